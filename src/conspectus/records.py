"""Records: what passes between rooms. Frozen; offsets are characters of the cleaned text, ends exclusive."""

import datetime as dt
import hashlib
from typing import Literal

from msgspec import Struct

Kind = Literal["person", "state", "place", "organization", "bloc", "project", "accord", "group"]
Precision = Literal["day", "month", "season", "year", "decade", "open"]
Anchor = Literal["document", "sentence", "event", "absolute"]
Basis = Literal["metadata", "dateline", "filename", "content", "pile"]
Bound = Literal["exact", "about", "over", "under", "between"]
Manner = Literal["direct", "indirect", "mixed"]
Status = Literal["occurred", "ongoing", "planned", "possible", "denied"]
Part = Literal["actor", "recipient", "party"]
Outcome = Literal["open", "borne_out", "contradicted"]
Aim = Literal["seeks", "opposes"]
Course = Literal["running", "stopped", "agreed", "proposed", "possible", "alleged", "denied"]
Dependence = Literal["cause", "condition", "response", "obstacle", "enabler"]
# Source: PLOVER event types, https://github.com/openeventdata/PLOVER
EventKind = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
Predicate = Literal[
    "member_of", "seeks_membership", "part_of", "located_in", "base_in", "citizen_of", "leads", "owns", "operates",
    "supplies", "transits", "invests_in", "depends_on", "controls", "mediates", "opposes", "threatened_by", "ally_of",
    "partner_of", "rival_of", "trades_with",
]  # fmt: skip
Action = Literal["merge", "split", "correct", "reject", "note"]


def make_id(prefix: str, *parts: object) -> str:
    """Return a short, stable id: the prefix and 48 bits of a hash of the parts."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).hexdigest()
    return f"{prefix}-{digest}"


class Record(Struct, frozen=True):
    """Base of all records: frozen, slotted, compared by value."""


# ---------------------------------------------------------------- building blocks


class Span(Record, frozen=True):
    """Quote characters [start, end) of a document; `text` is exactly what stands there."""

    document: str
    start: int
    end: int
    text: str


class Time(Record, frozen=True):
    """Say when, as an interval of days with both ends included; None is an unknown end."""

    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    text: str | None = None
    anchor: Anchor = "absolute"


# ---------------------------------------------------------------- a report comes in


class Report(Record, frozen=True):
    """Hold a file that came in. `path` is relative to the folder it was found in; `side` is its NAME.meta.json."""

    path: str
    content: bytes
    side: bytes | None = None


class Metadata(Record, frozen=True):
    """Hold what a side file, front matter or the page itself declares; None where it is silent."""

    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Cut(Record, frozen=True):
    """Keep a piece that was cut from a report, and why."""

    text: str
    reason: str


class Draft(Record, frozen=True):
    """Hold a report's text as the file gives it, not yet cleaned."""

    path: str
    media: Literal["text", "markdown", "html", "pdf", "docx"]
    text: str
    metadata: Metadata
    left_out: tuple[Cut, ...] = ()


class Block(Record, frozen=True):
    """Mark one line of the cleaned text: a heading, a paragraph or a bullet. No sentence crosses a block."""

    start: int
    end: int
    kind: Literal["title", "heading", "paragraph", "bullet"]


class Document(Record, frozen=True):
    """Hold a cleaned report. `dateline` is the date as printed at its head or in its metadata, unread."""

    id: str
    path: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    translated_from: str | None
    text: str
    blocks: tuple[Block, ...]
    left_out: tuple[Cut, ...] = ()
    dateline: str | None = None
    declared: str | None = None  # the publication date that the metadata declares, as written there
    url: str | None = None

    def span(self, start: int, end: int) -> Span:
        """Quote [start, end) of this document."""
        return Span(self.id, start, end, self.text[start:end])


class Skipped(Record, frozen=True):
    """Name a report that could not be read, the stage where it failed and why."""

    path: str
    stage: str
    reason: str


