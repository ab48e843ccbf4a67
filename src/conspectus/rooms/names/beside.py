"""Beside a name: what the words before and after it tell of its kind."""

from conspectus.records import Kind
from conspectus.rooms.names.blocks import is_before_officer
from conspectus.rooms.names.heads import head_kind
from conspectus.rooms.names.lexicon import DASHES, Known, Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import QUOTES, Line

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
COPULAS = frozenset({"is", "was", "became", "remains", "remained"})
STILL = frozenset({"still", "then", "now"})
AUXILIARIES = frozenset({"will", "would", "had", "has", "have", "was", "is", "may", "might", "also", "later", "then"})
STAYING = frozenset({"stay", "serve", "return", "continue", "remain"})
SAYING = frozenset({"say", "tell", "add", "write", "explain", "argue", "note", "warn"})
WITHIN = frozenset({"in", "near", "outside", "across", "throughout", "around"})
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nsubj"})
AGENCY = 9  # pieces from the start of a line to the agency in its dateline: "ACCRA, Aug 3 (Northline) -"
LONG = 9  # pieces of "the deputy governor of the central bank" before a comma
REACH = 7  # pieces after a comma in which an apposition says what a name is


def read_before(name: Name, namer: Namer) -> None:
    """Collect what stands before a name: a title, "the company", "in", "shares of"."""
    line, add = name.line, name.clues.append
    if name.title:
        name.office = name.title[-1]
        add(("person", 9.0 if name.office in namer.words["honorifics"] else 7.0, "title"))
        return
    at = name.start - 1
    while line.word(at) in QUOTES:
        at -= 1
    word = line.word(at)
    if word == "the":
        at -= 1
        if line.pieces[name.end - 1].dep != "compound":
            add(("person", -4.0, "article"))
    elif word in namer.words["governors"] or (word == "based" and line.word(at - 1) == "-"):
        add(("organization", 4.0, "governor"))
    elif word in POSSESSIVE and at > 0:
        _read_possessor(name, at, namer)
    elif (title := _match_backward(name, at, namer)) is not None:
        name.office = title[-1]
        add(("person", 2.5 if title[-1] in namer.words["either"] else 6.0, "title"))
    elif word == "," and line.word(name.end) in (",", ".", ";", "—", "–", ")"):
        title, is_full = _match_backward(name, at - 1, namer), len(name.words) > 1
        if (
            (title is not None and title[-1] not in namer.words["either"] and is_full)
            or line.word(at - 1) in namer.words["kin"]
            or (is_full and _holds_office(name, at, namer))
        ):
            add(("person", 4.0, "office-before"))
        elif line.word(at - 1) in namer.words["governors"]:
            add(("organization", 4.0, "noun-before"))  # "its Chilean supplier, X,"
    if word == "(" and at < AGENCY and line.word(name.end) == ")" and line.word(name.end + 1) in DASHES:
        add(("organization", 5.0, "agency"))
    _read_preposition(name, at, namer, has_article=word == "the")


def _holds_office(name: Name, comma: int, namer: Namer) -> bool:
    """Whether "the mayor of Faro" stands before the comma before a name."""
    line = name.line
    for at in range(comma - 2, max(0, comma - LONG), -1):
        if line.word(at) in (",", ";", ":") or line.pieces[at].pos in ("VERB", "AUX"):
            return False
        if line.word(at) == "of" and (title := _match_backward(name, at - 1, namer)) is not None:
            return title[-1] not in namer.words["either"] and line.word(at - 1 - len(title)) in ("the", "its", "former")
    return False


def _read_possessor(name: Name, at: int, namer: Namer) -> None:
    """Read "Chile's X": a body if X is one word; "the union's X Y": a person."""
    parts = name.line.parts
    starts = range(at - 1, max(-1, at - 5), -1)
    owner = next((m for i in starts if (m := namer.match(parts, i)) is not None and m[0] == at), None)
    if owner is None:
        return
    if len(name.words) == 1 and name.line.word(name.end) not in namer.words["sites"]:
        name.clues.append(("organization", 1.5, "owner"))
    elif len(name.words) == 1:
        return  # "the company's Fresno plant"
    elif owner[1].kind in ("organization", "bloc") and head_kind(name.words, namer)[0] is None:
        name.clues.append(("person", 2.5, "owner"))


