"""System: the state of the system by subsystem as of the pile's last day, and what changed since its first year."""

import datetime as dt

from msgspec import structs

from conspectus.model.items import Line, Shift, State
from conspectus.model.items import Section as Folded
from conspectus.model.state import compare_states, fold_state
from conspectus.records import Event, Figure, Finding, Flow, Role, Stance, Tie
from conspectus.web.citing import merge_lines, word_line
from conspectus.web.pile import UNCERTAIN_BELOW, PileViews, is_way_back, make_anchor
from conspectus.web.whole import (
    ChangeView,
    ShiftRow,
    StateLine,
    StatePart,
    StateView,
    SubsystemChange,
    SubsystemView,
)
from conspectus.web.wording import is_within_year


def find_last_day(views: PileViews) -> dt.date | None:
    """Return the last day on which a report of the pile may have come out; None where none is dated."""
    return max((i.published.time.latest for i in views.documents if i.published.time.latest), default=None)


def find_first_day(views: PileViews) -> dt.date | None:
    """Return the end of the year in which the pile's first report came out, that report's own day in a pile of a year.

    Only reports dated to a year count; None where fewer than two days are known.
    """
    days = [i.published.time.latest for i in views.documents if is_within_year(i.published.time)]
    first, last = min(filter(None, days), default=None), find_last_day(views)
    if first is None or last is None or first == last:
        return None
    return dt.date(first.year, 12, 31) if first.year < last.year else first


# ---------------------------------------------------------------- state


def fold_pile(views: PileViews) -> State | None:
    """Fold the state as of the pile's last day; None where nothing is dated."""
    day = find_last_day(views)
    return fold_state(views.known, views.lens, day) if day else None


def view_state(views: PileViews, state: State) -> StateView:
    """Turn a state into its sections."""
    subsystems = []
    for index, subsystem in enumerate(state.subsystems):
        parts = tuple(_make_part(views, section) for section in subsystem.sections if section.lines)
        subsystems.append(
            SubsystemView(
                anchor=make_anchor("state", index),
                name=name_subsystem(subsystem.name),
                lines=sum(len(part.lines) + len(part.uncertain) for part in parts),
                parts=parts,
                silent=tuple(section.part for section in subsystem.sections if not section.lines),
            )
        )
    return StateView(state.as_of, views.is_proposed, tuple(subsystems))


def name_subsystem(name: str) -> str:
    """Write a name with a capital."""
    return name[:1].upper() + name[1:]


def _make_part(views: PileViews, section: Folded) -> StatePart:
    lines = list_lines(views, section)
    return StatePart(
        name_subsystem(section.part),
        merge_lines(told for line, told in lines if is_sure(views, line)),
        merge_lines(told for line, told in lines if not is_sure(views, line)),
    )


def list_lines(views: PileViews, section: Folded) -> list[tuple[Line, StateLine]]:
    """List the lines of a part with what the page shows; a flow told both ways by the same words stands once."""
    flows = [views.facts[line.citations[-1].finding].finding for line in section.lines if line.part == "flows"]
    ways = {(flow.span, flow.source, flow.target) for flow in flows}
    listed = []
    for line in section.lines:
        told, finding = word_line(views, line), views.facts[line.citations[-1].finding].finding
        if isinstance(finding, Flow) and (finding.span, finding.target, finding.source) in ways:
            if is_way_back(finding):
                continue
            told = structs.replace(told, text=told.text.replace(" → ", " ↔ ", 1))
        listed.append((line, told))
    return listed


def is_sure(views: PileViews, line: Line) -> bool:
    """Whether a line is not to be folded away: one finding that says it is sure, in a dispute both."""
    sure = [views.facts[c.finding].finding.confidence >= UNCERTAIN_BELOW for c in line.citations]
    return all(sure) if line.part == "disputes" else any(sure)


# ---------------------------------------------------------------- change


def view_change(views: PileViews, state: State) -> ChangeView | None:
    """Set the state beside that of the first year; None where the pile has no two days."""
    first = find_first_day(views)
    if first is None:
        return None
    change = compare_states(fold_state(views.known, views.lens, first), state)
    seen: set[tuple[str, str]] = set()
    subsystems = []
    for name, shifts in change.subsystems:
        fresh = [shift for shift in shifts if _key(shift) not in seen and _is_shown(views, shift)]
        seen |= {_key(shift) for shift in fresh}
        if fresh:
            kinds = [tuple(_make_shift(views, s) for s in fresh if s.kind == k) for k in ("changed", "gone", "new")]
            subsystems.append(SubsystemChange(name_subsystem(name), *kinds))
    return ChangeView(first, state.as_of, tuple(subsystems))


def _key(shift: Shift) -> tuple[str, str]:
    line = shift.after or shift.before
    return (shift.part, line.key if line else "")


def _is_shown(views: PileViews, shift: Shift) -> bool:
    """Whether a shift is sure, and more than the same told in other words or by somebody else."""
    lines = [line for line in (shift.before, shift.after) if line is not None]
    if not all(is_sure(views, line) for line in lines):
        return False
    tellings = {_tell(views.facts[line.citations[-1].finding].finding) for line in lines}
    return shift.kind != "changed" or len(tellings) > 1


def _tell(finding: Finding) -> tuple[object, ...]:
    """Return what a line comes to, without its words and its holder."""
    match finding:
        case Tie() | Stance():
            return (finding.polarity,)
        case Flow() | Event():
            return (finding.status,)
        case Figure():
            return (finding.value, finding.low, finding.high, finding.bound)
        case Role():
            return (finding.role.casefold(), finding.is_former)
        case _:
            return ()


def _make_shift(views: PileViews, shift: Shift) -> ShiftRow:
    was, now = (word_line(views, line) if line else None for line in (shift.before, shift.after))
    return ShiftRow(name_subsystem(shift.part), was, now)
