"""Coverage, what one source alone says, and what none says."""

import datetime as dt

from msgspec import structs

from conspectus.model.coverage import cover, list_alone, list_gaps
from conspectus.model.lens import Lens, Subsystem
from conspectus.records import Comparison, Forecast, Member, Reprint, Span, Time
from tests.model.piles import Teller

LENS = Lens("all", (Subsystem("aid", kinds=frozenset({"aid"})), Subsystem("aims", kinds=frozenset({"goal"}))))


def test_a_subsystem_counts_its_findings_by_document() -> None:
    teller = Teller()
    teller.event("AID", "vel", "tar", on="2014-03-01")
    teller.event("AID", "vel", "tar", on="2014-03-02")
    teller.goal("tar", "seeks", "a bridge", on="2014-03-02")
    coverage = cover(teller.known(), LENS, ())
    assert coverage.documents == ("d-2014-03-01", "d-2014-03-02")
    assert {row.name: (row.counts, row.sources) for row in coverage.rows} == {"aid": ((1, 1), 2), "aims": ((0, 1), 1)}


def test_a_reprint_is_no_source_of_its_own() -> None:
    teller = Teller()
    teller.event("AID", "vel", "tar", on="2014-03-01")
    teller.event("AID", "vel", "tar", on="2014-03-02")
    (row,) = cover(teller.known(), LENS, (Reprint("d-2014-03-02", "d-2014-03-01", 1.0, ()),)).rows
    assert row.sources == 1


def test_what_several_sources_agree_on_stands_not_alone() -> None:
    teller = Teller()
    shared, alone = (teller.goal("vel", "seeks", words, on="2014-03-01") for words in ("peace", "war"))
    agreed = agree(shared.finding.id, shared.span)
    assert [a.citation.finding for a in list_alone(teller.known(), (agreed,), ())] == [alone.finding.id]


def agree(record: str, span: Span) -> Comparison:
    members, documents = (Member(span, record),), ("d-2014-03-01", "d-2014-03-09")
    return Comparison("cm-1", "agree", "position", members, documents, 2, "both", rule="test")


def test_an_accusation_that_nobody_answers_is_a_gap_and_an_answered_one_is_none() -> None:
    teller = Teller()
    teller.event("ACCUSE", "vel", "tar", on="2014-03-01")
    (gap,) = list_gaps(teller.known(), ())
    assert gap.reason == "a dispute with one side heard"
    teller.event("REJECT", "tar", "vel", on="2014-03-02")
    assert list_gaps(teller.known(), ()) == ()


def test_talks_that_lead_to_something_are_no_gap() -> None:
    teller = Teller()
    teller.event("CONSULT", "vel", "tar", on="2014-03-01")
    assert [gap.reason for gap in list_gaps(teller.known(), ())] == ["talks without a result"]
    teller.event("AGREE", "vel", "tar", on="2014-03-02")
    assert list_gaps(teller.known(), ()) == ()


def test_a_forecast_whose_term_has_passed_without_a_word_is_a_gap() -> None:
    teller = Teller()
    says, term = "The bridge will stand by 2015.", Time(None, dt.date(2015, 12, 31), "year", "by 2015")
    span = Span("d-2014-03-01", 0, len(says), says)
    forecast = Forecast("fc-1", span, "author", term, 0)
    teller.tell(forecast, on="2014-03-01", says=says)
    assert list_gaps(teller.known(), ()) == ()  # no report is later than its term
    teller.goal("vel", "seeks", "peace", on="2016-03-01")
    assert [gap.reason for gap in list_gaps(teller.known(), ())] == ["a forecast whose term has passed"]
    settled = Teller()
    settled.tell(structs.replace(forecast, outcome="borne_out"), on="2014-03-01", says=says)
    settled.goal("vel", "seeks", "peace", on="2016-03-01")
    assert list_gaps(settled.known(), ()) == ()
