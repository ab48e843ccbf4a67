"""Negation: which predicates "not", "no", "neither", "nothing", "without" take in."""

from conspectus.rooms.frames.drafts import Draft
from conspectus.rooms.frames.grammar import Negation
from conspectus.rooms.frames.tree import NONE, Tree


def read_negation(draft: Draft, negation: Negation) -> None:
    """Set whether something beside the predicate denies it, and the cue."""
    tree = draft.tree
    cue = NONE
    if draft.verb != NONE:
        cue = _find_beside(tree, draft.verb, negation)
    if cue == NONE and draft.at != draft.verb:
        cue = (
            _find_on_noun(tree, draft.at, negation)
            if tree.pos[draft.at] in {"NOUN", "PROPN"}
            else _find_beside(tree, draft.at, negation)
        )
    if cue == NONE and draft.form in {"verb", "copula", "existential", "adjective"}:
        cue = _find_on_arguments(draft, negation)
    if cue == NONE:
        cue = _find_before(tree, draft, negation)
    if cue != NONE:
        draft.is_negated = True
        draft.negation = (tree.starts[cue], tree.ends[cue])
        if tree.words[cue] == "no" and cue + 1 < tree.size and tree.words[cue + 1] == "longer":
            draft.aspect = "ending"


def _find_beside(tree: Tree, at: int, negation: Negation) -> int:
    """Return a "not", "never", "hardly" that hangs on a word."""
    for kid in tree.kids[at]:
        dep, word = tree.deps[kid], tree.words[kid]
        if dep == "neg" or (dep in {"advmod", "preconj", "det"} and word in negation.adverbs):
            if not _is_not_only(tree, kid):
                return kid
        elif dep == "advmod" and word not in {"ago", "since", "far"}:
            for inner in tree.kids[kid]:
                if (
                    tree.words[inner] in {"no", "not"}
                    and (word == "longer" or tree.deps[inner] == "neg")
                    and not _is_not_only(tree, inner)
                ):
                    return inner
        elif dep == "cc" and word == "nor" and kid < at:
            return kid
    return NONE


def _is_not_only(tree: Tree, at: int) -> bool:
    """As in “not only ... but”, "not long ago", "not surprisingly": denies nothing."""
    if tree.words[at] != "not" or at + 1 >= tree.size:
        return False
    if tree.words[at + 1] in {"only", "just", "merely", "simply", "solely", "least", "surprisingly", "unlike"}:
        return True
    rest = tree.words[at + 1 : at + 5]
    rest = rest[1:] if rest[0] in {"that", "so", "too", "very"} else rest
    return rest[0] in {"long", "far", "much"} and rest[1:2] in (["ago"], ["after"], ["before"], ["from"], ["later"])


def _find_on_noun(tree: Tree, at: int, negation: Negation) -> int:
    """Return a "no" or "few" before a noun, or "nothing" itself."""
    if tree.words[at] in negation.pronouns and not _has_article(tree, at):
        return at
    for kid in tree.kids[at]:
        if kid > at or tree.deps[kid] not in {"det", "amod", "neg", "preconj", "cc", "nummod"}:
            continue
        if tree.words[kid] in negation.determiners and not _has_article(tree, at) and not _has_article(tree, kid):
            return kid
    return NONE


def _has_article(tree: Tree, at: int) -> bool:
    """As in “a few”, "a little", "the few": some."""
    return any(tree.words[kid] in {"a", "the", "these", "those", "very", "quite"} for kid in tree.kids[at]) or (
        at > 0 and tree.words[at - 1] == "a"
    )


def _find_on_arguments(draft: Draft, negation: Negation) -> int:
    """As in “No papers were signed”, "signed no papers", "neither Chile nor Peru signed"."""
    tree = draft.tree
    for slot in draft.slots:
        if slot.is_shared or slot.filler.tree is not tree or slot.opener != NONE:
            continue
        if slot.role in {"subject", "object"} or (slot.role == "complement" and draft.form == "existential"):
            cue = _find_on_noun(tree, slot.filler.head, negation)
            if (
                cue == NONE
                and slot.role == "subject"
                and slot.filler.left > 0
                and tree.words[slot.filler.left - 1] == "neither"
            ):
                cue = slot.filler.left - 1
            if cue != NONE:
                return cue
    return NONE


def _find_before(tree: Tree, draft: Draft, negation: Negation) -> int:
    """As in “without signing”, "the lack of talks", "has yet to sign", "nor did she sign"."""
    top = draft.verb if draft.verb != NONE else draft.at
    head = tree.heads[top]
    opener = tree.kid(top, "aux")
    if opener > 1 and tree.words[opener] == "to" and tree.words[opener - 1] == "yet":
        return opener - 1 if tree.lemmas[opener - 2] in {"have", "be"} else NONE
    first = tree.lefts[top]
    if draft.verb != NONE and first > 0 and tree.words[first - 1] == "nor" and tree.deps[top] == "conj":
        return first - 1
    if tree.deps[head] != "prep" and tree.deps[head] != "mark":
        return NONE
    if tree.words[head] == "without":
        return head
    if tree.words[head] in {"of", "in"} and tree.lemmas[tree.heads[head]] in negation.nouns:
        return tree.heads[head]
    return NONE
