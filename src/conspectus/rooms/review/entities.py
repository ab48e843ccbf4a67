"""Entities: merged, split, renamed or rejected by a person -> readings in which they are."""

from collections import Counter
from typing import get_args

from msgspec import structs

from conspectus.errors import UsageError
from conspectus.records import Entity, Kind, Mention, Pile, Place, Reading, Review, Span, Target, make_id
from conspectus.rooms.review.moves import Move, move_mentions
from conspectus.rooms.review.replay import Change, Struck, mark, replay


def review_entities(pile: Pile, reviews: tuple[Review, ...]) -> Pile:
    """Apply the reviews of entities. A reading that none of them touches stays the same object.

    What was found in a reading that one of them touches is to be found again: entities are what findings are made of.
    """
    return replay(pile, reviews, "entity", _apply)


def _apply(pile: Pile, review: Review) -> Change:
    targets = tuple({entity.id: entity for entity in (_find(pile, target) for target in review.targets)}.values())
    match review.action:
        case "merge":
            return _merge(pile, targets)
        case "split":
            return _split(pile, targets[0], review)
        case "correct":
            return _correct(pile, targets[0], review)
        case "reject":
            return _reject(pile, targets[0])
        case "note":
            return Change(pile, (targets[0].id,))


def _find(pile: Pile, target: Target) -> Entity:
    """Find an entity by its id, else by a mention of it."""
    by_id = {entity.id: entity for entity in pile.entities}
    if target.id in by_id:
        return by_id[target.id]
    named = [
        mention.entity
        for reading in pile.readings
        for mention in reading.naming.mentions
        if target.place == Place(reading.document.id, mention.start)
    ]
    if not named:
        raise UsageError(f"{target.id}: there is no such entity (any more)")
    return by_id[named[0]]


def _merge(pile: Pile, entities: tuple[Entity, ...]) -> Change:
    first, *others = entities
    if not others:
        raise UsageError(f"{first.id}: is one entity already")
    names = {name for entity in entities for name in (entity.name, *entity.aliases)} - {first.name}
    ids: dict[str, str] = {}
    for entity in entities:
        ids = {**entity.ids, **ids}
    whole = structs.replace(first, aliases=tuple(sorted(names)), ids=dict(sorted(ids.items())), rule=mark(first.rule))
    joined = tuple(entity.id for entity in others)
    for old in joined:
        pile = _move(pile, old, first.id)
    return Change(_name(pile, drop=joined, put=(whole,)), (first.id,), joined)


def _split(pile: Pile, entity: Entity, review: Review) -> Change:
    wanted, known = set(review.mentions), {reading.document.id for reading in pile.readings}
    for document in review.documents:
        if document not in known:
            raise UsageError(f"{document}: there is no such document (any more)")
    own = _list_mentions(pile, entity.id)
    gone = {place: m for place, m in own.items() if place in wanted or place.document in review.documents}
    for place in sorted(wanted - set(own), key=lambda p: (p.document, p.start)):
        raise UsageError(f"{place.document} {place.start}: no mention of {entity.id} begins there (any more)")
    if not gone:
        raise UsageError(f"{entity.id}: is not mentioned there (any more)")
    kept = {place: mention for place, mention in own.items() if place not in gone}
    if not kept:
        raise UsageError(f"{entity.id}: all mentions of it are to go; correct its name instead")
    parts = [f"{place.document} {place.start}" for place in sorted(wanted, key=lambda p: (p.document, p.start))]
    id = make_id("e", "split", review.targets[0].id, *parts, *sorted(review.documents))
    other = _call(structs.replace(entity, id=id, ids={}, aliases=()), list(gone.values()))
    rest = _call(structs.replace(entity, aliases=_drop_aliases(entity, gone, kept)), list(kept.values()))
    moved = _name(_move(pile, entity.id, id, set(gone)), put=(other, rest))
    return Change(moved, (entity.id, id))


