"""Questions: the commands of docs/questions.md bring up what they are said to bring up."""

import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WRITER = runpy.run_path(str(ROOT / "scripts" / "write_questions.py"))
QUESTIONS: list[dict[str, Any]] = WRITER["load_questions"]()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("questions")
    WRITER["build_piles"](path)
    return path


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["ask"])
def test_a_command_brings_up_its_evidence(question: dict[str, Any], folder: Path) -> None:
    shown = " ".join(WRITER["answer"](question, folder).split())
    assert [words for words in question["shows"] if words not in shown] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["ask"])
def test_a_question_stands_on_the_page_with_its_command(question: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "questions.md").read_text("utf-8")
    assert f"### {question['ask']}" in page
    assert f"$ conspectus {question['command']}" in page
