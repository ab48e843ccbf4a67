"""Modals: what will, would, may, might or could come."""

import re
from collections.abc import Iterator

from conspectus.records import Frame
from conspectus.rooms.find.forecasts.scene import CLAUSES, Scene, Sighting, find_argument
from conspectus.rooms.find.forecasts.spans import span_clause
from conspectus.rooms.find.inside import AUTHOR

REFUSED_LINKS = frozenset({"condition", "purpose", "control"})
OPEN = re.compile(r"(?:\w+ )?(?:how|what|which|who|whom|why|where|whether)\b", re.IGNORECASE)
NOW = re.compile(r"\b(?:may|can) now\b")  # "may now vote" is allowed to
ASKING = re.compile(r"how\b", re.IGNORECASE)
WHEN = re.compile(r"when\b")
SO = re.compile(r"\b(?:so(?: that)?|the way|whether|how|why)\s+$", re.IGNORECASE)
UNREAL = re.compile(r"\b(?:had|were(?! to\b)|was)\b", re.IGNORECASE)
AGAINST_FACT = re.compile(r"\b(?:it|he|she|this|that|I) were\b")
FEW = re.compile(r"(?:not (?:every\w*|all)|nobody|no one|few)\b", re.IGNORECASE)
DEFINITE = ("the ", "this ", "these ", "those ", "its ", "his ", "her ", "their ")
DOUBTFUL = frozenset({"unlikely", "improbable", "doubtful"})
RAISED = frozenset({"think", "believe", "expect", "suppose", "imagine", "see"})
TALES = frozenset({"he", "she", "they", "i", "we"})
CONFIDENCE = {"will": 0.8, "reported-would": 0.75, "would": 0.7, "may": 0.75, "can": 0.6}


def read_modals(scene: Scene) -> Iterator[Sighting]:
    """Read the clauses whose auxiliary says that they are to come."""
    for frame in scene.reading.frames:
        kind = _classify(scene, frame)
        if kind is None or scene.is_asked(frame) or scene.is_generic(frame) or scene.is_habit(frame):
            continue
        rule = "reported-would" if kind == "would" and _is_reported(scene, frame) else kind
        if _REFUSALS[kind](scene, frame) or is_indirect(scene, frame):
            continue
        start, end = span_clause(scene, frame)
        start = _reach_denial(scene, frame, start)
        speaker = scene.name_viewer(frame)
        yield Sighting(start, end, speaker, (frame,), rule, CONFIDENCE[rule])


def _reach_denial(scene: Scene, frame: Frame, start: int) -> int:
    """Return where a clause begins with the words that deny it: "she did not think it would happen"."""
    above = scene.parent(frame)
    if above is None or frame.link != "complement":
        return start
    is_denied = (above.is_negated and above.predicate in RAISED) or above.predicate in DOUBTFUL
    return min(start, above.clause_start) if is_denied else start


def _classify(scene: Scene, frame: Frame) -> str | None:
    """Return which auxiliary a frame has for its own, None for those that share another frame's."""
    if frame.form not in CLAUSES or frame.link in REFUSED_LINKS or frame.modality == "denied":
        return None
    kind = scene.signs.auxiliaries.get(scene.cue(frame))
    above = scene.parent(frame)
    if scene.cue(frame) in {"'d", "’d"} and scene.text[frame.start : frame.end].lower() != frame.predicate.split()[0]:
        return None  # "he'd lost": had
    if kind is not None and frame.modal_cue is not None:
        is_shared = above is not None and above.modal_cue == frame.modal_cue and above.form != "noun"
        return None if is_shared or not frame.clause_start <= frame.modal_cue[0] < frame.clause_end else kind
    if frame.modality == "wanted" and frame.link == "complement" and above is not None and above.predicate == "hope":
        words = re.findall(r"[a-z’']+", scene.before(frame))
        return next((kind for word in words if (kind := scene.signs.auxiliaries.get(word))), None)
    return None


