"""Marks: pieces join to the sentence, and every mark keeps a link however marks lie over each other."""

from hypothesis import given
from hypothesis import strategies as st

from conspectus.web.marks import Mark, Marker, Piece, cut_pieces

TEXT = "Minister Ada Lund of Holm, in 2021"


def mark(start: int, end: int, kind: str = "name", row: str = "row") -> Mark:
    return Mark(start, end, kind, row, "note")


def leads(pieces: tuple[Piece, ...]) -> list[tuple[str, str | None]]:
    return [(piece.text, piece.lead.row if piece.lead else None) for piece in pieces]


def test_text_without_marks_is_one_piece() -> None:
    assert leads(cut_pieces(TEXT, 9, 17, [])) == [("Ada Lund", None)]


def test_the_shorter_mark_leads_inside_the_longer_one() -> None:
    pieces = cut_pieces(TEXT, 0, 17, [mark(0, 17, "office", "office"), mark(9, 17, "name", "lund")])

    assert leads(pieces) == [("Minister ", "office"), ("Ada Lund", "lund")]
    assert pieces[1].kinds == ("name", "office")


def test_crossing_marks_are_cut_where_they_cross() -> None:
    pieces = cut_pieces("abcdef", 0, 6, [mark(0, 4, row="left"), mark(3, 6, row="right")])

    assert leads(pieces) == [("abc", "left"), ("d", "right"), ("ef", "right")]


def test_of_equal_marks_one_leads_and_the_other_is_offered_beside_it() -> None:
    (piece,) = cut_pieces("both presidents", 0, 15, [mark(0, 15, row="b"), mark(0, 15, row="a")])

    assert piece.lead == mark(0, 15, row="a")
    assert piece.also == (mark(0, 15, row="b"),)


def test_a_mark_that_reaches_beyond_the_sentence_is_cut_to_it() -> None:
    assert leads(cut_pieces("One. Two.", 0, 4, [mark(2, 9)])) == [("On", None), ("e.", "row")]


def test_words_without_a_row_are_marked_and_lead_nowhere() -> None:
    pieces = cut_pieces(TEXT, 0, 17, [Mark(0, 17, "statement", None, ""), mark(9, 17, "name", "lund")])

    assert leads(pieces) == [("Minister ", None), ("Ada Lund", "lund")]
    assert [piece.kinds for piece in pieces] == [("statement",), ("name", "statement")]
    assert all(piece.also == () for piece in pieces)


def test_a_marker_stands_before_the_text_that_begins_there() -> None:
    markers = [Marker(9, "event", "row-1", ""), Marker(9, "forecast", "row-2", ""), Marker(20, "event", "row-3", "")]
    pieces = cut_pieces(TEXT, 0, 17, [], markers)

    assert [(piece.text, [m.row for m in piece.markers]) for piece in pieces] == [
        ("Minister ", []),
        ("Ada Lund", ["row-1", "row-2"]),
    ]


def test_an_uncertain_name_is_in_doubt_whatever_words_it_stands_in() -> None:
    words, name = Mark(0, 17, "statement", None, ""), Mark(9, 17, "name", "lund", "", is_uncertain=True)

    assert cut_pieces(TEXT, 0, 17, [words, name])[1].kinds == ("doubt", "name", "statement")


@given(
    st.text(min_size=1, max_size=30),
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 30), st.sampled_from(["name", "figure", "date"])), max_size=8
    ),
)
def test_pieces_join_to_the_text_and_every_mark_is_linked(text: str, raw: list[tuple[int, int, str]]) -> None:
    marks = [
        mark(start, min(start + length, len(text)), kind, f"row-{n}")
        for n, (start, length, kind) in enumerate(raw)
        if start < len(text)
    ]
    pieces = cut_pieces(text, 0, len(text), marks)
    linked = {p.lead.row for p in pieces if p.lead} | {other.row for p in pieces for other in p.also}

    assert "".join(piece.text for piece in pieces) == text
    assert linked == {m.row for m in marks}
