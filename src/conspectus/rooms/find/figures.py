"""Figures: frames and text -> what the reports count and measure."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Figure, Reading


class Measures(Struct, frozen=True):
    """What finding figures knows."""


def load_measures(knowledge: Knowledge) -> Measures:
    return Measures()


def find_figures(reading: Reading, measures: Measures) -> tuple[Figure, ...]:
    return ()
