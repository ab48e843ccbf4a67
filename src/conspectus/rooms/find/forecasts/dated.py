"""Dated: what the present tense tells of days to come ("the fair opens on Friday"), and nouns that are to come."""

from collections.abc import Iterator

from conspectus.records import Frame
from conspectus.rooms.find.forecasts.scene import Scene, Sighting, find_argument
from conspectus.rooms.find.forecasts.spans import span_clause, trim_span

DEPENDENT = frozenset({"condition", "time", "purpose", "control", "cause"})


def read_timetable(scene: Scene) -> Iterator[Sighting]:
    """Read verbs in the present with a time after the day of publication."""
    for frame in scene.reading.frames:
        if frame.form != "verb" or frame.tense != "present" or frame.modality != "asserted" or frame.link in DEPENDENT:
            continue
        is_fixed = frame.predicate in scene.signs.timetable or _is_arranged(scene, frame)
        if not is_fixed or frame.aspect == "perfect" or scene.is_asked(frame) or scene.is_habit(frame):
            continue
        if any(_begins_ahead(scene, number) for number in frame.times):
            start, end = span_clause(scene, frame)
            yield Sighting(start, end, scene.name_speaker(frame.holder), (frame,), "timetable", 0.8)


def _is_arranged(scene: Scene, frame: Frame) -> bool:
    """As in "is meeting on Friday", "takes effect on Friday", not "is expecting a rise on Friday"."""
    signs = scene.signs
    is_view = ("verbs", frame.predicate) in signs.governing or frame.predicate.split()[0] in signs.present | {"count"}
    return frame.rule in {"light-verb", "happening"} or (frame.aspect == "progressive" and not is_view)


def _begins_ahead(scene: Scene, number: int) -> bool:
    """Whether a time begins after the last day on which the document may have been published."""
    time, until = scene.reading.dating.expressions[number].time, scene.published.latest
    return time is not None and time.earliest is not None and until is not None and time.earliest > until


def read_nominals(scene: Scene) -> Iterator[Sighting]:
    """Read "the upcoming election", once for each noun of a document, and "a forecast of 3% growth"."""
    seen: set[str] = set()
    for frame in scene.reading.frames:
        if frame.form != "noun" or frame.modality in {"denied", "asked"}:
            continue
        if scene.cue(frame) in scene.signs.modifiers and frame.predicate not in seen:
            seen.add(frame.predicate)
            yield _make(scene, frame, "upcoming", 0.7)
        elif scene.signs.governing.get(("nouns", frame.predicate)) == "expecting" and find_argument(
            frame, "of", "object"
        ):
            yield _make(scene, frame, "foretold", 0.5)


def _make(scene: Scene, frame: Frame, rule: str, confidence: float) -> Sighting:
    end = max([frame.clause_end, *(x.end for x in scene.expressions(frame) if 0 <= x.start - frame.clause_end <= 1)])
    start, end = trim_span(scene, frame.clause_start, end)
    owner = find_argument(frame, "subject")
    is_owned = rule == "foretold" and owner is not None and bool(owner.phrase.entities)
    speaker = owner.phrase.entities[0] if is_owned and owner else scene.name_speaker(frame.holder)
    return Sighting(start, end, speaker, (frame,), rule, confidence)
