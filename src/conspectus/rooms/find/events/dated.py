"""Dated: the words of the text that say when an event frame is."""

from itertools import pairwise

from msgspec import structs

from conspectus.records import Expression, Frame, Time
from conspectus.rooms.find.events.scene import Scene

AT = frozenset({"during", "at", "in", "on", "in the course of", "amid", "by", "with"})  # hold an event that says when
SET_IN = frozenset({"during", "in"})
LISTED = frozenset({"and", "", ","})
COMPARING = frozenset({"than", "compared", "versus", "from"})  # before a time that something else is compared with
NEAR = 24  # characters that hold the two words before a time
SHORT_DAYS = 31  # coordinated deeds are of one day, week or month
STARTS = frozenset({"start", "begin"})
TOGETHER = frozenset({"when", "while", "as"})


def find_dated(frame: Frame, scene: Scene) -> Time | None:
    """Return the time that the text gives a frame: its own words first, then those of what it is told with."""
    if frame.index not in scene.dated:
        scene.dated[frame.index] = _find_dated(frame, scene)
    return scene.dated[frame.index]


def _find_dated(frame: Frame, scene: Scene) -> Time | None:
    own = _read_own(frame, scene) or _read_set(frame, scene)
    if own is not None:
        return own
    for other in (*_list_below(frame, scene), *_list_above(frame, scene)):
        found = _read_own(other, scene)
        is_loose = _is_joined(frame, other) or _is_joined(other, frame)
        if found is not None and not (is_loose and count_days(found) > SHORT_DAYS):
            return found  # "was founded in 1871 and survived two wars": not all in that year
    return None


def _read_own(frame: Frame, scene: Scene) -> Time | None:
    """Return the tightest of a frame's own times; "the wars of 2020 and 2022" reach from the one to the other."""
    read = [(e, time) for e in scene.expressions(frame) if (time := _read_expression(e, frame, scene)) is not None]
    is_listed = len(read) > 1 and all(
        " ".join(scene.words(one.end, other.start)) in LISTED for (one, _), (other, _) in pairwise(read)
    )
    times = [time for _, time in read]
    starts, ends = [t.earliest for t in times if t.earliest], [t.latest for t in times if t.latest]
    if frame.form == "noun" and is_listed and len(starts) == len(ends) == len(times):
        return structs.replace(times[0], earliest=min(starts), latest=max(ends))
    return min(times, key=count_days, default=None)


def _read_set(frame: Frame, scene: Scene) -> Time | None:
    """As in “called an election for June”: the time that an event is set for."""
    above = scene.parent(frame)
    if frame.form != "noun" or above is None or scene.role_of(frame, above) != "object":
        return None
    times = (e.time for e in scene.expressions(above) if e.kind == "date" and scene.word_before(e.start) == "for")
    return next((time for time in times if time is not None), None)


def _read_expression(expression: Expression, frame: Frame, scene: Scene) -> Time | None:
    time = expression.time
    if expression.kind != "date" or time is None or (time.earliest is None and time.latest is None):
        return None
    is_deed = frame.form == "verb" and frame.predicate not in scene.cues.planned
    if is_deed and scene.word_before(expression.start) == "for":
        return None  # "called an election for June": it is the election that is in June
    before = scene.words(max(expression.start - NEAR, 0), expression.start)[-2:]
    if before and (before[-1] in COMPARING or (before[0] in COMPARING and before[-1] in {"in", "with", "to", "on"})):
        return None
    if _is_told_as_past(frame) and _is_after(time, scene):
        return None  # the tense knows better than the day
    if not expression.form.endswith("|since"):
        return time
    if frame.form == "noun":
        return None  # "the first visit since 2018"
    latest = scene.published.latest
    is_past = latest is not None and time.earliest is not None and time.earliest <= latest
    return structs.replace(time, latest=latest) if is_past else time


def _is_told_as_past(frame: Frame) -> bool:
    return frame.form == "verb" and frame.modality == "asserted" and frame.tense == "past"


def _is_after(time: Time, scene: Scene) -> bool:
    published = scene.published.latest
    return published is not None and time.earliest is not None and time.earliest > published


