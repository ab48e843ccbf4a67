"""Numbers: words and digits -> values ("two and a half million", "1.5 bn", "tens of thousands", "several dozen")."""

from typing import Literal

from msgspec import Struct

from conspectus.records import Bound
from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.words import HYPHENS, Line

BELOW_HUNDRED = 100


class Number(Struct, frozen=True, gc=False):
    """A number at words [begin, end). form: how it is written; "plural" is open-ended ("thousands")."""

    begin: int
    end: int
    value: float
    form: Literal["digits", "words", "plural"]
    bound: Bound = "exact"
    scaled: bool = False  # a multiplier was read with it
    raw: float = 0.0  # the value without its last multiplier


def read_number(line: Line, at: int, measures: Measures, *, money: bool = False) -> Number | None:
    """Read the longest number that begins at a word; None if none does."""
    if line.is_number(at):
        return _read_digits(line, at, measures, money=money)
    return _read_plural(line, at, measures) or _read_words(line, at, measures)


def _digits(text: str) -> float | None:
    bare = text.replace(",", "").replace("\u00a0", "").replace("\u202f", "").replace("\u2009", "").replace(" ", "")
    if bare.count(".") > 1:
        parts = bare.split(".")
        if any(len(part) != 3 for part in parts[1:]):
            return None
        bare = "".join(parts)
    return float(bare)


def _read_digits(line: Line, at: int, measures: Measures, *, money: bool) -> Number | None:
    text = line.words[at].text
    sign = measures.numbers["signs"].get(text)
    value = float(sign) if sign is not None else _digits(text)
    if value is None:
        return None
    end = at + 1
    if line.is_glued(end) and line.words[end].text in measures.numbers["signs"]:
        value, end = value + measures.numbers["signs"][line.words[end].text], end + 1
    elif line.lower(end) == "/" and line.is_glued(end) and line.is_number(end + 1):
        return _slashed(line, at, value, measures)
    elif line.is_number(end) and line.is_number(end + 2) and line.lower(end + 1) == "/":
        end, value = _mixed(line, end, value)
    elif line.lower(end) == "and" and line.lower(end + 1) == "a" and line.lower(end + 2) == "half":
        value, end = value + 0.5, end + 3
    return _multiply(line, Number(at, end, value, "digits", raw=value), measures, money=money)


def _slashed(line: Line, at: int, upper: float, measures: Measures) -> Number | None:
    """Read "1/2 mile"; None for dates, ratios and names ("9/11")."""
    lower = _digits(line.words[at + 2].text)
    skip = 1 if line.lower(at + 3) in HYPHENS and line.is_glued(at + 3) else 0
    after = line.lower(at + 3 + skip)
    if not lower or not 0 < upper < lower <= 16 or after not in measures.units.phrases:
        return None
    return Number(at, at + 3, upper / lower, "digits")


def _mixed(line: Line, end: int, value: float) -> tuple[int, float]:
    """Read "2 1/2": a whole number and a fraction."""
    upper, lower = _digits(line.words[end].text), _digits(line.words[end + 2].text)
    if upper and lower and upper < lower <= 16:
        return end + 3, value + upper / lower
    return end, value


def _multiply(line: Line, number: Number, measures: Measures, *, money: bool) -> Number:
    """Take in multipliers after the digits: "4 bn", "1.5-million", "$100m", "2 hundred thousand"."""
    end, value, raw = number.end, number.value, number.value
    while True:
        skip = 1 if line.lower(end) in HYPHENS and line.is_glued(end) else 0
        word = line.lower(end + skip)
        factor = measures.numbers["multipliers"].get(word)
        if factor is None and skip == 0:
            factor = _letter(line, end, measures, money=money)
        if factor is None:
            break
        raw, value, end = value, value * factor, end + skip + 1
    if end == number.end:
        return number
    return Number(number.begin, end, value, "digits", scaled=True, raw=raw)


def _letter(line: Line, end: int, measures: Measures, *, money: bool) -> float | None:
    """The value of "m", "b", "k" after digits, where they can only be multipliers."""
    factor: float | None = measures.numbers["letters"].get(line.lower(end))
    if factor is None or (line.is_glued(end + 1) and line.lower(end + 1) not in {",", ".", ";", ")", "-", "'s", "”"}):
        return None
    if money:
        return factor
    if line.lower(end) == "mm":
        return None
    after = line.lower(end + 1)
    counted = after in measures.units.phrases or (
        after.endswith("s") and after not in measures.nouns["stops"] and len(after) > 3
    )
    return factor if line.is_glued(end) and (counted or after in measures.nouns["irregular"]) else None


