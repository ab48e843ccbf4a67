"""Course: how far a flow has come: running, stopped, agreed, proposed, possible, alleged or denied."""

import re

from conspectus.records import Course, Frame, Record
from conspectus.rooms.find.flows.cues import FlowCues, Stage
from conspectus.rooms.find.scene import Scene

ALLEGED = re.compile(r"\b(?:allegedly|purportedly|reportedly|supposedly)\b", re.IGNORECASE)
HIGH = 4  # frames above that may still say how far a flow has come
BY_MODALITY: dict[str, Course] = {
    "possible": "possible",
    "wanted": "proposed",
    "planned": "proposed",
    "conditional": "possible",
    "asked": "possible",
    "denied": "denied",
}


class Governor(Record, frozen=True):
    """The nearest frame above that says how far a flow has come."""

    stage: Stage
    frame: Frame


def read_course(frame: Frame, scene: Scene, cues: FlowCues, *, is_promise: bool, is_project: bool) -> Course:
    """Read a flow's status from its frame and what governs it.

    `is_promise`: the predicate itself undertakes it. `is_project`: a way carries it, a planned one if it "would".
    """
    governor = _find_governor(frame, scene, cues)
    above = scene.parent(frame)
    if frame.modality == "denied" and above is not None and above.predicate in cues.opposing:
        return "running"  # "oppose imports of": there are some
    if frame.form == "noun" and _is_only_threatened(governor):
        return "running"  # "may ban imports": not yet
    if frame.modality == "denied":
        return "stopped" if governor is not None and governor.stage == "stopped" and frame.form == "noun" else "denied"
    if frame.is_negated:
        return "stopped" if frame.aspect == "ending" else "denied"
    if frame.aspect == "ending":
        return "stopped" if frame.modality == "asserted" else "running"  # a stop that is only planned
    if frame.form == "verb" and above is not None and above.predicate == "use" and above.tense == "past":
        return "stopped"  # "used to buy"
    if above is not None and frame.link == "control" and above.predicate in cues.hearsay and above.voice == "passive":
        return "alleged"  # "is said to have sold"
    if frame.aspect == "continuing" and frame.modality == "planned":
        return "running"  # "will go on buying"
    if ALLEGED.search(scene.text, frame.clause_start, frame.clause_end):
        return "alleged"
    if frame.modality == "asserted":
        if is_promise and cues.course.get(frame.predicate) == "proposed":
            return "proposed"  # "offered drones to"
        return _read_asserted(frame, governor, scene, cues, is_promise=is_promise)
    if _is_dropped(governor, scene, cues):
        return "stopped"  # "suspended plans to buy"
    if above is not None and above.predicate in cues.helping and above.modality == "asserted":
        return "running"
    stage = governor.stage if governor is not None else None
    if frame.modality in ("planned", "wanted") and stage == "agreed" and _is_done(governor):
        return "agreed"
    if frame.modality in ("planned", "wanted") and stage == "possible":
        return "possible"
    if frame.modality == "possible" and stage == "alleged":
        return "alleged"
    if is_project and _is_future(frame, scene):
        return "proposed"
    if frame.modality == "conditional" and (stage == "proposed" or not _is_conditioned(frame, scene)):
        return "proposed"
    return BY_MODALITY[frame.modality]


def _is_only_threatened(governor: Governor | None) -> bool:
    """Whether a stop is not a fact yet: "may ban", "plans to cut"."""
    is_stop = governor is not None and governor.stage == "stopped"
    return is_stop and governor is not None and governor.frame.modality != "asserted" and not governor.frame.is_negated


def _is_done(governor: Governor | None) -> bool:
    """Whether what agrees to it is a fact itself: "won a contract to supply", not "wants a contract to"."""
    return governor is not None and governor.frame.modality == "asserted" and not governor.frame.is_negated


def _is_conditioned(frame: Frame, scene: Scene) -> bool:
    """Whether an "if" is said, or may be: "would" alone tells of a plan."""
    near = [frame, *(f for f in (scene.parent(frame),) if f is not None)]
    return frame.link == "condition" or any(b.link == "condition" for f in near for b in scene.beneath[f.index])


def _is_dropped(governor: Governor | None, scene: Scene, cues: FlowCues) -> bool:
    """Whether a plan itself is stopped."""
    if governor is None or governor.stage != "proposed" or governor.frame.form != "noun":
        return False
    above = scene.parent(governor.frame)
    is_stop = above is not None and cues.course.get(above.predicate) == "stopped"
    return is_stop and above is not None and above.modality == "asserted" and not above.is_negated


def _is_future(frame: Frame, scene: Scene) -> bool:
    """Whether a way would carry it, or would be able to: "could" leaves it possible, a plan for the way proposes it."""
    above = scene.parent(frame)
    is_able = above is not None and above.predicate == "able"
    return frame.modality == "conditional" or (is_able and frame.modality == "possible")


def _find_governor(frame: Frame, scene: Scene, cues: FlowCues) -> Governor | None:
    """Climb to the nearest frame that has a stage: by what a verb governs, by any link of a noun."""
    below = frame
    for _ in range(HIGH):
        above = scene.parent(below)
        if above is None or below.link not in ("control", "complement", "argument", "purpose", "coordination"):
            return None
        if below.link != "coordination" and above.predicate in cues.course:
            return Governor(cues.course[above.predicate], above)
        if below.form == "verb" and below.link in ("control", "purpose"):  # "won a contract to supply"
            signed = next((a.phrase.lemma for a in above.arguments if a.role == "object"), "")
            if cues.course.get(signed) == "agreed":
                return Governor("agreed", above)
        if below.form == "verb" and below.link != "control":
            return None
        below = above
    return None


def _read_asserted(
    frame: Frame, governor: Governor | None, scene: Scene, cues: FlowCues, *, is_promise: bool
) -> Course:
    cue = frame.holder.cue
    teller = scene.reading.frames[cue] if cue is not None else None
    if frame.form == "verb" and teller is not None and cues.course.get(teller.predicate) == "alleged":
        return "alleged"
    if governor is None:
        return _read_start(frame, scene, is_promise=is_promise)
    if frame.form == "verb" and frame.link != "complement" and governor.frame.form != "noun":
        return "agreed" if is_promise else "running"
    above, stage = governor.frame, governor.stage
    if stage == "stopped":
        return "stopped" if above.modality == "asserted" and not above.is_negated else "running"
    if stage in ("denied", "alleged"):
        if frame.form == "noun" and frame.parent != above.index:
            return "running"  # "accused them of hindering exports"
        return stage if above.modality == "asserted" and not above.is_negated else "running"
    if frame.form == "verb" and above.form != "noun":
        return "agreed" if is_promise else "running"
    if above.modality != "asserted":
        return BY_MODALITY[above.modality]
    return "denied" if above.is_negated else stage


def _read_start(frame: Frame, scene: Scene, *, is_promise: bool) -> Course:
    above = scene.parent(frame)
    if is_promise:
        return "agreed"
    if frame.form == "noun" and frame.aspect == "starting" and above is not None:
        return "proposed" if above.tense == "none" else BY_MODALITY.get(above.modality, "running")
    return "running"
