"""Pile: a dossier's views, read once, and how the page names and links what is in them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec import structs

from conspectus.dossier import DocumentItem, Dossier, ExpressionItem, LeftOutItem, MentionItem, SentenceItem
from conspectus.model.known import Fact, Known, load_known
from conspectus.model.lens import Lens
from conspectus.records import (
    Comparison,
    Entity,
    Event,
    Figure,
    Flow,
    Forecast,
    Record,
    Rejected,
    Reprint,
    Reviewed,
    Role,
    Skipped,
    Span,
    Statement,
)
from conspectus.web.contents import Link, Quote, ReportName
from conspectus.web.wording import is_within_year, word_time

UNCERTAIN_BELOW = 0.5  # design.md: what falls under it is folded away, never dropped
LONGEST_LABEL = 40  # characters: two lines beside the text
LONGEST_DAY = len("27 September 2007")
LONGEST_QUOTE = 300  # characters of a finding's words; the rest is where they lead to
AROUND = 60  # characters: about a line on either side
SHOWN_FORMS = (
    "name",
    "title",
    "pronoun",
)  # an adjective ("Norwegian") is evidence for frames, not a mention of an actor


class PileViews(Record, frozen=True):
    """Everything the page shows, in the order it is shown in.

    known, facts (by the id of their finding) and lens are what the model folds. is_proposed: nobody gave the lens.
    """

    documents: tuple[DocumentItem, ...]
    names: dict[str, ReportName]
    entities: dict[str, Entity]
    mentions: tuple[MentionItem, ...]
    roles: tuple[Role, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    statements_by_id: dict[str, Statement]
    events: tuple[Event, ...]
    forecasts: tuple[Forecast, ...]
    expressions: tuple[ExpressionItem, ...]
    sentences: dict[str, tuple[SentenceItem, ...]]
    left_out: dict[str, tuple[LeftOutItem, ...]]
    skipped: tuple[Skipped, ...]
    comparisons: tuple[Comparison, ...]
    reprints: tuple[Reprint, ...]
    reviews: tuple[Reviewed, ...]
    rejected: tuple[Rejected, ...]
    known: Known
    facts: dict[str, Fact[Any]]
    sentences_by_id: dict[str, SentenceItem]
    lens: Lens
    is_proposed: bool

    def statement(self, id: str | None) -> Statement | None:
        """Return a statement by its id."""
        return self.statements_by_id.get(id or "")

    def count_sources(self, documents: Iterable[str]) -> int:
        """Count independent sources: a reprint is its original's."""
        originals = {reprint.document: reprint.of for reprint in self.reprints}
        return len({originals.get(document, document) for document in documents})


def read_views(dossier: Dossier, lens: Lens, *, is_proposed: bool) -> PileViews:
    """Read every view once. Documents come in order of publication, what they hold in order of their text."""
    documents = dossier.documents()
    names = {item.document.id: _name_report(item, number) for number, item in enumerate(documents, 1)}
    sentences: dict[str, list[SentenceItem]] = defaultdict(list)
    ledger = dossier.ledger()
    for sentence in ledger:
        sentences[sentence.span.document].append(sentence)
    left_out: dict[str, list[LeftOutItem]] = defaultdict(list)
    for cut in dossier.left_out():
        left_out[cut.document].append(cut)

    known = load_known(dossier)

    def place(span: Span) -> tuple[int, int, int]:
        return (names[span.document].number, span.start, span.end)

    return PileViews(
        documents=documents,
        names=names,
        entities={entity.id: entity for entity in dossier.entities()},
        mentions=tuple(
            sorted((m for m in dossier.mentions() if m.form in SHOWN_FORMS), key=lambda m: (*place(m.span), m.entity))
        ),
        roles=tuple(sorted(dossier.roles(), key=lambda role: (*place(role.span), role.id))),
        figures=tuple(sorted(dossier.figures(), key=lambda figure: (*place(figure.span), figure.id))),
        statements_by_id={statement.id: statement for statement in dossier.statements()},
        statements=tuple(sorted(dossier.statements(), key=lambda s: (*place(s.content[0]), s.id))),
        events=tuple(sorted(dossier.events(), key=lambda e: (*place(e.mentions[0].span), e.id))),
        forecasts=tuple(sorted(dossier.forecasts(), key=lambda f: (*place(f.span), f.id))),
        expressions=tuple(sorted(dossier.expressions(), key=lambda e: (*place(e.span), e.index))),
        sentences={document: tuple(sorted(held, key=lambda s: s.index)) for document, held in sentences.items()},
        left_out={document: tuple(cuts) for document, cuts in left_out.items()},
        skipped=tuple(sorted(dossier.skipped(), key=lambda report: report.path)),
        comparisons=dossier.comparisons(),
        reprints=tuple(sorted(dossier.reprints(), key=lambda reprint: names[reprint.document].number)),
        reviews=dossier.reviews(),
        rejected=dossier.rejected(),
        known=known,
        facts={fact.finding.id: fact for fact in known.facts},
        sentences_by_id={sentence.id: sentence for sentence in ledger},
        lens=lens,
        is_proposed=is_proposed,
    )


