"""Titles inside blocks: "Kenyan | President | William Ruto", and what else splits a block."""

import re

from conspectus.rooms.names.blocks import Block
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.text import Line

SUMMIT = re.compile(r"^(?:COP|CP|[CG])-?\d+\+?$")
LEADING = frozenset({"the", "a", "an", "this", "our", "his", "her"})


def match_title(line: Line, at: int, block: Block, namer: Namer) -> tuple[int, tuple[str, ...]] | None:
    """Return the end of the title or honorific that begins at `at`, and its words."""
    low = line.low
    if low[at] in namer.words["honorifics"] and at + 1 < block.end:
        return at + 1, (low[at],)
    for words in namer.titles_forward.get(low[at], ()):
        end = at + len(words)
        if tuple(low[at:end]) == words and _is_title(line, (at, end), block, namer):
            return end, words
    return None


def _is_title(line: Line, span: tuple[int, int], block: Block, namer: Namer) -> bool:
    at, end = span
    if end >= block.end and end - at > 1 and not line.is_top(end - 1):
        return False
    is_word = end - at == 1
    if is_word and end + 1 == block.end and line.parts[at] in namer.words["given"] and line.word(at - 1) not in LEADING:
        return False  # "Dean Kamen"
    if is_word and at > block.start and line.parts[at - 1] in namer.words["given"]:
        return False  # "Paul Singer" sings not
    tail = line.parts[end : block.end]
    if not tail:
        if at == block.start and is_word and _is_family_name(line, at, namer):
            return False
        return at > block.start or line.low[end - 1] not in ("general", "justice")
    if tail[0] in namer.words["given"]:
        return True
    is_person = all(line.pieces[i].entity == "PERSON" for i in range(end, block.end))
    sets = ("heads", "legal", "organs", "places_heads")
    if not is_person and any(word in namer.words[name] for word in tail for name in sets):
        return False
    return not (tail[0] == "-" and line.is_glued(end))


def _is_family_name(line: Line, at: int, namer: Namer) -> bool:
    """Whether a word that may be a title is a family name here: "Cook said", not "the Cook"."""
    is_led = line.word(at - 1) in LEADING or line.parts[at] in namer.words["ordinary"]
    return not is_led and line.pieces[at].tag == "NNP"


def is_month_name(line: Line, at: int, begin: int, namer: Namer) -> bool:
    """Whether "May" or "August" is a person's here."""
    return line.pieces[at].entity == "PERSON" or (at > begin and line.parts[at - 1] in namer.words["given"])


def is_model(line: Line, at: int, namer: Namer) -> bool:
    """Whether a word is written like a product's or a document's number: "A330", "KC-45"."""
    word = line.parts[at]
    if word in namer.words["product_words"]:
        return True
    return not word.isalpha() and any(c.isdigit() for c in word) and not SUMMIT.match(word)
