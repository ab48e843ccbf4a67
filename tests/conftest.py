"""What every test may ask for: knowledge, tools loaded once, and texts read on the spot."""

from collections.abc import Callable

import pytest

from conspectus.flow import Tools, load_tools, read_report
from conspectus.knowledge import Knowledge
from conspectus.records import Block, Document, Reading, Report, Sentence, Skipped, make_id
from conspectus.rooms.find import find_all
from conspectus.rooms.parse import parse_document
from conspectus.settings import Settings


@pytest.fixture(scope="session")
def tools() -> Tools:
    return load_tools(Settings())


@pytest.fixture(scope="session")
def knowledge(tools: Tools) -> Knowledge:
    return tools.knowledge


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """Build a clean document by hand: one block a line, the first one its title if asked."""

    def make(text: str, **fields: object) -> Document:
        blocks, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                blocks.append(Block(at, at + len(line), "bullet" if line.startswith("•") else "paragraph"))
            at += len(line) + 1
        values: dict[str, object] = {
            "path": "a.txt",
            "outlet": None,
            "title": None,
            "authors": (),
            "language": "en",
            "translated_from": None,
            **fields,
        }
        return Document(id=make_id("d", text), text=text, blocks=tuple(blocks), **values)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def parse(tools: Tools) -> Callable[[Document], tuple[Sentence, ...]]:
    return lambda document: parse_document(document, tools.parser)


@pytest.fixture(scope="session")
def read(tools: Tools) -> Callable[..., Reading]:
    """Read a text through every room, as one report: `read("Title\\n\\nBody ...", path="b.txt")`."""

    def run(text: str, *, path: str = "a.txt", side: bytes | None = None) -> Reading:
        reading = read_report(Report(path, text.encode(), side), tools)
        assert not isinstance(reading, Skipped), reading
        return find_all(reading, tools.finders)

    return run
