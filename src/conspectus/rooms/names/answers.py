"""Answers: which person, pair, body or project of the document a title can only mean."""

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

from conspectus.rooms.names.spots import Found, Post, Scene

PERSON = frozenset({"person"})
STATES = frozenset({"state"})
BODIES = frozenset({"organization", "bloc"})
THINGS = frozenset({"organization", "bloc", "project", "accord"})
ANY_COMPANY = frozenset({"company", "firm", "group", "corporation"})
WINDOW = 3  # lines in which a second candidate makes a title ambiguous


class Title(Struct, frozen=True):
    """A title at pieces [start, piece] of the line at `at`; `owner` is the key of its state or body."""

    at: int
    start: int
    piece: int
    word: str
    owner: str | None


def _recent(scene: Scene, title: Title, kinds: frozenset[str]) -> list[Found]:
    """Return the mentions of some kinds in the lines before and before the title, in text order."""
    found: list[Found] = []
    for at in range(max(0, title.at - WINDOW + 1), title.at):
        found += [f for f in scene.spots[at] if f.kind in kinds and f.form != "adjective"]
    return found + scene.before(title.at, title.start, kinds)


# ---------------------------------------------------------------- persons


def find_person(scene: Scene, title: Title) -> str | None:
    """Return the one person who holds the office that a title names."""
    words = scene.namer.words
    posts = [post for post in scene.posts if not post.is_former and _fits(post, scene, title)]
    if title.owner is not None:
        found = {post.person for post in posts if post.of == title.owner}
        if not found and title.word in words["leaders"]:
            found = {p.person for p in scene.posts if p.of == title.owner and not p.is_former and _leads(p, scene)}
        return found.pop() if len(found) == 1 else None
    found = {post.person for post in posts}
    recent = {f.key for f in _recent(scene, title, PERSON)} & found
    if len(recent) == 1:
        return recent.pop()
    if len(found) == 1 and title.word in words["single_offices"]:
        key = found.pop()
        return key if scene.firsts[key] <= (title.at, title.piece) else None
    return None


def _leads(post: Post, scene: Scene) -> bool:
    return " ".join(post.words) in scene.namer.words["leading_offices"]


def _fits(post: Post, scene: Scene, title: Title) -> bool:
    """Whether an office is the one that a title names: not "vice president" for "president"."""
    if post.words[-1] != title.word:
        return title.word == "leader" and _leads(post, scene)
    before = scene.lines[title.at].low[title.piece - 1]
    if title.word == "minister" and before.isalpha() and before != "the" and before not in post.words:
        return scene.covers(title.at, title.piece - 1) is not None
    return title.word != "president" or ("vice" in post.words) == (before == "vice")


def find_speaker(scene: Scene, title: Title) -> str | None:
    """Return whose words the lines before give, for "the analyst": the only speaker among them."""
    for back in range(min(WINDOW, title.at + 1)):
        spots = scene.before(title.at, title.piece, PERSON) if back == 0 else scene.spots[title.at - back]
        speakers = {f.key for f in spots if f.kind == "person" and scene.is_speaker(f)}
        if speakers:
            return speakers.pop() if len(speakers) == 1 else None
    return None


# ---------------------------------------------------------------- pairs


def find_pair(scene: Scene, title: Title) -> list[str]:
    """Return whom "the two presidents", what "both countries" means; nothing unless it is just two."""
    words, line = scene.namer.words, scene.lines[title.at]
    if title.word in words["pair_persons"]:
        return _find_persons(scene, title)
    if title.word == "sides" and (line.word(title.piece + 1) == "of" or line.word(title.start - 1) in ("on", "from")):
        return []
    if title.word in words["pair_states"]:
        return _find_joined(scene, title, STATES)
    return _find_joined(scene, title, BODIES) if title.word in words["pair_bodies"] else []


def _find_persons(scene: Scene, title: Title) -> list[str]:
    single = title.word.removesuffix("s")
    found = {
        post.person
        for post in scene.posts
        if not post.is_former and (post.words[-1] == single or (single == "leader" and _leads(post, scene)))
    }
    if len(found) == 2:
        return sorted(found, key=lambda key: scene.firsts[key])
    joined = _find_joined(scene, title, PERSON)
    recent = {f.key for f in _recent(scene, title, PERSON)}
    return joined or (sorted(recent, key=lambda key: scene.firsts[key]) if len(recent) == 2 else [])


def _find_joined(scene: Scene, title: Title, kinds: frozenset[str]) -> list[str]:
    """Return the two states that the document is about, or the last two things that "and" joined."""
    ranked = sorted((k for k in scene.counts if scene.kinds[k] in kinds), key=lambda k: -scene.counts[k])
    is_clear = len(ranked) == 2 or (len(ranked) > 2 and scene.counts[ranked[1]] >= 2 * scene.counts[ranked[2]])
    if is_clear and kinds is STATES:
        return ranked[:2]
    for at in range(title.at, max(-1, title.at - WINDOW + 1), -1):
        line = scene.lines[at]
        limit = title.start if at == title.at else len(line.parts)
        for left, right in reversed(list(pairwise(scene.before(at, limit, kinds)))):
            between = line.low[left.end : right.name.start]
            if left.key != right.key and len(between) in (1, 2) and between[-1] in ("and", "-", "with"):
                return [left.key, right.key]
    return ranked[:2] if is_clear else []


# ---------------------------------------------------------------- bodies and projects


LOOSE = frozenset({"agency", "authority", "department", "commission", "council", "committee", "fund", "institute"})


def find_body(scene: Scene, title: Title) -> str | None:
    """Return the body, project or accord that "the company", "the ministry", "the pipeline" can only mean."""
    words = scene.namer.words
    tests: list[Callable[[Found], bool]] = []
    if title.word in words["named"]:
        tests.append(lambda item: title.word in scene.nouns.get(item.key, ()))
    if title.word in words["company_nouns"]:
        tests.append(lambda item: _is_company(item, words["public"]))
    if title.word in words["project_nouns"]:
        tests.append(lambda item: item.kind == "project")
    for fits in tests:
        named = [k for k, first in scene.firsts.items() if first < (title.at, title.piece) and scene.kinds[k] in THINGS]
        found = {key for key in named if key in scene.longest and fits(scene.longest[key])}
        if _has_rival(scene, title, found):
            return None
        if len(found) == 1:
            return found.pop()
        recent = [f for f in _recent(scene, title, THINGS) if f.key in found]
        if len({f.key for f in recent}) == 1:
            return recent[-1].key
        lines = scene.spots[max(0, title.at - 1) : title.at + 1]
        subject = next((f for f in reversed(recent) if f.is_subject and any(f in spots for spots in lines)), None)
        if subject is not None and title.word in ANY_COMPANY:
            return subject.key
    return None


def _has_rival(scene: Scene, title: Title, found: set[str]) -> bool:
    """Whether another body is spoken of right before "the agency", which its name need not say to be one."""
    here = {f.key for f in scene.before(title.at, title.start, frozenset({"organization"}))}
    return title.word in LOOSE and bool(here - found) and not here & found


def _is_company(item: Found, public: frozenset[str]) -> bool:
    """Whether a body may be a company: nothing in its name says that it is public."""
    is_body = item.kind == "organization" and not any(word in public for word in item.name.words)
    return is_body and item.confidence > 0.6 and not item.rule.endswith("acronym")
