"""Ratios: shares, ranks and multiples said without a plain number ("roughly half", "third largest", "double")."""

from msgspec import Struct

from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.nouns import is_plural
from conspectus.rooms.find.figures.numbers import read_number
from conspectus.rooms.find.figures.quantities import Kind, Quantity, read_before
from conspectus.rooms.find.figures.words import HYPHENS, Line


class Ratio(Struct, frozen=True, gc=False):
    """A ratio's own words [begin, end), its value and unit."""

    begin: int
    end: int
    value: float
    unit: str
    kind: Kind
    rule: str
    is_over: bool = False


def read_ratio(line: Line, at: int, measures: Measures, *, has_share: bool = False) -> Quantity | None:
    """Read a rank, a multiple or a share that begins at a word; None if none does."""
    ratio = (
        _read_rank(line, at, measures)
        or _read_multiple(line, at, measures)
        or _read_share(line, at, measures, has_share=has_share)
        or _read_odds(line, at, measures)
    )
    if ratio is None:
        return None
    before = read_before(line, ratio.begin, measures)
    bound = before.bound if before and before.bound != "exact" else ("over" if ratio.is_over else "exact")
    return Quantity(
        before.at if before else ratio.begin,
        ratio.end,
        ratio.begin,
        ratio.end,
        ratio.value,
        ratio.unit,
        bound,
        ratio.kind,
        ratio.rule,
        dimension=ratio.kind,
        number_end=ratio.end,
    )


# ---------------------------------------------------------------- ranks


def _read_rank(line: Line, at: int, measures: Measures) -> Ratio | None:
    """Read "third largest", "second-most important", "5th-biggest", "the country's largest", "ranked ninth"."""
    place, after = _place(line, at, measures)
    if place is not None:
        skip = 1 if line.lower(after) in HYPHENS and line.is_glued(after) else 0
        if place > 1 and (end := _superlative(line, after + skip, measures)) is not None:
            return Ratio(at, end, place, "rank", "rank", "rank-ordinal")
        if line.lower(at - 1) in ("ranked", "ranks", "ranking") and after - at <= 2:
            return Ratio(at, after, place, "rank", "rank", "rank-verb")
        return None
    word = line.lower(at)
    if word not in measures.ranks["sizes"] or not _is_fielded(line, at, measures):
        return None
    return Ratio(at, at + 1, 1.0, "rank", "rank", "rank-superlative")


def _place(line: Line, at: int, measures: Measures) -> tuple[float | None, int]:
    """An ordinal's value and where it ends: "third", "3rd", "No. 3" after "ranked"."""
    word = line.lower(at)
    if word in measures.numbers["ordinals"]:
        return float(measures.numbers["ordinals"][word]), at + 1
    if line.is_number(at) and line.is_glued(at + 1) and line.lower(at + 1) in ("st", "nd", "rd", "th"):
        text = line.words[at].text
        return (float(text), at + 2) if text.isdigit() else (None, at)
    return None, at


def _superlative(line: Line, at: int, measures: Measures) -> int | None:
    """Where a superlative that begins at a word ends; None if none does."""
    word = line.lower(at)
    if word in measures.ranks["superlatives"]:
        return at + 1
    skip = 1 if line.lower(at + 1) in HYPHENS else 0
    if word in ("most", "least") and line.lower(at + 1 + skip) in measures.ranks["gradable"]:
        return at + 2 + skip
    return None


def _is_fielded(line: Line, at: int, measures: Measures) -> bool:
    """Whether a bare superlative ranks in a field: "the nation's largest", "the largest buyer in the world"."""
    before = line.lower(at - 1)
    if line.lower(at - 3) == "of" and line.lower(at - 4) in ("one", "some", "two", "three", "among"):
        return False
    window = {line.lower(at - k) for k in (2, 3, 4, 5)}
    if before.endswith(("'s", "s'")) or (before in ("'s", "’") and line.is_glued(at - 1)):
        return not ({"one", "among", "some"} & window)
    if before != "the":
        return False
    if {"one", "among", "some"} & window:
        return False
    for k in range(at + 1, min(at + 6, len(line.words))):
        word = line.lower(k)
        if word in ("in", "of") and k > at + 1:
            return (line.lower(k + 1) in ("the", "its") and line.lower(k + 2) in measures.ranks["fields"]) or (
                word == "in" and k + 1 in line.named
            )
        if line.words[k].sort != "word" or word in measures.nouns["stops"]:
            return False
    return False


# ---------------------------------------------------------------- multiples


def _read_multiple(line: Line, at: int, measures: Measures) -> Ratio | None:
    """Read "more than doubled", "twice as many", "fivefold", "three times higher", "halved"."""
    word = line.lower(at)
    verbs, adverbs = measures.multiples["verbs"], measures.multiples["adverbs"]
    if word in verbs:
        return _verb(line, at, measures, float(verbs[word]))
    if word in adverbs and (
        word.endswith("fold") or line.lower(at + 1) in ("as", "the", "its", "their", "that", "what")
    ):
        return Ratio(at, at + 1, float(adverbs[word]), "factor", "factor", "multiple")
    number = read_number(line, at, measures)
    if number is None:
        return None
    skip = 1 if line.lower(number.end) in HYPHENS else 0
    if line.lower(number.end + skip) == "fold":
        return Ratio(at, number.end + skip + 1, number.value, "factor", "factor", "multiple")
    if line.lower(number.end) == "times" and line.is_in(number.end + 1, "compared"):
        return Ratio(at, number.end + 1, number.value, "factor", "factor", "multiple")
    return None


