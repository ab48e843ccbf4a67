"""Heads: the nouns that names of bodies, places, projects and accords are built on."""

from collections.abc import Sequence

from conspectus.records import Kind
from conspectus.rooms.names.lexicon import Namer

CONNECTORS = frozenset({"of", "for", "on", "against"})
WATERS = frozenset({"Gulf", "Strait", "Straits", "Bay", "Sea", "Cape", "Isle", "Lake", "Mount", "Province"})
NAMING = ("heads", "legal", "places_heads", "bloc_heads", "project_heads", "accord_heads", "event_heads", "bloc_bodies")
GENERIC = (
    "topics", "common", "heads", "legal", "ordinary", "places_heads", "project_heads", "accord_heads", "plain",
    "event_heads", "bloc_heads",
)  # fmt: skip


def head_kind(words: Sequence[str], namer: Namer) -> tuple[Kind | None, float]:
    """Return the kind that the leading noun of a name tells, and how surely (as weights in `clues.py`)."""
    table = namer.words
    if words[-1].isdigit() and len(words) > 2 and words[-2] in table["heads"]:
        words = words[:-1]  # "Union Local 40"
    last = words[-1]
    for at, word in enumerate(words[1:-1], start=1):
        if word in CONNECTORS:
            last = words[at - 1]
            break
    else:
        if words[0] in table["openers"] and last not in table["heads"]:
            return "place", 6.0
    if words[-1] in table["legal"]:
        return "organization", 9.0
    if last in WATERS:
        return "place", 8.0
    is_regional = last in table["bloc_bodies"] and _is_regional(words[:-1], namer)
    if is_regional or last in table["bloc_heads"]:
        return "bloc", 8.0
    if last in table["accord_heads"]:
        return "accord", 7.0
    if " ".join(words[-2:]) in table["project_heads"] or last in table["project_heads"]:
        return "project", 3.0 if last in table["weak_project_heads"] else 8.0
    if last in table["heads"] or (last.endswith("s") and last[:-1] in table["heads"] - table["weak_heads"]):
        return "organization", 3.0 if last in table["weak_heads"] else 8.0
    if last in table["places_heads"] or last in table["buildings"]:
        return "place", 2.5 if last in table["places_weak_heads"] else 7.0
    return None, 0.0


def _is_regional(words: Sequence[str], namer: Namer) -> bool:
    """Whether words say which part of the world a bloc joins, and no more: "Eurasian Economic", "African"."""
    regions = namer.words["bloc_regions"]
    loose = regions | namer.words["common"] | namer.words["plain"]
    return any(word in regions for word in words) and all(word in loose for word in words)


def is_generic(words: Sequence[str], namer: Namer) -> bool:
    """Whether words are all such as any country's body has: "Academy", "Sciences", "Petroleum"."""
    return all(any(word in namer.words[name] for name in GENERIC) or not word[:1].isupper() for word in words)


def is_naming(word: str, namer: Namer) -> bool:
    """Whether a noun is one that names are built on."""
    return any(word in namer.words[name] for name in NAMING)


def is_body(words: Sequence[str], namer: Namer) -> bool:
    """Whether words end as the name of a body does."""
    return words[-1] in namer.words["heads"] or words[-1] in namer.words["legal"]


def is_organ(words: Sequence[str], namer: Namer) -> bool:
    """Whether words name a part of a state, as every state has it: "Supreme Court"."""
    return " ".join(words) in namer.words["organs"] or words[-1] == "Ministry" or words[0] == "Ministry"
