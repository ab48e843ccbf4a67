"""Clues: time expressions with what the sentence says of them, before the document's own date is known."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, structs

from conspectus.records import Anchor, Document, Sentence, Token
from conspectus.rooms.dates.calendar import Calendar
from conspectus.rooms.dates.forms import read_point
from conspectus.rooms.dates.grammar import find_matches
from conspectus.rooms.dates.lexemes import Match, Scan, cut_lexemes
from conspectus.rooms.dates.points import join_year
from conspectus.rooms.dates.tense import Syntax, Tense, find_tense, is_deadline

YEARLESS = re.compile(r"pub\|((?:date|month|quarter|season|halfyear)=[\w:-]+),~(?:,\d)?")
EXPLICIT = re.compile(r"(\d{4})(?:-(?:\d\d(?:-\d\d)?|Q\d|H\d|\w\w))?")
SEASON = re.compile(r"\|season=\w\w|-(?:SP|SU|AU|WI)$")
REACH = 2  # sentences back in which "the following day" finds the day that it follows
RANGE = re.compile(rf"{EXPLICIT.pattern}(?:/{EXPLICIT.pattern})?")
THEN = {"pub|span=+1w": "@|week=1", "pub|span=+1m": "@|mon=1", "pub|span=+1y": "@|year=1"}
DEADLINES = ("|until", "|before")  # how the forms of "by Friday" and "before May" end
OPENERS = frozenset({"", ",", ";", ":", "and", "but", "then"})  # before "in", where a clause begins
OPENING = 4  # lexemes within which a date opens its sentence


class Clue(Struct, frozen=True):
    """A time expression in its sentence.

    tense: how the sentence looks at it. is_loose: no finite verb stands in its sentence, as in captions.
    is_current: its year was left out and a neighbour in the same clause names it, so it is the year of writing.
    """

    start: int
    end: int
    sentence: int
    block: int
    form: str
    rule: str
    kind: Literal["date", "duration", "recurrence"]
    tense: Tense
    anchor: Anchor
    is_loose: bool = False
    is_current: bool = False
    is_signed: bool = False  # it ends a sentence after a dash, as in a signature; always loose
    verb: int = -1  # index of the verb that governs it, the first of those that share a subject


def read_clues(
    document: Document, sentences: tuple[Sentence, ...], calendar: Calendar, order: str | None
) -> list[Clue]:
    """Read every time expression of a document, in text order."""
    clues: list[Clue] = []
    for sentence in sentences:
        scan = Scan(cut_lexemes(document.text, sentence.start, sentence.end), calendar, order)
        matches = find_matches(scan)
        if not matches:
            continue
        is_title = document.blocks[sentence.block].kind in ("title", "heading")
        syntax = Syntax(sentence, calendar, is_title=is_title)
        found = [_make_clue(scan, match, sentence, syntax) for match in matches if accept(scan, match, syntax)]
        clues.extend(_place(found, clues, scan))
    return _match_weekdays(clues)


def _match_weekdays(clues: list[Clue]) -> list[Clue]:
    """Mark weekdays that a report both announces and tells of: one that spans a day, or came in from another zone."""
    announced = {
        c.form.replace(",future", ",past") for c in clues if c.rule == "weekday" and c.form.endswith(",future")
    }
    return [structs.replace(c, form=c.form.replace(",past", ",told")) if c.form in announced else c for c in clues]


def _make_clue(scan: Scan, match: Match, sentence: Sentence, syntax: Syntax) -> Clue:
    if match.rule == "from" and not _runs_on(scan, match, syntax):
        match = structs.replace(match, start=match.start + 1, form=match.form.removesuffix("|since"), rule="year")
    match = _drop_verb(scan, match, syntax)
    start, end = scan.at(match.start).start, scan.at(match.end - 1).end
    form, kind = match.form, match.kind
    offset = _find_offset(scan, match)
    verb = syntax.find_verb(offset) if kind == "date" else None
    tense = _read_tense(scan, match, syntax, offset, verb) if kind == "date" or match.rule == "in" else "near"
    if match.rule == "in" and tense == "future" and "X" not in form:  # "in two weeks": from now, if it lies ahead
        form, kind = _look_ahead(form) or form, "date" if _look_ahead(form) else kind
    return Clue(
        start, end, sentence.index, sentence.block, form, match.rule, kind, tense, find_anchor(form),
        is_loose=_is_loose(syntax, end), is_signed=_is_signed(syntax, end),
        verb=syntax.find_first(verb).index if verb else -1,
    )  # fmt: skip


def _drop_verb(scan: Scan, match: Match, syntax: Syntax) -> Match:
    """Leave off a verb that looks like a season: "may fall | next year"."""
    is_season = scan.word(match.start) in scan.calendar.seasons and match.end > match.start + 1
    if not is_season or syntax.find_token(scan.at(match.start).start).pos != "VERB":
        return match
    return structs.replace(match, start=match.start + 1, form=SEASON.sub("", match.form))


def _read_tense(scan: Scan, match: Match, syntax: Syntax, offset: int, verb: Token | None) -> Tense:
    """Return how the sentence looks at a time, by its syntax and by the words right before it."""
    if verb and match.form in THEN:  # the "next" of "the next month" says nothing of the tense
        return find_tense(syntax, verb.start)
    tense = find_tense(syntax, offset)
    if match.rule in ("weekday", "weekday and day", "day") and tense != "past" and _follows_saying(scan, match, syntax):
        return "past"
    is_after = scan.word(match.start - 1) in ("following", "after", "since") and match.rule == "weekday"
    if tense == "future" and is_after and verb and verb.tag in ("VBZ", "VBP", "VBG") and not _is_ahead(syntax, verb):
        return "past"  # "they are facing a claim following Wednesday's fire"
    if tense == "past" and match.form.endswith(DEADLINES) and is_deadline(syntax, offset, scan.word(match.start)):
        return "hoped"
    is_shown = verb and verb.tag in ("VBZ", "VBP") and scan.calendar.has("appointment", verb.lemma)
    return "past" if tense == "future" and is_shown and EXPLICIT.fullmatch(match.form) else tense


def _is_ahead(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb says by "will" or "going to" that it lies ahead."""
    return any(syntax.calendar.has("modals", word) for word in syntax.helpers(verb)) or verb.text.lower() == "going"


