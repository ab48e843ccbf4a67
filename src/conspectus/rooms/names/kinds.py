"""Kinds: all that speaks for a name in a document -> what it names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from conspectus.records import Kind
from conspectus.rooms.names.blocks import opens
from conspectus.rooms.names.heads import head_kind
from conspectus.rooms.names.lexicon import Known, Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.spelling import fold
from conspectus.rooms.names.text import QUOTES

KINDS: tuple[Kind, ...] = ("state", "person", "organization", "place", "bloc", "project", "accord", "group")
AGAIN = 0.25  # what a clue adds when it is met again; swept on the gold piles, 2026-11
LIMIT = 2.0  # times its weight that one sort of clue may add up to
# clues in the name itself, the same wherever it stands
OWN = frozenset({
    "known", "gazetteer", "head", "opener", "bare", "given", "initial", "family-first", "particle", "generation",
    "ending", "acronym", "camel", "domain",
})  # fmt: skip
FOUNDERS = frozenset({"founder", "co-founder", "cofounder", "heir"})
NAMESAKE = 30.0  # more than knowledge and the parser say together
SURE, CLEAR, FAIR = 8.0, 5.5, 4.0
UNRECORDED = frozenset(
    {
        "DATE",
        "TIME",
        "EVENT",
        "WORK_OF_ART",
        "PRODUCT",
        "LANGUAGE",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
    }
)


class Profile:
    """A name with all its occurrences in a document, and what it is taken for."""

    __slots__ = ("confidence", "key", "kind", "known", "names", "rule", "scores", "words")

    def __init__(self, key: str, names: list[Name]) -> None:
        self.key = key
        self.names = names
        self.words = names[0].words
        self.known: Known | None = names[0].known
        self.scores: dict[Kind, float] = {}
        self.kind: Kind | None = None
        self.confidence = 0.0
        self.rule = ""

    def add(self, kind: Kind, weight: float, rule: str) -> None:
        """Add a clue from the rest of the document, and decide again."""
        self.scores[kind] = self.scores.get(kind, 0.0) + weight
        self.decide(rule)

    def decide(self, rule: str = "") -> None:
        """Take the kind with the highest score."""
        if not self.scores:
            return
        best = max(self.scores, key=lambda k: (round(self.scores[k], 6), -KINDS.index(k)))
        score = self.scores[best]
        second = max((s for k, s in self.scores.items() if k != best), default=0.0)
        margin = score - max(second, 0.0)
        self.kind = best if score > 0 else None
        self.confidence = (
            0.95
            if score >= SURE and margin >= FAIR
            else 0.85
            if score >= FAIR and margin >= 2
            else 0.65
            if score >= 2.5 and margin > 0.5
            else 0.5
        )
        self.rule = rule or self.rule


def decide_kinds(names: Iterable[Name], namer: Namer) -> dict[str, Profile]:
    """Decide, for every name of a document, what kind of thing it names, and leave out names of nothing recorded."""
    groups: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        groups[name.key].append(name)
    profiles = {key: Profile(key, found) for key, found in groups.items()}
    for profile in profiles.values():
        _score(profile)
    _learn_people(profiles, namer)
    _learn_bodies(profiles, namer)
    _learn_lists(profiles)
    return {key: profile for key, profile in profiles.items() if _is_kept(profile, namer)}


def _score(profile: Profile) -> None:
    """Add up clues: each sort counts in full once, a little when it comes again, up to a limit."""
    weights: dict[tuple[Kind, str], list[float]] = {}
    for name in profile.names:
        for kind, weight, source in name.clues:
            weights.setdefault((kind, source), []).append(weight)
    best, rule = 0.0, "parser"
    for (kind, source), found in weights.items():
        if source == "parser":
            total = sum(found) / len(profile.names)  # a guess counts as often as it is made
        else:
            top = max(found, key=abs)
            again = 0.0 if source in OWN else abs(sum(found) - top)
            total = min(abs(top) + AGAIN * again, LIMIT * abs(top)) * (1 if top > 0 else -1)
        profile.scores[kind] = profile.scores.get(kind, 0.0) + total
        if max(found) > best:
            best, rule = max(found), source
    profile.decide(f"name.{rule}")


def _learn_people(profiles: dict[str, Profile], namer: Namer) -> None:
    """Take a word alone for a person where it ends (or, in some languages, begins) the full name of one."""
    plain = {fold(key): profile for key, profile in profiles.items() if len(profile.words) == 1}
    for profile in list(profiles.values()):
        if len(profile.words) < 2 or profile.known is not None:
            continue
        if profile.kind != "person":
            _learn_from_short(profile, profiles, namer)
        if profile.kind != "person":
            continue
        for tail in family_names(profile.words, namer):
            other = profiles.get(tail) or plain.get(fold(tail))
            if other is not None and _is_founded(profile, other):
                continue
            if other is not None and _is_namesake(other) and _is_surely_person(profile, namer):
                other.add("person", NAMESAKE, "name.family")  # "Valerie Paris", and "Paris" alone
                continue
            if (other is not None and other.known is None) or (
                other is not None and other.known and other.known.use == "outlet"
            ):
                other.add("person", 6.0, "name.family")


def _is_surely_person(full: Profile, namer: Namer) -> bool:
    """Whether more than the parser's guess takes a full name for a person's, and no place begins it."""
    told = any(kind == "person" and source != "parser" for n in full.names for kind, _, source in n.clues)
    first = full.words[0]
    return (told or first in namer.words["given"]) and first not in namer.known and first not in namer.cities


def _is_namesake(short: Profile) -> bool:
    """Whether a word that is a city's or a state's name too stands nowhere as a place's."""
    if short.known is None or short.known.kind != "place" or short.known.use not in ("name", "capital"):
        return False
    places = {"in", "to", "compass", "in-state", "land-owned", "noun", "small"}
    return not any(kind == "place" and source in places for n in short.names for kind, _, source in n.clues)


