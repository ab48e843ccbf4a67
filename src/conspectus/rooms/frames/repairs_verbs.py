"""Repairs of verbs: particles, appointments, second verbs of a speaker, and words that are no verbs."""

from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.tree import NONE, Marks, Tree

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
ACTORS = frozenset({"person", "organization", "state", "bloc", "group"})


def mend_verbs(tree: Tree, grammar: Grammar, marks: Marks) -> None:
    """Apply the rules; heads and labels change, children are indexed afterwards."""
    mend_bare_nouns(tree, grammar)
    mend_lost_verbs(tree)
    mend_up_to(tree)
    mend_particles(tree, grammar)
    mend_opening_years(tree)
    mend_appointments(tree, grammar, marks)
    mend_second_verbs(tree, grammar, marks)
    mend_conjunct_gerunds(tree)
    mend_that(tree)


def _has(tree: Tree, head: int, labels: frozenset[str]) -> bool:
    return any(tree.heads[at] == head and tree.deps[at] in labels for at in range(tree.size))


def mend_bare_nouns(tree: Tree, grammar: Grammar) -> None:
    """As in “left without warning”, "20 million won": no verbs; "without doubt" is no deed of doubting either."""
    for at in range(1, tree.size):
        before = tree.words[at - 1]
        if before == "without" and tree.heads[at] == at - 1 and tree.words[at] in grammar.manners:
            is_alone = not any(tree.heads[kid] == at for kid in range(at + 1, tree.size))
            if is_alone:
                tree.pos[at], tree.tags[at], tree.deps[at] = "ADV", "NN", "pobj"
            continue
        is_sum = before in grammar.magnitudes and tree.tags[max(0, at - 2)] == "CD"
        if is_sum and tree.words[at] == "won" and tree.pos[at] == "VERB":
            tree.pos[at], tree.tags[at], tree.lemmas[at] = "NOUN", "NN", "won"


def mend_lost_verbs(tree: Tree) -> None:
    """As in “Its chair, Ana Ruiz, protested and asked the court to act.”: a sentence has a verb, no mere participle."""
    root = next((at for at in range(tree.size) if tree.heads[at] == at), NONE)
    if root == NONE or tree.pos[root] not in {"NOUN", "PROPN"} or tree.words[tree.size - 1] != ".":
        return
    for verb in range(root + 2, tree.size):
        is_participle = tree.deps[verb] == "acl" and tree.heads[verb] == root and tree.tags[verb] in {"VBN", "VBD"}
        if is_participle and tree.words[verb - 1] == "," and _has(tree, root, frozenset({"appos"})):
            chain = {verb, *(at for at in range(tree.size) if tree.heads[at] == verb and tree.deps[at] == "conj")}
            if any(_has(tree, at, frozenset({"dobj", "ccomp", "xcomp"})) for at in chain):
                tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
                tree.heads[root], tree.deps[root] = verb, "nsubj"
            return


def mend_particles(tree: Tree, grammar: Grammar) -> None:
    """As in “stepped down”, "took over the firm": the particle belongs to the verb, whatever the parser calls it."""
    for at in range(1, tree.size):
        words = grammar.particles.get(tree.lemmas[at - 1])
        verb = at - 1
        if words is None or tree.words[at] not in words or tree.heads[at] != verb or tree.pos[verb] != "VERB":
            continue
        if tree.deps[at] == "advmod":
            tree.deps[at] = "prt"
            for kid in range(at + 1, tree.size):  # "stepped back from the board"
                if tree.heads[kid] == at and tree.deps[kid] == "prep":
                    tree.heads[kid] = verb
        elif tree.deps[at] == "prep":
            _free_particle(tree, at, verb, takes_object=words[tree.words[at]])


def mend_up_to(tree: Tree) -> None:
    """As in “evacuated up to 20 guests”: "up to" bounds the number, and the guests are the verb's object."""
    for at in range(1, tree.size - 2):
        is_bound = tree.words[at : at + 2] == ["up", "to"] and tree.tags[at + 2] == "CD"
        verb = tree.heads[at] if tree.deps[at] in {"prt", "advmod"} else tree.heads[at + 1]
        if not is_bound or tree.deps[at + 1] != "prep" or tree.pos[verb] != "VERB":
            continue
        counted = [kid for kid in range(at + 2, tree.size) if tree.heads[kid] == at + 1 and tree.deps[kid] == "pobj"]
        if len(counted) != 1 or tree.time[counted[0]] != NONE or _has(tree, verb, frozenset({"dobj"})):
            continue
        noun = counted[0]
        tree.heads[noun], tree.deps[noun] = verb, "dobj"
        for word in (at, at + 1):
            tree.heads[word], tree.deps[word] = at + 2 if noun != at + 2 else noun, "quantmod"


