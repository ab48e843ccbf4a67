"""Sources: what a sentence gives to a source named beside it: "according to X", "in X's opinion", "X: ..."."""

from conspectus.rooms.frames.attributions import FINITE, Attribution, set_clause, to_characters
from conspectus.rooms.frames.drafts import Draft, Filler, Slot
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import take_noun
from conspectus.rooms.frames.tree import NONE, PUNCTUATION, Marks, Tree


def find_sources(tree: Tree, grammar: Grammar, marks: Marks) -> list[Attribution]:
    """Return what a sentence gives to a source: "according to X", "in X's opinion", "X: ..."."""
    found = []
    for at in range(tree.size):
        word = tree.words[at]
        if word == "according" and at + 1 < tree.size and tree.words[at + 1] == "to":
            found.append(_read_according(tree, at))
        elif word in {"in"} and tree.deps[at] == "prep":
            found.append(_read_opinion(tree, at, grammar))
        elif word == ":" and 0 < at < tree.size - 2:
            found.append(_read_colon(tree, at, marks))
    return [attribution for attribution in found if attribution is not None]


def _make_source(tree: Tree, at: int, speaker: Filler, predicate: str, rule: str) -> Attribution | None:
    """Make the cue of a source phrase; what is said is the clause that the phrase hangs on, less the phrase."""
    host = _find_root(tree, at) if _is_last(tree, at) else _find_host(tree, at)
    pieces = _find_swallowed(tree, host, at, speaker, tree.runs(host, at)) if host != NONE else []
    if not pieces:
        return None
    draft = Draft(tree, at, NONE, predicate, "verb")
    draft.rule = rule
    draft.span = (at, speaker.left - 1 if predicate == "according to" else at)
    draft.add("subject", speaker)
    draft.lo, draft.hi = pieces[0][0], pieces[-1][1]
    draft.tense = "present"
    set_clause(draft, tree, host, pieces)
    return Attribution(draft, speaker, to_characters(tree, pieces))


def _find_swallowed(
    tree: Tree, host: int, at: int, speaker: Filler, pieces: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """As in “according to a report in Time, a memo showed”: give back a subject taken for an apposition.

    What is said begins behind the comma after the source, or after its name: "according to the coach, Ana Ruiz, ...".
    """
    if not pieces or pieces[0][0] < at or tree.kid(host, "nsubj", "nsubjpass", "csubj", "expl") != NONE:
        return pieces
    commas = [k for k in range(speaker.right + 1, pieces[0][0]) if tree.words[k] == ","]
    if not commas:
        return pieces
    first = commas[0]
    if len(commas) > 1 and all(tree.pos[k] == "PROPN" for k in range(first + 1, commas[1])):
        first = commas[1]
    return [(first + 1, pieces[0][1]), *pieces[1:]]


def _is_last(tree: Tree, at: int) -> bool:
    """Whether a comma sets a source off at the end of its sentence: then all of the sentence is the source's."""
    follows = tree.words[tree.rights[at] + 1 :]
    return at > 0 and tree.words[at - 1] == "," and all(word in PUNCTUATION for word in follows)


def _find_root(tree: Tree, at: int) -> int:
    while tree.heads[at] != at:
        at = tree.heads[at]
    return at


def _find_host(tree: Tree, at: int) -> int:
    """Return the head of the clause beside a source phrase; at the edge of a sentence it is the whole sentence's."""
    at = tree.heads[at]
    for _ in range(tree.size):
        if tree.pos[at] in {"VERB", "AUX"} and tree.kid(at, "nsubj", "nsubjpass", "expl", "csubj") != NONE:
            return at
        if tree.heads[at] == at:
            return at
        at = tree.heads[at]
    return NONE


def _read_according(tree: Tree, at: int) -> Attribution | None:
    noun = NONE
    for kid in tree.kids[at + 1]:
        if tree.deps[kid] == "pobj":
            noun = kid
    if noun == NONE or tree.heads[at] == at:
        return None
    return _make_source(tree, at, take_noun(tree, noun), "according to", "according-to")


def _read_opinion(tree: Tree, at: int, grammar: Grammar) -> Attribution | None:
    noun = tree.kid(at, "pobj")
    if noun == NONE or tree.words[noun] not in grammar.speech.opinions:
        return None
    owner = tree.kid(noun, "poss")
    if owner == NONE:
        prep = tree.kid(noun, "prep")
        if prep == NONE or tree.words[prep] != "of":
            return None
        owner = tree.kid(prep, "pobj")
    if owner == NONE:
        return None
    return _make_source(tree, at, take_noun(tree, owner, is_bare=True), "opinion", "opinion")


def _read_colon(tree: Tree, at: int, marks: Marks) -> Attribution | None:
    """As in “Ministry: no plans to raise tariffs”: a headline that opens with the name of who says the rest."""
    mention = tree.mention[at - 1]
    if mention == NONE or at > 6 or tree.words[at + 1] in {"http", "https"}:
        return None
    name = marks.naming[mention]
    first = at - 1
    while first > 0 and tree.starts[first] > name.start:
        first -= 1
    if (
        first != 0
        or marks.kinds.get(name.entity) not in {"person", "organization", "state"}
        or name.form == "adjective"
    ):
        return None
    if not any(tree.tags[token] in FINITE for token in range(at + 1, tree.size)):
        return None
    left, right = tree.trim(at + 1, tree.size - 1)
    draft = Draft(tree, at, NONE, "say", "verb")
    draft.rule = "name-colon"
    draft.lo, draft.hi, draft.tense = left, right, "present"
    speaker = Filler(tree, at - 1, 0, at - 1)
    draft.add("subject", speaker)
    draft.slots.append(Slot("clause", Filler(tree, left, left, right)))
    return Attribution(draft, speaker, to_characters(tree, [(left, right)]))
