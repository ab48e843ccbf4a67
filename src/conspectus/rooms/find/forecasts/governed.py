"""Governed forecasts: what is expected, planned or promised: "is expected to", "plans to", "expects a rise"."""

import re
from collections.abc import Iterator

from conspectus.records import Argument, Frame, Time
from conspectus.rooms.find.forecasts.horizon import is_stretch
from conspectus.rooms.find.forecasts.modals import DEFINITE, is_indirect, is_untold
from conspectus.rooms.find.forecasts.scene import CLAUSES, Scene, Sighting, find_argument
from conspectus.rooms.find.forecasts.spans import span_clause, trim_span

BARRED = frozenset({"denied", "asked", "wanted"})
IS_TO = re.compile(r"(?:\s+\w+)?\s+to\s+(?:\w+\s+){0,2}")  # words between "is" and the infinitive
EXPECTED = frozenset({"expect", "anticipate", "plan", "schedule"})
RECENT_DAYS = 31
REACH = 40  # characters from a verb to the infinitive that it governs
DENYING = frozenset({"deny", "dismiss", "reject", "dispute", "rebut", "refute"})
OUTCOME = re.compile(r"\b(?:but|only to|until|though|although|before)\b")
CONFIDENCE = {"expecting": 0.8, "planning": 0.75, "promising": 0.6, "coming": 0.85, "going-to": 0.8, "is-to": 0.85}


def read_governed(scene: Scene) -> Iterator[Sighting]:
    """Read infinitives, things and nouns below a word that puts them ahead."""
    for frame in scene.reading.frames:
        if frame.form not in CLAUSES and frame.form != "noun":
            continue
        if frame.link == "control" and frame.form in CLAUSES:
            yield from _read_infinitive(scene, frame)
        if frame.form == "verb":
            yield from _read_object(scene, frame)
        if frame.form in {"verb", "adjective"}:
            yield from _read_dated(scene, frame)


# ---------------------------------------------------------------- "is expected to", "plans to", "a promise to"


def _read_infinitive(scene: Scene, frame: Frame) -> Iterator[Sighting]:
    above = scene.parent(frame)
    if above is None or above.modality in BARRED or scene.is_asked(frame):
        return
    rule = _classify(scene, frame, above)
    if rule == "planning" and _is_goal(scene, frame, above):
        return
    if rule is None or _is_refused(scene, frame, above, rule):
        return
    if rule == "going-to" and scene.is_generic(above):
        return
    start, end = _span(scene, frame, above, rule)
    yield Sighting(start, end, _name_speaker(scene, above, rule), (frame, above), rule, CONFIDENCE[rule])


def _is_refused(scene: Scene, frame: Frame, above: Frame, rule: str) -> bool:
    """Whether what is governed is only a condition, a habit, a purpose, or settled since."""
    is_past = above.tense == "past"
    if above.link == "condition" or (above.link == "time" and is_past):
        return True
    if above.holder.kind == "speaker" and _is_denied_report(scene, above):
        return True  # "denied reports that he planned to resign"
    if frame.modality == "asked" or (frame.modality == "denied" and above.predicate != "unlikely"):
        return True
    if scene.is_habit(above) or is_untold(scene, above) or is_indirect(scene, above) or _is_resolved(scene, above):
        return True
    if is_past and above.aspect == "perfect":
        return True  # "had planned to"
    if is_past and above.is_negated and rule == "expecting" and frame.holder.kind == "author":
        return True  # "did not expect it to fail": it did
    if (above.form == "noun" or above.rule == "light-verb") and _is_broken(scene, above):
        return True
    is_purpose = above.predicate == "intend" and above.voice == "passive"
    return is_purpose and not scene.is_ahead(above)  # "intended to help": what something is for


def _is_goal(scene: Scene, frame: Frame, above: Frame) -> bool:
    """Whether an author only says what somebody is after: "the firm intends to strengthen its position"."""
    is_told = above.holder.kind == "speaker" or scene.is_ahead(above) or scene.is_ahead(frame)
    return above.predicate == "intend" and (above.tense == "past" or above.is_negated or not is_told)


def _is_denied_report(scene: Scene, frame: Frame) -> bool:
    cue = None if frame.holder.cue is None else scene.reading.frames[frame.holder.cue]
    teller = None if cue is None else scene.parent(cue)
    return cue is not None and teller is not None and cue.form == "noun" and teller.predicate in DENYING


