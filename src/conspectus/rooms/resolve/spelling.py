"""Spelling: names in any romanisation -> folded words that can be compared, and how alike two names are."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from conspectus.knowledge import Knowledge

WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)?|&")
POSSESSIVE = re.compile(r"['’]s?$")
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
VOWELS = re.compile(r"[aeiou]")
DOUBLE = re.compile(r"(.)\1+")
ROMAN = re.compile(r"^(?:i{2,3}|iv|vi{0,3}|ix|x)$")
GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
SAME, LIKE, SHORT = 1.0, 0.95, 0.85


class Spelling(Struct, frozen=True):
    """What comparing names knows, from `resolve.toml`."""

    letters: dict[int, str]
    sounds: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, str], ...]
    nicknames: dict[str, frozenset[int]]
    particles: frozenset[str]
    generations: frozenset[str]
    honorifics: frozenset[str]
    legal_forms: tuple[tuple[str, ...], ...]
    words: dict[str, str]
    works: frozenset[str]
    qualifiers: frozenset[str]
    stops: frozenset[str]
    generic: frozenset[str]
    landforms: frozenset[str]
    opposites: tuple[frozenset[str], ...]
    firms: frozenset[str]  # nouns that end companies' names, from `organizations.toml`


def load_spelling(knowledge: Knowledge) -> Spelling:
    """Build the tables from `resolve`, and the honorifics from `offices`."""
    table = knowledge["resolve"]
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(table["nicknames"]):
        for name in group:
            groups.setdefault(name, set()).add(number)
    forms = {tuple(WORD.findall(DOTTED.sub(_join_dots, form.casefold()))) for form in table["legal_forms"]}
    return Spelling(
        letters={ord(letter): latin for letter, latin in table["letters"].items()},
        sounds=tuple((old, new) for old, new in table["sounds"]),
        endings=tuple(sorted(((old, new) for old, new in table["endings"]), key=lambda e: (-len(e[0]), e[0]))),
        nicknames={name: frozenset(numbers) for name, numbers in groups.items()},
        particles=frozenset(table["particles"]),
        generations=frozenset(table["generations"]),
        honorifics=frozenset(word.strip(".") for word in knowledge["offices"]["honorifics"] if " " not in word),
        legal_forms=tuple(sorted(forms, key=lambda form: (-len(form), form))),
        words=dict(table["words"]),
        works=frozenset(table["works"]),
        qualifiers=frozenset(table["qualifiers"]),
        stops=frozenset(table["stops"]),
        generic=frozenset(table["generic"]),
        landforms=frozenset(table["landforms"]),
        opposites=tuple(map(frozenset, table["opposites"])),
        firms=frozenset(map(str.casefold, knowledge["organizations"]["firm_heads"])),
    )


def _join_dots(match: re.Match[str]) -> str:
    return match.group().replace(".", "")


class Speller:
    """Folds and compares names; remembers the words it has folded."""

    def __init__(self, spelling: Spelling) -> None:
        self.table = spelling
        self.fold = lru_cache(maxsize=65536)(self._fold)
        self.sound = lru_cache(maxsize=65536)(self._sound)
        self.split = lru_cache(maxsize=65536)(self._split)
        self.person_words = lru_cache(maxsize=65536)(self._person_words)
        self.body_words = lru_cache(maxsize=65536)(self._body_words)
        self.compare_words = lru_cache(maxsize=262144)(self._compare_words)

    # ------------------------------------------------------------ words

    def _fold(self, text: str) -> str:
        """Return lower-case Latin letters and digits without accents."""
        lower = unicodedata.normalize("NFC", text).casefold().translate(self.table.letters)
        return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))

    def _split(self, name: str) -> tuple[str, ...]:
        """Return the folded words of a name, abbreviations with stops as one word, words of one meaning made one."""
        folded = self.fold(DOTTED.sub(_join_dots, name))
        words = (POSSESSIVE.sub("", word) for word in WORD.findall(folded))
        return tuple(self.table.words.get(word, word.replace("'", "").replace("’", "")) for word in words if word)

    def _sound(self, word: str) -> str:
        """Return how a folded word sounds, whoever romanised it."""
        for old, new in self.table.endings:
            if word.endswith(old) and len(word) > len(old) + 1:
                word = word[: -len(old)] + new
                break
        for old, new in self.table.sounds:
            word = word.replace(old, new)
        return DOUBLE.sub(r"\1", word)

    def skeleton(self, word: str) -> str:
        """Return the first letter and consonants of a word's sound: a block in which its spellings meet."""
        sound = self.sound(word)
        return sound[:1] + VOWELS.sub("", sound[1:]).replace("h", "")

    def key(self, name: str) -> str:
        """Return what two writings of exactly the same name share."""
        words = self.split(name)
        return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)

    # ------------------------------------------------------------ persons

    def _person_words(self, name: str) -> tuple[str, ...]:
        """Return a person's names in order, family name last, without titles of courtesy, particles and generations."""
        if name.count(",") == 1:
            family, given = name.split(",")
            name = f"{given} {family}"
        words = [w for w in self.split(GLUED.sub(" ", name)) if w not in self.table.generations]
        while len(words) > 1 and words[0] in self.table.honorifics:
            words = words[1:]
        return tuple(w for w in words if w not in self.table.particles or len(words) < 2) or tuple(words)

    def _compare_words(self, left: str, right: str) -> float:
        """Return how alike two words of persons' names are, 0 where they are two names."""
        if left == right:
            return SAME
        if len(left) == 1 or len(right) == 1:
            return SHORT if left[0] == right[0] else 0.0
        ours, theirs = self.sound(left), self.sound(right)
        if ours == theirs:
            return LIKE
        groups = self.table.nicknames
        if groups.get(left, frozenset()) & groups.get(right, frozenset()):
            return 0.9
        return self._compare_letters(ours, theirs)

    def _compare_letters(self, left: str, right: str, *, long: int = 9) -> float:
        """Allow one wrong letter from 4 letters on, two from `long` on, none in the first place of a short word."""
        longest = max(len(left), len(right))
        edits = OSA.distance(left, right, score_cutoff=3)
        allowed = 0 if longest < 4 else 1 if longest < long else 2
        if edits > allowed:
            return 0.0
        return 1.0 - edits / longest if left[0] == right[0] or longest > 5 else 0.0

    def compare_persons(self, left: str, right: str) -> float:
        """Return how alike two persons' names are, 0 to 1; 0.8 and more is one name in two spellings."""
        ours, theirs = self.person_words(left), self.person_words(right)
        if not ours or not theirs:
            return 0.0
        if "".join(ours) == "".join(theirs):
            return SAME
        if (len(ours), ours) > (len(theirs), theirs):
            ours, theirs = theirs, ours
        pairs = self._align(ours, theirs)
        if not pairs:
            return 0.0
        sizes = [len(ours[i]) + len(theirs[j]) for i, j, _ in pairs]
        left_out = sum(map(len, ours)) - sum(len(ours[i]) for i, _, _ in pairs)
        score = sum(value * size for (_, _, value), size in zip(pairs, sizes, strict=True)) / (
            sum(sizes) + 2 * left_out
        )
        missing, extra = len(ours) - len(pairs), len(theirs) - len(pairs)
        if missing:
            glued = 0.0  # "Van Dorn" and "Vandorn", or one slip of the pen in a longer word
            if len(ours) != len(theirs) or self._is_slip(ours, theirs, pairs):
                glued = self._compare_letters(self.sound("".join(ours)), self.sound("".join(theirs)))
            return round(max(score * 0.6, glued), 6)
        if len(ours) == 1 and len(theirs) > 1:
            return 0.6 * score
        initials = sum(len(ours[i]) == 1 or len(theirs[j]) == 1 for i, j, _ in pairs)
        if initials == len(pairs):
            return 0.5
        return round(score * 0.98**extra, 6)

    def _is_slip(self, ours: tuple[str, ...], theirs: tuple[str, ...], pairs: list[tuple[int, int, float]]) -> bool:
        """Whether only one word of each name is left over, neither is short, and they begin alike."""
        mine = [word for i, word in enumerate(ours) if all(i != a for a, _, _ in pairs)]
        others = [word for j, word in enumerate(theirs) if all(j != b for _, b, _ in pairs)]
        if len(mine) != 1 or len(others) != 1 or min(len(mine[0]), len(others[0])) < 4:
            return False
        return self.sound(mine[0])[0] == self.sound(others[0])[0]

    def find_weakest(self, left: str, right: str) -> float:
        """Return how alike those words of two persons' names are that belong together and are least alike."""
        pairs = self._align(self.person_words(left), self.person_words(right))
        return min((value for _, _, value in pairs), default=0.0)

    def _align(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[tuple[int, int, float]]:
        scored = [
            (value, -abs(i - j), i, j)
            for i, mine in enumerate(ours)
            for j, other in enumerate(theirs)
            if (value := self.compare_words(mine, other)) > 0
        ]
        pairs: list[tuple[int, int, float]] = []
        for value, _, i, j in sorted(scored, reverse=True):
            if all(i != a and j != b for a, b, _ in pairs):
                pairs.append((i, j, value))
        return pairs

    # ------------------------------------------------------------ bodies

    def _body_words(self, name: str) -> tuple[str, ...]:
        """Return the words of a body's name without its legal form and small words."""
        words = [w for w in self.split(name) if w not in self.table.stops] or list(self.split(name))
        is_stripped = True
        while is_stripped and len(words) > 1:
            is_stripped = False
            for form in self.table.legal_forms:
                size = len(form)
                if size < len(words) and tuple(words[-size:]) == form:
                    words, is_stripped = words[:-size], True
                elif size < len(words) and tuple(words[:size]) == form:
                    words, is_stripped = words[size:], True
        return tuple(words)

    def compare_bodies(self, left: str, right: str) -> float:
        """Return how alike two bodies' names are, 0 to 1; 0.8 and more is one name in two writings."""
        ours, theirs = self.body_words(left), self.body_words(right)
        if not ours or not theirs:
            return 0.0
        if sorted(ours) == sorted(theirs) or "".join(ours) == "".join(theirs):
            return SAME
        if self.is_opposite(ours, theirs):
            return 0.0
        if (len(ours), ours) > (len(theirs), theirs):
            ours, theirs = theirs, ours
        scored = sorted(
            ((self._compare_terms(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)), reverse=True
        )
        used: dict[int, tuple[int, float]] = {}
        for value, i, j in scored:
            if value > 0 and i not in used and all(j != b for b, _ in used.values()):
                used[i] = (j, value)
        score = sum(value * len(ours[i]) for i, (_, value) in used.items()) / sum(map(len, ours))
        extra = len(theirs) - len(used)
        if len(used) < len(ours) or extra:
            return max(0.6 * score, self._compare_letters("".join(ours), "".join(theirs), long=8))
        return score

    def _compare_terms(self, left: str, right: str) -> float:
        if left == right:
            return SAME
        if any(c.isdigit() for c in left + right) or min(len(left), len(right)) < 4:
            return 0.0
        if self.sound(left) == self.sound(right):
            return LIKE
        if min(len(left), len(right)) > 6 and self.skeleton(left) == self.skeleton(right):
            return 0.92
        return self._compare_letters(left, right, long=8)

    def is_opposite(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        """Whether a word or number tells two names apart: North and South, 1 and 2."""
        only = (set(ours) - set(theirs), set(theirs) - set(ours))
        if any(word.isdigit() or ROMAN.match(word) for words in only for word in words):
            return True
        return any(pair & only[0] and pair & only[1] for pair in self.table.opposites)

    def project_words(self, name: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words that tell a project from others, and what it is ("pipeline", "corridor")."""
        words = frozenset(w for w in self.split(name) if w not in self.table.stops)
        works = (words & self.table.works) - {"project"}
        core = words - self.table.works - self.table.qualifiers
        return core or words, works
