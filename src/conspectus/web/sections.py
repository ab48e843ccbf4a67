"""Sections: everything that stands on the page, in the order of its parts, before it is HTML."""

from conspectus.records import Record, Skipped
from conspectus.web.contents import (
    ActorGroup,
    EventGroup,
    EventRow,
    FigureGroup,
    FigureRow,
    ForecastRow,
    Ledger,
    MomentGroup,
    OfficeRow,
    Source,
    SpeakerGroup,
    Timeline,
)
from conspectus.web.whole import (
    AloneGroup,
    ChangeView,
    ComparisonGroup,
    CoverageView,
    DependenceRow,
    FlowView,
    GapGroup,
    Glance,
    InfluenceView,
    ReprintRow,
    ReviewRow,
    StateView,
    TieRow,
)


class Count(Record, frozen=True):
    """A section of the page, and how much of it there is; None where that is no number."""

    section: str
    title: str
    number: int | None


class Chapter(Record, frozen=True):
    """Sections that belong together, as the list of contents has them."""

    title: str
    sections: tuple[Count, ...]


class Page(Record, frozen=True):
    """The whole page."""

    title: str
    lede: str
    chapters: tuple[Chapter, ...]
    glance: Glance
    state: StateView | None
    change: ChangeView | None
    comparisons: tuple[ComparisonGroup, ...]
    flows: FlowView
    influence: InfluenceView
    ties: tuple[TieRow, ...]
    uncertain_ties: tuple[TieRow, ...]
    dependence: tuple[DependenceRow, ...]
    uncertain_dependence: tuple[DependenceRow, ...]
    actors: tuple[ActorGroup, ...]
    offices: tuple[OfficeRow, ...]
    uncertain_offices: tuple[OfficeRow, ...]
    speakers: tuple[SpeakerGroup, ...]
    uncertain_statements: tuple[SpeakerGroup, ...]
    events: tuple[EventGroup, ...]
    uncertain_events: tuple[EventRow, ...]
    forecasts: tuple[ForecastRow, ...]
    uncertain_forecasts: tuple[ForecastRow, ...]
    figures: tuple[FigureGroup, ...]
    uncertain_figures: tuple[FigureRow, ...]
    dates: tuple[MomentGroup, ...]
    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    reprints: tuple[ReprintRow, ...]
    timeline: Timeline | None
    coverage: CoverageView
    alone: tuple[AloneGroup, ...]
    gaps: tuple[GapGroup, ...]
    reviews: tuple[ReviewRow, ...]
    ledger: Ledger
