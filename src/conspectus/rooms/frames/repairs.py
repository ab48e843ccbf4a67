"""Repairs: attachments that the small parser gets wrong in regular ways, each mended by a named rule."""

from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.repairs_verbs import mend_verbs
from conspectus.rooms.frames.tree import NONE, Marks, Tree

BREAKS = frozenset({";", ",", ":", "–", "—", "-"})


def mend_tree(tree: Tree, grammar: Grammar, marks: Marks) -> None:
    """Apply the rules; heads and labels change, children are indexed afterwards."""
    mend_lemmas(tree, grammar)
    mend_prefixes(tree, grammar)
    mend_verbs(tree, grammar, marks)
    mend_headless_clause(tree)
    mend_purposes(tree)
    mend_joined_infinitives(tree)
    mend_bare_conjuncts(tree)
    mend_left_clauses(tree, grammar)
    mend_colon_subjects(tree)
    mend_split_titles(tree, grammar)
    mend_person_heads(tree, grammar, marks)
    mend_second_sayings(tree, grammar)
    mend_of_verbs(tree, grammar)
    mend_own_prepositions(tree, grammar)
    mend_agents(tree, grammar)
    mend_times_on_names(tree)
    mend_absolute_with(tree)


def mend_lemmas(tree: Tree, grammar: Grammar) -> None:
    """As in “hopes” is "hope", not "hop"."""
    for at, word in enumerate(tree.words):
        lemma = grammar.lemmas.get(word)
        if lemma is not None and tree.pos[at] in {"VERB", "AUX"} and (word[0] != "'" or tree.lemmas[at][:1] in "'’"):
            tree.lemmas[at] = lemma


def mend_prefixes(tree: Tree, grammar: Grammar) -> None:
    """As in “re-exporting”: a prefix, its hyphen and a verb are one verb; "n't" is a negation whatever its shape."""
    for at in range(tree.size):
        if tree.words[at] == "n't" and tree.deps[at] != "neg" and at > 0:
            tree.deps[at] = "neg"
            tree.heads[at] = tree.heads[at - 1]
        verb = at + 2
        if verb >= tree.size or tree.words[at] not in grammar.prefixes or tree.words[at + 1] != "-":
            continue
        if tree.starts[verb] != tree.ends[at] + 1 or tree.tags[verb][:2] != "VB":
            continue
        parts = {at, at + 1, verb}
        top = next((part for part in parts if tree.heads[part] not in parts), verb)
        tree.heads[verb] = verb if tree.heads[top] == top else tree.heads[top]
        tree.deps[verb], tree.pos[verb] = tree.deps[top], "VERB"
        tree.lemmas[verb] = f"{tree.words[at]}-{tree.lemmas[verb]}"
        for token in range(tree.size):
            if token != verb and (token in parts or tree.heads[token] in {at, at + 1}):
                tree.heads[token] = verb
        for part in (at, at + 1):
            tree.deps[part], tree.pos[part] = "punct", "PUNCT"


def mend_own_prepositions(tree: Tree, grammar: Grammar) -> None:
    """As in “sold its stake in the mine to Zijin”: "to" belongs to the verb of moving, not to what is moved."""
    for at in range(tree.size):
        if tree.words[at] not in grammar.moving_prepositions or tree.deps[at] != "prep":
            continue
        noun = tree.heads[at]
        if tree.pos[noun] not in {"NOUN", "PROPN"} or grammar.nominals.classes.get(tree.lemmas[noun]):
            continue
        mover = _find_mover(tree, noun, grammar)
        if mover != NONE and mover < at:
            tree.heads[at] = mover


