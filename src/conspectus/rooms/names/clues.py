"""Clues: what the words in a name and around it tell of its kind."""

from conspectus.records import Kind
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.text import QUOTES

# Weights: 8 and more decide alone, 4 to 6 are good evidence, below 3 only together with others.
LABELS: dict[str, tuple[Kind, float]] = {
    "PERSON": ("person", 3.0),
    "ORG": ("organization", 2.5),
    "GPE": ("place", 2.5),
    "LOC": ("place", 2.5),
    "FAC": ("place", 2.0),
    "LAW": ("accord", 2.0),
    "NORP": ("group", 1.5),
}
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
PLACE_NOUNS = frozenset(
    {
        "city",
        "town",
        "village",
        "capital",
        "port",
        "province",
        "region",
        "district",
        "island",
        "suburb",
        "river",
        "lake",
        "settlement",
    }
)
COPULAS = frozenset({"is", "was", "became", "remains", "remained"})
SITES = frozenset(
    {
        "facility",
        "site",
        "reactor",
        "complex",
        "plant",
        "refinery",
        "mine",
        "factory",
        "prison",
        "camp",
        "base",
        "terminal",
        "field",
        "field",
        "shipyard",
        "works",
    }
)
REACH = 7  # pieces after a comma in which an apposition says what a name is


def read_clues(name: Name, namer: Namer) -> None:
    """Collect what speaks for a name's kind where it stands."""
    _read_known(name, namer)
    _read_words(name, namer)
    _read_shape(name, namer)
    _read_before(name, namer)
    _read_after(name, namer)
    _read_label(name)


def _read_known(name: Name, namer: Namer) -> None:
    entry = name.known
    if entry is None:
        city = namer.cities.get(name.key)
        if city is not None:
            weight = 1.0 + (city.population > 100_000) + (city.population > 500_000)
            name.clues.append(("place", weight, "gazetteer"))
        return
    weak = entry.use == "outlet" or (entry.key.startswith("body:") and len(name.words) == 1 and not name.key.isupper())
    name.clues.append((entry.kind, 6.0 if weak else 20.0, "known"))


def _read_words(name: Name, namer: Namer) -> None:
    """Read the nouns that names of bodies, projects, accords and places are made with."""
    words = name.words
    if len(words) < 2:
        if name.is_bare:
            kind, _ = head_kind(("", words[0]), namer)
            name.clues.append((kind or "organization", 8.0, "bare"))
        if words[0] in namer.words["given"]:
            name.clues.append(("person", 1.5, "given"))
        return
    if words[0] in namer.words["org_openers"]:
        name.clues.append(("organization", 6.0, "opener"))
    kind, weight = head_kind(words, namer)
    if kind is not None:
        name.clues.append((kind, weight, "head"))


def head_kind(words: tuple[str, ...], namer: Namer) -> tuple[Kind | None, float]:
    """Return the kind that the leading noun of a name tells, and how surely."""
    table = namer.words
    last = words[-1]
    for at, word in enumerate(words[1:-1], start=1):
        if word in ("of", "for", "on", "against"):
            last = words[at - 1]
            break
    else:
        if words[0] in table["openers"] and last not in table["heads"]:
            return "place", 6.0
    tail = " ".join(words[-2:])
    if words[-1] in table["legal"]:
        return "organization", 9.0
    if last in ("Gulf", "Strait", "Straits", "Bay", "Sea", "Cape", "Isle", "Lake", "Mount", "Province"):
        return "place", 8.0
    if last in table["bloc_bodies"] and any(w in table["bloc_regions"] for w in words):
        return "bloc", 8.0
    if last in table["bloc_heads"]:
        return "bloc", 8.0
    if last in table["accord_heads"]:
        return "accord", 7.0
    if tail in table["project_heads"] or last in table["project_heads"]:
        return "project", 3.0 if last in table["weak_project_heads"] else 8.0
    if last in table["heads"] or (last.endswith("s") and last[:-1] in table["heads"] - table["weak_heads"]):
        return "organization", 3.0 if last in table["weak_heads"] else 8.0
    if last in table["places_heads"] or last in table["buildings"]:
        return "place", 2.5 if last in table["places_weak_heads"] else 7.0
    return None, 0.0


