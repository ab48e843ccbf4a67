"""Events: what happened, is planned, might happen or did not."""

from conspectus.rooms.find.events.find import find_events
from conspectus.rooms.find.events.lexicon import EventLexicon, load_event_lexicon

__all__ = ["EventLexicon", "find_events", "load_event_lexicon"]
