"""Spots: where a document speaks of whom, line by line, for titles and pronouns to look back to."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from conspectus.records import Kind
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import Line

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NEAR = 5  # words that may stand between a body and the country it is of
JOINTS = frozenset({"and", "or", "of", "in", "by", "to", "for", "with", "from"})
BACK = 2  # lines that a title or pronoun looks back over


class Found(Struct):
    """A mention with what it names: the key tells things apart in the document. `end`: the piece after the last."""

    name: Name
    kind: Kind
    key: str
    end: int
    form: Literal["name", "adjective", "title", "pronoun"] = "name"
    confidence: float = 0.9
    rule: str = ""

    state_name: str = ""

    @property
    def is_subject(self) -> bool:
        """Whether the mention is the subject of a verb, not a maker's name before a model: "the Airbus 380"."""
        is_model = any(letter.isdigit() for letter in self.name.line.word(self.end))
        return self.name.line.pieces[self.end - 1].dep in SUBJECTS and not is_model

    @property
    def is_joined(self) -> bool:
        """Whether "and" joins something to the mention."""
        head = self.name.line.pieces[self.end - 1].index
        return any(token.dep == "conj" and token.head == head for token in self.name.line.pieces)


class Post(Struct, frozen=True):
    """An office that the document gives a person."""

    person: str
    words: tuple[str, ...]
    of: str | None
    is_former: bool


class Scene:
    """All that has been found, by line, with what is known of the persons."""

    def __init__(
        self,
        lines: Sequence[Line],
        found: Iterable[Found],
        posts: Sequence[Post],
        namer: Namer,
        titled: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.titled = titled  # characters of the text that give somebody an office
        self.nouns: dict[str, set[str]] = {}  # lower-case words of a thing's names, and the noun behind them
        self.lines = lines
        self.order = {line.index: at for at, line in enumerate(lines)}
        self.spots: list[list[Found]] = [[] for _ in lines]
        self.kinds: dict[str, Kind] = {}
        self.counts: dict[str, int] = {}
        self.firsts: dict[str, tuple[int, int]] = {}  # line and piece where a thing is first named
        self.longest: dict[str, Found] = {}  # the longest name of each thing
        self.posts = posts
        self.namer = namer
        for item in found:
            self.add(item)
        self.genders = _find_genders(self, posts, namer)
        self.homes = _find_homes(self)  # states that the text says a body is of

    def add(self, item: Found) -> None:
        """Put a mention on its line, in text order."""
        spots = self.spots[self.order[item.name.line.index]]
        spots.append(item)
        if len(spots) > 1 and spots[-2].name.start > item.name.start:
            spots.sort(key=lambda f: f.name.start)
        if item.form == "name" and item.kind != "person":
            words = item.name.line.low[item.name.start : max(item.end, item.name.small)]
            self.nouns.setdefault(item.key, set()).update(words)
            if not self.namer.words["bank_words"].isdisjoint(words):
                self.nouns[item.key].add("bank")
        at = self.order[item.name.line.index], item.name.start
        self.firsts[item.key] = min(at, self.firsts.get(item.key, at))
        kept = self.longest.get(item.key)
        if item.form == "name" and (kept is None or len(item.name.words) > len(kept.name.words)):
            self.longest[item.key] = item
        self.kinds[item.key] = item.kind
        self.counts[item.key] = self.counts.get(item.key, 0) + 1

    def is_speaker(self, item: Found) -> bool:
        """Whether a sentence gives words to a person: subject of a verb of saying or thinking, or "according to"."""
        line = item.name.line
        token = line.pieces[item.end - 1]
        by_index = {piece.index: piece for piece in line.pieces}
        while token.dep in ("appos", "compound") and token.head in by_index and by_index[token.head] is not token:
            token = by_index[token.head]
        if token.dep == "nsubj":
            return token.head in by_index and by_index[token.head].lemma in self.namer.words["say"]
        before = line.low[max(0, item.name.start - 14) : item.name.start]
        return token.dep in ("pobj", "appos") and "according" in before

    def covers(self, at: int, piece: int) -> Found | None:
        """Return the mention that piece `piece` of line `at` is part of."""
        return next((f for f in self.spots[at] if f.name.start <= piece < f.end), None)

    def before(self, at: int, piece: int, kinds: frozenset[str]) -> list[Found]:
        """Return the mentions of things of some kinds on line `at` before a piece, adjectives left out."""
        return [f for f in self.spots[at] if f.end <= piece and f.kind in kinds and f.form != "adjective"]


def _find_homes(scene: Scene) -> dict[str, set[str]]:
    """Return the states of bodies: "Norwegian shipbuilder Halvorsen", "Halvorsen, a Norwegian shipbuilder"."""
    homes: dict[str, set[str]] = {}
    for spots in scene.spots:
        for left, right in pairwise(spots):
            between = left.name.line.low[left.end : right.name.start]
            if len(between) >= NEAR or "adjective" not in (left.form, right.form):
                continue
            is_before = all(word.isalpha() and word not in JOINTS for word in between)
            if left.kind == "state" and right.kind == "organization" and is_before:
                homes.setdefault(right.key, set()).add(left.key)
            is_behind = between[:2] in ([",", "a"], [",", "an"], [",", "the"])
            if left.kind == "organization" and right.kind == "state" and is_behind:
                homes.setdefault(left.key, set()).add(right.key)
    return homes


def _find_genders(scene: Scene, posts: Sequence[Post], namer: Namer) -> dict[str, str]:
    """Return "m" or "f" for persons whose title, kinship or given name tells."""
    titles: dict[str, set[str]] = {}
    given: dict[str, set[str]] = {}
    female, male = namer.words["female_titles"], namer.words["male_titles"]
    for spots in scene.spots:
        for item in spots:
            if item.kind != "person":
                continue
            office = item.name.office
            if office in female or office in male:
                titles.setdefault(item.key, set()).add("f" if office in female else "m")
            words = item.name.words
            first = words[0]
            if len(words) > 1 and first in namer.genders and first not in namer.words["family_first"]:
                given.setdefault(item.key, set()).add(namer.genders[first])
    for post in posts:
        if post.words[-1] in female:
            titles.setdefault(post.person, set()).add("f")
    found = {key: next(iter(marks)) for key, marks in given.items() if len(marks) == 1 and marks != {"?"}}
    return found | {key: next(iter(marks)) for key, marks in titles.items() if len(marks) == 1}
