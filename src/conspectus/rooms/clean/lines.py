"""Lines: a draft's text -> pieces. Lines that a program wrapped are put together, the rest stays one piece a line."""

import re
from collections import Counter
from itertools import pairwise

from conspectus.records import Draft
from conspectus.rooms.clean.repair import clean_characters
from conspectus.rooms.clean.sheet import Mark, Piece, Sheet

RULE = re.compile(r"^(?:[-–—_=*~#+.·•|:]\s*){3,}$|^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?$")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s+#+)?$")
BULLET = re.compile(r"^(?:[•‣◦▪●■□▶▷◆◇○·∙⁃\uf0a7\uf0b7\uf0d8*+-]|[–—])\s+(?=\S)")
NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s+(?=\S)")
PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
WIDEST = {"text": 120, "markdown": 120, "pdf": 200}  # characters; nobody wraps lines wider than that
SLACK = {"text": 0.06, "markdown": 0.06, "pdf": 0.15}  # of the width: letters of a PDF are not equally wide
WRAPPED = 0.6  # share of line ends that must be forced by the width; a poem or a list has under half
FEWEST = 4  # line ends that must be seen
HANGING = 2  # spaces before a line that goes on with a bullet
EDGE = 2  # lines at the top and at the bottom of a page that may be its header or footer


def split_sheet(draft: Draft) -> Sheet:
    """Split a draft into pieces, and take page headers, page numbers and rules off."""
    sheet = Sheet([])
    pages = draft.text.split("\f") if draft.media == "pdf" else [draft.text]
    lines = [clean_characters(page).split("\n") for page in pages]
    furniture = _find_furniture(lines) if len(lines) > 1 else set()
    kept: list[str] = []
    for page in lines:
        edges = _list_edges(page)
        for number, line in enumerate(page):
            if number in edges and (_blur(line) in furniture or (len(lines) > 1 and PAGE_NUMBER.match(line.strip()))):
                sheet.note(len(kept), line, "page header")
            else:
                kept.append(line.rstrip())
    width = _find_width(kept, draft.media)
    sheet.pieces = _make_pieces(kept, width, sheet)
    return sheet


def _list_edges(page: list[str]) -> set[int]:
    filled = [number for number, line in enumerate(page) if line.strip()]
    return {*filled[:EDGE], *filled[-EDGE:]}


def _blur(line: str) -> str:
    """Make headers that differ in the page number alike."""
    return re.sub(r"\d+", "#", " ".join(line.split())).lower()


def _find_furniture(pages: list[list[str]]) -> set[str]:
    """Find the lines that stand at the edge of more than half of the pages."""
    seen = Counter(blurred for page in pages for blurred in {_blur(page[n]) for n in _list_edges(page)})
    return {line for line, count in seen.items() if count >= 2 and count > len(pages) / 2}


def _find_width(lines: list[str], media: str) -> float | None:
    """Find the width at which a program wrapped the lines; None if each paragraph is a line of its own.

    A line end is forced by a width if the next word would not have fitted.
    """
    if media not in WIDEST:
        return None
    pairs = [(a.strip(), b.strip()) for a, b in pairwise(lines) if a.strip() and b.strip() and not _is_start(b)]
    lengths = sorted(len(a) for a, _ in pairs)
    if len(pairs) < FEWEST:
        return None
    width = lengths[int(len(lengths) * 0.9)] * (1 - SLACK[media])
    forced = sum(_is_forced(a, b, width) for a, b in pairs)
    return width if width <= WIDEST[media] and forced >= WRAPPED * len(pairs) else None


def _is_forced(line: str, following: str, width: float) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _is_start(line: str) -> bool:
    """Whether a line says by its sign that something begins: a bullet, a number, a heading, a rule."""
    stripped = line.strip()
    return any(p.match(stripped) for p in (BULLET, NUMBERED, HEADING, RULE)) or stripped.startswith((">", "|"))


def _make_pieces(lines: list[str], width: float | None, sheet: Sheet) -> list[Piece]:
    pieces: list[Piece] = []
    is_open = False  # the last piece stands right above
    last = ""
    for order, line in enumerate(lines):
        stripped = line.strip()
        if not stripped or RULE.match(stripped):
            sheet.note(order, stripped, "markup")
            is_open = False
            continue
        joins = (
            is_open
            and not _is_start(line)
            and ((width is not None and _is_forced(last, stripped, width)) or _hangs(pieces[-1], line))
        )
        if joins and pieces[-1].mark not in {"title", "heading"}:
            pieces[-1].raw += "\n" + line
            pieces[-1].text += "\n" + stripped
        else:
            mark, text = _read_mark(stripped)
            pieces.append(Piece(line, text, order, mark, is_open))
        is_open, last = True, stripped
    return pieces


def _hangs(piece: Piece, line: str) -> bool:
    """Whether a line is set under the words of a bullet, not under its sign: it goes on with it."""
    indent = len(line) - len(line.lstrip())
    return piece.mark == "bullet" and indent >= HANGING and indent > len(piece.raw) - len(piece.raw.lstrip())


def _read_mark(line: str) -> tuple[Mark, str]:
    """Read the sign that begins a line, and take it off."""
    line = re.sub(r"^(?:>\s?)+", "", line)
    if line.startswith("|"):
        return "", line.strip("| ")
    if heading := HEADING.match(line):
        return ("title" if len(heading.group(1)) == 1 else "heading"), heading.group(2)
    if bullet := BULLET.match(line):
        return "bullet", line[bullet.end() :]
    return ("bullet" if NUMBERED.match(line) else ""), line
