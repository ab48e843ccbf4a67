"""Coverage: which source tells of which event and subsystem, what one alone says, and what none says."""

from collections import Counter, defaultdict
from typing import Any, Literal

from conspectus.dossier import find_time, list_pieces
from conspectus.model.items import Citation, cite
from conspectus.model.known import Fact, Known, keep_kind, sort_key
from conspectus.model.lens import Lens, find_subsystems
from conspectus.model.wording import word_finding
from conspectus.records import Comparison, Event, Figure, Forecast, Goal, Record, Reprint, Stance, Time

Reason = Literal[
    "a figure without a year",
    "talks without a result",
    "a dispute with one side heard",
    "a forecast whose term has passed",
]
RESULTS = frozenset({"AGREE", "REJECT", "COOPERATE", "SUPPORT", "CONCEDE"})
ANSWERS = frozenset({"REJECT", "ACCUSE", "CONCEDE"})


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
    told = _Told(known, comparisons)
    gaps = []
    for fact in sorted(known.facts, key=sort_key):
        reason = _find_gap(fact, told)
        if reason is not None:
            gaps.append(Gap(reason, word_finding(fact.finding, known.name), cite(fact)))
    return tuple(gaps)


class _Told:
    """What the pile tells that may fill a gap: results of talks, who answers, what is compared, its last day."""

    def __init__(self, known: Known, comparisons: tuple[Comparison, ...]) -> None:
        ends = [item.published.time.latest for item in known.documents if item.published.time.latest]
        self.last = max(ends, default=None)
        self.contested = {m.record for c in comparisons if c.kind == "conflict" for m in c.members}
        self.compared = {m.record for c in comparisons if c.about == "figure" for m in c.members}
        events = [fact.finding for fact in keep_kind(known.facts, Event)]
        self.results = [frozenset(p.entity for p in e.participants) for e in events if e.kind in RESULTS]
        answers = [(e.id, {p.entity for p in e.participants if p.role == "actor"}) for e in events if e.kind in ANSWERS]
        self.acting = {entity: id for id, entities in answers for entity in entities}
        others = (fact for fact in known.facts if not isinstance(fact.finding, Figure | Event))
        self.speaking = {party for fact in others for party in fact.entities}


def _find_gap(fact: Fact[Any], told: _Told) -> Reason | None:
    match fact.finding:
        case Figure() as figure if figure.id in told.compared and find_time(figure) is None:
            return "a figure without a year"
        case Event(kind="CONSULT", status="occurred") as event if len(event.participants) > 1:
            parties = {p.entity for p in event.participants}
            return None if any(len(parties & result) > 1 for result in told.results) else "talks without a result"
        case Event(kind="ACCUSE") as event:
            accused = {p.entity for p in event.participants if p.role == "recipient"}
            is_answered = event.id in told.contested or bool(accused & (told.speaking | told.acting.keys()))
            return "a dispute with one side heard" if accused and not is_answered else None
        case Forecast(outcome="open", horizon=Time(latest=latest)) if latest and told.last and latest < told.last:
            return "a forecast whose term has passed"
    return None
