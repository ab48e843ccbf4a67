"""Modality: how real each predicate is said to be, by its own words and by what governs it; tense and aspect."""

from conspectus.rooms.frames.drafts import Draft
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.negation import read_negation
from conspectus.rooms.frames.tree import NONE, Tree

ASPECTS = frozenset({"starting", "continuing", "ending", "succeeding", "failing"})
RANKS = frozenset({"first", "last", "only", "second", "third", "next", "latest"})
SUBJUNCTIVE = frozenset(
    {"demand", "propose", "recommend", "request", "suggest", "insist", "urge", "ask", "require", "advise"}
)
UNDOING = frozenset({"scrap", "abandon", "drop", "shelve", "cancel", "call off", "axe", "withdraw", "ditch"})
PASSING = frozenset({"control", "argument", "relative", "complement", "coordination"})


def read_modality(owners: list[Draft | None], grammar: Grammar) -> None:
    """Set modality, negation, tense and aspect of every frame of a sentence; governing frames first."""
    drafts = [draft for at, draft in enumerate(owners) if draft is not None and draft.at == at]
    for draft in drafts:
        draft.is_settled = False
        _read_own(draft, grammar)
        read_negation(draft, grammar.negation)
    for draft in drafts:
        _carry(draft, grammar, 0)


# ---------------------------------------------------------------- the predicate's own words


def _read_own(draft: Draft, grammar: Grammar) -> None:
    tree, at = draft.tree, draft.verb
    if at != NONE:
        _read_auxiliaries(draft, at, grammar)
        _read_markers(draft, at, grammar)
    if draft.form == "noun":
        _read_participle(draft, grammar)
    for word in {at, draft.at} - {NONE}:
        for kid in tree.kids[word]:
            dep = tree.deps[kid]
            found = None
            if dep in {"advmod", "npadvmod"}:
                found = grammar.modality.adverbs.get(tree.words[kid])
            elif dep == "amod" and word == draft.at and tree.pos[word] in {"NOUN", "PROPN"}:
                found = grammar.modality.modifiers.get(tree.words[kid])
                if (
                    draft.predicate in grammar.held
                    and found == "denied"
                    and tree.words[kid] in {"failed", "unsuccessful", "botched"}
                ):
                    found = None  # "the failed summit" was held
            if found and draft.modality in {"asserted"}:
                _set(draft, found, kid)


def _read_participle(draft: Draft, grammar: Grammar) -> None:
    """As in “talks expected in June”, "the sale proposed by the board"."""
    tree = draft.tree
    for kid in tree.all_kids(draft.at, "acl"):
        verdict = grammar.modality.objects.get(tree.lemmas[kid])
        if tree.tags[kid] == "VBN" and verdict in {"planned", "possible", "wanted", "denied"}:
            _set(draft, verdict, kid)


def _set(draft: Draft, modality: str, cue: int) -> None:
    draft.modality = modality
    draft.modal_cue = (draft.tree.starts[cue], draft.tree.ends[cue])
    draft.is_modal_own = True


def _read_auxiliaries(draft: Draft, at: int, grammar: Grammar) -> None:
    """Read tense, aspect and modality off the verb and its auxiliaries."""
    tree = draft.tree
    helpers = tree.all_kids(at, "aux", "auxpass")
    if not helpers and tree.deps[at] == "conj" and tree.kid(at, "nsubj", "nsubjpass") == NONE:
        first = tree.heads[at]  # "will sign and ratify": the auxiliaries are shared
        if tree.tags[first] == tree.tags[at] and tree.tags[at] in {"VB", "VBN", "VBG"}:
            helpers = tree.all_kids(first, "aux", "auxpass")
            if tree.tags[at] == "VB":
                _share_negation(draft, first, grammar)
    tag = tree.tags[at]
    draft.tense = {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tag, "none")
    for kid in helpers:
        _read_auxiliary(draft, kid, tag, grammar)
    if (
        draft.tense == "none"
        and tag == "VBN"
        and draft.voice == "active"
        and not helpers
        and tree.kid(at, "nsubj") != NONE
    ):
        draft.tense = "past"  # the parser's slip for a simple past
    if draft.tense == "none" and tree.heads[at] == at and _is_infinitive(tree, at) and draft.modality == "asserted":
        _set(draft, "planned", tree.kid(at, "aux"))  # a headline: "Nordbank to buy its rival"
    draft.is_finite = draft.tense != "none"


def _is_infinitive(tree: Tree, at: int) -> bool:
    """Whether a verb or its passive stands after "to": "to sign", "to be signed"."""
    return any(tree.words[kid] == "to" for kid in tree.all_kids(at, "aux"))


