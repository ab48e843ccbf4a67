"""Horizons: when what is foretold is to have come."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from msgspec import structs

from conspectus.records import Expression, Frame, Precision, Time
from conspectus.rooms.find.forecasts.scene import Scene, Sighting

LENGTH = re.compile(r"P(\d{1,4})([YMWD])")
WITHIN = re.compile(
    r"\b(?:within|(?:take|last)s?(?: (?:up to|at least|about|around|some|roughly))?(?: another)?)(?: the| a)?\s+$"
)
AGE_DAYS = 60 * 365
LAST_YEAR = 9000  # a date cannot lie beyond the year 9999
COMPARED = re.compile(r"\bthan\b[^.;,]*$")  # "faster than today"
FORWARD = re.compile(r"by|until|before|within|over the (?:next|coming)|in the (?:next|coming)", re.IGNORECASE)


def read_horizon(scene: Scene, sighting: Sighting) -> Time | None:
    """Return the time that the text gives, else the open time since it was said; None if that day is unknown too."""
    since = _find_said(scene, sighting.frames[0])
    for expression in (*_list_own(scene, sighting), *_list_told(scene, sighting), *_list_inside(scene, sighting)):
        if _is_possible(scene, sighting, expression):
            found = _place(expression, since) or _count(scene, expression, since)
            if found is not None:
                return found
    return None if since is None else Time(since, None, "open", None, "document")


def _list_own(scene: Scene, sighting: Sighting) -> Iterator[Expression]:
    """Yield the times of the predicates themselves, without those in front that say when it was said."""
    for frame in sighting.frames:
        for expression in scene.expressions(frame):
            if not frame.clause_start <= expression.start < sighting.start:
                yield expression


def _list_told(scene: Scene, sighting: Sighting) -> Iterator[Expression]:
    """Yield times ahead beside the words handing it over: "they estimated that by 2050 yields would fall"."""
    cue = sighting.frames[0].holder.cue
    for expression in () if cue is None else scene.expressions(scene.reading.frames[cue]):
        if FORWARD.match(expression.text) and expression.time is not None and scene.lies_ahead(expression.time):
            yield expression


def _list_inside(scene: Scene, sighting: Sighting) -> Iterator[Expression]:
    """Yield times ahead that stand elsewhere in the span, but not in an aside."""
    for frame in scene.by_sentence[sighting.frames[0].sentence]:
        if sighting.start <= frame.start < sighting.end and not _is_aside(scene, frame, sighting):
            for expression in scene.expressions(frame):
                inside = sighting.start <= expression.start and expression.end <= sighting.end
                is_ahead = expression.time is not None and scene.lies_ahead(expression.time)
                if inside and (is_ahead or is_stretch(scene, expression)):
                    yield expression


def _is_possible(scene: Scene, sighting: Sighting, expression: Expression) -> bool:
    """Whether a time can be a horizon: only what is told of an older forecast may be over already."""
    time = expression.time
    if expression.text.lower().startswith("since") or (time is not None and _is_age(time)):
        return False
    if COMPARED.search(scene.text, sighting.start, max(sighting.start, expression.start)) is not None:
        return False
    is_over = time is not None and time.latest is not None and not scene.lies_ahead(time) and not _is_today(scene, time)
    return not is_over or sighting.frames[0].holder.cue is not None


def _is_age(time: Time) -> bool:
    """Whether a time is a whole age ("a 21st-century city"), too long to say when."""
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days > AGE_DAYS


def _is_today(scene: Scene, time: Time) -> bool:
    return time.latest is not None and time.latest == scene.published.earliest


def _is_aside(scene: Scene, frame: Frame, sighting: Sighting) -> bool:
    """Whether a frame stands in a relative clause or participle: "the recall, which begins on 1 June, will cost"."""
    for above in scene.ancestors(frame):
        if above.index == sighting.frames[0].index:
            return False
        is_start = above.link == "participle" and above.predicate in {"start", "begin"}  # "starting in May"
        if above.link in {"relative", "participle"} and not is_start:
            return True
    return False


def _place(expression: Expression, since: dt.date | None) -> Time | None:
    """Return a time with the day on which it was said for an open beginning; None where it says nothing."""
    time = expression.time
    if time is None or (time.earliest is None and time.latest is None):
        return None
    if time.earliest is None and since is not None and time.latest is not None and since <= time.latest:
        return structs.replace(time, earliest=since)
    return time


def _count(scene: Scene, expression: Expression, since: dt.date | None) -> Time | None:
    """Return the time from the day it was said to the end of a stretch: "within six months", "take another year"."""
    length = LENGTH.fullmatch(expression.form)
    if since is None or length is None or not is_stretch(scene, expression):
        return None
    number, unit = int(length[1]), length[2]
    months = {"Y": 12 * number, "M": number}.get(unit, 0)
    year, month = divmod(since.year * 12 + since.month - 1 + months, 12)
    if year > LAST_YEAR:
        return None
    day = min(since.day, calendar.monthrange(year, month + 1)[1])
    latest = dt.date(year, month + 1, day) + dt.timedelta({"W": 7 * number, "D": number}.get(unit, 0))
    precision: Precision = {"Y": "year", "M": "month"}.get(unit, "day")  # type: ignore[assignment]
    return Time(since, latest, precision, expression.text, "document")


def is_stretch(scene: Scene, expression: Expression) -> bool:
    """Whether a time is a stretch that begins when it is said: "within four weeks"."""
    lead = scene.text[max(0, expression.start - 40) : expression.start]
    return expression.kind == "duration" and WITHIN.search(lead) is not None


def _find_said(scene: Scene, frame: Frame) -> dt.date | None:
    """Return the first day on which it can have been said: that of the words handing it over, else of publication."""
    published = scene.published.earliest
    if frame.holder.cue is None:
        return published
    for cue in scene.ancestors(scene.reading.frames[frame.holder.cue]):
        for expression in scene.expressions(cue):
            time = expression.time
            if time is not None and time.earliest is not None and published is not None and time.earliest < published:
                return time.earliest
        if cue.link not in {"participle", "coordination", "adverbial"}:
            break
    return published
