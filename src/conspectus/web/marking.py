"""Marking: what was read in a pile -> the marks and markers of each sentence."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from conspectus.model.known import keep_kind
from conspectus.records import Flow, Goal, Link, Record, Span, Tie
from conspectus.web.citing import word_plainly
from conspectus.web.findings import find_voice, name_speaker
from conspectus.web.marks import Mark, Marker
from conspectus.web.pile import UNCERTAIN_BELOW, PileViews, is_way_back, make_anchor
from conspectus.web.tables import row_of_expression
from conspectus.web.wording import OUTCOMES, word_quantity, word_time, word_unit

KIND_WORDS = {"organization": "organisation"}


class Marked(Record, frozen=True):
    """What is marked in one sentence."""

    marks: tuple[Mark, ...] = ()
    markers: tuple[Marker, ...] = ()


class Placed(Record, frozen=True):
    """A mark or marker and the sentence that it is for."""

    document: str
    sentence: int
    mark: Mark | Marker


MarkedSentences = dict[tuple[str, int], Marked]  # by document and index of the sentence
NOTHING = Marked()


def mark_sentences(views: PileViews) -> MarkedSentences:
    """Turn everything that was read into marks and markers, by sentence."""
    marks: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    markers: dict[tuple[str, int], list[Marker]] = defaultdict(list)
    for make in (
        _mark_names,
        _mark_offices,
        _mark_figures,
        _mark_dates,
        _mark_statements,
        _mark_events,
        _mark_forecasts,
        _mark_relations,
    ):
        for placed in make(views):
            if isinstance(placed.mark, Mark):
                marks[placed.document, placed.sentence].append(placed.mark)
            else:
                markers[placed.document, placed.sentence].append(placed.mark)
    places = {**dict.fromkeys(marks), **dict.fromkeys(markers)}
    return {place: Marked(tuple(marks[place]), tuple(markers[place])) for place in places}


def _doubts(confidence: float) -> bool:
    return confidence < UNCERTAIN_BELOW


def _mark_names(views: PileViews) -> Iterator[Placed]:
    for mention in views.mentions:
        entity, span = views.entities[mention.entity], mention.span
        note = f"{KIND_WORDS.get(entity.kind, entity.kind)}: {entity.name}"
        is_uncertain = _doubts(min(mention.confidence, entity.confidence))
        mark = Mark(span.start, span.end, "name", make_anchor("row", entity.id), note, is_uncertain)
        yield Placed(span.document, mention.sentence, mark)


def _mark_offices(views: PileViews) -> Iterator[Placed]:
    for role in views.roles:
        note = f"office: {views.entities[role.person].name}, {'former ' if role.is_former else ''}{role.role}"
        row = make_anchor("row", role.id)
        mark = Mark(role.span.start, role.span.end, "office", row, note, _doubts(role.confidence))
        yield Placed(role.span.document, role.sentence, mark)


def _mark_figures(views: PileViews) -> Iterator[Placed]:
    for figure in views.figures:
        note = f"figure: {word_quantity(figure)} {word_unit(figure.unit)}".rstrip()
        row = make_anchor("row", figure.id)
        mark = Mark(figure.span.start, figure.span.end, "figure", row, note, _doubts(figure.confidence))
        yield Placed(figure.span.document, figure.sentence, mark)


def _mark_dates(views: PileViews) -> Iterator[Placed]:
    for expression in views.expressions:
        note = f"{expression.kind}: {word_time(expression.time) or expression.span.text}"
        mark = Mark(expression.span.start, expression.span.end, "date", row_of_expression(expression), note)
        yield Placed(expression.span.document, expression.sentence, mark)


def _mark_statements(views: PileViews) -> Iterator[Placed]:
    """Mark the words of statements in every sentence that they reach into, with a sign where each piece begins."""
    for statement in views.statements:
        row, is_uncertain = make_anchor("row", statement.id), _doubts(statement.confidence)
        for span in statement.content:
            mark = Mark(span.start, span.end, "statement", None, "", is_uncertain)
            for sentence in _find_sentences(views, span):
                yield Placed(span.document, sentence, mark)
            yield from _sign(
                views, span, "statement", row, f"words of {name_speaker(views, statement)}", is_uncertain=is_uncertain
            )


def _mark_events(views: PileViews) -> Iterator[Placed]:
    for event in views.events:
        row, is_uncertain = make_anchor("row", event.id), _doubts(event.confidence)
        for mention in event.mentions:
            note = f"event, {mention.status}: {event.label}"
            yield from _sign(views, mention.span, f"event {mention.status}", row, note, is_uncertain=is_uncertain)


def _mark_forecasts(views: PileViews) -> Iterator[Placed]:
    for forecast in views.forecasts:
        voice = find_voice(views, forecast.speaker, forecast.statement)
        note = f"forecast of {voice.name if voice else 'the report'}, {OUTCOMES[forecast.outcome]}"
        row, is_uncertain = make_anchor("row", forecast.id), _doubts(forecast.confidence)
        yield from _sign(views, forecast.span, "forecast", row, note, is_uncertain=is_uncertain)


def _mark_relations(views: PileViews) -> Iterator[Placed]:
    """Put a sign before the words of every flow, tie, aim and dependence; judgements have no row of their own."""
    flows = {(f.span, f.source, f.target) for f in (fact.finding for fact in keep_kind(views.known.facts, Flow))}
    for fact in views.known.facts:
        finding = fact.finding
        if not isinstance(finding, Flow | Tie | Goal | Link):
            continue
        if (
            isinstance(finding, Flow)
            and (finding.span, finding.target, finding.source) in flows
            and is_way_back(finding)
        ):
            continue
        row, is_uncertain = make_anchor("row", finding.id), _doubts(finding.confidence)
        spans = finding.mentions if isinstance(finding, Tie) else (fact.span,)
        for span in spans:
            note = f"relation: {word_plainly(views, finding)}"
            yield from _sign(views, span, "relation", row, note, is_uncertain=is_uncertain)


def _sign(  # noqa: PLR0913
    views: PileViews, span: Span, kind: str, row: str, note: str, *, is_uncertain: bool
) -> Iterator[Placed]:
    """Put a sign where a span begins."""
    marker = Marker(span.start, f"{kind} doubt" if is_uncertain else kind, row, note)
    for sentence in islice(_find_sentences(views, span), 1):
        yield Placed(span.document, sentence, marker)


def _find_sentences(views: PileViews, span: Span) -> Iterator[int]:
    """Yield the index of every sentence that a span stands in or reaches into."""
    for sentence in views.sentences[span.document]:
        if sentence.span.start < span.end and span.start < sentence.span.end:
            yield sentence.index
