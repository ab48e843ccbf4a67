"""Pairs: which two things of the document "the two presidents", "both sides", "the companies" mean."""

from itertools import pairwise

from conspectus.rooms.names.answers import BODIES, PERSON, STATES, WINDOW, Title, is_company, leads, list_recent
from conspectus.rooms.names.spots import Found, Scene

SIDES = frozenset({"state", "organization", "bloc"})
JOINTS = ("and", "-", "with")
PLAYERS = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "dative"})
SHARING = frozenset({"with", "by", "from", "to", "against", "between"})  # who is behind these takes part


def find_pair(scene: Scene, title: Title) -> list[str]:
    """Return whom "the two presidents", what "both countries" means; nothing unless it is just two."""
    words = scene.namer.words
    if title.word in words["pair_persons"]:
        return _find_persons(scene, title)
    if title.word in words["pair_any"]:
        line = scene.lines[title.at]
        if line.word(title.piece + 1) == "of" or line.word(title.start - 1) in ("on", "at"):
            return []  # "both sides of the aisle"
        return _find_joined(scene, title, STATES) or _find_joined(scene, title, SIDES)
    if title.word in words["pair_states"]:
        return _find_joined(scene, title, STATES)
    return _find_joined(scene, title, BODIES) if title.word in words["pair_bodies"] else []


def find_plain_pair(scene: Scene, title: Title) -> list[str]:
    """Return the two that a bare plural means, "the leaders": no other of the kind may be near."""
    words = scene.namer.words
    if title.word not in words["plain_pairs"]:
        return []
    kinds = PERSON if title.word in words["pair_persons"] else BODIES if title.word in words["pair_bodies"] else SIDES
    found = find_pair(scene, title)
    near = {f.key for f in list_recent(scene, title, kinds) if f.form != "pronoun"}
    return found if near == set(found) else []


def find_met(scene: Scene, at: int, limit: int, kinds: frozenset[str]) -> list[str]:
    """Return the two things that a line makes do something together: "X met Y", "X signed a deal with Y"."""
    spots = [f for f in scene.before(at, limit, kinds) if f.form != "pronoun"]
    keys = list(dict.fromkeys(f.key for f in spots))
    if len(keys) != 2 or scene.kinds[keys[0]] != scene.kinds[keys[1]]:
        return []
    players = {f.key for f in spots if _takes_part(f)}
    return keys if players == set(keys) and any(f.is_subject for f in spots) else []


def _takes_part(item: Found) -> bool:
    pieces = item.name.line.pieces
    token = pieces[item.end - 1]
    if token.dep == "pobj":
        return any(piece.index == token.head and piece.text.lower() in SHARING for piece in pieces)
    return token.dep in PLAYERS


def _find_persons(scene: Scene, title: Title) -> list[str]:
    single = title.word.removesuffix("s")
    found = {
        post.person
        for post in scene.posts
        if not post.is_former and (post.words[-1] == single or (single == "leader" and leads(post, scene)))
    }
    if len(found) == 2:
        return sorted(found, key=lambda key: scene.firsts[key])
    near = list_recent(scene, title, PERSON)
    joined = _find_joined(scene, title, PERSON)
    is_office = any(post.words[-1] == single for post in scene.posts)
    if not is_office and (title.inner or _is_one_sided(scene, near)):
        return []  # "the two major candidates" are not just any two, nor are one who speaks and one spoken of
    recent = sorted({f.key for f in near}, key=lambda key: scene.firsts[key])
    return joined or (recent if len(recent) == 2 else [])


def _is_one_sided(scene: Scene, spots: list[Found]) -> bool:
    """Whether one person speaks of another in lines that join nobody to somebody by "and"."""
    speakers = {f.key for f in spots if scene.is_speaker(f)}
    is_joined = any(f.name.line.pieces[f.end - 1].dep == "conj" for f in spots)
    return bool(speakers) and not is_joined and bool({f.key for f in spots} - speakers)


def _find_joined(scene: Scene, title: Title, kinds: frozenset[str]) -> list[str]:
    """Return the two states that the document is about, or the last two things that "and" or a verb joined."""
    ranked = sorted((k for k in scene.counts if _suits(scene, title, k, kinds)), key=lambda k: -scene.counts[k])
    is_clear = len(ranked) == 2 or (len(ranked) > 2 and scene.counts[ranked[1]] >= 2 * scene.counts[ranked[2]])
    if is_clear and kinds is STATES:
        return ranked[:2]
    for at in range(title.at, max(-1, title.at - WINDOW), -1):
        limit = title.start if at == title.at else len(scene.lines[at].parts)
        spots = [f for f in scene.before(at, limit, kinds) if f.key in ranked]
        if found := _find_coupled(spots) or find_met(scene, at, limit, kinds):
            return found if set(found) <= set(ranked) else []
    return ranked[:2] if is_clear and (kinds is not BODIES or len(ranked) == 2) else []


def _suits(scene: Scene, title: Title, key: str, kinds: frozenset[str]) -> bool:
    """Whether a thing is of the kind that a plural names: a ministry is no company."""
    item = scene.longest.get(key)
    is_firm = title.word in scene.namer.words["pair_firms"]
    return scene.kinds[key] in kinds and (not is_firm or (item is not None and is_company(scene, item)))


def _find_coupled(spots: list[Found]) -> list[str]:
    """Return the last two mentions of a line between which "and" stands alone."""
    for left, right in reversed(list(pairwise(spots))):
        between = [word for word in left.name.line.low[left.end : right.name.start] if word != "the"]
        if left.key != right.key and len(between) in (1, 2) and between[-1] in JOINTS:
            return [left.key, right.key]
    return []
