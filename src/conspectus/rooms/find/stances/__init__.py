"""Stances: who judges whom how."""

from conspectus.rooms.find.stances.cues import StanceCues, load_stance_cues
from conspectus.rooms.find.stances.find import find_stances

__all__ = ["StanceCues", "find_stances", "load_stance_cues"]
