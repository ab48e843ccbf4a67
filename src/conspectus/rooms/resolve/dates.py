"""Dates that only the pile reveals: reports that tell of the same days date one another."""

from collections.abc import Iterator

from msgspec import Struct

from conspectus.records import Precision, Published, Reading, Time
from conspectus.rooms.resolve.dating_accounts import NARROW, Account, Dated, Finding, Pair, list_dated, read_account
from conspectus.rooms.resolve.dating_affairs import compare_affair, compare_chronicle, compare_reprint
from conspectus.rooms.resolve.dating_compare import (
    compare_dateline,
    compare_days,
    compare_occasion,
    compare_recent,
    compare_weekdays,
)
from conspectus.rooms.resolve.dating_windows import DAY, Window, find_in_year, measure

WIDTHS: dict[Precision, int] = {
    "day": 1,
    "month": 31,
    "season": 100,
    "year": 366,
    "decade": 3660,
}  # in days, finest first


def date_pile(readings: tuple[Reading, ...]) -> dict[str, Published]:
    """Date every document of a pile, letting those that are not dated to a month learn from the others.

    Entity ids must be the pile's. The order of the readings makes no difference, and a report that shares no actors
    and days with the others changes nothing.

    Returns:
        Document id -> when it was published; what the pile does not narrow stays as it was.
    """
    accounts = [read_account(reading) for reading in sorted(readings, key=lambda r: r.document.id)]
    published = {a.document.id: a.reading.dating.published for a in accounts}
    for _ in range(len(accounts) + 1):
        learnt = {}
        others = [Known(a, published[a.document.id], list_dated(a, published[a.document.id])) for a in accounts]
        for account in accounts:
            own = published[account.document.id]
            better = _learn(account, own, others)
            if better and better.time != own.time:
                learnt[account.document.id] = better
        if not learnt:
            break
        published.update(learnt)
    return published


class Known(Struct, frozen=True):
    """A report, when it was published as far as that is known by now, and its notices whose days are known."""

    account: Account
    published: Published
    dated: tuple[Dated, ...]


def _learn(account: Account, own: Published, others: list[Known]) -> Published | None:
    """Return the narrower date that the rest of the pile gives a report; None if none does, or they contradict."""
    window = Window(own.time.earliest, own.time.latest)
    if measure(window) <= NARROW or own.basis == "metadata":
        return None
    pairs = [Pair(account, o.account, o.published, o.dated, own) for o in others if o.account is not account]
    for findings in _compare(pairs):
        found = _agree(findings, window)
        if found is None:
            continue
        shared, fitting = found
        shared = _tighten(account, shared, fitting[0].year)
        if measure(shared) < measure(window):
            return _write(own, shared, fitting[0])
    return None


def _compare(pairs: list[Pair]) -> Iterator[list[Finding]]:
    """Yield what each way of comparing finds in the other reports, the surest way first."""
    for compare in (compare_reprint, compare_dateline, compare_days, compare_occasion, compare_weekdays):
        yield [finding for pair in pairs for finding in compare(pair)]
    yield compare_chronicle(pairs)
    yield [finding for pair in pairs for finding in compare_affair(pair)]
    yield [finding for pair in pairs for finding in compare_recent(pair)]


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
    fitting.sort(key=lambda f: (measure(f.window), [(s.start, s.document) for s in f.spans]))
    return shared, fitting


def _write(own: Published, window: Window, best: Finding) -> Published:
    evidence = own.evidence + tuple(span for span in best.spans if span not in own.evidence)
    precision: Precision = next((name for name, limit in WIDTHS.items() if measure(window) <= limit), "open")
    text = own.time.text or next((span.text for span in best.spans), None)
    return Published(Time(window.earliest, window.latest, precision, text), "pile", evidence, best.reason)


def _tighten(account: Account, window: Window, year: int) -> Window:
    """Once the year is known, end before what the report announces without a year, and begin after what it tells."""
    for notice in account.notices:
        form = notice.expression.form
        days = find_in_year(form, year)
        if days is None or days.earliest is None or days.latest is None:
            continue
        is_day, limit = "date=" in form, window
        if ",future" in form:
            limit = Window(None, days.earliest - DAY if is_day else days.latest)
        elif ",past" in form:
            limit = Window(days.latest if is_day else days.earliest, None)
        window = window.meet(limit) or window
    return window
