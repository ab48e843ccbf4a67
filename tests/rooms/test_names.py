"""Names: what is recorded of whom, and who is who in a document."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conspectus.knowledge import Knowledge
from conspectus.records import Document, Naming, Sentence
from conspectus.rooms.names import Namer, load_namer, read_names
from tests.golden_cases import load_cases


@pytest.fixture(scope="session")
def namer(knowledge: Knowledge) -> Namer:
    return load_namer(knowledge)


@pytest.fixture(scope="session")
def name_text(
    namer: Namer, make_document: Callable[..., Document], parse: Callable[[Document], tuple[Sentence, ...]]
) -> Callable[[str], Naming]:
    def run(text: str) -> Naming:
        document = make_document(text)
        return read_names(document, parse(document), namer)

    return run


def list_surfaces(naming: Naming) -> dict[str, set[str]]:
    """Return the surfaces in form "name" of each entity."""
    found: dict[str, set[str]] = {}
    for mention in naming.mentions:
        if mention.form == "name":
            found.setdefault(mention.entity, set()).add(mention.text)
    return found


@pytest.mark.parametrize("case", load_cases("names"))
def test_names_are_those_an_analyst_records(case: dict[str, Any], name_text: Callable[[str], Naming]) -> None:
    naming = name_text(case["text"])
    kinds = {entity.id: entity.kind for entity in naming.entities}
    found = {m.text: kinds[m.entity] for m in naming.mentions if m.form == "name"}
    assert found == case["names"]


@pytest.mark.parametrize("case", load_cases("names_seats"))
def test_a_capital_is_a_government_or_a_place(case: dict[str, Any], name_text: Callable[[str], Naming]) -> None:
    naming = name_text(case["text"])
    kinds = {entity.id: entity.kind for entity in naming.entities}
    assert [kinds[m.entity] for m in naming.mentions if m.text == case["seat"]] == [case["is"]]


@pytest.mark.parametrize("case", load_cases("names_identity"))
def test_names_of_one_thing_are_one_entity(case: dict[str, Any], name_text: Callable[[str], Naming]) -> None:
    found = sorted(sorted(surfaces) for surfaces in list_surfaces(name_text(case["text"])).values())
    assert found == sorted(sorted(group) for group in case["groups"])


@pytest.mark.parametrize("case", load_cases("names_references"))
def test_titles_and_pronouns_refer(case: dict[str, Any], name_text: Callable[[str], Naming]) -> None:
    naming = name_text(case["text"])
    names = {entity.id: entity.name for entity in naming.entities}
    for word, occurrence, expected in case["refers"]:
        at = [match.start() for match in re.finditer(rf"\b{word}\b", case["text"])][occurrence - 1]
        found = {names[m.entity] for m in naming.mentions if m.start <= at < m.end and m.form in ("title", "pronoun")}
        assert expected in found if expected else not found


def test_a_state_has_its_common_name_and_code(name_text: Callable[[str], Naming]) -> None:
    naming = name_text("Kyiv and Ankara spoke. The U.K. and Türkiye agreed.")
    assert {(e.name, e.ids["iso3166"]) for e in naming.entities} == {
        ("Ukraine", "UA"),
        ("Turkey", "TR"),
        ("United Kingdom", "GB"),
    }


def test_adjectives_are_mentions_of_their_state(name_text: Callable[[str], Naming]) -> None:
    naming = name_text("Two Peruvians bought a Chilean mine.")
    names = {entity.id: entity.name for entity in naming.entities}
    assert [(m.text, m.form, names[m.entity]) for m in naming.mentions] == [
        ("Peruvians", "adjective", "Peru"),
        ("Chilean", "adjective", "Chile"),
    ]


def test_ids_count_entities_in_order_of_first_mention(name_text: Callable[[str], Naming]) -> None:
    naming = name_text("Ghana thanked Togo. Togo thanked Benin and Ghana.")
    numbers = [int(entity.id.rsplit("/", 1)[1]) for entity in naming.entities]
    assert numbers == [1, 2, 3]
    assert [e.name for e in naming.entities] == ["Ghana", "Togo", "Benin"]


def test_every_occurrence_is_a_mention(name_text: Callable[[str], Naming]) -> None:
    text = "Airtel rose. Then Airtel fell, and Airtel's rivals with Airtel."
    assert [m.start for m in name_text(text).mentions if m.form == "name"] == [0, 18, 35, 56]


def test_a_guess_is_less_sure_than_what_words_say(name_text: Callable[[str], Naming]) -> None:
    naming = name_text("The Zambian Water Commission met Wendkuni Sawo beside Quelba Dirit.")
    confidence = {entity.name: entity.confidence for entity in naming.entities}
    assert confidence["Quelba Dirit"] < 0.7 < confidence["Zambian Water Commission"]


WORDS = """
Kenya Kenyan President Ana Ruiz the of and , . - / ' “ ” ( ) & U.S. BBC Bank Treaty Sea North he its two leaders company
said in to on 5 11th COP30 el bin Kim Bom suk A É
"""


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(words=st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=25))
def test_mentions_quote_their_text_whatever_it_is(words: list[str], name_text: Callable[[str], Naming]) -> None:
    text = " ".join(words)
    naming = name_text(text)
    ids = {entity.id for entity in naming.entities}
    for mention in naming.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.entity in ids
    names = [(m.start, m.end) for m in naming.mentions if m.form in ("name", "adjective")]
    assert all(left[1] <= right[0] for left, right in pairwise(names))


def test_the_same_text_gives_the_same_naming(name_text: Callable[[str], Naming]) -> None:
    text = "Peru and Bolivia met. The two countries and Lima's port authority (LPA) agreed with Ana Ruiz; she left."
    assert name_text(text) == name_text(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Norvik ASA lost money. The company's chief executive, Aki Sato, resigned.", "Norvik ASA"),
        ("Delta Metall and Norvik ASA met. Norvik lost. Aki Sato, chief executive of the company, wept.", "Norvik ASA"),
        ("Delta Metall and Norvik ASA met. Aki Sato, chief executive of the company, wept.", None),
    ],
)
def test_an_office_is_of_the_body_that_a_title_beside_it_means(
    text: str, body: str | None, name_text: Callable[[str], Naming]
) -> None:
    naming = name_text(text)
    names = {entity.id: entity.name for entity in naming.entities}
    assert [names[o.of] if o.of else None for o in naming.offices if names[o.person] == "Aki Sato"] == [body]


@pytest.mark.parametrize("text", ["Jr. said so.", "“Jr.,” said Mr. Jr. - Sr.", "Dr. - and Mrs. -", "X’s III met IV."])
def test_words_that_are_no_name_by_themselves_stop_nothing(text: str, name_text: Callable[[str], Naming]) -> None:
    assert name_text(text).mentions is not None
