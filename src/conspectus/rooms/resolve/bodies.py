"""Bodies and places: one organisation, bloc, project, accord, state or place under several names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from conspectus.rooms.resolve.pool import Pool

BLOCK = 400
CLOSE, NEAR = 3, 2
UNSURE = 0.85  # confidence up to which a word alone may be something else than its report took it for
TYPO = 0.9
ACRONYM = range(2, 8)


def join_bodies(pool: Pool) -> None:
    """Join by identifiers and same names, then by aliases, initials, wording and spelling."""
    _join_ids(pool)
    _join_same(pool)
    pool.weigh_documents()
    _join_generic(pool)
    _join_kinds(pool)
    _join_aliases(pool)
    _join_initials(pool)
    _join_countries(pool)
    _join_waters(pool)
    _join_projects(pool)
    _join_spellings(pool)
    _join_first_words(pool)


def is_generic(pool: Pool, name: str) -> bool:
    """Whether bodies of many countries bear this name: "Ministry of Defence"."""
    words = pool.speller.body_words(name)
    return bool(words) and all(word in pool.speller.table.generic for word in words)


def _group(pool: Pool, keys: Iterable[tuple[int, tuple[str, ...]]]) -> list[list[int]]:
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for root, key in keys:
        if any(key):
            groups[key].append(root)
    return [roots for _, roots in sorted(groups.items()) if len(roots) > 1]


def _join_all(pool: Pool, roots: list[int], rule: str, confidence: float) -> None:
    for other in roots[1:]:
        pool.join(roots[0], other, rule, confidence)


def _join_ids(pool: Pool) -> None:
    keys: list[tuple[int, tuple[str, ...]]] = [
        (root, (pool.entities[root].kind, scheme, value))
        for root in pool.roots()
        for scheme, value in sorted(pool.entities[root].ids.items())
    ]
    for roots in _group(pool, keys):
        _join_all(pool, roots, "same-id", 0.95)


def _join_same(pool: Pool) -> None:
    keys: list[tuple[int, tuple[str, ...]]] = []
    for root in pool.roots():
        entity = pool.entities[root]
        if entity.family == "land":
            keys.append((root, (entity.kind, pool.speller.key(entity.name))))
        elif entity.family == "body" and not is_generic(pool, entity.name):
            keys.append((root, ("body", *pool.speller.body_words(entity.name))))
    for roots in _group(pool, keys):
        _join_all(pool, roots, "same-name", 0.95)


def _join_generic(pool: Pool) -> None:
    """Join bodies of a general name only where their documents have something in common."""
    keys = [
        (root, pool.speller.body_words(pool.entities[root].name))
        for root in pool.roots("body")
        if is_generic(pool, pool.entities[root].name)
    ]
    for roots in _group(pool, keys):
        for left, right in combinations(roots, 2):
            ours, theirs = pool.find(left), pool.find(right)
            if ours == theirs:
                continue
            is_home = pool.main_state(ours) == pool.main_state(theirs) != ""
            if is_home or pool.relate(ours, theirs) >= CLOSE:
                pool.join(left, right, "same-name", 0.85)


def _join_kinds(pool: Pool) -> None:
    """Join one name under different kinds in different, related documents; the kind goes by weight of evidence."""
    keys = [
        (root, (pool.speller.key(pool.entities[root].name),))
        for root in pool.roots()
        if pool.entities[root].family != "person" or len(pool.speller.split(pool.entities[root].name)) == 1
    ]
    for roots in _group(pool, keys):
        for left, right in combinations(roots, 2):
            ours, theirs = pool.find(left), pool.find(right)
            if ours == theirs or pool.documents[ours] & pool.documents[theirs]:
                continue
            families = {pool.entities[ours].family, pool.entities[theirs].family}
            if families == {"person"} or pool.relate(ours, theirs) < NEAR:
                continue
            if families == {"person", "land"} or (len(families) > 1 and (pool.ids[ours] or pool.ids[theirs])):
                continue
            pool.join(ours, theirs, "same-name", 0.7)


def _join_aliases(pool: Pool) -> None:
    """Join a name to the one entity that another document gives it as a second name."""
    owners: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for root in pool.roots():
        family = pool.entities[root].family
        if family != "person":
            names = {pool.speller.key(name) for name in pool.names(root)}
            for text in pool.surfaces(root):
                if (key := pool.speller.key(text)) not in names:
                    owners[_kind_key(pool, root), key].add(root)
    for root in list(pool.roots()):
        if root not in pool.members or pool.entities[root].family == "person":
            continue
        for name in sorted(pool.names(root)):
            found = {pool.find(n) for n in owners.get((_kind_key(pool, root), pool.speller.key(name)), ())}
            found = {n for n in found if n != pool.find(root) and pool.relate(pool.find(root), n) >= 1}
            if len(found) == 1:
                pool.join(found.pop(), root, "alias", 0.85)


def _kind_key(pool: Pool, root: int) -> str:
    entity = pool.entities[root]
    return entity.kind if entity.family == "land" else entity.family


def _join_initials(pool: Pool) -> None:
    """Join "SCO" to the one related body whose words begin so."""
    initials: defaultdict[str, set[int]] = defaultdict(set)
    for root in pool.roots("body"):
        for name in pool.names(root):
            words = pool.speller.split(name)
            if len(words) > 1:
                initials["".join(w[0] for w in words)].add(root)
                initials["".join(w[0] for w in words if w not in pool.speller.table.stops)].add(root)
    for root in list(pool.roots("body")):
        name = pool.entities[root].name
        if not (name.isupper() and name.isalpha() and len(name) in ACRONYM):
            continue
        found = {pool.find(n) for n in initials.get(name.lower(), ())} - {pool.find(root)}
        found = {n for n in found if pool.relate(pool.find(root), n) >= CLOSE}
        if len(name) == 2:  # two letters say little: only the kind that both documents give
            found = {n for n in found if pool.entities[n].kind == pool.entities[root].kind}
        if len(found) == 1:
            pool.join(found.pop(), root, "acronym", 0.8)


def _join_countries(pool: Pool) -> None:
    """Join "U.S. State Department", "State Department" and "State Department of the United States".

    The country must be named in a document of the shorter name.
    """
    countries = {
        words: root
        for root in pool.roots("land")
        for text in (*sorted(pool.surfaces(root)), *sorted(pool.adjectives(root)))
        if (words := pool.speller.body_words(text))
    }
    bare: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for root in pool.roots("body"):
        for name in pool.names(root):
            bare[pool.speller.body_words(name)].add(root)
    for root in list(pool.roots("body")):
        for name in sorted(pool.names(root)) if root in pool.members else ():
            for words, country in _split_country(pool, name, countries):
                found = {pool.find(n) for n in bare.get(words, ())} - {pool.find(root)}
                found = {n for n in found if pool.has_together(n, country)}
                if len(found) == 1 and pool.relate(pool.find(root), min(found)) >= NEAR:
                    pool.join(found.pop(), root, "country", 0.8)


def _split_country(
    pool: Pool, name: str, countries: dict[tuple[str, ...], int]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield a public body's name without the country before it or after "of", and the country.

    "Zephyr Kenya" is no public body, and not Zephyr: what is left must have two words, one of them of a general name.
    """
    words = pool.speller.body_words(name)
    raw = pool.speller.split(name)
    for size in (1, 2):
        cuts = [(words[:size], words[size:])]
        if "of" in raw[-size - 2 : -size]:
            cuts.append((words[-size:], words[:-size]))
        for country, rest in cuts:
            if len(rest) > 1 and country in countries and pool.speller.table.generic & set(rest):
                yield rest, countries[country]


