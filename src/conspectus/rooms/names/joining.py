"""Joining: what "of", "for", "on", "and", commas and small nouns add to a name."""

from collections.abc import Iterator

from conspectus.rooms.names.blocks import read_block
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import Line

CONNECTORS = frozenset({"of", "for", "on", "against"})
WHOLES = frozenset(
    {"State", "Republic", "Kingdom", "City", "Province", "Commonwealth", "Emirate", "District", "County"}
)
SCHOLARLY = frozenset({"Institute", "Center", "Centre", "Association", "Council", "Society", "Academy", "Department"})
MAX_LIST = 8  # parts of "Land, Infrastructure, Transport and Tourism" that are looked at


def extend_name(line: Line, start: int, end: int, namer: Namer) -> int:
    """Return the end of a name with the complement that "of", "for" or "on" adds: "Bank of Ghana"."""
    word = line.word(end)
    if word not in CONNECTORS or not _leads(line, start, end, namer):
        return end
    at = end + 2 if line.word(end + 1) == "the" else end + 1
    if at >= len(line.parts) or not line.is_top(at):
        return end
    stop = _read_complement(line, at, namer)
    words = line.parts[at:stop]
    if word in ("on", "for") and any(c.isdigit() for part in words for c in part):
        return end  # "Space Center on | Ariane 5"
    if (
        word == "of"
        and at == end + 2
        and _is_complete(words, namer)
        and line.parts[end - 1] not in namer.words["leading"]
    ):
        return end
    if words[-1] in WHOLES and line.word(stop) == "of" and line.is_top(stop + 1):
        stop = _read_complement(line, stop + 1, namer)
    if line.parts[end - 1] in SCHOLARLY and (match := namer.match(line.parts, at)) and match[0] == stop:
        stop += line.pieces[stop].tag == "NNS" and line.parts[stop].islower() if stop < len(line.parts) else 0
    return _extend_list(line, stop, namer)


def _leads(line: Line, start: int, end: int, namer: Namer) -> bool:
    """Whether a name so far is of a sort that a complement completes."""
    last, words = line.parts[end - 1], namer.words
    joined = (
        line.pieces[end].entity
        and line.pieces[end].entity == line.pieces[end - 1].entity
        and not line.pieces[end].entity_begins
    )
    if line.low[end - 1] in namer.titles_backward and last not in words["heads"]:
        return False
    if line.word(end) != "of":
        at = end + 2 if line.word(end + 1) == "the" else end + 1
        match = namer.match(line.parts, at) if at < len(line.parts) else None
        is_land = match is not None and match[1].kind in ("state", "place", "person") and match[1].use != "adjective"
        is_day = at < len(line.parts) and line.parts[at] in words["calendar"]
        own = words["leading_on"] if line.word(end) in ("on", "against") else words["leading_for"]
        return (last in own or last.removesuffix("s") in own) and not is_day and not (is_land and last not in SCHOLARLY)
    if last in words["trades"] and end - start > 1:
        return False
    if any(last in words[name] for name in ("heads", "openers", "leading", "accord_heads")):
        return True
    return bool(joined) and line.pieces[end].entity in ("ORG", "LAW", "FAC", "LOC") and end - start < 4


def _read_complement(line: Line, at: int, namer: Namer) -> int:
    """Return the end of the capitalised words after a connector; a title ends them."""
    block = read_block(line, at, namer)
    stop = at
    while stop < block.end:
        if stop in block.atoms:
            stop = block.atoms[stop][0]
            continue
        is_title = _opens_title(line, stop, namer)
        is_person = line.parts[stop] in namer.words["given"] and line.is_top(stop + 1)
        if stop > at and (
            is_title
            or is_person
            or (line.parts[stop] in namer.words["calendar"] and line.pieces[stop].entity != "PERSON")
        ):
            break
        stop += 1
    while stop > at + 1 and line.parts[stop - 1] in ("-", "&", "'", "'s", "’s"):
        stop -= 1
    return stop


def _opens_title(line: Line, at: int, namer: Namer) -> bool:
    """Whether a whole title begins at a piece."""
    return any(tuple(line.low[at : at + len(t)]) == t for t in namer.titles_forward.get(line.low[at], ()))


def _is_complete(words: list[str], namer: Namer) -> bool:
    """Whether a complement is a body of its own: "Committee of | the State Duma"."""
    table = namer.words
    match = namer.match(words, 0)
    if match is not None and match[0] == len(words):
        return match[1].kind == "organization"
    if " ".join(words) in table["organs"]:
        return True
    return len(words) > 1 and words[-1] in table["heads"] and words[-1] not in table["weak_heads"] | table["topics"]


