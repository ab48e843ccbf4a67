"""Selection: of all frames that tell of an event, those that are recorded, so that nothing is told twice."""

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.events.arguments import inherit_subject
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.kinds import Candidate, classify_frame, find_phrases

INNER = frozenset({"control", "complement"})
BELOW = frozenset({"control", "purpose", "participle", "adverbial", "relative"})
DEFINITE = ("the ", "this ", "its ", "their ", "his ", "her ", "our ", "that ")
COMBINED = ("object", "on", "to", "into", "under")
INFINITE = frozenset({"control", "purpose", "participle", "adverbial"})  # clauses that have no tense of their own


def select_events(cast: Cast) -> tuple[Candidate, ...]:
    """Choose the frames that are recorded as mentions of events, in text order."""
    found = {c.frame.index: c for frame in cast.scene.frames if (c := classify_frame(frame, cast))}
    kept = [c for c in found.values() if not _is_told_otherwise(c, found, cast)]
    return tuple(sorted(kept, key=lambda c: (c.frame.start, c.frame.index)))


def _is_told_otherwise(candidate: Candidate, found: dict[int, Candidate], cast: Cast) -> bool:
    """Whether a candidate is a habit, empty, only starts or plans another, or is taken in by another."""
    if candidate.source == "noun":
        if candidate.key in cast.lexicon.standing and _stands(candidate.frame):
            return True
        return _is_told_above(candidate, found, cast) or _is_vague(candidate, cast)
    return (
        _is_habit(candidate, cast)
        or _is_generic(candidate, cast)
        or _folds(candidate, found, cast)
        or _is_headed(candidate, found, cast)
    )


def _stands(frame: Frame) -> bool:
    """Whether nothing says that a lasting state comes, ends or is wanted."""
    return frame.modality == "asserted" and frame.aspect in {"simple", "perfect", "progressive"} and not frame.times


def _is_habit(candidate: Candidate, cast: Cast) -> bool:
    """The plain present tells what somebody always does, save in headlines and for stances ("Peru opposes")."""
    frame = _lead(candidate.frame, cast)
    return (
        frame.tense == "present"
        and frame.link not in INFINITE
        and frame.aspect == "simple"
        and frame.modality == "asserted"
        and not cast.scene.is_headline(frame)
        and not frame.times
        and not _is_stance(candidate, cast)
        and not (frame.voice == "passive" and candidate.kind != "OTHER")
    )


def _is_stance(candidate: Candidate, cast: Cast) -> bool:
    """Whether a verb in the present tells of an event that goes on: "Peru opposes it", "offers to talk"."""
    if candidate.kind == "AGREE":
        return any(argument.role == "clause" for argument in candidate.frame.arguments)
    return candidate.kind in cast.lexicon.stances


def _is_generic(candidate: Candidate, cast: Cast) -> bool:
    """Whether a verb tells of nobody in particular: "files created on a laptop", "users to pay", "registered"."""
    frame = candidate.frame
    lead = _lead(frame, cast)
    if frame.times:
        return False
    is_alone = all(a.is_shared for a in frame.arguments) and candidate.source == "verb"
    if is_alone and frame.link not in {"condition", "time", "relative"} and not _names(candidate, cast):
        return True
    if lead.link not in BELOW:
        return False
    if candidate.kind == "OTHER" and frame.link == "participle" and frame.voice == "passive" and _is_sort(frame, cast):
        return True
    arguments = [a for a in (*frame.arguments, *inherit_subject(candidate, cast)) if a.role != "clause"]
    is_named = any(cast.actors.name(a.phrase) or (a.role != "subject" and a.phrase.inside) for a in arguments)
    return not is_named and not any(
        cast.actors.is_somebody(a.phrase) and _is_definite(a.phrase, cast) for a in arguments
    )


def _is_sort(frame: Frame, cast: Cast) -> bool:
    """Whether what is done is done to any of a sort: "cars built by Volvo"."""
    things = [a.phrase for a in frame.arguments if a.role == "object"]
    return any(
        cast.scene.quote(thing.head_start, thing.head_end).lower().endswith("s")
        and not thing.entities
        and not _is_definite(thing, cast)
        and not any(character.isdigit() for character in cast.scene.quote(thing.start, thing.head_start))
        for thing in things
    )


