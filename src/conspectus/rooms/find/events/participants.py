"""Participants: who does an event, to whom, and between whom; and where."""

from collections.abc import Iterator

from conspectus.records import Argument, Frame, Part, Participant, Phrase
from conspectus.rooms.find.events.actors import ACTING, Actors
from conspectus.rooms.find.events.kinds import Candidate
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.scene import Scene

PLACES = frozenset({"place", "in", "at", "near", "outside", "inside", "across", "throughout", "off", "around"})
TOGETHER = frozenset({"with", "between", "among", "alongside", "together with", "along with", "subject"})


def find_participants(
    candidate: Candidate, scene: Scene, actors: Actors, lexicon: EventLexicon
) -> tuple[Participant, ...]:
    """Say who takes part in an event, in the order of the text, each once."""
    is_mutual = candidate.key in lexicon.mutual or candidate.frame.predicate in lexicon.mutual
    parts: dict[str, Part] = {}
    for argument in _own_and_inherited(candidate.frame, scene, lexicon):
        for entity in _name(argument, candidate, actors, lexicon):
            parts.setdefault(entity, _choose_part(argument, is_mutual))
    if is_mutual and len(parts) > 1:
        parts = {entity: "party" for entity in parts}
    return tuple(Participant(entity, part) for entity, part in parts.items())


def find_place(candidate: Candidate, scene: Scene, actors: Actors, lexicon: EventLexicon) -> str | None:
    """Say where an event happens, if the text says so of it or of what it is part of."""
    frame = candidate.frame
    roles = PLACES | ({"object", "to"} if candidate.key in lexicon.arriving else frozenset())
    for source in (frame, *_folded_above(frame, scene, lexicon)):
        for argument in source.arguments:
            if argument.role in roles or f"{source.predicate} {argument.role}" in lexicon.arriving:
                for entity in argument.phrase.entities or argument.phrase.inside[-1:]:
                    if actors.is_place(entity):
                        return entity
        roles = PLACES
    return None


def _own_and_inherited(frame: Frame, scene: Scene, lexicon: EventLexicon) -> Iterator[Argument]:
    """The frame's arguments, and a subject from the frame that it folds into where it has none."""
    yield from frame.arguments
    if any(argument.role == "subject" for argument in frame.arguments):
        return
    for above in _folded_above(frame, scene, lexicon):
        subjects = [argument for argument in above.arguments if argument.role == "subject"]
        if subjects:
            yield from subjects
            return


def _folded_above(frame: Frame, scene: Scene, lexicon: EventLexicon) -> Iterator[Frame]:
    for above in scene.governors(frame):
        if above.predicate not in lexicon.folding or frame.voice == "passive":
            return
        yield above


def _name(argument: Argument, candidate: Candidate, actors: Actors, lexicon: EventLexicon) -> tuple[str, ...]:
    """The entities that an argument brings in: those it names, or those that its common noun belongs to."""
    role, phrase = argument.role, argument.phrase
    if role in lexicon.adjuncts or role == "clause":
        return ()
    if role in PLACES:
        return tuple(e for e in phrase.entities if actors.kinds.get(e) in {"organization", "bloc", "accord", "project"})
    if phrase.entities:
        is_arrival = candidate.key in lexicon.arriving
        return tuple(e for e in phrase.entities if actors.kinds.get(e) != "place" or not is_arrival)
    return _name_owners(phrase, actors)


def _name_owners(phrase: Phrase, actors: Actors) -> tuple[str, ...]:
    owners = tuple(e for e in phrase.inside if actors.kinds.get(e) != "place")
    if phrase.lemma in actors.nouns:
        return owners[:1]
    return owners


def _choose_part(argument: Argument, is_mutual: bool) -> Part:
    if argument.role == "subject":
        return "actor"
    if is_mutual or argument.role in TOGETHER:
        return "party"
    return "recipient"


def is_acting(entity: str, actors: Actors) -> bool:
    """Whether an entity is of a kind that acts."""
    return actors.kinds.get(entity) in ACTING
