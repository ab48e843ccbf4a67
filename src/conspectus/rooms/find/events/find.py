"""Events: frames and knowledge -> what happened, is planned, might happen or did not."""

from conspectus.records import Event, Reading
from conspectus.rooms.find.events.lexicon import EventLexicon


def find_events(reading: Reading, lexicon: EventLexicon) -> tuple[Event, ...]:
    """Find every event in which an actor acts, in text order of its first mention."""
    return ()
