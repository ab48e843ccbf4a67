"""Links: what depends on what."""

from conspectus.rooms.find.links.find import LinkCues, find_links, load_link_cues

__all__ = ["LinkCues", "find_links", "load_link_cues"]
