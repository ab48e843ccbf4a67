"""Reading: a document's sentences -> its own date and its time expressions, anchored to it."""

import datetime as dt

from msgspec import structs

from conspectus.records import Dating, Document, Expression, Published, Sentence, Time
from conspectus.rooms.dates.calendar import Calendar
from conspectus.rooms.dates.clues import Clue, read_clues
from conspectus.rooms.dates.datelines import find_order
from conspectus.rooms.dates.forms import Day, Days, judge_precision
from conspectus.rooms.dates.published import date_document
from conspectus.rooms.dates.steps import resolve_form

NEARBY = dt.timedelta(days=14)


def read_dates(document: Document, sentences: tuple[Sentence, ...], calendar: Calendar) -> Dating:
    """Read every time expression of a document and date the document itself.

    Returns:
        Expressions in text order, none overlapping another; those counted from publication are anchored to the
        document's own date, as far as that is known.
    """
    order = find_order(document, calendar)
    clues = read_clues(document, sentences, calendar, order)
    published = date_document(document, clues, calendar, order)
    expressions = tuple(
        _make_expression(number, clue, document.text[clue.start : clue.end]) for number, clue in enumerate(clues)
    )
    return anchor_dates(Dating(published, expressions), published)


def _make_expression(number: int, clue: Clue, text: str) -> Expression:
    time = Time(None, None, "open", text, clue.anchor) if clue.kind == "date" else None
    return Expression(
        number,
        clue.start,
        clue.end,
        text,
        clue.sentence,
        clue.kind,
        clue.form,
        time,
        f"date/{clue.rule.replace(' ', '-')}",
    )


def anchor_dates(dating: Dating, published: Published) -> Dating:
    """Anchor the same expressions to another date of publication, from their forms alone."""
    own = published.time
    return Dating(published, tuple(_anchor(expression, own) for expression in dating.expressions))


def _anchor(expression: Expression, own: Time) -> Expression:
    if expression.time is None:
        return expression
    days = place_form(expression.form, own)
    time = Time(days.earliest, days.latest, days.precision, expression.text, expression.time.anchor)
    return structs.replace(expression, time=time)


def place_form(form: str, own: Time) -> Days:
    """Return the days that a form means, whichever day between the ends of `own` was that of publication."""
    if "?" in form:
        form = _choose_reading(form, own)
    if "pub" not in form:
        return resolve_form(form, None) or Days(None, None, "open")
    first = resolve_form(form, own.earliest) if own.earliest else None
    if own.earliest == own.latest:
        return first or Days(None, None, "open")
    last = resolve_form(form, own.latest) if own.latest else None
    earliest: Day | None = first.earliest if first else None
    latest: Day | None = last.latest if last else None
    if first and last and first == last:
        return first
    return Days(earliest, latest, judge_precision(earliest, latest))


def _choose_reading(form: str, own: Time) -> str:
    """Choose the reading of 7/8/07 that lies within days of publication, if only one does."""
    if own.earliest is None or own.latest is None:
        return form
    first, last = own.earliest - NEARBY, own.latest + NEARBY
    close = [
        part
        for part in form.split("?")
        if (days := resolve_form(part, None)) and days.earliest and first <= days.earliest <= last
    ]
    return close[0] if len(close) == 1 else form
