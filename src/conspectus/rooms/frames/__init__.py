"""Frames: parsed sentences -> who does what to whom, how real, when and by whose word."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Dating, Document, Frame, Naming, Sentence


class Grammar(Struct, frozen=True):
    """What reading frames knows."""


def load_grammar(knowledge: Knowledge) -> Grammar:
    return Grammar()


def read_frames(
    document: Document, sentences: tuple[Sentence, ...], naming: Naming, dating: Dating, grammar: Grammar
) -> tuple[Frame, ...]:
    return ()
