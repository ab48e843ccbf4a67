"""Windows of days: what a time without its year leaves open, and how two of them meet."""

import calendar
import datetime as dt
import re

from msgspec import Struct

DAY = dt.timedelta(days=1)
FRESH = dt.timedelta(days=60)  # how long into a new year a day of the old one is told without its year
YEARLESS = re.compile(
    r"pub\|(date|month)=(\d\d)(?:-(\d\d))?(?::(\d\d)(?:-(\d\d))?)?,(past|future|near|last|next|this)(?:,\d)?(?:\|\w+)?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Window(Struct, frozen=True):
    """Days, both ends included; None is open."""

    earliest: dt.date | None
    latest: dt.date | None

    def meet(self, other: "Window") -> "Window | None":
        """Return what two windows share, None if nothing."""
        first = max((d for d in (self.earliest, other.earliest) if d), default=None)
        last = min((d for d in (self.latest, other.latest) if d), default=None)
        return None if first and last and last < first else Window(first, last)


def measure(window: Window) -> int:
    """Return the days of a window; what is open at one end or both is wider than any that is not."""
    if window.earliest is None or window.latest is None:
        return 10**6 if window.earliest or window.latest else 10**7
    return (window.latest - window.earliest).days + 1


def find_in_year(form: str, year: int) -> Window | None:
    """Return the days of a form without a year in a given one."""
    match = YEARLESS.fullmatch(form)
    if not match:
        return None
    name, month, day, last_month, last_day, _ = match.groups()
    end_month = int(last_month or month)
    end_year = year + 1 if end_month < int(month) else year
    limit = calendar.monthrange(end_year, end_month)[1]
    try:
        first = dt.date(year, int(month), int(day or 1))
        last = dt.date(end_year, end_month, min(int(last_day or day or limit), limit) if name == "date" else limit)
    except ValueError:
        return None
    return Window(first, last)


def place_year(days: Window, when: str, *, is_day: bool) -> Window:
    """Return when a report was written that tells of these days without their year: in that year, before or after."""
    first, last = days.earliest or dt.date.min, days.latest or dt.date.max
    start, end = min(dt.date(first.year, 1, 1), first - FRESH), max(dt.date(last.year, 12, 31), last + FRESH)
    if when == "past":
        return Window(last if is_day else first, end)
    if when == "future":
        return Window(start, first - DAY if is_day else last)
    if when == "last":
        return Window(last + DAY, last + 366 * DAY)
    if when == "next":
        return Window(first - 366 * DAY, first - DAY)
    return Window(start, end)
