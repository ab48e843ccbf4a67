"""Figures: values, units and bounds from the text alone; measure, time and subjects from frames, names and dates."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.knowledge import Knowledge
from conspectus.records import (
    Argument,
    Dating,
    Document,
    Entity,
    Expression,
    Extent,
    Figure,
    Frame,
    Mention,
    Naming,
    Phrase,
    Published,
    Reading,
    Time,
)
from conspectus.rooms.find.figures import Measures, find_figures, load_measures
from tests.golden_cases import load_cases

UNNAMED = Naming()
UNDATED = Published(Time(None, None, "open"), "content")
DOCUMENTED = Time(dt.date(2030, 1, 1), dt.date(2030, 12, 31), "year", "last year", "document")


@pytest.fixture(scope="module")
def measures(knowledge: Knowledge) -> Measures:
    return load_measures(knowledge)


@pytest.fixture(scope="module")
def find(measures: Measures, make_document: Callable[..., Document]) -> Callable[..., tuple[Figure, ...]]:
    """Find the figures of one sentence, with whatever names, dates and frames are given."""

    def run(
        text: str,
        *,
        naming: Naming = UNNAMED,
        expressions: tuple[Expression, ...] = (),
        frames: tuple[Frame, ...] = (),
        **fields: object,
    ) -> tuple[Figure, ...]:
        document = make_document(text, **fields)
        extents = (Extent(0, 0, len(text), 0),)
        return find_figures(Reading(document, extents, naming, Dating(UNDATED, expressions), frames), measures)

    return run


def phrase(text: str, words: str, head: str, entities: tuple[str, ...] = ()) -> Phrase:
    start, at = text.index(words), text.index(head)
    return Phrase(start, start + len(words), at, at + len(head), head.lower(), entities, entities)


def frame(text: str, predicate: str, *arguments: Argument, **fields: Any) -> Frame:
    start = text.index(predicate)
    return Frame(0, 0, predicate, "verb", start, start + len(predicate), 0, len(text), arguments, **fields)


def expression(text: str, words: str, time: Time | None, *, kind: Any = "date", index: int = 0) -> Expression:
    start = text.index(words)
    return Expression(index, start, start + len(words), words, 0, kind, "", time)


def year(number: int) -> Time:
    return Time(dt.date(number, 1, 1), dt.date(number, 12, 31), "year", str(number))


@pytest.mark.parametrize("case", load_cases("figures"))
def test_text_alone_gives_value_unit_and_bound(case: Any, find: Callable[..., tuple[Figure, ...]]) -> None:
    found = find(case["text"])
    got = [[f.span.text, f.value if f.low is None else [f.low, f.high], f.unit, f.bound] for f in found]
    assert got == case["expected"]


@pytest.mark.parametrize("case", load_cases("figures_measures"))
def test_text_alone_says_what_is_measured(case: Any, find: Callable[..., tuple[Figure, ...]]) -> None:
    assert [[f.span.text, f.measure or ""] for f in find(case["text"])] == case["measures"]


def test_every_span_quotes_the_text(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Some 300 farms lost between €5m and €7m, or a third of sales, in 40 days."
    for figure in find(text):
        assert text[figure.span.start : figure.span.end] == figure.span.text


def test_an_object_is_measured_by_the_clause_that_makes_it(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "The quarry would supply 4,000 tonnes of gravel."
    made = frame(
        text,
        "supply",
        Argument("subject", phrase(text, "The quarry", "quarry")),
        Argument("object", phrase(text, "4,000 tonnes of gravel", "tonnes")),
    )
    assert find(text, frames=(made,))[0].measure == "gravel the quarry would supply"


def test_what_a_passive_does_says_what_is_counted(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Nine permits were issued during the audit."
    issued = frame(
        text,
        "issued",
        Argument("object", phrase(text, "Nine permits", "permits")),
        Argument("during", phrase(text, "the audit", "audit")),
        voice="passive",
    )
    assert find(text, frames=(issued,))[0].measure == "permits issued during the audit"


def test_a_measuring_verb_hands_its_subject_to_the_figure(find: Callable[..., tuple[Figure, ...]]) -> None:
    assert find("The volume of parcels sent abroad amounts to 9 million tons.")[0].measure == (
        "volume of parcels sent abroad"
    )


def test_a_share_names_its_whole_and_what_became_of_it(find: Callable[..., tuple[Figure, ...]]) -> None:
    assert find("About 30 percent of the orchard was replanted.")[0].measure == "share of the orchard replanted"


def test_a_length_before_a_noun_is_the_nouns_length(find: Callable[..., tuple[Figure, ...]]) -> None:
    assert find("A 40-mile canal was dug.")[0].measure == "length of the canal"


def test_a_second_figure_goes_on_with_the_measure_of_the_first(find: Callable[..., tuple[Figure, ...]]) -> None:
    first, second = find("Rents rose from 900 euros to 1,100 euros.")
    assert first.measure == second.measure == "Rents"


def test_a_number_inside_a_name_is_no_figure(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "The Group of Seven Sisters met 40 bakers."
    naming = Naming(
        (Entity("e1", "organization", "Group of Seven Sisters"),),
        (Mention(4, 26, "Group of Seven Sisters", "e1", "name", 0),),
    )
    assert [f.span.text for f in find(text, naming=naming)] == ["40 bakers"]


def test_a_number_inside_a_date_is_no_figure(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "On 12 May 40 trucks left."
    dated = expression(text, "12 May", Time(dt.date(2020, 5, 12), dt.date(2020, 5, 12), "day", "12 May"))
    assert [f.span.text for f in find(text, expressions=(dated,))] == ["40 trucks"]


def test_the_length_of_a_stretch_of_the_calendar_is_no_figure(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "It lost 44 trucks in the first three months of 2021."
    words = "the first three months of 2021"
    dated = expression(text, words, Time(dt.date(2021, 1, 1), dt.date(2021, 3, 31), "month", words))
    assert [f.span.text for f in find(text, expressions=(dated,))] == ["44 trucks"]


def test_the_length_of_a_period_is_a_figure_with_the_periods_time(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Harvests shrank over the next three years."
    period = Time(dt.date(2020, 1, 1), dt.date(2023, 1, 1), "year", "the next three years")
    figure = find(text, expressions=(expression(text, "over the next three years", period),))[0]
    assert (figure.span.text, figure.value, figure.unit, figure.time) == ("three years", 3, "year", period)


def test_the_time_of_the_frame_is_the_figures(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "In 2011 the mine hired 900 men."
    hired = frame(
        text,
        "hired",
        Argument("subject", phrase(text, "the mine", "mine")),
        Argument("object", phrase(text, "900 men", "men")),
        times=(0,),
    )
    assert find(text, expressions=(expression(text, "2011", year(2011)),), frames=(hired,))[0].time == year(2011)


def test_the_year_of_a_comparison_is_not_the_figures(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "It sold 900 boats, twice as many as in 2011."
    figures = find(text, expressions=(expression(text, "2011", year(2011)),))
    assert [f.time for f in figures] == [None, None]


def test_each_year_goes_to_the_figure_beside_it(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "It built 400 homes in 2011 and 700 homes in 2014."
    dates = (expression(text, "2011", year(2011)), expression(text, "2014", year(2014), index=1))
    assert [f.time for f in find(text, expressions=dates)] == [year(2011), year(2014)]


def test_a_figure_is_about_the_names_in_its_measure_first(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Oslo said the debt of Telenor stood at $9 billion."
    naming = Naming(
        (Entity("e1", "state", "Norway"), Entity("e2", "organization", "Telenor")),
        (
            Mention(0, 4, "Oslo", "e1", "name", 0),
            Mention(text.index("Telenor"), text.index("Telenor") + 7, "Telenor", "e2", "name", 0),
        ),
    )
    assert find(text, naming=naming)[0].about[0] == "e2"


def test_bare_dollars_are_those_of_the_country_where_the_report_stands(
    find: Callable[..., tuple[Figure, ...]],
) -> None:
    text = "The bridge cost $40 million and US$9 million."
    found = find(text, url="https://www.example.com.au/news/1")
    assert [f.unit for f in found] == ["AUD", "USD"]
    assert [f.unit for f in find(text)] == ["USD", "USD"]


def test_bare_pesos_are_those_of_the_state_that_is_named(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "In Chile a ride costs 800 pesos."
    chile = Naming((Entity("e1", "state", "Chile"),), (Mention(3, 8, "Chile", "e1", "name", 0),))
    assert find(text, naming=chile)[0].unit == "CLP"
    assert find(text)[0].unit == "peso"


def test_repeated_words_are_two_records_and_one_span_is_never_two(find: Callable[..., tuple[Figure, ...]]) -> None:
    found = find("It sank 40 ships. It sank 40 ships.")
    assert len(found) == 2
    assert len({f.id for f in found}) == 2
    assert len({(f.span.start, f.span.end) for f in found}) == 2


def test_finding_again_gives_the_same_records(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Half of the 300 wells gave 2 million litres a day."
    assert find(text) == find(text)


def test_a_long_line_of_numbers_is_read_in_linear_time(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "1,000 and " * 4000 + "5 goats."
    assert find(text)[-1].unit == "goat"


def test_nameless_sources_are_no_figures_to_rely_on(find: Callable[..., tuple[Figure, ...]]) -> None:
    (sources,) = find("Two officials familiar with the sale said so.")
    (officials,) = find("Two officials were arrested at the border.")
    assert sources.confidence < 0.5 <= officials.confidence


def test_a_figure_that_nothing_is_said_to_measure_is_less_sure(find: Callable[..., tuple[Figure, ...]]) -> None:
    (figure,) = find("They cost 20 dollars.")
    assert (figure.measure, figure.confidence) == (None, 0.6)


def test_a_pronoun_that_is_all_of_a_measure_gives_way_to_its_name(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "The ferry came late. It cost 300 dollars."
    at = text.index("It")
    naming = Naming(
        (Entity("e", "project", "Orta Ferry"),),
        (Mention(4, 9, "ferry", "e", "name", 0), Mention(at, at + 2, "It", "e", "pronoun", 0)),
    )
    cost = frame(
        text,
        "cost",
        Argument("subject", phrase(text, "It", "It")),
        Argument("object", phrase(text, "300 dollars", "dollars")),
    )
    (figure,) = find(text, naming=naming, frames=(cost,))
    assert (figure.measure, figure.about) == ("Orta Ferry", ("e",))


def test_what_an_estimate_is_put_on_is_the_subject_of_the_clause_before(
    find: Callable[..., tuple[Figure, ...]],
) -> None:
    text = "The cost of the bridge is secret, but brokers put it at 40 million euros."
    known = frame(text, "is", Argument("subject", phrase(text, "The cost of the bridge", "cost")))
    put = frame(
        text,
        "put",
        Argument("subject", phrase(text, "brokers", "brokers")),
        Argument("object", phrase(text, "it", "it")),
        Argument("at", phrase(text, "40 million euros", "euros")),
    )
    assert find(text, frames=(known, put))[0].measure == "cost of the bridge"


def test_a_person_who_expects_a_figure_is_not_what_it_is_about(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Orta Rail is late. Mia Lund expects profit to rise to 3 million euros."
    naming = Naming(
        (Entity("p", "person", "Mia Lund"), Entity("o", "organization", "Orta Rail")),
        (Mention(0, 9, "Orta Rail", "o", "name", 0), Mention(19, 27, "Mia Lund", "p", "name", 0)),
    )
    expects = frame(text, "expects", Argument("subject", phrase(text, "Mia Lund", "Mia Lund", ("p",))))
    rise = frame(
        text,
        "rise",
        Argument("subject", phrase(text, "profit", "profit")),
        Argument("to", phrase(text, "3 million euros", "euros")),
    )
    frames = (expects, structs.replace(rise, index=1, parent=0, link="complement"))
    assert find(text, naming=naming, frames=frames)[0].about == ("o",)


def test_whom_a_share_goes_to_is_what_it_is_about(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "Orta gave 41 percent for Mayor Mia Lund."
    naming = Naming(
        (Entity("p", "person", "Mia Lund"), Entity("o", "place", "Orta")),
        (Mention(0, 4, "Orta", "o", "name", 0), Mention(31, 39, "Mia Lund", "p", "name", 0)),
    )
    assert find(text, naming=naming)[0].about[0] == "p"


def test_last_year_says_no_time_in_a_report_that_nobody_can_date(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "The mill sold 300 tonnes last year."
    (figure,) = find(text, expressions=(structs.replace(expression(text, "last year", None), time=DOCUMENTED),))
    assert figure.time is None


def test_a_time_in_a_possessive_is_not_that_of_another_figure(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "At €15 holders would be paid much of 2019's profit."
    assert find(text, expressions=(expression(text, "2019", year(2019)),))[0].time is None


def test_a_time_inside_the_measure_is_not_when_the_figure_holds(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "The fine threatened in 2019 came to 4 million euros."
    came = frame(
        text,
        "came",
        Argument("subject", phrase(text, "The fine threatened in 2019", "fine")),
        Argument("to", phrase(text, "4 million euros", "euros")),
    )
    assert find(text, frames=(came,), expressions=(expression(text, "2019", year(2019)),))[0].time is None


def test_before_a_year_does_not_say_when_a_figure_holds(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "The mill will cost 4 million euros and not open before 2019."
    never = Time(None, dt.date(2018, 12, 31), "open", "before 2019")
    (figure,) = find(text, expressions=(structs.replace(expression(text, "before 2019", None), time=never),))
    assert figure.time is None


def test_the_town_of_a_dateline_is_not_what_figures_are_about(find: Callable[..., tuple[Figure, ...]]) -> None:
    text = "TUNIS, May 4 (Newswire) - Orta Rail lost 3 million euros."
    naming = Naming(
        (Entity("t", "place", "Tunis"), Entity("o", "organization", "Orta Rail")),
        (Mention(0, 5, "TUNIS", "t", "name", 0), Mention(26, 35, "Orta Rail", "o", "name", 0)),
    )
    lost = frame(
        text,
        "lost",
        Argument("subject", phrase(text, text[:35], "Orta Rail", ("t", "o"))),
        Argument("object", phrase(text, "3 million euros", "euros")),
    )
    assert find(text, naming=naming, frames=(lost,))[0].about == ("o",)
