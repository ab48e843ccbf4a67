"""Items: what the model returns. Every line cites the sentences that say it."""

import datetime as dt
from typing import Any, Literal

from conspectus.model.known import Fact
from conspectus.records import Record, Span, Time

Part = Literal["ties", "flows", "offices", "agreements", "goals", "stances", "disputes", "figures"]
PARTS: tuple[Part, ...] = ("ties", "flows", "offices", "agreements", "goals", "stances", "disputes", "figures")


class Citation(Record, frozen=True):
    """Where a line stands: finding, document, sentence, the words, and when that document was published."""

    finding: str
    document: str
    sentence: str
    span: Span
    published: Time


class Line(Record, frozen=True):
    """One line of a state: what it says, since or until when as far as told, and all that says it.

    key: what makes lines of two dates lines about one thing.
    """

    part: Part
    key: str
    text: str
    time: Time | None
    citations: tuple[Citation, ...]


class Section(Record, frozen=True):
    """One part of a subsystem; no lines means that no source says anything of it."""

    part: Part
    lines: tuple[Line, ...]


class SubsystemState(Record, frozen=True):
    """A subsystem as of a day, one section a part, in the order of PARTS."""

    name: str
    sections: tuple[Section, ...]


class State(Record, frozen=True):
    """The system as of a day, as the documents tell that were published by `known_by`.

    hidden: ids of documents left out: published later, or at no known time.
    """

    as_of: dt.date
    known_by: dt.date | None
    lens: str
    subsystems: tuple[SubsystemState, ...]
    hidden: tuple[str, ...]


class Shift(Record, frozen=True):
    """A line that is new, gone or says another thing at the second of two days."""

    kind: Literal["new", "gone", "changed"]
    part: Part
    before: Line | None
    after: Line | None


class Change(Record, frozen=True):
    """What differs between two states, subsystem by subsystem."""

    before: dt.date
    after: dt.date
    subsystems: tuple[tuple[str, tuple[Shift, ...]], ...]


def cite(fact: Fact[Any]) -> Citation:
    """Cite a fact."""
    return Citation(fact.finding.id, fact.span.document, fact.sentence.id, fact.span, fact.published)
