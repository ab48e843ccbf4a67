"""Goals: who is said to want or to oppose what, by whose word and in which words."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.knowledge import Knowledge, Table
from conspectus.records import Goal, Reading, Statement
from conspectus.rooms.find.goals import find_goals, load_goal_cues
from tests.golden_cases import load_cases

Read = Callable[..., Reading]


def name_of(reading: Reading, entity: str) -> str:
    return next(e.name for e in reading.naming.entities if e.id == entity)


def only(reading: Reading) -> Goal:
    assert len(reading.goals) == 1, reading.goals
    return reading.goals[0]


@pytest.mark.parametrize("case", load_cases("goals"))
def test_a_sentence_tells_who_wants_what(case: dict[str, Any], read: Read) -> None:
    reading = read(case["text"])
    found = [[name_of(reading, g.actor), g.aim, g.object.text] for g in reading.goals]
    assert sorted(found, key=str) == case["expected"]


def test_a_goal_reaches_from_its_actor_to_the_end_of_what_is_wanted(read: Read) -> None:
    goal = only(read("On Monday Portugal refused to sell its airports, although the bank had asked for it."))
    assert goal.span.text == "Portugal refused to sell its airports"
    assert goal.span.start < goal.object.start
    assert goal.object.end == goal.span.end


def test_a_goal_of_an_actor_named_in_another_clause_begins_at_its_own_verb(read: Read) -> None:
    goals = read("Portugal sold its airports and hopes to sell its ports.").goals
    assert [goal.span.text for goal in goals] == ["hopes to sell its ports"]


def test_a_goal_is_the_word_of_whoever_tells_of_it(read: Read) -> None:
    reading = read("Spain said that Portugal wants to leave the pact.")
    assert name_of(reading, only(reading).holder or "") == "Spain"
    assert only(read("Portugal wants to leave the pact.")).holder == "author"


def test_a_goal_inside_a_statement_is_its_speakers_word(read: Read, knowledge: Knowledge) -> None:
    reading = read("Portugal wants to leave the pact.")
    whole = reading.document.span(0, len(reading.document.text))
    statement = Statement("s-1", "d/9", "a minister", None, (whole,), "indirect", None, None, (), 0)
    found = find_goals(structs.replace(reading, statements=(statement,)), load_goal_cues(knowledge))
    assert [goal.holder for goal in found] == ["d/9"]


def test_a_goal_has_the_time_that_its_clause_gives(read: Read) -> None:
    time = only(read("In 2031 Portugal tried to leave the pact.")).time
    assert time is not None
    assert time.earliest is not None
    assert time.earliest.year == 2031
    assert only(read("Portugal tried to leave the pact.")).time is None


def test_ids_do_not_depend_on_what_else_a_reading_names(read: Read, knowledge: Knowledge) -> None:
    reading = read("Kenya and Uganda plan to build a railway.")
    entities = tuple(structs.replace(e, id=f"e-{e.name}") for e in reading.naming.entities)
    old = {e.id: f"e-{e.name}" for e in reading.naming.entities}
    mentions = tuple(structs.replace(m, entity=old[m.entity]) for m in reading.naming.mentions)
    frames = tuple(
        structs.replace(
            f,
            arguments=tuple(
                structs.replace(a, phrase=structs.replace(a.phrase, entities=tuple(old[e] for e in a.phrase.entities)))
                for a in f.arguments
            ),
        )
        for f in reading.frames
    )
    naming = structs.replace(reading.naming, entities=entities, mentions=mentions)
    found = find_goals(structs.replace(reading, naming=naming, frames=frames), load_goal_cues(knowledge))
    assert sorted(goal.id for goal in found) == sorted(goal.id for goal in reading.goals)
    assert len({goal.id for goal in found}) == 2


def test_two_whom_one_pronoun_means_have_goals_with_ids_of_their_own(read: Read) -> None:
    goals = [g for g in read("Kenya and Uganda met in Nairobi. They plan to build a railway.").goals if g.sentence == 1]
    assert len({goal.actor for goal in goals}) == 2
    assert len({goal.id for goal in goals}) == 2


def test_a_users_verb_is_read(read: Read, knowledge: Knowledge) -> None:
    reading = read("Portugal is clamouring to leave the pact.")
    assert reading.goals == ()
    goals: Table = knowledge["goals"]
    clause = {**goals["clause"], "seeks": [*goals["clause"]["seeks"], "clamour"]}
    own = Knowledge({"goals": {**goals, "clause": clause}, "actors": knowledge["actors"]})
    assert [goal.object.text for goal in find_goals(reading, load_goal_cues(own))] == ["to leave the pact"]
