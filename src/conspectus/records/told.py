"""Told: what a text tells before anything is found: who is named, when, and who does what to whom."""

from typing import Literal

from conspectus.records.basis import Record, Span, Time

Kind = Literal["person", "state", "place", "organization", "bloc", "project", "accord", "group"]
Basis = Literal["metadata", "dateline", "filename", "content", "pile"]


# ---------------------------------------------------------------- names


class Entity(Record, frozen=True):
    """What names refer to. Inside a reading the id is local (`DOCUMENT/n`), in a pile it is of the pile."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    ids: dict[str, str] = {}  # noqa: RUF012  (msgspec copies it)
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
