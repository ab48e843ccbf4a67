"""The grammar: one pass over the lexemes of a sentence, the longest reading at each place that can begin one."""

from conspectus.rooms.dates.lexemes import Match, Scan
from conspectus.rooms.dates.periods import read_duration, read_open, read_range, read_recurrence
from conspectus.rooms.dates.relative import read_time

WITH_ARTICLE = frozenset({
    "decade", "century", "quarter", "half", "season", "span", "part", "sequel", "months", "beside", "day",
    "year", "current", "month", "weekend", "comparative", "turn", "holiday", "years", "beside a date",
    "beside an event",
})  # fmt: skip
BEGINNERS = frozenset({"number", "ordinal", "iso", "numeric", "decade", "name", "figure"})


def find_matches(scan: Scan) -> list[Match]:
    """Return what can be read as a time, in text order, not overlapping."""
    found: list[Match] = []
    triggers, i, limit = scan.calendar.triggers, 0, len(scan.lexemes)
    while i < limit:
        lexeme = scan.lexemes[i]
        is_weekdays = lexeme.is_capital and lexeme.low.endswith("days")
        match = _read_at(scan, i) if lexeme.kind in BEGINNERS or lexeme.low in triggers or is_weekdays else None
        if match is None:
            i += 1
            continue
        found.append(_take_article(scan, match, found[-1].end if found else 0))
        i = match.end
    return found


def _read_at(scan: Scan, i: int) -> Match | None:
    readings: list[Match] = []
    for term in (read_open(scan, i), read_range(scan, i), read_time(scan, i)):
        if term and term.end > i:
            readings.append(Match(i, term.end, term.whole, term.rule))
    readings += [match for match in (read_duration(scan, i), read_recurrence(scan, i)) if match]
    return max(readings, key=lambda match: match.end, default=None)


def _take_article(scan: Scan, match: Match, floor: int) -> Match:
    """Take "the" into "the 1990s", "the next three years", "the 14th of March"."""
    start = match.start
    if match.rule not in WITH_ARTICLE or start <= floor or scan.word(start - 1) != "the":
        return match
    if (
        match.rule in ("year", "years") and scan.at(match.end).kind == "word"
    ):  # "the 2012 election": the article is the election's
        return match
    if (
        match.rule in ("day", "month", "quarter", "season")
        and scan.at(start).kind != "ordinal"
        and scan.at(match.end).kind == "word"
    ):
        follower = scan.word(match.end)
        if follower not in (
            "of",
            "and",
            "or",
            "in",
            "for",
            "to",
            "was",
            "is",
            "when",
            "as",
            "with",
            "by",
            "that",
            "from",
        ):
            return match
    return Match(start - 1, match.end, match.form, match.rule, match.kind)
