"""Whole: what stands on the page about the system that the reports describe, before it is HTML."""

import datetime as dt

from conspectus.records import Comparison, Flow, Link, Record, Reviewed, Skipped, Tie, Time
from conspectus.web.contents import Link as RowLink
from conspectus.web.contents import Quote, ReportName, Voice
from conspectus.web.drawing import Drawing


class Cite(Record, frozen=True):
    """A sentence that says something: where it stands on the page, its report, its number there, the words."""

    report: ReportName
    anchor: str
    number: int
    words: str


# ---------------------------------------------------------------- state and change


class StateLine(Record, frozen=True):
    """One line of a state: what it says, how real it is said to be where that is drawn, when, and what says it.

    more: how many sentences say it beside those that are cited.
    """

    text: str
    status: str | None
    when: str | None
    cites: tuple[Cite, ...]
    more: int = 0


class StatePart(Record, frozen=True):
    """The lines of one part of a subsystem."""

    label: str
    lines: tuple[StateLine, ...]
    uncertain: tuple[StateLine, ...]


class SubsystemView(Record, frozen=True):
    """A subsystem as of a day: the parts that some report speaks of, and the labels of those that none does."""

    anchor: str
    name: str
    lines: int
    parts: tuple[StatePart, ...]
    silent: tuple[str, ...]


class StateView(Record, frozen=True):
    """The system as of a day; `is_proposed` where its subsystems are topics of the pile and not a reader's lens."""

    as_of: dt.date
    is_proposed: bool
    subsystems: tuple[SubsystemView, ...]


class ShiftRow(Record, frozen=True):
    """A line that says another thing, is gone or is new; None on the side where there is none."""

    part: str
    was: StateLine | None
    now: StateLine | None


class SubsystemChange(Record, frozen=True):
    """What differs in one subsystem."""

    name: str
    changed: tuple[ShiftRow, ...]
    gone: tuple[ShiftRow, ...]
    new: tuple[ShiftRow, ...]


class ChangeView(Record, frozen=True):
    """What differs between two days; a line of several subsystems stands in the first of them only."""

    before: dt.date
    after: dt.date
    subsystems: tuple[SubsystemChange, ...]


# ---------------------------------------------------------------- sources side by side


class SideRow(Record, frozen=True):
    """One side of a comparison: its words, what it comes to in a word or two, or a status that is drawn."""

    quote: Quote
    says: str | None
    status: str | None


class ComparisonRow(Record, frozen=True):
    """Findings set side by side: what they are about, what is asked, the reason in a sentence, every side."""

    anchor: str
    comparison: Comparison
    title: str
    question: str
    reason: str
    sides: tuple[SideRow, ...]


class ComparisonGroup(Record, frozen=True):
    """Comparisons of one kind, those with most independent sources first."""

    kind: str
    rows: tuple[ComparisonRow, ...]
    uncertain: tuple[ComparisonRow, ...]


class Cell(Record, frozen=True):
    """How many findings a report has of a row; shade: 0 for none, 1 to 4 by its share of the row's largest."""

    count: int
    shade: int


class CoverageRow(Record, frozen=True):
    """What is covered, where it stands on the page, how many independent sources speak of it, a cell a report."""

    name: str
    anchor: str
    sources: int
    cells: tuple[Cell, ...]


class CoverageView(Record, frozen=True):
    """Which report speaks of which subsystem and of which event that several tell of."""

    reports: tuple[ReportName, ...]
    subsystems: tuple[CoverageRow, ...]
    events: tuple[CoverageRow, ...]


class CitedLine(Record, frozen=True):
    """A finding in a line, and the sentence that says it."""

    text: str
    cite: Cite


class AloneGroup(Record, frozen=True):
    """What one report only says."""

    report: ReportName
    rows: tuple[CitedLine, ...]
    uncertain: tuple[CitedLine, ...]


class GapGroup(Record, frozen=True):
    """What is missing for one reason."""

    reason: str
    rows: tuple[CitedLine, ...]


class Reworded(Record, frozen=True):
    """A sentence of a reprint that is not, word for word, the one that it repeats."""

    original: Quote
    copy: Quote


class ReprintRow(Record, frozen=True):
    """A report that repeats another: the share of its words in percent, how many sentences, those that differ."""

    report: ReportName
    of: ReportName
    share_percent: int
    sentences: int
    reworded: tuple[Reworded, ...]


# ---------------------------------------------------------------- networks


class FlowRow(Record, frozen=True):
    """A flow; an end that no report names is None. is_both_ways: the same words tell of its way back."""

    anchor: str
    flow: Flow
    source: RowLink | None
    via: tuple[RowLink, ...]
    target: RowLink | None
    is_both_ways: bool
    figure: str | None
    holder: Voice | None
    quote: Quote


class FlowView(Record, frozen=True):
    """Flows drawn, and the same as rows; `undrawn` arrows were too many for the picture."""

    drawing: Drawing | None
    undrawn: int
    rows: tuple[FlowRow, ...]
    uncertain: tuple[FlowRow, ...]


class ArrowTold(Record, frozen=True):
    """A finding that an arrow was read from: its kind, when it holds, whose word it is, its words."""

    basis: str
    time: Time | None
    holder: Voice | None
    quote: Quote


class ArrowRow(Record, frozen=True):
    """One actor's bearing on another, for good or ill, and all that it was read from."""

    source: RowLink
    target: RowLink
    sign: int
    told: tuple[ArrowTold, ...]


class AimRow(Record, frozen=True):
    """What an actor seeks or opposes, and by whose word."""

    anchor: str
    aim: str
    holder: Voice | None
    quote: Quote


class AimGroup(Record, frozen=True):
    """The aims of one actor."""

    anchor: str
    actor: RowLink
    rows: tuple[AimRow, ...]


class InfluenceView(Record, frozen=True):
    """Who bears on whom, drawn and as rows, and what each actor seeks or opposes."""

    drawing: Drawing | None
    undrawn: int
    rows: tuple[ArrowRow, ...]
    uncertain: tuple[ArrowRow, ...]
    aims: tuple[AimGroup, ...]
    uncertain_aims: tuple[AimGroup, ...]


class TieRow(Record, frozen=True):
    """A relation between two, in words, with every place that says it."""

    anchor: str
    tie: Tie
    subject: RowLink
    relation: str
    object: RowLink
    holder: Voice | None
    quotes: tuple[Quote, ...]


class DependenceRow(Record, frozen=True):
    """What a report says depends on what."""

    anchor: str
    link: Link
    source: Quote
    target: Quote
    holder: Voice | None


# ---------------------------------------------------------------- reviews


class ReviewRow(Record, frozen=True):
    """What somebody decided: on what that still stands on the page, and the words of what was taken out."""

    reviewed: Reviewed
    verb: str
    targets: tuple[RowLink, ...]
    quotes: tuple[Quote, ...]


# ---------------------------------------------------------------- the first page


class Headline(Record, frozen=True):
    """A subsystem in a few lines; `more` are in the state."""

    subsystem: RowLink
    lines: tuple[StateLine, ...]
    more: int


class Glance(Record, frozen=True):
    """What a reader sees first.

    pile: sentences on what the pile is. disagreements: the most telling; `conflicts` counts all of them. changes: the
    most telling updates; `updates` counts all.
    """

    pile: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    as_of: dt.date | None
    headlines: tuple[Headline, ...]
    disagreements: tuple[ComparisonRow, ...]
    conflicts: int
    changes: tuple[ComparisonRow, ...]
    updates: int
    gaps: tuple[GapGroup, ...]