def _read_words(line: Line, at: int, measures: Measures) -> Number | None:
    """Compose number words: "twenty-one", "one hundred and five thousand", "half a million", "a dozen"."""
    first = line.lower(at)
    multipliers = measures.numbers["multipliers"]
    if first in ("half", "quarter") and line.lower(at + 1) in ("a", "an") and line.lower(at + 2) in multipliers:
        part = 0.5 if first == "half" else 0.25
        value = part * multipliers[line.lower(at + 2)]
        return Number(at, at + 3, value, "words", scaled=True, raw=part)
    if first in ("half", "quarter") and line.lower(at + 1) in multipliers:
        part = 0.5 if first == "half" else 0.25
        return Number(at, at + 2, part * multipliers[line.lower(at + 1)], "words", scaled=True, raw=part)
    if first == "a" and line.lower(at + 1) == "few" and line.lower(at + 2) in multipliers:
        return _vague(line, at, at + 2, measures)
    if first in ("a", "an") and line.lower(at + 1) in multipliers:
        return _compose(line, at, at + 1, measures)
    if first in measures.numbers["vague"] and line.lower(at + 1) in multipliers:
        return _vague(line, at, at + 1, measures)
    if first == "couple" and line.lower(at + 1) == "of" and line.lower(at + 2) in multipliers:
        return _vague(line, at, at + 2, measures)
    return _compose(line, at, at, measures) if first in measures.single else None


def _vague(line: Line, at: int, end: int, measures: Measures) -> Number:
    """Read "several hundred", "a few thousand" as the least that they can mean: two of them."""
    value = 1.0 if line.lower(at) == "some" else 2.0
    while line.lower(end) in measures.numbers["multipliers"]:
        value, end = value * measures.numbers["multipliers"][line.lower(end)], end + 1
    return Number(at, end, value, "plural", "over", scaled=True, raw=1.0)


def _compose(line: Line, begin: int, at: int, measures: Measures) -> Number | None:
    total, current, end, last = 0.0, 0.0, at, 0.0
    seen, scaled = False, begin < at
    if scaled:
        current = 1.0
    while True:
        skip = _joint(line, end, measures) if seen or scaled else 0
        word = line.lower(end + skip)
        single = measures.single.get(word)
        if single is not None:
            if last and not (last >= 20 and last < BELOW_HUNDRED and 0 < single < 10) and last < BELOW_HUNDRED:
                break
            current, last = current + single, single
        elif word in measures.numbers["multipliers"] and (seen or scaled):
            factor = measures.numbers["multipliers"][word]
            if factor >= 1000:
                total, current = total + max(current, 1) * factor, 0.0
            else:
                current = max(current, 1) * factor
            last, scaled = factor, True
        else:
            break
        seen, end = True, end + skip + 1
    if not seen:
        return None
    value = total + current
    if line.lower(end) == "and" and line.lower(end + 1) == "a" and line.lower(end + 2) in ("half", "quarter"):
        value, end = value + (0.5 if line.lower(end + 2) == "half" else 0.25), end + 3
    return _scale(line, Number(begin, end, value, "words", scaled=scaled, raw=value), measures)


def _scale(line: Line, number: Number, measures: Measures) -> Number:
    factor = measures.numbers["multipliers"].get(line.lower(number.end))
    if factor is None:
        return number
    return Number(number.begin, number.end + 1, number.value * factor, "words", scaled=True, raw=number.value)


def _joint(line: Line, end: int, measures: Measures) -> int:
    """How many words join two number words: a hyphen, or "and" after a hundred."""
    word, after = line.lower(end), line.lower(end + 1)
    is_numeral = after in measures.single or after in measures.numbers["multipliers"]
    if word in HYPHENS and line.is_glued(end) and line.is_glued(end + 1) and is_numeral:
        return 1
    if word == "and" and line.lower(end - 1) in ("hundred", "thousand", "million") and after in measures.single:
        return 1
    return 0


def _read_plural(line: Line, at: int, measures: Measures) -> Number | None:
    """Read open numbers: "thousands", "tens of thousands", "hundreds of millions", "dozens"."""
    first = line.lower(at)
    plurals, tens = measures.numbers["plurals"], measures.numbers["tens_of"]
    if first in tens and line.lower(at + 1) == "of" and line.lower(at + 2) in plurals:
        return Number(at, at + 3, tens[first] * plurals[line.lower(at + 2)], "plural", "over", scaled=True)
    if first in plurals:
        return Number(at, at + 1, plurals[first], "plural", "over", scaled=True)
    return None
