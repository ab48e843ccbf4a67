"""Sharing: subjects and objects taken over from coordinated, controlling and governing clauses."""

from conspectus.rooms.frames.clauses import RELATIVES
from conspectus.rooms.frames.drafts import Draft, Filler
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import take_noun
from conspectus.rooms.frames.tree import NONE, Tree

OF_SUBJECT = frozenset(
    {"by", "in", "without", "after", "before", "on", "upon", "while", "despite", "since", "when", "besides"}
)


def share_arguments(tree: Tree, owners: list[Draft | None], grammar: Grammar) -> None:
    """Fill the roles that syntax leaves to be understood; governing clauses first."""
    for draft in owners:
        if draft is not None:
            _settle(draft, grammar, 0)
    for draft in owners:
        if draft is not None and draft.link == "coordination" and draft.parent is not None:
            _share_object(draft.parent, draft, grammar)


def _settle(draft: Draft, grammar: Grammar, depth: int) -> None:
    if draft.is_settled:
        return
    draft.is_settled = True
    if draft.parent is not None and depth < 40:
        _settle(draft.parent, grammar, depth + 1)
    if draft.tree.deps[_top(draft)] == "relcl" and draft.link == "relative":
        _fill_gap(draft, grammar)
    _resolve_relatives(draft)
    if (
        draft.surface is None
        and draft.rule != "happening"
        and draft.form in {"verb", "copula", "adjective"}
        and not _has_own_subject(draft)
    ):
        _find_subject(draft, grammar)
    elif draft.form == "noun" and not draft.has("subject") and draft.rule != "happening":
        _find_agent(draft, grammar)


def _has_own_subject(draft: Draft) -> bool:
    """Whether the frame needs no subject from elsewhere; a passive with a `by` phrase still lacks its object."""
    return draft.has("object") if draft.voice == "passive" else draft.has("subject")


def _top(draft: Draft) -> int:
    return draft.verb if draft.verb != NONE else draft.at


def _give(draft: Draft, filler: Filler) -> None:
    """Make a phrase the grammatical subject of a clause that has none of its own."""
    draft.surface = filler
    if draft.form == "verb" and draft.rule in {"light-verb", "happening"}:
        role = "subject" if draft.voice == "active" else ""
    else:
        role = "subject" if draft.voice == "active" else "object"
    if role and not draft.has(role):
        draft.add(role, filler, is_shared=True)


def _find_subject(draft: Draft, grammar: Grammar) -> None:
    parent, top, tree = draft.parent, _top(draft), draft.tree
    head = tree.heads[top]
    filler: Filler | None = None
    if tree.deps[top] == "acl" and draft.link in {"participle", "relative", "with"}:
        if (
            draft.link == "relative"
            and draft.voice == "active"
            and not draft.has("object")
            and draft.predicate not in grammar.intransitive
        ):
            draft.add("object", take_noun(tree, head, is_bare=True), is_shared=True)  # "papers to sign"
            return
        filler = take_noun(tree, head, is_bare=True)
    elif parent is None:
        return
    elif draft.link in {
        "coordination",
        "participle",
        "purpose",
        "time",
        "condition",
        "concession",
        "cause",
        "adverbial",
    }:
        filler = _appealed(draft, parent, grammar) or _subject_of_clause(draft, parent)
    elif draft.link == "control" or (draft.link == "complement" and not _is_finite(tree, top)):
        filler = _controller(draft, parent, grammar)
    if filler is not None and not _is_expletive(filler):
        _give(draft, filler)


def _is_finite(tree: Tree, top: int) -> bool:
    return any(tree.tags[at] in {"VBD", "VBZ", "VBP", "MD"} for at in [top, *tree.all_kids(top, "aux", "auxpass")])


def _is_expletive(filler: Filler) -> bool:
    return filler.tree.deps[filler.head] == "expl"


def _appealed(draft: Draft, parent: Draft, grammar: Grammar) -> Filler | None:
    """Whoever is to do it: "called on *the minister* to resign", "nominated *Berg* to lead it"."""
    if draft.link != "purpose" or parent.voice != "active":
        return None
    paid = parent.slot("recipient") if parent.predicate == "pay" else None
    if paid is not None:
        return paid.filler  # "paid farmers nine million to leave"
    for role in ("on", "upon", "to", "with", "object"):
        slot = parent.slot(role)
        key = parent.predicate if role == "object" else f"{parent.predicate} {role}"
        if slot is not None and key in grammar.appealing and slot.filler.head < _top(draft):
            return slot.filler
    return None


def _subject_of_clause(draft: Draft, parent: Draft) -> Filler | None:
    """Return the grammatical subject of the clause beside or above, unless this one is finite itself."""
    tree, top = draft.tree, _top(draft)
    if (
        draft.link != "coordination"
        and tree.tags[top] in {"VBD", "VBZ", "VBP"}
        and tree.kid(top, "nsubj", "nsubjpass") == NONE
    ):
        return None
    if parent.form == "noun":
        slot = parent.slot("subject")
        return slot.filler if slot else None
    return parent.surface


def _controller(draft: Draft, parent: Draft, grammar: Grammar) -> Filler | None:
    tree, top = draft.tree, _top(draft)
    if parent.form == "noun" or (parent.rule == "light-verb" and tree.heads[top] != parent.verb):
        slot = parent.slot("subject")
        return slot.filler if slot else None
    if parent.voice == "passive" or parent.form != "verb":
        return parent.surface
    if tree.deps[top] == "pcomp" and tree.pos[tree.heads[tree.heads[top]]] in {"NOUN", "PROPN"}:
        return parent.surface  # "left open the option of leaving"
    prep = tree.words[tree.heads[top]] if tree.deps[top] == "pcomp" else ""
    if prep in OF_SUBJECT:
        return parent.surface
    other = parent.slot("recipient") or parent.slot("object")
    if other is not None and parent.predicate not in grammar.subject_despite_object and other.filler.head < top:
        return other.filler
    return parent.surface


