"""Drawing: a network of named boxes and labelled arrows -> the shapes that an SVG is made of."""

import math
from collections.abc import Sequence
from textwrap import shorten, wrap

from conspectus.records import Record
from conspectus.web.layout import Arc, Size, Spot, place_boxes

LETTER = 7.3  # px, a wide letter of the page's type at 13 px: boxes rather too wide than too narrow
LINE = 17.0  # px from line to line
MARGIN = 8.0  # px around the picture
STEPS = 48  # points tried along a curve to find where it leaves a box
HEAD = 8.0  # px, length of an arrow's head
LONGEST = 24  # letters in a line of a box
MOST_LINES = 3


class Stop(Record, frozen=True):
    """An end of arrows: what it is called, a smaller line under it, how it looks, where it leads."""

    key: str
    name: str
    note: str = ""
    kind: str = "actor"
    anchor: str | None = None


class Way(Record, frozen=True):
    """An arrow from stop to stop with its label; `kinds` say how it looks."""

    source: str
    target: str
    label: str
    kinds: str
    is_both_ways: bool = False


class TextLine(Record, frozen=True):
    """A line of text and where its middle stands."""

    x: str
    y: str
    text: str
    kind: str


class Box(Record, frozen=True):
    """A box: corner, size, its lines, how it looks, where it leads."""

    x: str
    y: str
    width: str
    height: str
    kind: str
    anchor: str | None
    lines: tuple[TextLine, ...]


class Stroke(Record, frozen=True):
    """A line from box to box and the heads at its ends, as SVG paths."""

    path: str
    heads: tuple[str, ...]
    kinds: str


class Drawing(Record, frozen=True):
    """Everything that is drawn, and the size of the picture in px."""

    width: int
    height: int
    strokes: tuple[Stroke, ...]
    labels: tuple[Box, ...]
    boxes: tuple[Box, ...]


class Curve(Record, frozen=True):
    """A quadratic Bézier curve."""

    start: Spot
    bend: Spot
    end: Spot


def draw_network(stops: Sequence[Stop], ways: Sequence[Way]) -> Drawing | None:
    """Draw a network; None where there is no arrow. A label is placed like a box, so that nothing lies over it."""
    if not ways:
        return None
    used = {key for way in ways for key in (way.source, way.target)}
    lines = {stop.key: _write_stop(stop) for stop in stops if stop.key in used}
    lines |= {_key(index): _write_label(way) for index, way in enumerate(ways)}
    sizes = {key: _measure(held) for key, held in lines.items()}
    placed = place_boxes(sizes, [Arc(way.source, way.target, _key(i)) for i, way in enumerate(ways)])
    spots = {key: Spot(spot.x + MARGIN, spot.y + MARGIN) for key, spot in placed.spots.items()}

    def make_box(key: str, kind: str, anchor: str | None = None) -> Box:
        return _make_box(spots[key], sizes[key], lines[key], kind, anchor)

    return Drawing(
        width=math.ceil(placed.size.width + 2 * MARGIN),
        height=math.ceil(placed.size.height + 2 * MARGIN),
        strokes=tuple(_draw_stroke(way, spots[_key(i)], spots, sizes) for i, way in enumerate(ways)),
        labels=tuple(make_box(_key(i), way.kinds) for i, way in enumerate(ways) if way.label),
        boxes=tuple(make_box(stop.key, stop.kind, stop.anchor) for stop in stops if stop.key in used),
    )


def _key(index: int) -> str:
    return f"label {index:04}"


# ---------------------------------------------------------------- boxes


def _write_stop(stop: Stop) -> list[tuple[str, str]]:
    return [*((line, "") for line in _wrap(stop.name)), *([(stop.note, "note")] if stop.note else [])]


def _write_label(way: Way) -> list[tuple[str, str]]:
    return [(line, "") for line in _wrap(way.label)]


