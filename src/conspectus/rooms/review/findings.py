"""Findings: corrected, rejected, events merged or split by a person -> a pile in which they are."""

from collections.abc import Iterator
from typing import cast

from msgspec import Struct, structs

from conspectus.errors import UsageError
from conspectus.records import (
    Event,
    Figure,
    Finding,
    Forecast,
    Pile,
    Place,
    Reading,
    Review,
    Statement,
    Target,
    make_id,
)
from conspectus.rooms.review.correct import correct_finding
from conspectus.rooms.review.events import Tellings, merge_events, split_event
from conspectus.rooms.review.holders import follow_speaker
from conspectus.rooms.review.replay import Change, Struck, find_prefix, list_spans, mark, replay

KINDS = ("statements", "roles", "figures", "events", "forecasts", "ties", "stances", "goals", "flows", "links")


class Spot(Struct, frozen=True):
    """A finding, and which list of which reading it stands in."""

    finding: Finding
    kind: str
    document: str


def review_findings(pile: Pile, alone: tuple[Reading, ...], reviews: tuple[Review, ...]) -> Pile:
    """Apply the reviews of findings, and the notes on sentences.

    `alone` are the readings before their events were joined.
    """
    sentences = set(_list_sentences(pile))

    def apply(pile: Pile, review: Review) -> Change:
        if review.targets[0].id in sentences:
            return _note(pile, review)
        spots = tuple({spot.finding.id: spot for spot in (_find(pile, t) for t in review.targets)}.values())
        match review.action:
            case "merge":
                return _merge(pile, spots, alone)
            case "split":
                return _split(pile, spots[0], review, alone)
            case "correct":
                return _correct(pile, spots[0], review)
            case "reject":
                return _reject(pile, spots[0])
            case "note":
                return Change(pile, (spots[0].finding.id,))

    return replay(pile, reviews, "finding", apply)


# ---------------------------------------------------------------- where a finding stands


def list_spots(pile: Pile) -> Iterator[Spot]:
    """Yield every finding of a pile."""
    for reading in pile.readings:
        for kind in KINDS:
            for finding in getattr(reading, kind):
                yield Spot(finding, kind, reading.document.id)


def _find(pile: Pile, target: Target) -> Spot:
    """Find a finding by its id, else the one of its kind that has a span where it stood."""
    spots = list(list_spots(pile))
    for spot in spots:
        if spot.finding.id == target.id:
            return spot
    prefix = find_prefix(target.id)
    there = [
        spot
        for spot in spots
        if find_prefix(spot.finding.id) == prefix
        and any(Place(span.document, span.start) == target.place for span in list_spans(spot.finding))
    ]
    if len(there) != 1:
        why = "several findings stand where it was" if there else "there is no such finding (any more)"
        raise UsageError(f"{target.id}: {why}")
    return there[0]


def _put(pile: Pile, spot: Spot, finding: Finding | None) -> Pile:
    """Put a finding in the place of another one, or nothing."""

    def put(reading: Reading) -> Reading:
        if reading.document.id != spot.document:
            return reading
        old: tuple[Finding, ...] = getattr(reading, spot.kind)
        new = (finding if other.id == spot.finding.id else other for other in old)
        return structs.replace(reading, **{spot.kind: tuple(other for other in new if other is not None)})

    return structs.replace(pile, readings=tuple(map(put, pile.readings)))


def _list_sentences(pile: Pile) -> Iterator[str]:
    """Yield the ids of sentences."""
    return (make_id("s", r.document.id, s.start, s.end) for r in pile.readings for s in r.sentences)


# ---------------------------------------------------------------- what a review does


def _note(pile: Pile, review: Review) -> Change:
    id = review.targets[0].id
    if review.action != "note":
        raise UsageError(f"{id}: a sentence can be noted only")
    return Change(pile, (id,))


def _correct(pile: Pile, spot: Spot, review: Review) -> Change:
    corrected = correct_finding(spot.finding, review.field or "", review.value or "", pile.entities)
    corrected = structs.replace(corrected, rule=mark(corrected.rule))
    pile = _put(pile, spot, corrected)
    if isinstance(corrected, Statement) and isinstance(spot.finding, Statement):
        pile = follow_speaker(pile, spot.finding, corrected)
    return Change(pile, (corrected.id,))


def _reject(pile: Pile, spot: Spot) -> Change:
    """Take a finding out; what stood in a rejected statement stands in the one around it, if there is one."""
    finding = spot.finding
    left = _put(pile, spot, None)
    if isinstance(finding, Statement):
        left = structs.replace(left, readings=tuple(_release(r, finding.id, finding.inside) for r in left.readings))
    if isinstance(finding, Figure):
        left = structs.replace(left, readings=tuple(_unmeasure(r, finding.id) for r in left.readings))
    return Change(left, (finding.id,), rejected=(Struck(finding, tuple(list_spans(finding))),))


def _release(reading: Reading, statement: str, around: str | None) -> Reading:
    def release(finding: Figure | Forecast) -> Figure | Forecast:
        return structs.replace(finding, statement=around) if finding.statement == statement else finding

    def free(event: Event) -> Event:
        mentions = (structs.replace(m, statement=around) if m.statement == statement else m for m in event.mentions)
        return structs.replace(event, mentions=tuple(mentions))

    return structs.replace(
        reading,
        figures=tuple(map(release, reading.figures)),
        forecasts=tuple(map(release, reading.forecasts)),
        events=tuple(map(free, reading.events)),
        statements=tuple(structs.replace(s, inside=around) if s.inside == statement else s for s in reading.statements),
    )


def _unmeasure(reading: Reading, figure: str) -> Reading:
    flows = (structs.replace(flow, figure=None) if flow.figure == figure else flow for flow in reading.flows)
    return structs.replace(reading, flows=tuple(flows))


def _merge(pile: Pile, spots: tuple[Spot, ...], alone: tuple[Reading, ...]) -> Change:
    events = _require_events(spots)
    first, *others = events
    if not others:
        raise UsageError(f"{first.id}: is one event already")
    joined = tuple(event.id for event in others)
    for spot in spots:
        pile = _put(pile, spot, None)
    return Change(_add_events(pile, merge_events(events, Tellings(alone))), (first.id,), joined)


def _split(pile: Pile, spot: Spot, review: Review, alone: tuple[Reading, ...]) -> Change:
    (event,) = _require_events((spot,))
    rest, other = split_event(event, review, Tellings(alone))
    return Change(_add_events(_put(pile, spot, None), rest, other), (rest.id, other.id))


def _require_events(spots: tuple[Spot, ...]) -> list[Event]:
    for spot in spots:
        if not isinstance(spot.finding, Event):
            raise UsageError(f"{spot.finding.id}: only entities and events can be merged or split")
    return [cast("Event", spot.finding) for spot in spots]


def _add_events(pile: Pile, *events: Event) -> Pile:
    """Let each event stand where it is told first."""

    def add(reading: Reading) -> Reading:
        new = [event for event in events if event.mentions[0].span.document == reading.document.id]
        if not new:
            return reading
        placed = sorted((*reading.events, *new), key=lambda e: (e.mentions[0].span.start, e.id))
        return structs.replace(reading, events=tuple(placed))

    return structs.replace(pile, readings=tuple(map(add, pile.readings)))
