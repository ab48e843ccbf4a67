"""Claims: what moves, its ends and where that is said, before a status and a figure are found."""

from conspectus.records import Frame, Record
from conspectus.rooms.find.flows.cues import Way
from conspectus.rooms.find.flows.goods import Good


class Claim(Record, frozen=True):
    """One frame read as a flow: None among sources or targets is an unknown end."""

    frame: Frame
    way: Way
    good: Good
    sources: tuple[str | None, ...]
    vias: tuple[str, ...]
    targets: tuple[str | None, ...]
    start: int
    end: int
    rule: str
    confidence: float
    is_way: bool = False  # a pipeline or a line carries it
