"""Lexemes: a stretch of text cut into what the grammar reads: words, numbers, written-out dates, marks."""

import re
from bisect import bisect_left
from typing import Literal

from msgspec import Struct

from conspectus.rooms.dates.calendar import Calendar

LexemeKind = Literal[
    "word", "number", "ordinal", "iso", "numeric", "figure", "clock", "decade", "name", "mark", "possessive"
]

# One alternative a kind, longest first; the group's name is the kind.
LEXEME = re.compile(
    r"""
    (?P<iso>(?<![\d-])\d{4}-\d\d-\d\d(?:T\d\d:?\d\d(?::?\d\d)?(?:[.]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
  | (?P<numeric>(?<![\d/.-])
      (?:\d{1,2}(?P<m>[/.-])\d{1,2}(?P=m)(?:\d{4}|\d\d)|\d{4}(?P<n>[/.])\d{1,2}(?P=n)\d{1,2})
      (?![\d/-]|[.]\d))
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?)
  | (?P<decade>['’‘]\d0s\b|\d{2,3}0['’]?s\b)
  | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<figure>\d{1,3}(?:,\d{3})+(?:[.]\d+)?|\d+[.]\d+)
  | (?P<name>\d+[^\W\d_]\w*|[^\W\d_]+\d\w*)
  | (?P<number>\d+)
  | (?P<possessive>['’][sS]\b)
  | (?P<word>[^\W\d_]+)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)

FULL = frozenset({"march", "april", "may", "june", "july"})  # month names that are short and yet not cut short


class Lexeme(Struct, frozen=True):
    """One piece of text; `value` is its number, -1 if it has none. Offsets are the document's."""

    kind: LexemeKind
    low: str
    start: int
    end: int
    value: int
    is_capital: bool


NONE = Lexeme("mark", "", -1, -1, -1, False)


def cut_lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """Cut text[start:end] into lexemes."""
    lexemes = []
    for match in LEXEME.finditer(text, start, end):
        raw = match.group()
        kind: LexemeKind = match.lastgroup  # type: ignore[assignment]
        if kind == "number":
            value = int(raw) if len(raw) < 8 else -1
        elif kind == "ordinal":
            value = int(raw[:-2])
        else:
            value = -1
        lexemes.append(Lexeme(kind, raw.lower(), match.start(), match.end(), value, raw[0].isupper()))
    return lexemes


class Match(Struct, frozen=True):
    """What a rule read: lexemes [start, end), its form, and what kind of expression it is.

    In a form "~" stands for the tense that is still to be found, "@" for the last date before it in the text.
    """

    start: int
    end: int
    form: str
    rule: str
    kind: Literal["date", "duration", "recurrence"] = "date"


class Scan:
    """Lexemes being read: a place to look at words around a position without falling off either end."""

    def __init__(self, lexemes: list[Lexeme], calendar: Calendar, order: str | None = None) -> None:
        self.lexemes = lexemes
        self.calendar = calendar
        self.order = order  # of day and month in 2/4/2007: "dmy", "mdy", or not known
        self.years: set[int] = set()  # positions already read as a year

    def at(self, i: int) -> Lexeme:
        """Return lexeme i, or an empty one outside the text."""
        return self.lexemes[i] if 0 <= i < len(self.lexemes) else NONE

    def word(self, i: int) -> str:
        """Return lexeme i in lower case."""
        return self.lexemes[i].low if 0 <= i < len(self.lexemes) else ""

    def text_before(self, offset: int) -> str:
        """Return the lexeme before the one that begins at an offset of the document."""
        at = bisect_left(self.lexemes, offset, key=lambda lexeme: lexeme.start)
        return self.word(at - 1)

    def touches(self, i: int) -> bool:
        """Whether no space stands between lexemes i and i + 1."""
        return self.at(i).end == self.at(i + 1).start

    def month(self, i: int) -> int:
        """Return the month that lexeme i names, 0 if it is not written as a name."""
        lexeme = self.at(i)
        number = self.calendar.months.get(lexeme.low, 0)
        return number if number and lexeme.is_capital else 0

    def skip_dot(self, i: int) -> int:
        """Return the position after lexeme i and the full stop of an abbreviation."""
        is_short = len(self.word(i)) <= 5 and self.word(i) not in FULL
        return i + 2 if is_short and self.word(i + 1) == "." and self.touches(i) else i + 1

    def year(self, i: int) -> str | None:
        """Return the four digits of a year at i, or those of a two-digit one after an apostrophe."""
        lexeme = self.at(i)
        if lexeme.kind == "number" and len(lexeme.low) == 4 and 1000 <= lexeme.value <= 2199:
            return lexeme.low
        return None
