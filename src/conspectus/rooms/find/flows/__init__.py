"""Flows: what moves from whom to whom."""

from conspectus.rooms.find.flows.cues import FlowCues, load_flow_cues
from conspectus.rooms.find.flows.find import find_flows

__all__ = ["FlowCues", "find_flows", "load_flow_cues"]
