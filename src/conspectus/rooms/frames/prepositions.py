"""Prepositions: which role a prepositional phrase fills, those of several words included."""

from collections.abc import Iterator

from conspectus.rooms.frames.drafts import Draft, Filler
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import take_clause, take_noun
from conspectus.rooms.frames.tree import NONE, Marks, Tree


class Attached:
    """A prepositional phrase: its role, its object (or clause), and the token that opens it."""

    __slots__ = ("filler", "is_clause", "object", "opener", "role")

    def __init__(self, role: str, filler: Filler | None, opener: int, *, is_clause: bool = False) -> None:
        self.role, self.filler, self.opener, self.is_clause = role, filler, opener, is_clause
        self.object = filler.head if filler else NONE


def read_prepositions(tree: Tree, head: int, grammar: Grammar) -> Iterator[Attached]:
    """Yield the prepositional phrases that hang on a word, in order; a stranded preposition has no filler."""
    for kid in tree.kids[head]:
        if tree.deps[kid] in {"prep", "dative"} and tree.pos[kid] in {"ADP", "SCONJ", "VERB", "ADV", "ADJ", "PART"}:
            yield from _read_one(tree, kid, grammar)


def _read_one(tree: Tree, at: int, grammar: Grammar) -> Iterator[Attached]:
    role, last = join_words(tree, at, grammar)
    if role == "according to":
        return
    found = False
    for kid in _objects(tree, at, last):
        dep = tree.deps[kid]
        if dep == "pobj":
            found = True
            yield Attached(role, take_noun(tree, kid), at)
        elif dep in {"pcomp", "ccomp"} and tree.pos[kid] in {"VERB", "AUX"}:
            found = True
            yield Attached(role, take_clause(tree, kid), at, is_clause=True)
        elif dep in {"prep", "pcomp"}:
            inner = list(_read_one(tree, kid, grammar))
            found = found or bool(inner)
            for attached in inner:
                yield Attached(
                    f"{role} {attached.role}" if role in {"because", "out", "due"} else role, attached.filler, at
                )
        elif dep == "conj" and tree.pos[kid] == "ADP":
            yield from _read_one(tree, kid, grammar)
    if not found:
        yield Attached(role, None, at)


def _objects(tree: Tree, at: int, last: int) -> list[int]:
    """Return what hangs on the last word of a preposition; the parser may have hung the object on an earlier one."""
    if at == last or any(tree.deps[kid] in {"pobj", "pcomp"} for kid in tree.kids[last]):
        return tree.kids[last]
    return [kid for token in range(at, last) for kid in tree.kids[token] if kid > last and tree.deps[kid] == "pobj"]


def join_words(tree: Tree, at: int, grammar: Grammar) -> tuple[str, int]:
    """Return a preposition, of several words where they stand in a row, and its last token."""
    for words in grammar.prepositions.get(tree.words[at], ()):
        last = at + len(words) - 1
        if last < tree.size and tuple(tree.words[at : last + 1]) == words:
            return " ".join(words), last
    return tree.words[at], at


def fill_prepositions(draft: Draft, head: int, grammar: Grammar, marks: Marks) -> None:
    """Give a predicate the prepositional phrases on a word; times are no arguments."""
    tree = draft.tree
    for attached in read_prepositions(tree, head, grammar):
        if attached.filler is None or tree.time[attached.object] != NONE:
            continue
        draft.add(name_role(tree, attached, grammar, marks), attached.filler, opener=attached.opener)


def name_role(tree: Tree, attached: Attached, grammar: Grammar, marks: Marks) -> str:
    """Return "place" for a preposition of place before a place, otherwise the preposition."""
    if (
        attached.role in grammar.place_prepositions
        and not attached.is_clause
        and is_place(tree, attached.object, marks, grammar)
    ):
        is_state = marks.kinds.get(marks.naming[tree.mention[attached.object]].entity) == "state"
        if not (is_state and attached.role in {"on", "across", "along", "off"}):
            return "place"
    return attached.role


def is_place(tree: Tree, at: int, marks: Marks, grammar: Grammar) -> bool:
    """Whether a token is the name of a place or a state."""
    mention = tree.mention[at]
    if mention == NONE or marks.naming[mention].form != "name":
        return False
    return marks.kinds.get(marks.naming[mention].entity) in grammar.place_kinds
