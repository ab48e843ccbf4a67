"""Reprints: readings -> which document repeats which, sentence by sentence."""

import datetime as dt
import re
from collections import defaultdict

from msgspec import Struct
from rapidfuzz import fuzz
from rensa import RMinHash, RMinHashLSH

from conspectus.records import Reading, Reprint, Span, Twin

_WORD = re.compile(r"\w+")
FEWEST_WORDS = 6  # shorter sentences are alike by chance
FEWEST_TWINS = 3  # two reports may quote the same two sentences
PERMUTATIONS, BANDS = 64, 32  # pairs of sentences that share a third of their words are looked at: 1 - (1 - s^2)^32
ALIKE = 75.0  # of 100 by rapidfuzz on words; a sentence with a number and two words changed reaches 80
SHARE = 0.5  # of the words of the shorter document


class Line(Struct, frozen=True):
    """A sentence of a document: its words, folded."""

    span: Span
    words: tuple[str, ...]


def find_reprints(readings: tuple[Reading, ...]) -> tuple[Reprint, ...]:
    """Find the documents of which half the words or more stand in sentences that another document has too.

    The original is the one published first; where that is not known, the longer. Of several originals the one
    that shares most is named, so that each copy stands once.

    Returns:
        Reprints by the copy's id; an original is never itself called a copy of its copy.
    """
    lines = {reading.document.id: _list_lines(reading) for reading in readings}
    order = {r.document.id: rank for rank, r in enumerate(sorted(readings, key=_rank))}
    found: dict[str, Reprint] = {}
    for original, copy, pairs in _pair_documents(lines, order):
        words = sum(len(line.words) for line in lines[copy])
        fewest = min(words, sum(len(line.words) for line in lines[original]))
        shared = sum(len(other.words) for _, other in pairs)
        if len(pairs) < FEWEST_TWINS or shared < SHARE * fewest:
            continue
        twins = tuple(Twin(one.span, other.span) for one, other in pairs)
        reprint = Reprint(copy, original, round(shared / words, 3), twins)
        if copy not in found or (reprint.share, original) > (found[copy].share, found[copy].of):
            found[copy] = reprint
    return tuple(found[copy] for copy in sorted(found))


def _list_lines(reading: Reading) -> list[Line]:
    document = reading.document
    lines = []
    for extent in reading.sentences:
        span = document.span(extent.start, extent.end)
        words = tuple(_WORD.findall(span.text.casefold()))
        if len(words) >= FEWEST_WORDS:
            lines.append(Line(span, words))
    return lines


def _rank(reading: Reading) -> tuple[dt.date, int, str]:
    """Order what may be an original before what may be its copy."""
    published, text = reading.dating.published.time, reading.document.text
    is_sure = published.precision == "day" and published.latest is not None
    return (published.latest if is_sure and published.latest else dt.date.max, -len(text), reading.document.id)


def _pair_documents(
    lines: dict[str, list[Line]], order: dict[str, int]
) -> list[tuple[str, str, list[tuple[Line, Line]]]]:
    """Return pairs of documents, original and copy, with the sentences that are alike."""
    every = [line for document in sorted(lines) for line in lines[document]]
    pairs: defaultdict[tuple[str, str], list[tuple[float, int, int]]] = defaultdict(list)
    for left, right in _find_candidates(every):
        one, other = sorted((left, right), key=lambda n: order[every[n].span.document])
        alike = fuzz.ratio(every[one].words, every[other].words)
        if alike >= ALIKE:
            pairs[every[one].span.document, every[other].span.document].append((alike, one, other))
    return [(original, copy, _match(scored, every)) for (original, copy), scored in sorted(pairs.items())]


def _match(scored: list[tuple[float, int, int]], every: list[Line]) -> list[tuple[Line, Line]]:
    """Pair each sentence with one other, the likest first, in the order of the copy."""
    taken: set[int] = set()
    pairs = []
    for _, one, other in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if one not in taken and other not in taken:
            taken |= {one, other}
            pairs.append((every[one], every[other]))
    return sorted(pairs, key=lambda pair: pair[1].span.start)


def _find_candidates(every: list[Line]) -> list[tuple[int, int]]:
    """Return the pairs of sentences of two documents that may be alike, by locality-sensitive hashing."""
    index = RMinHashLSH(threshold=ALIKE / 100, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes = []
    for number, line in enumerate(every):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update(sorted(set(line.words)))
        index.insert(number, minhash)
        hashes.append(minhash)
    pairs = {
        (number, other)
        for number, minhash in enumerate(hashes)
        for other in index.query(minhash)
        if number < other and every[number].span.document != every[other].span.document
    }
    return sorted(pairs)
