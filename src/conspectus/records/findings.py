"""Findings: what is read from frames and knowledge, each with the words that show it."""

from typing import Literal

from conspectus.records.basis import Record, Span, Time

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
