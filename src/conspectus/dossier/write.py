"""Write: a pile -> a dossier file, all of it or nothing."""

import contextlib
import glob
import os
import shutil
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from conspectus.dossier.items import BuildInfo, Input
from conspectus.dossier.kept import KeptReading
from conspectus.dossier.ledger import account_sentences
from conspectus.dossier.parts import (
    Piece,
    find_status,
    find_time,
    list_findings,
    list_parties,
    list_pieces,
    name_kind,
)
from conspectus.dossier.schema import create_tables
from conspectus.errors import DossierError
from conspectus.records import (
    Argument,
    Figure,
    Finding,
    Frame,
    Phrase,
    Pile,
    Reading,
    Record,
    Rejected,
    Role,
    Span,
    Time,
    make_id,
)

Value = str | int | float | bytes | None
Plain = dict[str, Any]


def write_dossier(
    path: Path, pile: Pile, *, kept: Iterable[KeptReading], build: BuildInfo, inputs: Iterable[Input] = ()
) -> None:
    """Write a dossier in one transaction to a file beside `path`, then put it in the place of `path`.

    Whenever the program is stopped, `path` holds the old dossier, the new one, or nothing if there was none.

    Raises:
        DossierError: the folder is missing or cannot be written.
        sqlite3.IntegrityError: a record breaks the law of evidence, which is a fault of the room that made it.
    """
    path = path.resolve()  # where a link leads, so that the link stays
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        _clear_partials(path)
        partial.touch()
        if path.is_file():
            shutil.copymode(path, partial)
    except OSError as error:
        raise DossierError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        _fill_file(partial, Filling(pile, tuple(kept), build, tuple(inputs)))
        os.replace(partial, path)
    except (sqlite3.OperationalError, OSError) as error:  # a full disk, a folder of that name
        partial.unlink(missing_ok=True)
        raise DossierError(f"{path}: cannot be written: {error}") from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _clear_partials(path: Path) -> None:
    """Remove what killed runs left; a file whose writer still lives stays."""
    for stale in path.parent.glob(f".{glob.escape(path.name)}.*.partial"):
        owner = stale.name.removesuffix(".partial").rpartition(".")[2]
        if owner.isdigit() and not _is_running(int(owner)):
            stale.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere signal 0 would end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


class Filling(Record, frozen=True):
    """All that goes into a dossier."""

    pile: Pile
    kept: tuple[KeptReading, ...]
    build: BuildInfo
    inputs: tuple[Input, ...]


def _fill_file(partial: Path, filling: Filling) -> None:
    with contextlib.closing(sqlite3.connect(partial, isolation_level=None)) as connection:
        # nobody reads this file before it is whole, so a journal would only cost time
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")
        create_tables(connection)
        _fill_tables(connection, filling)
        connection.execute("COMMIT")
    _sync(partial)


