"""GraphML: flows or influence -> a graph file that network programs open, every arrow with its sentence."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TextIO

import networkx

from conspectus.model.known import Known
from conspectus.model.network import FlowArrow, Influence
from conspectus.model.wording import word_time

UNKNOWN = "not said"


def write_flows(arrows: Iterable[FlowArrow], known: Known, stream: TextIO) -> None:
    """Write flows as a directed graph: an edge a flow, from its source over each `via` to its target."""
    graph = networkx.MultiDiGraph()
    for arrow in arrows:
        stops = [arrow.source, *arrow.via, arrow.target]
        facts = {
            "good": arrow.good,
            "status": arrow.status,
            "figure": arrow.figure or "",
            "time": word_time(arrow.time),
            "holder": known.name(arrow.holder),
            "finding": arrow.citation.finding,
            "document": arrow.citation.document,
            "quote": arrow.citation.span.text,
        }
        for source, target in pairwise(stops):
            graph.add_edge(_node(graph, source, known), _node(graph, target, known), **facts)
    _write(graph, stream)


def write_influence(influence: Influence, known: Known, stream: TextIO) -> None:
    """Write influence as a directed graph: an edge an arrow, with its sign; goals are attributes of the nodes."""
    graph = networkx.MultiDiGraph()
    for arrow in influence.arrows:
        graph.add_edge(
            _node(graph, arrow.source, known),
            _node(graph, arrow.target, known),
            sign=arrow.sign,
            basis=arrow.basis,
            why=arrow.why,
            time=word_time(arrow.time),
            holder=known.name(arrow.holder),
            finding=arrow.citation.finding,
            document=arrow.citation.document,
            quote=arrow.citation.span.text,
        )
    for aim in influence.aims:
        node = graph.nodes[_node(graph, aim.actor, known)]
        node[aim.aim] = "; ".join(dict.fromkeys([*filter(None, [node.get(aim.aim)]), aim.object]))
    _write(graph, stream)


def _node(graph: networkx.MultiDiGraph, entity: str | None, known: Known) -> str:
    """Add an entity to a graph and return its node; what no source names is a node of its own."""
    node = entity or UNKNOWN
    kind = known.entities[node].kind if node in known.entities else ""
    graph.add_node(node, label=known.name(entity) if entity else UNKNOWN, kind=kind)
    return node


def _write(graph: networkx.MultiDiGraph, stream: TextIO) -> None:
    for line in networkx.generate_graphml(graph):
        stream.write(line + "\n")
