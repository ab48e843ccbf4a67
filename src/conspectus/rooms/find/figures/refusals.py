"""Refusals: numbers that measure nothing - dates, ages, clocks, labels, names, scores, and "the two countries"."""

from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.nouns import singularise
from conspectus.rooms.find.figures.quantities import Quantity
from conspectus.rooms.find.figures.words import DASHES, HYPHENS, Line

MANY_SOURCES = 12  # "a dozen officials said"
FIRST_YEAR, LAST_YEAR = 1500, 2150


def is_refused(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """Whether a quantity is no figure."""
    if quantity.kind != "amount":
        return any(i in line.named for i in range(quantity.first, quantity.last)) and quantity.kind != "rank"
    return (
        _is_named(line, quantity)
        or _is_glued(line, quantity)
        or _is_dated(line, quantity, measures)
        or _is_clock(line, quantity, measures)
        or _is_label(line, quantity, measures)
        or _is_year(line, quantity, measures)
        or (quantity.dimension == "time" and _is_moment(line, quantity, measures))
        or (quantity.dimension == "time" and _is_move(line, quantity, measures))
        or (quantity.dimension == "count" and _is_loose(line, quantity, measures))
        or quantity.value == 0
        or (quantity.dimension == "money" and line.lower(quantity.first) == "one" and (quantity.value or 2) <= 1)
        or quantity.unit is None
    )


def _is_named(line: Line, quantity: Quantity) -> bool:
    return any(i in line.named for i in range(quantity.first, max(quantity.number_end, quantity.first + 1)))


def _is_glued(line: Line, quantity: Quantity) -> bool:
    """A number that goes on from a word or sign before it, or into one after it: "F-16", "COP29", "8:22", "5G"."""
    at, end = quantity.first, quantity.number_end
    if line.is_glued(at):
        before = line.lower(at - 1)
        sort = line.words[at - 1].sort
        if sort in ("word", "number", "code") or before in (":", "/", ".", "#", "№", "&", "_", "="):
            return True
        if before in DASHES and line.is_glued(at - 1) and quantity.low is None:
            return True
    if not line.is_number(end - 1) and line.words[at].sort == "word":
        return False
    if end < len(line.words) and line.is_glued(end):
        after = line.lower(end)
        if after in (":", "/") and line.is_number(end + 1) and line.is_glued(end + 1):
            return True
        if after in DASHES and line.is_number(end + 1) and line.is_glued(end + 1):
            return True
        if line.words[end].sort in ("word", "number") and quantity.last == end:
            return True
    return False


def _is_dated(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """A number inside a calendar expression, save the length of a period: "over the next three years"."""
    month = quantity.first - 1
    if (
        line.lower(month) in measures.refuse["months"]
        and month not in line.dated
        and line.words[month].text[:1].isupper()
    ):
        return quantity.dimension in ("", "count") or line.lower(quantity.number_end) == ","
    if not any(i in line.dated for i in range(quantity.first, max(quantity.number_end, quantity.first + 1))):
        return False
    if line.lower(quantity.last) == "of" and quantity.last + 1 in line.dated:
        return True  # "in the first three months of 2021" says when
    return not (quantity.dimension == "time" and line.is_in(quantity.first - 1, "periods"))


def _is_clock(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """Clocks, ages, ordinals and compass degrees by the words after the number."""
    after = line.lower(quantity.number_end)
    if quantity.unit == "degree" and (line.is_glued(quantity.last) or line.is_in(quantity.last, "compass")):
        return line.lower(quantity.last) not in (",", ".", ";", ")", "”", '"')
    if after in HYPHENS and line.is_glued(quantity.number_end):
        after = line.lower(quantity.number_end + 1)
    if after in measures.refuse["followers"] and quantity.dimension not in ("money", "share"):
        return True
    if quantity.dimension != "time":
        return False
    last = quantity.last
    if line.lower(last) in HYPHENS:
        last += 1
    if line.lower(last) in ("old", "olds"):
        thing = line.lower(last + 1)
        return singularise(thing, measures) not in measures.refuse["aged"]
    return line.lower(quantity.begin - 1) in ("aged", "age", "ages")


def _is_label(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """Numbers of things: "Article 5", "page 12", "No. 10 Downing Street", "Boeing 737 jets"."""
    if quantity.dimension not in ("", "count", "time", "length") or quantity.begin != quantity.first:
        return False
    before = line.lower(quantity.first - 1)
    if before in (".", "#") and line.is_glued(quantity.first - 1):
        before = line.lower(quantity.first - 2)
    end = quantity.number_end
    if line.lower(end) in measures.refuse["streets"] and line.words[end].text[:1].isupper():
        return True
    if (
        end + 1 < len(line.words)
        and line.lower(end + 1) in measures.refuse["streets"]
        and line.words[end].text[:1].isupper()
    ):
        return quantity.dimension != "time"
    if before in measures.refuse["labels"] and before != "at":
        return quantity.dimension == "" or quantity.end - end > 2 or not quantity.is_modifier
    return quantity.dimension in ("", "count") and _is_model(line, quantity)


def _is_model(line: Line, quantity: Quantity) -> bool:
    """Whether a short number goes on a name before it: "Boeing 737 jets", "iPhone 4 owners", "Trent 900 engines"."""
    at = quantity.first - 1
    if at < 1 or not line.is_number(quantity.first) or quantity.number_end - quantity.first > 1 or at in line.dated:
        return False
    word, digits = line.words[at], line.words[quantity.first].text
    if word.sort != "word" or not any(c.isupper() for c in word.text) or not digits.isdigit() or len(digits) > 4:
        return False
    noun = line.words[quantity.noun.end - 1].text if quantity.noun is not None else "x"
    return noun[:1].islower()


def _is_year(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """A bare 1999 or 2024 without a comma, unless bounds or people make it a count."""
    if quantity.dimension not in ("", "count") or not line.is_number(quantity.number_end - 1) or quantity.rule == "of":
        return False
    text = line.words[quantity.number_end - 1].text
    if len(text) != 4 or not text.isdigit() or not FIRST_YEAR <= int(text) <= LAST_YEAR or quantity.is_modifier:
        return False
    if quantity.noun is None:
        return True
    is_plain = (
        quantity.noun.end - quantity.number_end == 1 and line.lower(quantity.number_end) in measures.nouns["irregular"]
    )
    return not (is_plain or quantity.bound in ("about", "over", "under"))


def _is_moment(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """Durations that say when, not how long: "two weeks ago", "a month later", and bare "one day"."""
    after = line.lower(quantity.last)
    if after in ("'", "’"):
        after = line.lower(quantity.last + 1)
    if after in measures.refuse["deictic"] and not quantity.is_modifier:
        return after != "old" or True
    if after in ("to", "through", "ending", "ended") and quantity.last + 1 in line.dated:
        return True
    if after == "on" and line.lower(quantity.last + 1) in (",", "."):
        return True
    if after == "from" and line.lower(quantity.last + 1) == "now":
        return True
    if quantity.unit == "quarter":
        return True
    is_one = quantity.value == 1 and not quantity.is_modifier and line.lower(quantity.first) in ("one", "1")
    return is_one and quantity.bound == "exact"


def _is_move(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """A "one-day drop": the day says which drop, not how long something took."""
    return quantity.is_modifier and quantity.value == 1 and line.lower(quantity.end) in measures.refuse["moves"]


def _is_loose(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """Counts that only point: "the two leaders", "one of", "one thing", "six-party talks", "two-way"."""
    noun = quantity.unit or ""
    before = line.lower(quantity.begin - 1)
    if quantity.value == 1 and quantity.bound == "about":
        return True  # "around one table"
    if quantity.is_modifier:
        return noun in measures.refuse["hyphenated"] or (quantity.value == 1)
    if quantity.value == 1 and line.lower(quantity.number_end) == "of":
        return True
    if line.lower(quantity.begin - 1) == "(" and line.lower(quantity.end) == ")" and noun[:1].isupper():
        return True  # a caption's "(20 Images)"
    if noun in ("time", "percent") or (noun in ("", "other") and quantity.noun is None):
        return True
    if (
        quantity.value == 1
        and noun in measures.refuse["loose"]
        and quantity.rule == "count"
        and noun not in line.grammar["persons"]
    ):
        return True
    if quantity.value == 1 and line.lower(quantity.first) == "one":
        return quantity.begin == quantity.first and not _is_casualty(line, quantity, measures)
    if quantity.first == quantity.begin and line.is_in(quantity.begin - 1, "pointers") and (quantity.value or 0) <= 12:
        pointed = noun in measures.refuse["parties"] or before in ("these", "those", "other", "last", "each")
        after = line.lower(quantity.end)
        return pointed or after not in ("in", "that", "which", "who", "signed", "between", "on", "under", "of", "from")
    return False


def _is_casualty(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """Read "One man was killed": one is a count where lives are."""
    window = [line.lower(quantity.end + k) for k in range(4)]
    return any(
        word in measures.verbs["casualty"] or word in ("killed", "died", "dead", "missing") for word in window[:4]
    )


def is_source(line: Line, quantity: Quantity, measures: Measures) -> bool:
    """Whether a count is of the nameless people whose word the report gives: "two officials familiar with it said"."""
    if quantity.dimension != "count" or (quantity.value or 0) > MANY_SOURCES or quantity.noun is None:
        return False
    if quantity.unit not in measures.refuse["sources"]:
        return False
    if line.lower(quantity.begin - 1) == "to" and line.lower(quantity.begin - 2) == "according":
        return True
    at = quantity.end
    end = next((k for k in range(at, at + 14) if line.lower(k) in (",", ";", ".", "", ":", '"', "”")), at + 14)
    after = [line.lower(k) for k in range(at, end)]
    is_close = bool(measures.refuse["informed"] & set(after[:4]))
    return is_close or bool(after and after[0] in line.grammar["saying"])
