"""Reviews of findings: corrected in the field's type, rejected but kept, events merged and split."""

import datetime as dt

import pytest
from msgspec import structs

from conspectus.knowledge import Knowledge
from conspectus.records import Action, Event, Figure, Pile, Place, Review, Span, Statement, Target, make_id
from conspectus.rooms.compare import compare_pile, load_comparer
from conspectus.rooms.resolve import join_events
from conspectus.rooms.review import review_comparisons, review_documents, review_findings
from tests.compare.piles import ENTITIES, Writer, day, make_pile, year


def target(id: str, place: Place | None = None) -> tuple[Target, ...]:
    return (Target(id, place),)


def review(pile: Pile, *reviews: Review) -> Pile:
    return review_findings(pile, pile.readings, reviews)


def correct(pile: Pile, id: str, field: str, value: str) -> Pile:
    return review(pile, Review("correct", target(id), field=field, value=value))


def events(pile: Pile) -> dict[str, Event]:
    return {event.id: event for reading in pile.readings for event in reading.events}


def tell_twice() -> tuple[Writer, Writer]:
    """Two reports of one meeting, and of one of them a strike."""
    one, other = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times")
    one.event("They met in Skarsund", "CONSULT", "ida", time=day("2016-05-07"), place="ska", trigger="met")
    one.event("Dockers struck", "PROTEST", "nor", trigger="struck")
    other.event("The two had talks", "CONSULT", "ove", status="planned", trigger="talks")
    return one, other


def figure() -> tuple[Pile, Figure]:
    writer = Writer("2016-05-09")
    made = writer.figure("40 million euros", "cost of the wall", 4e7, "EUR", about=("vel",))
    return make_pile(writer), made


# ---------------------------------------------------------------- correct


@pytest.mark.parametrize(
    ("field", "value", "became"),
    [
        ("value", "4.5e7", 4.5e7),
        ("value", "45,000,000", 4.5e7),
        ("value", "none", None),
        ("low", "3", 3.0),
        ("unit", "USD", "USD"),
        ("bound", "over", "over"),
        ("measure", "price of the wall", "price of the wall"),
        ("about", "Norvik Terminals; tar", ("nor", "tar")),
    ],
)
def test_a_field_is_corrected_in_its_own_type(field: str, value: str, became: object) -> None:
    pile, made = figure()
    (corrected,) = correct(pile, made.id, field, value).readings[0].figures
    assert getattr(corrected, field) == became
    assert corrected.rule == "test, reviewed"
    assert structs.replace(corrected, **{field: getattr(made, field), "rule": "test"}) == made


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2013", "2013-01-01", "2013-12-31", "year"),
        ("2012-02", "2012-02-01", "2012-02-29", "month"),
        ("2013-08-14", "2013-08-14", "2013-08-14", "day"),
        ("2013-08-01/2013-08-14", "2013-08-01", "2013-08-14", "day"),
    ],
)
def test_a_time_is_corrected_by_days(value: str, first: str, last: str, precision: str) -> None:
    pile, made = figure()
    time = correct(pile, made.id, "time", value).readings[0].figures[0].time
    assert time is not None
    assert (time.earliest, time.latest) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert time.precision == precision


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("value", "many", "many: no value of a figure"),
        ("value", "nan", "a value is a finite number"),
        ("bound", "roughly", "roughly: no bound of a figure"),
        ("unit", "", "unit: is empty; write none for what is not known"),
        ("time", "May", "May: no day; write 2013"),
        ("time", "2014/2013", "2014/2013: ends before it begins"),
        ("about", "Nobody", "Nobody: no entity has this id or name"),
        ("span", "x", "span: of a figure, measure, value, low"),
        ("colour", "red", "colour: of a figure, measure, value, low"),
        ("id", "f-0", "id: of a figure, measure, value, low"),
    ],
)
def test_an_impossible_correction_is_said_and_changes_nothing(field: str, value: str, words: str) -> None:
    pile, made = figure()
    reviewed = correct(pile, made.id, field, value)
    assert words in (reviewed.reviewed[0].problem or "")
    assert reviewed.readings == pile.readings


