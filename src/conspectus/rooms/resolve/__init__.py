"""Resolve: readings -> one set of entities and dates for the pile."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Entity, Published, Reading


class Resolver(Struct, frozen=True):
    """What resolving knows."""


class Resolution(Struct, frozen=True):
    """Readings with the pile's entity ids, and the entities."""

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]


def load_resolver(knowledge: Knowledge) -> Resolver:
    return Resolver()


def resolve_entities(readings: tuple[Reading, ...], resolver: Resolver) -> Resolution:
    return Resolution(readings, tuple(e for r in readings for e in r.naming.entities))


def date_pile(readings: tuple[Reading, ...]) -> dict[str, Published]:
    return {r.document.id: r.dating.published for r in readings}
