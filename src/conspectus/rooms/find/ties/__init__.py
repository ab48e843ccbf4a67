"""Ties: how the actors stand to one another."""

from conspectus.rooms.find.ties.cues import TieCues, load_tie_cues
from conspectus.rooms.find.ties.find import find_ties

__all__ = ["TieCues", "find_ties", "load_tie_cues"]
