"""Parts: a finding -> the spans that show it, the entities that play a part in it, its status and its time."""

from conspectus.records import (
    Event,
    Figure,
    Finding,
    Flow,
    Forecast,
    Goal,
    Link,
    Reading,
    Record,
    Role,
    Span,
    Stance,
    Statement,
    Tie,
    Time,
)


class Piece(Record, frozen=True):
    """A span of a finding, and which part of it the span shows."""

    part: str
    span: Span


class Party(Record, frozen=True):
    """An entity of a finding, and which part it plays."""

    part: str
    entity: str


def list_findings(reading: Reading) -> tuple[Finding, ...]:
    """List all findings of a reading, kind by kind."""
    return (
        *reading.statements,
        *reading.events,
        *reading.forecasts,
        *reading.ties,
        *reading.stances,
        *reading.goals,
        *reading.flows,
        *reading.links,
        *reading.roles,
        *reading.figures,
    )


def list_pieces(finding: Finding) -> tuple[Piece, ...]:
    """List every span of a finding, that of its first sentence first."""
    match finding:
        case Role() | Figure() | Stance() | Flow():
            return (Piece("span", finding.span),)
        case Tie():
            return tuple(Piece("mention", span) for span in finding.mentions)
        case Goal():
            return (Piece("span", finding.span), Piece("object", finding.object))
        case Link():
            return (Piece("from", finding.source), Piece("to", finding.target))
        case Statement():
            cue = [Piece("cue", finding.cue)] if finding.cue else []
            return (*(Piece("content", span) for span in finding.content), *cue)
        case Event():
            return tuple(Piece("mention", mention.span) for mention in finding.mentions)
        case Forecast():
            return (Piece("span", finding.span), *(Piece("evidence", span) for span in finding.evidence))


def list_parties(finding: Finding) -> tuple[Party, ...]:
    """List every entity of a finding."""
    match finding:
        case Role():
            return _parties(("person", finding.person), ("of", finding.of))
        case Figure():
            return _parties(*(("about", entity) for entity in finding.about))
        case Statement():
            return _parties(("speaker", finding.speaker), *(("about", entity) for entity in finding.about))
        case Event():
            holders = (("holder", m.holder) for m in finding.mentions)
            return _parties(*((p.role, p.entity) for p in finding.participants), ("place", finding.place), *holders)
        case Forecast():
            return _parties(("speaker", finding.speaker))
        case Tie():
            return _parties(("subject", finding.subject), ("object", finding.object), ("holder", finding.holder))
        case Stance():
            return _parties(("holder", finding.holder), *(("about", entity) for entity in finding.about))
        case Goal():
            return _parties(("actor", finding.actor), ("holder", finding.holder))
        case Flow():
            via = (("via", entity) for entity in finding.via)
            return _parties(("from", finding.source), *via, ("to", finding.target), ("holder", finding.holder))
        case Link():
            return _parties(("holder", finding.holder))


def _parties(*named: tuple[str, str | None]) -> tuple[Party, ...]:
    kept = dict.fromkeys((part, entity) for part, entity in named if entity is not None and entity != "author")
    return tuple(Party(part, entity) for part, entity in kept)


def find_status(finding: Finding) -> str | None:
    """Return how real it is said to be, or how a forecast came out; None where that is no question."""
    match finding:
        case Event() | Flow():
            return finding.status
        case Forecast():
            return finding.outcome
    return None


def find_time(finding: Finding) -> Time | None:
    """Return when it holds, was said, or is to come."""
    match finding:
        case Role():
            return finding.observed
        case Figure() | Event() | Tie() | Stance() | Goal() | Flow():
            return finding.time
        case Statement():
            return finding.said
        case Forecast():
            return finding.horizon
        case Link():
            return None
