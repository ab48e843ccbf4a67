"""Reading: a report in full, its sentences cut into pieces under marks."""

from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import groupby

from conspectus.dossier import DocumentItem, SentenceItem
from conspectus.records import Block, Document
from conspectus.web.contents import Excerpt, ReadBlock, ReadSentence, Run, Source
from conspectus.web.marks import Mark, cut_pieces
from conspectus.web.pile import UNCERTAIN_BELOW, PileViews, anchor_sentence, make_anchor, quote_loose
from conspectus.web.tables import row_of_expression
from conspectus.web.wording import word_quantity, word_time, word_unit

SENTENCE = tuple[str, int]  # a document and the index of a sentence in it
KIND_WORDS = {"organization": "organisation"}


def list_sources(views: PileViews) -> tuple[Source, ...]:
    """List every report with its text marked up."""
    marks = collect_marks(views)
    return tuple(_make_source(views, item, marks) for item in views.documents)


def collect_marks(views: PileViews) -> dict[SENTENCE, list[Mark]]:
    """Turn names, offices, figures and time expressions into marks, by sentence."""
    marks: dict[SENTENCE, list[Mark]] = defaultdict(list)
    for mention in views.mentions:
        entity = views.entities[mention.entity]
        note = f"{KIND_WORDS.get(entity.kind, entity.kind)}: {entity.name}"
        is_uncertain = min(mention.confidence, entity.confidence) < UNCERTAIN_BELOW
        mark = Mark(mention.span.start, mention.span.end, "name", make_anchor("row", entity.id), note, is_uncertain)
        marks[mention.span.document, mention.sentence].append(mark)
    for role in views.roles:
        note = f"office: {views.entities[role.person].name}, {'former ' if role.is_former else ''}{role.role}"
        mark = Mark(
            role.span.start, role.span.end, "office", make_anchor("row", role.id), note, _doubts(role.confidence)
        )
        marks[role.span.document, role.sentence].append(mark)
    for figure in views.figures:
        note = f"figure: {word_quantity(figure)} {word_unit(figure.unit)}".rstrip()
        row = make_anchor("row", figure.id)
        mark = Mark(figure.span.start, figure.span.end, "figure", row, note, _doubts(figure.confidence))
        marks[figure.span.document, figure.sentence].append(mark)
    for expression in views.expressions:
        note = f"{expression.kind}: {word_time(expression.time) or expression.span.text}"
        mark = Mark(expression.span.start, expression.span.end, "date", row_of_expression(expression), note)
        marks[expression.span.document, expression.sentence].append(mark)
    return marks


def _doubts(confidence: float) -> bool:
    return confidence < UNCERTAIN_BELOW


def _make_source(views: PileViews, item: DocumentItem, marks: dict[SENTENCE, list[Mark]]) -> Source:
    document, published = item.document, item.published
    report = views.names[document.id]
    sentences = views.sentences.get(document.id, ())
    blocks = _read_blocks(document, sentences, marks)
    heading = blocks.pop(0) if blocks and blocks[0].kind == "title" else None
    return Source(
        report=report,
        reading=make_anchor("reading", document.id),
        title=document.title or report.label,
        authors=document.authors,
        path=document.path,
        url=document.url,
        language=document.language,
        translated_from=document.translated_from,
        basis=published.basis if word_time(published.time) else "",
        reason=published.reason,
        evidence=tuple(quote_loose(views, span) for span in published.evidence),
        left_out=tuple(Excerpt(cut.text, cut.reason) for cut in views.left_out.get(document.id, ())),
        sentences=len(sentences),
        unused=sum(not sentence.records for sentence in sentences),
        heading=heading,
        runs=tuple(Run(kind, tuple(run)) for kind, run in groupby(blocks, key=lambda block: block.kind)),
    )


def _read_blocks(
    document: Document, sentences: Sequence[SentenceItem], marks: dict[SENTENCE, list[Mark]]
) -> list[ReadBlock]:
    """Put sentences into their blocks; both come in the order of the text, and no sentence crosses a block."""
    blocks, rest = [], deque(sentences)
    for block in _fill_gaps(document.text, document.blocks):
        read, at = [], block.start
        while rest and rest[0].span.start < block.end:
            sentence = rest.popleft()
            before = document.text[at : sentence.span.start]
            at = sentence.span.end
            pieces = cut_pieces(document.text, sentence.span.start, at, marks.get((document.id, sentence.index), ()))
            read.append(ReadSentence(before, anchor_sentence(document.id, sentence.index), pieces))
        blocks.append(ReadBlock(block.kind, tuple(read), document.text[at : block.end]))
    return blocks


def _fill_gaps(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Add a paragraph for any text that no block covers, so that a report is always shown in full."""
    filled, at = [], 0
    for block in (*blocks, Block(len(text), len(text), "paragraph")):
        if text[at : block.start].strip():
            filled.append(Block(at, block.start, "paragraph"))
        if block.end > block.start:
            filled.append(block)
        at = max(at, block.end)
    return filled
