"""Tables: the views of a dossier -> the rows of actors, offices, figures, dates and of the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from conspectus.dossier import ExpressionItem, MentionItem
from conspectus.records import Entity, Figure, Role, Time
from conspectus.web.contents import (
    Actor,
    ActorGroup,
    FigureGroup,
    FigureRow,
    Ledger,
    Moment,
    MomentGroup,
    OfficeRow,
    Place,
    Reason,
    Seen,
    SentenceNumber,
)
from conspectus.web.pile import (
    UNCERTAIN_BELOW,
    PileViews,
    anchor_sentence,
    link_entity,
    make_anchor,
    quote_around,
    quote_span,
)
from conspectus.web.wording import is_money, word_time, word_unit

KINDS = {
    "person": "People",
    "state": "States",
    "organization": "Organisations",
    "bloc": "Blocs",
    "group": "Groups",
    "place": "Places",
    "project": "Projects",
    "accord": "Accords",
}
LARGE_PILE = 150  # times; beyond, they are grouped by year, not by decade


# ---------------------------------------------------------------- actors


def list_actors(views: PileViews) -> tuple[ActorGroup, ...]:
    """List entities by kind, the most mentioned first."""
    mentions: dict[str, list[MentionItem]] = defaultdict(list)
    for mention in views.mentions:
        mentions[mention.entity].append(mention)
    rows = [_make_actor(views, entity, mentions[entity.id]) for entity in views.entities.values()]
    rows.sort(key=lambda row: (-row.mentions, row.name.casefold(), row.entity.id))
    groups = []
    for kind, label in KINDS.items():
        held = [row for row in rows if row.entity.kind == kind]
        if held:
            sure = tuple(row for row in held if row.entity.confidence >= UNCERTAIN_BELOW)
            unsure = tuple(row for row in held if row.entity.confidence < UNCERTAIN_BELOW)
            groups.append(ActorGroup(make_anchor("actors", kind), label, sure, unsure))
    return tuple(groups)


def _make_actor(views: PileViews, entity: Entity, mentions: Sequence[MentionItem]) -> Actor:
    by_report = [
        (document, sorted({mention.sentence for mention in held}))
        for document, held in groupby(mentions, key=lambda mention: mention.span.document)
    ]
    where = tuple(
        Place(views.names[document], tuple(SentenceNumber(n + 1, anchor_sentence(document, n)) for n in sentences))
        for document, sentences in by_report
    )
    return Actor(
        anchor=make_anchor("row", entity.id),
        entity=entity,
        name=entity.name,
        aliases=tuple(alias for alias in entity.aliases if alias != entity.name),
        mentions=len(mentions),
        sentences=sum(len(place.sentences) for place in where),
        where=where,
    )


# ---------------------------------------------------------------- offices


def list_offices(views: PileViews, *, uncertain: bool) -> tuple[OfficeRow, ...]:
    """List who is called what, by person; what says the same stands in one row."""
    same: dict[tuple[str, str, str, bool], list[Role]] = defaultdict(list)
    for role in views.roles:
        if (role.confidence < UNCERTAIN_BELOW) == uncertain:
            same[role.person, role.role.casefold(), role.of or "", role.is_former].append(role)
    rows = [_make_office(views, roles) for roles in same.values()]
    return tuple(sorted(rows, key=lambda row: (row.person.name.casefold(), row.person.anchor)))


def _make_office(views: PileViews, roles: Sequence[Role]) -> OfficeRow:
    first = roles[0]
    return OfficeRow(
        person=link_entity(views, first.person),
        role=first.role,
        body=link_entity(views, first.of) if first.of else None,
        is_former=first.is_former,
        seen=tuple(
            Seen(make_anchor("row", role.id), role.observed, quote_span(views, role.span, role.sentence))
            for role in roles
        ),
    )


# ---------------------------------------------------------------- figures


def group_figures(views: PileViews) -> tuple[FigureGroup, ...]:
    """Group figures by unit, money first, then the units with most figures; inside, by measure and time."""
    groups: dict[str, list[FigureRow]] = defaultdict(list)
    for figure in views.figures:
        if figure.confidence >= UNCERTAIN_BELOW:
            groups[figure.unit or ""].append(_make_figure(views, figure))
    lone = [unit for unit, rows in groups.items() if len(rows) == 1 and not is_money(unit)]
    shared = sorted((unit for unit in groups if unit not in lone), key=lambda u: (not is_money(u), -len(groups[u]), u))
    listed = [FigureGroup(_label_unit(unit), _sort_figures(groups[unit])) for unit in shared]
    if lone:
        rows = tuple(groups[unit][0] for unit in sorted(lone))
        listed.append(FigureGroup("Other units" if shared else "All units", rows))
    return tuple(listed)


def list_uncertain_figures(views: PileViews) -> tuple[FigureRow, ...]:
    """List the figures that are folded away."""
    return tuple(_make_figure(views, figure) for figure in views.figures if figure.confidence < UNCERTAIN_BELOW)


def _make_figure(views: PileViews, figure: Figure) -> FigureRow:
    return FigureRow(
        anchor=make_anchor("row", figure.id),
        figure=figure,
        unit=word_unit(figure.unit),
        about=tuple(link_entity(views, entity) for entity in figure.about),
        quote=quote_span(views, figure.span, figure.sentence),
    )


def _sort_figures(rows: Iterable[FigureRow]) -> tuple[FigureRow, ...]:
    def order(row: FigureRow) -> tuple[bool, str, str]:
        time = row.figure.time
        day = time.earliest or time.latest if time else None
        return (row.figure.measure is None, (row.figure.measure or "").casefold(), day.isoformat() if day else "9999")

    return tuple(sorted(rows, key=order))  # stable: what is equal stays in the order of the text


def _label_unit(unit: str) -> str:
    label = word_unit(unit) or "no unit"
    return label[:1].upper() + label[1:]


# ---------------------------------------------------------------- dates


def group_dates(views: PileViews) -> tuple[MomentGroup, ...]:
    """Group time expressions by decade (by year in a large pile), in order of time; last what has no place in it."""
    same: dict[str, list[ExpressionItem]] = defaultdict(list)
    for expression in views.expressions:
        same[row_of_expression(expression)].append(expression)
    dated = [held for held in same.values() if _first_day(held[0].time)]
    dated.sort(key=lambda held: _time_order(held[0].time))
    step = 1 if len(dated) > LARGE_PILE else 10
    groups = []
    for year, rows in groupby(dated, key=lambda held: int(_first_day(held[0].time)[:4]) // step * step):
        groups.append(_make_moments(views, str(year) if step == 1 else f"{year} to {year + 9}", list(rows)))
    for kind, label in (("duration", "Durations"), ("recurrence", "Recurrences"), ("date", "Not placed in time")):
        rest = [held for held in same.values() if not _first_day(held[0].time) and held[0].kind == kind]
        if rest:
            groups.append(
                _make_moments(views, label, sorted(rest, key=lambda held: (held[0].span.text.casefold(), held[0].form)))
            )
    return tuple(groups)


def row_of_expression(expression: ExpressionItem) -> str:
    """Return the id of the row that an expression stands in: one row for each time, or for each unplaced form."""
    time = expression.time
    if time and (time.earliest or time.latest):
        return make_anchor("row-t", time.earliest, time.latest)
    return make_anchor("row-t", expression.kind, expression.form, expression.span.text.casefold())


def _make_moments(views: PileViews, label: str, rows: Sequence[Sequence[ExpressionItem]]) -> MomentGroup:
    moments = tuple(
        Moment(
            anchor=row_of_expression(held[0]),
            label=word_time(held[0].time) or held[0].span.text,
            quotes=tuple(quote_around(views, e.span, e.sentence) for e in held),
        )
        for held in rows
    )
    return MomentGroup(label, moments, sum(len(held) for held in rows))


def _first_day(time: Time | None) -> str:
    day = (time.earliest or time.latest) if time else None
    return day.isoformat() if day else ""


def _time_order(time: Time | None) -> tuple[str, str]:
    return (_first_day(time), time.latest.isoformat() if time and time.latest else "9999")


# ---------------------------------------------------------------- ledger


def make_ledger(views: PileViews) -> Ledger:
    """Count sentences and list those in which nothing was read, by reason, the most frequent first."""
    sentences = [s for item in views.documents for s in views.sentences.get(item.document.id, ())]
    unused = [sentence for sentence in sentences if not sentence.records]
    reasons = sorted({sentence.reason or "" for sentence in unused})
    listed = [
        Reason(reason, tuple(quote_span(views, s.span, s.index) for s in unused if (s.reason or "") == reason))
        for reason in reasons
    ]
    listed.sort(key=lambda group: -len(group.quotes))
    return Ledger(len(sentences), len(sentences) - len(unused), tuple(listed))
