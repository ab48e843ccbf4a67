"""Links: frames and knowledge -> what depends on what."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Link, Reading


class LinkCues(Struct, frozen=True):
    """What finding links knows, from `links.toml`."""


def load_link_cues(knowledge: Knowledge) -> LinkCues:
    """Build the cues from the table `links`."""
    return LinkCues()


def find_links(reading: Reading, cues: LinkCues) -> tuple[Link, ...]:
    """Find what the text says depends on what, in text order of the first end."""
    return ()
