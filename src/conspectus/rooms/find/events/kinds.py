"""Kinds: a frame -> what kind of event it tells of, if any."""

from typing import Literal

from conspectus.records import Argument, Frame, Phrase, Record
from conspectus.rooms.find.events.actors import Actors
from conspectus.rooms.find.events.lexicon import NO_KIND, Combination, EventLexicon
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
        return _classify_noun(frame, scene, actors, lexicon)
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
    if _is_idle(frame, objects, lexicon):
        return None
    for thing in objects:
        kind = lexicon.combinations.get(Combination(frame.predicate, thing.lemma))
        if (
            kind is not None
            and kind != NO_KIND
            and (actors.is_actor_in(frame, "subject") or frame.voice == "passive" or _is_bare(frame))
        ):
            return Candidate(frame, kind, frame.predicate, "combination")
    key = _find_key(frame, lexicon)
    if key is not None:
        kind = _choose_kind(frame, key, actors, lexicon)
        if _tells(frame, key, objects, actors, lexicon):
            return Candidate(frame, kind, key, "verb")
    is_telling = any(not a.is_shared and a.role not in lexicon.adjuncts for a in frame.arguments)
    if frame.predicate in lexicon.happenings and is_telling and not find_arguments(frame, "clause"):
        return Candidate(frame, "OTHER", frame.predicate, "happening")
    return None


def _is_idle(frame: Frame, objects: list[Phrase], lexicon: EventLexicon) -> bool:
    """Whether a verb means no event here: "closed at 24 dollars", "played a role", "pushed the door"."""
    if any(Combination(frame.predicate, thing.lemma) in lexicon.idle for thing in objects):
        return True
    if any(Combination(frame.predicate, argument.role) in lexicon.idle for argument in frame.arguments):
        return True
    if frame.predicate in lexicon.clausal:
        roles = {argument.role for argument in frame.arguments}
        return not roles & {"clause", "for", "on", "against"}
    return frame.predicate in lexicon.clauseless and bool(find_arguments(frame, "clause"))


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
    if kind == "OTHER" and _is_joint(frame, key, actors, lexicon):
        return "COOPERATE"
    objects = find_arguments(frame, "object")
    if key in lexicon.done_to_actors and any(actors.is_somebody(a.phrase) for a in objects):
        kind = lexicon.done_to_actors[key]
    subjects = find_arguments(frame, "subject")
    if kind in HARD and subjects and not any(actors.is_actor(a.phrase) for a in subjects):
        return (
            "OTHER"
            if kind != "ASSAULT" or not any(lexicon.nouns.get(a.phrase.lemma) == "ASSAULT" for a in subjects)
            else kind
        )
    if kind == "ASSAULT" and any(a.phrase.lemma in lexicon.accidents for a in frame.arguments):
        return "OTHER"
    return kind


def _is_joint(frame: Frame, key: str, actors: Actors, lexicon: EventLexicon) -> bool:
    """Whether states make or trade something together: "Chile and Peru build a bridge", "Mali buys rice from Ghana"."""
    if key not in lexicon.joint:
        return False
    subjects = {e for a in find_arguments(frame, "subject") for e in actors.name_all(a.phrase)}
    others = {e for a in frame.arguments if a.role in {"to", "from", "with"} for e in actors.name_all(a.phrase)}
    states = {e for e in subjects | others if actors.kinds.get(e) == "state"}
    return len(states) > 1 and bool(states & subjects)


def _tells(frame: Frame, key: str, objects: list[Phrase], actors: Actors, lexicon: EventLexicon) -> bool:
    """Whether a verb has what it needs to tell of an event: somebody who acts, and for weak verbs a thing too."""
    acts = actors.is_actor_in(frame, "subject")
    touched = any(actors.is_actor(a.phrase) for a in frame.arguments if a.role not in {"subject", "clause", "place"})
    if key in lexicon.weak:
        if frame.voice == "passive":
            return bool(objects)
        return acts and any(thing.lemma not in lexicon.pronouns for thing in objects)
    if all(argument.is_shared or argument.role in lexicon.adjuncts for argument in frame.arguments):
        return acts and frame.rule != "passive" and frame.link not in {"than", "participle"}
    return acts or touched or frame.voice == "passive" or (_is_bare(frame) and bool(objects))


def _classify_light(frame: Frame, lexicon: EventLexicon) -> Candidate | None:
    kind = lexicon.nouns.get(frame.predicate) or lexicon.light.get(frame.predicate)
    if kind is None:
        return None
    return Candidate(frame, kind, frame.predicate, "light-verb" if frame.rule == "light-verb" else "happening")


def _classify_noun(frame: Frame, scene: Scene, actors: Actors, lexicon: EventLexicon) -> Candidate | None:
    kind = lexicon.nouns.get(frame.predicate)
    if kind is None:
        return None
    if frame.predicate in lexicon.done_to_actors and any(
        actors.is_somebody(a.phrase) for a in find_arguments(frame, "object")
    ):
        kind = lexicon.done_to_actors[frame.predicate]
    for argument in frame.arguments:
        kind = lexicon.combinations.get(Combination(frame.predicate, argument.phrase.lemma), kind)
    if kind == NO_KIND:
        return None
    needed = lexicon.modified.get(frame.predicate)
    if needed is not None:
        before = scene.quote(frame.clause_start, frame.start).lower().replace("-", " ").split()
        if not needed & set(before):
            return None
    return Candidate(frame, kind, frame.predicate, "noun")
