"""Dateline: the place, day and agency with which a wire report opens its first paragraph."""

import re
from collections.abc import Iterator

from conspectus.rooms.clean.names import DATE, MONTH, HeadLine, Register, list_towns
from conspectus.rooms.clean.sheet import Piece, Sheet

REACH = 3  # paragraphs among which the first may be, behind a standfirst or two
SHORTEST = 8  # words of a paragraph
CAPITALS = re.compile(r"[A-Z]{3}")
_WORD = rf"(?!{MONTH} \d)[A-Z][\w.'’-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /]+{_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}})"
_DATE = rf"(?P<date>{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?)"
_AGENCY = r"[(/](?P<agency>[A-Z][^()/]{1,40})[)/]"
_END = r"(?:-{1,3}|[–—―])"
DATELINE = re.compile(
    rf"(?:{_PLACE}(?:,? {_DATE})?(?P<stop>\.)?,?\s*)?"
    rf"(?:{_AGENCY}\.?\s*{_END}?|(?P<dash>{_END}|:)|(?<=\d\.)(?= ))\s*(?=[\"“'‘(]?[A-Z0-9“])"
)
DATED_AGENCY = re.compile(rf"{_DATE}\s*{_AGENCY}\s*{_END}\s*(?=[\"“'‘(]?[A-Z0-9“])")  # "May 5 (Northline) --"
OUTLET_FIRST = re.compile(  # "The Lakeside Star (Kisumu), 9 September 2018 --"
    rf"(?P<agency>(?:The )?[A-Z][\w.'’-]*(?: [A-Z&][\w.'’-]*){{0,5}}) \([A-Z][\w .]{{2,25}}\),? "
    rf"(?P<date>(?:{MONTH} \d{{1,2}},? |\d{{1,2}} {MONTH},? )\d{{4}})\s*{_END}\s*(?=[\"“'‘(]?[A-Z0-9“])"
)
_NAME = r"(?:[A-Z][\w'’.-]*[a-z][\w'’.-]*|[A-Z]\.)"
SURE = (OUTLET_FIRST, DATED_AGENCY)
BYLINE = re.compile(rf"By (?P<names>{_NAME}(?: (?:{_NAME}|and)){{1,7}}?)\s+(?=[A-Z]{{3}}|\()")
BEGINNING = re.compile(r"[\"“‘(]?[A-Z]")
DASHED = re.compile(rf"{_END}\s*$")
DASHES = ("- ", "– ", "— ")
SLUG = 90  # characters of a wire's key words that may stand before the headline's repetition


def cut_dateline(sheet: Sheet, title: str | None, register: Register) -> Iterator[HeadLine]:
    """Cut headline, byline and dateline off the first paragraph, and yield what they say."""
    for piece in [p for p in sheet.pieces if p.words >= SHORTEST and p.mark == "" and p.text != title][:REACH]:
        if title:
            _cut_headline(sheet, piece, title)
        byline = BYLINE.match(piece.text)
        if byline and (line := register.read_line(byline.group().strip())) is not None:
            sheet.cut_part(piece, 0, byline.end(), "byline")
            yield line
        dateline = next((m for p in SURE if (m := p.match(piece.text))), None) or DATELINE.match(piece.text)
        if dateline is None or not (dateline.re in SURE or _is_dateline(dateline, register)):
            continue
        agency, date = dateline.group("agency"), dateline.group("date")
        sheet.cut_part(piece, 0, dateline.end(), "dateline")
        is_sure = date is not None or (agency is not None and register.is_outlet(agency))
        yield HeadLine(outlet=agency if is_sure else None, date=date)
        return


def _cut_headline(sheet: Sheet, piece: Piece, title: str) -> None:
    """Cut the headline that an archive ran into the first paragraph, with the key words before it."""
    at = piece.text.find(title, 0, len(title) + SLUG)
    rest = piece.text[at + len(title) :].lstrip()
    if at >= 0 and len(title.split()) >= 3 and BEGINNING.match(rest):
        sheet.cut_part(piece, 0, at + len(title), "repeated")


def _is_dateline(match: re.Match[str], register: Register) -> bool:
    """Whether it is one: a known agency or place and a dash, or a place in capitals with a date or a country."""
    if not match.group().strip():
        return False
    place, agency, dash = match.group("place") or "", match.group("agency"), match.group("dash")
    parts = [part.strip() for part in re.split(r"[,/]", place) if part.strip()]
    is_known = bool(parts) and register.is_place(parts[0]) and not re.fullmatch(r"[A-Z]{2}", parts[0])
    in_capitals = bool(parts) and CAPITALS.search(parts[0]) is not None and parts[0].isupper()
    is_spaced = dash is not None and re.search(r"\s[-–—―]+\s*$|--\s*$|[—―]\s*$|:\s+$", match.group()) is not None
    if agency and match.group("date") and in_capitals and match.group("dash") is None and DASHED.search(match.group()):
        return True
    if agency:
        return register.is_outlet(agency) or (in_capitals and agency.isupper() and match.group().endswith(DASHES))
    if match.group("date") and DATE.search(match.group()):
        return (in_capitals or is_known) and (is_spaced or (match.group("stop") is not None and in_capitals))
    if not is_spaced or not parts:
        return False
    if dash == ":":
        return in_capitals and (is_known or len(parts) > 1 or parts[0].title() in list_towns())
    return is_known or (in_capitals and len(parts) > 1)
