"""Office phrases: one title and the words around it -> role, body, former or not.

The small parser's trees fail in just these phrases ("chairman of the board of Rosneft, Igor Sechin"), so the rules read
tokens and mentions, outwards from the title.
"""

import itertools
from collections.abc import Sequence

from msgspec import Struct

from conspectus.records import Entity, Mention, Sentence
from conspectus.rooms.names.office_titles import OfficeTitles

INNER = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
STOPS = frozenset({"VERB", "AUX", "SCONJ", "PRON", "INTJ", "CCONJ", "ADV", "PUNCT", "SYM", "X", "SPACE"})
ARTICLES = frozenset({"a", "an", "the", "this", "that", "another", "both"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "‑", "–"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»", "‘"})
PREPOSITIONS = frozenset({"of", "for", "at", "with", "in", "on", "to", "from", "about", "under", "within"})
BODY_PREPOSITIONS = frozenset({"of", "for", "at", "with", "in", "from", "within"})
SERVING = frozenset({"body", "press", "party", "company", "sport"})  # "Nairobi official", but not "Kenya novelist"
AGES = frozenset(itertools.product(HYPHENS, ("year",), HYPHENS, ("old",)))  # "45-year-old"
BODIES = frozenset({"organization", "bloc", "state", "place", "project", "group"})


class Name(Struct, frozen=True):
    """A name at tokens [start, end) of a line. kind: that of its entity, or "adjective" for a country's adjective."""

    start: int
    end: int
    entity: str
    kind: str


class Head(Struct, frozen=True):
    """A title at tokens [start, end) of a line; `words` as the knowledge has them, in the singular."""

    start: int
    end: int
    words: tuple[str, ...]
    is_plural: bool = False


class Phrase(Struct, frozen=True):
    """An office phrase at tokens [start, end) of a line; a quotation of it begins at `shown`, after the article."""

    start: int
    shown: int
    end: int
    head: Head
    role: str
    of: str | None = None
    is_former: bool = False


class Line:
    """A sentence's tokens with the names among them."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], entities: dict[str, Entity], titles: OfficeTitles
    ) -> None:
        self.tokens = sentence.tokens
        self.index = sentence.index
        self.titles = titles
        self.low = [token.text.lower() for token in self.tokens]
        self.names: list[Name | None] = [None] * len(self.tokens)
        self.mentions: list[tuple[Mention, Name]] = []
        first = 0
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            while first < len(self.tokens) and self.tokens[first].end <= mention.start:
                first += 1
            end = first
            while end < len(self.tokens) and self.tokens[end].start < mention.end:
                end += 1
            if first < end and self.names[first] is None and not self._is_field(first, end):
                kind = "adjective" if mention.form == "adjective" else entities[mention.entity].kind
                name = Name(first, end, mention.entity, kind)
                self.names[first:end] = [name] * (end - first)
                self.mentions.append((mention, name))

    def _is_field(self, first: int, end: int) -> bool:
        """Whether tokens taken for a name are the field or rank of a title: "Foreign Affairs | Minister"."""
        fields = self.titles.portfolios | self.titles.modifiers
        return set(self.low[first:end]) <= fields and self.word(end) not in POSSESSIVE

    def word(self, at: int) -> str:
        """Return the lower-case token at `at`, nothing outside the line."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def name(self, at: int) -> Name | None:
        """Return the name that token `at` belongs to."""
        return self.names[at] if 0 <= at < len(self.names) else None

    def is_person(self, at: int) -> bool:
        """Whether token `at` belongs to a person's name."""
        name = self.name(at)
        return name is not None and name.kind == "person"

    def is_upper(self, at: int) -> bool:
        """Whether token `at` begins with a capital."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def text(self, start: int, end: int) -> str:
        """Return tokens [start, end) as they stand, single spaces where the text has white space."""
        if start >= end:
            return ""
        pieces = [self.tokens[start].text]
        for left, right in itertools.pairwise(self.tokens[start:end]):
            pieces.append((" " if right.start > left.end else "") + right.text)
        return "".join(pieces)

    def match_head(self, end: int) -> Head | None:
        """Return the longest title that ends before token `end`."""
        if end <= 0:
            return None
        found = self._match(end, self.low[end - 1], is_plural=False)
        single = None if found else _to_singular(self.low[end - 1], self.titles)
        return self._match(end, single, is_plural=True) if single else found

    def _match(self, end: int, last: str, *, is_plural: bool) -> Head | None:
        for words in self.titles.heads.get(last, ()):
            start = end - len(words)
            if start < 0 or tuple(self.low[start : end - 1]) != words[:-1]:
                continue
            name = self.names[end - 1]
            is_free = name is None or (name.kind in ("group", "organization", "adjective") and name.end == end)
            if is_free and (not last.endswith(".") or self.is_upper(end - 1)):
                return Head(start, end, words, is_plural)
        return None


def _to_singular(word: str, titles: OfficeTitles) -> str | None:
    if word in titles.plurals:
        return titles.plurals[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else None


# ---------------------------------------------------------------- left of a title


class Left:
    """A walk left from a title over modifiers, countries and bodies: what it passed, and where it stopped."""

    def __init__(self, line: Line, head: Head, floor: int) -> None:
        self.line, self.head, self.floor = line, head, floor
        self.at = self.role = head.start
        self.loose: list[str] = []  # words of the role that a country or body stands behind: "acting | Kremlin | chief"
        self.body: str | None = None
        self.country: str | None = None
        self.is_adjective = False  # whether the country is there as an adjective
        self.is_former = False
        while self.at > floor and (self._pass_name() or self._pass_word()):
            pass
        self.role = _trim(line, self.role, head.start)
        self.shown = self.at
        while self.shown > floor and line.low[self.shown - 1] in OWNERS:
            self.shown -= 1
            if line.low[self.shown] == "its" and self.body is None:
                self.body = _find_owner(line, self.shown)
        self.start = self.shown
        while self.start > floor and line.low[self.start - 1] in ARTICLES:
            self.start -= 1

    def _pass_name(self) -> bool:
        line, titles, end = self.line, self.line.titles, self.at
        if line.word(end - 1) in POSSESSIVE and end - 1 > self.floor:
            end -= 1
        name = line.name(end - 1)
        if name is None or name.end != end or name.start < self.floor:
            return False
        if line.low[name.start] in titles.affiliations and name.end == name.start + 1:
            return self._pass_word()
        is_bare = self.role == self.at
        if name.kind in ("adjective", "state", "place"):
            if self.country is not None:
                return False
            self.country, self.is_adjective = name.entity, name.kind == "adjective"
            if name.kind == "place" and " ".join(self.head.words) in titles.affiliations:
                self.role = name.start
        elif self.body is not None or (name.kind == "person" and not self._may_own(is_possessive=end < self.at)):
            return False
        else:
            self.body = name.entity
            is_bound = is_bare and end == self.at and self.head.words[-1] in titles.bound
            if is_bound and name.kind == "organization":
                self.role = name.start
        self.at = name.start
        return True

    def _may_own(self, *, is_possessive: bool) -> bool:
        """Whether a person stands inside an office phrase: "Ortiz adviser", "Ortiz's aide", not "Ortiz, President"."""
        names = self.line.titles.classes[self.head.words]
        return is_possessive or bool(names & {"justice", "body", "press", "party"})

    def _pass_word(self) -> bool:
        line, titles = self.line, self.line.titles
        if tuple(line.low[self.at - 4 : self.at]) in AGES and self.at - 5 >= self.floor:
            self.at -= 5
            return True
        is_joined = line.low[self.at - 1] in HYPHENS and self.at - 2 >= self.floor
        width = 2 if is_joined else 1
        word = line.low[self.at - width]
        if word in titles.affiliations:
            self._keep(width)
            self.at -= width
            return True
        if (name := line.names[self.at - width]) is not None:
            is_compound = is_joined and self.role == self.at  # "Lisbon-based"
            self.at = self.role = name.start if is_compound else self.at
            return is_compound
        if word in titles.former:
            self.is_former = True
        elif word in titles.modifiers:
            self._keep(width)
        elif word in titles.epithets:
            pass
        elif self.country is None and self.body is None and self._is_portfolio(self.at - 1):
            self._keep(1)
            width = 1
        else:
            return False
        self.at -= width
        return True

    def _keep(self, width: int) -> None:
        start = self.at - width
        if self.role == self.at:
            self.role = start
        else:
            text = self.line.text(start, self.at)
            self.loose.insert(0, text)

    def _is_portfolio(self, at: int) -> bool:
        """Whether a plain word belongs to the office: "Emergency Situations", "Oil and Gas", "climate"."""
        line, token, word = self.line, self.line.tokens[at], self.line.low[at]
        is_formal = line.is_upper(self.head.end - 1)
        if word in ("and", "&", ","):
            is_list = is_formal and at - 1 >= self.floor and line.is_upper(at - 1) and line.is_upper(at + 1)
            is_whole = word != "," or bool({"and", "&"} & set(line.low[at + 1 : at + 5]))
            return is_list and is_whole and line.names[at - 1] is None and line.match_head(at) is None
        if word in HYPHENS or line.word(at + 1) in HYPHENS:
            after = token if word in HYPHENS else line.tokens[at + 1]
            before = line.tokens[at - 1] if word in HYPHENS else token
            return before.end == after.start and before.text[:1].isalpha()
        if line.word(at - 1) in HYPHENS and line.tokens[at - 1].end == token.start:
            return True
        if (is_formal and not line.is_upper(at)) or word in line.titles.honorifics:
            return False
        is_title = line.match_head(at + 1) is not None and (is_formal or line.names[at] is not None)
        return token.pos in INNER and word[:1].isalpha() and not is_title


def _trim(line: Line, role: int, head: int) -> int:
    """Step over what may not begin a role: "and", a comma, a hyphen, an epithet."""
    passing = {"and", "&", ","} | HYPHENS
    while role < head and (line.low[role] in passing or line.low[role] in line.titles.epithets):
        role += 1
    return role


def _find_owner(line: Line, at: int) -> str | None:
    """Return what "its" at token `at` stands for: the nearest body or state named before it in the sentence."""
    for before in range(at - 1, -1, -1):
        name = line.names[before]
        is_modifier = before + 1 < at and line.tokens[before + 1].pos in ("NOUN", "PROPN")  # "Kenya sales"
        if name is not None and name.kind in ("organization", "state", "bloc") and not is_modifier:
            return name.entity
    return None


# ---------------------------------------------------------------- right of a title


class Right:
    """A walk right from a title over prepositional phrases: "of the board of Rosneft", "for trade at the ministry"."""

    def __init__(self, line: Line, head: Head, limit: int) -> None:
        self.at = head.end
        self.body: str | None = None
        if line.word(self.at) in HYPHENS and line.word(self.at + 1) in line.titles.suffixes:
            self.at += 2
        self.role = self.at
        self.at = _skip_short_form(line, self.at, limit)
        while self.at + 1 < limit and line.low[self.at] in PREPOSITIONS:
            end = _read_complement(line, self.at + 1, limit)
            if end is None:
                break
            is_body = self.body is None and line.low[self.at] in BODY_PREPOSITIONS
            body = _find_body(line, self.at + 1, end) if is_body else None
            if line.low[self.at] in ("in", "for") and line.names[end - 1] is None:
                body = None  # "an expert in Peruvian law", "head of sales for Zephyr cars"
            if body is None or head.words not in line.titles.complete:
                self.role = end
            self.body, self.at = self.body or body, end


def _skip_short_form(line: Line, at: int, limit: int) -> int:
    """Step over a short form in brackets: "Chief Executive Officer (CEO)"."""
    is_short = at + 2 < limit and line.low[at] == "(" and line.low[at + 2] == ")" and line.tokens[at + 1].text.isupper()
    return at + 3 if is_short else at


def _read_complement(line: Line, start: int, limit: int) -> int | None:
    """Return the end of the noun phrase that a preposition leads to; None if it tells when or how."""
    at, has_noun = start, False
    while at < limit:
        name, word = line.names[at], line.low[at]
        if name is not None:
            if name.kind == "person" and line.word(name.end) not in POSSESSIVE:
                break
            at, has_noun = min(limit, name.end), True
            continue
        if not has_noun and (word in line.titles.circumstances or word[:1].isdigit()):
            return None
        if word == "(" and ")" in line.low[at : at + 6]:
            at = line.low.index(")", at)
        elif word in ("and", "&"):
            if not _continues(line, at + 1, limit):
                break
        elif word not in QUOTES | POSSESSIVE | HYPHENS | OWNERS and (
            line.tokens[at].pos in STOPS or word in PREPOSITIONS
        ):
            break
        has_noun = has_noun or line.tokens[at].pos in INNER
        at += 1
    while at > start and at < limit and line.low[at - 1] in QUOTES | ARTICLES | HYPHENS:
        at -= 1
    return min(at, limit) if has_noun else None


def _continues(line: Line, at: int, limit: int) -> bool:
    """Whether "and" joins another noun to a complement, not another office, person or clause."""
    if at >= limit or line.word(at) in ARTICLES or line.word(at) in OWNERS or line.is_person(at):
        return False
    end = at
    while end < limit and (line.tokens[end].pos in INNER or line.names[end] is not None) and not line.is_person(end):
        end += 1
    return end > at and line.match_head(end) is None


def _find_body(line: Line, start: int, end: int) -> str | None:
    """Return the body, state or place that a complement names first; what an owner owns goes before the owner."""
    for at in range(start, end):
        name = line.names[at]
        if name is None or name.kind not in BODIES | {"adjective"}:
            continue
        if name.kind == "adjective":
            later = [n for n in line.names[name.end : end] if n is not None and n.kind in BODIES]
            return later[0].entity if later else name.entity
        if line.word(name.end) in POSSESSIVE:
            return _find_owned(line, name, end)
        return name.entity
    return None


def _find_owned(line: Line, owner: Name, end: int) -> str:
    """Return the body that an owner's noun names, in the phrase or in apposition to it, else the owner itself."""
    for at in range(owner.end, end):
        name = line.names[at]
        if name is not None and name.kind == "organization":
            return name.entity
    if line.word(end) == "," and line.names[end - 1] is None:
        later = (line.name(at) for at in range(end + 1, end + 5))
        return next((name.entity for name in later if name is not None and name.kind == "organization"), owner.entity)
    return owner.entity


# ---------------------------------------------------------------- the whole


def read_phrase(line: Line, head: Head, floor: int, limit: int) -> Phrase:
    """Read the office phrase around a title, inside tokens [floor, limit)."""
    left, right = Left(line, head, floor), Right(line, head, limit)
    names = line.titles.classes[head.words]
    of = left.body or right.body  # "Zephyr's head of sales for Asia" serves Zephyr
    is_owner = not left.is_adjective and names & SERVING and head.words[-1] not in line.titles.affiliations
    if of is None and left.country is not None and (is_owner or names & line.titles.national):
        of = left.country
    elif right.body is None and left.body is not None and _is_person_entity(line, left.body):
        of = left.body
    tail = line.text(head.start, right.role)
    if head.is_plural:
        single = head.words[-1].capitalize() if line.is_upper(head.end - 1) else head.words[-1]
        tail = " ".join([line.text(head.start, head.end - 1), single]).strip()
    gap = "" if left.role < head.start and line.tokens[head.start - 1].end == line.tokens[head.start].start else " "
    core = gap.join(filter(None, [line.text(left.role, head.start), tail]))
    role = " ".join([*left.loose, core])
    return Phrase(left.start, left.shown, right.at, head, role, of, left.is_former)


def _is_person_entity(line: Line, entity: str) -> bool:
    return any(name.entity == entity and name.kind == "person" for _, name in line.mentions)
