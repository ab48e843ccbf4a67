"""Copulas: frames for what something is: to be, there is, adjectives, appositions and titles before names."""

from conspectus.rooms.frames.clauses import fill_subject
from conspectus.rooms.frames.drafts import Draft, Filler
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import take_clause, take_noun
from conspectus.rooms.frames.prepositions import fill_prepositions, is_place
from conspectus.rooms.frames.tree import NONE, Marks, Tree

BECOMING = {"become": "starting", "remain": "continuing", "stay": "continuing"}


def read_copula(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> Draft:
    """Return the frame of a form of "be" (or "become", "remain") with what it says of its subject."""
    if tree.kid(at, "expl") != NONE and tree.lemmas[at] == "be" and tree.words[tree.kid(at, "expl")] == "there":
        return _read_existential(tree, at, grammar, marks)
    acomp = tree.kid(at, "acomp", "oprd")
    if acomp != NONE and tree.pos[acomp] in {"ADJ", "VERB"} and tree.kid(at, "attr") == NONE:
        draft = _read_adjective(tree, at, acomp, grammar, marks)
    else:
        draft = Draft(tree, at, at, tree.lemmas[at], "copula")
        for kid in tree.all_kids(at, "attr", "acomp", "oprd"):
            draft.add("complement", take_noun(tree, kid))
    draft.aspect = BECOMING.get(tree.lemmas[at], "simple")
    fill_subject(draft, at, grammar)
    for kid in tree.all_kids(at, "ccomp", "xcomp"):
        draft.add("clause", take_clause(tree, kid))
    fill_prepositions(draft, at, grammar, marks)
    return draft


def _read_existential(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> Draft:
    draft = Draft(tree, at, at, "be", "existential")
    for kid in tree.all_kids(at, "attr", "nsubj", "dobj"):
        if tree.tags[kid] != "EX":
            draft.surface = take_noun(tree, kid)
            draft.add("subject", draft.surface)
    fill_prepositions(draft, at, grammar, marks)
    return draft


def _read_adjective(tree: Tree, at: int, adjective: int, grammar: Grammar, marks: Marks) -> Draft:
    draft = Draft(tree, adjective, at, tree.lemmas[adjective], "adjective")
    draft.parts.append(at)
    _fill_adjective(draft, adjective, grammar, marks)
    return draft


def _fill_adjective(draft: Draft, adjective: int, grammar: Grammar, marks: Marks) -> None:
    tree = draft.tree
    for kid in tree.all_kids(adjective, "xcomp", "ccomp"):
        draft.add("clause", take_clause(tree, kid))
    fill_prepositions(draft, adjective, grammar, marks)


def read_loose_adjective(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> Draft | None:
    """Return the frame of an adjective that follows its noun with a complement: "countries dependent on oil"."""
    dep, head = tree.deps[at], tree.heads[at]
    if dep not in {"amod", "acl", "advcl", "conj", "relcl", "ccomp"} or tree.kid(at, "prep", "xcomp", "ccomp") == NONE:
        return None
    if dep == "amod" and (head > at or tree.pos[head] not in {"NOUN", "PROPN", "PRON"}):
        return None
    draft = Draft(tree, at, NONE, tree.lemmas[at], "adjective")
    draft.rule = "loose-adjective"
    fill_subject(draft, at, grammar)
    if dep in {"amod", "acl"} and draft.surface is None:
        draft.surface = take_noun(tree, head, is_bare=True)
        draft.add("subject", Filler(tree, head, draft.surface.left, min(draft.surface.right, at - 1)))
    _fill_adjective(draft, at, grammar, marks)
    return draft if draft.slots else None


def read_apposition(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> Draft | None:
    """Return the frame of "X, head of Y" (or "the head of Y, X"): the name is the subject, the rest the complement."""
    head = tree.heads[at]
    if tree.pos[head] not in {"NOUN", "PROPN", "PRON"} or tree.pos[at] not in {"NOUN", "PROPN"}:
        return None
    if tree.words[at - 1] == "(" and tree.words[at + 1 : at + 2] == [")"]:
        return None  # initials, or a country: "the Lima Stock Exchange (LSE)"
    if tree.time[at] != NONE or tree.time[head] != NONE or _is_apart(tree, head, at, grammar, marks):
        return None
    first, second = take_noun(tree, head, is_bare=True), take_noun(tree, at)
    if first.right >= second.left:
        first.left, first.right = tree.trim(first.left, second.left - 1)
    if first.right < first.head:
        return None
    is_turned = tree.pos[at] == "PROPN" and tree.pos[head] == "NOUN"
    subject, complement = (second, first) if is_turned else (first, second)
    draft = Draft(tree, complement.head, NONE, "be", "apposition")
    draft.surface = subject
    draft.add("subject", subject)
    draft.add("complement", complement)
    return draft


def _is_apart(tree: Tree, a: int, b: int, grammar: Grammar, marks: Marks) -> bool:
    """Whether two nouns side by side say nothing of each other: initials, "Paris, France", a city and somebody."""
    first, second = tree.mention[a], tree.mention[b]
    if NONE not in {first, second} and marks.naming[first].entity == marks.naming[second].entity:
        return True
    if not is_place(tree, a, marks, grammar):
        return False
    return is_place(tree, b, marks, grammar) or tree.lemmas[b] in grammar.titles - {"port", "city", "town", "island"}


def read_title(tree: Tree, head: int, grammar: Grammar, marks: Marks) -> Draft | None:
    """Return the frame of a title before a name: "Energy Minister Ana Ruiz", "writer Ana Ruiz"."""
    if tree.pos[head] != "PROPN" or tree.deps[head] == "compound":
        return None
    title = NONE
    for kid in tree.kids[head]:
        if kid < head and tree.deps[kid] in {"compound", "nmod", "amod"} and _is_title(tree, kid, grammar):
            title = kid
    if title == NONE or tree.tags[title + 1] not in {"NNP", "NNPS"}:
        return None
    phrase = take_noun(tree, head, is_bare=True)
    first = title + 1
    mention = tree.mention[head]
    if mention != NONE and marks.naming[mention].form == "name":
        while first > phrase.left and tree.starts[first] > marks.naming[mention].start:
            first -= 1
        if first <= title:
            return None
    draft = Draft(tree, title, NONE, "be", "apposition")
    draft.rule = "title"
    draft.surface = Filler(tree, head, first, head)
    draft.add("subject", draft.surface)
    draft.add("complement", Filler(tree, title, phrase.left, title))
    return draft


def _is_title(tree: Tree, at: int, grammar: Grammar) -> bool:
    word = tree.words[at]
    return word in grammar.titles or tree.lemmas[at] in grammar.titles or word.rpartition("-")[2] in grammar.titles