def _is_founded(full: Profile, short: Profile) -> bool:
    """Whether a word alone is the company that the bearer of the name founded: "founder Olaf Brandvik"."""
    if not any(n.office in FOUNDERS for n in full.names):
        return False
    told = {kind for n in short.names for kind, weight, source in n.clues if weight > 1 and source != "parser"}
    return "person" not in told and ("organization" in told or short.kind == "organization")


def _learn_from_short(profile: Profile, profiles: dict[str, Profile], namer: Namer) -> None:
    """Take a full name for a person's where the family name alone is one, and no noun says otherwise."""
    if len(profile.words) > 5 or head_kind(profile.words, namer)[0] is not None:
        return
    for tail in family_names(profile.words, namer)[:2]:
        other = profiles.get(tail)
        if other is not None and other.known is None and other.kind == "person":
            profile.add("person", 3.0, "name.family")


def family_names(words: Sequence[str], namer: Namer) -> list[str]:
    """Return what a person of this full name may be called alone: the family name, with its particle or without."""
    plain = [w for w in words if w not in namer.words["generations"]]
    if len(plain) < 2:
        return []
    found = [plain[-1]]
    at = len(plain) - 1
    while at > 1 and (plain[at - 1] in namer.words["particles"] or plain[at - 1] == "-"):
        at -= 1
        found.append(" ".join(plain[at:]))
    if at > 1 and plain[at - 1] == "-":
        found.append(" ".join(plain[at - 2 :]))
    if is_family_first(plain, namer):
        found.append(plain[0])
    return found


def is_family_first(words: Sequence[str], namer: Namer) -> bool:
    """Whether a full name begins with the family name."""
    return words[0] in namer.words["family_first"] or ("-" in words and words[-1].islower() and words[1] != "-")


def _learn_bodies(profiles: dict[str, Profile], namer: Namer) -> None:
    """Take a name that begins with a body's for something of that body, not for a person.

    And take the first words of a body's or project's name for it, where only nouns for bodies follow.
    """
    for profile in list(profiles.values()):
        owner = profiles.get(profile.words[0])
        if profile.kind == "person" and len(profile.words) > 1 and owner is not None and owner.kind == "organization":
            is_told = any(kind == "person" and source != "parser" for n in profile.names for kind, _, source in n.clues)
            if not is_told and owner.confidence > 0.6:
                profile.add("organization", 4.0, "name.owned")
    for profile in list(profiles.values()):
        if profile.kind not in ("organization", "project", "accord") or len(profile.words) < 2:
            continue
        bank = profiles.get(profile.words[-1]) if profile.words[0].lower() in namer.words["bank_words"] else None
        if bank is not None and bank.known is None and len(profile.words) == 2:
            bank.add("organization", SURE, "name.short")  # "Banca Adriatica" and "Adriatica"
        land = profiles.get(profile.words[-1]) if profile.words[-2] == "of" else None
        if land is not None and land.known is None:
            land.add("place", FAIR, "name.land")  # "Football Association of Zembia" and "Zembia"
        for size in range(1, len(profile.words)):
            short = profiles.get(" ".join(profile.words[:size]))
            rest = profile.words[size:]
            table = namer.words
            sets = ("legal", "heads", "project_heads", "topics", "common", "plain")
            is_plain = all(any(w in table[name] for name in sets) for w in rest)
            is_company = profile.kind == "organization" and (
                profile.known is not None or profile.words[-1] in table["legal"]
            )
            is_plain = is_plain or (size == 1 and (is_company or _names_company(profile, short, namer)))
            if short is not None and short.known is None and (is_plain or profile.kind == "project"):
                is_by_noun = short.rule == "name.head" and profile.confidence > 0.8
                if is_by_noun and short.kind is not None:  # "Carrick Bay" beside "Carrick Bay Foods"
                    short.scores[short.kind] -= FAIR
                short.add(profile.kind, SURE if is_by_noun else FAIR, "name.short")


