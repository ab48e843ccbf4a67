"""Claims: what moves, its ends and where that is said, before a status and a figure are found."""

from conspectus.records import Frame, Phrase, Record
from conspectus.rooms.find.flows.cues import Way
from conspectus.rooms.find.flows.goods import Good


class Ends(Record, frozen=True):
    """Where a flow comes from, goes through and goes to; empty where nobody says."""

    sources: tuple[str, ...]
    vias: tuple[str, ...]
    targets: tuple[str, ...]


class Claim(Record, frozen=True):
    """One frame read as a flow.

    is_way: what carries it is a pipeline or another way. amount: what stands for a good named before.
    """

    frame: Frame
    way: Way
    good: Good
    ends: Ends
    start: int
    end: int
    rule: str
    confidence: float
    is_way: bool = False
    amount: Phrase | None = None
