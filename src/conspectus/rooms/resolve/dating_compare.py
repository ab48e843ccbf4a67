"""Comparing two reports of a pile: what one that is dated tells of when another was written."""

import datetime as dt
import re
from collections.abc import Iterator

from conspectus.records import Span
from conspectus.rooms.resolve.dating_accounts import CLOSE, NARROW, SUFFIX, Finding, Notice, Pair, find_words, rate
from conspectus.rooms.resolve.dating_windows import DAY, MONTHS, YEARLESS, Window, find_in_year, measure, place_year

LEAD = 3  # sentences, headings included, in which a report says what it is about
ALIKE = 3  # chief actors in common that make two reports ones of the same affair
SEASON = dt.timedelta(days=45)  # reports of one pile are of one year if their days of the year lie so close
HALF = dt.timedelta(days=180)  # so far apart where the weekday told fits too
ACTORS = 4  # actors in common, chief or not, that make two reports ones of the same affair
LIKE, VERY_LIKE = 5, 8  # points (2 an actor, 1 a word) for the same day; weekdays come round too often for less
WEEKDAY = re.compile(r"pub\|weekday=(\d),(past|told|future|near|last)|pub(?:\|([+-]1)d)?")
DATELINE = re.compile(r"(?:([A-Z][a-z]+)[.]? (\d\d?)|(\d\d?) ([A-Z][a-z]+)[.]?)")
FULL_DATE = re.compile(r"\b(?:(\d\d?) ([A-Z][a-z]+) (\d{4})|([A-Z][a-z]+) (\d\d?), (\d{4}))\b")
CAPTION = 300  # characters; what is longer is no caption
RECENT = re.compile(r"\b(?:recent|latest)\s+([a-z]+)(?:\s+([a-z]+))?")

# ---------------------------------------------------------------- a dateline without a year


def compare_dateline(pair: Pair) -> Iterator[Finding]:
    """Give "Dec. 30" the year of a report on the same actors that was published around that day."""
    match = DATELINE.fullmatch(pair.own.time.text or "") if pair.own.basis == "dateline" else None
    theirs = Window(pair.published.time.earliest, pair.published.time.latest)
    if not match or not _is_alike(pair) or theirs.earliest is None or theirs.latest is None or measure(theirs) > NARROW:
        return
    name = (match[1] or match[4])[:3].lower()
    if name not in MONTHS:
        return
    month = MONTHS.index(name) + 1
    weekday = _find_weekday(pair)
    for year in (theirs.earliest.year - 1, theirs.earliest.year, theirs.earliest.year + 1):
        days = find_in_year(f"pub|date={month:02}-{int(match[2] or match[3]):02},past", year)
        is_told = days is not None and days.earliest is not None and days.earliest.isoweekday() == weekday
        reach = HALF if is_told else SEASON
        if days and days.meet(Window(theirs.earliest - reach, theirs.latest + reach)):
            reason = (
                f"Its dateline says {match[0]}, and {pair.title}, on the same actors, is of {theirs.earliest:%B %Y}."
            )
            yield Finding(days, (), year, reason)


def _is_alike(pair: Pair) -> bool:
    """Whether two reports are of one affair: by their chief actors, or by one of these and much else that they name."""
    chief = pair.account.chief & pair.other.chief
    return len(chief) >= 2 or (len(chief) == 1 and len(pair.account.actors & pair.other.actors) >= ACTORS)


def _find_weekday(pair: Pair) -> int:
    """Return the weekday of the news in the first sentences, 0 if there is none."""
    forms = (n.expression.form for n in pair.account.notices if n.expression.sentence < LEAD)
    return next((int(form[12]) for form in forms if WEEKDAY.fullmatch(form) and form.startswith("pub|weekday=")), 0)


# ---------------------------------------------------------------- the same day, told by both


def compare_days(pair: Pair) -> Iterator[Finding]:
    """Match days and months without a year with days that the other report dates."""
    dated = pair.dated
    for mine in pair.account.notices:
        match = YEARLESS.fullmatch(mine.expression.form)
        if not match:
            continue
        is_day = match[1] == "date"
        for theirs, first, last in dated:
            same = find_in_year(mine.expression.form, first.year)
            slack = DAY if is_day else 0 * DAY
            if same is None or same.meet(Window(first - slack, last + slack)) is None:
                continue
            limit = LIKE if is_day else LIKE + 1  # months come together by chance more often
            if rate(mine, theirs) + (_rate_leads(pair, mine, theirs) if is_day else 0) < limit:
                continue
            reason = f"“{mine.expression.text}” is of {first.year}: {pair.title} tells of the same with that date."
            yield pair.find(place_year(same, match[6], is_day=is_day), (mine, theirs), first.year, reason)


