"""Titles that stand for names: "the Chilean leader", "the two presidents", "the company", "the analyst"."""

from collections.abc import Callable, Iterator

from conspectus.rooms.names.name import Name
from conspectus.rooms.names.spots import BACK, Found, Post, Scene

PERSON = frozenset({"person"})
STATES = frozenset({"state"})
BODIES = frozenset({"organization", "bloc"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# titles that name the head of a state or government in other words
LEADERS = frozenset(
    {
        "president",
        "leader",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emir",
        "ruler",
        "monarch",
        "sultan",
        "dictator",
        "taoiseach",
    }
)
FIRST = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "leader",
    "supreme leader",
    "king",
    "queen",
    "emir",
    "sultan",
    "taoiseach",
    "chairman",
)
PAIRED = {
    "president": PERSON,
    "leader": PERSON,
    "minister": PERSON,
    "statesman": PERSON,
    "country": STATES,
    "state": STATES,
    "nation": STATES,
    "side": STATES,
    "neighbour": STATES,
    "neighbor": STATES,
    "capital": STATES,
    "government": STATES,
    "company": BODIES,
    "bank": BODIES,
    "firm": BODIES,
    "airline": BODIES,
    "party": BODIES,
}
TWO = frozenset({"two", "both"})
# nouns that only a body of that name answers to: noun -> what its name contains
NAMED = {
    "ministry": "Ministry", "commission": "Commission", "committee": "Committee", "council": "Council", "court": "Court", "parliament": "Parliament",
    "party": "Party", "university": "University", "agency": "Agency", "bank": "Bank", "department": "Department", "institute": "Institute", "union": "Union",
    "association": "Association", "federation": "Federation", "foundation": "Foundation", "authority": "Authority", "assembly": "Assembly", "pipeline": "Pipeline",
    "dam": "Dam", "corridor": "Corridor", "treaty": "Treaty", "railway": "Railway", "canal": "Canal", "bridge": "Bridge", "fund": "Fund", "alliance": "Alliance",
}  # fmt: skip
COMPANY = frozenset(
    {
        "company",
        "firm",
        "carmaker",
        "automaker",
        "airline",
        "manufacturer",
        "retailer",
        "lender",
        "bank",
        "insurer",
        "utility",
        "conglomerate",
        "developer",
        "operator",
        "chipmaker",
        "drugmaker",
        "brewer",
        "miner",
        "producer",
        "corporation",
        "group",
    }
)
PUBLIC = frozenset(
    {
        "Ministry",
        "Department",
        "Court",
        "Council",
        "Commission",
        "Committee",
        "Parliament",
        "University",
        "Agency",
        "Police",
        "Army",
        "House",
        "Party",
        "Union",
        "Association",
        "Senate",
        "Congress",
        "Office",
        "Board",
        "Institute",
        "Center",
        "Centre",
        "Federation",
        "Assembly",
        "Times",
        "Post",
        "News",
        "Service",
        "Authority",
        "Administration",
        "Club",
        "Fund",
        "Exchange",
        "Foundation",
        "Alliance",
        "Watch",
        "Organization",
        "Organisation",
        "Guard",
        "Force",
        "Embassy",
        "Duma",
        "Group",
    }
)
PROJECTS = frozenset({"project", "scheme", "megaproject"})
SCHOLARS = frozenset(
    {
        "analyst",
        "expert",
        "scholar",
        "researcher",
        "economist",
        "professor",
        "historian",
        "commentator",
        "scientist",
        "specialist",
        "author",
        "columnist",
    }
)
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "agent", "conj", "nmod", "ROOT"})
WINDOW = 3  # lines in which a second candidate makes a title ambiguous


def read_titles(scene: Scene) -> None:
    """Add the titles of each line that one thing of the document answers to."""
    for at, line in enumerate(scene.lines):
        if line.style != "plain":
            continue
        for piece, word in enumerate(line.low):
            if piece > 0 and _is_title_word(scene, word) and line.pieces[piece].pos in ("NOUN", "PROPN"):
                for item in _resolve(scene, at, piece):
                    scene.add(item)