def test_a_range_cannot_be_upside_down() -> None:
    pile, made = figure()
    low = Review("correct", target(made.id), field="low", value="5")
    high = Review("correct", target(made.id), field="high", value="4")
    assert "low 5 is above high 4" in (review(pile, low, high).reviewed[1].problem or "")


def test_kinds_predicates_and_polarities_are_those_that_there_are() -> None:
    writer = Writer("2016-05-09")
    tie, event = writer.tie("vel", "ally_of", "tar"), writer.event("They met", "CONSULT", "vel")
    pile = make_pile(writer)
    assert "no predicate of a tie" in (correct(pile, tie.id, "predicate", "likes").reviewed[0].problem or "")
    assert "no polarity of a tie" in (correct(pile, tie.id, "polarity", "0").reviewed[0].problem or "")
    assert "no kind of an event" in (correct(pile, event.id, "kind", "PARTY").reviewed[0].problem or "")
    assert correct(pile, tie.id, "polarity", "-1").readings[0].ties[0].polarity == -1


def test_participants_are_written_with_their_parts() -> None:
    writer = Writer("2016-05-09")
    event = writer.event("They met", "CONSULT", "vel")
    (corrected,) = (
        correct(make_pile(writer), event.id, "participants", "actor: Velmora; recipient: tar").readings[0].events
    )
    assert [(p.entity, p.role) for p in corrected.participants] == [("vel", "actor"), ("tar", "recipient")]


def test_a_corrected_status_is_that_of_the_mentions_that_had_it() -> None:
    one, other = tell_twice()
    pile = make_pile(one, other)
    meeting, talks = pile_events(pile, "CONSULT")
    merged = Review("merge", (Target(meeting.id), Target(talks.id)))
    denied = Review("correct", target(meeting.id), field="status", value="denied")
    whole = events(review(pile, merged, denied))[meeting.id]
    assert (whole.status, [m.status for m in whole.mentions]) == ("denied", ["denied", "planned"])


def pile_events(pile: Pile, kind: str) -> list[Event]:
    """List the events of a kind by when they were told."""
    told = [event for event in events(pile).values() if event.kind == kind]
    return sorted(told, key=lambda event: event.mentions[0].span.document[-10:])


def test_what_stands_in_a_statement_is_the_word_of_its_corrected_speaker() -> None:
    writer = Writer("2016-05-09")
    event = writer.event("They will meet", "CONSULT", "vel", status="planned")
    writer.forecast("They will meet")
    tie, aside = writer.tie("vel", "ally_of", "tar"), writer.tie("vel", "rival_of", "tar")
    reading = make_pile(writer).readings[0]
    content = (event.mentions[0].span, tie.mentions[0])
    said = Statement("s-1", "ida", None, None, content, "indirect", None, None, (), 0)
    (forecast,) = reading.forecasts
    reading = structs.replace(
        reading,
        statements=(said,),
        events=(structs.replace(event, mentions=(structs.replace(event.mentions[0], holder="ida", statement="s-1"),)),),
        forecasts=(structs.replace(forecast, speaker="ida", statement="s-1"),),
        ties=(structs.replace(tie, holder="ida"), structs.replace(aside, holder="ida")),
    )
    (told,) = correct(Pile((reading,), tuple(ENTITIES.values())), "s-1", "speaker", "Ove Lund").readings
    assert told.statements[0].speaker == told.events[0].mentions[0].holder == told.forecasts[0].speaker == "ove"
    assert [tie.holder for tie in told.ties] == ["ove", "ida"]


# ---------------------------------------------------------------- reject


def test_a_rejected_finding_is_in_no_list_and_kept_as_it_was() -> None:
    pile, made = figure()
    rejected = review(pile, Review("reject", target(made.id)))
    assert rejected.readings[0].figures == ()
    (one,) = rejected.rejected
    assert (one.id, one.kind, one.spans) == (made.id, "figure", (made.span,))
    assert '"value":40000000.0' in one.record


def test_a_rejected_finding_is_compared_with_nothing(knowledge: Knowledge) -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-20", "Coastal Times")
    made = one.figure("40 million euros", "cost of the wall", 4e7, "EUR", time=year(2016))
    other.figure("55 million euros", "cost of the wall", 5.5e7, "EUR", time=year(2016))
    pile = make_pile(one, other)
    comparer = load_comparer(knowledge)
    assert compare_pile(pile, comparer).comparisons
    assert not compare_pile(review(pile, Review("reject", target(made.id))), comparer).comparisons


