"""Actors: which phrases name somebody who can act, and whom."""

from collections.abc import Iterable

from msgspec import Struct

from conspectus.records import Entity, Frame, Mention, Phrase, Reading
from conspectus.rooms.find.events.lexicon import EventLexicon

ACTING = frozenset({"person", "state", "organization", "bloc", "group"})


class Actors(Struct, frozen=True):
    """The kinds of a document's entities, and the nouns and pronouns that can stand for somebody."""

    kinds: dict[str, str]
    nouns: frozenset[str]
    pronouns: frozenset[str]
    adjectives: tuple[Mention, ...]

    def is_actor(self, phrase: Phrase) -> bool:
        """Whether a phrase can be somebody who acts: a name, a title, "the company", "they"."""
        if any(self.kinds.get(entity) in ACTING for entity in phrase.entities):
            return True
        return phrase.lemma in self.nouns or phrase.lemma in self.pronouns

    def is_somebody(self, phrase: Phrase) -> bool:
        """Whether a phrase names a person or a body, by name or by a common noun."""
        if any(self.kinds.get(entity) in ACTING for entity in phrase.entities):
            return True
        return phrase.lemma in self.nouns

    def is_actor_in(self, frame: Frame, role: str) -> bool:
        """Whether what fills a role of a frame can act."""
        return any(argument.role == role and self.is_actor(argument.phrase) for argument in frame.arguments)

    def is_place(self, entity: str) -> bool:
        """Whether things can happen in an entity."""
        return self.kinds.get(entity) in {"place", "state"}


def list_actors(reading: Reading, lexicon: EventLexicon) -> Actors:
    """Collect what is known of who can act in a document."""
    adjectives = tuple(m for m in reading.naming.mentions if m.form == "adjective")
    return Actors(_kinds(reading.naming.entities), lexicon.actors, lexicon.pronouns, adjectives)


def _kinds(entities: Iterable[Entity]) -> dict[str, str]:
    return {entity.id: entity.kind for entity in entities}
