"""Spelling within a document: the same name with or without accents, hyphens, legal forms and articles."""

import unicodedata
from functools import lru_cache

SMALL = frozenset({"of", "the", "and", "for", "on", "in", "&", "de", "a", "to", "-", ",", "'s", "’s", "'", "’"})
SIDES = {
    "southern": "south",
    "northern": "north",
    "eastern": "east",
    "western": "west",
    "organisation": "organization",
    "centre": "center",
    "defence": "defense",
    "saint": "st.",
    "programme": "program",
    "labour": "labor",
}


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return a word in lower case without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def body_key(words: tuple[str, ...], legal: frozenset[str]) -> tuple[str, ...]:
    """Return the words that tell a body, project or place apart."""
    kept = [
        SIDES.get(fold(w), fold(w)) for w in words if w not in legal and w not in ("-", ",", "the", "The", "'", "’")
    ]
    return tuple(kept) or tuple(fold(w) for w in words)


def person_key(words: tuple[str, ...], generations: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a person's name, hyphens and generations left out; never nothing: "Jr." may stand alone."""
    kept = tuple(fold(w) for w in words if w != "-" and w not in generations)
    return kept or tuple(fold(w) for w in words)


def initials(words: tuple[str, ...]) -> set[str]:
    """Return the acronyms that a name may have."""
    parts = [w for w in words if w not in ("-", ",", "'s", "’s", "'", "’")]
    if len(parts) < 2:
        return set()
    return {
        "".join(w[0] for w in parts).upper(),
        "".join(w[0] for w in parts if w.lower() not in SMALL).upper(),
    }


def fits_acronym(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of an acronym begin words of a name, in order, the first letter its first word."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    text = "".join(fold(w) for w in words if w.isalnum() or len(w) > 1).upper()
    starts = [fold(w)[0].upper() for w in words if w[:1].isalnum() and w.lower() not in SMALL]
    if len(letters) < 2 or not starts or letters[0] != starts[0]:
        return False
    at = 0
    for letter in letters:
        found = text.find(letter, at)
        if found < 0:
            return False
        at = found + 1
    return sum(letter in starts for letter in letters) * 2 > len(letters)
