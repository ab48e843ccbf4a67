"""Ties: how the actors stand to one another."""

from conspectus.rooms.find.ties.find import TieCues, find_ties, load_tie_cues

__all__ = ["TieCues", "find_ties", "load_tie_cues"]
