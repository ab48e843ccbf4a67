"""Participants: who does an event, to whom, and between whom; and where."""

from collections.abc import Iterator

from conspectus.records import Argument, Frame, Part, Participant, Phrase
from conspectus.rooms.find.events.actors import Actors
from conspectus.rooms.find.events.kinds import Candidate
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.scene import Scene

PLACES = frozenset({"place", "in", "at", "near", "outside", "inside", "across", "throughout", "off", "around"})
TOGETHER = frozenset({"with", "between", "among", "alongside", "together with", "along with"})
CLOSE = frozenset(
    {"subject", "object", "recipient", "of", "to", "from", "against", "complement"}
)  # "the bank's office" is the bank
TAKEN_IN = frozenset({"object", "to", "for", "on", "of"})
TOPICS = frozenset({"on", "over", "about", "for", "of", "in"})
DONE_TO = frozenset({"ACCUSE", "COERCE", "ASSAULT", "SANCTION"})  # kinds whose verbs take an object
BODIES = frozenset({"organization", "bloc", "accord", "project"})  # what one does something in, as no place
INNER = frozenset({"control", "complement", "argument", "purpose"})


def find_participants(
    candidate: Candidate, scene: Scene, actors: Actors, lexicon: EventLexicon
) -> tuple[Participant, ...]:
    """Say who takes part in an event, whoever does it first, each once."""
    is_mutual = candidate.name in lexicon.mutual or candidate.frame.predicate in lexicon.mutual
    if candidate.source == "urged":
        return _name_urged(candidate, actors, lexicon)
    own = [a for a in _list_arguments(candidate) if not _is_borrowed(a, candidate, scene, lexicon)]
    arguments = [*own, *_inherit_subject(candidate.frame, scene, actors, lexicon)]
    is_turned = _is_turned(candidate, scene)
    parts: dict[str, Part] = dict.fromkeys(_name_modifiers(candidate, actors) if is_mutual else (), "party")
    for argument in sorted(arguments, key=lambda argument: argument.role != "subject"):
        for entity in _name(argument, candidate, actors, lexicon):
            parts.setdefault(entity, "recipient" if is_turned else _choose_part(argument))
    for argument in _list_absorbed(candidate, scene, lexicon):
        for entity in _name(argument, candidate, actors, lexicon):
            parts.setdefault(entity, "recipient")
    if not parts and is_mutual:
        topics = (e for a in arguments if a.role in TOPICS for e in actors.name_all(a.phrase))
        parts = dict.fromkeys(topics, "party")
    for entity in _name_hosts(candidate, actors, lexicon):
        parts.setdefault(entity, "recipient")
    if is_mutual and len(parts) > 1:
        parts = dict.fromkeys(parts, "party")
    return tuple(Participant(entity, part) for entity, part in parts.items())


def _is_turned(candidate: Candidate, scene: Scene) -> bool:
    """Whether a headline has left out the passive's auxiliary: "Bank criticised over fees"."""
    frame = candidate.frame
    roles = {argument.role for argument in frame.arguments}
    is_past = frame.tense == "past" and frame.aspect == "simple" and frame.form == "verb" and frame.rule == "verb"
    return scene.is_headline(frame) and is_past and candidate.kind in DONE_TO and not roles & {"object", "clause"}


def _name_urged(candidate: Candidate, actors: Actors, lexicon: EventLexicon) -> tuple[Participant, ...]:
    """As in "Peru must open its ports, the minister said": the speaker asks it of whoever must do it."""
    frame = candidate.frame
    asked = [e for a in frame.arguments if a.role == "subject" for e in _name(a, candidate, actors, lexicon)]
    speaker = frame.holder.entity
    parts = [Participant(speaker, "actor")] if speaker else []
    return (*parts, *(Participant(e, "recipient") for e in dict.fromkeys(asked) if e != speaker))


def find_place(candidate: Candidate, scene: Scene, actors: Actors, lexicon: EventLexicon) -> str | None:
    """Say where an event happens, if the text says so of it or of what it is part of."""
    for argument in _list_arguments(candidate):
        if argument.role in PLACES or _is_destination(argument, candidate, lexicon):
            place = _find_spot(argument, actors, lexicon)
            if place is not None:
                return place
    for argument in _list_arguments(candidate):
        if argument.role in {"object", "to"} and (place := _find_spot(argument, actors, lexicon)) is not None:
            if actors.kinds.get(place) == "place":
                return place
        if argument.role in CLOSE and argument.role != "subject" and (place := actors.find_inner_place(argument.phrase)) is not None:
            return place
    noun = candidate.content or candidate.frame
    if noun.form == "noun":
        for entity in actors.name_places(noun.clause_start, noun.start):
            return entity
    for above in _folded_above(candidate.frame, scene, lexicon):
        for argument in above.arguments:
            if argument.role in PLACES and (place := _find_spot(argument, actors, lexicon)) is not None:
                return place
    return None


def _list_arguments(candidate: Candidate) -> tuple[Argument, ...]:
    """The arguments of an event's frame; its noun's own in place of the noun."""
    content = candidate.content
    if content is None:
        return candidate.frame.arguments
    rest = (a for a in candidate.frame.arguments if a.phrase.head_start != content.start)
    return (*rest, *content.arguments)


