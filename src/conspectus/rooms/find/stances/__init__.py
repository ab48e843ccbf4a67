"""Stances: who judges whom how."""

from conspectus.rooms.find.stances.find import StanceCues, find_stances, load_stance_cues

__all__ = ["StanceCues", "find_stances", "load_stance_cues"]
