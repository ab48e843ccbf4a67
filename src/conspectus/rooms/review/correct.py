"""Correct: a field of a finding as a person writes it -> the finding with that value, of the field's own type."""

import calendar
import datetime as dt
import math
import re
from typing import get_args

import msgspec
from msgspec import structs

from conspectus.errors import UsageError
from conspectus.records import (
    Entity,
    Event,
    EventKind,
    Figure,
    Finding,
    Forecast,
    Part,
    Participant,
    Precision,
    Predicate,
    Role,
    Stance,
    Tie,
    Time,
)

# what ties a finding to its text and to other findings, and what the program says of itself
FIXED = frozenset({"id", "sentence", "statement", "inside", "figure", "confidence", "rule", "speaker_text"})
ENTITY_FIELDS = frozenset(
    {"person", "of", "speaker", "holder", "place", "subject", "object", "actor", "source", "target", "about", "via"}
)
AUTHOR_FIELDS = frozenset({"holder", "speaker"})
NOTHING = frozenset({"none", "null", "unknown", "not said"})
AUTHOR = "author"
CHOICES: dict[tuple[type, str], tuple[str, ...]] = {
    (Event, "kind"): get_args(EventKind),
    (Tie, "predicate"): get_args(Predicate),
    (Tie, "polarity"): ("1", "-1"),
    (Stance, "polarity"): ("1", "0", "-1"),
}
_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_GROUPED = re.compile(r"-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_PART = re.compile(r"(?:(actor|recipient|party)\s*:)?\s*(.+)")


def correct_finding(finding: Finding, field: str, value: str, entities: tuple[Entity, ...]) -> Finding:
    """Return the finding with a field set to what a person wrote.

    Times are written as days ("2013", "2013-08", "2013-08-01/2013-08-14"), entities by id or name, several with
    semicolons, what is not known as "none".

    Raises:
        UsageError: the finding has no such field that can be corrected, or the value is none for it.
    """
    wanted, text = _find_field(finding, field), " ".join(value.split())
    choices = CHOICES.get((type(finding), field))
    if choices and text not in choices:
        raise UsageError(f"{text}: no {field} of {_name(finding)}; there are {', '.join(choices)}")
    corrected = structs.replace(finding, **{field: _read(finding, wanted, text, entities)})
    _check(corrected)
    return _follow(finding, corrected) if isinstance(finding, Event) and isinstance(corrected, Event) else corrected


def _name(finding: Finding) -> str:
    name = type(finding).__name__.lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _find_field(finding: Finding, name: str) -> structs.FieldInfo:
    fields = {f.name: f for f in structs.fields(type(finding)) if f.name not in FIXED and _is_written(f)}
    if name not in fields:
        raise UsageError(f"{name}: of {_name(finding)}, {', '.join(fields)} can be corrected")
    return fields[name]


def _is_written(field: structs.FieldInfo) -> bool:
    """Whether a person can write a field's value; what quotes the text stays as it is."""
    return not any(word in str(field.type) for word in ("Span", "EventMention"))


# ---------------------------------------------------------------- values


def _read(finding: Finding, field: structs.FieldInfo, text: str, entities: tuple[Entity, ...]) -> object:
    may_be_nothing = type(None) in get_args(field.type)
    if may_be_nothing and text.casefold() in NOTHING:
        return None
    if not text:
        raise UsageError(f"{field.name}: is empty" + ("; write none for what is not known" if may_be_nothing else ""))
    if Time in (field.type, *get_args(field.type)):
        return read_time(text)
    if field.name == "participants":
        return _read_participants(text, entities)
    if field.name in ENTITY_FIELDS:
        return _read_entities(finding, field, text, entities)
    plain = re.sub("[, ]", "", text) if _GROUPED.fullmatch(text) and float in get_args(field.type) else text
    try:
        return msgspec.convert(plain, field.type, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(f"{text}: no {field.name} of {_name(finding)}: {error}") from error


def _read_entities(finding: Finding, field: structs.FieldInfo, text: str, entities: tuple[Entity, ...]) -> object:
    may_be_author = field.name in AUTHOR_FIELDS and (field.name == "holder" or isinstance(finding, Forecast))
    if may_be_author and text.casefold() == AUTHOR:
        return AUTHOR
    if str not in (field.type, *get_args(field.type)) or field.type == tuple[str, ...]:
        return tuple(_find_entity(name.strip(), entities) for name in text.split(";"))
    return _find_entity(text, entities)


def _find_entity(text: str, entities: tuple[Entity, ...]) -> str:
    """Find the one entity with an id or name."""
    wanted = text.casefold()
    found = [e.id for e in entities if e.id == text] or [e.id for e in entities if e.name.casefold() == wanted]
    found = found or [e.id for e in entities if wanted in {alias.casefold() for alias in e.aliases}]
    if len(found) != 1:
        why = f"is the name of several entities: {', '.join(found)}" if found else "no entity has this id or name"
        raise UsageError(f"{text}: {why}")
    return found[0]


def _read_participants(text: str, entities: tuple[Entity, ...]) -> tuple[Participant, ...]:
    """Read "actor: Norvik Terminals; recipient: Velmora"; without a word before it, it is a party."""
    found: dict[str, Participant] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _PART.fullmatch(part)
        role: Part = match[1] if match and match[1] else "party"  # type: ignore[assignment]
        entity = _find_entity(match[2] if match else part, entities)
        found[entity] = Participant(entity, role)
    return tuple(found.values())


def read_time(text: str) -> Time:
    """Read a year, a month or a day, or two of them with a stroke between, as the days that they hold.

    Raises:
        UsageError: the text is none of them.
    """
    first, _, last = text.partition("/")
    start, precision = _read_days(first)
    end, _ = _read_days(last or first)
    earliest, latest = start[0], end[1]
    if earliest > latest:
        raise UsageError(f"{text}: ends before it begins")
    return Time(earliest, latest, precision, None, "absolute")


def _read_days(text: str) -> tuple[tuple[dt.date, dt.date], Precision]:
    match = _DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        first = dt.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise UsageError(f"{text}: no day; write 2013, 2013-08, 2013-08-14 or 2013-08-01/2013-08-14") from error
    last_month = month or 12
    last = dt.date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    return (first, last), "day" if day else "month" if month else "year"


# ---------------------------------------------------------------- what follows


def _check(finding: Finding) -> None:
    """Refuse what no finding can be.

    Raises:
        UsageError: a range upside down, a number that is none, a stance on more than two.
    """
    match finding:
        case Figure():
            numbers = [number for number in (finding.value, finding.low, finding.high) if number is not None]
            if not all(map(math.isfinite, numbers)):
                raise UsageError(f"{finding.id}: a value is a finite number")
            if finding.low is not None and finding.high is not None and finding.low > finding.high:
                raise UsageError(f"{finding.id}: low {finding.low:g} is above high {finding.high:g}")
        case Stance() if not 1 <= len(finding.about) <= 2:
            raise UsageError(f"{finding.id}: a stance is about one or two")
        case Tie() if finding.subject == finding.object:
            raise UsageError(f"{finding.id}: a tie has two ends")
        case Role() if finding.person == finding.of:
            raise UsageError(f"{finding.id}: nobody holds an office of himself")


def _follow(old: Event, new: Event) -> Event:
    """Correct the mentions that an event's status or time was read from, too: comparisons read them one by one."""
    mentions = (
        structs.replace(
            mention,
            status=new.status if mention.status == old.status else mention.status,
            time=new.time if mention.time == old.time else mention.time,
        )
        for mention in old.mentions
    )
    return structs.replace(new, mentions=tuple(mentions))
