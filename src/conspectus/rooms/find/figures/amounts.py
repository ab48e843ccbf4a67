"""Amounts: a number with its unit, currency or counted noun, and "per" what."""

from typing import Any

from msgspec import Struct

from conspectus.rooms.find.figures.lexicon import Lexicon, Measures, Unit
from conspectus.rooms.find.figures.nouns import Noun, is_hyphenated, read_noun, singularise
from conspectus.rooms.find.figures.numbers import Number, read_number
from conspectus.rooms.find.figures.words import HYPHENS, Line

SHORT = 3  # letters: shorter unit signs ("g", "mm", "ha") count only after digits


def clean(value: float) -> float:
    """A product without the dust of binary fractions: 16.4 million is 16400000.0."""
    return float(f"{value:.12g}")


class Match(Struct, frozen=True, gc=False):
    """A phrase of a lexicon that ends before word `end`, and what it means."""

    end: int
    meaning: Any


class Measure(Struct, frozen=True, gc=False):
    """A unit read after a number: words up to `end`. is_modifier: tied by a hyphen to what it measures."""

    end: int
    name: str
    kind: str
    factor: float = 1.0
    is_modifier: bool = False
    noun: Noun | None = None


class Amount(Struct, frozen=True, gc=False):
    """A number and its unit; `measure` None where only the number is known. Words [begin, end)."""

    begin: int
    end: int
    number: Number
    measure: Measure | None
    is_negative: bool = False

    @property
    def value(self) -> float:
        """The value in base units."""
        value = clean(self.number.value * (self.measure.factor if self.measure else 1.0))
        return -value if self.is_negative else value


def match_phrase(line: Line, at: int, lexicon: Lexicon, *, step: int = 1) -> Match | None:
    """Match the longest phrase that begins at a word; hyphens between its words are passed over."""
    for rest, meaning in lexicon.phrases.get(line.lower(at), ()):
        end = at + step
        for word in rest:
            if line.lower(end) in HYPHENS and word not in HYPHENS and line.is_glued(end):
                end += step
            if line.lower(end) != word:
                break
            end += step
        else:
            return Match(end, meaning)
    return None


def read_amount(line: Line, at: int, measures: Measures) -> Amount | None:
    """Read money, a measure, or a bare number at a word; counted nouns are read by `count`."""
    words = line.words
    if decade := _read_decade(line, at, measures):
        return decade
    minus = at > 0 and words[at - 1].text in "-−–" and not words[at - 1].glued and words[at].glued
    if words[at].sort == "money":
        skip = 1 if line.lower(at + 1) == "-" and line.is_number(at + 2) else 0
        number = read_number(line, at + 1 + skip, measures, money=True)
        if number is None or not line.is_number(at + 1 + skip):
            return None
        measure = _read_money(line, at, number, measures)
        return Amount(at - 1 if minus else at, measure.end, number, measure, bool(skip) or minus)
    number = read_number(line, at, measures)
    if number is None:
        return None
    measure_after = read_unit(line, number, measures)
    end = measure_after.end if measure_after else number.end
    minus = minus or line.lower(at - 1) == "minus"
    return Amount(at - 1 if minus else at, end, number, measure_after, minus)


def _read_decade(line: Line, at: int, measures: Measures) -> Amount | None:
    """Read "for a decade", "nearly half a century": lengths without a number word of their own."""
    half = line.lower(at) == "half"
    if line.lower(at + half) != "a" or line.lower(at + half + 1) not in ("decade", "century"):
        return None
    if not half and not line.is_in(at - 1, "lasting"):
        return None
    unit = measures.units.phrases[line.lower(at + half + 1)][-1][1]
    end = at + half + 2
    number = Number(at, end, 0.5 if half else 1.0, "words")
    return Amount(at, end, number, Measure(end, unit.name, unit.kind, unit.factor))


