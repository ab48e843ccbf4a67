"""Reports: what comes in, and the sentences that it is parsed into. Offsets are characters, ends exclusive."""

from typing import Literal

from conspectus.records.basis import Record, Span


class Report(Record, frozen=True):
    """Hold a file that came in. `path` is relative to the folder it was found in; `side` is its NAME.meta.json."""

    path: str
    content: bytes
    side: bytes | None = None


class Metadata(Record, frozen=True):
    """Hold what a side file, front matter or the page itself declares; None where it is silent."""

    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Cut(Record, frozen=True):
    """Keep a piece that was cut from a report, and why."""

    text: str
    reason: str


class Draft(Record, frozen=True):
    """Hold a report's text as the file gives it, not yet cleaned."""

    path: str
    media: Literal["text", "markdown", "html", "pdf", "docx"]
    text: str
    metadata: Metadata
    left_out: tuple[Cut, ...] = ()


class Block(Record, frozen=True):
    """Mark one line of the cleaned text: a heading, a paragraph or a bullet. No sentence crosses a block."""

    start: int
    end: int
    kind: Literal["title", "heading", "paragraph", "bullet"]


class Document(Record, frozen=True):
    """Hold a cleaned report. `dateline` is the date as printed at its head or in its metadata, unread."""

    id: str
    path: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    translated_from: str | None
    text: str
    blocks: tuple[Block, ...]
    left_out: tuple[Cut, ...] = ()
    dateline: str | None = None
    declared: str | None = None  # the publication date that the metadata declares, as written there
    url: str | None = None

    def span(self, start: int, end: int) -> Span:
        """Quote [start, end) of this document."""
        return Span(self.id, start, end, self.text[start:end])


class Skipped(Record, frozen=True):
    """Name a report that could not be read, the stage where it failed and why."""

    path: str
    stage: str
    reason: str


# ---------------------------------------------------------------- syntax: for names, dates and frames only


class Token(Record, frozen=True):
    """One token. `index` and `head` count tokens of the document; a sentence's root is its own head."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str  # Universal POS
    tag: str  # Penn Treebank
    dep: str  # ClearNLP label, as spaCy's English models give it
    head: int
    entity: str  # the parser's guess at a name's kind (OntoNotes label), "" if none
    entity_begins: bool = False


class Sentence(Record, frozen=True):
    """One sentence of one block, with its tokens in order."""

    index: int
    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]


class Extent(Record, frozen=True):
    """Where a sentence stands, once its syntax is no longer needed."""

    index: int
    start: int
    end: int
    block: int
