"""Names: mentions and, within the document, who is who."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Document, Naming, Sentence


class Namer(Struct, frozen=True):
    """What naming knows."""


def load_namer(knowledge: Knowledge) -> Namer:
    return Namer()


def read_names(document: Document, sentences: tuple[Sentence, ...], namer: Namer) -> Naming:
    return Naming()
