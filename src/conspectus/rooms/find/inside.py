"""Inside: where a finding stands -> the statement around it, and by it whose word the finding is."""

from collections.abc import Iterable

from conspectus.records import Statement

AUTHOR = "author"


def find_statement(statements: Iterable[Statement], start: int, end: int) -> Statement | None:
    """Return the innermost statement that holds characters [start, end) in one of its pieces; None for the author's."""
    around = [
        (piece.end - piece.start, statement)
        for statement in statements
        for piece in statement.content
        if piece.start <= start and end <= piece.end
    ]
    return min(around, key=lambda found: (found[0], found[1].id))[1] if around else None


def find_holder(statement: Statement | None) -> str | None:
    """Return whose word it is: "author", the speaker's entity, or None for a speaker without a name."""
    return AUTHOR if statement is None else statement.speaker
