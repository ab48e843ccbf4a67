"""People: which names of a document are one person's."""

from collections import defaultdict
from collections.abc import Sequence

from conspectus.rooms.names.kinds import Profile, family_names, is_family_first
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.spelling import person_key


KIN = frozenset(
    {
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "father",
        "mother",
        "cousin",
        "nephew",
        "niece",
        "uncle",
        "aunt",
        "widow",
    }
)
TOP = frozenset(
    {
        "president",
        "minister",
        "chancellor",
        "premier",
        "king",
        "queen",
        "pope",
        "secretary",
        "senator",
        "governor",
        "chairman",
    }
)


class Person:
    """A person of a document: the profiles of the full names, and every occurrence, the short ones too."""

    __slots__ = ("keys", "names", "words")

    def __init__(self, profile: Profile, key: tuple[str, ...]) -> None:
        self.words = profile.words
        self.keys = [key]
        self.names: list[Name] = list(profile.names)

    @property
    def key(self) -> str:
        """Return what tells this person apart from others in the document."""
        return "person:" + " ".join(self.keys[0])


def find_people(profiles: Sequence[Profile], namer: Namer) -> dict[int, str]:
    """Find who is who: the id of each name of a person -> the person's key."""
    full, short = [], []
    for profile in sorted(profiles, key=lambda p: (-len(p.words), p.names[0].text_start)):
        key = person_key(profile.words, namer.words["generations"])
        (full if len(key) > 1 else short).append((profile, key))
    people: list[Person] = []
    for profile, key in full:
        person = next((p for p in people if any(is_same(key, other) for other in p.keys)), None)
        if person is None:
            people.append(Person(profile, key))
        else:
            person.names += profile.names
            person.keys.append(key)
    owners = {id(name): person.key for person in people for name in person.names}
    bearers = _find_bearers(people, namer)
    for profile, key in short:
        found = bearers.get(key[0], [])
        is_other = len(found) == 1 and any(_is_other(name, found[0]) for name in profile.names)
        counts = {person.key: len(person.names) for person in found}
        for name in sorted(profile.names, key=lambda n: n.text_start):
            person = None if is_other or not found else _choose(name, found, counts)
            owners[id(name)] = person.key if person is not None else f"person:{key[0]}"
            if person is not None:
                counts[person.key] += 1
    return owners


def is_same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names in one document are one person's: all words of the shorter are in the longer.

    The family name must be shared; a given name may be an initial or be left out behind another.
    """
    if left == right or "".join(left) == "".join(right):
        return True
    small, large = sorted((left, right), key=len)
    if small[-1] != large[-1] and small[0] != large[0]:
        return False
    if len(small) > 2 and len(small) < len(large) and all(len(w.rstrip(".")) == 1 for w in large[1:-1]):
        return False  # George W. and George H. W.
    at = 0
    for word in small:
        while at < len(large) and not _agrees(word, large[at]):
            at += 1
        if at == len(large):
            return False
        at += 1
    return small[-1] == large[-1] or len(small) > 2


def _agrees(word: str, other: str) -> bool:
    if word == other:
        return True
    is_initial = len(word.rstrip(".")) == 1 or len(other.rstrip(".")) == 1
    return is_initial and word[0] == other[0]


def _find_bearers(people: Sequence[Person], namer: Namer) -> dict[str, list[Person]]:
    """Return who may be meant by a single word: family names first, given names where no family name is like them."""
    bearers: defaultdict[str, list[Person]] = defaultdict(list)
    given: defaultdict[str, list[Person]] = defaultdict(list)
    generations = namer.words["generations"]
    for person in people:
        tails = {person_key(tuple(tail.split()), generations)[-1:] for tail in family_names(person.words, namer)}
        tails = {tail[0] for tail in tails if tail}
        if is_family_first(person.words, namer):
            tails.add(person.keys[0][0])
        for tail in tails:
            bearers[tail].append(person)
        if person.keys[0][0] not in tails:
            given[person.keys[0][0]].append(person)
    for words in (given, _find_middles(people)):
        for word, found in words.items():
            if word not in bearers and len(found) == 1:
                bearers[word] = found
    return bearers


def _find_middles(people: Sequence[Person]) -> dict[str, list[Person]]:
    """Return who may go by a word inside a name of four or more: "Lula"."""
    middles: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        key = person.keys[0]
        if len(key) > 3:
            for word in key[1:-1]:
                if len(word) > 3:
                    middles[word].append(person)
    return middles


def _choose(name: Name, found: Sequence[Person], counts: dict[str, int]) -> Person:
    """Return whom a family name means that several persons bear: the one named with an office most, then nearest before."""
    if len(found) == 1:
        return found[0]

    def rank(person: Person) -> tuple[int, int, int]:
        before = [n.text_start for n in person.names if n.text_start <= name.text_start]
        return sum(_weigh_office(n) for n in person.names), counts[person.key], max(before, default=-1)

    known = [person for person in found if any(n.text_start <= name.text_start for n in person.names)]
    return max(known or found, key=rank)


def _weigh_office(name: Name) -> int:
    """Return 1 for an office before a name, -1 for a word of kinship."""
    if name.office in KIN or name.line.word(name.start - 2) in KIN:
        return -1
    return 1 if name.office and not name.office.startswith(("mr", "ms", "dr")) else 0


def _is_other(name: Name, person: Person) -> bool:
    """Whether a family name cannot mean the one person of the document who bears it.

    "President Ortiz" before a first "Elena Ortiz" who has no office, or after "his daughter, Elena Ortiz".
    """
    first = min(n.text_start for n in person.names)
    if any(n.text_start < first for n in (name,)) and name.office in TOP:
        return not any(_weigh_office(n) > 0 for n in person.names)
    return False
