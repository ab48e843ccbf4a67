"""Frames: parsed sentences -> who does what to whom, how real, when and by whose word."""

from conspectus.rooms.frames.grammar import Grammar, load_grammar
from conspectus.rooms.frames.reading import read_frames

__all__ = ["Grammar", "load_grammar", "read_frames"]
