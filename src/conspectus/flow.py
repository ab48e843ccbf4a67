"""The spine: read one report, read the pile. Each line is a room."""

from collections.abc import Iterable

from msgspec import Struct, structs

from conspectus.errors import UnreadableError
from conspectus.knowledge import Knowledge, load_knowledge
from conspectus.records import Extent, Pile, Published, Reading, Report, Review, Skipped
from conspectus.rooms.clean import Cleaner, clean_draft, load_cleaner
from conspectus.rooms.compare import Comparer, compare_pile, load_comparer
from conspectus.rooms.dates import Calendar, anchor_dates, load_calendar, read_dates
from conspectus.rooms.find.events import EventLexicon, find_events, load_event_lexicon
from conspectus.rooms.find.figures import Measures, find_figures, load_measures
from conspectus.rooms.find.flows import FlowCues, find_flows, load_flow_cues
from conspectus.rooms.find.forecasts import ForecastSigns, find_forecasts, load_forecast_signs
from conspectus.rooms.find.goals import GoalCues, find_goals, load_goal_cues
from conspectus.rooms.find.ids import tell_apart
from conspectus.rooms.find.links import LinkCues, find_links, load_link_cues
from conspectus.rooms.find.roles import RoleCues, find_roles, load_role_cues
from conspectus.rooms.find.stances import StanceCues, find_stances, load_stance_cues
from conspectus.rooms.find.statements import StatementCues, find_statements, load_statement_cues
from conspectus.rooms.find.ties import TieCues, find_ties, load_tie_cues
from conspectus.rooms.frames import Grammar, load_grammar, read_frames
from conspectus.rooms.names import Namer, load_namer, read_names
from conspectus.rooms.parse import Parser, load_parser, parse_document
from conspectus.rooms.read import read_text
from conspectus.rooms.resolve import Resolver, date_pile, find_reprints, join_events, load_resolver, resolve_entities
from conspectus.rooms.review import review_comparisons, review_documents, review_entities, review_findings
from conspectus.settings import Settings


class Tools(Struct, frozen=True):
    """What the rooms need, loaded once for a pile."""

    settings: Settings
    knowledge: Knowledge
    cleaner: Cleaner
    parser: Parser
    namer: Namer
    calendar: Calendar
    grammar: Grammar
    role_cues: RoleCues
    statement_cues: StatementCues
    measures: Measures
    event_lexicon: EventLexicon
    forecast_signs: ForecastSigns
    tie_cues: TieCues
    stance_cues: StanceCues
    goal_cues: GoalCues
    flow_cues: FlowCues
    link_cues: LinkCues
    resolver: Resolver
    comparer: Comparer


def load_tools(settings: Settings) -> Tools:
    """Load models and knowledge."""
    knowledge = load_knowledge(settings.knowledge)
    return Tools(
        settings=settings,
        knowledge=knowledge,
        cleaner=load_cleaner(knowledge),
        parser=load_parser(knowledge),
        namer=load_namer(knowledge),
        calendar=load_calendar(knowledge),
        grammar=load_grammar(knowledge),
        role_cues=load_role_cues(knowledge),
        statement_cues=load_statement_cues(knowledge),
        measures=load_measures(knowledge),
        event_lexicon=load_event_lexicon(knowledge),
        forecast_signs=load_forecast_signs(knowledge),
        tie_cues=load_tie_cues(knowledge),
        stance_cues=load_stance_cues(knowledge),
        goal_cues=load_goal_cues(knowledge),
        flow_cues=load_flow_cues(knowledge),
        link_cues=load_link_cues(knowledge),
        resolver=load_resolver(knowledge),
        comparer=load_comparer(knowledge),
    )


def read_report(report: Report, tools: Tools) -> Reading | Skipped:
    """Read one report by itself. Pure: no clock, no network, no store."""
    try:
        draft = read_text(report, tools.settings)
        document = clean_draft(draft, tools.cleaner)
    except UnreadableError as error:
        return Skipped(report.path, error.stage, error.reason)
    sentences = parse_document(document, tools.parser)
    naming = read_names(document, sentences, tools.namer)
    dating = read_dates(document, sentences, tools.calendar)
    frames = read_frames(document, sentences, naming, dating, tools.grammar)
    extents = tuple(Extent(s.index, s.start, s.end, s.block) for s in sentences)
    return _find(Reading(document, extents, naming, dating, frames), tools)


def read_pile(readings: Iterable[Reading | Skipped], tools: Tools, reviews: tuple[Review, ...] = ()) -> Pile:
    """Resolve readings together: who is who across reports, and dates that only the pile reveals.

    Reviews are replayed in their order: those of documents and entities before anything is made of them, those of
    findings before findings are compared.
    """
    results = tuple(readings)
    skipped = tuple(sorted((r for r in results if isinstance(r, Skipped)), key=lambda s: s.path))
    read = tuple(sorted((r for r in results if isinstance(r, Reading)), key=lambda r: r.document.id))
    resolution = resolve_entities(read, tools.resolver)
    pile = review_documents(Pile(resolution.readings, resolution.entities, skipped), reviews)
    pile = review_entities(pile, reviews)
    named = tuple(
        r if r is before else _date(r, r.dating.published, tools)
        for r, before in zip(pile.readings, resolution.readings, strict=True)
    )
    published = date_pile(named)
    dated = tuple(_date(r, published[r.document.id], tools) for r in named)
    pile = structs.replace(pile, readings=join_events(dated), reprints=find_reprints(dated))
    pile = review_findings(pile, dated, reviews)
    return review_comparisons(compare_pile(pile, tools.comparer), reviews)


def _date(reading: Reading, published: Published, tools: Tools) -> Reading:
    """Read a reading's dates again from when it was published, and all that is found with them."""
    return _find(structs.replace(reading, dating=anchor_dates(reading.dating, published)), tools)


def _find(reading: Reading, tools: Tools) -> Reading:
    """Read every kind of finding from a reading's frames; pure, so that it can be done again when dates change.

    Statements come first: what stands inside one is its speaker's word. Flows are measured by figures.
    """
    reading = structs.replace(reading, statements=find_statements(reading, tools.statement_cues))
    reading = structs.replace(reading, figures=find_figures(reading, tools.measures))
    return structs.replace(
        reading,
        roles=find_roles(reading, tools.role_cues),
        events=find_events(reading, tools.event_lexicon),
        forecasts=find_forecasts(reading, tools.forecast_signs),
        ties=tell_apart(find_ties(reading, tools.tie_cues)),
        stances=tell_apart(find_stances(reading, tools.stance_cues)),
        goals=tell_apart(find_goals(reading, tools.goal_cues)),
        flows=tell_apart(find_flows(reading, tools.flow_cues)),
        links=find_links(reading, tools.link_cues),
    )
