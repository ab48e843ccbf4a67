"""Clauses: a frame for every verb that is a predicate, with the roles its own children fill."""

from conspectus.rooms.frames.drafts import Draft, Filler
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import take_clause, take_noun
from conspectus.rooms.frames.prepositions import fill_prepositions
from conspectus.rooms.frames.tree import NONE, Marks, Tree

NOT_PREDICATES = frozenset(
    {
        "aux",
        "auxpass",
        "amod",
        "compound",
        "prep",
        "mark",
        "det",
        "punct",
        "intj",
        "case",
        "advmod",
        "nmod",
        "nummod",
        "quantmod",
        "predet",
        "cc",
        "poss",
    }
)
RELATIVES = frozenset({"WDT", "WP"})


def is_predicate(tree: Tree, at: int) -> bool:
    """Whether a token is a verb that says something by itself."""
    if tree.pos[at] not in {"VERB", "AUX"} or tree.deps[at] in NOT_PREDICATES:
        return False
    return tree.tags[at][:2] in {"VB", "MD"} or tree.kid(at, "nsubj", "dobj", "aux") != NONE


def is_passive(tree: Tree, at: int, intransitive: frozenset[str] = frozenset()) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, by coordination with such a verb, or as a participle."""
    if tree.kid(at, "auxpass", "nsubjpass", "csubjpass") != NONE:
        return True
    if tree.tags[at] == "VBD" and tree.deps[at] in {"acl", "advcl"} and tree.kid(at, "agent") != NONE:
        return tree.kid(at, "dobj", "nsubj") == NONE
    if tree.tags[at] == "VBD" and tree.deps[at] in {"acl", "advcl"} and tree.lemmas[at] not in intransitive:
        # "Lee, tipped to win, ...": a past tense has a subject of its own, or one is a participle
        return tree.kid(at, "nsubj", "csubj", "expl", "dobj", "aux", "mark", "prt") == NONE and (
            tree.kid(at, "xcomp") != NONE and tree.heads[at] != at
        )
    if (
        tree.tags[at] == "VBD"
        and tree.deps[at] == "conj"
        and tree.kid(at, "aux", "nsubj", "dobj", "ccomp", "xcomp") == NONE
    ):
        head = tree.heads[at]  # "was bought by X and sold to Y": the parser calls the second a past tense
        return tree.lemmas[at] not in intransitive and tree.kid(head, "auxpass") != NONE
    if tree.tags[at] != "VBN" or tree.kid(at, "aux", "nsubj", "dobj") != NONE:
        return tree.tags[at] == "VBN" and tree.kid(at, "agent") != NONE and tree.kid(at, "dobj") == NONE
    dep = tree.deps[at]
    if dep == "conj":
        head = tree.heads[at]
        return tree.tags[head] == "VBN" and is_passive(tree, head)
    return dep in {"acl", "advcl", "ROOT", "xcomp", "ccomp", "pcomp", "oprd", "dep", "parataxis", "appos"}


def read_verb(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> Draft:
    """Return the frame of a verb, with the arguments that stand beside it."""
    draft = Draft(tree, at, at, tree.lemmas[at], "verb")
    particle = tree.kid(at, "prt")
    if particle != NONE:
        draft.predicate += " " + tree.words[particle]
        draft.parts.append(particle)
    if is_passive(tree, at, grammar.intransitive):
        draft.voice, draft.rule = "passive", "passive"
    fill_subject(draft, at, grammar)
    for kid in tree.kids[at]:
        dep = tree.deps[kid]
        if dep == "dobj" and not _is_time(tree, kid):
            draft.add("object", take_noun(tree, kid))
        elif dep == "dative" and tree.pos[kid] != "ADP":
            draft.add("recipient", take_noun(tree, kid))
        elif dep == "agent":
            agent = tree.kid(kid, "pobj")
            if agent != NONE and not _is_time(tree, agent):
                draft.add("subject", take_noun(tree, agent), opener=kid)
        elif dep in {"attr", "acomp", "oprd"}:
            draft.add("complement", take_noun(tree, kid))
        elif dep in {"ccomp", "xcomp"}:
            _fill_complement(draft, kid)
    fill_prepositions(draft, at, grammar, marks)
    return draft


def _fill_complement(draft: Draft, kid: int) -> None:
    """Read a complement clause; one without a verb ("made Oslo its partner") gives an object and what is said of it."""
    tree = draft.tree
    if tree.pos[kid] in {"VERB", "AUX"}:
        draft.add("clause", take_clause(tree, kid))
        return
    subject = tree.kid(kid, "nsubj")
    if subject == NONE:
        draft.add("complement" if tree.pos[kid] in {"NOUN", "PROPN", "ADJ"} else "clause", take_noun(tree, kid))
        return
    what = take_noun(tree, kid)
    draft.add("object", take_noun(tree, subject))
    draft.add("complement", Filler(tree, kid, min(tree.rights[subject] + 1, kid), what.right))


def fill_subject(draft: Draft, at: int, grammar: Grammar) -> None:
    """Read the grammatical subject: who does it, or in the passive to whom it is done."""
    tree = draft.tree
    for kid in tree.kids[at]:
        dep = tree.deps[kid]
        if dep not in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
            continue
        if dep.startswith("csubj"):
            draft.add("subject", take_clause(tree, kid))
            return
        if _is_empty(tree, kid, at):
            return
        draft.surface = take_noun(tree, kid)
        if draft.voice == "active":
            role = "subject"
        elif draft.predicate in grammar.ditransitive and tree.kid(at, "dobj", "ccomp") != NONE:
            role = "recipient"
        else:
            role = "object"
        draft.add(role, draft.surface)
        return


def _is_empty(tree: Tree, kid: int, at: int) -> bool:
    """Whether "it" stands for the clause that follows: "it was noted that", "it is hard to"."""
    if tree.words[kid] != "it":
        return False
    hosts = [at, *tree.all_kids(at, "acomp", "attr", "oprd")]
    clauses = [inner for host in hosts for inner in tree.all_kids(host, "ccomp", "xcomp", "advcl") if inner > at]
    if tree.tags[at] == "VBN" or len(hosts) > 1:
        return any(
            tree.kid(inner, "mark", "aux") != NONE
            and tree.words[tree.kid(inner, "mark", "aux")] in {"that", "to", "for"}
            for inner in clauses
        )
    return tree.lemmas[at] in {"seem", "appear", "happen"} and bool(clauses)


def _is_time(tree: Tree, at: int) -> bool:
    return tree.time[at] != NONE