def _find_mover(tree: Tree, noun: int, grammar: Grammar) -> int:
    """Return the predicate of moving whose object a noun is (or is part of)."""
    for _ in range(4):
        head = tree.heads[noun]
        if tree.deps[noun] == "dobj":
            return head if tree.lemmas[head] in grammar.moving else NONE
        if tree.deps[noun] != "pobj":
            return NONE
        above = tree.heads[head]
        if tree.words[head] not in {"of", "in"}:
            return NONE
        if grammar.nominals.classes.get(tree.lemmas[above]) == "transfer" and tree.words[head] == "of":
            return above
        if tree.pos[above] not in {"NOUN", "PROPN"}:
            return NONE
        noun = above
    return NONE


def mend_times_on_names(tree: Tree) -> None:
    """As in “met Sato on Monday”: a time hangs on the verb, not on the name before it."""
    for at in range(tree.size):
        if tree.deps[at] != "prep" or tree.pos[tree.heads[at]] not in {"PROPN", "PRON"}:
            continue
        follows = at + 1 < tree.size and tree.time[at + 1] != NONE
        noun = tree.heads[at]
        if follows and tree.time[noun] == NONE and tree.deps[noun] in {"dobj", "pobj"}:
            verb = tree.heads[noun] if tree.deps[noun] == "dobj" else tree.heads[tree.heads[noun]]
            if tree.pos[verb] == "VERB":
                tree.heads[at] = verb


def mend_absolute_with(tree: Tree) -> None:
    """As in “announced the closure with 40 jobs lost”: it stands beside the clause, not on its last noun."""
    for at in range(tree.size):
        if tree.deps[at] != "acl" or tree.tags[at] not in {"VBN", "VBG"}:
            continue
        noun = tree.heads[at]
        prep = tree.heads[noun]
        if tree.deps[noun] != "pobj" or tree.words[prep] != "with" or tree.deps[prep] != "prep":
            continue
        host = tree.heads[prep]
        while tree.pos[host] not in {"VERB", "AUX"} and tree.heads[host] != host:
            host = tree.heads[host]
        if tree.pos[host] in {"VERB", "AUX"}:
            tree.heads[prep] = host


def mend_headless_clause(tree: Tree) -> None:
    """As in “The envoy left”: a finite verb that the parser hung on its own subject heads the sentence."""
    for at in range(1, tree.size):
        noun = tree.heads[at]
        if tree.deps[at] not in {"acl", "relcl"} or tree.tags[at] not in {"VBD", "VBZ", "VBP"} or noun > at:
            continue
        if tree.heads[noun] != noun or tree.pos[noun] not in {"NOUN", "PROPN", "PRON"}:
            continue
        own = {tree.deps[token] for token in range(tree.size) if tree.heads[token] == at and token < at}
        if own & {"nsubj", "nsubjpass", "mark"}:
            continue
        tree.heads[at], tree.deps[at] = at, "ROOT"
        tree.heads[noun], tree.deps[noun] = at, "nsubj"
        return


def mend_purposes(tree: Tree) -> None:
    """As in “in order to cut costs”, "so as to cut costs": the infinitive is a purpose, "order" no noun."""
    for at in range(2, tree.size - 1):
        opener = tree.words[at - 2 : at]
        if tree.words[at] != "to" or opener not in (["in", "order"], ["so", "as"]):
            continue
        verb, first = tree.heads[at], at - 2
        if tree.pos[verb] not in {"VERB", "AUX"} or verb < at:
            continue
        host = tree.heads[first]
        if host in {first, verb, at - 1} or tree.heads[verb] not in {at - 1, first}:
            continue
        tree.heads[verb], tree.deps[verb] = host, "advcl"
        for token in (first, at - 1):
            tree.heads[token], tree.deps[token] = verb, "mark"
            tree.pos[token] = "SCONJ"


