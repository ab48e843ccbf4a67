"""Events of the pile: which are one, and what their mentions say of one another."""

from msgspec import structs

from conspectus.knowledge import Knowledge
from conspectus.records import Comparison, Event, Pile, Reprint, Time
from conspectus.rooms.compare import compare_pile, load_comparer
from conspectus.rooms.resolve import join_events
from tests.compare.piles import Writer, day, make_pile


def join(*writers: Writer) -> list[Event]:
    return [event for reading in join_events(make_pile(*writers).readings) for event in reading.events]


def compare(knowledge: Knowledge, *writers: Writer) -> Pile:
    pile = make_pile(*writers)
    return compare_pile(structs.replace(pile, readings=join_events(pile.readings)), load_comparer(knowledge))


def kinds(pile: Pile) -> set[tuple[str, str]]:
    return {(c.kind, c.about) for c in pile.comparisons}


def announce(on: str, outlet: str = "Harbour Gazette", *, visit: str = "2016-05-09") -> Writer:
    writer = Writer(on, outlet)
    writer.event(
        "Solheim will visit Tarnholm", "CONSULT", "ida", "tar", status="planned", time=day(visit), trigger="visit"
    )
    return writer


def report(on: str, outlet: str = "Coastal Times", *, visit: str = "2016-05-09", **fields: object) -> Writer:
    writer = Writer(on, outlet)
    writer.event("Solheim visited Tarnholm", "CONSULT", "ida", "tar", time=day(visit), trigger="visit", **fields)  # type: ignore[arg-type]
    return writer


def test_what_one_announces_and_another_reports_is_one_event() -> None:
    (event,) = join(announce("2016-05-01"), report("2016-05-10"))
    assert [mention.status for mention in event.mentions] == ["planned", "occurred"]
    assert event.status == "occurred"


def test_two_visits_of_the_same_people_on_different_days_stay_two() -> None:
    assert len(join(report("2016-05-10"), report("2016-09-10", visit="2016-09-08"))) == 2


def test_two_visits_in_two_towns_stay_two() -> None:
    assert len(join(report("2016-05-10", place="ska"), report("2016-05-10", "Inland Post", place="hav"))) == 2


def test_events_of_two_kinds_stay_two() -> None:
    other = Writer("2016-05-10", "Inland Post")
    other.event("Solheim threatened Tarnholm", "THREATEN", "ida", "tar", time=day("2016-05-09"))
    assert len(join(report("2016-05-10"), other)) == 2


def test_of_two_open_times_the_narrower_is_that_of_the_event() -> None:
    first, later = Writer("2016-05-10"), Writer("2016-05-12", "Coastal Times")
    for writer, last in ((first, "2016-05-11"), (later, "2016-05-07")):
        by = Time(None, day(last).latest, "open")
        writer.event("Solheim secretly visited Tarnholm", "CONSULT", "ida", "tar", time=by, trigger="visit")
    (event,) = join(first, later)
    assert len(event.mentions) == 2
    assert event.time is not None
    assert event.time.latest == day("2016-05-07").latest


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = (announce("2016-05-01"), report("2016-05-10"), report("2016-05-11", "Inland Post"))
    assert [e.id for e in join(*reports)] == [e.id for e in join(*reversed(reports))]


def test_an_announced_event_that_came_is_an_update_and_its_forecast_borne_out(knowledge: Knowledge) -> None:
    early = announce("2016-05-01")
    early.forecast("Solheim will visit Tarnholm")
    pile = compare(knowledge, early, report("2016-05-10"))
    assert ("update", "event") in kinds(pile)
    (forecast,) = [f for r in pile.readings for f in r.forecasts]
    assert forecast.outcome == "borne_out"
    assert [span.document for span in forecast.evidence] == ["d-CoastalTimes-2016-05-10"]


def test_a_forecast_of_which_nobody_tells_again_is_open(knowledge: Knowledge) -> None:
    early = announce("2016-05-01")
    early.forecast("Solheim will visit Tarnholm")
    (forecast,) = [f for r in compare(knowledge, early).readings for f in r.forecasts]
    assert (forecast.outcome, forecast.evidence) == ("open", ())


def test_what_one_reports_and_another_denies_is_a_conflict(knowledge: Knowledge) -> None:
    denial = Writer("2016-05-11", "Inland Post")
    denial.event(
        "Solheim did not visit Tarnholm",
        "CONSULT",
        "ida",
        "tar",
        status="denied",
        time=day("2016-05-09"),
        trigger="visit",
    )
    pile = compare(knowledge, report("2016-05-10"), denial)
    (conflict,) = [c for c in pile.comparisons if c.kind == "conflict"]
    assert (conflict.about, conflict.independent) == ("event", 2)
    assert "did not" in conflict.explanation


def test_two_days_of_one_event_conflict_where_they_are_next_to_each_other(knowledge: Knowledge) -> None:
    pile = compare(knowledge, report("2016-05-12"), report("2016-05-12", "Inland Post", visit="2016-05-10"))
    assert ("conflict", "date") in kinds(pile)


def test_reports_of_one_event_agree_and_a_reprint_does_not_count(knowledge: Knowledge) -> None:
    one, other = report("2016-05-10"), report("2016-05-11", "Inland Post")
    assert agreement(compare(knowledge, one, other)) == [2]
    pile = make_pile(one, other)
    copies = structs.replace(pile, readings=join_events(pile.readings), reprints=(reprint(one, other),))
    assert agreement(compare_pile(copies, load_comparer(knowledge))) == []


def agreement(pile: Pile) -> list[int]:
    return [c.independent for c in pile.comparisons if c.kind == "agree"]


def reprint(original: Writer, copy: Writer) -> Reprint:
    return Reprint(copy.name, original.name, 1.0, ())


def test_a_comparison_quotes_its_documents(knowledge: Knowledge) -> None:
    pile = compare(knowledge, announce("2016-05-01"), report("2016-05-10"), report("2016-05-11", "Inland Post"))
    texts = {reading.document.id: reading.document.text for reading in pile.readings}
    found: list[Comparison] = list(pile.comparisons)
    assert found
    assert all(texts[m.span.document][m.span.start : m.span.end] == m.span.text for c in found for m in c.members)
