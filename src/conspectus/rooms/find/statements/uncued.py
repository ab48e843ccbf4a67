"""Uncued: quotations that no words hand over; of whom the sentence before tells, or the text does not say whose."""

from collections.abc import Iterator

from conspectus.records import Phrase
from conspectus.rooms.find.statements.handing import Handing, find_argument
from conspectus.rooms.find.statements.pieces import Piece
from conspectus.rooms.find.statements.scene import Scene
from conspectus.rooms.find.statements.speakers import name_speaker


def read_uncued(scene: Scene) -> Iterator[Handing]:
    """Yield the quotations whose frames have a speaker and no cue; those that run on are one."""
    held = [f.start for f in scene.reading.frames if f.holder.kind == "speaker" and f.holder.cue is None]
    runs: list[list[Piece]] = []
    for quote in scene.quotes:
        if not any(quote.start <= at < quote.end for at in held):
            continue
        if runs and (quote.runs_on or not scene.text[runs[-1][-1][1] : quote.start].strip(' \n\t"“”')):
            runs[-1].append((quote.start, quote.end))
        else:
            runs.append([(quote.start, quote.end)])
    for run in runs:
        yield Handing(None, None, find_subject_before(scene, run[0][0]), tuple(run), "uncued")


def find_subject_before(scene: Scene, start: int) -> Phrase | None:
    """As in “Lund was not moved. "We will fight."”: the person of whom the sentence before it in its block tells."""
    here = scene.sentence_at(start)
    before = scene.sentence_at(max(0, here.start - 1))
    if before.block != here.block or before.index == here.index:
        return None
    for frame in scene.reading.frames:
        if frame.sentence != before.index or frame.parent is not None or frame.form == "noun":
            continue
        subject = find_argument(frame, "object" if frame.voice == "passive" else "subject")
        entity = scene.entities.get(name_speaker(scene, subject).entity or "")
        if entity is not None and entity.kind == "person":
            return subject
    return None
