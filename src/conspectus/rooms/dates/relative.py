"""Relative times: "last week", "seven years ago", "later this year", "the following day", "early next month"."""

from msgspec import Struct

from conspectus.rooms.dates.calendar import DAY_WORDS
from conspectus.rooms.dates.lexemes import Scan
from conspectus.rooms.dates.points import DASHES, Term, pick_longest, read_year_name
from conspectus.rooms.dates.stretches import read_point

UNIT_STEPS = {"d": "day", "w": "week", "m": "mon", "q": "qtr", "y": "year", "X": "decade", "C": "century"}
SPANS = {
    "d": "10d",
    "w": "6w",
    "m": "6m",
    "q": "9m",
    "y": "5y",
    "X": "30y",
    "C": "3C",
}  # "recent weeks", "coming years"
TURNS = {"last": -1, "this": 0, "next": 1, "coming": 1, "current": 0}
SEQUELS = {
    "following": 1,
    "next": 1,
    "ensuing": 1,
    "subsequent": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "same": 0,
    "that": 0,
}
FILLERS = frozenset(
    {"full", "more", "whole", "consecutive", "straight", "calendar", "business", "working", "short", "long", "or", "so"}
)
HEADS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "beginning": "start",
    "start": "start",
    "end": "end",
    "middle": "mid",
    "close": "end",
}


class Count(Struct, frozen=True):
    """How many: from `low` to `high`, in halves of a unit where `halves` is set; read up to `end`."""

    end: int
    low: float
    high: float

    @property
    def written(self) -> str:
        """The count as forms have it."""
        low, high = f"{self.low:g}", f"{self.high:g}"
        return low if low == high else f"{low}:{high}"


VERBAL = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "not", "should"})


def read_count(s: Scan, i: int) -> Count | None:
    """Read "two", "25", "twenty-five", "a few", "half a", "two and a half", "two or three"."""
    low = s.word(i)
    cal = s.calendar
    if low == "a" and s.word(i + 1) in ("few", "couple"):
        after = i + 3 if s.word(i + 2) == "of" else i + 2
        return Count(after, *cal.vague[s.word(i + 1)])
    if low in cal.vague:
        return Count(i + 1, *cal.vague[low])
    if low == "half" and s.word(i + 1) in ("a", "an", *DASHES):
        return Count(i + 2, 0.5, 0.5)
    number = _read_number(s, i)
    if number is None:
        return None
    end, value = int(number.end), number.low
    if s.word(end) == "and" and s.word(end + 1) == "a" and s.word(end + 2) == "half":
        return Count(end + 3, value + 0.5, value + 0.5)
    if s.word(end) in ("to", "or", *DASHES) and (second := _read_number(s, end + 1)) and second.low > value:
        return Count(second.end, value, second.low)
    return number


def _read_number(s: Scan, i: int) -> Count | None:
    lexeme, cardinals = s.at(i), s.calendar.cardinals
    if lexeme.kind == "number" and 0 < lexeme.value < 10000:
        return Count(i + 1, lexeme.value, lexeme.value)
    if lexeme.kind == "figure" and lexeme.low.count(".") == 1 and "," not in lexeme.low:
        return Count(i + 1, float(lexeme.low), float(lexeme.low))
    value = cardinals.get(lexeme.low)
    if value is None:
        return None
    after = i + 2 if s.word(i + 1) in DASHES else i + 1
    unit = cardinals.get(s.word(after), 0)
    if 20 <= value <= 90 and 1 <= unit <= 9 and s.word(after) not in ("a", "an"):
        return Count(after + 1, value + unit, value + unit)
    if unit == 100 and value < 10:
        return Count(after + 1, value * 100, value * 100)
    return Count(i + 1, value, value)


def read_unit(s: Scan, i: int) -> Term | None:
    """Read a unit of time, past adjectives that may stand before it; the form is its code."""
    while s.word(i) in FILLERS:
        i += 1
    code = s.calendar.units.get(s.word(i))
    return Term(i + 1, "unit", code) if code else None


def shift(count: Count, code: str, sign: str) -> str:
    """Return the step for so many units: "-7y"; halves become the next smaller unit."""
    if code in "HMS":
        return ""
    smaller = {"y": ("m", 12), "X": ("y", 10), "w": ("d", 7), "m": ("d", 30), "C": ("y", 100), "q": ("m", 3)}
    if code == "fortnight":
        code, count = "w", Count(count.end, count.low * 2, count.high * 2)
    if code in "qXC" or count.low % 1 or count.high % 1:
        slack = 2 if code == "y" else 0  # "a year and a half ago" is no exact month
        code, times = smaller.get(code, (code, 1))
        count = Count(count.end, round(count.low * times) - slack, round(count.high * times) + slack)
    return f"|{sign}{count.written}{code}"


