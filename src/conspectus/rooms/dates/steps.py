"""Steps: how a form moves from its base to the days that it means."""

import datetime as dt
from collections.abc import Callable

from conspectus.records import Precision
from conspectus.rooms.dates.forms import (
    DAY,
    PRECISIONS,
    SEASONS,
    Chain,
    Day,
    Days,
    Node,
    judge_precision,
    month_days,
    parse_form,
    shift_months,
)

Step = Callable[[Days, str, Day | None], Days | None]
SUNDAY = 6
UNIT_MONTHS = {"m": 1, "q": 3, "y": 12, "X": 120, "C": 1200}
YEAR = 370  # days; a weekday that fits only further off is a slip of the pen
OLD, SOON = 300, 65  # days: a day told as past that lies so far back is the coming one, if that is so near
QUARTER = range(89, 93)  # days; of a quarter the parts are its months
PARTS = {  # of a year in months, of a month in days; "late 2006" is its last quarter, "early August" its first ten days
    "early": ((1, 3), (1, 10)),
    "mid": ((4, 6), (11, 10)),
    "late": ((10, 3), (21, 11)),
    "start": ((1, 2), (1, 7)),
    "end": ((11, 2), (25, 7)),
}


def resolve_form(form: str, published: Day | None) -> Days | None:
    """Return the days that a form means to a reader on the day of publication.

    Returns:
        None where the form hangs on an event, or on a day of publication that is not known.
    """
    return _run_node(parse_form(form), published)


def _run_node(node: Node, pub: Day | None) -> Days | None:
    found = [_run_range(ends, pub) for ends in node.ranges]
    known = [days for days in found if days is not None]
    if len(known) < len(found) or not known:
        return None
    return known[0] if len(known) == 1 else cover(known)


def _run_range(ends: tuple[Chain | None, ...], pub: Day | None) -> Days | None:
    days = [_run_chain(chain, pub) if chain else None for chain in ends]
    if len(days) == 1:
        return days[0]
    first, last = days[0], days[1]
    if (ends[0] and first is None) or (ends[1] and last is None):
        return None
    earliest: Day | None = first.earliest if first else None
    latest: Day | None = last.latest if last else None
    if earliest is None or latest is None:
        return Days(earliest, latest, "open")
    if latest < earliest:  # "November to February": the later end is the one that was said last
        latest = max(shift_months(latest, 12), earliest)
    return Days(earliest, latest, first.precision if first else "open")


def _run_chain(chain: Chain, pub: Day | None) -> Days | None:
    days: Days | None
    if isinstance(chain.base, Days):
        days = chain.base
    elif isinstance(chain.base, Node):
        days = _run_node(chain.base, pub)
    else:
        days = Days(pub, pub, "day") if chain.base == "pub" and pub else None
    for step in chain.steps:
        if days is None:
            return None
        try:
            days = _take_step(days, step, pub)
        except (OverflowError, ValueError):  # outside the calendar
            return None
    return days


def _take_step(days: Days, step: str, pub: Day | None) -> Days | None:
    name, _, argument = step.partition("=")
    if name[0] in "+-":
        return _shift(days, name)
    return STEPS[name](days, argument, pub)


def cover(parts: list[Days]) -> Days:
    """Return the shortest interval that covers all; open where one of them is."""
    firsts, lasts = [p.earliest for p in parts], [p.latest for p in parts]
    earliest = min((d for d in firsts if d), default=None) if None not in firsts else None
    latest = max((d for d in lasts if d), default=None) if None not in lasts else None
    return Days(earliest, latest, judge_precision(earliest, latest))


# ---------------------------------------------------------------- steps by a number of units: "-7y", "+2d", "-2:5y"


def _shift(days: Days, step: str) -> Days | None:
    if days.earliest is None or days.latest is None:
        return None
    sign, unit = (1 if step[0] == "+" else -1), step[-1]
    low, _, high = step[1:-1].partition(":")
    if high:
        ends = [_shift(days, f"{step[0]}{n}{unit}") for n in (low, high)]
        return cover([end for end in ends if end])
    number = sign * int(low)
    if unit in "dw":
        move = dt.timedelta(days=number * (7 if unit == "w" else 1))
        slack = dt.timedelta(days=3 if unit == "w" and days.precision == "day" else 0)
        return Days(days.earliest + move - slack, days.latest + move + slack, PRECISIONS[unit])
    first, last = (shift_months(day, number * UNIT_MONTHS[unit]) for day in (days.earliest, days.latest))
    if unit == "m":
        return Days(month_days(first.year, first.month)[0], month_days(last.year, last.month)[1], "month")
    if days.precision in ("day", "month", "season") and (days.latest - days.earliest).days > 20 and unit == "y":
        return Days(first, month_days(last.year, last.month)[1], days.precision)
    return Days(dt.date(first.year, 1, 1), dt.date(last.year, 12, 31), "year")


