"""Points: days and months as the calendar names them, and what a year adds to them."""

from msgspec import Struct

from conspectus.rooms.dates.forms import month_days
from conspectus.rooms.dates.forms import read_point as is_point
from conspectus.rooms.dates.lexemes import Lexeme, Scan

DASHES = frozenset({"-", "–", "—", "‑"})
WEEKS = {"last": -1, "this": 0, "next": 1}
JOINERS = frozenset({"to", "through", "and", "until", "till", "or", "/", "&", *DASHES})
QUANTITIES = frozenset({"%", "percent", "per", "million", "billion", "trillion", "points", "degrees"})


class Term(Struct, frozen=True):
    """A time that has been read up to `end`: a whole form, or `op`, a part of a year that is still to be named."""

    end: int
    rule: str
    form: str = ""
    op: str = ""

    @property
    def whole(self) -> str:
        """The form, of the year that the tense tells where none is named."""
        return self.form or f"pub|{self.op},~"


def pick_longest(terms: list[Term | None]) -> Term | None:
    """Return the term that reads furthest, the first of equals."""
    return max((t for t in terms if t), key=lambda t: t.end, default=None)


def join_year(op: str, year: str) -> str:
    """Return the form of a part of a year: "date=03-27" of "2007" is "2007-03-27"."""
    if not year.isdigit():
        return f"{year}|{op}"
    name, _, what = op.partition("=")
    if name == "halfyear":
        return f"{year}-H{what}"
    if name == "quarter":
        return f"{year}-Q{what}"
    first, _, last = what.partition(":")
    if name == "month" and last and last < first:
        return f"{year}-{first}/{int(year) + 1}-{last}"
    if last[2:] in ("-29", "-30", "-31"):  # "Feb. 28-29" in a common year
        month, day = last.split("-")
        last = f"{month}-{min(int(day), month_days(int(year), int(month))[1].day):02}"
    return f"{year}-{first}/{year}-{last}" if last else f"{year}-{first}"


def read_year_name(s: Scan, i: int) -> Term | None:
    """Read a year, as a number or as "last year"; "of" and a comma may come before it."""
    word = s.word(i)
    if word in (",", "of", "in") or (word == "," and s.word(i + 1) == "in"):
        after = read_year_name(s, i + 1) if word != "in" or not s.year(i + 1) else Term(i + 2, "year", s.word(i + 1))
        return None if after is None or (word == "," and not after.form.isdigit()) else after
    if (year := s.year(i)) and not (s.word(i + 1) in DASHES and s.at(i + 2).kind == "figure"):
        return Term(i + 1, "year", year)
    if word in ("the", "that", "this") and s.word(i + 1) in (
        "same",
        "following",
        "next",
        "previous",
        "current",
        "preceding",
    ):
        word, i = s.word(i + 1), i + 1
        forms = {"same": "@|year=0", "current": "pub|year=0", "following": "@|year=1", "next": "@|year=1"}
        form = forms.get(word, "@|year=-1")
    else:
        form = {
            "last": "pub|year=-1",
            "this": "pub|year=0",
            "next": "pub|year=1",
            "that": "@|year=0",
            "the": "pub|year=0",
        }.get(word, "")
    if not form or s.word(i + 1) != "year" or (word == "the" and s.word(i - 1) != "of"):
        return None
    return Term(i + 2, "year", form)


def name_year(s: Scan, end: int, op: str, rule: str) -> Term:
    """Return a part of a year with the year that follows it, if one does."""
    year = read_year_name(s, end)
    return Term(year.end, rule, join_year(op, year.form)) if year else Term(end, rule, op=op)


# ---------------------------------------------------------------- dates in figures


def read_numeric(s: Scan, i: int) -> Term | None:
    """Read 2007-04-02, 13/4/2007, 2.4.07; both ways where day and month could change places."""
    lexeme = s.at(i)
    if lexeme.kind == "iso":
        return Term(i + 1, "iso", lexeme.low[:10]) if is_point(lexeme.low[:10]) else None
    forms = [form for form in list_numeric(lexeme.low, s.order) if is_point(form)]
    return Term(i + 1, "numeric", "?".join(forms)) if forms else None


def list_numeric(text: str, order: str | None) -> list[str]:
    """Return the days that a date in figures may mean, the earlier one first."""
    mark = next(char for char in text if not char.isdigit())
    first, second, third = text.split(mark)
    if len(first) == 4:
        return (
            [f"{first}-{second:0>2}-{third:0>2}"] if int(second) in range(1, 13) and int(third) in range(1, 32) else []
        )
    year = third if len(third) == 4 else f"{'20' if int(third) < 50 else '19'}{third}"
    a, b = int(first), int(second)
    readings = {"dmy": (a, b), "mdy": (b, a)}
    if mark == ".":
        order = "dmy"
    valid = [key for key, (day, month) in readings.items() if day in range(1, 32) and month in range(1, 13)]
    chosen = [order] if order in valid else valid
    return sorted({f"{year}-{readings[key][1]:02}-{readings[key][0]:02}" for key in chosen if key})


