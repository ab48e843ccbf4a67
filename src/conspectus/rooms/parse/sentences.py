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
COUNTRY = frozenset({"u.s.", "u.k.", "u.n.", "e.u.", "u.a.e.", "d.c."})  # by themselves they follow "the" or a comma
PLAIN = re.compile(r"[a-z]{3,}")
INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?![\w.])")  # a capital in the middle of a sentence: a name
TITLED = 0.7  # share of long words with a capital from which on a line is a headline in capitals
TITLED_WORDS = 4
LONGEST = 400  # tokens; a list or a table without stops is cut there, for later rooms compare a sentence's words
REACH = 4  # tokens after a closing quotation mark in which a verb of saying keeps the sentence together


class Usage(Struct, frozen=True):
    """How a document writes its words: those in lower case, and those with a capital in the middle of a sentence."""

    plain: frozenset[str]
    names: frozenset[str]

    def is_plain(self, word: str) -> bool:
        """Whether a word that stands here with a capital is an ordinary one."""
        return word.lower() in self.plain and word not in self.names


def read_usage(text: str) -> Usage:
    """Read how a document writes its words."""
    return Usage(frozenset(PLAIN.findall(text)), frozenset(INSIDE.findall(text)))


class Splitter(Struct, frozen=True):
    """What the rules know: titles never end a sentence, closing abbreviations may, openers begin one.

    After a closing abbreviation a word with a capital begins a sentence if it is an opener, or if a word in lower case
    follows and it is a common noun: of the list `nouns`, or written small elsewhere in the document. A word that goes
    with an abbreviation into a name ("the U.S. Senate voted") is in `bound` and begins none.
    """

    leading: frozenset[str]  # abbreviations that always have something after them: "Mr.", "Gov."
    numbered: frozenset[str]  # abbreviations before a number: "No. 5"; "he said no." ends a sentence
    closing: frozenset[str]  # abbreviations that may end a sentence: "Inc.", "p.m."
    openers: frozenset[str]  # capitalised words that begin a sentence after a closing abbreviation: "The", "But"
    saying: frozenset[str]
    nouns: frozenset[str]
    bound: frozenset[str]

    def find_starts(self, words: Sequence[str], spaced: Sequence[bool], usage: Usage) -> set[int]:
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
            if is_apart and after < len(words) and self._ends(words, at, after, usage):
                starts.add(after)
        return _limit(starts, len(words))

    def _may_end(self, word: str) -> bool:
        return word in STOPS or (word.endswith(".") and len(word) > 1)

    def _opens(self, words: Sequence[str], spaced: Sequence[bool], at: int) -> bool:
        """Whether a quotation mark that looks the same both ways opens here: space before it, none after."""
        return words[at] in OPENERS and at > 0 and spaced[at - 1] and not spaced[at]

    def _ends(self, words: Sequence[str], at: int, after: int, usage: Usage) -> bool:
        word, following = words[at], words[after]
        first = after + 1 if following in OPENERS and after + 1 < len(words) else after
        head = words[first]
        if word in STOPS and word != "." and after > at + 1 and self._is_said(words, after):
            return False
        if not (head[:1].isupper() or head[:1].isdigit() or following in OPENERS or not head[:1].isalpha()):
            return False
        if head in {",", ";", ":", "-", "–", "—", ")", "]", "%"} or (word == "…" and not head[:1].isupper()):
            return False
        last = at - 1 if word == "." and at > 0 else at  # the tokenizer may part an abbreviation from its stop
        if word in STOPS and last == at:
            return True
        low = words[last].lower() + ("." if last < at else "")
        if low in self.leading or (low in self.numbered and head[:1].isdigit()):
            return False
        if low in self.closing or DOTTED.match(low) or INITIAL.match(low.upper()):
            return self._opens_after(words, last, first, usage, is_quoted=first > after)
        return word == "." or head[:1].isupper()

    def _opens_after(self, words: Sequence[str], at: int, first: int, usage: Usage, *, is_quoted: bool) -> bool:
        """Whether the word at `first` begins a sentence behind the abbreviation at `at`."""
        head = words[first]
        low = head.lower()
        if _is_titled(words):
            return False
        if low in self.openers:
            return True
        second = words[first + 1] if first + 1 < len(words) else ""
        abbreviation = words[at].lower().rstrip(".") + "."
        if is_quoted or not head[:1].isupper() or not second[:1].islower() or abbreviation not in self.closing:
            return False
        is_alone = abbreviation not in COUNTRY or (at > 0 and words[at - 1].lower() in {"the", ","})
        return is_alone and (low in self.nouns or (low not in self.bound and usage.is_plain(head)))

    def _is_said(self, words: Sequence[str], after: int) -> bool:
        return any(word.lower() in self.saying for word in words[after : after + REACH])


def _limit(starts: set[int], count: int) -> set[int]:
    """Cut what goes on for more words than any sentence has."""
    ends = [*sorted(starts)[1:], count]
    return {at for start, end in zip(sorted(starts), ends, strict=True) for at in range(start, max(end, 1), LONGEST)}


def _is_titled(words: Sequence[str]) -> bool:
    """Whether a line is a headline that has its words begin with capitals."""
    if words[-1] in STOPS:
        return False
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) >= TITLED_WORDS and sum(word[0].isupper() for word in long) >= TITLED * len(long)


def load_splitter(knowledge: Knowledge) -> Splitter:
    """Build the rules from the tables `sentences` and `organizations`."""
    table, bodies = knowledge["sentences"], knowledge["organizations"]
    bound = {
        word.lower()
        for kind in ("heads", "organs", "project_heads", "accord_heads", "event_heads")
        for word in bodies[kind]
    }
    names = ("leading", "numbered", "closing", "openers", "saying", "nouns")
    lists = {name: frozenset(map(str.lower, table[name])) for name in names}
    return Splitter(**lists, bound=frozenset(bound | {word.lower() for word in table["bound"]}))