def mend_joined_infinitives(tree: Tree) -> None:
    """As in “urged him to resign and called a vote”: two finite verbs are coordinated, no infinitive."""
    for at in range(tree.size):
        head = tree.heads[at]
        if (
            tree.deps[at] != "conj"
            or tree.tags[at] not in {"VBD", "VBZ"}
            or tree.tags[head] != "VB"
            or tree.deps[head] == "conj"
        ):
            continue
        if any(tree.heads[token] == at and tree.deps[token] in {"nsubj", "nsubjpass"} for token in range(head, at)):
            continue
        above = tree.heads[head]
        if tree.deps[head] in {"xcomp", "ccomp", "advcl"} and tree.tags[above] == tree.tags[at] and above < head:
            tree.heads[at] = above
            for token in range(head + 1, at):
                if tree.deps[token] == "cc" and tree.heads[token] == head:
                    tree.heads[token] = above


def mend_bare_conjuncts(tree: Tree) -> None:
    """As in “said it would cut prices, and drop the fee”: a bare verb is coordinated with the one behind the modal."""
    for at in range(tree.size):
        head = tree.heads[at]
        if tree.deps[at] != "conj" or tree.tags[at] not in {"VB", "VBP"} or tree.tags[head] not in {"VB", "VBD", "VBZ"}:
            continue
        if any(
            tree.heads[token] == at and tree.deps[token] in {"nsubj", "aux", "auxpass"} for token in range(tree.size)
        ):
            continue
        if tree.tags[head] == "VB":
            tree.tags[at] = "VB"
            continue
        modal = [
            tree.heads[token] for token in range(head + 1, at) if tree.tags[token] == "MD" and tree.deps[token] == "aux"
        ]
        if modal and head < modal[-1] < at and tree.tags[modal[-1]] == "VB":
            tree.heads[at], tree.tags[at] = modal[-1], "VB"


def mend_left_clauses(tree: Tree, grammar: Grammar) -> None:
    """As in “Prices fell; the bank acted”: a clause to the left of a verb that hands no words over stands beside it."""
    first_mark = min((tree.words.index(mark) for mark in ("“", '"', "”") if mark in tree.words), default=tree.size)
    breaks = BREAKS if first_mark == tree.size else {";"}  # a comma may end a quotation before its verb
    speaking = grammar.speech.any_verb | grammar.speech.quote_only
    for at in range(tree.size):
        head = tree.heads[at]
        if tree.deps[at] != "ccomp" or at > head:
            continue
        if tree.lemmas[head] in speaking:
            if _opens_anew(tree, at, min(head, first_mark), head):
                tree.deps[at] = "parataxis"
        elif not breaks.isdisjoint(tree.words[at : min(head, first_mark)]):
            tree.deps[at] = "parataxis"


def _opens_anew(tree: Tree, at: int, stop: int, head: int) -> bool:
    """Whether a semicolon and then nothing but its subject stand before a verb of saying."""
    if ";" not in tree.words[at:stop]:
        return False
    mark = tree.words.index(";", at)
    between = range(mark + 1, head)
    return not any(tree.words[token] == "," or tree.pos[token] == "VERB" for token in between) and any(
        tree.deps[token] in {"nsubj", "nsubjpass"} and tree.heads[token] == head for token in between
    )


def mend_colon_subjects(tree: Tree) -> None:
    """As in “Reuters: Chad and Niger signed a pact”: who does it stands behind the colon."""
    if ":" not in tree.words[1:8]:
        return
    colon = tree.words.index(":", 1)
    for at in range(colon + 1, tree.size):
        name = tree.heads[at]
        if tree.deps[at] == "appos" and name < colon and tree.deps[name] == "nsubj" and tree.heads[name] > at:
            tree.heads[at], tree.deps[at] = tree.heads[name], "nsubj"
            tree.deps[name] = "dep"
            return


def mend_agents(tree: Tree, grammar: Grammar) -> None:
    """As in “the shelling of villages by rebels”: `by` names who does it, not the villages."""
    for at in range(tree.size):
        noun = tree.heads[at]
        if tree.words[at] != "by" or tree.deps[at] != "prep" or tree.deps[noun] != "pobj":
            continue
        opener = tree.heads[noun]
        if tree.words[opener] == "of" and grammar.nominals.classes.get(tree.lemmas[tree.heads[opener]]) in {
            "transitive",
            "transfer",
        }:
            tree.heads[at] = tree.heads[opener]


