"""Links: what a text says depends on what, from the cause to what it brings about."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.knowledge import Knowledge
from conspectus.records import Link, Reading, Statement
from conspectus.rooms.find.links import find_links, load_link_cues
from tests.golden_cases import load_cases

Read = Callable[..., Reading]


def only(reading: Reading) -> Link:
    assert len(reading.links) == 1, reading.links
    return reading.links[0]


@pytest.mark.parametrize("case", load_cases("links"))
def test_a_sentence_tells_what_depends_on_what(case: dict[str, Any], read: Read) -> None:
    found = [[link.kind, link.source.text, link.target.text] for link in read(case["text"]).links]
    assert sorted(found, key=str) == case["expected"]


def test_an_end_leaves_out_what_belongs_to_the_connective(read: Read) -> None:
    link = only(read("On Monday, the bridge collapsed, mainly because of a flood."))
    assert (link.source.text, link.target.text) == ("a flood", "the bridge collapsed")


def test_an_end_stops_at_the_quotation_it_stands_in(read: Read) -> None:
    link = only(read('"The ferry sank because it was old," said the mayor of Split.'))
    assert (link.source.text, link.target.text) == ("it was old", "The ferry sank")


def test_a_condition_bears_on_what_is_said_and_not_on_the_saying(read: Read) -> None:
    link = only(read("If the leak is not mended, engineers said, the ferry will sink."))
    assert link.target.text == "the ferry will sink"


def test_ends_that_say_nothing_make_no_link(read: Read) -> None:
    assert read("The ferry sank. This led to a shortage.").links == ()


def test_a_sentence_that_follows_from_one_in_another_paragraph_makes_no_link(read: Read) -> None:
    assert read("Notes\n\nDemand has fallen.\n\nAs a result, the mill will close.").links == ()


def test_a_link_is_the_word_of_whoever_tells_of_it(read: Read) -> None:
    reading = read("Norway said that the drought had led to a famine.")
    holder = only(reading).holder
    assert [e.name for e in reading.naming.entities if e.id == holder] == ["Norway"]


def test_a_link_inside_a_statement_is_its_speakers_word(read: Read, knowledge: Knowledge) -> None:
    reading = read("The drought led to a famine.")
    whole = reading.document.span(0, len(reading.document.text))
    statement = Statement("s-1", "d/9", "a minister", None, (whole,), "indirect", None, None, (), 0)
    found = find_links(structs.replace(reading, statements=(statement,)), load_link_cues(knowledge))
    assert [link.holder for link in found] == ["d/9"]
