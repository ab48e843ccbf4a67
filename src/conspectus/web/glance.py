"""Glance: the first page: what the pile is, the state in short, the most telling disagreements, changes and gaps."""

from collections.abc import Iterable, Sequence

from conspectus.model.items import PARTS, Line, State, SubsystemState
from conspectus.model.lens import OTHER
from conspectus.records import Record
from conspectus.web.citing import word_line
from conspectus.web.contents import Link
from conspectus.web.pile import PileViews, make_anchor
from conspectus.web.system import is_sure, name_subsystem
from conspectus.web.timeline import draw_timeline
from conspectus.web.whole import ComparisonGroup, ComparisonRow, GapGroup, Glance, Headline
from conspectus.web.wording import count_words

MOST_LINES = 4  # of a subsystem
MOST_OF_A_PART = 2  # of these, so that not all are offices
MOST_DISAGREEMENTS = 7
MOST_CHANGES = 5
# What tells most of a system comes first, where as many reports say it.
TELLING = ("disputes", "agreements", "flows", "ties", "figures", "goals", "offices", "stances")


class Ranked(Record, frozen=True):
    """A line and what puts it before others: more reports, then a more telling part, then the order of the state."""

    order: tuple[int, int, int]
    line: Line


def make_glance(
    views: PileViews,
    state: State | None,
    comparisons: Sequence[ComparisonGroup],
    gaps: tuple[GapGroup, ...],
) -> Glance:
    """Choose what stands on the first page."""
    rows = {group.kind: group.rows for group in comparisons}
    return Glance(
        pile=_describe_pile(views),
        skipped=views.skipped,
        as_of=state.as_of if state else None,
        headlines=_choose_headlines(views, state) if state else (),
        disagreements=rows["conflict"][:MOST_DISAGREEMENTS],
        conflicts=len(rows["conflict"]),
        changes=_choose_changes(rows["update"]),
        updates=len(rows["update"]),
        gaps=gaps,
    )


def _describe_pile(views: PileViews) -> tuple[str, ...]:
    """Say what the lede leaves open: of what times the reports speak, and how many count as one."""
    sentences = []
    timeline = draw_timeline(views)
    if timeline:
        years = str(timeline.first) if timeline.first == timeline.last else f"{timeline.first} to {timeline.last}"
        sentences.append(f"They speak of {years}.")
    if views.reprints:
        sources = len(views.documents) - len({reprint.document for reprint in views.reprints})
        are = "repeats another" if len(views.reprints) == 1 else "repeat others"
        sentences.append(
            f"{count_words(len(views.reprints), 'report')} {are}: {count_words(sources, 'independent source')}."
        )
    undated = sum(1 for item in views.documents if not (item.published.time.earliest or item.published.time.latest))
    if undated:
        sentences.append(f"{count_words(undated, 'report')} could not be dated.")
    return tuple(sentences)


def _choose_headlines(views: PileViews, state: State) -> tuple[Headline, ...]:
    """Choose the lines of each subsystem; what stands under one of them is not said again under another."""
    seen: set[tuple[str, str]] = set()
    headlines = []
    for index, subsystem in enumerate(state.subsystems):
        if subsystem.name == OTHER:
            continue
        chosen = _choose_lines(_rank(views, subsystem, seen))
        seen |= {(line.part, line.key) for line in chosen}
        total = sum(len(section.lines) for section in subsystem.sections)
        headlines.append(
            Headline(
                subsystem=Link(name_subsystem(subsystem.name), make_anchor("state", index)),
                lines=tuple(word_line(views, line) for line in chosen),
                more=total - len(chosen),
            )
        )
    return tuple(headlines)


def _rank(views: PileViews, subsystem: SubsystemState, seen: set[tuple[str, str]]) -> list[Line]:
    lines = [line for section in subsystem.sections for line in section.lines]
    ranked = [
        Ranked((-len({c.document for c in line.citations}), TELLING.index(line.part), place), line)
        for place, line in enumerate(lines)
        if (line.part, line.key) not in seen and is_sure(views, line)
    ]
    return [one.line for one in sorted(ranked, key=lambda one: one.order)]


def _choose_lines(ranked: Iterable[Line]) -> list[Line]:
    chosen: list[Line] = []
    counts = dict.fromkeys(PARTS, 0)
    for line in ranked:
        if len(chosen) < MOST_LINES and counts[line.part] < MOST_OF_A_PART:
            chosen.append(line)
            counts[line.part] += 1
    return chosen


def _choose_changes(updates: Sequence[ComparisonRow]) -> tuple[ComparisonRow, ...]:
    """Choose updates, at most two of what is about one kind of thing, those with most independent sources first."""
    chosen: list[ComparisonRow] = []
    counts: dict[str, int] = {}
    for row in updates:
        about = row.comparison.about
        if len(chosen) < MOST_CHANGES and counts.get(about, 0) < MOST_OF_A_PART:
            chosen.append(row)
            counts[about] = counts.get(about, 0) + 1
    return tuple(chosen)
