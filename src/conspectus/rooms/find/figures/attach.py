"""Attachment: what a figure is about, and when it holds."""

import datetime as dt

from conspectus.records import Expression, Frame, Time
from conspectus.rooms.find.figures.context import Context, Stretch
from conspectus.rooms.find.figures.phrases import Piece
from conspectus.rooms.find.figures.quantities import Quantity
from conspectus.rooms.find.figures.scene import Description, Scene
from conspectus.rooms.find.figures.words import Line

CENTRAL = frozenset(["subject", "object", "of", "between"])
AROUND = frozenset(["in", "for", "to", "from"])
MOST = 6  # entities of one figure; more are a list that the sentence gives, not what is measured
NEAR = 5  # characters between a figure and a time that is its own (" in ")
OPENING = 12  # characters: "In early 2012", "On Friday", "By contrast, in"
FAR = 40  # characters between a figure and a time without a mark between them that still belong together


def find_about(scene: Scene, description: Description, context: Context) -> tuple[str, ...]:
    """The entities that the measure names, then those of its frame, else what the clause or the report is about.

    Whoever only says the figure is not what it is about.
    """
    line, host = scene.line, scene.host
    named = context.entities(line, [_stretch(line, piece) for piece in description.pieces if piece])
    found = dict.fromkeys(named)
    sayers = {frame.holder.entity for frame in scene.frames} - set(named)
    if host is not None:
        found.update(dict.fromkeys(_involved(host.frame, CENTRAL)))
        if not set(found) - sayers:
            found.update(dict.fromkeys(_governing(host.frame, context)))
        if not set(found) - sayers:
            found.update(dict.fromkeys(_involved(host.frame, AROUND)))
    about = [entity for entity in found if entity not in sayers]
    if not about:
        before = context.entities(line, [Stretch(line.words[0].start, line.words[scene.quantity.begin].start)])
        about = [*[entity for entity in before if entity not in sayers][-1:], *context.topics][:1]
    return tuple(about[:MOST])


def _involved(frame: Frame, roles: frozenset[str]) -> list[str]:
    """The entities that fill some roles of a frame; those inside a phrase where its head names none."""
    phrases = [argument.phrase for argument in frame.arguments if argument.role in roles]
    return [entity for phrase in phrases for entity in phrase.entities or phrase.inside]


def _governing(frame: Frame, context: Context) -> list[str]:
    """The subject of the nearest frame above that has one with a name."""
    for _ in range(3):
        if frame.parent is None:
            return []
        frame = context.by_index[frame.parent]
        if found := [e for a in frame.arguments if a.role == "subject" for e in a.phrase.entities]:
            return found
    return []


def find_time(scene: Scene, others: tuple[Quantity, ...], context: Context) -> Time | None:
    """The time when a figure holds; None where the text does not say it plainly."""
    line, quantity = scene.line, scene.quantity
    dates = [
        e
        for e in context.expressions.get(line.sentence, ())
        if e.kind == "date" and e.time is not None and not _is_of_another(line, e, quantity, others)
    ]
    start, end = line.words[quantity.begin].start, line.words[quantity.end - 1].end
    for expression in dates:
        if expression.start < end and expression.end > start:
            return expression.time
    period = _end_of_period(line, quantity, others, dates)
    if period is not None:
        return period
    time = _of_frame(scene, context, frozenset(e.index for e in dates))
    if time is not None:
        return time
    return _nearest(line, dates, start, end)


def _is_of_another(line: Line, expression: Expression, quantity: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether a time belongs to another figure, or to what this one is compared with: "twice as many as in 2019".

    "The highest since 1962" compares too.
    """
    before = line.text[max(line.words[0].start, expression.start - 16) : expression.start].lower().split()
    if (
        expression.text.lower().startswith("since")
        or before[-1:] in (["than"], ["as"], ["from"], ["since"])
        or before[-2:] in (["than", "in"], ["as", "in"], ["from", "in"])
    ):
        return True
    end = line.words[quantity.end - 1].end
    is_period = bool({"over", "during", "next", "last", "past", "coming"} & set(expression.text.lower().split()))
    for other in others:
        first = line.words[other.first].start
        if other is not quantity and expression.start <= first < expression.end and not is_period:
            return True  # "in two weeks": the length of another figure
        stop = line.words[other.end - 1].end
        if stop > end and 0 <= expression.start - stop <= NEAR and not _is_parted(line, stop, expression.start):
            return True
    return False


def _of_frame(scene: Scene, context: Context, allowed: frozenset[int]) -> Time | None:
    """The time of the frame that holds the figure, or of the frame that it is coordinated with or told in."""
    if scene.host is None:
        return None
    frame = scene.host.frame
    for step in range(3):
        times = [t for i in frame.times if i in allowed and (t := context.times[i].time)]
        # when something was said on a day, what was said need not hold on that day
        times = [t for t in times if step == 0 or t.precision != "day"]
        if times:
            return times[0]
        if frame.parent is None or frame.link not in ("complement", "coordination", "control"):
            return None
        frame = context.by_index[frame.parent]
    return None


def _nearest(line: Line, dates: list[Expression], start: int, end: int) -> Time | None:
    """The time right after a figure in its clause, or the one that opens its sentence."""
    for expression in dates:
        if expression.start >= end and expression.start - end <= FAR and not _is_parted(line, end, expression.start):
            return expression.time
    for expression in reversed(dates):
        if expression.end <= start and start - expression.end <= FAR and not _is_parted(line, expression.end, start):
            return expression.time
    before = [e for e in dates if e.end <= start]
    if len(before) == 1 and before[0].start - line.words[0].start <= OPENING:
        return before[0].time
    return None


def _is_parted(line: Line, start: int, end: int) -> bool:
    return any(mark in line.text[start:end] for mark in ",;:.()—\n")


def _end_of_period(
    line: Line, quantity: Quantity, others: tuple[Quantity, ...], dates: list[Expression]
) -> Time | None:
    """When "over the next three years, from 5 to 7" reaches 7: the period's last year."""
    if line.lower(quantity.begin - 1) != "to" or not any(q.end == quantity.begin - 1 for q in others):
        return None
    for expression in dates:
        time = expression.time
        if (
            time
            and time.earliest
            and time.latest
            and (time.latest - time.earliest).days > 366
            and " " in expression.text
        ):
            year = time.latest.year
            return Time(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", expression.text, time.anchor)
    return None


def _stretch(line: Line, piece: Piece) -> Stretch:
    return Stretch(line.words[piece.begin].start, line.words[piece.end - 1].end)