def _free_particle(tree: Tree, at: int, verb: int, *, takes_object: bool) -> None:
    """Turn a preposition into a particle; what follows it is the verb's object, where the verb takes one."""
    kids = [kid for kid in range(tree.size) if tree.heads[kid] == at]
    objects = [kid for kid in kids if tree.deps[kid] == "pobj"]
    if objects and (not takes_object or tree.time[objects[0]] != NONE):
        return
    tree.deps[at] = "prt"
    for kid in kids:
        tree.heads[kid] = verb
        if tree.deps[kid] == "pobj":
            tree.deps[kid] = "dobj"


def mend_opening_years(tree: Tree) -> None:
    """As in “In 2021 the board named Eva Lund chair”: the year belongs to "in", the noun after it to its verb."""
    if tree.size < 5 or tree.words[0] != "in" or tree.tags[1] != "CD" or tree.time[1] == NONE or tree.words[2] == ",":
        return
    noun = tree.heads[1] if tree.heads[1] > 1 else tree.heads[0]
    if tree.pos[noun] not in {"NOUN", "PROPN"} or tree.time[noun] != NONE or noun < 2:
        return
    verbs = [
        at
        for at in range(noun + 1, tree.size)
        if tree.heads[at] == noun and tree.deps[at] in {"acl", "relcl"} and tree.tags[at] in {"VBD", "VBN"}
    ]
    if not verbs or verbs[0] != noun + 1 or not _has(tree, verbs[0], frozenset({"dobj", "oprd", "ccomp", "xcomp"})):
        return
    verb = verbs[0]
    if tree.heads[noun] not in {noun, 0}:
        return
    tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
    tree.heads[noun], tree.deps[noun] = verb, "nsubj"
    tree.heads[0], tree.deps[0] = verb, "prep"
    tree.heads[1], tree.deps[1] = 0, "pobj"
    for at in range(verb, tree.size):
        if tree.heads[at] == noun and tree.deps[at] == "punct":
            tree.heads[at] = verb


def mend_appointments(tree: Tree, grammar: Grammar, marks: Marks) -> None:
    """As in “named Eva Lund (as) its chair”: she is the object, the office what is said of her."""
    for verb in range(tree.size - 1):
        if tree.pos[verb] != "VERB" or tree.lemmas[verb] not in grammar.appointing:
            continue
        kids = [at for at in range(verb + 1, tree.size) if tree.heads[at] == verb]
        named = next((at for at in kids if tree.deps[at] in {"oprd", "dobj", "dative", "attr"}), NONE)
        if named == NONE or _has(tree, verb, frozenset({"auxpass", "nsubjpass"})):
            continue
        rest = [at for at in kids if at > named]
        if tree.pos[named] == "PROPN" and any(
            tree.deps[at] in {"oprd", "attr", "dobj"} or tree.words[at] == "as" for at in rest
        ):
            tree.deps[named] = "dobj"
            for at in rest:
                if tree.deps[at] in {"attr", "dobj"} and tree.pos[at] == "NOUN":
                    tree.deps[at] = "oprd"
            if tree.tags[verb] == "VBN" and _has(tree, verb, SUBJECTS):
                has_aux = any(tree.heads[at] == verb and tree.deps[at] == "aux" for at in range(verb))
                tree.tags[verb] = "VBN" if has_aux else "VBD"
        elif tree.deps[named] == "dobj":
            _split_office(tree, verb, named, grammar, marks)


