"""Published: when a document was published, from metadata, dateline, address, content or the name of its file."""

import datetime as dt
import re

from conspectus.records import Basis, Document, Published, Span, Time
from conspectus.rooms.dates.bounds import Bounds, find_bounds, is_yearless
from conspectus.rooms.dates.calendar import Calendar
from conspectus.rooms.dates.clues import Clue
from conspectus.rooms.dates.datelines import Printed, find_datelines, find_in_path, list_days, read_printed
from conspectus.rooms.dates.forms import Day, judge_precision
from conspectus.rooms.dates.steps import resolve_form

CLEARLY = 30  # days by which one reading of 2/4/2007 must fit the other dates of the text better
NOTE = re.compile(
    r"\W*(?:this (?:column|article|essay|piece|story|report) )?(?:was )?(?:first |originally )?"
    r"(?:published|posted|appeared|ran)\b.{3,60}$",
    re.IGNORECASE,
)  # a line that cleaning cut
MANY, LEAD = 12, 3  # years among which a weekday can choose; sentences in which a report says its own day
HEAD = 2  # blocks in which the caption of a picture may stand
AHEAD = dt.timedelta(days=3 * 366)  # how far beyond the last month that a text names with its year it may be written
FRESH, STALE = 14, 25  # days: what a report tells of is as a rule no older than the one; the other makes it old news
DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:\|\w+)?")
NARROW = 31  # a content interval of so many days says more than the name of a file


def date_document(document: Document, clues: list[Clue], calendar: Calendar, order: str | None) -> Published:
    """Return the document's own date as an interval, with what it was read from and one sentence of reason."""
    bounds = find_bounds(clues)
    printed: list[tuple[Basis, Printed | None]] = [
        ("metadata", read_printed(document.declared, calendar, order) if document.declared else None),
        ("dateline", read_printed(document.dateline, calendar, order) if document.dateline else None),
        *(("dateline", found) for found in find_datelines(document, clues)),
        *(("dateline", read_printed(cut.text, calendar, order)) for cut in document.left_out if NOTE.match(cut.text)),
        ("metadata", find_in_path(document.url) if document.url else None),
    ]
    vague: Published | None = None
    for basis, date in printed:
        published = _settle(document, date, basis, clues, bounds) if date else None
        if published and _width(published.time):
            return published
        vague = vague or published
    content = vague or _date_by_content(document, bounds)
    width = _width(content.time)
    named = find_in_path(document.path.replace("\\", "/"))
    if named and (width is None or width > NARROW) and _agrees(day := list_days(named)[0], content.time):
        return Published(
            Time(day, day, "day", named.text), "filename", (), f"The file's name bears the date {named.text}."
        )
    return content


def _width(time: Time) -> int | None:
    return (time.latest - time.earliest).days + 1 if time.earliest and time.latest else None


def _agrees(day: Day, time: Time) -> bool:
    return (time.earliest is None or time.earliest <= day) and (time.latest is None or day <= time.latest)


def _settle(document: Document, printed: Printed, basis: Basis, clues: list[Clue], bounds: Bounds) -> Published | None:
    evidence = _quote(document, printed)
    days = list_days(printed)
    where = {"metadata": "the metadata", "dateline": "the dateline"}[basis]
    if len(days) == 1:
        return Published(
            Time(days[0], days[0], "day", printed.text), basis, evidence, f"{where.capitalize()} says {printed.text}."
        )
    if days:
        return _settle_order(document, printed, basis, clues, bounds)
    if "pub" in printed.form:
        day = _find_year(printed.form, bounds, clues)
        if day is None:
            return _leave_year(document, printed, basis, bounds)
        reason = f"{where.capitalize()} says {printed.text}, and the text is of {day.year}."
        if _find_lead(clues) == day.isoweekday():
            reason = f"{where.capitalize()} says {printed.text}, which in {day.year} was a {day:%A}, as in the text."
        return Published(Time(day, day, "day", printed.text), basis, evidence + _quote_bounds(document, bounds), reason)
    whole = resolve_form(printed.form, None)  # a month or a year
    if whole is None:
        return None
    return Published(
        Time(whole.earliest, whole.latest, whole.precision, printed.text),
        basis,
        evidence,
        f"{where.capitalize()} says {printed.text}.",
    )


def _leave_year(document: Document, printed: Printed, basis: Basis, bounds: Bounds) -> Published:
    """Keep a dateline without a year for the pile to settle, within the bounds of the text."""
    first, last = bounds.earliest, bounds.latest
    reason = f"The dateline says {printed.text} without a year, and nothing in the text tells which."
    time = Time(first, last, judge_precision(first, last), printed.text)
    return Published(time, basis, _quote(document, printed) + _quote_bounds(document, bounds), reason)


def _quote(document: Document, printed: Printed) -> tuple[Span, ...]:
    start = printed.start if printed.start >= 0 else document.text.find(printed.text)
    return (document.span(start, start + len(printed.text)),) if start >= 0 else ()


def _quote_bounds(document: Document, bounds: Bounds) -> tuple[Span, ...]:
    clues = sorted({(c.start, c.end) for c in (bounds.lower, bounds.upper) if c})
    return tuple(document.span(start, end) for start, end in clues)


# ---------------------------------------------------------------- day and month, or month and day


