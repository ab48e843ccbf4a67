"""Spelling: names in several romanisations are one name, names of two persons are two."""

from typing import Any

import pytest

from conspectus.knowledge import Knowledge
from conspectus.rooms.resolve.persons import VARIANT
from conspectus.rooms.resolve.spelling import Speller, load_spelling
from tests.golden_cases import load_cases


@pytest.fixture(scope="session")
def speller(knowledge: Knowledge) -> Speller:
    return Speller(load_spelling(knowledge))


@pytest.mark.parametrize("case", load_cases("spellings"))
def test_persons_names_are_compared_as_a_reader_would(case: dict[str, Any], speller: Speller) -> None:
    score = speller.compare_persons(case["left"], case["right"])
    assert (score >= VARIANT) is case["is_one"], score


@pytest.mark.parametrize("case", load_cases("spellings"))
def test_comparing_is_the_same_both_ways(case: dict[str, Any], speller: Speller) -> None:
    assert speller.compare_persons(case["left"], case["right"]) == speller.compare_persons(case["right"], case["left"])


@pytest.mark.parametrize(
    ("left", "right", "is_one"),
    [
        ("Norvik GmbH", "Norvik AG", True),
        ("OAO Severprom", "Severprom", True),
        ("Banco Levante S.A.", "Banco Levante", True),
        ("Harbour Centre", "Harbor Center", True),
        ("Norvik Systems", "Norvik Foods", False),
        ("Reactor 1", "Reactor 2", False),
        ("Fund III", "Fund IV", False),
        ("Bank of the North", "Bank of the South", False),
    ],
)
def test_bodies_names_are_compared_without_legal_forms(
    left: str, right: str, *, is_one: bool, speller: Speller
) -> None:
    assert (speller.compare_bodies(left, right) >= 0.8) is is_one
