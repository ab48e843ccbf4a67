"""Marks: a sentence and what was read in it -> pieces of text in order, each with where it leads."""

from collections.abc import Sequence
from itertools import pairwise

from conspectus.records import Record


class Mark(Record, frozen=True):
    """Something read in a text: characters [start, end), its kind, the row it leads to, a note for people.

    Without a row the words are only marked; a marker at their beginning leads.
    """

    start: int
    end: int
    kind: str
    row: str | None
    note: str
    is_uncertain: bool = False


class Marker(Record, frozen=True):
    """A small sign before character `at`, for what takes in too many words to make each of them a link.

    kind: words that say how the sign looks.
    """

    at: int
    kind: str
    row: str
    note: str


class Piece(Record, frozen=True):
    """A stretch of text under the same marks.

    kinds: of all marks over it. lead: the innermost mark with a row, which it links to. also: marks that end here and
    lead nowhere else, as every one of their characters lies under a shorter mark. markers: those that stand before it.
    """

    text: str
    kinds: tuple[str, ...] = ()
    lead: Mark | None = None
    also: tuple[Mark, ...] = ()
    markers: tuple[Marker, ...] = ()


def cut_pieces(
    text: str, start: int, end: int, marks: Sequence[Mark], markers: Sequence[Marker] = ()
) -> tuple[Piece, ...]:
    """Cut `text[start:end]` where marks begin and end. Nested, crossing and equal marks all keep a link.

    Returns pieces in text order; joined they are `text[start:end]`. Marks are cut to [start, end); markers come in the
    order that they are given in.
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    held = [marker for marker in markers if start <= marker.at < end]
    edges = {start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)}
    stretches = list(pairwise(sorted(edges | {marker.at for marker in held})))
    leads = [_find_lead(inside, at) for at, _ in stretches]
    missed = [mark for mark in inside if mark.row and not any(mark is lead for lead in leads)]
    return tuple(
        Piece(
            text=text[at:until],
            kinds=_kinds_over(inside, at),
            lead=lead,
            also=tuple(mark for mark in missed if min(mark.end, end) == until),
            markers=tuple(marker for marker in held if marker.at == at),
        )
        for (at, until), lead in zip(stretches, leads, strict=True)
    )


def _find_lead(marks: Sequence[Mark], at: int) -> Mark | None:
    over = [mark for mark in marks if mark.row and mark.start <= at < mark.end]
    return min(over, key=lambda mark: (mark.end - mark.start, mark.kind, mark.row or "")) if over else None


def _kinds_over(marks: Sequence[Mark], at: int) -> tuple[str, ...]:
    over = [mark for mark in marks if mark.start <= at < mark.end]
    leading = [mark for mark in over if mark.row] or over
    doubt = {"doubt"} if leading and all(mark.is_uncertain for mark in leading) else set()
    return tuple(sorted({mark.kind for mark in over} | doubt))
