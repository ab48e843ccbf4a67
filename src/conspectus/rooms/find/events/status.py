"""Status: how real the text says an event is."""

from conspectus.records import Frame, Status
from conspectus.rooms.find.events.scene import Scene


def find_status(frame: Frame, scene: Scene) -> Status:
    """Say how real an event frame is said to be."""
    if frame.is_negated or frame.modality == "denied":
        return "denied"
    if frame.modality == "planned":
        return "planned"
    if frame.modality != "asserted":
        return "possible"
    if frame.aspect in {"progressive", "continuing", "starting"} and frame.tense != "past":
        return "ongoing"
    return "occurred"
