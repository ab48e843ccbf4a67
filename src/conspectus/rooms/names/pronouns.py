"""Pronouns: who "he", "she", "it", "its" and "they" are, where one thing can be meant."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from conspectus.rooms.names.name import Name
from conspectus.rooms.names.pairs import find_met
from conspectus.rooms.names.spots import BACK, SUBJECTS, Found, Scene
from conspectus.rooms.names.text import Line

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
ALL = HE | SHE | IT | THEY
PERSON = frozenset({"person"})
THINGS = frozenset({"state", "organization", "bloc", "project", "accord"})
ACTORS = frozenset({"state", "organization", "bloc"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})
OBJECTS = frozenset({"dobj", "pobj", "dative"})
EXPLETIVE = frozenset(
    {"seem", "appear", "turn", "happen", "follow", "matter", "emerge", "transpire", "suffice", "rain", "snow"}
)


def read_pronouns(scene: Scene) -> None:
    """Add the pronouns of each line that have one clear antecedent."""
    quoted = _mark_quotes(scene.lines)
    for at, line in enumerate(scene.lines):
        if line.style != "plain" or ALL.isdisjoint(line.low):
            continue
        for piece, word in enumerate(line.low):
            if word in ALL:
                for item in _resolve(scene, at, piece, quoted):
                    scene.add(item)


def _mark_quotes(lines: Sequence[Line]) -> list[frozenset[int]]:
    """Return, for each line, the pieces that stand inside quotation marks; a new paragraph closes them."""
    found = []
    inside, block = False, None
    for line in lines:
        inside = inside and line.block == block
        block = line.block
        marks = set()
        for at, word in enumerate(line.parts):
            if word in QUOTES:
                inside = not inside if word == '"' else word in ("“", "``", "«")
            if inside:
                marks.add(at)
        found.append(frozenset(marks))
    return found


def _resolve(scene: Scene, at: int, piece: int, quoted: list[frozenset[int]]) -> Iterator[Found]:
    word = scene.lines[at].low[piece]
    is_quoted = piece in quoted[at]
    if is_quoted and word not in IT | THEY:
        return
    if word in HE or word in SHE:
        key, confidence = _find_person(scene, at, piece, "m" if word in HE else "f", quoted)
        keys = [key] if key else []
    elif word in IT:
        key, confidence = (None, 0.0) if _is_expletive(scene.lines[at], piece) else _find_thing(scene, at, piece)
        keys = [key] if key else []
    else:
        keys, confidence = _find_several(scene, at, piece)
    line = scene.lines[at]
    for found in keys:
        yield Found(
            Name(line, piece, piece + 1), scene.kinds[found], found, piece + 1, "pronoun", confidence, "pronoun"
        )


def _find_person(
    scene: Scene, at: int, piece: int, gender: str, quoted: list[frozenset[int]]
) -> tuple[str | None, float]:
    """Return the person meant: alone in the sentence so far or in the one before, else its subject."""
    speaks = _is_said(scene, at, piece)

    def suits(item: Found) -> bool:
        is_inside = speaks and item.name.start in quoted[scene.order[item.name.line.index]]
        return not is_inside and scene.genders.get(item.key, gender) == gender

    here = [f for f in scene.before(at, piece, PERSON) if suits(f)]
    line = scene.lines[at]
    if not here and (ahead := _find_ahead(scene, at, piece)) is not None and suits(ahead):
        return ahead.key, 0.7
    if line.pieces[piece].dep in OBJECTS and (own_subject := _find_subject(line, piece)) is not None:
        own = {f.key for f in here if f.name.start <= own_subject < f.end}
        here = [f for f in here if f.key not in own]
        return (here[-1].key, 0.65) if len({f.key for f in here}) == 1 else (None, 0.0)
    if here:
        beside = piece - 1 - (line.word(piece - 2) == ",")
        if line.word(piece - 1) == "and" and (item := scene.covers(at, beside - 1)) is not None and item in here:
            return item.key, 0.8
        return _pick(here, scene, at, piece)
    for back in range(1, BACK + 1):
        if at - back < 0:
            break
        spots = [f for f in scene.spots[at - back] if f.kind == "person" and f.form != "adjective" and suits(f)]
        if spots:
            if _has_other_speaker(scene, at - back):
                return None, 0.0
            keys = {f.key for f in spots}
            if len(keys) == 1:
                return spots[-1].key, 0.75 if back == 1 else 0.6
            subject = next((f for f in spots if f.is_subject), None)
            return (subject.key, 0.6) if subject is not None and back == 1 else (None, 0.0)
        if any(f.kind == "person" for f in scene.spots[at - back]):
            return None, 0.0
    return None, 0.0


def _find_ahead(scene: Scene, at: int, piece: int) -> Found | None:
    """Return the person who is the subject of a sentence, where its opening phrase says "his" or "her".

    "In his letter, Ruiz wrote that", "Clearing her throat, the mayor, Ana Soto, said".
    """
    line = scene.lines[at]
    pieces = line.pieces
    is_opening = pieces[0].pos in ("ADP", "SCONJ") or pieces[0].tag == "VBG"
    if pieces[piece].dep != "poss" or not is_opening or '"' in line.low[:piece] or "“" in line.low[:piece]:
        return None
    root = _root(line)
    subject = next((t for t in pieces if t.dep in SUBJECTS and t.head == root), None)
    if subject is None or subject.start < pieces[piece].end:
        return None
    own = {subject.index} | {t.index for t in pieces if t.head == subject.index and t.dep in ("appos", "compound")}
    return next(
        (f for f in scene.spots[at] if f.kind == "person" and f.form == "name" and pieces[f.end - 1].index in own), None
    )


def _is_said(scene: Scene, at: int, piece: int) -> bool:
    """Whether a pronoun is the subject of a verb of saying: whoever is named in the words said is not meant."""
    line = scene.lines[at]
    token = line.pieces[piece]
    return token.dep == "nsubj" and any(
        t.index == token.head and t.lemma in scene.namer.words["say"] for t in line.pieces[piece + 1 : piece + 3]
    )


def _has_other_speaker(scene: Scene, at: int) -> bool:
    """Whether somebody who is only called by a title speaks in a line: "the analyst believes"."""
    line = scene.lines[at]
    return any(
        token.dep == "nsubj"
        and token.pos == "NOUN"
        and token.text.lower() in scene.namer.titles_backward
        and scene.covers(at, piece) is None
        for piece, token in enumerate(line.pieces)
    )


def _pick(here: list[Found], scene: Scene, at: int, piece: int) -> tuple[str | None, float]:
    """Choose among those named in the sentence before a pronoun: the only one, else the nearest subject."""
    keys = {f.key for f in here}
    if len(keys) == 1:
        return here[-1].key, 0.8
    known = {f.key for f in here if f.key in scene.genders}
    if len(known) == 1 and len(keys) == 2:
        subject = next((f for f in reversed(here) if f.is_subject), None)
        return (subject.key, 0.6) if subject is not None else (None, 0.0)
    subjects = {f.key for f in here if f.is_subject}
    if len(subjects) == 1:
        return subjects.pop(), 0.65
    return None, 0.0


def _find_thing(scene: Scene, at: int, piece: int) -> tuple[str | None, float]:
    """Return the state, body or project that "it" or "its" means: the subject before it, or the only one."""
    line = scene.lines[at]
    here = scene.before(at, piece, THINGS)
    if line.low[piece] == "it" and line.pieces[piece].dep in OBJECTS:
        return None, 0.0
    owner = _find_subject(line, piece)
    if owner is not None:
        item = scene.covers(at, owner)
        if item is not None and line.low[piece] == "its" and item.end + 1 == piece and line.low[item.end] == ",":
            return None, 0.0  # "Petrobras, its biggest partner": of somebody else
        if item is not None and _is_blurred(scene, at, item, piece):
            return None, 0.0
        if item is not None and item.kind in THINGS and item.form != "adjective":
            return item.key, 0.75
        if line.low[piece] in ("its", "itself") and item is None:
            return None, 0.0  # the subject is something without a name: its own
    subjects = [f for f in here if f.is_subject]
    if len({f.key for f in subjects}) == 1:
        is_blurred = _is_blurred(scene, at, subjects[-1], piece)
        return (None, 0.0) if is_blurred else (subjects[-1].key, 0.6)
    if here or at == 0:
        return None, 0.0
    spots = [f for f in scene.spots[at - 1] if f.kind in ACTORS and f.form != "adjective"]
    main = [f for f in spots if f.is_subject]
    is_owner = line.pieces[piece].dep == "poss" and any(  # "Its shares fell"
        t.index == line.pieces[piece].head and t.dep in SUBJECTS for t in line.pieces
    )
    is_first = piece < 3 and (line.pieces[piece].dep in SUBJECTS or is_owner)
    if main and is_first and _rules_alone(scene, at - 1, main[0]):
        return main[0].key, 0.6
    return None, 0.0


def _rules_alone(scene: Scene, at: int, subject: Found) -> bool:
    """Whether a subject is that of the main verb, and no clause beside it has another: "and the ship sank".

    What belongs to the subject is no other: "and the company's profit fell".
    """
    line, root = scene.lines[at], _root(scene.lines[at])
    clauses = {token.index for token in line.pieces if token.dep == "conj" and token.head == root}
    others = {token.index for token in line.pieces if token.dep in SUBJECTS and token.head in clauses}
    own = {
        line.pieces[item.end - 1].head
        for item in scene.spots[at]
        if item.key == subject.key and line.pieces[item.end - 1].dep == "poss"
    }
    return line.pieces[subject.end - 1].head == root and others <= own


def _is_blurred(scene: Scene, at: int, subject: Found, piece: int) -> bool:
    """Whether a subject is not alone: "and" joins it to another, or the verb's object may be meant as well."""
    line = scene.lines[at]
    if subject.is_joined:
        return True
    nouns = scene.namer.words["company_nouns"]
    if any(t.dep == "dobj" and t.text.lower() in nouns for t in line.pieces[subject.end : piece]):
        return True  # "Brussels could fine the firm up to 5% of its turnover"
    between = [f for f in scene.before(at, piece, ACTORS) if f.name.start >= subject.end and f.key != subject.key]
    return any(line.pieces[f.end - 1].dep in ("dobj", "nsubj", "nsubjpass") for f in between)