def _settle_order(document: Document, printed: Printed, basis: Basis, clues: list[Clue], bounds: Bounds) -> Published:
    """Choose between 2 April and 4 February by the other dates of the text."""
    days = list_days(printed)
    evidence = _quote(document, printed)
    fitting = [
        d for d in days if (not bounds.earliest or d >= bounds.earliest) and (not bounds.latest or d <= bounds.latest)
    ]
    if len(fitting) == 1:
        reason = (
            f"{printed.text} is {fitting[0].day} {fitting[0]:%B %Y}, as the text tells of days after the other reading."
        )
        return Published(
            Time(fitting[0], fitting[0], "day", printed.text), basis, evidence + _quote_bounds(document, bounds), reason
        )
    told = [c for c in clues if is_yearless(c)]
    day = _choose_order(fitting or days, clues)
    if told and day:
        spans = tuple(document.span(c.start, c.end) for c in told[:3])
        reason = f"{printed.text} is {day.day} {day:%B %Y}, because the text tells of days shortly before it."
        return Published(Time(day, day, "day", printed.text), basis, evidence + spans, reason)
    first, last = min(days), max(days)
    reason = (
        f"{printed.text} may be {first.day} {first:%B %Y} or {last.day} {last:%B %Y}; nothing in the text tells which."
    )
    return Published(Time(first, last, judge_precision(first, last), printed.text), basis, evidence, reason)


def _choose_order(days: list[Day], clues: list[Clue]) -> Day | None:
    """Return the one of the days shortly before which the text tells of days."""
    rated = sorted((_rate(day, clues), day) for day in days)
    if rated[1][0] - rated[0][0] >= CLEARLY:
        return rated[0][1]
    past = [c for c in clues if c.form.startswith("pub|date=") and c.tense == "past"]
    ages = {day: [a for c in past if (a := _measure_age(c, day)) is not None] for day in days}
    recent = [day for day in days if sum(age <= FRESH for age in ages[day]) > 1]
    others = [day for day in days if ages[day] and min(ages[day]) >= STALE]
    return recent[0] if len(recent) == 1 and len(others) == len(days) - 1 else None


def _measure_age(clue: Clue, day: Day) -> int | None:
    """Return how many days before publication a day lies that the text tells."""
    days = resolve_form(clue.form, day)
    return (day - days.latest).days if days and days.latest else None


def _rate(day: Day, clues: list[Clue]) -> float:
    """Return how many days, on average, lie between a day of publication and the yearless days that the text tells."""
    gaps = []
    for clue in clues:
        if not is_yearless(clue):
            continue
        days = resolve_form(clue.form, day)
        if days and days.earliest and days.latest:
            gaps.append(max((day - days.latest).days, (days.earliest - day).days, 0))
    return sum(gaps) / len(gaps) if gaps else 0.0


# ---------------------------------------------------------------- a day without its year, and no day at all


def _find_year(form: str, bounds: Bounds, clues: list[Clue]) -> Day | None:
    """Return the one day that "Dec. 30" can be between the bounds; the weekday that the report tells may choose it.

    Where the text is only known to be later than a month that it names with its year, it is believed to be of one of
    the next years if the weekday fits just one of them; a year that stands alone may lie too far back for that.
    """
    if bounds.earliest is None:
        return None
    last = bounds.latest
    if last is None and bounds.lower and _is_recent(bounds.lower):
        last = bounds.earliest + AHEAD
    if last is None:
        return None
    ahead = re.sub(r",(?:past|near|told|~)", ",future", form)
    days: list[Day] = []
    found = resolve_form(ahead, bounds.earliest)
    while found and found.earliest and found.earliest <= last and len(days) < MANY:
        days.append(found.earliest)
        found = resolve_form(ahead.replace(",future", ",next"), found.earliest)
    if len(days) > 1 or bounds.latest is None:
        lead = _find_lead(clues)
        days = [day for day in days if lead == day.isoweekday()]
    return days[0] if len(days) == 1 else None


def _is_recent(clue: Clue) -> bool:
    """Whether a time is one that reports name of the last years: a month, or a day of no caption."""
    is_caption = clue.is_loose or clue.block < HEAD
    return bool(DATED.fullmatch(clue.form)) and not (clue.form.count("-") > 1 and is_caption)


def _find_lead(clues: list[Clue]) -> int:
    """Return the weekday of the news, 0 if it does not show: the first one told, if it is the latest of all."""
    told = [(c.sentence, int(c.form[12])) for c in clues if c.rule == "weekday" and c.form[13:] in (",past", ",near")]
    if not told or told[0][0] > LEAD:
        return 0
    first = told[0][1]
    ages = {day: max((day - other) % 7 for _, other in told) for _, day in told}
    return first if ages[first] == min(ages.values()) else 0


def _date_by_content(document: Document, bounds: Bounds) -> Published:
    first, last = bounds.earliest, bounds.latest
    if first is None and last is None:
        return Published(
            Time(None, None, "open"), "content", (), "Neither metadata nor the text says when it was published."
        )
    words = {
        name: f"“{document.text[clue.start : clue.end]}”" if clue else ""
        for name, clue in (("lower", bounds.lower), ("upper", bounds.upper))
    }
    if bounds.reason:
        reason = bounds.reason.format(**words)
    else:
        parts = [f"it reports {words['lower']} as past"] * bool(bounds.lower) + [
            f"it looks ahead to {words['upper']}"
        ] * bool(bounds.upper)
        reason = " and ".join(parts)
    text = document.text[bounds.lower.start : bounds.lower.end] if bounds.lower else None
    time = Time(first, last, judge_precision(first, last), text)
    return Published(time, "content", _quote_bounds(document, bounds), f"No date is printed; {reason}.")
