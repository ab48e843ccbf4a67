"""Reviews of entities: whoever a person says is one is one, in every mention, office and frame."""

import pytest
from msgspec import structs

from conspectus.records import Entity, Pile, Place, Reading, Review, Target
from conspectus.rooms.review import review_entities
from tests.dossier.piles import make_pile


def target(id: str, place: Place | None = None) -> tuple[Target, ...]:
    return (Target(id, place),)


def pair(one: str, other: str) -> tuple[Target, ...]:
    return (Target(one), Target(other))


def review(*reviews: Review, pile: Pile | None = None) -> Pile:
    return review_entities(pile or make_pile(), reviews)


def problem(*reviews: Review) -> str:
    (outcome,) = review(*reviews).reviewed
    return outcome.problem or ""


def by_id(pile: Pile) -> dict[str, Entity]:
    return {entity.id: entity for entity in pile.entities}


def mentioned(pile: Pile) -> list[tuple[str, str]]:
    return sorted((m.text, m.entity) for reading in pile.readings for m in reading.naming.mentions)


def ferry(pile: Pile) -> Reading:
    return next(r for r in pile.readings if r.document.path == "ferry.txt")


def place_of(pile: Pile, words: str, *, path: str = "ferry.txt") -> Place:
    document = next(r.document for r in pile.readings if r.document.path == path)
    return Place(document.id, document.text.index(words))


def test_without_reviews_a_pile_stays_the_same_object_in_every_reading() -> None:
    pile = make_pile()
    assert all(one is other for one, other in zip(review(pile=pile).readings, pile.readings, strict=True))


def test_merged_entities_are_one_with_all_mentions_and_names() -> None:
    pile = review(Review("merge", pair("e-line", "e-sound")))
    assert sorted(by_id(pile)) == ["e-line", "e-mira"]
    assert by_id(pile)["e-line"].aliases == ("the Sound",)
    assert ("the Sound", "e-line") in mentioned(pile)


def test_a_merged_entity_keeps_kind_and_name_of_the_first_and_the_identifiers_of_all() -> None:
    whole = by_id(review(Review("merge", pair("e-line", "e-mira"))))["e-line"]
    assert (whole.kind, whole.name, whole.ids) == ("organization", "Sundlinjen", {"wikidata": "Q0"})


def test_frames_follow_a_merge() -> None:
    frame = ferry(review(Review("merge", pair("e-line", "e-mira")))).frames[0]
    assert frame.arguments[0].phrase.entities == ("e-line",)
    assert frame.arguments[0].phrase.inside == ("e-line",)


def test_what_a_review_changed_says_so_in_its_rule() -> None:
    assert by_id(review(Review("merge", pair("e-line", "e-sound"))))["e-line"].rule == "company, reviewed"


def test_one_entity_alone_cannot_be_merged() -> None:
    assert problem(Review("merge", pair("e-line", "e-line"))) == "e-line: is one entity already"


def test_mentions_in_a_document_become_another_entity() -> None:
    pile = make_pile()
    split = review(Review("split", target("e-mira"), documents=(ferry(pile).document.id,)), pile=pile)
    (outcome,) = split.reviewed
    old, new = outcome.records
    assert old == "e-mira"
    assert set(mentioned(split)) == {
        ("Mira Östby", "e-mira"),
        ("Mira Östby", new),
        ("She", new),
        ("Sundlinjen", "e-line"),
        ("the Sound", "e-sound"),
    }


def test_a_frame_names_the_new_entity_where_its_mention_went() -> None:
    pile = make_pile()
    split = review(Review("split", target("e-mira"), mentions=(place_of(pile, "Mira Östby"),)), pile=pile)
    new = split.reviewed[0].records[1]
    assert ferry(split).frames[0].arguments[0].phrase.entities == (new,)


def test_a_frame_names_the_old_entity_where_another_mention_went() -> None:
    pile = make_pile()
    split = review(Review("split", target("e-mira"), mentions=(place_of(pile, "She"),)), pile=pile)
    assert ferry(split).frames[0].arguments[0].phrase.entities == ("e-mira",)


