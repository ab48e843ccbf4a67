"""The lexicon: what naming knows, loaded once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.knowledge.places import City, Gazetteer, load_gazetteer
from conspectus.records import Kind
from conspectus.rooms.names.offices import OfficeTitles, load_office_titles

PART = re.compile(r"['’]s\b|[^\s\-–—‑,'’]+(?:['’](?!s\b)[^\s\-–—‑,]+)*|[-–—‑,]|['’]")
DASHES = frozenset({"-", "–", "—", "‑", "--"})


class Known(Struct, frozen=True):
    """A name that knowledge has: its kind, what it names (one key for all its names), and how it is used.

    use: name; capital (a place, or its state's government); seat (a government, or a building); short ("the North");
    adjective; people.
    """

    kind: Kind
    key: str
    name: str
    use: str = "name"
    ids: tuple[tuple[str, str], ...] = ()
    state: str = ""  # code of the state that a capital, seat or adjective belongs to


Table = dict[str, tuple[tuple[tuple[str, ...], Known], ...]]  # by first part, longest first
Phrases = dict[str, tuple[tuple[str, ...], ...]]


class Namer(Struct, frozen=True):
    """What naming knows: tables of names, and sets of words by what they tell."""

    known: Table
    cities: dict[str, City]
    abbreviations: dict[str, str]
    us_places: frozenset[str]
    words: dict[str, frozenset[str]]
    titles_forward: Phrases  # titles in lower case by first word
    titles_backward: Phrases  # by last word
    title_classes: dict[tuple[str, ...], frozenset[str]]
    genders: dict[str, str]  # given name -> "m" or "f"
    endings: tuple[str, ...]  # of family names
    state_names: dict[str, str]  # key of a state or body that a capital stands for -> its name
    offices: OfficeTitles

    def match(self, parts: list[str], at: int) -> tuple[int, Known] | None:
        """Return the end and the entry of the longest known name that begins at part `at`."""
        for words, entry in self.known.get(parts[at], ()):
            if parts[at : at + len(words)] == list(words):
                return at + len(words), entry
        return None


def split_parts(name: str) -> tuple[str, ...]:
    """Split a name as the parser would; all dashes are one."""
    return tuple("-" if part in DASHES else part for part in PART.findall(name))


def load_namer(knowledge: Knowledge) -> Namer:
    """Load names of states, places, bodies and persons, and the words that tell kinds apart."""
    gazetteer = load_gazetteer(knowledge)
    bodies = ("house", "parliament", "assembly", "senate")
    titles = [
        tuple(re.findall(r"[^\s-]+|-", p))
        for ps in knowledge["offices"]["heads"].values()
        for p in ps
        if p.split()[0] not in bodies
    ]
    elected = [(*words, "-", suffix) for words in titles for suffix in ("elect", "designate")]
    return Namer(
        known=_load_known(knowledge, gazetteer),
        cities=gazetteer.cities,
        abbreviations=gazetteer.abbreviations,
        us_places=frozenset([*gazetteer.abbreviations, *gazetteer.abbreviations.values(), "Atlanta", "Savannah"]),
        words=_load_words(knowledge),
        titles_forward=_index(titles, 0),
        titles_backward=_index([*titles, *elected, *((w,) for w in knowledge["names"]["persons"])], -1),
        title_classes=_classify(knowledge["offices"]["heads"]),
        genders=_load_genders(knowledge["names"]),
        endings=tuple(knowledge["names"]["endings"]),
        state_names=_name_governments(knowledge, gazetteer),
        offices=load_office_titles(knowledge),
    )


def _name_governments(knowledge: Knowledge, gazetteer: Gazetteer) -> dict[str, str]:
    names = {f"state:{code}": state.name for code, state in gazetteer.states.items()}
    return names | {f"body:{body}": body for _, body in knowledge["organizations"]["seats"]}


def _classify(heads: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], frozenset[str]]:
    classes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, phrases in heads.items():
        for phrase in phrases:
            classes[tuple(re.findall(r"[^\s-]+|-", phrase))].add(name)
    return {words: frozenset(names) for words, names in classes.items()}


def _index(phrases: Iterable[tuple[str, ...]], by: int) -> Phrases:
    table: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in phrases:
        table[words[by]].add(words)
    return {key: tuple(sorted(found, key=lambda w: (-len(w), w))) for key, found in table.items()}


def _load_genders(table: Mapping[str, Any]) -> dict[str, str]:
    male, female = set(table["male"]), set(table["female"])
    return {name: "m" if name not in female else "f" if name not in male else "?" for name in male | female}


def _load_words(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for name in ("names", "organizations", "places", "context"):
        for key, value in knowledge[name].items():
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                words[key if key not in words else f"{name}_{key}"] = frozenset(value)
    words["plain"] = frozenset(knowledge["states"]["plain"]["adjectives"])
    words["say"] = frozenset([*knowledge["speech"]["say"], *knowledge["speech"]["think"]])
    words["given"] = words["male"] | words["female"]
    return words


# ---------------------------------------------------------------- tables of names


def _load_known(knowledge: Knowledge, gazetteer: Gazetteer) -> Table:
    entries: dict[tuple[str, ...], Known] = {}
    table = knowledge["organizations"]
    _add_places(entries, gazetteer)
    for names in knowledge["places"]["same"]:
        for name in names:
            if split_parts(name) in entries:
                _add(entries, name, Known("place", f"place:{names[0]}", names[0]))
    for name in table["companies"]:
        _add(entries, name, Known("organization", f"body:{name}", name))
    table_names = frozenset(knowledge["names"]["not_outlets"])
    for name in knowledge["outlets"]["names"]:
        if name not in table_names and (not name.startswith("The ") or " " in name.removeprefix("The ")):
            short = name.removeprefix("The ")
            _add(entries, short, Known("organization", f"body:{short}", short, "name" if " " in short else "outlet"))
    for kind, key in (("accord", "accords"), ("project", "projects"), ("organization", "bodies"), ("bloc", "blocs")):
        for names in table[key]:
            for name in names:
                _add(entries, name, Known(kind, f"body:{names[0]}", names[0]))  # type: ignore[arg-type]
    for name in knowledge["states"]["plain"]["adjectives"]:
        _add(entries, name, Known("group", f"plain:{name}", name, use="plain"))
    for name in knowledge["states"]["plain"]["groups"]:
        _add(entries, name, Known("group", f"group:{name}", name))
    _add_states(entries, gazetteer)
    for name, body in table["seats"]:
        _add(entries, name, Known("place", f"place:{name}", name, use="capital", state=f"body:{body}"))
    by_first: defaultdict[str, list[tuple[tuple[str, ...], Known]]] = defaultdict(list)
    for parts, entry in entries.items():
        by_first[parts[0]].append((parts, entry))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in by_first.items()}


def _add(entries: dict[tuple[str, ...], Known], name: str, entry: Known) -> None:
    entries[split_parts(name)] = entry


def _add_places(entries: dict[tuple[str, ...], Known], gazetteer: Gazetteer) -> None:
    for name, city in gazetteer.cities.items():
        if (" " in name or "-" in name) and "(" not in name:
            _add(entries, name, Known("place", f"city:{city.geonames}", city.name, ids=(("geonames", city.geonames),)))
    for name in sorted(gazetteer.provinces | gazetteer.regions):
        _add(entries, name, Known("place", f"place:{name}", name))
    for name, full in gazetteer.abbreviations.items():
        _add(entries, name, Known("place", f"place:{full}", full, use="abbreviation"))


def _add_states(entries: dict[tuple[str, ...], Known], gazetteer: Gazetteer) -> None:
    for code, state in gazetteer.states.items():
        ids = (("iso3166", code),) if len(code) == 2 else ()
        key = f"state:{code}"
        for name in state.capitals:
            city = gazetteer.cities.get(name)
            found = (("geonames", city.geonames),) if city else ()
            _add(
                entries,
                name,
                Known("place", f"city:{city.geonames}" if city else f"place:{name}", name, "capital", found, key),
            )
        for name in state.seats:
            _add(entries, name, Known("place", f"place:{name}", name, "seat", (), key))
        for use, names in (
            ("short", state.short),
            ("people", state.people),
            ("adjective", state.adjectives),
            ("loose", state.loose),
        ):
            for name in names:
                _add(entries, name, Known("state", key, state.name, use, ids, key))
        for name in state.names:
            if name not in state.adjectives:
                _add(entries, name, Known("state", key, state.name, "name", ids, key))
