"""Cleaner: a draft -> a document whose text has one block a line, with what was cut and why."""

import re
from typing import Literal

from babel import Locale
from msgspec import Struct, structs

from conspectus.errors import UnreadableError
from conspectus.knowledge import Knowledge
from conspectus.records import Block, Document, Draft, make_id
from conspectus.rooms.clean.cuts import (
    Rules,
    cut_ends,
    cut_glued,
    cut_inside,
    cut_lines,
    cut_repeated,
    cut_shouted,
    load_rules,
)
from conspectus.rooms.clean.head import Head, read_head
from conspectus.rooms.clean.language import cut_foreign, detect_language
from conspectus.rooms.clean.lines import split_sheet
from conspectus.rooms.clean.markup import cut_labels, strip_escapes, strip_markdown
from conspectus.rooms.clean.names import Register, load_register
from conspectus.rooms.clean.repair import HYPHEN, Spelling, repair_words
from conspectus.rooms.clean.sheet import Piece, Sheet

Kind = Literal["title", "heading", "paragraph", "bullet"]

# Endings of web addresses that are no country's; and countries' that are English words which begin a sentence.
ENDINGS = {"com", "org", "net", "gov", "edu", "info", "biz", "js", "py", "eu", "uk"}
WORDS = {
    "am",
    "an",
    "as",
    "at",
    "be",
    "by",
    "do",
    "he",
    "if",
    "in",
    "is",
    "it",
    "me",
    "mr",
    "ms",
    "my",
    "no",
    "so",
    "to",
    "us",
}
MARKED: dict[str, Kind] = {"title": "heading", "heading": "heading", "bullet": "bullet", "caption": "paragraph"}
HEADING_WORDS = 14
BROKEN_WORDS = 4  # words of a line from which on it may be a paragraph broken in the middle of a sentence;
BROKEN_FIRST_WORDS = 12  # of the first line, which may be a headline with a lower-case line under it
MIDDLE = re.compile(r"(?:[\w,)%”’\"-]|\b(?:[A-Z]\.){2,})$")  # how a line ends whose sentence goes on
LOWER = re.compile(r"^[a-z](?![a-z]*[A-Z])")  # and how the next begins ("iPhone" is a name)


class Cleaner(Struct, frozen=True):
    """What cleaning knows: lines of boilerplate, names of outlets and places, endings of web addresses."""

    rules: Rules
    register: Register
    spelling: Spelling


def load_cleaner(knowledge: Knowledge) -> Cleaner:
    """Build the cleaner from the tables `boilerplate` and `outlets`."""
    countries = {str(code).lower() for code in Locale("en").territories if len(str(code)) == 2}
    boilerplate = knowledge["boilerplate"]
    spelling = Spelling(frozenset((countries | ENDINGS) - WORDS), frozenset(boilerplate["hyphens"]["keep"]))
    return Cleaner(load_rules(boilerplate), load_register(knowledge), spelling)


def clean_draft(draft: Draft, cleaner: Cleaner) -> Document:
    """Clean a draft: cut what is no part of the report, mend what copying broke, read what it says of itself.

    Raises:
        UnreadableError: nothing but boilerplate is left, or the text is not English.
    """
    sheet = split_sheet(draft)
    if draft.media in {"text", "markdown"}:
        strip_markdown(sheet)
    else:
        strip_escapes(sheet)
    cut_glued(sheet)
    _repair(sheet, cleaner.spelling)
    _join_broken(sheet, cleaner.spelling, only_adjacent=True)
    cut_labels(sheet)
    cut_lines(sheet, cleaner.rules)
    cut_inside(sheet, cleaner.rules)
    cut_ends(sheet, cleaner.rules)
    cut_repeated(sheet)
    _join_broken(sheet, cleaner.spelling)
    head = read_head(sheet, draft.metadata, cleaner.register)
    cut_foreign(sheet)
    cut_shouted(sheet)
    cut_ends(sheet, cleaner.rules)
    _join_broken(sheet, cleaner.spelling)
    return _make_document(draft, sheet, head)


