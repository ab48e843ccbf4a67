"""Basis: what all records are made of: ids, spans, times."""

import datetime as dt
import hashlib
from typing import Literal

from msgspec import Struct

Precision = Literal["day", "month", "season", "year", "decade", "open"]
Anchor = Literal["document", "sentence", "event", "absolute"]


def make_id(prefix: str, *parts: object) -> str:
    """Return a short, stable id: the prefix and 48 bits of a hash of the parts."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=6).hexdigest()
    return f"{prefix}-{digest}"


class Record(Struct, frozen=True):
    """Base of all records: frozen, slotted, compared by value."""


class Span(Record, frozen=True):
    """Quote characters [start, end) of a document; `text` is exactly what stands there."""

    document: str
    start: int
    end: int
    text: str


class Time(Record, frozen=True):
    """Say when, as an interval of days with both ends included; None is an unknown end."""

    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    text: str | None = None
    anchor: Anchor = "absolute"
