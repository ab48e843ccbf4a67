"""Periods: from one time to another, open ends, durations and recurrences."""

from conspectus.rooms.dates.lexemes import Match, Scan
from conspectus.rooms.dates.points import DASHES, Term, join_year
from conspectus.rooms.dates.relative import Count, read_count, read_time, read_unit
from conspectus.rooms.dates.stretches import read_point, read_year_span

POINTS = frozenset({
    "day", "month", "year", "weekday", "weekday and day", "iso", "numeric", "quarter", "season", "decade",
    "part", "turn", "day word", "holiday", "century", "ago", "from now", "half", "current", "fiscal year",
})  # fmt: skip
ENDS = {
    "since": "since", "until": "until", "till": "until", "by": "until", "before": "before", "after": "after",
    "through": "until", "from": "since",
}  # fmt: skip
STARTS = frozenset({"beginning", "starting", "effective", "commencing"})
DESIGNATORS = {"d": "D", "w": "W", "m": "M", "q": "Q", "y": "Y", "H": "H", "M": "M", "S": "S"}
AROUND = frozenset(
    {
        "for",
        "within",
        "in",
        "during",
        "over",
        "after",
        "about",
        "nearly",
        "almost",
        "another",
        "than",
        "every",
        "least",
        "half",
        "of",
    }
)
REGULAR = {
    "annually": "P1Y",
    "yearly": "P1Y",
    "monthly": "P1M",
    "weekly": "P1W",
    "daily": "P1D",
    "quarterly": "P3M",
    "hourly": "PT1H",
}
OLD = frozenset({"old", "olds", "age"})


def read_range(s: Scan, i: int) -> Term | None:
    """Read "from March to May 2006", "between 2004 and 2009", "2004-2009", "Monday to Friday"."""
    lead = s.word(i)
    j = i + 1 if lead in ("from", "between") else i
    j = j + 1 if j > i and s.word(j) == "the" and not s.calendar.units.get(s.word(j + 1)) else j
    first = (read_point(s, j) or _read_lead_year(s, j)) if j == i else (_read_lead_year(s, j) or read_time(s, j))
    if j > i and first and first.rule == "years":  # "from 2004-2009"
        return Term(first.end, "range", first.form)
    if first is None or first.rule not in POINTS:
        return None
    return _read_last(s, lead, first)


def _read_last(s: Scan, lead: str, first: Term) -> Term | None:
    """Read how a range goes on after its first end."""
    joiner, k = s.word(first.end), first.end + 1
    if s.word(k) == "the" and not s.calendar.units.get(s.word(k + 1)):
        k += 1
    allowed = {"between": ("and", "to", *DASHES), "from": ("to", "until", "till", "through", "into", *DASHES)}
    if joiner not in allowed.get(lead, ("to", "through", "until", *DASHES)):
        return None
    if joiner == "-" and s.word(k) in ("old", "year"):
        return None
    last = _read_lead_year(s, k) or read_time(s, k)
    if last is None or last.rule not in POINTS or (first.op and last.form == "pub|year=0"):
        return None
    if first.rule == last.rule == "weekday":
        return Term(
            last.end, "range", f"{first.whole}/({first.whole})|{last.whole.partition('|')[2].replace('~', 'future')}"
        )
    return Term(last.end, "range", f"{_share_year(first, last)}/{last.whole}")


def _read_lead_year(s: Scan, i: int) -> Term | None:
    """Read a number as a year because it stands in a range; another reading of the whole range decides."""
    year = s.year(i)
    if not year or not "1500" <= year <= "2100" or read_year_span(s, i) or s.calendar.has("counted", s.word(i + 1)):
        return None
    if s.word(i - 1) in ("$", "£", "€", "¥", "#", "flight"):
        return None
    if s.word(i + 1) == "to" and (last := s.year(i + 2)) and year < last and s.at(i + 3).kind != "word":
        return Term(i + 1, "year", year)
    is_lone = s.word(i - 1) not in ("from", "between") and s.word(i + 1) not in DASHES
    if is_lone and not (
        s.word(i - 1) in ("to", "and", "until", "through", "till", "the", *DASHES) or s.word(i - 1) == "("
    ):
        return None
    return Term(i + 1, "year", year)


def _share_year(first: Term, last: Term) -> str:
    """Give the first end of "March 3 to May 5, 2006" the year of the last."""
    if first.op and last.form[:4].isdigit() and last.form[4:5] in ("-", "|"):
        return join_year(first.op, last.form[:4])
    if first.op and last.rule == "year" and last.form.isdigit():
        return join_year(first.op, last.form)
    return first.whole


