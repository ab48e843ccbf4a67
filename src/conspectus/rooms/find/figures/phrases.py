"""Phrases: stretches of words around a figure - the noun phrase after it, the clause and the subject before it."""

from msgspec import Struct

from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.words import DASHES, HYPHENS, Line

LONGEST = 14  # words of a measure: longer ones told readers less, not more
LONGEST_RELATIVE = 9
STRONG_MARKS = frozenset([";", ":", "(", "—", "–", ".", "?", "!", "[", '"', "“", "”", "•"])
CLAUSE_MARKS = frozenset([",", ";", ":", "(", "—", "–", ".", "?", "!", "[", "]", ")", '"', "“", "”", "•"])


class Piece(Struct, frozen=True, gc=False):
    """Words [begin, end) of a sentence."""

    begin: int
    end: int

    def __bool__(self) -> bool:
        return self.begin < self.end


def text_of(line: Line, piece: Piece) -> str:
    """The text of a piece on one line."""
    if not piece:
        return ""
    return " ".join(line.text[line.words[piece.begin].start : line.words[piece.end - 1].end].split())


def trim(line: Line, piece: Piece) -> Piece:
    """Cut determiners off the front of a piece and loose words off its end."""
    begin, end = piece.begin, piece.end
    while begin < end and (
        (line.is_in(begin, "determiners", "loose") and not line.is_glued(begin + 1))
        or line.words[begin].lower in "\"“‘'*•-–—,"
    ):
        begin += 1
    while end > begin and (
        line.is_in(end - 1, "prepositions", "determiners", "breaks")
        or line.lower(end - 1) in ("and", "or", "but")
        or (line.words[end - 1].sort == "mark" and line.words[end - 1].lower not in "%$")
    ):
        end -= 1
    return Piece(begin, end)


def phrase_after(line: Line, at: int, verbs: frozenset[int], measures: Measures, *, relative: bool = True) -> Piece:
    """The noun phrase that begins at a word, with what follows its noun; empty if none does.

    verbs: character offsets where a finite verb begins, as far as known.
    """
    end = at
    while end < len(line.words) and end - at < LONGEST:
        word = line.words[end]
        if word.lower == "at" and line.lower(end + 1) in ("least", "most"):
            break
        is_first = end == at or line.words[end - 1].sort in ("number", "money")
        is_first = is_first or (end == at + 1 and line.is_in(at, "determiners"))  # "of the €187m policy"
        if end in line.dated or (word.sort in ("number", "money", "code") and not (word.glued or is_first)):
            break
        if word.sort == "mark":
            if word.lower in HYPHENS or word.lower in "'’%&/" or is_abbreviated(line, end, measures):
                end += 1
                continue
            break
        if line.is_in(end, "breaks", "finite") or (word.start in verbs and end > at):
            break
        if line.is_in(end, "relatives") or (line.is_in(end, "pronouns") and end > at):
            end = _relative_end(line, end) if relative and end > at else end
            break
        if (
            word.lower == "over"
            and line.lower(end + 1) == "the"
            and line.lower(end + 2) in ("next", "last", "past", "same")
        ):
            break
        if word.lower in ("and", "or") and _opens_clause(line, end + 1, verbs, measures):
            break
        end += 1
    return trim(line, Piece(at, end))


def is_abbreviated(line: Line, at: int, measures: Measures) -> bool:
    """Whether a full stop belongs to an abbreviation or an address ("Inc.", "example.org"), and ends nothing."""
    if line.lower(at) != ".":
        return False
    if line.lower(at - 1) in measures.nouns["abbreviations"]:
        return True
    after = line.words[at + 1].text if line.is_glued(at + 1) else "X"
    return after.islower() or (len(after) > 1 and after.isupper())


def _opens_clause(line: Line, at: int, verbs: frozenset[int], measures: Measures) -> bool:
    """Whether what "and" joins is a new clause or a new figure, not another noun."""
    if at >= len(line.words) or line.words[at].sort != "word":
        return True
    word = line.words[at]
    return (
        word.start in verbs
        or line.is_in(at, "finite", "pronouns")
        or word.lower in measures.verbs["measuring"]
        or word.lower in measures.single
        or word.lower in ("about", "more", "some", "nearly", "then", "the", "that", "which", "whether")
    )


def _relative_end(line: Line, at: int) -> int:
    """Where a short relative clause that begins at a word ends: before its second finite verb or the next mark."""
    seen = 0
    end = at
    while end < len(line.words) and end - at < LONGEST_RELATIVE:
        word = line.words[end]
        if word.sort == "mark" and word.lower not in HYPHENS and word.lower not in "'’":
            break
        if line.is_in(end, "finite") and not line.is_in(end - 1, "finite") and line.lower(end - 1) != "to":
            seen += 1
            if seen > 1:
                break
        if line.is_in(end, "breaks") or end in line.dated or (word.lower == "that" and end > at):
            break
        end += 1
    return end


def clause_before(line: Line, at: int) -> Piece:
    """The words of the clause before a word."""
    begin = at
    while begin > 0:
        word = line.words[begin - 1]
        is_joint = (
            word.glued and line.is_glued(begin) and not (word.lower == "." and line.words[begin].text[:1].isupper())
        )
        if word.lower in CLAUSE_MARKS and not is_joint:
            break
        if line.is_in(begin - 1, "saying"):
            break
        if line.is_in(begin - 1, "conjunctions") and not (
            word.lower in ("and", "or", "as") and line.words[begin].text[:1].isupper()
        ):
            break
        if word.sort in ("number", "money") or (word.lower in DASHES and not word.glued):
            break
        begin -= 1
    return Piece(max(begin, at - LONGEST - 4), at)


def verb_before(line: Line, at: int, measures: Measures) -> int | None:
    """The index of the measuring verb that the figure beginning at a word completes: "amounts to", "stood at"."""
    index = at - 1
    for _ in range(4):
        word = line.lower(index)
        if word in measures.verbs["measuring"]:
            return index
        if word in ("“", '"', "‘", "'"):
            index -= 1
            continue
        if word not in (
            "to",
            "at",
            "by",
            "for",
            "from",
            "a",
            "up",
            "down",
            "as",
            "now",
            "out",
            "into",
            "the",
            "within",
        ) and not word.endswith("ly"):
            return None
        index -= 1
    return None


def subject_before(line: Line, verb: int, verbs: frozenset[int]) -> Piece:
    """The words before a verb, back to where its clause begins, without auxiliaries and relative pronouns.

    A list inside the subject does not end it: "the cost of roads, bridges and tunnels".
    """
    end = verb
    while end > 0 and (line.is_in(end - 1, "finite") or line.lower(end - 1) in ("to", "not", "also", "already", "now")):
        end -= 1
    near = clause_before(line, end)
    begin = near.begin
    while begin > 0 and line.lower(begin - 1) not in STRONG_MARKS:
        begin -= 1
    is_list = near.begin > 0 and line.lower(near.begin - 1) in (",", "and", "or")
    before = range(begin, near.begin)
    is_verbless = not any(line.is_in(k, "finite", "saying", "relatives", "clausal") for k in before)
    is_verbless = is_verbless and not any(
        line.words[k].start in verbs and not line.lower(k).endswith("ing") for k in before
    )
    return trim(line, Piece(begin, end) if is_list and is_verbless else near)
