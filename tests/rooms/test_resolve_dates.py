"""Dates that only the pile reveals, in piles of the tests' own."""

import re
from collections.abc import Callable
from itertools import permutations

import pytest

from conspectus.knowledge import Knowledge
from conspectus.records import Cut, Document, Entity, Extent, Mention, Naming, Published, Reading, Sentence
from conspectus.rooms.dates import load_calendar, read_dates
from conspectus.rooms.resolve.dates import date_pile

MINE = {
    "Ana Rojas": "e-rojas",
    "Rojas": "e-rojas",
    "Los Robles": "e-mine",
    "Andes Copper": "e-andes",
    "Chile": "e-chile",
}
MERGER = {"Nordvik": "e-nordvik", "Havlund": "e-havlund", "Siri Lund": "e-lund", "Oslo": "e-oslo"}
OTHER = {"Wairoa": "e-wairoa", "Tane Parata": "e-parata"}

Make = Callable[..., Reading]


@pytest.fixture(scope="session")
def make(
    knowledge: Knowledge,
    make_document: Callable[..., Document],
    parse: Callable[[Document], tuple[Sentence, ...]],
) -> Make:
    calendar = load_calendar(knowledge)

    def run(text: str, names: dict[str, str], **fields: object) -> Reading:
        document = make_document(text, **fields)
        sentences = parse(document)
        mentions = [
            Mention(m.start(), m.end(), m[0], names[m[0]], "name", s.index)
            for s in sentences
            for m in re.finditer("|".join(sorted(names, key=len, reverse=True)), text)
            if s.start <= m.start() < s.end
        ]
        entities = tuple(Entity(e, "organization", name) for name, e in names.items())
        extents = tuple(Extent(s.index, s.start, s.end, s.block) for s in sentences)
        dating = read_dates(document, sentences, calendar)
        return Reading(document, extents, Naming(entities, tuple(mentions)), dating, ())

    return run


def ends(published: Published) -> tuple[str, str, str]:
    return str(published.time.earliest), str(published.time.latest), published.basis


def date(*readings: Reading) -> list[tuple[str, str, str]]:
    found = date_pile(readings)
    return [ends(found[r.document.id]) for r in readings]


def announce(make: Make) -> Reading:
    return make("On March 12, workers at the Los Robles mine of Andes Copper will begin a strike in Chile.", MINE)


def report(make: Make, **fields: object) -> Reading:
    text = "Workers of Andes Copper began a strike at the Los Robles mine on 12 March, union leader Ana Rojas said."
    return make(text, MINE, **{"declared": "2019-03-14", **fields})


def test_an_announcement_without_a_year_is_dated_by_the_report_of_the_same_day(make: Make) -> None:
    assert date(announce(make), report(make)) == [
        ("2019-01-01", "2019-03-11", "pile"),
        ("2019-03-14", "2019-03-14", "metadata"),
    ]


def test_the_pile_shows_words_of_both_reports_and_one_sentence_of_reason(make: Make) -> None:
    first, second = announce(make), report(make, outlet="Example News")
    found = date_pile((first, second))[first.document.id]
    assert [(s.document, s.text) for s in found.evidence] == [
        (first.document.id, "March 12"),
        (second.document.id, "12 March"),
    ]
    assert found.reason == "“March 12” is of 2019: Example News tells of the same with that date."


def test_a_report_of_other_actors_on_the_same_day_dates_nothing(make: Make) -> None:
    other = make(
        "On 12 March, workers at the Wairoa mill began a strike, Tane Parata said.", OTHER, declared="2016-03-13"
    )
    assert date(announce(make), other)[0] == ("None", "None", "content")


def test_the_same_actors_on_another_day_date_nothing(make: Make) -> None:
    other = make(
        "On 2 June, workers at the Los Robles mine of Andes Copper ended a strike.", MINE, declared="2019-06-03"
    )
    assert date(announce(make), other)[0] == ("None", "None", "content")


def test_an_unrelated_report_changes_nothing_elsewhere(make: Make) -> None:
    first, second = announce(make), report(make)
    other = make("On 12 March, Tane Parata reopened the Wairoa mill.", OTHER, declared="2011-03-13")
    assert date(first, second, other)[:2] == date(first, second)


def test_the_order_of_the_reports_changes_nothing(make: Make) -> None:
    chain = make("The strike at Los Robles, which Ana Rojas of Andes Copper called in March, is over.", MINE)
    pile = (announce(make), report(make), chain)
    expected = date_pile(pile)
    assert all(date_pile(order) == expected for order in permutations(pile))


def test_two_reports_that_give_the_day_different_years_date_nothing(make: Make) -> None:
    readings = announce(make), report(make), report(make, declared="2013-03-14", path="b.txt")
    changed = make("Andes Copper said a strike began at the Los Robles mine on 12 March.", MINE, declared="2013-03-15")
    assert date(readings[0], readings[1], changed)[0] == ("None", "None", "content")


