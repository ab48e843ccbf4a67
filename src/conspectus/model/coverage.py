"""Coverage: which source tells of which event and subsystem, what one alone says, and what none says."""

from collections import Counter, defaultdict
from typing import Any, Literal

from conspectus.dossier import find_time, list_pieces
from conspectus.model.items import Citation, cite
from conspectus.model.known import Fact, Known, keep_kind, sort_key
from conspectus.model.lens import Lens, find_subsystems
from conspectus.model.wording import word_finding
from conspectus.records import Comparison, Event, Figure, Forecast, Goal, Record, Reprint, Stance

Reason = Literal[
    "a figure without a year",
    "talks without a result",
    "a dispute with one side heard",
    "a forecast whose term has passed",
]
RESULTS = frozenset({"AGREE", "REJECT", "COOPERATE", "SUPPORT", "CONCEDE"})
UNDATED = frozenset({"percent"})  # a share of a thing may hold as long as the thing


class Coverage(Record, frozen=True):
    """A matrix: for each row how many findings each document has of it.

    documents: ids, columns. rows: what is covered (an event told by several, a subsystem), kind, and the counts, one a
    document. A document that says nothing of a row has 0 there: it leaves it out.
    """

    documents: tuple[str, ...]
    rows: tuple["Row", ...]


class Row(Record, frozen=True):
    """What is covered, and how many findings each document has of it; `sources` counts reprints once."""

    kind: Literal["event", "subsystem"]
    name: str
    counts: tuple[int, ...]
    sources: int


class Alone(Record, frozen=True):
    """A finding that one source only has."""

    text: str
    citation: Citation


class Gap(Record, frozen=True):
    """What a reader would expect and no source gives."""

    reason: Reason
    text: str
    citation: Citation


def cover(known: Known, lens: Lens, reprints: tuple[Reprint, ...]) -> Coverage:
    """Count what each document tells: by event that several tell of, and by subsystem."""
    documents = tuple(item.document.id for item in known.documents)
    origin = {reprint.document: reprint.of for reprint in reprints}
    rows = []
    for fact in keep_kind(known.facts, Event):
        told = Counter(mention.span.document for mention in fact.finding.mentions)
        if len(told) > 1:
            rows.append(_row("event", word_finding(fact.finding, known.name), told, documents, origin))
    by_subsystem: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fact in known.facts:
        for name in find_subsystems(fact, lens, known):
            by_subsystem[name][fact.span.document] += 1
    rows += [_row("subsystem", name, told, documents, origin) for name, told in by_subsystem.items()]
    return Coverage(documents, tuple(sorted(rows, key=lambda r: (r.kind, -r.sources, -sum(r.counts), r.name))))


def _row(
    kind: Literal["event", "subsystem"],
    name: str,
    told: Counter[str],
    documents: tuple[str, ...],
    origin: dict[str, str],
) -> Row:
    sources = len({origin.get(document, document) for document in told})
    return Row(kind, name, tuple(told[document] for document in documents), sources)


def list_alone(known: Known, comparisons: tuple[Comparison, ...], reprints: tuple[Reprint, ...]) -> tuple[Alone, ...]:
    """List events, figures, goals and stances that one independent source only has, oldest first."""
    copies = {reprint.document for reprint in reprints}
    shared = {m.record for c in comparisons if c.independent > 1 for m in c.members}
    alone = []
    for fact in sorted(known.facts, key=sort_key):
        if isinstance(fact.finding, Event | Figure | Goal | Stance) and fact.finding.id not in shared:
            documents = {piece.span.document for piece in list_pieces(fact.finding)}
            if len(documents - copies) <= 1 and fact.span.document not in copies:
                alone.append(Alone(word_finding(fact.finding, known.name), cite(fact)))
    return tuple(alone)


def list_gaps(known: Known, comparisons: tuple[Comparison, ...]) -> tuple[Gap, ...]:
    """List what a reader would expect and no source gives, oldest first."""
    last = max((i.published.time.latest for i in known.documents if i.published.time.latest), default=None)
    answered = {m.record for c in comparisons if c.kind == "conflict" for m in c.members}
    gaps = []
    for fact in sorted(known.facts, key=sort_key):
        reason = _find_gap(fact, known, last=last, answered=answered)
        if reason is not None:
            gaps.append(Gap(reason, word_finding(fact.finding, known.name), cite(fact)))
    return tuple(gaps)


def _find_gap(fact: Fact[Any], known: Known, *, last: object, answered: set[str]) -> Reason | None:
    match fact.finding:
        case Figure() as figure if figure.measure and figure.unit not in UNDATED and find_time(figure) is None:
            return "a figure without a year"
        case Event() as event if (
            event.kind == "CONSULT" and event.status == "occurred" and not _has_result(event, known)
        ):
            return "talks without a result"
        case Event() as event if event.kind == "ACCUSE" and _is_unanswered(event, known, answered):
            return "a dispute with one side heard"
        case Forecast() as forecast if forecast.outcome == "open" and forecast.horizon and forecast.horizon.latest:
            return "a forecast whose term has passed" if last and forecast.horizon.latest < last else None  # type: ignore[operator]
    return None


def _has_result(event: Event, known: Known) -> bool:
    """Whether any document tells what the same parties agreed, refused or did together."""
    parties = {p.entity for p in event.participants}
    return any(
        other.finding.kind in RESULTS and len(parties & {p.entity for p in other.finding.participants}) > 1
        for other in keep_kind(known.facts, Event)
    )


def _is_unanswered(event: Event, known: Known, answered: set[str]) -> bool:
    """Whether nothing that the accused says or does back is told."""
    accused = {p.entity for p in event.participants if p.role == "recipient"}
    if not accused or event.id in answered:
        return False
    speaking = {party for f in known.facts for party in f.entities if not isinstance(f.finding, Figure | Event)}
    acting = {
        p.entity
        for other in keep_kind(known.facts, Event)
        if other.finding.kind in {"REJECT", "ACCUSE", "CONCEDE"} and other.finding.id != event.id
        for p in other.finding.participants
        if p.role == "actor"
    }
    return not accused & (acting | speaking)