def read_distance(s: Scan, i: int) -> Term | None:
    """Read "seven years ago", "three weeks earlier", "two days after Christmas", "ten days from now"."""
    count = read_count(s, i)
    unit = read_unit(s, count.end) if count else None
    if not count or not unit or unit.form == "weekend":
        return None
    j = unit.end
    if s.word(j) == "and" and s.word(j + 1) == "a" and s.word(j + 2) == "half":
        count, j = Count(count.end, count.low + 0.5, count.high + 0.5), j + 3
    word = s.word(j)
    if word == "ago":
        return Term(j + 1, "ago", f"pub{shift(count, unit.form, '-')}")
    if word == "from" and s.word(j + 1) in ("now", "today"):
        return Term(j + 2, "from now", f"pub{shift(count, unit.form, '+')}")
    if word in ("earlier", "later", "afterward", "afterwards", "hence") and s.word(j + 1) != "than":
        sign = "-" if word == "earlier" else "+"
        base = "%" if sign == "-" and unit.form in "yqX" else "@"
        return Term(j + 1, word, f"{base}{shift(count, unit.form, sign)}")
    if word == "from" and (date := read_point(s, j + 1)) and date.rule in ("day", "weekday", "numeric", "iso"):
        if s.word(i - 1) == "for" and unit.form in "dwmy":  # "for three days from 20 November": the first is the 20th
            return Term(date.end, "beside a date", f"({date.whole})|span={_write_span(count, unit.form)}")
        return Term(date.end, "beside a date", f"({date.whole}){shift(count, unit.form, '+')}")
    if (
        word in ("before", "after", "prior", "following", "into") and s.word(i - 1) != "for"
    ):  # "waited for two years before"
        return _read_beside(s, j, shift(count, unit.form, "-" if word in ("before", "prior") else "+"))
    return None


def _write_span(count: Count, code: str) -> str:
    """Write a stretch that begins with its first day: three days are that day and two more."""
    if code in "dw":
        return f"+{int(count.high) * (7 if code == 'w' else 1) - 1}d"
    return f"+{int(count.high)}{code}"


def _read_beside(s: Scan, j: int, step: str) -> Term | None:
    """Read what a distance is counted from: a date, an event, or nothing at all ("two days before")."""
    k = j + 2 if s.word(j) == "prior" and s.word(j + 1) == "to" else j + 1
    k = k + 1 if s.word(k) == "the" and read_point(s, k + 1) else k
    date = read_time(s, k)
    if date and date.rule not in ("weekday",):
        return Term(date.end, "beside a date", f"({date.whole}){step}")
    if s.at(k).kind == "mark" or k >= len(s.lexemes):
        return Term(k, "beside", f"@{step}")
    return Term(j + 1, "beside an event", f"event{step}")


def read_day_word(s: Scan, i: int) -> Term | None:
    """Read "yesterday", "tomorrow morning", "the day before yesterday"."""
    if s.word(i) == "day" and s.word(i + 1) in ("before", "after") and s.word(i + 2) in ("yesterday", "tomorrow"):
        return Term(i + 3, "day word", "pub|-2d" if s.word(i + 1) == "before" else "pub|+2d")
    form = DAY_WORDS.get(s.word(i))
    if not form:
        return None
    return Term(i + 2 if s.calendar.has("dayparts", s.word(i + 1)) else i + 1, "day word", form)


def read_turn(s: Scan, i: int) -> Term | None:
    """Read "last week", "this June", "next Friday", "last night", "the past decade", "the next three years"."""
    word = s.word(i)
    if word == "this" and s.word(i + 1) in ("past", "coming"):
        turned = read_turn(s, i + 1)
        if turned:
            return turned
    if word not in ("last", "this", "next", "past", "coming", "current", "upcoming", "previous", "recent", "following"):
        return None
    if word == "following" and s.word(i - 1) not in ("the", "its", "his", "her", "their"):
        return None  # "following Wednesday's loss": after it
    if word == "last" and s.word(i - 1) in VERBAL:
        return None  # "built to last five years"
    return _turn_count(s, i, word) or _turn_unit(s, i, word) or _turn_name(s, i, word)


