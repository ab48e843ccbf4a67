"""Sentence starts: full stops that end a sentence, told from those that do not.

The parser would guess them from syntax and is easily led astray by bullets, abbreviations and quotations; these rules
look at the stop, what stands before it and what follows, and the parser then keeps to them.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from conspectus.knowledge import Knowledge

STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?"})
CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "“"})
OPENERS = frozenset({'"', "“", "‘", "'", "``", "(", "[", "«"})
INITIAL = re.compile(r"^[A-Z]\.$")
DOTTED = re.compile(r"^(?:[A-Za-z]\.){2,}$")
REACH = 4  # tokens after a closing quotation mark in which a verb of saying keeps the sentence together


class Splitter(Struct, frozen=True):
    """What the rules know: titles never end a sentence, closing abbreviations may, openers begin one."""

    leading: frozenset[str]  # abbreviations that always have something after them: "Mr.", "Gov."
    closing: frozenset[str]  # abbreviations that may end a sentence: "Inc.", "p.m."
    openers: frozenset[str]  # capitalised words that begin a sentence after a closing abbreviation: "The", "But"
    saying: frozenset[str]

    def find_starts(self, words: Sequence[str], spaced: Sequence[bool]) -> set[int]:
        """Return the positions of the words that begin a sentence. `spaced`: white space follows the word."""
        starts = {0}
        for at, word in enumerate(words):
            if not self._may_end(word):
                continue
            after = at + 1
            while after < len(words) and words[after] in CLOSERS and not self._opens(words, spaced, after):
                after += 1
            is_apart = spaced[after - 1]  # "Example.com" is one name; missing spaces were put in by cleaning
            while after < len(words) and words[after].isspace():
                after += 1
            if is_apart and after < len(words) and self._ends(words, at, after):
                starts.add(after)
        return starts

    def _may_end(self, word: str) -> bool:
        return word in STOPS or (word.endswith(".") and len(word) > 1)

    def _opens(self, words: Sequence[str], spaced: Sequence[bool], at: int) -> bool:
        """Whether a quotation mark that looks the same both ways opens here: space before it, none after."""
        return words[at] in OPENERS and at > 0 and spaced[at - 1] and not spaced[at]

    def _ends(self, words: Sequence[str], at: int, after: int) -> bool:
        word, following = words[at], words[after]
        first = after + 1 if following in OPENERS and after + 1 < len(words) else after
        head = words[first]
        if word in STOPS and word != "." and after > at + 1 and self._is_said(words, after):
            return False
        if not (head[:1].isupper() or head[:1].isdigit() or following in OPENERS or not head[:1].isalpha()):
            return False
        if head in {",", ";", ":", "-", "–", "—", ")", "]", "%"} or (word == "…" and not head[:1].isupper()):
            return False
        if word == "." and at > 0:
            return self._stops_after(words[at - 1] + ".", head)
        return word in STOPS or (self._stops_after(word, head) and head[:1].isupper())

    def _stops_after(self, word: str, head: str) -> bool:
        """Whether a word with its full stop ends the sentence when `head` follows."""
        low = word.lower()
        if low in self.leading:
            return False
        if low in self.closing or DOTTED.match(word) or INITIAL.match(word):
            return head.lower() in self.openers
        return True

    def _is_said(self, words: Sequence[str], after: int) -> bool:
        return any(word.lower() in self.saying for word in words[after : after + REACH])


def load_splitter(knowledge: Knowledge) -> Splitter:
    """Build the rules from the table `sentences`."""
    table = knowledge["sentences"]
    return Splitter(*(frozenset(map(str.lower, table[name])) for name in ("leading", "closing", "openers", "saying")))
