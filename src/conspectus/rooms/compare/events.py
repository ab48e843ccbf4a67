"""Events: one event told by several -> who bears whom out, what was announced and then happened, what is denied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from conspectus.records import Comparison, Event, EventMention, Pile, Reading, Time
from conspectus.rooms.compare.sides import Side, Sources, compare, find_start, meets, sort_key, word_time

TOLD = frozenset({"occurred", "ongoing"})


def compare_events(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    """Compare the mentions of each event: by status, by date, and by how many tell of it."""
    readings = {reading.document.id: reading for reading in pile.readings}
    for reading in pile.readings:
        for event in reading.events:
            sides = _list_sides(event, readings)
            yield from _compare_status(event, sides, sources)
            yield from _compare_dates(event, sides, sources)


def _list_sides(event: Event, readings: dict[str, Reading]) -> list[Side[EventMention]]:
    return [Side(m, event.id, m.span, m.time, readings[m.span.document]) for m in event.mentions]


def _compare_status(event: Event, sides: list[Side[EventMention]], sources: Sources) -> Iterator[Comparison]:
    by_status: defaultdict[str, list[Side[EventMention]]] = defaultdict(list)
    for side in sides:
        by_status["told" if side.finding.status in TOLD else side.finding.status].append(side)
    told, denied = _one_each(by_status["told"]), _one_each(by_status["denied"])
    coming = _one_each(by_status["planned"])
    clash = next(((one, other) for one in told for other in denied if _do_clash(one, other)), None)
    if clash is not None:
        text = f"{_say(clash[:1], sources, 'took place')}, {_say(clash[1:], sources, 'did not')}: {event.label}"
        yield compare("conflict", "event", clash, sources, text, rule="event.denied")
    later = [side for side in told if any(_is_before(early, side) for early in coming)]
    if coming and later:
        text = f"announced by {_list(coming, sources)}, then told by {_list(later, sources)}: {event.label}"
        yield compare("update", "event", (*coming, *later), sources, text, rule="event.came")
    if sources.count(side.span.document for side in told) > 1:
        yield compare(
            "agree", "event", told, sources, f"told by {_list(told, sources)}: {event.label}", rule="event.agree"
        )


def _compare_dates(event: Event, sides: list[Side[EventMention]], sources: Sources) -> Iterator[Comparison]:
    """Two documents give one event two days, and no report says that it lasted over both."""
    dated = _one_each([side for side in sides if _is_dated(side) and _is_one_day(side.time)])
    for one, other in combinations(dated, 2):
        spread = [s.time for s in sides if meets(s.time, one.time) and meets(s.time, other.time)]
        if one.time == other.time or spread or sources.are_one(one.span.document, other.span.document):
            continue
        said = "; ".join(f"{sources.say(s)}: {word_time(s.time)}" for s in (one, other))
        text = f"two dates of one event, {event.label}: {said}"
        yield compare("conflict", "date", (one, other), sources, text, rule="event.date", doubt="it lasted over both?")


def _is_one_day(time: Time | None) -> bool:
    return time is not None and time.earliest is not None and time.earliest == time.latest


def _one_each(sides: list[Side[EventMention]]) -> list[Side[EventMention]]:
    """Keep one mention of each document: one that says when before one that does not, then the fullest."""
    kept: dict[str, Side[EventMention]] = {}
    for side in sorted(sides, key=lambda s: (-_is_dated(s), -len(s.span.text), s.span.start)):
        kept.setdefault(side.span.document, side)
    return sorted(kept.values(), key=sort_key)


def _is_dated(side: Side[EventMention]) -> bool:
    return side.time is not None and side.time.precision == "day" and side.time.text is not None


def _is_before(one: Side[EventMention], other: Side[EventMention]) -> bool:
    """Whether one report was published before another, or may have been, and is another one."""
    first, last = one.published.earliest or one.published.latest, other.published.latest or other.published.earliest
    return one.span.document != other.span.document and first is not None and last is not None and first < last


def _is_surely_before(one: Side[EventMention], other: Side[EventMention]) -> bool:
    """Whether one report was published before another, whatever their days may be."""
    last, first = one.published.latest, other.published.earliest
    return last is not None and first is not None and last < first


def _do_clash(told: Side[EventMention], denied: Side[EventMention]) -> bool:
    """Whether a denial answers a report; inside one report only what is said to be over is contradicted."""
    if told.span.document == denied.span.document:
        return told.finding.status == "occurred"
    return not _is_surely_before(denied, told)


def _say(sides: Iterable[Side[EventMention]], sources: Sources, verb: str) -> str:
    return f"by {_list(sides, sources)} it {verb}"


def _list(sides: Iterable[Side[EventMention]], sources: Sources) -> str:
    return " and ".join(dict.fromkeys(sources.say(side) for side in sorted(sides, key=lambda s: str(find_start(s)))))