def test_a_conflict_with_the_own_text_keeps_the_own_interval(make: Make) -> None:
    text = (
        "Rebuilt in 2021, the Los Robles mine of Andes Copper faces a strike. "
        "On March 12, the strike at Los Robles will begin in Chile."
    )
    assert date(make(text, MINE), report(make))[0] == ("2021-01-01", "None", "content")


def test_a_metadata_date_is_never_changed(make: Make) -> None:
    first = make("On March 12, workers at Los Robles of Andes Copper will begin a strike.", MINE, declared="2015-03-02")
    assert date(first, report(make))[0] == ("2015-03-02", "2015-03-02", "metadata")


def test_a_vote_told_by_its_weekday_dates_a_report_to_a_week(make: Make) -> None:
    text = "Shareholders of Nordvik in Oslo approved the takeover of Havlund on Thursday, chairwoman Siri Lund said."
    first = make(text, MERGER)
    other = make(text.replace("approved", "backed") + " The takeover costs much.", MERGER, declared="2017-05-19")
    assert date(first, other)[0] == ("2017-05-18", "2017-05-24", "pile")


def test_a_caption_of_the_same_occasion_gives_the_year_and_an_announcement_the_end(make: Make) -> None:
    dated = make("Siri Lund visited the Havlund works with Nordvik managers 6 May 2009", MERGER)
    first = make(
        "The visit of Siri Lund to Havlund ended badly. Nordvik signed one contract during the visit.\n"
        "Siri Lund and Nordvik do not trust Havlund, the visit showed. A rival said on May 7th that it was glad.\n"
        "Havlund awaits the upcoming July vote of Nordvik.",
        MERGER,
    )
    assert date(first, dated)[0] == ("2009-05-07", "2009-07-31", "pile")


def test_a_caption_that_cleaning_cut_dates_its_occasion_all_the_same(make: Make) -> None:
    cut = Cut("Siri Lund visited the Havlund works with Nordvik managers 6 May 2009", "caption")
    dated = make("Wages at the works are low.", MERGER, left_out=(cut,))
    first = make(
        "The visit of Siri Lund to Havlund ended badly. Siri Lund does not trust Havlund, the visit showed.\n"
        "A rival said on May 7th that it was glad.",
        MERGER,
    )
    assert date(first, dated)[0] == ("2009-05-07", "2009-12-31", "pile")


def test_an_event_called_recent_lies_before_the_report(make: Make) -> None:
    dated = make("Siri Lund paid a visit to Havlund on 9 and 10 June.", MERGER, declared="2014-06-12")
    first = make(
        "Nordvik and Siri Lund argued with Havlund on 2 June in Oslo. Her recent visit helped Siri Lund win Havlund.",
        MERGER,
    )
    argued = make("Nordvik argued with Siri Lund and Havlund in Oslo on 2 June.", MERGER, declared="2014-06-05")
    assert date(first, dated, argued)[0] == ("2014-06-10", "2014-12-31", "pile")


def test_what_one_report_learns_dates_the_next(make: Make) -> None:
    last = make(
        "In March, Ana Rojas and Andes Copper fought over the Los Robles strike. "
        "On 3 April, Rojas and Andes Copper made peace.",
        MINE,
    )
    first = make("On April 3, Ana Rojas and Andes Copper will make peace.", MINE)
    assert date(first, last, report(make)) == [
        ("2019-01-01", "2019-04-02", "pile"),
        ("2019-04-03", "2019-12-31", "pile"),
        ("2019-03-14", "2019-03-14", "metadata"),
    ]


def test_a_dateline_without_a_year_takes_it_from_reports_around_that_day(make: Make) -> None:
    body = "Andes Copper and Ana Rojas met. Andes Copper left, Ana Rojas stayed."
    first = make(body, MINE, dateline="March 20")
    other = make(body + " They parted.", MINE, declared="2019-03-25")
    assert date(first, other)[0] == ("2019-03-20", "2019-03-20", "pile")


def test_a_dateline_far_from_the_others_takes_the_year_in_which_its_weekday_fits(make: Make) -> None:
    body = "Andes Copper and Ana Rojas met on Wednesday. Andes Copper left, Ana Rojas stayed."
    first = make(body, MINE, dateline="March 20")
    other = make(body + " They parted.", MINE, declared="2018-11-15")
    assert date(first, other)[0] == ("2019-03-20", "2019-03-20", "pile")
    assert date(make(body, MINE, dateline="March 21"), other)[0][2] != "pile"


def test_one_chief_actor_and_much_else_in_common_give_a_dateline_its_year(make: Make) -> None:
    others = "Ana Rojas, Los Robles and Chile were named."
    first = make(f"Andes Copper sold. {others} Andes Copper left.", MINE, dateline="March 20")
    other = make(f"Andes Copper bought. {others} Andes Copper stayed.", MINE, declared="2019-03-25")
    assert date(first, other)[0] == ("2019-03-20", "2019-03-20", "pile")


