"""Inversions: a saying verb between the words said and its speaker, "A strike is near, warned Ana Ruiz"."""

from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.tree import NONE, Tree

MARKS = frozenset({'"', "”", "''", "'", "’", "»"})
SPEAKER_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ASIDES = frozenset({"who", "whose", "whom", "which", "when", "as", "after", "before", "while", "where"})
SHARED = frozenset({"conj", "ccomp", "parataxis", "ROOT", "dep"})
TELLING = frozenset({"tell"})  # “...,” told the mayor: read where arguments are


def turn_inversions(tree: Tree, grammar: Grammar) -> None:
    """Give saying verbs that stand behind the words said the speaker behind them, whatever the parser made of him."""
    verbs = (grammar.speech.say | grammar.speech.think | grammar.speech.quote_only) - TELLING
    for at in range(2, tree.size - 1):
        if tree.lemmas[at] in verbs and tree.tags[at] in {"VBD", "VBZ"} and tree.deps[at] in SHARED:
            speaker = _find_speaker(tree, at)
            if speaker != NONE:
                _turn(tree, at, speaker)


def _find_speaker(tree: Tree, at: int) -> int:
    """Return the head of the noun phrase behind a verb that has no subject before it, or NONE."""
    before = at - 1
    while before > 0 and tree.words[before] in MARKS:
        before -= 1
    is_apart = tree.words[before] == "," or (before < at - 1 and tree.words[before] in {"?", "!", "."})
    if not is_apart or not any(tree.tags[token] in FINITE for token in range(before)):
        return NONE
    if any(tree.heads[token] == at and tree.deps[token] in SUBJECTS for token in range(tree.size) if token != at):
        return NONE
    right = at
    while right + 1 < tree.size and tree.pos[right + 1] in SPEAKER_PARTS:
        right += 1
    is_named = right > at and tree.pos[right] == "PROPN"
    if not is_named or _is_series(tree, at) or not _ends_there(tree, right):
        return NONE
    return right


def _is_series(tree: Tree, at: int) -> bool:
    """Whether another verb is coordinated behind: "ran in, warned Ana Ruiz and left"."""
    return any(
        tree.heads[token] == at and tree.deps[token] == "conj" and tree.tags[token] in FINITE
        for token in range(at + 1, tree.size)
    )


def _ends_there(tree: Tree, right: int) -> bool:
    """Whether no further clause follows the speaker, save one that only tells more of him or of the saying."""
    behind = next((token for token in range(right + 1, tree.size) if tree.tags[token] in FINITE), NONE)
    return behind == NONE or not ASIDES.isdisjoint(tree.words[right + 1 : behind])


def _turn(tree: Tree, at: int, speaker: int) -> None:
    """Make the verb the top of the sentence, what stood above it the words said, the speaker its subject."""
    root = at
    for _ in range(tree.size):
        if tree.heads[root] == root:
            break
        root = tree.heads[root]
    stray = tree.heads[speaker]
    tree.heads[speaker], tree.deps[speaker] = at, "nsubj"
    if stray > speaker and tree.heads[stray] == at:
        tree.heads[stray], tree.deps[stray] = speaker, "relcl"  # "says Ana Ruiz, whose son was hurt"
    if root != at and root < at:
        tree.heads[root], tree.deps[root] = at, "ccomp"
        tree.heads[at], tree.deps[at] = at, "ROOT"
