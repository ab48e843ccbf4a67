"""Flows: frames and knowledge -> what moves from where to where."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Flow, Reading


class FlowCues(Struct, frozen=True):
    """What finding flows knows, from `flows.toml`."""


def load_flow_cues(knowledge: Knowledge) -> FlowCues:
    """Build the cues from the table `flows`."""
    return FlowCues()


def find_flows(reading: Reading, cues: FlowCues) -> tuple[Flow, ...]:
    """Find what moves, or would move, from one entity to another, in text order."""
    return ()
