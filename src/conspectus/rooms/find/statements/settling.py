"""Settling: handings -> their pieces as they stand in the text; what two cues hand over together is one."""

import re
from collections.abc import Iterable

from msgspec import Struct, structs

from conspectus.rooms.find.statements.handing import Handing
from conspectus.rooms.find.statements.pieces import Piece, settle_pieces, trim
from conspectus.rooms.find.statements.scene import Scene

PRONOUNS = frozenset({"he", "she", "it", "they"})
TURNS = re.compile(r"(?:,? (?:while|whereas|although|though|but|with)|, and)\s+$")
TURNED = re.compile(r"(?:although|though|while|whereas|but)\b")
LONGEST_TURN = 16  # characters of a turn
RELATIVES = frozenset({"which", "who", "that", "what", "whom"})
VIEWS = frozenset({"find"})
DAY_LEAD = re.compile(r"(?:(?:on|late|early|in) ){0,2}", re.IGNORECASE)
STARTS = re.compile(r" (?:that |it |he |she |they |we |i |the |its |his |her |their |a |an |[A-Z])")  # a new clause
CUT_OFF = re.compile(r"[,\s]+(?:and|or|but)$")


class Settled(Struct, frozen=True):
    """A handing with its pieces settled."""

    handing: Handing
    pieces: tuple[Piece, ...]


def settle_handings(scene: Scene, handings: Iterable[Handing]) -> list[Settled]:
    """Settle handings, in text order of their first piece."""
    settled: list[Settled] = []
    handings = list(handings)
    cues = [handing.cue[0] for handing in handings if handing.cue is not None]
    cues += [
        frame.start for frame in scene.reading.frames if frame.form == "verb" and frame.predicate in scene.cues.say
    ]
    for handing in handings:
        pieces = settle_pieces(scene, [_finish(scene, handing, piece, cues) for piece in handing.pieces])
        pieces = _skip_day(scene, handing, pieces)
        if len(pieces) > 1:  # "which || can now fly": what only points says nothing
            pieces = tuple(piece for piece in pieces if scene.text[slice(*piece)].lower() not in RELATIVES)
        pieces = _drop_turned(scene, handing, pieces, cues)
        if pieces and not _holds_cue(handing, pieces):
            settled.append(Settled(handing, pieces))
    settled = [one for one in settled if not any(_is_aside(scene, one, outer) for outer in settled)]
    settled = _join_views(scene, _part_speakers(scene, _join_twins(_run_on(scene, settled))))
    return sorted(settled, key=lambda one: (one.pieces[0][0], -one.pieces[-1][1], one.handing.cue or (0, 0)))


def _finish(scene: Scene, handing: Handing, piece: Piece, cues: list[int]) -> Piece:
    """Where the parser has cut words off behind an "and", take them to the end of the sentence, or to another cue."""
    start, end = piece
    cut = CUT_OFF.search(scene.text[start:end])
    if cut is None or handing.cue is None or handing.cue[0] > start:
        return piece
    if any(end < cue and not scene.text[end:cue].strip() for cue in cues):
        return start, start + cut.start()  # "is safe, but | warns that"
    return start, scene.sentence_at(start).end


def _drop_turned(scene: Scene, handing: Handing, pieces: tuple[Piece, ...], cues: list[int]) -> tuple[Piece, ...]:
    """As in “It is safe, she says, although one clerk claims”: what turns to another cue behind hers is not hers."""
    if len(pieces) == 1 or handing.cue is None:
        return pieces
    last = pieces[-1]
    is_turned = last[0] > handing.cue[1] and TURNED.match(scene.text, *last) and not scene.is_quoted(last[0])
    return pieces[:-1] if is_turned and any(last[0] < cue < last[1] for cue in cues) else pieces


