"""Markup: the signs of Markdown and of broadcasters' scripts, taken off the text that they stand around."""

import re

from conspectus.records import Cut
from conspectus.rooms.clean.sheet import Piece, Sheet

IMAGE = re.compile(r"!\[([^\[\]]{0,400})\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)?)(?:\s+\"[^\"]*\")?\)")
LINK = re.compile(r"(?<!!)\[([^\[\]]{1,400})\]\(<?([^()\s<>]*(?:\([^()]*\)[^()\s]*)?)>?(?:\s+\"[^\"]*\")?\)")
ADDRESS = re.compile(r"<(?:https?://|mailto:|www\.)[^<>\s]+>")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()<>#+.!$~|&%\"'^=:@/-])")
LEFT_OVER = re.compile(r"\\([$€£¥%&#\"'])")  # no Markdown here: a backslash before any other sign may be meant
TRAILING = re.compile(r"\s*\\$")
EMPHASIS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\w)\*\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*\*(?!\*)",
        r"\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*(?!\*)",
        r"(?<!\w)__(?=\S)(.{1,400}?)(?<=\S)__(?!\w)",
        r"(?<![\w*])\*(?=[^\s*])(.{1,400}?)(?<=[^\s*])\*(?![\w*])",
        r"(?<!\w)_(?=[^\s_])(.{1,400}?)(?<=[^\s_])_(?!\w)",
        r"~~(?=\S)(.{1,400}?)(?<=\S)~~",
        r"(?<!`)`([^`]{1,400})`(?!`)",
    )
)
# "[REPORT]" between sentences: what a script says of the piece, not the speaker
SCRIPT_LABEL = re.compile(r"(?:^|(?<=[.!?…\"”’]))\s*\[[A-Z][A-Z /&-]{2,24}\](?=\s*(?:[A-Z\"“‘'(\[]|$))")


def strip_markdown(sheet: Sheet) -> None:
    """Take Markdown's signs off; a link leaves its words, its address and images are kept among what was cut."""
    for piece in sheet.pieces:
        if not any(sign in piece.text for sign in "*_[`\\<~"):
            continue
        text = IMAGE.sub(lambda m, p=piece: _drop(p, m.group(), "caption"), piece.text)  # type: ignore[misc]
        text = LINK.sub(lambda m, p=piece: m.group(1) + _drop(p, m.group(2), "markup"), text)  # type: ignore[misc]
        text = ADDRESS.sub(lambda m, p=piece: _drop(p, m.group(), "markup"), text)  # type: ignore[misc]
        for pattern in EMPHASIS:
            text = pattern.sub(r"\1", text)
        piece.text = TRAILING.sub("", ESCAPE.sub(r"\1", text)).strip()
    sheet.drop_empty()


def strip_escapes(sheet: Sheet) -> None:
    """Take off the backslashes that a converter left before signs: "\\$1.5 million" in a page."""
    for piece in sheet.pieces:
        if "\\" in piece.text:
            piece.text = LEFT_OVER.sub(r"\1", piece.text)


def cut_labels(sheet: Sheet) -> None:
    """Cut the labels of broadcasters' scripts."""
    for piece in sheet.pieces:
        sheet.cut_all(piece, SCRIPT_LABEL, "section label")
    sheet.drop_empty()


def _drop(piece: Piece, text: str, reason: str) -> str:
    piece.dropped.append(Cut(text, reason))
    return ""
