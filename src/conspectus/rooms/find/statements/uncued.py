"""Uncued: quotations that no words hand over; somebody's, the text does not say whose."""

from collections.abc import Iterator

from conspectus.rooms.find.statements.handing import Handing
from conspectus.rooms.find.statements.pieces import Piece
from conspectus.rooms.find.statements.scene import Scene


def read_uncued(scene: Scene) -> Iterator[Handing]:
    """Yield the quotations whose frames have a speaker and no cue; those that run on are one."""
    held = [f.start for f in scene.reading.frames if f.holder.kind == "speaker" and f.holder.cue is None]
    run: list[Piece] = []
    for quote in scene.quotes:
        if not any(quote.start <= at < quote.end for at in held):
            continue
        if run and (quote.runs_on or not scene.text[run[-1][1] : quote.start].strip(' \n\t"“”')):
            run.append((quote.start, quote.end))
            continue
        if run:
            yield Handing(None, None, None, tuple(run), "uncued")
        run = [(quote.start, quote.end)]
    if run:
        yield Handing(None, None, None, tuple(run), "uncued")