def _sync(path: Path) -> None:
    """Have the disk hold what was written; folders can be synced on POSIX only."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fill_tables(connection: sqlite3.Connection, filling: Filling) -> None:
    pile, build = filling.pile, filling.build
    settings = msgspec.json.encode(build.settings, order="sorted").decode()
    facts = {"version": build.version, "rules": build.rules, "inputs": build.inputs, "settings": settings}
    _insert(connection, "build", sorted(facts.items()))
    for reading in pile.readings:
        _insert(connection, "documents", [_document_row(reading)])
    for reading in pile.readings:
        _fill_document(connection, reading)
    _insert(connection, "skipped", ((n, s.path, s.stage, s.reason) for n, s in enumerate(pile.skipped)))
    for entity in pile.entities:
        ids = msgspec.json.encode(entity.ids, order="sorted").decode()
        row = (entity.id, entity.kind, entity.name, ids, entity.confidence, entity.rule)
        _insert(connection, "entities", [row])
        _insert(connection, "aliases", ((entity.id, alias) for alias in sorted(set(entity.aliases))))
    for reading in pile.readings:
        _fill_read(connection, reading)
    _fill_findings(connection, pile)
    for reading in pile.readings:
        _fill_figures(connection, reading)
    for reading in pile.readings:
        _fill_ledger(connection, reading, pile.rejected)
    _fill_comparisons(connection, pile)
    _fill_reviews(connection, pile)
    kept = sorted(filling.kept, key=lambda k: k.key)
    _insert(connection, "readings", ((k.key, k.document, k.packed) for k in kept))
    _insert(connection, "inputs", sorted({(given.path, given.key) for given in filling.inputs}))
    connection.execute("INSERT INTO sentence_search (sentence_search) VALUES ('rebuild')")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Value, ...]]) -> None:
    """Insert rows that hold every column of a table in order."""
    iterator = iter(rows)
    first = next(iterator, None)
    if first is None:
        return
    sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608  (table names are our own)
    connection.execute(sql, first)
    connection.executemany(sql, iterator)


def _document_row(reading: Reading) -> tuple[Value, ...]:
    document, published = reading.document, reading.dating.published
    return (
        document.id,
        document.path,
        document.outlet,
        document.title,
        msgspec.json.encode(document.authors).decode(),
        document.language,
        document.translated_from,
        document.url,
        document.dateline,
        document.declared,
        document.text,
        *_time_columns(published.time),
        published.basis,
        published.reason,
    )


def _time_columns(time: Time | None) -> tuple[Value, ...]:
    if time is None:
        return (None, None, None, None, None)
    earliest = time.earliest.isoformat() if time.earliest else None
    latest = time.latest.isoformat() if time.latest else None
    return (earliest, latest, time.precision, time.text, time.anchor)


def _fill_document(connection: sqlite3.Connection, reading: Reading) -> None:
    """Insert what a document is made of: its blocks, what was cut, its sentences."""
    document = reading.document
    at = document.id
    _insert(connection, "blocks", ((at, n, b.start, b.end, b.kind) for n, b in enumerate(document.blocks)))
    _insert(connection, "left_out", ((at, n, c.text, c.reason) for n, c in enumerate(document.left_out)))
    evidence = enumerate(reading.dating.published.evidence)
    _insert(connection, "publication_evidence", ((at, n, s.document, s.start, s.end, s.text) for n, s in evidence))
    _insert(connection, "sentences", _sentence_rows(reading))


def _sentence_rows(reading: Reading) -> Iterator[tuple[Value, ...]]:
    document = reading.document
    for s in reading.sentences:
        text, kind = document.text[s.start : s.end], document.blocks[s.block].kind
        yield (None, make_id("s", document.id, s.start, s.end), document.id, s.index, s.start, s.end, text, kind)


def _fill_read(connection: sqlite3.Connection, reading: Reading) -> None:
    """Insert what was read of names, times and frames, and the offices that came of it."""
    at = reading.document.id
    mentions, expressions, frames = reading.naming.mentions, reading.dating.expressions, reading.frames
    _insert(
        connection,
        "mentions",
        ((at, m.sentence, m.start, m.end, m.text, m.entity, m.form, m.confidence, m.rule) for m in mentions),
    )
    _insert(
        connection,
        "expressions",
        (
            (at, e.index, e.sentence, e.start, e.end, e.text, e.kind, e.form, *_time_columns(e.time), e.rule)
            for e in expressions
        ),
    )
    _insert(
        connection,
        "frames",
        ((at, f.index, f.sentence, f.start, f.end, f.predicate, _write_frame(f)) for f in frames),
    )
    _insert(connection, "roles", map(_role_row, reading.roles))


def _fill_findings(connection: sqlite3.Connection, pile: Pile) -> None:
    """Insert the findings that are stored whole, each with every span and every entity of it."""
    starts = {reading.document.id: [s.start for s in reading.sentences] for reading in pile.readings}
    for reading in pile.readings:
        for finding in list_findings(reading):
            _insert(connection, "findings", [_finding_row(finding, reading.document.id)])
            pieces = enumerate(list_pieces(finding))
            _insert(connection, "evidence", (_piece_row(finding.id, n, p, starts[p.span.document]) for n, p in pieces))
            parties = enumerate(list_parties(finding))
            _insert(connection, "parties", ((finding.id, n, party.part, party.entity) for n, party in parties))


def _finding_row(finding: Finding, document: str) -> tuple[Value, ...]:
    earliest, latest, *_ = _time_columns(find_time(finding))
    return (
        finding.id,
        name_kind(type(finding)),
        document,
        finding.sentence,
        find_status(finding),
        earliest,
        latest,
        finding.confidence,
        finding.rule,
        msgspec.json.encode(finding).decode(),
    )


def _piece_row(finding: str, position: int, piece: Piece, starts: Sequence[int]) -> tuple[Value, ...]:
    """Say where a piece of a finding stands; `starts` are those of its document's sentences."""
    span = piece.span
    first, last = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end) - 1
    return (finding, position, piece.part, span.document, first, last, span.start, span.end, span.text)