def _share_negation(draft: Draft, first: int, grammar: Grammar) -> None:
    """As in “did not sign or ratify”."""
    tree = draft.tree
    for kid in tree.all_kids(first, "neg"):
        draft.is_negated, draft.negation = True, (tree.starts[kid], tree.ends[kid])


def _read_auxiliary(draft: Draft, kid: int, tag: str, grammar: Grammar) -> None:
    tree = draft.tree
    word, lemma = tree.words[kid], tree.lemmas[kid]
    if tree.tags[kid] == "MD" or word in {"'d", "wo", "ca"}:
        modality = grammar.modality.auxiliaries.get(word)
        if modality:
            _set(draft, modality, kid)
        draft.tense = "future" if modality == "planned" else "present"
        return
    if tree.tags[kid] in {"VBD", "VBZ", "VBP"} and draft.tense in {"none", "past"}:
        draft.tense = "past" if tree.tags[kid] == "VBD" else "present"
    if lemma == "have" and draft.aspect == "simple":
        draft.aspect = "perfect"
    elif lemma == "be" and tag == "VBG":
        draft.aspect = "progressive"


def _read_markers(draft: Draft, at: int, grammar: Grammar) -> None:
    tree = draft.tree
    if draft.link == "condition":
        marker = tree.kid(at, "mark")
        _set(draft, "conditional", marker if marker != NONE else (tree.kids[at] or [at])[0])
    elif tree.deps[at] in {"ccomp", "csubj", "csubjpass", "pcomp"}:
        for kid in tree.all_kids(at, "mark"):
            if tree.words[kid] in {"whether", "if"}:
                _set(draft, "asked", kid)
    if draft.modality in {"asserted", "planned"} and _has_condition(tree, at) and draft.tense != "past":
        draft.modality = "conditional"


def _has_condition(tree: Tree, at: int) -> bool:
    """Whether an if-clause hangs on a verb."""
    for kid in tree.all_kids(at, "advcl"):
        marker = tree.kid(kid, "mark")
        if (
            marker != NONE
            and tree.words[marker] in {"if", "unless"}
            and not (marker > 0 and tree.words[marker - 1] == "even")
        ):
            return True
    return False


# ---------------------------------------------------------------- what governs it


def _carry(draft: Draft, grammar: Grammar, depth: int) -> None:
    """Bring down what the frame above says of this one."""
    if draft.is_settled:
        return
    draft.is_settled = True
    parent = draft.parent
    if parent is None or depth > 40:
        return
    _carry(parent, grammar, depth + 1)
    if draft.tense == "none":
        draft.tense = parent.tense
    verdict, cue = _judge(draft, parent, grammar)
    if verdict and not _is_yet_to(draft):
        _apply(draft, parent, verdict, cue, grammar)
    elif draft.link == "purpose" and draft.modality == "asserted":
        draft.modality = "wanted"
    elif draft.link == "relative" and draft.modality == "asserted" and _is_unrealised(draft):
        real = "planned" if draft.voice == "passive" else "possible"  # "figures to be published", "ways to save water"
        draft.modality = real if parent.modality == "asserted" else parent.modality
    elif draft.link == "argument" and parent.form == "existential" and parent.is_negated and not draft.is_negated:
        draft.is_negated, draft.negation = True, parent.negation
    elif draft.link == "coordination":
        _share_modality(draft, parent)
    if draft.link == "complement" and parent.is_negated and parent.predicate in grammar.negation.raised:
        draft.is_negated, draft.negation = not draft.is_negated, parent.negation
    _read_reported_future(draft, parent, grammar)


def _is_unrealised(draft: Draft) -> bool:
    """Whether a predicate is an infinitive on a noun ("ways to save water"), save "the first to", "the only one to"."""
    tree, at = draft.tree, draft.verb
    if at == NONE or tree.deps[at] not in {"acl", "relcl"} or not _is_infinitive(tree, at):
        return False
    beside = {tree.words[kid] for kid in tree.kids[tree.heads[at]]}
    return "the" not in beside or RANKS.isdisjoint(beside)


