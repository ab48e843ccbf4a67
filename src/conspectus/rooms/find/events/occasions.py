"""Occasions: the time of an event that the text has dated before, and comes back to."""

from itertools import combinations

from conspectus.records import Frame, Time
from conspectus.rooms.find.events.dated import AT, count_days, find_dated
from conspectus.rooms.find.events.scene import Scene, list_entities

LONGEST_DAYS = 31  # an occasion is told to the month at least
NEWS_DAYS = 183
NEAR = 3  # sentences back


def find_occasion(frame: Frame, scene: Scene) -> Time | None:
    """Return the time of the dated event that a frame goes back to, or goes on about."""
    if frame.form == "noun":
        return _find_echo(frame, scene) if scene.is_definite(frame) else None
    if scene.is_headline(frame) and (found := _find_echo(frame, scene)) is not None:
        return found
    for child in _list_settings(frame, scene):
        if scene.is_definite(child) and (found := _find_echo(child, scene)) is not None:
            return found
    return _find_before(frame, scene)


def _list_settings(frame: Frame, scene: Scene) -> list[Frame]:
    """List the events that a clause is set in: "during the visit"; one that opens a sentence holds for all of it."""
    found = [child for child in scene.children(frame) if _is_setting(child, frame, scene)]
    above = scene.parent(frame)
    if (
        above is not None
        and frame.link == "coordination"
        and (frame.tense, frame.modality)
        == (
            above.tense,
            above.modality,
        )
    ):
        found += [
            child for child in scene.children(above) if child.start < above.start and _is_setting(child, above, scene)
        ]
    return found


def _is_setting(child: Frame, frame: Frame, scene: Scene) -> bool:
    return child.form == "noun" and scene.role_of(child, frame) in AT


def _find_echo(frame: Frame, scene: Scene) -> Time | None:
    """As in “the visit”: dated where the document tells of it elsewhere, if it tells of one such event only.

    Of events a year apart the one that is news counts. A headline must name nobody that the other does not.
    """
    if not scene.cues.past_modifiers.isdisjoint(scene.words_before(frame)):
        return None
    echoes = scene.echoes(frame)
    if frame.form == "verb":
        echoes = tuple(other for other in echoes if list_entities(frame) <= list_entities(other))
    found = (find_dated(other, scene) for other in echoes)
    times = [time for time in found if time is not None and count_days(time) <= LONGEST_DAYS]
    times = [time for time in times if _is_news(time, scene)] or times
    if not times or not all(_meet(one, other) for one, other in combinations(times, 2)):
        return None
    return min(times, key=count_days)


def _is_news(time: Time, scene: Scene) -> bool:
    """Whether a time lies within half a year of publication, before or after."""
    published = scene.published
    if published.earliest is None or published.latest is None or time.earliest is None or time.latest is None:
        return True
    return max((published.earliest - time.latest).days, (time.earliest - published.latest).days) <= NEWS_DAYS


def _find_before(frame: Frame, scene: Scene) -> Time | None:
    """Return the time of the dated deed right before, if a deed is plainly of the same occasion.

    In one paragraph two actors must be the same; with a word that goes on ("also") one, also a paragraph later.
    """
    if not _is_deed(frame) or frame.form != "verb":
        return None
    mine, block = list_entities(frame), _block(frame, scene)
    goes_on = not scene.cues.onward.isdisjoint(scene.words(frame.clause_start, frame.clause_end))
    for other in reversed(scene.frames[: frame.index]):
        if frame.sentence - other.sentence > NEAR or block - _block(other, scene) > goes_on:
            return None
        time = find_dated(other, scene)
        if time is None:
            continue
        is_same = frame.holder == other.holder and len(mine & list_entities(other)) >= (1 if goes_on else 2)
        return (
            time if is_same and _is_deed(other) and count_days(time) <= LONGEST_DAYS and _is_past(time, scene) else None
        )
    return None


def _is_deed(frame: Frame) -> bool:
    """Whether a frame tells plainly what somebody did."""
    is_main = frame.form == "noun" or frame.link in {None, "coordination", "adverbial", "participle"}
    is_plain = frame.modality == "asserted" and not frame.is_negated and frame.aspect == "simple"
    return is_main and is_plain and frame.tense == "past"


def _block(frame: Frame, scene: Scene) -> int:
    return scene.reading.sentences[frame.sentence].block


def _is_past(time: Time, scene: Scene) -> bool:
    published = scene.published.latest
    return published is None or time.earliest is None or time.earliest <= published


def _meet(one: Time, other: Time) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest
