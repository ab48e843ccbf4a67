"""Forming: a stretch of capitalised words -> a name with all that belongs to it, or nothing."""

import re

from msgspec import Struct

from conspectus.rooms.names.blocks import Block
from conspectus.rooms.names.heads import is_generic, is_naming
from conspectus.rooms.names.joining import extend_front, extend_name, extend_small
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import Line

OPENING_QUOTES = frozenset({'"', "“", "«", "``", "„"})
CLOSING_QUOTES = frozenset({'"', "”", "»", "''", "“"})
ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
PLURAL = re.compile(r"^[A-Z]{2,5}s$")  # "NGOs" are no name
LOOSE = frozenset({"-", "&", "'s", "’s", "'", "’", ","})
MEETINGS = frozenset({"Congress", "Conference", "Assembly"})
NO_NAMES = ("ordinary", "calendar", "faiths", "tongues", "product_words", "topics", "event_heads", "plain")


class Stretch(Struct, frozen=True):
    """Pieces [start, end) of a line, and the words of the titles right before and after them."""

    start: int
    end: int
    title: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Former:
    """Makes the names of one line."""

    def __init__(self, line: Line, namer: Namer) -> None:
        self.line = line
        self.namer = namer
        self.words = namer.words

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Step over joints and particles at either end."""
        low, parts = self.line.low, self.line.parts
        while start < end and (
            parts[start] in LOOSE or (low[start] in self.words["particles"] and parts[start].islower())
        ):
            start += 1
        while end > start and (
            parts[end - 1] in LOOSE or (end - start > 2 and parts[end - 1] in self.words["honours"])
        ):
            end -= 1
        return start, end

    def form(self, block: Block, stretch: Stretch) -> Name | None:
        """Make the name of a stretch: with what "of", "and" or a small noun adds; None if it is none."""
        start, end = self.trim(stretch.start, stretch.end)
        line, after = self.line, stretch.after
        if line.parts[start : start + 1] == ["The"] and start + 1 < end and start not in block.atoms:
            start += 1
        if start >= end:
            return None
        stop = end
        if not after and end == block.end:
            stop = extend_name(line, start, end, self.namer)
            stop = extend_front(line, start, end, self.namer) if stop == end else stop
        if self.line.parts[stop - 1] == "Local" and line.word(stop).isdigit():  # a union's branch
            stop += 1
        small = stop if after else extend_small(line, start, stop, self.namer)
        if (back := self._find_particle(start, stop)) < start:
            name = self._make(back, stop, small, stretch)
            match = self.namer.match(line.parts, back)
            name.known = match[1] if match is not None and match[0] == stop else None
            return name
        atom = block.atoms.get(start)
        if atom is None or stop > end:
            atom = self.namer.match(line.parts, start)
        entry = atom[1] if atom is not None and atom[0] == stop else None
        if entry is None:
            start = self._extend_back(start, stop)
        name = self._make(start, stop, small, stretch)
        name.known = entry
        return None if self._is_dropped(name) else name

    def _make(self, start: int, stop: int, small: int, stretch: Stretch) -> Name:
        name = Name(self.line, start, stop)
        name.title, name.after, name.small = stretch.title, stretch.after, small
        return name

    def _find_particle(self, start: int, stop: int) -> int:
        """Return where a name begins that a small particle leads: "al-Shabaab", "bin Salman", "trans-Saharan"."""
        line, low = self.line, self.line.low
        is_glued = start > 1 and low[start - 1] == "-" and line.is_glued(start) and line.is_glued(start - 1)
        if is_glued and low[start - 2] in self.words["leading_particles"]:
            return start - 2
        back = start
        while (
            back > 1
            and stop - start < 3
            and low[back - 1] in self.words["particles"]
            and line.parts[back - 1].islower()
        ):
            back -= 1
        return back

    def _extend_back(self, start: int, stop: int) -> int:
        """Return where a name begins that an ordinal or a quoted name leads: "11th Energy Forum"."""
        line, last = self.line, self.line.parts[stop - 1]
        if ORDINAL.match(line.word(start - 1)) and (last in self.words["bloc_heads"] or last in MEETINGS):
            return start - 1
        if line.word(start - 1) in CLOSING_QUOTES and last in self.words["heads"]:
            at = start - 2
            while at > 0 and line.is_top(at) and at > start - 5:
                at -= 1
            return at if line.word(at) in OPENING_QUOTES and at < start - 2 else start
        return start

    # ------------------------------------------------------------ what is no name

    def _is_dropped(self, name: Name) -> bool:
        """Whether a capitalised stretch is no name of anything that is recorded."""
        words = name.words
        if name.known is not None:
            is_bare = len(words) == 1 and words[0] in self.words["articled"] and not name.after
            return is_bare and (self.line.word(name.start - 1) != "the" or self.line.is_top(name.end))
        if name.after and is_generic(words, self.namer) and not self._is_titled_body(words):
            return True
        if len(words) == 1 and not name.title:
            return self._is_dropped_word(name)
        if name.title or words[0] in self.words["given"]:
            return False
        if len(words) == 3 and words[1] == "-" and (len(words[2]) == 1 or words[2].isdigit()):
            return True  # "Vega-C": a model
        if "Shuttle" in words and words[-1] not in self.words["heads"] | self.words["project_heads"]:
            return True  # spacecraft, like ships, are not recorded
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]  # "Museum of Flight" is no event
        is_event = any(w in self.words["event_heads"] for w in words) and head not in self.words["heads"]
        if is_event or words[0] in self.words["vessels"]:
            return True
        is_loose = is_generic(words, self.namer) and not is_naming(head, self.namer)
        return is_loose and name.small == name.end and not self.line.pieces[name.start].entity

    def _is_dropped_word(self, name: Name) -> bool:
        """Whether a single capitalised word is no name; "the Commission" may stand for one, "Red" may share a noun."""
        word = name.words[0]
        if self._shares_noun(name):
            name.clues.append(("place", 8.0, "shared"))
            return False
        if self._is_bare(name):
            name.is_bare = True
            return False
        at = name.start
        if word.isupper() and self.line.word(at - 1) == "(" and self.line.is_top(at - 2) and len(word) > 1:
            return False
        if any(word in self.words[key] for key in NO_NAMES) or word.rstrip("s") in self.words["ordinary"]:
            return True
        if word in self.words["labels"] and self.line.word(name.end) == ":":
            return True
        if word.isupper():
            return len(word) == 1 or self._is_unit(name)
        if PLURAL.match(word):
            return True
        return len(word) == 1 or word.lower() in self.words["starters"]

    def _is_unit(self, name: Name) -> bool:
        """Whether an acronym stands beside a number, as units and currencies do."""
        pieces = self.line.pieces
        return any(0 <= at < len(pieces) and pieces[at].tag == "CD" for at in (name.start - 1, name.end))

    def _is_bare(self, name: Name) -> bool:
        """Whether a noun alone may stand for a body named in full elsewhere: "the Commission"."""
        word = name.words[0]
        if self.line.word(name.start - 1) != "the" or name.after or word == "State":
            return False
        return any(word in self.words[key] for key in ("heads", "accord_heads", "project_heads"))

    def _shares_noun(self, name: Name) -> bool:
        """Whether a noun behind "and" belongs to this name too: "Red" in "the Red and Arabian Seas"."""
        line, at = self.line, name.end
        if line.word(at) not in ("and", ",") or not line.is_top(at + 1):
            return False
        while at < len(line.parts) and (line.is_top(at) or line.low[at] in ("and", ",")):
            if line.parts[at] in self.words["lands"]:
                return True
            at += 1
        return False

    def _is_titled_body(self, words: tuple[str, ...]) -> bool:
        """Whether the words before a title name a body ("Security Council Secretary") or only an office."""
        last = words[-1]
        is_strong = last in self.words["heads"] and last not in self.words["weak_heads"] | self.words["portfolios"]
        return (is_strong and len(words) > 1) or last in self.words["chambers"]