def _fill_figures(connection: sqlite3.Connection, reading: Reading) -> None:
    """Insert figures; the statements that they may stand in are there already."""
    _insert(connection, "figures", map(_figure_row, reading.figures))
    for figure in reading.figures:
        _insert(connection, "figure_entities", ((figure.id, n, entity) for n, entity in enumerate(figure.about)))


def _fill_comparisons(connection: sqlite3.Connection, pile: Pile) -> None:
    """Insert which document repeats which, and what stands side by side."""
    for r in pile.reprints:
        _insert(connection, "reprints", [(r.document, r.of, r.share)])
        twins = ((*_span_columns(twin.copy), *_span_columns(twin.original)) for twin in r.twins)
        _insert(connection, "twins", ((r.document, n, *columns) for n, columns in enumerate(twins)))
    for c in pile.comparisons:
        row = (c.id, c.kind, c.about, c.independent, c.explanation, c.doubt, c.confidence, c.rule)
        _insert(connection, "comparisons", [row])
        members = ((m.record, m.span.document, *_span_columns(m.span)) for m in c.members)
        _insert(connection, "members", ((c.id, n, *columns) for n, columns in enumerate(members)))


def _span_columns(span: Span) -> tuple[int, int, str]:
    return (span.start, span.end, span.text)


def _fill_reviews(connection: sqlite3.Connection, pile: Pile) -> None:
    """Insert what a person decided, what came of it, and what it took out."""
    for outcome in pile.reviewed:
        r = outcome.review
        lists = (msgspec.json.encode(part).decode() for part in (r.targets, r.mentions, r.documents))
        day = r.day.isoformat() if r.day else None
        row = (outcome.number, r.action, *lists, r.field, r.value, r.note, day, outcome.problem)
        _insert(connection, "reviews", [row])
        _insert(connection, "reviewed", ((id, outcome.number, n) for n, id in enumerate(outcome.records)))
    for one in pile.rejected:
        _insert(connection, "rejected", [(one.id, one.number, one.kind, one.record)])
        spans = enumerate(one.spans)
        _insert(connection, "rejected_evidence", ((one.id, n, s.document, *_span_columns(s)) for n, s in spans))


def _fill_ledger(connection: sqlite3.Connection, reading: Reading, rejected: tuple[Rejected, ...]) -> None:
    """Insert how each sentence is accounted for, once all that was read in any is there."""
    at = reading.document.id
    used = {index for (index,) in connection.execute("SELECT sentence FROM read_in WHERE document = ?", (at,))}
    reasons = enumerate(account_sentences(reading, used, rejected))
    _insert(connection, "ledger", ((at, index, reason) for index, reason in reasons))


def _write_frame(frame: Frame) -> str:
    """Write a frame as JSON without what every frame has by default: half of it would be that."""
    plain = _drop_defaults(msgspec.to_builtins(frame), _defaults(Frame))
    for argument in plain.get("arguments", ()):
        argument["phrase"] = _drop_defaults(argument["phrase"], _defaults(Phrase))
    plain["arguments"] = [_drop_defaults(argument, _defaults(Argument)) for argument in plain.get("arguments", ())]
    return msgspec.json.encode(plain).decode()


def _drop_defaults(plain: Plain, defaults: Plain) -> Plain:
    return {name: value for name, value in plain.items() if name not in defaults or value != defaults[name]}


@cache
def _defaults(record: type[Record]) -> Plain:
    """Return what a record's fields hold unless they are told otherwise."""
    fields = msgspec.structs.fields(record)
    return {f.name: msgspec.to_builtins(f.default) for f in fields if f.default is not msgspec.NODEFAULT}


def _role_row(role: Role) -> tuple[Value, ...]:
    return (
        role.id,
        role.span.document,
        role.sentence,
        role.span.start,
        role.span.end,
        role.span.text,
        role.person,
        role.role,
        role.of,
        int(role.is_former),
        *_time_columns(role.observed),
        role.confidence,
        role.rule,
    )


def _figure_row(figure: Figure) -> tuple[Value, ...]:
    return (
        figure.id,
        figure.span.document,
        figure.sentence,
        figure.span.start,
        figure.span.end,
        figure.span.text,
        figure.measure,
        figure.value,
        figure.low,
        figure.high,
        figure.unit,
        figure.bound,
        *_time_columns(figure.time),
        figure.confidence,
        figure.rule,
        figure.statement,
    )
