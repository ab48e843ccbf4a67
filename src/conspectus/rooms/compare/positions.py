"""Positions: ties, flows, stances and goals on one thing -> who agrees, who contradicts, what changed."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Literal, TypeVar

from conspectus.records import About, Comparison, Flow, Goal, Pile, Reading, Span, Stance, Tie, Time
from conspectus.rooms.compare.sides import Side, Sources, are_of_one_time, compare, sort_key

_WORD = re.compile(r"[^\W\d_]{4,}")
SHARED = 0.5  # of the words of the shorter aim, for one actor's to be one
MEETING = 0.75  # for what one actor seeks to be what another opposes
T = TypeVar("T")
BOTH_WAYS = frozenset({"ally_of", "partner_of", "rival_of", "trades_with"})
TRADE = "trade"  # "trade turnover", "bilateral trade" and "trade" move the same
RUNS, STOPS = frozenset({"running"}), frozenset({"stopped", "denied"})


def compare_positions(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    """Compare what documents say of one tie, flow, relation or aim."""
    yield from _compare_ties(pile, sources)
    yield from _compare_flows(pile, sources)
    yield from _compare_stances(pile, sources)
    yield from _compare_goals(pile, sources)


def _compare_ties(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    for sides in _shelve(pile, lambda r: r.ties, _key_tie, lambda t: t.mentions[0], lambda t: t.time):
        if sides[0].finding.predicate not in sources.words.plain_ties:
            what = _word_tie(sides[0].finding, sources)
            yield from _compare_signs("tie", sides, lambda t: t.polarity, sources, what)


def _compare_flows(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    for sides in _shelve(pile, lambda r: r.flows, _key_flow, lambda f: f.span, lambda f: f.time):
        flow = sides[0].finding
        what = f"{flow.good} from {sources.name(flow.source)} to {sources.name(flow.target)}"
        signed = [s for s in sides if s.finding.status in RUNS | STOPS]
        yield from _compare_signs("flow", signed, lambda f: 1 if f.status in RUNS else -1, sources, what)


def _compare_stances(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    """Compare judgements of the relation of two; of one actor everybody judges something else."""
    for sides in _shelve(pile, lambda r: r.stances, _key_stance, lambda s: s.span, lambda s: s.time):
        what = " and ".join(map(sources.name, sides[0].finding.about))
        yield from _compare_signs("position", sides, lambda s: s.polarity, sources, f"the relation of {what}")


def _compare_signs(
    about: About, sides: list[Side[T]], sign: Callable[[T], int], sources: Sources, what: str
) -> Iterator[Comparison]:
    """Set for against against: a conflict at one time, an update at two; several sources on one side agree.

    A report that says both is set against itself; else each report stands once, with the first words that say it.
    """
    positive = _one_each([s for s in sides if sign(s.finding) > 0])
    negative = _one_each([s for s in sides if sign(s.finding) < 0])
    for one in positive:
        for other in negative:
            if one.span.document == other.span.document and one.span != other.span:
                said = f"{sources.say(one)} says both"
                yield compare(
                    "conflict", about, (one, other), sources, f"opposed on {what}: {said}", rule=f"{about}.both"
                )
    across = [(one, other) for one in positive for other in negative if one.span.document != other.span.document]
    clashing = [pair for pair in across if are_of_one_time(*pair)]
    changed = [pair for pair in across if not are_of_one_time(*pair)]
    if clashing:
        yield _oppose("conflict", about, clashing, sources, f"opposed on {what}")
    if changed:
        yield _oppose("update", about, changed, sources, f"{what} changed")
    for alike in (positive, negative):
        if sources.count(s.span.document for s in alike) > 1:
            said = " and ".join(sources.say(s) for s in alike)
            yield compare("agree", about, alike, sources, f"on {what}: {said}", rule=f"{about}.agree", confidence=0.7)


def _oppose(
    kind: Literal["conflict", "update"],
    about: About,
    pairs: list[tuple[Side[T], Side[T]]],
    sources: Sources,
    what: str,
) -> Comparison:
    """Set all that is for against all that is against."""
    ups = list({pair[0].record: pair[0] for pair in pairs}.values())
    downs = list({pair[1].record: pair[1] for pair in pairs}.values())
    said = " against ".join(" and ".join(sources.say(side) for side in sides) for sides in (ups, downs))
    return compare(kind, about, (*ups, *downs), sources, f"{what}: {said}", rule=f"{about}.{kind}")


def _compare_goals(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    """Compare aims: one actor's by several sources, and what one seeks and another opposes."""
    sides = [Side(g, g.id, g.span, g.time, reading) for reading in pile.readings for g in reading.goals]
    for one, other in combinations(sorted(sides, key=sort_key), 2):
        alike = _share_words(one.finding.object.text, other.finding.object.text)
        if alike < SHARED:
            continue
        same_actor, same_aim = one.finding.actor == other.finding.actor, one.finding.aim == other.finding.aim
        said = "; ".join(f"{_word_goal(s.finding, sources)} ({sources.say(s)})" for s in (one, other))
        if same_actor and same_aim and not sources.are_one(one.span.document, other.span.document):
            yield compare(
                "agree", "position", (one, other), sources, f"both: {said}", rule="goal.agree", confidence=0.7
            )
        elif not same_aim and same_actor:
            kind = "conflict" if are_of_one_time(one, other) else "update"
            yield compare(kind, "position", (one, other), sources, f"of one aim: {said}", rule=f"goal.{kind}")  # type: ignore[arg-type]
        elif not same_aim and alike >= MEETING:
            yield compare("conflict", "position", (one, other), sources, f"aims that meet: {said}", rule="goal.meet")