def _split_office(tree: Tree, verb: int, named: int, grammar: Grammar, marks: Marks) -> None:
    """As in “elected Ana Ruiz mayor”, "appointed Koji Sato its president": name and office side by side."""
    if tree.pos[named] == "PROPN":
        for at in range(named + 1, tree.size):
            if tree.heads[at] == named and tree.deps[at] == "appos" and tree.lemmas[at] in grammar.titles:
                if not {",", "("} & set(tree.words[named + 1 : at]):
                    tree.heads[at], tree.deps[at] = verb, "oprd"
                return
    name = named - 1
    if tree.lemmas[named] not in grammar.titles or tree.pos[named] != "NOUN" or tree.pos[name] != "PROPN":
        return
    mention = tree.mention[name]
    if mention == NONE or marks.kinds.get(marks.naming[mention].entity) != "person" or tree.heads[name] != named:
        return
    for at in range(verb + 1, name):
        if tree.heads[at] == named:
            tree.heads[at] = name
    tree.heads[name], tree.deps[name] = verb, "dobj"
    tree.deps[named] = "oprd"


def mend_second_verbs(tree: Tree, grammar: Grammar, marks: Marks) -> None:
    """As in “Lund said the plan was flawed and rejected it”: only a speaker rejects, a plan does not."""
    for at in range(2, tree.size):
        inner = tree.heads[at]
        outer = tree.heads[inner]
        if tree.deps[at] != "conj" or tree.tags[at] != "VBD" or tree.deps[inner] != "ccomp" or not outer < inner < at:
            continue
        if tree.tags[outer] != "VBD" or tree.lemmas[outer] not in grammar.speech.say:
            continue
        if tree.lemmas[at] not in grammar.agentive or _has(tree, at, SUBJECTS | {"aux", "auxpass", "mark"}):
            continue
        joint = [token for token in range(inner, at) if tree.deps[token] == "cc" and tree.heads[token] == inner]
        if joint and joint[0] + 1 in {at, at - 1} and _is_thing_clause(tree, inner, grammar, marks):
            tree.heads[at] = tree.heads[joint[0]] = outer


def _is_thing_clause(tree: Tree, verb: int, grammar: Grammar, marks: Marks) -> bool:
    """Whether a clause says how a thing is or what is done to it, so that its subject does nothing more."""
    is_state = tree.lemmas[verb] == "be" or any(
        tree.heads[at] == verb and tree.deps[at] == "auxpass" for at in range(verb)
    )
    subject = next((at for at in range(verb) if tree.heads[at] == verb and tree.deps[at] in SUBJECTS), NONE)
    if not is_state or subject == NONE or tree.pos[subject] != "NOUN" or tree.lemmas[subject] in grammar.persons:
        return False
    mention = tree.mention[subject]
    if mention != NONE and marks.kinds.get(marks.naming[mention].entity) in ACTORS:
        return False
    lemma = tree.lemmas[subject]
    return lemma not in grammar.nominals.bodies and grammar.nominals.classes.get(lemma) != "agent"


def mend_conjunct_gerunds(tree: Tree) -> None:
    """As in “by calling the man who leaked the data or seizing it”: a gerund is coordinated with a gerund."""
    for at in range(2, tree.size):
        head = tree.heads[at]
        if tree.deps[at] != "conj" or tree.tags[at] != "VBG" or tree.tags[head] not in FINITE or head > at:
            continue
        if tree.deps[head] != "relcl" or _has(tree, at, SUBJECTS | {"aux"}):
            continue
        above = head
        for _ in range(6):
            above = tree.heads[above]
            if tree.tags[above] == "VBG" and tree.pos[above] == "VERB":
                for token in range(head + 1, at):
                    if tree.deps[token] == "cc" and tree.heads[token] == head:
                        tree.heads[token] = above
                tree.heads[at] = above
                break


def mend_that(tree: Tree) -> None:
    """As in “said, and that final results would follow”: "that" before a plural opens a clause."""
    for at in range(1, tree.size - 1):
        if tree.words[at] != "that":
            continue
        head = tree.heads[at]
        if tree.deps[at] == "det" and tree.tags[head] in {"NNS", "NNPS"} and head > at:
            verb = tree.heads[head]
            if tree.deps[head] in SUBJECTS and tree.pos[verb] in {"VERB", "AUX"}:
                tree.heads[at], tree.deps[at] = verb, "mark"
        elif tree.deps[at] == "dobj" and tree.deps[head] == "ccomp" and head > at:
            own = [t for t in range(at + 1, tree.size) if tree.heads[t] == head and tree.deps[t] == "dobj"]
            if own and any(tree.heads[t] == head and tree.deps[t] in SUBJECTS for t in range(at, head)):
                tree.deps[at], tree.tags[at] = "mark", "IN"
