"""Glance: the first page: what the pile is, the state in short, the most telling disagreements, changes and gaps."""

from collections.abc import Sequence

from conspectus.model.items import State, SubsystemState
from conspectus.model.known import keep_kind, sort_key
from conspectus.model.lens import OTHER, find_subsystems
from conspectus.records import Event, Record
from conspectus.web.citing import cite_span, order_cites
from conspectus.web.contents import Link
from conspectus.web.pile import UNCERTAIN_BELOW, PileViews, make_anchor
from conspectus.web.system import is_sure, list_lines, name_subsystem
from conspectus.web.timeline import draw_timeline
from conspectus.web.whole import ComparisonGroup, ComparisonRow, GapGroup, Glance, Headline, StateLine
from conspectus.web.wording import count_words, word_time

TOLD = ("occurred", "ongoing", "planned")
MOST_LINES = 3  # of a subsystem
MOST_OF_A_PART = 2  # of these, so that not all are ties
MOST_DISAGREEMENTS = 7
MOST_CHANGES = 5
# What tells most of a system comes first, where as many sources say it. Events are no part of a state, but of its news.
TELLING = ("disputes", "agreements", "flows", "events", "ties", "goals", "figures", "offices", "stances")


class Candidate(Record, frozen=True):
    """A line that may stand on the first page; key: what it is about, sources: how many independent ones say it."""

    part: str
    key: str
    sources: int
    line: StateLine


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
        disagreements=_choose_conflicts(rows["conflict"]),
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
    events = _group_events(views, state)
    seen: set[tuple[str, str]] = set()
    headlines = []
    for index, subsystem in enumerate(state.subsystems):
        if subsystem.name == OTHER and len(state.subsystems) > 1:
            continue  # what fits nowhere is no headline, unless there is nothing else
        candidates = [*_list_lines(views, subsystem), *events[subsystem.name]]
        chosen = _choose_lines([c for c in candidates if (c.part, c.key) not in seen])
        seen |= {(candidate.part, candidate.key) for candidate in chosen}
        headlines.append(
            Headline(
                subsystem=Link(name_subsystem(subsystem.name), make_anchor("state", index)),
                lines=tuple(candidate.line for candidate in chosen),
                more=sum(len(section.lines) for section in subsystem.sections)
                - sum(candidate.part != "events" for candidate in chosen),
            )
        )
    return tuple(headlines)


def _list_lines(views: PileViews, subsystem: SubsystemState) -> list[Candidate]:
    return [
        Candidate(line.part, line.key, views.count_sources(c.document for c in line.citations), told)
        for section in subsystem.sections
        for line, told in list_lines(views, section)
        if is_sure(views, line)
    ]


def _group_events(views: PileViews, state: State) -> dict[str, list[Candidate]]:
    """Group the events that took place or are planned by subsystem, the last first; agreements stand in the state."""
    facts = [fact for fact in keep_kind(views.known.facts, Event) if _is_news(fact.finding)]
    grouped: dict[str, list[Candidate]] = {subsystem.name: [] for subsystem in state.subsystems}
    for fact in sorted(facts, key=sort_key, reverse=True):
        candidate = _make_event(views, fact.finding)
        for name in find_subsystems(fact, views.lens, views.known):
            grouped[name].append(candidate)
    return grouped


def _is_news(event: Event) -> bool:
    is_sure_enough = event.confidence >= UNCERTAIN_BELOW
    return is_sure_enough and event.kind != "AGREE" and event.status in TOLD and bool(event.participants)


def _make_event(views: PileViews, event: Event) -> Candidate:
    cites = order_cites(cite_span(views, m.span, m.sentence) for m in event.mentions)
    line = StateLine(event.label, event.status, word_time(event.time), *cites)
    return Candidate("events", event.id, views.count_sources(m.span.document for m in event.mentions), line)


def _choose_lines(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Choose the lines that most sources say, of these the more telling; else they stay in their order."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.sources, TELLING.index(c.part))):
        if len(chosen) < MOST_LINES and sum(c.part == candidate.part for c in chosen) < MOST_OF_A_PART:
            chosen.append(candidate)
    return chosen


# ---------------------------------------------------------------- disagreements and changes


def _choose_conflicts(rows: Sequence[ComparisonRow]) -> tuple[ComparisonRow, ...]:
    """Choose conflicts, one of each thing: the other pairs of reports that differ on it stand with all conflicts."""
    kept: dict[tuple[str, str], ComparisonRow] = {}
    for row in rows:
        kept.setdefault((row.comparison.about, row.title.casefold()), row)
    return tuple(kept.values())[:MOST_DISAGREEMENTS]


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
