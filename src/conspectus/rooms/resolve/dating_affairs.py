"""Affairs: what reprints and other reports of one affair tell of when an undated report was written."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from conspectus.records import Span
from conspectus.rooms.resolve.dating_accounts import NARROW, Finding, Line, Notice, Pair
from conspectus.rooms.resolve.dating_compare import ALIKE, SEASON
from conspectus.rooms.resolve.dating_windows import DAY, YEARLESS, Window, find_in_year, measure, place_year

COPIED, RUNS = 0.4, 20  # share of the shorter text, and runs of words, that make one report a reprint of the other
SAME_NUMBERS, FEW = 0.6, 3  # share of the numbers that a reprint has in common with its original, if there are any
LONG = 40  # characters of a sentence that is worth quoting
WEEK, MONTH = 6 * DAY, 30 * DAY
WEEKDAY = re.compile(r"pub\|weekday=(\d),(?:past|near|told)")
MONTH_OF_YEAR = re.compile(r"\d{4}-\d\d(?:\|\w+)?")  # no day: that may be a caption's
SOON = dt.timedelta(days=2 * 366)  # how long after the last month that it names with its year a report may be written
POINTS = 3  # for what another report tells as news: two an actor or a number, one a word
MOMENTS = 2  # months that must agree before they tell the year


def compare_reprint(pair: Pair) -> Iterator[Finding]:
    """Date a report by one with the same text: to its week where both tell of the same weekday, else to its month."""
    theirs = Window(pair.published.time.earliest, pair.published.time.latest)
    shared = len(pair.account.runs & pair.other.runs)
    shorter = min(len(pair.account.runs), len(pair.other.runs))
    if theirs.earliest is None or theirs.latest is None or measure(theirs) > NARROW:
        return
    if shared < RUNS or shared < COPIED * shorter or not _share_numbers(pair):
        return
    weekdays = [
        {match[1] for notice in account.notices if (match := WEEKDAY.fullmatch(notice.expression.form))}
        for account in (pair.account, pair.other)
    ]
    latest = theirs.latest + (WEEK if weekdays[0] & weekdays[1] else MONTH)
    reason = f"It has much of its text in common with {pair.title}, which is of {theirs.earliest:%B %Y}."
    yield Finding(Window(theirs.earliest - DAY, latest), _quote_same(pair), theirs.earliest.year, reason)


def _share_numbers(pair: Pair) -> bool:
    """Whether two texts have their numbers in common; the same release a quarter later has other ones."""
    mine, theirs = (
        {number for line in account.lines.values() for number in line.numbers} for account in (pair.account, pair.other)
    )
    fewer = min(len(mine), len(theirs))
    return fewer < FEW or len(mine & theirs) >= SAME_NUMBERS * fewer


def _quote_same(pair: Pair) -> tuple[Span, ...]:
    """Quote the first long sentence that stands word for word in both reports."""
    own, other = pair.account.document, pair.other.document
    for line in pair.account.lines.values():
        start = other.text.find(own.text[line.start : line.end]) if line.end - line.start > LONG else -1
        if start >= 0:
            return own.span(line.start, line.end), other.span(start, start + line.end - line.start)
    return ()


def compare_affair(pair: Pair) -> Iterator[Finding]:
    """Give a day without a year that of a report of the same affair which was published around it.

    Only for a report that names a month with its year as past, from which that day is not far.
    """
    start = pair.window.earliest
    theirs = Window(pair.published.time.earliest, pair.published.time.latest)
    if start is None or theirs.earliest is None or theirs.latest is None or measure(theirs) > NARROW:
        return
    is_named = any(
        MONTH_OF_YEAR.fullmatch(n.expression.form) and n.expression.time and n.expression.time.earliest == start
        for n in pair.account.notices
    )
    if not is_named or len(pair.account.chief & pair.other.chief) < ALIKE:
        return
    around = Window(theirs.earliest - SEASON, theirs.latest + SEASON).meet(Window(start, start + SOON))
    for mine in pair.account.notices:
        match = YEARLESS.fullmatch(mine.expression.form)
        if not match or not around or (match[1], match[6]) != ("date", "past"):
            continue
        for year in range(theirs.earliest.year - 1, theirs.latest.year + 2):
            days = find_in_year(mine.expression.form, year)
            if days and days.meet(around):
                reason = (
                    f"“{mine.expression.text}” is of {year}: {pair.title}, on the same actors, is of "
                    f"{theirs.earliest:%B %Y}."
                )
                own = pair.account.document.span(mine.expression.start, mine.expression.end)
                yield Finding(place_year(days, "past", is_day=True), (own,), year, reason)


def compare_chronicle(pairs: Iterable[Pair]) -> list[Finding]:
    """Match months told as past with reports that were published then and tell the same as news.

    One month that agrees may be chance, so the reports of one year must agree with two of them.
    """
    found = [(month, finding) for pair in pairs for month, finding in _match_news(pair)]
    years = {finding.year for _, finding in found}
    if len(years) != 1 or len({month for month, _ in found}) < MOMENTS:
        return []
    return [finding for _, finding in found]


def _match_news(pair: Pair) -> Iterator[tuple[str, Finding]]:
    theirs = Window(pair.published.time.earliest, pair.published.time.latest)
    if theirs.earliest is None or theirs.latest is None or measure(theirs) > NARROW:
        return
    if not pair.account.chief & pair.other.chief:
        return
    year = theirs.earliest.year
    old = {n.expression.sentence for n in pair.other.notices if "pub" not in n.expression.form}
    news = [line for line in pair.other.lines.values() if line.index not in old]
    for mine in pair.account.notices:
        match = YEARLESS.fullmatch(mine.expression.form)
        days = find_in_year(mine.expression.form, year) if match and match[6] == "past" else None
        if not match or days is None or days.meet(theirs) != theirs:
            continue
        told = pair.account.lines.get(mine.expression.sentence)
        best = max(news, key=lambda line: _rate_news(mine, told, line), default=None)
        if best is None or _rate_news(mine, told, best) < POINTS:
            continue
        own = pair.account.document.span(mine.expression.start, mine.expression.end)
        reason = f"“{own.text}” is of {year}: {pair.title} tells of the same as news in that month."
        spans: tuple[Span, ...] = (own, pair.other.document.span(best.start, best.end))
        yield match[2], Finding(place_year(days, "past", is_day=match[1] == "date"), spans, year, reason)


def _rate_news(mine: Notice, told: Line | None, news: Line) -> int:
    words = mine.words & news.words
    numbers = told.numbers & news.numbers if told else frozenset()
    return 2 * len(mine.actors & news.actors) + 2 * len(numbers) + len(words) if words else 0
