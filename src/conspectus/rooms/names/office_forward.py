"""Offices after a word: the noun phrase that begins there, if its head is a title, and those joined to it."""

from msgspec import structs

from conspectus.rooms.names.office_complements import read_phrase
from conspectus.rooms.names.office_phrases import (
    ARTICLES,
    HYPHENS,
    INNER,
    OWNERS,
    POSSESSIVE,
    PREPOSITIONS,
    Head,
    Line,
    Name,
    Phrase,
)

NOW = frozenset({"now", "currently", "also", "himself", "herself", "today", "later", "who"})
COPULAS = frozenset({"is", "was", "are", "were"})
UNSAID = frozenset(
    {
        "will",
        "would",
        "may",
        "might",
        "could",
        "should",
        "to",
        "not",
        "n't",
        "never",
        "wants",
        "denied",
        "if",
        "whether",
    }
)


def read_appointment(line: Line, name: Name) -> Phrase | None:
    """Read "named Ruiz as finance minister", "appointments include Ruiz as finance minister and Soto as ...".

    Only where an act of appointing is said to have happened; not how somebody sees somebody.
    """
    if line.word(name.end) != "as":
        return None
    before = range(name.start)
    is_act = any(line.tokens[k].lemma.lower() in line.titles.appointing for k in before)
    if not is_act or any(line.low[k] in UNSAID for k in before):
        return None
    phrase = read_forward(line, name.end + 1)
    return None if phrase is None or line.word(phrase.head.end) in POSSESSIVE else phrase


def read_joined(line: Line, at: int) -> list[Phrase]:
    """Read office phrases joined by "and": "president and chief executive of Norvik"."""
    found: list[Phrase] = []
    while (phrase := read_forward(line, at)) is not None:
        if found and _has_same_body(line, found[-1], phrase):
            found[-1] = structs.replace(found[-1], of=phrase.of)
        elif found and _has_same_owner(line, found[-1], phrase):
            phrase = structs.replace(phrase, of=found[-1].of)
        found.append(phrase)
        at = phrase.end
        if line.word(at) == "," and line.word(at + 1) in ("and", "&"):
            at += 1
        if line.word(at) not in ("and", "&"):
            break
        at += 2 if line.word(at + 1) in NOW else 1
    return found


def _has_same_body(line: Line, first: Phrase, second: Phrase) -> bool:
    """Whether the body of the second of two joined offices is the first one's too."""
    is_bare = first.of is None and first.end == first.head.end and second.start == second.head.start
    return is_bare and bool(line.titles.classes[first.head.words] & {"company", "body"}) and not second.is_former


def _has_same_owner(line: Line, first: Phrase, second: Phrase) -> bool:
    """Whether the owner before two joined offices owns the second too: "Acme's chairman and chief executive"."""
    is_bare = second.of is None and second.end == second.head.end and second.start == second.head.start
    owner = line.word(first.head.start - 1)
    return is_bare and first.of is not None and owner in POSSESSIVE and first.end == first.head.end


def read_forward(line: Line, at: int) -> Phrase | None:
    """Read the noun phrase at token `at` if its head is a title."""
    start = at
    while line.word(at) in ARTICLES or line.word(at) in OWNERS:
        at += 1
    head: Head | None = None
    end = at
    while end < len(line.tokens) and _is_inner(line, end):
        end += 1
        head = line.match_head(end) or head
    if head is None or head.start < start:
        return None
    if head.end < end and not (head.end == end - 1 and line.word(end - 1) in HYPHENS):
        return None
    following = line.word(end)
    if following in POSSESSIVE or (line.is_person(end) and end == head.end):
        return None
    is_feat = following == "to" and end + 1 < len(line.tokens) and line.tokens[end + 1].pos == "VERB"
    if head.is_plural or is_feat:  # "the first president to visit the island"
        return None
    return read_phrase(line, head, start, len(line.tokens))


def _is_inner(line: Line, at: int) -> bool:
    name, word = line.names[at], line.low[at]
    if name is not None:
        return name.kind != "person" or line.word(name.end) in POSSESSIVE
    if word in line.titles.modifiers or word in line.titles.former or word in line.titles.epithets:
        return True
    if word in PREPOSITIONS and not _is_title_word(line, at):
        return False
    if line.word(at - 1) in HYPHENS and line.tokens[at - 1].end == line.tokens[at].start:
        return True
    return line.tokens[at].pos in INNER or word in POSSESSIVE | HYPHENS or _is_title_word(line, at)


def _is_title_word(line: Line, at: int) -> bool:
    """Whether a token stands inside or at the end of a title: "of" in "secretary of state"."""
    return any(
        (head := line.match_head(end)) is not None and head.start <= at
        for end in range(at + 1, at + 4)
        if end <= len(line.low)
    )
