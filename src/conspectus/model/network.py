"""Network: flows between actors, and signed arrows of influence, as of a day."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from conspectus.dossier import find_time
from conspectus.model.items import Citation, cite
from conspectus.model.known import Fact, Known, holds_at, is_begun, keep_kind, sort_key
from conspectus.model.wording import word_finding
from conspectus.records import Event, Figure, Flow, Goal, Record, Stance, Tie, Time

# what a tie says of its subject's bearing on its object: help or harm; others say neither
TIE_SIGNS = {
    **dict.fromkeys(("ally_of", "partner_of", "supplies", "invests_in", "mediates", "trades_with"), 1),
    **dict.fromkeys(("opposes", "rival_of", "threatened_by"), -1),
}
# the same of events, after PLOVER's quad categories: cooperation and conflict
EVENT_SIGNS = {
    **dict.fromkeys(("SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"), 1),
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), -1),
}
DONE = frozenset({"occurred", "ongoing"})


class FlowArrow(Record, frozen=True):
    """A flow: ends and way are entity ids, None where no source says; figure is the words that measure it."""

    good: str
    source: str | None
    via: tuple[str, ...]
    target: str | None
    status: str
    figure: str | None
    time: Time | None
    holder: str | None
    citation: Citation


class Arrow(Record, frozen=True):
    """One actor's bearing on another: sign 1 helps, -1 harms, 0 is mixed; why is the line it was read from."""

    source: str
    target: str
    sign: int
    basis: str  # kind of finding: tie, stance, event
    why: str
    time: Time | None
    holder: str | None
    citation: Citation


class Aim(Record, frozen=True):
    """A goal on a node."""

    actor: str
    aim: str
    object: str
    holder: str | None
    citation: Citation


class Influence(Record, frozen=True):
    """Signed, dated, attributed arrows between actors, and what each seeks or opposes."""

    arrows: tuple[Arrow, ...]
    aims: tuple[Aim, ...]


def fold_flows(known: Known, *, as_of: dt.date | None = None, good: str | None = None) -> tuple[FlowArrow, ...]:
    """List the flows told of by a day, oldest first; `good` keeps those whose good holds the word."""
    figures = {f.finding.id: f.finding.span.text for f in keep_kind(known.facts, Figure)}
    wanted = (good or "").casefold()
    return tuple(
        FlowArrow(
            good=flow.good,
            source=flow.source,
            via=flow.via,
            target=flow.target,
            status=flow.status,
            figure=figures.get(flow.figure or ""),
            time=flow.time,
            holder=flow.holder,
            citation=cite(fact),
        )
        for fact in _begun(keep_kind(known.facts, Flow), as_of)
        for flow in [fact.finding]
        if wanted in flow.good.casefold()
    )


def fold_influence(known: Known, *, as_of: dt.date | None = None) -> Influence:
    """List who bears on whom as of a day, oldest first, and what each actor seeks or opposes."""
    arrows = (arrow for fact in _begun(known.facts, as_of) for arrow in _read_arrows(fact, known, as_of))
    aims = (
        Aim(f.finding.actor, f.finding.aim, f.finding.object.text, f.finding.holder, cite(f))
        for f in _begun(keep_kind(known.facts, Goal), as_of)
    )
    return Influence(tuple(arrows), tuple(aims))


def _begun(facts: Iterable[Fact[Any]], as_of: dt.date | None) -> list[Fact[Any]]:
    return [f for f in sorted(facts, key=sort_key) if as_of is None or is_begun(f, as_of)]


def _read_arrows(fact: Fact[Any], known: Known, as_of: dt.date | None) -> Iterator[Arrow]:
    why = word_finding(fact.finding, known.name)
    match fact.finding:
        case Tie() as tie if tie.predicate in TIE_SIGNS and tie.polarity > 0 and (not as_of or holds_at(fact, as_of)):
            ends = (tie.object, tie.subject) if tie.predicate == "threatened_by" else (tie.subject, tie.object)
            yield _arrow(fact, *ends, TIE_SIGNS[tie.predicate], why, tie.holder)
        case Stance() as stance if stance.holder not in ("author", None):
            for target in stance.about:
                if target != stance.holder:
                    yield _arrow(fact, stance.holder or "", target, stance.polarity, why, stance.holder)
        case Event() as event if event.kind in EVENT_SIGNS and event.status in DONE:
            actors = [p.entity for p in event.participants if p.role == "actor"]
            targets = [p.entity for p in event.participants if p.role == "recipient"]
            for source in actors:
                for target in targets:
                    yield _arrow(fact, source, target, EVENT_SIGNS[event.kind], why, event.mentions[0].holder)


def _arrow(fact: Fact[Any], source: str, target: str, sign: int, why: str, holder: str | None) -> Arrow:  # noqa: PLR0913, PLR0917
    basis = type(fact.finding).__name__.casefold()
    return Arrow(source, target, sign, basis, why, find_time(fact.finding), holder, cite(fact))
