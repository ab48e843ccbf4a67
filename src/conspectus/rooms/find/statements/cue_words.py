"""Cue words: how far the words reach that hand something over: "went on to say", "is also aware"."""

import re

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.statements.pieces import Piece
from conspectus.rooms.find.statements.scene import Scene

WORD = re.compile(r"[\w'’]+")
SOURCE = re.compile(r"according\s+to", re.IGNORECASE)
OWNED = re.compile(r"(?:['’]s?)?\s*")
CALLED = re.compile(r" (?:up)?on\b(?=.* to )")  # "called on the council to resign"
FARTHEST_OPINION = 80  # characters
FARTHEST = 7  # words before the predicate
LONGEST_LEAD = 60  # characters from a verb to the clause that its noun opens
LEADS = frozenset({"object", "complement", "as", "under", "on"})
MARKS = ' \n\t,:“"'
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "some", "no", "great", "deep"})
LONGEST_LIGHT = 5  # words between a light verb's subject and its noun


def find_cue(scene: Scene, frame: Frame, speaker: Phrase | None) -> Piece:
    """Return the words that hand over: the predicate with its auxiliaries, the verb with its noun."""
    if frame.rule == "opinion":
        return frame.start, _find_opinion(scene, frame)
    source = SOURCE.match(scene.text, frame.start) if frame.rule == "according-to" else None
    if source is not None:
        return source.span()
    floor = scene.sentence_at(frame.start).start
    is_behind = speaker is not None and floor <= speaker.end <= frame.start
    if speaker is not None and is_behind:
        floor = speaker.end
    if frame.form == "copula" and speaker is not None and speaker.end < frame.start:
        owned = OWNED.match(scene.text, speaker.end)
        return (owned.end() if owned else speaker.end), frame.end  # "the bank's | view is"
    if frame.rule == "light-verb":
        return _find_light(scene, floor, frame.start, is_behind=is_behind), frame.end
    return _walk_back(scene, floor, frame.start), _find_end(scene, frame)


def _find_opinion(scene: Scene, frame: Frame) -> int:
    """As in “in the bank's opinion”."""
    words = WORD.finditer(scene.text, frame.start, min(len(scene.text), frame.start + FARTHEST_OPINION))
    return next((match.end() for match in words if match.group().lower() in scene.cues.opinions), frame.end)


def _find_light(scene: Scene, floor: int, start: int, *, is_behind: bool) -> int:
    """As in “has expressed some confidence”: all from the speaker to the noun, or the word before the noun."""
    words = list(WORD.finditer(scene.text, floor, start))
    if not words:
        return start
    is_short = len(words) <= LONGEST_LIGHT and "," not in scene.text[floor:start]
    if is_behind and is_short:
        return words[0].start()
    is_led = len(words) > 1 and words[-1].group().lower() in DETERMINERS
    return words[-2 if is_led else -1].start()  # "expressed the hope"


def _find_end(scene: Scene, frame: Frame) -> int:
    """As in “made it clear that”, "make the case that": up to the clause where the verb alone says nothing."""
    cues = scene.cues
    called = CALLED.match(scene.text, frame.end) if frame.predicate in cues.orders else None
    if called is not None:
        return called.end()
    if frame.form != "verb" or frame.predicate in cues.say | cues.think | cues.show | cues.accuse | cues.moved:
        return frame.end
    clause = next((a.phrase for a in frame.arguments if a.role == "clause"), None)
    if clause is None or not frame.end < clause.start <= frame.end + LONGEST_LEAD:
        return frame.end
    if not any(a.role in LEADS and frame.end <= a.phrase.start < clause.start for a in frame.arguments):
        return frame.end
    lead = scene.text[frame.end : clause.start].rstrip(MARKS).removesuffix(" that").rstrip(MARKS)
    return frame.end + len(lead)


def _walk_back(scene: Scene, floor: int, start: int) -> int:
    """Return where the chain of auxiliaries before a predicate begins; adverbs count only behind an auxiliary."""
    words = list(WORD.finditer(scene.text, floor, start))[-FARTHEST:]
    begin = start
    before = start
    for match in reversed(words):
        word = match.group().lower().replace("’", "'")
        if scene.text[match.end() : before].strip():
            break
        if word in scene.cues.chain_verbs:
            begin = match.start()
        elif not (word in scene.cues.chain_adverbs or word.endswith("ly")):
            break
        before = match.start()
    return begin