def read_open(s: Scan, i: int) -> Term | None:
    """Read "since 2018", "until the end of May", "by Friday", "before 2010", "from 2019 on", "no later than June 5"."""
    word = s.word(i)
    step, j = _read_bound(s, i)
    if not step:
        return None
    j = _skip_article(s, j)
    term = read_range(s, j) or read_time(s, j)
    if term is None or term.rule == "span" or "since" in term.form or "/" in term.form or "span" in term.form:
        return None
    if term.rule == "year" and s.word(j - 1) == "the":  # "after the 2012 Games"
        return None
    end = term.end
    if word == "from" and ":" in term.op:  # "from 14 to 18 March"
        return Term(end, term.rule, term.form, term.op)
    onward = s.word(end)
    if word == "from" and (
        onward in ("onward", "onwards", "forward") or (onward == "on" and s.at(end + 1).kind == "mark")
    ):
        return Term(end + 1, "since", f"{term.whole}|since")
    if word in ("before", "after", "by", "through", "from") and _has_noun(s, end):
        return None
    if step == "before" and term.form.endswith("|end"):  # "before the end of May" takes in the end of May
        step = "until"
    return Term(end, "from" if word == "from" else step, f"{term.whole}|{step}")


def _read_bound(s: Scan, i: int) -> tuple[str, int]:
    """Read the words that open or close a stretch; the step that they stand for is empty if there are none."""
    word, after = s.word(i), s.word(i + 1)
    if word == "prior" and after == "to":
        return "before", i + 2
    if word == "up" and after in ("to", "until"):
        return "until", i + 2
    if word in ("no", "not") and (after, s.word(i + 2)) == ("later", "than"):
        return "until", i + 3
    return ENDS.get(word, ""), i + 1


def _skip_article(s: Scan, j: int) -> int:
    """Skip "at least", "about" and the article before the time itself, but not that of "the year"."""
    if (s.word(j), s.word(j + 1)) in (("at", "least"), ("at", "latest")):
        j += 2
    if s.word(j) in ("the", "about", "around") and not s.calendar.units.get(s.word(j + 1)):
        j += 1
    return j


def _has_noun(s: Scan, end: int) -> bool:
    """Whether the time only says which one of something: "before Tuesday's vote", "by 2020 standards"."""
    after = s.at(end)
    return after.kind in ("possessive", "number") or after.low in ("-",) or s.calendar.has("happenings", after.low)


# ---------------------------------------------------------------- durations


def write_duration(count: Count, code: str) -> str:
    """Return a duration in ISO 8601, "P3Y", "PT30M", "P2.5Y"; the upper bound of a vague one is left as X."""
    number = f"{count.high:g}" if count.low == count.high else "X"
    if number == "0.5" and code in "Hy":
        return "PT30M" if code == "H" else "P6M"
    if code == "fortnight":
        number, code = (f"{count.high * 2:g}" if number != "X" else "X"), "w"
    if code == "weekend":
        return "P2D"
    if code in ("X", "C"):
        times = 10 if code == "X" else 100
        return f"P{count.high * times:g}Y" if number != "X" else "PXY"
    if code == "q":
        return f"P{count.high * 3:g}M" if number != "X" else "PXM"
    designator = DESIGNATORS[code]
    return f"PT{number}{designator}" if code in "HMS" else f"P{number}{designator}"


def read_duration(s: Scan, i: int) -> Match | None:
    """Read "three years", "two-day", "half an hour", "a year and a half", "decades", "years-long"."""
    bare = s.calendar.units.get(s.word(i))
    if bare:
        return _read_vague(s, i, bare)
    count = read_count(s, i)
    if count is None or s.at(i - 1).low in ("$", "£", "€", "¥", ".", "#"):
        return None
    if s.word(i) == "some" or (s.word(i) == "many" and s.word(i - 1) in ("how", "as")):
        return None
    j = count.end
    hyphen = s.word(j) in DASHES
    unit = read_unit(s, j + 1 if hyphen else j)
    if unit is None or (
        s.word(i) in ("a", "an") and (s.word(unit.end - 1).endswith("s") or not _is_stretch(s, i, unit))
    ):
        return None
    end = unit.end
    if s.word(end) == "and" and s.word(end + 1) == "a" and s.word(end + 2) == "half":
        count, end = Count(end + 3, count.low + 0.5, count.high + 0.5), end + 3
    if s.word(end) in DASHES and s.word(end + 1) == "long" and s.touches(end):
        end += 2
    after = s.word(end + 1) if s.word(end) in DASHES or s.word(end) == "of" else s.word(end)
    if after in OLD or (s.word(i - 1) == "aged"):
        return None
    is_alone = s.calendar.units[s.word(unit.end - 1)] in ("m", "q") and s.word(unit.end - 1) == "quarter" and not hyphen
    if is_alone:  # "three quarter", "a quarter": shares
        return None
    lead = s.word(i - 2) if s.calendar.has("hedges", s.word(i - 1)) else s.word(i - 1)
    rule = "in" if lead == "in" and not hyphen else "duration"
    return Match(i, end, write_duration(count, unit.form), rule, "duration")