def _is_title_word(scene: Scene, word: str) -> bool:
    single = word.removesuffix("s")
    return (
        word in scene.namer.titles_backward
        or word in NAMED
        or word in COMPANY
        or word in PROJECTS
        or single in PAIRED
        or word == "countries"
        or word == "companies"
    )


def _resolve(scene: Scene, at: int, piece: int) -> Iterator[Found]:
    line = scene.lines[at]
    token = line.pieces[piece]
    if scene.covers(at, piece) is not None or any(start <= token.start < end for start, end in scene.titled):
        return
    if token.dep not in ARGUMENTS or _names_somebody(scene, at, piece):
        return
    start, owner = _read_phrase(scene, at, piece)
    opening = line.word(start)
    if line.low[start:piece] and TWO & set(line.low[start:piece]):
        yield from _resolve_pair(scene, at, start, piece)
        return
    if opening != "the" and owner is None:
        return
    word = line.low[piece]
    key = _find_person(scene, at, piece, owner) if line.low[piece] in scene.namer.titles_backward else None
    rule = "title.office"
    if key is None and owner is None and word in SCHOLARS:
        key, rule = _find_speaker(scene, at, piece), "title.speaker"
    if key is None and owner is None and opening == "the" and start == piece - 1:
        key, rule = _find_body(scene, at, piece), "title.body"
    if key is not None:
        yield _make(scene, at, start if opening == "the" else start, piece + 1, key, 0.8 if owner else 0.65, rule)


def _make(scene: Scene, at: int, start: int, end: int, key: str, confidence: float, rule: str) -> Found:
    line = scene.lines[at]
    begin = start + 1 if line.low[start] == "the" and start + 1 < end else start
    return Found(Name(line, begin, end), scene.kinds[key], key, end, "title", confidence, rule)


def _names_somebody(scene: Scene, at: int, piece: int) -> bool:
    """Whether a person's name stands beside the title, so that it says who that is: "president Ana Ruiz", "Ruiz, the president"."""
    line = scene.lines[at]
    after = piece + 1
    while line.word(after) in ("of", "for", "the", ",", "'s", "’s", "and", '"', "“", "-") or (
        after < len(line.pieces) and (line.pieces[after].tag in ("NN", "NNS", "JJ") and after < piece + 4)
    ):
        item = scene.covers(at, after)
        after = item.end if item is not None and item.kind != "person" else after + 1
        if after > piece + 6:
            break
        follow = scene.covers(at, after)
        if follow is not None and follow.kind == "person" and follow.form == "name":
            is_apart = line.word(after - 1) in ("of", "for", "the", "and") or line.pieces[after - 1].tag in (
                "NN",
                "NNS",
                "JJ",
            )
            return not is_apart or after == piece + 1
    follow = scene.covers(at, piece + 1)
    if follow is not None and follow.kind == "person":
        return True
    if line.pieces[piece].dep in ("appos", "attr", "compound", "oprd"):
        return True
    return line.word(piece - 1) in ("as", "a", "an") or line.word(piece + 1) in ("-", "who")


def _read_phrase(scene: Scene, at: int, piece: int) -> tuple[int, str | None]:
    """Return where the noun phrase of a title begins, and the state or body that it belongs to."""
    line = scene.lines[at]
    owner = None
    if line.word(piece + 1) == "of":
        there = piece + 3 if line.word(piece + 2) == "the" else piece + 2
        item = scene.covers(at, there)
        owner = item.key if item is not None and item.kind in ("state", "organization", "bloc") else None
    start = piece
    while start > 0:
        before = start - 1
        item = scene.covers(at, before)
        if (
            item is not None
            and item.kind in ("state", "organization", "bloc")
            and (item.form == "adjective" or before == item.end - 1)
        ):
            owner, start = owner or item.key, item.name.start
            continue
        word = line.low[before]
        if word in POSSESSIVE and scene.covers(at, before - 1) is not None:
            start = before
            continue
        if word == "the" or word in TWO:
            start = before
            if word == "the":
                break
            continue
        if (
            line.pieces[before].pos in ("ADJ", "NOUN", "PROPN", "NUM")
            and word not in ("former", "ex", "late", "next", "new", "last", "first")
            and before > piece - 4
            and word not in POSSESSIVE
        ):
            start = before
            continue
        break
    return start, owner


