"""Bodies, places and the like: which names of a document are one thing's."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from conspectus.records import Kind
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.spelling import body_key, fits_acronym, initials

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class Use(Struct):
    """An occurrence of a name that is no person's: what it is taken for, and the key of what it names."""

    name: Name
    kind: Kind
    words: tuple[str, ...]
    key: str
    owner: str = ""  # state that a ministry or parliament is said to belong to

    @property
    def start(self) -> int:
        """Return where the name begins in the text."""
        return self.name.text_start


class Groups:
    """Sets of keys that name one thing."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Return the set that a key is in."""
        while (above := self.parent.get(key, key)) != key:
            key = above
        return key

    def join(self, left: str, right: str) -> None:
        """Make two sets one; the left one gives the key."""
        left, right = self.find(left), self.find(right)
        if left != right:
            self.parent[right] = left


def make_key(kind: Kind, words: tuple[str, ...], namer: Namer) -> str:
    """Return the key of a name that knowledge does not have."""
    family = "place" if kind in ("place", "state") else "body"
    return f"{family}:" + " ".join(body_key(words, namer.words["legal"]))


def find_bodies(uses: list[Use], pairs: Iterable[tuple[Use, Use]], namer: Namer) -> Groups:
    """Find which uses name one body, place, project or accord."""
    groups = Groups()
    by_key: dict[str, Use] = {}
    for use in uses:
        kept = by_key.get(use.key)
        if kept is None or len(use.words) > len(kept.words):
            by_key[use.key] = use
    for long, short in pairs:
        groups.join(long.key, short.key)
    _join_equal(by_key, groups, namer)
    _join_acronyms(by_key, groups)
    _join_short(by_key, groups, namer)
    return groups


def _join_equal(by_key: dict[str, Use], groups: Groups, namer: Namer) -> None:
    """Join names that differ only in legal form, accents or spelling: "Acme" and "Acme Inc."."""
    same: dict[tuple[Kind, tuple[str, ...], str], str] = {}
    for key, use in by_key.items():
        mark = (use.kind, body_key(use.words, namer.words["legal"]), use.owner)
        groups.join(same.setdefault(mark, key), key)


def _join_acronyms(by_key: dict[str, Use], groups: Groups) -> None:
    """Join "NWF" to the one name whose words begin so."""
    long: defaultdict[str, set[str]] = defaultdict(set)
    for key, use in by_key.items():
        if use.kind in ("organization", "bloc", "project", "accord"):
            for letters in initials(use.words):
                long[letters].add(groups.find(key))
    for key, use in by_key.items():
        word = use.words[0].replace(".", "")
        if len(use.words) == 1 and word.isupper() and len(word) > 1:
            found = long.get(word, set()) - {groups.find(key)}
            if len(found) == 1:
                groups.join(found.pop(), key)


def _join_short(by_key: dict[str, Use], groups: Groups, namer: Namer) -> None:
    """Join a short form to the one longer name that it begins or ends: "Acme" and "Acme Corp.", "High Court"."""
    words = {key: body_key(use.words, namer.words["legal"]) for key, use in by_key.items()}
    firsts: defaultdict[str, list[str]] = defaultdict(list)
    lasts: defaultdict[str, list[str]] = defaultdict(list)
    for key, parts in words.items():
        if by_key[key].kind not in ("state", "person", "group"):
            firsts[parts[0]].append(key)
            lasts[parts[-1]].append(key)
    for key, parts in sorted(words.items(), key=lambda item: (-len(item[1]), item[0])):
        kind = by_key[key].kind
        if kind in ("state", "person", "group"):
            continue
        is_bare = by_key[key].name.is_bare
        longer = (
            [] if is_bare else [k for k in firsts[parts[0]] if _is_longer(by_key, words, k, key, namer, at_end=False)]
        )
        if not longer:
            longer = [k for k in lasts[parts[-1]] if _is_longer(by_key, words, k, key, namer, at_end=True)]
        sets = {groups.find(k) for k in longer}
        if len(sets) == 1:
            groups.join(sets.pop(), key)


