"""Titles that stand for names: "the Chilean leader", "the two presidents", "the company", "the analyst"."""

from collections.abc import Iterator

from conspectus.rooms.names.answers import Title, find_body, find_pair, find_person, find_speaker
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.spots import Found, Scene

OWNERS = frozenset({"state", "organization", "bloc"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
TWO = frozenset({"two", "both"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "agent", "conj", "nmod", "ROOT"})
LINKS = frozenset({"of", "for", "the", ",", "'s", "’s", "and", '"', "“", "-"})
NOMINAL = frozenset({"NN", "NNS", "JJ"})
TABLES = ("named", "company_nouns", "project_nouns", "pair_persons", "pair_states", "pair_bodies")
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
    if any(start <= token.start < end for start, end in scene.titled) or _names_somebody(scene, at, piece):
        return
    title = _read_phrase(scene, at, piece)
    words, word = scene.namer.words, title.word
    is_led = line.word(title.start) == "the"
    if TWO & set(line.low[title.start : piece]):
        for one in find_pair(scene, title):
            yield _make(scene, title, one, 0.65, "title.pair")
        return
    if not is_led and title.owner is None:
        return
    key = find_person(scene, title) if word in scene.namer.titles_backward else None
    rule = "title.office"
    if key is None and title.owner is None:
        if word in words["scholars"]:
            key, rule = find_speaker(scene, title), "title.speaker"
        if key is None and is_led and title.start == piece - 1 and token.dep != "compound":
            key, rule = find_body(scene, title), "title.body"
    if key is not None:
        yield _make(scene, title, key, 0.8 if title.owner else 0.65, rule)


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
    """Read where the noun phrase of a title begins, and the state or body that it belongs to."""
    line = scene.lines[at]
    owner = None
    if line.word(piece + 1) == "of":
        item = scene.covers(at, piece + 3 if line.word(piece + 2) == "the" else piece + 2)
        owner = item.key if item is not None and item.kind in OWNERS else None
    start = piece
    while start > 0:
        before = start - 1
        word = line.low[before]
        item = scene.covers(at, before)
        if item is not None and item.kind in OWNERS:
            owner, start = owner or item.key, item.name.start
        elif word == "the":
            start = before
            break
        elif (
            word in TWO
            or (word in POSSESSIVE and scene.covers(at, before - 1) is not None)
            or (_is_inner(scene, at, before) and before > piece - 4)
        ):
            start = before
        else:
            break
    return Title(at, start, piece, line.low[piece], owner)


def _is_inner(scene: Scene, at: int, piece: int) -> bool:
    """Whether a word may stand between "the" and a title."""
    line = scene.lines[at]
    word = line.low[piece]
    is_nominal = line.pieces[piece].pos in ("ADJ", "NOUN", "PROPN", "NUM")
    return is_nominal and word not in scene.namer.words["not_now"] and word not in POSSESSIVE
