"""Filters: what a user writes on the command line -> what to keep of a list."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import get_args

from conspectus.dossier import Dossier
from conspectus.errors import UsageError
from conspectus.records import About, Course, Document, Entity, EventKind, Kind, Outcome, Record, Status

AUTHOR = "author"  # whose word a forecast is that no speaker makes
_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")


class What(StrEnum):
    """What `show` can list."""

    documents = "documents"
    entities = "entities"
    mentions = "mentions"
    roles = "roles"
    statements = "statements"
    events = "events"
    figures = "figures"
    forecasts = "forecasts"
    ties = "ties"
    stances = "stances"
    goals = "goals"
    flows = "flows"
    links = "links"
    comparisons = "comparisons"
    reprints = "reprints"
    dates = "dates"
    frames = "frames"
    sentences = "sentences"
    skipped = "skipped"
    left_out = "left-out"


class Asked(Record, frozen=True):
    """What a user asked to see, as written; None and () filter nothing. statuses and kinds may hold commas."""

    document: str | None = None
    entity: str | None = None
    by: str | None = None
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    abouts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


class Period(Record, frozen=True):
    """Days from `since` to `until`, both included; None is no end."""

    since: dt.date | None
    until: dt.date | None


class Filters(Record, frozen=True):
    """What to keep of a list: ids of documents, entities and speakers, statuses and kinds in lower case, a period.

    None keeps all.
    """

    documents: tuple[str, ...] | None = None
    entities: frozenset[str] | None = None
    speakers: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    abouts: frozenset[str] | None = None
    period: Period | None = None


_TIMED = (
    *(What.documents, What.roles, What.statements, What.events, What.figures, What.forecasts, What.dates),
    *(What.ties, What.stances, What.goals, What.flows),
)
# how a filter is written, and the lists that it fits
_FITTING: dict[str, tuple[str, tuple[What, ...]]] = {
    "speakers": ("--by", (What.statements, What.forecasts)),
    "statuses": ("--status", (What.events, What.forecasts, What.flows)),
    "kinds": ("--kind", (What.events, What.entities, What.comparisons)),
    "abouts": ("--about", (What.comparisons,)),
    "period": ("--from and --to", _TIMED),
}
_STATUSES: dict[What, tuple[str, ...]] = {
    What.events: get_args(Status),
    What.forecasts: get_args(Outcome),
    What.flows: get_args(Course),
}
_KINDS: dict[What, tuple[str, ...]] = {
    What.events: get_args(EventKind),
    What.entities: get_args(Kind),
    What.comparisons: ("agree", "conflict", "update"),
}


def find_filters(dossier: Dossier, what: What, asked: Asked) -> Filters:
    """Find what a user means: documents by id, path or outlet, entities by id or name, days by year, month or day.

    Raises:
        UsageError: the dossier has none such, a word or day is not known, or a filter does not fit the list.
    """
    filters = Filters(
        documents=None if asked.document is None else _find_documents(dossier, asked.document),
        entities=None if asked.entity is None else find_entities(dossier, asked.entity),
        speakers=None if asked.by is None else _find_speakers(dossier, asked.by),
        statuses=_split(asked.statuses),
        kinds=_split(asked.kinds),
        abouts=_split(asked.abouts),
        period=_read_period(asked),
    )
    _check_fit(what, filters)
    return filters


def _check_fit(what: What, filters: Filters) -> None:
    if what is What.skipped and filters != Filters():
        raise UsageError("skipped: what could not be read has no document and no entities to filter by")
    if what is What.left_out and filters.entities is not None:
        raise UsageError("left-out: nothing was read in what was cut, so it has no entities to filter by")
    for name, (option, lists) in _FITTING.items():
        if getattr(filters, name) is not None and what not in lists:
            raise UsageError(f"{what.value}: {option} fits {_join(lists)} only")
    _check_words(filters.statuses, _STATUSES.get(what, ()), f"status of {what.value}")
    _check_words(filters.abouts, get_args(About), f"thing that {what.value} are about")
    _check_words(filters.kinds, _KINDS.get(what, ()), f"kind of {what.value}")


def _check_words(words: frozenset[str] | None, known: tuple[str, ...], name: str) -> None:
    for word in sorted(words or ()):
        if word not in {other.casefold() for other in known}:
            raise UsageError(f"{word}: no {name}; there are {_join(known)}")


def _join(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _split(words: tuple[str, ...]) -> frozenset[str] | None:
    parts = [part.strip().casefold() for word in words for part in word.split(",")]
    return frozenset(filter(None, parts)) if words else None


# ---------------------------------------------------------------- names


def _find_documents(dossier: Dossier, words: str) -> tuple[str, ...]:
    wanted = words.casefold()
    items = [item.document for item in dossier.documents()]
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda d: words in {d.id, d.path},
        lambda d: len(words) > 2 and d.id.startswith(words),  # more than the "d-" of all ids
        lambda d: d.path.rpartition("/")[2].partition(".")[0] == words,
        lambda d: (d.outlet or "").casefold() == wanted,
        lambda d: wanted in f"{d.path} {d.outlet or ''} {d.title or ''}".casefold(),
    )
    for is_meant in tests:
        found = tuple(d.id for d in items if is_meant(d))
        if found:
            return found
    raise UsageError(f"{words}: no document has this id, path, outlet or title; `conspectus show` lists documents")


def find_entities(dossier: Dossier, words: str) -> frozenset[str]:
    """Find what a user means by an entity: its id, the beginning of it, or a name.

    Raises:
        UsageError: the dossier has none such.
    """
    wanted = words.casefold()
    items = dossier.entities()
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda e: e.id == words,
        lambda e: len(words) > 2 and e.id.startswith(words),
        lambda e: wanted in {name.casefold() for name in (e.name, *e.aliases)},
        lambda e: any(f" {wanted} " in f" {name.casefold()} " for name in (e.name, *e.aliases)),
    )
    for is_meant in tests:
        found = frozenset(e.id for e in items if is_meant(e))
        if found:
            return found
    raise UsageError(f"{words}: no entity has this id or name; `conspectus show DOSSIER entities` lists them")


def _find_speakers(dossier: Dossier, words: str) -> frozenset[str]:
    return frozenset({AUTHOR}) if words.casefold() == AUTHOR else find_entities(dossier, words)


# ---------------------------------------------------------------- days


def _read_period(asked: Asked) -> Period | None:
    if asked.since is None and asked.until is None:
        return None
    since = None if asked.since is None else read_days(asked.since).since
    until = None if asked.until is None else read_days(asked.until).until
    if since and until and since > until:
        raise UsageError(f"--from {asked.since} --to {asked.until}: ends before it begins")
    return Period(since, until)


def read_days(text: str) -> Period:
    """Read a year, a month or a day as its first and last day.

    Raises:
        UsageError: the text is none of them.
    """
    match = _DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        first = dt.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise UsageError(f"{text}: no day; write 2013, 2013-08 or 2013-08-14") from error
    last_month = month or 12
    return Period(first, dt.date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1]))