def _root(line: Line) -> int:
    return next((t.index for t in line.pieces if t.dep == "ROOT"), -1)


def _find_subject(line: Line, piece: int) -> int | None:
    """Return the piece that is the subject of the clause that a possessive or reflexive stands in."""
    pieces = line.pieces
    by_index = {token.index: at for at, token in enumerate(pieces)}
    at = by_index.get(pieces[piece].head)
    for _ in range(12):
        if at is None:
            return None
        if pieces[at].pos in ("VERB", "AUX"):
            subject = next(
                (i for i, t in enumerate(pieces[:piece]) if t.head == pieces[at].index and t.dep in SUBJECTS), None
            )
            if subject is not None and subject != piece:
                return subject
        above = by_index.get(pieces[at].head)
        if above == at:
            return None
        at = above
    return None


def _is_expletive(line: Line, piece: int) -> bool:
    """Whether "it" stands for a clause: "it is likely that", "it seems"."""
    if line.low[piece] != "it":
        return False
    token = line.pieces[piece]
    following = line.pieces[piece + 1].pos if piece + 1 < len(line.pieces) else ""
    before = line.pieces[piece - 1].lemma if piece else ""
    if token.dep == "expl" or (following == "ADJ" and before in ("make", "find", "consider", "think", "deem")):
        return True
    window = range(piece + 1, min(piece + 4, len(line.pieces)))
    verb = next((at for at in window if line.pieces[at].pos in ("VERB", "AUX") and line.pieces[at].tag != "MD"), None)
    if verb is None:
        return False
    lemma = line.pieces[verb].lemma
    if lemma in EXPLETIVE:
        return True
    after = line.low[verb + 1 : verb + 8]
    is_clause = "that" in after or "to" in after or "whether" in after or "if" in after
    return (
        lemma in ("be", "take", "remain", "become")
        and is_clause
        and any(t.pos in ("ADJ", "NOUN", "VERB") for t in line.pieces[verb + 1 : verb + 4])
    )


