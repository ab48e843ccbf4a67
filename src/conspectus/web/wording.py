"""Wording: times, quantities and counts as people read them, and text that can do no harm."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence

from babel.numbers import get_currency_name
from markupsafe import Markup

from conspectus.records import Figure, Time

# Characters that are not seen but change how the text around them is read: controls, direction overrides and isolates
# (Unicode TR9; "Trojan Source", CVE-2021-42574), zero-width spaces, tags, lone surrogates. Joiners stay: scripts
# need them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
MONEY = re.compile("(?P<code>[A-Z]{3})(?P<rest>( .+)?)")
MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
MANNERS = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}
OUTCOMES = {"open": "open", "borne_out": "borne out", "contradicted": "contradicted"}
EVENT_KINDS = {
    "AGREE": "agreement",
    "CONSULT": "talks or visit",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "assault",
    "OTHER": "other",
}  # Source: PLOVER event types, https://github.com/openeventdata/PLOVER
BOUNDS = {"exact": "", "about": "about ", "over": "over ", "under": "under ", "between": ""}


def show_unseen(text: str) -> str:
    """Write every unseen control character as its code in brackets, so that it is seen and does nothing."""
    return UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def finish(value: object) -> object:
    """Make any value that a template prints harmless; Jinja escapes it afterwards."""
    if value is None:
        return ""
    return value if isinstance(value, Markup | int) else show_unseen(str(value))


def count_words(count: int, one: str, many: str | None = None) -> str:
    """Say how many: "1 report", "2,104 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def word_time(time: Time | None) -> str | None:
    """Say an interval of days in words: "27 March 2007", "18 to 19 August 2024", "2013"; None if nothing is known."""
    if time is None:
        return None
    if time.earliest and time.latest:
        return _word_interval(time.earliest, time.latest)
    if time.earliest:
        return f"from {word_day(time.earliest)} on"
    return f"until {word_day(time.latest)}" if time.latest else None


def word_span(times: Sequence[Time]) -> str | None:
    """Say the months from the first to the last of some times: "April 2007 to August 2024"; None if there are none."""
    days = [day for time in times for day in (time.earliest, time.latest) if day]
    if not days:
        return None
    first, last = (f"{day:%B} {day.year}" for day in (min(days), max(days)))
    return first if first == last else f"{first} to {last}"


def is_within_year(time: Time) -> bool:
    """Whether a time is known as well as a year."""
    return bool(time.earliest and time.latest and (time.latest - time.earliest).days < 366)


def _word_interval(first: dt.date, last: dt.date) -> str:
    if first == last:
        return word_day(first)
    if (first.day, last.day) == (1, calendar.monthrange(last.year, last.month)[1]):
        return _word_months(first, last)
    if first.year != last.year:
        return f"{word_day(first)} to {word_day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {word_day(last)}"
    return f"{first.day} to {word_day(last)}"


def _word_months(first: dt.date, last: dt.date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.year != last.year:
        return f"{first:%B} {first.year} to {last:%B} {last.year}"
    return f"{first:%B} {first.year}" if first.month == last.month else f"{first:%B} to {last:%B} {last.year}"


def word_day(day: dt.date) -> str:
    """Say a day: "27 March 2007"."""
    return f"{day.day} {day:%B} {day.year}"


def word_quantity(figure: Figure) -> str:
    """Say a figure's value without its unit: "over 1.5 billion", "45 to 50", "11,000"."""
    if figure.value is not None:
        return BOUNDS[figure.bound] + word_number(figure.value)
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return f"{word_number(low)} to {word_number(high)}"
    if low is not None:
        return f"over {word_number(low)}"
    return "not said" if high is None else f"under {word_number(high)}"


def word_number(value: float) -> str:
    """Say a number: "4.36 billion", "180,000", "0.5"."""
    for size, word in MAGNITUDES:
        if abs(value) >= size:
            return f"{_trim(value / size)} {word}"
    return _trim(value)


def _trim(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency, or an amount of it for each of something ("EUR per share")."""
    return bool(MONEY.fullmatch(unit or ""))


def word_unit(unit: str | None) -> str:
    """Say a unit: a currency by its name ("US dollars", "euros per share"), anything else as it stands."""
    money = MONEY.fullmatch(unit or "")
    if money is None:
        return unit or ""
    return str(get_currency_name(money["code"], count=2, locale="en")) + money["rest"]


FILTERS: dict[str, Callable[..., object]] = {
    "when": word_time,
    "day": word_day,
    "amount": word_quantity,
    "counted": count_words,
    "manner": lambda manner: MANNERS[manner],
    "outcome": lambda outcome: OUTCOMES[outcome],
    "event_kind": lambda kind: EVENT_KINDS.get(kind, kind.lower()),
}
