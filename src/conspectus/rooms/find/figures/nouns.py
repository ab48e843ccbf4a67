"""Counted nouns: what a number counts, found among the words after it, and its singular."""

import re

from msgspec import Struct

from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.words import DASHES, HYPHENS, Line

REACH = 7  # words: "42,000 direct and indirect full-time jobs"; longer reaches found verbs, not nouns, on the dev piles


class Noun(Struct, frozen=True, gc=False):
    """The counted noun: words [begin, end) are its modifiers and itself, `singular` what one of them is called."""

    begin: int
    end: int
    singular: str


def singularise(noun: str, measures: Measures) -> str:
    """Return the singular of a plural noun, lower case.

    Source: the regular rules of Quirk et al. 1985, 5.73-5.84; the irregular plurals stand in quantities.toml.
    """
    noun = noun.lower()
    known = measures.nouns["irregular"].get(noun) or measures.nouns["persons"].get(noun)
    if known is not None:
        return str(known)
    if noun in measures.nouns["singulars"] or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|o)es$", noun):
        return noun[:-2]
    return noun.removesuffix("s")


def is_plural(word: str, measures: Measures) -> bool:
    """Whether a word looks like a plural noun, or counts without one ("police")."""
    if word in measures.nouns["irregular"] or word in measures.nouns["invariant"] or word in measures.nouns["persons"]:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "ous", "us", "'s"))
        and word not in measures.nouns["singulars"]
    )


def read_noun(line: Line, at: int, measures: Measures, *, is_one: bool = False) -> Noun | None:
    """Read the noun that a number before word `at` counts: the first plural, or for one the end of its phrase."""
    end = at
    last: int | None = None
    while end < len(line.words) and end - at < REACH:
        word = line.words[end]
        if word.lower in HYPHENS and word.glued and line.is_glued(end + 1):
            end += 1
            continue
        if (run := _designation(line, end)) is not None:
            return Noun(at, run, _text(line, end, run).removesuffix("s"))
        if not _continues(line, end, at, measures):
            break
        if not is_one and is_plural(word.lower, measures) and not _is_modifier(line, end, measures):
            last = end
            if not _goes_on(line, end + 1, measures):
                break
        elif is_one:
            last = end
        elif last is not None:
            break
        end += 1
    if last is None:
        return None
    return _compound(line, at, last, measures)


def _designation(line: Line, at: int) -> int | None:
    """Where a model in the plural ends: "777s", "A350s", "F-16s"; None if none begins here."""
    end = at + 1
    if line.words[at].sort == "mark":
        return None
    while line.is_glued(end) and (line.words[end].sort in ("word", "number") or line.lower(end) in HYPHENS):
        end += 1
    has_digits = any(line.is_number(k) for k in range(at, end))
    return end if end > at + 1 and has_digits and line.lower(end - 1) == "s" and not line.is_glued(at) else None


def _text(line: Line, begin: int, end: int) -> str:
    return line.text[line.words[begin].start : line.words[end - 1].end]


def _continues(line: Line, at: int, begin: int, measures: Measures) -> bool:
    """Whether the word at an index can stand inside the noun phrase that began at `begin`."""
    word = line.words[at]
    if word.sort == "mark":
        return word.lower in "'\"“”‘’" or (word.lower == "," and at > begin and line.lower(at + 2) in (",", "and"))
    if word.sort == "number":  # a model inside the phrase: "five new 737 aircraft", "two A320 jets"
        return at > begin and word.text.isdigit() and len(word.text) < 5 and not is_hyphenated(line, at + 1)
    if word.sort != "word" or word.lower in measures.nouns["stops"]:
        return False
    if word.lower in measures.single or word.lower in measures.numbers["multipliers"]:
        return False
    if word.lower in ("and", "or"):
        return at > begin and not is_plural(line.lower(at - 1), measures)
    return not (word.lower in measures.nouns["verbs"] and at > begin)


def _is_modifier(line: Line, at: int, measures: Measures) -> bool:
    """Whether a plural is only the first half of a compound: "sales managers", "three U.S. officials"."""
    return line.words[at].text.isupper() and line.words[at].text[-1] == "S" and len(line.words[at].text) < 4


def _goes_on(line: Line, at: int, measures: Measures) -> bool:
    """Whether another plural follows directly, so that the one before only modifies it."""
    after = line.lower(at)
    if line.lower(at) == "" or line.words[at].sort != "word" or after in measures.nouns["verbs"]:
        return False
    return is_plural(after, measures) and after not in measures.nouns["stops"] and line.words[at].text.islower()


def _compound(line: Line, begin: int, last: int, measures: Measures) -> Noun:
    """Keep nouns whole that are one thing: "memoranda of understanding"."""
    if (own := _acronym(line.words[last].text)) is not None:
        return Noun(begin, last + 1, own)
    singular = singularise(line.words[last].text, measures)
    if line.words[last].text[:1].isupper() and not line.words[last].text.isupper() and last > begin - 1 and begin > 1:
        singular = singular[:1].upper() + singular[1:] if not line.words[begin - 1].text[:1].isupper() else singular
    if line.lower(last + 1) == "of":
        for extra in (1, 2, 3):
            tail = " ".join(line.lower(last + 2 + k) for k in range(extra))
            if f"{singular} of {tail}" in measures.nouns["compounds"]:
                return Noun(begin, last + 2 + extra, f"{singular} of {tail}")
    return Noun(begin, last + 1, singular)


def _acronym(text: str) -> str | None:
    """The singular of an acronym in the plural, in its own spelling: "SUVs" -> SUV; None for all other words."""
    stem = text.removesuffix("s")
    return stem if stem != text and len(stem) > 1 and stem.isupper() else None


def is_hyphenated(line: Line, at: int) -> bool:
    """Whether a hyphen ties the word before `at` to the one after it ("two-day")."""
    return (
        at + 1 < len(line.words)
        and line.lower(at) in DASHES
        and line.is_glued(at)
        and line.is_glued(at + 1)
        and line.words[at + 1].sort == "word"
    )
