"""Ties: what whole sentences say of how their actors stand, and what is put together."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.flow import Tools
from conspectus.knowledge import Knowledge
from conspectus.records import Reading, Statement, Tie, Time
from conspectus.rooms.find.ties import find_ties, load_tie_cues
from tests.golden_cases import load_cases

Read = Callable[..., Reading]


def tell(tie: Tie, reading: Reading) -> str:
    """Write a tie as the golden cases do."""
    names = {e.id: e.name for e in reading.naming.entities}
    words = f"{names[tie.subject]} {tie.predicate} {names[tie.object]}"
    return ("not " if tie.polarity < 0 else "") + words + (f" @ {tell_time(tie.time)}" if tie.time else "")


def tell_time(time: Time) -> str:
    return f"{time.earliest or ''}..{time.latest or ''}"


@pytest.mark.parametrize("case", load_cases("ties"))
def test_ties_of_a_sentence(case: dict[str, Any], read: Read) -> None:
    reading = read(f"News\n\n3 March 2031\n\n{case['text']}")
    assert sorted(tell(t, reading) for t in reading.ties) == sorted(case["ties"])


def test_a_tie_said_twice_is_one_with_both_places(read: Read) -> None:
    reading = read("News\n\nChile is an ally of Peru. Peru's ally Chile objected.")
    (tie,) = reading.ties
    assert [m.text for m in tie.mentions] == ["Chile is an ally of Peru", "Peru's ally Chile"]


def test_mentions_quote_the_document(read: Read) -> None:
    reading = read("News\n\nNorway, a NATO member, owns Acme Corp., the operator of the Lima-Quito pipeline.")
    spots = [m for tie in reading.ties for m in tie.mentions]
    assert len(spots) > 2
    assert all(reading.document.text[m.start : m.end] == m.text for m in spots)


def test_a_tie_inside_a_statement_is_its_speakers_word(read: Read, tools: Tools) -> None:
    reading = read("News\n\nChile is an ally of Peru.")
    span = reading.document.span(reading.sentences[-1].start, reading.sentences[-1].end)
    said = Statement("s", None, "an aide", None, (span,), "indirect", None, None, (), 0)
    (tie,) = find_ties(structs.replace(reading, statements=(said,)), tools.finders.tie_cues)
    assert tie.holder is None


def test_another_speakers_word_is_another_tie(read: Read) -> None:
    reading = read("News\n\nChile is an ally of Peru. Kenya said that Chile is an ally of Peru.")
    names = {e.id: e.name for e in reading.naming.entities}
    assert [names.get(t.holder or "", t.holder) for t in reading.ties] == ["author", "Kenya"]


def test_ids_do_not_depend_on_what_comes_before_other_ties(read: Read, tools: Tools) -> None:
    reading = read("News\n\nChile is an ally of Peru. Ghana owns Acme Corp.")
    renamed = structs.replace(
        reading,
        naming=structs.replace(
            reading.naming,
            entities=tuple(structs.replace(e, id=f"x{e.id}") for e in reading.naming.entities),
            mentions=tuple(structs.replace(m, entity=f"x{m.entity}") for m in reading.naming.mentions),
        ),
        frames=reading.frames,
    )
    beside = {t.id for t in find_ties(renamed, tools.finders.tie_cues)}
    assert beside <= {t.id for t in reading.ties}


def test_every_tie_of_a_cue_has_kinds_for_both_ends(knowledge: Knowledge) -> None:
    cues = load_tie_cues(knowledge)
    said = {c.tie for table in (cues.verbs, cues.nouns, cues.adjectives) for found in table.values() for c in found}
    assert said | set(cues.complements.values()) | set(cues.compounds.values()) <= set(cues.kinds)
    assert cues.both <= set(cues.kinds)
