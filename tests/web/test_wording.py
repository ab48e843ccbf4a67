"""Wording: times and quantities as people read them."""

import datetime as dt

import pytest

from conspectus.records import Bound, Figure, Span, Time
from conspectus.web.wording import count_words, show_unseen, word_quantity, word_span, word_time, word_unit


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2019-05-03", "2019-05-03", "3 May 2019"),
        ("2019-05-03", "2019-05-09", "3 to 9 May 2019"),
        ("2019-05-30", "2019-06-02", "30 May to 2 June 2019"),
        ("2019-12-30", "2020-01-02", "30 December 2019 to 2 January 2020"),
        ("2019-05-01", "2019-05-31", "May 2019"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2019-06-01", "2019-08-31", "June to August 2019"),
        ("2018-12-01", "2019-02-28", "December 2018 to February 2019"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("1990-01-01", "1999-12-31", "1990 to 1999"),
        ("2019-05-03", None, "from 3 May 2019 on"),
        (None, "2019-05-03", "until 3 May 2019"),
        (None, None, None),
    ],
)
def test_an_interval_is_said_in_the_fewest_words(earliest: str | None, latest: str | None, words: str | None) -> None:
    time = Time(*(dt.date.fromisoformat(day) if day else None for day in (earliest, latest)), precision="day")

    assert word_time(time) == words


@pytest.mark.parametrize(
    ("value", "low", "high", "bound", "words"),
    [
        (4.36e9, None, None, "exact", "4.36 billion"),
        (1.5e9, None, None, "over", "over 1.5 billion"),
        (180_000.0, None, None, "about", "about 180,000"),
        (0.5, None, None, "exact", "0.5"),
        (-3.0, None, None, "exact", "-3"),
        (2e12, None, None, "under", "under 2 trillion"),
        (None, 45.0, 50.0, "between", "45 to 50"),
        (None, 45.0, None, "over", "over 45"),
        (None, None, 45.0, "under", "under 45"),
        (None, None, None, "exact", "not said"),
    ],
)
def test_a_quantity_is_said_with_its_bound(
    value: float | None, low: float | None, high: float | None, bound: Bound, words: str
) -> None:
    figure = Figure("f-1", Span("d", 0, 1, "x"), None, value, low, high, None, bound, None, (), 0)

    assert word_quantity(figure) == words


def test_a_currency_is_called_by_its_name_and_another_unit_by_its_own() -> None:
    assert [word_unit(unit) for unit in ("JPY", "cubic metre", "XQQ", None)] == [
        "Japanese yen",
        "cubic metre",
        "XQQ",
        "",
    ]


def test_unseen_characters_are_written_as_codes_and_joiners_stay() -> None:
    assert show_unseen("a\u202eb\x07c\ufeff") == "a[U+202E]b[U+0007]c[U+FEFF]"
    assert show_unseen("می\u200cخواهم\n\t") == "می\u200cخواهم\n\t"


def test_the_span_of_some_times_names_its_first_and_last_month() -> None:
    days = [Time(dt.date(2007, 4, 2), dt.date(2007, 4, 2), "day"), Time(None, dt.date(2024, 8, 24), "open")]

    assert word_span(days) == "April 2007 to August 2024"
    assert word_span(days[:1]) == "April 2007"
    assert word_span([]) is None


def test_counting_words_follow_the_number() -> None:
    assert [count_words(1, "report"), count_words(2104, "report")] == ["1 report", "2,104 reports"]
    assert count_words(2, "uncertain office", "uncertain offices") == "2 uncertain offices"
