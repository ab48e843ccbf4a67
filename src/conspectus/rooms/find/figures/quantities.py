"""Quantities: amounts with their bounds and ranges, as the words of a sentence give them."""

from typing import Literal

from msgspec import Struct

from conspectus.records import Bound
from conspectus.rooms.find.figures.amounts import Amount, Measure, clean, count, match_phrase, read_amount
from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.nouns import Noun
from conspectus.rooms.find.figures.words import DASHES, HYPHENS, Line

Kind = Literal["amount", "share", "rank", "factor"]

LARGE = 1000  # no share


class Quantity(Struct, frozen=True, gc=False):
    """A figure before it is attached: its words [begin, end), of which [first, last) are number and unit."""

    begin: int
    end: int
    first: int
    last: int
    value: float | None
    unit: str | None
    bound: Bound
    kind: Kind
    rule: str
    low: float | None = None
    high: float | None = None
    dimension: str = ""  # the unit's kind: money, count, share, time, length ...
    is_modifier: bool = False
    noun: Noun | None = None
    number_end: int = 0


class Bounded(Struct, frozen=True, gc=False):
    """A bound and the word where its phrase begins (before a number) or ends (after it)."""

    at: int
    bound: Bound


def read_quantities(line: Line, at: int, measures: Measures) -> tuple[Quantity, ...]:
    """Read what begins at a word: one quantity, two where they share a unit, none if the word begins no number."""
    amount = read_amount(line, at, measures)
    if amount is None:
        return ()
    both = _read_second(line, amount, measures)
    if both is not None:
        return both
    if amount.measure is None:
        amount = count(line, amount, measures)
    if amount.measure is None:
        amount = _borrow(line, amount, measures)
    return (_finish(line, amount, measures),)


def _borrow(line: Line, amount: Amount, measures: Measures) -> Amount:
    """Give a number the unit of the one that it is coordinated with: "5, 7 and 9 percent", "from 5 to 7 percent"."""
    at = amount.number.end
    for _ in range(4):
        joint = line.lower(at)
        if joint not in (",", "and", "or", "to", "but"):
            return amount
        at += 1
        bound = read_before(line, at, measures)
        while line.lower(at) in ("and", "or", "about", "around", "over", "nearly", "some", "almost", "from", "just"):
            at += 1
        after = read_amount(line, at, measures) if 0 <= at < len(line.words) and bound is None else None
        if after is None:
            return amount
        if joint == "," and line.lower(at - 1) == ",":
            at = after.number.end
            if after.measure is not None:
                return amount
            continue
        if after.measure is None:
            after = count(line, after, measures)
        if after.measure is not None:
            noun = after.measure.noun
            measure = Measure(amount.number.end, after.measure.name, after.measure.kind, after.measure.factor)
            if noun is not None and noun.begin - after.number.end > 3:
                return amount
            if measure.kind == "share" and amount.number.value >= LARGE:
                return amount  # "to Soto's 35,107, or 46 per cent"
            return Amount(amount.begin, amount.number.end, amount.number, measure, amount.is_negative)
        at = after.number.end
    return amount


def _read_second(line: Line, first: Amount, measures: Measures) -> tuple[Quantity, ...] | None:
    """Read a range that the first amount opens: "5 to 7 percent", "$65- to $75-per-barrel", "between 5 and 7"."""
    at, word = first.end, line.lower(first.end)
    lead = line.lower(first.begin - 1)
    if word in HYPHENS and line.lower(at + 1) in ("to", "or"):
        at, word = at + 1, line.lower(at + 1)
    joined = (
        (word in DASHES and line.is_glued(at) == line.is_glued(at + 1))
        or (word == "to" and lead != "from" and not (first.measure and line.is_in(first.begin - 1, "changing")))
        or (word == "or" and first.measure is None and first.number.value < 100)
        or (word == "and" and lead == "between")
        or (word == "to" and lead == "from" and line.lower(first.begin - 2) in measures.verbs["ranging"])
    )
    if not joined or not at + 1 < len(line.words):
        return None
    second = read_amount(line, at + 1, measures)
    if second is None:
        return None
    if second.measure is None:
        second = count(line, second, measures)
    return _range(line, first, second, measures, word=word)


