"""Datelines: dates of publication as metadata, heads, addresses and file names print them."""

import re
from collections.abc import Iterator

from msgspec import Struct

from conspectus.records import Document
from conspectus.rooms.dates.calendar import Calendar
from conspectus.rooms.dates.clues import Clue
from conspectus.rooms.dates.forms import Day, read_point
from conspectus.rooms.dates.lexemes import Scan, cut_lexemes
from conspectus.rooms.dates.points import Term, list_numeric
from conspectus.rooms.dates.steps import resolve_form
from conspectus.rooms.dates.stretches import read_point as read_term

COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*")
IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")
PLACE_BEFORE = re.compile(r"(?:^|\n|\))\s*[A-Z][A-Z.'’ -]+(?:, ?[A-Z][\w.' -]+){0,2},? $")
AGENCY_AFTER = re.compile(r"\s*(?:\([^)\n]{2,30}\)|/[^/\n]{2,30}/)?\s*(?:--|—|–|-)\s")
ISSUED = re.compile(r"\b(?:issued|released|published)(?: on)? $", re.IGNORECASE)  # "bulletin, issued 7 July 2022"
HEAD, FOOT = 6, 3  # blocks at either end of a text in which a date may stand by itself
BESIDE = 3  # words that may stand beside such a date: an outlet, "Published on"


class Printed(Struct, frozen=True):
    """A date as printed: a form that needs nothing else ("2007-04-02", "A?B"), or a day without a year."""

    form: str
    text: str
    start: int = -1  # where it stands in the document's text, if it does
    end: int = -1


def read_printed(text: str, calendar: Calendar, order: str | None) -> Printed | None:
    """Read the first date of a line that is not the day of an update."""
    if match := COMPACT.fullmatch(text):
        form = "-".join(match.groups())
        return Printed(form, text.strip()) if read_point(form) else None
    scan = Scan(cut_lexemes(text, 0, len(text)), calendar, order)
    later: Printed | None = None
    i, is_later = 0, False
    while i < len(scan.lexemes):
        is_later = is_later or calendar.has("later_marks", scan.word(i))
        term = _read_day(scan, i)
        if term is None:
            i += 1
            continue
        printed = Printed(term.whole, text[scan.at(i).start : scan.at(term.end - 1).end])
        if not is_later:
            return printed
        later, is_later, i = later or printed, False, term.end
    return later


def _read_day(scan: Scan, i: int) -> Term | None:
    term = read_term(scan, i)
    if term is None and (year := scan.year(i)) and len(scan.lexemes) == 1:
        return Term(i + 1, "year", year)
    if term is None or term.rule not in ("day", "numeric", "iso", "weekday and day", "month"):
        return None
    return term if term.form or term.rule != "month" else None


def find_in_path(path: str) -> Printed | None:
    """Find a full date in an address or the name of a file."""
    for match in IN_PATH.finditer(path):
        form = f"{match[1]}-{match[3]}-{match[4]}"
        if read_point(form):
            return Printed(form, match[0])
    return None


def find_order(document: Document, calendar: Calendar) -> str | None:
    """Return which of day and month comes first in this document's figures, where it shows: "dmy", "mdy" or None."""
    seen: set[str] = set()
    for text in (document.text, document.dateline or "", document.declared or ""):
        for match in NUMERIC.finditer(text):
            if len(list_numeric(match[0], None)) == 1 and match[1] != match[3]:
                seen.add("dmy" if int(match[1]) > 12 else "mdy")
    if len(seen) == 1:
        return seen.pop()
    domain = re.match(r"(?:https?://)?[^/\s]*\.([a-z]{2})(?=[:/]|$)", document.url or "")
    if domain and not seen:
        return (
            "mdy" if calendar.has("month_first", domain[1]) else "dmy" if calendar.has("day_first", domain[1]) else None
        )
    return None


def find_datelines(document: Document, clues: list[Clue]) -> Iterator[Printed]:
    """Find dates that stand as datelines in the text itself: after a place and before a dash, or on a line alone."""
    text, blocks = document.text, document.blocks
    edge = {*range(min(HEAD, len(blocks))), *range(max(len(blocks) - FOOT, 0), len(blocks))}
    for clue in clues:
        if clue.rule not in ("day", "numeric", "iso", "weekday and day") or clue.block not in edge:
            continue
        block = blocks[clue.block]
        before, after = text[block.start : clue.start], text[clue.end : block.end]
        is_agency = clue.start < 2000 and PLACE_BEFORE.search(before) and AGENCY_AFTER.match(after)
        beside = re.findall(r"[^\W\d_]{2,}", before + " " + after)
        is_issue = clue.block < HEAD and clue.is_loose and ISSUED.search(before) and not after.strip(" .")
        if is_issue or is_agency or (clue.is_loose and len(beside) <= BESIDE and not _is_told(beside)):
            yield Printed(clue.form, text[clue.start : clue.end], clue.start, clue.end)


def _is_told(words: list[str]) -> bool:
    low = {word.lower() for word in words}
    return bool(low & {"copyright", "updated", "photo", "file", "crawled", "deadline", "accessed", "retrieved"})


def list_days(printed: Printed) -> list[Day]:
    """Return the days that a printed date may mean; none if its year is not printed, or it is no day."""
    if "pub" in printed.form:
        return []
    found = [resolve_form(form, None) for form in printed.form.split("?")]
    return [days.earliest for days in found if days and days.earliest and days.earliest == days.latest]