def _refuse_will(scene: Scene, frame: Frame) -> bool:
    if scene.text[frame.clause_start :].startswith("either ") or is_untold(scene, frame):
        return True
    is_refusal = frame.is_negated and frame.voice == "active" and frame.predicate in scene.signs.silent
    if is_refusal and frame.holder.kind == AUTHOR and not scene.is_ahead(frame):
        return True  # "will not name the buyer"
    is_polite = scene.is_spoken(frame) and frame.predicate in scene.signs.polite
    subject = find_argument(frame, "subject", "object")
    if scene.cue(frame) == "shall" and (subject is None or scene.words(subject.phrase) not in scene.signs.first_person):
        return True  # what a law or a contract lays down
    is_aim = frame.form == "copula" and subject is not None and subject.phrase.lemma in scene.signs.equated
    is_equated = is_aim and find_argument(frame, "clause") is not None  # "the aim will be to cut costs"
    is_known = frame.predicate in scene.signs.known and frame.voice != "passive"
    is_idiom = scene.cue(frame) == "shall" and frame.predicate == "see"  # "then we shall see"
    return is_polite or is_equated or is_known or is_idiom


def is_untold(scene: Scene, frame: Frame) -> bool:
    """As in "would not say the firm will close": nobody has said it."""
    above = scene.parent(frame)
    return above is not None and above.is_negated and above.predicate in scene.signs.silent


def is_indirect(scene: Scene, frame: Frame) -> bool:
    """Whether a clause says what is asked or wondered about, or what something is done for: "how it will end"."""
    above = scene.parent(frame)
    if above is not None and frame.link != "coordination" and FEW.match(scene.text, above.clause_start):
        return True  # "not everybody thinks that it will"
    if above is not None and frame.link == "complement":
        is_missing = above.is_negated and (above.form in {"noun", "existential"} or above.rule == "light-verb")
        if above.predicate == "doubt" or is_missing:  # "no evidence that it will"
            return True
    if above is not None and above.form == "adjective" and frame.link == "time":
        return True  # "not clear when it will"
    if above is not None and above.predicate in scene.signs.silent and WHEN.match(scene.text, frame.clause_start):
        return True  # "would not say when it will"
    cue = None if frame.holder.cue is None else scene.reading.frames[frame.holder.cue]
    if cue is not None and ASKING.match(scene.text, cue.clause_start) is not None:
        return True  # "how experts say it would work"
    if frame.link not in {"relative", "time"} and OPEN.match(scene.text, frame.clause_start) is not None:
        return True
    return SO.search(scene.text, max(0, frame.clause_start - len("so that  ")), frame.clause_start) is not None


def _refuse_would(scene: Scene, frame: Frame) -> bool:
    """Refuse what would have been, "would like to", tales of the past, and what is against fact."""
    if frame.aspect == "perfect" or frame.predicate in scene.signs.wishes or _refuse_will(scene, frame):
        return True
    conditions = [kid for kid in scene.kids[frame.index] if kid.link == "condition"]
    is_reported = _is_reported(scene, frame)
    if is_reported and any(kid.aspect == "perfect" or _is_against_fact(scene, kid) for kid in conditions):
        return True
    if not is_reported and (_is_unreal(scene, conditions) or any(kid.tense == "past" for kid in conditions)):
        return True  # "if they paid taxes, it would gain": they do not
    above = scene.parent(frame)
    if above is not None and frame.link == "complement" and _is_unreal_view(scene, above):
        return True
    if is_reported or conditions:
        return False
    if frame.is_negated and frame.predicate in scene.signs.silent:
        return True
    if frame.link == "relative" and frame.form in {"copula", "adjective"}:
        return True  # "terms that would be acceptable"
    if frame.holder.kind == AUTHOR and frame.link != "relative" and _is_imagined(scene, frame):
        return True
    return _describes(scene, frame) or _is_tale(scene, frame)


def _is_imagined(scene: Scene, frame: Frame) -> bool:
    """Whether an author only says what something would be like: no condition, plan, time or number stands with it."""
    if frame.form in {"copula", "adjective"} or frame.predicate in scene.signs.routes:
        return True
    clause = scene.text[frame.clause_start : frame.clause_end]
    return not (scene.is_ahead(frame) or scene.signs.supposed.match(clause) or any(char.isdigit() for char in clause))


def _describes(scene: Scene, frame: Frame) -> bool:
    """Whether a relative clause only says which one is meant: "the firm that would build", not "a deal that would"."""
    subject = find_argument(frame, "subject", "object")
    if frame.link != "relative" or subject is None or not subject.is_shared or scene.is_ahead(frame):
        return False
    above = scene.parent(frame)
    is_denied = above is not None and (above.is_negated or above.modality == "denied")
    return is_denied or scene.words(subject.phrase).startswith(DEFINITE)


