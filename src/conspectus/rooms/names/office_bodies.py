"""Office bodies: an office that stands bare -> the body that the rest of the document gives it."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import structs

from conspectus.records import Entity, Mention, Office, Sentence
from conspectus.rooms.names.office_titles import OfficeTitles

COMMERCIAL = frozenset({"company", "press"})
OFFICERS = frozenset({("chairman",), ("chairwoman",), ("chair",), ("chief",), ("vice", "chairman"), ("vice", "chair")})
OWNERS = frozenset({"its", "their", "his", "her"})
LEAST, CLEAR = 3, 2.0  # mentions of the body that a report is about, and how many times those of the next
OPENING = 2  # sentences in which it is first named


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
    """Give a bare office the body that the document gives it elsewhere, or what the sentence or the report is about."""
    known: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for office in offices:
        if office.of is not None:
            known[office.person, office.role.casefold()].add(office.of)
            if entities[office.of].kind == "state" and _is_sovereign(office.role, titles):
                known[office.person, ""].add(office.of)
    main = _find_main_body(mentions, entities)
    filled = []
    for office in offices:
        of = office.of
        if of is None:
            bodies = known.get((office.person, office.role.casefold()))
            if not bodies and _is_sovereign(office.role, titles):
                bodies = known.get((office.person, "")) or _find_subjects(office, sentences, mentions, entities)
            here = [t for t in sentences[office.sentence].tokens if office.start <= t.start < office.end]
            is_own = any(token.text.lower() in OWNERS for token in here)
            if not bodies and not is_own and _is_commercial(office.role, titles):
                bodies = _find_before(office, sentences, mentions, entities) or _find_company(office, mentions, main)
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


def _is_commercial(role: str, titles: OfficeTitles) -> bool:
    """Whether an office is one of a company, and the whole role: "CEO", "finance chief", "spokeswoman"."""
    words = role.lower().split()
    heads = titles.heads.get(words[-1], ()) if words else ()
    found = [head for head in heads if tuple(words[-len(head) :]) == head]
    return any(titles.classes[head] & COMMERCIAL and head in titles.complete | OFFICERS for head in found)


def _find_before(
    office: Office, sentences: Sequence[Sentence], mentions: dict[int, list[Mention]], entities: dict[str, Entity]
) -> set[str]:
    """Return the body that is the first subject of the sentence before, where the office opens its own sentence."""
    here = sentences[office.sentence]
    if office.sentence == 0 or office.start != here.start or sentences[office.sentence - 1].tokens == ():
        return set()
    before = sentences[office.sentence - 1]
    subject = next((token for token in before.tokens if token.dep.startswith("nsubj")), None)
    found = mentions.get(before.index, ())
    return {m.entity for m in found if subject and m.end == subject.end and entities[m.entity].kind == "organization"}


def _find_company(office: Office, mentions: dict[int, list[Mention]], main: str | None) -> set[str]:
    """Return the body that a report is mostly about, unless the sentence names others before the office."""
    before = {m.entity for m in mentions.get(office.sentence, ()) if m.end <= office.start}
    return {main} if main is not None and not before - {main, office.person} else set()


def _find_main_body(mentions: dict[int, list[Mention]], entities: dict[str, Entity]) -> str | None:
    """Return the body that a document names from its beginning on, and far more often than any other."""
    counts: Counter[str] = Counter()
    for found in mentions.values():
        counts.update(m.entity for m in found if entities[m.entity].kind == "organization")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    main = ranked[0][0]
    return main if any(m.entity == main for at in range(OPENING) for m in mentions.get(at, ())) else None
