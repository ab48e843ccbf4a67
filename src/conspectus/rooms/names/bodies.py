"""Bodies, places and the like: which names of a document are one thing's."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from conspectus.records import Kind
from conspectus.rooms.names.heads import is_generic, is_organ
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
    words = {
        key: body_key(use.words, namer.words["legal"])
        for key, use in by_key.items()
        if use.kind not in ("state", "person", "group")
    }
    firsts: defaultdict[str, list[str]] = defaultdict(list)
    lasts: defaultdict[str, list[str]] = defaultdict(list)
    for key, parts in words.items():
        firsts[parts[0]].append(key)
        lasts[parts[-1]].append(key)
    for key, parts in sorted(words.items(), key=lambda item: (-len(item[1]), item[0])):
        short, size = by_key[key], len(parts)
        longer = [
            other
            for other in firsts[parts[0]]
            if words[other][:size] == parts and _begins(by_key[other], short, words[other][size:], namer)
        ]
        if not longer or short.name.is_bare:
            longer = [
                other
                for other in lasts[parts[-1]]
                if words[other][-size:] == parts and _ends(by_key[other], short, words[other][:-size], namer)
            ]
        sets = {groups.find(other) for other in longer}
        if len(sets) == 1:
            groups.join(sets.pop(), key)


def _may_join(long: Use, short: Use, rest: tuple[str, ...]) -> bool:
    are_known = short.name.known is not None and long.name.known is not None
    return bool(rest) and long.kind == short.kind and not are_known


def _begins(long: Use, short: Use, rest: tuple[str, ...], namer: Namer) -> bool:
    """Whether a longer name only adds nouns to a shorter one that it begins with."""
    if not _may_join(long, short, rest):
        return False
    size = len([w for w in short.words if w != "-"])
    if short.kind == "project":
        return True
    if short.kind == "place":
        return all(word in namer.words["loose_places"] for word in rest)
    if short.kind == "organization":
        is_company = long.name.known is not None and size == 1
        if is_company or long.words[-1] in namer.words["legal"]:
            return True
        if size == 1 and _is_trading(long.words, namer) and not is_generic(short.words, namer):
            return True
    is_owner = rest[0] == "of" and len(rest) < 6 and size > 1
    return is_owner or all(word in namer.words["loose_bodies"] for word in rest)


def _is_trading(words: tuple[str, ...], namer: Namer) -> bool:
    """Whether a name is built like a company's, which goes by its first word; a ministry's does not."""
    return words[-1] in namer.words["firm_heads"]


def _ends(long: Use, short: Use, rest: tuple[str, ...], namer: Namer) -> bool:
    """Whether a longer name only adds a country or "Banco" to a shorter one that it ends with."""
    if not _may_join(long, short, rest):
        return False
    if short.name.is_bare or all(word in namer.words["bank_words"] for word in rest):
        return True
    is_body = short.kind == "organization" and len(short.words) > 1 and short.words[-1] in namer.words["heads"]
    shown = [word for word in long.words if word not in ("-", ",", "the")]
    return is_body and namer.match(shown, 0) is not None


def find_pairs(uses: list[Use]) -> list[tuple[Use, Use]]:
    """Find names that brackets give a second name: "Customs Cooperation Council (CCC)"."""
    pairs = []
    for left, right in pairwise(uses):
        line = left.name.line
        if line is not right.name.line or line.low[left.name.end : right.name.start] != ["("]:
            continue
        if line.word(right.name.end) in (")", ";", ","):
            long, short = (left, right) if len(left.words) > 1 else (right, left)
            if _is_short_form(short, long, is_behind=short is right):
                pairs.append((long, short))
    return pairs


def _is_short_form(short: Use, long: Use, *, is_behind: bool) -> bool:
    word = short.words[0]
    if len(short.words) > 1 or len(long.words) < 2 or not word.isupper() or short.kind == "state":
        return False
    is_body = long.kind not in ("state", "place", "person")
    return fits_acronym(word, long.words) or (is_behind and is_body)


def assign_owners(uses: list[Use], states: dict[int, str], namer: Namer) -> None:
    """Tell apart bodies of one name that belong to several states: "the Kenyan High Court" and "Uganda's High Court".

    `states` gives the key of the state, by the character where its name or adjective ends.
    """
    last: dict[str, str] = {}
    organs = [use for use in uses if use.kind == "organization" and is_organ(use.words, namer)]
    for use in organs:
        line, at = use.name.line, use.name.start - 1
        if at >= 0 and line.low[at] in POSSESSIVE:
            at -= 1
        owner = states.get(line.pieces[at].end, "") if at >= 0 else ""
        owner = owner or last.get(use.key, "")
        if owner:
            last[use.key] = owner
            use.owner, use.key = owner, f"{use.key} @{owner}"
    for use in organs:  # a bare name before its owner is known
        if not use.owner and use.key in last:
            use.owner, use.key = last[use.key], f"{use.key} @{last[use.key]}"
