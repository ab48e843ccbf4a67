"""Events: which mentions are of one event, as a person decides it -> the events that they are then."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import structs

from conspectus.errors import UsageError
from conspectus.records import Event, EventMention, Participant, Place, Reading, Review, make_id
from conspectus.rooms.review.replay import mark

T = TypeVar("T")


class Tellings:
    """The events as each document tells them, by their mentions; and when the documents were published."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        self._events = {
            (mention.span.document, mention.span.start, mention.span.end): event
            for reading in readings
            for event in reading.events
            for mention in event.mentions
        }
        times = {reading.document.id: reading.dating.published.time for reading in readings}
        self._published = {id: time.earliest or time.latest or dt.date.max for id, time in times.items()}

    def of(self, mentions: Iterable[EventMention]) -> list[Event]:
        """Return what the documents tell in these mentions, each event of a document once."""
        spans = (mention.span for mention in mentions)
        found = (self._events.get((span.document, span.start, span.end)) for span in spans)
        return list({event.id: event for event in found if event is not None}.values())

    def sort(self, mentions: Iterable[EventMention]) -> tuple[EventMention, ...]:
        """Sort mentions by when their documents were published, then by place."""
        return tuple(sorted(mentions, key=self._rank))

    def _rank(self, mention: EventMention) -> tuple[dt.date, str, int, int]:
        span = mention.span
        return (self._published[span.document], span.document, span.start, span.end)


def merge_events(events: Sequence[Event], tellings: Tellings) -> Event:
    """Make one event of several: what the first says of it counts, the others add mentions, parties, time and place."""
    first = events[0]
    parts: dict[str, Participant] = {}
    for event in events:
        for part in event.participants:
            parts.setdefault(part.entity, part)
    whole = structs.replace(
        first,
        participants=tuple(parts.values()),
        place=next((event.place for event in events if event.place), None),
        time=next((event.time for event in events if event.time), None),
        mentions=tuple(dict.fromkeys(mention for event in events for mention in event.mentions)),
        confidence=min(event.confidence for event in events),
        rule=mark(first.rule),
    )
    return _settle(whole, tellings)


def split_event(event: Event, review: Review, tellings: Tellings) -> tuple[Event, Event]:
    """Take mentions out of an event and make an event of them, as their documents tell it.

    Returns:
        What is left of the event, and the new one.
    """
    gone = _choose(event, review)
    kept = [mention for mention in event.mentions if mention not in gone]
    if not gone or not kept:
        what = "all" if gone else "none"
        raise UsageError(f"{event.id}: {what} of its mentions stand there; some have to go and some to stay")
    parts = [f"{place.document} {place.start}" for place in sorted(review.mentions, key=_order)]
    id = make_id("ev", "split", review.targets[0].id, *parts, *sorted(review.documents))
    return _settle(_leave(event, kept, gone, tellings), tellings), _settle(_tell(id, event, gone, tellings), tellings)


def _choose(event: Event, review: Review) -> list[EventMention]:
    """Return the mentions that a review names."""
    places = {Place(m.span.document, m.span.start) for m in event.mentions}
    for place in sorted(set(review.mentions) - places, key=_order):
        raise UsageError(f"{place.document} {place.start}: no mention of {event.id} begins there (any more)")
    return [
        m
        for m in event.mentions
        if Place(m.span.document, m.span.start) in review.mentions or m.span.document in review.documents
    ]


def _order(place: Place) -> tuple[str, int]:
    return (place.document, place.start)


def _tell(id: str, event: Event, mentions: list[EventMention], tellings: Tellings) -> Event:
    """Make the event that some mentions tell of."""
    first = mentions[0]
    told = tellings.of(mentions)
    base = told[0] if told else event
    is_whole = set(base.mentions) <= set(mentions)
    parts = {part.entity: part for one in reversed(told) for part in one.participants}
    return structs.replace(
        base,
        id=id,
        label=base.label if is_whole else first.span.text,
        participants=tuple(parts[entity] for entity in sorted(parts)),
        place=next((one.place for one in told if one.place), None),
        time=next((one.time for one in told if one.time), None) if is_whole else first.time,
        status=base.status if is_whole else first.status,
        mentions=tuple(mentions),
        rule=mark(base.rule),
    )


def _leave(event: Event, kept: list[EventMention], gone: list[EventMention], tellings: Tellings) -> Event:
    """Return what is left of an event: what only those that go have told of it goes with them."""
    told, lost = tellings.of(kept), tellings.of(gone)
    named = {part.entity for one in told for part in one.participants}
    taken = {part.entity for one in lost for part in one.participants} - named
    return structs.replace(
        event,
        kind=_keep(event.kind, [one.kind for one in told], [one.kind for one in lost]),
        label=_keep(event.label, [one.label for one in told], [one.label for one in lost]),
        participants=tuple(part for part in event.participants if part.entity not in taken),
        place=_keep(event.place, [one.place for one in told], [one.place for one in lost]),
        time=_keep(event.time, [m.time for m in kept], [m.time for m in gone]),
        status=_keep(event.status, [m.status for m in kept], [m.status for m in gone]),
        mentions=tuple(kept),
        rule=mark(event.rule),
    )


def _keep(own: T, kept: list[T], gone: list[T]) -> T:
    """Return a field's value, unless only what goes has it: then the first of what stays."""
    return kept[0] if own in gone and own not in kept and kept else own


def _settle(event: Event, tellings: Tellings) -> Event:
    mentions = tellings.sort(event.mentions)
    return structs.replace(event, mentions=mentions, sentence=mentions[0].sentence)
