"""Resolve: who is who across reports, whatever their order and names, and nobody merged on a family name alone."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from conspectus.knowledge import Knowledge, load_knowledge
from conspectus.records import (
    Dating,
    Document,
    Entity,
    Extent,
    Kind,
    Mention,
    Naming,
    Office,
    Published,
    Reading,
    Role,
    Time,
    make_id,
)
from conspectus.rooms.resolve import Resolution, Resolver, load_resolver, resolve_entities

UNKNOWN = Time(None, None, "open")
Names = dict[str, tuple[Kind, str]]  # surface -> kind and local name; surfaces of one name are one entity


def make_reading(
    text: str, names: Names, offices: dict[str, tuple[str, str | None]] | None = None, path: str = "a.txt"
) -> Reading:
    """Make a reading by hand: each surface is marked where it first stands; states carry an identifier."""
    document = Document(make_id("d", text), path, None, None, (), "en", None, text, ())
    local: dict[tuple[str, str], str] = {}
    for kind, name in names.values():
        local.setdefault((kind, name), f"{document.id}/{len(local)}")
    entities = tuple(
        Entity(number, kind, name, (), {"iso": name} if kind == "state" else {})
        for (kind, name), number in local.items()
    )  # type: ignore[arg-type]
    mentions = []
    for surface in sorted(names, key=len, reverse=True):
        start = text.index(surface)
        while any(m.start <= start < m.end for m in mentions):
            start = text.index(surface, start + 1)
        mentions.append(Mention(start, start + len(surface), surface, local[names[surface]], "name", 0))
    held = tuple(
        Office(local[names[surface]], title, local[names[body]] if body else None, 0, 5, 0)
        for surface, (title, body) in (offices or {}).items()
    )
    naming = Naming(entities, tuple(sorted(mentions, key=lambda m: m.start)), held)
    roles = tuple(Role(make_id("r", o.role), o.person, o.role, o.of, UNKNOWN, document.span(0, 5), 0) for o in held)
    extents = (Extent(0, 0, len(text), 0),)
    return Reading(document, extents, naming, Dating(Published(UNKNOWN, "content")), (), roles)


GHANA: dict[str, tuple[Kind, str]] = {
    "Ghana": ("state", "Ghana"),
    "Electoral Commission": ("organization", "Electoral Commission"),
}

COUNT = make_reading(
    "Ghana's Electoral Commission chair Jeanne Mensa-Owusu and party leader Kofi Adjei met the "
    "West African Vote Watch (WAVW).",
    GHANA
    | {
        "Jeanne Mensa-Owusu": ("person", "Jeanne Mensa-Owusu"),
        "Kofi Adjei": ("person", "Kofi Adjei"),
        "West African Vote Watch": ("organization", "West African Vote Watch"),
        "WAVW": ("organization", "West African Vote Watch"),
    },
    {"Jeanne Mensa-Owusu": ("chair", "Electoral Commission"), "Kofi Adjei": ("party leader", None)},
)
DISPUTE = make_reading(
    "In Ghana the Electoral Commission heard from WAVW. Adjei called the count false; Jean Mensa Owusu denied it.",
    GHANA
    | {
        "WAVW": ("organization", "WAVW"),
        "Adjei": ("person", "Adjei"),
        "Jean Mensa Owusu": ("person", "Jean Mensa Owusu"),
    },
    {"Jean Mensa Owusu": ("chair", None)},
)
COURT = make_reading(
    "Ghana's Electoral Commission was sued by Ama Adjei and by Kofi Adjey, who is no relation of hers.",
    GHANA | {"Ama Adjei": ("person", "Ama Adjei"), "Kofi Adjey": ("person", "Kofi Adjey")},
    {"Kofi Adjey": ("party leader", None)},
)
MERGER = make_reading(
    "Banco Levante S.A. will buy Caixa Sur, said Iñaki Soler of Spain's bank.",
    {
        "Banco Levante S.A.": ("organization", "Banco Levante S.A."),
        "Caixa Sur": ("organization", "Caixa Sur"),
        "Iñaki Soler": ("person", "Iñaki Soler"),
        "Spain": ("state", "Spain"),
    },
)
BRANCHES = make_reading(
    "Banco Levante shuts branches of Caixa Sur in Spain, Inaki Soler wrote.",
    {
        "Banco Levante": ("organization", "Banco Levante"),
        "Caixa Sur": ("organization", "Caixa Sur"),
        "Inaki Soler": ("person", "Inaki Soler"),
        "Spain": ("state", "Spain"),
    },
)
PILE = (COUNT, DISPUTE, COURT, MERGER, BRANCHES)


@pytest.fixture(scope="session")
def resolver(knowledge: Knowledge) -> Resolver:
    return load_resolver(knowledge)


@pytest.fixture(scope="session")
def resolve(resolver: Resolver) -> Callable[..., Resolution]:
    return lambda *readings: resolve_entities(tuple(readings), resolver)


def entity_of(resolution: Resolution, reading: Reading, surface: str) -> str:
    found = next(r for r in resolution.readings if r.document.id == reading.document.id)
    return next(m.entity for m in found.naming.mentions if m.text == surface)


def test_a_person_spelled_in_two_ways_is_one_where_office_and_name_agree(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(COUNT, DISPUTE)
    assert entity_of(pile, COUNT, "Jeanne Mensa-Owusu") == entity_of(pile, DISPUTE, "Jean Mensa Owusu")


def test_three_spellings_of_one_person_are_one(resolve: Callable[..., Resolution]) -> None:
    readings = [
        make_reading(f"{name} of Banco Levante spoke in Spain.", {
            name: ("person", name),
            "Banco Levante": ("organization", "Banco Levante"),
            "Spain": ("state", "Spain"),
        })
        for name in ("Aleksei Wolkov", "Alexey Volkov", "Alexei Volkoff")
    ]  # fmt: skip
    assert [e.name for e in resolve(*readings).entities if e.kind == "person"] == ["Aleksei Wolkov"]


def test_a_family_name_alone_is_the_one_person_of_that_name(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(COUNT, DISPUTE)
    assert entity_of(pile, COUNT, "Kofi Adjei") == entity_of(pile, DISPUTE, "Adjei")


def test_a_family_name_alone_is_nobody_where_two_bear_it(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(COUNT, DISPUTE, COURT)
    alone = entity_of(pile, DISPUTE, "Adjei")
    assert alone not in {entity_of(pile, COUNT, "Kofi Adjei"), entity_of(pile, COURT, "Ama Adjei")}
    assert entity_of(pile, COUNT, "Kofi Adjei") != entity_of(pile, COURT, "Ama Adjei")


def test_a_misspelling_joins_where_the_office_agrees(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(COUNT, COURT)
    assert entity_of(pile, COUNT, "Kofi Adjei") == entity_of(pile, COURT, "Kofi Adjey")


def test_an_acronym_is_what_another_report_expands_it_to(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(COUNT, DISPUTE)
    joined = entity_of(pile, DISPUTE, "WAVW")
    assert joined == entity_of(pile, COUNT, "West African Vote Watch")
    assert next(e.name for e in pile.entities if e.id == joined) == "West African Vote Watch"


def test_a_legal_form_and_an_accent_make_no_difference(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(MERGER, BRANCHES)
    assert entity_of(pile, MERGER, "Banco Levante S.A.") == entity_of(pile, BRANCHES, "Banco Levante")
    assert entity_of(pile, MERGER, "Iñaki Soler") == entity_of(pile, BRANCHES, "Inaki Soler")
    assert entity_of(pile, MERGER, "Caixa Sur") != entity_of(pile, MERGER, "Banco Levante S.A.")


def test_a_family_name_in_an_unrelated_report_stays_alone(resolve: Callable[..., Resolution]) -> None:
    cooking = make_reading("Adjei recommends more pepper.", {"Adjei": ("person", "Adjei")})
    pile = resolve(COUNT, cooking)
    assert entity_of(pile, cooking, "Adjei") != entity_of(pile, COUNT, "Kofi Adjei")


def test_bodies_of_a_general_name_in_two_countries_are_two(resolve: Callable[..., Resolution]) -> None:
    names: Callable[[str], Names] = lambda state: {  # noqa: E731
        state: ("state", state),
        "Ministry of Health": ("organization", "Ministry of Health"),
    }
    peru = make_reading("Peru: the Ministry of Health recalled a syrup.", names("Peru"))
    nepal = make_reading("Nepal: the Ministry of Health opened a ward.", names("Nepal"))
    pile = resolve(peru, nepal)
    assert entity_of(pile, peru, "Ministry of Health") != entity_of(pile, nepal, "Ministry of Health")


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Tamsin Gas Pipeline", "Tamsin pipeline", True),
        ("Tamsin 1", "Tamsin 2", False),
        ("North Quay corridor", "South Quay corridor", False),
        ("Tamsin pipeline", "Tamsin railway", False),
        ("Upper Weir Dam", "Upper Weir dam project", True),
    ],
)
def test_projects_are_one_by_what_tells_them_apart(
    first: str, second: str, *, is_one: bool, resolve: Callable[..., Resolution]
) -> None:
    common: Names = {"Corvane": ("state", "Corvane"), "Weir Board": ("organization", "Weir Board")}
    one = make_reading(f"Corvane and the Weir Board back {first}.", common | {first: ("project", first)})
    two = make_reading(f"The Weir Board of Corvane dropped {second}.", common | {second: ("project", second)})
    pile = resolve(one, two)
    assert (entity_of(pile, one, first) == entity_of(pile, two, second)) is is_one


def test_every_local_id_is_replaced_wherever_it_stands(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(*PILE)
    known = {entity.id for entity in pile.entities}
    for reading in pile.readings:
        used = [m.entity for m in reading.naming.mentions] + [r.person for r in reading.roles]
        used += [o.of for o in reading.naming.offices if o.of] + [r.of for r in reading.roles if r.of]
        assert set(used) <= known
        assert {e.id for e in reading.naming.entities} <= known


def test_text_that_looks_like_a_local_id_stays_as_it_is(resolve: Callable[..., Resolution]) -> None:
    reading = structs.replace(
        COUNT, document=structs.replace(COUNT.document, text=f'"{COUNT.document.id}/0" was quoted')
    )
    assert resolve(reading).readings[0].document.text == reading.document.text


ORDERS = st.permutations(PILE)
RESOLVER = load_resolver(load_knowledge())


@settings(derandomize=True, deadline=None, max_examples=25)
@given(ORDERS)
def test_order_and_file_names_change_nothing(readings: list[Reading]) -> None:
    renamed = [
        structs.replace(r, document=structs.replace(r.document, path=f"{n}.txt")) for n, r in enumerate(readings)
    ]
    assert resolve_entities(tuple(renamed), RESOLVER).entities == resolve_entities(PILE, RESOLVER).entities


@pytest.mark.parametrize("size", [1, 2, 3])
def test_an_unrelated_report_changes_nobody_else(size: int, resolve: Callable[..., Resolution]) -> None:
    other = make_reading(
        "Chess: Ingrid Adjei beat Pavel Mensa at the Oslo Open.",
        {
            "Ingrid Adjei": ("person", "Ingrid Adjei"),
            "Pavel Mensa": ("person", "Pavel Mensa"),
            "Oslo Open": ("organization", "Oslo Open"),
        },
    )
    for readings in itertools.combinations(PILE, size):
        alone, together = resolve(*readings), resolve(*readings, other)
        assert all(entity in together.entities for entity in alone.entities)
        assert len(together.entities) == len(alone.entities) + 3


def test_entities_say_how_sure_and_why(resolve: Callable[..., Resolution]) -> None:
    pile = resolve(*PILE)
    by_id = {entity.id: entity for entity in pile.entities}
    spelled = by_id[entity_of(pile, COUNT, "Jeanne Mensa-Owusu")]
    plain = by_id[entity_of(pile, MERGER, "Caixa Sur")]
    assert spelled.rule == "resolve.variant"
    assert plain.rule == "resolve.same-name"
    assert spelled.confidence < plain.confidence


def doubt(reading: Reading, name: str) -> Reading:
    """Make a reading unsure of what it took a name for."""
    entities = tuple(structs.replace(e, confidence=0.5) if e.name == name else e for e in reading.naming.entities)
    return structs.replace(reading, naming=structs.replace(reading.naming, entities=entities))


def test_a_word_alone_is_the_company_of_related_reports_that_begins_with_it(resolver: Resolver) -> None:
    shared: Names = {"Ghana": ("state", "Ghana"), "Volta Port": ("organization", "Volta Port")}
    long = make_reading(
        "Falconer Lines of Ghana left Volta Port.", shared | {"Falconer Lines": ("organization", "Falconer Lines")}
    )
    text = "Falconer is back at Volta Port in Ghana."
    short = doubt(make_reading(text, shared | {"Falconer": ("place", "Falconer")}), "Falconer")
    found = resolve_entities((long, short), resolver).entities
    assert [(e.kind, e.name) for e in found if "Falconer" in e.name] == [("organization", "Falconer Lines")]


def test_a_word_alone_that_a_report_is_unsure_of_is_the_person_of_that_family_name(resolver: Resolver) -> None:
    shared: Names = {"Ghana": ("state", "Ghana"), "Volta Port": ("organization", "Volta Port")}
    long = make_reading("Kofi Adjei of Ghana left Volta Port.", shared | {"Kofi Adjei": ("person", "Kofi Adjei")})
    text = "The inquiry under Adjei is at Volta Port in Ghana."
    short = doubt(make_reading(text, shared | {"Adjei": ("place", "Adjei")}), "Adjei")
    found = resolve_entities((long, short), resolver).entities
    assert [(e.kind, e.name) for e in found if "Adjei" in e.name] == [("person", "Kofi Adjei")]
    sure = make_reading(text, shared | {"Adjei": ("place", "Adjei")})
    assert len([e for e in resolve_entities((long, sure), resolver).entities if "Adjei" in e.name]) == 2


def make_family_reading(text: str, people: dict[str, str]) -> Reading:
    """Make a reading about Ghana's vote in which surfaces name persons."""
    shared: Names = {"Ghana": ("state", "Ghana"), "Vote Watch": ("organization", "Vote Watch")}
    return make_reading(text, shared | {surface: ("person", name) for surface, name in people.items()})


