"""Stretches: decades, centuries, quarters, halves, seasons, years, feasts; and the longest point of any sort."""

from collections.abc import Callable

from conspectus.rooms.dates.lexemes import Scan
from conspectus.rooms.dates.points import (
    DASHES,
    QUANTITIES,
    Term,
    join_year,
    name_year,
    pick_longest,
    read_day_first,
    read_month_first,
    read_numeric,
    read_weekday,
    read_year_name,
)

STRONG = frozenset({
    "in", "since", "until", "till", "during", "early", "late", "fiscal", "year", "circa", "mid", "throughout", "by",
})  # fmt: skip
FOLLOWERS = frozenset({"the", "when", "it", "he", "was", "has", "is", "with"})
NUMBERED = frozenset({"$", "£", "€", "¥", "#", "no", "flight", "page", "©", "copyright"})
Reader = Callable[[Scan, int], Term | None]


def read_decade(s: Scan, i: int) -> Term | None:
    """Read "1990s", "'90s", "the nineties"."""
    lexeme = s.at(i)
    if lexeme.kind == "decade":
        digits = "".join(char for char in lexeme.low if char.isdigit())
        if len(digits) == 4 and digits > "2000" and not lexeme.low.endswith("0s"):  # "Vision 2030's goals"
            return None
        if len(digits) == 4:
            return Term(i + 1, "decade", f"{digits[:3]}X")
        return Term(i + 1, "decade", f"{'19' if digits > '20' else '20'}{digits[0]}X") if len(digits) == 2 else None
    number = s.calendar.decades.get(lexeme.low)
    if number and s.word(i - 1) in ("the", "early", "late", "-", "mid") and not s.word(i + 1).startswith("per"):
        return Term(i + 1, "decade", f"{19 if number > 20 else 20}{number // 10}X")
    return None


def read_ordinal(s: Scan, i: int) -> int:
    """Return the number of an ordinal at i, 0 if there is none."""
    lexeme = s.at(i)
    return lexeme.value if lexeme.kind == "ordinal" else s.calendar.ordinals.get(lexeme.low, 0)


def read_numbered(s: Scan, i: int) -> Term | None:
    """Read "third quarter", "21st century", "first half of 2021", "first six months of the year"."""
    number = read_ordinal(s, i)
    opening = s.word(i) in ("first", "opening") or number == 1
    number = number or {"final": 4, "last": 4, "closing": 4, "opening": 1}.get(s.word(i), 0)
    j = i + 2 if s.word(i + 1) in DASHES and s.touches(i) else i + 1
    word = s.word(j)
    if word == "century" and 5 <= number <= 21:
        return Term(j + 1, "century", f"{number - 1:02}XX")
    if word == "quarter" and 1 <= number <= 4 and s.word(i) not in ("last", "closing"):
        return name_year(s, j + 1, f"quarter={number}", "quarter")
    if word == "half" and number in (1, 2):
        year = read_year_name(s, j + 1)
        if year and s.word(j + 1) in ("of", "in", "this", "last", "next"):
            return Term(year.end, "half", join_year(f"halfyear={number}", year.form))
        if s.word(j + 1) == "of":
            return _cut_half(s, j + 2, number)
    if s.word(j + 1) == "months" and s.word(j) in ("three", "six", "nine") and opening:
        year = read_year_name(s, j + 2)
        last = {"three": "03", "six": "06", "nine": "09"}[s.word(j)]
        return Term(year.end, "months", join_year(f"month=01:{last}", year.form)) if year else None
    return None


def _cut_half(s: Scan, i: int, number: int) -> Term | None:
    j = i + 1 if s.word(i) == "the" else i
    base = read_decade(s, j) or read_numbered(s, j) or read_month_first(s, j)
    return Term(base.end, "half", f"{base.whole}|half={number}") if base and base.rule != "day" else None


def read_short(s: Scan, i: int) -> Term | None:
    """Read "Q3 2019", "3Q 2019", "H1", "FY2013"."""
    low = s.word(i)
    if len(low) == 2 and set(low) & set("qh") and low.strip("qh").isdigit():
        number = int(low.strip("qh"))
        if "q" in low and 1 <= number <= 4:
            return name_year(s, i + 1, f"quarter={number}", "quarter")
        if low[0] == "h" and number <= 2:
            term = name_year(s, i + 1, f"halfyear={number}", "half")
            return term if term.form else None
    if low.startswith("fy") and low[2:].isdigit() and len(low) in (4, 6):
        return Term(i + 1, "fiscal year", low[2:] if len(low) == 6 else f"20{low[2:]}")
    return None


def read_fiscal(s: Scan, i: int) -> Term | None:
    """Read "fiscal year 2013", "fiscal 2013", "FY 2013"."""
    if s.word(i) not in ("fiscal", "fy"):
        return None
    j = i + 2 if s.word(i + 1) == "year" else i + 1
    span = read_year_span(s, j)
    if span:
        return span
    return Term(j + 1, "fiscal year", s.word(j)) if s.year(j) else None


