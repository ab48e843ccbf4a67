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

from conspectus.dossier import Dossier
from conspectus.records import Pile
from conspectus.web import write_page
from tests.web.piles import EVIL, FERRY, OVERRIDE, make_harbour_pile, make_pile, read_by_hand

ALLOWED_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "footer"),
    *("h1", "h2", "h3", "h4", "p", "div", "span", "a", "bdi", "strong", "br", "dl", "dt", "dd", "ul", "ol", "li"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "svg", "line", "path", "text"),
    *("fieldset", "legend", "label", "input"),
}


@pytest.fixture(params=["harbour", "hostile"])
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


def test_the_head_counts_what_the_views_hold(tree: HtmlElement, harbour: Path) -> None:
    shown = {text_of(div.find("dt")): int(div.findtext("dd")) for div in tree.xpath("//dl[@class='counts']/div")}
    with Dossier(harbour.with_suffix(".dossier")) as dossier:
        counts = dossier.counts()

    assert shown == {
        "Reports": counts.documents,
        "Actors": counts.entities,
        "Offices": counts.roles,
        "Figures": counts.figures,
        "Dates": counts.expressions,
        "Sentences": counts.used + counts.unused,
    }


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
        "1 uncertain figure: confidence under 0.5",
    ]
    assert all(details.get("open") is None for details in folded)
    assert "Perhaps Ltd" in text_of(folded[0])


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
    assert "1 report, from 1 outlet, 1 not dated to a year." in tree.text_content()


def test_the_stream_gets_text_that_a_utf_8_file_can_hold(hostile: Path) -> None:
    stream = StringIO()
    with Dossier(hostile.with_suffix(".dossier")) as dossier:
        write_page(dossier, stream)

    assert stream.getvalue().encode() == hostile.read_bytes()
