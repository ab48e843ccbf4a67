"""Quotation: the stretches of a document that stand in quotation marks, also over sentences, paragraphs and bullets."""

import re
from collections.abc import Sequence

from msgspec import Struct

from conspectus.records import Document, Extent, Sentence

OPENING, CLOSING, EITHER = "“«„", "”»", '"'
MARK = re.compile(r"[“”«»„\"]|''|``|(?<![\w])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
FOLLOWS = " \t\n\u00a0([{—–-/'‘"  # what may stand before an opening mark that looks the same both ways
LONGEST_GAP = 3  # characters between two quotes that run on: a line end, a bullet, a space


class Quote(Struct, frozen=True):
    """One stretch in quotation marks, [start, end) without the marks.

    is_broken: one of its marks is missing. runs_on: it goes on from the quote before it, in the next block.
    """

    start: int
    end: int
    is_broken: bool = False
    runs_on: bool = False


def find_quotes(document: Document, sentences: Sequence[Sentence | Extent]) -> list[Quote]:
    """Return the quotes of a document in text order; marks inside a quote are part of it."""
    quotes: list[Quote] = []
    is_open = False  # the block before ended inside a quote
    for block in document.blocks:
        found, is_open = _scan_block(document.text, block.start, block.end, runs_on=is_open)
        quotes += found
    return [
        _mend(quote, document, sentences) if quote.is_broken else quote for quote in quotes if quote.end > quote.start
    ]


def _scan_block(text: str, start: int, end: int, *, runs_on: bool) -> tuple[list[Quote], bool]:
    """Pair the marks of one block. An open one runs to the block's end, and on if the next block opens one."""
    quotes: list[Quote] = []
    opened: int | None = None
    single = False
    continues = runs_on
    for match in MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        is_single = mark in "‘’'" and mark != "''"
        opens = _opens(text, start, match, is_open=opened is not None)
        if opened is None:
            if opens and (not is_single or _has_partner(text, match.end(), end)):
                opened, single = match.end(), is_single
                continues = continues and not text[start:at].strip("•-– \t")
            elif not opens and not is_single:
                quotes.append(Quote(start if not quotes else quotes[-1].end, at, is_broken=True))
                continues = False
        elif not opens and is_single == single:
            quotes.append(Quote(opened, at, runs_on=continues))
            opened, continues = None, False
    if opened is not None and not single:
        quotes.append(Quote(opened, end, is_broken=True, runs_on=continues))
        return quotes, True
    return quotes, False


def _opens(text: str, start: int, match: re.Match[str], *, is_open: bool) -> bool:
    """Whether a mark opens a quotation; one that looks the same both ways by what stands beside it."""
    mark, at = match.group(), match.start()
    if mark in OPENING or mark in {"``", "‘"}:
        return True
    if mark in CLOSING or mark in {"''", "’"}:
        return False
    after = text[match.end() : match.end() + 1]
    is_before_word = after.isalnum() or after in OPENING + "$£€[('‘…"
    return is_before_word and (at == start or text[at - 1] in FOLLOWS) and not (is_open and text[at - 1] == "'")


def _has_partner(text: str, start: int, end: int) -> bool:
    """Whether a single mark is closed soon; otherwise it is an apostrophe."""
    return re.compile(r"(?<=[\w.,!?…])[’'](?![\w])").search(text, start, min(end, start + 300)) is not None


def _mend(quote: Quote, document: Document, sentences: Sequence[Sentence | Extent]) -> Quote:
    """Settle where a quote with a missing mark begins or ends: at the edge of its sentence or block."""
    text = document.text
    if quote.end < len(text) and text[quote.end] in CLOSING + EITHER + "'":
        start = max((s.start for s in sentences if s.start < quote.end), default=quote.start)
        return Quote(max(start, quote.start), quote.end, is_broken=True)
    within = [s for s in sentences if s.start <= quote.start < s.end]
    if not within or quote.runs_on:
        return quote
    if quote.start - within[0].start <= 1:  # the whole sentence is quoted: so is what follows in the block
        return quote
    return Quote(quote.start, within[0].end, is_broken=True)
