"""Time expressions: what is read, what it means, and what is no time at all."""

import datetime as dt
import itertools
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conspectus.knowledge import Knowledge
from conspectus.records import Dating, Document, Published, Sentence, Time
from conspectus.rooms.dates import Calendar, anchor_dates, load_calendar, read_dates

CASES = tomllib.loads((Path(__file__).parents[1] / "golden" / "dates.toml").read_text("utf-8"))["case"]

Dater = Callable[..., Dating]


@pytest.fixture(scope="session")
def calendar(knowledge: Knowledge) -> Calendar:
    return load_calendar(knowledge)


@pytest.fixture(scope="session")
def date(
    calendar: Calendar,
    make_document: Callable[..., Document],
    parse: Callable[[Document], tuple[Sentence, ...]],
) -> Dater:
    def run(text: str, published: str | None = None, **fields: object) -> Dating:
        document = make_document(text, declared=published, **fields)
        dating = read_dates(document, parse(document), calendar)
        for expression in dating.expressions:
            assert document.text[expression.start : expression.end] == expression.text
        return dating

    return run


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def words(dating: Dating) -> list[str]:
    return [expression.text for expression in dating.expressions]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} in {case['text'][:30]}")
def test_an_expression_means_what_the_golden_file_says(case: dict[str, object], date: Dater) -> None:
    dating = date(case["text"], case["published"])
    found = [e for e in dating.expressions if e.text == case["words"]]
    assert found, words(dating)
    if "form" in case:
        assert (found[-1].form, found[-1].time) == (case["form"], None)
        return
    time = found[-1].time
    assert time is not None
    first, last = case["days"]  # type: ignore[misc]
    assert (time.earliest, time.latest) == (day(first), day(last))
    assert time.precision == case.get("precision", time.precision)
    assert time.anchor == case.get("anchor", time.anchor)


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke to Judge April Ross about it.",
        "The rebels may march on the capital.",
        "A 34-year-old driver walked the 1,700-mile trail.",
        "The 2,000-page study lists 1500 species.",
        "Delegates at COP29 spoke of Agenda 2030.",
        "The second ship carried 2000 people.",
        "It pumps 830,000 barrels a day.",
        "The price was $2015 for each of them.",
        "Crowds filled the shops on Black Friday.",
        "She reads USA Today in the train.",
        "A quarter of the crop was lost.",
        "It was the third such fire in as many years.",
    ],
)
def test_figures_names_and_verbs_are_no_times(text: str, date: Dater) -> None:
    assert words(date(text, "2020-05-05")) == []


def test_expressions_stand_in_text_order_and_do_not_overlap(date: Dater) -> None:
    text = (
        "From Monday to Friday, in early May, and again since the end of 2012, until late last year, it rained daily."
    )
    expressions = date(text, "2020-05-05").expressions
    assert [e.index for e in expressions] == list(range(len(expressions)))
    assert len(expressions) >= 5
    assert all(a.end <= b.start for a, b in itertools.pairwise(expressions))


def test_another_date_of_publication_moves_what_hangs_on_it_and_nothing_else(date: Dater) -> None:
    dating = date("The mine closed last year; it had opened on 5 July 1986.", "2010-03-01")
    moved = anchor_dates(dating, Published(Time(dt.date(2015, 3, 1), dt.date(2015, 3, 1), "day"), "pile"))
    last_year, opened = (e.time for e in moved.expressions)
    assert last_year is not None
    assert last_year.earliest == dt.date(2014, 1, 1)
    assert opened == dating.expressions[1].time


def test_anchoring_again_to_the_same_date_changes_nothing(date: Dater) -> None:
    dating = date(
        "On Friday, two days after Christmas, the pact of June 2009 ended; a day later, war began.", "2011-12-31"
    )
    assert anchor_dates(dating, dating.published) == dating


def test_an_unknown_date_of_publication_leaves_relative_times_open(date: Dater) -> None:
    time = date("The harbour froze last winter.").expressions[0].time
    assert time == Time(None, None, "open", "last winter", "document")


def test_an_uncertain_date_of_publication_widens_what_hangs_on_it(date: Dater) -> None:
    dating = date("The harbour froze on Monday.")
    around = Published(Time(dt.date(2016, 2, 2), dt.date(2016, 2, 9), "month"), "pile")
    time = anchor_dates(dating, around).expressions[0].time
    assert time is not None
    assert (time.earliest, time.latest) == (dt.date(2016, 2, 1), dt.date(2016, 2, 8))


def test_a_figure_date_with_two_readings_covers_both(date: Dater) -> None:
    time = date("The licence was issued on 5/6/1998 in Perth.", "2003-01-01").expressions[0].time
    assert time is not None
    assert (time.earliest, time.latest) == (dt.date(1998, 5, 6), dt.date(1998, 6, 5))


def test_an_unambiguous_figure_date_settles_the_others(date: Dater) -> None:
    dating = date("Licences were issued on 25/6/1998 and on 3/7/1998.", "2003-01-01")
    time = dating.expressions[1].time
    assert time is not None
    assert (time.earliest, time.latest) == (dt.date(1998, 7, 3), dt.date(1998, 7, 3))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moment=st.dates(dt.date(1960, 1, 1), dt.date(2040, 12, 31)),
    style=st.sampled_from(["{0.day} {0:%B %Y}", "{0:%B} {0.day}, {0:%Y}", "{0:%Y-%m-%d}"]),
)
def test_any_full_date_is_read_as_its_day(moment: dt.date, style: str, date: Dater) -> None:
    written = style.format(moment)
    dating = date(f"The vote was held on {written} in Oslo.", "2045-01-01")
    assert [(e.text, e.time and e.time.earliest, e.time and e.time.latest) for e in dating.expressions] == [
        (written, moment, moment)
    ]


def test_a_number_of_any_length_is_no_error(date: Dater) -> None:
    assert (
        words(date("Code 99999999999999 and year 0000, 32/13/2001, 2001-13-45, 99 centuries ago.", "2020-01-01"))
        is not None
    )


@pytest.mark.parametrize(
    "text",
    ["Jan Christmas met Ana Ruiz.", "Ana Ruiz left. Christmas said he was tired.", "Ships pass Christmas Island."],
)
def test_a_feast_that_is_a_name_is_no_date(text: str, date: Dater) -> None:
    assert words(date(text, "2021-05-10")) == []
