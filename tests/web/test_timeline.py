"""Timeline: where publication and dates are drawn, and what is left off the axis."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from conspectus.records import Pile, Time
from tests.web.piles import day, make_pile, read_by_hand, year


def draw(write_pile: Callable[[Pile], Path], *times: Time, published: Time) -> HtmlElement:
    words = [f"moment {number}." for number in range(len(times))]
    reading = read_by_hand("Then\n" + " ".join(words), dates=dict(zip(words, times, strict=True)), published=published)
    tree = html.fromstring(write_pile(make_pile(reading, entities=())).read_bytes())
    return tree.xpath("//ul[@class='timeline']/li[1]")[0]


def test_earlier_dates_stand_further_left_and_publication_is_a_diamond(write_pile: Callable[[Pile], Path]) -> None:
    row = draw(write_pile, year(2011), year(2015), published=day("2019-07-01"))
    ticks = [float(tick.get("x1").rstrip("%")) for tick in row.xpath(".//line[@class='tick']")]
    (diamond,) = row.xpath(".//svg/svg/@x")

    assert ticks == sorted(ticks)
    assert 0 < ticks[0] < ticks[1] < float(diamond.rstrip("%")) < 100


def test_a_report_not_dated_to_a_year_is_drawn_as_a_line(write_pile: Callable[[Pile], Path]) -> None:
    row = draw(write_pile, year(2010), year(2020), published=Time(dt.date(2012, 1, 1), dt.date(2017, 1, 1), "open"))

    assert len(row.xpath(".//line[@class='wide']")) == 1
    assert row.xpath(".//svg/svg") == []


def test_the_picture_says_in_words_what_it_shows(write_pile: Callable[[Pile], Path]) -> None:
    row = draw(write_pile, year(2011), year(2015), published=day("2019-07-01"))

    assert row.xpath("./svg/@aria-label") == ["Published: 1 July 2019. 2 dates in the text, 2011 to 2015"]


def test_a_lone_old_date_does_not_press_the_rest_together(write_pile: Callable[[Pile], Path]) -> None:
    row = draw(write_pile, year(1783), *[year(1990 + number) for number in range(25)], published=day("2015-01-01"))

    assert len(row.xpath(".//line[@class='tick']")) == 25
    assert "1 date before 1990 or after 2015 is not drawn" in " ".join(
        row.getparent().getprevious().text_content().split()
    )
