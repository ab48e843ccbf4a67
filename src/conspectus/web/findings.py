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
NOBODY = "Nobody named"
ALL_YEAR = 13  # after its months


class Slot(NamedTuple):
    """A stretch of the calendar that events are grouped by."""

    year: int
    month: int


UNDATED = Slot(dt.MAXYEAR, ALL_YEAR)
SHORT_PERIOD = dt.timedelta(days=2 * 366)  # events within about two years are grouped by month, else by year


# ---------------------------------------------------------------- who says what


def group_statements(views: PileViews, *, uncertain: bool) -> tuple[SpeakerGroup, ...]:
    """Group statements by speaker, those who say most first; then speakers without a name, last nobody."""
    by_id = {statement.id: statement for statement in views.statements}
    groups: dict[tuple[int, str], list[Statement]] = defaultdict(list)
    for statement in views.statements:
        if (statement.confidence < UNCERTAIN_BELOW) == uncertain:
            groups[_key_speaker(statement)].append(statement)
    made = []
    for key in sorted(groups, key=lambda key: (key[0], -len(groups[key]), key[1])):
        first = groups[key][0]
        speaker = link_entity(views, first.speaker) if first.speaker else None
        label = speaker.name if speaker else first.speaker_text or NOBODY
        made.append(SpeakerGroup(label, speaker, tuple(_make_statement(views, s, by_id) for s in groups[key])))
    return tuple(made)


def _key_speaker(statement: Statement) -> tuple[int, str]:
    if statement.speaker:
        return (0, statement.speaker)
    return (1, statement.speaker_text.casefold()) if statement.speaker_text else (2, "")


def _make_statement(views: PileViews, statement: Statement, by_id: dict[str, Statement]) -> StatementRow:
    outer = by_id.get(statement.inside or "")
    inside = None
    if outer:
        name = views.entities[outer.speaker].name if outer.speaker else outer.speaker_text or NOBODY
        inside = Link(name, make_anchor("row", outer.id))
    pieces = tuple(quote_short(views, span) for span in statement.content)
    return StatementRow(make_anchor("row", statement.id), statement, pieces, inside)


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
        holder=link_entity(views, mention.holder) if mention.holder and mention.holder != AUTHOR else None,
        is_unnamed=mention.holder is None,
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
    is_named = forecast.speaker is not None and forecast.speaker != AUTHOR
    return ForecastRow(
        anchor=make_anchor("row", forecast.id),
        forecast=forecast,
        speaker=link_entity(views, forecast.speaker or "") if is_named else None,
        quote=quote_short(views, forecast.span),
        evidence=tuple(quote_loose(views, span) for span in forecast.evidence),
    )