def _follows_saying(scan: Scan, match: Match, syntax: Syntax) -> bool:
    """Whether a day stands right after a word that reports: "said on Tuesday it would", however it is parsed."""
    before = match.start - (2 if scan.word(match.start - 1) == "on" else 1)
    if before < 0:
        return False
    token = syntax.find_token(scan.at(before).start)
    return token.tag == "VBD" and scan.calendar.has("saying", token.lemma)


def _runs_on(scan: Scan, match: Match, syntax: Syntax) -> bool:
    """Whether "from 2019" opens a stretch, as after "supply", and does not tell what "data from 2019" are."""
    head = syntax.head(syntax.find_token(scan.at(match.start).start))
    opens = scan.word(match.start - 1) in ("starting", "beginning", "effective", "commencing")
    return opens or (
        head.start < scan.at(match.start).start
        and head.pos in ("VERB", "AUX")
        and not scan.calendar.has("departures", head.lemma)
        and "@" not in match.form
    )


def _is_loose(syntax: Syntax, end: int) -> bool:
    """Whether a date stands without a finite verb: in a caption, or as the last words of a signature."""
    return not syntax.has_finite_verb() or _is_signed(syntax, end)


def _is_signed(syntax: Syntax, end: int) -> bool:
    """Whether a date ends a sentence after a dash, without a verb in between."""
    if end < syntax.tokens[-1].end - 1:
        return False
    tail = [t for t in syntax.tokens if t.text in ("—", "–", "|", "--")]
    return bool(tail) and not any(
        t.tag in ("VBD", "VBZ", "VBP", "MD") for t in syntax.tokens if t.start > tail[-1].start
    )


def _find_offset(scan: Scan, match: Match) -> int:
    """Return where to ask the syntax: the first word of the time itself, not "the", "since" or "early"."""
    at = match.start
    while at < match.end - 1 and scan.word(at) in (
        "the",
        "since",
        "until",
        "till",
        "by",
        "from",
        "between",
        "before",
        "after",
    ):
        at += 1
    return scan.at(at).start


