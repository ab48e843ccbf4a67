"""Figures: a reading's text, names, dates and frames -> what the report counts and measures."""

from bisect import bisect_right

from msgspec import structs

from conspectus.records import Extent, Figure, Reading, make_id
from conspectus.rooms.find.figures.attach import find_about, find_time
from conspectus.rooms.find.figures.context import Context, Stretch
from conspectus.rooms.find.figures.currencies import settle_currency
from conspectus.rooms.find.figures.describe import describe
from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.quantities import Quantity, read_quantities
from conspectus.rooms.find.figures.ratios import read_ratio
from conspectus.rooms.find.figures.refusals import is_refused, is_source
from conspectus.rooms.find.figures.scene import Description, Scene
from conspectus.rooms.find.figures.stand_ins import settle_pronoun
from conspectus.rooms.find.figures.units import Known, complete, read_only, read_similar
from conspectus.rooms.find.figures.words import Line, split_words
from conspectus.rooms.find.inside import find_statement

# how often figures read by a rule were right on the development piles, rounded down; 0.9 for all others
CONFIDENCE = {"only": 0.7, "similar": 0.7, "count-implied": 0.7, "money-implied": 0.7, "number": 0.6, "multiple": 0.8}

NEIGHBOURS = 8  # figures before and after one whose times may be theirs and not its own


def find_figures(reading: Reading, measures: Measures) -> tuple[Figure, ...]:
    """Find every quantity that measures something, in text order.

    Pure; reads the text, and the names, dates and frames as far as there are any.
    """
    context = Context.of(reading)
    figures: list[Figure] = []
    previous: tuple[Quantity, ...] = ()
    for extent in _marked(reading, measures):
        line = _line(reading, extent, context, measures)
        found = _read_line(line, previous, context, measures)
        before: Description | None = None
        kind = ""
        for index, quantity in enumerate(found):
            is_kin = quantity.dimension == kind or bool({quantity.unit, kind} & {"percent", "factor", "share", ""})
            scene = structs.replace(_scene(line, quantity, context, measures, before), is_kin=is_kin)
            description = settle_pronoun(describe(scene), scene, context)
            near = found[max(0, index - NEIGHBOURS) : index + NEIGHBOURS]
            figures.append(_figure(reading, scene, description, near, context))
            if quantity.dimension != "time":
                before, kind = description, quantity.dimension
        previous = found
    return tuple(figures)


def _marked(reading: Reading, measures: Measures) -> list[Extent]:
    """The sentences in which something may begin a figure."""
    starts = [extent.start for extent in reading.sentences]
    marked: dict[int, Extent] = {}
    for match in measures.trigger.finditer(reading.document.text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < reading.sentences[at].end:
            marked[at] = reading.sentences[at]
    return list(marked.values())


def _line(reading: Reading, extent: Extent, context: Context, measures: Measures) -> Line:
    words = split_words(reading.document.text, extent.start, extent.end, measures)
    return Line(
        reading.document.text,
        extent.index,
        words,
        measures.grammar,
        context.covered(words, context.dates, extent),
        context.covered(words, context.names, extent),
    )


def _read_line(
    line: Line, previous: tuple[Quantity, ...], context: Context, measures: Measures
) -> tuple[Quantity, ...]:
    """Read a sentence's quantities from left to right; none overlaps another."""
    found: list[Quantity] = []
    at = 0
    while at < len(line.words):
        word = line.words[at]
        if word.sort in ("word", "mark", "code") and word.lower not in measures.openers:
            at += 1
            continue
        quantity = _read_at(line, at, Known(found[-NEIGHBOURS:], previous), context, measures)
        if quantity is None:
            at += 1
            continue
        if not is_refused(line, quantity, measures):
            floor = found[-1].last if found else 0
            found.append(quantity if quantity.begin >= floor else _unbound(quantity))
        at = max(quantity.number_end if quantity.unit is None else quantity.last, at + 1)
    return tuple(found)


def _read_at(line: Line, at: int, known: Known, context: Context, measures: Measures) -> Quantity | None:
    has_share = any(q.unit == "percent" and q.last <= at for q in known.here)
    found = (
        read_ratio(line, at, measures, has_share=has_share)
        or read_only(line, at, measures)
        or read_similar(line, at, known.here)
    )
    if found is not None:
        return found
    for quantity in read_quantities(line, at, measures):
        if quantity.unit not in (None, "other"):
            return quantity
        core = Stretch(line.words[quantity.first].start, line.words[quantity.last - 1].end)
        return complete(line, quantity, known, measures, subject=context.subject(line, core))
    return None


def _unbound(quantity: Quantity) -> Quantity:
    """A quantity without the words before it, which another one has."""
    return structs.replace(quantity, begin=quantity.first)


def _scene(line: Line, quantity: Quantity, context: Context, measures: Measures, before: Description | None) -> Scene:
    core = Stretch(line.words[quantity.first].start, line.words[quantity.last - 1].end)
    frames = context.frames.get(line.sentence, ())
    verbs = context.verbs(line.sentence)
    return Scene(line, quantity, context.host(line.sentence, core), frames, verbs, measures, before)


def _figure(
    reading: Reading, scene: Scene, description: Description, found: tuple[Quantity, ...], context: Context
) -> Figure:
    """Attach a quantity: what it measures, of whom, when."""
    line, quantity = scene.line, scene.quantity
    start, end = line.words[quantity.begin].start, line.words[quantity.end - 1].end
    span = reading.document.span(start, end)
    return Figure(
        id=make_id("f", span.document, start, end, quantity.value, quantity.unit),
        span=span,
        measure=description.words(line),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=settle_currency(quantity.unit or "", reading, scene.measures),
        bound=quantity.bound,
        time=find_time(scene, description, found, context),
        about=find_about(scene, description, context),
        sentence=line.sentence,
        statement=inside.id if (inside := find_statement(reading.statements, start, end)) else None,
        confidence=_confidence(scene, description),
        rule=quantity.rule,
    )


def _confidence(scene: Scene, description: Description) -> float:
    """How sure a figure is: by its rule; less where nothing says what it measures; little for nameless sources."""
    if is_source(scene.line, scene.quantity, scene.measures):
        return 0.4
    known = CONFIDENCE.get(scene.quantity.rule, 0.9)
    return known if description.words(scene.line) else min(known, 0.6)
