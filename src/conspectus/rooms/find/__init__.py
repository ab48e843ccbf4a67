"""Find: frames and knowledge -> findings, a folder or module a kind."""

from conspectus.rooms.find.finding import Finders, find_all, load_finders

__all__ = ["Finders", "find_all", "load_finders"]
