"""Flows: what whole sentences say moves, from whom to whom, and how far it has come."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.flow import Tools
from conspectus.knowledge import Knowledge
from conspectus.records import Flow, Reading, Statement
from conspectus.rooms.find.flows import find_flows
from tests.golden_cases import load_cases

Read = Callable[..., Reading]


def tell(flow: Flow, reading: Reading) -> str:
    """Write a flow as the golden cases do."""
    names = {e.id: e.name for e in reading.naming.entities}
    figures = {f.id: f.span.text for f in reading.figures}
    via = ", ".join(names[v] for v in flow.via)
    ends = f"{names.get(flow.source or '', '-')} > {via} > {names.get(flow.target or '', '-')}"
    words = f"{flow.good}: {' '.join(ends.split())}, {flow.status}"
    words += f" = {figures[flow.figure]}" if flow.figure else ""
    return words + (f" @ {flow.time.earliest or ''}..{flow.time.latest or ''}" if flow.time else "")


@pytest.mark.parametrize("case", load_cases("flows"))
def test_flows_of_a_sentence(case: dict[str, Any], read: Read) -> None:
    reading = read(f"News\n\n3 March 2031\n\n{case['text']}")
    assert sorted(tell(f, reading) for f in reading.flows) == sorted(case["flows"])


def test_a_flow_quotes_the_document(read: Read) -> None:
    reading = read("News\n\nKenya sold 20 tonnes of tea to Sudan and bought Sudanese cotton from Egypt.")
    assert len(reading.flows) == 2
    for flow in reading.flows:
        assert reading.document.text[flow.span.start : flow.span.end] == flow.span.text
        assert flow.good in flow.span.text


def test_several_ends_make_a_flow_each(read: Read) -> None:
    reading = read("News\n\nKenya exports tea to Sudan and Egypt.")
    assert sorted(tell(f, reading) for f in reading.flows) == [
        "tea: Kenya > > Egypt, running",
        "tea: Kenya > > Sudan, running",
    ]


def test_a_flow_inside_a_statement_is_its_speakers_word(read: Read, tools: Tools) -> None:
    reading = read("News\n\nKenya sells tea to Sudan.")
    span = reading.document.span(reading.sentences[-1].start, reading.sentences[-1].end)
    said = Statement("s", None, "an aide", None, (span,), "indirect", None, None, (), 0)
    (flow,) = find_flows(structs.replace(reading, statements=(said,)), tools.finders.flow_cues)
    assert flow.holder is None


def test_known_goods_are_in_the_singular(knowledge: Knowledge) -> None:
    goods = [word for words in knowledge["flows"]["goods"].values() for word in words]
    assert len(goods) > 300
    assert all(word == word.casefold() for word in goods)
