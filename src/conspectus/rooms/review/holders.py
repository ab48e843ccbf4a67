"""Holders: a statement given to another speaker -> what stands in it is that speaker's word, too."""

from typing import TypeVar

from msgspec import structs

from conspectus.records import Event, Flow, Forecast, Goal, Link, Pile, Reading, Span, Stance, Statement, Tie
from conspectus.rooms.review.replay import list_spans

H = TypeVar("H", Tie, Stance, Goal, Flow, Link)


def follow_speaker(pile: Pile, old: Statement, new: Statement) -> Pile:
    """Give what stands in a statement, as the word of its old speaker, to the new one; None is somebody unnamed."""
    if old.speaker == new.speaker:
        return pile

    def tell(reading: Reading) -> Reading:
        return structs.replace(
            reading,
            events=tuple(_tell_event(event, old, new) for event in reading.events),
            forecasts=tuple(_tell_forecast(forecast, old, new) for forecast in reading.forecasts),
            ties=_tell_all(reading.ties, old, new),
            stances=_tell_all(reading.stances, old, new),
            goals=_tell_all(reading.goals, old, new),
            flows=_tell_all(reading.flows, old, new),
            links=_tell_all(reading.links, old, new),
        )

    return structs.replace(pile, readings=tuple(map(tell, pile.readings)))


def _tell_event(event: Event, old: Statement, new: Statement) -> Event:
    mentions = tuple(
        structs.replace(m, holder=new.speaker) if m.statement == old.id and m.holder == old.speaker else m
        for m in event.mentions
    )
    return event if mentions == event.mentions else structs.replace(event, mentions=mentions)


def _tell_forecast(forecast: Forecast, old: Statement, new: Statement) -> Forecast:
    is_inside = forecast.statement == old.id and forecast.speaker == old.speaker
    return structs.replace(forecast, speaker=new.speaker) if is_inside else forecast


def _tell_all(findings: tuple[H, ...], old: Statement, new: Statement) -> tuple[H, ...]:
    """These findings do not name the statement that they stand in; their spans lie in its content."""
    return tuple(
        structs.replace(finding, holder=new.speaker)
        if finding.holder == old.speaker and all(_is_inside(span, old) for span in list_spans(finding))
        else finding
        for finding in findings
    )


def _is_inside(span: Span, statement: Statement) -> bool:
    return any(
        span.document == said.document and said.start <= span.start and span.end <= said.end
        for said in statement.content
    )
