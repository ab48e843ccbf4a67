"""Attachment: what a figure is about, and when it holds."""

import datetime as dt
import re

from conspectus.records import Expression, Frame, Time
from conspectus.rooms.find.figures.context import Context, Stretch
from conspectus.rooms.find.figures.phrases import Piece
from conspectus.rooms.find.figures.quantities import Quantity
from conspectus.rooms.find.figures.scene import Description, Scene
from conspectus.rooms.find.figures.words import Line

COMPARED = re.compile(r"\b(?:compared (?:with|to)|versus|against|(?:up|down) from)\b")
CENTRAL = frozenset(["subject", "object", "recipient", "of", "between"])
AROUND = frozenset(["in", "for", "to", "from"])
MOST = 6  # entities of one figure; more are a list that the sentence gives, not what is measured
REACH = 6  # words from "for" to the name that it leads to: "for Vice President Ana Ruiz"
NEAR = 5  # characters between a figure and a time that is its own (" in ")
OPENING = 12  # characters: "In early 2012", "On Friday", "By contrast, in"
FAR = 40  # characters between a figure and a time without a mark between them that still belong together


def find_about(scene: Scene, description: Description, context: Context) -> tuple[str, ...]:
    """The entities that the measure names, then those of its frame, else what the clause or the report is about.

    Whoever only says the figure is not what it is about.
    """
    line, host = scene.line, scene.host
    words = line.words[scene.quantity.begin].start, line.words[scene.quantity.end - 1].end
    own = [] if scene.quantity.dimension == "money" else [Stretch(*words)]  # "Norwegian kroner" are not about Norway
    named = context.entities(line, [*(_owned(line, piece) for piece in description.pieces if piece), *own])
    found = dict.fromkeys([*named, *_beside(scene, context)])
    within = [f for f in scene.frames if f.clause_start <= words[0] < f.clause_end]
    sayers: set[str | None] = {frame.holder.entity for frame in within}
    for frame in within:
        if frame.predicate in scene.measures.verbs["estimating"]:
            sayers.update(e for a in frame.arguments if a.role == "subject" for e in a.phrase.inside)
    sayers -= set(found)
    is_part = scene.quantity.is_modifier and scene.quantity.dimension in ("count", "length")
    if host is not None and not is_part:
        found.update(dict.fromkeys(_involved(host.frame, _central(scene))))
        if not set(found) - sayers:
            found.update(dict.fromkeys(e for e in _governing(host.frame, context) if e not in context.persons))
        if not set(found) - sayers:
            found.update(dict.fromkeys(e for e in _involved(host.frame, AROUND) if e not in context.persons))
    out = sayers | context.datelined.get(line.sentence, frozenset())
    about = [entity for entity in found if entity not in out]
    if not about:
        about = _nearby(scene, context, sayers)
    return tuple(about[:MOST])


def _central(scene: Scene) -> frozenset[str]:
    """The roles of a frame that say what its figure is about; whoever only estimates it is none of them."""
    is_guess = scene.host is not None and scene.host.frame.predicate in scene.measures.verbs["estimating"]
    return CENTRAL - {"subject"} if is_guess else CENTRAL


def _nearby(scene: Scene, context: Context, sayers: set[str | None]) -> list[str]:
    """What the report is about if the sentence so far speaks of it, else the body or state last named; no person."""
    line = scene.line
    before = context.entities(line, [Stretch(line.words[0].start, line.words[scene.quantity.begin].start)])
    fit = [e for e in before if e not in sayers and e not in context.persons and e not in context.places]
    if not fit or any(topic in fit for topic in context.topics):
        return [*context.topics, *[e for e in before if e in context.places][-1:]][:1]
    return fit[-1:]


def _beside(scene: Scene, context: Context) -> tuple[str, ...]:
    """Whom a share or an amount right before "for" or "to" a name goes to: "41 percent for the Greens"."""
    line, at, begin = scene.line, scene.quantity.end, scene.quantity.begin
    if scene.quantity.kind == "rank":  # "Orta, the island's second-largest port"
        comma = next((k for k in range(begin - 1, max(begin - REACH, 0), -1) if line.lower(k) == ","), 0)
        spot = line.words[comma - 1] if comma else None
        return context.entities(line, [Stretch(spot.start, spot.end)]) if spot is not None else ()
    if line.is_in(begin - 2, "determiners") and line.is_in(begin - 1, "passing") and scene.quantity.dimension == "time":
        spot = line.words[begin - 2]  # "his first 100 days"
        return context.entities(line, [Stretch(spot.start, spot.end)])
    if line.lower(begin - 1) in ("'s", "’s") or line.lower(begin - 1).endswith(("'s", "’s")):  # "to Soto's 35,107"
        spot = line.words[max(begin - 2, 0)]
        if owners := context.entities(line, [Stretch(spot.start, line.words[begin - 1].end)]):
            return owners
    if line.lower(at) not in ("for", "to") or at + 1 >= len(line.words):
        return ()
    end = at + 1
    while end < len(line.words) and end - at < REACH and end not in line.named and line.words[end].sort == "word":
        end += 1
    return context.entities(line, [Stretch(line.words[end].start, line.words[end].end)]) if end in line.named else ()


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