# ---------------------------------------------------------------- syntax: for names, dates and frames only


class Token(Record, frozen=True):
    """One token. `index` and `head` count tokens of the document; a sentence's root is its own head."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # Universal POS
    tag: str  # Penn Treebank
    dep: str  # ClearNLP label, as spaCy's English models give it
    head: int
    entity: str  # the parser's guess at a name's kind (OntoNotes label), "" if none
    entity_begins: bool = False


class Sentence(Record, frozen=True):
    """One sentence of one block, with its tokens in order."""

    index: int
    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]


# ---------------------------------------------------------------- names


class Entity(Record, frozen=True):
    """What names refer to. Inside a reading the id is local (`DOCUMENT/n`), in a pile it is of the pile."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    ids: dict[str, str] = {}
    confidence: float = 0.9
    rule: str = ""


class Mention(Record, frozen=True):
    """A span that refers to an entity.

    form: name ("Rosneft", "Moscow"), adjective ("Russian": never exported), title ("the Russian leader"), pronoun.
    """

    start: int
    end: int
    text: str
    entity: str
    form: Literal["name", "adjective", "title", "pronoun"]
    sentence: int
    confidence: float = 0.9
    rule: str = ""


class Office(Record, frozen=True):
    """An office or affiliation that a noun phrase gives a person; the span covers office and name."""

    person: str
    role: str
    of: str | None
    start: int
    end: int
    sentence: int
    is_former: bool = False
    confidence: float = 0.9
    rule: str = ""


class Naming(Record, frozen=True):
    """All names of a document: entities, their mentions in text order, the offices given to persons."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()


# ---------------------------------------------------------------- dates


class Expression(Record, frozen=True):
    """A time expression. `form` is its meaning before it is anchored, so that it can be anchored again.

    kind: date (a point or stretch on the calendar, `time` says where), duration ("three years", `time` is None),
    recurrence ("every June", `time` is None). index: position in Dating.expressions.
    """

    index: int
    start: int
    end: int
    text: str
    sentence: int
    kind: Literal["date", "duration", "recurrence"]
    form: str
    time: Time | None = None
    rule: str = ""


class Published(Record, frozen=True):
    """When a document was published, and from what that is known."""

    time: Time
    basis: Basis
    evidence: tuple[Span, ...] = ()
    reason: str = ""  # one sentence for people


class Dating(Record, frozen=True):
    """A document's own date and the time expressions in it, in text order."""

    published: Published
    expressions: tuple[Expression, ...] = ()


# ---------------------------------------------------------------- frames


class Phrase(Record, frozen=True):
    """A stretch that fills a role. The head is the word (or name) that it is about.

    lemma: of the head, lower case. entities: local ids that the phrase as a whole names (its head, or each of its
    coordinated heads), not those of its modifiers. inside: every entity mentioned anywhere in the phrase, in order.
    """

    start: int
    end: int
    head_start: int
    head_end: int
    lemma: str
    entities: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


class Argument(Record, frozen=True):
    """A role of a frame and what fills it.

    role: subject (who does it, in the passive the `by` phrase), object (to whom or what it is done), recipient
    (indirect object), complement (what a copula, an apposition or an object complement says), place, clause (an
    embedded clause: see Frame.parent of the frames inside), or the preposition that leads the phrase ("to", "from",
    "with", "of" ...). is_shared: taken over from a coordinated, controlling or governing clause.
    """

    role: str
    phrase: Phrase
    is_shared: bool = False


class Holder(Record, frozen=True):
    """Whose word a frame is: the author's, or a speaker's (entity None if unnamed or unresolved)."""

    kind: Literal["author", "speaker"] = "author"
    entity: str | None = None
    start: int | None = None  # the words that name the speaker
    end: int | None = None
    cue: int | None = None  # index of the frame that attributes ("said", "according to")


