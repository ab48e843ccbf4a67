"""The document's own date: from metadata, dateline, address, content or file name, as tight as they justify."""

from collections.abc import Callable

import pytest

from conspectus.knowledge import Knowledge
from conspectus.records import Cut, Document, Published, Sentence
from conspectus.rooms.dates import load_calendar, read_dates

Publish = Callable[..., Published]


@pytest.fixture(scope="session")
def publish(
    knowledge: Knowledge,
    make_document: Callable[..., Document],
    parse: Callable[[Document], tuple[Sentence, ...]],
) -> Publish:
    calendar = load_calendar(knowledge)

    def run(text: str, **fields: object) -> Published:
        document = make_document(text, **fields)
        published = read_dates(document, parse(document), calendar).published
        assert all(document.text[s.start : s.end] == s.text for s in published.evidence)
        assert published.reason.endswith(".")
        return published

    return run


def ends(published: Published) -> tuple[str, str, str]:
    return str(published.time.earliest), str(published.time.latest), published.basis


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-02-26T23:30:00+09:00", "2019-02-26"),
        ("2019-02-26 08:15", "2019-02-26"),
        ("Tue, 26 Feb 2019 10:00:00 GMT", "2019-02-26"),
        ("February 26, 2019", "2019-02-26"),
        ("20190226", "2019-02-26"),
        ("26.02.2019", "2019-02-26"),
        ("Updated 28 February 2019, published 26 February 2019", "2019-02-26"),
    ],
)
def test_metadata_declare_the_day_in_any_format(written: str, day: str, publish: Publish) -> None:
    assert ends(publish("The bridge is closed.", declared=written)) == (day, day, "metadata")


def test_a_month_in_the_metadata_gives_the_month(publish: Publish) -> None:
    assert ends(publish("The bridge is closed.", declared="June 2016")) == ("2016-06-01", "2016-06-30", "metadata")


def test_metadata_come_before_the_dateline(publish: Publish) -> None:
    published = publish("The bridge is closed.", declared="2016-06-05", dateline="6 June 2016")
    assert ends(published) == ("2016-06-05", "2016-06-05", "metadata")


def test_a_dateline_with_two_readings_is_settled_by_days_just_before_it(publish: Publish) -> None:
    text = "The minister landed in Quito on May 29. He met the president on May 30, and a law took effect on June 1."
    assert ends(publish(text, dateline="3/6/2009")) == ("2009-06-03", "2009-06-03", "dateline")


def test_a_dateline_with_two_readings_is_settled_by_what_must_lie_before_it(publish: Publish) -> None:
    text = "The reactor was shut down on 14 April 2009 for repairs."
    assert ends(publish(text, dateline="3/5/2009")) == ("2009-05-03", "2009-05-03", "dateline")


def test_a_dateline_with_two_readings_is_settled_by_another_date_in_figures(publish: Publish) -> None:
    text = "The reactor was inspected, as on 23/1/2008 and on 30/1/2008, by engineers."
    assert ends(publish(text, dateline="3/5/2009")) == ("2009-05-03", "2009-05-03", "dateline")


def test_a_dateline_with_two_readings_is_settled_by_the_country_of_the_address(publish: Publish) -> None:
    published = publish("The reactor is old.", dateline="3/5/2009", url="https://news.example.co.uk/reactor")
    assert ends(published) == ("2009-05-03", "2009-05-03", "dateline")


def test_a_dateline_that_nothing_settles_covers_both_readings(publish: Publish) -> None:
    assert ends(publish("The reactor is old.", dateline="3/5/2009")) == ("2009-03-05", "2009-05-03", "dateline")


def test_an_agency_dateline_gives_the_day_and_the_year_follows_from_the_weekday(publish: Publish) -> None:
    text = (
        "OSLO, Nov 3 (Nordic Example) -- The watchdog on Friday cleared the merger, after losses in 2021 and 2022.\n"
        "The firms expect to complete it by the end of 2024."
    )
    assert ends(publish(text)) == ("2023-11-03", "2023-11-03", "dateline")


def test_a_date_on_a_line_alone_is_a_dateline(publish: Publish) -> None:
    assert ends(publish("Ferry sinks\n12 July 2014\nA ferry sank off Cebu.")) == (
        "2014-07-12",
        "2014-07-12",
        "dateline",
    )


def test_an_address_bears_the_day(publish: Publish) -> None:
    published = publish("The bridge is closed.", url="https://example.org/2017/08/21/bridge")
    assert ends(published) == ("2017-08-21", "2017-08-21", "metadata")


def test_a_file_name_bears_the_day_where_nothing_else_does(publish: Publish) -> None:
    assert ends(publish("The bridge is closed.", path="x/2017-08-21_bridge.txt")) == (
        "2017-08-21",
        "2017-08-21",
        "filename",
    )


def test_a_file_name_that_the_text_contradicts_is_not_believed(publish: Publish) -> None:
    published = publish("The bridge was closed on 3 May 2019 for repairs.", path="2017-08-21.txt")
    assert ends(published) == ("2019-05-03", "None", "content")


def test_what_is_reported_as_past_lies_before_and_what_is_announced_lies_after(publish: Publish) -> None:
    text = "In October 2015 the council bought the land. The stadium will open on 4 June 2018."
    assert ends(publish(text)) == ("2015-10-01", "2018-06-03", "content")


