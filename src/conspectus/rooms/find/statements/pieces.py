"""Pieces: the stretches of a statement, each within one sentence, without outer marks; and how they are quoted."""

import re

from conspectus.records import Manner
from conspectus.rooms.find.statements.scene import Scene

Piece = tuple[int, int]
OUTER = " \t\n\r\u00a0,;:.!?…–—-\"“”„«»‘’'`*•"
CLOSERS = {"”": "“", '"': '"', "»": "«", "’": "‘", ")": "(", "]": "["}
OPENING = re.compile(r"(?:[Aa]nd |[Bb]ut )?that\b[\s,]*")
# where "that" is what the clause is about: "fear that may change"
STANDS = re.compile(r"that (?:i|wa|ha|doe)s\b|that (?:will|would|may|might|can|could|must|did|mean[st]?)\b", re.I)
NOTES = re.compile(r"(?:\[\d{1,3}\]?)+\s*\Z")  # the numbers of footnotes
CLOCK = re.compile(r"\s*\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?\s+(?=[A-Z“\"])")  # the hour of an entry in a live report
WORD = re.compile(r"\w+")


def settle_pieces(scene: Scene, pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return pieces in text order, cut at sentences, without "that" and outer marks; none overlaps another."""
    settled: list[Piece] = []
    for start, end in sorted(set(pieces)):
        for sentence in scene.sentences_over(start, end):
            piece = trim(scene.text, max(start, sentence.start), min(end, sentence.end))
            if piece is None:
                continue
            if settled and piece[0] < settled[-1][1]:
                settled[-1] = (settled[-1][0], max(settled[-1][1], piece[1]))
            else:
                settled.append(piece)
    return tuple(settled)


def trim(text: str, start: int, end: int) -> Piece | None:
    """Return [start, end) without outer marks; a mark whose partner is inside stays. None if no word is left."""
    clock = CLOCK.match(text, start, end)
    if clock:
        start = clock.end()
    notes = NOTES.search(text, start, end)
    if notes:
        end = notes.start()
    while start < end and text[start] in OUTER:
        start += 1
    opening = OPENING.match(text, start, end)
    if opening and opening.end() < end and not STANDS.match(text, start, end):
        start = opening.end()
        while start < end and text[start] in OUTER:
            start += 1
    while end > start and text[end - 1] in OUTER + ")]" and not _has_partner(text, start, end):
        end -= 1
    while start > 0 and text[start - 1] in "[(" and {"[": "]", "(": ")"}[text[start - 1]] in text[start:end]:
        start -= 1  # "[Lund] liked it"
    if end <= start or not WORD.search(text, start, end):
        return None
    start = _open_marks(text, start, end)
    return start, close_marks(text, start, end)


def _open_marks(text: str, start: int, end: int) -> int:
    """Take in the opening mark of a quotation that closes inside: “parts of it” are sound."""
    mark, inside = text[start - 1 : start], text[start:end]
    if mark == '"' and start > 0:
        return start - 1 if inside.count(mark) % 2 == 1 and not inside.endswith(mark) else start
    closer = {"“": "”", "«": "»"}.get(mark)
    return start if closer is None or inside.count(closer) <= inside.count(mark) else start - 1


def _has_partner(text: str, start: int, end: int) -> bool:
    """Whether the mark at the end closes one that opened inside."""
    mark = text[end - 1]
    opener = CLOSERS.get(mark)
    if opener is None:
        return False
    inside = text[start : end - 1]
    if mark == "’":
        return inside.count("‘") > inside.count("’ ")
    return inside.count(opener) % 2 == 1 if opener == mark else inside.count(opener) > inside.count(mark)


def close_marks(text: str, start: int, end: int) -> int:
    """Take in the closing mark of a quotation that opened inside, with the full stop before it."""
    for opener, closer in (("“", "”"), ('"', '"'), ("«", "»"), ("(", ")")):
        inside = text[start:end]
        is_open = inside.count(opener) % 2 == 1 if opener == closer else inside.count(opener) > inside.count(closer)
        if not is_open:
            continue
        after = text[end : end + 2]
        if after[:1] == closer:
            return end + 1
        if after[1:] == closer and after[0] in ".,!?…":
            return end + 2
    return end


def judge_manner(scene: Scene, pieces: tuple[Piece, ...]) -> Manner:
    """Return how much of the words stands in quotation marks: all (direct), some (mixed), none (indirect)."""
    quoted = plain = 0
    for start, end in pieces:
        for word in WORD.finditer(scene.text, start, end):
            if scene.is_quoted(word.start()):
                quoted += 1
            else:
                plain += 1
    return "direct" if not plain else "mixed" if quoted else "indirect"