def test_what_stood_in_a_rejected_statement_stands_in_the_one_around_it() -> None:
    writer = Writer("2016-05-09")
    writer.say("She said that he said that they would pay 40 euros")
    made = writer.figure("40 euros", "fee", 40.0, "EUR", statement="s-inner")
    reading = make_pile(writer).readings[0]
    words = Span(reading.document.id, 0, 3, "She")
    outer, inner = (
        Statement(id, None, None, None, (words,), "indirect", None, None, (), 0, inside=around)
        for id, around in (("s-outer", None), ("s-inner", "s-outer"))
    )
    pile = Pile((structs.replace(reading, statements=(outer, inner)),), ())
    without = review(pile, Review("reject", target("s-inner"))).readings[0]
    assert without.statements == (outer,)
    assert without.figures == (structs.replace(made, statement="s-outer"),)


def test_a_rejected_comparison_is_gone_and_kept(knowledge: Knowledge) -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-20", "Coastal Times")
    one.figure("40 million euros", "cost of the wall", 4e7, "EUR", time=year(2016))
    other.figure("55 million euros", "cost of the wall", 5.5e7, "EUR", time=year(2016))
    pile = compare_pile(make_pile(one, other), load_comparer(knowledge))
    reviewed = review_comparisons(pile, (Review("reject", target(pile.comparisons[0].id)),))
    assert reviewed.comparisons == ()
    assert [(one.kind, len(one.spans)) for one in reviewed.rejected] == [("comparison", 2)]


# ---------------------------------------------------------------- merge and split


def test_merged_events_are_one_with_all_mentions_where_it_was_told_first() -> None:
    one, other = tell_twice()
    pile = make_pile(one, other)
    meeting, talks = pile_events(pile, "CONSULT")
    merged = review(pile, Review("merge", (Target(talks.id), Target(meeting.id))))
    whole = events(merged)[talks.id]
    assert meeting.id not in events(merged)
    assert [m.span.text for m in whole.mentions] == ["They met in Skarsund", "The two had talks"]
    assert [r.document.id for r in merged.readings if whole in r.events] == [one.name]
    assert {p.entity for p in whole.participants} == {"ida", "ove"}


def test_what_the_first_says_of_merged_events_counts_and_the_others_fill_what_it_leaves_open() -> None:
    pile = make_pile(*tell_twice())
    meeting, talks = pile_events(pile, "CONSULT")
    whole = events(review(pile, Review("merge", (Target(talks.id), Target(meeting.id)))))[talks.id]
    assert (whole.status, whole.label, whole.time, whole.place) == ("planned", talks.label, meeting.time, "ska")


def test_only_events_can_be_merged() -> None:
    pile, made = figure()
    reviewed = review(pile, Review("merge", (Target(made.id), Target(made.id))))
    assert "only entities and events can be merged" in (reviewed.reviewed[0].problem or "")


def test_a_joined_event_splits_into_what_its_documents_tell() -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times")
    for writer in (one, other):
        writer.event("They discussed fees", "CONSULT", "ida", "vel", time=day("2016-05-07"), trigger="discuss")
    alone = make_pile(one, other)
    joined = structs.replace(alone, readings=join_events(alone.readings))
    (event,) = events(joined).values()
    split = review_findings(joined, alone.readings, (Review("split", target(event.id), documents=(other.name,)),))
    rest, new = (events(split)[id] for id in split.reviewed[0].records)
    assert [m.span.document for m in rest.mentions] == [one.name]
    (telling,) = alone.readings[[r.document.id for r in alone.readings].index(other.name)].events
    assert structs.replace(new, id=telling.id, rule=telling.rule) == telling


def test_what_only_the_mentions_that_go_told_goes_with_them() -> None:
    pile = make_pile(*tell_twice())
    meeting, talks = pile_events(pile, "CONSULT")
    merge = Review("merge", (Target(talks.id), Target(meeting.id)))
    split = Review("split", target(talks.id), mentions=(Place(meeting.mentions[0].span.document, 0),))
    both = review(pile, merge, split)
    rest, new = (events(both)[id] for id in both.reviewed[1].records)
    assert ({p.entity for p in rest.participants}, rest.time, rest.place) == ({"ove"}, None, None)
    assert ({p.entity for p in new.participants}, new.time, new.place) == ({"ida"}, meeting.time, "ska")


