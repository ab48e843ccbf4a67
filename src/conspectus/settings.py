"""Settings: what a user may set, read once at the edge."""

from pathlib import Path

from msgspec import Struct


class Settings(Struct, frozen=True):
    """Hold the limits and choices of one build.

    max_bytes: largest report file, in bytes. max_characters: longest text of one report.
    timeout_s: seconds that reading one file may take. knowledge: the user's own entries, added to the built-in ones.
    """

    max_bytes: int = 20_000_000
    max_characters: int = 1_000_000
    timeout_s: float = 60.0
    knowledge: tuple[Path, ...] = ()
