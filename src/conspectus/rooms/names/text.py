"""The text as naming sees it: sentences in pieces, and how their lines are written."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from conspectus.records import Document, Sentence, Token
from conspectus.rooms.names.lexicon import DASHES, Namer

SLASHED = re.compile(r"[^/]+|/")
DOTTED = re.compile(r"(?<=\.)-|-(?=[A-Z])")  # "U.S.-based" comes as one token
QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "``", "''", "‘", "'"})
OPENING = frozenset({'"', "“", "„", "«", "``", "‘", "'", "(", "[", "•", "-", "–", "—", ":", "...", "…"})
TITLE_SHARE = 0.7  # of the words of a headline that are longer than three letters
LONG_LINE = 30  # words: no headline
UPPER_SHARE = 0.75


class Line:
    """A sentence in pieces: its tokens, those with a slash inside split."""

    __slots__ = ("block", "index", "low", "parts", "pieces", "style", "tops")

    def __init__(self, sentence: Sentence, style: str) -> None:
        self.index = sentence.index
        self.block = sentence.block
        self.pieces: Sequence[Token] = split_tokens(sentence.tokens)
        self.style = style
        self.parts = [t.text if t.text not in DASHES else "-" for t in self.pieces]
        self.low = [part.lower() for part in self.parts]
        self.tops = [at for at, part in enumerate(self.parts) if is_capital(part)]

    def word(self, at: int) -> str:
        """Return the piece at `at` in lower case, nothing outside the line."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def is_top(self, at: int) -> bool:
        """Whether the piece at `at` begins with a capital."""
        return 0 <= at < len(self.parts) and is_capital(self.parts[at])

    def is_glued(self, at: int) -> bool:
        """Whether no white space stands between piece `at` and the one before."""
        return 0 < at < len(self.pieces) and self.pieces[at - 1].end == self.pieces[at].start


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or is written like "iPhone" or "eBay"."""
    return word[:1].isupper() or (len(word) > 3 and word[1:2].isupper() and word[:1].islower())


def split_tokens(tokens: tuple[Token, ...]) -> Sequence[Token]:
    """Split tokens like "U.S./NATO" and "U.S.-based", which the parser leaves whole."""
    if not any(("/" in t.text or "-" in t.text) and len(t.text) > 2 and "." not in t.text[-1:] for t in tokens):
        return tokens
    pieces: list[Token] = []
    for token in tokens:
        cuts = list(_find_cuts(token.text))
        if len(cuts) < 2:
            pieces.append(token)
            continue
        for start, end in cuts:
            pieces.append(
                structs.replace(token, text=token.text[start:end], start=token.start + start, end=token.start + end)
            )
    return pieces


def _find_cuts(text: str) -> Iterator[tuple[int, int]]:
    if len(text) < 4 or "://" in text or "@" in text:
        return
    marks = [m.start() for m in re.finditer("/", text)] if "/" in text and not text[:1].isdigit() else []
    marks += [m.start() for m in DOTTED.finditer(text)] if "-" in text else []
    at = 0
    for mark in sorted(marks):
        if mark > at:
            yield at, mark
        yield mark, mark + 1
        at = mark + 1
    if at < len(text):
        yield at, len(text)


def read_lines(document: Document, sentences: Sequence[Sentence], namer: Namer) -> list[Line]:
    """Cut sentences in pieces and tell headlines and lines in capitals from running text."""
    blocks: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    lines = []
    for number, members in blocks.items():
        kind = document.blocks[number].kind if number < len(document.blocks) else "paragraph"
        style = find_style([t for s in members for t in s.tokens], namer, is_heading=kind in ("title", "heading"))
        lines += [Line(sentence, style) for sentence in members]
        if style == "plain":
            _lower_dateline(lines[-len(members)], namer)
    return lines


def _lower_dateline(line: Line, namer: Namer) -> None:
    """Read a place in capitals at the start of a paragraph as if it were written "New Delhi", "Dar es Salaam"."""
    end = 0
    while end < min(4, len(line.parts)) and line.parts[end].isupper() and len(line.parts[end]) > 1:
        end += 1
    for stop in range(end, 0, -1):
        full = [part.capitalize() for part in line.parts[:stop]]
        small = [word if len(word) > 3 else word.lower() for word in full]
        for words in (full, [full[0], *small[1:]]):
            match = namer.match(words, 0) if words[0] in namer.known else None
            is_land = match is not None and match[0] == stop and match[1].kind in ("place", "state")
            is_city = stop == 1 and words[0] in namer.cities and len(words[0]) > 3
            if len(full[0]) > 2 and (is_land or is_city):
                line.parts[:stop] = words
                return


def find_style(tokens: Sequence[Token], namer: Namer, *, is_heading: bool) -> str:
    """Return "title" for a headline in title case, "upper" for a line in capitals, else "plain"."""
    if len(tokens) > LONG_LINE:
        return "plain"
    words = [t.text for t in tokens if t.text[:1].isalpha()]
    letters = sum(map(len, words))
    if len(words) > 2 and sum(c.isupper() for w in words for c in w) > UPPER_SHARE * letters:
        return "upper"
    content = [w for w in words[1:] if len(w) > 3]
    if len(content) < 2 or (tokens[-1].text in (".", "!", "?") and not is_heading):
        return "plain"
    small = [w for w in content if not is_capital(w)]
    tops = [w for w in content if is_capital(w)]
    verbs = any(t.tag.startswith("VB") and is_capital(t.text) for t in tokens[1:])
    common = sum(
        w.lower() in namer.words["starters"] or w in namer.words["ordinary"] or w in namer.words["topics"] for w in tops
    )
    if content and not small and not words[0].islower() and tokens[-1].text not in (".", "!", "?"):
        return "title" if len(content) > 1 else "plain"
    is_title = len(tops) >= TITLE_SHARE * len(content) and (is_heading or verbs or common > 1 or not small)
    return "title" if is_title and len(content) > 3 else "plain"


class Commons:
    """How often words stand in a document without a capital, and with one inside a sentence."""

    __slots__ = ("inner", "lower")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lower: Counter[str] = Counter()
        self.inner: Counter[str] = Counter()
        for line in lines:
            if line.style == "plain":
                self.lower.update(part for part in line.parts if part.islower())
                self.inner.update(line.parts[at] for at in line.tops if at > 0 and line.parts[at - 1] not in OPENING)