def _list_absorbed(candidate: Candidate, scene: Scene, lexicon: EventLexicon) -> Iterator[Argument]:
    """What takes part in what an event takes in: "agreed to supply *Kenya*", "opposed the invasion of *Chad*"."""
    frame = candidate.frame
    for child in scene.children(frame):
        is_clause = child.link in {"control", "complement"} and frame.predicate in lexicon.heading
        is_thing = child.form == "noun" and child is not candidate.content and _fills(frame, child)
        if is_clause or is_thing:
            yield from (a for a in child.arguments if not a.is_shared and (is_thing or a.role != "subject"))


def _fills(frame: Frame, noun: Frame) -> bool:
    return any(a.role in TAKEN_IN and a.phrase.head_start == noun.start for a in frame.arguments)


def _is_destination(argument: Argument, candidate: Candidate, lexicon: EventLexicon) -> bool:
    return candidate.name in lexicon.arriving and argument.role in {"object", "to", "in", "at"}


def _find_spot(argument: Argument, actors: Actors, lexicon: EventLexicon) -> str | None:
    named = actors.name(argument.phrase)
    if not named and argument.phrase.lemma in lexicon.spots:
        named = argument.phrase.inside
    return next((entity for entity in named if actors.is_place(entity)), None)


def _is_borrowed(argument: Argument, candidate: Candidate, scene: Scene, lexicon: EventLexicon) -> bool:
    """Whether a noun has its subject only from a clause that it is the setting of: "denied it during the inquiry"."""
    frame = candidate.frame
    above = scene.parent(frame)
    if candidate.kind == "CONSULT" and any(
        a.role in PLACES and a.phrase.head_start == frame.start for a in _above(frame, scene)
    ):
        return False  # who speaks at a meeting was there
    if frame.form != "noun" or argument.role != "subject" or not argument.is_shared or above is None:
        return False
    return not any(a.role in TAKEN_IN and a.phrase.head_start == frame.start for a in above.arguments)


def _above(frame: Frame, scene: Scene) -> tuple[Argument, ...]:
    above = scene.parent(frame)
    return above.arguments if above else ()


def _name_modifiers(candidate: Candidate, actors: Actors) -> tuple[str, ...]:
    """Whoever is named before the noun of what several do: "the Franco-German talks", "the Ruiz-Berg summit"."""
    noun = candidate.content or candidate.frame
    if noun.form != "noun":
        return ()
    return actors.name_between(noun.clause_start, noun.start)


def _name_hosts(candidate: Candidate, actors: Actors, lexicon: EventLexicon) -> tuple[str, ...]:
    """The states whose capitals are visited, where the document names them."""
    if candidate.name not in lexicon.arriving:
        return ()
    spots = [e for a in _list_arguments(candidate) if _is_destination(a, candidate, lexicon) for e in a.phrase.entities]
    return tuple(actors.capitals[spot] for spot in spots if spot in actors.capitals)


def _inherit_subject(frame: Frame, scene: Scene, actors: Actors, lexicon: EventLexicon) -> Iterator[Argument]:
    """The subject of what starts, plans or announces an event that has none of its own."""
    if any(argument.role == "subject" for argument in frame.arguments) or frame.voice == "passive":
        return
    above = scene.parent(frame)
    if frame.form == "noun" and above is not None and not _fills(above, frame):
        return
    for above in _folded_above(frame, scene, lexicon):
        subjects = [argument for argument in above.arguments if argument.role == "subject"]
        if subjects:
            yield from (a for a in subjects if not _holds(a.phrase, frame) and actors.is_somebody(a.phrase))
            return


def _holds(phrase: Phrase, frame: Frame) -> bool:
    return phrase.start <= frame.start < phrase.end


def _folded_above(frame: Frame, scene: Scene, lexicon: EventLexicon) -> Iterator[Frame]:
    below = frame
    for above in scene.governors(frame):
        if below.link not in INNER or not (above.form == "noun" or above.predicate in lexicon.folding):
            return
        yield above
        below = above


def _name(argument: Argument, candidate: Candidate, actors: Actors, lexicon: EventLexicon) -> tuple[str, ...]:
    """The entities that an argument brings in: those it names, or those that its common noun belongs to."""
    role, phrase = argument.role, argument.phrase
    if role in lexicon.adjuncts or role == "clause":
        return ()
    if role in PLACES:
        bodies = BODIES if role == "in" else frozenset()
        return tuple(
            e for e in phrase.entities if actors.kinds.get(e) in bodies or _is_fought_over(e, candidate, actors, lexicon)
        )
    is_whole = role not in CLOSE and phrase.lemma not in actors.nouns
    entities = actors.name(phrase) if is_whole else actors.name_all(phrase)
    inner = actors.find_inner_place(phrase) if phrase.lemma not in actors.nouns else None
    entities = tuple(entity for entity in entities if entity != inner)  # "a plant in Peru" is not Peru's
    if not entities and candidate.kind != "OTHER" and role in CLOSE:
        entities = actors.name_between(phrase.start, phrase.head_start)  # "Chilean copper"
    is_taken = candidate.kind in {"ASSAULT", "COERCE"} and role == "object"
    if not is_taken:  # a place does nothing, and little is done to it
        return tuple(e for e in entities if actors.kinds.get(e) != "place")
    return entities


def _is_fought_over(entity: str, candidate: Candidate, actors: Actors, lexicon: EventLexicon) -> bool:
    """A state in which there is war takes part in it."""
    return lexicon.families.get(candidate.name) == "war" and actors.kinds.get(entity) == "state"


def _choose_part(argument: Argument) -> Part:
    if argument.role == "subject":
        return "actor"
    return "party" if argument.role in TOGETHER else "recipient"
