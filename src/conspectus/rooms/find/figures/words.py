"""Words of a sentence: the light tokens that the grammar of figures reads."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from conspectus.rooms.find.figures.lexicon import FOLD_QUOTES, Measures

Sort = Literal["word", "number", "money", "code", "mark"]
HYPHENS = frozenset("-‑‐")
DASHES = frozenset("-‑‐–—−")


class Word(Struct, frozen=True, gc=False):
    """One word, number or sign. `lower` is its folded form; `glued`: no white space stands before it."""

    start: int
    end: int
    text: str
    lower: str
    sort: Sort
    glued: bool


class Line(Struct, frozen=True):
    """A sentence as words, with what else is known of them.

    grammar: sets of function words by name; dated, named: indices of words inside a calendar expression, a name.
    """

    text: str
    sentence: int
    words: tuple[Word, ...]
    grammar: Mapping[str, frozenset[str]]
    dated: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()

    def lower(self, index: int) -> str:
        """The folded word at an index; "" outside the sentence."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def is_in(self, index: int, *sets: str) -> bool:
        """Whether the word at an index belongs to any of the grammar's sets."""
        word = self.lower(index)
        return any(word in self.grammar[name] for name in sets)

    def is_number(self, index: int) -> bool:
        """Whether digits stand at an index."""
        return 0 <= index < len(self.words) and self.words[index].sort == "number"

    def is_glued(self, index: int) -> bool:
        """Whether the word at an index follows the one before without white space."""
        return 0 < index < len(self.words) and self.words[index].glued


def split_words(text: str, start: int, end: int, measures: Measures) -> tuple[Word, ...]:
    """Split characters [start, end) into words."""
    found: list[Word] = []
    last = -1
    for match in measures.word.finditer(text, start, end):
        sort: Sort = match.lastgroup  # type: ignore[assignment]
        word = match.group()
        at = match.start()
        found.append(Word(at, match.end(), word, word.lower().translate(FOLD_QUOTES), sort, at == last))
        last = match.end()
    return tuple(found)
