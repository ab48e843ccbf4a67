"""Figures: the same measured by several -> agreement, conflict and change, by intervals and not by words."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from conspectus.records import Comparison, Figure, Pile
from conspectus.rooms.compare.sides import Side, Sources, are_of_one_time, compare, is_known, sort_key, word_time

_WORD = re.compile(r"[^\W\d_]{2,}")
ALIKE = 0.5  # of the words of both measures
ROUGHLY = 0.1  # "about 50" reaches from 45 to 55
ROUNDED = 0.02  # an exact figure may be rounded by half its last digit, but by no more than this share


class Range(tuple[float, float]):
    """The lowest and highest value that a figure allows."""

    __slots__ = ()

    def meets(self, other: "Range") -> bool:
        """Whether some value fits both."""
        return self[0] <= other[1] and other[0] <= self[1]


def compare_figures(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    """Compare figures of one unit whose measures are alike and that are about the same.

    What a reprint only repeats of its original is not compared a second time.
    """
    shelves: defaultdict[str, list[Side[Figure]]] = defaultdict(list)
    told = {(r.document.id, f.unit, f.value, f.bound) for r in pile.readings for f in r.figures}
    for reading in pile.readings:
        original = sources.original.get(reading.document.id)
        for figure in reading.figures:
            is_repeated = (original, figure.unit, figure.value, figure.bound) in told
            if not is_repeated and figure.unit not in sources.words.idle_units and _words(figure, sources):
                shelves[figure.unit or ""].append(Side(figure, figure.id, figure.span, figure.time, reading))
    for unit in sorted(shelves):
        for one, other in combinations(sorted(shelves[unit], key=sort_key), 2):
            found = _compare(one, other, sources)
            if found is not None:
                yield found


def _compare(one: Side[Figure], other: Side[Figure], sources: Sources) -> Comparison | None:
    if not _share_measure(one.finding, other.finding, sources):
        return None
    left, right = find_range(one.finding), find_range(other.finding)
    is_one_source = sources.are_one(one.span.document, other.span.document)
    is_same = _is_same_measure(one.finding, other.finding, sources)
    is_timed = is_known(one.time) and is_known(other.time)
    is_untimed = not is_known(one.time) and not is_known(other.time)
    said = "; ".join(f"{sources.say(s)}: {s.finding.measure} {s.span.text}{_when(s)}" for s in (one, other))
    if left.meets(right):
        is_agreed = is_untimed or are_of_one_time(one, other)
        if is_one_source or not is_agreed or one.finding.value is None:
            return _update(one, other, sources, said) if not is_one_source and is_timed and not is_agreed else None
        return compare("agree", "figure", (one, other), sources, f"both: {said}", rule="figure.agree")
    if are_of_one_time(one, other) or (is_untimed and is_same):
        if one.span.document == other.span.document and not (is_same and is_timed and one.time == other.time):
            return None  # one report that gives two figures mostly measures two things
        doubt = None if is_same and is_timed else _doubt(one, other, is_same=is_same)
        text = f"no value fits both: {said}"
        return compare("conflict", "figure", (one, other), sources, text, rule="figure.conflict", doubt=doubt)
    return None if is_one_source else _update(one, other, sources, said)


def _update(one: Side[Figure], other: Side[Figure], sources: Sources, said: str) -> Comparison:
    return compare("update", "figure", (one, other), sources, f"at two times: {said}", rule="figure.update")


def _doubt(one: Side[Figure], other: Side[Figure], *, is_same: bool) -> str:
    """Say what may be all that is behind figures that differ."""
    return "another time?" if is_same and not are_of_one_time(one, other) else "a different measure?"


def _share_measure(one: Figure, other: Figure, sources: Sources) -> bool:
    """Whether two measures may be one: about the same, and all words of the one, or most of both, shared."""
    left, right = _words(one, sources), _words(other, sources)
    is_mutual = bool(left & right & sources.words.mutual_words)
    if one.about and other.about and not set(one.about) & set(other.about) and not is_mutual:
        return False
    if _is_same_measure(one, other, sources):
        return True
    common = len(left & right)
    return 0 < common == min(len(left), len(right)) or (common > 1 and common >= ALIKE * len(left | right))


def _is_same_measure(one: Figure, other: Figure, sources: Sources) -> bool:
    """Whether two measures are in the same words, or count the same sort of thing: "permanent jobs"."""
    sort = _name_sort(one, sources)
    return _words(one, sources) == _words(other, sources) or (bool(sort) and sort == _name_sort(other, sources))


def _name_sort(figure: Figure, sources: Sources) -> frozenset[str]:
    """Return what stands before the word for what is counted: "permanent" in "new permanent jobs it would create"."""
    before, unit, _ = (figure.measure or "").casefold().partition(figure.unit or "\0")
    return frozenset(_WORD.findall(before)) - sources.words.idle_words if unit else frozenset()


def _words(figure: Figure, sources: Sources) -> frozenset[str]:
    """Return the words of a measure that say something, without a plural ending: no names, not the unit's own word."""
    spoken = [w for w in _WORD.findall(figure.measure or "") if w not in sources.name_words]
    words = {w[:-1] if w.endswith("s") and len(w) > 3 else w for w in map(str.casefold, spoken)}
    return frozenset(words - sources.words.idle_words - set((figure.unit or "").split()))


def find_range(figure: Figure) -> Range:
    """Return the values that a figure allows: by its bound, and by how it may be rounded."""
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    first, last = -math.inf if low is None else low, math.inf if high is None else high
    match figure.bound:
        case "over":
            return Range((first, math.inf))
        case "under":
            return Range((-math.inf, last))
        case "about":
            return Range((first - abs(first) * ROUGHLY, last + abs(last) * ROUGHLY))
    return Range((first - _slack(first), last + _slack(last)))


def _slack(value: float) -> float:
    """Return half a unit of the last digit that is not 0, at most a fiftieth of the value."""
    if not math.isfinite(value) or value == 0:
        return 0.0
    unit: float
    digits = f"{abs(value):.12g}"
    if "e" in digits:
        mantissa, exponent = digits.split("e")
        unit = 10 ** (int(exponent) - len(mantissa.partition(".")[2]))
    elif "." in digits:
        unit = 10.0 ** -len(digits.partition(".")[2])
    else:
        unit = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return min(unit / 2, abs(value) * ROUNDED)


def _when(side: Side[Figure]) -> str:
    when = word_time(side.time)
    return f" ({when})" if when else ""
