"""Signs: the words that tell of what is to come, from `forecasts.toml`."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from conspectus.knowledge import Knowledge


class ForecastSigns(Struct, frozen=True):
    """What finding forecasts knows, from `forecasts.toml`; word sets hold lemmas in lower case.

    auxiliaries: word -> will, may, would or can. governing: word class ("verbs", "passives", "objects", "nouns",
    "adjectives") and lemma -> expecting, planning, promising or coming. supposed: matches what opens a
    clause on a condition or a plan. openers: matches what opens a clause without
    being part of it.
    """

    auxiliaries: Mapping[str, str]
    governing: Mapping[tuple[str, str], str]
    dated: frozenset[str]
    timetable: frozenset[str]
    modifiers: frozenset[str]
    present: frozenset[str]
    viewed: frozenset[str]
    settled: frozenset[str]
    polite: frozenset[str]
    wishes: frozenset[str]
    silent: frozenset[str]
    habits: frozenset[str]
    hindsight: frozenset[str]
    equated: frozenset[str]
    known: frozenset[str]
    generic: frozenset[str]
    stand_ins: frozenset[str]
    announcing: frozenset[str]
    first_person: frozenset[str]
    breaking: frozenset[str]
    viewing: frozenset[str]
    routes: frozenset[str]
    supposed: re.Pattern[str]
    coming: re.Pattern[str]
    openers: re.Pattern[str]


def load_forecast_signs(knowledge: Knowledge) -> ForecastSigns:
    """Build the signs from the table `forecasts`."""
    table: Mapping[str, Any] = knowledge["forecasts"]
    refusals, marks = table["refusals"], table["marks"]
    return ForecastSigns(
        auxiliaries={word: kind for kind, words in table["auxiliaries"].items() for word in words},
        governing={
            (part, word): kind
            for kind in ("expecting", "planning", "promising", "coming")
            for part in ("verbs", "passives", "objects", "nouns", "adjectives")
            for word in table[kind].get(part, ())
        },
        dated=frozenset(table["coming"]["dated"]),
        timetable=frozenset(table["timetable"]["verbs"]),
        modifiers=frozenset(table["nominal"]["modifiers"]),
        present=frozenset(refusals["present"]),
        viewed=frozenset(refusals["viewed"]),
        settled=frozenset(refusals["settled"]),
        polite=frozenset(refusals["polite"]),
        wishes=frozenset(refusals["wishes"]),
        silent=frozenset(refusals["silent"]),
        habits=frozenset(refusals["habits"]),
        hindsight=frozenset(refusals["hindsight"]),
        equated=frozenset(refusals["equated"]),
        known=frozenset(refusals["known"]),
        stand_ins=frozenset(refusals["stand_ins"]),
        generic=frozenset(refusals["generic"]),
        announcing=frozenset(marks["announcing"]),
        first_person=frozenset(marks["first_person"]),
        breaking=frozenset(marks["breaking"]),
        viewing=frozenset(marks["viewing"]),
        routes=frozenset(refusals["routes"]),
        supposed=re.compile(rf"(?:{_join(marks['supposed'])})\b", re.IGNORECASE),
        coming=re.compile(rf"\b(?:{_join(marks['coming'])})\b", re.IGNORECASE),
        openers=re.compile(
            rf"(?:(?:{_join(marks['openers'])}),|(?:{_join(marks['conjunctions'])})\b)\s*(?=\S)", re.IGNORECASE
        ),
    )


def _join(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