def test_a_year_that_something_is_hoped_for_is_not_over(publish: Publish) -> None:
    text = "Growers hope that the ban can be lifted in 1998. Exports fell in 1997."
    assert ends(publish(text)) == ("1997-01-01", "1998-12-31", "content")


def test_a_caption_is_no_dateline(publish: Publish) -> None:
    text = (
        "The Danish queen and the mayor of Nuuk visited the harbour 9 July 2004\n"
        "The Danish queen and the mayor of Nuuk visited the harbour 9 July 2004\n"
        "On June 21, the queen will begin a visit to Nuuk."
    )
    assert ends(publish(text)) == ("2004-07-09", "None", "content")


def test_a_future_that_lies_in_the_past_of_the_text_bounds_nothing(publish: Publish) -> None:
    text = "In 1997 it promised that the plant would open in 1999. It was sold in 2010."
    assert ends(publish(text)) == ("2010-01-01", "None", "content")


def test_a_month_of_an_earlier_year_does_not_date_days_without_a_year(publish: Publish) -> None:
    text = "The contract was signed in April 2011 and the last strike was in 2009. The miners voted on 14 March."
    assert ends(publish(text)) == ("2011-04-01", "None", "content")


def test_a_neighbour_that_drops_the_year_shows_the_year_of_writing(publish: Publish) -> None:
    text = "The two met on 5 September. They had met in June in Rome and in Oslo in February 2016."
    assert ends(publish(text)) == ("2016-09-05", "2016-12-31", "content")


def test_a_signature_of_the_weekday_that_the_text_tells_dates_it_to_a_week(publish: Publish) -> None:
    text = "The mayor resigned on Friday.\nIt was an honour, thank you all! — Ana Ruiz (@anaruiz) June 6, 2014"
    assert ends(publish(text)) == ("2014-06-06", "2014-06-12", "content")


def test_a_copyright_year_says_nothing(publish: Publish) -> None:
    assert ends(publish("The bridge is closed.\nCopyright 2019 Example News")) == ("None", "None", "content")


def test_nothing_known_stays_open_with_a_reason(publish: Publish) -> None:
    published = publish("The bridge is closed.")
    assert (published.time.precision, published.evidence) == ("open", ())
    assert published.reason == "Neither metadata nor the text says when it was published."


STORM = "The storm cut the cable to Tonga on Wednesday, engineers said. It had failed in {when} as well."


def test_the_weekday_of_the_news_chooses_the_year_of_a_dateline(publish: Publish) -> None:
    published = publish(STORM.format(when="March 2019"), dateline="May 12")
    assert ends(published) == ("2021-05-12", "2021-05-12", "dateline")
    assert published.reason == "The dateline says May 12, which in 2021 was a Wednesday, as in the text."


def test_a_weekday_does_not_choose_among_years_that_only_a_bare_year_bounds(publish: Publish) -> None:
    published = publish(STORM.format(when="2019"), dateline="May 12")
    assert published.time.latest is None


def test_a_weekday_that_fits_none_of_the_next_years_leaves_the_dateline_open(publish: Publish) -> None:
    published = publish(STORM.format(when="March 2016"), dateline="May 13")
    assert published.time.latest is None


def test_a_weekday_that_was_before_another_one_told_is_not_the_day_of_the_news(publish: Publish) -> None:
    text = STORM.format(when="March 2019") + " A ship left Suva on Thursday."
    assert publish(text, dateline="May 12").time.latest is None


def test_one_year_of_many_between_two_bounds_has_the_weekday(publish: Publish) -> None:
    text = "Larsen said on Tuesday it would buy Hoek by 2024. It has led the market since 2014."
    assert ends(publish(text, dateline="March 9"))[0] == "2021-03-09"


def test_days_told_shortly_before_one_reading_of_a_date_in_figures_settle_it(publish: Publish) -> None:
    text = "Ministers met in Lima on September 27. They will meet again this December. A tax began on October 2."
    assert ends(publish(text, dateline="5/10/2016"))[0] == "2016-10-05"


def test_a_caption_without_a_verb_dates_no_report_to_the_week_of_its_weekday(publish: Publish) -> None:
    text = "The mayor at the harbour, 9 July 2004\nThe mayor of Varna left on Friday for Odessa."
    assert publish(text).time.latest is None


def test_a_line_that_says_when_it_was_published_dates_the_report_even_if_cleaning_cut_it(publish: Publish) -> None:
    note = Cut("Published 18 November 2019", "update note")
    assert ends(publish("The pier is shut.", left_out=(note,))) == ("2019-11-18", "2019-11-18", "dateline")


def test_a_cut_line_that_says_when_a_page_was_updated_dates_nothing(publish: Publish) -> None:
    note = Cut("Last updated 18 November 2019", "update note")
    assert publish("The pier is shut.", left_out=(note,)).basis == "content"


def test_the_day_of_a_caption_does_not_let_a_weekday_choose_the_year_of_a_dateline(publish: Publish) -> None:
    text = "The mayor visited the harbour 9 July 2004\nThe mayor left for Odessa on Monday, and the ferry sank."
    published = publish(text, dateline="July 12")
    assert (str(published.time.earliest), published.time.latest) == ("2004-07-09", None)
