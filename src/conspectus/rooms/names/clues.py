"""Clues: what the words in a name and around it tell of its kind."""

from conspectus.records import Kind
from conspectus.rooms.names.beside import read_after, read_before
from conspectus.rooms.names.heads import head_kind
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name

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
PARTICLED = ("Mc", "Mac", "O'", "O’", "De", "La", "Le", "Di")  # family names with a capital inside


def read_clues(name: Name, namer: Namer) -> None:
    """Collect what speaks for a name's kind where it stands."""
    _read_known(name, namer)
    _read_words(name, namer)
    _read_shape(name, namer)
    read_before(name, namer)
    read_after(name, namer)
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


def _read_shape(name: Name, namer: Namer) -> None:
    """Read spelling: acronyms, run-together names, initials, given and family names."""
    words = name.words
    if len(words) == 1:
        _read_single(name)
    elif "." in words:
        name.clues.append(("organization", 5.0, "domain"))
    plain = [w for w in words if w[:1].isupper()]
    if len(words) > 1 and len(plain) < 5 and all(w[:1].isalpha() or w == "-" for w in words):
        _read_full_name(name, plain, namer)
    last = words[-1].lower()
    if len(last) > 4 and len(plain) < 4 and last.endswith(namer.endings):
        name.clues.append(("person", 2.0, "ending"))


def _read_single(name: Name) -> None:
    word, add = name.words[0], name.clues.append
    if word.isupper() and word.isalpha() and 1 < len(word) < 8:
        add(("organization", 2.5, "acronym"))
    elif "." in word[1:-1] and word[-1].isalpha() and "." not in (word[1], word[-2]):
        add(("organization", 5.0, "domain"))
    elif any(c.isupper() for c in word[2:]) and not word.isupper() and not word.startswith(PARTICLED):
        add(("organization", 3.0, "camel"))


def _read_full_name(name: Name, plain: list[str], namer: Namer) -> None:
    words, add = name.words, name.clues.append
    if any(len(w) > 1 and w.isupper() and w.isalpha() and w not in namer.words["generations"] for w in words):
        add(("person", -3.0, "acronym"))  # "CK Power", "Africa CDC"
    if words[0] in namer.words["given"]:
        add(("person", 5.0, "given"))
    elif any(w in namer.words["given"] for w in words[1:-1]):
        add(("person", 2.5, "given"))
    is_dotted = len(words[0]) == 4 and words[0][1::2] == ".."
    if is_dotted or any(len(w) == 2 and w[1] == "." for w in words[:-1]):
        add(("person", 5.0, "initial"))
    is_short = len(plain) == 2 and all(len(w) < 8 for w in plain)
    if words[0] in namer.words["family_first"] and (len(plain) == 3 or len(words) > 3 or is_short):
        add(("person", 5.0 if "-" in words else 3.0, "family-first"))
    elif "-" in words and words[-1].islower():
        add(("person", 6.0, "family-first"))
    if any(w in namer.words["particles"] for w in (words if words[0] != "al" else words[1:])):
        add(("person", 3.0, "particle"))
    if words[-1] in namer.words["generations"]:
        add(("person", 6.0, "generation"))


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
