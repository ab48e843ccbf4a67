"""Stand-ins: whom phrases mean that name nobody: "both sides", "the company", "whose chair", "it"."""

from collections.abc import Iterator

from msgspec import Struct

from conspectus.records import Frame, Mention, Phrase, Reading
from conspectus.rooms.find.events.actors import Actors
from conspectus.rooms.find.events.lexicon import EventLexicon

Stretch = tuple[int, int]
GAP = 2  # characters between an antecedent and "whose": a comma and a space
LONGEST = 4  # words: "the two biggest banks"
PAIR = 2
PERSONS, STATES, BODIES = frozenset({"person"}), frozenset({"state"}), frozenset({"organization"})
ANY = STATES | BODIES | {"bloc", "group"}
COMPANIES = frozenset({"company", "firm", "group", "corporation", "manufacturer", "maker", "conglomerate", "business"})
PUBLIC = frozenset(
    {
        "ministry",
        "party",
        "parliament",
        "union",
        "commission",
        "court",
        "council",
        "senate",
        "congress",
        "police",
        "army",
        "agency",
        "committee",
        "department",
        "university",
        "association",
        "federation",
        "organization",
        "organisation",
        "government",
        "bank",
    }
)  # words in names of bodies that are no company
COUNTRIES = frozenset({"country", "state", "nation", "government", "neighbour", "neighbor", "capital", "army"})


class Search(Struct, frozen=True):
    """What a search looks at; leads: a sentence -> the subject of its first main clause."""

    reading: Reading
    actors: Actors
    lexicon: EventLexicon
    leads: dict[int, Phrase]


def find_stand_ins(reading: Reading, actors: Actors, lexicon: EventLexicon) -> dict[Stretch, tuple[str, ...]]:
    """Say of phrases without a name whom they mean, where the sentence or the one before leaves no doubt.

    Returns: start and end of a phrase -> entities, in text order.
    """
    search = Search(reading, actors, lexicon, _list_leads(reading.frames))
    found: dict[Stretch, tuple[str, ...]] = {}
    for frame, phrase, role in _list_nameless(reading.frames):
        if meant := _mean(phrase, frame, role, search):
            found[phrase.start, phrase.end] = meant
    return found


def _list_nameless(frames: tuple[Frame, ...]) -> Iterator[tuple[Frame, Phrase, str]]:
    for frame in frames:
        for argument in frame.arguments:
            if not argument.phrase.entities and argument.role != "clause":
                role = argument.role if frame.voice == "active" or argument.role != "object" else "subject"
                yield frame, argument.phrase, role


def _list_leads(frames: tuple[Frame, ...]) -> dict[int, Phrase]:
    found: dict[int, Phrase] = {}
    for frame in frames:
        role = "subject" if frame.voice == "active" else "object"
        if frame.parent is None and frame.form in {"verb", "copula"} and frame.sentence not in found:
            leads = [a.phrase for a in frame.arguments if a.role == role and not a.is_shared]
            if leads:
                found[frame.sentence] = leads[0]
    return found


def _mean(phrase: Phrase, frame: Frame, role: str, search: Search) -> tuple[str, ...]:
    words = search.reading.document.text[phrase.start : phrase.head_end].lower().split()
    is_somebody = phrase.lemma in search.lexicon.actors
    if words[:1] == ["whose"] and is_somebody:  # "the bank, whose chair resigned"
        before = [m for m in search.actors.mentions if 0 <= phrase.start - m.end <= GAP]
        return tuple(m.entity for m in before[-1:])
    is_pair = (words[:1] == ["both"] or words[:2] == ["the", "two"]) and 1 < len(words) <= LONGEST
    if is_pair and is_somebody and not phrase.inside:
        return _name_pair(phrase, search)
    if words in (["him"], ["her"]) and frame.form == "verb":
        return _find_person(phrase, frame, search.actors)
    if words in (["his", phrase.lemma], ["her", phrase.lemma]) and phrase.lemma in COUNTRIES:
        return _find_country(phrase, search.reading)
    if words == ["its"] and frame.form == "noun":
        return _find_owner(frame, search)
    return _go_on(words, phrase, frame, search) if role == "subject" else ()