# ---------------------------------------------------------------- dates in words


def _is_day(lexeme: Lexeme) -> bool:
    return lexeme.kind in ("number", "ordinal") and 1 <= lexeme.value <= 31


def read_month_first(s: Scan, i: int) -> Term | None:
    """Read "March 27, 2007", "Feb. 28 - March 2", "March 27 and 28", "March 2007", "July-September", "March"."""
    month = s.month(i)
    if not month:
        return None
    j = s.skip_dot(i)
    if s.word(j) == "the" and s.at(j + 1).kind == "ordinal":
        j += 1
    if _is_day(s.at(j)) and s.word(j + 1) not in QUANTITIES and not (s.word(j + 1) == ":" and s.touches(j)):
        return _finish_days(s, j + 1, f"{month:02}-{s.at(j).value:02}")
    if s.word(j) in JOINERS - {"and", "or"} and (last := s.month(j + 1)):
        after = s.skip_dot(j + 1)
        if not _is_day(s.at(after)):
            return name_year(s, after, f"month={month:02}:{last:02}", "months")
    return name_year(s, j, f"month={month:02}", "month")


def _finish_days(s: Scan, j: int, day: str) -> Term:
    """Read what may follow "March 27": "-28", " and 28", " to April 2", and the year."""
    if s.word(j) in JOINERS:
        after = s.at(j + 1)
        far = s.month(j + 1)
        k = s.skip_dot(j + 1) if far else j + 1
        is_further = (
            _is_day(after) and after.value > int(day[3:]) and not s.month(j + 2) and s.word(j + 2) not in QUANTITIES
        )
        if far and _is_day(s.at(k)) and s.word(j) not in ("and", "or"):
            return name_year(s, k + 1, f"date={day}:{far:02}-{s.at(k).value:02}", "days")
        if is_further and not s.calendar.units.get(s.word(j + 2)):
            return name_year(s, j + 2, f"date={day}:{day[:3]}{after.value:02}", "days")
    return name_year(s, j, f"date={day}", "day")


def read_day_first(s: Scan, i: int) -> Term | None:
    """Read "27 March 2007", "18-19 August", "27th and 28th of March", "28 February to 2 March"."""
    day = s.at(i).value if _is_day(s.at(i)) else s.calendar.ordinals.get(s.word(i), 0) if s.word(i + 1) == "of" else 0
    if not day:
        return None
    j, last = i + 1, 0
    if s.word(j) in JOINERS and _is_day(s.at(j + 1)) and s.at(j + 1).value > day:
        last, j = s.at(j + 1).value, j + 2
    if s.word(j) == "of" or (s.word(j) in DASHES and s.touches(j)):
        j += 1
    month = s.month(j)
    if not month:
        return None
    j = s.skip_dot(j)
    if s.word(j) in DASHES and s.touches(j) and s.year(j + 1):  # 27-Mar-2007
        j += 1
    op = f"date={month:02}-{day:02}"
    if last:
        return name_year(s, j, f"{op}:{month:02}-{last:02}", "days")
    if s.word(j) in JOINERS and _is_day(s.at(j + 1)):
        k = j + 3 if s.word(j + 2) == "of" else j + 2
        if (far := s.month(k)) and s.word(j) not in ("and", "or"):
            return name_year(s, s.skip_dot(k), f"{op}:{far:02}-{s.at(j + 1).value:02}", "days")
    return name_year(s, j, op, "day")


def read_weekday(s: Scan, i: int) -> Term | None:
    """Read "Friday", "Friday evening", "Friday, March 24, 2017", "Friday of last week"."""
    lexeme = s.at(i)
    number = s.calendar.weekdays.get(lexeme.low)
    if not number or not lexeme.is_capital:
        return None
    is_short = len(lexeme.low) < 6
    j = s.skip_dot(i) if is_short else i + 1
    if s.calendar.has("dayparts", s.word(j)):
        j += 1
    k = j + 1 if s.word(j) in (",", "(") else j
    k = k + 1 if s.word(k) == "the" else k
    date = (
        read_month_first(s, k)
        or read_day_first(s, k)
        or (read_numeric(s, k) if s.at(k).kind in ("iso", "numeric") else None)
    )
    if date and date.rule in ("day", "numeric", "iso"):
        if not date.op:
            return date
        return Term(date.end, "weekday and day", f"pub|{date.op},~,{number}")
    if is_short and s.word(j - 1) != ".":
        return None
    of = j + 1 if s.word(j) == "of" else j
    if s.word(of) in WEEKS and s.word(of + 1) == "week":  # "Friday of last week", "on Tuesday next week"
        return Term(of + 2, "day of a week", f"pub|week={WEEKS[s.word(of)]}|weekday={number}")
    return Term(j, "weekday", f"pub|weekday={number},~")