def _read_preposition(name: Name, at: int, namer: Namer, *, has_article: bool) -> None:
    line, add = name.line, name.clues.append
    if line.word(at) in namer.words["compass"] and line.parts[at].islower():
        add(("place", 3.0, "compass"))
        at -= 1
    before, governor = line.word(at), line.word(at - 1)
    if before == "by" and has_article and line.pieces[at].dep == "agent":
        add(("organization", 2.5, "agent"))
    if before == "in" and governor in namer.words["holdings"]:
        add(("organization", 3.0, "noun"))
    elif before in WITHIN and not has_article:
        add(("place", 2.5, "in"))
    elif before in ("from", "to", "at") and not has_article:
        moving = namer.words["moving"]
        is_way = at > 0 and (governor in moving or line.pieces[at - 1].lemma in moving)
        add(("place", 2.5 if is_way else 0.5, "to"))
    if before in ("of", "at", "for") and at > 0:
        _read_owner(name, at, namer)


def _match_backward(name: Name, at: int, namer: Namer) -> tuple[str, ...] | None:
    """Return the title that ends at piece `at`."""
    low = name.line.low
    for words in namer.titles_backward.get(low[at], ()) if at >= 0 else ():
        if at + 1 >= len(words) and tuple(low[at + 1 - len(words) : at + 1]) == words:
            return words
    return None


def _read_owner(name: Name, at: int, namer: Namer) -> None:
    """Read "chief executive of X", "analysts at X", "shares of X", "streets of X"."""
    add, before = name.clues.append, name.line.word(at - 1)
    title = _match_backward(name, at - 1, namer)
    if name.line.word(at) == "at" and before.endswith("s") and (before[:-1],) in namer.title_classes:
        add(("organization", 4.0, "office"))
    elif name.line.word(at) == "at" and title is not None and len(name.words) > 1:
        add(("organization", 3.0, "office"))  # "an analyst at X"
    if title is not None:
        is_company = "company" in namer.title_classes.get(title, frozenset())
        if is_company or title[-1] in namer.words["body_offices"]:
            add(("organization", 3.0, "office"))
        elif title[-1] in namer.words["place_offices"]:
            add(("place", 3.0, "office"))
    if before in namer.words["place_owners"]:
        add(("place", 4.0, "noun"))
    elif before in namer.words["body_owners"]:
        add(("organization", 3.0, "noun"))


# ---------------------------------------------------------------- after the name


def read_after(name: Name, namer: Namer) -> None:
    """Collect what stands after a name: a title, "shares", "who", an apposition, a verb of saying."""
    add = name.clues.append
    if name.after:
        is_company = bool(namer.title_classes.get(name.after, frozenset()) & {"company", "press"})
        is_local = name.after[-1] in namer.words["place_offices"]
        add(("organization" if is_company else "place", 4.0 if is_company or is_local else 1.5, "title-after"))
    if name.small > name.end:
        add((small_kind(name, namer), 3.0, "small"))
    end = name.end + (name.line.word(name.end) in QUOTES)
    if end < len(name.line.parts) and name.line.parts[end] in namer.words["honours"] and len(name.words) > 1:
        add(("person", 6.0, "honours"))
    _read_noun(name, end, namer)
    if does_as_person(name, namer):
        add(("person", 3.5, "deed"))
    if is_speaker(name, namer):
        add(("person", 2.0, "says"))
        add(("organization", 1.5, "says"))
    if name.line.low[max(0, name.start - 2) : name.start] == ["led", "by"] and name.line.word(end) == "of":
        add(("person", 3.0, "led-by"))
    before = name.start - 1
    if before > 0 and name.line.pieces[before].lemma in SAYING and name.line.low[before - 1] in QUOTES | {","}:
        add(("person", 2.0, "says"))


def small_kind(name: Name, namer: Namer) -> Kind:
    """Return what a lower-case noun makes of the name before it: "Zambezi | basin"."""
    small = name.line.low[name.small - 1]
    if name.line.word(name.end) in namer.words["small_heads"] or name.line.word(name.end) == "subcommittee":
        return "organization"
    if small in namer.words["project_small"]:
        return "project"
    if small in namer.words["accord_small"]:
        return "accord"
    return "bloc" if small == "format" else "place"


