"""Pile: a document read, a pile resolved and compared, and what a person decided about it."""

import datetime as dt
from typing import Literal

from conspectus.records.basis import Record, Span
from conspectus.records.findings import Event, Figure, Flow, Forecast, Goal, Link, Role, Stance, Statement, Tie
from conspectus.records.reports import Document, Extent, Skipped
from conspectus.records.told import Dating, Entity, Frame, Naming

Judgement = Literal["agree", "conflict", "update"]
About = Literal["event", "figure", "date", "role", "position", "tie", "flow"]
Action = Literal["merge", "split", "correct", "reject", "note"]


class Reading(Record, frozen=True):
    """All that one document says by itself."""

    document: Document
    sentences: tuple[Extent, ...]
    naming: Naming
    dating: Dating
    frames: tuple[Frame, ...]
    roles: tuple[Role, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    ties: tuple[Tie, ...] = ()
    stances: tuple[Stance, ...] = ()
    goals: tuple[Goal, ...] = ()
    flows: tuple[Flow, ...] = ()
    links: tuple[Link, ...] = ()


class Twin(Record, frozen=True):
    """A sentence of a reprint and the one that it repeats, in other words where the two texts differ."""

    original: Span
    copy: Span


class Reprint(Record, frozen=True):
    """A document that repeats another: the same wire story, a shortened or reworded copy, a later version.

    share: of the copy's words, how many stand in sentences that the original has too, 0 to 1. twins: those sentences,
    in the order of the copy.
    """

    document: str
    of: str
    share: float
    twins: tuple[Twin, ...]


class Member(Record, frozen=True):
    """One side of a comparison: the words, and the finding that they show."""

    span: Span
    record: str


class Comparison(Record, frozen=True):
    """Findings set side by side: agree, conflict, or update where a later one says another thing of a later time.

    about: what is compared. documents: ids, sorted. independent: how many of them are left when reprints count once.
    explanation: one sentence made from the records' fields. doubt: what may be all that is behind a conflict ("a
    different measure?"), None where nothing suggests it.
    """

    id: str
    kind: Judgement
    about: About
    members: tuple[Member, ...]
    documents: tuple[str, ...]
    independent: int
    explanation: str
    doubt: str | None = None
    confidence: float = 0.8
    rule: str = ""


# ---------------------------------------------------------------- a person decides


class Place(Record, frozen=True):
    """Where something begins: a document and a character of its text."""

    document: str
    start: int


class Target(Record, frozen=True, omit_defaults=True):
    """What a review is about: its id, and where it stands, should a new report change the id."""

    id: str
    place: Place | None = None


class Review(Record, frozen=True, omit_defaults=True):
    """A person's decision on findings or entities.

    merge: the targets are one, which keeps the id of the first. split: `mentions` and all mentions in `documents` are
    of another than the target. correct: `field` of the target is `value`, written as a person writes it. reject: the
    target is wrong. note: the target stands, and `note` is to be read beside it; any review may carry one. day: when
    it was decided, if the person says so.
    """

    action: Action
    targets: tuple[Target, ...]
    mentions: tuple[Place, ...] = ()
    documents: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    note: str | None = None
    day: dt.date | None = None


class Reviewed(Record, frozen=True):
    """What became of a review: ids of the records that it changed or made, or why it does not fit (any more).

    number: its place among the dossier's reviews, from 1.
    """

    number: int
    review: Review
    records: tuple[str, ...] = ()
    problem: str | None = None


class Rejected(Record, frozen=True):
    """Something that a review took out. kind: "event", "entity" ...; record: it, as JSON; spans: where it stood."""

    id: str
    kind: str
    number: int
    spans: tuple[Span, ...]
    record: str


class Pile(Record, frozen=True):
    """Readings resolved together: entity ids are the pile's, dates are as good as the whole pile makes them."""

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    skipped: tuple[Skipped, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    rejected: tuple[Rejected, ...] = ()
