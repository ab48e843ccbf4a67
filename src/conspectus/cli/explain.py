"""Explain: an explanation -> what a person reads on the terminal."""

from typing import TYPE_CHECKING

from conspectus.cli.review import say_outcome
from conspectus.cli.terminal import make_console, make_text
from conspectus.cli.wording import (
    Names,
    show_arguments,
    show_finding,
    show_holder,
    show_how,
    show_participants,
    show_speaker,
    show_time,
    show_value,
    show_word_of,
    show_words,
)
from conspectus.dossier import DocumentItem, Explanation, SentenceItem, Subject
from conspectus.records import (
    Comparison,
    Entity,
    Event,
    EventMention,
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
    Time,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_MOST_PLACES = 20  # more than this are counted, not listed


def print_explanation(why: Explanation) -> None:
    """Print the record, its sentence with the evidence marked, the document, and what else stands in the sentence."""
    console = make_console()
    statements = [*why.around, *(record for record in why.findings if isinstance(record, Statement))]
    names = Names(why.entities, [why.document] if why.document else [], statements)
    console.print(make_text(_title(why.record, names), "bold"))
    for outcome in why.reviews:
        console.print(make_text(f"reviewed: {say_outcome(outcome)}"))
    if why.document:
        console.print(make_text(_describe_document(why.document)))
    if why.sentence:
        console.print()
    for sentence in _choose_sentences(why):
        console.print(_mark(sentence.span, () if isinstance(why.record, SentenceItem) else why.evidence))
    _print_list(console, "evidence", _list_evidence(why))
    if isinstance(why.record, Statement):
        _print_list(console, "statement", _describe_statement(why.record, names))
    if isinstance(why.record, Event):
        _print_list(console, "event", _describe_event(why.record, names))
        _print_list(console, "mentions", _cut([_describe_mention(m, why, names) for m in why.record.mentions]))
    _print_list(console, "inside", [_title(statement, names) for statement in why.around])
    mentions = [
        f"{m.span.text} = {names.of([m.entity])} ({m.form}, {m.rule}, confidence {m.confidence:g})"
        for m in why.mentions
    ]
    _print_list(console, "names", mentions)
    beside = [record for record in why.findings if record != why.record]
    _print_list(console, "also read here", [_title(record, names) for record in beside])
    dates = [f"{e.span.text} = {show_time(e.time) if e.time else e.kind} ({e.rule})" for e in why.expressions]
    _print_list(console, "dates", dates)
    _print_list(console, "frames", [_describe_frame(item.frame, why, names) for item in why.frames])


def _choose_sentences(why: Explanation) -> tuple[SentenceItem, ...]:
    """Return the sentences to print whole: all of a statement, else that of the first evidence."""
    if isinstance(why.record, Statement):
        return why.sentences[:_MOST_PLACES]
    return (why.sentence,) if why.sentence else ()


def _print_list(console: "Console", title: str, lines: list[str]) -> None:
    if lines:
        console.print()
        console.print(make_text(title, "bold"))
        for line in lines:
            console.print(make_text(f"  {line}"))


def _title(record: Subject, names: Names) -> str:
    match record:
        case Entity():
            also = f", also {', '.join(record.aliases)}" if record.aliases else ""
            return f"{record.id}  {record.kind} {record.name}{also} ({_sure(record)})"
        case Role():
            of = f" of {names.of([record.of])}" if record.of else ""
            held = f"{'former ' if record.is_former else ''}{record.role}{of}, {show_time(record.observed)}"
            return f"{record.id}  {names.of([record.person])}: {held} ({_sure(record)})"
        case Figure():
            time = f", {show_time(record.time)}" if record.time else ""
            what = f"{record.measure or 'not said what'} = {show_value(record)}{time}"
            return f"{record.id}  {what} ({_sure(record)})"
        case Statement():
            who = show_speaker(record, names)
            return f"{record.id}  {who} ({record.manner}): {show_words(record)} ({_sure(record)})"
        case Event():
            how = f"{record.kind}, {record.status}, {_when(record.time)}"
            return f"{record.id}  {how}: {record.label} ({_sure(record)})"
        case Forecast():
            who = show_word_of(record.speaker, record.statement, names)
            how = f"{who}, horizon {show_time(record.horizon)} ({record.outcome})"
            return f"{record.id}  {how}: {record.span.text} ({_sure(record)})"
        case Tie() | Stance() | Goal() | Flow() | Link():
            return f"{record.id}  {show_finding(record, names)} ({_sure(record)})"
        case Comparison():
            doubt = f" {record.doubt}" if record.doubt else ""
            return f"{record.id}  {record.kind} ({record.about}): {record.explanation}{doubt} ({_sure(record)})"
        case SentenceItem():
            return f"{record.id}  {record.reason or 'sentence'}"
        case DocumentItem():
            return f"{record.document.id}  {record.document.title or 'untitled'}"


def _sure(record: Entity | Finding | Comparison) -> str:
    return f"rule {record.rule or 'not named'}, confidence {record.confidence:g}"


def _when(time: Time | None) -> str:
    return show_time(time) if time and (time.earliest or time.latest) else "undated"


def _describe_document(item: DocumentItem) -> str:
    document, published = item.document, item.published
    who = ", ".join(part for part in (document.outlet, *document.authors) if part) or "unknown outlet"
    because = f": {published.reason}" if published.reason else ""
    return f"{document.path}, {who}, published {show_time(published.time)} ({published.basis}{because})"


def _describe_statement(statement: Statement, names: Names) -> list[str]:
    speaker = show_speaker(statement, names)
    if statement.speaker_text and statement.speaker_text != speaker:
        speaker += f", here “{statement.speaker_text}”"
    told = {
        "speaker": speaker,
        "cue": statement.cue.text if statement.cue else "none",
        "manner": statement.manner,
        "said": show_time(statement.said),
        "venue": statement.venue,
        "about": names.of(statement.about),
    }
    return [f"{name}: {words}" for name, words in told.items() if words]


def _describe_event(event: Event, names: Names) -> list[str]:
    told = {"who": show_participants(event, names), "where": names.of([event.place]) if event.place else ""}
    return [f"{name}: {words}" for name, words in told.items() if words]


def _describe_mention(mention: EventMention, why: Explanation, names: Names) -> str:
    """Say how one mention has an event: its status, time, whose word it is, and its words."""
    here = mention.span.document in names.documents
    words = names.quote(mention.span) if here else f"{mention.span.document}: {mention.span.text}"
    inside = f", inside {mention.statement}" if mention.statement else ""
    word_of = show_word_of(mention.holder, mention.statement, names)
    return f"{mention.status}, {_when(mention.time)}, word of {word_of}{inside}: {words}"


def _mark(sentence: Span, evidence: tuple[Span, ...]) -> "Text":
    """Return the sentence with the evidence between brackets, bold where the terminal can."""
    marked, at = make_text(""), sentence.start
    here = [
        (max(e.start, sentence.start), min(e.end, sentence.end)) for e in evidence if e.document == sentence.document
    ]
    for start, end in sorted(here, key=lambda ends: (ends[0], -ends[1])):
        if start < at or end <= start:
            continue
        marked.append_text(make_text(sentence.text[at - sentence.start : start - sentence.start]))
        marked.append_text(
            make_text(f"[{sentence.text[start - sentence.start : end - sentence.start]}]", "bold reverse")
        )
        at = end
    marked.append_text(make_text(sentence.text[at - sentence.start :]))
    return marked


def _list_evidence(why: Explanation) -> list[str]:
    """List the places of an entity or of a document's date; for other records the sentence shows the one there is."""
    if not isinstance(why.record, Entity | DocumentItem):
        return []
    return _cut([f"{span.document} {span.start}-{span.end}  {span.text}" for span in why.evidence])


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_PLACES
    return [*lines[:_MOST_PLACES], f"and {more} more"] if more > 0 else lines


def _describe_frame(frame: Frame, why: Explanation, names: Names) -> str:
    text = why.document.document.text if why.document else ""
    parts = [frame.predicate, f"({show_how(frame)})" if show_how(frame) else "", show_arguments(frame, text)]
    if frame.holder.kind == "speaker":
        parts.append(f"-- word of {show_holder(frame, names, text)}")
    return " ".join(part for part in parts if part) + (f" [{frame.rule}]" if frame.rule else "")
