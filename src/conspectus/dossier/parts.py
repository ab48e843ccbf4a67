"""Parts: a finding -> the spans that show it, the entities that play a part in it, its status and its time."""

import datetime as dt

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
    """List the findings of a reading that are stored whole, kind by kind: roles and figures have their own tables."""
    system: tuple[Finding, ...] = (*reading.ties, *reading.stances, *reading.goals, *reading.flows, *reading.links)
    return (*reading.statements, *reading.events, *reading.forecasts, *system)


def name_kind(finding: type[Record]) -> str:
    """Return what the dossier calls a kind of finding: "statement" for Statement."""
    return finding.__name__.lower()


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


def list_around(finding: Finding) -> tuple[str, ...]:
    """List the ids of the innermost statements that a finding stands in."""
    match finding:
        case Role() | Tie() | Stance() | Goal() | Flow() | Link():
            return ()
        case Statement():
            ids = [finding.inside]
        case Event():
            ids = [mention.statement for mention in finding.mentions]
        case Figure() | Forecast():
            ids = [finding.statement]
    return tuple(dict.fromkeys(id for id in ids if id is not None))


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


def meets_period(time: Time | None, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether some day of a time may lie in a period, both ends included.

    A period without ends holds everything, one with an end nothing of which no time is known.
    """
    if since is None and until is None:
        return True
    if time is None or (time.earliest is None and time.latest is None):
        return False
    is_over = bool(since and time.latest and time.latest < since)
    is_to_come = bool(until and time.earliest and time.earliest > until)
    return not is_over and not is_to_come