def _verb(line: Line, at: int, measures: Measures, value: float) -> Ratio | None:
    """Accept a verb of multiplying; the bare forms only where a verb can stand ("to double", "double its output")."""
    word = line.lower(at)
    if line.lower(at + 1) in HYPHENS and line.is_glued(at + 1):
        return None
    if line.lower(at + 1) == "down":
        return None
    if word in ("double", "triple", "treble", "quadruple", "quintuple", "halve", "doubles", "triples", "halves"):
        is_verb = line.lower(at - 1) in measures.multiples["before"]
        if not is_verb and line.lower(at + 1) not in measures.multiples["heads"]:
            return None
    return Ratio(at, at + 1, value, "factor", "factor", "multiple")


# ---------------------------------------------------------------- shares


def _read_share(line: Line, at: int, measures: Measures, *, has_share: bool) -> Ratio | None:
    """Read "half of", "two-thirds", "a quarter of", "a majority", "the vast majority"."""
    word = line.lower(at)
    if word in ("a", "the") and (end := _majority(line, at + 1)) is not None:
        return Ratio(at, end, 50.0, "percent", "share", "majority", is_over=True)
    if word == "half":
        return _half(line, at, measures)
    return _fraction(line, at, measures, has_share=has_share)


def _majority(line: Line, at: int) -> int | None:
    if line.is_in(at, "majorities"):
        at += 1
    if line.lower(at) != "majority":
        return None
    after = line.lower(at + 1)
    is_people = after == "of" and line.lower(at - 1) == "the"
    if after in ("of",) or (after == "" and not is_people):
        return at + 1
    return None


def _half(line: Line, at: int, measures: Measures) -> Ratio | None:
    """Accept "half" as a share: of something or in an amount's place, never "half-hour", "first half"."""
    before, after = line.lower(at - 1), line.lower(at + 1)
    if line.is_glued(at) and before in HYPHENS:
        return None
    if after in HYPHENS and line.is_glued(at + 1):
        return None
    if after in ("a", "an", "dozen", "time", "brother", "sister", "hour", "past", "year") or line.is_in(
        at - 1, "not_half"
    ):
        return None
    if after == "of" or read_before(line, at, measures) is not None or line.is_in(at + 1, "halved") or before == "by":
        return Ratio(at, at + 1, 50.0, "percent", "share", "fraction")
    return None


def _fraction(line: Line, at: int, measures: Measures, *, has_share: bool) -> Ratio | None:
    """Read "two-thirds", "a third of", "three quarters", "one-fifth".

    has_share: a share was read before in the sentence, so that a bare "a third" is likely another.
    """
    upper = 1.0 if line.lower(at) in ("a", "an") else measures.single.get(line.lower(at))
    if upper is None:
        return None
    middle = at + 1
    tied = line.lower(middle) in HYPHENS and line.is_glued(middle)
    middle += 1 if tied else 0
    lower = measures.numbers["fractions"].get(line.lower(middle))
    if lower is None or upper >= lower or (line.lower(middle) == "second"):
        return None
    plural = line.lower(middle).endswith(("s", "lves"))
    if (upper > 1) != plural:
        return None
    is_listed = has_share and (
        line.lower(middle + 1) in ("and", "in", "from", "to", "") or line.words[middle + 1].sort == "mark"
    )
    if upper == 1 and not is_listed and not _is_fraction(line, at, middle, measures, tied=tied):
        return None
    if plural and line.lower(middle) == "quarters" and not (tied or line.lower(middle + 1) == "of"):
        return None
    return Ratio(at, middle + 1, round(100 * upper / lower, 4), "percent", "share", "fraction")


def _is_fraction(line: Line, at: int, middle: int, measures: Measures, *, tied: bool) -> bool:
    """Whether "a third", "one quarter" is a share, not an ordinal, a coin or three months."""
    after = line.lower(middle + 1)
    if line.lower(middle) == "half":
        return False
    if after == "of" or (tied and line.lower(at) == "one"):
        return True
    bounded = read_before(line, at, measures) is not None or line.lower(at - 1) == "by"
    return (bounded and not is_plural(after, measures)) or (line.lower(middle) == "quarter" and after == "from")


def _read_odds(line: Line, at: int, measures: Measures) -> Ratio | None:
    """Read "one in five", "nine out of ten", "3 in 10", "3/4 of"."""
    upper = _small(line, at, measures)
    if upper is None:
        return None
    middle = at + 1
    if line.lower(middle) == "/" and line.lower(at + 3) == "of" and (lower := _small(line, at + 2, measures)):
        return (
            Ratio(at, at + 3, round(100 * upper / lower, 4), "percent", "share", "fraction") if upper < lower else None
        )
    if line.lower(middle) == "out" and line.lower(middle + 1) == "of":
        middle += 2
    elif line.lower(middle) == "in":
        middle += 1
    else:
        return None
    if line.lower(middle) == "every":
        middle += 1
    lower = _small(line, middle, measures)
    if lower is None or not upper < lower <= 1000 or (upper > 1 and lower not in (3, 4, 5, 6, 7, 8, 9, 10, 100, 1000)):
        return None
    if middle in line.dated or (line.is_glued(middle + 1) and line.lower(middle + 1) in HYPHENS):
        return None
    return Ratio(at, middle + 1, round(100 * upper / lower, 4), "percent", "share", "odds")


def _small(line: Line, at: int, measures: Measures) -> float | None:
    if line.is_number(at) and line.words[at].text.isdigit() and len(line.words[at].text) < 4:
        return float(line.words[at].text)
    number = read_number(line, at, measures)
    return number.value if number is not None and number.form == "words" and number.end == at + 1 else None
