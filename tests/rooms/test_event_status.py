"""Status and time of events: how real the text says that they are, and when."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from conspectus.knowledge import Knowledge
from conspectus.records import Frame, Reading, Time
from conspectus.rooms.find.events.scene import Scene, build_scene, load_status_cues
from conspectus.rooms.find.events.status import find_status
from conspectus.rooms.find.events.times import bound_time, find_event_time, find_time
from tests.golden_cases import load_cases

SIDE = b'{"published": "2024-05-10"}'
DAY = dt.date(2024, 5, 10)


@pytest.fixture(scope="module")
def set_scene(read: Callable[..., Reading], knowledge: Knowledge) -> Callable[..., Scene]:
    """Read a text of 10 May 2024, or of another day, and tie its frames together."""

    def run(text: str, *, title: str | None = None, side: bytes = SIDE) -> Scene:
        if title is not None:
            side = side[:-1] + b', "title": "' + title.encode() + b'"}'
        return build_scene(read(f"{title}\n\n{text}" if title else text, side=side), load_status_cues(knowledge))

    return run


def find_frame(scene: Scene, words: str) -> Frame:
    """Return the frame whose predicate begins with the first word given, where these words stand."""
    start = scene.reading.document.text.index(words)
    found = [f for f in scene.frames if f.start == start and f.form not in {"apposition", "copula"}]
    assert found, (words, [f.predicate for f in scene.frames])
    return found[0]


def write_days(time: Time | None) -> str:
    return f"{time.earliest or ''}/{time.latest or ''}" if time else ""


@pytest.mark.parametrize("case", load_cases("event_status"))
def test_text_tells_how_real_and_when_an_event_is(case: Any, set_scene: Callable[..., Scene]) -> None:
    scene = set_scene(case["text"], title=case.get("title"))
    statuses = {words: find_status(find_frame(scene, words), scene) for words in case.get("status", {})}
    times = {words: write_days(find_time(find_frame(scene, words), scene)) for words in case.get("time", {})}
    assert statuses == case.get("status", {})
    assert times == case.get("time", {})


def test_what_occurred_is_bound_by_publication(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("The senate approved the bridge.")
    assert write_days(bound_time(find_frame(scene, "approved"), scene)) == "/2024-05-10"


def test_what_is_planned_lies_after_publication(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("The senate will approve the bridge.")
    assert write_days(bound_time(find_frame(scene, "approve"), scene)) == "2024-05-10/"


def test_a_reaction_told_by_a_report_of_a_day_is_at_most_a_month_old(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("Farmers condemned the bridge.")
    assert write_days(bound_time(find_frame(scene, "condemned"), scene)) == "2024-04-10/2024-05-10"


def test_a_report_of_a_month_says_nothing_of_the_day_of_a_reaction(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("Farmers condemned the bridge.", side=b'{"published": "2024-05"}')
    assert write_days(bound_time(find_frame(scene, "condemned"), scene)) == "/2024-05-31"


def test_a_report_without_a_date_bounds_nothing(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("The senate approved the bridge.", side=b"{}")
    assert bound_time(find_frame(scene, "approved"), scene) is None


def test_what_an_undated_report_tells_as_going_on_has_no_time(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("Divers are searching the lake.", side=b"{}")
    frame = find_frame(scene, "searching")
    assert (find_status(frame, scene), find_time(frame, scene)) == ("ongoing", None)


def test_an_event_has_the_tightest_time_of_its_mentions(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("The king visited Chile in April. His visit to Chile began on 9 April.")
    frames = [find_frame(scene, "visited"), find_frame(scene, "visit to")]
    assert write_days(find_event_time(frames, scene)) == "2024-04-09/2024-04-09"


def test_an_event_that_no_mention_dates_is_bound_by_its_first(set_scene: Callable[..., Scene]) -> None:
    scene = set_scene("The king will visit Chile. Envoys praised Chile.")
    frames = [find_frame(scene, "visit"), find_frame(scene, "praised")]
    assert write_days(find_event_time(frames, scene)) == "2024-05-10/"
