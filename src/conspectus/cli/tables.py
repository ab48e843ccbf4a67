"""Tables: records -> rows that people read, each with the words that it was read from."""

from collections.abc import Callable

from conspectus.cli.filters import What
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
from conspectus.dossier import (
    DocumentItem,
    ExpressionItem,
    FrameItem,
    LeftOutItem,
    MentionItem,
    SentenceItem,
    find_time,
    list_pieces,
)
from conspectus.records import (
    Comparison,
    Entity,
    Event,
    Figure,
    Flow,
    Forecast,
    Goal,
    Link,
    Record,
    Reprint,
    Role,
    Skipped,
    Stance,
    Statement,
    Tie,
)


class Column(Record, frozen=True):
    """A column's heading and how wide it may grow against the others."""

    heading: str
    ratio: int = 1
    is_whole: bool = False  # never broken into lines: ids, dates


ID = Column("id", is_whole=True)
COLUMNS: dict[What, tuple[Column, ...]] = {
    What.documents: (ID, Column("published", is_whole=True), Column("outlet"), Column("title", 3), Column("path", 2)),
    What.entities: (ID, Column("kind", is_whole=True), Column("name", 2), Column("also", 3), Column("rule")),
    What.mentions: (Column("entity"), Column("form", is_whole=True), Column("where", 4)),
    What.roles: (
        ID,
        Column("person"),
        Column("role", 2),
        Column("of"),
        Column("when", is_whole=True),
        Column("evidence", 3),
    ),
    What.figures: (ID, Column("measure", 2), Column("value"), Column("time"), Column("about"), Column("evidence", 4)),
    What.statements: (
        ID,
        Column("speaker"),
        Column("cue"),
        Column("manner", is_whole=True),
        Column("venue"),
        Column("words", 5),
    ),
    What.events: (
        ID,
        Column("kind", is_whole=True),
        Column("status", is_whole=True),
        Column("time", is_whole=True),
        Column("who", 2),
        Column("evidence", 4),
    ),
    **dict.fromkeys(
        (What.ties, What.stances, What.goals, What.flows, What.links),
        (ID, Column("what", 3), Column("time", is_whole=True), Column("evidence", 4)),
    ),
    What.reprints: (Column("reprint"), Column("of"), Column("shared", is_whole=True), Column("where they differ", 6)),
    What.comparisons: (
        ID,
        Column("kind", is_whole=True),
        Column("about", is_whole=True),
        Column("sources", is_whole=True),
        Column("why", 3),
        Column("sides", 4),
    ),
    What.forecasts: (ID, Column("speaker"), Column("horizon", is_whole=True), Column("outcome"), Column("evidence", 4)),
    What.dates: (Column("words"), Column("when", is_whole=True), Column("anchor", is_whole=True), Column("where", 4)),
    What.frames: (Column("predicate"), Column("arguments", 3), Column("how"), Column("holder"), Column("clause", 3)),
    What.sentences: (ID, Column("sentence", 5), Column("read in it, or why not", 2)),
    What.skipped: (Column("path"), Column("stage", is_whole=True), Column("reason", 3)),
    What.left_out: (Column("document", is_whole=True), Column("reason"), Column("text", 4)),
}


def make_row(record: Record, names: Names) -> tuple[str, ...]:
    """Return the cells of a record, in the order of its list's columns."""
    return _ROWS[type(record)](record, names)


def _show_document(item: DocumentItem, names: Names) -> tuple[str, ...]:
    document = item.document
    published = f"{show_time(item.published.time)} ({item.published.basis})"
    return (document.id, published, document.outlet or "", document.title or "", document.path)


def _show_entity(entity: Entity, names: Names) -> tuple[str, ...]:
    return (entity.id, entity.kind, entity.name, ", ".join(entity.aliases), entity.rule)


def _show_mention(item: MentionItem, names: Names) -> tuple[str, ...]:
    return (names.of([item.entity]), item.form, names.quote(item.span))


