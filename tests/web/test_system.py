"""The system on the page: first page, state, change, disagreements, networks, coverage, what no one says."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from msgspec import structs

from conspectus.dossier import Dossier
from conspectus.model.lens import Lens, Subsystem
from conspectus.records import Pile, Rejected, Review, Reviewed, Target
from conspectus.web import write_page
from tests.web.piles import EVIL, day, find_span, make_pile, read_by_hand
from tests.web.strait import ENTITIES, IDA, NORVIK, TARNHOLM, VELMORA, add_findings
from tests.web.test_page import text_of

LENS = Lens(
    "strait",
    (
        Subsystem("energy", words=frozenset({"gas", "oil", "pipeline"})),
        Subsystem("alliances", kinds=frozenset({"ally_of"})),
        Subsystem("fishing", words=frozenset({"herring"})),
    ),
)


@pytest.fixture(scope="module")
def tree(strait: Path) -> HtmlElement:
    return write(strait, LENS)


def write(path: Path, lens: Lens | None = None) -> HtmlElement:
    stream = StringIO()
    with Dossier(path.with_suffix(".dossier")) as dossier:
        write_page(dossier, stream, lens=lens)
    return html.fromstring(stream.getvalue())


def list_texts(tree: HtmlElement, path: str) -> list[str]:
    return [text_of(element) for element in tree.xpath(path)]


# ---------------------------------------------------------------- the first page


def test_the_first_page_says_what_the_pile_is(tree: HtmlElement) -> None:
    lede = text_of(tree.find_class("lede")[0])

    assert lede.startswith("3 reports, from 3 outlets, published March 2015 to June 2019.")
    assert "1 report repeats another: 2 independent sources." in lede


def test_the_first_page_gives_every_subsystem_a_few_lines_or_says_that_none_is_said(tree: HtmlElement) -> None:
    cards = {
        text_of(card.find("h4")): list_texts(card, ".//li|.//p[@class='unsaid']") for card in tree.find_class("card")
    }

    assert list(cards) == ["Energy", "Alliances", "Fishing"]
    assert cards["Energy"][0] == "gas: Velmora → Tarnholm via Skarn pipeline (stopped) said 2019 123"
    assert cards["Energy"][1].startswith("Norvik seeks: a second pipeline; but Ida Solheim opposes: a second pipeline")
    assert all(len(lines) <= 3 for lines in cards.values())
    assert cards["Fishing"] == ["not said"]


def test_the_first_page_quotes_both_sides_of_a_conflict_and_leads_to_it(tree: HtmlElement) -> None:
    (conflict,) = tree.xpath("//section[@id='glance']//div[@class='versus conflict']")

    assert text_of(conflict.find("p")) == "Capacity How much?"
    assert [text_of(a) for a in conflict.xpath(".//a[@class='quote']")] == ["4 million tonnes", "3 million tonnes"]
    assert tree.get_element_by_id(conflict.xpath("./p/a/@href")[0][1:]).get("class") == "versus conflict"


def test_the_first_page_says_what_changed_and_counts_what_no_one_says(tree: HtmlElement) -> None:
    glance = tree.get_element_by_id("glance")

    assert list_texts(glance, ".//div[@class='versus update']/p[1]") == ["Velmora and Tarnholm"]
    assert list_texts(glance, ".//details/summary")[0] == "A figure without a year 2"
    assert all(details.get("open") is None for details in glance.iter("details"))


# ---------------------------------------------------------------- state and change


def test_a_line_of_the_state_leads_to_the_sentence_that_says_it(tree: HtmlElement) -> None:
    (line,) = tree.xpath("//section[@id='state']//li[contains(., 'gas: Velmora')]")
    targets = [text_of(tree.get_element_by_id(link[1:])) for link in line.xpath(".//a[@class='source']/@href")]

    assert "(stopped)" in text_of(line)
    assert targets == [
        "Velmora sends gas to Tarnholm through the Skarn pipeline.",
        "Velmora has stopped the gas for Tarnholm.",
        "Velmora has stopped the gas for Tarnholm.",
    ]


def test_a_tie_that_was_ended_is_no_longer_in_the_state(tree: HtmlElement) -> None:
    assert not any("ally" in line for line in list_texts(tree, "//section[@id='state']//li"))


def test_parts_that_nobody_speaks_of_are_not_said(tree: HtmlElement) -> None:
    fishing = tree.xpath("//section[@id='state']/details[contains(summary, 'Fishing')]")[0]

    assert text_of(fishing.find_class("silent")[0]).startswith("Not said: ties, flows, offices, agreements")


def test_without_a_lens_the_subsystems_are_said_to_be_proposed(strait: Path, tree: HtmlElement) -> None:
    proposed = write(strait)

    assert "topics proposed from the pile" in text_of(proposed.get_element_by_id("state"))
    assert "topics proposed from the pile" not in text_of(tree.get_element_by_id("state"))


def test_change_sets_the_first_year_beside_the_last_day(tree: HtmlElement) -> None:
    change = tree.get_element_by_id("change")
    shifts = {
        text_of(h): [
            text_of(d.find("summary")) + ": " + text_of(d.xpath(".//li")[0]) for d in h.itersiblings("details")
        ]
        for h in change.iter("h3")
    }

    assert "31 December 2015" in text_of(change)
    assert "2 June 2019" in text_of(change)
    assert shifts["Energy"][0] == (
        "Says another thing 1: Flows gas: Velmora → Tarnholm via Skarn pipeline (running) said 2015 1 → "
        "gas: Velmora → Tarnholm via Skarn pipeline (stopped) said 2019 123"
    )
    assert shifts["Alliances"][0].startswith("No longer told as in force 1: Ties Velmora is an ally of Tarnholm")


def test_an_undated_pile_has_no_state_and_every_link_of_its_page_leads_somewhere(
    write_pile: Callable[[Pile], Path],
) -> None:
    path = write_pile(
        make_pile(read_by_hand("Rain\nIt rained 3 mm.", figures={"3 mm": {"measure": "rain"}}), entities=())
    )
    undated = write(path, LENS)
    ids = set(undated.xpath("//@id"))

    assert "No report is dated" in text_of(undated.get_element_by_id("state"))
    assert [link for link in undated.xpath("//a/@href") if link[1:] not in ids] == []


# ---------------------------------------------------------------- disagreements


def test_a_conflict_says_its_question_reason_doubt_and_how_many_sources(tree: HtmlElement) -> None:
    (conflict,) = tree.xpath("//section[@id='disagreements']//div[@class='versus conflict']")

    assert text_of(conflict.find("p")) == "Capacity How much?"
    assert [text_of(side) for side in conflict.iter("li")] == [
        "4 million tonnes 1 capacity · Tarn Herald, 2 March 2015",
        "3 million tonnes 2 capacity · Inland Post, 1 June 2019",
    ]
    assert text_of(conflict.find_class("reason")[0]) == (
        "No value fits both: Tarn Herald (2 March 2015): 4; Inland Post (1 June 2019): 3. "
        "2 independent sources a different measure?"
    )


def test_an_uncertain_comparison_is_folded_away(tree: HtmlElement) -> None:
    agreement = tree.get_element_by_id("agreement")

    assert text_of(agreement.xpath("./details/summary")[0]) == "1 uncertain comparison: confidence under 0.5"
    assert "within one source" in text_of(agreement)


# ---------------------------------------------------------------- networks


def test_a_flow_that_runs_is_drawn_full_and_one_that_does_not_broken(tree: HtmlElement) -> None:
    picture = tree.xpath("//section[@id='flows']//svg")[0]
    looks = {text_of(g): g.get("class") for g in picture.iter("g")}

    assert looks == {
        "gas": "label running",
        "gas (stopped)": "label idle",
        "oil (possible)": "label idle",
        "not said": "box unknown",
    }
    assert {path.get("class") for path in picture.iter("path")} == {
        "way running",
        "head running",
        "way idle",
        "head idle",
    }


def test_the_table_says_what_the_picture_of_flows_shows(tree: HtmlElement) -> None:
    rows = [[text_of(cell) for cell in row][:3] for row in tree.xpath("//section[@id='flows']/table/tbody/tr")]

    assert rows[0] == ["gas", "Velmora → Skarn pipeline → Tarnholm", "running"]
    assert ["oil", "not said → Tarnholm", "possible"] in rows


def test_an_uncertain_flow_is_listed_in_a_fold_and_not_drawn(tree: HtmlElement) -> None:
    flows = tree.get_element_by_id("flows")

    assert "coal" not in text_of(flows.xpath(".//svg")[0])
    assert "coal" in text_of(flows.find_class("uncertain")[0])


def test_help_and_harm_differ_by_their_mark_as_well_as_by_their_colour(tree: HtmlElement) -> None:
    signs = {text_of(g): g.get("class") for g in tree.xpath("//section[@id='influence']//svg//g")}

    assert signs == {"+": "label plus", "− 2": "label minus"}


def test_a_box_says_how_much_its_actor_wants_and_leads_to_it(tree: HtmlElement) -> None:
    (box,) = tree.xpath("//section[@id='influence']//a[contains(@class, 'box')][contains(., 'Norvik')]")
    aims = tree.get_element_by_id(box.get("href")[1:])

    assert [text_of(line) for line in box.iter("text")] == ["Norvik", "seeks 1"]
    assert text_of(aims) == "Norvik 1 seeks a second pipeline 1"
    assert (box.get("href"), tree.get_element_by_id(f"aims-{IDA}") is not None) == (f"#aims-{NORVIK}", True)


def test_words_of_a_relation_are_signed_and_lead_to_its_row(tree: HtmlElement) -> None:
    signs = tree.xpath("//article//a[contains(@class, 'at relation')]")

    assert [(a.get("aria-label"), text_of(tree.get_element_by_id(a.get("href")[1:]))[:22]) for a in signs[:2]] == [
        ("relation: gas: Velmora → Tarnholm via Skarn pipeline (running)", "gas Velmora → Skarn pi"),
        ("relation: Velmora is an ally of Tarnholm", "Velmora is an ally of "),
    ]


def test_trade_told_both_ways_by_the_same_words_is_one_row_and_one_arrow(write_pile: Callable[[Pile], Path]) -> None:
    reading = read_by_hand("Fish\nThe two trade in fish.", published=day("2015-03-02"))
    there = add_findings(reading, flows={"trade in fish": {"good": "fish", "source": VELMORA, "target": TARNHOLM}})
    (flow,) = there.flows
    back = structs.replace(flow, id="w-back", source=TARNHOLM, target=VELMORA)
    both = structs.replace(there, flows=(flow, back))
    page = write(write_pile(make_pile(both, entities=ENTITIES)), LENS)

    assert list_texts(page, "//section[@id='flows']//tbody/tr/td[1]") == ["Tarnholm ↔ Velmora"]
    assert len(page.xpath("//section[@id='flows']//path[starts-with(@class, 'head')]")) == 2
    assert len(page.xpath("//article//a[contains(@class, 'at relation')]")) == 1


def test_ties_and_dependence_are_listed_with_their_words(tree: HtmlElement) -> None:
    ties = [text_of(row) for row in tree.xpath("//section[@id='ties']//tbody/tr")]

    assert [tie.split(" Velmora is")[0] for tie in ties] == [
        "Velmora is an ally of Tarnholm",
        "Velmora is no ally of Tarnholm",
        "Velmora is no ally of Tarnholm",
    ]
    assert list_texts(tree, "//section[@id='dependence']//li") == ["Drought 1 is a cause of the shortage 1"]


# ---------------------------------------------------------------- coverage, alone, gaps, reprints


def test_the_matrix_counts_what_each_report_has_and_dots_what_it_leaves_out(tree: HtmlElement) -> None:
    rows = {
        text_of(row[0]): [text_of(cell) for cell in row[1:]]
        for row in tree.xpath("//section[@id='coverage']//tbody/tr")
    }

    assert rows["Alliances"] == ["1", "1", "1", "2"]
    assert rows["Energy"][-1] == "2"


def test_what_one_source_only_says_stands_under_it(tree: HtmlElement) -> None:
    groups = {text_of(d.find("summary")): list_texts(d, ".//li") for d in tree.xpath("//section[@id='alone']/details")}

    assert "Ida Solheim judges Norvik well 1" in next(v for k, v in groups.items() if k.startswith("1 Tarn Herald"))
    assert not any(summary.startswith("3 Wire") for summary in groups)


def test_gaps_stand_by_what_is_missing(tree: HtmlElement) -> None:
    groups = {text_of(d.find("summary")): list_texts(d, ".//li") for d in tree.xpath("//section[@id='gaps']/details")}

    assert groups["A figure without a year 2"][0] == "capacity: 4 million tonnes 1"


def test_a_reprint_says_how_much_it_repeats_and_which_sentences_differ(tree: HtmlElement) -> None:
    (row,) = tree.xpath("//h3[@id='reprints']/following-sibling::ul[1]/li")

    assert text_of(row).startswith("3 Wire repeats 2 Inland Post: 90 % of its words, 2 sentences.")
    assert [text_of(cell) for cell in row.xpath(".//tbody/tr/td")] == ["The line holds 2", "The line now holds 3"]


# ---------------------------------------------------------------- any pile


def test_the_same_dossier_and_lens_give_the_same_bytes(strait: Path) -> None:
    assert html.tostring(write(strait, LENS)) == html.tostring(write(strait, LENS))


def test_names_and_words_in_pictures_and_comparisons_stay_text(hostile: Path) -> None:
    tree = html.fromstring(hostile.read_bytes())
    shown = {
        name: tree.get_element_by_id(name).text_content() for name in ("flows", "influence", "disagreements", "ties")
    }

    assert EVIL in shown["flows"]
    assert EVIL in shown["disagreements"]
    assert "onerror" in shown["influence"]
    assert (
        tree.xpath(
            "//svg//*[not(self::path or self::rect or self::text or self::g or self::a or self::line or self::svg)]"
        )
        == []
    )


def test_trade_told_both_ways_is_one_line_of_the_state(write_pile: Callable[[Pile], Path]) -> None:
    reading = read_by_hand("Fish\nThe two trade in fish.", published=day("2015-03-02"))
    there = add_findings(reading, flows={"trade in fish": {"good": "fish", "source": VELMORA, "target": TARNHOLM}})
    back = structs.replace(there.flows[0], id="w-back", source=TARNHOLM, target=VELMORA)
    both = structs.replace(there, flows=(*there.flows, back))
    page = write(write_pile(make_pile(both, entities=ENTITIES)), LENS)

    assert list_texts(page, "//section[@id='state']//li") == ["fish: Tarnholm ↔ Velmora (running) said 2015 1"]


def test_what_people_decided_is_listed_with_its_reason_and_what_was_taken_out(
    write_pile: Callable[[Pile], Path],
) -> None:
    reading = read_by_hand("Fish\nHerring is cheap. Cod is dear.", names={"Cod": NORVIK}, published=day("2015-03-02"))
    named = Review("correct", (Target(NORVIK),), field="name", value="Norvik", note="its own name")
    done = (Reviewed(1, named, (NORVIK,)), Reviewed(2, Review("reject", (Target("ev-1"),)), ("ev-1",)))
    taken = Rejected("ev-1", "event", 2, (find_span(reading.document, "Herring is cheap"),), "{}")
    pile = structs.replace(make_pile(reading, entities=ENTITIES), reviewed=done, rejected=(taken,))
    page = write(write_pile(pile), LENS)

    assert list_texts(page, "//section[@id='reviews']//li") == [
        "1. corrected Norvik name: Norvik because: its own name",
        "2. rejected Herring is cheap 1",
    ]


def test_a_pile_that_nobody_reviewed_has_no_section_of_reviews(tree: HtmlElement) -> None:
    assert tree.xpath("//*[@id='reviews']") == []
