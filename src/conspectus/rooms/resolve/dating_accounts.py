"""Accounts: a report as dating sees it, and two of them laid side by side."""

import datetime as dt
import re
from collections import Counter
from typing import NamedTuple

from msgspec import Struct

from conspectus.records import Document, Expression, Published, Reading, Span
from conspectus.rooms.resolve.dating_windows import YEARLESS, Window, find_in_year, measure

NARROW = 31  # a document dated to so many days has nothing to learn from the others
CLOSE = 3  # days between an undated day and a dated one of the same occasion
RUN = 6  # words in a row that two reports do not share by chance
NUMBER = re.compile(
    r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*(?:\d)(?![\d.,]*\d)"
)  # of two digits or more; no year
WORD = re.compile(r"[a-z]{4,}")
SUFFIX = re.compile(r"(?:ations?|ings?|ures?|ions?|ments?|ed|es|s|al|e)$")
# words that say nothing of which event a sentence tells
COMMON = frozenset(
    """
    that this with from will have been were they their which would also more than said says told when where about
    into over after before during president minister prime government official officials country state leader
    leaders people year years month months week weeks time first second last next under between other against could
    should there some most both such many according foreign secretary spokesman statement report reports january
    february march april june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday morning evening night today yesterday tomorrow late early
    """.split()  # noqa: SIM905
)


class Notice(Struct, frozen=True):
    """A time expression of a report with the actors and the words of its sentence."""

    expression: Expression
    actors: frozenset[str]
    words: frozenset[str]


class Line(Struct, frozen=True):
    """A sentence with its actors, words and numbers."""

    index: int
    start: int
    end: int
    actors: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]


class Account(Struct, frozen=True):
    """A report as dating sees it: its sentences, its notices, its chief actors and what it says of them."""

    reading: Reading
    notices: tuple[Notice, ...]
    lines: dict[int, Line]  # by the index of the sentence
    chief: frozenset[str]
    words: frozenset[str]
    runs: frozenset[str]  # every run of RUN words

    @property
    def document(self) -> Document:  # noqa: D102
        return self.reading.document

    @property
    def actors(self) -> frozenset[str]:
        """Return all that the report names."""
        return frozenset().union(*(line.actors for line in self.lines.values()))


class Finding(Struct, frozen=True):
    """What another report says about when this one was written."""

    window: Window
    spans: tuple[Span, ...]
    year: int
    reason: str


class Dated(NamedTuple):
    """A notice whose days are known, with the first and the last of them."""

    notice: Notice
    first: dt.date
    last: dt.date


class Pair(Struct, frozen=True):
    """Two reports laid side by side: what `other`, published then, tells of when `account` was written."""

    account: Account
    other: Account
    published: Published  # of the other
    dated: tuple[Dated, ...]  # the other's notices whose days are known
    own: Published

    @property
    def window(self) -> Window:
        """When the first report was published, as far as that is known."""
        return Window(self.own.time.earliest, self.own.time.latest)

    @property
    def title(self) -> str:
        """What to call the other report."""
        return self.other.document.outlet or self.other.document.title or "another report"

    def find(self, window: Window, notices: tuple[Notice, Notice], year: int, reason: str) -> Finding:
        """Return a finding with the words of both reports as its evidence."""
        mine, theirs = (notice.expression for notice in notices)
        own, other = self.account.document, self.other.document
        return Finding(window, (own.span(mine.start, mine.end), other.span(theirs.start, theirs.end)), year, reason)


def read_account(reading: Reading) -> Account:
    """Return a report as dating sees it."""
    actors: dict[int, set[str]] = {}
    counts: Counter[str] = Counter()
    for mention in reading.naming.mentions:
        actors.setdefault(mention.sentence, set()).add(mention.entity)
        counts[mention.entity] += 1
    names = {w for e in reading.naming.entities for n in (e.name, *e.aliases) for w in find_words(n)}
    text = reading.document.text
    lines = {}
    for s in reading.sentences:
        sentence = text[s.start : s.end]
        words, numbers = find_words(sentence) - names, set(NUMBER.findall(sentence))
        lines[s.index] = Line(
            s.index, s.start, s.end, frozenset(actors.get(s.index, ())), frozenset(words), frozenset(numbers)
        )
    said: Counter[str] = Counter()
    for line in lines.values():
        if line.actors:
            said.update(line.words)
    return Account(
        reading,
        tuple(_read_notice(e, lines, text, names) for e in reading.dating.expressions if e.kind == "date"),
        lines,
        frozenset(entity for entity, count in counts.items() if count > 1),
        frozenset(word for word, count in said.items() if count > 1),
        _find_runs(text),
    )


def _read_notice(expression: Expression, lines: dict[int, Line], text: str, names: set[str]) -> Notice:
    line = lines.get(expression.sentence)
    if line is None:
        return Notice(expression, frozenset(), frozenset())
    words = find_words(text[line.start : line.end], expression.text) - names
    return Notice(expression, line.actors, frozenset(words))


def _find_runs(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def find_words(text: str, without: str = "") -> set[str]:
    """Return the stems of the words that tell what a text is about."""
    low = text.lower().replace(without.lower(), " ") if without else text.lower()
    return {SUFFIX.sub("", word) for word in WORD.findall(low) if word not in COMMON}


def rate(mine: Notice, theirs: Notice) -> int:
    """Return the points for two notices telling of the same: two an actor, one a word."""
    actors, words = mine.actors & theirs.actors, mine.words & theirs.words
    return 2 * len(actors) + len(words) if actors and words else 0


def list_dated(account: Account, published: Published) -> tuple[Dated, ...]:
    """Return the notices of a report, published then, whose days are known."""
    found = ((notice, find_days(notice, published)) for notice in account.notices)
    return tuple(Dated(notice, w.earliest, w.latest) for notice, w in found if w and w.earliest and w.latest)


def find_days(notice: Notice, published: Published) -> Window | None:
    """Return the days of a notice where they are known to within a few."""
    form, time = notice.expression.form, notice.expression.time
    if time is None or time.anchor == "event":
        return None
    if "pub" not in form:
        days = Window(time.earliest, time.latest)
        return days if measure(days) <= NARROW else None
    own = published.time
    if own.earliest is None or own.latest is None:
        return None
    match = YEARLESS.fullmatch(form)
    if match and match[6] in ("past", "future"):
        ends = {_choose_year(form, match[6], pub) for pub in (own.earliest, own.latest)}
        return find_in_year(form, ends.pop() or 1) if len(ends) == 1 and None not in ends else None
    days = Window(time.earliest, time.latest)
    return days if measure(days) <= CLOSE else None


def _choose_year(form: str, when: str, pub: dt.date) -> int | None:
    years = range(pub.year - 1, pub.year + 2)
    windows = [(y, w) for y in years if (w := find_in_year(form, y)) and w.earliest and w.latest]
    if when == "past":
        return max((y for y, w in windows if w.earliest and w.earliest <= pub), default=None)
    return min((y for y, w in windows if w.latest and w.latest >= pub), default=None)
