"""Contents: what stands on the page of the reports and what was read in them, before it is HTML."""

from conspectus.records import Entity, Event, Figure, Forecast, Record, Statement, Status, Time
from conspectus.web.marks import Piece


class ReportName(Record, frozen=True):
    """How the page refers to a report: its number, a short label, when it was published in words, in which year.

    when: the same in few words: a day or a month, else the year.
    """

    number: int
    anchor: str
    label: str
    published: str
    when: str
    year: int | None


class Quote(Record, frozen=True):
    """Words of a report, the sentence on the page that they stand in, and some of it on either side."""

    text: str
    sentence: str
    report: ReportName
    before: str = ""
    after: str = ""


class Link(Record, frozen=True):
    """A name that leads to its row."""

    name: str
    anchor: str


class SentenceNumber(Record, frozen=True):
    """A sentence by its number in its report, from 1."""

    number: int
    anchor: str


# ---------------------------------------------------------------- reading


class ReadSentence(Record, frozen=True):
    """A sentence as it is read: the text between it and the one before, then its pieces."""

    before: str
    anchor: str
    pieces: tuple[Piece, ...]


class ReadBlock(Record, frozen=True):
    """A line of a report: its sentences and the text after the last one."""

    kind: str
    sentences: tuple[ReadSentence, ...]
    after: str


class Run(Record, frozen=True):
    """Blocks of one kind that follow each other."""

    kind: str
    blocks: tuple[ReadBlock, ...]


class Excerpt(Record, frozen=True):
    """A piece that was cut from a report, and why."""

    text: str
    reason: str


class Source(Record, frozen=True):
    """A report with everything the page says of it; `heading` is the title where the text begins with it."""

    report: ReportName
    reading: str
    title: str
    authors: tuple[str, ...]
    path: str
    url: str | None
    language: str | None
    translated_from: str | None
    basis: str
    reason: str
    evidence: tuple[Quote, ...]
    left_out: tuple[Excerpt, ...]
    sentences: int
    unused: int
    heading: ReadBlock | None
    runs: tuple[Run, ...]


# ---------------------------------------------------------------- tables


class Place(Record, frozen=True):
    """The sentences of one report that name an actor."""

    report: ReportName
    sentences: tuple[SentenceNumber, ...]


class Actor(Record, frozen=True):
    """An entity with where it is mentioned. Mentions count names, titles and pronouns."""

    anchor: str
    entity: Entity
    name: str
    aliases: tuple[str, ...]
    mentions: int
    sentences: int
    where: tuple[Place, ...]


class ActorGroup(Record, frozen=True):
    """The actors of one kind, the most mentioned first."""

    anchor: str
    label: str
    rows: tuple[Actor, ...]
    uncertain: tuple[Actor, ...]


class Seen(Record, frozen=True):
    """A sentence that gives a person an office."""

    anchor: str
    time: Time
    quote: Quote


class OfficeRow(Record, frozen=True):
    """An office of a person for a body, with every sentence that says so."""

    person: Link
    role: str
    body: Link | None
    is_former: bool
    seen: tuple[Seen, ...]


class FigureRow(Record, frozen=True):
    """A figure with what it is about and where it stands."""

    anchor: str
    figure: Figure
    unit: str
    about: tuple[Link, ...]
    quote: Quote


class FigureGroup(Record, frozen=True):
    """The figures of one unit."""

    label: str
    rows: tuple[FigureRow, ...]


# ---------------------------------------------------------------- who says what, events, forecasts


class StatementRow(Record, frozen=True):
    """A statement: its pieces and, where it stands in another one, that one's speaker and row.

    who: the words that the report has for a speaker without a name, else None.
    """

    anchor: str
    statement: Statement
    who: str | None
    pieces: tuple[Quote, ...]
    inside: Link | None


class SpeakerGroup(Record, frozen=True):
    """What one speaker says, or all speakers without a name, who lead to no actor."""

    label: str
    speaker: Link | None
    rows: tuple[StatementRow, ...]


class Voice(Record, frozen=True):
    """Whose word something is, and the row that says more; None where there is none."""

    name: str
    anchor: str | None


class Told(Record, frozen=True):
    """One mention of an event: its words, its status where that is not the event's, whose word it is if a speaker's."""

    quote: Quote
    status: Status | None
    holder: Voice | None


class EventRow(Record, frozen=True):
    """An event with who takes part in it; `quote` is its label, leading to the first of what tells of it.

    place: where it is none of those who take part.
    """

    anchor: str
    event: Event
    doers: tuple[Link, ...]
    recipients: tuple[Link, ...]
    place: Link | None
    quote: Quote
    told: tuple[Told, ...]


class EventGroup(Record, frozen=True):
    """The events of one year or month, or those without a time."""

    label: str
    rows: tuple[EventRow, ...]


class ForecastRow(Record, frozen=True):
    """A forecast, whose it is (None for a report's own), and what later reports show of it."""

    anchor: str
    forecast: Forecast
    speaker: Voice | None
    quote: Quote
    evidence: tuple[Quote, ...]


# ---------------------------------------------------------------- dates and the ledger


class Moment(Record, frozen=True):
    """A time and the words that stand for it."""

    anchor: str
    label: str
    quotes: tuple[Quote, ...]


class MomentGroup(Record, frozen=True):
    """The times of one stretch of the calendar; expressions counts their quotes."""

    label: str
    rows: tuple[Moment, ...]
    expressions: int


class Reason(Record, frozen=True):
    """The sentences in which nothing was read for one reason."""

    reason: str
    quotes: tuple[Quote, ...]


class Ledger(Record, frozen=True):
    """How many sentences there are, in how many something was read, and the others by reason."""

    sentences: int
    used: int
    reasons: tuple[Reason, ...]


# ---------------------------------------------------------------- timeline


class Gridline(Record, frozen=True):
    """A year on the axis; `percent` of the width."""

    percent: str
    label: str


class Ends(Record, frozen=True):
    """Where a stretch of time begins and ends on the axis."""

    first: str
    last: str


class TimelineRow(Record, frozen=True):
    """A report's dates on the axis, as percents of the width; `label` says the same in words.

    published is where it came out, where that is known within a year; else `ends` are what is known.
    """

    report: ReportName
    label: str
    published: str | None
    ends: Ends | None
    ticks: tuple[str, ...]


class Timeline(Record, frozen=True):
    """When the reports were published and what times they speak of; `outside` dates lie beyond the axis."""

    first: int
    last: int
    outside: int
    grid: tuple[Gridline, ...]
    rows: tuple[TimelineRow, ...]
