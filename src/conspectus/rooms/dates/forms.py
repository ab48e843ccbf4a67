"""Forms: what a time expression means, in a notation that can be anchored again and again.

    form   := range ("?" range)*                either one or the other: the interval covers both
    range  := chain | [chain] "/" [chain]       from one to the other; an end left out is open
    chain  := base ("|" step)*
    base   := "pub" | "event" | point | "(" form ")"
    point  := 2007 | 2007-03 | 2007-03-27 | 2007-Q1 | 2007-H2 | 2007-SP | 199X | 19XX

`pub` is the day of publication, `event` a day that the text does not date. Steps are described in docs/dates.md.
"""

import calendar
import datetime as dt
import re
from functools import lru_cache

from msgspec import Struct

from conspectus.records import Precision

Day = dt.date
DAY = dt.timedelta(days=1)
POINT = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])|(SP|SU|AU|WI)))?")
SEASONS = {"SP": 3, "SU": 6, "AU": 9, "WI": 12}  # first month; the year is that of the first month
WIDTHS: tuple[tuple[int, Precision], ...] = (
    (1, "day"),
    (31, "month"),
    (100, "season"),
    (366, "year"),
    (3660, "decade"),
)
PRECISIONS: dict[str, Precision] = {
    "d": "day",
    "w": "month",
    "m": "month",
    "q": "season",
    "y": "year",
    "X": "decade",
    "C": "open",
}


class Days(Struct, frozen=True):
    """An interval of days, both ends included; None is open."""

    earliest: Day | None
    latest: Day | None
    precision: Precision


class Chain(Struct, frozen=True):
    """A base and the steps that lead from it."""

    base: "Days | str | Node"
    steps: tuple[str, ...]


class Node(Struct, frozen=True):
    """A form taken apart: alternatives of one chain, or of two (from, to)."""

    ranges: tuple[tuple[Chain | None, ...], ...]


def month_days(year: int, month: int, months: int = 1) -> tuple[Day, Day]:
    """Return the first and last day of a run of months that begins with `month`, which may lie outside 1-12."""
    first = year * 12 + month - 1
    last = first + months - 1
    last_year, last_month = divmod(last, 12)
    end = calendar.monthrange(last_year, last_month + 1)[1]
    return dt.date(first // 12, first % 12 + 1, 1), dt.date(last_year, last_month + 1, end)


def shift_months(day: Day, months: int) -> Day:
    """Return the same day of another month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9998)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def judge_precision(earliest: Day | None, latest: Day | None) -> Precision:
    """Return the finest unit that the interval fits into."""
    if earliest is None or latest is None:
        return "open"
    width = (latest - earliest).days + 1
    return next((precision for limit, precision in WIDTHS if width <= limit), "open")


def read_point(text: str) -> Days | None:
    """Return the days of a point on the calendar, None if there is no such day."""
    match = POINT.fullmatch(text)
    if not match:
        return None
    year, month, day, quarter, half, season = match.groups()
    if year.endswith("XX"):
        return Days(dt.date(int(year[:2]) * 100 or 1, 1, 1), dt.date(int(year[:2]) * 100 + 99, 12, 31), "open")
    if year.endswith("X"):
        return Days(dt.date(int(year[:3]) * 10 or 1, 1, 1), dt.date(int(year[:3]) * 10 + 9, 12, 31), "decade")
    number = int(year)
    if not 1 <= number <= 9998:
        return None
    try:
        if day:
            exact = dt.date(number, int(month), int(day))
            return Days(exact, exact, "day")
        if month:
            return Days(*month_days(number, int(month)), "month")
    except (ValueError, calendar.IllegalMonthError):
        return None
    if quarter:
        return Days(*month_days(number, int(quarter) * 3 - 2, 3), "season")
    if half:
        return Days(*month_days(number, int(half) * 6 - 5, 6), "year")
    if season:
        return Days(*month_days(number, SEASONS[season], 3), "season")
    return Days(dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


@lru_cache(maxsize=4096)
def parse_form(form: str) -> Node:
    """Take a form apart; the same form always gives the same node."""
    ranges = []
    for part in _split(form, "?"):
        ends = _split(part, "/")
        ranges.append(tuple(_parse_chain(end) if end else None for end in ends))
    return Node(tuple(ranges))


def _split(text: str, mark: str) -> list[str]:
    """Split at a mark outside brackets."""
    if mark not in text:
        return [text]
    parts, depth, last = [], 0, 0
    for at, char in enumerate(text):
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == mark and not depth:
            parts.append(text[last:at])
            last = at + 1
    return [*parts, text[last:]]


def _parse_chain(text: str) -> Chain:
    base, *steps = _split(text, "|")
    if base.startswith("("):
        return Chain(parse_form(base[1:-1]), tuple(steps))
    return Chain(read_point(base) or base, tuple(steps))
