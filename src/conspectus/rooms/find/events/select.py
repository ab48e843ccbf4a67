"""Selection: of all frames that tell of an event, those that are recorded, so that nothing is told twice."""

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.events.actors import Actors
from conspectus.rooms.find.events.kinds import Candidate, classify_frame, find_phrases
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.scene import Scene

INNER = frozenset({"control", "complement"})
BELOW = frozenset({"control", "purpose", "participle", "adverbial", "relative"})
DEFINITE = ("the ", "this ", "its ", "their ", "his ", "her ", "our ", "that ")
COMBINED = ("object", "on", "to", "into", "under")
INFINITE = frozenset({"control", "purpose", "participle", "adverbial"})  # clauses that have no tense of their own


def select_events(scene: Scene, actors: Actors, lexicon: EventLexicon) -> tuple[Candidate, ...]:
    """Choose the frames that are recorded as mentions of events, in text order."""
    found = {c.frame.index: c for frame in scene.frames if (c := classify_frame(frame, scene, actors, lexicon))}
    kept = [c for c in found.values() if not _is_told_otherwise(c, found, scene, actors, lexicon)]
    return tuple(sorted(kept, key=lambda c: (c.frame.start, c.frame.index)))


def _is_told_otherwise(
    candidate: Candidate, found: dict[int, Candidate], scene: Scene, actors: Actors, lexicon: EventLexicon
) -> bool:
    """Whether a candidate is a habit, empty, only starts or plans another, or is taken in by another."""
    if candidate.source == "noun":
        if candidate.key in lexicon.standing and _stands(candidate.frame):
            return True
        return _is_told_above(candidate, found, scene, lexicon) or _is_vague(candidate, scene, actors, lexicon)
    return (
        _is_habit(candidate, scene, lexicon)
        or _is_generic(candidate, scene, actors)
        or _folds(candidate, found, scene, lexicon)
        or _is_headed(candidate, found, scene, lexicon)
    )


def _stands(frame: Frame) -> bool:
    """Whether nothing says that a lasting state comes, ends or is wanted."""
    return frame.modality == "asserted" and frame.aspect in {"simple", "perfect", "progressive"} and not frame.times


def _is_habit(candidate: Candidate, scene: Scene, lexicon: EventLexicon) -> bool:
    """The plain present tells what somebody always does, save in headlines and for stances ("Peru opposes")."""
    frame = _lead(candidate.frame, scene)
    return (
        frame.tense == "present"
        and frame.link not in INFINITE
        and frame.aspect == "simple"
        and frame.modality == "asserted"
        and not scene.is_headline(frame)
        and not frame.times
        and candidate.kind not in lexicon.stances
        and not (frame.voice == "passive" and candidate.kind != "OTHER")
    )


def _is_generic(candidate: Candidate, scene: Scene, actors: Actors) -> bool:
    """Whether a subordinate verb tells of nobody in particular: "files created on a laptop", "users to pay"."""
    frame = _lead(candidate.frame, scene)
    if candidate.kind != "OTHER" or candidate.frame.times:
        return False
    if all(a.is_shared for a in candidate.frame.arguments) and frame.link not in {"condition", "time"}:
        return True  # a verb alone: "registered"
    if frame.link not in BELOW:
        return False
    arguments = [a for a in candidate.frame.arguments if a.role != "clause"]
    return not any(actors.name(a.phrase) or (a.role != "subject" and a.phrase.inside) for a in arguments) and not any(
        actors.is_somebody(a.phrase) and _is_definite(a.phrase, scene) for a in arguments
    )


def _is_definite(phrase: Phrase, scene: Scene) -> bool:
    return scene.quote(phrase.start, phrase.head_start).lower().startswith(DEFINITE)


def _folds(candidate: Candidate, found: dict[int, Candidate], scene: Scene, lexicon: EventLexicon) -> bool:
    """Whether a verb only starts, tries, plans or tells what stands under it, which is itself an event."""
    is_folding = candidate.frame.predicate in lexicon.folding | lexicon.telling
    if not is_folding or candidate.source == "combination":
        return False
    return any(
        child.index in found
        and (child.link in INNER or (child.form == "noun" and _fills(candidate.frame, child, "object")))
        for child in scene.children(candidate.frame)
    )


def _is_headed(candidate: Candidate, found: dict[int, Candidate], scene: Scene, lexicon: EventLexicon) -> bool:
    """Whether a verb stands under one that takes it in: "agreed to supply", "urged Chad to sign"."""
    frame = _lead(candidate.frame, scene)
    if frame.link not in INNER:
        return False
    above = scene.parent(frame)
    return above is not None and above.index in found and above.predicate in lexicon.heading


def _lead(frame: Frame, scene: Scene) -> Frame:
    """The first of coordinated frames."""
    while frame.link == "coordination" and (above := scene.parent(frame)) is not None:
        frame = above
    return frame


def _fills(frame: Frame, noun: Frame, role: str) -> bool:
    return any(phrase.head_start == noun.start for phrase in find_phrases(frame, role))


def _is_told_above(candidate: Candidate, found: dict[int, Candidate], scene: Scene, lexicon: EventLexicon) -> bool:
    """Whether the frame above a noun tells the event already: "signed an agreement", "exports rose"."""
    above = scene.parent(candidate.frame)
    if above is None or above.index not in found or candidate.frame.link not in {"argument", "coordination"}:
        return False
    governor = found[above.index]
    if candidate.frame.link == "coordination":
        return governor.source == "noun" and _is_told_above(governor, found, scene, lexicon)
    if governor.source == "combination" and any(_fills(above, candidate.frame, role) for role in COMBINED):
        return True
    if candidate.key in lexicon.accidents and governor.kind == "OTHER" and _fills(above, candidate.frame, "subject"):
        return True  # "the flood destroyed a bridge" is told once
    if governor.source == "happening":
        return any(_fills(above, candidate.frame, role) for role in ("subject", "object"))
    if _fills(above, candidate.frame, "object") or _fills(above, candidate.frame, "recipient"):
        return governor.source == "combination" or above.predicate not in lexicon.folding | lexicon.telling
    if candidate.key in lexicon.certain:
        return False
    return not any(a.phrase.entities or a.phrase.inside for a in candidate.frame.arguments if not a.is_shared)


def _is_vague(candidate: Candidate, scene: Scene, actors: Actors, lexicon: EventLexicon) -> bool:
    """Whether a noun tells of no one event: nobody is named with it, nor when, and it is no certain event."""
    frame = candidate.frame
    if any(actors.is_actor(a.phrase) or a.phrase.inside for a in frame.arguments):
        return False
    if frame.times:
        return False
    first = scene.quote(frame.clause_start, frame.start).split()[:1]
    is_definite = bool(first) and first[0].lower() in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "a",
        "an",
    }
    return not (candidate.key in lexicon.certain and is_definite)