class Frame(Record, frozen=True):
    """One predicate of a sentence with its arguments and how real, when and by whose word it is.

    predicate: lemma; a particle verb keeps its particle ("break down"), a light verb gives way to its noun ("visit").
    form: verb, noun (a nominal predicate), adjective, copula, apposition, existential.
    modality: asserted; possible (may, might, could, likely); planned (will be, agreed to, is to); wanted (wants, urges,
    hopes); conditional (if ...; would); denied (refused, failed, ruled out, denies); asked (a question).
    is_negated: "not", "no", "neither", "nothing" take this predicate in; `negation` is the cue's span.
    aspect: simple, progressive, perfect, starting, continuing, ending, succeeding, failing.
    tense: past, present, future, none (infinitives and nouns outside a tensed clause take the governing clause's).
    parent: index of the frame that this one stands under; link: how (complement, control, relative, participle,
    adverbial, condition, cause, purpose, concession, time, coordination, quote, attribution, argument, with).
    times: indices of the document's time expressions that say when.
    """

    index: int
    sentence: int
    predicate: str
    form: Literal["verb", "noun", "adjective", "copula", "apposition", "existential"]
    start: int
    end: int
    clause_start: int
    clause_end: int
    arguments: tuple[Argument, ...] = ()
    is_negated: bool = False
    negation: tuple[int, int] | None = None
    modality: Literal["asserted", "possible", "planned", "wanted", "conditional", "denied", "asked"] = "asserted"
    modal_cue: tuple[int, int] | None = None
    tense: Literal["past", "present", "future", "none"] = "none"
    aspect: Literal["simple", "progressive", "perfect", "starting", "continuing", "ending", "succeeding", "failing"] = (
        "simple"
    )
    voice: Literal["active", "passive"] = "active"
    holder: Holder = Holder()
    times: tuple[int, ...] = ()
    parent: int | None = None
    link: str | None = None
    rule: str = ""


# ---------------------------------------------------------------- findings


class Role(Record, frozen=True):
    """An office or affiliation that the text gives a person; `observed` is when the text has them hold it."""

    id: str
    person: str
    role: str
    of: str | None
    observed: Time
    span: Span
    sentence: int
    is_former: bool = False
    confidence: float = 0.9
    rule: str = ""


class Figure(Record, frozen=True):
    """A quantity that measures something. Values in base units (4e9), `value` None where only a range is given."""

    id: str
    span: Span
    measure: str | None
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    bound: Bound
    time: Time | None
    about: tuple[str, ...]
    sentence: int
    statement: str | None = None
    confidence: float = 0.9
    rule: str = ""


class Statement(Record, frozen=True):
    """A stretch that the text gives to somebody: what was said, thought, hoped or denied, and by whose word.

    speaker: entity, None if unnamed. speaker_text: the words that name the speaker, None if nobody is. cue: the words
    that hand the stretch over ("said", "according to"), None for a quotation without one. content: what was said, in
    as many pieces as it stands in, without cue, speaker and outer quotation marks. manner: direct (quoted words only),
    indirect, mixed. said: when it was said, where the text tells. venue: where or through whom ("told Reuters"), as
    the text has it. about: entities that the content names, in order. inside: id of the statement around this one.
    """

    id: str
    speaker: str | None
    speaker_text: str | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    said: Time | None
    venue: str | None
    about: tuple[str, ...]
    sentence: int
    inside: str | None = None
    confidence: float = 0.9
    rule: str = ""


class Participant(Record, frozen=True):
    """An entity in an event: its actor, its recipient, or one of several parties to it."""

    entity: str
    role: Part


class EventMention(Record, frozen=True):
    """A clause or noun phrase that tells of an event, with how real, when and by whose word this mention has it.

    span: the trigger with its arguments. trigger: lemma of the word that tells of it, or of its family ("visit" for
    "trip"). holder: "author", the entity whose word it is, None if unnamed. statement:
    id of the innermost statement that it stands in.
    """

    span: Span
    status: Status
    time: Time | None
    sentence: int
    trigger: str = ""
    holder: str | None = "author"
    statement: str | None = None


