"""Persons: which full names are spellings of one, and whom a family name alone means."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from conspectus.rooms.resolve.pool import Pool, oppose_offices, share_office

BLOCK = 400  # names that share a block are compared pair by pair; larger blocks only where they agree in both words
SOUND_ALIKE = 0.95  # what words that sound the same score: a matter of spelling only
VARIANT = 0.8  # swept on half of the public name pairs; docs/identity.md
UNSURE = 0.65  # confidence up to which a word alone may be something else than its report took it for
CLOSE, NEAR = 3, 2  # what documents must have in common for a variant, and for the same sound


def join_persons(pool: Pool) -> None:
    """Join same full names, then their spellings, then family names that stand alone."""
    _join_same(pool)
    pool.weigh_documents()
    _join_variants(pool)
    _join_alone(pool)


def _words(pool: Pool, root: int) -> tuple[str, ...]:
    """Return the words of a person's fullest name."""
    return max((pool.speller.person_words(n) for n in sorted(pool.names(root))), key=len, default=())


def _join_same(pool: Pool) -> None:
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for root in list(pool.roots("person")):
        words = pool.speller.person_words(pool.entities[root].name)
        if len(words) > 1:
            groups[words].append(root)
    pool.weigh_documents()
    for roots in groups.values():
        for number, root in enumerate(roots):
            for other in roots[:number]:
                is_other = oppose_offices(pool.offices(pool.find(root)), pool.offices(pool.find(other)))
                if not is_other or pool.relate(pool.find(root), pool.find(other)) >= NEAR:
                    pool.join(other, root, "same-name", 0.95)
                    break


def _join_variants(pool: Pool) -> None:
    scored = []
    for left, right in _pair_up(pool):
        score = max(pool.speller.compare_persons(a, b) for a in pool.names(left) for b in pool.names(right))
        if score >= VARIANT:
            scored.append((-score, left, right))
    for _, left, right in sorted(scored):
        ours, theirs = pool.find(left), pool.find(right)
        if ours != theirs and _is_one(pool, ours, theirs):
            is_sound = _is_sound_alike(pool, ours, theirs)
            pool.join(ours, theirs, "spelling" if is_sound else "variant", 0.9 if is_sound else 0.75)


