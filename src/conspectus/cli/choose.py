"""Choose: what a user asks to see -> the records of a dossier, filtered."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from conspectus.dossier import (
    DocumentItem,
    Dossier,
    ExpressionItem,
    FrameItem,
    MentionItem,
    SentenceItem,
    list_parties,
)
from conspectus.errors import UsageError
from conspectus.records import (
    Document,
    Entity,
    Event,
    Figure,
    Flow,
    Forecast,
    Goal,
    Link,
    Record,
    Role,
    Stance,
    Statement,
    Tie,
)


class What(StrEnum):
    """What `show` can list."""

    documents = "documents"
    entities = "entities"
    mentions = "mentions"
    roles = "roles"
    figures = "figures"
    statements = "statements"
    events = "events"
    forecasts = "forecasts"
    ties = "ties"
    stances = "stances"
    goals = "goals"
    flows = "flows"
    links = "links"
    dates = "dates"
    frames = "frames"
    sentences = "sentences"
    skipped = "skipped"
    left_out = "left-out"


class Filters(Record, frozen=True):
    """What to keep of a list: ids of documents and of entities; None keeps all."""

    documents: tuple[str, ...] | None = None
    entities: frozenset[str] | None = None


def find_filters(dossier: Dossier, document: str | None, entity: str | None) -> Filters:
    """Find what a user means by a document (beginning of its id, path, outlet) and by an entity (id or name).

    Raises:
        UsageError: the dossier has none such.
    """
    documents = None if document is None else _find_documents(dossier, document)
    entities = None if entity is None else find_entities(dossier, entity)
    return Filters(documents, entities)


def _find_documents(dossier: Dossier, words: str) -> tuple[str, ...]:
    wanted = words.casefold()
    items = [item.document for item in dossier.documents()]
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda d: words in {d.id, d.path},
        lambda d: len(words) > 2 and d.id.startswith(words),  # more than the "d-" of all ids
        lambda d: d.path.rpartition("/")[2].partition(".")[0] == words,
        lambda d: (d.outlet or "").casefold() == wanted,
        lambda d: wanted in f"{d.path} {d.outlet or ''} {d.title or ''}".casefold(),
    )
    for is_meant in tests:
        found = tuple(d.id for d in items if is_meant(d))
        if found:
            return found
    raise UsageError(f"{words}: no document has this id, path, outlet or title; `conspectus show` lists documents")


def find_entities(dossier: Dossier, words: str) -> frozenset[str]:
    wanted = words.casefold()
    items = dossier.entities()
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda e: e.id == words,
        lambda e: len(words) > 2 and e.id.startswith(words),
        lambda e: wanted in {name.casefold() for name in (e.name, *e.aliases)},
        lambda e: any(f" {wanted} " in f" {name.casefold()} " for name in (e.name, *e.aliases)),
    )
    for is_meant in tests:
        found = frozenset(e.id for e in items if is_meant(e))
        if found:
            return found
    raise UsageError(f"{words}: no entity has this id or name; `conspectus show DOSSIER entities` lists them")


def choose_records(dossier: Dossier, what: What, filters: Filters) -> Iterator[Record]:
    """Yield the records of a list that pass the filters, in the list's order.

    Raises:
        UsageError: the list has nothing to do with documents or entities.
    """
    if what is What.skipped:
        if filters != Filters():
            raise UsageError("skipped: what could not be read has no document and no entities to filter by")
        yield from dossier.skipped()
        return
    if what is What.left_out and filters.entities is not None:
        raise UsageError("left-out: nothing was read in what was cut, so it has no entities to filter by")
    for document in filters.documents or (None,):
        for record in _list_records(dossier, what)(document):
            if filters.entities is None or filters.entities & _entities_of(dossier, record):
                yield record


def _list_records(dossier: Dossier, what: What) -> Callable[[str | None], tuple[Record, ...]]:
    """Return what lists the records of one document, or of all."""
    lists: dict[What, Callable[[str | None], tuple[Record, ...]]] = {
        What.documents: lambda d: dossier.documents(id=d),
        What.entities: lambda d: _list_entities(dossier, d),
        What.mentions: lambda d: dossier.mentions(document=d),
        What.roles: lambda d: dossier.roles(document=d),
        What.figures: lambda d: dossier.figures(document=d),
        What.statements: lambda d: dossier.statements(document=d),
        What.events: lambda d: dossier.events(document=d),
        What.forecasts: lambda d: dossier.forecasts(document=d),
        What.ties: lambda d: dossier.ties(document=d),
        What.stances: lambda d: dossier.stances(document=d),
        What.goals: lambda d: dossier.goals(document=d),
        What.flows: lambda d: dossier.flows(document=d),
        What.links: lambda d: dossier.links(document=d),
        What.dates: lambda d: dossier.expressions(document=d),
        What.frames: lambda d: dossier.frames(document=d),
        What.sentences: lambda d: dossier.sentences(document=d),
        What.left_out: lambda d: dossier.left_out(document=d),
    }
    return lists[what]


def _list_entities(dossier: Dossier, document: str | None) -> tuple[Entity, ...]:
    if document is None:
        return dossier.entities()
    named = {mention.entity for mention in dossier.mentions(document=document)}
    return tuple(entity for entity in dossier.entities() if entity.id in named)


def _entities_of(dossier: Dossier, record: Record) -> set[str]:
    """Return the entities that a record has to do with; for a document or a date all that stand in it or beside it."""
    match record:
        case Entity():
            return {record.id}
        case MentionItem():
            return {record.entity}
        case Role() | Figure() | Statement() | Event() | Forecast() | Tie() | Stance() | Goal() | Flow() | Link():
            return {party.entity for party in list_parties(record)}
        case SentenceItem():
            return set(record.records)
        case FrameItem():
            return entities_of_frame(record)
        case DocumentItem():
            return {mention.entity for mention in dossier.mentions(document=record.document.id)}
        case ExpressionItem():
            beside = dossier.mentions(document=record.span.document, sentence=record.sentence)
            return {mention.entity for mention in beside}
    return set()


def entities_of_frame(item: FrameItem) -> set[str]:
    """Return the entities that stand anywhere in a frame, its holder among them."""
    inside = {entity for argument in item.frame.arguments for entity in argument.phrase.inside}
    named = {entity for argument in item.frame.arguments for entity in argument.phrase.entities}
    holder = item.frame.holder.entity
    return inside | named | ({holder} if holder else set())
