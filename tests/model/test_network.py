"""Flows, influence and what passes through an actor."""

import datetime as dt
import io

import networkx
from msgspec import structs

from conspectus.export.graphml import write_flows, write_influence
from conspectus.model.network import fold_flows, fold_influence
from conspectus.model.without import take_away
from tests.model.piles import Teller


def test_flows_are_kept_by_their_good_and_by_the_day_that_they_were_told() -> None:
    teller = Teller()
    teller.flow("natural gas", "vel", "tar", on="2014-03-01")
    teller.flow("grain", "vel", "tar", on="2014-03-01")
    teller.flow("gas", "tar", None, on="2020-03-01")
    found = fold_flows(teller.known(), as_of=dt.date(2015, 1, 1), good="gas")
    assert [(flow.good, flow.source, flow.target) for flow in found] == [("natural gas", "vel", "tar")]


def test_an_event_gives_an_arrow_from_its_actor_to_its_recipient_where_it_took_place() -> None:
    teller = Teller()
    teller.event("SANCTION", "vel", "tar", on="2014-03-01")
    teller.event("AID", "tar", "vel", on="2014-03-01", status="planned")
    (arrow,) = fold_influence(teller.known()).arrows
    assert (arrow.source, arrow.sign, arrow.target, arrow.basis) == ("vel", -1, "tar", "event")


def test_a_threat_bears_on_who_is_threatened() -> None:
    teller = Teller()
    teller.tie("vel", "threatened_by", "tar", on="2014-03-01")
    (arrow,) = fold_influence(teller.known()).arrows
    assert (arrow.source, arrow.sign, arrow.target) == ("tar", -1, "vel")


def test_the_authors_stance_is_nobodys_arrow() -> None:
    teller = Teller()
    teller.stance("author", "vel", -1, on="2014-03-01")
    assert fold_influence(teller.known()).arrows == ()


def test_a_flow_by_way_of_a_place_is_an_edge_each_way_in_graphml() -> None:
    teller = Teller()
    teller.flow("gas", "vel", None, on="2014-03-01", via=("tar",))
    known, stream = teller.known(), io.StringIO()
    write_flows(fold_flows(known), known, stream)
    graph = networkx.parse_graphml(stream.getvalue())
    assert sorted((s, t) for s, t, *_ in graph.edges) == [("tar", "not said"), ("vel", "tar")]
    assert graph.nodes["vel"]["label"] == "Velmora"


def test_goals_are_attributes_of_the_nodes_in_graphml() -> None:
    teller = Teller()
    teller.goal("vel", "seeks", "a bridge", on="2014-03-01")
    teller.goal("vel", "seeks", "a port", on="2014-03-02")
    known, stream = teller.known(), io.StringIO()
    write_influence(fold_influence(known), known, stream)
    assert networkx.parse_graphml(stream.getvalue()).nodes["vel"]["seeks"] == "a bridge; a port"


def test_what_passes_through_an_actor_comes_before_what_depends_on_that() -> None:
    teller = Teller()
    teller.flow("gas", "nor", "vel", on="2014-03-01", via=("tar",))
    told = teller.link("condition", "gas flows.", "Velmora heats its homes", on="2014-03-01")
    lost = take_away(teller.known(), frozenset({"tar"}))
    assert [(loss.steps, loss.part) for loss in lost] == [(1, "flow"), (2, "link")]
    assert lost[0].why == "it goes through Tarnholm"
    assert lost[1].citation.finding == told.finding.id


def test_a_tie_that_is_denied_cannot_be_lost() -> None:
    teller = Teller()
    teller.tie("vel", "ally_of", "tar", on="2014-03-01", polarity=-1)
    assert take_away(teller.known(), frozenset({"tar"})) == ()


def test_a_goal_whose_words_name_what_is_taken_away_is_listed() -> None:
    teller = Teller()
    teller.goal("vel", "seeks", "a road to Tarnholm", on="2014-03-01")
    teller.goal("vel", "seeks", "a road to Tarnholmsund", on="2014-03-02")
    (loss,) = take_away(teller.known(), frozenset({"tar"}))
    assert loss.why == "its words name Tarnholm"


def test_an_obstacle_taken_away_takes_nothing_with_it() -> None:
    teller = Teller()
    fact = teller.flow("gas", "nor", "tar", on="2014-03-01")
    teller.link("obstacle", "gas flows.", "peace", on="2014-03-01")
    (loss,) = take_away(teller.known(), frozenset({"nor"}))
    assert loss.citation.finding == fact.finding.id
    assert structs.asdict(loss)["steps"] == 1