def _read_shape(name: Name, namer: Namer) -> None:
    """Read spelling: acronyms, run-together names, initials, given and family names."""
    words, add = name.words, name.clues.append
    if len(words) == 1:
        word = words[0]
        if word.isupper() and word.isalpha() and 1 < len(word) < 8:
            add(("organization", 2.5, "acronym"))
        elif "." in word[1:-1] and word[-1].isalpha() and "." not in (word[1], word[-2]):
            add(("organization", 5.0, "domain"))
        elif (
            any(c.isupper() for c in word[2:])
            and not word.isupper()
            and not word.startswith(("Mc", "Mac", "O'", "O’", "De", "La", "Le", "Di"))
        ):
            add(("organization", 3.0, "camel"))
    plain = [w for w in words if w[:1].isupper()]
    if len(words) > 1 and len(plain) < 5 and all(w[:1].isalpha() or w == "-" for w in words):
        if words[0] in namer.words["given"]:
            add(("person", 5.0, "given"))
        elif any(w in namer.words["given"] for w in words[1:-1]):
            add(("person", 2.5, "given"))
        if any(len(w) == 2 and w[1] == "." for w in words[:-1]) or len(words[0]) == 4 and words[0][1::2] == "..":
            add(("person", 5.0, "initial"))
        if words[0] in namer.words["family_first"] and (
            len(plain) == 3 or len(words) > 3 or len(plain) == 2 and all(len(w) < 8 for w in plain)
        ):
            add(("person", 5.0 if "-" in words else 3.0, "family-first"))
        elif "-" in words and words[-1].islower():
            add(("person", 6.0, "family-first"))
        if any(w in namer.words["particles"] for w in words[1:]):
            add(("person", 3.0, "particle"))
        if words[-1] in namer.words["generations"]:
            add(("person", 6.0, "generation"))
    last = words[-1].lower()
    if len(last) > 4 and len(plain) < 4 and last.endswith(namer.endings):
        add(("person", 2.0, "ending"))


# ---------------------------------------------------------------- before the name


def _read_before(name: Name, namer: Namer) -> None:
    line, add = name.line, name.clues.append
    at = name.start - 1
    if name.title:
        is_honorific = name.title[-1] in namer.words["honorifics"]
        name.office = name.title[-1]
        add(("person", 9.0 if is_honorific else 7.0, "title"))
        return
    while line.word(at) in QUOTES:
        at -= 1
    word = line.word(at)
    has_article = word == "the"
    if has_article:
        at -= 1
        if name.line.pieces[name.end - 1].dep != "compound":
            add(("person", -4.0, "article"))
    elif word in namer.words["governors"] or (word == "based" and line.word(at - 1) == "-"):
        add(("organization", 4.0, "governor"))
    elif word in POSSESSIVE and (owner := namer.match(line.parts, at - 1)) and owner[1].kind == "state":
        add(("organization", 1.5, "state-owned"))
    elif (title := _match_backward(name, at, namer)) is not None:
        is_either = title[-1] in namer.words["either"]
        name.office = title[-1]
        add(("person", 2.5 if is_either else 6.0, "title"))
    before = line.word(at)
    if before in ("in", "near", "outside", "across", "throughout", "around") and not has_article:
        add(("place", 2.5, "in"))
    elif before in ("from", "to", "at") and not has_article:
        add(("place", 0.5, "to"))
    if before in ("of", "at", "for") and at > 0:
        _read_owner(name, at, namer)


def _match_backward(name: Name, at: int, namer: Namer) -> tuple[str, ...] | None:
    low = name.line.low
    for words in namer.titles_backward.get(low[at], ()) if at >= 0 else ():
        if at + 1 >= len(words) and tuple(low[at + 1 - len(words) : at + 1]) == words:
            return words
    return None


def _read_owner(name: Name, at: int, namer: Namer) -> None:
    """Read "chief executive of X", "shares in X", "streets of X"."""
    title = _match_backward(name, at - 1, namer)
    plural = line_word[:-1] if (line_word := name.line.word(at - 1)).endswith("s") else ""
    if name.line.word(at) == "at" and (plural,) in namer.title_classes:
        name.clues.append(("organization", 4.0, "office"))
    if title is not None:
        classes = namer.title_classes.get(title, frozenset())
        if "company" in classes or title[-1] in (
            "head",
            "director",
            "spokesman",
            "spokeswoman",
            "employee",
            "spokesperson",
        ):
            name.clues.append(("organization", 3.0, "office"))
        elif title[-1] in ("governor", "mayor", "resident"):
            name.clues.append(("place", 3.0, "office"))
    before = name.line.word(at - 1)
    if before in (
        "city",
        "town",
        "village",
        "province",
        "island",
        "district",
        "state",
        "port",
        "region",
        "streets",
        "outskirts",
        "suburb",
        "people",
    ):
        name.clues.append(("place", 4.0, "noun"))
    elif before in ("shares", "customers", "board", "subsidiary", "unit", "shareholders", "employees"):
        name.clues.append(("organization", 3.0, "noun"))


# ---------------------------------------------------------------- after the name


