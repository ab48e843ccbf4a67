"""Scopes: whose a second cue of a sentence is: "..., according to", "..., saying that"."""

from conspectus.rooms.frames.attributions import Attribution
from conspectus.rooms.frames.drafts import Draft, Filler
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.tree import NONE, Tree

FARTHEST = 5  # tokens from an "and" to the verb behind it
PERSONAL = ("er", "or", "ist", "ian", "man", "woman")


def settle_scopes(attributions: list[Attribution], grammar: Grammar) -> None:
    """Take sources and participles out of the words of a speaker to whom they do not belong."""
    by_tree: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.cue.at != NONE:
            by_tree.setdefault(id(attribution.cue.tree), []).append(attribution)
    for group in by_tree.values():
        for inner in group:
            for outer in group:
                if outer is inner:
                    continue
                if inner.cue.rule == "according-to":
                    _cut_source(inner, outer)
                elif _is_participle(inner.cue):
                    _lift_participle(inner, outer, grammar)
                elif _is_second(inner, outer, grammar):
                    _lift_second(inner, outer)


def _cut_source(source: Attribution, other: Attribution) -> None:
    """As in “Prado said prices fell, according to Reuters”: if the saying is Reuters' word, Prado did not name it."""
    if any(start <= _place(other.cue) < end for start, end in source.pieces):
        _cut(other, source.cue.tree, source.cue.at - 1)


def _is_participle(cue: Draft) -> bool:
    """Whether a cue follows behind a comma: "..., saying that"."""
    tree, at = cue.tree, cue.verb
    if at <= 0 or tree.tags[at] != "VBG" or tree.deps[at] != "advcl":
        return False
    return "," in tree.words[max(0, tree.lefts[at] - 2) : tree.lefts[at]]  # a closing mark may follow the comma


def _lift_participle(inner: Attribution, outer: Attribution, grammar: Grammar) -> None:
    """As in “the bank said its plan was sound, adding that ...”: a plan adds nothing, the bank does."""
    cue = inner.cue
    if outer.speaker is None or not any(start < _place(cue) < end for start, end in outer.pieces):
        return
    above = cue.parent
    if above is None or above is outer.cue or above.predicate in grammar.agentive | grammar.speech.any_verb:
        return
    if above.form not in {"copula", "adjective"} and above.voice == "active":
        return
    _cut(outer, cue.tree, cue.tree.lefts[cue.verb] - 1)
    cue.parent = outer.cue
    inner.speaker = outer.speaker
    for slot in cue.slots:
        if slot.role == "subject":
            slot.filler = outer.speaker


def _is_second(inner: Attribution, outer: Attribution, grammar: Grammar) -> bool:
    """As in “said prices fell, but warned that”: the second verb is the speaker's, not of what fell.

    Without a comma that is so only where the first subject is a thing, which warns of nothing.
    """
    cue, tree, at = inner.cue, inner.cue.tree, inner.cue.verb
    if outer.speaker is None or at == NONE or outer.cue.tree is not tree or NONE in {outer.cue.verb, outer.cue.at}:
        return False
    if not any(start < _place(cue) < end for start, end in outer.pieces) or outer.cue.verb > at:
        return False
    is_bare = tree.deps[at] == "conj" and tree.kid(at, "nsubj", "nsubjpass", "aux", "auxpass") == NONE
    opener = _find_opener(tree, at)
    if not is_bare or tree.tags[at] != tree.tags[outer.cue.verb] or opener == NONE:
        return False
    subject = tree.kid(tree.heads[at], "nsubj", "nsubjpass")
    is_thing = (
        subject != NONE
        and tree.pos[subject] == "NOUN"
        and tree.mention[subject] == NONE
        and tree.lemmas[subject] not in grammar.persons | grammar.nominals.bodies
        and not tree.lemmas[subject].endswith(PERSONAL)
    )
    return is_thing or tree.words[opener - 1] == ","


def _find_opener(tree: Tree, at: int) -> int:
    """Return the "and" or "but" before a coordinated verb, or NONE."""
    for token in range(at - 1, max(0, at - FARTHEST), -1):
        if tree.words[token] in {"and", "but"} and tree.deps[token] == "cc":
            return token
    return NONE


def _lift_second(inner: Attribution, outer: Attribution) -> None:
    cue, tree = inner.cue, inner.cue.tree
    _cut(outer, tree, _find_opener(tree, cue.verb) - 1)
    cue.parent, cue.link = outer.cue, "coordination"
    inner.speaker = outer.speaker
    for slot in cue.slots:
        if slot.role == "subject" and outer.speaker is not None:
            slot.filler = outer.speaker


def _place(cue: Draft) -> int:
    return cue.tree.starts[cue.at]


def _cut(attribution: Attribution, tree: Tree, right: int) -> None:
    """End a speaker's words of one sentence at a token."""
    right = tree.trim(0, right)[1]
    for number, (start, end) in enumerate(attribution.pieces):
        if start < tree.starts[right] and tree.ends[right] < end:
            attribution.pieces[number] = (start, tree.ends[right])
    for slot in attribution.cue.slots:
        filler = slot.filler
        if slot.role == "clause" and filler.tree is tree and filler.left <= right < filler.right:
            slot.filler = Filler(tree, filler.head, filler.left, right)
