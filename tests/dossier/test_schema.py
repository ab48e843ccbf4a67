"""Schema: the tables refuse what breaks the law of evidence."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from conspectus.dossier import Dossier, schema
from conspectus.errors import DossierError

DOCS = Path(__file__).parents[2] / "docs" / "dossier.md"
SPANNED = ("mentions", "expressions", "roles", "figures", "sentences", "publication_evidence", "evidence")
NEXT = max(schema.load_migrations()) + 1


FIRST = """
INSERT INTO documents
    (id, path, authors, text, published_precision, published_anchor, published_basis, published_reason)
VALUES ('d-1', 'a.txt', '[]', 'I saw 9 boats. They left.', 'open', 'absolute', 'content', '');
INSERT INTO sentences VALUES (1, 's-1', 'd-1', 0, 0, 14, 'I saw 9 boats.', 'paragraph'),
    (2, 's-2', 'd-1', 1, 15, 25, 'They left.', 'paragraph');
INSERT INTO figures (id, document, sentence, start, end, text, value, unit, bound, confidence, rule)
VALUES ('f-1', 'd-1', 0, 6, 13, '9 boats', 9.0, 'boat', 'exact', 0.9, 'counted-noun');
INSERT INTO ledger VALUES ('d-1', 0, NULL), ('d-1', 1, 'no name, office or figure');
"""  # rows of a dossier as the first schema held them


@pytest.fixture
def tables(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def copy_row(tables: sqlite3.Connection, table: str, **changes: object) -> None:
    """Insert a row of a table again with some columns changed."""
    cursor = tables.execute(f"SELECT * FROM {table} LIMIT 1")
    row = dict(zip([c[0] for c in cursor.description], cursor.fetchone(), strict=True)) | changes
    for other in ("figure_entities", "figures", "evidence", "parties", "findings"):  # what may refer to the row
        tables.execute(f"DELETE FROM {other}") if table in {"figures", "findings"} else None
    tables.execute(f"DELETE FROM {table}") if table not in {"sentences", "documents"} else None
    marks = ", ".join("?" * len(row))
    tables.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row.values()))


@pytest.mark.parametrize("table", SPANNED)
def test_a_span_that_quotes_something_else_is_refused(tables: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="does not quote"):
        copy_row(tables, table, text="something else", **({"number": 99, "id": "s-x"} if table == "sentences" else {}))


@pytest.mark.parametrize("table", SPANNED)
def test_a_span_that_is_moved_is_refused(tables: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never change"):
        tables.execute(f"UPDATE {table} SET start = start + 1")


def test_the_text_of_a_document_cannot_be_changed(tables: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        tables.execute("UPDATE documents SET text = 'other'")


@pytest.mark.parametrize("table", ["mentions", "roles", "figures"])
def test_a_record_outside_its_sentence_is_refused(tables: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="does not quote its sentence"):
        copy_row(tables, table, sentence=5)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("blocks", {"start": 3, "end": 3}),
        ("frames", {"start": 9, "end": 8}),
        ("frames", {"frame": "[]"}),
        ("mentions", {"form": "nickname"}),
        ("mentions", {"entity": "e-nobody"}),
        ("mentions", {"confidence": 1.5}),
        ("roles", {"role": ""}),
        ("roles", {"observed_earliest": "2018-13-01"}),
        ("roles", {"observed_earliest": "2019-01-01", "observed_latest": "2018-01-01"}),
        ("figures", {"low": 2.0, "high": 1.0}),
        ("figures", {"bound": "roughly"}),
        ("figures", {"value": "many"}),
        ("figures", {"time_anchor": None}),
        ("figures", {"statement": "st-nobody"}),
        ("findings", {"kind": "rumour"}),
        ("findings", {"record": "{"}),
        ("findings", {"rule": ""}),
        ("findings", {"earliest": "2018"}),
        ("findings", {"sentence": 99}),
        ("evidence", {"finding": "ev-nobody"}),
        ("evidence", {"last": 0, "sentence": 1}),
        ("parties", {"entity": "e-nobody"}),
        ("parties", {"finding": "ev-nobody"}),
        ("ledger", {"reason": "no idea"}),
        ("left_out", {"reason": ""}),
        ("skipped", {"reason": None}),
        ("documents", {"id": "d-x", "authors": '"one"'}),
        ("documents", {"id": "d-x", "published_basis": "guess"}),
        ("readings", {"document": "d-nobody"}),
    ],
)
def test_a_row_that_cannot_be_is_refused(tables: sqlite3.Connection, table: str, change: dict[str, object]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        copy_row(tables, table, **change)


def test_every_table_and_column_is_described(tables: sqlite3.Connection) -> None:
    described: dict[str, list[str]] = {}
    name = ""
    for line in DOCS.read_text("utf-8").splitlines():
        if heading := re.match(r"### `(\w+)`", line):
            name = heading[1]
            described[name] = []
        elif column := re.match(r"\| `(\w+)` \| .*\w.* \|", line):
            described[name].append(column[1])
    found = {
        table: [column[1] for column in tables.execute(f"PRAGMA table_info({table})")]
        for (table,) in tables.execute(
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sentence_search%'"
        )
    }
    assert {table: sorted(columns) for table, columns in found.items()} == {
        table: sorted(columns) for table, columns in described.items()
    }


def test_a_file_that_is_missing_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="conspectus build"):
        Dossier(tmp_path / "none.dossier")


@pytest.mark.parametrize("content", [b"", b"notes", b"SQLite format 3\x00" + bytes(100)])
def test_a_file_that_is_no_dossier_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(DossierError, match="no dossier"):
        Dossier(file)


def test_a_dossier_of_a_newer_version_is_refused(path: Path, tables: sqlite3.Connection) -> None:
    tables.execute("PRAGMA user_version = 99")
    with pytest.raises(DossierError, match=r"newer conspectus \(schema 99"):
        Dossier(path)


def test_a_dossier_of_an_older_version_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = {**schema.load_migrations(), NEXT: "ALTER TABLE skipped ADD COLUMN advice TEXT;"}
    monkeypatch.setattr(schema, "load_migrations", lambda: newer)
    with Dossier(path) as dossier:
        assert len(dossier.skipped()) == 1
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert connection.execute("SELECT advice FROM skipped").fetchall() == [(None,)]


def test_a_dossier_of_the_first_schema_keeps_what_it_holds(tmp_path: Path) -> None:
    old = tmp_path / "old.dossier"
    with contextlib.closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.executescript(schema.load_migrations()[1] + FIRST)
        connection.execute("PRAGMA user_version = 1")
    with Dossier(old) as dossier:
        (figure,) = dossier.figures()
        assert (figure.span.text, figure.statement) == ("9 boats", None)
        assert [(s.records, s.reason) for s in dossier.ledger()] == [(("f-1",), None), ((), "no name and no finding")]
        assert (dossier.statements(), dossier.events(), dossier.forecasts()) == ((), (), ())


def test_a_migration_that_fails_leaves_the_old_dossier(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    broken = {**schema.load_migrations(), NEXT: "ALTER TABLE skipped ADD COLUMN advice TEXT; DROP TABLE nonsense;"}
    monkeypatch.setattr(schema, "load_migrations", lambda: broken)
    with pytest.raises(DossierError, match="build it again"):
        Dossier(path)
    assert path.read_bytes() == before


def test_a_damaged_dossier_is_named_as_such(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DossierError, match="damaged"), Dossier(path) as dossier:
        dossier.documents()


def test_a_dossier_is_opened_for_reading_only(path: Path) -> None:
    before = path.read_bytes()
    with Dossier(path) as dossier:
        dossier.ledger()
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]