def _read_money(line: Line, at: int, number: Number, measures: Measures) -> Measure:
    symbol = line.words[at].text
    own_code = symbol.rstrip("$€£¥")
    code = measures.money.symbols.get(symbol) or (own_code if own_code in measures.money.codes else "?" + symbol)
    noun = measures.money.signs.get(symbol)
    if noun:
        code = "?" + noun
    end = number.end
    if line.lower(end).upper() in measures.money.codes and line.words[end].text.isupper():
        return read_rate(line, Measure(end + 1, line.words[end].text, "money"), measures)
    own = match_phrase(line, end, measures.units)
    if own is not None and own.meaning.kind == "money" and noun and not own.meaning.name.startswith("?"):
        return read_rate(line, Measure(own.end, own.meaning.name, "money"), measures)
    is_modifier = is_hyphenated(line, end) and line.lower(end + 1) not in ("per", "a", "plus")
    return read_rate(line, Measure(end, code, "money", is_modifier=is_modifier), measures)


def read_unit(line: Line, number: Number, measures: Measures) -> Measure | None:
    """Read a unit or currency name after a number, tied by a hyphen or not."""
    tied = line.lower(number.end) in HYPHENS and line.is_glued(number.end)
    at = number.end + (1 if tied else 0)
    if line.lower(at) == "of" and number.form == "plural":
        at += 1  # "billions of tons", "millions of dollars"
    if line.is_in(at, "added") and not tied and line.lower(at + 1) in measures.units.phrases:
        at += 1  # "two more days"
    if line.lower(at) in ("u.s.", "us") and number.form == "digits" and line.lower(at + 1) in ("dollars", "dollar"):
        return read_rate(line, Measure(at + 2, "USD", "money"), measures)
    sign = line.words[at].text if 0 <= at < len(line.words) else ""
    if sign and sign in measures.money.symbols and not line.is_number(at + 1):
        name = measures.money.signs.get(sign)
        code = "?" + name if name else measures.money.symbols[sign]
        return read_rate(line, Measure(at + 1, code, "money"), measures)
    found = match_phrase(line, at, measures.units)
    if found is None:
        return _metre(line, number, measures)
    unit: Unit = found.meaning
    if unit.name == "GBP" and line.lower(at) in ("pound", "pounds") and _is_weight(line, at, number, measures):
        unit = Unit("pound", "mass")
    if not _is_unit(line, at, found.end, number, unit):
        return None
    dashed = tied and line.lower(found.end) not in ("and", "or", "to")
    return read_rate(line, Measure(found.end, unit.name, unit.kind, unit.factor, dashed), measures)


def _is_weight(line: Line, at: int, number: Number, measures: Measures) -> bool:
    """Whether pounds are a weight: "weighs 25 pounds", "200 pounds of explosives"."""
    near = [line.lower(k) for k in (*range(number.begin - 5, number.begin), at + 1, at + 2)]
    if any(word in measures.money.weighing for word in near):
        return True
    after = line.lower(at + 2)
    return line.lower(at + 1) == "of" and after not in measures.money.sums and after not in measures.nouns["stops"]


def _metre(line: Line, number: Number, measures: Measures) -> Measure | None:
    """Read a lone "m" after digits: metres, where it is no million."""
    tied = line.lower(number.end) in HYPHENS and line.is_glued(number.end)
    at = number.end + (1 if tied else 0)
    if line.lower(at) != "m" or number.form != "digits" or line.words[at].text != "m":
        return None
    return read_rate(line, Measure(at + 1, "metre", "length", is_modifier=tied), measures)


def _is_unit(line: Line, at: int, end: int, number: Number, unit: Unit) -> bool:
    """Hold short signs and currency codes to their spelling: "5 g", "12 TRY", not "two c" or "5G"."""
    text = line.words[at].text
    if end - at == 1 and len(text) == 3 and text.upper() == unit.name:
        return text.isupper()
    if end - at == 1 and len(text) < SHORT and text.isalpha():
        return number.form == "digits" and (len(text) > 1 or text == "p" or text.islower())
    # "the two won" is a verb, "two million won" money
    return text.lower() != "won" or number.form == "digits" or number.scaled


