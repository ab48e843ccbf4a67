"""Seats: whether a capital or a palace stands for its government where it is named, or is only a place."""

from collections.abc import Sequence

from conspectus.records import Token
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import QUOTES

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
BACK = 9  # pieces before a name in which "visit" makes "to" a direction


def is_government(name: Name, before: Name | None, namer: Namer, decided: dict[int, bool]) -> bool:
    """Tell from syntax and the words beside it whether a capital or seat stands for the government.

    `before` is the name before it in the line; `decided` holds, by the id of a name, what was found for it: names that
    "and" joins are used alike.
    """
    if before is not None and id(before) in decided and _is_joined(name, before):
        return decided[id(before)]
    is_seat = name.known is not None and name.known.use == "seat"
    if _is_place_line(name, is_seat=is_seat):
        return False
    line, end = name.line, name.end
    if line.word(end) in POSSESSIVE:
        return _may_own(name, end + 1, namer, is_seat=is_seat)
    at = name.start - 1
    if at > 0 and line.low[at] == "-" and line.is_glued(name.start) and line.low[at - 1] in namer.words["sides"]:
        return True  # "pro-Moscow"
    while at >= 0 and (line.low[at] in QUOTES or line.low[at] == "the"):
        at -= 1
    after = line.word(end)
    if _is_modifier(name) or (after in namer.words["places_owned"] and not is_seat):
        return is_seat or after in namer.words["ruling"]
    found = _read_preposition(name, at, namer)
    if found is not None:
        return found
    return is_seat or _is_actor(name, namer)


def rules(name: Name, namer: Namer) -> bool:
    """Whether a capital does what only a government does, even where no other state is named: "Lima declined to"."""
    line = name.line
    is_subject = line.pieces[name.end - 1].dep == "nsubj"
    verb = next((p for p in line.pieces[name.end : name.end + 2] if p.pos == "VERB"), None)
    return is_subject and verb is not None and verb.lemma in namer.words["deciding"]


def _read_preposition(name: Name, at: int, namer: Namer) -> bool | None:
    """Tell from the preposition before a name; None where it says nothing."""
    line, words = name.line, namer.words
    word, governor = line.word(at), line.word(at - 1)
    if word in words["standing"] or word in ("capital", "city", "into"):
        return False
    if governor in ("back", "out", "home", "way") and word in ("to", "from", "of", "in", "on"):
        return False
    if word in ("to", "from", "for"):
        return not _is_travel(name, at, namer)
    if word == "of":
        return governor not in words["places_owned"] | words["city_of"]
    return True if word in words["dealing"] else None


def _is_joined(name: Name, before: Name) -> bool:
    """Whether only "and", "or" or a comma stands between two names."""
    between = name.line.low[before.end : name.start]
    return 0 < len(between) < 3 and all(word in ("and", "or", ",", "nor", "&", "-") for word in between)


def _is_place_line(name: Name, *, is_seat: bool) -> bool:
    """Whether a name opens a dateline, or is followed by the state that it lies in or by "-based"."""
    line, end = name.line, name.end
    after = line.word(end)
    if name.start == 0 and not is_seat and after in ("(", "—", "–", "--", ":") and line.low[0] != "":
        return after != ":" and (after != "-" or not line.is_glued(end))
    if (
        after == ","
        and line.is_top(end + 1)
        and name.start == 0
        and line.word(end + 3) in ("(", "—", "–", "-", "--", ",")
    ):
        return True
    if (
        after == "-"
        and line.is_glued(end)
        and line.word(end + 1)
        in (
            "based",
            "born",
            "area",
            "bound",
            "listed",
            "headquartered",
            "trained",
            "educated",
            "domiciled",
            "registered",
        )
    ):
        return not is_seat or line.word(end + 1) != "bound"
    return False


def _is_modifier(name: Name) -> bool:
    """Whether a noun follows that the name says more about: "Moscow talks"."""
    token = name.line.pieces[name.end - 1]
    return (
        token.dep in ("compound", "nmod", "amod")
        and name.end < len(name.line.pieces)
        and (name.line.pieces[name.end].pos in ("NOUN", "PROPN", "ADJ"))
    )


def _may_own(name: Name, at: int, namer: Namer, *, is_seat: bool) -> bool:
    """Whether what stands after the apostrophe is a government's: not "Nairobi's airport"."""
    line = name.line
    stop = at
    while stop < len(line.pieces) and line.pieces[stop].pos in ("ADJ", "NOUN", "PROPN", "NUM"):
        stop += 1
    if stop == at:
        return True
    head = line.low[stop - 1]
    if line.is_top(stop - 1) and not is_seat:
        is_office = any(
            word in namer.titles_backward or word in ("ministry", "government") for word in line.low[at:stop]
        )
        return is_office
    return head not in namer.words["places_owned"] or is_seat


def _is_travel(name: Name, at: int, namer: Namer) -> bool:
    """Whether "to", "from" or "for" leads to where somebody goes."""
    line = name.line
    governor = find_governor(line.pieces, at)
    if governor is None:
        return True
    moving = namer.words["moving"]
    if line.word(at) == "for":
        return governor.lemma in namer.words["leaving"]
    if governor.lemma in moving or governor.text.lower() in moving:
        return True
    if governor.lemma in namer.words["travels"]:
        return True
    if line.word(at) == "from":
        return "to" in line.low[name.end : name.end + 3]
    return bool(namer.words["travels"] & set(line.low[max(0, at - BACK) : at]))


def find_governor(pieces: Sequence[Token], at: int) -> Token | None:
    """Return the word that the preposition at `at` hangs on."""
    head = pieces[at].head
    base = pieces[0].index
    for near in (head - base, *range(max(0, at - 4), at)):
        if 0 <= near < len(pieces) and pieces[near].index == head:
            return pieces[near] if near != at else None
    return next((piece for piece in pieces if piece.index == head), None)


def _is_actor(name: Name, namer: Namer) -> bool:
    """Whether the name is the subject or object of a verb as only a government can be."""
    pieces = name.line.pieces
    token = pieces[name.end - 1]
    governor = find_governor(pieces, name.end - 1)
    lemma = governor.lemma if governor is not None else ""
    if token.dep == "nsubj":
        following = set(name.line.low[name.end : name.end + 5])
        return not (lemma == "be" and following & {"capital", "city", "located", "home"})
    if token.dep == "nsubjpass":
        return lemma not in namer.words["suffering"]
    if token.dep in ("dobj", "dative", "pobj"):
        return lemma not in namer.words["entering"]
    if token.dep in ("poss", "agent"):
        return True
    if token.dep == "conj":
        return True
    return name.end < len(pieces) and pieces[name.end].pos in ("VERB", "AUX") and pieces[name.end].tag != "VBN"