def _is_resolved(scene: Scene, frame: Frame) -> bool:
    """Whether the sentence goes on to say what became of it: "was due to speak but fell ill"."""
    extent = scene.reading.sentences[frame.sentence]
    is_past = frame.tense == "past" and frame.holder.kind == "author"
    return is_past and OUTCOME.search(scene.text, frame.end, extent.end) is not None


def _is_broken(scene: Scene, noun: Frame) -> bool:
    """Whether there is no such plan, or it is taken back: "no plans to", "scrapped its pledge to"."""
    teller = scene.parent(noun)
    if noun.rule == "light-verb":
        return noun.is_negated
    has_none = noun.is_negated or scene.text[noun.clause_start : noun.end].lower().startswith("no ")
    if teller is None or has_none:
        return has_none
    if teller.is_negated or teller.modality in BARRED or teller.predicate in scene.signs.breaking:
        return True
    return any(_is_old(scene, x.time) for x in scene.expressions(teller))


def _is_old(scene: Scene, time: Time | None) -> bool:
    """Whether a time lies more than a month before publication: what was agreed then may be done by now."""
    until, since = None if time is None else time.latest, scene.published.earliest
    return until is not None and since is not None and (since - until).days > RECENT_DAYS


def _classify(scene: Scene, frame: Frame, above: Frame) -> str | None:
    """Return what the governing word says: expecting, planning, promising, coming, going-to or is-to."""
    governing = scene.signs.governing
    if above.form == "adjective":
        is_order = find_argument(above, "subject") is None  # "be sure to follow us"
        return None if is_order else governing.get(("adjectives", above.predicate))
    has_to = re.search(r"\bto\b", scene.text[above.end : frame.start]) is not None
    if above.form == "noun" or above.rule == "light-verb":
        return governing.get(("nouns", above.predicate)) if has_to else None
    if above.predicate == "go":
        is_going = scene.text[above.start : above.end].lower() in {"going", "gon"}
        return "going-to" if is_going and (above.tense != "past" or frame.holder.kind == "speaker") else None
    if above.predicate == "be":
        return _classify_be(scene, frame, above)
    if above.voice == "active" and (frame.start - above.end > REACH or not has_to):
        return None  # "agreed on a body to represent them", "set about mending"
    part = "passives" if above.voice == "passive" and ("passives", above.predicate) in governing else "verbs"
    return governing.get((part, above.predicate))


def _classify_be(scene: Scene, frame: Frame, above: Frame) -> str | None:
    """As in "the bank is to close": not "the aim is to close", nor what was to come of it."""
    subject = find_argument(above, "subject")
    if above.form == "existential" or IS_TO.fullmatch(scene.text, above.end, frame.start) is None:
        return None
    if (
        subject is None
        or frame.modality not in {"planned", "asserted", "conditional"}
        or find_argument(above, "complement") is not None
    ):
        return None
    is_past = above.tense == "past" and frame.holder.kind == "author"
    is_equated = scene.words(subject.phrase).startswith("to ")  # "to lend is to gamble"
    is_equated = is_equated or subject.phrase.lemma in scene.signs.equated or frame.predicate in scene.signs.settled
    return None if is_past or is_equated else "is-to"


def _span(scene: Scene, frame: Frame, above: Frame, rule: str) -> tuple[int, int]:
    """Return the governing clause where its subject is the one that will act, else the infinitive's own clause."""
    subject = find_argument(frame, "subject", "object")
    has_own = subject is not None and not subject.is_shared and subject.phrase.end <= frame.start
    start, end = span_clause(scene, above)
    low, high = span_clause(scene, frame)
    if rule == "promising" and above.form == "verb":
        return low, max(end, high)
    if above.is_negated and above.form == "verb" and above.voice == "active":
        return start, max(end, high)  # "did not expect it to fall"
    return (low, high) if has_own else (start, max(end, high))


def _name_speaker(scene: Scene, above: Frame, rule: str) -> str | None:
    """Return whose word it is: whoever expects or promises, whoever announces a plan, else the frame's holder."""
    holder = scene.name_speaker(above.holder)
    if above.form == "noun":
        owner = find_argument(above, "subject")
        if rule in {"expecting", "promising"} and owner is not None:
            return next(iter(owner.phrase.entities), None)
        teller = scene.parent(above)
        if rule == "promising":
            teller = next((f for f in scene.ancestors(above) if f.form == "verb"), None)
            return holder if teller is None else scene.name_subject(teller)
        if teller is not None and teller.form == "verb" and teller.predicate in scene.signs.announcing:
            return scene.name_subject(teller)
        return holder
    if above.form != "verb":
        return holder
    if rule == "expecting" and above.voice == "passive":
        return None if holder == "author" and find_argument(above, "subject") is None else holder
    return scene.name_subject(above) if rule in {"expecting", "promising"} else holder


