"""Wording: what a dossier holds, in words and figures for the terminal."""

from collections.abc import Iterable
from typing import get_args

from conspectus.cli.filters import AUTHOR
from conspectus.dossier import DocumentItem
from conspectus.model.wording import word_finding
from conspectus.records import Entity, Event, Figure, Finding, Frame, Part, Span, Statement, Time

_AROUND = 60  # characters on either side of a quotation: about a line in all


class Names:
    """What ids of a dossier are called."""

    def __init__(
        self, entities: Iterable[Entity], documents: Iterable[DocumentItem], statements: Iterable[Statement]
    ) -> None:
        self.speakers = {statement.id: statement.speaker_text for statement in statements}
        self.entities = {entity.id: entity.name for entity in entities}
        self.documents = {item.document.id: item.document for item in documents}

    def of(self, ids: Iterable[str]) -> str:
        """Return the names of entities, joined."""
        return ", ".join(self.entities.get(id, id) for id in ids)

    def quote(self, span: Span) -> str:
        """Return a quotation with what stands around it, cut at words."""
        return quote_around(self.documents[span.document].text, span.start, span.end)


def show_time(time: Time | None) -> str:
    """Word an interval as short as it can be: "2018-06", "2018-06-01 to 2018-06-12", "until 2020"."""
    if time is None or (time.earliest is None and time.latest is None):
        return "not said"
    first = time.earliest.isoformat() if time.earliest else None
    last = time.latest.isoformat() if time.latest else None
    if not first or not last:
        return f"from {first}" if first else f"until {last}"
    if first == last:
        return first
    if time.precision == "month" and first[:7] == last[:7]:
        return first[:7]
    if time.precision == "year" and first[:4] == last[:4]:
        return first[:4]
    return f"{first} to {last}"


def show_value(figure: Figure) -> str:
    """Word a figure's value with its bound and unit."""
    if figure.low is not None and figure.high is not None:
        number = f"{_show_number(figure.low)} to {_show_number(figure.high)}"
    elif figure.value is not None:
        number = _show_number(figure.value)
    else:
        ends = [("at least", figure.low), ("at most", figure.high)]
        number = " ".join(f"{word} {_show_number(end)}" for word, end in ends if end is not None) or "?"
    bound = "" if figure.bound in {"exact", "between"} else f"{figure.bound} "
    return f"{bound}{number} {figure.unit or ''}".strip()


def show_words(statement: Statement) -> str:
    """Word what was said, its pieces joined."""
    return " … ".join(span.text for span in statement.content)


def show_speaker(statement: Statement, names: Names) -> str:
    """Word whose statement it is: a name, else the words that the text has for the speaker."""
    return names.of([statement.speaker]) if statement.speaker else statement.speaker_text or "nobody named"


def show_word_of(holder: str | None, statement: str | None, names: Names) -> str:
    """Word whose word an event or a forecast is: a name, else how the statement around it calls the speaker."""
    if holder is not None:
        return "the author" if holder == AUTHOR else names.of([holder])
    return names.speakers.get(statement or "") or "somebody unnamed"


def show_participants(event: Event, names: Names) -> str:
    """Word who does it and to whom: "Ruritania → Norvik"; several parties side by side."""
    sides = {role: names.of(p.entity for p in event.participants if p.role == role) for role in get_args(Part)}
    doers = ", ".join(side for side in (sides["actor"], sides["party"]) if side)
    return f"{doers} → {sides['recipient']}".strip() if sides["recipient"] else doers


def show_finding(finding: Finding, names: Names) -> str:
    """Word a finding in one line."""
    return word_finding(finding, lambda id: show_word_of(id, None, names))


def _show_number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def quote_around(text: str, start: int, end: int, *, before: str = "", after: str = "") -> str:
    """Return text[start:end] between the words around it, in its line."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    left, right = max(line_start, start - _AROUND), min(line_end, end + _AROUND)
    if left > line_start:
        left = text.find(" ", left, start) + 1 or start
    if right < line_end:
        right = max(text.rfind(" ", end, right), end)
    head = ("… " if left > line_start else "") + text[left:start]
    tail = text[end:right] + (" …" if right < line_end else "")
    return f"{head}{before}{text[start:end]}{after}{tail}"


def show_how(frame: Frame) -> str:
    """Word how real a frame is said to be: negation, modality, aspect, tense."""
    words = [
        "not" if frame.is_negated else "",
        "" if frame.modality == "asserted" else frame.modality,
        "" if frame.aspect == "simple" else frame.aspect,
        "" if frame.tense == "none" else frame.tense,
    ]
    return " ".join(word for word in words if word)


def show_arguments(frame: Frame, text: str) -> str:
    """Word a frame's arguments: role, colon, words."""
    return "; ".join(f"{a.role}: {text[a.phrase.start : a.phrase.end]}" for a in frame.arguments)


def show_holder(frame: Frame, names: Names, text: str) -> str:
    """Word whose word a frame is."""
    if frame.holder.kind == "author":
        return ""
    if frame.holder.entity:
        return names.of([frame.holder.entity])
    return "unnamed" if frame.holder.start is None else text[frame.holder.start : frame.holder.end]
