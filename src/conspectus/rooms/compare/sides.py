"""Sides: what every comparison needs: a finding with its document, who else counts as a source, words for people."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import About, Comparison, Judgement, Member, Pile, Reading, Record, Span, Time, make_id

T = TypeVar("T")
_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w+")
NEAR = 100  # days: findings without a time of their own are of one time where their reports are no further apart


class Side(Record, Generic[T], frozen=True):
    """A finding of one document, the words that show it, and when it holds."""

    finding: T
    record: str
    span: Span
    time: Time | None
    reading: Reading

    @property
    def published(self) -> Time:
        """When the document was published."""
        return self.reading.dating.published.time


class Comparer(Struct, frozen=True):
    """What comparing knows of words, from `compare.toml`."""

    idle_words: frozenset[str]
    mutual_words: frozenset[str]
    idle_units: frozenset[str]
    single_offices: frozenset[str]
    shared_offices: frozenset[str]
    plain_ties: frozenset[str]


def load_comparer(knowledge: Knowledge) -> Comparer:
    """Load the table `compare`."""
    table = knowledge["compare"]
    return Comparer(**{name: frozenset(table[name]) for name in Comparer.__struct_fields__})


class Sources:
    """The documents of a pile: what they are called, and which of them count as one; and what is known of words."""

    def __init__(self, pile: Pile, words: Comparer) -> None:
        self.words = words
        self.original = {reprint.document: reprint.of for reprint in pile.reprints}
        self.names = {entity.id: entity.name for entity in pile.entities}
        every = (name for entity in pile.entities for name in (entity.name, *entity.aliases))
        self.name_words = frozenset(word for name in every for word in _CAPITAL.findall(name))

    def count(self, documents: Iterable[str]) -> int:
        """Count independent sources: a reprint is its original's."""
        return len({self._origin(document) for document in documents})

    def are_one(self, one: str, other: str) -> bool:
        """Whether two documents count as one source."""
        return self._origin(one) == self._origin(other)

    def _origin(self, document: str) -> str:
        seen = set()
        while document in self.original and document not in seen:
            seen.add(document)
            document = self.original[document]
        return document

    def name(self, entity: str | None) -> str:
        """Return what an entity is called."""
        return self.names.get(entity or "", "somebody")

    def say(self, side: Side[T]) -> str:
        """Return whose report it is, for people: "Harbour Gazette (2016-05-09)"."""
        document = side.reading.document
        name = document.outlet or document.path.rpartition("/")[2]
        when = word_time(side.published)
        return f"{name} ({when})" if when else name


def compare(  # noqa: PLR0913
    kind: Judgement,
    about: About,
    sides: Iterable[Side[T]],
    sources: Sources,
    explanation: str,
    *,
    rule: str,
    doubt: str | None = None,
    confidence: float = 0.8,
) -> Comparison:
    """Make a comparison of sides, in order of when they hold."""
    ordered = sorted(sides, key=sort_key)
    members = tuple(Member(side.span, side.record) for side in ordered)
    documents = tuple(sorted({side.reading.document.id for side in ordered}))
    return Comparison(
        id=make_id("cm", kind, about, *(f"{m.record} {m.span.document} {m.span.start}" for m in members)),
        kind=kind,
        about=about,
        members=members,
        documents=documents,
        independent=sources.count(documents),
        explanation=explanation,
        doubt=doubt,
        confidence=confidence,
        rule=rule,
    )


def sort_key(side: Side[T]) -> tuple[dt.date, dt.date, str, int, str]:
    """Order sides by when they hold, then by when they were published, then by place."""
    published = side.published.earliest or side.published.latest or dt.date.max
    return (find_start(side) or dt.date.max, published, side.span.document, side.span.start, side.record)


def find_start(side: Side[T]) -> dt.date | None:
    """Return the day from which a side holds, that of its report's publication where it has no time."""
    own = (side.time.earliest or side.time.latest) if side.time else None
    return own or side.published.earliest or side.published.latest


def are_of_one_time(one: Side[T], other: Side[T]) -> bool:
    """Whether two findings are about one time: their times meet, or, where one has none, their reports are near."""
    if is_known(one.time) and is_known(other.time):
        return meets(one.time, other.time)
    left, right = (side.time if is_known(side.time) else side.published for side in (one, other))
    return meets(left, right, slack=NEAR)


def is_known(time: Time | None) -> bool:
    """Whether a time has an end."""
    return time is not None and (time.earliest is not None or time.latest is not None)


def meets(one: Time | None, other: Time | None, *, slack: int = 0) -> bool:
    """Whether two times share a day, or are no more than `slack` days apart; an unknown end reaches any day."""
    if one is None or other is None:
        return False
    gap = dt.timedelta(days=slack)
    starts_late = one.earliest and other.latest and one.earliest - other.latest > gap
    ends_early = one.latest and other.earliest and other.earliest - one.latest > gap
    return not (starts_late or ends_early)


def word_time(time: Time | None) -> str:
    """Return an interval as short as it can be; "" where nothing is known."""
    if time is None or not (time.earliest or time.latest):
        return ""
    first, last = (end.isoformat() if end else "" for end in (time.earliest, time.latest))
    return first if first == last else f"{first}/{last}"