def count_days(time: Time) -> int:
    """Days that an interval takes; what is open on one side is wider than any other."""
    return 10**6 if time.earliest is None or time.latest is None else (time.latest - time.earliest).days


def _list_below(frame: Frame, scene: Scene) -> list[Frame]:
    """List what stands under a frame and is at the same time: "the talks held in May", "met during a May visit"."""
    found = []
    for child in scene.children(frame):
        is_same = _is_of_noun(child, frame, scene) if frame.form == "noun" else _is_of_clause(child, frame, scene)
        if is_same:
            found += [child, *(_list_below(child, scene) if child.link == "control" else [])]
    return found


def _is_of_noun(child: Frame, frame: Frame, scene: Scene) -> bool:
    """As in “the talks held in May”, "her part in the May election"."""
    if child.form == "noun":
        return child.link == "argument" and scene.role_of(child, frame) in AT
    is_of_it = child.voice == "passive" or child.predicate in scene.cues.makers
    return child.link in {"relative", "participle"} and is_of_it


def _is_of_clause(child: Frame, frame: Frame, scene: Scene) -> bool:
    """As in “spoke at a May rally”, "began to lend in May", "when it fell in May, ...", "starting in May, ..."."""
    if child.form == "noun" and child.link == "argument":
        role = scene.role_of(child, frame)
        is_set = (
            scene.word_before(child.clause_start) in SET_IN
        )  # wherever the parser hung it: "helped Chad in the war"
        return role in AT or is_set or (role == "object" and frame.predicate in scene.cues.makers)
    if child.link == "control":
        return _is_phase(frame, child, scene)
    is_start = child.link in {"participle", "adverbial"} and child.predicate in STARTS and child.start < frame.start
    return is_start or _is_together(child, scene) or _is_joined(child, frame)


def _list_above(frame: Frame, scene: Scene) -> list[Frame]:
    """List the frames above that a frame is at the same time as, the closest first."""
    found = []
    for above in scene.governors(frame):
        if not _is_within(frame, above, scene):
            break
        found.append(above)
        frame = above
    return found


def _is_within(frame: Frame, above: Frame, scene: Scene) -> bool:
    """Whether a frame shares the time of the one above: "on Monday the board signed the sale, ending the dispute"."""
    if frame.form == "noun" and frame.link == "argument":
        role, cues = scene.role_of(frame, above), scene.cues
        if role in AT | {"for"} and above.form == "verb":
            return frame.predicate in cues.gatherings  # "will return in May for talks"
        return role in {"subject", "object"} and above.predicate in cues.makers | cues.planned
    if frame.link == "coordination":
        return _is_joined(frame, above)
    if frame.link == "control":
        return _is_phase(above, frame, scene)
    if _is_together(frame, scene):
        return True
    return frame.link in {"participle", "adverbial"} and frame.voice == "active" and frame.modality == above.modality


def _is_phase(frame: Frame, child: Frame, scene: Scene) -> bool:
    """Whether a verb is a phase of what it governs, or tries, plans or fails it: "began to lend", "is due to vote"."""
    is_real = frame.modality == "asserted" and child.modality in {"asserted", "denied"}
    if frame.tense == "past" and frame.modality == "asserted" and child.modality == "wanted":
        times = [e.time for e in scene.expressions(child) if e.time is not None]
        is_real = bool(times) and not any(_is_after(time, scene) for time in times)  # "applied to build in 2008"
    return is_real or frame.predicate in scene.cues.planned | scene.cues.trying


def _is_together(frame: Frame, scene: Scene) -> bool:
    """Whether a clause says what was at the time of the one above: "when the king fell, ..."."""
    if frame.link != "time" or frame.form == "noun":
        return False
    openers = {scene.word_before(frame.clause_start), *scene.words(frame.clause_start, frame.clause_end)[:1]}
    return not TOGETHER.isdisjoint(openers)


def _is_joined(frame: Frame, other: Frame) -> bool:
    """Whether two coordinated verbs tell of one subject in one tense."""
    return (
        frame.link == "coordination"
        and frame.form == other.form == "verb"
        and (frame.tense, frame.modality, frame.is_negated) == (other.tense, other.modality, other.is_negated)
        and frame.aspect == other.aspect
        and any(a.is_shared for a in frame.arguments)
    )
