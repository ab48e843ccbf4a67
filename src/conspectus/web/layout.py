"""Layout: boxes and the labelled arrows between them -> where each stands, none over another. Same in, same out."""

import math
from collections.abc import Sequence
from itertools import combinations

import networkx

from conspectus.records import Record

SEED = 7  # any will do; it is fixed so that the same pile is drawn the same
ROUNDS = 200
CLOSEST, FARTHEST = 200.0, 300.0  # px from box to box beside it, as far as the widest label between them needs
BESIDE = 160.0  # px for half of either box and for an arrow to be seen
CLOSER = 0.85  # of a step, where the whole is too wide
FLAT = 0.6  # what stands above another needs less room than what stands beside it
APART = 9.0  # px between any two boxes
WIDEST = 940.0  # px; what is beside each other goes no further, so that letters stay readable on a screen


class Size(Record, frozen=True):
    """How wide and high a box is, in px."""

    width: float
    height: float


class Spot(Record, frozen=True):
    """The middle of a box, in px from the upper left corner."""

    x: float
    y: float


class Arc(Record, frozen=True):
    """What joins two boxes, by the keys of these and of its label, which has a box as well."""

    source: str
    target: str
    label: str


class Placed(Record, frozen=True):
    """Where every box stands, by its key, and the size of the whole."""

    spots: dict[str, Spot]
    size: Size


def place_boxes(boxes: dict[str, Size], arcs: Sequence[Arc]) -> Placed:
    """Place boxes so that those that are joined stand near each other and none lies over another.

    Groups that nothing joins are laid out each for itself and set in rows, the largest first. In a group the two that
    most arcs join stand beside each other, so that the labels between them find room above each other.

    Source: Gansner, Koren and North (2004), stress majorization, begun where Fruchterman and Reingold (1991) end.
    """
    labels = {arc.label for arc in arcs}
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(boxes.keys() - labels))
    for arc in arcs:
        held = graph.get_edge_data(arc.source, arc.target, {"weight": 0})["weight"]
        graph.add_edge(arc.source, arc.target, weight=held + 1)
    groups = sorted((sorted(group) for group in networkx.connected_components(graph)), key=lambda g: (-len(g), g))
    return _set_in_rows([_place_group(graph, group, boxes, arcs) for group in groups], boxes)


def _place_group(
    graph: networkx.Graph, names: list[str], boxes: dict[str, Size], arcs: Sequence[Arc]
) -> dict[str, Spot]:
    held = networkx.Graph()  # a subgraph's own order is that of a set
    held.add_nodes_from(names)
    held.add_edges_from(sorted((*sorted(edge), graph.edges[edge]) for edge in graph.subgraph(names).edges()))
    spots = _turn(_settle(held), held)
    inside = [arc for arc in arcs if arc.source in spots]
    widest = max((boxes[arc.label].width for arc in inside), default=0.0)
    step = min(max(widest + BESIDE, CLOSEST), FARTHEST)
    placed = _spread(spots, inside, boxes, step)
    while step > CLOSEST and _move(placed, boxes).size.width > WIDEST:
        step = max(step * CLOSER, CLOSEST)
        placed = _spread(spots, inside, boxes, step)
    return placed


def _spread(spots: dict[str, Spot], arcs: Sequence[Arc], boxes: dict[str, Size], step: float) -> dict[str, Spot]:
    """Set boxes a step of px apart, labels between them, and push apart what lies over each other."""
    spread = {name: Spot(spot.x * step, spot.y * step * FLAT) for name, spot in spots.items()}
    return _push_apart(spread | _place_labels(arcs, spread, boxes), boxes)


def _settle(graph: networkx.Graph) -> dict[str, Spot]:
    """Move nodes until they stand about as far from each other as they are steps apart."""
    found = networkx.spring_layout(graph, seed=SEED, iterations=ROUNDS, weight=None)
    at = {name: Spot(float(found[name][0]) * 2, float(found[name][1]) * 2) for name in graph}
    steps = dict(networkx.all_pairs_shortest_path_length(graph))
    for _ in range(ROUNDS if len(at) > 1 else 0):
        for one in graph:
            x = y = weights = 0.0
            for other in graph:
                if other != one:
                    far, weight = steps[one][other], 1 / steps[one][other] ** 2
                    dx, dy = at[one].x - at[other].x, at[one].y - at[other].y
                    share = far / max(math.hypot(dx, dy), 0.01)
                    x += weight * (at[other].x + dx * share)
                    y += weight * (at[other].y + dy * share)
                    weights += weight
            at[one] = Spot(x / weights, y / weights)
    return at


