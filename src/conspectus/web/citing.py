"""Citing: findings and the lines that the model folds -> words for people, and the sentences that say them."""

from collections.abc import Iterable
from itertools import groupby, islice
from typing import Any, NamedTuple

from msgspec import structs

from conspectus.model.items import Citation, Line
from conspectus.model.known import Fact
from conspectus.model.wording import word_finding
from conspectus.records import Event, Figure, Finding, Span, Stance
from conspectus.web.findings import AUTHOR
from conspectus.web.pile import PileViews, anchor_sentence
from conspectus.web.whole import Cite, StateLine
from conspectus.web.wording import word_time

MOST_CITED = 8  # sentences beside a line
MOST_OF_A_REPORT = 2
JUDGEMENTS = {1: "well", 0: "now well, now ill", -1: "ill"}


class Cited(NamedTuple):
    """The sentences that stand beside a line, and how many more there are."""

    cites: tuple[Cite, ...]
    more: int


def cite(views: PileViews, citation: Citation) -> Cite:
    """Cite a sentence."""
    return cite_span(views, citation.span, views.sentences_by_id[citation.sentence].index)


def cite_span(views: PileViews, span: Span, sentence: int) -> Cite:
    """Cite the sentence, by its index, that a span stands in."""
    return Cite(views.names[span.document], anchor_sentence(span.document, sentence), sentence + 1, span.text)


def order_cites(cites: Iterable[Cite]) -> Cited:
    """Put sentences in order, each once, and keep two of each report: more do not show more."""
    ordered = sorted({c.anchor: c for c in cites}.values(), key=lambda c: (c.report.number, c.number))
    kept = [c for _, held in groupby(ordered, key=lambda c: c.report.number) for c in islice(held, MOST_OF_A_REPORT)]
    return Cited(tuple(kept[:MOST_CITED]), len(ordered) - len(kept[:MOST_CITED]))


def word_line(views: PileViews, line: Line) -> StateLine:
    """Turn a line of a state into what the page shows of it."""
    fact = views.facts[line.citations[-1].finding]
    finding: Finding = fact.finding
    text = line.text
    if isinstance(finding, Event | Figure | Stance):
        text = word_plainly(views, finding)
    status = finding.status if isinstance(finding, Event) else None
    cites = order_cites(cite(views, citation) for citation in line.citations)
    return StateLine(text, status, word_when(views, fact, line), *cites)


def word_when(views: PileViews, fact: Fact[Any], line: Line) -> str | None:
    """Say when a line holds: its own time, else the year in which it was said."""
    own, report = word_time(line.time), views.names[fact.document.document.id]
    if line.part == "offices" and line.time == fact.published:
        return f"seen {report.when}"
    return own or (f"said {report.year}" if report.year else None)


def merge_lines(lines: Iterable[StateLine]) -> tuple[StateLine, ...]:
    """Make one line of those that say the same of the same time, with all that says it."""
    merged: dict[tuple[str, str | None, str | None], StateLine] = {}
    for line in lines:
        key = (line.text, line.status, line.when)
        held = merged.get(key)
        if held:
            cited = order_cites((*held.cites, *line.cites))
            line = structs.replace(line, cites=cited.cites, more=cited.more + held.more + line.more)  # noqa: PLW2901
        merged[key] = line
    return tuple(merged.values())


def word_plainly(views: PileViews, finding: Finding) -> str:
    """Say a finding in a line, without the codes of its kind."""
    match finding:
        case Event():
            return finding.label
        case Figure():
            return f"{finding.measure}: {finding.span.text}" if finding.measure else finding.span.text
        case Stance():
            return word_stance(views, finding)
        case _:
            return word_finding(finding, views.known.name)


def word_stance(views: PileViews, stance: Stance) -> str:
    """Say how somebody judges an actor, or how two stand to each other."""
    about = " and ".join(map(views.known.name, stance.about))
    matter = f"the relation of {about}" if len(stance.about) > 1 else about
    holder = "the report" if stance.holder == AUTHOR else views.known.name(stance.holder)
    return f"{holder} judges {matter} {JUDGEMENTS[stance.polarity]}"
