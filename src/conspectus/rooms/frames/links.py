"""Links: under which frame each frame stands, and how."""

from conspectus.rooms.frames.drafts import Draft
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.prepositions import join_words
from conspectus.rooms.frames.tree import NONE, Tree

GOVERNED = frozenset({"of", "in", "from", "against", "to", "about", "at", "on", "for", "into", "as", "with", "over"})
ADVERBIAL = frozenset({"because", "although", "unless"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pobj", "attr", "acomp"})


def link_frames(tree: Tree, owners: list[Draft | None], grammar: Grammar) -> None:
    """Set parent and link of every frame that stands on a token of this sentence."""
    for at, draft in enumerate(owners):
        if draft is None or draft.parent is not None or at not in {draft.at, draft.verb}:
            continue
        top = draft.verb if draft.verb != NONE else draft.at
        parent, below = _climb(tree, top, draft, owners)
        if parent is None:
            continue
        draft.parent = parent
        draft.link = _name_link(draft, top, below, grammar)


def break_cycles(drafts: list[Draft]) -> None:
    """Part frames that a misread sentence has hung on themselves: whoever hands words over stands above them."""
    for draft in drafts:
        ring, at = [draft], draft.parent
        while at is not None and at not in ring:
            ring.append(at)
            at = at.parent
        if at is None:
            continue
        ring = ring[ring.index(at) :]
        handing = [one.parent for one in ring if one.link == "quote" and one.parent is not None]
        top = handing[0] if handing else min(ring, key=lambda one: one.index)
        top.parent, top.link = None, None


def _climb(tree: Tree, at: int, draft: Draft, owners: list[Draft | None]) -> tuple[Draft | None, int]:
    """Return the closest frame above and the token just below it."""
    for _ in range(tree.size):
        head = tree.heads[at]
        if head == at:
            return None, at
        owner = owners[head]
        if owner is not None and owner is not draft:
            return owner, at
        at = head
    return None, at


def _name_link(draft: Draft, top: int, below: int, grammar: Grammar) -> str:
    tree = draft.tree
    dep, marker = tree.deps[top], tree.kid(top, "mark")
    if draft.form in {"noun", "apposition"} or tree.pos[top] in {"NOUN", "PROPN"}:
        return _link_noun(tree, top, below, grammar)
    if dep == "conj":
        return "coordination"
    if dep == "advcl" or (dep == "ccomp" and marker != NONE and tree.words[marker] in ADVERBIAL):
        return _link_adverbial(tree, top, grammar)
    if dep == "acl":
        return _link_modifier(tree, top, grammar)
    if dep == "relcl":
        if marker != NONE and _is_infinitive(tree, top):
            return "control"
        return "complement" if marker != NONE and tree.words[marker] == "that" else "relative"
    if dep == "pcomp" or tree.deps[tree.heads[top]] == "prep":
        return _link_preposition(tree, top, grammar)
    if dep in {"xcomp", "oprd"} or (dep == "ccomp" and _is_infinitive(tree, top)):
        return "control"
    if dep in ARGUMENTS:
        return "argument"
    return {"ccomp": "complement", "amod": "relative", "parataxis": "coordination", "dep": "coordination"}.get(
        dep, "adverbial"
    )


def _is_infinitive(tree: Tree, at: int) -> bool:
    return any(tree.words[kid] == "to" for kid in tree.all_kids(at, "aux"))


def _link_noun(tree: Tree, top: int, below: int, grammar: Grammar) -> str:
    """A nominal predicate is an argument, unless the preposition before it says cause, time or concession."""
    if tree.deps[top] == "conj":
        return "coordination"
    if tree.deps[below] == "prep":
        role, _ = join_words(tree, below, grammar)
        if role in {"despite", "after", "before", "until", "since"} or " " in role:
            return grammar.links.get(role, "argument") if role != "since" else "time"
    return "argument"


def _is_complement_after_time(tree: Tree, top: int, grammar: Grammar) -> bool:
    """Whether only a time parts an infinitive from a verb that takes one: "threatened *in May* to resign"."""
    head = tree.heads[top]
    if tree.lemmas[head] not in grammar.modality.verbs or tree.kid(head, "dobj", "xcomp", "ccomp") != NONE:
        return False
    between = [at for at in range(head + 1, top) if tree.words[at] != "to"]
    return bool(between) and all(tree.time[at] != NONE or tree.deps[at] == "prep" for at in between)


def _link_adverbial(tree: Tree, top: int, grammar: Grammar) -> str:
    marker = tree.kid(top, "mark")
    if marker == NONE:
        for kid in tree.kids[top]:
            if kid < top and tree.deps[kid] == "advmod" and tree.tags[kid] == "WRB":
                marker = kid
    if marker == NONE:
        if _is_infinitive(tree, top):
            return "control" if _is_complement_after_time(tree, top, grammar) else "purpose"
        if tree.tags[top] in {"VBG", "VBN"}:
            return "participle"
        return "condition" if _is_inverted(tree, top) else "adverbial"
    word = tree.words[marker]
    if word == "for" and _is_infinitive(tree, top):
        return "control" if tree.lemmas[tree.heads[top]] == "be" or tree.pos[tree.heads[top]] == "ADJ" else "purpose"
    if word in {"in", "so", "order"} and _is_infinitive(tree, top):
        return "purpose"
    if word == "that" and marker > 0 and tree.words[marker - 1] == "so":
        return "purpose"
    if word == "as" and marker > 1 and tree.words[marker - 1] in {"long", "soon"}:
        return "condition" if tree.words[marker - 1] == "long" else "time"
    if word == "that" and marker > 0 and tree.words[marker - 1] in {"provided", "providing", "assuming", "condition"}:
        return "condition"
    if word == "since" and (tree.tags[top] == "VBG" or _is_perfect(tree, tree.heads[top])):
        return "time"
    return grammar.links.get(word, "adverbial")


def _is_perfect(tree: Tree, at: int) -> bool:
    return any(tree.lemmas[kid] == "have" for kid in tree.all_kids(at, "aux"))


def _is_inverted(tree: Tree, top: int) -> bool:
    """As in “Should prices fall”, "had they known": the auxiliary comes before the subject."""
    subject, aux = tree.kid(top, "nsubj", "nsubjpass"), tree.kid(top, "aux", "auxpass")
    return NONE < aux < subject and tree.words[aux] in {"should", "had", "were"}


def _link_modifier(tree: Tree, top: int, grammar: Grammar) -> str:
    head = tree.heads[top]
    mark = tree.kid(top, "mark")
    if mark != NONE and (tree.words[mark] == "that" or tree.tags[top] not in {"VBG", "VBN"}):
        return "complement"
    if _is_infinitive(tree, top):
        return "control" if tree.lemmas[head] in grammar.modality.nouns or tree.pos[head] == "ADJ" else "relative"
    if (
        tree.deps[tree.heads[top]] == "pobj"
        and tree.words[tree.heads[tree.heads[top]]] == "with"
        and tree.deps[tree.heads[tree.heads[top]]] == "prep"
    ):
        return "with"
    return "participle"


def _link_preposition(tree: Tree, top: int, grammar: Grammar) -> str:
    prep = tree.heads[top]
    while tree.deps[tree.heads[prep]] == "prep":
        prep = tree.heads[prep]
    role, _ = join_words(tree, prep, grammar)
    governor = tree.heads[prep]
    if role in {"with", "without"}:
        return "with" if role == "with" else "adverbial"
    is_governed = role in GOVERNED and (tree.deps[top] == "pcomp" or tree.pos[governor] == "NOUN")
    if is_governed and prep > governor:
        return "control"
    return "time" if role in {"since", "as"} else grammar.links.get(role, "adverbial")
