"""Rows: one row of a table -> the record that it holds."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from functools import cache
from typing import TypeVar, cast, get_args

import msgspec

from conspectus.dossier.items import (
    DocumentItem,
    ExpressionItem,
    FrameItem,
    MentionItem,
    SentenceItem,
)
from conspectus.records import (
    Block,
    Comparison,
    Cut,
    Document,
    Entity,
    Figure,
    Finding,
    Frame,
    Member,
    Place,
    Published,
    Record,
    Rejected,
    Reprint,
    Review,
    Reviewed,
    Role,
    Span,
    Target,
    Time,
    Twin,
)

R = TypeVar("R", bound=Record)


@cache
def _decoder(record: type[R]) -> msgspec.json.Decoder[R]:
    return msgspec.json.Decoder(record)


def read_span(row: sqlite3.Row) -> Span:
    """Read where a row's span stands and what it says."""
    return Span(row["document"], row["start"], row["end"], row["text"])


def read_time(row: sqlite3.Row, prefix: str) -> Time | None:
    """Read the five columns that hold a time; None where there is none."""
    precision = row[f"{prefix}_precision"]
    if precision is None:
        return None
    earliest, latest = (_read_day(row[f"{prefix}_{end}"]) for end in ("earliest", "latest"))
    return Time(earliest, latest, precision, row[f"{prefix}_text"], row[f"{prefix}_anchor"])


def _read_day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _require_time(row: sqlite3.Row, prefix: str) -> Time:
    time = read_time(row, prefix)
    assert time is not None  # noqa: S101  (the schema holds it)
    return time


def read_document(
    row: sqlite3.Row, *, blocks: Sequence[sqlite3.Row], cuts: Sequence[sqlite3.Row], evidence: Sequence[sqlite3.Row]
) -> DocumentItem:
    """Read a document, given the rows of its blocks, of what was cut and of its date's evidence."""
    document = Document(
        id=row["id"],
        path=row["path"],
        outlet=row["outlet"],
        title=row["title"],
        authors=tuple(json.loads(row["authors"])),
        language=row["language"],
        translated_from=row["translated_from"],
        text=row["text"],
        blocks=tuple(Block(b["start"], b["end"], b["kind"]) for b in blocks),
        left_out=tuple(Cut(c["text"], c["reason"]) for c in cuts),
        dateline=row["dateline"],
        declared=row["declared"],
        url=row["url"],
    )
    spans = tuple(Span(e["source"], e["start"], e["end"], e["text"]) for e in evidence)
    published = Published(_require_time(row, "published"), row["published_basis"], spans, row["published_reason"])
    return DocumentItem(document, published)


def read_sentence(row: sqlite3.Row, records: tuple[str, ...]) -> SentenceItem:
    """Read a sentence, given the ids of what was read in it."""
    return SentenceItem(row["id"], row["position"], read_span(row), row["kind"], records, row["reason"])


def read_entity(row: sqlite3.Row, aliases: tuple[str, ...]) -> Entity:
    """Read an entity, given its aliases."""
    ids = json.loads(row["ids"])
    return Entity(row["id"], row["kind"], row["name"], aliases, ids, row["confidence"], row["rule"])


def read_mention(row: sqlite3.Row) -> MentionItem:
    """Read a mention."""
    return MentionItem(read_span(row), row["entity"], row["form"], row["sentence"], row["confidence"], row["rule"])


def read_expression(row: sqlite3.Row) -> ExpressionItem:
    """Read a time expression."""
    time = read_time(row, "time")
    return ExpressionItem(read_span(row), row["position"], row["sentence"], row["kind"], row["form"], time, row["rule"])


def read_frame(row: sqlite3.Row) -> FrameItem:
    """Read a frame from its JSON."""
    return FrameItem(row["document"], _decoder(Frame).decode(row["frame"]))


def read_role(row: sqlite3.Row) -> Role:
    """Read a role."""
    return Role(
        id=row["id"],
        person=row["person"],
        role=row["role"],
        of=row["body"],
        observed=_require_time(row, "observed"),
        span=read_span(row),
        sentence=row["sentence"],
        is_former=bool(row["is_former"]),
        confidence=row["confidence"],
        rule=row["rule"],
    )


def read_comparison(row: sqlite3.Row, members: Sequence[sqlite3.Row]) -> Comparison:
    """Read a comparison, given the rows of its members."""
    return Comparison(
        id=row["id"],
        kind=row["kind"],
        about=row["about"],
        members=tuple(Member(read_span(member), member["record"]) for member in members),
        documents=tuple(sorted({member["document"] for member in members})),
        independent=row["independent"],
        explanation=row["explanation"],
        doubt=row["doubt"],
        confidence=row["confidence"],
        rule=row["rule"],
    )


def read_reprint(row: sqlite3.Row, twins: Sequence[sqlite3.Row]) -> Reprint:
    """Read a reprint, given the rows of the sentences that it shares with its original."""
    original = row["original"]
    return Reprint(
        row["document"],
        original,
        row["share"],
        tuple(
            Twin(Span(original, t["original_start"], t["original_end"], t["original_text"]), read_span(t))
            for t in twins
        ),
    )


def read_reviewed(row: sqlite3.Row, records: Sequence[sqlite3.Row]) -> Reviewed:
    """Read a review with what came of it, given the rows of what it changed."""
    review = Review(
        action=row["action"],
        targets=msgspec.json.decode(row["targets"], type=tuple[Target, ...]),
        mentions=msgspec.json.decode(row["mentions"], type=tuple[Place, ...]),
        documents=msgspec.json.decode(row["documents"], type=tuple[str, ...]),
        field=row["field"],
        value=row["value"],
        note=row["note"],
        day=_read_day(row["day"]),
    )
    changed = sorted(records, key=lambda record: record["position"])
    return Reviewed(row["position"], review, tuple(record["record"] for record in changed), row["problem"])


def read_rejected(row: sqlite3.Row, evidence: Sequence[sqlite3.Row]) -> Rejected:
    """Read something rejected, given the rows of where it stood."""
    spans = tuple(map(read_span, evidence))
    return Rejected(row["id"], row["kind"], row["review"], spans, row["record"])


def decode_rejected(rejected: Rejected) -> Finding | Entity | Comparison:
    """Return the record that was rejected."""
    kinds: dict[str, type[Record]] = {kind.__name__.lower(): kind for kind in (*get_args(Finding), Entity, Comparison)}
    return cast("Finding | Entity | Comparison", _decoder(kinds[rejected.kind]).decode(rejected.record))


def read_finding(row: sqlite3.Row, record: type[R]) -> R:
    """Read a finding from its JSON."""
    found: R = _decoder(record).decode(row["record"])
    return found


def read_figure(row: sqlite3.Row, about: tuple[str, ...]) -> Figure:
    """Read a figure, given the entities that it is about."""
    return Figure(
        id=row["id"],
        span=read_span(row),
        measure=row["measure"],
        value=row["value"],
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        bound=row["bound"],
        time=read_time(row, "time"),
        about=about,
        sentence=row["sentence"],
        statement=row["statement"],
        confidence=row["confidence"],
        rule=row["rule"],
    )
