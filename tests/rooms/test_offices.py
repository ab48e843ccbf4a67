"""Offices: noun phrases give persons the offices that a reader would say they have, and no others."""

from collections.abc import Callable
from typing import Any

import pytest

from conspectus.knowledge import Knowledge
from conspectus.records import Document, Entity, Mention, Office, Sentence
from conspectus.rooms.names.offices import find_offices, load_office_titles
from tests.golden_cases import load_cases


def name_by_hand(
    sentences: tuple[Sentence, ...], text: str, names: dict[str, str], adjectives: dict[str, str]
) -> tuple[list[Mention], list[Entity]]:
    """Mark every occurrence of the given names, so that no other rule of naming is tested here."""
    mentions = []
    for surface, entity, form in [(n, n, "name") for n in names] + [(w, s, "adjective") for w, s in adjectives.items()]:
        at = text.find(surface)
        while at >= 0:
            if not any(m.start <= at < m.end for m in mentions):
                sentence = next(s.index for s in sentences if s.start <= at < s.end)
                mentions.append(Mention(at, at + len(surface), surface, entity, form, sentence))
            at = text.find(surface, at + 1)
    entities = [Entity(name, kind, name) for name, kind in names.items()]
    return sorted(mentions, key=lambda m: m.start), entities


@pytest.fixture(scope="session")
def offices_of(
    knowledge: Knowledge, make_document: Callable[..., Document], parse: Callable[[Document], tuple[Sentence, ...]]
) -> Callable[[dict[str, Any]], tuple[Office, ...]]:
    titles = load_office_titles(knowledge)

    def run(case: dict[str, Any]) -> tuple[Office, ...]:
        sentences = parse(make_document(case["text"]))
        mentions, entities = name_by_hand(sentences, case["text"], case["names"], case.get("adjectives", {}))
        return find_offices(sentences, mentions, entities, titles)

    return run


@pytest.mark.parametrize("case", load_cases("offices"))
def test_offices_are_those_a_reader_would_give(case: dict[str, Any], offices_of: Any) -> None:
    found = [[o.person, o.role, o.of or "", *([True] if o.is_former else [])] for o in offices_of(case)]
    assert sorted(found) == sorted(case["offices"])


@pytest.mark.parametrize("case", load_cases("offices"))
def test_an_office_covers_its_person_and_its_title(case: dict[str, Any], offices_of: Any) -> None:
    for office in offices_of(case):
        quote = case["text"][office.start : office.end]
        assert office.person in quote
        assert office.role.split()[-1] in quote