def _turn_count(s: Scan, i: int, word: str) -> Term | None:
    """Read "last three weeks", "past few years", "coming months", "past decade"."""
    sign = "+" if word in ("next", "coming", "following") else "-"
    count = read_count(s, i + 1)
    if count and s.word(i + 1) not in ("a", "an"):
        unit = read_unit(s, count.end)
        if not unit or word in ("this", "current", "upcoming") or unit.form in ("H", "M", "S", "weekend"):
            return Term(unit.end, "span", "pub") if unit and unit.form == "H" and word in ("last", "past") else None
        base = "@" if word == "following" else "pub"
        return Term(unit.end, "span", f"{base}|span={shift(Count(0, count.high, count.high), unit.form, sign)[1:]}")
    unit = read_unit(s, i + 1)
    if not unit or unit.form not in SPANS:
        return None
    if s.word(unit.end - 1).endswith("s") and word in ("recent", "past", "coming", "next", "last"):
        return Term(unit.end, "span", f"pub|span={sign}{SPANS[unit.form]}")
    is_span = (s.word(i - 1) == "the" and word in ("past", "coming", "next", "last")) or word == "past"
    if is_span and not (unit.form == "d" or (unit.form in "qC" and word == "last")):
        return Term(unit.end, "span", f"pub|span={shift(Count(0, 1, 1), unit.form, sign)[1:]}")
    return None


def _turn_unit(s: Scan, i: int, word: str) -> Term | None:
    """Read "last year", "this weekend", "next quarter"; "the next day" is counted from another day."""
    unit, j = s.calendar.units.get(s.word(i + 1)), i + 2
    if s.word(i + 1).endswith("s") or word not in TURNS:
        return None
    if s.word(i + 1) == "fiscal" and s.word(i + 2) == "year":
        unit, j = "y", i + 3
    if unit == "weekend":
        return Term(j, "turn", f"pub|weekend={word}")
    if unit == "fortnight":
        return Term(j, "turn", f"pub|span={'+2w' if word == 'next' else '-2w'}")
    if unit == "d":
        return Term(j, "sequel", "@|+1d") if word == "next" and s.word(i - 1) in ("the", "very") else None
    if unit in UNIT_STEPS:
        return Term(j, "turn", f"pub|{UNIT_STEPS[unit]}={TURNS[word]}")
    return None


def _turn_name(s: Scan, i: int, word: str) -> Term | None:
    """Read "last Friday", "this June", "next summer", "last night", "upcoming October"."""
    when = {"coming": "future", "upcoming": "future", "past": "last", "current": "this", "previous": "last"}.get(
        word, word
    )
    after = s.word(i + 1)
    if when in ("recent", "following"):
        return None
    if s.calendar.has("dayparts", after):
        return (
            Term(i + 2, "turn", "pub|-1d") if word == "last" else Term(i + 2, "turn", "pub") if word == "this" else None
        )
    point = read_point(s, i + 1)
    if code := s.calendar.seasons.get(after):
        return point if point and point.form else Term(i + 2, "turn", f"pub|season={code},{when}")
    if not point or point.rule not in ("weekday", "month", "day", "holiday", "quarter"):
        return None
    if point.op:
        return Term(point.end, "turn", f"pub|{point.op},{when}")
    return Term(point.end, "turn", point.form.replace("~", when)) if point.rule == "weekday" else None


def read_edge_week(s: Scan, i: int) -> Term | None:
    """Read "the last week of December 2016", "the first months of 2020"."""
    units = ("week", "weeks", "days", "months")
    if s.word(i) not in ("first", "last", "final", "opening") or s.word(i + 1) not in units or s.word(i + 2) != "of":
        return None
    j = i + 4 if s.word(i + 3) == "the" and s.calendar.units.get(s.word(i + 4)) is None else i + 3
    term = pick_longest([read_point(s, j), read_turn(s, j), _read_current(s, j)])
    if term is None or term.rule not in ("month", "year", "turn", "current", "season", "quarter"):
        return None
    return Term(term.end, "part", f"{term.whole}|{'start' if s.word(i) in ('first', 'opening') else 'end'}")


def read_weekend(s: Scan, i: int) -> Term | None:
    """Read "the weekend" without a word that says which."""
    return Term(i + 1, "weekend", "pub|weekend=~") if s.word(i) == "weekend" and s.word(i - 1) == "the" else None


