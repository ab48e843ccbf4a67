"""Across: sources set side by side: disagreement and agreement, coverage, what one alone says, what none says."""

from collections import defaultdict
from collections.abc import Iterable

from conspectus.model.coverage import Row, cover, list_alone, list_gaps
from conspectus.model.known import keep_kind
from conspectus.model.lens import OTHER
from conspectus.model.wording import word_finding, word_predicate
from conspectus.model.wording import word_time as word_days
from conspectus.records import (
    Comparison,
    Event,
    Figure,
    Finding,
    Flow,
    Goal,
    Member,
    Reprint,
    Role,
    Stance,
    Tie,
)
from conspectus.web.citing import JUDGEMENTS, cite, word_plainly
from conspectus.web.contents import ReportName
from conspectus.web.pile import UNCERTAIN_BELOW, PileViews, make_anchor, quote_loose, quote_short
from conspectus.web.system import find_last_day, name_subsystem
from conspectus.web.whole import (
    AloneGroup,
    Cell,
    CitedLine,
    ComparisonGroup,
    ComparisonRow,
    CoverageRow,
    CoverageView,
    GapGroup,
    ReprintRow,
    Reworded,
    SideRow,
)
from conspectus.web.wording import word_time, word_unit

KINDS = ("conflict", "update", "agree")
QUESTIONS = {
    "event": "Did it take place?",
    "date": "When?",
    "figure": "How much?",
    "role": "Who holds it?",
    "position": "For or against?",
    "tie": "Is it so?",
    "flow": "Does it run?",
}  # what is asked where two sides contradict each other
SHADES = 4


# ---------------------------------------------------------------- side by side


def group_comparisons(views: PileViews) -> tuple[ComparisonGroup, ...]:
    """Group comparisons by kind: conflicts, updates, agreement; those that most independent sources speak of first."""
    return tuple(
        ComparisonGroup(
            kind,
            tuple(_make_comparison(views, c) for c in _order(views, kind) if c.confidence >= UNCERTAIN_BELOW),
            tuple(_make_comparison(views, c) for c in _order(views, kind) if c.confidence < UNCERTAIN_BELOW),
        )
        for kind in KINDS
    )


def _order(views: PileViews, kind: str) -> list[Comparison]:
    """Order by independent sources; what may be no more than another measure comes after what is surely one."""
    held = [c for c in views.comparisons if c.kind == kind]
    return sorted(held, key=lambda c: (-c.independent, c.doubt is not None, c.about, c.id))


def _make_comparison(views: PileViews, comparison: Comparison) -> ComparisonRow:
    first = views.facts[comparison.members[0].record].finding
    return ComparisonRow(
        anchor=make_anchor("row", comparison.id),
        comparison=comparison,
        title=_entitle(views, first),
        question=QUESTIONS[comparison.about] if comparison.kind == "conflict" else "",
        reason=_explain(views, comparison),
        sides=tuple(_make_side(views, member, comparison.about) for member in comparison.members),
    )


def _entitle(views: PileViews, finding: Finding) -> str:
    """Say what is compared, without what either side says of it."""
    name = views.known.name
    match finding:
        case Event():
            title = finding.label
        case Figure():
            title = finding.measure or word_unit(finding.unit) or "a number"
        case Role():
            title = f"{name(finding.person)}, office"
        case Stance():
            title = " and ".join(map(name, finding.about))
        case Goal():
            title = finding.object.text
        case Tie():
            title = f"{name(finding.subject)} and {name(finding.object)}"
        case Flow():
            ends = [name(end) if end else "not said" for end in (finding.source, finding.target)]
            title = f"{finding.good}, {ends[0]} → {ends[1]}"
        case _:
            title = word_finding(finding, name)
    return name_subsystem(title)


def _explain(views: PileViews, comparison: Comparison) -> str:
    """Return the reason with reports called as on the rest of the page: what is a path or a code there says nothing."""
    text = comparison.explanation
    for item in views.documents:
        document, days = item.document, word_days(item.published.time)
        called = document.outlet or document.path.rpartition("/")[2]
        name = views.names[document.id]
        text = text.replace(f"{called} ({days})" if days else called, f"{name.label} ({name.when})")
    return name_subsystem(text) + "."


def _make_side(views: PileViews, member: Member, about: str) -> SideRow:
    finding = views.facts[member.record].finding
    quote = quote_short(views, member.span)
    if not isinstance(finding, Event):
        return SideRow(quote, _word_side(views, finding), None)
    mention = next((m for m in finding.mentions if m.span == member.span), finding.mentions[0])
    return SideRow(quote, word_time(mention.time), None) if about == "date" else SideRow(quote, None, mention.status)