def mend_second_sayings(tree: Tree, grammar: Grammar) -> None:
    """As in “said the vote was lost, adding that …”: who said the first thing says the second."""
    for at in range(1, tree.size):
        inner = tree.heads[at]
        outer = tree.heads[inner]
        if tree.deps[at] != "advcl" or tree.tags[at] != "VBG" or tree.words[at - 1] != "," or inner > at:
            continue
        if (
            tree.deps[inner] == "ccomp"
            and outer < inner
            and {tree.lemmas[at], tree.lemmas[outer]} <= grammar.speech.say
        ):
            tree.heads[at] = outer


def mend_split_titles(tree: Tree, grammar: Grammar) -> None:
    """As in “bought its rival Havlund”: a noun and the name right after it are one object, not two."""
    for name in range(1, tree.size):
        noun = name - 1
        while noun > 0 and tree.heads[noun] == name:
            noun -= 1
        if tree.deps[name] != "dobj" or tree.pos[name] != "PROPN" or tree.heads[noun] != tree.heads[name]:
            continue
        if tree.deps[noun] not in {"dative", "dobj"} or tree.pos[noun] != "NOUN":
            continue
        if tree.lemmas[noun] in grammar.titles or grammar.nominals.classes.get(tree.lemmas[noun]) == "agent":
            tree.deps[noun], tree.heads[noun] = "compound", name


def mend_person_heads(tree: Tree, grammar: Grammar, marks: Marks) -> None:
    """As in “a professor at the college, who …”: "who" and a name go with the person, "which" with the thing."""
    for at in range(tree.size):
        noun = tree.heads[at]
        if tree.deps[at] not in {"relcl", "appos"} or tree.deps[noun] != "pobj":
            continue
        wants_person = _wants_person(tree, at, grammar, marks)
        if wants_person is None or _is_person(tree, noun, grammar, marks) == wants_person:
            continue
        above = noun
        while tree.deps[above] == "pobj" and tree.pos[tree.heads[tree.heads[above]]] in {"NOUN", "PROPN"}:
            above = tree.heads[tree.heads[above]]
            if _is_person(tree, above, grammar, marks) == wants_person:
                tree.heads[at] = above
                break


def _wants_person(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> bool | None:
    """Whether a relative clause or apposition behind a comma asks for a person; None if it does not tell."""
    noun = tree.heads[at]
    if tree.deps[at] == "appos":
        first = at
        while first > noun + 1 and tree.heads[first - 1] == at:
            first -= 1
        is_name = tree.pos[at] == "PROPN" and (tree.mention[at] == NONE or _is_person(tree, at, grammar, marks))
        return True if is_name and tree.words[first - 1] == "," else None
    pronoun = at - 1
    while pronoun > noun and tree.words[pronoun] not in {"who", "which", "whom"}:
        pronoun -= 1
    if pronoun <= noun or tree.words[pronoun - 1] != ",":
        return None
    return tree.words[pronoun] != "which"


def _is_person(tree: Tree, at: int, grammar: Grammar, marks: Marks) -> bool:
    mention = tree.mention[at]
    if mention != NONE:
        return marks.kinds.get(marks.naming[mention].entity) == "person"
    return tree.lemmas[at] in grammar.persons


def mend_of_verbs(tree: Tree, grammar: Grammar) -> None:
    """As in “accused critics of lying”: "of" belongs to the verb, not to its object."""
    for at in range(tree.size):
        noun = tree.heads[at]
        verb = tree.heads[noun]
        if tree.words[at] != "of" or tree.deps[at] != "prep" or tree.deps[noun] != "dobj":
            continue
        if tree.lemmas[verb] in grammar.of_verbs and tree.tags[at + 1 : at + 2] == ["VBG"]:
            tree.heads[at] = verb
