"""Titles that stand for names: "the Chilean leader", "the two presidents", "the company", "the analyst"."""

from collections.abc import Iterator

from conspectus.rooms.names.answers import Title, find_body, find_person, find_speaker
from conspectus.rooms.names.lands import find_land
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.pairs import find_pair, find_plain_pair
from conspectus.rooms.names.spots import Found, Scene

OWNERS = frozenset({"state", "organization", "bloc"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
TWO = frozenset({"two", "both"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "agent", "conj", "nmod", "ROOT"})
LINKS = frozenset({"of", "for", "the", ",", "'s", "’s", "and", '"', "“", "-"})
NOMINAL = frozenset({"NN", "NNS", "JJ"})
TABLES = (
    "named", "company_nouns", "project_nouns", "bloc_nouns", "land_nouns", "rulers",
    "pair_persons", "pair_states", "pair_bodies", "pair_any",
)  # fmt: skip
# behind a noun, they say which one is meant: "the company that built the dam"
TELLING = frozenset({"that", "which", "whose", "called", "named", "within", "behind"})
REACH = 6  # pieces after a title in which a person's name says who it is


def read_titles(scene: Scene) -> None:
    """Add the titles of each line that one thing of the document answers to."""
    words = scene.namer.words
    nouns = frozenset(scene.namer.titles_backward).union(*(words[name] for name in TABLES))
    for at, line in enumerate(scene.lines):
        if line.style != "plain" or nouns.isdisjoint(line.low):
            continue
        for piece, word in enumerate(line.low):
            if piece > 0 and word in nouns and line.pieces[piece].pos in ("NOUN", "PROPN"):
                for item in _resolve(scene, at, piece):
                    scene.add(item)


def _resolve(scene: Scene, at: int, piece: int) -> Iterator[Found]:
    line = scene.lines[at]
    token = line.pieces[piece]
    if token.dep not in ARGUMENTS or scene.covers(at, piece) is not None:
        return
    is_office = line.low[piece] in scene.namer.titles_backward
    if is_office and any(start <= token.start < end for start, end in scene.titled):
        return
    if _is_told(scene, at, piece):
        return
    is_owner = line.word(piece + 1) in POSSESSIVE and not is_office  # "the carmaker's chief executive, Aki Sato"
    if not is_owner and _names_somebody(scene, at, piece):
        return
    title = _read_phrase(scene, at, piece)
    is_beside = line.word(title.start - 1) == "," == line.word(piece + 1) and line.is_top(title.start - 2)
    if is_beside and not is_office:  # "Brightly, the company, ..."
        return
    is_pair = bool(TWO & set(line.low[title.start : piece]))
    if is_pair and line.low[title.start] == "two" and line.pieces[title.start - 1].tag not in ("PRP$", "DT"):
        return  # "a plan for two states"
    if is_pair or (line.word(title.start) == "the" and not title.inner and title.owner is None):
        pair = find_pair(scene, title) if is_pair else find_plain_pair(scene, title)
        for one in pair:
            yield _make(scene, title, one, 0.65, "title.pair")
        if is_pair or pair:
            return
    if line.word(title.start) == "the" or title.owner is not None:
        found = _find_one(scene, title)
        if found is not None:
            key, rule = found
            yield _make(scene, title, key, 0.8 if title.owner else 0.65, rule)


def _is_told(scene: Scene, at: int, piece: int) -> bool:
    """Whether what follows a noun says which one is meant: "the company that built it", "the firm chosen by Peru"."""
    line = scene.lines[at]
    after = line.pieces[piece + 1] if piece + 1 < len(line.pieces) else None
    is_participle = after is not None and after.tag in ("VBN", "VBG") and after.dep == "acl"
    is_compound = after is not None and after.pos == "NOUN" and line.low[piece + 1] in scene.namer.titles_backward
    return line.word(piece + 1) in TELLING or is_participle or is_compound


def _find_one(scene: Scene, title: Title) -> tuple[str, str] | None:
    """Return the one thing that a title means, and the rule."""
    words, word = scene.namer.words, title.word
    line = scene.lines[title.at]
    if word in words["land_nouns"] | words["rulers"]:
        key = find_land(scene, title) if set(title.inner) <= words["land_modifiers"] else None
        return (key, "title.land") if key is not None else None
    for piece in range(title.start, title.piece):  # "the Lobito project"
        item = scene.covers(title.at, piece)
        if item is not None and item.kind == "project" and word in words["project_nouns"] | words["named"]:
            return item.key, "title.body"
    owner = scene.kinds.get(title.owner or "")
    if word in scene.namer.titles_backward and owner != "person":
        if (key := find_person(scene, title)) is not None:
            return key, "title.office"
        if title.owner is None and word in words["scholars"] and (key := find_speaker(scene, title)) is not None:
            return key, "title.speaker"
    is_led = line.word(title.start) == "the" and line.pieces[title.piece].dep != "compound"
    is_other = any(inner in words["contrasts"] or inner[-3:] == "est" for inner in title.inner)
    is_free = title.owner is None or (owner == "state" and title.is_adjectival)
    key = find_body(scene, title) if is_led and not is_other and is_free else None
    return (key, "title.body") if key is not None else None


def _make(scene: Scene, title: Title, key: str, confidence: float, rule: str) -> Found:
    line = scene.lines[title.at]
    end = title.piece + 1
    begin = title.start + (line.low[title.start] == "the")
    return Found(Name(line, begin, end), scene.kinds[key], key, end, "title", confidence, rule)


def _names_somebody(scene: Scene, at: int, piece: int) -> bool:
    """Whether a name beside a title says who that is: "president Ana Ruiz", "the president, Ana Ruiz"."""
    line = scene.lines[at]
    follow = scene.covers(at, piece + 1) or (scene.covers(at, piece + 2) if line.word(piece + 1) == "," else None)
    if follow is not None and follow.form == "name" and follow.kind not in ("state", "place"):
        return True
    if line.word(piece - 1) in ("as", "a", "an") or line.word(piece + 1) in ("-", "who"):
        return True
    after = piece + 1
    while after < min(piece + REACH, len(line.pieces)):
        is_noun = line.pieces[after].tag in NOMINAL and after < piece + 4
        item = scene.covers(at, after)
        if line.low[after] not in LINKS and not is_noun and item is None:
            return False
        if item is not None and item.kind == "person":
            before = line.low[after - 1]
            return item.form == "name" and before in (",", '"', "“", "-")
        after = item.end if item is not None else after + 1
    return False


def _read_phrase(scene: Scene, at: int, piece: int) -> Title:
    """Read where the noun phrase of a title begins, the state or body that it belongs to, and its other words."""
    line = scene.lines[at]
    owner = _find_behind(scene, at, piece)
    is_adjectival = False
    inner: list[str] = []
    start = piece
    while start > 0:
        before = start - 1
        word = line.low[before]
        item = scene.covers(at, before)
        if item is not None and (item.kind in OWNERS or line.low[piece] in scene.namer.words["rulers"]):
            is_adjectival = is_adjectival or (owner is None and item.form == "adjective")
            owner, start = owner or item.key, item.name.start
        elif word == "the":
            start = before
            break
        elif word in TWO or (word in POSSESSIVE and scene.covers(at, before - 1) is not None):
            start = before
        elif _is_inner(scene, at, before) and before > piece - 4:
            inner.append(word)
            start = before
        else:
            break
    return Title(at, start, piece, line.low[piece], owner, tuple(inner), is_adjectival)


def _find_behind(scene: Scene, at: int, piece: int) -> str | None:
    """Return the state or body that "of" puts behind a title."""
    line = scene.lines[at]
    if line.word(piece + 1) != "of":
        return None
    item = scene.covers(at, piece + 3 if line.word(piece + 2) == "the" else piece + 2)
    return item.key if item is not None and item.kind in OWNERS else None


def _is_inner(scene: Scene, at: int, piece: int) -> bool:
    """Whether a word may stand between "the" and a title."""
    line = scene.lines[at]
    word = line.low[piece]
    is_nominal = line.pieces[piece].pos in ("ADJ", "NOUN", "PROPN", "NUM")
    return is_nominal and word not in scene.namer.words["not_now"] and word not in POSSESSIVE