# ---------------------------------------------------------------- "expects a rise", "a vote is expected"


def _read_object(scene: Scene, frame: Frame) -> Iterator[Sighting]:
    rule, thing = _find_thing(scene, frame)
    if rule is None or thing is None or find_argument(frame, "clause") is not None:
        return
    is_advice = scene.cue(frame) == "should" and frame.is_negated  # "should not expect a cut"
    if (frame.modality in BARRED and not is_advice) or scene.is_asked(frame) or scene.is_habit(frame):
        return
    if frame.tense == "past" and (frame.aspect == "perfect" or _is_over(scene, frame)):
        return
    if not _is_event(scene, frame, thing):
        return
    if frame.voice == "passive":
        start, end = span_clause(scene, frame)
        speaker = scene.name_speaker(frame.holder)
        speaker = None if speaker == "author" and rule == "expecting" else speaker
    elif rule in {"expecting", "promising"} and frame.link == "control":
        return  # "told customers to expect cuts"
    elif rule in {"expecting", "promising"}:
        start, end = trim_span(scene, thing.phrase.start, _reach_time(scene, frame, thing.phrase.end))
        speaker = scene.name_subject(frame)
    else:
        start, end = span_clause(scene, frame)
        speaker = scene.name_speaker(frame.holder)
    parts = [kid for kid in scene.kids[frame.index] if kid.form == "noun" and kid.link == "argument"]
    yield Sighting(start, end, speaker, (frame, *parts), rule, 0.65)


def _is_over(scene: Scene, frame: Frame) -> bool:
    """Whether what was expected or planned on some day of the past may have been settled since."""
    return frame.predicate in EXPECTED and frame.holder.kind == "author" and not scene.is_ahead(frame)


def _reach_time(scene: Scene, frame: Frame, end: int) -> int:
    """Return where a thing ends with the time right behind it: "a recession in 2032"."""
    behind = [x.end for x in scene.expressions(frame) if 0 <= x.start - end <= len(" in the ")]
    return max(behind, default=end)


def _find_thing(scene: Scene, frame: Frame) -> tuple[str | None, Argument | None]:
    """Return the class of the verb and what it puts ahead: its object, or "unrest" in "warned of unrest"."""
    for argument in frame.arguments:
        if frame.voice == "passive" and argument.role != "object":
            continue
        word = frame.predicate if argument.role == "object" else f"{frame.predicate} {argument.role}"
        rule = scene.signs.governing.get(("objects", word))
        if (rule is not None and not argument.is_shared) or (rule is not None and frame.voice == "passive"):
            return rule, argument
    return None, None


def _is_event(scene: Scene, frame: Frame, thing: Argument) -> bool:
    """Whether a thing is something that comes; in the passive, what a time to come or a number is given for."""
    words = scene.words(thing.phrase)
    if frame.voice == "passive":
        return scene.is_ahead(frame) or any(char.isdigit() for char in words)
    is_known = words.startswith(DEFINITE) and frame.predicate == "fear" and not scene.is_ahead(frame)
    return words not in scene.signs.stand_ins and not is_known  # "fears the law"


# ---------------------------------------------------------------- "is due on Friday", "is set for June"


def _read_dated(scene: Scene, frame: Frame) -> Iterator[Sighting]:
    """Read what a date is fixed for."""
    if frame.predicate not in scene.signs.dated or frame.modality in BARRED or scene.is_asked(frame):
        return
    is_fixed = frame.form == "adjective" or frame.voice == "passive"
    ahead = any(x.time is not None and scene.lies_ahead(x.time) for x in scene.expressions(frame))
    ahead = ahead or any(is_stretch(scene, x) for x in scene.expressions(frame))
    if is_fixed and ahead and not scene.is_habit(frame):
        start, end = span_clause(scene, frame)
        speaker = scene.name_speaker(frame.holder)
        is_expected = frame.predicate == "expect" and speaker == "author"
        yield Sighting(start, end, None if is_expected else speaker, (frame,), "scheduled", 0.85)
