"""Schema: the dossier's tables, as numbered migrations, and what tells a dossier from any other file."""

import re
import sqlite3
from importlib import resources
from pathlib import Path

from conspectus.errors import DossierError

APPLICATION_ID = 0x436F6E73  # "Cons": lets `file` and any reader of the header know a dossier
SQLITE_HEADER = b"SQLite format 3\x00"


def load_migrations() -> dict[int, str]:
    """Return the SQL of every migration by its number, in order."""
    folder = resources.files(__package__) / "migrations"
    found = {
        int(match[1]): item.read_text("utf-8")
        for item in folder.iterdir()
        if (match := re.fullmatch(r"(\d{4})_\w+\.sql", item.name))
    }
    return dict(sorted(found.items()))


def create_tables(connection: sqlite3.Connection) -> None:
    """Open a transaction and make every table in it; the caller fills them and commits."""
    migrations = load_migrations()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.executescript("BEGIN;\n" + "\n".join(migrations.values()))
    connection.execute(f"PRAGMA user_version = {max(migrations)}")


def open_file(path: Path) -> sqlite3.Connection:
    """Open a dossier for reading; one of an older schema is first brought up to this version's, in one transaction.

    Raises:
        DossierError: there is no such file, it is no dossier, or a newer version wrote it.
    """
    version = check_file(path)
    newest = max(load_migrations())
    if version < newest:
        _migrate(path, version)
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def is_dossier(path: Path) -> bool:
    """Whether a file is a dossier of any version, by its header."""
    return _read_version(path) is not None


def check_file(path: Path) -> int:
    """Return the schema version of a dossier that this program can read.

    Raises:
        DossierError: there is no such file, it is no dossier, or a newer version wrote it.
    """
    if not path.is_file():
        raise DossierError(f"{path}: no such dossier; `conspectus build REPORTS -o {path}` makes one")
    version = _read_version(path)
    if version is None:
        raise DossierError(f"{path}: no dossier; `conspectus build REPORTS -o NAME.dossier` makes one")
    newest = max(load_migrations())
    if version > newest:
        raise DossierError(
            f"{path}: written by a newer conspectus (schema {version}, this one knows {newest}); "
            "upgrade conspectus, or build under another name"
        )
    return version


def _read_version(path: Path) -> int | None:
    """Read the schema version from a file's header; None where it is no dossier's."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise DossierError(f"{path}: cannot be opened: {error.strerror}") from error
    # both numbers have their place in the header: https://www.sqlite.org/fileformat2.html#the_database_header
    if not head.startswith(SQLITE_HEADER) or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        return None
    return int.from_bytes(head[60:64], "big")


def _migrate(path: Path, version: int) -> None:
    steps = [f"{sql}\nPRAGMA user_version = {number};" for number, sql in load_migrations().items() if number > version]
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript("\n".join(["BEGIN;", *steps, "COMMIT;"]))
    except sqlite3.Error as error:
        raise DossierError(
            f"{path}: schema {version} cannot be brought up to date ({error}); build it again"
        ) from error
    finally:
        connection.close()
