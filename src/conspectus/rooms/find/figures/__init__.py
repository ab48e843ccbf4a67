"""Figures: what the reports count and measure."""

from conspectus.rooms.find.figures.find import find_figures
from conspectus.rooms.find.figures.lexicon import Measures, load_measures

__all__ = ["Measures", "find_figures", "load_measures"]
