"""Resolve: readings -> one set of entities and dates for the pile."""

from conspectus.rooms.resolve.dates import date_pile
from conspectus.rooms.resolve.events import join_events
from conspectus.rooms.resolve.reprints import find_reprints
from conspectus.rooms.resolve.resolving import Resolution, Resolver, load_resolver, resolve_entities

__all__ = ["Resolution", "Resolver", "date_pile", "find_reprints", "join_events", "load_resolver", "resolve_entities"]