def _judge(draft: Draft, parent: Draft, grammar: Grammar) -> tuple[str | None, tuple[int, int] | None]:
    """Return what the governing word says of a frame below it, and that word."""
    tree, table = draft.tree, grammar.modality
    top = draft.verb if draft.verb != NONE else draft.at
    dep, head = tree.deps[top], tree.heads[top]
    cue = (parent.tree.starts[parent.at], parent.tree.ends[parent.at])
    if draft.link == "control":
        if dep in {"acl", "pcomp", "relcl"}:
            noun = tree.heads[head] if dep == "pcomp" else head
            if tree.pos[noun] == "NOUN":
                return table.nouns.get(tree.lemmas[noun]), (tree.starts[noun], tree.ends[noun])
        return _judge_control(draft, parent, top, grammar), cue
    if draft.link == "complement" and dep == "acl" and tree.lemmas[head] == "condition":
        return "conditional", (tree.starts[head], tree.ends[head])  # "on condition that"
    if draft.link == "complement" and dep == "ccomp":
        if draft.is_finite:
            return table.finite.get(parent.predicate), cue
        return (table.verbs.get(parent.predicate) if parent.predicate in SUBJUNCTIVE else None), cue
    if draft.link == "argument" and draft.form == "noun":
        return _judge_object(draft, parent, grammar)
    return None, None


def _judge_control(draft: Draft, parent: Draft, top: int, grammar: Grammar) -> str | None:
    table, tree = grammar.modality, draft.tree
    if parent.form == "adjective":
        return table.adjectives.get(parent.predicate, None if parent.has("subject") else "possible")
    if parent.form == "noun" or parent.rule == "light-verb":
        return table.nouns.get(parent.predicate)
    if parent.predicate == "be":
        if draft.predicate == "blame":
            return None  # "is to blame"
        subject = parent.slot("subject")
        noun = subject.filler.tree.lemmas[subject.filler.head] if subject else ""
        return table.nouns.get(noun, "planned" if _is_infinitive(tree, top) and not parent.has("complement") else None)
    if tree.deps[top] == "pcomp":
        prep = tree.words[tree.heads[top]]
        if parent.predicate in grammar.speech.doubting:
            return "possible"
        if prep == "from" and table.verbs.get(parent.predicate) is None:
            return "denied" if parent.predicate in {"stop", "keep", "prevent"} else None
        if prep == "from" and parent.predicate in {"stop", "keep"}:
            return "denied"
        return table.objects.get(f"{parent.predicate} {prep}") or table.verbs.get(parent.predicate)
    found = table.verbs.get(parent.predicate)
    if (
        found is None
        and (tree.tags[top] == "VB" or _is_infinitive(tree, top))
        and parent.predicate not in grammar.speech.any_verb
    ):
        return "wanted"  # "sued to stop the sale": an infinitive that no class claims is a purpose
    return found


def _judge_object(draft: Draft, parent: Draft, grammar: Grammar) -> tuple[str | None, tuple[int, int] | None]:
    """As in “rejected the sale”, "called for a withdrawal", "the end of the war", "plans for a dam"."""
    tree, at, table = draft.tree, draft.at, grammar.modality
    while tree.deps[at] == "conj" and tree.pos[tree.heads[at]] in {"NOUN", "PROPN"}:
        at = tree.heads[at]  # "rejected the sale and the merger"
    dep, head = tree.deps[at], tree.heads[at]
    above = parent.tree
    cue = (above.starts[parent.at], above.ends[parent.at])
    if parent.form in {"verb"} and parent.rule not in {"light-verb", "happening"}:
        if head == parent.verb and (dep == "dobj" or (dep == "nsubjpass" and parent.voice == "passive")):
            verdict = table.objects.get(parent.predicate)
            is_kept = draft.predicate in table.kept and parent.predicate not in UNDOING
            return (None if verdict == "denied" and is_kept else verdict), cue
        if dep == "pobj" and tree.heads[head] == parent.at:
            return table.objects.get(f"{parent.predicate} {tree.words[head]}"), cue
        return None, None
    if parent.form == "noun" and dep == "pobj" and tree.heads[head] == parent.at:
        kind = table.nouns.get(parent.predicate)
        if (tree.words[head] == "of" and kind in ASPECTS | {"possible", "denied"}) or (
            tree.words[head] in {"for", "on", "to"} and kind in {"wanted", "planned"}
        ):
            return kind, cue
    return None, None


def _apply(draft: Draft, parent: Draft, verdict: str, cue: tuple[int, int] | None, grammar: Grammar) -> None:
    """Combine the governing word's verdict with the governing frame's own modality and negation."""
    passes = parent.is_negated
    if verdict in ASPECTS:
        draft.aspect = verdict
        base = "denied" if verdict == "failing" else parent.modality
    else:
        base = verdict if verdict != "asserted" else parent.modality
        if verdict == "planned" and parent.modality not in {"asserted", "planned"}:
            base = parent.modality
    if verdict in {"denied", "failing"}:
        base = _apply_denial(draft, parent, cue)
    elif passes and (verdict in ASPECTS or parent.predicate in grammar.negation.raising or verdict != "asserted"):
        if verdict == "ending":
            draft.aspect = "continuing"
        else:
            draft.is_negated, draft.negation = not draft.is_negated, parent.negation
    if parent.modality == "denied" and base not in {"asserted"}:
        base = "denied"
    if draft.modality == "asked":
        return
    if not draft.is_modal_own or base == "denied" or verdict == "wanted":
        draft.modality = base
        if base != "asserted":
            draft.modal_cue = (
                cue if verdict != "asserted" and not (verdict in ASPECTS and base != "denied") else parent.modal_cue
            )


