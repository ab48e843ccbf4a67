"""Times: when an event is said to be."""

from conspectus.records import Frame, Time
from conspectus.rooms.find.events.scene import Scene


def find_time(frame: Frame, scene: Scene) -> Time | None:
    """Say when an event frame is said to be, None where nothing tells."""
    for source in (frame, *scene.governors(frame)):
        for expression in scene.expressions(source):
            if expression.kind == "date" and expression.time is not None:
                return expression.time
    return None