def _rate_leads(pair: Pair, mine: Notice, theirs: Notice) -> int:
    """Return two points more if both reports open with the day and are about the same actors."""
    opens = max(mine.expression.sentence, theirs.expression.sentence) <= LEAD
    return 2 if opens and len(pair.account.chief & pair.other.chief) >= ALIKE else 0


# ---------------------------------------------------------------- the same occasion, a few days apart


def compare_occasion(pair: Pair) -> Iterator[Finding]:
    """Match a day without a year with a full date, at most days apart, of what the whole report is about."""
    chief, words = pair.account.chief, pair.account.words
    for theirs, first, last in pair.dated:
        is_full = "pub" not in theirs.expression.form and (last - first).days < CLOSE
        if is_full and len(theirs.actors & chief) >= 2 and theirs.words & words:
            quote = pair.other.document.span(theirs.expression.start, theirs.expression.end)
            yield from _match_occasion(pair, Window(first, last), quote.text, (quote,))
    for cut in pair.other.document.left_out:  # a caption that cleaning took out dates its occasion all the same
        match = FULL_DATE.search(cut.text) if len(cut.text) < CAPTION else None
        days = _read_full(match) if match else None
        if match is None or days is None:
            continue
        actors = {
            e.id for e in pair.account.reading.naming.entities if any(n in cut.text for n in (e.name, *e.aliases))
        }
        if len(actors & chief) >= 2 and find_words(cut.text) & words:
            yield from _match_occasion(pair, days, match[0], ())


def _match_occasion(pair: Pair, days: Window, text: str, spans: tuple[Span, ...]) -> Iterator[Finding]:
    if days.earliest is None or days.latest is None:
        return
    around, year = Window(days.earliest - CLOSE * DAY, days.latest + CLOSE * DAY), days.earliest.year
    for mine in pair.account.notices:
        match = YEARLESS.fullmatch(mine.expression.form)
        same = find_in_year(mine.expression.form, year) if match and match[1] == "date" else None
        if match and same and same.meet(around):
            own = pair.account.document.span(mine.expression.start, mine.expression.end)
            reason = f"“{own.text}” is of {year}: {pair.title} dates the occasion that it is about “{text}”."
            yield Finding(place_year(same, match[6], is_day=True), (own, *spans), year, reason)


def _read_full(match: re.Match[str]) -> Window | None:
    month = (match[2] or match[4])[:3].lower()
    if month not in MONTHS:
        return None
    form = f"pub|date={MONTHS.index(month) + 1:02}-{int(match[1] or match[5]):02},past"
    return find_in_year(form, int(match[3] or match[6]))


# ---------------------------------------------------------------- the same weekday, the same recent event


def compare_weekdays(pair: Pair) -> Iterator[Finding]:
    """Match "on Thursday" with the day that another report gives the same event: told within the week."""
    dated = [(theirs, first) for theirs, first, last in pair.dated if first == last]
    for mine in pair.account.notices:
        match = WEEKDAY.fullmatch(mine.expression.form)
        if not match:
            continue
        alike = [
            (theirs, day)
            for theirs, day in dated
            if rate(mine, theirs) >= VERY_LIKE and (not match[1] or day.isoweekday() == int(match[1]))
        ]
        if len({day for _, day in alike}) == 1:
            theirs, day = alike[0]
            reason = f"{pair.title} dates the same event, which is told here for “{mine.expression.text}”."
            yield pair.find(_week_around(day, match), (mine, theirs), day.year, reason)


def _week_around(day: dt.date, match: re.Match[str]) -> Window:
    if not match[1]:
        move = int(match[3] or 0) * DAY
        return Window(day - move, day - move)
    before, after = {"past": (0, 6), "told": (1, 6), "future": (6, 0), "last": (-1, 7)}.get(match[2], (2, 6))
    return Window(day - before * DAY, day + after * DAY)


def compare_recent(pair: Pair) -> Iterator[Finding]:
    """Begin after an event that the report calls recent and another one dates inside this one's own year."""
    if measure(pair.window) > 400:
        return
    own, dated = pair.account.document, pair.dated
    for sentence in pair.account.reading.sentences:
        actors = pair.account.lines[sentence.index].actors
        for match in RECENT.finditer(own.text, sentence.start, sentence.end):
            nouns = [at for at in (1, 2) if match[at]]
            for theirs, first, last in dated:
                noun = next((at for at in nouns if SUFFIX.sub("", match[at]) in theirs.words), 0)
                if (
                    not noun
                    or len(actors & theirs.actors) < 2
                    or (last - first).days >= CLOSE
                    or pair.window.meet(Window(last, last)) is None
                ):
                    continue
                called = own.span(match.start(), match.end(noun))
                reason = f"It calls “{called.text}” what {pair.title} dates “{theirs.expression.text}”."
                other = pair.other.document.span(theirs.expression.start, theirs.expression.end)
                yield Finding(Window(last, None), (called, other), last.year, reason)
