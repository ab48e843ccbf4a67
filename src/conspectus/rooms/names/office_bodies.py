"""Office bodies: an office that stands bare -> the body that the rest of the document gives it."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from conspectus.records import Entity, Mention, Office, Sentence
from conspectus.rooms.names.office_titles import OfficeTitles


def name_nouns(mentions: Sequence[Mention], entities: dict[str, Entity]) -> dict[str, str]:
    """Return the nouns that end the names of bodies, where one body only of the document has it: "authority"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        entity = entities.get(mention.entity)
        if mention.form == "name" and entity is not None and entity.kind == "organization" and " " in mention.text:
            found[mention.text.split()[-1].lower()].add(mention.entity)
    return {noun: next(iter(bodies)) for noun, bodies in found.items() if len(bodies) == 1}


def fill_bodies(
    offices: list[Office],
    sentences: Sequence[Sentence],
    mentions: dict[int, list[Mention]],
    entities: dict[str, Entity],
    titles: OfficeTitles,
) -> tuple[Office, ...]:
    """Give a bare office the body that the document gives it elsewhere, or the state that the sentence is about."""
    known: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for office in offices:
        if office.of is not None:
            known[office.person, office.role.casefold()].add(office.of)
            if entities[office.of].kind == "state" and _is_sovereign(office.role, titles):
                known[office.person, ""].add(office.of)
    filled = []
    for office in offices:
        of = office.of
        if of is None:
            bodies = known.get((office.person, office.role.casefold()))
            if not bodies and _is_sovereign(office.role, titles):
                bodies = known.get((office.person, "")) or _find_subjects(office, sentences, mentions, entities)
            of = next(iter(bodies)) if bodies and len(bodies) == 1 else None
        filled.append(office if of == office.of else structs.replace(office, of=of, confidence=0.7))
    return tuple(filled)


def _find_subjects(
    office: Office, sentences: Sequence[Sentence], mentions: dict[int, list[Mention]], entities: dict[str, Entity]
) -> set[str]:
    """Return the states that are subjects of the sentence before the office: "Peru, under President Ruiz, agreed"."""
    ends = {token.end for token in sentences[office.sentence].tokens if token.dep.startswith("nsubj")}
    return {
        mention.entity
        for mention in mentions.get(office.sentence, ())
        if mention.end in ends and mention.end <= office.start and entities[mention.entity].kind == "state"
    }


def _is_sovereign(role: str, titles: OfficeTitles) -> bool:
    words = role.lower().split()
    heads = titles.heads.get(words[-1], ()) if words else ()
    return any(head in titles.sovereign and tuple(words[-len(head) :]) == head for head in heads)
