"""Hosts: whom a visitor meets on a visit, and who holds an office of the state or body that is visited."""

from msgspec import structs

from conspectus.records import Participant
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.identity import Telling, agree_in_time, find_family


def name_hosts(tellings: tuple[Telling, ...], cast: Cast) -> tuple[Telling, ...]:
    """Add to each visit the hosts whom other sentences name."""
    offices = {(office.person, office.of) for office in cast.scene.reading.naming.offices if office.of is not None}
    meetings = [t for t in tellings if find_family(t, cast) in {"meeting", "receive", "host"}]
    return tuple(_add_hosts(t, meetings, offices, cast) if find_family(t, cast) == "visit" else t for t in tellings)


def _add_hosts(visit: Telling, meetings: list[Telling], offices: set[tuple[str, str]], cast: Cast) -> Telling:
    kinds = cast.actors.kinds
    visitors = {p.entity for p in visit.participants if p.role == "actor" and kinds.get(p.entity) == "person"}
    visited = {p.entity for p in visit.participants if p.role == "recipient"}
    found: dict[str, None] = {}
    for meeting in meetings:
        is_same = visitors & meeting.entities and agree_in_time(visit, meeting) and visit.status == meeting.status
        if is_same and _is_one_place(visit, meeting, cast):
            others = [e for e in sorted(meeting.entities - visitors) if kinds.get(e) == "person"]
            found |= dict.fromkeys(e for e in others if any((e, of) in offices for of in visited))
    parts = [Participant(entity, "recipient") for entity in found if entity not in visit.entities]
    return structs.replace(visit, participants=(*visit.participants, *parts))


def _is_one_place(visit: Telling, meeting: Telling, cast: Cast) -> bool:
    """Whether a meeting was where the visit went, or the text does not say where."""
    if meeting.place is None or meeting.place == visit.place or meeting.place in visit.entities:
        return True
    state = cast.actors.capitals.get(meeting.place)
    return state is not None and state in visit.entities
