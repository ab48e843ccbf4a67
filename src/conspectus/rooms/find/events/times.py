"""Times: when an event is said to be."""

import datetime as dt

from msgspec import structs

from conspectus.records import Frame, Status, Time
from conspectus.rooms.find.events.dated import find_dated
from conspectus.rooms.find.events.scene import Scene
from conspectus.rooms.find.events.status import find_status


def find_time(frame: Frame, scene: Scene) -> Time | None:
    """Say when an event frame is said to be, None where nothing tells.

    What is going on, and what a headline tells, is at the time of publication.
    """
    dated = find_dated(frame, scene)
    if dated is not None:
        return dated
    is_news = scene.is_headline(frame) and frame.form == "verb" and frame.modality == "asserted"
    if find_status(frame, scene) == "ongoing" or is_news:
        return _publication(scene)
    return None


def bound_time(status: Status, scene: Scene) -> Time | None:
    """Bound an event that nothing dates: what occurred lies before publication, what is planned or possible after.

    To be used for an event none of whose mentions has a time.
    """
    published = scene.published
    if status == "ongoing":
        return _publication(scene)
    if status in {"planned", "possible"}:
        return _open(published.earliest, None)
    return _open(None, published.latest) if status == "occurred" else None


def _open(earliest: dt.date | None, latest: dt.date | None) -> Time | None:
    if earliest is None and latest is None:
        return None
    return Time(earliest, latest, "open", anchor="document")


def _publication(scene: Scene) -> Time | None:
    published = scene.published
    if published.earliest is None or published.latest is None:
        return None
    return structs.replace(published, text=None, anchor="document")
