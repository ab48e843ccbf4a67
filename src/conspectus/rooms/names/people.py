"""People: which names of a document are one person's."""

from collections import defaultdict
from collections.abc import Sequence

from conspectus.rooms.names.kinds import Profile, family_names, is_family_first
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.spelling import person_key

KIN_REACH = 7  # words before a name in which a word of kinship is about its bearer


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
    full: list[tuple[Profile, tuple[str, ...]]] = []
    short: list[tuple[Profile, str]] = []
    for profile in sorted(profiles, key=lambda p: (-len(p.words), p.names[0].text_start)):
        key = person_key(profile.words, namer.words["generations"])
        if len(key) > 1:
            full.append((profile, key))
        else:
            short.append((profile, key[0]))
    people = _join_full_names(full)
    owners = {id(name): person.key for person in people for name in person.names}
    bearers = _find_bearers(people, namer)
    for profile, word in short:
        owners |= _assign(profile, word, bearers.get(word, []), namer)
    return owners


def _join_full_names(full: Sequence[tuple[Profile, tuple[str, ...]]]) -> list[Person]:
    people: list[Person] = []
    by_word: defaultdict[str, list[Person]] = defaultdict(list)
    for profile, key in full:
        near = [*by_word[key[-1]], *by_word[key[0]]]
        person = next((p for p in near if any(is_same(key, other) for other in p.keys)), None)
        if person is None:
            person = Person(profile, key)
            people.append(person)
        else:
            person.names += profile.names
            person.keys.append(key)
        for word in {key[0], key[-1]}:
            by_word[word].append(person)
    return people


def _assign(profile: Profile, word: str, found: Sequence[Person], namer: Namer) -> dict[int, str]:
    """Give each occurrence of a family name alone to a person who bears it."""
    alone = dict.fromkeys(map(id, profile.names), f"person:{word}")
    if not found or (len(found) == 1 and any(_is_other(name, found[0], namer) for name in profile.names)):
        return alone
    counts = {person.key: len(person.names) for person in found}
    for name in sorted(profile.names, key=lambda n: n.text_start):
        person = _choose(name, found, counts, namer)
        alone[id(name)] = person.key
        counts[person.key] += 1
    return alone


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
        keys = [person_key(tuple(tail.split()), generations) for tail in family_names(person.words, namer)]
        tails = {key[-1] for key in keys if key}
        first = person.keys[0][0]
        if is_family_first(person.words, namer):
            tails.add(first)
        for tail in tails:
            bearers[tail].append(person)
        if first not in tails:
            given[first].append(person)
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


def _choose(name: Name, found: Sequence[Person], counts: dict[str, int], namer: Namer) -> Person:
    """Return whom a family name means that several persons bear: who has an office, who is named most, who was last."""
    if len(found) == 1:
        return found[0]

    def rank(person: Person) -> tuple[int, int, int]:
        before = [n.text_start for n in person.names if n.text_start <= name.text_start]
        offices = sum(_weigh_office(n, namer) for n in person.names)
        return offices, counts[person.key], max(before, default=-1)

    known = [person for person in found if any(n.text_start <= name.text_start for n in person.names)]
    return max(known or found, key=rank)


def is_kin(name: Name, namer: Namer) -> bool:
    """Whether a word of kinship says whose the bearer is: "his wife, Senator Clara Ferreira"."""
    kin = namer.words["kin"]
    before = name.start - 1 - len(name.title)
    return (
        name.office in kin
        or name.line.word(before) in kin
        or (name.line.word(before) == "," and name.line.word(before - 1) in kin)
    )


def _weigh_office(name: Name, namer: Namer) -> int:
    """Return 1 for an office before a name, -1 for a word of kinship."""
    if is_kin(name, namer):
        return -1
    return 1 if name.office and name.office not in namer.words["honorifics"] else 0


def _is_other(name: Name, person: Person, namer: Namer) -> bool:
    """Whether a family name cannot mean the one person who bears it in full.

    "President Ortiz" before a first "Elena Ortiz, a student", who has no office; "Ferreira" before "his wife, Clara
    Ferreira".
    """
    if name.text_start > min(n.text_start for n in person.names):
        return False
    first = min(person.names, key=lambda n: n.text_start)
    if is_kin(first, namer):
        return True
    if name.office not in namer.words["top_offices"] or not _is_introduced(first, name.words[-1].lower(), namer):
        return False
    return not any(_weigh_office(n, namer) > 0 for n in person.names)


def _is_introduced(name: Name, person: str, namer: Namer) -> bool:
    """Whether a text tells the bearer of a full name apart from whom it calls by the family name.

    "Elena Ortiz, a student"; "Ortiz was joined by Elena Ortiz"; "the president's daughter and son, Elena Ortiz and".
    """
    line = name.line
    before, after = line.low[: name.start], line.word(name.end + 1)
    is_described = line.word(name.end) == "," and (after.isdigit() or after in namer.words["appositions"])
    return is_described or person in before or not namer.words["kin"].isdisjoint(before[-KIN_REACH:])