def _extend_list(line: Line, end: int, namer: Namer) -> int:
    """Return the end of a list of topics: "Science, Technology and Space"."""
    topics = namer.words["topics"]
    if line.parts[end - 1] not in topics:
        return end
    at = end
    for _ in range(MAX_LIST):
        joint = line.word(at)
        nxt = at + 2 if joint == "," and line.word(at + 1) in ("and", "&") else at + 1
        if joint not in (",", "and", "&") or not line.is_top(nxt):
            return end
        if line.parts[nxt] not in topics:
            return end
        stop = nxt
        while line.is_top(stop) and not _opens_title(line, stop, namer):
            stop += 1
        if stop == nxt or (stop - nxt > 1 and line.parts[stop - 1] in namer.words["heads"] - topics):
            return end
        at = stop
        if joint != "," or nxt == at + 2:
            end = at
    return end


def extend_front(line: Line, start: int, end: int, namer: Namer) -> int:
    """Return the end of a name whose topics are listed before its noun: "Food and Drug Administration"."""
    topics, heads = namer.words["topics"], namer.words["heads"]
    if (stop := _join_as_parser(line, end, namer)) > end:
        return stop
    if line.parts[end - 1] not in topics or line.word(end) not in (",", "and", "&"):
        return end
    at = end
    for _ in range(MAX_LIST):
        joint = line.word(at)
        if joint not in (",", "and", "&"):
            return end
        nxt = at + 2 if joint == "," and line.word(at + 1) in ("and", "&") else at + 1
        if not line.is_top(nxt) or line.parts[nxt] not in topics:
            return end
        stop = nxt
        while line.is_top(stop) and not _opens_title(line, stop, namer):
            stop += 1
        if stop == nxt:
            return end
        if line.parts[stop - 1] in heads and (joint != "," or nxt == at + 2) and stop - nxt > 1:
            return stop
        if joint != ",":
            return end
        at = stop
    return end


def _join_as_parser(line: Line, end: int, namer: Namer) -> int:
    """Return the end of a name where the parser too takes both sides of "and" for one body."""
    pieces = line.pieces
    if line.word(end) not in ("and", "&") or not line.is_top(end + 1) or line.parts[end - 1] in namer.words["heads"]:
        return end
    if any(pieces[at].entity != "ORG" or pieces[at].entity_begins for at in (end, end + 1)):
        return end
    stop = end + 1
    while line.is_top(stop) and pieces[stop].entity == "ORG" and not pieces[stop].entity_begins:
        stop += 1
    is_body = line.parts[stop - 1] in namer.words["heads"] and stop - end > 2
    return stop if is_body and namer.match(line.parts, end + 1) is None else end


def extend_small(line: Line, start: int, end: int, namer: Namer) -> int:
    """Return the end of a name that a lower-case noun completes: "Kasese region", "Lobito transport corridor"."""
    words, at = namer.words, end
    if line.word(at) == "subcommittee" or (
        line.word(at) in words["small_heads"] and line.parts[end - 1] in ("House", "Senate")
    ):
        return _extend_committee(line, at, namer)
    if line.parts[end - 1] in words["places_heads"] or (line.parts[end - 1].isupper() and end - start == 1):
        return end
    if line.word(at) in words["small"] or line.word(at) in words["accord_small"]:
        return at + 1
    while line.word(at) in words["project_words"] and at < end + 4 and line.parts[at].islower():
        at += 1
    while at > end and line.word(at) not in words["project_small"] and line.word(at - 1) in words["project_small"]:
        at -= 1
    if line.word(at) in words["project_small"] and line.parts[at].islower():
        return at + 1
    if at > end and line.word(at - 1) in words["project_small"]:
        return at
    if line.word(end) == "format":
        return end + 1
    return end


def find_small_names(line: Line, namer: Namer) -> Iterator[Name]:
    """Yield bodies named in lower case: "joint intergovernmental commission on trade"."""
    adjectives, heads = namer.words["small_adjectives"], namer.words["small_heads"]
    for at, word in enumerate(line.low):
        if word not in heads or line.low[at - 1] not in adjectives or not line.parts[at].islower():
            continue
        start = at - 1
        while start > 0 and line.low[start - 1] in adjectives | {"joint", "special", "permanent"}:
            start -= 1
        end = _extend_committee(line, at, namer)
        while (
            line.word(end) == "of"
            and end > at
            and end + 1 < len(line.pieces)
            and line.pieces[end + 1].pos in ("NOUN", "ADJ")
        ):
            end += 1
            while end < len(line.pieces) and line.pieces[end].pos in ("NOUN", "ADJ"):
                end += 1
        if end > at + 1:
            name = Name(line, start, end)
            name.clues.append(("organization", 8.0, "small"))
            yield name


def _extend_committee(line: Line, at: int, namer: Namer) -> int:
    """Return the end of "Senate subcommittee on ports and fisheries"."""
    if line.word(at + 1) not in ("on", "for"):
        return at
    end = at + 2
    while end < len(line.parts) and (
        line.pieces[end].pos in ("NOUN", "ADJ", "PROPN")
        or (
            line.word(end) in ("and", "the", "&")
            and end + 1 < len(line.pieces)
            and line.pieces[min(end + 1, len(line.pieces) - 1)].pos in ("NOUN", "ADJ", "PROPN")
        )
    ):
        end += 1
    return end if end > at + 2 else at