def _word_side(views: PileViews, finding: Finding) -> str | None:
    """Say in a few words what a side comes to; None where its words or its status say it."""
    match finding:
        case Figure():
            return ", ".join(filter(None, (finding.measure, word_time(finding.time)))) or None
        case Role():
            return f"{'former ' if finding.is_former else ''}{finding.role}"
        case Stance():
            return f"judged {JUDGEMENTS[finding.polarity]}"
        case Goal():
            return f"{views.known.name(finding.actor)} {finding.aim} it"
        case Tie():
            return word_predicate(finding)
        case Flow():
            return finding.status
    return None


# ---------------------------------------------------------------- coverage


def view_coverage(views: PileViews) -> CoverageView:
    """Count what each report has of every subsystem and of the events that several tell of."""
    found = cover(views.known, views.lens, views.reprints)
    order = sorted(range(len(found.documents)), key=lambda column: views.names[found.documents[column]].number)
    events = {word_finding(f.finding, views.known.name): f.finding for f in keep_kind(views.known.facts, Event)}
    names = [*(subsystem.name for subsystem in views.lens.subsystems), OTHER]
    is_dated = find_last_day(views) is not None  # else there is no state to lead to
    anchors = {name: make_anchor("state", n) if is_dated else "state" for n, name in enumerate(names)}

    def make(row: Row) -> CoverageRow:
        counts = [row.counts[column] for column in order]
        most = max(counts)
        cells = tuple(Cell(count, -(-count * SHADES // most) if most else 0) for count in counts)
        if row.kind == "event":
            event = events[row.name]
            return CoverageRow(event.label, make_anchor("row", event.id), row.sources, cells)
        return CoverageRow(name_subsystem(row.name), anchors[row.name], row.sources, cells)

    return CoverageView(
        reports=tuple(views.names[found.documents[column]] for column in order),
        subsystems=tuple(
            make(row) for row in sorted(found.rows, key=lambda row: row.name == OTHER) if row.kind == "subsystem"
        ),
        events=tuple(make(row) for row in found.rows if row.kind == "event"),
    )


def group_alone(views: PileViews) -> tuple[AloneGroup, ...]:
    """Group what one independent source only has by report."""
    sure: dict[ReportName, list[CitedLine]] = defaultdict(list)
    unsure: dict[ReportName, list[CitedLine]] = defaultdict(list)
    for alone in list_alone(views.known, views.comparisons, views.reprints):
        finding = views.facts[alone.citation.finding].finding
        line = CitedLine(word_plainly(views, finding), cite(views, alone.citation))
        held = sure if finding.confidence >= UNCERTAIN_BELOW else unsure
        held[line.cite.report].append(line)
    reports = sorted({*sure, *unsure}, key=lambda report: report.number)
    return tuple(AloneGroup(r, _by_place(sure[r]), _by_place(unsure[r])) for r in reports)


def group_gaps(views: PileViews) -> tuple[GapGroup, ...]:
    """Group what a reader would expect and no source gives by what is missing, the most frequent first."""
    groups: dict[str, list[CitedLine]] = defaultdict(list)
    for gap in list_gaps(views.known, views.comparisons):
        finding = views.facts[gap.citation.finding].finding
        if finding.confidence >= UNCERTAIN_BELOW:
            groups[gap.reason].append(CitedLine(word_plainly(views, finding), cite(views, gap.citation)))
    found = [GapGroup(name_subsystem(reason), _by_place(rows)) for reason, rows in groups.items()]
    return tuple(sorted(found, key=lambda group: (-len(group.rows), group.reason)))


def _by_place(rows: Iterable[CitedLine]) -> tuple[CitedLine, ...]:
    return tuple(sorted(rows, key=lambda row: (row.cite.report.number, row.cite.number)))


# ---------------------------------------------------------------- reprints


def list_reprints(views: PileViews) -> tuple[ReprintRow, ...]:
    """List which report repeats which, with the sentences that differ."""
    return tuple(_make_reprint(views, reprint) for reprint in views.reprints)


def _make_reprint(views: PileViews, reprint: Reprint) -> ReprintRow:
    differing = [twin for twin in reprint.twins if twin.original.text.split() != twin.copy.text.split()]
    return ReprintRow(
        report=views.names[reprint.document],
        of=views.names[reprint.of],
        share_percent=round(reprint.share * 100),
        sentences=len(reprint.twins),
        reworded=tuple(Reworded(quote_loose(views, t.original), quote_loose(views, t.copy)) for t in differing),
    )