def _is_stretch(s: Scan, i: int, unit: Term) -> bool:
    """Whether "a year" is a length of time and not a rate ("two barrels a day") or any year at all."""
    if s.word(unit.end - 1) == "quarter":
        return False
    return s.word(i - 1) in AROUND or s.word(unit.end) in ("and", "long") or s.word(unit.end + 1) == "long"


def _read_vague(s: Scan, i: int, code: str) -> Match | None:
    """Read "years", "decades of", "for months", "year-long"."""
    word, before = s.word(i), s.word(i - 1)
    if s.word(i + 1) in DASHES and s.word(i + 2) == "long" and s.touches(i) and code != "weekend":
        count = Count(0, 2, 3) if word.endswith("s") else Count(0, 1, 1)
        return Match(i, i + 3, write_duration(count, code), "duration", "duration")
    if not word.endswith("s") or code in ("q", "S", "weekend"):
        return None
    if before in ("for", "of", "after", "over", "dozens") or (
        s.word(i + 1) == "of" and (i == 0 or before in ("with", ",", "by", "despite"))
    ):
        if before == "of" and s.word(i - 2) in ("number", "couple"):
            return None
        return Match(i, i + 1, write_duration(Count(0, 2, 3), code), "vague", "duration")
    if s.word(i + 1) == "ago" and code in "dwmyX":
        return Match(
            i, i + 2, f"pub|-2:{ {'d': 10, 'w': 8, 'm': 11, 'y': 20, 'X': 6}[code] }{code}".replace(" ", ""), "ago"
        )
    return None


# ---------------------------------------------------------------- recurrences


def read_recurrence(s: Scan, i: int) -> Match | None:
    """Read "every June", "each year", "annually", "twice a week", "on Mondays", "every two years"."""
    word = s.word(i)
    if word in REGULAR and (i == 0 or not s.at(i).is_capital):
        return _recur(i, i + 1, REGULAR[word])
    if word in ("once", "twice") and s.word(i + 1) in ("a", "every", "per", "each"):
        code = s.calendar.units.get(s.word(i + 2))
        return _recur(i, i + 3, write_duration(Count(0, 1, 1), code)) if code else None
    if word.endswith("s") and (day := s.calendar.weekdays.get(word[:-1])) and s.at(i).is_capital and len(word) > 6:
        return _recur(i, i + 1, f"XXXX-WXX-{day}")
    if word not in ("every", "each"):
        return None
    j = i + 2 if s.word(i + 1) in ("other", "single") else i + 1
    count = read_count(s, j)
    if unit := read_unit(s, count.end if count else j):
        number = 2 if s.word(i + 1) == "other" else 1
        form = write_duration(count or Count(0, number, number), unit.form) if unit.form != "weekend" else "XXXX-WXX-WE"
        return _recur(i, unit.end, form)
    return _recur_point(s, i, j)


def _recur(start: int, end: int, form: str) -> Match:
    return Match(start, end, form, "regular", "recurrence")


def _recur_point(s: Scan, i: int, j: int) -> Match | None:
    """Read what stands after "every": "June", "Friday", "summer", "morning"."""
    if s.calendar.has("dayparts", s.word(j)):
        return _recur(i, j + 1, "P1D")
    if code := s.calendar.seasons.get(s.word(j)):
        return _recur(i, j + 1, f"XXXX-{code}")
    term = read_point(s, j)
    if term and term.rule in ("month", "day", "holiday") and term.op:
        return _recur(i, term.end, f"XXXX-{term.op.partition('=')[2]}")
    if term and term.rule == "weekday":
        return _recur(i, term.end, f"XXXX-WXX-{term.form.partition('=')[2][0]}")
    return None
