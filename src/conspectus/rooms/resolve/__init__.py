"""Resolve: readings -> one set of entities and dates for the pile."""

from conspectus.rooms.resolve.dates import date_pile
from conspectus.rooms.resolve.resolving import Resolution, Resolver, load_resolver, resolve_entities

__all__ = ["Resolution", "Resolver", "date_pile", "load_resolver", "resolve_entities"]