def _range(line: Line, first: Amount, second: Amount, measures: Measures, *, word: str) -> tuple[Quantity, ...] | None:
    """Join two amounts to one with a low and a high end; None where they are no range."""
    measure = second.measure or first.measure
    if measure is None and not (first.number.scaled or second.number.scaled):
        return None
    if first.measure and second.measure and first.measure.name != second.measure.name:
        shared = second.measure.kind == "money" and first.measure.kind == "money"
        if not shared or " per " not in second.measure.name:
            return None
    low = first.number.value
    if not first.number.scaled and second.number.scaled and low < second.number.raw:
        low *= second.number.value / second.number.raw
    factor = measure.factor if measure else 1.0
    low, high = clean(low * factor), clean(second.number.value * factor)
    if word == "or" and high - low > max(low, 1):
        return None
    if not low < high:
        return None
    end = max(second.end, measure.end if measure and second.measure else second.end)
    begin = first.begin - 1 if line.lower(first.begin - 1) in ("between", "from") else first.begin
    before = read_before(line, begin, measures)
    return (
        Quantity(
            before.at if before else begin,
            end,
            first.begin,
            end,
            None,
            measure.name if measure else None,
            "between",
            "amount",
            "range",
            low,
            high,
            measure.kind if measure else "",
            bool(measure and measure.is_modifier),
            measure.noun if measure else None,
            second.number.end,
        ),
    )


def _finish(line: Line, amount: Amount, measures: Measures) -> Quantity:
    """Add the bounds around an amount."""
    measure = amount.measure
    kind = measure.kind if measure else ""
    end = amount.end
    bound: Bound = amount.number.bound
    before = read_before(line, amount.begin, measures)
    after = match_phrase(line, amount.number.end, measures.after) or match_phrase(line, end, measures.after)
    for tied in (amount.number.end, end):
        if after is None and line.lower(tied) in HYPHENS and line.is_glued(tied):
            after = match_phrase(line, tied + 1, measures.after)
    if before is not None and before.bound != "exact":
        bound = before.bound
    elif after is not None and not (after.meaning == "over" and line.lower(after.end) == "least"):
        bound = after.meaning
    if after is not None and after.end > end:
        end = after.end
    begin = before.at if before else amount.begin
    if kind == "time" and before is not None and _is_temporal(line, before, amount, measures):
        begin, bound = amount.begin, amount.number.bound
    if kind == "share" and line.lower(end) in ("higher", "lower", "more", "less", "fewer", "up", "down", "faster"):
        end += 1
    return Quantity(
        begin,
        end,
        amount.begin,
        amount.end,
        amount.value,
        measure.name if measure else None,
        bound,
        "amount",
        kind or "number",
        dimension=kind,
        is_modifier=bool(measure and measure.is_modifier),
        noun=measure.noun if measure else None,
        number_end=amount.number.end,
    )


def read_before(line: Line, at: int, measures: Measures) -> Bounded | None:
    """Read the words before a number that bound it or belong to its quote: "more than", "only about", "a total of"."""
    begin, bound = at, "exact"
    found = False
    for _ in range(3):
        match = match_phrase(line, begin - 1, measures.before, step=-1)
        if match is None:
            break
        begin = match.end + 1
        # "no more than about 900" is a limit, whatever is near it
        is_wider = bound == "exact" or (bound == "about" and match.meaning in ("over", "under"))
        bound = match.meaning if is_wider else bound
        found = True
    return Bounded(begin, bound) if found else None  # type: ignore[arg-type]


def _is_temporal(line: Line, before: Bounded, amount: Amount, measures: Measures) -> bool:
    """Whether "over" before a duration means during: "over three years", not "for over three years"."""
    phrase = [line.lower(i) for i in range(before.at, amount.begin)]
    if not phrase or phrase[-1] not in measures.refuse["temporal"]:
        return False
    return len(phrase) == 1 and line.lower(before.at - 1) not in measures.refuse["before_over"]
