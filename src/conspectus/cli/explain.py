"""Explain: an explanation -> what a person reads on the terminal."""

from typing import TYPE_CHECKING

from conspectus.cli.tables import show_arguments, show_how, show_time, show_value, show_words
from conspectus.cli.terminal import make_console, make_text
from conspectus.dossier import DocumentItem, Explanation, SentenceItem, Subject
from conspectus.model.wording import word_finding
from conspectus.records import (
    Entity,
    Event,
    Figure,
    Finding,
    Flow,
    Forecast,
    Frame,
    Goal,
    Link,
    Role,
    Span,
    Stance,
    Statement,
    Tie,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_MOST_PLACES = 20  # more mentions than this are counted, not listed


def print_explanation(why: Explanation) -> None:
    """Print the record, its sentence with the evidence marked, the document, and what else stands in the sentence."""
    console = make_console()
    console.print(make_text(_title(why), "bold"))
    if why.document:
        console.print(make_text(_describe_document(why.document)))
    if why.sentence:
        console.print()
        console.print(_mark(why.sentence.span, why.evidence))
    _print_list(console, "evidence", _list_evidence(why))
    mentions = [
        f"{m.span.text} = {_name(why, m.entity)} ({m.form}, {m.rule}, confidence {m.confidence:g})"
        for m in why.mentions
    ]
    _print_list(console, "names", mentions)
    beside = [record for record in why.findings if record != why.record]
    _print_list(console, "also read here", [_title_record(record, why) for record in beside])
    dates = [f"{e.span.text} = {show_time(e.time) if e.time else e.kind} ({e.rule})" for e in why.expressions]
    _print_list(console, "dates", dates)
    _print_list(console, "frames", [_describe_frame(item.frame, why) for item in why.frames])


def _print_list(console: "Console", title: str, lines: list[str]) -> None:
    if lines:
        console.print()
        console.print(make_text(title, "bold"))
        for line in lines:
            console.print(make_text(f"  {line}"))


def _title(why: Explanation) -> str:
    return _title_record(why.record, why)


def _title_record(record: Subject, why: Explanation) -> str:
    match record:
        case Entity():
            also = f", also {', '.join(record.aliases)}" if record.aliases else ""
            return f"{record.id}  {record.kind} {record.name}{also} ({_sure(record)})"
        case Role():
            of = f" of {_name(why, record.of)}" if record.of else ""
            held = f"{'former ' if record.is_former else ''}{record.role}{of}, {show_time(record.observed)}"
            return f"{record.id}  {_name(why, record.person)}: {held} ({_sure(record)})"
        case Figure():
            time = f", {show_time(record.time)}" if record.time else ""
            what = f"{record.measure or 'not said what'} = {show_value(record)}{time}"
            return f"{record.id}  {what} ({_sure(record)})"
        case Statement():
            who = _name(why, record.speaker) if record.speaker else record.speaker_text or "nobody named"
            said = f", said {show_time(record.said)}" if record.said else ""
            return f"{record.id}  {who} ({record.manner}{said}): {show_words(record)} ({_sure(record)})"
        case Event():
            how = f"{record.kind}, {record.status}, {show_time(record.time)}"
            return f"{record.id}  {how}: {record.label} ({_sure(record)})"
        case Forecast():
            who = "the author" if record.speaker == "author" else _name(why, record.speaker or "somebody unnamed")
            how = f"{who}, for {show_time(record.horizon)} ({record.outcome})"
            return f"{record.id}  {how}: {record.span.text} ({_sure(record)})"
        case Tie() | Stance() | Goal() | Flow() | Link():
            return f"{record.id}  {word_finding(record, lambda id: _name(why, id or 'somebody'))} ({_sure(record)})"
        case SentenceItem():
            return f"{record.id}  {record.reason or 'sentence'}"
        case DocumentItem():
            return f"{record.document.id}  {record.document.title or 'untitled'}"


def _sure(record: Entity | Finding) -> str:
    return f"rule {record.rule or 'not named'}, confidence {record.confidence:g}"


def _describe_document(item: DocumentItem) -> str:
    document, published = item.document, item.published
    who = ", ".join(part for part in (document.outlet, *document.authors) if part) or "unknown outlet"
    because = f": {published.reason}" if published.reason else ""
    return f"{document.path}, {who}, published {show_time(published.time)} ({published.basis}{because})"


def _mark(sentence: Span, evidence: tuple[Span, ...]) -> "Text":
    """Return the sentence with the evidence between brackets, bold where the terminal can."""
    marked, at = make_text(""), sentence.start
    spans = [
        e for e in evidence if e.document == sentence.document and sentence.start <= e.start < e.end <= sentence.end
    ]
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start < at or (span.start, span.end) == (sentence.start, sentence.end):
            continue
        marked.append_text(make_text(sentence.text[at - sentence.start : span.start - sentence.start]))
        marked.append_text(make_text(f"[{span.text}]", "bold reverse"))
        at = span.end
    marked.append_text(make_text(sentence.text[at - sentence.start :]))
    return marked


def _list_evidence(why: Explanation) -> list[str]:
    """List the places of an entity or of a document's date; for other records the sentence shows the one there is."""
    if not isinstance(why.record, Entity | DocumentItem):
        return []
    lines = [f"{span.document} {span.start}-{span.end}  {span.text}" for span in why.evidence[:_MOST_PLACES]]
    more = len(why.evidence) - len(lines)
    return [*lines, f"and {more} more"] if more > 0 else lines


def _describe_frame(frame: Frame, why: Explanation) -> str:
    text = why.document.document.text if why.document else ""
    parts = [frame.predicate, f"({show_how(frame)})" if show_how(frame) else "", show_arguments(frame, text)]
    if frame.holder.kind == "speaker":
        unnamed = "unnamed" if frame.holder.start is None else text[frame.holder.start : frame.holder.end]
        parts.append(f"-- word of {_name(why, frame.holder.entity) if frame.holder.entity else unnamed}")
    return " ".join(part for part in parts if part) + (f" [{frame.rule}]" if frame.rule else "")


def _name(why: Explanation, id: str) -> str:
    return next((entity.name for entity in why.entities if entity.id == id), id)
