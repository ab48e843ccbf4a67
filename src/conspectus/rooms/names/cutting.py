"""Cutting: a block of capitalised words -> the names in it, without titles, country adjectives and stray words."""

import re
from collections.abc import Iterator

from conspectus.rooms.names.blocks import Block, find_start, opens, read_block
from conspectus.rooms.names.joining import extend_front, extend_name, extend_small, find_small_names
from conspectus.rooms.names.lexicon import Known, Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import Commons, Line

STATE_TITLES = frozenset({"state", "legislature", "justice", "military", "party", "church"})
SOFT = frozenset({"company", "press", "body", "academic", "job", "sport"})
ADJECTIVAL = frozenset(
    {"peninsula", "archipelago", "highlands", "plateau", "enclave", "exclave", "steppe"}
)  # "Korean peninsula"
OPENING_QUOTES = frozenset({'"', "“", "«", "``", "„"})
CLOSING_QUOTES = frozenset({'"', "”", "»", "''", "“"})
LANDS = frozenset(
    {"Seas", "Oceans", "Rivers", "Mountains", "Lakes", "Islands", "Counties", "Provinces", "Districts", "Valleys"}
)
SUMMIT = re.compile(r"^(?:COP|G|CP|C)-?\d+\+?$")
ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")


class Cutter:
    """Reads the names of one line, left to right."""

    def __init__(self, line: Line, namer: Namer, commons: Commons) -> None:
        self.line = line
        self.namer = namer
        self.commons = commons
        self.words = namer.words

    def read(self) -> Iterator[Name]:
        """Yield the names of the line in text order."""
        last: Name | None = None
        for name in self._read_all():
            if last is not None and last.start < name.start:
                yield last
            last = name
        if last is not None:
            yield last

    def _read_all(self) -> Iterator[Name]:
        floor = 0
        for top in self.line.tops:
            if top < floor or self._is_tail(top):
                continue
            block = read_block(self.line, top, self.namer)
            floor = max(block.end, top + 1)
            for name in self._cut_block(block):
                floor = max(floor, name.end)
                yield name

    def _is_tail(self, at: int) -> bool:
        """Whether a capitalised word only ends a compound: "made-in-Italy"."""
        line = self.line
        is_hyphen = at > 1 and line.parts[at - 1] == "-" and line.is_glued(at) and line.is_glued(at - 1)
        return is_hyphen and line.parts[at - 2].islower() and line.low[at - 2] not in self.words["prefixes"]

    # ------------------------------------------------------------ titles and calendar words split a block

    def _cut_block(self, block: Block) -> Iterator[Name]:
        start = find_start(self.line, block, self.namer, self.commons)
        title: tuple[str, ...] = ()
        at = begin = start
        while at < block.end:
            if at not in block.atoms and self._is_model(at):  # "Airbus | A330": a product's name is not recorded
                yield from self._cut_segment(block, begin, at, title, ())
                title, begin, at = (), at + 1, at + 1
                continue
            if at in block.atoms and block.atoms[at][1].use != "plain" and self._is_solid(block, at):
                at = block.atoms[at][0]
                continue
            found = self._match_title(at, block)
            if (
                found is None
                and self.line.parts[at] in self.words["calendar"]
                and not self._is_month_name(at, begin)
            ):
                found = at + 1, ()
            if found is None:
                at += 1
                continue
            end, words = found
            yield from self._cut_segment(block, begin, at, title, words)
            title, begin, at = words, end, max(end, at + 1)
            if end > block.end:  # the title runs on: "Secretary of State John ..."
                if not self.line.is_top(end):
                    return
                block = read_block(self.line, end, self.namer)
        yield from self._cut_segment(block, begin, block.end, title, ())

    def _is_month_name(self, at: int, begin: int) -> bool:
        """Whether "May" or "August" is a person's here."""
        is_family = at > begin and self.line.parts[at - 1] in self.words["given"]
        return self.line.pieces[at].entity == "PERSON" or is_family

    def _is_model(self, at: int) -> bool:
        """Whether a word is written like a product's or a document's number: "A330", "KC-45"."""
        word = self.line.parts[at]
        if word in self.words["product_words"]:
            return True
        return not word.isalpha() and any(c.isdigit() for c in word) and not SUMMIT.match(word)

    def _is_solid(self, block: Block, at: int) -> bool:
        """Whether a known name is no title as well: "General Motors", not "General"."""
        end, entry = block.atoms[at]
        return end > at + 1 or self.line.low[at] not in self.namer.titles_forward or entry.kind == "group"

    def _match_title(self, at: int, block: Block) -> tuple[int, tuple[str, ...]] | None:
        """Return the end of the title, honorific or portfolio word that stands at `at`, and its words."""
        low = self.line.low
        if low[at] in self.words["honorifics"] and at + 1 < block.end:
            return at + 1, (low[at],)
        for words in self.namer.titles_forward.get(low[at], ()):
            end = at + len(words)
            if tuple(low[at:end]) == words and self._is_title(at, end, block, words):
                return end, words
        return None

    def _is_title(self, at: int, end: int, block: Block, words: tuple[str, ...]) -> bool:
        if end >= block.end and end - at > 1 and not self.line.is_top(end - 1):
            return False
        tail = self.line.parts[end : block.end]
        if not tail:
            return at > block.start or words[-1] not in ("general", "justice")
        if tail[0] in self.words["given"]:
            return True
        body = self.words["heads"] | self.words["legal"] | self.words["organs"] | self.words["places_heads"]
        if any(word in body for word in tail) and not self._is_person_tail(end, block.end):
            return False
        return not (tail[0] == "-" and self.line.is_glued(end))

    def _is_person_tail(self, start: int, end: int) -> bool:
        return all(self.line.pieces[at].entity == "PERSON" for at in range(start, end))

    # ------------------------------------------------------------ a segment between titles

    def _cut_segment(
        self, block: Block, start: int, end: int, title: tuple[str, ...], after: tuple[str, ...]
    ) -> Iterator[Name]:
        """Cut pieces [start, end), which stand behind one title and before another."""
        start, end = self._trim(start, end)
        if title and after and title[-1] not in self.words["honorifics"] and start not in block.atoms:
            return
        while title and start < end and self._is_portfolio(start, end):
            start += 1
        while start < end:
            step = next(self._cut_first(block, start, end, title, after), None)
            if step is None:
                return
            name, begin = step
            if name is not None:
                yield name
            if begin <= start:
                return
            start, _ = self._trim(begin, end)
            title = ()

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        loose = {"-", "&", "'s", "’s", "'", "’", ","}
        while start < end and (
            self.line.parts[start] in loose
            or self.line.low[start] in self.words["particles"]
            and not self.line.is_top(start)
        ):
            start += 1
        while end > start and self.line.parts[end - 1] in loose:
            end -= 1
        return start, end

    def _is_portfolio(self, start: int, end: int) -> bool:
        """Whether a word between a title and a person belongs to the title: "Minister of Science and ICT Bae"."""
        word = self.line.parts[start]
        return end - start > 2 and word in self.words["topics"] and word not in self.words["given"]

    def _cut_first(
        self, block: Block, start: int, end: int, title: tuple[str, ...], after: tuple[str, ...]
    ) -> Iterator[tuple[Name | None, int]]:
        """Yield the first name of a segment, and where the rest of it begins."""
        atom = block.atoms.get(start)
        if atom is not None and atom[0] <= end:
            stop, entry = atom
            if after and all(word in self.words["topics"] for word in self.line.parts[start:end]):
                return
            if entry.use in ("adjective", "plain", "people"):
                yield from self._cut_adjective(block, start, end, after)
                return
            if stop < end and not after and self._splits(entry, start, stop, end):
                yield self._make(start, stop, entry, title, ()), stop
                return
            if stop < end and after and self._splits(entry, start, stop, end, is_before_title=True):
                yield self._make(start, stop, entry, title, ()), stop
                return
        dash = self._find_list_dash(block, start, end)
        if dash is not None:
            yield self._finish(block, start, dash, title, ()), dash + 1
            return
        cut = self._find_inner_cut(block, start, end)
        if cut is not None:
            yield self._finish(block, start, cut, title, ()), cut
            return
        name = self._finish(block, start, end, title, after)
        yield name, max(end, name.end if name else end)

    def _cut_adjective(
        self, block: Block, start: int, end: int, after: tuple[str, ...]
    ) -> Iterator[tuple[Name | None, int]]:
        """Leave a country adjective off the name behind it, unless the name is nothing without it."""
        stop, entry = block.atoms[start]
        own = None if entry.use == "plain" else Name(self.line, start, stop, known=entry)
        if stop >= end:
            if not after and self.line.word(stop) == "-" and self.line.is_glued(stop):
                yield own, stop
                return
            small = stop + (self.line.word(stop) in ADJECTIVAL) if not after else stop
            if small > stop and entry.use != "people":
                yield Name(self.line, start, small), small
            else:
                yield own, stop
            return
        rest = self.line.parts[stop:end]
        if entry.use == "people" or rest[0] == "-" or after and not self._is_body(rest):
            yield own, stop
        elif self._is_organ(rest) and entry.use == "adjective":
            yield own, stop
        elif (self._is_generic(rest) or (entry.use == "plain" and not self._is_split_body(rest))) and self._is_named(
            start, end
        ):
            yield self._finish(block, start, end, (), after), end
        else:
            yield own, stop

    def _is_split_body(self, rest: list[str]) -> bool:
        """Whether a body known by itself stands behind an adjective that is no part of its name."""
        match = self.namer.match(rest, 0)
        return match is not None and match[0] == len(rest)

    def _is_named(self, start: int, end: int) -> bool:
        """Whether what stands behind an adjective has a noun that names are made with."""
        last = self.line.parts[end - 1]
        sets = (
            "heads",
            "legal",
            "places_heads",
            "bloc_heads",
            "project_heads",
            "accord_heads",
            "event_heads",
            "bloc_bodies",
        )
        return any(last in self.words[name] for name in sets)

    def _is_body(self, rest: list[str]) -> bool:
        return rest[-1] in self.words["heads"] or rest[-1] in self.words["legal"]

    def _is_organ(self, rest: list[str]) -> bool:
        text = " ".join(rest)
        return text in self.words["organs"] or rest[-1] == "Ministry" or rest[0] == "Ministry"

    def _is_generic(self, rest: list[str]) -> bool:
        """Whether words are all such as any country's body has: "Academy", "Sciences", "Petroleum"."""
        sets = (
            "topics",
            "common",
            "heads",
            "legal",
            "ordinary",
            "places_heads",
            "project_heads",
            "accord_heads",
            "plain",
            "event_heads",
            "bloc_heads",
        )
        return all(any(word in self.words[name] for name in sets) or not word[:1].isupper() for word in rest)

    def _splits(self, entry: Known, start: int, stop: int, end: int, *, is_before_title: bool = False) -> bool:
        """Whether a known name at the start of a segment stands for itself, apart from the rest."""
        rest = self.line.parts[stop:end]
        if rest[0] in ("-", "&", "'", "'s", "’s"):
            return False
        if rest[0] in self.words["given"] and len(rest) > 1 and entry.kind != "person":
            return self.line.parts[start] not in self.words["given"]
        if self._is_person_name(start, end):
            return False
        if rest[-1] in self.words["heads"] or rest[-1] in self.words["legal"] or self._is_organ(rest):
            return False
        inner = self.namer.match(self.line.parts, stop)
        if inner is not None and inner[0] == end and inner[1].kind in ("state", "place", "bloc"):
            return True
        if entry.kind in ("state", "bloc"):
            is_longer = any(
                rest[-1] in self.words[n] for n in ("accord_heads", "project_heads", "event_heads", "bloc_heads")
            )
            return not is_longer
        if entry.kind == "organization":
            return is_before_title and self._is_generic(rest)
        return entry.use == "abbreviation"

    def _is_person_name(self, start: int, end: int) -> bool:
        """Whether the parser takes the whole segment for one person and nothing else does."""
        tokens = self.line.pieces[start:end]
        return 1 < len(tokens) < 5 and tokens[0].entity_begins and all(t.entity == "PERSON" for t in tokens)

    def _find_list_dash(self, block: Block, start: int, end: int) -> int | None:
        """Return the first dash of "Norway-Sweden" or "Ruiz-Chen": names side by side, not one name."""
        parts = self.line.parts
        dashes = [
            at
            for at in range(start, end)
            if parts[at] == "-" and not any(s < at < e for s, (e, _) in block.atoms.items())
        ]
        if not dashes or not all(parts[at + 1][:1].isupper() for at in dashes if at + 1 < end):
            return None
        if parts[end - 1] in self.words["heads"] | self.words["project_heads"] | self.words["accord_heads"]:
            return None
        if extend_small(self.line, start, end, self.namer) > end or self.line.word(end) in ("format", "axis"):
            return None
        edges = [start, *(at + 1 for at in dashes)]
        solid = [
            at in block.atoms and block.atoms[at][1].kind in ("state", "bloc", "place", "organization") for at in edges
        ]
        begins = [self.line.pieces[at].entity_begins or not self.line.pieces[at].entity for at in edges[1:]]
        is_pair = self.line.word(end) in (
            "summit",
            "talks",
            "meeting",
            "relationship",
            "relations",
            "ties",
            "border",
            "war",
            "deal",
            "feud",
            "rivalry",
            "debate",
            "alliance",
            "pact",
            "friendship",
            "axis",
            "dispute",
            "conflict",
            "phone",
            "call",
            "agreement",
        )
        return dashes[0] if all(solid) or (any(solid) and any(begins)) or is_pair else None

    def _find_inner_cut(self, block: Block, start: int, end: int) -> int | None:
        """Return where a person's name begins behind a body's: "Rosneft | Igor Sechin"; or a state behind a place."""
        parts = self.line.parts
        if end - start < 3 or parts[end - 1] in self.words["heads"] or parts[end - 1] in self.words["legal"]:
            return None
        for at in range(start + 1, end - 1):
            is_given = parts[at] in self.words["given"] and parts[at - 1] not in self.words["given"]
            if not is_given or parts[at - 1] in ("-", "&") or not self.line.is_top(at + 1):
                continue
            before = parts[at - 1]
            if before in self.words["heads"] or before in self.words["legal"] or self.line.pieces[at].entity_begins:
                return at
            if before.isupper() and before.isalpha() and len(before) > 2:
                return at
        return None

    # ------------------------------------------------------------ the name itself

    def _make(self, start: int, stop: int, entry: Known, title: tuple[str, ...], after: tuple[str, ...]) -> Name:
        return Name(self.line, start, stop, known=entry, title=title, after=after)

    def _finish(
        self, block: Block, start: int, end: int, title: tuple[str, ...], after: tuple[str, ...]
    ) -> Name | None:
        """Make the name of pieces [start, end): with what "of", "and" or a small noun adds; None if it is none."""
        start, end = self._trim(start, end)
        if self.line.parts[start : start + 1] == ["The"] and start + 1 < end and start not in block.atoms:
            start += 1
        if start >= end:
            return None
        stop = end
        if not after and end == block.end:
            stop = extend_name(self.line, start, end, self.namer)
            if stop == end:
                stop = extend_front(self.line, start, end, self.namer)
        small = extend_small(self.line, start, stop, self.namer) if not after else stop
        if self.line.word(start - 2) == "trans" and self.line.word(start - 1) == "-" and self.line.is_glued(start):
            return Name(self.line, start - 2, stop, title=title, after=after, small=small)
        entry = block.atoms[start][1] if start in block.atoms and block.atoms[start][0] == stop else None
        if entry is None and stop > end:
            match = self.namer.match(self.line.parts, start)
            entry = match[1] if match and match[0] == stop else None
        if entry is None:
            start = self._extend_back(start, stop)
        name = Name(self.line, start, stop, known=entry, title=title, after=after, small=small)
        return None if self._is_dropped(name) else name

    def _extend_back(self, start: int, stop: int) -> int:
        """Return where a name begins that an ordinal, "trans-" or a quoted name leads: "11th Energy Forum"."""
        line, last = self.line, self.line.parts[stop - 1]
        if ORDINAL.match(line.word(start - 1)) and (
            last in self.words["bloc_heads"] or last in ("Congress", "Conference", "Assembly")
        ):
            return start - 1
        if line.word(start - 1) in CLOSING_QUOTES and last in self.words["heads"]:
            at = start - 2
            while at > 0 and line.is_top(at) and at > start - 5:
                at -= 1
            return at if line.word(at) in OPENING_QUOTES and at < start - 2 else start
        return start

    def _is_dropped(self, name: Name) -> bool:
        """Whether a capitalised stretch is no name of anything that is recorded."""
        words = name.words
        if name.known is not None:
            is_bare = len(words) == 1 and words[0] in self.words["articled"] and not name.after
            return is_bare and (self.line.word(name.start - 1) != "the" or self.line.is_top(name.end))
        if len(words) == 1 and self._shares_noun(name):
            name.clues.append(("place", 8.0, "shared"))
            return False
        first, last = words[0], words[-1]
        is_person = bool(name.title) or first in self.words["given"]
        if name.after and self._is_generic(list(words)) and not self._is_titled_body(name):
            return True
        if len(words) == 1 and self._is_bare(name):
            name.is_bare = True
            return False
        if len(words) == 1 and not name.title:
            sets = ("ordinary", "calendar", "faiths", "tongues", "product_words", "topics", "event_heads", "plain")
            if any(first in self.words[key] for key in sets) or first.rstrip("s") in self.words["ordinary"]:
                return True
            if first.isupper() and self._is_unit(name):
                return True
            if len(first) == 1 or first.lower() in self.words["starters"]:
                return True
        if not is_person and any(w in self.words["event_heads"] for w in words) and last not in self.words["heads"]:
            return True
        is_loose = self._is_generic(list(words)) and len(words) > 1 and not self._is_named(name.start, name.end)
        return is_loose and not is_person and name.small == name.end and not name.line.pieces[name.start].entity

    def _is_unit(self, name: Name) -> bool:
        """Whether an acronym stands beside a number, as units and currencies do."""
        pieces = self.line.pieces
        before, after = name.start - 1, name.end
        return (before >= 0 and pieces[before].tag == "CD") or (after < len(pieces) and pieces[after].tag == "CD")

    def _is_bare(self, name: Name) -> bool:
        """Whether a noun alone may stand for a body named in full elsewhere: "the Commission"."""
        line, word = self.line, name.words[0]
        if line.word(name.start - 1) != "the" or name.after or name.title:
            return False
        return any(word in self.words[key] for key in ("heads", "accord_heads", "project_heads")) and word not in (
            "State",
        )

    def _shares_noun(self, name: Name) -> bool:
        """Whether a noun behind "and" belongs to this name too: "Red" in "the Red and Arabian Seas"."""
        line, at = self.line, name.end
        if line.word(at) not in ("and", ",") or not line.is_top(at + 1):
            return False
        while at < len(line.parts) and (line.is_top(at) or line.low[at] in ("and", ",")):
            if line.parts[at] in LANDS:
                return True
            at += 1
        return False

    def _is_titled_body(self, name: Name) -> bool:
        """Whether the words before a title name a body ("Security Council Secretary"), not an office ("Energy Minister")."""
        last = name.words[-1]
        strong = (
            self.words["heads"]
            - self.words["weak_heads"]
            - {"Finance", "Education", "Resources", "Energy", "Police", "Media", "Infrastructure"}
        )
        return last in strong and len(name.words) > 1 or last in ("Parliament", "House", "Senate", "Congress")


def read_line(line: Line, namer: Namer, commons: Commons) -> list[Name]:
    """Read all the names of a line of running text."""
    names = list(Cutter(line, namer, commons).read())
    if not namer.words["small_adjectives"].isdisjoint(line.low):
        names += [
            name
            for name in find_small_names(line, namer)
            if all(n.end <= name.start or n.start >= name.end for n in names)
        ]
    return names


__all__ = ["opens", "read_line"]
