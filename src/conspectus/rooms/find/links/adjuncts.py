"""Adjuncts: "due to", "in response to", "by buying" and other phrases beside a verb -> links."""

import re
from collections.abc import Iterator

from conspectus.records import Argument, Dependence, Frame, Phrase
from conspectus.rooms.find.links.scene import Found, Scene

INTO = re.compile(r"\s+(?:for|to|of|at|against)\s+")
THANKS = "thanks to "
HELD_BACK = frozenset({"possible", "planned", "conditional"})
ACTS = frozenset({"control", "argument", "adverbial", "cause", "time"})


def read_adjuncts(scene: Scene, frame: Frame) -> Iterator[Found]:
    """Read every phrase beside a predicate that says why, how or in answer to what."""
    yield from _read_thanks(scene, frame)
    for argument in frame.arguments:
        phrase = argument.phrase
        start = _preposition(scene, argument)
        if start is None or argument.is_shared:
            continue
        rest = scene.rest(frame, start, phrase.end)
        kind = scene.cues.prepositions.get(argument.role)
        if kind is not None:
            rest = scene.rest(scene.governor(frame), start, phrase.end)
            subject = scene.look.find(frame, "subject")
            if frame.form == "copula" and subject is not None and scene.look.find(frame, "complement") is None:
                rest = (subject.start, subject.end)  # "the growth is also due to"
            if kind == "cause" and phrase.lemma in scene.cues.hindering and _is_stalled(scene, frame):
                kind = "obstacle"
            rule = f"adjunct-{argument.role.replace(' ', '-')}"
            yield Found(frame, kind, (phrase.start, phrase.end), rest, rule, 0.85)
        elif argument.role == "in" and phrase.lemma in scene.cues.answers:
            if inner := INTO.match(scene.text, phrase.head_end):  # "in retaliation for the raid"
                yield Found(frame, "response", (inner.end(), phrase.end), rest, f"adjunct-in-{phrase.lemma}", 0.85)
        elif argument.role == "to" and frame.predicate in scene.cues.answering:
            if answer := scene.look.find(frame, "by", "with"):  # "responded to the raid by closing the port"
                yield Found(frame, "response", (phrase.start, phrase.end), (answer.start, answer.end), "answer", 0.8)
        elif plain := _plain(scene, frame, argument):
            yield Found(frame, plain, (phrase.start, phrase.end), rest, f"adjunct-{argument.role}", 0.7)


def _read_thanks(scene: Scene, frame: Frame) -> Iterator[Found]:
    """Read "has grown thanks to a ban", which the parser takes for an object or leaves out."""
    at = scene.text.find(THANKS, frame.end, frame.clause_end)
    if at >= 0 and not any(argument.role == THANKS.strip() for argument in frame.arguments):
        near = (at + len(THANKS), scene.look.clause_end(frame))
        yield Found(frame, "cause", near, scene.rest(frame, at, near[1]), "adjunct-thanks-to", 0.8)


def _plain(scene: Scene, frame: Frame, argument: Argument) -> Dependence | None:
    """Return what a short preposition makes beside verbs of some kinds: "resigned over", "fined for"."""
    phrase, cues = argument.phrase, scene.cues
    is_done = frame.modality == "asserted" and not frame.is_negated
    match argument.role:
        case "without" if frame.is_negated and frame.modality in HELD_BACK:
            return "condition"
        case "over" if frame.predicate in cues.over and is_done:
            return "cause"
        case "for" if (
            frame.predicate in cues.reasons
            and not scene.text.endswith("to ", 0, frame.start)
            and _is_act(scene, frame, phrase)
        ):
            return "cause"
        case "by" if _is_means(scene, frame, phrase):
            return "cause" if cues.verbs.get(frame.predicate) == "cause" else "enabler"
        case "after" if frame.predicate in cues.reactions and is_done and _is_act(scene, frame, phrase):
            return "response"
    return None


def _preposition(scene: Scene, argument: Argument) -> int | None:
    """Return where the preposition before a phrase starts, None if it does not stand right there."""
    start = argument.phrase.start - len(argument.role) - 1
    is_there = start >= 0 and scene.text[start : argument.phrase.start].casefold() == f"{argument.role} "
    return start if is_there else None


def _is_stalled(scene: Scene, frame: Frame) -> bool:
    return frame.is_negated or frame.modality == "denied" or frame.predicate in scene.cues.stalling


def _is_act(scene: Scene, frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase tells of an act or a happening."""
    below = scene.look.below(frame)
    return any(phrase.start <= f.start < phrase.end and f.link in ACTS for f in below)


def _is_means(scene: Scene, frame: Frame, phrase: Phrase) -> bool:
    """Whether a "by" phrase is a gerund that tells how something is brought about."""
    if frame.predicate in scene.cues.meanless or frame.form != "verb" or frame.is_negated:
        return False
    gerunds = [f for f in scene.look.below(frame, "adverbial") if f.clause_start == phrase.start]
    return any(scene.text[f.start : f.end].endswith("ing") and f.predicate not in scene.cues.saying for f in gerunds)
