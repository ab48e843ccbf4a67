"""Dates: the document's own, then every time expression in it."""

from conspectus.rooms.dates.calendar import Calendar, load_calendar
from conspectus.rooms.dates.reading import anchor_dates, read_dates

__all__ = ["Calendar", "anchor_dates", "load_calendar", "read_dates"]
