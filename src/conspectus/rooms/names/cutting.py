"""Cutting: a block of capitalised words -> the names in it, without titles, country adjectives and stray words."""

from collections.abc import Iterator

from conspectus.rooms.names.blocks import Block, find_start, read_block
from conspectus.rooms.names.forming import Former, Stretch
from conspectus.rooms.names.heads import is_body, is_generic, is_naming, is_organ
from conspectus.rooms.names.joining import extend_name, extend_small, find_small_names
from conspectus.rooms.names.lexicon import Known, Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.spelling import initials
from conspectus.rooms.names.text import Commons, Line
from conspectus.rooms.names.titled import is_model, is_month_name, match_title

Cut = tuple[Name | None, int]  # a name, and where the rest of its stretch begins
LANDS = frozenset({"state", "bloc", "place", "organization"})
LONGER = ("accord_heads", "project_heads", "event_heads", "bloc_heads")


def read_line(line: Line, namer: Namer, commons: Commons) -> list[Name]:
    """Read all the names of a line of running text."""
    names = list(Cutter(line, namer, commons).read())
    if not namer.words["small_adjectives"].isdisjoint(line.low):
        for name in find_small_names(line, namer):
            if all(n.end <= name.start or n.start >= name.end for n in names):
                names.append(name)
    return names