def _show_role(role: Role, names: Names) -> tuple[str, ...]:
    of = names.of([role.of]) if role.of else ""
    title = f"former {role.role}" if role.is_former else role.role
    return (role.id, names.of([role.person]), title, of, show_time(role.observed), names.quote(role.span))


def _show_figure(figure: Figure, names: Names) -> tuple[str, ...]:
    time = show_time(figure.time) if figure.time else ""
    return (figure.id, figure.measure or "", show_value(figure), time, names.of(figure.about), names.quote(figure.span))


def _show_statement(statement: Statement, names: Names) -> tuple[str, ...]:
    cue = statement.cue.text if statement.cue else ""
    who = show_speaker(statement, names)
    return (statement.id, who, cue, statement.manner, statement.venue or "", show_words(statement))


def _show_event(event: Event, names: Names) -> tuple[str, ...]:
    who = show_participants(event, names)
    return (event.id, event.kind, event.status, show_time(event.time), who, names.quote(event.mentions[0].span))


def _show_forecast(forecast: Forecast, names: Names) -> tuple[str, ...]:
    who = show_word_of(forecast.speaker, forecast.statement, names)
    return (forecast.id, who, show_time(forecast.horizon), forecast.outcome, names.quote(forecast.span))


def _show_placed(finding: Stance | Goal | Flow | Tie | Link, names: Names) -> tuple[str, ...]:
    """Show what the finding says in one line, when, and where it stands."""
    time = find_time(finding)
    where = names.quote(list_pieces(finding)[0].span)
    return (finding.id, show_finding(finding, names), show_time(time) if time else "", where)


def _show_comparison(comparison: Comparison, names: Names) -> tuple[str, ...]:
    what = f"{comparison.explanation} {comparison.doubt or ''}".strip()
    sides = "\n".join(names.quote(member.span) for member in comparison.members)
    return (comparison.id, comparison.kind, comparison.about, str(comparison.independent), what, sides)


def _show_reprint(reprint: Reprint, names: Names) -> tuple[str, ...]:
    changed = [twin for twin in reprint.twins if twin.original.text != twin.copy.text]
    differing = "\n".join(f"{twin.original.text}\n→ {twin.copy.text}" for twin in changed)
    sources = (names.documents[id] for id in (reprint.document, reprint.of))
    outlets = (document.outlet or document.path for document in sources)
    return (*outlets, f"{reprint.share:.0%}", differing)


def _show_expression(item: ExpressionItem, names: Names) -> tuple[str, ...]:
    when = show_time(item.time) if item.time else item.kind
    return (item.span.text, when, item.time.anchor if item.time else "", names.quote(item.span))


def _show_frame(item: FrameItem, names: Names) -> tuple[str, ...]:
    frame, document = item.frame, names.documents[item.document]
    return (
        frame.predicate,
        show_arguments(frame, document.text),
        show_how(frame),
        show_holder(frame, names, document.text),
        document.text[frame.clause_start : frame.clause_end],
    )


def _show_sentence(item: SentenceItem, names: Names) -> tuple[str, ...]:
    read = item.reason or ", ".join(names.entities.get(id, id) for id in item.records)
    return (item.id, item.span.text, read)


def _show_skipped(item: Skipped, names: Names) -> tuple[str, ...]:
    return (item.path, item.stage, item.reason)


def _show_left_out(item: LeftOutItem, names: Names) -> tuple[str, ...]:
    return (item.document, item.reason, item.text)


_ROWS: dict[type[Record], Callable[..., tuple[str, ...]]] = {
    DocumentItem: _show_document,
    Entity: _show_entity,
    MentionItem: _show_mention,
    Role: _show_role,
    Figure: _show_figure,
    Statement: _show_statement,
    Event: _show_event,
    Forecast: _show_forecast,
    Comparison: _show_comparison,
    Reprint: _show_reprint,
    **dict.fromkeys((Tie, Stance, Goal, Flow, Link), _show_placed),
    ExpressionItem: _show_expression,
    FrameItem: _show_frame,
    SentenceItem: _show_sentence,
    Skipped: _show_skipped,
    LeftOutItem: _show_left_out,
}
