"""Pool: the entities of single documents, and the sets of them that turn out to be one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from conspectus.records import Kind, Reading
from conspectus.rooms.resolve.spelling import Speller

FAMILIES: dict[str, str] = {"person": "person", "state": "land", "place": "land"}  # all other kinds are bodies
SPECIFIC, GENERAL = 2, 1  # what a shared body, project or person tells of two documents, and what a state or place does


Held = tuple[str, int | None, bool]  # an office: title, set of its body, whether it is no longer held


class Local(Struct, frozen=True):
    """An entity as one document knows it: its surfaces with how often they stand there; offices by title and body."""

    id: str
    document: str
    kind: Kind
    name: str
    surfaces: dict[str, int]
    ids: dict[str, str]
    confidence: float
    offices: frozenset[tuple[str, str | None, bool]]

    @property
    def family(self) -> str:
        """Return which rules a kind falls under: person, land or body."""
        return FAMILIES.get(self.kind, "body")

    @property
    def weight(self) -> float:
        """Return how much this document tells of the kind."""
        return (1 + sum(self.surfaces.values())) * self.confidence


def read_locals(readings: Iterable[Reading]) -> list[Local]:
    """Collect the entities of all documents, in an order that no file name or order of reading has a part in."""
    found = []
    for reading in readings:
        surfaces: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for mention in reading.naming.mentions:
            if mention.form == "name":
                surfaces[mention.entity][mention.text] += 1
        offices: defaultdict[str, set[tuple[str, str | None, bool]]] = defaultdict(set)
        for office in reading.naming.offices:
            title = office.role.casefold().split(" of ")[0].split(" for ")[0].split()
            if title:
                offices[office.person].add((title[-1].strip("."), office.of, office.is_former))
        found += [
            Local(
                entity.id, reading.document.id, entity.kind, entity.name,
                dict(sorted(surfaces[entity.id].items())) or dict.fromkeys(entity.aliases, 0),
                entity.ids, entity.confidence, frozenset(offices[entity.id]),
            )
            for entity in reading.naming.entities
        ]  # fmt: skip
    return sorted(found, key=lambda e: (e.family, e.name, e.document, e.kind, sorted(e.surfaces), e.id))


class Pool:
    """Sets of entities that are one, by their first member's number; joined only where nothing speaks against it."""

    def __init__(self, entities: list[Local], speller: Speller) -> None:
        self.entities = entities
        self.speller = speller
        self.states: defaultdict[str, Counter[str]] = defaultdict(Counter)  # document -> its states, how often named
        for entity in entities:
            if entity.kind == "state":
                self.states[entity.document][entity.name] += sum(entity.surfaces.values()) + 1
        self.numbers = {entity.id: number for number, entity in enumerate(entities)}
        self.parent = list(range(len(entities)))
        self.members = {number: [number] for number in self.parent}
        self.documents = {number: {entity.document} for number, entity in enumerate(entities)}
        self.ids = {number: dict(entity.ids) for number, entity in enumerate(entities)}
        self.rules: dict[int, dict[str, float]] = defaultdict(dict)
        self.shared: dict[str, dict[int, int]] = {}
        self.by_adjective: dict[str, set[str]] = {}
        self._main: dict[int, str] = {}  # main states, until a set grows

    def find(self, number: int) -> int:
        """Return the set that an entity is in."""
        while self.parent[number] != number:
            self.parent[number] = self.parent[self.parent[number]]
            number = self.parent[number]
        return number

    def roots(self, family: str | None = None) -> Iterator[int]:
        """Return all sets, or those of one family."""
        return (n for n in sorted(self.members) if family is None or self.entities[n].family == family)

    def names(self, root: int) -> set[str]:
        """Return the names that documents know a set by."""
        return {self.entities[n].name for n in self.members[root]}

    def surfaces(self, root: int) -> set[str]:
        """Return everything that documents write for a set."""
        return {text for n in self.members[root] for text in (self.entities[n].name, *self.entities[n].surfaces)}

    def offices(self, root: int) -> set[Held]:
        """Return title, body and whether former, of every office."""
        return {
            (title, self.find(self.numbers[body]) if body in self.numbers else None, is_former)
            for n in self.members[root]
            for title, body, is_former in self.entities[n].offices
        }

    def weight(self, root: int) -> float:
        """Return how much all documents tell of a set."""
        return sum(self.entities[n].weight for n in self.members[root])

    def note_adjectives(self, readings: Iterable[Reading]) -> None:
        """Note the adjectives of countries: "Norwegian" for the entity Norway."""
        self.by_adjective = defaultdict(set)
        for reading in readings:
            for mention in reading.naming.mentions:
                if mention.form == "adjective":
                    self.by_adjective[mention.entity].add(mention.text)

    def adjectives(self, root: int) -> set[str]:
        """Return the adjectives of a set that is a country."""
        return {text for n in self.members[root] for text in self.by_adjective.get(self.entities[n].id, ())}

    def has_together(self, root: int, other: int) -> bool:
        """Whether a document of one set also names the other."""
        return bool(self.documents[root] & self.documents[self.find(other)])

    def main_state(self, root: int) -> str:
        """Return the name of the state that the documents of a set name most."""
        if root not in self._main:
            counts: Counter[str] = Counter()
            for document in self.documents[root]:
                counts.update(self.states.get(document, {}))
            self._main[root] = min(counts, key=lambda name: (-counts[name], name), default="")
        return self._main[root]

    def join(self, left: int, right: int, rule: str, confidence: float) -> bool:
        """Make two sets one, unless identifiers of the same scheme differ."""
        left, right = self.find(left), self.find(right)
        if left == right:
            return True
        if any(self.ids[right].get(scheme, value) != value for scheme, value in self.ids[left].items()):
            return False
        left, right = min(left, right), max(left, right)
        self._main.pop(left, None)
        self.parent[right] = left
        self.members[left] = sorted(self.members[left] + self.members.pop(right))
        self.documents[left] |= self.documents.pop(right)
        self.ids[left] |= self.ids.pop(right)
        old = self.rules.pop(right, {})
        for name, value in (*old.items(), (rule, confidence)):
            self.rules[left][name] = min(value, self.rules[left].get(name, 1.0))
        return True

    # ------------------------------------------------------------ what two documents have in common

    def weigh_documents(self) -> None:
        """Note what each document names, once what is plainly the same has been joined."""
        self.shared = defaultdict(dict)
        for number, entity in enumerate(self.entities):
            root = self.find(number)
            self.shared[entity.document][root] = GENERAL if entity.family == "land" else SPECIFIC

    def relate(self, left: int, right: int) -> int:
        """Return how much the documents of two sets have in common besides the two; most of any pair of documents."""
        best = 0
        for ours in self.documents[left]:
            for theirs in self.documents[right]:
                best = max(best, self._relate(ours, theirs, {left, right}))
                if best >= 4:
                    return best
        return best

    def _relate(self, ours: str, theirs: str, besides: set[int]) -> int:
        if ours == theirs:
            return 4
        small, large = sorted((self.shared[ours], self.shared[theirs]), key=len)
        common = {self.find(root): value for root, value in small.items() if root in large}
        return sum(value for root, value in common.items() if root not in besides)


def share_office(ours: set[Held], theirs: set[Held]) -> bool:
    """Whether two persons hold an office of one title, of one body or of bodies that are not both named."""
    return any(
        title == other and (body is None or which is None or body == which)
        for title, body, _ in ours
        for other, which, _ in theirs
    )


def oppose_offices(ours: set[Held], theirs: set[Held]) -> bool:
    """Whether two persons hold only offices of different, named bodies."""
    mine = {body for _, body, _ in ours if body}
    others = {body for _, body, _ in theirs if body}
    return bool(mine and others) and not mine & others and not share_office(ours, theirs)
