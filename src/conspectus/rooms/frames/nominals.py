"""Nominals: a frame for every noun that is a predicate: "the bank's purchase of shares", "talks between A and B"."""

from conspectus.rooms.frames.drafts import Draft, Filler
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import take_noun
from conspectus.rooms.frames.prepositions import Attached, name_role, read_prepositions
from conspectus.rooms.frames.tree import NONE, Marks, Tree

PARTY_WORDS = frozenset(
    {"ally", "partner", "rival", "neighbour", "neighbor", "enemy", "foe", "competitor", "adversary", "opponent"}
)


def read_nominal(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> Draft | None:
    """Return the frame of a noun that is a predicate; an agent noun ("buyer") only with something to be an agent of."""
    kind = _classify(tree, at, grammar, marks)
    if kind is None:
        return None
    draft = Draft(tree, at, NONE, tree.lemmas[at], "noun")
    draft.rule = kind
    for attached in read_prepositions(tree, at, grammar):
        if attached.filler is not None and tree.time[attached.object] == NONE:
            draft.add(_name_role(tree, attached, kind, grammar, marks), attached.filler, opener=attached.opener)
    _fill_from_left(draft, kind, grammar, marks)
    if kind == "agent" and not draft.slots:
        return None
    return draft


def _classify(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> str | None:
    if tree.deps[at] in {"compound", "nmod", "amod", "npadvmod", "punct"} or tree.time[at] != NONE:
        return None
    mention = tree.mention[at]
    if mention != NONE and marks.naming[mention].form == "name":
        return None
    lemma = tree.lemmas[at]
    kind = grammar.nominals.classes.get(lemma)
    if tree.pos[at] == "PROPN":
        return kind if kind and tree.tags[at] in {"NNP", "NNPS"} and _is_capitalised_heading(tree) else None
    if tree.pos[at] != "NOUN":
        return None
    if kind is None and lemma.endswith("ing") and len(lemma) > 5 and lemma not in grammar.nominals.not_gerunds:
        prep = tree.kid(at, "prep")
        return "transitive" if prep != NONE and tree.words[prep] == "of" else None
    return kind


def _is_capitalised_heading(tree: Tree) -> bool:
    """Whether the sentence is a headline in capitals, where the parser takes common nouns for names."""
    letters = [tag for tag in tree.tags if tag[0].isalpha()]
    return sum(tag in {"NNP", "NNPS"} for tag in letters) * 2 > len(letters)


def _name_role(tree: Tree, attached: Attached, kind: str, grammar: Grammar, marks: Marks) -> str:
    role = attached.role
    if attached.is_clause:
        return role
    if role == "of":
        if tree.lemmas[tree.heads[attached.opener]] in grammar.nominals.given and _is_body(
            tree, attached.object, grammar, marks
        ):
            return "subject"
        return "object" if kind in {"transitive", "transfer", "agent"} else "subject"
    if (role == "by" and kind != "agent") or (role in {"between", "among"} and kind != "agent"):
        return "subject"
    return name_role(tree, attached, grammar, marks)


def _is_body(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> bool:
    """Whether a noun is somebody who gives approval, support or criticism, rather than what gets it."""
    mention = tree.mention[at]
    if mention != NONE:
        return marks.kinds.get(marks.naming[mention].entity) in {"person", "organization", "state", "bloc"}
    return tree.lemmas[at] in grammar.nominals.bodies


def _fill_from_left(draft: Draft, kind: str, grammar: Grammar, marks: Marks) -> None:
    """Read the possessor, the nationality and the noun that stand before a nominal predicate."""
    tree, at = draft.tree, draft.at
    for kid in tree.kids[at]:
        if kid > at or tree.time[kid] != NONE:
            continue
        dep = tree.deps[kid]
        if dep == "poss" and tree.tags[kid] != "WP$":
            draft.add(_possessor_role(draft, kind, grammar), _possessor(tree, kid))
        elif dep in {"compound", "nmod", "amod"}:
            _fill_modifier(draft, kid, kind, marks)


def _possessor(tree: Tree, kid: int) -> Filler:
    return take_noun(tree, kid, is_bare=True)


def _possessor_role(draft: Draft, kind: str, grammar: Grammar) -> str:
    if kind == "agent":
        return "object" if not draft.has("object") else "of"
    if kind == "transitive" and draft.predicate in grammar.nominals.undergone and not draft.has("object"):
        return "object"
    return "subject" if not draft.has("subject") or kind == "relation" else "of"


def _fill_modifier(draft: Draft, kid: int, kind: str, marks: Marks) -> None:
    """A name or nationality before the noun does it ("Peruvian exports"); a plain noun has it done ("gas exports")."""
    tree, mention = draft.tree, draft.tree.mention[kid]
    filler = take_noun(tree, kid, is_bare=True)
    if mention != NONE and tree.mention[draft.at] != mention:
        name = marks.naming[mention]
        while filler.left > 0 and tree.starts[filler.left] > name.start:
            filler.left -= 1
        if kind == "agent":
            role = (
                "object"
                if draft.predicate in PARTY_WORDS or marks.kinds.get(name.entity) in {"state", "organization", "bloc"}
                else ""
            )
        elif kind in {"transitive", "transfer"} and marks.kinds.get(name.entity) in {"project", "accord"}:
            role = "object"
        else:
            role = "subject"
        if role and (role == "subject" or not draft.has("object")) and (kind == "relation" or not draft.has(role)):
            draft.add(role, filler)
    elif (
        tree.deps[kid] in {"compound", "nmod"}
        and tree.pos[kid] == "NOUN"
        and kind in {"transitive", "transfer"}
        and not draft.has("object")
    ):
        draft.add("object", filler)
