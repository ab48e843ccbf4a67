"""Layout: boxes near what they are joined to, none over another, the same whatever the order."""

from itertools import combinations

from conspectus.web.layout import Arc, Placed, Size, place_boxes

BOX = Size(90.0, 24.0)


def lay_out(*pairs: tuple[str, str], label: Size = BOX) -> Placed:
    arcs = [Arc(one, other, f"{n} {one} {other}") for n, (one, other) in enumerate(pairs)]
    boxes = {key: BOX for pair in pairs for key in pair} | {arc.label: label for arc in arcs}
    return place_boxes(boxes, arcs)


def lie_over_each_other(placed: Placed) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in combinations(placed.spots, 2)
        if abs(placed.spots[one].x - placed.spots[other].x) < BOX.width
        and abs(placed.spots[one].y - placed.spots[other].y) < BOX.height
    ]


WHEEL = [("hub", f"spoke {n}") for n in range(9)]


def test_no_box_and_no_label_lies_over_another() -> None:
    assert lie_over_each_other(lay_out(*WHEEL, *[("hub", "spoke 1")] * 5)) == []


def test_everything_lies_inside_the_measured_size() -> None:
    placed = lay_out(*WHEEL, ("a", "b"), ("c", "d"))

    assert all(
        BOX.width / 2 <= spot.x + 0.01 <= placed.size.width - BOX.width / 2 + 0.02 for spot in placed.spots.values()
    )
    assert all(
        BOX.height / 2 <= spot.y + 0.01 <= placed.size.height - BOX.height / 2 + 0.02 for spot in placed.spots.values()
    )


def test_the_two_that_most_joins_stand_beside_each_other() -> None:
    placed = lay_out(("north", "south"), *[("west", "north")] * 4, ("south", "east"))
    west, north = placed.spots["west"], placed.spots["north"]

    assert abs(west.y - north.y) < BOX.height
    assert abs(west.x - north.x) > BOX.width


def test_a_label_stands_between_what_its_arrow_joins() -> None:
    placed = lay_out(("a", "b"))
    a, label, b = (placed.spots[key].x for key in ("a", "0 a b", "b"))

    assert min(a, b) < label < max(a, b)


def test_wide_labels_push_what_they_join_further_apart() -> None:
    narrow, wide = (lay_out(("a", "b"), label=Size(width, 24.0)) for width in (20.0, 140.0))

    assert wide.size.width > narrow.size.width


def test_groups_that_nothing_joins_are_set_beside_or_under_each_other() -> None:
    placed = lay_out(*[(f"a{n}", f"b{n}") for n in range(6)])

    assert lie_over_each_other(placed) == []
    assert placed.size.width < 1100


def test_the_same_boxes_are_placed_the_same_in_any_order() -> None:
    boxes = {key: BOX for pair in WHEEL for key in pair} | {f"l{n}": BOX for n in range(9)}
    arcs = [Arc(*pair, f"l{n}") for n, pair in enumerate(WHEEL)]

    assert place_boxes(dict(reversed(boxes.items())), arcs) == place_boxes(boxes, arcs)
