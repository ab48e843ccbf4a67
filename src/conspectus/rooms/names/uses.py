"""Uses: names sorted by what they are where they stand: persons, states, adjectives, governments, bodies, places."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from conspectus.records import Kind
from conspectus.rooms.names.beside import small_kind
from conspectus.rooms.names.bodies import Use, make_key
from conspectus.rooms.names.kinds import Profile
from conspectus.rooms.names.lexicon import Known, Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.seats import is_government, rules
from conspectus.rooms.names.spots import Found

Form = Literal["name", "adjective"]


class Basis(Struct, frozen=True):
    """By what rule a name is taken for what it is, and how surely."""

    rule: str
    confidence: float
    form: Form = "name"


class Lands(Struct):
    """How often the names of a document mean each state; which are sure to; whether it speaks of US states."""

    counts: Counter[str]
    sure: set[str]
    has_us_places: bool


class Sorter:
    """Sorts the names of one document."""

    def __init__(self, profiles: dict[str, Profile], people: dict[int, str], namer: Namer) -> None:
        self.profiles = profiles
        self.people = people
        self.namer = namer
        self.settled: list[Found] = []  # persons, states, adjectives, capitals that act
        self.uses: list[Use] = []
        self.decided: dict[int, bool] = {}

    def sort(self, names: list[Name]) -> None:
        """Sort names, given in text order, into `settled` and `uses`."""
        lands = self._count_lands(names)
        before: Name | None = None
        for name in names:
            profile = self.profiles[name.key]
            known = name.known if profile.kind != "person" else None
            if known is None and id(name) in self.people:
                self._settle(name, "person", self.people[id(name)], Basis(profile.rule, profile.confidence))
            elif known is not None and known.kind == "state":
                self._settle_state(name, known, lands)
            elif known is not None and known.use in ("capital", "seat") and self._acts(name, known, before, lands):
                kind: Kind = "bloc" if known.state.startswith("body:") else "state"
                self._settle(name, kind, known.state, Basis(f"name.{known.use}", 0.8))
            elif known is None or known.use != "plain":
                self.uses.append(self._make_use(name, profile))
            before = name

    def _settle(self, name: Name, kind: Kind, key: str, basis: Basis) -> None:
        item = Found(
            name, kind, key, name.end, basis.form, basis.confidence, basis.rule, self.namer.state_names.get(key, "")
        )
        self.settled.append(item)

    def _count_lands(self, names: list[Name]) -> Lands:
        lands = Lands(Counter(), set(), False)
        for name in names:
            known = name.known
            if known is None or self.profiles[name.key].kind == "person":
                continue
            lands.has_us_places |= name.key in self.namer.us_places
            if known.use in ("adjective", "people", "capital"):
                lands.sure.add(known.state)
            if known.use != "short" and (known.state or known.kind == "bloc"):
                lands.counts[known.state or known.key] += 1
        return lands

    def _settle_state(self, name: Name, known: Known, lands: Lands) -> None:
        """Record a state's name, people or adjective; "the North" only where the state is named in full."""
        counts = lands.counts
        if known.use == "short" and not counts[known.key]:
            return
        if known.use == "loose" and known.key == "state:KR" and counts["state:KP"]:
            return
        is_homonym = name.key in self.namer.words["homonyms"]
        if is_homonym and lands.has_us_places and known.key not in lands.sure:
            self._settle(name, "place", f"place:{name.key}, U.S.", Basis("name.homonym", 0.8))
            return
        form: Form = "adjective" if known.use in ("adjective", "people") else "name"
        self._settle(name, "state", known.key, Basis(f"name.{known.use}", 0.95, form))

    def _acts(self, name: Name, known: Known, before: Name | None, lands: Lands) -> bool:
        """Whether a capital or seat stands for its government; a capital does so only beside another state."""
        if known.use == "capital":
            others = [key for key in lands.counts if key != known.state]
            if not others and rules(name, self.namer) and not known.state.startswith("body:"):
                return True
            if not others or (known.state.startswith("body:") and known.state not in lands.counts):
                return False
        self.decided[id(name)] = is_government(name, before, self.namer, self.decided)
        return self.decided[id(name)]

    def _make_use(self, name: Name, profile: Profile) -> Use:
        kind = profile.kind or "organization"
        if name.small > name.end and self._takes_small(name, profile):
            words = tuple(name.line.parts[name.start : name.small])
            kind = small_kind(name, self.namer)
            return Use(name, kind, words, make_key(kind, words, self.namer))
        key = name.known.key if name.known is not None else make_key(kind, name.words, self.namer)
        return Use(name, kind, name.words, key)

    def _takes_small(self, name: Name, profile: Profile) -> bool:
        """Whether the lower-case noun after a name belongs to it: not where the name is also used without."""
        words = self.namer.words
        if name.line.word(name.end) in words["small_heads"] or name.line.word(name.end) == "subcommittee":
            return True
        known, small = profile.known, name.line.low[name.small - 1]
        if profile.rule == "name.short":
            return False
        if known is None:
            if profile.kind in ("organization", "person", "accord"):
                return False
        elif profile.kind in ("organization", "bloc", "person", "state"):
            if "-" not in name.words:
                return False
        elif known.key.startswith("place:") and small in words["loose_projects"]:
            return False
        is_bare = any(other.small == other.end for other in profile.names)
        return not is_bare or profile.kind in ("place", "state")


def vote_kinds(uses: list[Use], find: Callable[[str], str], profiles: dict[str, Profile]) -> dict[str, Kind]:
    """Return the kind of each set of names that are one thing's: by weight of evidence."""
    votes: defaultdict[str, dict[Kind, float]] = defaultdict(dict)
    for use in uses:
        found = votes[find(use.key)]
        found[use.kind] = found.get(use.kind, 0.0) + profiles[use.name.key].confidence
    return {key: min(found, key=lambda kind: (-found[kind], kind)) for key, found in votes.items()}