def _is_reported(scene: Scene, frame: Frame) -> bool:
    """Whether "would" is the "will" of what was said in the past: "she said the mine would close"."""
    cue = None if frame.holder.cue is None else scene.reading.frames[frame.holder.cue]
    return frame.modality == "planned" or (cue is not None and cue.tense == "past" and frame.link == "complement")


def _is_unreal(scene: Scene, conditions: list[Frame]) -> bool:
    """Whether a condition is against fact: "if it had rained", "if he were king"."""
    return any(UNREAL.search(scene.text, kid.clause_start, kid.clause_end) for kid in conditions)


def _is_against_fact(scene: Scene, condition: Frame) -> bool:
    return AGAINST_FACT.search(scene.text, condition.clause_start, condition.clause_end) is not None


def _is_unreal_view(scene: Scene, above: Frame) -> bool:
    """As in "had hoped that it would", "you'd think that it would"."""
    if above.form == "adjective" and above.predicate not in scene.signs.viewing:
        return ("adjectives", above.predicate) not in scene.signs.governing  # "it is odd that it would"
    is_past = above.predicate in {"hope", "expect", "think"} and above.aspect == "perfect" and above.tense == "past"
    is_past = is_past or (above.predicate == "think" and above.tense == "past" and not above.is_negated)
    return is_past or (
        scene.signs.auxiliaries.get(scene.cue(above)) == "would" and above.predicate in scene.signs.polite
    )


def _is_tale(scene: Scene, frame: Frame) -> bool:
    """Whether "would" looks ahead from some day of the past: "he would later become its head"."""
    times = [x.time for x in scene.expressions(frame) if x.time is not None and x.time.latest is not None]
    if any(not scene.lies_ahead(time) for time in times):
        return True
    if frame.link == "time" and frame.holder.kind == AUTHOR:
        return True  # "before they would cross"
    subject = find_argument(frame, "subject", "object")
    is_person = subject is None or scene.words(subject.phrase) in TALES
    said = set(re.findall(r"[a-z]+", scene.before(frame)))
    return frame.holder.kind == AUTHOR and (is_person or bool(said & scene.signs.hindsight))


def _refuse_may(scene: Scene, frame: Frame) -> bool:
    """Refuse what may be so already, what could once be done, and what is only allowed."""
    if frame.aspect == "perfect" or frame.link == "time" or NOW.search(scene.before(frame)) is not None:
        return True
    conditions = [kid for kid in scene.kids[frame.index] if kid.link == "condition"]
    if conditions:
        return _is_unreal(scene, conditions)
    if frame.voice == "passive" and frame.predicate in scene.signs.viewed:
        return True
    if scene.cue(frame) == "could" and frame.is_negated:
        return True
    if scene.is_ahead(frame):
        return False
    if _describes(scene, frame):
        return True
    if scene.cue(frame) == "could" and _could_once(scene, frame):
        return True
    if frame.form == "existential":
        return not any(kid.form == "noun" for kid in scene.kids[frame.index])  # "there might be clashes"
    if frame.form in {"copula", "adjective"} or frame.aspect == "progressive":
        return True
    has_clause = find_argument(frame, "clause") is not None  # "may have to pay"
    return frame.predicate in scene.signs.present and frame.voice == "active" and not has_clause


def _could_once(scene: Scene, frame: Frame) -> bool:
    """Whether "could" tells of the past, or of what one is able to do: "found a way that could", "I could show you"."""
    above = scene.parent(frame)
    is_told = above is not None and above.tense == "past" and above.index != frame.holder.cue
    subject = find_argument(frame, "subject")
    return is_told or (subject is not None and scene.words(subject.phrase) == "i")


def _refuse_can(scene: Scene, frame: Frame) -> bool:
    """Refuse what can be done now; keep what is hoped, and what a time to come is given for."""
    is_ahead = any(x.time is not None and scene.lies_ahead(x.time) for x in scene.expressions(frame))
    above = scene.parent(frame)
    return not (is_ahead or (above is not None and above.predicate == "hope"))


_REFUSALS = {"will": _refuse_will, "would": _refuse_would, "may": _refuse_may, "can": _refuse_can}
