"""Events: frames and knowledge -> what happened, is planned, might happen or did not."""

from conspectus.records import Event, EventMention, Frame, Participant, Reading, make_id
from conspectus.rooms.find.events.cast import Cast, build_cast
from conspectus.rooms.find.events.hosts import name_hosts
from conspectus.rooms.find.events.identity import (
    Telling,
    find_family,
    group_tellings,
    is_plural,
    points_back,
    read_words,
)
from conspectus.rooms.find.events.kinds import Candidate
from conspectus.rooms.find.events.labels import write_label
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.participants import find_participants
from conspectus.rooms.find.events.places import find_place
from conspectus.rooms.find.events.reactions import name_those_meant
from conspectus.rooms.find.events.select import select_events
from conspectus.rooms.find.events.spans import find_span
from conspectus.rooms.find.events.status import find_status
from conspectus.rooms.find.events.times import find_event_time, find_time
from conspectus.rooms.find.inside import find_holder, find_statement

# share right in every field of 125 events read by hand, 2026-11: verb 75 of 95, combination 12 of 14, happening 6 of 6,
# noun 5 of 7, light-verb 1 of 2; judgement and urged, of which there was one, are guessed; see docs/events.md
CONFIDENCE = {
    "combination": 0.8,
    "light-verb": 0.75,
    "noun": 0.7,
    "judgement": 0.75,
    "verb": 0.8,
    "happening": 0.8,
    "urged": 0.65,
}
NOBODY = 0.1  # less where nobody is named


def find_events(reading: Reading, lexicon: EventLexicon) -> tuple[Event, ...]:
    """Find every event in which an actor acts, in text order of its first mention."""
    cast = build_cast(reading, lexicon)
    chosen = select_events(cast)
    tellings = tuple(_tell(candidate, chosen, cast) for candidate in chosen)
    tellings = name_hosts(name_those_meant(tellings, cast), cast)
    return tuple(_make_event(group, cast) for group in group_tellings(tellings, cast))


def _tell(candidate: Candidate, chosen: tuple[Candidate, ...], cast: Cast) -> Telling:
    noun = candidate.content or candidate.frame
    words = read_words(noun, cast)
    return Telling(
        candidate,
        find_span(candidate, chosen, cast),
        find_participants(candidate, cast),
        find_place(candidate, cast),
        next((t for f in _list_frames(candidate) if (t := find_time(f, cast.scene)) is not None), None),
        find_status(candidate.frame, cast.scene),
        frozenset(words) - cast.lexicon.pointing,
        points_back(words, cast),
        is_plural(noun, cast),
    )


def _list_frames(candidate: Candidate) -> list[Frame]:
    """List the frames that tell of an event: the verb's, and that of the noun by which it tells of it."""
    return [candidate.frame, *([candidate.content] if candidate.content is not None else [])]


def _make_event(group: list[Telling], cast: Cast) -> Event:
    """Make one event of its mentions: named by the fullest, dated and placed by the first that says so."""
    main = max(group, key=lambda telling: (len(telling.participants), telling.candidate.source != "noun"))
    first = group[0]
    parts: dict[str, Participant] = {}
    for telling in (main, *group):
        for part in telling.participants:
            parts.setdefault(part.entity, part)
    return Event(
        id=make_id("ev", first.span.document, first.span.start, first.span.end, first.candidate.key),
        kind=main.candidate.kind,
        label=write_label(main.candidate, main.span, cast),
        participants=tuple(parts.values()),
        place=next((t.place for t in (main, *group) if t.place), None),
        time=find_event_time([f for t in (main, *group) for f in _list_frames(t.candidate)], cast.scene),
        status=main.status,
        mentions=tuple(_make_mention(telling, cast) for telling in group),
        sentence=first.candidate.frame.sentence,
        confidence=round(CONFIDENCE[main.candidate.source] - (0 if parts else NOBODY), 2),
        rule=main.candidate.source,
    )


def _make_mention(telling: Telling, cast: Cast) -> EventMention:
    statement = find_statement(cast.scene.reading.statements, telling.span.start, telling.span.end)
    return EventMention(
        span=telling.span,
        status=telling.status,
        time=telling.time,
        sentence=telling.candidate.frame.sentence,
        trigger=find_family(telling, cast),
        holder=find_holder(statement),
        statement=statement.id if statement else None,
    )