def _is_longer(
    by_key: dict[str, Use], words: dict[str, tuple[str, ...]], long: str, short: str, namer: Namer, *, at_end: bool
) -> bool:
    ours, theirs = words[short], words[long]
    if (
        len(theirs) <= len(ours)
        or by_key[long].kind != by_key[short].kind
        or (by_key[short].name.known and by_key[long].name.known)
    ):
        return False
    size = len(ours)
    rest = theirs[:-size] if at_end else theirs[size:]
    if (theirs[-size:] if at_end else theirs[:size]) != ours:
        return False
    kind = by_key[short].kind
    shown = [w for w in by_key[long].words if w not in ("-", ",", "the")]
    if at_end:
        table = namer.words
        is_body = ours[-1].capitalize() in table["heads"]
        if all(
            w in {"banco", "banca", "banque", "grupo", "groupe", "gruppo", "bank", "compagnie", "compania"}
            for w in rest
        ):
            return True
        if size == 1 and by_key[short].name.is_bare:
            return True
        return is_body and size > 1 and kind == "organization" and namer.match(shown, 0) is not None
    if kind == "project":
        return True
    loose = {"river", "sea", "strip", "island", "islands", "mountains", "peninsula", "city"}
    if kind == "place":
        return all(w in loose for w in rest)
    heads = {
        "of",
        "group",
        "company",
        "bank",
        "corporation",
        "motor",
        "motors",
        "party",
        "foods",
        "energy",
        "industries",
        "airlines",
        "agreement",
        "treaty",
        "marine",
        "electronics",
        "capital",
        "international",
        "holdings",
        "pharmaceuticals",
        "technologies",
        "news",
        "agency",
        "computer",
        "computers",
        "system",
        "systems",
    }
    if by_key[long].name.known is not None and kind == "organization" and size == 1 and len(theirs) == 2:
        return True
    is_owner = rest[0] == "of" and len(rest) < 6
    return all(w in heads for w in rest) or (is_owner and size > 1)


def find_pairs(uses: list[Use]) -> list[tuple[Use, Use]]:
    """Find names that brackets give a second name: "Customs Cooperation Council (CCC)"."""
    pairs = []
    for left, right in zip(uses, uses[1:], strict=False):
        line = left.name.line
        if line is not right.name.line or line.low[left.name.end : right.name.start] != ["("]:
            continue
        if line.word(right.name.end) not in (")", ";", ","):
            continue
        for long, short in ((left, right), (right, left)):
            if len(short.words) == 1 and short.words[0].isupper() and len(long.words) > 1:
                if fits_acronym(short.words[0], long.words) or (
                    short is right and long.kind not in ("state", "place", "person")
                ):
                    if short.kind != "state":
                        pairs.append((long, short))
                break
    return pairs


def assign_owners(uses: list[Use], adjectives: dict[int, str], namer: Namer) -> None:
    """Tell apart bodies of one name that belong to several states: "the Kenyan High Court" and "Uganda's High Court"."""
    organs = namer.words["organs"]
    last: dict[str, str] = {}
    for use in uses:
        text = " ".join(use.words)
        if use.kind != "organization" or not (
            text in organs or "Ministry" in use.words or text.startswith("Ministry ")
        ):
            continue
        line, at = use.name.line, use.name.start - 1
        owner = adjectives.get(line.pieces[at].end, "") if at >= 0 else ""
        if not owner and at > 0 and line.low[at] in POSSESSIVE:
            owner = adjectives.get(line.pieces[at - 1].end, "")
        owner = owner or last.get(use.key, "")
        if owner:
            last[use.key] = owner
            use.owner = owner
            use.key = f"{use.key} @{owner}"
    for use in uses:  # a bare name before its owner is known
        if not use.owner and use.key in last:
            use.owner, use.key = last[use.key], f"{use.key} @{last[use.key]}"
