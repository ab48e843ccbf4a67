"""Statements: who says what, in which words, when, where and through whom."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.flow import Tools
from conspectus.records import Reading, Statement
from conspectus.rooms.find.statements import StatementCues, find_statements, load_statement_cues
from tests.golden_cases import load_cases

Read = Callable[..., Reading]
HEAD = "The port of Lima stays open\n\nLIMA, 8 May 2019 - Nothing else happened.\n\n"


def describe(statement: Statement, reading: Reading) -> dict[str, Any]:
    """Return a statement as the words that a golden case would use for it."""
    names = {entity.id: entity.name for entity in reading.naming.entities}
    numbers = {other.id: number for number, other in enumerate(reading.statements)}
    said = statement.said.earliest.isoformat() if statement.said and statement.said.earliest else "none"
    return {
        "speaker": names[statement.speaker] if statement.speaker else "none",
        "words": statement.speaker_text or "none",
        "cue": statement.cue.text if statement.cue else "none",
        "content": [piece.text for piece in statement.content],
        "manner": statement.manner,
        "said": said,
        "venue": statement.venue or "none",
        "about": [names[entity] for entity in statement.about],
        "inside": numbers[statement.inside] if statement.inside else "none",
        "rule": statement.rule,
    }


@pytest.mark.parametrize("case", load_cases("statements"))
def test_a_text_gives_its_statements(case: dict[str, Any], read: Read) -> None:
    reading = read(HEAD + case["text"])
    found = [describe(statement, reading) for statement in reading.statements]
    wanted = case["statements"]
    assert [one["content"] for one in found] == [one["content"] for one in wanted]
    for one, expected in zip(found, wanted, strict=True):
        assert {key: one[key] for key in expected} == expected


TEXT = (
    "Ana Ruiz said on Monday that prices “may fall soon”. “We won,” she told reporters. “It was hard.”\n"
    "According to the World Bank, the dam is safe, but critics called it a risk and urged Peru to close it.\n"
)


def test_spans_quote_their_text_and_stay_within_one_sentence(read: Read) -> None:
    reading = read(HEAD + TEXT)
    assert len(reading.statements) >= 4
    for statement in reading.statements:
        for span in [*statement.content, *([statement.cue] if statement.cue else [])]:
            assert reading.document.text[span.start : span.end] == span.text
        for piece in statement.content:
            around = [s for s in reading.sentences if s.start <= piece.start and piece.end <= s.end]
            assert len(around) == 1


def test_the_same_text_printed_twice_is_recorded_twice(read: Read) -> None:
    reading = read(HEAD + "Ana Ruiz said that prices fell. It rained. Ana Ruiz said that prices fell.")
    first, second = reading.statements
    assert first.content[0].text == second.content[0].text == "prices fell"
    assert first.id != second.id


def test_finding_again_gives_the_same_statements(read: Read, cues: StatementCues) -> None:
    reading = read(HEAD + TEXT)
    assert find_statements(reading, cues) == reading.statements


def test_ids_do_not_hang_on_the_ids_of_entities(read: Read, cues: StatementCues) -> None:
    reading = read(HEAD + TEXT)
    bare = structs.replace(reading, naming=structs.replace(reading.naming, entities=()))
    assert [s.id for s in find_statements(bare, cues)] == [s.id for s in reading.statements]


def test_a_reading_without_frames_has_no_statements(read: Read, cues: StatementCues) -> None:
    assert find_statements(structs.replace(read(HEAD + TEXT), frames=()), cues) == ()


@pytest.fixture(scope="session")
def cues(tools: Tools) -> StatementCues:
    return load_statement_cues(tools.knowledge)


@pytest.mark.parametrize(
    "text",
    [
        "“The dam fell, Ana Ruiz said. It was old.",
        'The dam fell," Ana Ruiz said. It was old.',
        "“The dam fell,\" Ana Ruiz said. 'It was old.",
        "”The dam fell“ said Ana Ruiz ” “ “.",
        "“The dam fell.\n“It was old.\nAna Ruiz left.",
    ],
)
def test_broken_marks_leave_no_mark_around_the_words(text: str, read: Read) -> None:
    for statement in read(HEAD + text).statements:
        assert statement.content
        assert all(piece.text.strip(" “”\"'.,") for piece in statement.content)
        assert not any(piece.text.startswith(("“", "”", '"')) for piece in statement.content)