def _read_noun(name: Name, end: int, namer: Namer) -> None:
    line, words, add = name.line, namer.words, name.clues.append
    word, following = line.word(end), line.word(end + 1)
    if word in COPULAS and following in STILL and line.word(end + 2) in namer.titles_backward:
        add(("person", 4.5, "apposition"))  # "when Ruiz was still president"
    if is_before_officer(line, end, namer):
        add(("organization", 5.0, "officer"))
    elif word == "news" and following in words["news"]:
        add(("organization", 6.0, "governor"))
    elif word in words["governors"] and line.pieces[name.end - 1].dep in MODIFIERS:
        add(("organization", 2.0, "governor"))
    elif word and line.parts[end] in words["owned"]:
        add(("organization", 2.5, "owned"))
    elif word in POSSESSIVE and following and line.parts[end + 1] in words["land_owned"]:
        add(("place", 4.0, "land-owned"))
    elif word in POSSESSIVE and following in words["person_owned"]:
        add(("person", 3.5, "person-owned"))
    elif word in POSSESSIVE and following and line.parts[end + 1] in words["owned"]:
        add(("organization", 2.0, "owned"))
    elif word in ("who", "whose") or (word == "," and following == "who"):
        add(("person", 3.5, "who"))
    elif word == "," and following == "which":
        add(("organization", 2.5, "which"))
        add(("person", -3.0, "which"))
    elif word in words["districts"]:
        add(("place", 3.0, "noun"))
    elif word in words["buildings_small"]:
        add(("place", 5.0, "noun"))
    elif word in words["sites"] or (following in words["sites"] and line.pieces[end].pos in ("ADJ", "NOUN")):
        add(("place", 3.0, "noun"))
    elif word in (",", "(") or (word in COPULAS and following in ("a", "an", "the", "one")):
        _read_apposition(name, end, namer)


def does_as_person(name: Name, namer: Namer) -> bool:
    """Whether a name is followed by what only persons do: "X resigned", "X will stay as chair", "X, speaking in"."""
    line, at = name.line, name.end
    if line.word(at) == ",":
        return line.word(at + 1) in ("speaking", "wearing", "flanked")
    while line.word(at) in AUXILIARIES:
        at += 1
    if at >= len(line.pieces) or line.pieces[at].pos != "VERB":
        return False
    lemma = line.pieces[at].lemma
    return lemma in namer.words["person_verbs"] or (lemma in STAYING and line.word(at + 1) == "as")


def is_speaker(name: Name, namer: Namer) -> bool:
    """Whether a name is the subject of a verb of saying."""
    pieces, end = name.line.pieces, name.end
    is_before = end < len(pieces) and pieces[end].pos == "VERB" and pieces[end].lemma in namer.words["say"]
    if is_before and pieces[end - 1].dep not in ("pobj", "appos"):
        return True
    token = pieces[end - 1]
    head = token.head - pieces[0].index
    is_subject = token.dep == "nsubj" and 0 <= head < len(pieces) and pieces[head].index == token.head
    return is_subject and pieces[head].lemma in SAYING


def _read_apposition(name: Name, comma: int, namer: Namer) -> None:
    """Read what follows a comma: an age, "Texas", an office, "a company in"."""
    line, add = name.line, name.clues.append
    at = comma + 1
    word = line.word(at)
    if word.isdigit() and 15 < int(word[:3]) < 105 and line.word(at + 1) in (",", ")", ".", ";"):
        add(("person", 6.0, "age"))
        return
    match = namer.match(line.parts, at) if word and line.parts[at] in namer.known else None
    if match is not None and _is_land(match[1], namer):
        end, entry = match
        if line.word(end) in POSSESSIVE or entry.use == "adjective":
            _scan_apposition(name, end, namer)
        elif entry.use in ("name", "abbreviation") and line.word(end) in namer.words["after_state"]:
            add(("place", 3.5, "in-state"))
    elif word in namer.words["appositions"] or not line.is_top(at):
        _scan_apposition(name, at, namer)


def _is_land(entry: Known, namer: Namer) -> bool:
    return entry.kind == "state" or entry.name in namer.us_places or entry.use == "abbreviation"


def _ends_title(line: Line, at: int, start: int, namer: Namer) -> bool:
    """Whether a title ends at a piece, all of it inside the apposition: not "state", but "secretary of state"."""
    return any(
        at + 1 - len(words) >= start and tuple(line.low[at + 1 - len(words) : at + 1]) == words
        for words in namer.titles_backward.get(line.low[at], ())
    )


def _scan_apposition(name: Name, start: int, namer: Namer) -> None:
    """Find the noun that says what a name is, before the apposition ends."""
    line, words = name.line, namer.words
    for at in range(start, min(start + REACH, len(line.parts))):
        low, pos = line.low[at], line.pieces[at].pos
        if low in (",", ".", ";", ":", "and", "which", "whose") or pos in ("VERB", "AUX"):
            return
        found: tuple[Kind, float] | None = None
        if low in words["governors"]:
            found = "organization", 4.0
        elif low in words["place_nouns"]:
            found = "place", 4.0
        elif pos in ("NOUN", "PROPN") and _ends_title(line, at, start, namer):
            found = "person", 4.5
        elif low in words["project_small"]:
            found = "project", 3.0
        if found is not None:
            name.clues.append((*found, "apposition"))
            return