def find_anchor(form: str) -> Anchor:
    """Return what a form is counted from."""
    if form.startswith("event"):
        return "event"
    if "(" in form or "@" in form:
        return "sentence"
    return "document" if "pub" in form else "absolute"


def _look_ahead(duration: str) -> str | None:
    """Return the form of a duration from publication on: "P2W" is "pub|+2w"."""
    match = re.fullmatch(r"P(\d+)([DWMY])", duration)
    return f"pub|+{match[1]}{match[2].lower()}" if match else None


# ---------------------------------------------------------------- what only looks like a time


def accept(scan: Scan, match: Match, syntax: Syntax) -> bool:
    """Whether a match is a time and not a name or a verb: "Theresa May", "Black Friday", "the March on Rome"."""
    first, cal = scan.at(match.start), scan.calendar
    token = syntax.find_token(first.start)
    before = scan.word(match.start - 1)
    if match.rule == "month" and first.low in cal.months and match.form.startswith("pub|"):
        return _accept_month(scan, match, syntax)
    if match.rule == "weekday" and first.low in cal.weekdays:
        head = syntax.head(token)
        is_compound = (
            token.dep == "compound"
            and head.pos == "PROPN"
            and head.index == token.index + 1
            and scan.at(match.end).is_capital
        )
        return not cal.has("feasts", before) and not (is_compound and head.text.lower() not in cal.weekdays)
    if match.rule == "holiday" and match.end == match.start + 1:
        return not _is_name(scan, match, syntax, token)
    if match.rule == "season" and match.end == match.start + 1 and token.pos == "VERB":
        return False
    if match.rule == "day word":
        return not (first.is_capital and scan.at(match.start - 1).is_capital)
    if match.rule == "turn" and first.is_capital and scan.at(match.start + 1).is_capital and token.pos == "PROPN":
        return scan.word(match.start + 1) in cal.months or scan.word(match.start + 1) in cal.weekdays or syntax.is_title
    return True


def _is_name(scan: Scan, match: Match, syntax: Syntax, token: Token) -> bool:
    """Whether a feast is a name or a part of one: "Jan Christmas", "Christmas said", "Christmas Island"."""
    before, after, has = scan.at(match.start - 1), scan.at(match.end), scan.calendar.has
    is_led = match.start > 0 and before.is_capital and syntax.find_token(before.start).tag == "NNP"
    is_said = token.dep == "nsubj" and has("saying", syntax.head(token).lemma)
    return token.entity == "PERSON" or is_led or is_said or (after.is_capital and after.kind == "word")


def _accept_month(scan: Scan, match: Match, syntax: Syntax) -> bool:
    first, cal, after = scan.at(match.start), scan.calendar, scan.at(match.end)
    before = scan.at(match.start - 1)
    token = syntax.find_token(first.start)
    if token.pos in ("VERB", "AUX"):
        return False
    if before.low == "in" and scan.word(match.start - 2) in OPENERS:  # "and in April Reed left"
        return True
    if cal.has("month_leads", before.low):
        return not (after.is_capital and token.entity == "PERSON" and after.kind == "word")
    if first.low in ("may", "march", "mar", "jan", "dec", "sep"):
        return (
            first.low == "march"
            and cal.has("owners", before.low)
            and after.kind == "word"
            and not after.is_capital
            and after.low not in ("on", "for", "in", "to", "of", "was", "is")
        )
    is_name = (
        token.entity == "PERSON"
        or (before.is_capital and before.kind == "word" and match.start > 1)
        or (after.is_capital and after.kind == "word")
    )
    return not is_name


# ---------------------------------------------------------------- times counted from other times of the text


def _place(found: list[Clue], before: list[Clue], scan: Scan) -> Iterator[Clue]:
    """Give clues of one sentence the year or the day that they leave to a neighbour."""
    done: list[Clue] = []
    for at, clue in enumerate(found):
        placed = clue
        if clue.tense == "past" and clue.form in THEN:  # "was elected in May and took office the next month"
            placed = structs.replace(clue, form=THEN[clue.form], rule="sequel")
        if "@" in placed.form or "%" in placed.form:
            placed = _count_from(placed, done, before)
        elif clue.kind == "date" and YEARLESS.fullmatch(clue.form):
            placed = _take_year(clue, done, found[at + 1 :], before, scan)
        if placed.tense == "near" and scan.text_before(clue.start) in ("before", "until", "by", "till"):
            placed = structs.replace(placed, tense="future")
        if placed.tense == "past" and placed.form == "pub|weekend=this":
            placed = structs.replace(placed, form="pub|weekend=past")
        if "~" in placed.form:
            placed = structs.replace(placed, form=placed.form.replace("~", _write_tense(placed)))
        done.append(placed)
        yield placed