# ---------------------------------------------------------------- persons


def _find_person(scene: Scene, at: int, piece: int, owner: str | None) -> str | None:
    """Return the one person who holds the office that a title names."""
    word = scene.lines[at].low[piece]
    posts = [post for post in scene.posts if not post.is_former and _fits(post, word, scene, at, piece)]
    if owner is not None:
        found = {post.person for post in posts if post.of == owner}
        if not found and word in LEADERS:
            found = {p.person for p in scene.posts if p.of == owner and not p.is_former and " ".join(p.words) in FIRST}
        return found.pop() if len(found) == 1 else None
    found = {post.person for post in posts}
    recent = [f for f in _recent(scene, at, piece, PERSON) if f.key in found]
    if len({f.key for f in recent}) == 1:
        return recent[-1].key
    if len(found) == 1 and recent:
        return found.pop()
    if len(found) == 1 and word in ("president", "governor", "chancellor", "mayor", "king", "queen"):
        key = found.pop()
        return key if any(f.key == key for line in scene.spots[: at + 1] for f in line) else None
    return None


def _fits(post: Post, word: str, scene: Scene, at: int, piece: int) -> bool:
    if post.words[-1] == word:
        before = scene.lines[at].low[piece - 1]
        if word == "minister" and before not in ("the", "'s", "’s") and before.isalpha() and before not in post.words:
            return scene.covers(at, piece - 1) is not None
        if word == "president" and before == "vice":
            return "vice" in post.words
        return word != "president" or "vice" not in post.words
    return word == "leader" and " ".join(post.words) in FIRST


def _recent(scene: Scene, at: int, piece: int, kinds: frozenset[str]) -> list[Found]:
    """Return the mentions of some kinds in the lines before and before the piece, in text order."""
    found: list[Found] = []
    for back in range(WINDOW - 1, 0, -1):
        if at - back >= 0:
            found += [f for f in scene.spots[at - back] if f.kind in kinds and f.form != "adjective"]
    return found + scene.before(at, piece, kinds)


def _find_speaker(scene: Scene, at: int, piece: int) -> str | None:
    """Return whose words the lines before give, for "the analyst": the only speaker among them."""
    for back in range(WINDOW):
        if at - back < 0:
            return None
        spots = (
            scene.before(at, piece, PERSON) if back == 0 else [f for f in scene.spots[at - back] if f.kind == "person"]
        )
        speakers = {f.key for f in spots if scene.is_speaker(f)}
        if speakers:
            return speakers.pop() if len(speakers) == 1 else None
    return None


# ---------------------------------------------------------------- pairs


def _resolve_pair(scene: Scene, at: int, start: int, piece: int) -> Iterator[Found]:
    """Yield two mentions for "the two presidents", "both countries"."""
    word = scene.lines[at].low[piece]
    single = {"countries": "country", "companies": "company", "parties": "party"}.get(word, word.removesuffix("s"))
    kinds = PAIRED.get(single)
    if single == "side" and (
        scene.lines[at].word(piece + 1) == "of" or scene.lines[at].word(start - 1) in ("on", "from")
    ):
        return
    if kinds is None or word == single:
        return
    keys = _find_pair_of_persons(scene, at, start, single) if kinds is PERSON else _find_joined(scene, at, start, kinds)
    for key in keys:
        yield _make(scene, at, start, piece + 1, key, 0.65, "title.pair")


