"""Drawing: arrows that end where boxes begin, heads, labels that wrap."""

import re

from conspectus.web.drawing import Drawing, Stop, Way, draw_network


def draw(*ways: Way, name: str = "Velmora") -> Drawing:
    keys = dict.fromkeys(key for way in ways for key in (way.source, way.target))
    drawing = draw_network([Stop(key, name, anchor=f"row-{key}") for key in keys], ways)
    assert drawing is not None
    return drawing


def read_numbers(path: str) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", path)]


def test_without_arrows_there_is_no_picture() -> None:
    assert draw_network([Stop("a", "Velmora")], []) is None


def test_an_arrow_begins_and_ends_outside_the_boxes_that_it_joins() -> None:
    drawing = draw(Way("a", "b", "gas", "running"))
    start_x, _, *_, end_x, _ = read_numbers(drawing.strokes[0].path)
    left, right = sorted(drawing.boxes, key=lambda box: int(box.x))

    assert {start_x, end_x} == {x for x in (start_x, end_x) if int(left.x) + int(left.width) <= x <= int(right.x)}


def test_an_arrow_has_one_head_and_two_where_it_goes_both_ways() -> None:
    one, both = draw(Way("a", "b", "gas", "running")), draw(Way("a", "b", "trade", "running", is_both_ways=True))

    assert [len(drawing.strokes[0].heads) for drawing in (one, both)] == [1, 2]


def test_a_head_points_at_the_target() -> None:
    (box,) = (box for box in draw(Way("a", "b", "gas", "running")).boxes if box.anchor == "row-b")
    drawing = draw(Way("a", "b", "gas", "running"))
    tip_x, _ = read_numbers(drawing.strokes[0].heads[0])[:2]

    assert min(abs(tip_x - int(box.x)), abs(tip_x - int(box.x) - int(box.width))) <= 8


def test_a_long_name_is_broken_into_at_most_three_lines() -> None:
    drawing = draw(
        Way("a", "b", "", "plus"), name="Joint Committee of the Ports of the Northern Strait and all its " * 2
    )

    assert [len(box.lines) for box in drawing.boxes] == [3, 3]
    assert drawing.boxes[0].lines[-1].text.endswith("…")


def test_an_arrow_without_a_label_has_no_box_for_one() -> None:
    assert draw(Way("a", "b", "", "plus")).labels == ()


def test_a_box_leads_where_its_stop_leads() -> None:
    assert {box.anchor for box in draw(Way("a", "b", "gas", "running")).boxes} == {"row-a", "row-b"}
