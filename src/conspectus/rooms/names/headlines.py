"""Headlines: in title case and in capitals, only names that are known, or known from the body, are names."""

from collections.abc import Iterator, Mapping

from conspectus.rooms.names.kinds import Profile
from conspectus.rooms.names.lexicon import Known, Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import Line

NO_FAMILIES = ("heads", "legal", "topics", "ordinary", "places_heads", "event_heads", "calendar", "generations")


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
        elif line.style == "title" and (stop := _end_person(line, at, namer)) is not None:
            yield Name(line, at, stop)
            at = stop
        else:
            at += 1


def _end_person(line: Line, at: int, namer: Namer) -> int | None:
    """Return the end of a given and a family name that nothing else with a capital stands around but verbs and titles.

    In "Jan Kowal Resigns" all words have capitals; "Paris Hilton Hotel" is no person.
    """
    pieces, end = line.pieces, at + 2
    if end > len(pieces) or line.parts[at] not in namer.words["given"] or not line.is_top(at + 1):
        return None
    family, after = pieces[at + 1], pieces[end] if end < len(pieces) else None
    if family.tag != "NNP" or line.low[at + 1] in namer.words["starters"] or not line.parts[at + 1].isalpha():
        return None
    if any(line.parts[at + 1] in namer.words[name] for name in NO_FAMILIES):
        return None
    if after is not None and line.is_top(end) and not after.tag.startswith(("VB", "MD")):
        return None
    is_before = at > 0 and line.is_top(at - 1) and (line.low[at - 1],) not in namer.title_classes
    is_told = pieces[at].entity == family.entity == "PERSON" or family.dep in ("nsubj", "nsubjpass")
    return end if is_told and not (is_before and pieces[at - 1].tag == "NNP") else None


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
