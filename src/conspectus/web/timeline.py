"""Timeline: publication and the dates in each report, placed on one axis."""

import datetime as dt

from conspectus.dossier import DocumentItem
from conspectus.records import Record, Time
from conspectus.web.contents import Ends, Gridline, Timeline, TimelineRow
from conspectus.web.pile import PileViews
from conspectus.web.wording import count_words, is_within_year

TRIMMED_SHARE = (
    0.05  # of the dates at either end may fall off the axis, so that "1783" does not press the rest together
)
MOST_LABELS = 6  # that fit beside each other on a phone
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)  # years between labels


class Axis(Record, frozen=True):
    """Whole years from `first` to `last`, both included."""

    first: int
    last: int

    def covers(self, day: dt.date) -> bool:
        """Say whether a day lies on the axis."""
        return self.first <= day.year <= self.last

    def place(self, day: dt.date) -> str:
        """Return where a day lies, in percent of the width; a margin of 3 % keeps labels and diamonds inside."""
        start = dt.date(self.first, 1, 1).toordinal()
        length = dt.date(self.last, 12, 31).toordinal() - start + 1
        return f"{3 + 94 * (day.toordinal() - start) / length:.2f}"


def draw_timeline(views: PileViews) -> Timeline | None:
    """Place every dated expression on an axis of whole years; None where nothing is dated."""
    dates: dict[str, list[dt.date]] = {item.document.id: [] for item in views.documents}
    for expression in views.expressions:
        day = _middle(expression.time)
        if day:
            dates[expression.span.document].append(day)
    days = sorted(day for held in dates.values() for day in held)
    trimmed = int(len(days) * TRIMMED_SHARE)
    published = [
        day for i in views.documents if is_within_year(i.published.time) and (day := _middle(i.published.time))
    ]
    drawn = days[trimmed : len(days) - trimmed] + published
    if not drawn:
        return None
    axis = Axis(min(drawn).year, max(drawn).year)
    return Timeline(
        first=axis.first,
        last=axis.last,
        outside=sum(not axis.covers(day) for day in days),
        grid=_make_grid(axis),
        rows=tuple(_make_row(views, item, dates[item.document.id], axis) for item in views.documents),
    )


def _make_row(views: PileViews, item: DocumentItem, days: list[dt.date], axis: Axis) -> TimelineRow:
    report, time = views.names[item.document.id], item.published.time
    drawn = sorted(day for day in days if axis.covers(day))
    label = f"Published: {report.published}. {count_words(len(drawn), 'date')} in the text"
    if drawn:
        label += f", {drawn[0].year}" if drawn[0].year == drawn[-1].year else f", {drawn[0].year} to {drawn[-1].year}"
    middle = _middle(time) if is_within_year(time) else None
    return TimelineRow(
        report=report,
        label=label,
        published=axis.place(middle) if middle else None,
        ends=None if middle else _place_ends(time, axis),
        ticks=tuple(dict.fromkeys(axis.place(day) for day in drawn)),
    )


def _place_ends(time: Time, axis: Axis) -> Ends | None:
    """Place what is known of a time that is longer than a year, as far as the axis goes."""
    first, last = dt.date(axis.first, 1, 1), dt.date(axis.last, 12, 31)
    if not (time.earliest or time.latest) or (time.latest or first) < first or (time.earliest or last) > last:
        return None
    return Ends(axis.place(max(time.earliest or first, first)), axis.place(min(time.latest or last, last)))


def _make_grid(axis: Axis) -> tuple[Gridline, ...]:
    step = next((s for s in STEPS if (axis.last + 1 - axis.first) / s <= MOST_LABELS), STEPS[-1])
    years = range(-(-axis.first // step) * step, axis.last + 1, step)
    return tuple(Gridline(axis.place(dt.date(year, 1, 1)), str(year)) for year in years)


def _middle(time: Time | None) -> dt.date | None:
    if time is None:
        return None
    if time.earliest and time.latest:
        return time.earliest + (time.latest - time.earliest) / 2
    return time.earliest or time.latest