def test_an_entity_that_is_split_off_has_no_identifier_of_the_old_one() -> None:
    pile = make_pile()
    split = review(Review("split", target("e-mira"), mentions=(place_of(pile, "She"),)), pile=pile)
    assert by_id(split)[split.reviewed[0].records[1]].ids == {}
    assert by_id(split)["e-mira"].ids == {"wikidata": "Q0"}


def test_an_entity_that_is_split_off_has_the_same_id_on_every_replay() -> None:
    decision = Review("split", target("e-mira"), documents=(ferry(make_pile()).document.id,))
    assert review(decision) == review(decision)


def test_a_mention_that_is_not_there_is_said() -> None:
    document = ferry(make_pile()).document.id
    assert "no mention of e-mira begins there" in problem(
        Review("split", target("e-mira"), mentions=(Place(document, 3),))
    )


def test_all_mentions_cannot_go() -> None:
    documents = tuple(r.document.id for r in make_pile().readings)
    assert "all mentions of it are to go" in problem(Review("split", target("e-mira"), documents=documents))


def test_a_document_that_is_gone_is_said() -> None:
    assert "d-0: there is no such document" in problem(Review("split", target("e-mira"), documents=("d-0",)))


def test_a_corrected_name_is_kept_beside_the_old_one_in_every_reading_that_names_it() -> None:
    pile = make_pile()
    named = structs.replace(ferry(pile).naming, entities=pile.entities)
    pile = structs.replace(
        pile, readings=tuple(structs.replace(r, naming=named) if r == ferry(pile) else r for r in pile.readings)
    )
    corrected = review(Review("correct", target("e-line"), field="name", value="Sundlinjen AB"), pile=pile)
    assert by_id(corrected)["e-line"].name == "Sundlinjen AB"
    assert by_id(corrected)["e-line"].aliases == ("Sundlinjen",)
    assert "Sundlinjen AB" in {entity.name for entity in ferry(corrected).naming.entities}


def test_a_kind_can_be_corrected() -> None:
    corrected = review(Review("correct", target("e-sound"), field="kind", value="project"))
    assert by_id(corrected)["e-sound"].kind == "project"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("kind", "ship", "ship: no kind of entity; there are person"),
        ("name", " ", "a name is not empty"),
        ("ids", "x", "ids: of an entity, kind and name can be corrected"),
    ],
)
def test_an_impossible_correction_is_said(field: str, value: str, words: str) -> None:
    assert words in problem(Review("correct", target("e-sound"), field=field, value=value))


def test_a_rejected_entity_is_mentioned_nowhere_and_kept_with_its_places() -> None:
    pile = review(Review("reject", target("e-mira")))
    assert "e-mira" not in by_id(pile)
    assert "e-mira" not in {entity for _, entity in mentioned(pile)}
    assert ferry(pile).frames[0].arguments[0].phrase.entities == ()
    (rejected,) = pile.rejected
    assert (rejected.id, rejected.kind, rejected.number) == ("e-mira", "entity", 1)
    assert sorted(span.text for span in rejected.spans) == ["Mira Östby", "Mira Östby", "She"]


def test_an_entity_that_bears_another_id_is_found_by_its_place() -> None:
    pile = make_pile()
    decision = Review("reject", target("e-older", place_of(pile, "Mira Östby")))
    assert review(decision, pile=pile).reviewed[0].records == ("e-mira",)


def test_an_entity_that_is_gone_is_said_and_the_review_is_kept() -> None:
    decision = Review("reject", target("e-none"))
    (outcome,) = review(decision).reviewed
    assert (outcome.review, outcome.records) == (decision, ())
    assert outcome.problem == "e-none: there is no such entity (any more)"


def test_a_later_review_may_speak_of_what_an_earlier_one_made() -> None:
    pile = make_pile()
    split = Review("split", target("e-mira"), documents=(ferry(pile).document.id,))
    new = review(split).reviewed[0].records[1]
    both = review(split, Review("correct", target(new), field="name", value="Mira Berg"))
    assert by_id(both)[new].name == "Mira Berg"


def test_a_review_is_shown_at_what_its_record_became_part_of() -> None:
    pile = review(
        Review("correct", target("e-sound"), field="kind", value="project"), Review("merge", pair("e-line", "e-sound"))
    )
    assert [outcome.records for outcome in pile.reviewed] == [("e-line",), ("e-line",)]
