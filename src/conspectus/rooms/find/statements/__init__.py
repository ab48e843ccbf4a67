"""Statements: who says what."""

from conspectus.rooms.find.statements.cues import StatementCues, load_statement_cues
from conspectus.rooms.find.statements.find import find_statements

__all__ = ["StatementCues", "find_statements", "load_statement_cues"]
