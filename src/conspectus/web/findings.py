"""Findings: the statements, events and forecasts of a dossier -> the rows that show them."""

import calendar
import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from msgspec import structs

from conspectus.records import Event, EventMention, Forecast, Statement, Time
from conspectus.web.contents import (
    EventGroup,
    EventRow,
    ForecastRow,
    Link,
    SpeakerGroup,
    StatementRow,
    Told,
    Voice,
)
from conspectus.web.pile import (
    UNCERTAIN_BELOW,
    PileViews,
    link_entity,
    make_anchor,
    quote_loose,
    quote_short,
)

AUTHOR = "author"
NOBODY = "somebody unnamed"
UNNAMED = "Speakers without a name"
ALL_YEAR = 13  # after its months


class Slot(NamedTuple):
    """A stretch of the calendar that events are grouped by."""

    year: int
    month: int


UNDATED = Slot(dt.MAXYEAR, ALL_YEAR)
SHORT_PERIOD = dt.timedelta(days=2 * 366)  # events within about two years are grouped by month, else by year


# ---------------------------------------------------------------- who says what


def group_statements(views: PileViews, *, uncertain: bool) -> tuple[SpeakerGroup, ...]:
    """Group statements by speaker, those who say most first; all speakers without a name come last, by their words."""
    wanted = [s for s in views.statements if (s.confidence < UNCERTAIN_BELOW) == uncertain]
    named: dict[str, list[Statement]] = defaultdict(list)
    for statement in wanted:
        if statement.speaker:
            named[statement.speaker].append(statement)
    groups = []
    for entity in sorted(named, key=lambda entity: (-len(named[entity]), views.entities[entity].name, entity)):
        link = link_entity(views, entity)
        groups.append(SpeakerGroup(link.name, link, tuple(_make_statement(views, s) for s in named[entity])))
    unnamed = sorted((s for s in wanted if not s.speaker), key=lambda s: (s.speaker_text or NOBODY).casefold())
    if unnamed:
        groups.append(SpeakerGroup(UNNAMED, None, tuple(_make_statement(views, s) for s in unnamed)))
    return tuple(groups)


def _make_statement(views: PileViews, statement: Statement) -> StatementRow:
    outer = views.statement(statement.inside)
    return StatementRow(
        anchor=make_anchor("row", statement.id),
        statement=statement,
        who=None if statement.speaker else statement.speaker_text or NOBODY,
        pieces=tuple(quote_short(views, span) for span in statement.content),
        inside=Link(name_speaker(views, outer), make_anchor("row", outer.id)) if outer else None,
    )


def name_speaker(views: PileViews, statement: Statement) -> str:
    """Return the speaker's name, else the words that the report has for the speaker."""
    return views.entities[statement.speaker].name if statement.speaker else statement.speaker_text or NOBODY


def find_voice(views: PileViews, holder: str | None, statement: str | None) -> Voice | None:
    """Find whose word something is: an actor, else who speaks in the statement around it; None for the report's own."""
    if holder == AUTHOR:
        return None
    if holder is not None:
        return Voice(views.entities[holder].name, make_anchor("row", holder))
    around = views.statement(statement)
    return Voice(name_speaker(views, around), make_anchor("row", around.id)) if around else Voice(NOBODY, None)


# ---------------------------------------------------------------- events


def group_events(views: PileViews) -> tuple[EventGroup, ...]:
    """Group events by the year of their time, by its month where all lie within two years; last those without."""
    sure = [event for event in views.events if event.confidence >= UNCERTAIN_BELOW]
    days = [day for event in sure if (day := _first_day(event.time))]
    by_month = bool(days) and max(days) - min(days) < SHORT_PERIOD
    slots: dict[Slot, list[Event]] = defaultdict(list)
    for event in sure:
        slots[_find_slot(event.time, by_month=by_month)].append(event)
    return tuple(
        EventGroup(_word_slot(slot), tuple(_make_event(views, event) for event in sorted(held, key=_order_by_day)))
        for slot, held in sorted(slots.items())
    )


def _find_slot(time: Time | None, *, by_month: bool) -> Slot:
    day = _first_day(time)
    if time is None or day is None:
        return UNDATED
    in_month = time.earliest and time.latest and f"{time.earliest:%Y%m}" == f"{time.latest:%Y%m}"
    return Slot(day.year, day.month if by_month and in_month else ALL_YEAR)


def _word_slot(slot: Slot) -> str:
    if slot == UNDATED:
        return "Undated"
    return str(slot.year) if slot.month == ALL_YEAR else f"{calendar.month_name[slot.month]} {slot.year}"


def _order_by_day(event: Event) -> dt.date:
    return _first_day(event.time) or dt.date.max  # stable: else in the order of the text


def list_uncertain_events(views: PileViews) -> tuple[EventRow, ...]:
    """List the events that are folded away."""
    return tuple(_make_event(views, event) for event in views.events if event.confidence < UNCERTAIN_BELOW)


def _make_event(views: PileViews, event: Event) -> EventRow:
    def link(*roles: str) -> tuple[Link, ...]:
        return tuple(link_entity(views, p.entity) for p in event.participants if p.role in roles)

    # the label leads to the mention that it was made from, the others follow
    named = event.label.removesuffix(" …")
    mentions = sorted(event.mentions, key=lambda mention: named not in mention.span.text)
    is_elsewhere = event.place not in {participant.entity for participant in event.participants}
    return EventRow(
        anchor=make_anchor("row", event.id),
        event=event,
        doers=link("actor", "party"),
        recipients=link("recipient"),
        place=link_entity(views, event.place) if event.place and is_elsewhere else None,
        quote=structs.replace(quote_short(views, mentions[0].span), text=event.label),
        told=tuple(_make_told(views, event, mention) for mention in mentions),
    )


def _make_told(views: PileViews, event: Event, mention: EventMention) -> Told:
    return Told(
        quote=quote_short(views, mention.span),
        status=mention.status if mention.status != event.status else None,
        holder=find_voice(views, mention.holder, mention.statement),
    )


def _first_day(time: Time | None) -> dt.date | None:
    return (time.earliest or time.latest) if time else None


# ---------------------------------------------------------------- forecasts


def list_forecasts(views: PileViews, *, uncertain: bool) -> tuple[ForecastRow, ...]:
    """List forecasts in order of the time that they are for, those without one last."""
    wanted = [f for f in views.forecasts if (f.confidence < UNCERTAIN_BELOW) == uncertain]
    wanted.sort(key=lambda forecast: _last_day(forecast.horizon))  # stable: else in the order of the text
    return tuple(_make_forecast(views, forecast) for forecast in wanted)


def _last_day(time: Time | None) -> dt.date:
    return (time.latest or time.earliest or dt.date.max) if time else dt.date.max


def _make_forecast(views: PileViews, forecast: Forecast) -> ForecastRow:
    return ForecastRow(
        anchor=make_anchor("row", forecast.id),
        forecast=forecast,
        speaker=find_voice(views, forecast.speaker, forecast.statement),
        quote=quote_short(views, forecast.span),
        evidence=tuple(quote_loose(views, span) for span in forecast.evidence),
    )