def _read_after(name: Name, namer: Namer) -> None:
    line, add, end = name.line, name.clues.append, name.end
    if name.after:
        is_company = bool(namer.title_classes.get(name.after, frozenset()) & {"company", "press"})
        add(("organization" if is_company else "place", 4.0 if is_company else 1.5, "title-after"))
    if name.small > end:
        small = line.word(name.small - 1)
        kind: Kind = "project" if small in namer.words["project_small"] else "bloc" if small == "format" else "place"
        if small in namer.words["accord_small"]:
            kind = "accord"
        add((kind, 3.0, "small"))
    word = line.word(end)
    if word in QUOTES:
        end, word = end + 1, line.word(end + 1)
    if word == "news" and line.word(end + 1) in ("agency", "service", "website", "portal", "outlet", "channel"):
        add(("organization", 6.0, "governor"))
    elif word in namer.words["governors"] and line.pieces[name.end - 1].dep in (
        "compound",
        "nmod",
        "amod",
        "poss",
        "nsubj",
    ):
        add(("organization", 2.0, "governor"))
    elif line.parts[end : end + 1] and line.parts[end] in namer.words["owned"]:
        add(("organization", 2.5, "owned"))
    elif word in POSSESSIVE and line.parts[end + 1 : end + 2] and line.parts[end + 1] in namer.words["owned"]:
        add(("organization", 2.0, "owned"))
    elif word in ("who", "whose") or (word == "," and line.word(end + 1) == "who"):
        add(("person", 3.5, "who"))
    elif word in ("province", "region", "district", "county", "island", "city", "town", "village"):
        add(("place", 3.0, "noun"))
    elif word in ("residence", "airport", "airfield", "port", "border", "hotel", "stadium", "cemetery"):
        add(("place", 5.0, "noun"))
    elif word in SITES or (line.word(end + 1) in SITES and line.pieces[end].pos in ("ADJ", "NOUN")):
        add(("place", 3.0, "noun"))
    elif word == "," or word == "(" or (word in COPULAS and line.word(end + 1) in ("a", "an", "the", "one")):
        _read_apposition(name, end, namer)
    if _is_speaker(name, namer):
        add(("person", 2.0, "says"))
        add(("organization", 1.5, "says"))
    before = name.start - 1
    if (
        before >= 0
        and line.pieces[before].lemma in ("say", "add", "tell", "write", "explain", "argue")
        and line.word(before - 1) in QUOTES | {","}
    ):
        add(("person", 2.0, "says"))


def _is_speaker(name: Name, namer: Namer) -> bool:
    """Whether a name is the subject of a verb of saying."""
    pieces, end = name.line.pieces, name.end
    if end < len(pieces) and pieces[end].pos == "VERB" and pieces[end].lemma in namer.words["say"]:
        return True
    token = pieces[end - 1]
    head = token.head - pieces[0].index
    is_subject = token.dep == "nsubj" and 0 <= head < len(pieces) and pieces[head].index == token.head
    return is_subject and pieces[head].lemma in ("say", "tell", "add", "write", "explain", "argue", "note", "warn")


def _read_apposition(name: Name, comma: int, namer: Namer) -> None:
    """Read what follows a comma: an age, an office, "a company in", "Texas"."""
    line, add = name.line, name.clues.append
    at = comma + 1
    word = line.word(at)
    if word.isdigit() and 15 < int(word[:3]) < 105 and line.word(at + 1) in (",", ")", ".", ";"):
        add(("person", 6.0, "age"))
        return
    part = line.parts[at] if at < len(line.parts) else ""
    match = namer.match(line.parts, at) if part in namer.known else None
    if match is not None and (
        match[1].kind == "state" or match[1].name in namer.us_places or match[1].use == "abbreviation"
    ):
        if match[1].use in ("name", "abbreviation") and line.word(match[0]) in (
            ",",
            ".",
            "",
            ")",
            "—",
            "-",
            "to",
            "and",
            "on",
            "in",
            ";",
        ):
            add(("place", 3.5 if word != "and" else 0.5, "in-state"))
        return
    if word in ("which", "whose"):
        return
    if word not in (
        "a",
        "an",
        "the",
        "its",
        "his",
        "their",
        "her",
        "one",
        "then",
        "now",
        "former",
        "deputy",
        "chief",
        "who",
    ) and line.is_top(at):
        return
    for here in range(at, min(at + REACH, len(line.parts))):
        low = line.low[here]
        if low in (",", ".", ";", ":", "and") or line.pieces[here].pos in ("VERB", "AUX"):
            return
        if low in namer.words["governors"]:
            add(("organization", 4.0, "apposition"))
            return
        if low in PLACE_NOUNS:
            add(("place", 4.0, "apposition"))
            return
        if low in namer.titles_backward and line.pieces[here].pos in ("NOUN", "PROPN"):
            add(("person", 4.5, "apposition"))
            return
        if low in namer.words["project_small"]:
            add(("project", 3.0, "apposition"))
            return


def _read_label(name: Name) -> None:
    """Read the parser's guess, less where it is split."""
    tokens = name.line.pieces[name.start : name.end]
    labels = [t.entity for t in tokens if t.text not in ("-", "–", "—", "'s", "’s")]
    best = max(set(labels), key=lambda label: (labels.count(label), label))
    if best in LABELS and labels.count(best) * 2 >= len(labels):
        kind, weight = LABELS[best]
        if kind == "place" and not any(k == "place" for k, _, _ in name.clues):
            weight = 2.0
        is_single = len(labels) == 1
        name.clues.append((kind, weight * (0.6 if is_single and kind == "person" else 1.0), "parser"))
    else:
        name.clues.append(("organization", 0.0, "parser"))
