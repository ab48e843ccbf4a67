"""Citing: findings and the lines that the model folds -> words for people, and the sentences that say them."""

from collections.abc import Iterable
from typing import Any

from conspectus.model.items import Citation, Line
from conspectus.model.known import Fact
from conspectus.model.wording import word_finding
from conspectus.records import Event, Figure, Finding, Stance
from conspectus.web.pile import PileViews, anchor_sentence
from conspectus.web.whole import Cite, StateLine
from conspectus.web.wording import word_quantity, word_time, word_unit

JUDGEMENTS = {1: "well", 0: "now well, now ill", -1: "ill"}


def cite(views: PileViews, citation: Citation) -> Cite:
    """Cite a sentence."""
    sentence = views.sentences_by_id[citation.sentence]
    document = citation.document
    return Cite(
        views.names[document], anchor_sentence(document, sentence.index), sentence.index + 1, citation.span.text
    )


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
    own = word_time(line.time)
    if own:
        return f"seen {own}" if line.part == "offices" else own
    year = views.names[fact.document.document.id].year
    return f"said {year}" if year else None


def word_plainly(views: PileViews, finding: Finding) -> str:
    """Say a finding in a line, without the codes of its kind."""
    match finding:
        case Event():
            return finding.label
        case Figure():
            amount = f"{word_quantity(finding)} {word_unit(finding.unit)}".rstrip()
            return f"{finding.measure}: {amount}" if finding.measure else amount
        case Stance():
            return word_stance(views, finding)
        case _:
            return word_finding(finding, views.known.name)


def word_stance(views: PileViews, stance: Stance) -> str:
    """Say how somebody judges an actor, or how two stand to each other."""
    about = " and ".join(map(views.known.name, stance.about))
    matter = f"the relation of {about}" if len(stance.about) > 1 else about
    return f"{views.known.name(stance.holder)} judges {matter} {JUDGEMENTS[stance.polarity]}"