def _stretch(days: Days, argument: str, pub: Day | None) -> Days | None:
    """`span=+3y`: from the base on; `span=-3y`: up to the base."""
    if days.earliest is None or days.latest is None:
        return None
    number, unit = int(argument[:-1]), argument[-1]
    start = days.latest if number > 0 else days.earliest
    if unit in "dw":
        end = start + dt.timedelta(days=number * (7 if unit == "w" else 1))
    else:
        end = shift_months(start, number * UNIT_MONTHS[unit])
    return Days(min(start, end), max(start, end), PRECISIONS[unit])


# ---------------------------------------------------------------- calendar units: "week=-1", "year=0"


def _calendar_unit(unit: str) -> Step:
    def step(days: Days, argument: str, pub: Day | None) -> Days | None:
        if days.earliest is None:
            return None
        return find_unit(days.earliest, unit, int(argument))

    return step


def find_unit(day: Day, unit: str, number: int) -> Days:
    """Return the calendar unit that holds a day, or the one `number` units on. Weeks begin on Monday."""
    if unit == "d":
        return Days(day + number * DAY, day + number * DAY, "day")
    if unit == "w":
        first = day - day.weekday() * DAY + dt.timedelta(weeks=number)
        return Days(first, first + 6 * DAY, "month")
    if unit == "m":
        return Days(*month_days(day.year, day.month + number), "month")
    if unit == "q":
        return Days(*month_days(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * number, 3), "season")
    years = {"y": 1, "X": 10, "C": 100}[unit]
    first_year = (day.year // years + number) * years
    return Days(dt.date(first_year, 1, 1), dt.date(first_year + years - 1, 12, 31), PRECISIONS[unit])


# ---------------------------------------------------------------- a part of the year, once a year: "date=03-27,past"


def _yearly(find: Callable[[int, str], tuple[Day, Day] | None], precision: Precision) -> Step:
    def step(days: Days, argument: str, pub: Day | None) -> Days | None:
        what, _, rest = argument.partition(",")
        when, _, weekday = rest.partition(",")
        if days.earliest is None or days.latest is None:
            return None
        if (days.latest - days.earliest).days > 300:  # a year, not a day: the one inside it
            found = find(days.earliest.year, what)
        else:
            choices = [c for y in range(-8, 9) if (c := find(days.earliest.year + y, what))]
            fitting = [c for c in choices if weekday and c[0].isoweekday() == int(weekday)]
            found = _choose(fitting, when, days.earliest) if fitting else None
            if found is None or abs((found[0] - days.earliest).days) > YEAR:
                found = _choose(choices, when, days.earliest)
            if found and when == "past" and precision == "day" and not fitting:
                found = _correct_past(found, choices, days.earliest)
        return Days(*found, precision) if found else None

    return step


def _correct_past(found: tuple[Day, Day], choices: list[tuple[Day, Day]], day: Day) -> tuple[Day, Day]:
    """Take the coming day for one that went by almost a year ago: of that one, a report would tell the year.

    "It would talk to whoever was chosen on Jan. 8", written in December.
    """
    if (day - found[1]).days <= OLD:
        return found
    coming = _choose(choices, "next", day)
    return coming if coming and (coming[0] - day).days <= SOON else found


def _choose(choices: list[tuple[Day, Day]], when: str, day: Day) -> tuple[Day, Day] | None:
    """Choose among repetitions: the last that has begun, the next that has not ended, or the nearest."""
    if when == "past":
        return max((c for c in choices if c[0] <= day), default=None)
    if when == "last":
        return max((c for c in choices if c[1] < day), default=None)
    if when == "future":
        return min((c for c in choices if c[1] >= day), default=None)
    if when == "next":
        return min((c for c in choices if c[0] > day), default=None)
    if when == "this":
        return next((c for c in choices if c[0].year == day.year), None)
    return min(choices, key=lambda c: max((c[0] - day).days, (day - c[1]).days, 0), default=None)


def _find_date(year: int, what: str) -> tuple[Day, Day] | None:
    first, _, last = what.partition(":")
    ends = []
    for text in (first, last or first):
        month, day = map(int, text.split("-"))
        limit = month_days(year, month)[1].day
        if day > limit and not (month == 2 and last):
            return None
        ends.append(dt.date(year, month, min(day, limit)))
    if ends[1] < ends[0]:
        ends[1] = shift_months(ends[1], 12)
    return ends[0], ends[1]


def _find_month(year: int, what: str) -> tuple[Day, Day] | None:
    first, _, last = what.partition(":")
    count = (int(last or first) - int(first)) % 12 + 1
    return month_days(year, int(first), count)


def _find_weekday(days: Days, argument: str, pub: Day | None) -> Days | None:
    number, _, when = argument.partition(",")
    if days.earliest is None or days.latest is None:
        return None
    base = days.earliest
    inside = base + (int(number) - 1 - base.weekday()) % 7 * DAY
    if days.latest > base and inside <= days.latest:  # "Friday of last week"
        return Days(inside, inside, "day")
    back = inside if inside == base else inside - 7 * DAY
    if when in ("last", "next"):  # strictly before or after
        found = (
            (back - 7 * DAY if back == base else back)
            if when == "last"
            else (inside + 7 * DAY if inside == base else inside)
        )
    elif when == "near":
        found = inside if 3 * (inside - base) < base - back else back  # news looks back more than ahead
    elif (
        when == "told"
    ):  # past, but the same weekday is also announced: tomorrow's where the report comes from another zone
        found = inside if inside - base == DAY else back
    elif when == "this":
        found = base + (int(number) - 1 - base.weekday()) * DAY
    else:
        found = inside if when == "future" else back
    return Days(found, found, "day")


def _find_weekend(days: Days, argument: str, pub: Day | None) -> Days | None:
    saturday = _find_weekday(days, f"6,{'past' if argument in ('past', 'last') else 'future'}", pub)
    if saturday is None or saturday.earliest is None or days.earliest is None:
        return None
    first = saturday.earliest
    if argument == "this" and days.earliest.weekday() == SUNDAY:  # on a Sunday, the one that ends
        first = days.earliest - DAY
    if argument == "near":
        return _find_weekend(days, "past", pub)
    if argument == "last" and days.earliest - first <= DAY:  # on a Saturday or Sunday, "last weekend" is the one before
        first -= 7 * DAY
    if argument == "next":
        first += 7 * DAY
    return Days(first, first + DAY, "day")


# ---------------------------------------------------------------- parts and open ends


def _part(name: str) -> Step:
    (month, months), (day, length) = PARTS[name]

    def step(days: Days, argument: str, pub: Day | None) -> Days | None:
        first, last = days.earliest, days.latest
        if first is None or last is None:
            return days
        width = (last - first).days + 1
        if width == 1:
            return days
        if width <= 31 and days.precision == "month" and width > 7:
            start = min(first + (day - 1) * DAY, last)
            return Days(start, min(start + (length - 1) * DAY, last), "month")
        if width in (365, 366):
            return Days(*month_days(first.year, month + first.month - 1, months), "season")
        if first.day == 1 and width in QUARTER:
            skipped = {"early": 0, "start": 0, "mid": 1}.get(name, 2)
            return Days(*month_days(first.year, first.month + skipped), "month")
        return _third(first, last, name)

    return step


def _third(first: Day, last: Day, name: str) -> Days:
    """Cut a week, a season, a decade or a century in three."""
    width = (last - first).days + 1
    lower, upper = {"early": (0, 1), "start": (0, 1), "mid": (1, 2)}.get(name, (2, 3))
    earliest, latest = first + width * lower // 3 * DAY, first + (width * upper // 3 - 1) * DAY
    if width > 3000:  # in whole years: the mid-1990s are 1994 to 1996
        years = last.year - first.year + 1
        span = {"early": (0, 3), "start": (0, 2), "mid": (4, 6)}.get(name, (6, 9))
        earliest = dt.date(first.year + span[0] * years // 10, 1, 1)
        latest = dt.date(first.year + span[1] * years // 10, 12, 31)
    return Days(earliest, latest, judge_precision(earliest, latest))


def _half(days: Days, argument: str, pub: Day | None) -> Days | None:
    if days.earliest is None or days.latest is None:
        return None
    middle = days.earliest + ((days.latest - days.earliest).days + 1) // 2 * DAY
    if (days.latest - days.earliest).days > 360:
        middle = shift_months(days.earliest, ((days.latest.year - days.earliest.year) * 12 + 12) // 2)
    ends = (days.earliest, middle - DAY) if argument == "1" else (middle, days.latest)
    return Days(*ends, judge_precision(*ends))


def _cut(days: Days, name: str, pub: Day | None) -> Days | None:
    """`earlier`: what of the base lies before publication; `later`: after it; `sofar`: up to it."""
    if pub is None:
        return None
    first, last = days.earliest, days.latest
    if name == "later":
        first = max(first, pub + DAY) if first else pub + DAY
    else:
        limit = pub if name == "sofar" else pub - DAY
        last = min(last, limit) if last else limit
    return days if first and last and last < first else Days(first, last, days.precision)


def _open(days: Days, name: str, pub: Day | None) -> Days | None:
    earliest = days.earliest if name == "since" else days.latest + DAY if name == "after" and days.latest else None
    latest = days.latest if name == "until" else days.earliest - DAY if name == "before" and days.earliest else None
    return Days(earliest, latest, "open")


def _named(step: Step, name: str) -> Step:
    return lambda days, argument, pub: step(days, name, pub)


STEPS: dict[str, Step] = {
    "date": _yearly(_find_date, "day"),
    "month": _yearly(_find_month, "month"),
    "quarter": _yearly(lambda year, what: month_days(year, int(what) * 3 - 2, 3), "season"),
    "season": _yearly(lambda year, what: month_days(year, SEASONS[what], 3), "season"),
    "half": _half,
    "halfyear": _yearly(lambda year, what: month_days(year, int(what) * 6 - 5, 6), "year"),
    "weekday": _find_weekday,
    "weekend": _find_weekend,
    "span": _stretch,
    **{
        unit: _calendar_unit(code)
        for unit, code in zip(("day", "week", "mon", "qtr", "year", "decade", "century"), "dwmqyXC", strict=True)
    },
    **{name: _part(name) for name in PARTS},
    **{name: _named(_cut, name) for name in ("earlier", "later", "sofar")},
    **{name: _named(_open, name) for name in ("since", "until", "before", "after")},
}