def _write_tense(clue: Clue) -> str:
    """Return the tense as forms have it; "before Tuesday's vote" looks ahead even without a verb that does."""
    if clue.tense in ("future", "hoped"):
        return "future"
    if clue.tense == "near" and clue.form.endswith(DEADLINES):
        return "future"
    return clue.tense


def _count_from(clue: Clue, done: list[Clue], before: list[Clue]) -> Clue:
    """Count "two days later" from the last time in the text that is as fine as the step."""
    is_fine = bool(re.search(r"[+-]\d+(?::\d+)?[dw]$", clue.form)) or (
        clue.form == "@" and clue.rule in ("sequel", "comparative")
    )
    if "%" in clue.form:
        same = next((c for c in reversed(done) if c.kind == "date" and RANGE.fullmatch(c.form)), None)
        form = clue.form.replace("%", f"({same.form})" if same else "pub")
        return structs.replace(clue, form=form, anchor=find_anchor(form))
    is_week = "@|week=" in clue.form
    for other in reversed([*before[-4:], *done]):
        if clue.sentence - other.sentence > REACH or (clue.sentence != other.sentence and clue.block - other.block > 1):
            break
        if other.kind == "date" and other.form.startswith("event"):  # what follows it has no date either
            break
        if other.kind != "date" or "?" in other.form or len(other.form) > 60:
            continue
        if clue.tense == "past" and other.tense in ("future", "hoped"):
            continue
        if clue.rule == "same period" and "span" not in other.form and "/" not in other.form:
            continue
        if is_week and not (_is_day(other.form) or "week=" in other.form):
            continue
        if not is_fine or _is_day(other.form):
            form = clue.form.replace("@", f"({other.form})")
            return structs.replace(clue, form=form, anchor="sentence")
    return structs.replace(clue, form=clue.form.replace("@", "event"), anchor="event")


def _is_day(form: str) -> bool:
    point = read_point(form)
    return (
        (point is not None and point.precision == "day")
        or "date=" in form
        or "weekday=" in form
        or form in ("pub", "pub|-1d", "pub|+1d")
        or form.endswith("d")
    )


def _take_year(clue: Clue, done: list[Clue], following: list[Clue], before: list[Clue], scan: Scan) -> Clue:
    """Take the year of a date in the same clause, or of the one that opens the sentence before."""
    op = YEARLESS.fullmatch(clue.form)[1]  # type: ignore[index]
    for other in reversed(done):
        if (year := _find_year(other)) and other.verb == clue.verb and other.tense == clue.tense:
            return structs.replace(clue, form=join_year(op, year), anchor="sentence")
    for other in following:
        if (year := _find_year(other)) and "-" in other.form and other.verb == clue.verb and clue.tense == "past":
            is_current = (
                other.form[5:7].isdigit() and op.partition("=")[2][:2] > other.form[5:7]
            )  # "July and April 2024"
            return structs.replace(clue, form=join_year(op, year), anchor="sentence", is_current=is_current)
    last = next((c for c in reversed(before) if c.kind == "date"), None)
    if (
        last is None
        or last.sentence != clue.sentence - 1
        or last.block != clue.block
        or clue.tense != "past"
        or last.tense != "past"
    ):
        return clue
    opens = scan.at(OPENING).start if len(scan.lexemes) > OPENING else clue.start
    year = _find_year(last)
    if year and clue.start <= opens and last.rule in ("year", "month", "day"):
        return structs.replace(clue, form=join_year(op, year), anchor="sentence")
    return clue


def _find_year(clue: Clue) -> str | None:
    match = EXPLICIT.fullmatch(clue.form) if clue.kind == "date" else None
    return match[1] if match else None
