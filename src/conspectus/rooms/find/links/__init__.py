"""Links: what depends on what."""

from conspectus.rooms.find.links.cues import LinkCues, load_link_cues
from conspectus.rooms.find.links.find import find_links

__all__ = ["LinkCues", "find_links", "load_link_cues"]
