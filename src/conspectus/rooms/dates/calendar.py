"""The calendar: what dating knows, made ready for scanning."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from conspectus.knowledge import Knowledge

DAY_WORDS = {  # what a word that stands for a day or a part of one means
    "today": "pub",
    "yesterday": "pub|-1d",
    "tomorrow": "pub|+1d",
    "tonight": "pub",
    "overmorrow": "pub|+2d",
}


class Calendar(Struct, frozen=True):
    """What dating knows: words by meaning. Built once by `load_calendar`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    decades: Mapping[str, int]
    holidays: Mapping[tuple[str, ...], str]
    words: Mapping[str, frozenset[str]]
    triggers: frozenset[str]

    def has(self, group: str, word: str) -> bool:
        """Whether a word stands in one of the word lists."""
        return word in self.words[group]


STARTERS = (  # words that may begin a time and stand in no list of the table
    "last", "next", "this", "past", "previous", "coming", "following", "same", "that", "current", "recent",
    "early", "late", "mid", "end", "beginning", "start", "middle", "earlier", "later", "since", "until", "till",
    "by", "from", "between", "before", "after", "every", "each", "annually", "weekly", "monthly", "daily",
    "yearly", "quarterly", "hourly", "half", "fiscal", "fy", "at", "over", "first", "second", "upcoming",
    "rest", "post", "pre", "year", "month", "decade", "week", "day", "prior", "through", "remainder", "close",
    "so", "up", "ensuing", "once", "twice", "no", "not", "weekend", "opening", "final", "closing", "preceding",
    "subsequent",
)  # fmt: skip


def load_calendar(knowledge: Knowledge) -> Calendar:
    """Build the calendar from the table `dates`."""
    table: Mapping[str, Any] = knowledge["dates"]
    months, weekdays = _invert(table["months"]), _invert(table["weekdays"])
    units = {word: code for code, words in table["units"].items() for word in words}
    seasons = {word: code for code, words in table["seasons"].items() for word in words}
    holidays = {tuple(name.replace("'", " '").split()): day for name, day in table["holidays"].items()}
    groups = (months, weekdays, units, seasons, table["cardinals"], table["ordinals"], table["vague"], DAY_WORDS)
    triggers = {word for group in groups for word in group} | set(STARTERS) | {name[0] for name in holidays}
    return Calendar(
        months=months,
        weekdays=weekdays,
        units=units,
        seasons=seasons,
        cardinals=table["cardinals"],
        ordinals=table["ordinals"],
        vague={word: (pair[0], pair[1]) for word, pair in table["vague"].items()},
        decades=table["decades"],
        holidays=holidays,
        words={name: frozenset(words) for name, words in table["words"].items()},
        triggers=frozenset(triggers | set(table["decades"])),
    )


def _invert(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {word: int(number) for number, words in table.items() for word in words}
