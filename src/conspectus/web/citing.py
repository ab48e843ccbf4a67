"""Citing: findings and the lines that the model folds -> words for people, and the sentences that say them."""

from collections.abc import Iterable
from typing import Any

from msgspec import structs

from conspectus.model.items import Citation, Line
from conspectus.model.known import Fact
from conspectus.model.wording import word_finding
from conspectus.records import Event, Figure, Finding, Span, Stance
from conspectus.web.findings import AUTHOR
from conspectus.web.pile import PileViews, anchor_sentence
from conspectus.web.whole import Cite, StateLine
from conspectus.web.wording import word_time

JUDGEMENTS = {1: "well", 0: "now well, now ill", -1: "ill"}


def cite(views: PileViews, citation: Citation) -> Cite:
    """Cite a sentence."""
    return cite_span(views, citation.span, views.sentences_by_id[citation.sentence].index)


def cite_span(views: PileViews, span: Span, sentence: int) -> Cite:
    """Cite the sentence, by its index, that a span stands in."""
    return Cite(views.names[span.document], anchor_sentence(span.document, sentence), sentence + 1, span.text)


def cite_all(views: PileViews, citations: Iterable[Citation]) -> tuple[Cite, ...]:
    """Cite sentences, each once, by report and place."""
    kept = {found.anchor: found for found in (cite(views, citation) for citation in citations)}
    return tuple(sorted(kept.values(), key=lambda found: (found.report.number, found.number)))


def word_line(views: PileViews, line: Line) -> StateLine:
    """Turn a line of a state into what the page shows of it."""
    fact = views.facts[line.citations[-1].finding]
    finding: Finding = fact.finding
    text = line.text
    if isinstance(finding, Event | Figure | Stance):
        text = word_plainly(views, finding)
    return StateLine(
        text=text,
        status=finding.status if isinstance(finding, Event) else None,
        when=word_when(views, fact, line),
        cites=cite_all(views, line.citations),
    )


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
        cites = {found.anchor: found for found in (*(held.cites if held else ()), *line.cites)}
        ordered = sorted(cites.values(), key=lambda found: (found.report.number, found.number))
        merged[key] = structs.replace(line, cites=tuple(ordered))
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
