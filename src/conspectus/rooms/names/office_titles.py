"""Office titles: the words that make an office, a job or an affiliation, from `offices.toml`."""

import re
from collections import defaultdict

from msgspec import Struct

from conspectus.knowledge import Knowledge

WORD = re.compile(r"[^\s-]+|-")
LISTS = (
    "honorifics",
    "portfolios",
    "posts",
    "former",
    "modifiers",
    "epithets",
    "circumstances",
    "bound",
    "suffixes",
    "national",
)


class OfficeTitles(Struct, frozen=True):
    """What the rules know, from `offices.toml`. A title is a tuple of lower-case tokens, found by the last of them."""

    heads: dict[str, tuple[tuple[str, ...], ...]]
    classes: dict[tuple[str, ...], frozenset[str]]
    plurals: dict[str, str]
    complete: frozenset[tuple[str, ...]]
    affiliations: frozenset[str]
    sovereign: frozenset[tuple[str, ...]]
    honorifics: frozenset[str]
    portfolios: frozenset[str]
    posts: frozenset[str]
    former: frozenset[str]
    modifiers: frozenset[str]
    epithets: frozenset[str]
    circumstances: frozenset[str]
    bound: frozenset[str]
    suffixes: frozenset[str]
    national: frozenset[str]
    honours: frozenset[str]  # letters behind a name: "qc"
    appointing: frozenset[str]  # lemmas that tell of an appointment


def load_office_titles(knowledge: Knowledge) -> OfficeTitles:
    """Build the title words from the table `offices`."""
    table = knowledge["offices"]
    classes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, phrases in table["heads"].items():
        for phrase in phrases:
            classes[_split(phrase)].add(name)
    heads: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in classes:
        heads[words[-1]].append(words)
    return OfficeTitles(
        heads={last: tuple(sorted(words, key=lambda w: (-len(w), w))) for last, words in heads.items()},
        classes={words: frozenset(names) for words, names in classes.items()},
        plurals=dict(table["plurals"]),
        complete=frozenset(map(_split, table["complete"])),
        affiliations=frozenset(table["affiliations"]),
        honours=frozenset(map(str.lower, knowledge["names"]["honours"])),
        appointing=frozenset([*table["verbs"]["appoint"], *table["appointments"]]),
        sovereign=frozenset(map(_split, table["sovereign"])),
        **{name: frozenset(word.strip("-") for word in table[name]) for name in LISTS},
    )


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(WORD.findall(phrase))
