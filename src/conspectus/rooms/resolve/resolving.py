"""Resolving: the entities of all readings -> the entities of the pile, whatever the order and names of the files."""

import re
from collections import Counter, defaultdict

import msgspec
from msgspec import Struct, structs

from conspectus.knowledge import Knowledge
from conspectus.records import Entity, Kind, Reading, make_id
from conspectus.rooms.resolve.bodies import is_generic, join_bodies
from conspectus.rooms.resolve.persons import join_persons
from conspectus.rooms.resolve.pool import Pool, read_locals
from conspectus.rooms.resolve.spelling import Speller, Spelling, load_spelling

KINDS: tuple[Kind, ...] = ("state", "person", "organization", "bloc", "project", "accord", "place", "group")
DECODER = msgspec.json.Decoder(Reading)


class Resolver(Struct, frozen=True):
    """What resolving knows."""

    spelling: Spelling


class Resolution(Struct, frozen=True):
    """Readings with the pile's entity ids, and the entities, sorted by id."""

    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]


def load_resolver(knowledge: Knowledge) -> Resolver:
    """Load the tables that names are compared with."""
    return Resolver(load_spelling(knowledge))


def resolve_entities(readings: tuple[Reading, ...], resolver: Resolver) -> Resolution:
    """Find which entities of the documents are one, and give all readings the pile's ids for them."""
    pool = Pool(read_locals(readings), Speller(resolver.spelling))
    pool.note_adjectives(readings)
    join_bodies(pool)
    join_persons(pool)
    entities = _name_entities(pool)
    ids = {pool.entities[n].id: entities[root].id for root in entities for n in pool.members[root]}
    by_id = {entity.id: entity for entity in entities.values()}
    return Resolution(
        tuple(_rewrite(reading, ids, by_id) for reading in readings),
        tuple(by_id[key] for key in sorted(by_id)),
    )


def _rewrite(reading: Reading, ids: dict[str, str], entities: dict[str, Entity]) -> Reading:
    """Put pile ids for local ones, wherever in a reading they stand.

    A local id is always a whole JSON string, which no text of a report can be: its quotation marks are escaped.
    """
    local = re.compile(rb'"(' + re.escape(reading.document.id.encode()) + rb'/[^"\\]+)"')
    packed = local.sub(
        lambda m: b'"' + ids.get(m[1].decode(), m[1].decode()).encode() + b'"', msgspec.json.encode(reading)
    )
    written = DECODER.decode(packed)
    own = sorted({entity.id for entity in written.naming.entities})
    # "they" may name two of a document that are one in the pile
    once = {(m.start, m.end, m.entity): m for m in reversed(written.naming.mentions)}
    naming = structs.replace(
        written.naming,
        entities=tuple(entities[key] for key in own if key in entities),
        mentions=tuple(once[key] for key in sorted(once)),
    )
    return structs.replace(written, naming=naming)


def _name_entities(pool: Pool) -> dict[int, Entity]:
    """Make the pile's entity of each set; sets that would bear one id are told apart by their documents."""
    drafts = {root: _draft(pool, root) for root in pool.roots()}
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for root, entity in drafts.items():
        groups[entity.id].append(root)
    for roots in groups.values():
        roots.sort(key=lambda r: (-len(pool.documents[r]), sorted(pool.documents[r]), -pool.weight(r), r))
        for rank, root in enumerate(roots[1:], start=1):
            entity = drafts[root]
            drafts[root] = structs.replace(entity, id=make_id("e", entity.id, min(pool.documents[root]), rank))
    return drafts


def _draft(pool: Pool, root: int) -> Entity:
    members = [pool.entities[n] for n in pool.members[root]]
    votes: Counter[Kind] = Counter()
    for member in members:
        votes[member.kind] += member.weight  # type: ignore[assignment]
    kind = max(votes, key=lambda k: (round(votes[k], 6), -KINDS.index(k)))
    name = _choose_name(pool, root, kind)
    rules = pool.rules.get(root, {})
    rule = min(rules, key=lambda r: (rules[r], r), default="alone")
    parts = [kind, pool.speller.key(name)]
    if kind not in ("person", "state", "place") and is_generic(pool, name):
        parts.append(pool.main_state(root))
    confidence = min([max(m.confidence for m in members), *rules.values()])
    aliases = sorted(pool.surfaces(root) - {name})
    return Entity(
        make_id("e", *parts),
        kind,
        name,
        tuple(aliases),
        dict(sorted(pool.ids[root].items())),
        confidence,
        f"resolve.{rule}",
    )


def _choose_name(pool: Pool, root: int, kind: Kind) -> str:
    """Return the fullest name, of those the most frequent, of those the first in the alphabet."""
    counts: Counter[str] = Counter()
    for number in pool.members[root]:
        member = pool.entities[number]
        if member.kind == kind:
            counts[member.name] += 1 + member.surfaces.get(member.name, 0)

    def rank(name: str) -> tuple[bool, int, int, str]:
        words = pool.speller.person_words(name) if kind == "person" else pool.speller.body_words(name)
        return name.isupper() and len(words) > 1, -sum(len(w) > 1 for w in words), -counts[name], name

    return min(counts, key=rank)
