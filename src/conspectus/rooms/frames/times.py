"""Times: which time expression says when of which frame."""

from conspectus.rooms.frames.drafts import Draft
from conspectus.rooms.frames.tree import NONE, Tree

MODIFYING = frozenset({"nummod", "compound", "amod", "nmod", "poss"})
DONE = frozenset({"dobj", "nsubj", "nsubjpass"})


def assign_times(tree: Tree, owners: list[Draft | None]) -> None:
    """Give each time expression of a sentence to the closest predicate above it."""
    heads: dict[int, int] = {}
    for at in range(tree.size):
        which = tree.time[at]
        if which != NONE and (which not in heads or not tree.is_under(at, heads[which])):
            heads[which] = _top(tree, at, which)
    for which, head in heads.items():
        draft = _find_inside(tree, head, owners) or _find_owner(tree, head, owners)
        if draft is not None:
            draft.times.append(which)
    _share_times(tree, owners, heads)


def _top(tree: Tree, at: int, which: int) -> int:
    """Return the highest token of an expression."""
    while tree.heads[at] != at and tree.time[tree.heads[at]] == which:
        at = tree.heads[at]
    return at


def _find_owner(tree: Tree, at: int, owners: list[Draft | None]) -> Draft | None:
    noun = tree.heads[at]
    if tree.deps[at] in MODIFYING and at < noun and tree.deps[noun] in DONE and owners[noun] is None:
        return None  # "opposed the 2019 law": it is the law that is of 2019
    for _ in range(tree.size):
        owner = owners[at]
        if owner is not None and tree.time[at] == NONE:
            return owner
        head = tree.heads[at]
        if head == at:
            return owner if owner is not None else _first_owner(owners)
        at = head
    return None


def _find_inside(tree: Tree, at: int, owners: list[Draft | None]) -> Draft | None:
    """In brackets with a verb of their own a time is that verb's: "(on 6 May the envoy paid a visit)"."""
    opening = next((k for k in range(at, -1, -1) if tree.words[k] in "()"), NONE)
    closing = next((k for k in range(at, tree.size) if tree.words[k] in "()"), NONE)
    if NONE in {opening, closing} or tree.words[opening] != "(" or tree.words[closing] != ")":
        return None
    inside = [owner for owner in owners[opening:closing] if owner is not None and opening < owner.verb < closing]
    return inside[0] if len({id(owner) for owner in inside}) == 1 else None


def _first_owner(owners: list[Draft | None]) -> Draft | None:
    """A fragment without a predicate above the time: the first one there is."""
    return next((draft for draft in owners if draft is not None), None)


def _share_times(tree: Tree, owners: list[Draft | None], heads: dict[int, int]) -> None:
    """A time that opens the sentence holds for the coordinated verbs too: "In May, she met X and Z signed Y"."""
    for at, draft in enumerate(owners):
        if draft is None or draft.link != "coordination" or draft.times or draft.parent is None or draft.verb != at:
            continue
        is_own = tree.kid(at, "nsubj", "nsubjpass") != NONE
        is_alike = (draft.tense, draft.modality) == (draft.parent.tense, draft.parent.modality)
        if draft.parent.surface is None or (is_own and not is_alike):
            continue
        first = draft.parent.surface.left
        draft.times += [which for which in draft.parent.times if which in heads and heads[which] < first]
