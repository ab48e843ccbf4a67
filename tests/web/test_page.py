"""The page as a file: well-formed, complete, every link with its target, nothing of a report becomes markup."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from msgspec import structs

from conspectus.dossier import Dossier
from conspectus.records import Entity, Pile
from conspectus.web import write_page
from tests.web.piles import EVIL, FERRY, HOLM, OVERRIDE, find_span, make_harbour_pile, make_pile, read_by_hand, year

ALLOWED_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "footer"),
    *("h1", "h2", "h3", "h4", "p", "div", "span", "a", "bdi", "strong", "br", "dl", "dt", "dd", "ul", "ol", "li"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "svg", "line", "path", "text"),
    *("fieldset", "legend", "label", "input", "g", "rect", "code"),
}


@pytest.fixture(params=["harbour", "hostile", "strait"])
def page(request: pytest.FixtureRequest) -> HtmlElement:
    path: Path = request.getfixturevalue(request.param)
    return html.fromstring(path.read_bytes())


@pytest.fixture
def tree(harbour: Path) -> HtmlElement:
    return html.fromstring(harbour.read_bytes())


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_id_stands_once(page: HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))

    assert [name for name, times in ids.items() if times > 1] == []


def test_every_link_leads_to_an_id_of_the_page(page: HtmlElement) -> None:
    links = page.xpath("//a/@href")

    assert links
    assert {link for link in links if not link.startswith("#") or link[1:] not in set(page.xpath("//@id"))} == set()


def test_the_page_is_made_of_plain_elements_without_handlers_or_inline_styles(page: HtmlElement) -> None:
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= ALLOWED_TAGS
    assert page.xpath("//@style") == []
    assert page.xpath("//@*[starts-with(name(), 'on') or name() = 'src']") == []


def test_no_link_stands_inside_a_link(page: HtmlElement) -> None:
    assert page.xpath("//a//a") == []


def test_the_policy_forbids_everything_but_the_one_style_sheet(page: HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (style,) = page.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_two_runs_give_the_same_bytes(write_pile: Callable[[Pile], Path], harbour: Path) -> None:
    assert write_pile(make_harbour_pile()).read_bytes() == harbour.read_bytes()


def test_the_contents_count_what_the_views_hold(tree: HtmlElement, harbour: Path) -> None:
    shown = {
        li.findtext("a"): int(li.findtext("span").replace(",", ""))
        for li in tree.xpath("//nav/ul/li[span[@class='n']]")
    }
    with Dossier(harbour.with_suffix(".dossier")) as dossier:
        counts = dossier.counts()

    assert shown == {
        "Disagreements": counts.comparisons,
        "Flows": counts.flows,
        "Who wants what": counts.goals,
        "Ties": counts.ties,
        "What depends on what": counts.links,
        "Actors": counts.entities,
        "Offices": counts.roles,
        "Who says what": counts.statements,
        "Events": counts.events,
        "Figures": counts.figures,
        "Forecasts": counts.forecasts,
        "Dates": counts.expressions,
        "Sources": counts.documents,
        "Alone": 9,
        "Gaps": 0,
        "Ledger": counts.used + counts.unused,
    }


def test_every_section_of_the_page_stands_in_the_contents_in_its_order(tree: HtmlElement) -> None:
    listed = [link[1:] for link in tree.xpath("//nav/ul/li/a/@href")]

    assert [name for name in listed if name != "aims"] == tree.xpath("//main//section/@id")


def test_every_report_is_read_in_full(page: HtmlElement, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(request.node.callspec.params["page"])
    with Dossier(path.with_suffix(".dossier")) as dossier:
        texts = [item.document.text for item in dossier.documents()]
    shown = [
        "".join(e.text_content() for e in a.xpath(".//h3|.//h4|.//p[not(@class)]|.//li"))
        for a in page.xpath("//article")
    ]

    visible = [re.sub("[\u202e\u2066\u200b]", lambda m: f"[U+{ord(m[0]):04X}]", text) for text in texts]
    assert ["".join(text.split()) for text in shown] == ["".join(text.split()) for text in visible]


def test_an_office_and_the_name_in_it_both_keep_their_link(tree: HtmlElement) -> None:
    pieces = [(a.text, a.get("class"), a.get("title")) for a in tree.xpath("(//article)[1]/p[not(@class)][1]//a")]

    assert pieces[:4] == [
        ("Mayor ", "m office", "office: Ada Lund, mayor"),
        ("Ada Lund", "m name office", "person: Ada Lund"),
        (" of ", "m office", "office: Ada Lund, mayor"),
        ("Holm", "m name office", "place: Holm"),
    ]


def test_a_figure_says_its_value_unit_measure_and_leads_to_its_sentence(tree: HtmlElement) -> None:
    row = tree.xpath("//section[@id='figures']//tr[contains(., '2.5 million kroner')]")[0]
    target = row.xpath(".//a[@class='quote']/@href")[0][1:]

    assert [text_of(cell) for cell in row] == [
        "2.5 million Norwegian kroner",
        "cost",
        "Holm ferry",
        "",
        "2.5 million kroner a year 1",
    ]
    assert text_of(tree.get_element_by_id(target)) == "It costs 2.5 million kroner a year."


def test_a_range_and_its_year_are_written_out(tree: HtmlElement) -> None:
    row = tree.xpath("//section[@id='figures']//tr[contains(., 'between 60 and 70')]")[0]

    assert [text_of(cell) for cell in row][:4] == ["60 to 70 person", "not said", "", "2021"]


def test_what_is_uncertain_is_folded_away_and_counted(tree: HtmlElement) -> None:
    folded = tree.xpath("//details[@class='uncertain']")

    assert [text_of(details.find("summary")) for details in folded] == [
        "1 uncertain name: confidence under 0.5",
        "1 uncertain speaker: confidence under 0.5",
        "1 uncertain event: confidence under 0.5",
        "1 uncertain figure: confidence under 0.5",
        "2 uncertain lines: confidence under 0.5",
    ]
    assert all(details.get("open") is None for details in folded)
    assert "Perhaps Ltd" in text_of(folded[0])


def test_who_says_what_stands_by_speaker_and_the_unnamed_come_last(tree: HtmlElement) -> None:
    groups = tree.xpath("//section[@id='statements']/details[@class='group']")

    assert [text_of(group.find("summary")) for group in groups] == ["Ada Lund 1", "Speakers without a name 1"]
    assert [text_of(group.xpath(".//li")[0]) for group in groups] == [
        "reported said that the ferry would sail again 1 said: 3 May 2019",
        "a fisherman quoted told It is gone, … It will stay gone. We knew. 2 venue: the Post",
    ]


def test_each_piece_of_a_statement_leads_to_its_sentence(tree: HtmlElement) -> None:
    links = tree.xpath("//section[@id='statements']//li[contains(., 'It is gone')]/a[@class='quote']/@href")

    assert [text_of(tree.get_element_by_id(link[1:])) for link in links] == [
        "“It is gone,” a fisherman told the Post.",
        "“It will stay gone.",
    ]


def test_a_statement_inside_another_leads_to_it(write_pile: Callable[[Pile], Path]) -> None:
    reading = read_by_hand(
        "Old news\nAnn said that Bo had seen a wolf.",
        statements={"that Bo had seen a wolf": {"speaker_text": "Ann"}, "a wolf": {"speaker_text": "Bo"}},
    )
    outer, inner = reading.statements
    reading = structs.replace(reading, statements=(outer, structs.replace(inner, inside=outer.id)))
    tree = html.fromstring(write_pile(make_pile(reading, entities=())).read_bytes())
    row = tree.get_element_by_id(f"row-{inner.id}")

    assert "inside the words of Ann" in text_of(row)
    assert row.xpath(".//span[@class='how']/a/@href") == [f"#row-{outer.id}"]


def test_many_statements_of_one_speaker_fold_their_end(write_pile: Callable[[Pile], Path]) -> None:
    words = {f"it was hour {n}": {"speaker_text": "The bell", "cue": "said"} for n in range(10, 30)}
    text = "Hours\n" + " ".join(f"The bell said {quote}." for quote in words)
    tree = html.fromstring(write_pile(make_pile(read_by_hand(text, statements=words), entities=())).read_bytes())
    (details,) = tree.xpath("//section[@id='statements']//details[@class='more']")

    assert text_of(details.find("summary")) == "8 more statements"
    assert len(tree.xpath("//section[@id='statements']//li")) == 20


def test_who_says_most_comes_first(write_pile: Callable[[Pile], Path]) -> None:
    told = {"one": "e-b", "two": "e-a", "three": "e-a"}
    reading = read_by_hand("Sums\none two three", statements={words: {"speaker": who} for words, who in told.items()})
    entities = (Entity("e-a", "person", "Zoe"), Entity("e-b", "person", "Abe"))
    tree = html.fromstring(write_pile(make_pile(reading, entities=entities)).read_bytes())

    assert [text_of(h) for h in tree.xpath("//section[@id='statements']//h3")] == ["Zoe 2", "Abe 1"]


def test_events_come_by_their_time_and_the_undated_last(tree: HtmlElement) -> None:
    groups = tree.xpath("//section[@id='events']/details[@class='group']")

    assert [text_of(group.find("summary")) for group in groups] == ["May 2019 1", "2021 1", "Undated 1"]


def test_an_event_says_its_kind_status_time_parties_and_every_mention(tree: HtmlElement) -> None:
    saved, lost = (
        [text_of(cell) for cell in tree.xpath(f"//section[@id='events']//tr[contains(., '{words}')]")[0]]
        for words in ("saving of the line", "loss of the ferry")
    )

    assert saved == ["saving of the line 1 aid", "occurred", "3 May 2019", ""]
    assert lost == [
        "loss of the ferry 2 otherIt is gone 2 denied word of somebody unnamed",
        "occurred",
        "2021",
        "Holm ferry → Holm",
    ]


def test_an_event_leads_to_the_sentence_that_tells_of_it_and_says_whose_word_it_is(tree: HtmlElement) -> None:
    (cell,) = tree.xpath("//section[@id='events']//tr/th[contains(., 'sail again')]")

    assert text_of(cell) == "the ferry would sail again 1 otherword of Ada Lund"
    target = cell.xpath(".//a[@class='quote']/@href")[0][1:]
    assert "the ferry would sail again" in text_of(tree.get_element_by_id(target))


def test_a_label_leads_to_the_mention_that_it_was_made_from(write_pile: Callable[[Pile], Path]) -> None:
    reading = read_by_hand(
        "Guests\nThey came. The visit of the king was short.",
        events={"They came|The visit of the king": {"label": "The visit of the king"}},
    )
    tree = html.fromstring(write_pile(make_pile(reading, entities=())).read_bytes())
    (cell,) = tree.xpath("//section[@id='events']//tr/th[@scope='row']")
    targets = [tree.get_element_by_id(link[1:]) for link in cell.xpath(".//a[@class='quote']/@href")]

    assert [text_of(target) for target in targets] == ["The visit of the king was short.", "They came."]


def test_a_place_that_takes_part_is_named_once(write_pile: Callable[[Pile], Path]) -> None:
    told = {"participants": ((HOLM, "recipient"),), "place": HOLM}
    reading = read_by_hand("Guests\nThe visit to Holm was short.", events={"visit to Holm": told})
    tree = html.fromstring(write_pile(make_pile(reading, entities=(Entity(HOLM, "place", "Holm"),))).read_bytes())

    assert text_of(tree.xpath("//section[@id='events']//tbody/tr/td[3]")[0]) == "to Holm"


def test_a_status_is_a_shape_and_a_word(tree: HtmlElement) -> None:
    shown = {text_of(status): status.find("span").get("class") for status in tree.find_class("status")}

    assert shown == {word: f"dot {word}" for word in ("occurred", "ongoing", "planned", "possible", "denied")}


def test_events_of_many_years_are_grouped_by_year(write_pile: Callable[[Pile], Path]) -> None:
    told = {f"flood {n}": {"time": year(n)} for n in (2004, 1987, 2011)}
    reading = read_by_hand("Floods\n" + " ".join(f"There was a {words}." for words in told), events=told)
    tree = html.fromstring(write_pile(make_pile(reading, entities=())).read_bytes())

    assert [text_of(h) for h in tree.xpath("//section[@id='events']//h3")] == ["1987 1", "2004 1", "2011 1"]


def test_forecasts_come_by_what_they_are_for_and_say_whose_they_are(tree: HtmlElement) -> None:
    rows = tree.xpath("//section[@id='forecasts']//tbody/tr")

    assert [[text_of(cell) for cell in row] for row in rows] == [
        ["a fisherman", "2023", "open", "It will stay gone 2"],
        ["Ada Lund", "not said", "open", "the ferry would sail again 1"],
    ]


def test_what_later_reports_show_of_a_forecast_stands_beside_it(write_pile: Callable[[Pile], Path]) -> None:
    reading = read_by_hand("Rain\nIt will rain. It did not rain.", forecasts={"It will rain": {}})
    evidence = (find_span(reading.document, "It did not rain"),)
    (forecast,) = (structs.replace(f, outcome="contradicted", evidence=evidence) for f in reading.forecasts)
    pile = make_pile(structs.replace(reading, forecasts=(forecast,)), entities=())
    (row,) = html.fromstring(write_pile(pile).read_bytes()).xpath("//section[@id='forecasts']//tbody/tr")

    assert [text_of(cell) for cell in row] == [
        "the report",
        "not said",
        "contradictedIt did not rain 1",
        "It will rain 1",
    ]


def test_signs_stand_where_words_begin_and_lead_to_the_rows_made_from_them(tree: HtmlElement) -> None:
    (sentence,) = tree.xpath("(//article)[1]//span[@class='s'][contains(., 'sail again')]")
    signs = [(a.get("class"), a.get("aria-label")) for a in sentence.find_class("at")]

    assert signs == [
        ("at statement", "words of Ada Lund"),
        ("at event planned", "event, planned: the ferry would sail again"),
        ("at forecast", "forecast of Ada Lund, open"),
    ]
    assert text_of(sentence.find_class("at")[0].getnext()) == "that"


def test_the_words_of_a_statement_are_marked_in_every_sentence_they_reach(tree: HtmlElement) -> None:
    marked = [text_of(span) for span in tree.xpath("(//article)[2]//*[starts-with(@class, 'm ')]")]

    assert marked[-4:] == ["came back", "It is gone,", "It will stay gone.", "We knew."]


def test_what_was_left_out_and_what_was_skipped_is_shown_with_the_reason(tree: HtmlElement) -> None:
    sources = tree.get_element_by_id("sources")

    assert "share link Share this" in text_of(sources)
    assert "scan.pdf read scan.pdf: holds no text" in text_of(sources)
    assert text_of(tree.xpath("//p[@class='warning']")[0]) == "1 report could not be read."


def test_dates_come_in_order_of_time_and_durations_last(tree: HtmlElement) -> None:
    rows = tree.xpath("//section[@id='dates']//tbody/tr/th")

    assert [text_of(row) for row in rows] == ["3 May 2019", "2021", "a year"]


def test_the_ledger_lists_the_sentences_that_gave_nothing_with_the_reason(tree: HtmlElement) -> None:
    ledger = tree.get_element_by_id("ledger")
    with_reason = {text_of(d.find("summary")): [text_of(li) for li in d.iter("li")] for d in ledger.iter("details")}

    assert with_reason["question: 1 sentence"] == ["Why not? 1"]
    assert with_reason["no name and no finding: 1 sentence"] == ["* Nobody knows for how long. 1"]


def test_an_actor_lists_the_sentences_that_name_it(tree: HtmlElement) -> None:
    row = tree.get_element_by_id(f"row-{FERRY}")
    targets = [tree.get_element_by_id(a.get("href")[1:]) for a in row.xpath(".//span[@class='places']/a[not(@class)]")]

    assert text_of(row[2]) == "4"
    assert len(targets) == 4
    assert all("erry" in text_of(target) for target in targets)


def test_a_long_table_folds_its_end(write_pile: Callable[[Pile], Path]) -> None:
    words = {f"{n} boats": {"value": float(n), "unit": "boat"} for n in range(100, 160)}
    text = "A count\n" + " ".join(f"There were {quote} then." for quote in words)
    tree = html.fromstring(write_pile(make_pile(read_by_hand(text, figures=words), entities=())).read_bytes())
    (details,) = tree.xpath("//section[@id='figures']//details[@class='more']")

    assert text_of(details.find("summary")) == "40 more rows"
    assert len(details.xpath(".//tbody/tr")) == 40
    assert len(tree.xpath("//section[@id='figures']//tbody/tr")) == 60


def test_what_a_report_says_of_itself_stays_text(hostile: Path) -> None:
    tree = html.fromstring(hostile.read_bytes())

    assert EVIL in tree.get_element_by_id("sources").text_content()
    assert tree.xpath("//script|//img|//b|//iframe|//i") == []
    assert hostile.read_text().count("<style>") == 1


def test_characters_that_turn_text_around_are_written_as_their_codes(hostile: Path) -> None:
    page = hostile.read_text()

    assert not set(OVERRIDE) & set(page) & {"\u202e", "\u2066", "\u200b"}
    assert "gpj.[U+202E]exe[U+2066] [U+200B]" in page


def test_a_pile_in_which_nothing_was_read_has_a_page_too(write_pile: Callable[[Pile], Path]) -> None:
    tree = html.fromstring(write_pile(make_pile(read_by_hand("Rain\nIt rained."), entities=())).read_bytes())

    assert text_of(tree.find(".//h1")) == "1 report"
    assert "No report gives a figure." in tree.text_content()
    assert "No report gives anyone an office." in tree.text_content()
    assert "No report gives anyone's words." in tree.text_content()
    assert "No report tells of an event." in tree.text_content()
    assert "No report makes a forecast." in tree.text_content()
    assert "1 report, from 1 outlet, 1 not dated to a year." in tree.text_content()


def test_the_stream_gets_text_that_a_utf_8_file_can_hold(hostile: Path) -> None:
    stream = StringIO()
    with Dossier(hostile.with_suffix(".dossier")) as dossier:
        write_page(dossier, stream)

    assert stream.getvalue().encode() == hostile.read_bytes()
