"""Roles: what noun phrases, frames and titles say of persons' offices, once each, dated and sourced."""

import datetime as dt
import re
from typing import Any, Literal

import pytest
from msgspec import structs

from conspectus.knowledge import Knowledge
from conspectus.records import (
    Argument,
    Dating,
    Document,
    Entity,
    Expression,
    Extent,
    Frame,
    Kind,
    Mention,
    Naming,
    Office,
    Phrase,
    Published,
    Reading,
    Role,
    Time,
    make_id,
)
from conspectus.rooms.find.roles import RoleCues, find_roles, load_role_cues

SAID = Time(dt.date(2031, 5, 2), dt.date(2031, 5, 2), "day")
ELECTED = Time(dt.date(2030, 1, 1), dt.date(2030, 12, 31), "year", "2030")
ENTITIES: dict[str, Kind] = {"Rosa Quispe": "person", "Peru": "state", "River Trust": "organization"}


@pytest.fixture(scope="session")
def cues(knowledge: Knowledge) -> RoleCues:
    return load_role_cues(knowledge)


def make_reading(
    text: str, *frames: Frame, offices: tuple[Office, ...] = (), extra: tuple[Mention, ...] = ()
) -> Reading:
    document = Document(make_id("d", text), "a.txt", None, None, (), "en", None, text, ())
    found = ((name, re.search(rf"\b{name}\b", text)) for name in ENTITIES)
    named = [Mention(m.start(), m.end(), name, name, "name", 0) for name, m in found if m]
    mentions = tuple(sorted([*named, *extra], key=lambda m: m.start))
    naming = Naming(tuple(Entity(name, kind, name) for name, kind in ENTITIES.items()), mentions, offices)
    dating = Dating(Published(SAID, "dateline"), (Expression(0, 0, 4, "2030", 0, "date", "2030", ELECTED),))
    return Reading(document, (Extent(0, 0, len(text), 0),), naming, dating, frames)


def phrase(text: str, words: str, head: str, *entities: str) -> Phrase:
    start = text.index(words)
    at = text.index(head, start)
    inside = tuple(name for name in ENTITIES if name in words)
    return Phrase(start, start + len(words), at, at + len(head), head.rsplit(maxsplit=1)[-1].lower(), entities, inside)


def frame(text: str, verb: str, predicate: str, arguments: dict[str, Phrase], **fields: Any) -> Frame:
    start = text.index(verb)
    form: Literal["verb"] = "verb"
    given = tuple(Argument(role, what) for role, what in arguments.items())
    return Frame(0, 0, predicate, form, start, start + len(verb), 0, len(text), given, **fields)


def test_an_office_of_a_noun_phrase_is_a_role_at_the_time_of_the_report(cues: RoleCues) -> None:
    text = "Peruvian minister Rosa Quispe spoke."
    office = Office("Rosa Quispe", "minister", "Peru", 0, 29, 0)
    (role,) = find_roles(make_reading(text, offices=(office,)), cues)
    assert (role.person, role.role, role.of, role.observed) == ("Rosa Quispe", "minister", "Peru", SAID)
    assert role.span.text == "Peruvian minister Rosa Quispe"


def test_a_person_has_a_role_once_a_document(cues: RoleCues) -> None:
    text = "Mayor Rosa Quispe left. The mayor, Rosa Quispe, came back."
    offices = (Office("Rosa Quispe", "Mayor", None, 0, 17, 0), Office("Rosa Quispe", "mayor", None, 28, 46, 0))
    assert len(find_roles(make_reading(text, offices=offices), cues)) == 1


def read_frame(
    text: str, verb: str, predicate: str, arguments: dict[str, Phrase], cues: RoleCues, **fields: Any
) -> Any:
    return find_roles(make_reading(text, frame(text, verb, predicate, arguments, **fields)), cues)


def test_who_heads_a_programme_has_that_role(cues: RoleCues) -> None:
    text = "Rosa Quispe, who heads the water program at River Trust, agreed."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "object": phrase(text, "the water program", "program"),
        "at": phrase(text, "River Trust", "River Trust", "River Trust"),
    }
    (role,) = read_frame(text, "heads", "head", given, cues)
    assert (role.role, role.of) == ("heads the water program", "River Trust")


def test_who_leads_the_field_has_no_office(cues: RoleCues) -> None:
    text = "Rosa Quispe leads the race."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "object": phrase(text, "the race", "race"),
    }
    assert read_frame(text, "leads", "lead", given, cues) == ()


@pytest.fixture
def election() -> tuple[str, dict[str, Phrase]]:
    text = "Rosa Quispe was elected as president of Peru in 2030."
    person = phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe")
    return text, {"object": person, "as": phrase(text, "president of Peru", "president")}


def test_who_was_elected_holds_the_office_from_the_time_of_the_election(
    election: tuple[str, dict[str, Phrase]], cues: RoleCues
) -> None:
    text, given = election
    (role,) = read_frame(text, "elected", "elect", given, cues, times=(0,))
    assert (role.role, role.of, role.observed, role.is_former) == ("president", "Peru", ELECTED, False)
    assert role.span.text == "Rosa Quispe was elected as president of Peru"


@pytest.mark.parametrize(
    "fields", [{"is_negated": True}, {"modality": "possible"}, {"modality": "denied"}, {"modality": "wanted"}]
)
def test_an_election_that_is_not_said_to_have_happened_gives_no_office(
    fields: dict[str, Any], election: tuple[str, dict[str, Phrase]], cues: RoleCues
) -> None:
    text, given = election
    assert read_frame(text, "elected", "elect", given, cues, **fields) == ()