def _share_words(one: str, other: str) -> float:
    """Return how much of the shorter aim's words both share, 0 to 1; one word alone says nothing."""
    left, right = (frozenset(_WORD.findall(text.casefold())) for text in (one, other))
    shared = len(left & right)
    return shared / min(len(left), len(right)) if shared > 1 else 0.0


# ---------------------------------------------------------------- what is about one thing


def _shelve(
    pile: Pile,
    read: Callable[[Reading], Iterable[T]],
    key: Callable[[T], str | None],
    span: Callable[[T], Span],
    time: Callable[[T], Time | None],
) -> Iterator[list[Side[T]]]:
    shelves: defaultdict[str, list[Side[T]]] = defaultdict(list)
    for reading in pile.readings:
        for finding in read(reading):
            name = key(finding)
            if name is not None:
                shelves[name].append(Side(finding, finding.id, span(finding), time(finding), reading))  # type: ignore[attr-defined]
    for name in sorted(shelves):
        yield sorted(shelves[name], key=sort_key)


def _one_each(sides: list[Side[T]]) -> list[Side[T]]:
    """Keep one finding of each document, the first."""
    kept: dict[str, Side[T]] = {}
    for side in sides:
        kept.setdefault(side.span.document, side)
    return list(kept.values())


def _key_tie(tie: Tie) -> str:
    ends = sorted((tie.subject, tie.object)) if tie.predicate in BOTH_WAYS else [tie.subject, tie.object]
    return f"{tie.predicate} {' '.join(ends)}"


def _key_flow(flow: Flow) -> str | None:
    if flow.source is None or flow.target is None:
        return None
    words = _WORD.findall(flow.good.casefold()) or [flow.good.casefold()]
    good = TRADE if TRADE in words else words[-1]
    return f"{good} {flow.source} {flow.target}"


def _key_stance(stance: Stance) -> str | None:
    return " ".join(sorted(stance.about)) if len(stance.about) == 2 else None


def _word_tie(tie: Tie, sources: Sources) -> str:
    return f"{sources.name(tie.subject)} {tie.predicate.replace('_', ' ')} {sources.name(tie.object)}"


def _word_goal(goal: Goal, sources: Sources) -> str:
    return f"{sources.name(goal.actor)} {goal.aim} {goal.object.text}"