def _skip_day(scene: Scene, handing: Handing, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """As in “said | on Monday | it would close”: the day right behind a cue is of the saying, not of what is said."""
    if (
        not pieces
        or handing.cue is None
        or handing.rule != "clause"
        or not is_close(scene, handing.cue[1], pieces[0][0])
    ):
        return pieces
    start, end = pieces[0]
    for expression in scene.reading.dating.expressions:
        time, until = expression.time, scene.reading.dating.published.time.latest
        is_past = time is not None and time.latest is not None and until is not None and time.latest <= until
        lead, behind = scene.text[start : expression.start], scene.text[expression.end : end]
        if is_past and start <= expression.start < end and DAY_LEAD.fullmatch(lead) and STARTS.match(behind):
            piece = trim(scene.text, expression.end, end)
            return (piece, *pieces[1:]) if piece else pieces
    return pieces


def is_close(scene: Scene, end: int, start: int) -> bool:
    """Whether nothing but white space stands between."""
    return not scene.text[end:start].strip()


def _holds_cue(handing: Handing, pieces: tuple[Piece, ...]) -> bool:
    """Whether the words take in the cue that hands them over: then they are misread."""
    return handing.cue is not None and any(start <= handing.cue[0] < end for start, end in pieces)


def _is_aside(scene: Scene, one: Settled, outer: Settled) -> bool:
    """Whether a speaker only tells in a quotation what he hopes himself: “Hoping that it helps,” she said."""
    speaker, mine = one.handing.speaker, outer.handing.speaker
    if one is outer or speaker is None or mine is None or one.handing.cue is None:
        return False
    return speaker.start == mine.start and scene.is_quoted(one.handing.cue[0]) and _holds_cue(one.handing, outer.pieces)


# ---------------------------------------------------------------- two cues for the same words


def _run_on(scene: Scene, settled: list[Settled]) -> list[Settled]:
    """Give a quotation without a cue to the statement that its speaker makes in the sentence before."""
    joined: list[Settled] = []
    for one in settled:
        speaker = one.handing.speaker
        host = None
        if one.handing.cue is None and speaker is not None:
            near = [at for at, other in enumerate(joined) if _runs_into(scene, other, one)]
            host = max(near, key=lambda at: joined[at].pieces[-1][1]) if near else None
        if host is None:
            joined.append(one)
        else:
            joined[host] = Settled(joined[host].handing, joined[host].pieces + one.pieces)
    return joined


def _runs_into(scene: Scene, one: Settled, quotation: Settled) -> bool:
    mine, speaker = one.handing.speaker, quotation.handing.speaker
    if mine is None or speaker is None or mine.start != speaker.start or one.handing.cue is None:
        return False
    before = scene.sentence_at(quotation.pieces[0][0]).index - 1
    return one.handing.rule in {"clause", "quotation"} and scene.sentence_at(one.pieces[-1][0]).index == before


def _join_twins(settled: list[Settled]) -> list[Settled]:
    """Join two cues on either side of the same words: “Lund believes that "A. B," the analyst says”.

    The one that comes first keeps all of the words: it is the one that names the speaker.
    """
    kept: list[Settled] = []
    for one in settled:
        twin = next((at for at, other in enumerate(kept) if _is_twin(one, other)), None)
        if twin is None:
            kept.append(one)
            continue
        both = kept[twin]
        pieces = max(both.pieces, one.pieces, key=lambda found: (len(found), found[-1][1] - found[0][0]))
        kept[twin] = structs.replace(both, pieces=pieces)
    return kept


def _is_twin(one: Settled, other: Settled) -> bool:
    """Whether two cues, neither of them in the words, hand over the same words."""
    if one.handing.cue is None or other.handing.cue is None:
        return False
    if not (set(one.pieces) <= set(other.pieces) or set(other.pieces) <= set(one.pieces)):
        return False
    return not (_holds_cue(one.handing, other.pieces) or _holds_cue(other.handing, one.pieces))


def _part_speakers(scene: Scene, settled: list[Settled]) -> list[Settled]:
    """End a speaker's words where the sentence turns to another cue: "..., while Lund says", "..., urging"."""
    parted = []
    for one in settled:
        pieces = one.pieces
        for other in settled:
            turn = _find_turn(scene, one, other) if other is not one else None
            if turn is not None:
                pieces = tuple(_end_at(scene, piece, turn) for piece in pieces)
        parted.append(Settled(one.handing, pieces))
    return parted


def _find_turn(scene: Scene, one: Settled, other: Settled) -> int | None:
    """Return where the sentence turns from one cue's words to another's cue that the parser took for some of them."""
    cue, speaker, frame = other.handing.cue, other.handing.speaker, other.handing.frame
    if (
        cue is None
        or speaker is None
        or frame is None
        or scene.is_quoted(cue[0])
        or not _holds_cue(other.handing, one.pieces)
    ):
        return None
    if one.handing.cue is None or one.handing.cue[0] > cue[0] or frame.form != "verb":
        return None
    mine = one.handing.speaker
    if frame.link == "participle" and mine is not None and speaker.start == mine.start:
        comma = scene.text.rfind(",", one.pieces[0][0], cue[0])
        return comma if comma >= 0 and not scene.text[comma + 1 : cue[0]].strip() else None
    floor = max(0, speaker.start - LONGEST_TURN)
    turn = TURNS.search(scene.text[floor : speaker.start]) if speaker.start < cue[0] else None
    return floor + turn.start() if turn else None


def _end_at(scene: Scene, piece: Piece, turn: int) -> Piece:
    if not piece[0] < turn < piece[1]:
        return piece
    return trim(scene.text, piece[0], turn) or piece


def _join_views(scene: Scene, settled: list[Settled]) -> list[Settled]:
    """Join what somebody says that he himself thinks: “Lund said she believes the dam is safe”."""
    inner_of: dict[int, Settled] = {}
    for one in settled:
        for at, outer in enumerate(settled):
            if outer is not one and _is_own_view(scene, one, outer):
                inner_of[at] = one
    taken = {id(one) for one in inner_of.values()}
    return [
        _take_view(one, inner_of[at]) if at in inner_of else one
        for at, one in enumerate(settled)
        if id(one) not in taken
    ]


def _is_own_view(scene: Scene, inner: Settled, outer: Settled) -> bool:
    speaker, frame, cue = inner.handing.speaker, inner.handing.frame, outer.handing.cue
    if speaker is None or frame is None or cue is None or cue[0] > outer.pieces[0][0]:
        return False
    is_view = frame.predicate in VIEWS or frame.predicate in scene.cues.think | scene.cues.adjectives | scene.cues.moved
    if not is_view or frame.is_negated or scene.words(speaker).lower() not in PRONOUNS:
        return False
    is_all = len(outer.pieces) == 1 and inner.pieces[-1][1] >= outer.pieces[-1][1]
    owner = outer.handing.speaker
    same = owner is not None and (not speaker.entities or speaker.entities[0] in owner.entities)
    return is_all and same and speaker.start == outer.pieces[0][0]


def _take_view(outer: Settled, inner: Settled) -> Settled:
    cue, view = outer.handing.cue or outer.pieces[0], inner.handing.cue or inner.pieces[0]
    return Settled(structs.replace(outer.handing, cue=(cue[0], view[1])), inner.pieces)
