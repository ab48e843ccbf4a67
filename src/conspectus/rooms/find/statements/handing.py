"""Handing: something handed over to a speaker, and the frame and words that do it."""

from msgspec import Struct

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.statements.cue_words import find_cue
from conspectus.rooms.find.statements.pieces import Piece
from conspectus.rooms.find.statements.scene import Scene


class Handing(Struct, frozen=True):
    """Something handed over: by which frame and words, to whom, in which stretches; before they are trimmed."""

    frame: Frame | None
    cue: Piece | None
    speaker: Phrase | None
    pieces: tuple[Piece, ...]
    rule: str


def make_handing(scene: Scene, frame: Frame, pieces: list[Piece], rule: str, speaker: Phrase | None = None) -> Handing:
    """Make a handing of what a frame hands over; the speaker is its subject unless somebody else is."""
    speaker = speaker or find_subject(scene, frame)
    return Handing(frame, find_cue(scene, frame, speaker), speaker, tuple(pieces), rule)


def find_subject(scene: Scene, frame: Frame) -> Phrase | None:
    """Return who does it; in “she demanded that he go, accusing him” the participle is of who demands."""
    if frame.link == "participle" and frame.parent is not None:
        above = find_argument(scene.reading.frames[frame.parent], "subject")
        if above is not None and scene.text[max(0, frame.start - 2) : frame.start].strip() == ",":
            return above
    return find_argument(frame, "subject")


def find_argument(frame: Frame, *roles: str) -> Phrase | None:
    """Return the first argument with one of the roles."""
    return next((a.phrase for a in frame.arguments if a.role in roles), None)


def find_clauses(frame: Frame) -> list[Phrase]:
    """Return the clauses of a frame that are its own."""
    return [a.phrase for a in frame.arguments if a.role == "clause" and not a.is_shared]
