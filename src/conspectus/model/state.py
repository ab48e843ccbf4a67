"""State: what the pile tells of the system as of a day, and what differs between two days."""

import datetime as dt
from collections import defaultdict
from itertools import chain
from typing import Any

from conspectus.model.items import PARTS, Change, Line, Section, Shift, State, SubsystemState
from conspectus.model.known import Fact, Known
from conspectus.model.lens import OTHER, Lens, find_subsystems
from conspectus.model.sections import FOLDS


def fold_state(known: Known, lens: Lens, as_of: dt.date, *, known_by: dt.date | None = None) -> State:
    """Fold all that is known into the state of each subsystem as of a day.

    A line stands in every subsystem that its findings belong to; a subsystem without lines is there and empty.
    """
    facts: defaultdict[str, list[Fact[Any]]] = defaultdict(list)
    for fact in known.facts:
        for name in find_subsystems(fact, lens, known):
            facts[name].append(fact)
    names = [*(s.name for s in lens.subsystems), *([OTHER] if OTHER in facts else [])]
    subsystems = tuple(SubsystemState(name, _fold(facts[name], known, as_of)) for name in names)
    return State(as_of, known_by, lens.name, subsystems, tuple(item.document.id for item in known.hidden))


def _fold(facts: list[Fact[Any]], known: Known, as_of: dt.date) -> tuple[Section, ...]:
    return tuple(Section(part, tuple(FOLDS[part](facts, known, as_of))) for part in PARTS)


def compare_states(before: State, after: State) -> Change:
    """Set two states of one pile side by side: what is new, gone, or says another thing about what it was about."""
    old = {s.name: s for s in before.subsystems}
    new = {s.name: s for s in after.subsystems}
    names = list(dict.fromkeys(chain(old, new)))
    return Change(before.as_of, after.as_of, tuple((name, _compare(old.get(name), new.get(name))) for name in names))


def _compare(before: SubsystemState | None, after: SubsystemState | None) -> tuple[Shift, ...]:
    shifts = []
    for part in PARTS:
        old, new = _lines(before, part), _lines(after, part)
        for key in dict.fromkeys(chain(old, new)):
            was, now = old.get(key), new.get(key)
            if was is None and now is not None:
                shifts.append(Shift("new", part, None, now))
            elif was is not None and now is None:
                shifts.append(Shift("gone", part, was, None))
            elif was is not None and now is not None and was.text != now.text:
                shifts.append(Shift("changed", part, was, now))
    return tuple(shifts)


def _lines(state: SubsystemState | None, part: str) -> dict[str, Line]:
    sections = state.sections if state else ()
    return {line.key: line for section in sections if section.part == part for line in section.lines}
