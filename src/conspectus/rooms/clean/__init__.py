"""Clean: a draft -> a document, with what was cut and why."""

import re

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Block, Document, Draft, make_id


class Cleaner(Struct, frozen=True):
    """What cleaning knows."""


def load_cleaner(knowledge: Knowledge) -> Cleaner:
    return Cleaner()


def clean_draft(draft: Draft, cleaner: Cleaner) -> Document:
    """Keep every line (stand-in until the room is built)."""
    lines = [" ".join(line.split()) for line in draft.text.splitlines()]
    text = "\n".join(line for line in lines if line)
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    return Document(make_id("d", text), draft.path, None, None, (), "en", None, text, blocks)