def read_rate(line: Line, measure: Measure, measures: Measures) -> Measure:
    """Take in "a day", "per barrel", "/tonne" after a unit, also past a short "of" phrase ("of oil per day")."""
    end = measure.end
    at = end
    if line.lower(end) == "of" and measure.kind in ("volume", "mass", "energy"):
        at = next((k for k in range(end + 2, end + 5) if line.lower(k) in ("per", "a")), end)
        if at > end and not all(line.words[k].sort == "word" for k in range(end, at)):
            at = end
    found = _rate_noun(line, at, measures)
    if found is None:
        return measure
    name = measure.name if measure.kind == "share" else f"{measure.name} per {found.singular}"
    dashed = line.lower(found.end) in HYPHENS and line.is_glued(found.end)
    noun = Noun(end + 1, at, line.lower(at - 1)) if at > end else measure.noun
    return Measure(found.end, name, measure.kind, measure.factor, measure.is_modifier or dashed, noun)


def _rate_noun(line: Line, at: int, measures: Measures) -> Noun | None:
    tied = line.lower(at) in HYPHENS and line.is_glued(at)
    at += 1 if tied else 0
    lead = line.lower(at)
    noun = at + 1
    if line.lower(noun) in HYPHENS and line.is_glued(noun):
        noun += 1
    if not 0 <= noun < len(line.words) or line.words[noun].sort != "word":
        return None
    if lead in ("per", "/"):
        unit = match_phrase(line, noun, measures.units)
        if unit is not None and unit.meaning.kind != "money":
            return Noun(at, unit.end, unit.meaning.name)
        return Noun(at, noun + 1, singularise(line.words[noun].text, measures))
    if lead in ("a", "an", "each", "every") and line.lower(noun) in measures.rates:
        if line.lower(noun + 1) in measures.refuse["deictic"]:
            return None
        unit = match_phrase(line, noun, measures.units)
        is_unit = unit is not None and unit.meaning.kind != "money"  # nothing costs so much a pound sterling
        return Noun(
            at, noun + 1, unit.meaning.name if unit and is_unit else singularise(line.words[noun].text, measures)
        )
    return None


def count(line: Line, amount: Amount, measures: Measures) -> Amount:
    """Give an amount without a unit the noun that it counts."""
    at = amount.number.end
    if line.lower(at) == "times":
        return amount  # "three times a week", "nine times earnings": how often, not how many
    after = match_phrase(line, at + (line.lower(at) in HYPHENS), measures.after)
    if after is not None:
        at = after.end + (line.lower(after.end) in HYPHENS)  # "40 or more guests", "a 200-plus crew"
    elif is_hyphenated(line, at):
        noun = Noun(at + 1, at + 2, singularise(line.words[at + 1].text, measures))
        measure = Measure(at + 2, noun.singular, "count", is_modifier=True, noun=noun)
        return Amount(amount.begin, at + 2, amount.number, measure)
    if (whole := _whole(line, amount, measures)) is not None:
        return Amount(amount.begin, at, amount.number, Measure(at, whole.singular, "count", noun=whole))
    while line.lower(at) in ("more", "other", "others", "additional", "of", "fewer", "less", "extra"):
        if line.lower(at) == "of" and amount.number.form != "plural" and line.lower(at - 1) != "dozen":
            break
        at += 1
    found = read_noun(line, at, measures, is_one=amount.number.value == 1)
    if found is None:
        return amount
    measure = read_rate(line, Measure(found.end, found.singular, "count", noun=found), measures)
    return Amount(amount.begin, measure.end, amount.number, measure)


def _whole(line: Line, amount: Amount, measures: Measures) -> Noun | None:
    """What a number counts some of: "112 of 240 seats", "two of the bridges"."""
    at = amount.number.end
    if line.lower(at) != "of" or amount.number.form == "plural" or amount.number.value == 1:
        return None
    at += 1
    while line.lower(at) in (
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "all",
        "those",
        "these",
        "some",
        "more",
        "than",
    ):
        at += 1
    number = read_number(line, at, measures) if at < len(line.words) else None
    return read_noun(line, number.end if number is not None else at, measures)
