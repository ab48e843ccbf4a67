"""Ties: frames and knowledge -> how the actors stand to one another."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Reading, Tie


class TieCues(Struct, frozen=True):
    """What finding ties knows, from `ties.toml`."""


def load_tie_cues(knowledge: Knowledge) -> TieCues:
    """Build the cues from the table `ties`."""
    return TieCues()


def find_ties(reading: Reading, cues: TieCues) -> tuple[Tie, ...]:
    """Find every standing relation that the document asserts or denies, in text order of its first mention."""
    return ()