def _join_waters(pool: Pool) -> None:
    """Join "Baltic" and "Baltic Sea": a place without the noun that says what it is."""
    bare: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for root in pool.roots("land"):
        if pool.entities[root].kind == "place" and not pool.ids[root]:
            for name in pool.names(root):
                bare[pool.speller.split(name)].add(root)
    for root in list(pool.roots("land")):
        for name in sorted(pool.names(root)) if root in pool.members else ():
            words = pool.speller.split(name)
            if len(words) > 1 and words[-1] in pool.speller.table.landforms:
                found = {pool.find(n) for n in bare.get(words[:-1], ())} - {pool.find(root)}
                found = {n for n in found if pool.relate(pool.find(root), n) >= 1}
                if len(found) == 1:
                    pool.join(found.pop(), root, "landform", 0.8)


def _join_projects(pool: Pool) -> None:
    """Join wordings of one project: the words that tell it apart agree, and it is not two different things."""
    cores: list[tuple[int, frozenset[str], frozenset[str]]] = []
    for root in pool.roots("body"):
        if pool.entities[root].kind == "project":
            cores += [(root, *pool.speller.project_words(name)) for name in sorted(pool.names(root))]
    for (left, ours, our_works), (right, theirs, their_works) in combinations(cores, 2):
        if pool.find(left) == pool.find(right) or (our_works and their_works and not our_works & their_works):
            continue
        if ours == theirs and pool.relate(pool.find(left), pool.find(right)) >= NEAR:
            pool.join(left, right, "wording", 0.85)
    for root, core, works in cores:
        wider = {
            pool.find(other)
            for other, theirs, their_works in cores
            if core < theirs and (not works or not their_works or works & their_works)
            if not pool.speller.is_opposite(tuple(core), tuple(theirs))
        }
        wider = {n for n in wider - {pool.find(root)} if pool.relate(pool.find(root), n) >= CLOSE}
        if len(wider) == 1:
            pool.join(wider.pop(), root, "wording", 0.75)


