"""Knowledge: word lists and kinds as TOML, and what loads them."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from conspectus.errors import KnowledgeError

Table = Mapping[str, Any]


class Knowledge:
    """All knowledge tables by name: `knowledge["units"]` holds `units.toml` with the user's entries merged in."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = dict(tables)

    def __getitem__(self, name: str) -> Table:
        try:
            return self._tables[name]
        except KeyError:
            known = ", ".join(sorted(self._tables))
            raise KnowledgeError(f"{name}: no such knowledge table; there are {known}") from None

    def __iter__(self) -> Iterable[str]:
        return iter(sorted(self._tables))


def load_knowledge(extra: Iterable[Path] = ()) -> Knowledge:
    """Load the built-in tables, then merge each extra file, whose top-level keys are table names.

    Lists are extended, tables merged, single values replaced.

    Raises:
        KnowledgeError: a file is not TOML, or names a table that does not exist.
    """
    folder = resources.files(__name__)
    tables: dict[str, Table] = {
        item.name.removesuffix(".toml"): tomllib.loads(item.read_text("utf-8"))
        for item in folder.iterdir()
        if item.name.endswith(".toml")
    }
    for path in extra:
        try:
            own = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, OSError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"{path}: {error}") from error
        for name, table in own.items():
            if name not in tables or not isinstance(table, dict):
                raise KnowledgeError(f"{path}: [{name}] is no knowledge table; there are {', '.join(sorted(tables))}")
            tables[name] = _merge(tables[name], table)
    return Knowledge(tables)


def _merge(base: Table, own: Table) -> Table:
    merged: dict[str, Any] = dict(base)
    for key, value in own.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *value]
        else:
            merged[key] = value
    return merged