def _pair_up(pool: Pool) -> Iterator[tuple[int, int]]:
    """Yield pairs of full names that agree in how their last or first word sounds."""
    blocks: defaultdict[str, set[int]] = defaultdict(set)
    for root in pool.roots("person"):
        words = _words(pool, root)
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                blocks[pool.speller.skeleton(word)].add(root)
    seen: set[tuple[int, int]] = set()
    for block in sorted(blocks):
        if len(blocks[block]) <= BLOCK:
            for pair in combinations(sorted(blocks[block]), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _is_sound_alike(pool: Pool, left: int, right: int) -> bool:
    """Whether names of two sets differ in nothing but spelling, or in a name that one leaves out."""
    return any(
        pool.speller.find_weakest(a, b) >= SOUND_ALIKE and pool.speller.compare_persons(a, b) >= VARIANT
        for a in pool.names(left)
        for b in pool.names(right)
    )


def _is_one(pool: Pool, left: int, right: int) -> bool:
    """Whether two like names are one person's: their documents and offices have to say so too."""
    is_sound = _is_sound_alike(pool, left, right)
    if pool.documents[left] & pool.documents[right] and not is_sound:
        return False  # a document that names both knows them apart
    if not _agree(pool, left, right):
        return False
    related = pool.relate(left, right)
    is_shared = share_office(pool.offices(left), pool.offices(right))
    if is_sound:
        return related >= NEAR or is_shared
    if oppose_offices(pool.offices(left), pool.offices(right)):
        return False
    return related >= NEAR if is_shared else related >= CLOSE


def _agree(pool: Pool, left: int, right: int) -> bool:
    """Whether every pair of names of two sets is alike, so that a chain of small changes joins no strangers."""
    return all(
        pool.speller.compare_persons(a, b) >= VARIANT
        for a in pool.names(left)
        for b in pool.names(right)
        if min(len(pool.speller.person_words(a)), len(pool.speller.person_words(b))) > 1
    )


def _join_alone(pool: Pool) -> None:
    """Give a family name that stands alone in a document to the one person of that name in related documents."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    alone: list[tuple[int, str]] = []
    for root in list(pool.roots("person")):
        words = _words(pool, root)
        if len(words) == 1:
            alone.append((root, words[0]))
        elif words:
            for word in {words[-1], words[0]}:
                families[pool.speller.sound(word)].append(root)
    for root, word in alone:
        near = {pool.find(n) for n in families.get(pool.speller.sound(word), [])}
        chosen = _choose(pool, root, sorted(near))
        if chosen is not None:
            pool.join(chosen, root, "family-name", 0.8)
    _join_unsure(pool)
    _join_leftovers(pool, [(pool.find(r), w) for r, w in alone if len(_words(pool, pool.find(r))) == 1])


def _join_unsure(pool: Pool) -> None:
    """Give a person what a report took for a place or a body, unsure of it, and calls by the family name alone."""
    families: defaultdict[str, set[int]] = defaultdict(set)
    for root in pool.roots("person"):
        if len(words := _words(pool, root)) > 1:
            families[words[-1]].add(root)
    for root in list(pool.roots()):
        if root not in pool.members:
            continue
        entity, words = pool.entities[root], _words(pool, root)
        is_unsure = entity.family != "person" and entity.confidence <= UNSURE and not pool.ids[root]
        if not is_unsure or len(words) != 1 or len(pool.members[root]) > 1 or not entity.name.istitle():
            continue
        near = {pool.find(n) for n in families.get(words[0], ()) if pool.relate(root, pool.find(n)) >= CLOSE}
        near = {n for n in near if not pool.documents[root] & pool.documents[n]}
        if len(near) == 1:
            pool.join(near.pop(), root, "family-name", 0.7)


def _choose(pool: Pool, root: int, near: list[int]) -> int | None:
    offices = pool.offices(root)
    related = [n for n in near if pool.relate(root, n) >= NEAR or (offices and share_office(offices, pool.offices(n)))]
    related = [n for n in related if not _is_barred(pool, root, n)]
    if len(related) > 1 and offices:
        related = [n for n in related if share_office(offices, {o for o in pool.offices(n) if not o[2]})]
    elif len(related) > 1:  # "Ruiz" is not Elena Ruiz if every report that names her calls only Ana Ruiz so
        related = [n for n in related if pool.relate(root, n) >= CLOSE and _goes_by_family(pool, n)]
    return related[0] if len(related) == 1 else None


def _goes_by_family(pool: Pool, root: int) -> bool:
    """Whether reports also call a person by one word."""
    return any(len(pool.speller.person_words(surface)) == 1 for surface in pool.surfaces(root))


def _is_barred(pool: Pool, root: int, other: int) -> bool:
    """Whether a document names both, or their offices are of different bodies in documents that share little."""
    if pool.documents[root] & pool.documents[other]:
        return True
    return oppose_offices(pool.offices(root), pool.offices(other)) and pool.relate(root, other) < CLOSE


def _join_leftovers(pool: Pool, alone: list[tuple[int, str]]) -> None:
    """Join family names that no full name explains, where their documents are related and no two bearers are known."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for root, word in alone:
        groups[pool.speller.sound(word)].append(root)
    for roots in groups.values():
        for number, root in enumerate(roots):
            for other in roots[:number]:
                ours, theirs = pool.find(root), pool.find(other)
                if pool.relate(ours, theirs) >= NEAR and not oppose_offices(pool.offices(ours), pool.offices(theirs)):
                    pool.join(ours, theirs, "family-name", 0.8)
                    break
