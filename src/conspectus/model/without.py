"""Without: take an actor, place or project away -> what passes through it, in order of how directly."""

from collections.abc import Iterable, Iterator
from typing import Any

from conspectus.dossier import list_pieces
from conspectus.model.items import Citation, cite
from conspectus.model.known import Fact, Known, sort_key
from conspectus.model.wording import word_finding
from conspectus.records import Event, Flow, Goal, Link, Record, Tie

MOST_STEPS = 3  # further on, nearly everything hangs on everything


class Loss(Record, frozen=True):
    """Something that passes through what is taken away.

    steps: 1 it is an end, a party or the way itself; 2 and more: the text says that it depends on something at the
    step before. why: that, in words. part: kind of finding.
    """

    steps: int
    part: str
    text: str
    why: str
    citation: Citation


def take_away(known: Known, entities: frozenset[str]) -> tuple[Loss, ...]:
    """List the flows, ties, goals and stated conditions that pass through any of the entities.

    Nothing is predicted: what stands at a later step does so because a text says that it depends on what stands before.
    """
    lost: dict[str, Loss] = {}
    facts = sorted((f for f in known.facts if isinstance(f.finding, Flow | Tie | Goal | Link | Event)), key=sort_key)
    for fact in facts:
        why = _touch(fact, entities, known)
        if why:
            lost[fact.finding.id] = _lose(fact, 1, why, known)
    for step in range(2, MOST_STEPS + 1):
        before = [f for f in facts if f.finding.id in lost and lost[f.finding.id].steps == step - 1]
        for fact, why in _follow(before, facts, known):
            lost.setdefault(fact.finding.id, _lose(fact, step, why, known))
    order = {fact.finding.id: n for n, fact in enumerate(facts)}
    return tuple(sorted(lost.values(), key=lambda loss: (loss.steps, loss.part, order[loss.citation.finding])))


def _lose(fact: Fact[Any], steps: int, why: str, known: Known) -> Loss:
    part = type(fact.finding).__name__.casefold()
    return Loss(steps, part, word_finding(fact.finding, known.name), why, cite(fact))


def _touch(fact: Fact[Any], entities: frozenset[str], known: Known) -> str | None:
    """Return how a finding touches the entities; None where it does not. Events count where they are still to come."""
    match fact.finding:
        case Flow() as flow:
            for what, ends in (("comes from", (flow.source,)), ("goes to", (flow.target,)), ("goes through", flow.via)):
                named = entities.intersection(end for end in ends if end)
                if named:
                    return f"it {what} {known.name(min(named))}"
        case Tie() as tie if tie.polarity > 0:
            named = entities & {tie.subject, tie.object}
            return f"{known.name(min(named))} is an end of it" if named else None
        case Goal() as goal:
            if goal.actor in entities:
                return f"{known.name(goal.actor)} {goal.aim} it"
            return _name_inside(fact, entities, known)
        case Link():
            return _name_inside(fact, entities, known)
        case Event() as event if event.status in ("planned", "possible", "ongoing"):
            named = entities.intersection(p.entity for p in event.participants)
            return f"{known.name(min(named))} takes part in it" if named else None
    return None


def _name_inside(fact: Fact[Any], entities: frozenset[str], known: Known) -> str | None:
    """Return which of the entities the words of a finding name, by any of its names."""
    words = " ".join(piece.span.text for piece in list_pieces(fact.finding)).casefold()
    for id in sorted(entities):
        entity = known.entities.get(id)
        names = (entity.name, *entity.aliases) if entity else ()
        if any(f" {name.casefold()} " in f" {words} " or f" {name.casefold()}'" in f" {words}" for name in names):
            return f"its words name {known.name(id)}"
    return None


def _follow(lost: Iterable[Fact[Any]], facts: list[Fact[Any]], known: Known) -> Iterator[tuple[Fact[Any], str]]:
    """Yield what a text says depends on something lost: a link leads from inside the one to the other."""
    links = [fact for fact in facts if isinstance(fact.finding, Link) and fact.finding.kind != "obstacle"]
    for gone in lost:
        for link in links:
            source, target = link.finding.source, link.finding.target
            is_cause = gone is link or _meets(gone, source.document, source.start, source.end)
            if not is_cause:
                continue
            why = f"{link.finding.kind}: {source.text}"
            yield link, why
            for fact in facts:
                if fact is not link and _meets(fact, target.document, target.start, target.end):
                    yield fact, why


def _meets(fact: Fact[Any], document: str, start: int, end: int) -> bool:
    """Whether a finding stands within a stretch, or the stretch within it."""
    return any(
        piece.span.document == document
        and (start <= piece.span.start < end or piece.span.start <= start < piece.span.end)
        for piece in list_pieces(fact.finding)
    )
