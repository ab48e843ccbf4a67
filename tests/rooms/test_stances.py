"""Stances: who judges whom, or which relation, how."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.knowledge import Knowledge
from conspectus.records import Reading, Stance, Statement
from conspectus.rooms.find.stances import find_stances, load_stance_cues
from tests.golden_cases import load_cases

Read = Callable[..., Reading]


def name_of(reading: Reading, entity: str | None) -> str:
    if entity in ("author", None):
        return entity or ""
    return next(e.name for e in reading.naming.entities if e.id == entity)


def only(reading: Reading) -> Stance:
    assert len(reading.stances) == 1, reading.stances
    return reading.stances[0]


@pytest.mark.parametrize("case", load_cases("stances"))
def test_a_sentence_tells_who_judges_whom_how(case: dict[str, Any], read: Read) -> None:
    reading = read(case["text"])
    found = [
        [name_of(reading, s.holder), *sorted(name_of(reading, e) for e in s.about), s.polarity] for s in reading.stances
    ]
    assert sorted(found, key=str) == case["expected"]


def test_a_stance_quotes_the_relation_and_what_is_said_of_it(read: Read) -> None:
    stance = only(read("In spring, relations between Serbia and Croatia became tense, said the radio."))
    assert stance.span.text == "relations between Serbia and Croatia became tense"


def test_a_judgement_of_a_relation_is_the_word_of_whoever_tells_of_it(read: Read) -> None:
    reading = read("Hungary said that relations between Serbia and Croatia were tense.")
    assert name_of(reading, only(reading).holder) == "Hungary"


def test_an_attitude_is_held_by_whoever_has_it_and_not_by_who_tells_of_it(read: Read) -> None:
    reading = read("Hungary said that Serbia distrusts Croatia.")
    assert name_of(reading, only(reading).holder) == "Serbia"


def test_a_judgement_inside_a_statement_is_its_speakers_word(read: Read, knowledge: Knowledge) -> None:
    reading = read("Relations between Serbia and Croatia are tense.")
    whole = reading.document.span(0, len(reading.document.text))
    statement = Statement("s-1", None, "a diplomat", None, (whole,), "indirect", None, None, (), 0)
    found = find_stances(structs.replace(reading, statements=(statement,)), load_stance_cues(knowledge))
    assert [stance.holder for stance in found] == [None]


def test_words_for_and_against_before_one_noun_make_it_mixed(read: Read) -> None:
    assert only(read("Serbia has close but difficult relations with Croatia.")).polarity == 0


def test_nobody_judges_himself(read: Read) -> None:
    assert read("Hungary said that Hungary was corrupt.").stances == ()


def test_a_judgement_is_kept_once_a_sentence(read: Read) -> None:
    assert only(read("Canada praised Denmark and thanked Denmark.")).polarity == 1


def test_three_pairs_have_ids_of_their_own(read: Read) -> None:
    reading = read("Kenya, Uganda and Rwanda met in Nairobi. They share common interests.")
    stances = [stance for stance in reading.stances if stance.sentence == 1]
    assert len(stances) == 3
    assert len({stance.id for stance in stances}) == 3