def _correct(pile: Pile, entity: Entity, review: Review) -> Change:
    value = " ".join((review.value or "").split())
    match review.field:
        case "kind" if value in get_args(Kind):
            corrected = structs.replace(entity, kind=value)
        case "kind":
            raise UsageError(f"{value}: no kind of entity; there are {', '.join(get_args(Kind))}")
        case "name" if value:
            aliases = tuple(sorted({entity.name, *entity.aliases} - {value}))
            corrected = structs.replace(entity, name=value, aliases=aliases)
        case "name":
            raise UsageError(f"{entity.id}: a name is not empty")
        case _:
            raise UsageError(f"{review.field}: of an entity, kind and name can be corrected")
    corrected = structs.replace(corrected, rule=mark(entity.rule))
    return Change(_name(pile, put=(corrected,)), (entity.id,))


def _reject(pile: Pile, entity: Entity) -> Change:
    spans = tuple(
        Span(place.document, mention.start, mention.end, mention.text)
        for place, mention in sorted(_list_mentions(pile, entity.id).items(), key=lambda item: _order(item[0]))
    )
    left = _name(_move(pile, entity.id, None), drop=(entity.id,))
    return Change(left, (entity.id,), rejected=(Struck(entity, spans),))


def _order(place: Place) -> tuple[str, int]:
    return (place.document, place.start)


# ---------------------------------------------------------------- names


def _list_mentions(pile: Pile, entity: str) -> dict[Place, Mention]:
    return {
        Place(reading.document.id, mention.start): mention
        for reading in pile.readings
        for mention in reading.naming.mentions
        if mention.entity == entity
    }


def _drop_aliases(entity: Entity, gone: dict[Place, Mention], kept: dict[Place, Mention]) -> tuple[str, ...]:
    """Return the aliases of an entity without those that only the mentions which go have."""
    left = {mention.text for mention in gone.values()} - {mention.text for mention in kept.values()}
    return tuple(alias for alias in entity.aliases if alias not in left)


def _call(entity: Entity, mentions: list[Mention]) -> Entity:
    """Name an entity by what its mentions call it, if they do not know its name; the fullest, then the commonest."""
    counts = Counter(mention.text for mention in mentions if mention.form == "name")
    names = sorted(counts, key=lambda name: (-len(name.split()), -counts[name], name))
    name = entity.name if entity.name in counts or not names else names[0]
    aliases = tuple(sorted({*entity.aliases, *names} - {name}))
    return structs.replace(entity, name=name, aliases=aliases, rule=mark(entity.rule))


# ---------------------------------------------------------------- readings


def _move(pile: Pile, old: str, new: str | None, places: set[Place] | None = None) -> Pile:
    """Give mentions of one entity, all where no places are named, to another one or to none."""
    return structs.replace(pile, readings=tuple(_move_in(r, old, new, places) for r in pile.readings))


def _move_in(reading: Reading, old: str, new: str | None, places: set[Place] | None) -> Reading:
    own = [m for m in reading.naming.mentions if m.entity == old]
    gone = [m for m in own if places is None or Place(reading.document.id, m.start) in places]
    if not gone and (places is not None or old not in {entity.id for entity in reading.naming.entities}):
        return reading
    spots = frozenset((m.start, m.end) for m in gone)
    return move_mentions(reading, Move(old, new, spots, frozenset((m.start, m.end) for m in own) - spots))


def _name(pile: Pile, *, drop: tuple[str, ...] = (), put: tuple[Entity, ...] = ()) -> Pile:
    """Change the entities of a pile, in its list and in the readings that name them."""
    entities = {entity.id: entity for entity in pile.entities if entity.id not in drop}
    entities |= {entity.id: entity for entity in put}
    readings = tuple(_name_in(reading, entities) for reading in pile.readings)
    return structs.replace(pile, readings=readings, entities=tuple(entities[id] for id in sorted(entities)))


def _name_in(reading: Reading, entities: dict[str, Entity]) -> Reading:
    naming = reading.naming
    own = {e.id for e in naming.entities} | {m.entity for m in naming.mentions}
    named = tuple(entities[id] for id in sorted(own) if id in entities)
    if named == naming.entities:
        return reading
    return structs.replace(reading, naming=structs.replace(naming, entities=named))
