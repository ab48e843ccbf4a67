"""Flows: what moves from where to where."""

from conspectus.rooms.find.flows.find import FlowCues, find_flows, load_flow_cues

__all__ = ["FlowCues", "find_flows", "load_flow_cues"]
