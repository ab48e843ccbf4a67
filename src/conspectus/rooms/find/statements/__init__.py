"""Statements: who says what."""

from conspectus.rooms.find.statements.find import StatementCues, find_statements, load_statement_cues

__all__ = ["StatementCues", "find_statements", "load_statement_cues"]