def test_a_family_name_alone_is_the_bearer_who_goes_by_it(resolve: Callable[..., Resolution]) -> None:
    full = make_family_reading(
        "In Ghana, Kofi Adjei met Vote Watch. Mr. Adjei smiled. Ama Baah did not.",
        {"Kofi Adjei": "Kofi Adjei", "Adjei smiled": "Kofi Adjei", "Ama Baah": "Ama Baah"},
    )
    sister = make_family_reading("Vote Watch of Ghana met Esi Adjei.", {"Esi Adjei": "Esi Adjei"})
    full = structs.replace(
        full,
        naming=structs.replace(
            full.naming,
            mentions=tuple(structs.replace(m, text=m.text.removesuffix(" smiled")) for m in full.naming.mentions),
        ),
    )
    alone = make_family_reading(
        "Adjei spoke for Ama Baah to Vote Watch in Ghana.", {"Adjei": "Adjei", "Ama Baah": "Ama Baah"}
    )
    pile = resolve(full, sister, alone)
    assert entity_of(pile, alone, "Adjei") == entity_of(pile, full, "Kofi Adjei")
    assert entity_of(pile, alone, "Adjei") != entity_of(pile, sister, "Esi Adjei")


def test_a_pronoun_for_two_that_are_one_in_the_pile_is_one_mention() -> None:
    names: Names = {
        "Velmora Shipping Ltd": ("organization", "Velmora Shipping Ltd"),
        "Velmora Shipping": ("organization", "Velmora Shipping"),
    }
    reading = make_reading("Velmora Shipping Ltd owns Velmora Shipping. They pay.", names)
    both = tuple(Mention(44, 48, "They", entity.id, "pronoun", 0) for entity in reading.naming.entities)
    naming = structs.replace(reading.naming, mentions=(*reading.naming.mentions, *both))
    resolved = resolve_entities((structs.replace(reading, naming=naming),), load_resolver(load_knowledge()))
    (read,) = resolved.readings
    assert len(resolved.entities) == 1
    assert [m.text for m in read.naming.mentions if m.form == "pronoun"] == ["They"]