def _turn(spots: dict[str, Spot], graph: networkx.Graph) -> dict[str, Spot]:
    """Turn the whole so that the two that most arcs join stand beside each other."""
    edges = sorted(graph.edges(data="weight"), key=lambda edge: (-edge[2], edge[0], edge[1]))
    if not edges:
        return spots
    one, other = spots[edges[0][0]], spots[edges[0][1]]
    angle = math.atan2(other.y - one.y, other.x - one.x)
    cos, sin = math.cos(-angle), math.sin(-angle)
    return {name: Spot(s.x * cos - s.y * sin, s.x * sin + s.y * cos) for name, s in spots.items()}


def _place_labels(arcs: Sequence[Arc], spots: dict[str, Spot], boxes: dict[str, Size]) -> dict[str, Spot]:
    """Place the labels of all arcs between two boxes half way, above each other."""
    between: dict[tuple[str, ...], list[str]] = {}
    for arc in arcs:
        between.setdefault(tuple(sorted((arc.source, arc.target))), []).append(arc.label)
    placed = {}
    for (one, other), labels in between.items():
        x, y = (spots[one].x + spots[other].x) / 2, (spots[one].y + spots[other].y) / 2
        top = y - sum(boxes[label].height + APART for label in labels) / 2
        for label in labels:
            top += (boxes[label].height + APART) / 2
            placed[label] = Spot(x, top)
            top += (boxes[label].height + APART) / 2
    return placed


def _push_apart(spots: dict[str, Spot], boxes: dict[str, Size]) -> dict[str, Spot]:
    """Push boxes that lie over each other apart, each by half of the smaller overlap, until none does."""
    at = {name: [spot.x, spot.y] for name, spot in spots.items()}
    for _ in range(ROUNDS):
        moved = False
        for one, other in combinations(at, 2):
            gaps = (at[other][0] - at[one][0], at[other][1] - at[one][1])
            sizes = (boxes[one].width + boxes[other].width, boxes[one].height + boxes[other].height)
            over = [size / 2 + APART - abs(gap) for gap, size in zip(gaps, sizes, strict=True)]
            if min(over) > 0.01:
                axis = 0 if over[0] < over[1] else 1
                step = over[axis] / 2 if gaps[axis] >= 0 else -over[axis] / 2
                at[one][axis] -= step
                at[other][axis] += step
                moved = True
        if not moved:
            break
    return {name: Spot(x, y) for name, (x, y) in at.items()}


def _set_in_rows(groups: Sequence[dict[str, Spot]], boxes: dict[str, Size]) -> Placed:
    """Set groups beside each other from left to right, in rows as wide as the widest may be."""
    spots: dict[str, Spot] = {}
    rows = [_move(group, boxes) for group in groups]
    widest = max([WIDEST, *(row.size.width for row in rows)])
    x = y = right = height = 0.0
    for placed in rows:
        if x and x + placed.size.width > widest:
            x, y, height = 0.0, y + height + 3 * APART, 0.0
        spots |= {name: Spot(spot.x + x, spot.y + y) for name, spot in placed.spots.items()}
        right = max(right, x + placed.size.width)
        x, height = x + placed.size.width + 5 * APART, max(height, placed.size.height)
    return Placed(spots, Size(right, y + height))


def _move(group: dict[str, Spot], boxes: dict[str, Size]) -> Placed:
    """Move a group to the upper left corner and measure it."""
    left = min(spot.x - boxes[name].width / 2 for name, spot in group.items())
    top = min(spot.y - boxes[name].height / 2 for name, spot in group.items())
    right = max(spot.x + boxes[name].width / 2 for name, spot in group.items())
    bottom = max(spot.y + boxes[name].height / 2 for name, spot in group.items())
    return Placed({n: Spot(s.x - left, s.y - top) for n, s in group.items()}, Size(right - left, bottom - top))