def _names(candidate: Candidate, cast: Cast) -> tuple[str, ...]:
    return tuple(e for a in candidate.frame.arguments for e in cast.actors.name(a.phrase))


def _is_definite(phrase: Phrase, cast: Cast) -> bool:
    return cast.scene.quote(phrase.start, phrase.head_start).lower().startswith(DEFINITE)


def _folds(candidate: Candidate, found: dict[int, Candidate], cast: Cast) -> bool:
    """Whether a verb only starts, tries, plans or tells what stands under it, which is itself an event."""
    is_folding = candidate.frame.predicate in cast.lexicon.folding | cast.lexicon.telling
    if not is_folding or candidate.source == "combination":
        return False
    return any(
        child.index in found
        and (child.link in INNER or (child.form == "noun" and _fills(candidate.frame, child, "object")))
        for child in cast.scene.children(candidate.frame)
    )


def _is_headed(candidate: Candidate, found: dict[int, Candidate], cast: Cast) -> bool:
    """Whether a verb stands under one that takes it in: "agreed to supply", "urged Chad to sign"."""
    frame = _lead(candidate.frame, cast)
    if frame.link not in INNER:
        return False
    above = cast.scene.parent(frame)
    return above is not None and above.index in found and above.predicate in cast.lexicon.heading


def _lead(frame: Frame, cast: Cast) -> Frame:
    """The first of coordinated frames."""
    while frame.link == "coordination" and (above := cast.scene.parent(frame)) is not None:
        frame = above
    return frame


def _fills(frame: Frame, noun: Frame, role: str) -> bool:
    return any(phrase.head_start == noun.start for phrase in find_phrases(frame, role))


def _is_told_above(candidate: Candidate, found: dict[int, Candidate], cast: Cast) -> bool:
    """Whether the frame above a noun tells the event already: "signed an agreement", "exports rose"."""
    above = cast.scene.parent(candidate.frame)
    if above is None or above.index not in found or candidate.frame.link not in {"argument", "coordination"}:
        return False
    governor = found[above.index]
    if candidate.frame.link == "coordination":
        return governor.source == "noun" and _is_told_above(governor, found, cast)
    if governor.source == "combination" and any(_fills(above, candidate.frame, role) for role in COMBINED):
        return True
    if (
        candidate.key in cast.lexicon.accidents
        and governor.kind == "OTHER"
        and _fills(above, candidate.frame, "subject")
    ):
        return True  # "the flood destroyed a bridge" is told once
    if (
        candidate.key in cast.lexicon.weapons
        and governor.kind == "ASSAULT"
        and _fills(above, candidate.frame, "subject")
    ):
        return True  # "an air strike killed six" is told once
    if governor.source == "happening":
        return any(_fills(above, candidate.frame, role) for role in ("subject", "object"))
    if _fills(above, candidate.frame, "object") or _fills(above, candidate.frame, "recipient"):
        return governor.source == "combination" or above.predicate not in cast.lexicon.folding | cast.lexicon.telling
    if (
        governor.kind == "AGREE"
        and above.predicate == "agree"
        and any(_fills(above, candidate.frame, r) for r in ("to", "on"))
    ):
        return True  # "agreed to a ceasefire" is told once
    if candidate.key in cast.lexicon.certain:
        return False
    return not any(a.phrase.entities or a.phrase.inside for a in candidate.frame.arguments if not a.is_shared)


def _is_vague(candidate: Candidate, cast: Cast) -> bool:
    """Whether a noun tells of no one event: nobody is named with it, nor when, and it is no certain event."""
    frame = candidate.frame
    if any(cast.actors.is_actor(a.phrase) or a.phrase.inside for a in frame.arguments):
        return False
    if frame.times:
        return False
    words = cast.scene.quote(frame.clause_start, frame.start).lower().split()
    is_pointing = bool(words) and words[0] in cast.lexicon.pointing
    is_told = frame.tense != "present" or frame.modality != "asserted"
    is_one = is_told and (words[0] in {"a", "an"} if words else frame.modality != "asserted")
    return not (candidate.key in cast.lexicon.certain and (is_pointing or is_one))