def find_time(scene: Scene, description: Description, others: tuple[Quantity, ...], context: Context) -> Time | None:
    """The time when a figure holds; None where the text does not say it plainly."""
    line, quantity = scene.line, scene.quantity
    told = [_owned(line, piece) for piece in description.pieces if piece]  # "the fine threatened in April"
    dates = [
        e
        for e in context.expressions.get(line.sentence, ())
        if e.kind == "date"
        and _is_said(e, context)
        and not _is_of_another(line, e, quantity, others)
        and not _is_owner(line, e, quantity)
        and not any(s.start <= e.start and e.end <= s.end for s in told)
    ]
    start, end = line.words[quantity.begin].start, line.words[quantity.end - 1].end
    for expression in dates:
        if expression.start < end and expression.end > start:
            return expression.time
    period = _end_of_period(line, quantity, others, dates)
    if period is not None:
        return period
    time = _of_frame(scene, context, frozenset(e.index for e in dates))
    if time is not None or (quantity.dimension == "time" and not quantity.is_modifier):
        return time
    return _nearest(line, dates, Stretch(start, end), scene.verbs)


def _is_said(expression: Expression, context: Context) -> bool:
    """Whether a time says when: not "last year" in a report that nobody can date, nor a time with no ends."""
    time = expression.time
    if time is None or (time.earliest is None and time.latest is None):
        return False
    if time.earliest is None and expression.text.lower().startswith(("before", "until", "till")):
        return False  # "not before 2019" does not say when a figure holds
    return not (context.undated and time.anchor in ("document", "event"))


def _is_owner(line: Line, expression: Expression, quantity: Quantity) -> bool:
    """Whether a time stands in a possessive away from the figure: "almost 22 times last year's profit"."""
    ends = expression.text[-2:], line.text[expression.end : expression.end + 2]
    is_far = expression.start > line.words[quantity.end - 1].end + NEAR
    return any(end in ("'s", "’s") for end in ends) and (is_far or quantity.kind == "factor")


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
        start = line.words[quantity.begin].start
        is_before = stop <= expression.start < start and _is_parted(line, expression.end, start)
        if is_before and expression.start - stop <= NEAR and not _is_parted(line, stop, expression.start):
            return True  # "14 in March, stood at 19"
        if end < stop <= expression.start and start < first and COMPARED.search(line.text[end:first]):
            return True  # "38 million, compared with 100 million a year ago"
        if stop > end and 0 <= expression.start - stop <= NEAR and not _is_parted(line, stop, expression.start):
            return True
    return False


def _of_frame(scene: Scene, context: Context, allowed: frozenset[int]) -> Time | None:
    """The time of the frame that holds the figure, or of the frame that it is coordinated with or told in."""
    if scene.host is None:
        return None
    frame = scene.host.frame
    for step in range(3 if scene.quantity.dimension != "time" else 1):
        times = [t for i in frame.times if i in allowed and (t := context.times[i].time)]
        # when something was said on a day, what was said need not hold on that day
        times = [t for t in times if step == 0 or t.precision != "day"]
        if times:
            return times[0]
        if frame.parent is None or frame.link not in ("complement", "coordination", "control"):
            return None
        frame = context.by_index[frame.parent]
    return None


def _nearest(line: Line, dates: list[Expression], spot: Stretch, verbs: frozenset[int]) -> Time | None:
    """The time right after a figure in its clause, or the one that opens its sentence."""
    start, end = spot.start, spot.end
    for expression in dates:
        if expression.start >= end and expression.start - end <= FAR and not _is_parted(line, end, expression.start):
            return expression.time
    for expression in reversed(dates):
        is_told = any(expression.end <= at < start for at in verbs)  # "said on Monday that it would recall 300"
        is_near = expression.end <= start and start - expression.end <= FAR
        if is_near and not is_told and not _is_parted(line, expression.end, start):
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


def _owned(line: Line, piece: Piece) -> Stretch:
    """A piece of a measure with the possessive before it: "(its) stake"."""
    begin = piece.begin
    while begin > 0 and line.is_in(begin - 1, "determiners"):
        begin -= 1
    return Stretch(line.words[begin].start, line.words[piece.end - 1].end)
