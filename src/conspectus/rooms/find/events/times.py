"""Times: when an event is said to be."""

import datetime as dt
from collections.abc import Sequence

from msgspec import structs

from conspectus.records import Frame, Status, Time
from conspectus.rooms.find.events.dated import count_days, find_dated
from conspectus.rooms.find.events.occasions import find_occasion
from conspectus.rooms.find.events.scene import Scene
from conspectus.rooms.find.events.status import find_status

NEWS_DAYS = 30  # read by hand: a week is too short where a report looks back, a month holds


def find_time(frame: Frame, scene: Scene) -> Time | None:
    """Say when an event frame is said to be, None where nothing tells.

    What is going on, and what a headline tells, is at the time of publication.
    """
    dated = find_dated(frame, scene)
    if dated is not None:
        return dated
    status, occasion = find_status(frame, scene), find_occasion(frame, scene)
    if occasion is not None and _fits(status, occasion, scene):
        return occasion
    is_news = scene.is_headline(frame) and frame.form == "verb" and frame.modality == "asserted"
    return _publication(scene) if status == "ongoing" or is_news else None


def find_event_time(frames: Sequence[Frame], scene: Scene) -> Time | None:
    """Say when an event is that all these frames tell of: the tightest of their times, else the bound of the first."""
    told = sorted(frames, key=scene.is_headline)  # the text knows the day better than its title
    times = [time for frame in told if (time := find_time(frame, scene)) is not None]
    return min(times, key=count_days) if times else bound_time(frames[0], scene)


def _fits(status: Status, time: Time, scene: Scene) -> bool:
    """Whether what is planned does not lie before publication."""
    published = scene.published.earliest
    return status != "planned" or published is None or time.latest is None or time.latest >= published


def bound_time(frame: Frame, scene: Scene) -> Time | None:
    """Bound an event that nothing dates: what occurred lies before publication, what is planned or possible after.

    To be used for an event none of whose mentions has a time. What somebody said or how somebody reacted is news: it
    is at most a month old where the report is dated to the day.
    """
    published, status = scene.published, find_status(frame, scene)
    if status == "ongoing" or (status == "denied" and frame.tense == "present" and frame.aspect != "perfect"):
        return _publication(scene)
    cue = scene.quote(*frame.modal_cue).lower() if frame.modal_cue else ""
    if cue.startswith(scene.cues.alleged_cues):
        return _open(None, published.latest)  # what somebody is accused of has been
    is_open = status == "planned" or (status == "possible" and frame.aspect != "perfect")
    if is_open or (status == "denied" and frame.tense == "future"):
        return _open(published.earliest, None)
    if _is_news(frame, scene) and published.earliest is not None and published.latest is not None:
        earliest = published.earliest - dt.timedelta(days=NEWS_DAYS)
        return Time(earliest, published.latest, "month", anchor="document")
    return _open(None, published.latest)


def _is_news(frame: Frame, scene: Scene) -> bool:
    """Whether a main clause tells in the past tense what somebody said, in a report that is dated to the day."""
    is_main = (
        frame.link in {None, "coordination", "quote", "time"} and frame.tense == "past" and frame.aspect == "simple"
    )
    is_main = is_main and frame.voice == "active"
    return is_main and scene.published.precision == "day" and frame.predicate in scene.cues.news


def _open(earliest: dt.date | None, latest: dt.date | None) -> Time | None:
    if earliest is None and latest is None:
        return None
    return Time(earliest, latest, "open", anchor="document")


def _publication(scene: Scene) -> Time | None:
    published = scene.published
    if published.earliest is None or published.latest is None:
        return None
    return structs.replace(published, text=None, anchor="document")
