"""The spine: read one report, read the pile. Each line is a room."""

from collections.abc import Iterable

from msgspec import Struct, structs

from conspectus.errors import UnreadableError
from conspectus.knowledge import Knowledge, load_knowledge
from conspectus.records import Extent, Pile, Published, Reading, Report, Review, Skipped
from conspectus.rooms.clean import Cleaner, clean_draft, load_cleaner
from conspectus.rooms.compare import Comparer, compare_pile, load_comparer
from conspectus.rooms.dates import Calendar, anchor_dates, load_calendar, read_dates
from conspectus.rooms.find import Finders, find_all, load_finders
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
    finders: Finders
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
        finders=load_finders(knowledge),
        resolver=load_resolver(knowledge),
        comparer=load_comparer(knowledge),
    )


def read_report(report: Report, tools: Tools) -> Reading | Skipped:
    """Read one report by itself, up to its frames. Pure: no clock, no network, no store.

    Findings wait for `read_pile`: whom and which day they mean, only the pile reveals.
    """
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
    return Reading(document, extents, naming, dating, frames)


def read_pile(readings: Iterable[Reading | Skipped], tools: Tools, reviews: tuple[Review, ...] = ()) -> Pile:
    """Resolve readings together (who is who across reports, dates that only the pile reveals), find and compare.

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
        r if r is before else _date(r, r.dating.published)
        for r, before in zip(pile.readings, resolution.readings, strict=True)
    )
    published = date_pile(named)
    found = tuple(find_all(_date(r, published[r.document.id]), tools.finders) for r in named)
    pile = structs.replace(pile, readings=join_events(found), reprints=find_reprints(found))
    pile = review_findings(pile, found, reviews)
    return review_comparisons(compare_pile(pile, tools.comparer), reviews)


def _date(reading: Reading, published: Published) -> Reading:
    """Read a reading's dates again from when it was published."""
    return structs.replace(reading, dating=anchor_dates(reading.dating, published))
