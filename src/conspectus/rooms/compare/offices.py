"""Offices: who holds what -> offices that changed, and offices that two hold at one time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from conspectus.records import Comparison, Pile, Role
from conspectus.rooms.compare.sides import Side, Sources, compare, find_start, sort_key

_WORD = re.compile(r"\w+")
LEAST = 90  # days between two reports for another office to be a later one


def compare_offices(pile: Pile, sources: Sources) -> Iterator[Comparison]:
    """Compare the offices of each person over time, and the holders of each office at one time."""
    sides = [
        Side(role, role.id, role.span, role.observed, reading) for reading in pile.readings for role in reading.roles
    ]
    yield from _find_updates(sides, sources)
    yield from _compare_holders(sides, sources)


def _find_updates(sides: list[Side[Role]], sources: Sources) -> Iterator[Comparison]:
    """A person is given one office early and another later, by reports that do not know of each other's."""
    persons: defaultdict[str, list[Side[Role]]] = defaultdict(list)
    for side in sides:
        if not side.finding.is_former and find_start(side) is not None:
            persons[side.finding.person].append(side)
    for person in sorted(persons):
        held = sorted(persons[person], key=lambda s: (find_start(s), s.record))
        stages: list[list[Side[Role]]] = []
        for side in held:
            if stages and (_is_alike(stages[-1][0], side) or _days(stages[-1][-1], side) < LEAST):
                stages[-1].append(side)
            else:
                stages.append([side])
        for before, after in pairwise(stages):
            is_one_report = before[0].span.document == after[0].span.document
            if not is_one_report and not any(_is_alike(one, other) for one in before for other in after):
                text = " → ".join(f"{s.finding.role} ({sources.say(s)})" for s in (before[0], after[0]))
                explanation = f"{sources.name(person)}: {text}"
                yield compare("update", "role", (*before[:1], *after), sources, explanation, rule="role.update")


def _days(one: Side[Role], other: Side[Role]) -> int:
    first, last = find_start(one), find_start(other)
    return (last - first).days if first and last else 0


def _is_alike(one: Side[Role], other: Side[Role]) -> bool:
    """Whether two offices may be one in other words."""
    left, right = (set(_WORD.findall(s.finding.role.casefold())) for s in (one, other))
    same_body = one.finding.of == other.finding.of or None in (one.finding.of, other.finding.of)
    return same_body and bool(left <= right or right <= left)


def _compare_holders(sides: list[Side[Role]], sources: Sources) -> Iterator[Comparison]:
    """Two persons hold what only one can hold: a conflict at one time, a change of holder at two."""
    offices: defaultdict[tuple[str, str], list[Side[Role]]] = defaultdict(list)
    for side in sides:
        office = _name_single(side.finding, sources)
        if office is not None and side.finding.of is not None:
            offices[side.finding.of, office].append(side)
    for (body, office), held in sorted(offices.items()):
        what = f"the office of {office}, {sources.name(body)}"
        seen = set()
        for one, other in combinations(sorted(held, key=sort_key), 2):
            persons = frozenset((one.finding.person, other.finding.person))
            if len(persons) < 2 or persons in seen:
                continue
            seen.add(persons)
            said = "; ".join(f"{sources.name(s.finding.person)} by {sources.say(s)}" for s in (one, other))
            if _days(one, other) >= LEAST:
                yield compare("update", "role", (one, other), sources, f"{what}: {said}", rule="role.holder")
            else:
                doubt = "one followed the other?"
                text = f"two hold {what}, at one time: {said}"
                yield compare("conflict", "role", (one, other), sources, text, rule="role.conflict", doubt=doubt)


def _name_single(role: Role, sources: Sources) -> str | None:
    """Return an office in small letters if one person holds it at a time, and is said to hold it still."""
    words = _WORD.findall(role.role.casefold())
    is_single = bool(words) and words[-1] in sources.words.single_offices
    is_shared = bool(sources.words.shared_offices & set(words[:-1]))
    return " ".join(words) if is_single and not is_shared and not role.is_former else None
