"""Sayings: saying verbs and views that the parser hung wrong, "A strike is near, warned Ana Ruiz"."""

from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.tree import NONE, Tree

MARKS = frozenset({'"', "”", "''", "'", "’", "»"})
SPEAKER_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ASIDES = frozenset({"who", "whose", "whom", "which", "when", "as", "after", "before", "while", "where"})
SHARED = frozenset({"conj", "ccomp", "parataxis", "ROOT", "dep"})
TELLING = frozenset({"tell"})  # “...,” told the mayor: read where arguments are


def mend_sayings(tree: Tree, grammar: Grammar) -> None:
    """Hang saying verbs and adjectives of a view where they belong, before anything is read."""
    _free_pronouns(tree, grammar)
    _free_second(tree, grammar)
    _turn_inversions(tree, grammar)
    _raise_participle(tree, grammar)
    _free_views(tree, grammar)


def _free_pronouns(tree: Tree, grammar: Grammar) -> None:
    """As in “Some fear that it will fall”: some are who fears, not which fear."""
    for at in range(tree.size - 1):
        verb = at + 1
        is_view = tree.lemmas[verb] in grammar.speech.say | grammar.speech.think and tree.tags[verb] in {"VBP", "VBD"}
        if tree.deps[at] == "det" and tree.heads[at] == verb and is_view:
            tree.deps[at], tree.pos[at] = "nsubj", "PRON"
            for token in range(verb + 1, tree.size):
                if tree.heads[token] == verb and tree.deps[token] == "acl":
                    tree.deps[token] = "ccomp"


def _free_second(tree: Tree, grammar: Grammar) -> None:
    """As in “warned that it could flood and asked people to leave”: "asked" goes with "warned", not with "could"."""
    for at in range(tree.size):
        host = tree.heads[at]
        is_saying = tree.lemmas[at] in grammar.speech.say and tree.tags[at] in {"VBD", "VBZ"}
        if not is_saying or tree.deps[at] != "conj" or tree.tags[host] not in {"VB", "VBG"} or _has_subject(tree, at):
            continue
        above = host
        for _ in range(tree.size):
            above = tree.heads[above]
            if tree.heads[above] == above or tree.lemmas[above] in grammar.speech.say:
                break
        is_first = tree.lemmas[above] in grammar.speech.say and tree.tags[above] in {tree.tags[at], "VBN"}
        if is_first and above < host:
            tree.heads[at] = above


def _has_subject(tree: Tree, at: int) -> bool:
    return any(tree.heads[token] == at and tree.deps[token] in SUBJECTS for token in range(tree.size))


def _raise_participle(tree: Tree, grammar: Grammar) -> None:
    """As in “Its head, Ana Ruiz, judged on Monday that it was sound”: the only verb is no participle of the head."""
    root = next((at for at in range(tree.size) if tree.heads[at] == at), NONE)
    if root == NONE or tree.pos[root] not in {"NOUN", "PROPN"}:
        return
    for at in range(root + 1, tree.size):
        is_saying = tree.lemmas[at] in grammar.speech.say | grammar.speech.think and tree.tags[at] in {"VBN", "VBD"}
        if (
            not is_saying
            or tree.heads[at] != root
            or tree.deps[at] not in {"acl", "relcl"}
            or tree.words[at - 1] != ","
        ):
            continue
        said = [token for token in range(at + 1, tree.size) if tree.heads[token] == at and tree.deps[token] == "ccomp"]
        if said:
            tree.heads[at], tree.deps[at], tree.tags[at] = at, "ROOT", "VBD"
            tree.heads[root], tree.deps[root] = at, "nsubj"
            return


def _free_views(tree: Tree, grammar: Grammar) -> None:
    """As in “is confident growth will return”: the adjective is of who is confident, not of growth."""
    for at in range(1, tree.size):
        noun = tree.heads[at]
        is_view = tree.deps[at] == "amod" and tree.lemmas[at] in grammar.speech.adjectives
        if not is_view or tree.lemmas[at - 1] != "be" or tree.deps[noun] not in SUBJECTS:
            continue
        verb, be = tree.heads[noun], at - 1
        if tree.heads[verb] == be and tree.deps[verb] == "ccomp":
            tree.heads[at], tree.deps[at] = be, "acomp"
            tree.heads[verb] = at


def _turn_inversions(tree: Tree, grammar: Grammar) -> None:
    """Give saying verbs that stand behind the words said the speaker behind them, whatever the parser made of him."""
    verbs = (grammar.speech.say | grammar.speech.think | grammar.speech.quote_only) - TELLING
    for at in range(2, tree.size - 1):
        if tree.lemmas[at] in verbs and tree.tags[at] in {"VBD", "VBZ"} and tree.deps[at] in SHARED:
            _join_description(tree, at)
            speaker = _find_speaker(tree, at)
            if speaker != NONE:
                _turn(tree, at, speaker)


def _join_description(tree: Tree, at: int) -> None:
    """As in “estimates the consultancy Flycom”: what the speaker is goes with the name behind it."""
    kids = [token for token in range(at + 1, tree.size) if tree.heads[token] == at]
    names = [token for token in kids if tree.deps[token] == "nsubj" and tree.pos[token] == "PROPN"]
    for noun in kids:
        if names and tree.deps[noun] == "dobj" and noun + 1 == names[0]:
            tree.heads[noun], tree.deps[noun] = names[0], "compound"
            for token in range(at + 1, noun):
                if tree.heads[token] == noun:
                    tree.heads[token] = names[0]


def _find_speaker(tree: Tree, at: int) -> int:
    """Return the head of the noun phrase behind a verb that has no subject before it, or NONE."""
    before = at - 1
    while before > 0 and tree.words[before] in MARKS:
        before -= 1
    is_apart = tree.words[before] == "," or (before < at - 1 and tree.words[before] in {"?", "!", "."})
    if not is_apart or not any(tree.tags[token] in FINITE for token in range(before)):
        return NONE
    if _has_subject(tree, at):
        return NONE
    right = at
    while right + 1 < tree.size and tree.pos[right + 1] in SPEAKER_PARTS:
        if tree.pos[right] == "PROPN" and tree.pos[right + 1] != "PROPN":
            break  # "replied Ana Ruiz | the same evening"
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