def _find_several(scene: Scene, at: int, piece: int) -> tuple[list[str], float]:
    """Return what "they" or "their" means: the subjects that "and" joins, or the one group or pair before it."""
    for here, limit in ((at, piece), (at - 1, 10_000)):
        if here < 0:
            break
        line = scene.lines[here]
        spots = [
            f
            for f in scene.spots[here]
            if f.end <= limit and f.form != "adjective" and f.kind in PERSON | ACTORS | {"group"}
        ]
        for item in spots:
            if not item.is_subject:
                continue
            joined = [item, *_joined_to(item, spots, line)]
            if len(joined) > 1:
                return [f.key for f in joined], 0.6
            twins = [f for f in spots if f.name.start == item.name.start and f.key != item.key]
            if twins:
                return [item.key, *(f.key for f in twins)], 0.6
            if item.kind == "group":
                return [item.key], 0.6
        if here < at and (_is_mutual(scene.lines[at], piece)):
            for kinds in (PERSON, ACTORS):
                if met := find_met(scene, here, limit, kinds):
                    return met, 0.6
        if spots:
            break
    return [], 0.0


def _is_mutual(line: Line, piece: int) -> bool:
    """Whether what "they" do is between two: "they praised each other", "they both signed"."""
    after = line.low[piece + 1 : piece + 8]
    return "both" in after or any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(after))


def _joined_to(item: Found, spots: list[Found], line: Line) -> list[Found]:
    """Return the mentions that follow one behind commas and "and"."""
    joined = []
    end = item.end
    for other in spots:
        if other.name.start <= end or other.kind != item.kind:
            continue
        between = line.low[end : other.name.start]
        if not between or any(word not in ("and", ",", "the") for word in between):
            break
        joined.append(other)
        end = other.end
    return joined if joined and "and" in line.low[item.end : end] else []
