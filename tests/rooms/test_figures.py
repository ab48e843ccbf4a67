"""Figures: values, units and bounds from the text alone; measure, time and subjects from frames, names and dates."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

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
    assert [[f.span.text, f.measure] for f in find(case["text"])] == case["measures"]


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
