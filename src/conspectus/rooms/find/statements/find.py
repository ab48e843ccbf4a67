"""Statements: frames that hand words over -> who says what."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Reading, Statement


class StatementCues(Struct, frozen=True):
    """What finding statements knows, from `speech.toml`."""


def load_statement_cues(knowledge: Knowledge) -> StatementCues:
    """Build the cues from the table `speech`."""
    return StatementCues()


def find_statements(reading: Reading, cues: StatementCues) -> tuple[Statement, ...]:
    """Find every stretch that the text gives to somebody, in text order of the first piece."""
    return ()
