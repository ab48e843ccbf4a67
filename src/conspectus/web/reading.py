"""Reading: a report in full, its sentences cut into pieces under marks."""

from collections import deque
from collections.abc import Sequence
from itertools import groupby

from conspectus.dossier import DocumentItem, SentenceItem
from conspectus.records import Block, Document
from conspectus.web.contents import Excerpt, ReadBlock, ReadSentence, Run, Source
from conspectus.web.marking import NOTHING, MarkedSentences, mark_sentences
from conspectus.web.marks import cut_pieces
from conspectus.web.pile import PileViews, anchor_sentence, make_anchor, quote_loose
from conspectus.web.wording import word_time


def list_sources(views: PileViews) -> tuple[Source, ...]:
    """List every report with its text marked up."""
    marked = mark_sentences(views)
    return tuple(_make_source(views, item, marked) for item in views.documents)


def _make_source(views: PileViews, item: DocumentItem, marked: MarkedSentences) -> Source:
    document, published = item.document, item.published
    report = views.names[document.id]
    sentences = views.sentences.get(document.id, ())
    blocks = _read_blocks(document, sentences, marked)
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


def _read_blocks(document: Document, sentences: Sequence[SentenceItem], marked: MarkedSentences) -> list[ReadBlock]:
    """Put sentences into their blocks; both come in the order of the text, and no sentence crosses a block."""
    blocks, rest = [], deque(sentences)
    for block in _fill_gaps(document.text, document.blocks):
        read, at = [], block.start
        while rest and rest[0].span.start < block.end:
            sentence = rest.popleft()
            before = document.text[at : sentence.span.start]
            at = sentence.span.end
            read_here = marked.get((document.id, sentence.index), NOTHING)
            pieces = cut_pieces(document.text, sentence.span.start, at, read_here.marks, read_here.markers)
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