def read_sequel(s: Scan, i: int) -> Term | None:
    """Read "the following day", "that year", "the same month", "the day before", "at the time", "since then"."""
    word, after = s.word(i), s.word(i + 1)
    if (
        word == "at"
        and (after, s.word(i + 2)) in (("the", "time"), ("that", "time"))
        and s.word(i + 3) not in ("of", "when", "that")
    ):
        return Term(i + 3, "at the time", "@")
    if word == "over" and (after, s.word(i + 2), s.word(i + 3)) == ("the", "same", "period"):
        return Term(i + 4, "same period", "@")
    if word == "since" and after == "then":
        return Term(i + 2, "since then", "@|since")
    if word == "once":
        return None
    if word in SEQUELS and not (word == "next" and s.calendar.units.get(after) != "d"):
        unit = s.calendar.units.get(after)
        if word in ("following", "previous", "that", "next") and s.calendar.has("dayparts", after):
            step = "|+1d" if SEQUELS[word] == 1 else "|-1d" if SEQUELS[word] == -1 else ""
            return Term(i + 2, "sequel", f"@{step}")
        if unit in UNIT_STEPS and not after.endswith("s"):
            number = SEQUELS[word]
            step = (f"|{number:+}d" if number else "") if unit == "d" else f"|{UNIT_STEPS[unit]}={number}"
            return Term(i + 2, "sequel", f"@{step}")
        return None
    if (
        word in ("day", "week", "month", "year")
        and after in ("before", "after", "prior")
        and s.word(i - 1) == "the"
        and s.word(i - 2) != "in"
    ):
        step = shift(Count(0, 1, 1), word[0], "+" if after == "after" else "-")
        return _read_beside(s, i + 1, step)
    return None


def read_comparative(s: Scan, i: int) -> Term | None:
    """Read "later this year", "earlier that day", "so far this month", "the rest of the year"."""
    word = s.word(i)
    cut = {"earlier": "earlier", "later": "later", "so": "sofar", "rest": "later", "remainder": "later"}.get(word)
    if cut is None or (word == "so" and s.word(i + 1) != "far"):
        return None
    j = i + 2 if word == "so" else i + 1
    of = s.word(j) in ("of", "in")
    j = j + 1 if of else j
    year = read_year_name(s, j) if not of else None
    term = year or read_turn(s, j) or read_sequel(s, j) or (read_point(s, j) if word in ("rest", "remainder") else None)
    if term and term.form.startswith("pub|") and "=0" in term.form:
        return Term(term.end, "comparative", f"{term.form}|{cut}")
    if term and (term.form.startswith("@") or word in ("rest", "remainder")):
        return Term(term.end, "comparative", term.whole)
    unit = s.calendar.units.get(s.word(j + 1)) if of and s.word(j) == "the" else None
    if unit in UNIT_STEPS and unit not in "XC" and not s.word(j + 1).endswith("s"):
        return Term(j + 2, "comparative", f"pub|{UNIT_STEPS[unit]}=0|{cut}")
    return None


def read_part(s: Scan, i: int) -> Term | None:
    """Read "late 2006", "mid-May", "the end of the year", "early next month", "year-end"."""
    word = s.word(i)
    if word == "year" and s.word(i + 1) == "end" and s.word(i - 1) in ("by", "before", "until", "at", "than"):
        return Term(i + 2, "part", "pub|year=0|end")
    if word == "year" and s.word(i + 1) in DASHES and s.word(i + 2) == "end":
        year = s.year(i + 3)
        return Term(i + 4, "part", f"{year}|end") if year else Term(i + 3, "part", "pub|year=0|end")
    part = HEADS.get(word)
    if part is None:
        return None
    j = i + 1
    is_cut = word in ("early", "mid", "late")
    if s.word(j) in DASHES or s.word(j) == "of" or (is_cut and s.word(j) == "in"):  # "to start in May" is a verb
        j += 1
    elif not is_cut:
        return None
    if s.word(j) == "to" and s.word(j + 1) in DASHES:  # "mid-to-late"
        return read_part(s, j + 2)
    j = j + 1 if s.word(j) == "the" and s.calendar.units.get(s.word(j + 1)) is None else j
    term = pick_longest([read_turn(s, j), read_point(s, j), read_sequel(s, j), _read_current(s, j)])
    if term is None or term.rule in ("day", "days", "weekday and day", "numeric", "iso"):
        return None
    if (
        term.rule == "year" and s.word(j - 1) == "the" and s.at(term.end).kind == "word"
    ):  # "the start of the 2014 Games"
        return None
    if term.rule == "weekday":  # "late Thursday"
        return Term(term.end, "weekday", term.form)
    return Term(term.end, "part", f"{term.whole}|{part}")


def _read_current(s: Scan, i: int) -> Term | None:
    """Read "the year", "the month", as after "the end of"."""
    unit = s.calendar.units.get(s.word(i + 1)) if s.word(i) == "the" else None
    if unit not in UNIT_STEPS or unit == "d" or s.word(i + 1).endswith("s"):
        return None
    return Term(i + 2, "current", f"pub|{UNIT_STEPS[unit]}=0")


READERS = (
    read_point, read_part, read_turn, read_sequel, read_comparative, read_distance, read_day_word, read_weekend,
    read_edge_week,
)  # fmt: skip


def read_time(s: Scan, i: int) -> Term | None:
    """Read the longest single time, of any sort, that begins at i."""
    return pick_longest([read(s, i) for read in READERS])