def _find_agent(draft: Draft, grammar: Grammar) -> None:
    """Give a nominal predicate the subject of the clause around it: "X is a buyer of", "X plans the sale of"."""
    parent, tree = draft.parent, draft.tree
    if parent is None:
        return
    if draft.rule == "agent":
        if draft.link == "coordination" and parent.rule == "agent" and (shared := parent.slot("subject")) is not None:
            draft.add("subject", shared.filler, is_shared=True)
        if parent.form == "verb":  # "sees X as an ally", "made X its partner"
            said, of = parent.slot("complement") or parent.slot("as"), parent.slot("object")
            if said is not None and of is not None and said.filler.head == draft.at:
                draft.add("subject", of.filler, is_shared=True)
        if parent.form in {"copula", "apposition"}:
            complement, subject = parent.slot("complement"), parent.slot("subject")
            if complement is not None and subject is not None and complement.filler.head == draft.at:
                draft.add("subject", subject.filler, is_shared=True)
        return
    if parent.form == "verb" and tree.deps[draft.at] in {"dobj", "pobj"} and parent.voice == "active":
        keys = (parent.predicate, f"{parent.predicate} {tree.words[tree.heads[draft.at]]}")
        if any(
            grammar.modality.objects.get(key) in {"planned", "starting", "continuing", "ending", "succeeding"}
            for key in keys
        ):
            subject = parent.slot("subject")
            if subject is not None:
                draft.add("subject", subject.filler, is_shared=True)


# ---------------------------------------------------------------- relative clauses


def _antecedent(draft: Draft) -> int:
    """Return the noun that the relative clause around a predicate belongs to."""
    tree, at = draft.tree, _top(draft)
    for _ in range(tree.size):
        if tree.deps[at] == "relcl":
            return tree.heads[at]
        if tree.heads[at] == at:
            return NONE
        at = tree.heads[at]
    return NONE


def _resolve_relatives(draft: Draft) -> None:
    """Put the antecedent in place of "which", "who", "that"."""
    tree = draft.tree
    for slot in draft.slots:
        filler = slot.filler
        if (
            filler.tree is tree
            and tree.tags[filler.head] in RELATIVES
            and tree.words[filler.head] != "what"
            and filler.left == filler.right
        ):
            antecedent = _antecedent(draft)
            if antecedent == NONE:
                continue
            slot.filler, slot.is_shared = take_noun(tree, antecedent, is_bare=True), True
            if draft.surface is filler:
                draft.surface = slot.filler


def _fill_gap(draft: Draft, grammar: Grammar) -> None:
    """Fill what a relative clause leaves open: "the dam they built", "the town where he lives"."""
    tree, top = draft.tree, _top(draft)
    if any(tree.tags[slot.filler.head] in RELATIVES for slot in draft.slots if slot.filler.tree is tree):
        return
    antecedent = take_noun(tree, tree.heads[top], is_bare=True)
    where = [kid for kid in tree.kids[top] if tree.tags[kid] in {"WRB", "WP$"}]
    if where:
        if tree.words[where[0]] == "where":
            draft.add("place", antecedent, is_shared=True)
        return
    if any(tree.tags[kid] == "WP$" for at in tree.kids[top] for kid in tree.kids[at]):
        return
    for kid in tree.kids[top]:
        if tree.deps[kid] == "prep" and not tree.kids[kid] and kid > top:
            draft.add(tree.words[kid], antecedent, is_shared=True, opener=kid)
            return
    if draft.surface is None:
        if _is_object_gap(draft, grammar):
            draft.add("object", antecedent, is_shared=True)
        else:
            _give(draft, antecedent)
    elif (
        draft.voice == "active"
        and draft.form == "verb"
        and not draft.has("object")
        and not draft.has("clause")
        and draft.predicate not in grammar.intransitive
    ):
        draft.add("object", antecedent, is_shared=True)


def _is_object_gap(draft: Draft, grammar: Grammar) -> bool:
    """Whether an infinitive lacks its object rather than its subject: "a bridge to repair"."""
    is_infinitive = draft.tree.tags[_top(draft)] == "VB" and draft.form == "verb" and draft.voice == "active"
    return is_infinitive and not draft.has("object") and draft.predicate not in grammar.intransitive


# ---------------------------------------------------------------- shared objects


def _share_object(first: Draft, second: Draft, grammar: Grammar) -> None:
    """As in “produces and exports gas”: the first verb takes the object that the second is followed by."""
    if first.form != "verb" or second.form != "verb" or first.voice != "active" or second.voice != "active":
        return
    if first.rule == "light-verb":
        return
    if (
        first.has("object")
        or first.has("clause")
        or first.predicate in grammar.intransitive
        or first.tree is not second.tree
    ):
        return
    tree, slot = first.tree, second.slot("object")
    if slot is None or slot.is_shared or slot.filler.head < second.at:
        return
    between = [
        at
        for at in range(max(first.parts) + 1, second.verb)
        if tree.deps[at] not in {"cc", "punct", "advmod", "aux", "conj"}
    ]
    if not between and not tree.all_kids(second.verb, "nsubj", "nsubjpass"):
        first.add("object", slot.filler, is_shared=True)