def _apply_denial(draft: Draft, parent: Draft, cue: tuple[int, int] | None) -> str:
    """As in “refused to” denies; "did not refuse to" leaves it possible; "may refuse to" possibly denies."""
    if parent.is_negated:
        if draft.aspect == "failing":
            draft.aspect = "succeeding"
            return parent.modality
        return "possible"
    if parent.modality in {"possible", "planned", "wanted", "conditional", "asked"}:
        draft.is_negated, draft.negation = True, cue
        return parent.modality
    return "denied"


def _share_modality(draft: Draft, parent: Draft) -> None:
    """A coordinated infinitive or participle without words of its own is as real as the first."""
    tree, at = draft.tree, draft.verb
    if draft.form == "noun" and parent.form == "noun" and draft.modality == "asserted":
        draft.modality, draft.modal_cue = parent.modality, parent.modal_cue
        if parent.is_negated and not draft.is_negated:
            draft.is_negated, draft.negation = True, parent.negation
        return
    if NONE in {at, parent.verb} or draft.tree is not parent.tree or tree.tags[at] != tree.tags[parent.verb]:
        return
    if tree.tags[at] not in {"VB", "VBG", "VBN"} or tree.kid(at, "nsubj", "nsubjpass") != NONE:
        return
    if any(tree.tags[kid] in {"VBD", "VBZ", "VBP", "MD"} for kid in tree.all_kids(at, "aux", "auxpass")):
        return  # "should have started but was delayed"
    if draft.modality == "asserted" or (tree.tags[at] == "VB" and tree.kid(at, "aux") == NONE):
        draft.modality, draft.modal_cue, draft.tense = parent.modality, parent.modal_cue, parent.tense
    if parent.is_negated and not draft.is_negated and _joins(tree, parent.verb, at):
        draft.is_negated, draft.negation = True, parent.negation
    if draft.aspect == "simple":
        draft.aspect = parent.aspect


def _joins(tree: Tree, first: int, second: int) -> bool:
    """Whether "and" or "or", not "but", stands between two coordinated verbs."""
    return not any(tree.words[at] in {"but", "yet"} and tree.deps[at] == "cc" for at in range(first, second))


def _is_yet_to(draft: Draft) -> bool:
    """As in “has yet to sign”: nothing is wanted, it has not happened."""
    opener = draft.tree.kid(draft.verb, "aux") if draft.verb != NONE else NONE
    return opener > 0 and draft.tree.words[opener - 1 : opener + 1] == ["yet", "to"]


def _read_reported_future(draft: Draft, parent: Draft, grammar: Grammar) -> None:
    """As in “said that it would join”: a future seen from the past, no condition."""
    if draft.link == "coordination" and parent.link in {"complement", "quote"} and parent.parent is not None:
        parent = parent.parent  # "said that turnout was low and that results would follow"
    elif draft.link not in {"complement", "quote"}:
        return
    if parent.tense != "past" or draft.modal_cue is None:
        return
    tree, at = draft.tree, draft.verb
    if at == NONE or draft.modality != "conditional" or _has_condition(tree, at):
        return
    if (
        any(tree.words[kid] in {"would", "'d"} for kid in tree.all_kids(at, "aux"))
        and parent.predicate in grammar.speech.say | grammar.speech.think | grammar.speech.nouns
    ):
        draft.modality, draft.tense = "planned", "future"


def mark_questions(tree: Tree, owners: list[Draft | None]) -> None:
    """A sentence that ends in a question mark asks what its main clauses say."""
    if "?" not in tree.words[-3:]:
        return
    stop = tree.starts[max(at for at in range(tree.size) if tree.words[at] == "?")]
    for draft in owners:
        if draft is None or draft.form in {"noun", "apposition"} or draft.verb == NONE:
            continue
        if draft.link in {None, "coordination", "complement", "control"} and draft.modality in {
            "asserted",
            "planned",
            "possible",
            "wanted",
            "conditional",
        }:
            draft.modality, draft.modal_cue = "asked", (stop, stop + 1)
