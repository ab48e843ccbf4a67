"""Owners: whose offices are that a title or pronoun says it of: "the carmaker's chief executive, Aki Sato"."""

from collections.abc import Sequence

from msgspec import structs

from conspectus.records import Document, Entity, Mention, Office

OWNERS = frozenset({"organization", "bloc", "state"})
POSSESSIVE = ("'s", "’s", "'", "’")
SURE = 0.7  # of what a title or pronoun is taken for


def own_offices(
    offices: Sequence[Office], references: Sequence[Mention], entities: Sequence[Entity], document: Document
) -> tuple[Office, ...]:
    """Give offices without a body the one that a title or pronoun inside them or right before them means.

    `references`: mentions by title and pronoun; one that means several things owns nothing.
    """
    kinds = {entity.id: entity.kind for entity in entities}
    owners = [m for m in references if kinds[m.entity] in OWNERS]
    return tuple(_own(office, owners, document) for office in offices)


def _own(office: Office, owners: Sequence[Mention], document: Document) -> Office:
    if office.of is not None:
        return office
    found = {m.entity for m in owners if m.sentence == office.sentence and _belongs(m, office, document)}
    return structs.replace(office, of=found.pop(), confidence=SURE) if len(found) == 1 else office


def _belongs(mention: Mention, office: Office, document: Document) -> bool:
    if office.start <= mention.start and mention.end <= office.end:
        return True
    between = document.text[mention.end : office.start].strip()
    return mention.end <= office.start and (between in POSSESSIVE if mention.form == "title" else not between)