def test_a_single_report_keeps_its_own_date(make: Make) -> None:
    assert date(announce(make)) == [("None", "None", "content")]


WIRE = (
    "Nordvik in Oslo said it would offer 31 crowns a share for Havlund, which makes nets and ropes in two towns.\n"
    "The price is a fifth above the close on Monday, and the board asked holders of the shares to take no action yet.\n"
    "Siri Lund, who has led Havlund for nine years, did not comment on the bid or on the two towns.\n"
)


def test_a_reprint_is_of_the_week_of_the_report_that_it_copies(make: Make) -> None:
    wire = make(WIRE + "Analysts doubt it.", MERGER, declared="2016-02-09")
    copy = make(WIRE + "In the town nobody was glad.", MERGER)
    found = date_pile((wire, copy))[copy.document.id]
    assert ends(found) == ("2016-02-08", "2016-02-15", "pile")
    assert [s.text for s in found.evidence] == [WIRE.split("\n", maxsplit=1)[0]] * 2


def test_a_report_that_shares_one_quoted_sentence_is_no_reprint(make: Make) -> None:
    wire = make(WIRE + "Analysts doubt it.", MERGER, declared="2016-02-09")
    other = make(WIRE.split("\n", maxsplit=1)[0] + "\nThat is forgotten now. The nets are made abroad now.", MERGER)
    assert date(wire, other)[1] == ("None", "None", "content")


CHRONICLE = (
    "The strike that Andes Copper feared in {first} cost the Los Robles mine 41 shipments. "
    "The union that rejected the wage offer in {second} has accepted it, Ana Rojas said. Andes Copper was glad."
)


def feared(make: Make, **fields: object) -> Reading:
    text = "Andes Copper fears a strike at the Los Robles mine. Andes Copper would lose many shipments."
    return make(text, MINE, **{"declared": "2012-03-07", **fields})


def rejected(make: Make, **fields: object) -> Reading:
    text = "The union of Ana Rojas rejected the wage offer. Andes Copper is angry. Andes Copper will not talk."
    return make(text, MINE, **{"declared": "2012-05-20", **fields})


def test_two_months_in_which_other_reports_told_the_same_as_news_give_the_year(make: Make) -> None:
    late = make(CHRONICLE.format(first="March", second="May"), MINE)
    assert date(late, feared(make), rejected(make))[0] == ("2012-05-01", "2012-12-31", "pile")


def test_one_month_in_which_another_report_told_the_same_gives_no_year(make: Make) -> None:
    late = make(CHRONICLE.format(first="March", second="July"), MINE)
    assert date(late, feared(make), rejected(make))[0] == ("None", "None", "content")


def test_months_that_reports_of_two_years_fit_give_no_year(make: Make) -> None:
    late = make(CHRONICLE.format(first="March", second="May"), MINE)
    assert date(late, feared(make), rejected(make, declared="2014-05-20"))[0] == ("None", "None", "content")


AFFAIR = "{opening} Siri Lund telephoned Oslo on 11 December. Nordvik wants Havlund. Nordvik and Siri Lund met Havlund."


def test_a_day_not_long_after_a_named_month_takes_the_year_of_a_report_of_the_affair(make: Make) -> None:
    first = make(AFFAIR.format(opening="A loan was signed in May 2006."), MERGER)
    other = make(
        "Siri Lund leads Nordvik. Siri Lund and Nordvik sold Havlund. Havlund sank.", MERGER, declared="2008-01-09"
    )
    assert date(first, other)[0] == ("2007-12-11", "2008-02-09", "pile")


def test_a_day_long_after_the_last_month_that_is_named_takes_no_year(make: Make) -> None:
    first = make(AFFAIR.format(opening="A loan was signed in May 2006."), MERGER)
    other = make(
        "Siri Lund leads Nordvik. Siri Lund and Nordvik sold Havlund. Havlund sank.", MERGER, declared="2015-01-09"
    )
    assert date(first, other)[0] == ("2006-05-01", "None", "content")


def test_an_occasion_that_opens_two_reports_of_the_same_affair_is_one(make: Make) -> None:
    names = {**MERGER, "Chile": "e-chile"}
    more = " Nordvik, Havlund and Siri Lund speak of it. Nordvik, Havlund and Siri Lund agree."
    first = make("The chairwoman will begin a visit to Chile on May 19." + more, names)
    other = make("Siri Lund was in Chile on 18-19 May for a visit." + more, names, declared="2009-05-21")
    assert date(first, other)[0] == ("2009-01-01", "2009-05-18", "pile")


def test_the_same_release_with_other_numbers_is_no_reprint(make: Make) -> None:
    text = WIRE + "It sold {} tonnes of nets, earned {} crowns on {} crowns of revenue and has {} workers."
    spring = make(text.format(410, 36, 512, 88), MERGER, declared="2016-02-09")
    summer = make(text.format(395, 29, 477, 91), MERGER)
    assert date(spring, summer)[1][2] != "pile"
