"""Headlines: in title case and in capitals, only names that are known, or known from the body, are names."""

from collections.abc import Iterator, Mapping

from conspectus.rooms.names.kinds import Profile
from conspectus.rooms.names.lexicon import Known, Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import Line


def read_headline(line: Line, namer: Namer, profiles: Mapping[str, Profile]) -> Iterator[Name]:
    """Yield the names in a line of title case or capitals."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    fold = str.lower if line.style == "upper" else str
    for profile in profiles.values():
        by_first.setdefault(fold(profile.words[0]), []).append(profile.words)
    parts = [fold(part) for part in line.parts]
    at = 0
    while at < len(parts):
        found = by_first.get(parts[at], ()) if line.is_top(at) else ()
        words = max((w for w in found if [fold(p) for p in w] == parts[at : at + len(w)]), key=len, default=())
        match = namer.match(line.parts, at) if line.is_top(at) else None
        if (
            match is not None
            and match[0] - at > len(words)
            and match[1].kind in ("state", "bloc", "place", "organization")
        ):
            if _is_sure(line, at, match[1]):
                yield Name(line, at, match[0], match[1])
            at = match[0]
        elif words:
            end = _extend(line, at + len(words), namer) if line.style == "title" else at + len(words)
            profile = profiles[" ".join(words)]
            name = Name(line, at, end, profile.known if end == at + len(words) else None)
            if end == at + len(words):
                name.words = words
            yield name
            at = end
        else:
            at += 1


def _is_sure(line: Line, at: int, entry: Known) -> bool:
    """Whether a known name is one in a headline too, where any word has a capital."""
    return entry.use in ("name", "adjective", "people", "capital", "seat") and (
        entry.kind != "organization" or " " in entry.name
    )


def _extend(line: Line, end: int, namer: Namer) -> int:
    """Return the end of a name with the nouns behind it: "Amber Coast Gas Pipeline"."""
    stop = end
    while line.is_top(stop) and (line.low[stop] in namer.words["project_words"]):
        stop += 1
    return stop + 1 if line.is_top(stop) and line.parts[stop] in namer.words["project_heads"] else end
