"""Lexicon: what makes a predicate an event, and of which kind."""

from msgspec import Struct

from conspectus.knowledge import Knowledge


class EventLexicon(Struct, frozen=True):
    """What finding events knows, from `events.toml`."""


def load_event_lexicon(knowledge: Knowledge) -> EventLexicon:
    """Build the lexicon from the table `events`."""
    return EventLexicon()
