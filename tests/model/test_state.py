"""State and change: what holds on a day, by whose word, and what differs between two."""

import datetime as dt

from conspectus.model.items import Line, State
from conspectus.model.lens import Lens, Subsystem
from conspectus.model.state import compare_states, fold_state
from tests.model.piles import Teller, between, day

LENS = Lens("ports", (Subsystem("all", kinds=frozenset({"tie", "flow", "role", "goal", "stance", "event"})),))


def fold(teller: Teller, as_of: str) -> State:
    return fold_state(teller.known(), LENS, dt.date.fromisoformat(as_of))


def lines(state: State, part: str) -> list[Line]:
    return [line for section in state.subsystems[0].sections if section.part == part for line in section.lines]


def texts(state: State, part: str) -> list[str]:
    return [line.text for line in lines(state, part)]


def test_a_tie_without_a_time_holds_from_the_day_that_it_was_reported() -> None:
    teller = Teller()
    teller.tie("vel", "member_of", "pact", on="2014-03-01")
    assert texts(fold(teller, "2014-02-28"), "ties") == []
    assert texts(fold(teller, "2019-01-01"), "ties") == ["Velmora is a member of Fjord Pact"]


def test_a_tie_that_a_later_report_ends_is_no_longer_in_force() -> None:
    teller = Teller()
    teller.tie("vel", "member_of", "pact", on="2014-03-01")
    teller.tie("vel", "member_of", "pact", on="2018-03-01", polarity=-1)
    assert texts(fold(teller, "2017-01-01"), "ties") == ["Velmora is a member of Fjord Pact"]
    assert texts(fold(teller, "2018-03-01"), "ties") == []


def test_a_tie_with_a_time_holds_inside_it_only() -> None:
    teller = Teller()
    teller.tie("nor", "operates", "vel", on="2014-03-01", time=between("2010-01-01", "2012-12-31"))
    assert texts(fold(teller, "2011-06-01"), "ties") == ["Norvik Terminals operates Velmora"]
    assert texts(fold(teller, "2014-06-01"), "ties") == []


def test_a_tie_that_runs_both_ways_is_one_line_with_all_that_says_it() -> None:
    teller = Teller()
    teller.tie("vel", "ally_of", "tar", on="2014-03-01")
    teller.tie("tar", "ally_of", "vel", on="2015-03-01")
    (line,) = lines(fold(teller, "2016-01-01"), "ties")
    assert [citation.document for citation in line.citations] == ["d-2014-03-01", "d-2015-03-01"]


def test_an_asserted_and_a_denied_tie_of_one_day_are_a_dispute() -> None:
    teller = Teller()
    teller.tie("vel", "ally_of", "tar", on="2014-03-01", time=day("2014-02-01"))
    teller.tie("vel", "ally_of", "tar", on="2014-03-05", time=day("2014-02-01"), polarity=-1)
    assert texts(fold(teller, "2015-01-01"), "disputes") == [
        "Velmora is an ally of Tarnholm; but Velmora is no ally of Tarnholm"
    ]


def test_what_one_actor_seeks_and_another_opposes_is_a_dispute() -> None:
    teller = Teller()
    teller.goal("vel", "seeks", "a deep harbour at Skarsund", on="2014-03-01")
    teller.goal("tar", "opposes", "the deep harbour at Skarsund", on="2014-03-02")
    teller.goal("tar", "opposes", "higher fees", on="2014-03-03")
    (dispute,) = texts(fold(teller, "2015-01-01"), "disputes")
    assert dispute.startswith("Velmora seeks: a deep harbour at Skarsund; but Tarnholm opposes")


def test_whoever_follows_in_an_office_holds_it() -> None:
    teller = Teller()
    teller.role("ida", "chief executive", "nor", on="2014-03-01")
    teller.role("ove", "chief executive", "nor", on="2018-03-01")
    assert texts(fold(teller, "2015-01-01"), "offices") == ["Ida Solheim: chief executive, Norvik Terminals"]
    assert texts(fold(teller, "2019-01-01"), "offices") == ["Ove Lund: chief executive, Norvik Terminals"]


def test_a_stance_gives_way_to_the_later_one_of_its_holder() -> None:
    teller = Teller()
    teller.stance("vel", "tar", 1, on="2014-03-01")
    teller.stance("vel", "tar", -1, on="2016-03-01")
    assert texts(fold(teller, "2015-01-01"), "stances") == ["Velmora: for Tarnholm"]
    assert texts(fold(teller, "2017-01-01"), "stances") == ["Velmora: against Tarnholm"]


def test_a_part_of_which_nothing_is_said_is_there_and_empty() -> None:
    teller = Teller()
    teller.goal("vel", "seeks", "peace", on="2014-03-01")
    sections = fold(teller, "2015-01-01").subsystems[0].sections
    assert {section.part for section in sections if not section.lines} == {
        *("ties", "flows", "offices", "agreements", "stances", "disputes", "figures")
    }


def test_change_tells_what_is_new_gone_and_different() -> None:
    teller = Teller()
    teller.tie("vel", "member_of", "pact", on="2014-03-01")
    teller.tie("vel", "member_of", "pact", on="2018-03-01", polarity=-1)
    teller.flow("grain", "vel", "tar", on="2014-03-01")
    teller.flow("grain", "vel", "tar", on="2018-03-01", status="stopped")
    teller.goal("tar", "seeks", "a bridge", on="2018-03-01")
    changed = compare_states(fold(teller, "2015-01-01"), fold(teller, "2019-01-01"))
    (subsystem,) = changed.subsystems
    found = {(shift.kind, shift.part) for shift in subsystem[1]}
    assert found == {("gone", "ties"), ("changed", "flows"), ("new", "goals")}


def test_what_fits_no_subsystem_stands_under_other() -> None:
    teller = Teller()
    teller.tie("vel", "ally_of", "tar", on="2014-03-01")
    lens = Lens("fish", (Subsystem("fish", words=frozenset({"herring"})),))
    state = fold_state(teller.known(), lens, dt.date(2015, 1, 1))
    assert [subsystem.name for subsystem in state.subsystems] == ["fish", "other"]
    assert not any(section.lines for section in state.subsystems[0].sections)