class Cutter:
    """Reads the names of one line, left to right."""

    def __init__(self, line: Line, namer: Namer, commons: Commons) -> None:
        self.line = line
        self.namer = namer
        self.commons = commons
        self.words = namer.words
        self.former = Former(line, namer)

    def read(self) -> Iterator[Name]:
        """Yield the names in text order; one that reaches back over another replaces it."""
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
        if not is_hyphen or not line.parts[at - 2].islower():
            return False
        return line.low[at - 2] not in self.words["prefixes"] | self.words["leading_particles"]

    # ------------------------------------------------------------ titles, days and models split a block

    def _cut_block(self, block: Block) -> Iterator[Name]:
        title: tuple[str, ...] = ()
        at = begin = find_start(self.line, block, self.namer, self.commons)
        if self._is_spelt_out(begin, block.end):
            yield from self._cut_stretch(block, Stretch(begin, block.end))
            return
        while at < block.end:
            atom = block.atoms.get(at)
            if atom is not None and self._is_sided(at) and atom[0] < block.end and self.line.parts[atom[0]] != "-":
                yield from self._cut_stretch(block, Stretch(at, atom[0]))  # "pro-Moscow | People's Party"
                begin = at = atom[0]
                title = ()
                continue
            if atom is not None and atom[1].use != "plain" and self._is_solid(at, *atom):
                at = atom[0]
                continue
            found = self._find_break(at, begin, block)
            if found is None:
                at += 1
                continue
            end, words = found
            yield from self._cut_stretch(block, Stretch(begin, at, title, words))
            title, begin, at = words, end, max(end, at + 1)
            if end > block.end:  # the title runs on: "Secretary of State John ..."
                if not self.line.is_top(end):
                    return
                block = read_block(self.line, end, self.namer)
        yield from self._cut_stretch(block, Stretch(begin, block.end, title))

    def _is_spelt_out(self, begin: int, end: int) -> bool:
        """Whether initials in brackets show that a block is one name, title and all: "Port Executive (PE)"."""
        line = self.line
        letters = line.parts[end + 1] if line.word(end) == "(" and line.word(end + 2) == ")" else ""
        return len(letters) > 1 and letters.isupper() and letters in initials(tuple(line.parts[begin:end]))

    def _is_sided(self, at: int) -> bool:
        """Whether "pro-" or "anti-" stands before a piece."""
        line = self.line
        return at > 1 and line.parts[at - 1] == "-" and line.is_glued(at) and line.low[at - 2] in self.words["sides"]

    def _is_solid(self, at: int, end: int, entry: Known) -> bool:
        """Whether a known name is no title as well: "General Motors", not "General"."""
        return end > at + 1 or self.line.low[at] not in self.namer.titles_forward or entry.kind == "group"

    def _find_break(self, at: int, begin: int, block: Block) -> tuple[int, tuple[str, ...]] | None:
        """Return the end of what breaks a block at `at`, and its words if it is a title."""
        if at not in block.atoms and is_model(self.line, at, self.namer):  # "Airbus | A330"
            return at + 1, ()
        found = match_title(self.line, at, block, self.namer)
        is_day = self.line.parts[at] in self.words["calendar"]
        if found is None and is_day and not is_month_name(self.line, at, begin, self.namer):
            return at + 1, ()
        return found

    # ------------------------------------------------------------ a stretch between titles

    def _cut_stretch(self, block: Block, stretch: Stretch) -> Iterator[Name]:
        title, after = stretch.title, stretch.after
        start, end = self.former.trim(stretch.start, stretch.end)
        if title and after and title[-1] not in self.words["honorifics"] and start not in block.atoms:
            return
        while (title or self._is_led(start)) and start < end and self._is_portfolio(start, end):
            start += 1
        while start < end:
            cut = self._cut_first(block, Stretch(start, end, title, after))
            if cut is None:
                return
            name, begin = cut
            if name is not None:
                yield name
            if begin <= start:
                return
            start, _ = self.former.trim(begin, end)
            title = ()

    def _is_led(self, start: int) -> bool:
        """Whether an office and "for" lead to a piece: "Minister for | Health Ana Ruiz"."""
        line = self.line
        if line.word(start - 1) not in ("for", "of") or start < 2 or not line.is_top(start - 2):
            return False
        return line.low[start - 2] in self.namer.titles_backward and line.parts[start - 2] not in self.words["heads"]

    def _is_portfolio(self, start: int, end: int) -> bool:
        """Whether a word between a title and a person belongs to the title: "Minister of Trade and Tourism Ruiz"."""
        word = self.line.parts[start]
        return end - start > 2 and word in self.words["topics"] and word not in self.words["given"]

    def _cut_first(self, block: Block, stretch: Stretch) -> Cut | None:
        """Cut the first name off a stretch; None if there is none."""
        start, end, title, after = stretch.start, stretch.end, stretch.title, stretch.after
        atom = block.atoms.get(start)
        if atom is not None and atom[0] <= end:
            stop, entry = atom
            if after and all(word in self.words["topics"] for word in self.line.parts[start:end]):
                return None
            if entry.use in ("adjective", "plain", "people"):
                return self._cut_adjective(block, stretch)
            if stop < end and self._splits(entry, stop, stretch):
                name = Name(self.line, start, stop, entry)
                name.title = title
                return name, stop
        dash = self._find_list_dash(block, start, end)
        if dash is not None:
            return self.former.form(block, Stretch(start, dash, title)), dash + 1
        cut = self._find_inner_cut(start, end)
        if cut is not None:
            return self.former.form(block, Stretch(start, cut, title)), cut
        formed = self.former.form(block, stretch)
        return formed, max(end, formed.end if formed else end)

    def _cut_adjective(self, block: Block, stretch: Stretch) -> Cut:
        """Leave a country adjective off the name behind it, unless the name is nothing without it."""
        start, end = stretch.start, stretch.end
        stop, entry = block.atoms[start]
        own = None if entry.use == "plain" else Name(self.line, start, stop, entry)
        if stop >= end:
            is_place = not stretch.after and self.line.word(stop) in self.words["adjectival"]
            if is_place and entry.use != "people":
                return Name(self.line, start, stop + 1), stop + 1
            return own, stop
        rest = self.line.parts[stop:end]
        is_alone = entry.use == "people" or rest[0] == "-" or (stretch.after and not is_body(rest, self.namer))
        is_state_body = is_organ(rest, self.namer) and not self._goes_on(stop, end)
        if is_alone or (is_state_body and entry.use == "adjective"):
            return own, stop
        is_part = is_generic(rest, self.namer) or (entry.use == "plain" and not self._is_known(rest))
        if is_part and is_naming(rest[-1], self.namer):
            return self.former.form(block, Stretch(start, end, (), stretch.after)), end
        return own, stop

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a complement makes a body of a state another body: "Congress of Trade Unions"."""
        stop = extend_name(self.line, start, end, self.namer)
        lands = self.namer.match(self.line.parts, stop - 1) if stop > end else None
        return stop > end and (lands is None or lands[1].kind != "state") and self.line.parts[start] != "Ministry"

    def _is_known(self, words: list[str]) -> bool:
        match = self.namer.match(words, 0)
        return match is not None and match[0] == len(words)

    def _splits(self, entry: Known, stop: int, stretch: Stretch) -> bool:
        """Whether a known name at the start of a stretch stands for itself, apart from the rest."""
        start, end = stretch.start, stretch.end
        rest = self.line.parts[stop:end]
        if rest[0] in ("-", "&", "'", "'s", "’s"):
            return False
        if rest[0] in self.words["given"] and len(rest) > 1:
            return self.line.parts[start] not in self.words["given"]
        if self._is_person_name(start, end) or is_body(rest, self.namer) or is_organ(rest, self.namer):
            return False
        inner = self.namer.match(self.line.parts, stop)
        if inner is not None and inner[0] == end and inner[1].kind in ("state", "place", "bloc"):
            return True
        if entry.kind in ("state", "bloc"):
            return not any(rest[-1] in self.words[name] for name in LONGER)
        if entry.kind == "organization":
            return bool(stretch.after) and is_generic(rest, self.namer)
        return entry.use == "abbreviation"

    def _is_person_name(self, start: int, end: int) -> bool:
        """Whether the parser takes the whole stretch for one person."""
        tokens = self.line.pieces[start:end]
        return 1 < len(tokens) < 5 and tokens[0].entity_begins and all(t.entity == "PERSON" for t in tokens)

    def _find_list_dash(self, block: Block, start: int, end: int) -> int | None:
        """Return the first dash of "Norway-Sweden" or "Ruiz-Chen": names side by side, not one name."""
        line, parts = self.line, self.line.parts
        spans = [(first, stop) for first, (stop, _) in block.atoms.items()]
        dashes = [at for at in range(start, end) if parts[at] == "-" and not any(s < at < e for s, e in spans)]
        if not dashes or not all(parts[at + 1][:1].isupper() for at in dashes if at + 1 < end):
            return None
        heads = self.words["heads"] | self.words["project_heads"] | self.words["accord_heads"]
        if parts[end - 1] in heads or extend_small(line, start, end, self.namer) > end:
            return None
        edges = [start, *(at + 1 for at in dashes)]
        solid = [at in block.atoms and block.atoms[at][1].kind in LANDS for at in edges]
        begins = [line.pieces[at].entity_begins or not line.pieces[at].entity for at in edges[1:]]
        is_pair = line.word(end) in self.words["paired"]
        return dashes[0] if all(solid) or (any(solid) and any(begins)) or is_pair else None

    def _find_inner_cut(self, start: int, end: int) -> int | None:
        """Return where a person's name begins behind a body's: "Acme Corp. | Igor Novak"."""
        parts = self.line.parts
        if end - start < 3 or is_body(parts[:end], self.namer):
            return None
        for at in range(start + 1, end - 1):
            before = parts[at - 1]
            is_given = parts[at] in self.words["given"] and before not in self.words["given"]
            if not is_given or before in ("-", "&") or not self.line.is_top(at + 1):
                continue
            is_acronym = before.isupper() and before.isalpha() and len(before) > 2
            if is_acronym or is_body([before], self.namer) or self.line.pieces[at].entity_begins:
                return at
        return None