def test_an_event_cannot_lose_all_mentions() -> None:
    pile = make_pile(*tell_twice())
    meeting = pile_events(pile, "CONSULT")[0]
    documents = (meeting.mentions[0].span.document,)
    reviewed = review(pile, Review("split", target(meeting.id), documents=documents))
    assert "some have to go and some to stay" in (reviewed.reviewed[0].problem or "")


# ---------------------------------------------------------------- note, and what does not fit


def test_a_note_changes_nothing_and_stands_at_its_finding() -> None:
    pile, made = figure()
    reviewed = review(pile, Review("note", target(made.id), note="the ministry says 41"))
    assert reviewed.readings == pile.readings
    assert reviewed.reviewed[0].records == (made.id,)


def test_a_sentence_can_be_noted_only() -> None:
    pile, _ = figure()
    reading = pile.readings[0]
    id = make_id("s", reading.document.id, reading.sentences[0].start, reading.sentences[0].end)
    assert review(pile, Review("note", target(id), note="a caption")).reviewed[0].records == (id,)
    assert "can be noted only" in (review(pile, Review("reject", target(id))).reviewed[0].problem or "")


# ---------------------------------------------------------------- documents


def test_a_corrected_date_is_as_sure_as_a_declared_one() -> None:
    pile, _ = figure()
    decision = Review("correct", target(pile.readings[0].document.id), field="published", value="2016-05")
    published = review_documents(pile, (decision,)).readings[0].dating.published
    assert (published.time.earliest, published.time.latest) == (dt.date(2016, 5, 1), dt.date(2016, 5, 31))
    assert (published.basis, published.reason) == ("metadata", "Corrected by a review.")


@pytest.mark.parametrize(
    ("action", "field", "value", "words"),
    [
        ("correct", "published", "soon", "soon: no day"),
        ("correct", "text", "x", "text: of a document, published, outlet, title can be corrected"),
        ("correct", "outlet", "", "outlet: is empty"),
        ("reject", None, None, "can be corrected or noted only"),
    ],
)
def test_what_a_document_cannot_be_is_said(action: Action, field: str, value: str, words: str) -> None:
    pile, _ = figure()
    decision = Review(action, target(pile.readings[0].document.id), field=field, value=value)
    reviewed = review_documents(pile, (decision,))
    assert words in (reviewed.reviewed[0].problem or "")
    assert reviewed.readings == pile.readings


def test_an_outlet_is_corrected_and_a_document_noted() -> None:
    pile, _ = figure()
    document = pile.readings[0].document.id
    reviews = (
        Review("correct", target(document), field="outlet", value="Inland Post"),
        Review("note", target(document)),
    )
    reviewed = review_documents(pile, reviews)
    assert reviewed.readings[0].document.outlet == "Inland Post"
    assert [outcome.records for outcome in reviewed.reviewed] == [(document,), (document,)]


def test_a_finding_that_bears_another_id_is_found_by_its_place() -> None:
    pile, made = figure()
    decision = Review("reject", target("f-older", Place(made.span.document, made.span.start)))
    assert review(pile, decision).reviewed[0].records == (made.id,)


def test_another_kind_of_finding_at_the_place_is_not_taken_for_it() -> None:
    pile, made = figure()
    decision = Review("reject", target("ev-older", Place(made.span.document, made.span.start)))
    assert review(pile, decision).reviewed[0].problem == "ev-older: there is no such finding (any more)"
    assert review(pile, decision).readings == pile.readings


def test_unrelated_reviews_give_the_same_in_either_order() -> None:
    pile = make_pile(*tell_twice())
    meeting, talks = pile_events(pile, "CONSULT")
    (strike,) = pile_events(pile, "PROTEST")
    reject = Review("reject", target(strike.id))
    merge = Review("merge", (Target(meeting.id), Target(talks.id)))
    one, other = review(pile, reject, merge), review(pile, merge, reject)
    assert one.readings == other.readings
    assert [r.id for r in one.rejected] == [r.id for r in other.rejected]
