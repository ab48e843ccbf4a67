"""Stances: frames and knowledge -> who judges whom how."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Reading, Stance


class StanceCues(Struct, frozen=True):
    """What finding stances knows, from `stances.toml`."""


def load_stance_cues(knowledge: Knowledge) -> StanceCues:
    """Build the cues from the table `stances`."""
    return StanceCues()


def find_stances(reading: Reading, cues: StanceCues) -> tuple[Stance, ...]:
    """Find every judgement of an actor or a relation, in text order."""
    return ()
