"""Dates that only the pile reveals: reports that tell of the same days date one another."""

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from conspectus.records import Document, Expression, Precision, Published, Reading, Span, Time

DAY = dt.timedelta(days=1)
NARROW = 31  # a document dated to so many days has nothing to learn from the others
CLOSE = 3  # days between an undated day and a dated one of the same occasion
SEASON = dt.timedelta(days=45)  # reports of one pile are of one year if their days of the year lie so close
FRESH = dt.timedelta(days=60)  # how long into a new year a day of the old one is told without its year
LIKE, VERY_LIKE = 5, 8  # points (2 an actor, 1 a word) for the same day; weekdays come round too often for less
YEARLESS = re.compile(
    r"pub\|(date|month)=(\d\d)(?:-(\d\d))?(?::(\d\d)(?:-(\d\d))?)?,(past|future|near|last|next|this)(?:,\d)?(?:\|\w+)?"
)
WEEKDAY = re.compile(r"pub\|weekday=(\d),(past|told|future|near|last)|pub(?:\|([+-]1)d)?")
WIDTHS: dict[Precision, int] = {
    "day": 1,
    "month": 31,
    "season": 100,
    "year": 366,
    "decade": 3660,
}  # in days, finest first
DATELINE = re.compile(r"(?:([A-Z][a-z]+)[.]? (\d\d?)|(\d\d?) ([A-Z][a-z]+)[.]?)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_DATE = re.compile(r"\b(?:(\d\d?) ([A-Z][a-z]+) (\d{4})|([A-Z][a-z]+) (\d\d?), (\d{4}))\b")
CAPTION = 300  # characters; what is longer is no caption
WORD = re.compile(r"[a-z]{4,}")
SUFFIX = re.compile(r"(?:ations?|ings?|ures?|ions?|ments?|ed|es|s|al|e)$")
RECENT = re.compile(r"\b(?:recent|latest)\s+([a-z]+)(?:\s+([a-z]+))?")
# words that say nothing of which event a sentence tells
COMMON = frozenset(
    """
    that this with from will have been were they their which would also more than said says told when where about
    into over after before during president minister prime government official officials country state leader
    leaders people year years month months week weeks time first second last next under between other against could
    should there some most both such many according foreign secretary spokesman statement report reports january
    february march april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday morning evening night today yesterday tomorrow late early
    """.split()  # noqa: SIM905
)


class Window(Struct, frozen=True):
    """Days, both ends included; None is open."""

    earliest: dt.date | None
    latest: dt.date | None

    def meet(self, other: "Window") -> "Window | None":
        """Return what two windows share, None if nothing."""
        first = max((d for d in (self.earliest, other.earliest) if d), default=None)
        last = min((d for d in (self.latest, other.latest) if d), default=None)
        return None if first and last and last < first else Window(first, last)


class Notice(Struct, frozen=True):
    """A time expression of a report with the actors and the words of its sentence."""

    expression: Expression
    actors: frozenset[str]
    words: frozenset[str]


class Account(Struct, frozen=True):
    """A report as dating sees it: its notices, its chief actors and what it says of them."""

    reading: Reading
    notices: tuple[Notice, ...]
    actors: dict[int, set[str]]  # by sentence
    chief: frozenset[str]
    words: frozenset[str]

    @property
    def document(self) -> Document:  # noqa: D102
        return self.reading.document


class Finding(Struct, frozen=True):
    """What another report says about when this one was written."""

    window: Window
    spans: tuple[Span, ...]
    year: int
    reason: str


class Pair(Struct, frozen=True):
    """Two reports laid side by side: what `other`, published then, tells of when `account` was written."""

    account: Account
    other: Account
    published: Published  # of the other
    own: Published

    @property
    def window(self) -> Window:
        """When the first report was published, as far as that is known."""
        return Window(self.own.time.earliest, self.own.time.latest)

    @property
    def title(self) -> str:
        """What to call the other report."""
        return self.other.document.outlet or self.other.document.title or "another report"

    def list_dated(self) -> list[tuple[Notice, dt.date, dt.date]]:
        """Return the other report's notices whose days are known, with the first and the last of them."""
        found = [(notice, _find_days(notice, self.published)) for notice in self.other.notices]
        return [(notice, w.earliest, w.latest) for notice, w in found if w and w.earliest and w.latest]

    def find(self, window: Window, notices: tuple[Notice, Notice], year: int, reason: str) -> Finding:
        """Return a finding with the words of both reports as its evidence."""
        mine, theirs = (notice.expression for notice in notices)
        own, other = self.account.document, self.other.document
        return Finding(window, (own.span(mine.start, mine.end), other.span(theirs.start, theirs.end)), year, reason)


def date_pile(readings: tuple[Reading, ...]) -> dict[str, Published]:
    """Date every document of a pile, letting those that are not dated to a month learn from the others.

    Entity ids must be the pile's. The order of the readings makes no difference, and a report that shares no actors
    and days with the others changes nothing.

    Returns:
        Document id -> when it was published; what the pile does not narrow stays as it was.
    """
    accounts = [_read_account(reading) for reading in sorted(readings, key=lambda r: r.document.id)]
    published = {a.document.id: a.reading.dating.published for a in accounts}
    for _ in range(len(accounts) + 1):
        learnt = {}
        for account in accounts:
            own = published[account.document.id]
            better = _learn(account, accounts, published)
            if better and better.time != own.time:
                learnt[account.document.id] = better
        if not learnt:
            break
        published.update(learnt)
    return published


# ---------------------------------------------------------------- a report


def _read_account(reading: Reading) -> Account:
    actors: dict[int, set[str]] = {}
    counts: Counter[str] = Counter()
    for mention in reading.naming.mentions:
        actors.setdefault(mention.sentence, set()).add(mention.entity)
        counts[mention.entity] += 1
    names = {w for e in reading.naming.entities for n in (e.name, *e.aliases) for w in _find_words(n)}
    text = reading.document.text
    spans = {s.index: text[s.start : s.end] for s in reading.sentences}
    notices = tuple(
        Notice(
            e, frozenset(actors.get(e.sentence, ())), frozenset(_find_words(spans.get(e.sentence, ""), e.text)) - names
        )
        for e in reading.dating.expressions
        if e.kind == "date"
    )
    said: Counter[str] = Counter()
    for index, sentence in spans.items():
        if actors.get(index):
            said.update(set(_find_words(sentence)) - names)
    chief = frozenset(entity for entity, count in counts.items() if count > 1)
    return Account(reading, notices, actors, chief, frozenset(word for word, count in said.items() if count > 1))


def _find_words(text: str, without: str = "") -> set[str]:
    low = text.lower().replace(without.lower(), " ") if without else text.lower()
    return {SUFFIX.sub("", word) for word in WORD.findall(low) if word not in COMMON}


# ---------------------------------------------------------------- what the others say


def _learn(account: Account, accounts: list[Account], published: dict[str, Published]) -> Published | None:
    """Return the narrower date that the rest of the pile gives a report; None if none does, or they contradict."""
    own = published[account.document.id]
    window = Window(own.time.earliest, own.time.latest)
    if _width(window) <= NARROW or own.basis == "metadata":
        return None
    pairs = [Pair(account, other, published[other.document.id], own) for other in accounts if other is not account]
    for compare in (_compare_dateline, _compare_days, _compare_occasion, _compare_weekdays, _compare_recent):
        found = _agree([finding for pair in pairs for finding in compare(pair)], window)
        if found is None:
            continue
        shared, findings = found
        shared = _tighten(account, shared, findings[0].year)
        if _width(shared) < _width(window):
            return _write(own, shared, findings[0])
    return None


def _width(window: Window) -> int:
    if window.earliest is None or window.latest is None:
        return 10**6 if window.earliest or window.latest else 10**7
    return (window.latest - window.earliest).days + 1


def _agree(findings: list[Finding], window: Window) -> tuple[Window, list[Finding]] | None:
    """Return what all findings that fit the report's own date have in common, if they name one year."""
    fitting = [f for f in findings if window.meet(f.window)]
    if not fitting or len({f.year for f in fitting}) > 1:
        return None
    shared: Window | None = window
    for finding in fitting:
        shared = shared.meet(finding.window) if shared else None
    if shared is None:
        return None
    fitting.sort(key=lambda f: (_width(f.window), [(s.start, s.document) for s in f.spans]))
    return shared, fitting


def _write(own: Published, window: Window, best: Finding) -> Published:
    evidence = own.evidence + tuple(span for span in best.spans if span not in own.evidence)
    precision: Precision = next((name for name, limit in WIDTHS.items() if _width(window) <= limit), "open")
    text = own.time.text or next((span.text for span in best.spans), None)
    return Published(Time(window.earliest, window.latest, precision, text), "pile", evidence, best.reason)


def _tighten(account: Account, window: Window, year: int) -> Window:
    """Once the year is known, end before what the report announces without a year, and begin after what it tells."""
    for notice in account.notices:
        form = notice.expression.form
        days = _in_year(form, year)
        if days is None or days.earliest is None or days.latest is None:
            continue
        is_day, limit = "date=" in form, window
        if ",future" in form:
            limit = Window(None, days.earliest - DAY if is_day else days.latest)
        elif ",past" in form:
            limit = Window(days.latest if is_day else days.earliest, None)
        window = window.meet(limit) or window
    return window


# ---------------------------------------------------------------- a dateline without a year


def _compare_dateline(pair: Pair) -> Iterator[Finding]:
    """Give "Dec. 30" the year of a report on the same actors that was published around that day."""
    match = DATELINE.fullmatch(pair.own.time.text or "") if pair.own.basis == "dateline" else None
    theirs = Window(pair.published.time.earliest, pair.published.time.latest)
    is_alike = len(pair.account.chief & pair.other.chief) >= 2
    if not match or not is_alike or theirs.earliest is None or theirs.latest is None or _width(theirs) > NARROW:
        return
    name = (match[1] or match[4])[:3].lower()
    if name not in MONTHS:
        return
    month = MONTHS.index(name) + 1
    for year in (theirs.earliest.year - 1, theirs.earliest.year, theirs.earliest.year + 1):
        days = _in_year(f"pub|date={month:02}-{int(match[2] or match[3]):02},past", year)
        if days and days.meet(Window(theirs.earliest - SEASON, theirs.latest + SEASON)):
            reason = (
                f"Its dateline says {match[0]}, and {pair.title}, on the same actors, is of {theirs.earliest:%B %Y}."
            )
            yield Finding(days, (), year, reason)


# ---------------------------------------------------------------- the same day, told by both


def _compare_days(pair: Pair) -> Iterator[Finding]:
    """Match days and months without a year with days that the other report dates."""
    dated = pair.list_dated()
    for mine in pair.account.notices:
        match = YEARLESS.fullmatch(mine.expression.form)
        if not match:
            continue
        is_day = match[1] == "date"
        for theirs, first, last in dated:
            same = _in_year(mine.expression.form, first.year)
            slack = DAY if is_day else 0 * DAY
            if same is None or same.meet(Window(first - slack, last + slack)) is None:
                continue
            if _rate(mine, theirs) < (LIKE if is_day else LIKE + 1):  # months come together by chance more often
                continue
            reason = f"“{mine.expression.text}” is of {first.year}: {pair.title} tells of the same with that date."
            yield pair.find(_place(same, match[6], is_day=is_day), (mine, theirs), first.year, reason)


def _rate(mine: Notice, theirs: Notice) -> int:
    actors, words = mine.actors & theirs.actors, mine.words & theirs.words
    return 2 * len(actors) + len(words) if actors and words else 0


def _in_year(form: str, year: int) -> Window | None:
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


def _place(days: Window, when: str, *, is_day: bool) -> Window:
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


def _find_days(notice: Notice, published: Published) -> Window | None:
    """Return the days of a notice where they are known to within a few."""
    form, time = notice.expression.form, notice.expression.time
    if time is None or time.anchor == "event":
        return None
    if "pub" not in form:
        days = Window(time.earliest, time.latest)
        return days if _width(days) <= NARROW else None
    own = published.time
    if own.earliest is None or own.latest is None:
        return None
    match = YEARLESS.fullmatch(form)
    if match and match[6] in ("past", "future"):
        ends = {_choose_year(form, match[6], pub) for pub in (own.earliest, own.latest)}
        return _in_year(form, ends.pop() or 1) if len(ends) == 1 and None not in ends else None
    days = Window(time.earliest, time.latest)
    return days if _width(days) <= CLOSE else None


def _choose_year(form: str, when: str, pub: dt.date) -> int | None:
    years = range(pub.year - 1, pub.year + 2)
    windows = [(y, w) for y in years if (w := _in_year(form, y)) and w.earliest and w.latest]
    if when == "past":
        return max((y for y, w in windows if w.earliest and w.earliest <= pub), default=None)
    return min((y for y, w in windows if w.latest and w.latest >= pub), default=None)


# ---------------------------------------------------------------- the same occasion, a few days apart


def _compare_occasion(pair: Pair) -> Iterator[Finding]:
    """Match a day without a year with a full date, at most days apart, of what the whole report is about."""
    chief, words = pair.account.chief, pair.account.words
    for theirs, first, last in pair.list_dated():
        is_full = "pub" not in theirs.expression.form and (last - first).days < CLOSE
        if is_full and len(theirs.actors & chief) >= 2 and theirs.words & words:
            quote = pair.other.document.span(theirs.expression.start, theirs.expression.end)
            yield from _match_occasion(pair, Window(first, last), quote.text, (quote,))
    for cut in pair.other.document.left_out:  # a caption that cleaning took out dates its occasion all the same
        match = FULL_DATE.search(cut.text) if len(cut.text) < CAPTION else None
        days = _read_full(match) if match else None
        actors = {
            e.id for e in pair.account.reading.naming.entities if any(n in cut.text for n in (e.name, *e.aliases))
        }
        if match and days and len(actors & chief) >= 2 and _find_words(cut.text) & words:
            yield from _match_occasion(pair, days, match[0], ())


def _match_occasion(pair: Pair, days: Window, text: str, spans: tuple[Span, ...]) -> Iterator[Finding]:
    if days.earliest is None or days.latest is None:
        return
    around, year = Window(days.earliest - CLOSE * DAY, days.latest + CLOSE * DAY), days.earliest.year
    for mine in pair.account.notices:
        match = YEARLESS.fullmatch(mine.expression.form)
        same = _in_year(mine.expression.form, year) if match and match[1] == "date" else None
        if match and same and same.meet(around):
            own = pair.account.document.span(mine.expression.start, mine.expression.end)
            reason = f"“{own.text}” is of {year}: {pair.title} dates the occasion that it is about “{text}”."
            yield Finding(_place(same, match[6], is_day=True), (own, *spans), year, reason)


def _read_full(match: re.Match[str]) -> Window | None:
    month = (match[2] or match[4])[:3].lower()
    if month not in MONTHS:
        return None
    form = f"pub|date={MONTHS.index(month) + 1:02}-{int(match[1] or match[5]):02},past"
    return _in_year(form, int(match[3] or match[6]))


# ---------------------------------------------------------------- the same weekday, the same recent event


def _compare_weekdays(pair: Pair) -> Iterator[Finding]:
    """Match "on Thursday" with the day that another report gives the same event: told within the week."""
    dated = [(theirs, first) for theirs, first, last in pair.list_dated() if first == last]
    for mine in pair.account.notices:
        match = WEEKDAY.fullmatch(mine.expression.form)
        if not match:
            continue
        alike = [
            (theirs, day)
            for theirs, day in dated
            if _rate(mine, theirs) >= VERY_LIKE and (not match[1] or day.isoweekday() == int(match[1]))
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


def _compare_recent(pair: Pair) -> Iterator[Finding]:
    """Begin after an event that the report calls recent and another one dates inside this one's own year."""
    if _width(pair.window) > 400:
        return
    own, dated = pair.account.document, pair.list_dated()
    for sentence in pair.account.reading.sentences:
        actors = pair.account.actors.get(sentence.index, set())
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
