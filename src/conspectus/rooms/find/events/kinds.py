"""Kinds: a frame -> what kind of event it tells of, if any."""

from typing import Literal

from conspectus.records import Argument, Frame, Phrase, Record
from conspectus.rooms.find.events.actors import Actors
from conspectus.rooms.find.events.lexicon import Combination, EventLexicon
from conspectus.rooms.find.events.scene import Scene

Source = Literal["verb", "combination", "happening", "light-verb", "noun"]
HARD = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "CONCEDE"})  # a storm does none of these


class Candidate(Record, frozen=True):
    """A frame that tells of an event, its kind, the lexicon's key, and what showed it."""

    frame: Frame
    kind: str
    key: str
    source: Source


def classify_frame(frame: Frame, scene: Scene, actors: Actors, lexicon: EventLexicon) -> Candidate | None:
    """Say of what kind of event a frame tells; None where it tells of none."""
    if frame.form == "noun":
        return _classify_noun(frame, scene, lexicon)
    if frame.form != "verb":
        return None
    if frame.rule in {"light-verb", "happening"}:
        return _classify_light(frame, lexicon)
    return _classify_verb(frame, scene, actors, lexicon)


def find_arguments(frame: Frame, role: str) -> tuple[Argument, ...]:
    """The arguments in one role."""
    return tuple(argument for argument in frame.arguments if argument.role == role)


def _classify_verb(frame: Frame, scene: Scene, actors: Actors, lexicon: EventLexicon) -> Candidate | None:
    objects = [a.phrase for a in find_arguments(frame, "object")]
    for thing in objects:
        kind = lexicon.combinations.get(Combination(frame.predicate, thing.lemma))
        if kind is not None and (actors.is_actor_in(frame, "subject") or frame.voice == "passive" or _is_bare(frame)):
            return Candidate(frame, kind, frame.predicate, "combination")
    key = _find_key(frame, lexicon)
    if key is not None:
        kind = _choose_kind(frame, key, actors, lexicon)
        if _tells(frame, key, objects, actors, lexicon):
            return Candidate(frame, kind, key, "verb")
    if frame.predicate in lexicon.happenings and (objects or find_arguments(frame, "subject")):
        return Candidate(frame, "OTHER", frame.predicate, "happening")
    return None


def _is_bare(frame: Frame) -> bool:
    return not find_arguments(frame, "subject")


def _find_key(frame: Frame, lexicon: EventLexicon) -> str | None:
    """The lexicon's key for a verb: with the preposition of one of its arguments where that is listed."""
    for argument in frame.arguments:
        key = f"{frame.predicate} {argument.role}"
        if key in lexicon.verbs:
            return key
    return frame.predicate if frame.predicate in lexicon.verbs else None


def _choose_kind(frame: Frame, key: str, actors: Actors, lexicon: EventLexicon) -> str:
    kind = lexicon.verbs[key]
    objects = find_arguments(frame, "object")
    if key in lexicon.done_to_actors and any(actors.is_somebody(a.phrase) for a in objects):
        kind = lexicon.done_to_actors[key]
    subjects = find_arguments(frame, "subject")
    if kind in HARD and subjects and not any(actors.is_actor(a.phrase) for a in subjects):
        return "OTHER" if kind != "ASSAULT" or not any(lexicon.nouns.get(a.phrase.lemma) == "ASSAULT" for a in subjects) else kind
    if kind == "ASSAULT" and any(a.phrase.lemma in lexicon.accidents for a in frame.arguments):
        return "OTHER"
    return kind


def _tells(frame: Frame, key: str, objects: list[Phrase], actors: Actors, lexicon: EventLexicon) -> bool:
    """Whether a verb has what it needs to tell of an event: somebody who acts, and for weak verbs a thing too."""
    acts = actors.is_actor_in(frame, "subject")
    touched = any(actors.is_actor(a.phrase) for a in frame.arguments if a.role not in {"subject", "clause", "place"})
    if key in lexicon.weak:
        if frame.voice == "passive":
            return bool(objects)
        return acts and any(thing.lemma not in lexicon.pronouns for thing in objects)
    return acts or touched or frame.voice == "passive" or (_is_bare(frame) and bool(objects))


def _classify_light(frame: Frame, lexicon: EventLexicon) -> Candidate | None:
    kind = lexicon.nouns.get(frame.predicate) or lexicon.light.get(frame.predicate)
    if kind is None:
        return None
    return Candidate(frame, kind, frame.predicate, "light-verb" if frame.rule == "light-verb" else "happening")


def _classify_noun(frame: Frame, scene: Scene, lexicon: EventLexicon) -> Candidate | None:
    kind = lexicon.nouns.get(frame.predicate)
    if kind is None:
        return None
    needed = lexicon.modified.get(frame.predicate)
    if needed is not None:
        before = scene.quote(frame.clause_start, frame.start).lower().replace("-", " ").split()
        if not needed & set(before):
            return None
    return Candidate(frame, kind, frame.predicate, "noun")
