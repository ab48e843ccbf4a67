"""Lens: which findings belong to which subsystem of a subject, as a user's TOML file says."""

import re
import tomllib
from pathlib import Path
from typing import Any

from conspectus.errors import UsageError
from conspectus.model.known import Fact, Known
from conspectus.records import Event, Record, Tie

_WORD = re.compile(r"[\w-]+")
OTHER = "other"


class Subsystem(Record, frozen=True):
    """A part of the system: what it is called, and the entities, words and kinds that belong to it.

    entities: names, folded. words: folded; a word of the text matches in the singular or with a plural ending. kinds:
    kinds of event (CONSULT), predicates of ties (supplies), kinds of finding (flow, figure).
    """

    name: str
    entities: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


class Lens(Record, frozen=True):
    """The subsystems of a subject, in the order in which they are shown."""

    name: str
    subsystems: tuple[Subsystem, ...]


def load_lens(path: Path) -> Lens:
    """Load a lens: `name`, and `[[subsystem]]` tables with `name` and any of `entities`, `words`, `kinds`.

    Raises:
        UsageError: the file cannot be read, is not TOML, or a table has no name or another key.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: no lens ({error}); docs/model.md shows one") from error
    rows = table.get("subsystem", [])
    if not isinstance(rows, list) or not rows:
        raise UsageError(f"{path}: has no [[subsystem]]; a lens names at least one")
    return Lens(str(table.get("name", path.stem)), tuple(_read_subsystem(row, path) for row in rows))


def _read_subsystem(row: object, path: Path) -> Subsystem:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise UsageError(f"{path}: a [[subsystem]] has no name")
    unknown = row.keys() - {"name", "entities", "words", "kinds"}
    if unknown:
        raise UsageError(f"{path}: {', '.join(sorted(unknown))}: a [[subsystem]] has name, entities, words, kinds")
    lists = {key: row.get(key, []) for key in ("entities", "words", "kinds")}
    if not all(isinstance(words, list) and all(isinstance(w, str) for w in words) for words in lists.values()):
        raise UsageError(f"{path}: {row['name']}: entities, words and kinds are lists of words")
    folded = {key: frozenset(w.casefold() for w in words) for key, words in lists.items()}
    return Subsystem(row["name"], **folded)


def find_subsystems(fact: Fact[Any], lens: Lens, known: Known) -> tuple[str, ...]:
    """Return the names of the subsystems that a finding belongs to; "other" where no entity, word or kind says one.

    What the finding itself says counts; its sentence only where that says nothing.
    """
    names = {name.casefold() for id in fact.entities if (e := known.entities.get(id)) for name in (e.name, *e.aliases)}
    kinds = _list_kinds(fact)
    for text in (fact.span.text, fact.sentence.span.text):
        words = set(_list_words(text))
        found = tuple(s.name for s in lens.subsystems if s.words & words or s.entities & names or s.kinds & kinds)
        if found:
            return found
    return (OTHER,)


def _list_kinds(fact: Fact[Any]) -> set[str]:
    kinds = {type(fact.finding).__name__.casefold()}
    if isinstance(fact.finding, Event):
        kinds.add(fact.finding.kind.casefold())
    if isinstance(fact.finding, Tie):
        kinds.add(fact.finding.predicate)
    return kinds


def _list_words(text: str) -> list[str]:
    """List the words of a text, folded, each also without a plural ending."""
    words = _WORD.findall(text.casefold())
    singular = [w[: -len(end)] for w in words for end in ("s", "es") if len(w) > 3 and w.endswith(end)]
    return [*words, *singular, *(w[:-3] + "y" for w in words if w.endswith("ies"))]
