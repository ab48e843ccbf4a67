"""Tables: records -> rows that people read, each with the words that it was read from."""

from collections.abc import Callable, Iterable

from conspectus.cli.choose import What
from conspectus.dossier import DocumentItem, Dossier, ExpressionItem, FrameItem, LeftOutItem, MentionItem, SentenceItem
from conspectus.records import Entity, Event, Figure, Forecast, Frame, Record, Role, Skipped, Span, Statement, Time

_AROUND = 60  # characters on either side of a quotation: about a line in all


class Column(Record, frozen=True):
    """A column's heading and how wide it may grow against the others."""

    heading: str
    ratio: int = 1
    is_whole: bool = False  # never broken into lines: ids, dates


class Names:
    """What ids of a dossier are called."""

    def __init__(self, dossier: Dossier) -> None:
        self.entities = {entity.id: entity.name for entity in dossier.entities()}
        self.documents = {item.document.id: item.document for item in dossier.documents()}

    def of(self, ids: Iterable[str]) -> str:
        """Return the names of entities, joined."""
        return ", ".join(self.entities.get(id, id) for id in ids)

    def quote(self, span: Span) -> str:
        """Return a quotation with what stands around it, cut at words."""
        return quote_around(self.documents[span.document].text, span.start, span.end)


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
    What.statements: (ID, Column("speaker"), Column("cue"), Column("manner", is_whole=True), Column("words", 5)),
    What.events: (
        ID,
        Column("kind", is_whole=True),
        Column("status", is_whole=True),
        Column("time", is_whole=True),
        Column("who", 2),
        Column("evidence", 4),
    ),
    What.forecasts: (ID, Column("speaker"), Column("for", is_whole=True), Column("outcome"), Column("evidence", 4)),
    What.dates: (Column("words"), Column("when", is_whole=True), Column("anchor", is_whole=True), Column("where", 4)),
    What.frames: (Column("predicate"), Column("arguments", 3), Column("how"), Column("holder"), Column("clause", 3)),
    What.sentences: (ID, Column("sentence", 5), Column("read in it, or why not", 2)),
    What.skipped: (Column("path"), Column("stage", is_whole=True), Column("reason", 3)),
    What.left_out: (Column("document", is_whole=True), Column("reason"), Column("text", 4)),
}


def make_row(record: Record, names: Names) -> tuple[str, ...]:
    """Return the cells of a record, in the order of its list's columns."""
    return _ROWS[type(record)](record, names)


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
    who = names.of([statement.speaker]) if statement.speaker else statement.speaker_text or "nobody named"
    cue = statement.cue.text if statement.cue else ""
    return (statement.id, who, cue, statement.manner, show_words(statement))


def _show_event(event: Event, names: Names) -> tuple[str, ...]:
    who = names.of(p.entity for p in event.participants)
    return (event.id, event.kind, event.status, show_time(event.time), who, names.quote(event.mentions[0].span))


def _show_forecast(forecast: Forecast, names: Names) -> tuple[str, ...]:
    who = "the author" if forecast.speaker == "author" else names.of([forecast.speaker or "somebody unnamed"])
    return (forecast.id, who, show_time(forecast.horizon), forecast.outcome, names.quote(forecast.span))


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
    ExpressionItem: _show_expression,
    FrameItem: _show_frame,
    SentenceItem: _show_sentence,
    Skipped: _show_skipped,
    LeftOutItem: _show_left_out,
}