def read_season(s: Scan, i: int) -> Term | None:
    """Read "spring 2014", "the spring of 2014", "in spring"."""
    code = s.calendar.seasons.get(s.word(i))
    if not code:
        return None
    term = name_year(s, i + 1, f"season={code}", "season")
    if term.form:
        return term
    before = s.word(i - 1) if s.word(i - 1) != "the" else s.word(i - 2)
    is_lead = before in (
        "in",
        "by",
        "during",
        "into",
        "until",
        "before",
        "since",
        "early",
        "late",
        "mid",
        "-",
        "through",
        "over",
        "after",
    )
    follower = s.at(i + 1)
    is_phrase_end = follower.kind != "word" or follower.low in (
        "of",
        "and",
        "or",
        "when",
        "as",
        "after",
        "before",
        "but",
        "with",
        "to",
        "for",
    )
    return term if is_lead and (is_phrase_end or s.word(i) not in ("fall", "spring")) else None


def read_year_span(s: Scan, i: int) -> Term | None:
    """Read "2012-13", "2004/05", "2020-3", "2004-2009"; "2013-02" is a month."""
    year = s.year(i)
    if not year or s.word(i + 1) not in DASHES | {"/"} or s.at(i + 2).kind != "number":
        return None
    tail = s.word(i + 2)
    if s.word(i + 3) in DASHES and s.touches(i + 2) and s.at(i + 3).kind == "number":
        return None
    if len(tail) == 4 and year < tail <= "2199":
        return Term(i + 3, "years", f"{year}/{tail}")
    if len(tail) > 2 or not (s.touches(i) and s.touches(i + 1)):
        return None
    last = year[: 4 - len(tail)] + tail
    if last > year:
        return Term(i + 3, "years", f"{year}/{last}")
    if len(tail) == 2 and "01" <= tail <= "12" and s.word(i + 1) == "-":
        return Term(i + 3, "month", f"{year}-{tail}")
    return None


def read_year(s: Scan, i: int) -> Term | None:
    """Read a number as a year where the words around it say that it is one."""
    year = s.year(i)
    if (
        year
        and len(short := s.word(i + 1)) == 2
        and short[0] in "qh"
        and short[1] in ("1234" if short[0] == "q" else "12")
    ):
        return Term(i + 2, "quarter", f"{year}-{short.upper()}")
    if not year or not _is_year(s, i, int(year)):
        return None
    s.years.add(i)
    return Term(i + 1, "year", year)


def _is_year(s: Scan, i: int, year: int) -> bool:
    """Whether the words around four digits make them a year and not a count, a price or a part of a name."""
    before, after, cal, follower = s.word(i - 1), s.word(i + 1), s.calendar, s.at(i + 1)
    if follower.kind == "possessive":
        return year >= 1500 and not s.at(i - 1).is_capital
    if _is_count(s, i):
        return False
    is_modern = 1750 <= year <= 2100
    is_plural = follower.kind == "word" and after.endswith("s") and not follower.is_capital
    is_counting = is_plural and (year % 50 == 0 or not is_modern) and year != 2000
    if before == "(" and after in {")", ",", ";"}:
        return is_modern
    if before in {",", "and", "or", "&", "to"} and s.years & {i - 2, i - 3}:
        return True
    if before in STRONG:
        return not is_counting
    if before == "-" and s.word(i - 2) in ("mid", "late", "early", "end", "post", "pre"):
        return True
    if cal.has("leads", before):
        is_bare = follower.kind != "word" or after in cal.words["leads"] or after in FOLLOWERS
        return is_modern and (is_bare or not (is_plural or (year % 50 == 0 and year != 2000)))
    if cal.has("owners", before) or s.at(i - 1).kind == "possessive":
        return is_modern and not is_counting
    if before == "," and after in (".", ")", "") and s.at(i - 2).kind == "word":  # "from file, 2008."
        return is_modern
    if i == 0:
        return is_modern and after in ("was", "is", "saw", "will", "has")
    return is_modern and cal.has("happenings", after) and not follower.is_capital and not s.at(i - 1).is_capital


def _is_count(s: Scan, i: int) -> bool:
    """Whether four digits count or number something, or belong to a name: "$2015", "1500 miles", "Agenda 2030"."""
    before, after, cal = s.word(i - 1), s.word(i + 1), s.calendar
    is_number = before in NUMBERED or after in QUANTITIES or cal.has("counted", after) or after in cal.units
    is_name = cal.has("named", before) or (cal.has("named", after) and s.at(i + 1).is_capital)
    return is_number or is_name or after == "-"


def read_holiday(s: Scan, i: int) -> Term | None:
    """Read a feast with a fixed day: "Christmas 2019", "New Year's Eve"."""
    if not s.at(i).is_capital:
        return None
    for length in (4, 3, 2, 1):
        words = tuple(s.word(i + k).replace("’", "'") for k in range(length))
        if day := s.calendar.holidays.get(words):
            return name_year(s, i + length, f"date={day}", "holiday")
    return None


READERS: tuple[Reader, ...] = (
    read_month_first, read_weekday, read_day_first, read_numbered, read_season, read_fiscal, read_decade, read_holiday,
)  # fmt: skip


def read_point(s: Scan, i: int) -> Term | None:
    """Read the longest point on the calendar that begins at i."""
    kind = s.at(i).kind
    if kind in ("iso", "numeric"):
        return read_numeric(s, i)
    if kind == "number":
        return read_day_first(s, i) or read_year_span(s, i) or read_year(s, i)
    if kind == "ordinal":
        return read_day_first(s, i) or read_numbered(s, i)
    if kind == "name":
        return read_short(s, i)
    if kind == "decade":
        return read_decade(s, i)
    return pick_longest([read(s, i) for read in READERS])