def _name_report(item: DocumentItem, number: int) -> ReportName:
    document, time = item.document, item.published.time
    year = time.latest.year if time.latest and is_within_year(time) else None
    published = word_time(time) or "undated"
    return ReportName(
        number=number,
        anchor=make_anchor("report", document.id),
        label=document.outlet or _shorten(document.title) or document.path.rsplit("/", 1)[-1],
        published=published,
        when=published if len(published) <= LONGEST_DAY or year is None else str(year),
        year=year,
    )


def _shorten(title: str | None) -> str | None:
    if title is None or len(title) <= LONGEST_LABEL:
        return title
    return title[:LONGEST_LABEL].rpartition(" ")[0] + " …"


def is_way_back(flow: Flow) -> bool:
    """Whether a flow is, of two that the same words tell of, the one that is not listed."""
    return (flow.source or "") > (flow.target or "")


def make_anchor(*parts: object) -> str:
    """Return an id for an HTML element, made of letters, digits, `_` and `-` only."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", "-".join(map(str, parts)))


def anchor_sentence(document: str, index: int) -> str:
    """Return the id of a sentence on the page."""
    return make_anchor("s", document, index)


def link_entity(views: PileViews, entity: str) -> Link:
    """Return an actor's name and row."""
    return Link(views.entities[entity].name, make_anchor("row", entity))


def quote_span(views: PileViews, span: Span, sentence: int) -> Quote:
    """Quote a span of a sentence of the pile."""
    return Quote(span.text, anchor_sentence(span.document, sentence), views.names[span.document])


def quote_short(views: PileViews, span: Span) -> Quote:
    """Quote the beginning of a span that may be long; it leads to the sentence in which it begins."""
    quote = quote_loose(views, span)
    if len(quote.text) <= LONGEST_QUOTE:
        return quote
    return structs.replace(quote, text=(quote.text[:LONGEST_QUOTE].rpartition(" ")[0] or quote.text) + " …")


def quote_around(views: PileViews, span: Span, sentence: int) -> Quote:
    """Quote a span with the words of its sentence around it."""
    whole = views.sentences[span.document][sentence].span
    before, after = whole.text[: span.start - whole.start], whole.text[span.end - whole.start :]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return structs.replace(quote_span(views, span, sentence), before=before, after=after)


def quote_loose(views: PileViews, span: Span) -> Quote:
    """Quote a span of which only the document is known: it leads to its sentence, else to the whole report."""
    for sentence in views.sentences.get(span.document, ()):
        if sentence.span.start <= span.start < sentence.span.end:
            return quote_span(views, span, sentence.index)
    report = views.names[span.document]
    return Quote(span.text, report.anchor, report)