def _repair(sheet: Sheet, spelling: Spelling) -> None:
    whole = HYPHEN.sub(" ", "\n".join(piece.text for piece in sheet.pieces).lower())
    known = structs.replace(spelling, vocabulary=frozenset(re.findall(r"\w+(?:-\w+)*", whole)))
    for piece in sheet.pieces:
        piece.text = repair_words(piece.text, known)
    sheet.drop_empty()


def _join_broken(sheet: Sheet, spelling: Spelling, *, only_adjacent: bool = False) -> None:
    """Join a paragraph that was broken in the middle of a sentence."""
    joined: list[Piece] = []
    for piece in sheet.pieces:
        last = joined[-1] if joined else None
        least = BROKEN_WORDS if len(joined) > 1 else BROKEN_FIRST_WORDS
        is_open = last is not None and last.mark in {"", "bullet"} and last.words >= least and MIDDLE.search(last.text)
        goes_on = piece.mark == "" and LOWER.match(piece.text) and (piece.follows or not only_adjacent)
        if last is not None and is_open and goes_on and not _ends_said(last):
            last.text = repair_words(f"{last.text}\n{piece.text}", spelling)
            last.raw += "\n" + piece.raw
            last.dropped += piece.dropped
        else:
            joined.append(piece)
    sheet.pieces = joined


def _ends_said(piece: Piece) -> bool:
    """Whether a line ends with a full stop inside a quotation."""
    return re.search(r"[.!?…][”’\"')]+$", piece.text) is not None


def _make_document(draft: Draft, sheet: Sheet, head: Head) -> Document:
    if not sheet.pieces or all(piece is head.piece for piece in sheet.pieces):
        raise UnreadableError("clean", f"{draft.path}: nothing but head lines and boilerplate in it")
    pieces = sheet.pieces
    if head.piece is not None:
        pieces = [head.piece, *(piece for piece in pieces if piece is not head.piece)]
    text = "\n".join(piece.text for piece in pieces)
    blocks: list[Block] = []
    at = 0
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        kind = _find_kind(piece, following, head)
        blocks.append(Block(at, at + len(piece.text), kind))
        at += len(piece.text) + 1
    return Document(
        id=make_id("d", text, head.title or "", head.outlet or "", head.dateline or "", draft.metadata.published or ""),
        path=draft.path,
        outlet=head.outlet,
        title=head.title,
        authors=head.authors,
        language=_find_language(draft, text),
        translated_from=head.translated_from,
        text=text,
        blocks=tuple(blocks),
        left_out=draft.left_out + sheet.list_cuts(),
        dateline=head.dateline,
        declared=draft.metadata.published,
        url=draft.metadata.url,
    )


def _find_kind(piece: Piece, following: Piece | None, head: Head) -> Kind:
    if piece is head.piece:
        return "title"
    if piece.mark:
        return MARKED[piece.mark]
    is_short = (
        piece.words <= HEADING_WORDS
        and not (piece.text[0].islower() or piece.text[0] == "(")
        and " | " not in piece.text
    )
    is_titled = (not piece.is_stopped and piece.text[-1] not in ":;,") or piece.text.endswith("?")
    leads = following is not None and (
        following.is_stopped or following.words > HEADING_WORDS or following.mark == "bullet"
    )
    return "heading" if is_short and is_titled and leads else "paragraph"


def _find_language(draft: Draft, text: str) -> str | None:
    declared = (draft.metadata.language or "").replace("_", "-").split("-")[0].strip().lower()
    language = declared if declared.isalpha() and len(declared) > 1 else detect_language(text)
    if language not in {None, "en", "english"}:
        raise UnreadableError("clean", f"{draft.path}: language is {language}; only English is read")
    return "en" if language == "english" else language
