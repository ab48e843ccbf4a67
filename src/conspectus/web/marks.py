"""Marks: a sentence and what was read in it -> pieces of text in order, each with where it leads."""

from collections.abc import Sequence
from itertools import pairwise

from conspectus.records import Record


class Mark(Record, frozen=True):
    """Something read in a text: characters [start, end), its kind, the row it leads to, a note for people."""

    start: int
    end: int
    kind: str
    row: str
    note: str
    is_uncertain: bool = False


class Piece(Record, frozen=True):
    """A stretch of text under the same marks.

    kinds: of all marks over it. lead: the innermost mark, whose row it links to. also: marks that end here and lead
    nowhere else, as every one of their characters lies under a shorter mark.
    """

    text: str
    kinds: tuple[str, ...] = ()
    lead: Mark | None = None
    also: tuple[Mark, ...] = ()


def cut_pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut `text[start:end]` where marks begin and end. Nested, crossing and equal marks all keep a link.

    Returns pieces in text order; joined they are `text[start:end]`. Marks are cut to [start, end).
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    stretches = list(pairwise(edges))
    leads = [_find_lead(inside, at) for at, _ in stretches]
    missed = [mark for mark in inside if not any(mark is lead for lead in leads)]
    return tuple(
        Piece(
            text=text[at:until],
            kinds=_kinds_over(inside, at),
            lead=lead,
            also=tuple(mark for mark in missed if min(mark.end, end) == until),
        )
        for (at, until), lead in zip(stretches, leads, strict=True)
    )


def _find_lead(marks: Sequence[Mark], at: int) -> Mark | None:
    over = [mark for mark in marks if mark.start <= at < mark.end]
    return min(over, key=lambda mark: (mark.end - mark.start, mark.kind, mark.row)) if over else None


def _kinds_over(marks: Sequence[Mark], at: int) -> tuple[str, ...]:
    over = [mark for mark in marks if mark.start <= at < mark.end]
    doubt = {"doubt"} if over and all(mark.is_uncertain for mark in over) else set()
    return tuple(sorted({mark.kind for mark in over} | doubt))
