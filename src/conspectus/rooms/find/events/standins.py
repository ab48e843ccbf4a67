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
COUNTRIES = frozenset({"country", "state", "nation", "government", "neighbour", "neighbor", "capital", "army"})


class Leads(Struct, frozen=True):
    """Of each sentence the subject of its first main clause."""

    by_sentence: dict[int, Phrase]


def find_stand_ins(reading: Reading, actors: Actors, lexicon: EventLexicon) -> dict[Stretch, tuple[str, ...]]:
    """Say of phrases without a name whom they mean, where the sentence or the one before leaves no doubt.

    Returns: start and end of a phrase -> entities, in text order.
    """
    leads = _list_leads(reading.frames)
    found: dict[Stretch, tuple[str, ...]] = {}
    for frame, phrase, role in _list_nameless(reading.frames):
        words = reading.document.text[phrase.start : phrase.head_end].lower().split()
        meant = _mean(words, phrase, actors, lexicon)
        if not meant and role == "subject":
            meant = _go_on(words, phrase, frame, leads, actors, lexicon)
        if meant:
            found[phrase.start, phrase.end] = meant
    return found


def _list_nameless(frames: tuple[Frame, ...]) -> Iterator[tuple[Frame, Phrase, str]]:
    for frame in frames:
        for argument in frame.arguments:
            if not argument.phrase.entities and argument.role != "clause":
                role = argument.role if frame.voice == "active" or argument.role != "object" else "subject"
                yield frame, argument.phrase, role


def _list_leads(frames: tuple[Frame, ...]) -> Leads:
    found: dict[int, Phrase] = {}
    for frame in frames:
        role = "subject" if frame.voice == "active" else "object"
        if frame.parent is None and frame.form in {"verb", "copula"} and frame.sentence not in found:
            leads = [a.phrase for a in frame.arguments if a.role == role and not a.is_shared]
            if leads:
                found[frame.sentence] = leads[0]
    return Leads(found)


def _mean(words: list[str], phrase: Phrase, actors: Actors, lexicon: EventLexicon) -> tuple[str, ...]:
    """As in “the bank, whose chair resigned”, "both sides", "the two ministers"."""
    if words[:1] == ["whose"] and phrase.lemma in lexicon.actors:
        before = [m for m in actors.mentions if 0 <= phrase.start - m.end <= GAP]
        return tuple(m.entity for m in before[-1:])
    is_pair = (words[:1] == ["both"] or words[:2] == ["the", "two"]) and 1 < len(words) <= LONGEST
    if is_pair and phrase.lemma in lexicon.actors and not phrase.inside:
        return _name_pair(phrase, actors, lexicon)
    return ()


def _name_pair(phrase: Phrase, actors: Actors, lexicon: EventLexicon) -> tuple[str, ...]:
    """The two of a sort that were named last, if the sentence that named them names no third."""
    kinds = _choose_kinds(phrase.lemma, lexicon)
    before = [m for m in actors.mentions if m.end <= phrase.start and actors.kinds.get(m.entity) in kinds]
    sentences = sorted({m.sentence for m in before}, reverse=True)[:PAIR]
    named: dict[str, None] = {}
    for sentence in sentences:
        named |= dict.fromkeys(m.entity for m in before if m.sentence == sentence)
        if len(named) >= PAIR:
            break
    last = max((m.sentence for m in actors.mentions if m.start <= phrase.start), default=0)
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


def _go_on(
    words: list[str], phrase: Phrase, frame: Frame, leads: Leads, actors: Actors, lexicon: EventLexicon
) -> tuple[str, ...]:
    """As in “Nordbank cut its rate. The bank also ..., it ...”: the subject stays the same."""
    is_main = frame.link in {None, "coordination", "complement"} and not frame.sentence == 0
    before = leads.by_sentence.get(frame.sentence - 1)
    if not is_main or before is None or before.lemma in {"it", "there"}:
        return ()
    is_noun = words == ["the", phrase.lemma] and phrase.lemma in lexicon.bodies and phrase.lemma not in COUNTRIES
    is_it = words == ["it"] and frame.link is None
    if not is_noun and not is_it:
        return ()
    whole = actors.name(before)
    if is_noun:
        return whole if len(whole) == 1 and actors.kinds.get(whole[0]) == "organization" else ()
    owners = whole or (actors.name_all(before) if before.lemma in lexicon.bodies else ())
    return owners if len(owners) == 1 and actors.kinds.get(owners[0]) in ANY else ()