def _find_person(phrase: Phrase, frame: Frame, actors: Actors) -> tuple[str, ...]:
    """Whom "him" means: the only person besides the subject that this sentence and the one before name."""
    doers = {e for a in frame.arguments if a.role == "subject" for e in a.phrase.entities}
    near = (m for m in actors.mentions if m.end <= phrase.start and frame.sentence - m.sentence <= 1)
    persons = {m.entity for m in near if actors.kinds.get(m.entity) == "person"} - doers
    return tuple(persons) if len(persons) == 1 else ()


def _find_country(phrase: Phrase, reading: Reading) -> tuple[str, ...]:
    """Whose "his country" is: the state in which the person holds an office."""
    states = {e.id for e in reading.naming.entities if e.kind == "state"}
    found = {o.of for o in reading.naming.offices if o.person in phrase.inside and o.of in states}
    return tuple(of for of in found if of is not None) if len(found) == 1 else ()


def _find_owner(frame: Frame, search: Search) -> tuple[str, ...]:
    """As in “Peru ended *its* war with Chile”: the subject of the clause that a noun stands in owns it."""
    above = search.reading.frames[frame.parent] if frame.parent is not None else None
    if above is None or above.form != "verb" or above.voice != "active":
        return ()
    subjects = [a.phrase for a in above.arguments if a.role == "subject" and a.phrase.end <= frame.start]
    owners = tuple(e for phrase in subjects for e in search.actors.name(phrase))
    return owners if len(owners) == 1 and search.actors.kinds.get(owners[0]) in ANY else ()


def _name_pair(phrase: Phrase, search: Search) -> tuple[str, ...]:
    """The two of a sort that were named last, if the sentences that named them name no third."""
    kinds, mentions = _choose_kinds(phrase.lemma, search.lexicon), search.actors.mentions
    before = [m for m in mentions if m.end <= phrase.start and search.actors.kinds.get(m.entity) in kinds]
    sentences = sorted({m.sentence for m in before}, reverse=True)[:PAIR]
    named: set[str] = set()
    for sentence in sentences:
        named |= {m.entity for m in before if m.sentence == sentence}
        if len(named) >= PAIR:
            break
    last = max((m.sentence for m in mentions if m.start <= phrase.start), default=0)
    is_near = bool(sentences) and last - sentences[0] <= 1
    return tuple(sorted(named, key=lambda e: _first(e, before))) if len(named) == PAIR and is_near else ()


def _first(entity: str, mentions: list[Mention]) -> int:
    return next(m.start for m in mentions if m.entity == entity)


def _choose_kinds(lemma: str, lexicon: EventLexicon) -> frozenset[str]:
    if lemma in COUNTRIES:
        return STATES
    if lemma in {"side", "party", "rival", "partner", "ally", "power"}:
        return ANY
    return BODIES if lemma in lexicon.bodies else PERSONS


def _is_called(entity: str, lemma: str, actors: Actors) -> bool:
    """Whether a noun can stand for a body: its own name has it, or it is a company and the name tells of no other."""
    name = actors.names[entity].lower().split()
    is_body = actors.kinds.get(entity) == "organization"
    return is_body and (lemma in name or (lemma in COMPANIES and PUBLIC.isdisjoint(name)))


def _go_on(words: list[str], phrase: Phrase, frame: Frame, search: Search) -> tuple[str, ...]:
    """As in “Nordbank cut its rate. The bank also ..., it ...”: the subject stays the same."""
    actors, before = search.actors, search.leads.get(frame.sentence - 1)
    is_first = all(a.phrase.start >= phrase.start for a in frame.arguments if a.role != "clause")
    is_main = frame.link in {None, "coordination", "complement"} and frame.voice == "active" and is_first
    if not is_main or before is None or before.lemma in {"it", "there"}:
        return ()
    whole = actors.name(before)
    if words == ["the", phrase.lemma] and phrase.lemma in search.lexicon.bodies:
        return whole if len(whole) == 1 and _is_called(whole[0], phrase.lemma, actors) else ()
    if words != ["it"] or frame.link is not None:
        return ()
    owners = whole or (actors.name_all(before) if before.lemma in search.lexicon.bodies else ())
    return owners if len(owners) == 1 and actors.kinds.get(owners[0]) in ANY else ()
