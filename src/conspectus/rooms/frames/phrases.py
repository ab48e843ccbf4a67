"""Phrases: how far a noun phrase or a clause reaches, and the records made of them.

A noun phrase runs from its first word to its last, determiner, modifiers, prepositional phrases and coordinated heads
included, and stops before the first relative clause, participle or apposition that punctuation sets off.
"""

from conspectus.records import Phrase
from conspectus.rooms.frames.drafts import Filler
from conspectus.rooms.frames.tree import NONE, PUNCTUATION, Marks, Tree

CLAUSAL = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "dep", "ccomp"})
UNITS = frozenset({"m", "bn", "tn", "k", "mn"})
LEADING = frozenset({"punct", "cc", "preconj", "mark", "intj"})


def take_noun(tree: Tree, head: int, *, is_bare: bool = False) -> Filler:
    """Return the noun phrase of a head. Bare: without any clause that hangs on it."""
    left = head
    for kid in tree.kids[head]:
        if kid > head:
            break
        if tree.deps[kid] not in LEADING:
            left = tree.lefts[kid]
            break
    while left < head and tree.words[left] in PUNCTUATION:
        left += 1
    right = _reach(tree, head, is_bare=is_bare)
    if right == head and right + 1 < tree.size and tree.words[right + 1] in UNITS and tree.tags[head] == "CD":
        right += tree.starts[right + 1] == tree.ends[right]  # "$250m", cut in two by the parser
    if "(" in tree.words[head : right + 1] and ")" not in tree.words[head : right + 1]:
        right = max(head, tree.words.index("(", head) - 1)
    while right > head and tree.deps[right] == "cc":
        right -= 1
    return Filler(tree, head, left, right)


def _reach(tree: Tree, head: int, *, is_bare: bool) -> int:
    """Return the last token of a noun phrase."""
    deps, right = tree.deps, head
    for kid in tree.kids[head]:
        if kid < head:
            continue
        dep = deps[kid]
        if dep in {"punct", "cc", "case"}:
            continue
        if dep in CLAUSAL:
            if is_bare or tree.words[tree.lefts[kid] - 1] in PUNCTUATION or dep in {"parataxis", "advcl"}:
                break
            right = max(right, tree.trim(head, tree.rights[kid])[1])
        elif dep == "conj":
            if tree.pos[kid] in {"VERB", "AUX"} and tree.kid(kid, "nsubj", "nsubjpass", "aux") != NONE:
                break
            right = max(right, _reach(tree, kid, is_bare=is_bare))
        elif tree.lefts[kid] > head:
            right = max(
                right,
                _reach(tree, kid, is_bare=is_bare)
                if dep in {"prep", "pobj", "nmod", "npadvmod", "amod"}
                else tree.rights[kid],
            )
    return right


def take_clause(tree: Tree, head: int) -> Filler:
    """Return a whole clause as a filler, its opening conjunction left out."""
    left, right = tree.lefts[head], tree.rights[head]
    left, right = tree.trim(left, right)
    while (
        left < head
        and tree.heads[left] == head
        and tree.deps[left] in {"mark", "cc", "punct"}
        and tree.words[left] in {"that", "and", "but", ",", "as"}
    ):
        left += 1
    left, right = tree.trim(left, right)
    return Filler(tree, head, min(left, head), max(right, head))


def bound_clause(tree: Tree, head: int) -> tuple[int, int]:
    """Return the first and last token of a clause without its conjunction and the clauses coordinated with it."""
    deps, left, right = tree.deps, head, head
    for kid in tree.kids[head]:
        dep = deps[kid]
        if dep in {"cc", "mark", "punct", "preconj"}:
            continue
        if kid < head:
            left = min(left, tree.lefts[kid])
        elif not (dep in {"conj", "parataxis"} and tree.pos[kid] in {"VERB", "AUX"}):
            right = max(right, tree.rights[kid])
    left, right = tree.trim(left, right)
    return min(left, head), max(right, head)


class Phraser:
    """Makes phrase records; the same stretch of a document is made once."""

    __slots__ = ("made", "marks")

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.made: dict[tuple[int, int, int], Phrase] = {}

    def write(self, filler: Filler) -> Phrase:
        """Return the record of a filler."""
        key = filler.key
        phrase = self.made.get(key)
        if phrase is None:
            phrase = self.made[key] = self._make(filler)
        return phrase

    def _make(self, filler: Filler) -> Phrase:
        tree, head = filler.tree, filler.head
        start, end = tree.starts[filler.left], tree.ends[filler.right]
        head_start, head_end = tree.starts[head], tree.ends[head]
        mention = tree.mention[head]
        if mention != NONE and self.marks.naming[mention].form in {"name", "pronoun"}:
            named = self.marks.naming[mention]
            if start <= named.start and named.end <= end:
                head_start, head_end = named.start, named.end
        return Phrase(
            start=start,
            end=end,
            head_start=head_start,
            head_end=head_end,
            lemma=tree.lemmas[head],
            entities=self._name(filler),
            inside=self.marks.inside(start, end),
        )

    def _name(self, filler: Filler) -> tuple[str, ...]:
        """Return the entities that the head and the heads coordinated with it name."""
        tree = filler.tree
        found: dict[str, None] = {}
        heads, at = [filler.head], 0
        while at < len(heads):
            mention = tree.mention[heads[at]]
            if mention != NONE and (
                self.marks.naming[mention].form != "adjective" or heads[at] == filler.left == filler.right
            ):
                found.update(dict.fromkeys(self.marks.share(mention)))
            heads += [
                kid
                for kid in tree.kids[heads[at]]
                if tree.deps[kid] == "conj" and kid <= filler.right and tree.pos[kid] != "VERB"
            ]
            at += 1
        return tuple(found)
