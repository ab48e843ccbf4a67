"""Items: what the views of a dossier return. Frozen; spans carry their document, `sentence` counts its sentences."""

from typing import Literal

from conspectus.records import (
    Comparison,
    Document,
    Entity,
    Finding,
    Frame,
    Published,
    Record,
    Reviewed,
    Span,
    Statement,
    Time,
)


class DocumentItem(Record, frozen=True):
    """A document with when it was published."""

    document: Document
    published: Published


class SentenceItem(Record, frozen=True):
    """A sentence with the ids of what was read in it, or the reason why nothing was: one line of the ledger.

    records: entities mentioned by name or title, and findings, sorted. reason is None where there are records.
    """

    id: str
    index: int
    span: Span
    kind: Literal["title", "heading", "paragraph", "bullet"]
    records: tuple[str, ...]
    reason: str | None


class MentionItem(Record, frozen=True):
    """A mention of an entity."""

    span: Span
    entity: str
    form: Literal["name", "adjective", "title", "pronoun"]
    sentence: int
    confidence: float
    rule: str


class ExpressionItem(Record, frozen=True):
    """A time expression; `time` is None for durations and recurrences."""

    span: Span
    index: int
    sentence: int
    kind: Literal["date", "duration", "recurrence"]
    form: str
    time: Time | None
    rule: str


class FrameItem(Record, frozen=True):
    """A frame with its document; its phrases name entities of the pile."""

    document: str
    frame: Frame


class LeftOutItem(Record, frozen=True):
    """A piece that was cut from a document, and why."""

    document: str
    text: str
    reason: str


Subject = DocumentItem | SentenceItem | Entity | Finding | Comparison


class Explanation(Record, frozen=True):
    """Why something is in the dossier: the record, the sentence it was read in, and all that was read beside it.

    evidence: the spans that say it, the first one in `sentence`; for an entity all its mentions, names first; for a
    document what its date was read from. document and sentence: where the first of them stands; sentence is None for
    a document. sentences: all that the evidence stands in, in text order. around: the statements that a finding stands
    in, the innermost first. entities: all that any of these name. reviews: those that are about the record.
    """

    record: Subject
    document: DocumentItem | None
    sentence: SentenceItem | None = None
    evidence: tuple[Span, ...] = ()
    sentences: tuple[SentenceItem, ...] = ()
    around: tuple[Statement, ...] = ()
    mentions: tuple[MentionItem, ...] = ()
    expressions: tuple[ExpressionItem, ...] = ()
    frames: tuple[FrameItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    entities: tuple[Entity, ...] = ()
    reviews: tuple[Reviewed, ...] = ()


class Input(Record, frozen=True):
    """A file that a build was given: where it stood, and the key of its reading."""

    path: str
    key: str


class BuildInfo(Record, frozen=True):
    """What a dossier was built with and from; no clock time, no folder.

    rules: hash of the code and knowledge that read it. settings: name -> value, knowledge files by the hash of their
    content. inputs: hash of the reports' paths and contents, and of the files passed over.
    """

    version: str
    rules: str
    settings: dict[str, str]
    inputs: str


class Counts(Record, frozen=True):
    """How much of everything a dossier holds; `first` and `last` are days in ISO form, None where nothing is dated.

    used: sentences in which something was read. unused: the others.
    """

    documents: int
    entities: int
    mentions: int
    roles: int
    figures: int
    expressions: int
    frames: int
    used: int
    unused: int
    skipped: int
    first: str | None
    last: str | None
    statements: int = 0
    events: int = 0
    forecasts: int = 0
    ties: int = 0
    stances: int = 0
    goals: int = 0
    flows: int = 0
    links: int = 0
    comparisons: int = 0