def _wrap(text: str) -> list[str]:
    lines = wrap(text, LONGEST, break_long_words=True)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], shorten(" ".join(lines[MOST_LINES - 1 :]), LONGEST, placeholder=" …")]
    return lines


def _measure(lines: Sequence[tuple[str, str]]) -> Size:
    longest = max((len(text) * (0.88 if kind else 1.0) for text, kind in lines), default=0)
    return Size(max(longest * LETTER + 18, 26.0), max(len(lines), 1) * LINE + 7)


def _make_box(spot: Spot, size: Size, lines: Sequence[tuple[str, str]], kind: str, anchor: str | None) -> Box:
    top = spot.y - len(lines) * LINE / 2 + LINE * 0.74
    return Box(
        x=_say(spot.x - size.width / 2),
        y=_say(spot.y - size.height / 2),
        width=_say(size.width),
        height=_say(size.height),
        kind=kind,
        anchor=anchor,
        lines=tuple(TextLine(_say(spot.x), _say(top + n * LINE), text, k) for n, (text, k) in enumerate(lines)),
    )


# ---------------------------------------------------------------- arrows


def _draw_stroke(way: Way, label: Spot, spots: dict[str, Spot], sizes: dict[str, Size]) -> Stroke:
    """Draw a curve from box to box through its label's middle, cut off where the boxes begin."""
    start, end = spots[way.source], spots[way.target]
    bend = Spot(2 * label.x - (start.x + end.x) / 2, 2 * label.y - (start.y + end.y) / 2)
    whole = Curve(start, bend, end)
    points = [_find_point(whole, step / STEPS) for step in range(STEPS + 1)]
    outside = [
        step
        for step, point in enumerate(points)
        if not _holds(start, sizes[way.source], point) and not _holds(end, sizes[way.target], point)
    ]
    first, last = (outside[0] / STEPS, outside[-1] / STEPS) if outside else (0.0, 1.0)
    curve = _cut(whole, first, last)
    heads = [_draw_head(curve.bend, curve.end)]
    if way.is_both_ways:
        heads.append(_draw_head(curve.bend, curve.start))
    path = f"M{_at(curve.start)}Q{_at(curve.bend)} {_at(curve.end)}"
    return Stroke(path, tuple(heads), way.kinds)


def _find_point(curve: Curve, at: float, other: float | None = None) -> Spot:
    """Return the point at a share of the curve; with two shares, the bend of the curve between them (its blossom)."""
    until = at if other is None else other
    shares = ((1 - at) * (1 - until), (1 - at) * until + at * (1 - until), at * until)
    points = (curve.start, curve.bend, curve.end)
    return Spot(
        sum(share * point.x for share, point in zip(shares, points, strict=True)),
        sum(share * point.y for share, point in zip(shares, points, strict=True)),
    )


def _cut(curve: Curve, first: float, last: float) -> Curve:
    return Curve(_find_point(curve, first), _find_point(curve, first, last), _find_point(curve, last))


def _holds(middle: Spot, size: Size, point: Spot) -> bool:
    return abs(point.x - middle.x) <= size.width / 2 + 2 and abs(point.y - middle.y) <= size.height / 2 + 2


def _draw_head(before: Spot, tip: Spot) -> str:
    length = math.hypot(tip.x - before.x, tip.y - before.y) or 1.0
    along = Spot((tip.x - before.x) / length, (tip.y - before.y) / length)
    back = Spot(tip.x - HEAD * along.x, tip.y - HEAD * along.y)
    left, right = (Spot(back.x - side * along.y * HEAD / 2, back.y + side * along.x * HEAD / 2) for side in (1, -1))
    return f"M{_at(tip)}L{_at(left)} {_at(right)}Z"


def _at(spot: Spot) -> str:
    return f"{_say(spot.x)} {_say(spot.y)}"


def _say(number: float) -> str:
    """Write a number of px; half of one is seen by nobody, and hides what differs between machines."""
    return str(round(number))
