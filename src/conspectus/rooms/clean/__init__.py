"""Clean: a draft -> a document, with what was cut and why."""

from conspectus.rooms.clean.cleaner import Cleaner, clean_draft, load_cleaner

__all__ = ["Cleaner", "clean_draft", "load_cleaner"]
