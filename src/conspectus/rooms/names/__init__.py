"""Names: mentions and, within the document, who is who."""

from conspectus.rooms.names.lexicon import Namer, load_namer
from conspectus.rooms.names.reading import read_names

__all__ = ["Namer", "load_namer", "read_names"]
