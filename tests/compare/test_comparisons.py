"""Comparisons of figures, offices, ties, stances and aims."""

import pytest
from msgspec import structs

from conspectus.knowledge import Knowledge
from conspectus.records import Comparison, Reprint
from conspectus.rooms.compare import compare_pile, load_comparer
from conspectus.rooms.compare.figures import find_range
from conspectus.rooms.resolve import join_events
from tests.compare.piles import Writer, between, day, make_pile, year


def compare(knowledge: Knowledge, *writers: Writer) -> list[Comparison]:
    return list(compare_pile(make_pile(*writers), load_comparer(knowledge)).comparisons)


def kinds(found: list[Comparison]) -> list[tuple[str, str]]:
    return [(c.kind, c.about) for c in found]


def cost(on: str, outlet: str, words: str, value: float, **fields: object) -> Writer:
    writer = Writer(on, outlet)
    writer.figure(words, "cost of the harbour wall", value, "EUR", **fields)
    return writer


# ---------------------------------------------------------------- figures


def test_values_that_do_not_meet_conflict_with_both_sides_named(knowledge: Knowledge) -> None:
    one = cost("2016-05-09", "Harbour Gazette", "40 million euros", 4e7, time=year(2016))
    other = cost("2016-05-20", "Coastal Times", "55 million euros", 5.5e7, time=year(2016))
    (conflict,) = compare(knowledge, one, other)
    assert (conflict.kind, conflict.about, conflict.independent, conflict.doubt) == ("conflict", "figure", 2, None)
    assert "Harbour Gazette" in conflict.explanation
    assert "55 million euros" in conflict.explanation


def test_more_than_four_and_four_and_a_third_do_not_conflict(knowledge: Knowledge) -> None:
    one = cost("2016-05-09", "Harbour Gazette", "more than 4 million", 4e6, bound="over", time=year(2016))
    other = cost("2016-05-20", "Coastal Times", "4.36 million", 4.36e6, time=year(2016))
    assert kinds(compare(knowledge, one, other)) == [("agree", "figure")]


def test_values_of_two_years_are_an_update(knowledge: Knowledge) -> None:
    one = cost("2016-05-09", "Harbour Gazette", "40 million euros", 4e7, time=year(2015))
    other = cost("2018-05-20", "Coastal Times", "55 million euros", 5.5e7, time=year(2018))
    assert kinds(compare(knowledge, one, other)) == [("update", "figure")]


def test_values_of_two_things_are_not_compared(knowledge: Knowledge) -> None:
    one = cost("2016-05-09", "Harbour Gazette", "40 million euros", 4e7)
    other = Writer("2016-05-20", "Coastal Times")
    other.figure("55 million euros", "profit of the bank", 5.5e7, "EUR")
    assert compare(knowledge, one, other) == []


def test_values_about_two_actors_are_not_compared(knowledge: Knowledge) -> None:
    one = cost("2016-05-09", "Harbour Gazette", "40 million euros", 4e7, about=("vel",))
    other = cost("2016-05-20", "Coastal Times", "55 million euros", 5.5e7, about=("tar",))
    assert compare(knowledge, one, other) == []


def test_measures_in_other_words_leave_a_doubt(knowledge: Knowledge) -> None:
    one = cost("2016-05-09", "Harbour Gazette", "40 million euros", 4e7)
    other = Writer("2016-05-20", "Coastal Times")
    other.figure("55 million euros", "whole cost of the harbour wall and roads", 5.5e7, "EUR")
    (conflict,) = compare(knowledge, one, other)
    assert conflict.doubt == "a different measure?"


@pytest.mark.parametrize(
    ("value", "bound", "inside", "outside"),
    [
        (4e6, "over", 5e6, 3.9e6),
        (4e6, "under", 3e6, 4.1e6),
        (50.0, "about", 46.0, 56.0),
        (1400.0, "exact", 1425.0, 1500.0),
        (4.36, "exact", 4.364, 4.37),
        (830_000.0, "exact", 834_000.0, 800_000.0),
    ],
)
def test_a_figure_allows_what_its_bound_and_rounding_allow(
    value: float, bound: str, inside: float, outside: float
) -> None:
    figure = Writer("2016-05-09").figure("words", "cost", value, "EUR", bound=bound)
    low, high = find_range(structs.replace(figure))
    assert low <= inside <= high
    assert not low <= outside <= high


# ---------------------------------------------------------------- offices


def test_an_office_that_changed_between_two_reports_is_an_update(knowledge: Knowledge) -> None:
    one, other = Writer("2014-05-09"), Writer("2018-05-09", "Coastal Times")
    one.role("ida", "harbour master", "ska")
    other.role("ida", "chief executive", "nor")
    (update,) = compare(knowledge, one, other)
    assert (update.kind, update.about) == ("update", "role")
    assert update.explanation.startswith("Ida Solheim: harbour master")


