"""Answers: which person, body or project of the document a title can only mean."""

from collections.abc import Callable

from msgspec import Struct

from conspectus.rooms.names.spots import Found, Post, Scene

PERSON = frozenset({"person"})
STATES = frozenset({"state"})
BODIES = frozenset({"organization", "bloc"})
THINGS = frozenset({"organization", "bloc", "project", "accord"})
ANY_COMPANY = frozenset({"company", "firm", "group", "corporation"})
GUESS = 0.65  # confidence up to which a name may be a product's that was taken for a body's
MANY = 3  # times that the body a document is about is named as often
WINDOW = 3  # lines in which a second candidate makes a title ambiguous


class Title(Struct, frozen=True):
    """A title at pieces [start, piece] of the line at `at`; `owner` is the key of its state, body or leader.

    inner: the words between "the" and the title that no name covers. is_adjectival: the owner is a country adjective.
    """

    at: int
    start: int
    piece: int
    word: str
    owner: str | None
    inner: tuple[str, ...] = ()
    is_adjectival: bool = False


def list_recent(scene: Scene, title: Title, kinds: frozenset[str]) -> list[Found]:
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
            found = {p.person for p in scene.posts if p.of == title.owner and not p.is_former and leads(p, scene)}
        if not found and title.word in words["leaders"] and scene.kinds[title.owner] == "state":
            found = _find_near(scene, title)
        return found.pop() if len(found) == 1 else None
    found = {post.person for post in posts}
    recent = {f.key for f in list_recent(scene, title, PERSON)} & found
    if len(recent) == 1:
        return recent.pop()
    if len(found) == 1 and title.word in words["single_offices"]:
        key = found.pop()
        return key if scene.firsts[key] <= (title.at, title.piece) else None
    return None


def _find_near(scene: Scene, title: Title) -> set[str]:
    """Return the persons near who may lead a state: the text gives them no office that it names a body or state of."""
    is_subject = scene.lines[title.at].pieces[title.piece].dep in ("nsubj", "nsubjpass")
    near = {
        f.key
        for f in list_recent(scene, title, PERSON)
        if is_subject or f.name.line is not scene.lines[title.at] or not f.is_subject
    }
    others = {post.person for post in scene.posts if post.of is not None or not leads(post, scene)}
    return near if len(near) == 1 and not near & others and scene.counts[min(near)] > 1 else set()


def leads(post: Post, scene: Scene) -> bool:
    """Whether an office is the highest of a state."""
    return " ".join(post.words) in scene.namer.words["leading_offices"]


def _fits(post: Post, scene: Scene, title: Title) -> bool:
    """Whether an office is the one that a title names: not "vice president" for "president"."""
    if post.words[-1] != title.word:
        return title.word == "leader" and leads(post, scene)
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


# ---------------------------------------------------------------- bodies and projects


LOOSE = frozenset({"agency", "authority", "department", "commission", "council", "committee", "fund", "institute"})


def find_body(scene: Scene, title: Title) -> str | None:
    """Return the body, project or accord that "the company", "the ministry", "the pipeline" can only mean."""
    for fits in _list_tests(scene, title):
        named = [k for k, first in scene.firsts.items() if first < (title.at, title.piece) and scene.kinds[k] in THINGS]
        found = {key for key in named if key in scene.longest and fits(scene.longest[key])}
        if _has_rival(scene, title, found):
            return None
        if len(found) == 1 and (title.owner is None or title.owner in scene.homes.get(min(found), ())):
            return found.pop()
        recent = [f for f in list_recent(scene, title, THINGS) if f.key in found]
        if len({f.key for f in recent}) == 1:
            return _prefer(scene, recent[-1], found)
        lines = scene.spots[max(0, title.at - 1) : title.at + 1]
        subject = next((f for f in reversed(recent) if f.is_subject and any(f in spots for spots in lines)), None)
        if subject is not None and title.word in ANY_COMPANY and not subject.is_joined:
            return subject.key
    return None


def _prefer(scene: Scene, item: Found, found: set[str]) -> str:
    """Return the body last named, or the one that a document is about where that is hardly known to be a body."""
    main = max(sorted(found), key=lambda key: scene.counts[key])
    is_guess = scene.longest[item.key].confidence <= GUESS and scene.counts[main] >= MANY * scene.counts[item.key]
    return main if is_guess else item.key


def _list_tests(scene: Scene, title: Title) -> list[Callable[[Found], bool]]:
    """Return what a thing must be like to answer to a title, the strictest first."""
    words = scene.namer.words
    tests: list[Callable[[Found], bool]] = []
    if title.word in words["named"]:
        wanted = {title.word, *title.inner}  # "the health ministry" is one of health
        tests.append(lambda item: wanted <= scene.nouns.get(item.key, set()))
    if title.word in words["bloc_nouns"] and not title.inner:
        tests.append(lambda item: item.kind == "bloc")
    if title.word in words["company_nouns"]:
        tests.append(lambda item: is_company(scene, item) and _is_of(scene, item.key, title.owner))
    if title.word in words["project_nouns"]:
        tests.append(lambda item: item.kind == "project")
    return tests


def _is_of(scene: Scene, key: str, owner: str | None) -> bool:
    """Whether a body may be of a state: the text gives it no other."""
    homes = scene.homes.get(key, set())
    return owner is None or not homes or owner in homes


def _has_rival(scene: Scene, title: Title, found: set[str]) -> bool:
    """Whether another body is spoken of right before "the agency", which its name need not say to be one."""
    here = {f.key for f in scene.before(title.at, title.start, frozenset({"organization"}))}
    return title.word in LOOSE and bool(here - found) and not here & found


def is_company(scene: Scene, item: Found) -> bool:
    """Whether a body may be a company: nothing in its name says that it is public."""
    public = scene.namer.words["public"]
    is_body = item.kind == "organization" and not any(word in public for word in item.name.words)
    return is_body and item.confidence > 0.6 and not item.rule.endswith("acronym")
