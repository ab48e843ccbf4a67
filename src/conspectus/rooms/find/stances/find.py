"""Stances: frames and knowledge -> who judges whom how."""

from collections.abc import Iterator

from conspectus.records import Frame, Reading, Stance, make_id
from conspectus.rooms.find.stances.attitudes import read_attitudes, read_works
from conspectus.rooms.find.stances.cues import StanceCues
from conspectus.rooms.find.stances.judge import SAID, Found, Judge
from conspectus.rooms.find.stances.relations import read_bare, read_relations
from conspectus.rooms.find.stances.verdicts import read_epithets, read_verdicts


def find_stances(reading: Reading, cues: StanceCues) -> tuple[Stance, ...]:
    """Find every judgement of an actor or a relation, in text order; one for each holder and thing a sentence."""
    judge = Judge(reading, cues)
    stances: dict[tuple[object, ...], Stance] = {}
    for frame in reading.frames:
        for found in _read(judge, frame):
            for stance in _make(judge, reading, found):
                key = (stance.sentence, stance.holder, frozenset(stance.about), stance.polarity)
                stances.setdefault(key, stance)
    return tuple(sorted(stances.values(), key=lambda s: (s.span.start, s.span.end, s.id)))


def _read(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read one frame; what may be, is asked or denied judges nobody, save what would be good or bad.

    Words before a name judge it all the same.
    """
    if judge.look.is_disputed(frame) or judge.is_asked(frame):
        return
    is_said = frame.modality in SAID and frame.aspect != "failing"
    if is_said:
        yield from read_relations(judge, frame)
        yield from read_bare(judge, frame)
        yield from read_attitudes(judge, frame)
    if frame.form == "verb":
        yield from read_works(judge, frame)
    if is_said or (frame.modality == "conditional" and frame.form != "noun"):
        yield from read_verdicts(judge, frame)
    yield from read_epithets(judge, frame)


def _make(judge: Judge, reading: Reading, found: Found) -> Iterator[Stance]:
    """Make one stance for each holder and each thing judged; nobody's view of himself alone is kept."""
    span = judge.look.span(*found.extent)
    sentence = found.frame.sentence
    for holder in found.holders:
        for about in found.about:
            if about == (holder,):
                continue
            judged = [judge.look.first_place(entity) for entity in about]
            by = judge.look.first_place(holder) if holder else -1
            yield Stance(
                id=make_id("sn", reading.document.id, span.start, span.end, found.polarity, by, *judged),
                span=span,
                holder=holder,
                about=about,
                polarity=found.polarity,
                time=judge.look.time(found.frame),
                sentence=sentence,
                confidence=found.confidence,
                rule=f"stance.{found.rule}",
            )
