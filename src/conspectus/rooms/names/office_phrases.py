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
ARTICLES = frozenset({"a", "an", "the", "this", "that", "another", "both"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "‑", "–"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»", "‘"})
PREPOSITIONS = frozenset({"of", "for", "at", "with", "in", "on", "to", "from", "about", "under", "within"})
LENGTHS = frozenset({"term", "time"})
SIDES = frozenset({"pro", "anti"})
AGES = frozenset(itertools.product(HYPHENS, ("year",), HYPHENS, ("old",)))  # "45-year-old"


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


class Owners(Struct, frozen=True):
    """Bodies that words other than names stand for: by the character where "the group" ends; by a name's last noun."""

    by_end: dict[int, str]
    by_noun: dict[str, str]
    subject: str | None = None  # the body that is the subject of the sentence before


class Line:
    """A sentence's tokens with the names among them."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        entities: dict[str, Entity],
        titles: OfficeTitles,
        owners: Owners,
    ) -> None:
        self.owners = owners
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

    def owner(self, at: int) -> str | None:
        """Return the body that a plain noun or a pronoun at token `at` stands for."""
        noun = None if self.low[at] in OWNERS else self.owners.by_noun.get(self.low[at])
        return self.owners.by_end.get(self.tokens[at].end) or noun

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
        self._pass_owner()
        self.shown = self.at
        while self.shown > floor and line.low[self.shown - 1] in OWNERS:
            self.shown -= 1
            if line.low[self.shown] == "its" and self.body is None:
                before = line.owners.subject if self.shown == 0 else None
                self.body = line.owner(self.shown) or _find_owner(line, self.shown, head) or before
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
        if line.word(name.start - 1) in HYPHENS and line.word(name.start - 2) in SIDES:
            self.at = name.start - 2  # "pro-Moscow senator"
            return True
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

    def _pass_owner(self) -> None:
        """Pass the body that a plain noun stands for: "the authority's director", "the group's chairman"."""
        line, at = self.line, self.at - 2
        if at < self.floor or line.low[at + 1] not in POSSESSIVE or line.names[at] is not None or self.body is not None:
            return
        if line.word(at - 1) in ARTICLES and (owner := line.owner(at)) is not None:
            self.body, self.at = owner, at

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
        if word in LENGTHS and line.word(self.at - 2) in HYPHENS and self.at - 3 >= self.floor:
            self.at -= 3  # "three-term mayor"
            return True
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
        if token.pos == "NUM" or (is_formal and not line.is_upper(at)) or word in line.titles.honorifics:
            return False
        is_title = line.match_head(at + 1) is not None and (is_formal or line.names[at] is not None)
        return token.pos in INNER and word[:1].isalpha() and not is_title


def _trim(line: Line, role: int, head: int) -> int:
    """Step over what may not begin a role: "and", a comma, a hyphen, an epithet."""
    passing = {"and", "&", ","} | HYPHENS
    while role < head and (
        line.low[role] in passing or line.low[role] in line.titles.epithets or line.tokens[role].pos == "NUM"
    ):
        role += 1
    return role


def _find_owner(line: Line, at: int, head: Head) -> str | None:
    """Return what "its" at token `at` stands for: the nearest body before it, or state where the title is public."""
    is_public = bool(line.titles.classes[head.words] & line.titles.national)
    kinds = ("organization", "bloc", "state") if is_public else ("organization", "bloc")
    for before in range(at - 1, -1, -1):
        name = line.names[before]
        is_modifier = before + 1 < at and line.tokens[before + 1].pos in ("NOUN", "PROPN")  # "Kenya sales"
        if name is not None and name.kind in kinds and not is_modifier:
            return name.entity
    return None
