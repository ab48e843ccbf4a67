"""Forecasts: what was said to come -> borne out, contradicted or open, by what later reports tell of the same event."""

import datetime as dt
from collections import defaultdict

from msgspec import structs

from conspectus.records import Event, EventMention, Forecast, Outcome, Pile, Reading, Span
from conspectus.rooms.compare.sides import Sources

OUTCOMES: dict[str, Outcome] = {"occurred": "borne_out", "ongoing": "borne_out", "denied": "contradicted"}


def judge_forecasts(pile: Pile, sources: Sources) -> Pile:
    """Hold every forecast against what independent later reports tell of the event that it foretells.

    The latest report that tells how it came out decides. Silence is open.
    """
    published = {r.document.id: r.dating.published.time.latest or dt.date.max for r in pile.readings}
    events: defaultdict[str, list[Event]] = defaultdict(list)
    for reading in pile.readings:
        for event in reading.events:
            for document in {mention.span.document for mention in event.mentions}:
                events[document].append(event)

    def judge(forecast: Forecast) -> Forecast:
        told = [
            mention
            for event in events[forecast.span.document]
            if any(_is_foretold(mention, forecast.span) for mention in event.mentions)
            for mention in event.mentions
            if mention.status in OUTCOMES
            and published[mention.span.document] >= published[forecast.span.document]
            and not sources.are_one(mention.span.document, forecast.span.document)
        ]
        if not told:
            return forecast
        last = max(told, key=lambda m: (published[m.span.document], m.span.document, m.span.start))
        alike = [m for m in told if OUTCOMES[m.status] == OUTCOMES[last.status]]
        return structs.replace(forecast, outcome=OUTCOMES[last.status], evidence=tuple(m.span for m in alike))

    def judge_all(reading: Reading) -> Reading:
        return structs.replace(reading, forecasts=tuple(map(judge, reading.forecasts)))

    return structs.replace(pile, readings=tuple(map(judge_all, pile.readings)))


def _is_foretold(mention: EventMention, span: Span) -> bool:
    """Whether a mention of an event to come stands in the words of a forecast, or they in it."""
    own = mention.span
    is_inside = own.document == span.document and (
        span.start <= own.start < span.end or own.start <= span.start < own.end
    )
    return is_inside and mention.status not in ("occurred", "ongoing")
