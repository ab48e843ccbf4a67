"""Clean: what is cut, what stays, and what a report says of itself."""

from typing import Any

import pytest

from conspectus.errors import UnreadableError
from conspectus.knowledge import Knowledge, load_knowledge
from conspectus.records import Cut, Document, Draft, Metadata
from conspectus.rooms.clean import clean_draft, load_cleaner
from conspectus.rooms.clean.repair import Spelling, repair_words
from tests.golden_cases import load_cases

KNOWLEDGE = load_knowledge()
CLEANER = load_cleaner(KNOWLEDGE)
STORY = "The ferry between the two islands will run again from Monday, its owner said."


def clean(text: str, metadata: Metadata | None = None, **fields: Any) -> Document:
    values: dict[str, Any] = {"path": "a.txt", "media": "text", **fields}
    return clean_draft(Draft(text=text, metadata=metadata or Metadata(), **values), CLEANER)


@pytest.mark.parametrize("case", load_cases("clean"))
def test_reports_come_out_as_recorded(case: dict[str, Any]) -> None:
    document = clean(case["text"])
    assert document.text.split("\n") == case.get("lines", document.text.split("\n"))
    for field in ("title", "outlet", "dateline", "translated_from"):
        assert getattr(document, field) == (
            None if case.get(f"no_{field}") else case.get(field, getattr(document, field))
        )
    assert list(document.authors) == case.get("authors", list(document.authors))
    assert [block.kind for block in document.blocks] == case.get("kinds", [block.kind for block in document.blocks])
    cut = [[c.reason, c.text] for c in document.left_out if c.reason != "markup"]
    assert cut == case.get("cut", cut)


@pytest.mark.parametrize("case", load_cases("clean_repairs"))
def test_words_are_repaired_as_recorded(case: dict[str, Any]) -> None:
    spelling = CLEANER.spelling
    known = Spelling(spelling.endings, spelling.compounds, frozenset(case.get("vocabulary", [])))
    assert repair_words(case["text"], known) == case["expected"]


def test_what_metadata_declares_comes_before_the_text() -> None:
    declared = Metadata(outlet="Island Radio", authors=("M. Ito",), published="2020-05-01", url="https://r.example/1")
    document = clean(f"Ferry runs again\nEva Holm\nDaily Post, 2020-05-02\n\n{STORY}", declared)
    assert (document.outlet, document.authors, document.declared) == ("Island Radio", ("M. Ito",), "2020-05-01")
    assert (document.url, document.dateline) == ("https://r.example/1", "2020-05-02")


def test_a_declared_title_that_the_text_does_not_show_is_not_put_into_it() -> None:
    document = clean(STORY, Metadata(title="Ferry back in service"))
    assert document.title == "Ferry back in service"
    assert document.text == STORY
    assert [block.kind for block in document.blocks] == ["paragraph"]


def test_a_declared_title_is_found_below_other_lines() -> None:
    document = clean(f"Isles and seas\n\nFerry back in service\n\n{STORY}", Metadata(title="Ferry Back in Service"))
    assert document.text.split("\n")[0] == "Ferry back in service"
    assert document.blocks[0].kind == "title"


def test_the_id_is_of_the_content_alone() -> None:
    first, second = (clean(STORY, path=path) for path in ("a.txt", "x/y.txt"))
    other = clean(STORY, Metadata(outlet="Island Radio"))
    assert first.id == second.id != other.id


def test_blocks_are_the_lines_of_the_text() -> None:
    document = clean(f"Ferry runs again\n\n{STORY}\n\n- It had been out\n- of order for a year.")
    assert [document.text[b.start : b.end] for b in document.blocks] == document.text.split("\n")


def test_a_text_in_another_language_is_refused() -> None:
    french = "Le ministre a déclaré mardi que les négociations reprendraient la semaine prochaine à Bruxelles."
    with pytest.raises(UnreadableError, match=r"a\.txt: language is fr; only English is read") as caught:
        clean(french)
    assert caught.value.stage == "clean"


def test_a_declared_language_is_believed() -> None:
    assert clean(STORY, Metadata(language="en-GB")).language == "en"
    with pytest.raises(UnreadableError, match="language is de"):
        clean(STORY, Metadata(language="de"))


def test_a_language_that_a_few_words_do_not_tell_is_unknown() -> None:
    assert clean("Ferry runs again.").language is None


def test_a_report_of_nothing_but_boilerplate_is_refused() -> None:
    with pytest.raises(UnreadableError, match="nothing but head lines and boilerplate"):
        clean("Share\n\nLeave a comment\n\nCopyright © 2020")


def test_what_reading_left_out_stays_in_the_list() -> None:
    document = clean(STORY, left_out=(Cut("Home", "outside the main text"),))
    assert document.left_out == (Cut("Home", "outside the main text"),)


def test_page_headers_and_numbers_of_a_pdf_are_cut_and_its_pages_joined() -> None:
    pages = [
        "Fisheries Review 1\nThe catch of herring fell for the third year in a row, and the\nboats stayed\n1",
        "Fisheries Review 2\nin port for eight of the thirty days that the season lasts, and\nthey blame the\n2",
        "Fisheries Review 3\nwater, which is two degrees warmer than it was when the survey\nbegan, or on seals.\n3",
    ]
    document = clean("\f".join(pages), path="a.pdf", media="pdf")
    headers = [cut.text for cut in document.left_out if cut.reason == "page header"]
    assert headers == ["Fisheries Review 1", "1", "Fisheries Review 2", "2", "Fisheries Review 3", "3"]
    assert "the boats stayed in port for eight of the thirty days" in document.text


def test_users_add_lines_and_outlets_of_their_own() -> None:
    boilerplate = {**KNOWLEDGE["boilerplate"]}
    boilerplate["lines"] = {**boilerplate["lines"], "slogan": ["all the isles, all the time"]}
    cleaner = load_cleaner(Knowledge({**{name: KNOWLEDGE[name] for name in KNOWLEDGE}, "boilerplate": boilerplate}))
    document = clean_draft(Draft("a.txt", "text", f"All the isles, all the time!\n\n{STORY}", Metadata()), cleaner)
    assert document.left_out == (Cut("All the isles, all the time!", "slogan"),)


def test_escapes_that_a_converter_left_in_a_page_are_taken_off() -> None:
    document = clean("Ferry sold\n\nThe town sold its ferry for \\$1.5 million on Monday in C:\\Docs.", media="html")
    assert document.text.endswith("for $1.5 million on Monday in C:\\Docs.")