def test_who_resigns_as_something_is_it_no_longer(cues: RoleCues) -> None:
    text = "Rosa Quispe resigned as director of River Trust."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "as": phrase(text, "director of River Trust", "director"),
    }
    (role,) = read_frame(text, "resigned", "resign", given, cues, tense="past")
    assert (role.role, role.of, role.is_former) == ("director of River Trust", "River Trust", True)


def test_a_complement_that_is_no_office_is_no_role(cues: RoleCues) -> None:
    text = "Rosa Quispe became a burden."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "complement": phrase(text, "a burden", "burden"),
    }
    assert read_frame(text, "became", "become", given, cues) == ()


def read_title(text: str, title: str, cues: RoleCues) -> tuple[Role, ...]:
    start = text.index(title)
    words = Mention(start, start + len(title), title, "Rosa Quispe", "title", 0)
    at = text.index("Peruvian") if "Peruvian" in title else text.index(title)
    country = Mention(at, at + 8, text[at : at + 8], "Peru", "adjective", 0)
    return find_roles(make_reading(text, extra=(words, country) if "Peruvian" in title else (words,)), cues)


def test_a_title_with_a_country_that_stands_for_a_person_is_a_role(cues: RoleCues) -> None:
    (role,) = read_title("Rosa Quispe spoke. The Peruvian president left.", "The Peruvian president", cues)
    assert (role.role, role.of, role.span.text) == ("president", "Peru", "The Peruvian president")


def test_a_bare_title_is_no_news_of_an_office(cues: RoleCues) -> None:
    assert read_title("Rosa Quispe spoke. The president left.", "The president", cues) == ()


def test_a_document_that_is_dated_later_dates_its_roles(cues: RoleCues) -> None:
    text = "Peruvian minister Rosa Quispe spoke."
    reading = make_reading(text, offices=(Office("Rosa Quispe", "minister", "Peru", 0, 29, 0),))
    published = structs.replace(reading.dating.published, time=ELECTED)
    dated = structs.replace(reading, dating=structs.replace(reading.dating, published=published))
    assert find_roles(dated, cues)[0].observed == ELECTED


def test_who_replaces_somebody_as_mayor_is_mayor_and_the_other_was(cues: RoleCues, monkeypatch: Any) -> None:
    monkeypatch.setitem(ENTITIES, "Juan Soto", "person")
    text = "Rosa Quispe, who replaced Juan Soto as mayor, agreed."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "object": phrase(text, "Juan Soto", "Juan Soto", "Juan Soto"),
        "as": phrase(text, "mayor", "mayor"),
    }
    found = {(r.person, r.role, r.is_former) for r in read_frame(text, "replaced", "replace", given, cues)}
    assert found == {("Rosa Quispe", "mayor", False), ("Juan Soto", "mayor", True)}


@pytest.mark.parametrize(
    ("verb", "predicate", "role"), [("succeeded", "succeed", "object"), ("took", "take over", "from")]
)
def test_who_is_succeeded_had_the_successors_office(
    verb: str, predicate: str, role: str, cues: RoleCues, monkeypatch: Any
) -> None:
    monkeypatch.setitem(ENTITIES, "Juan Soto", "person")
    text = f"Mayor Rosa Quispe, who {verb} Juan Soto, agreed."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        role: phrase(text, "Juan Soto", "Juan Soto", "Juan Soto"),
    }
    office = Office("Rosa Quispe", "Mayor", None, 0, 17, 0)
    reading = make_reading(text, frame(text, verb, predicate, given), offices=(office,))
    assert [(r.person, r.role, r.is_former) for r in find_roles(reading, cues)] == [
        ("Rosa Quispe", "Mayor", False),
        ("Juan Soto", "Mayor", True),
    ]


def test_who_is_expected_to_succeed_takes_no_office(cues: RoleCues, monkeypatch: Any) -> None:
    monkeypatch.setitem(ENTITIES, "Juan Soto", "person")
    text = "Rosa Quispe will replace Juan Soto as mayor."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "object": phrase(text, "Juan Soto", "Juan Soto", "Juan Soto"),
        "as": phrase(text, "mayor", "mayor"),
    }
    assert read_frame(text, "replace", "replace", given, cues, modality="planned") == ()


def test_who_chairs_a_bloc_has_that_role(cues: RoleCues, monkeypatch: Any) -> None:
    monkeypatch.setitem(ENTITIES, "Amazon Pact", "bloc")
    text = "Rosa Quispe chairs the Amazon Pact."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "object": phrase(text, "the Amazon Pact", "Amazon Pact", "Amazon Pact"),
    }
    (role,) = read_frame(text, "chairs", "chair", given, cues)
    assert (role.role, role.of) == ("chairs the Amazon Pact", "Amazon Pact")


def test_a_place_before_a_company_is_not_the_body_that_was_led(cues: RoleCues, monkeypatch: Any) -> None:
    monkeypatch.setitem(ENTITIES, "Cusco", "place")
    text = "Rosa Quispe resigned as director of the Cusco company."
    given = {
        "subject": phrase(text, "Rosa Quispe", "Rosa Quispe", "Rosa Quispe"),
        "as": phrase(text, "director of the Cusco company", "director"),
    }
    (role,) = read_frame(text, "resigned", "resign", given, cues)
    assert (role.of, role.is_former) == (None, True)


def test_an_office_is_of_the_body_that_a_noun_or_pronoun_before_it_stands_for(cues: RoleCues) -> None:
    text = "Rosa Quispe, the group's founder, left. Its chairman came."
    office = Office("Rosa Quispe", "founder", None, 0, 32, 0)
    group = Mention(17, 22, "group", "River Trust", "title", 0)
    (role,) = find_roles(make_reading(text, offices=(office,), extra=(group,)), cues)
    assert role.of == "River Trust"
