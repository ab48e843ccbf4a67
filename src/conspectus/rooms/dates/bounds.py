"""Bounds: what the times in a text say about the day it was written."""

import datetime as dt

from msgspec import Struct

from conspectus.rooms.dates.clues import EXPLICIT, Clue
from conspectus.rooms.dates.forms import DAY, Day, Days
from conspectus.rooms.dates.steps import resolve_form

FRESH = dt.timedelta(days=60)  # a December day is told without its year well into the next one
WEEK = dt.timedelta(days=6)


class Bounds(Struct, frozen=True):
    """Between which days a document was written, and the clues that say so. None is open."""

    earliest: Day | None = None
    latest: Day | None = None
    lower: Clue | None = None
    upper: Clue | None = None
    reason: str = ""


def find_bounds(clues: list[Clue]) -> Bounds:
    """Return the tightest interval that the text justifies: after what it reports, before what it announces."""
    dated = [(clue, days) for clue in clues if clue.kind == "date" and (days := _read_days(clue))]
    floors = [(day, clue) for clue, days in dated if (day := _find_floor(clue, days))]
    lowest = max(floors, key=lambda f: (f[0], -f[1].start), default=None)
    ceilings = [
        (day, clue) for clue, days in dated if (day := _find_ceiling(clue, days)) and (not lowest or day >= lowest[0])
    ]
    strong = [c for c in ceilings if c[1].tense == "future"]
    highest = min(strong or ceilings, key=lambda c: (c[0], c[1].start), default=None)
    bounds = Bounds(
        lowest[0] if lowest else None,
        highest[0] if highest else None,
        lowest[1] if lowest else None,
        highest[1] if highest else None,
    )
    return _find_week(clues, bounds) or _find_year(clues, dated, bounds) or bounds


def _read_days(clue: Clue) -> Days | None:
    """Return the days of a clue that names its year; "since 2018" and "by 2024" count as the year itself."""
    if "pub" in clue.form or "event" in clue.form or "?" in clue.form:
        return None
    form, _, last = clue.form.rpartition("|")
    return resolve_form(form if last in ("since", "until", "after", "before") else clue.form, None)


def _find_floor(clue: Clue, days: Days) -> Day | None:
    if days.earliest is None or days.earliest.year < 1900:
        return None
    is_told = clue.tense == "past" or (clue.tense in ("near", "hoped") and clue.is_loose and days.precision == "day")
    if not is_told or (clue.form.endswith("|before") or clue.form.endswith("|until")):
        return None
    return days.latest if days.precision == "day" else days.earliest


def _find_ceiling(clue: Clue, days: Days) -> Day | None:
    if clue.tense not in ("future", "hoped") or clue.is_loose or days.latest is None or days.earliest is None:
        return None
    return days.earliest - DAY if days.precision == "day" else days.latest


# ---------------------------------------------------------------- the week


def _find_week(clues: list[Clue], bounds: Bounds) -> Bounds | None:
    """Take a full date that a signature bears as this week's, if its weekday is told too."""
    day, clue = bounds.earliest, bounds.lower
    if day is None or clue is None or not clue.is_signed or not EXPLICIT.fullmatch(clue.form):
        return None
    mark = f"pub|weekday={day.isoweekday()},past"
    same = next((c for c in clues if c.form == mark), None)
    upper = day + WEEK
    if same is None or (bounds.latest and bounds.latest < upper):
        return None
    return Bounds(day, upper, clue, same, "it bears {lower}, and tells of that weekday as the last one")


# ---------------------------------------------------------------- the year


def _find_year(clues: list[Clue], dated: list[tuple[Clue, Days]], bounds: Bounds) -> Bounds | None:
    """Take days told without a year as those of the year of writing, if the text shows which year that is.

    A year that stands beside a month says as a rule that it is another one than the year of writing ("signed in April
    2021"); so only a neighbour that drops it tells ("in July and, before that, in April 2024").
    """
    start = max((days.earliest for clue, days in dated if clue.is_current and days.earliest), default=None)
    if start is None:
        return None
    told = [(days, c) for c in clues if c.tense == "past" and is_yearless(c) and (days := _next_after(c, start))]
    inside = [(day, clue) for day, clue in told if bounds.latest is None or day <= bounds.latest]
    last = max(inside, key=lambda t: (t[0], -t[1].start), default=None)
    if last is None:
        return None
    end = find_year_end(last[0])
    latest = min(end, bounds.latest) if bounds.latest else end
    return Bounds(last[0], latest, last[1], bounds.lower, "it tells of {lower} without a year, after {upper}")


def _next_after(clue: Clue, start: Day) -> Day | None:
    """Return when a yearless day, or the first day of a yearless month, comes round after another."""
    days = resolve_form(clue.form.replace(",past", ",future"), start)
    if days is None:
        return None
    return days.latest if "date=" in clue.form else days.earliest


def is_yearless(clue: Clue) -> bool:
    """Whether a clue is a day or a part of a year that leaves its year out."""
    return clue.kind == "date" and clue.form.startswith(("pub|date=", "pub|month=", "pub|season=", "pub|quarter="))


def find_year_end(day: Day) -> Day:
    """Return until when a day is told without its year: to the end of its year, and a while into the next."""
    return max(dt.date(day.year, 12, 31), day + FRESH)