def test_an_office_in_fewer_words_is_no_update(knowledge: Knowledge) -> None:
    one, other = Writer("2014-05-09"), Writer("2018-05-09", "Coastal Times")
    one.role("ida", "chief executive", "nor")
    other.role("ida", "executive", "nor")
    assert compare(knowledge, one, other) == []


def test_two_who_hold_what_one_can_hold_conflict(knowledge: Knowledge) -> None:
    one, other = Writer("2014-05-09"), Writer("2014-05-20", "Coastal Times")
    one.role("ida", "chief executive", "nor")
    other.role("ove", "chief executive", "nor")
    assert kinds(compare(knowledge, one, other)) == [("conflict", "role")]


def test_two_deputies_and_a_predecessor_do_not_conflict(knowledge: Knowledge) -> None:
    one, other = Writer("2014-05-09"), Writer("2014-05-20", "Coastal Times")
    one.role("ida", "deputy chief executive", "nor")
    other.role("ove", "deputy chief executive", "nor")
    one.role("ida", "chairwoman", "nor")
    other.role("ove", "chairwoman", "nor", is_former=True)
    assert compare(knowledge, one, other) == []


# ---------------------------------------------------------------- ties, stances, aims


def test_a_tie_asserted_and_denied_at_one_time_conflicts_and_years_apart_changes(knowledge: Knowledge) -> None:
    one, near, far = Writer("2014-05-09"), Writer("2014-06-09", "Coastal Times"), Writer("2019-05-09", "Coastal Times")
    one.tie("vel", "ally_of", "tar")
    near.tie("tar", "ally_of", "vel", -1)
    far.tie("vel", "ally_of", "tar", -1)
    assert kinds(compare(knowledge, one, near)) == [("conflict", "tie")]
    assert kinds(compare(knowledge, one, far)) == [("update", "tie")]


def test_where_a_place_lies_is_no_agreement_worth_telling(knowledge: Knowledge) -> None:
    one, other = Writer("2014-05-09"), Writer("2014-06-09", "Coastal Times")
    one.tie("ska", "located_in", "vel")
    other.tie("ska", "located_in", "vel")
    assert compare(knowledge, one, other) == []


def test_one_report_may_contradict_itself_on_a_relation(knowledge: Knowledge) -> None:
    writer = Writer("2014-05-09")
    writer.stance("vel", "tar", 1)
    writer.stance("tar", "vel", -1)
    (conflict,) = compare(knowledge, writer)
    assert (conflict.kind, conflict.about, conflict.independent) == ("conflict", "position", 1)


def test_what_one_seeks_and_another_opposes_is_set_side_by_side(knowledge: Knowledge) -> None:
    one, other = Writer("2014-05-09"), Writer("2014-06-09", "Coastal Times")
    one.goal("vel", "seeks", "a deep harbour at Skarsund")
    other.goal("tar", "opposes", "the deep harbour at Skarsund")
    assert kinds(compare(knowledge, one, other)) == [("conflict", "position")]


def test_aims_without_common_words_are_not_compared(knowledge: Knowledge) -> None:
    one, other = Writer("2014-05-09"), Writer("2014-06-09", "Coastal Times")
    one.goal("vel", "seeks", "a deep harbour at Skarsund")
    other.goal("vel", "opposes", "higher fees for ships")
    assert compare(knowledge, one, other) == []


def test_what_a_reprint_repeats_is_compared_once(knowledge: Knowledge) -> None:
    one = cost("2016-05-09", "Harbour Gazette", "40 million euros", 4e7, time=year(2016))
    copy = cost("2016-05-10", "Inland Post", "40 million euros", 4e7, time=year(2016))
    other = cost("2016-05-20", "Coastal Times", "55 million euros", 5.5e7, time=year(2016))
    pile = structs.replace(make_pile(one, copy, other), reprints=(Reprint(copy.name, one.name, 1.0, ()),))
    found = compare_pile(pile, load_comparer(knowledge)).comparisons
    assert [(c.kind, c.documents) for c in found] == [("conflict", tuple(sorted((one.name, other.name))))]


def test_two_days_next_to_each_other_are_no_conflict_where_a_third_report_spans_both(knowledge: Knowledge) -> None:
    reports = [Writer("2016-05-12", outlet) for outlet in ("Harbour Gazette", "Coastal Times", "Inland Post")]
    times = (day("2016-05-09"), day("2016-05-10"), between("2016-05-09", "2016-05-10"))
    for writer, time in zip(reports, times, strict=True):
        writer.event("The pact met in Havnes", "CONSULT", "vel", "tar", time=time, trigger="meeting")
    pile = make_pile(*reports)
    joined = structs.replace(pile, readings=join_events(pile.readings))
    found = compare_pile(joined, load_comparer(knowledge)).comparisons
    assert "date" not in {c.about for c in found}
