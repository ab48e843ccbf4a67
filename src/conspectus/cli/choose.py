"""Choose: a list and what to keep of it -> the records of a dossier."""

from collections.abc import Callable, Iterator

from conspectus.cli.filters import Filters, What
from conspectus.dossier import (
    DocumentItem,
    Dossier,
    ExpressionItem,
    FrameItem,
    MentionItem,
    SentenceItem,
    decode_rejected,
    find_status,
    find_time,
    list_parties,
    meets_period,
)
from conspectus.errors import UsageError
from conspectus.records import Entity, Finding, Record, Time

_REJECTED = {
    **{
        What(f"{kind}s"): kind for kind in ("role", "statement", "event", "figure", "forecast", "tie", "stance", "goal")
    },
    **{What(f"{kind}s"): kind for kind in ("flow", "link", "comparison")},
    What.entities: "entity",
}  # lists of which a review can take something out -> what the dossier calls that kind


class Chosen(Record, frozen=True):
    """Records of a list, in the list's order; `undated` others would be here if it were known when they hold."""

    records: tuple[Record, ...]
    undated: int = 0


def choose_records(dossier: Dossier, what: What, filters: Filters, *, is_rejected: bool = False) -> Chosen:
    """Return the records of a list that pass the filters, or those of them that reviews took out."""
    listed = _list_rejected(dossier, what, filters) if is_rejected else _list_all(dossier, what, filters)
    kept = [record for record in listed if _passes(dossier, record, filters)]
    if filters.period is None:
        return Chosen(tuple(kept))
    since, until = filters.period.since, filters.period.until
    times = [_time_of(record) for record in kept]
    return Chosen(
        records=tuple(r for r, time in zip(kept, times, strict=True) if meets_period(time, since, until)),
        undated=sum(time is None or (time.earliest is None and time.latest is None) for time in times),
    )


def _list_rejected(dossier: Dossier, what: What, filters: Filters) -> Iterator[Record]:
    """Yield what reviews took out and that stood in the wanted documents.

    Raises:
        UsageError: nothing of this kind can be rejected.
    """
    if what not in _REJECTED:
        raise UsageError(f"{what.value}: --rejected fits {', '.join(kind.value for kind in _REJECTED)} only")
    for one in dossier.rejected(kind=_REJECTED[what]):
        if filters.documents is None or {span.document for span in one.spans} & set(filters.documents):
            yield decode_rejected(one)


def _list_all(dossier: Dossier, what: What, filters: Filters) -> Iterator[Record]:
    """Yield the records of the wanted documents; what stands in several of them comes once."""
    if what is What.skipped:
        yield from dossier.skipped()
        return
    seen = set()
    for document in filters.documents or (None,):
        for record in _list_records(dossier, what)(document):
            id = getattr(record, "id", None)
            if id is None or id not in seen:
                seen.add(id)
                yield record


def _list_records(dossier: Dossier, what: What) -> Callable[[str | None], tuple[Record, ...]]:
    """Return what lists the records of one document, or of all."""
    lists: dict[What, Callable[[str | None], tuple[Record, ...]]] = {
        What.documents: lambda d: dossier.documents(id=d),
        What.entities: lambda d: _list_entities(dossier, d),
        What.mentions: lambda d: dossier.mentions(document=d),
        What.roles: lambda d: dossier.roles(document=d),
        What.statements: lambda d: dossier.statements(document=d),
        What.events: lambda d: dossier.events(document=d),
        What.figures: lambda d: dossier.figures(document=d),
        What.forecasts: lambda d: dossier.forecasts(document=d),
        What.ties: lambda d: dossier.ties(document=d),
        What.stances: lambda d: dossier.stances(document=d),
        What.goals: lambda d: dossier.goals(document=d),
        What.flows: lambda d: dossier.flows(document=d),
        What.links: lambda d: dossier.links(document=d),
        What.comparisons: lambda d: dossier.comparisons(document=d),
        What.reprints: lambda d: dossier.reprints(document=d),
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


def _passes(dossier: Dossier, record: Record, filters: Filters) -> bool:
    """Whether a record passes every filter but the period."""
    if filters.entities is not None and not filters.entities & _entities_of(dossier, record):
        return False
    if filters.speakers is not None and getattr(record, "speaker", None) not in filters.speakers:
        return False
    if filters.abouts is not None and getattr(record, "about", None) not in filters.abouts:
        return False
    if filters.kinds is not None and getattr(record, "kind", "").casefold() not in filters.kinds:
        return False
    return filters.statuses is None or (isinstance(record, Finding) and find_status(record) in filters.statuses)


def _time_of(record: Record) -> Time | None:
    if isinstance(record, DocumentItem):
        return record.published.time
    if isinstance(record, ExpressionItem):
        return record.time
    return find_time(record) if isinstance(record, Finding) else None


def _entities_of(dossier: Dossier, record: Record) -> set[str]:
    """Return the entities that a record has to do with; for a document or a date all that stand in it or beside it."""
    if isinstance(record, Finding):
        return {party.entity for party in list_parties(record)}
    match record:
        case Entity():
            return {record.id}
        case MentionItem():
            return {record.entity}
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