def _names_company(long: Profile, short: Profile | None, namer: Namer) -> bool:
    """Whether a word alone is a company by the first word of its name: "Falconer" beside "Falconer Lines".

    Not where a person, a title or a preposition of place says what the word is; a ministry goes by no first word.
    """
    is_trade = long.words[-1] in namer.words["firm_heads"]
    if short is None or not is_trade or long.kind != "organization" or short.rule == "name.family":
        return False
    told = {
        source for n in short.names for kind, weight, source in n.clues if kind in ("person", "place") and weight > 2
    }
    return told <= {"parser", "gazetteer"}


def _learn_lists(profiles: dict[str, Profile]) -> None:
    """Take a name that only the parser has guessed at for what its neighbours in a list are."""
    names = sorted((n for p in profiles.values() for n in p.names), key=lambda n: (n.line.index, n.start))
    for left, right in pairwise(names):
        if left.line is not right.line:
            continue
        between = left.line.low[left.end : right.start]
        if not between or len(between) > 2 or any(word not in (",", "and", "or", "&") for word in between):
            continue
        for sure, other in ((profiles[left.key], profiles[right.key]), (profiles[right.key], profiles[left.key])):
            is_guess = other.known is None and other.confidence <= 0.65
            if is_guess and sure.kind is not None and sure.confidence > 0.8 and sure.rule != "name.list":
                clues = {source for n in other.names for kind, weight, source in n.clues if weight > 1}
                if clues <= {"parser"}:
                    other.add("place" if sure.kind == "state" else sure.kind, 2.5, "name.list")


def _is_kept(profile: Profile, namer: Namer) -> bool:
    """Whether a name is recorded at all."""
    if profile.known is not None:
        return profile.kind is not None
    if any(_is_product(n, namer) for n in profile.names):
        return False
    if profile.words[0][:1].islower() and len(profile.words) == 1 and max(profile.scores.values(), default=0.0) < FAIR:
        return False
    if profile.kind is None:
        profile.kind, profile.confidence, profile.rule = "organization", 0.45, "name.capitals"
        profile.scores["organization"] = 0.0
    score = profile.scores[profile.kind]
    tokens = [n.line.pieces[n.start] for n in profile.names]
    if len(profile.words) == 1 and all(opens(n.line, n.start) for n in profile.names):
        is_short = profile.rule == "name.short" and any(t.entity or t.tag == "NNP" for t in tokens)
        is_told = (
            profile.rule == "name.family"
            or is_short
            or any(
                kind == profile.kind
                and weight > 0
                and source != "in"
                and (source != "apposition" or (tokens[0].tag == "NNP" and len(profile.key) > 4))
                for n in profile.names
                for kind, weight, source in n.clues
            )
        )
        is_deed = profile.rule in ("name.deed", "name.which", "name.who", "name.officer") and (
            tokens[0].tag != "NNS" or tokens[0].entity == "PERSON"
        )
        is_named = is_deed or tokens[0].tag.startswith("NNP") or score > CLEAR or profile.rule == "name.family"
        return score >= 2.5 and is_told and is_named
    if score >= 1.5:
        return not (score < FAIR and all(t.entity in UNRECORDED for t in tokens))
    if all(t.entity in UNRECORDED or not t.tag.startswith("NNP") for t in tokens):
        return False
    is_quoted = any(n.line.word(n.start - k) in QUOTES for n in profile.names for k in (1, 2))
    return len(profile.names) > 1 or (len(profile.words) > 1 and not is_quoted)


def _is_product(name: Name, namer: Namer) -> bool:
    """Whether a noun beside a name says that it is a product's: "the tablet X", "X missiles"."""
    after = name.line.parts[name.end : name.end + 1]
    if after and after[0] in namer.words["product_nouns"]:
        return True
    is_short = len(name.words) < 3 and head_kind(("", *name.words), namer)[0] is None
    return is_short and not name.title and name.line.word(name.start - 1) in namer.words["product_leads"]