def _join_spellings(pool: Pool) -> None:
    """Join misspelt and differently romanised names of bodies and places."""
    scored = []
    for left, right in _pair_up(pool):
        score = max(pool.speller.compare_bodies(a, b) for a in pool.names(left) for b in pool.names(right))
        if score >= TYPO and not any(is_generic(pool, name) for name in (*pool.names(left), *pool.names(right))):
            scored.append((-score, left, right))
    for _, left, right in sorted(scored):
        ours, theirs = pool.find(left), pool.find(right)
        if pool.relate(ours, theirs) >= NEAR and not pool.documents[ours] & pool.documents[theirs]:
            pool.join(ours, theirs, "spelling", 0.8)


def _join_first_words(pool: Pool) -> None:
    """Join a word that stands alone in its reports to the one company of related reports whose name begins with it.

    What a single report took the word for counts little, if it was not sure.
    """
    firms: defaultdict[str, set[int]] = defaultdict(set)
    for root in pool.roots("body"):
        for name in pool.names(root):
            words = pool.speller.split(name)
            if len(words) > 1 and words[-1] in pool.speller.table.firms:
                firms[words[0]].add(root)
    bearers = {
        words[-1] for root in pool.roots("person") if len(words := pool.speller.split(pool.entities[root].name)) > 1
    }
    for root in list(pool.roots()):
        names = [pool.speller.split(name) for name in pool.names(root)] if root in pool.members else []
        is_word = len(names) == 1 and len(names[0]) == 1 and names[0][0] not in bearers
        if not is_word or pool.ids[root] or pool.entities[root].confidence > UNSURE:
            continue
        found = {pool.find(n) for n in firms.get(names[0][0], ())} - {pool.find(root)}
        found = {n for n in found if pool.relate(root, n) >= CLOSE and not pool.documents[root] & pool.documents[n]}
        if len(found) == 1:
            pool.join(found.pop(), root, "first-word", 0.75)


def _pair_up(pool: Pool) -> Iterator[tuple[int, int]]:
    blocks: defaultdict[tuple[str, int, str], set[int]] = defaultdict(set)
    for root in pool.roots():
        if pool.entities[root].family != "person":
            for name in pool.names(root):
                words = pool.speller.body_words(name)
                if words and sum(map(len, words)) > 5:
                    blocks[_kind_key(pool, root), len(words), pool.speller.skeleton(words[0])].add(root)
    for block in sorted(blocks):
        if len(blocks[block]) <= BLOCK:
            yield from combinations(sorted(blocks[block]), 2)
