"""Events: which predicates are events, of what kind, who takes part, where, and which mentions are of one event."""

from collections.abc import Callable
from typing import Any

import pytest

from conspectus.errors import KnowledgeError
from conspectus.knowledge import Knowledge
from conspectus.records import Event, Reading
from conspectus.rooms.find.events import EventLexicon, find_events, load_event_lexicon
from conspectus.rooms.find.events.lexicon import KINDS
from tests.golden_cases import load_cases


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> EventLexicon:
    return load_event_lexicon(knowledge)


def write_event(event: Event, reading: Reading) -> str:
    names = {entity.id: entity.name for entity in reading.naming.entities}
    mentions = " + ".join(mention.span.text for mention in event.mentions)
    who = ", ".join(f"{names[part.entity]}/{part.role}" for part in event.participants)
    return f"{event.kind} | {mentions} | {who} | {names.get(event.place or '', '')}"


@pytest.mark.parametrize("case", load_cases("events"))
def test_text_tells_of_events(case: Any, read: Callable[..., Reading]) -> None:
    reading = read(case["text"])
    assert [write_event(event, reading) for event in reading.events] == case["events"]


def test_spans_quote_the_document(read: Callable[..., Reading]) -> None:
    reading = read("Chile and Peru signed a pact, and the pact was praised by the queen of Norway. She visited Lima.")
    spans = [mention.span for event in reading.events for mention in event.mentions]
    assert spans
    assert all(reading.document.text[span.start : span.end] == span.text for span in spans)


def test_ids_do_not_change_when_entities_are_numbered_anew(read: Callable[..., Reading], lexicon: EventLexicon) -> None:
    reading = read("Norway agreed to supply gas to Estonia. Estonia refused to pay.")
    assert [event.id for event in find_events(reading, lexicon)] == [event.id for event in reading.events]
    assert len({event.id for event in reading.events}) == len(reading.events) == 2


def test_label_names_whom_a_pronoun_means(read: Callable[..., Reading]) -> None:
    reading = read("Eva Lund, the chair of Nordbank, came to Riga. She resigned from the board in May.")
    assert "Eva Lund resigned from the board" in [event.label for event in reading.events]


def test_label_leads_with_the_planner_of_a_plan(read: Callable[..., Reading]) -> None:
    reading = read("Ericsson plans to build a plant in Estonia.")
    assert [event.label for event in reading.events] == ["Ericsson to build a plant in Estonia"]


def test_long_label_ends_with_a_whole_word(read: Callable[..., Reading]) -> None:
    tail = "the ministers of trade, fisheries, transport, energy, justice and finance of the northern provinces of Peru"
    reading = read(f"Eva Lund visited {tail}.")
    label = reading.events[0].label
    assert label.endswith(" …")
    assert len(label) < 105
    assert f"Eva Lund visited {tail}".startswith(label.removesuffix(" …"))


def test_title_and_text_tell_of_one_event(read: Callable[..., Reading]) -> None:
    side = b'{"title": "Volvo recalls 40,000 cars"}'
    reading = read("Volvo recalls 40,000 cars\n\nVolvo has recalled 40,000 cars, the firm said on Friday.", side=side)
    assert [len(event.mentions) for event in reading.events if event.kind == "OTHER"] == [2]


def test_mention_inside_a_statement_names_its_holder(read: Callable[..., Reading]) -> None:
    reading = read("Eva Lund said that Norway had closed the border with Russia.")
    mentions = [mention for event in reading.events for mention in event.mentions]
    inside = {statement.id: statement.speaker for statement in reading.statements}
    assert mentions
    assert all(mention.holder == inside.get(mention.statement or "", "author") for mention in mentions)


def test_no_event_is_told_twice_by_one_predicate(read: Callable[..., Reading]) -> None:
    reading = read("The board decided to start to prepare to close the plant in Ghana.")
    assert len(reading.events) == 1


@pytest.mark.parametrize("section", ["verbs", "nouns", "light"])
def test_word_under_two_kinds_is_refused(section: str, knowledge: Knowledge) -> None:
    tables = {name: dict(knowledge[name]) for name in knowledge}
    tables["events"] = {**tables["events"], section: {"AGREE": ["nod"], "REJECT": ["nod"]}}
    with pytest.raises(KnowledgeError, match="nod stands under AGREE and REJECT"):
        load_event_lexicon(Knowledge(tables))


def test_unknown_kind_is_refused(knowledge: Knowledge) -> None:
    tables = {name: dict(knowledge[name]) for name in knowledge}
    tables["events"] = {**tables["events"], "verbs": {"NODDING": ["nod"]}}
    with pytest.raises(KnowledgeError, match="NODDING is no kind of event"):
        load_event_lexicon(Knowledge(tables))


def test_all_words_have_plover_kinds(lexicon: EventLexicon) -> None:
    senses = [*lexicon.done_to_actors.values(), *lexicon.done_to_persons.values(), *lexicon.done_to_things.values()]
    senses += [kind for words in lexicon.before.values() for kind in words.values()]
    assert set(senses) <= {*KINDS, "NONE"}
    assert lexicon.stances <= set(KINDS)