def _find_pair_of_persons(scene: Scene, at: int, start: int, word: str) -> list[str]:
    first = {
        p.person
        for p in scene.posts
        if not p.is_former and (p.words[-1] == word or (word == "leader" and " ".join(p.words) in FIRST))
    }
    if len(first) == 2:
        return sorted(first, key=lambda k: _first_start(scene, k))
    recent = [f.key for f in _recent(scene, at, start, PERSON)]
    near = list(dict.fromkeys(reversed(recent)))
    joined = _find_joined(scene, at, start, PERSON)
    return joined or (sorted(near, key=lambda k: _first_start(scene, k)) if len(near) == 2 else [])


def _first_start(scene: Scene, key: str) -> int:
    return min((f.name.text_start for spots in scene.spots for f in spots if f.key == key), default=0)


def _find_joined(scene: Scene, at: int, start: int, kinds: frozenset[str]) -> list[str]:
    """Return the last two things that "and" joined, or the two that the document is about."""
    ranked = sorted((k for k in scene.counts if scene.kinds[k] in kinds), key=lambda k: -scene.counts[k])
    is_clear = len(ranked) == 2 or (len(ranked) > 2 and scene.counts[ranked[1]] >= 2 * scene.counts[ranked[2]])
    if is_clear and kinds is STATES:
        return ranked[:2]
    for back in range(WINDOW - 1):
        if at - back < 0:
            break
        line = scene.lines[at - back]
        spots = [
            f for f in scene.spots[at - back] if f.kind in kinds and f.form != "adjective" and (back or f.end <= start)
        ]
        for left, right in reversed(list(zip(spots, spots[1:], strict=False))):
            between = line.low[left.end : right.name.start]
            if left.key != right.key and between and between[-1] in ("and", "-", "with") and len(between) < 3:
                return [left.key, right.key]
    return ranked[:2] if is_clear else []


# ---------------------------------------------------------------- bodies and projects


def _find_body(scene: Scene, at: int, piece: int) -> str | None:
    """Return the body, project or accord that "the company", "the ministry", "the pipeline" can only mean."""
    word = scene.lines[at].low[piece]
    if scene.lines[at].pieces[piece].dep == "compound":
        return None
    for fits in (
        _named(scene, word),
        _is_company if word in COMPANY else None,
        _is_project if word in PROJECTS else None,
    ):
        if fits is None:
            continue
        found = {key for key, item in _last_names(scene, at, piece).items() if fits(item)}
        if len(found) == 1:
            return found.pop()
        recent = [
            f
            for f in _recent(scene, at, piece, frozenset({"organization", "bloc", "project", "accord"}))
            if f.key in found
        ]
        near = {f.key for f in recent}
        if len(near) == 1:
            return near.pop()
        subject = next((f for f in reversed(recent) if f.is_subject), None)
        if subject is not None and word in COMPANY:
            return subject.key
    return None


def _last_names(scene: Scene, at: int, piece: int) -> dict[str, Found]:
    """Return a name of every thing that is named before a piece; the longest one."""
    found: dict[str, Found] = {}
    for here in range(at + 1):
        for item in scene.spots[here]:
            if item.form == "name" and (here < at or item.end <= piece):
                kept = found.get(item.key)
                if kept is None or len(item.name.words) > len(kept.name.words):
                    found[item.key] = item
    return found


def _named(scene: Scene, word: str) -> Callable[[Found], bool] | None:
    """Return the test for things whose name has the noun, or is followed by it."""
    if word not in NAMED:
        return None
    return lambda item: word in scene.nouns.get(item.key, ())


def _is_company(item: Found) -> bool:
    return (
        item.kind == "organization"
        and not any(w in PUBLIC for w in item.name.words)
        and item.confidence > 0.6
        and not item.rule.endswith("acronym")
    )


def _is_project(item: Found) -> bool:
    return item.kind == "project"


__all__ = ["BACK", "read_titles"]