class Event(Record, frozen=True):
    """Something that happened, happens, is planned, may happen or is denied, with all its mentions in text order.

    kind: a PLOVER event type (https://github.com/openeventdata/PLOVER), or OTHER. label: a short noun phrase or clause
    for people. place: entity. time and status: of the mention that tells most.
    """

    id: str
    kind: str
    label: str
    participants: tuple[Participant, ...]
    place: str | None
    time: Time | None
    status: Status
    mentions: tuple[EventMention, ...]
    sentence: int
    confidence: float = 0.9
    rule: str = ""


class Forecast(Record, frozen=True):
    """What somebody says will or may come.

    speaker: entity, "author", or None for someone unnamed. horizon: when it is to have come, None if open.
    evidence: what later reports show of it. statement: id of the innermost statement that it stands in.
    """

    id: str
    span: Span
    speaker: str | None
    horizon: Time | None
    sentence: int
    outcome: Outcome = "open"
    evidence: tuple[Span, ...] = ()
    statement: str | None = None
    confidence: float = 0.9
    rule: str = ""


class Tie(Record, frozen=True):
    """A standing relation that a document asserts between two entities, once a document, with every place that says it.

    predicate: one of the contract's (member_of, supplies, ally_of ...); subject is the member, the leader, the
    supplier, the dependent. polarity: 1, or -1 where it is denied or said to have ended. time: when it holds, as far
    as the text tells. holder: "author", the entity whose word it is, None if unnamed.
    """

    id: str
    subject: str
    predicate: str
    object: str
    polarity: int
    time: Time | None
    mentions: tuple[Span, ...]
    sentence: int
    holder: str | None = "author"
    confidence: float = 0.9
    rule: str = ""


class Stance(Record, frozen=True):
    """How somebody judges an actor, or the relation of two: 1 for, -1 against, 0 mixed or explicitly neutral.

    holder: entity, "author", or None for someone unnamed. about: one or two entities.
    """

    id: str
    span: Span
    holder: str | None
    about: tuple[str, ...]
    polarity: int
    time: Time | None
    sentence: int
    confidence: float = 0.9
    rule: str = ""


class Goal(Record, frozen=True):
    """What an actor is said to want, intend or try to prevent; `object` is the wanted thing, inside `span`."""

    id: str
    span: Span
    actor: str
    aim: Aim
    object: Span
    holder: str | None
    time: Time | None
    sentence: int
    confidence: float = 0.9
    rule: str = ""


class Flow(Record, frozen=True):
    """Goods, money, people, arms or cargo that move, or would move; an unknown end is None.

    good: the words of the text. source, via, target: entities. figure: id of the figure that measures it.
    """

    id: str
    span: Span
    good: str
    source: str | None
    via: tuple[str, ...]
    target: str | None
    status: Course
    figure: str | None
    time: Time | None
    sentence: int
    holder: str | None = "author"
    confidence: float = 0.9
    rule: str = ""


class Link(Record, frozen=True):
    """What a text says depends on what: from the cause, condition, trigger, obstacle or enabler to what it bears on."""

    id: str
    kind: Dependence
    source: Span
    target: Span
    holder: str | None
    sentence: int
    confidence: float = 0.9
    rule: str = ""


Finding = Role | Figure | Statement | Event | Forecast | Tie | Stance | Goal | Flow | Link


# ---------------------------------------------------------------- a document read, a pile resolved


class Extent(Record, frozen=True):
    """Where a sentence stands, once its syntax is no longer needed."""

    index: int
    start: int
    end: int
    block: int


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
    kind: Literal["agree", "conflict", "update"]
    about: Literal["event", "figure", "date", "role", "position", "tie", "flow"]
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
