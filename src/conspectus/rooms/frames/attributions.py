"""Attributions: who is given which words, in reported clauses, accusations, views and claims."""

from conspectus.rooms.frames.drafts import Draft, Filler, Slot
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import take_noun
from conspectus.rooms.frames.tree import NONE, Tree

QUOTE_MARKS = frozenset({'"', "“", "``", "«", "„"})
OPENERS = frozenset({"that", ",", '"', "“", ":", "and", "but"})
PROOF = frozenset({"evidence", "proof", "idea"})  # to have these is to say nothing
BACKSHIFTED = frozenset({"would", "could", "might", "had", "will", "may"})
CLEAR = frozenset({"clear", "plain", "known", "public", "obvious"})
OWN = frozenset({"to", "at", "in", "on", "during", "after", "before", "via", "by"})  # the verb's, not the speaker's
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Attribution:
    """A cue, the phrase that names the speaker (None: nobody is) and the stretches given to him, in characters."""

    __slots__ = ("cue", "is_direct", "pieces", "speaker")

    def __init__(
        self, cue: Draft, speaker: Filler | None, pieces: list[tuple[int, int]], *, is_direct: bool = False
    ) -> None:
        self.cue, self.speaker, self.pieces, self.is_direct = cue, speaker, pieces, is_direct


def find_attributions(tree: Tree, owners: list[Draft | None], grammar: Grammar) -> list[Attribution]:
    """Return the attributions that the syntax of a sentence shows, and complete the clause roles of their cues."""
    found = []
    for at, draft in enumerate(owners):
        if draft is not None and (draft.verb == at or (draft.verb == NONE and draft.at == at)):
            attribution = _read_cue(tree, draft, owners, grammar)
            if attribution is not None:
                found.append(attribution)
    return found


def _read_cue(tree: Tree, draft: Draft, owners: list[Draft | None], grammar: Grammar) -> Attribution | None:
    speech = grammar.speech
    if draft.form == "noun" or draft.rule == "light-verb":
        return _read_noun(tree, draft, grammar)
    if draft.form == "adjective":
        return _read_adjective(tree, draft, grammar)
    if draft.form == "copula":
        return _read_view(tree, draft, owners, grammar)
    if draft.form != "verb":
        return None
    lemma = draft.predicate
    if lemma in speech.accuse and not any(_is_statement(tree, kid) for kid in tree.all_kids(draft.verb, "ccomp")):
        return _read_accusation(tree, draft, grammar)
    if lemma in speech.quoting and draft.slot("as"):
        return _read_quoted_as(tree, draft)
    content = _find_content(tree, draft, grammar) if lemma in speech.any_verb else None
    if content is None:
        return _read_moved(tree, draft, grammar) or _read_phrased(tree, draft, owners, grammar)
    top, without = content
    pieces = _take_object(tree, draft, top, _take_second(tree, draft, tree.runs(top, without)))
    inverted = _find_inverted(tree, draft, top, pieces[0][0]) if pieces else None
    if inverted is not None:
        return _turn_speaker(tree, draft, top, pieces, inverted)
    if not pieces:
        return None
    set_clause(draft, tree, top, pieces)
    if without != NONE:
        _turn_over(draft, top, owners)
    return Attribution(draft, find_speaker(draft), to_characters(tree, pieces))


def _find_inverted(tree: Tree, draft: Draft, top: int, first: int) -> Filler | None:
    """As in “Recipients, said Mauer, are required”: the name between the commas speaks, whatever the parser says."""
    slot, at = draft.slot("subject"), draft.verb
    if slot is None or slot.filler.tree is not tree or slot.filler.right + 2 != at or tree.words[at - 1] != ",":
        return None
    if at + 2 >= tree.size or tree.pos[at + 1] not in {"PROPN", "PRON"} or tree.kid(top, "nsubj", "nsubjpass") != NONE:
        return None
    right = at + 1
    while right + 1 < tree.size and tree.pos[right + 1] == "PROPN":
        right += 1
    is_between = right + 1 < tree.size and tree.words[right + 1] == "," and first > right
    return Filler(tree, right, at + 1, right) if is_between else None


def _turn_speaker(tree: Tree, draft: Draft, top: int, pieces: list[tuple[int, int]], speaker: Filler) -> Attribution:
    subject = next(slot for slot in draft.slots if slot.role == "subject")
    pieces = [(subject.filler.left, subject.filler.right), *pieces]
    subject.filler = speaker
    set_clause(draft, tree, top, pieces)
    return Attribution(draft, speaker, to_characters(tree, pieces))


def _take_second(tree: Tree, draft: Draft, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As in “said the offer had failed and talks would end”: without a comma the second clause is said as well."""
    if not pieces or pieces[0][0] < draft.verb:
        return pieces
    left, right = pieces[-1]
    for kid in tree.all_kids(draft.verb, "conj"):
        start = tree.lefts[kid]
        opens = tree.words[right + 1 : start]
        is_backshifted = any(tree.words[aux] in BACKSHIFTED for aux in tree.all_kids(kid, "aux"))
        if opens == ["and"] and is_backshifted and tree.kid(kid, "nsubj", "nsubjpass") != NONE:
            return [*pieces[:-1], (left, tree.trim(left, tree.rights[kid])[1])]
    return pieces


def _take_object(tree: Tree, draft: Draft, top: int, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As in “claimed the thief kept copies”: what the parser calls an object of claiming is who kept them."""
    slot = draft.slot("object")
    if (
        slot is None
        or not pieces
        or tree.tags[top] not in FINITE
        or tree.kid(top, "nsubj", "nsubjpass", "expl") != NONE
    ):
        return pieces
    left, right = pieces[0]
    if draft.verb < slot.filler.left and slot.filler.right + 1 == left:
        draft.slots.remove(slot)
        return [(slot.filler.left, right), *pieces[1:]]
    return pieces


def _turn_over(draft: Draft, top: int, owners: list[Draft | None]) -> None:
    """As in “Prices, experts say, may fall”: what is said stands under the saying, whatever the parser hung on what."""
    said = owners[top]
    if said is not None and draft.parent is said:
        draft.parent, draft.link = said.parent, said.link
        said.parent, said.link = draft, "complement"


def _find_content(tree: Tree, draft: Draft, grammar: Grammar) -> tuple[int, int] | None:
    """Return the head of what is said and the subtree to leave out of it (the cue itself, where it stands inside)."""
    at = draft.verb
    for kid in sorted(tree.all_kids(at, "ccomp"), key=lambda kid: kid < at):  # what follows before what goes ahead
        is_bare = draft.predicate in grammar.speech.with_that and tree.kid(kid, "mark") == NONE
        if (_is_statement(tree, kid) and not is_bare) or draft.predicate in {"say", "announce", "report"}:
            return kid, NONE
    inside = _find_in_place(tree, draft, grammar)
    if inside != NONE:
        return inside, NONE
    for kid in tree.all_kids(at, "xcomp"):
        if draft.predicate == "claim" or _is_hearsay(draft, grammar):
            return kid, NONE
    for kid in tree.all_kids(at, "parataxis"):
        is_whole = kid < at and tree.words[tree.lefts[at]] not in {"if", "when"} and _is_statement(tree, kid)
        if is_whole and draft.has("subject") and not draft.has("object"):
            return kid, NONE  # "Pay will run out, she points out, while ..."
    head = tree.heads[at]
    if tree.deps[at] == "parataxis" and draft.has("subject") and tree.pos[head] in {"VERB", "AUX"}:
        is_apart = tree.words[tree.lefts[at] - 1] == ":" or draft.has("object")  # "it is late: banks will demand cash"
        return None if is_apart else (head, at)
    if tree.deps[at] == "advcl" and draft.has("subject") and not draft.has("object"):
        marker = tree.kid(at, "mark", "advmod")
        if (
            marker != NONE
            and tree.words[marker] == "as"
            and tree.kid(at, "ccomp") == NONE
            and draft.predicate in grammar.speech.say
        ):
            return head, at
    return None


def _find_in_place(tree: Tree, draft: Draft, grammar: Grammar) -> int:
    """As in “told the paper in a statement that P”: what is said hangs on the place where it is said."""
    if draft.predicate not in grammar.speech.say:
        return NONE
    for slot in draft.slots:
        if slot.role in {"in", "on", "at", "during"} and slot.filler.tree is tree:
            clause = _find_that(tree, slot.filler.head, is_said=True)
            if clause != NONE:
                slot.filler = Filler(
                    tree, slot.filler.head, slot.filler.left, max(slot.filler.head, tree.lefts[clause] - 1)
                )
                return clause
    return NONE


def _find_that(tree: Tree, noun: int, *, is_said: bool = False) -> int:
    """Return the that-clause of a noun that says what it holds ("the claim that P"), or NONE.

    is_said: nothing but the clause can be what is said, "predicted in a letter that it would end".
    """
    for kid in tree.all_kids(noun, "acl", "ccomp", "relcl"):
        marker = tree.kid(kid, "mark")
        if marker == NONE or tree.words[marker] != "that" or tree.kid(kid, "nsubj", "nsubjpass", "expl") == NONE:
            continue
        if tree.deps[kid] != "relcl" or is_said:
            return kid
        if tree.kid(kid, "dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass") != NONE:
            return kid  # "the rumour that she spread" lacks an object: it is a relative clause
    return NONE


def _is_hearsay(draft: Draft, grammar: Grammar) -> bool:
    """As in “is said to”, "was reported to": a verb that also says how likely ("is expected to") gives no holder."""
    reported = draft.predicate in grammar.speech.reported
    return draft.voice == "passive" and reported and draft.predicate not in grammar.modality.verbs


def _is_statement(tree: Tree, at: int) -> bool:
    """Whether a clause complement says something by itself: it is finite, or opened by "that"."""
    if any(tree.tags[kid] in FINITE for kid in [at, *tree.all_kids(at, "aux", "auxpass")]):
        return True
    return any(tree.words[kid] in {"that", "whether", "if"} for kid in tree.all_kids(at, "mark"))


def find_speaker(draft: Draft) -> Filler | None:
    """Return who says it: the subject; in the passive only a `by` phrase."""
    slot = draft.slot("subject")
    if slot is None or (
        slot.filler.tree.words[slot.filler.head] in {"it", "there"} and draft.tree.kid(draft.verb, "expl") != NONE
    ):
        return None
    if draft.voice == "passive" and slot.opener == NONE:
        return None
    _free_speaker(draft, slot)
    return slot.filler


def _free_speaker(draft: Draft, slot: Slot) -> None:
    """As in “said Ana Ruiz to the crowd”: what the parser hung on a name behind the verb is the verb's."""
    tree, filler = draft.tree, slot.filler
    if filler.tree is not tree or filler.head < draft.at or tree.pos[filler.head] != "PROPN":
        return
    for kid in tree.all_kids(filler.head, "prep"):
        if filler.head < kid <= filler.right and tree.words[kid] in OWN:
            slot.filler = Filler(tree, filler.head, filler.left, kid - 1)
            noun = tree.kid(kid, "pobj")
            if noun != NONE and tree.time[noun] == NONE:
                draft.add(tree.words[kid], take_noun(tree, noun), opener=kid)
            return


def set_clause(draft: Draft, tree: Tree, top: int, pieces: list[tuple[int, int]]) -> None:
    """Give the cue exactly what is said as its clause, in as many pieces as it stands in."""
    draft.slots = [slot for slot in draft.slots if slot.role != "clause"]
    for first, right in pieces:
        left = _skip_opener(tree, first, right)
        head = top if left <= top <= right else left
        draft.slots.append(Slot("clause", Filler(tree, head, left, right)))


def _skip_opener(tree: Tree, left: int, right: int) -> int:
    """Return where the words begin, behind "that", "and" and punctuation."""
    while left < right and tree.deps[left] in {"mark", "punct", "cc"} and tree.words[left] in OPENERS:
        if tree.deps[left] == "cc" and left > 0 and tree.words[left - 1] in QUOTE_MARKS:
            break  # “but it is late”: the speaker's own word
        left += 1
    return left


def to_characters(tree: Tree, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches of tokens as stretches of characters."""
    return [(tree.starts[left], tree.ends[right]) for left, right in pieces]


# ---------------------------------------------------------------- accusations, quoted as, nouns, adjectives


def _read_accusation(tree: Tree, draft: Draft, grammar: Grammar) -> Attribution | None:
    """As in “accuse X of -ing”: the deed is the accuser's word."""
    if draft.predicate not in grammar.speech.doubting:
        return None
    slot = next((slot for slot in draft.slots if slot.role in {"of", "with"}), None)
    if slot is None:
        return None
    if tree.pos[slot.filler.head] in {"VERB", "AUX"}:
        draft.slots.append(Slot("clause", slot.filler))
        draft.slots.remove(slot)
    pieces = [(slot.filler.left, slot.filler.right)]
    return Attribution(draft, find_speaker(draft), to_characters(tree, pieces))


def _read_quoted_as(tree: Tree, draft: Draft) -> Attribution | None:
    """As in “quoted X as saying that P”: the object speaks; the saying is his cue."""
    slot = draft.slot("as")
    if slot is None or tree.lemmas[slot.filler.head] not in {"say", "tell", "state", "add", "note", "write"}:
        return None
    return Attribution(draft, find_speaker(draft), to_characters(tree, [(slot.filler.left, slot.filler.right)]))


def _read_noun(tree: Tree, draft: Draft, grammar: Grammar) -> Attribution | None:
    """As in “the claim that P”, "expressed confidence that P"."""
    if draft.predicate not in grammar.speech.nouns:
        return None
    clause = _find_that(tree, draft.at)
    if clause == NONE or _is_told_in(tree, draft, grammar):
        return None
    speaker = draft.slot("subject")
    return _hand_over(tree, draft, clause, speaker.filler if speaker else None)


def _is_told_in(tree: Tree, draft: Draft, grammar: Grammar) -> bool:
    """Whether a noun is where a verb above it says the words: "told the paper in a statement that"."""
    prep = tree.heads[draft.at]
    if tree.deps[draft.at] != "pobj" or tree.words[prep] not in {"in", "on", "at", "during"}:
        return False
    verb = tree.heads[prep]
    return tree.lemmas[verb] in grammar.speech.say and tree.kid(verb, "ccomp") == NONE


def _hand_over(tree: Tree, draft: Draft, clause: int, speaker: Filler | None) -> Attribution:
    pieces = tree.runs(clause)
    set_clause(draft, tree, clause, pieces)
    return Attribution(draft, speaker, to_characters(tree, pieces))


def _read_moved(tree: Tree, draft: Draft, grammar: Grammar) -> Attribution | None:
    """As in “is convinced that P”, "was worried that": who undergoes the passive thinks it."""
    if draft.voice != "passive" or draft.predicate not in grammar.speech.moved or draft.surface is None:
        return None
    for kid in tree.all_kids(draft.verb, "ccomp", "advcl"):
        if _is_statement(tree, kid) and tree.kid(kid, "nsubj", "nsubjpass", "expl") != NONE:
            return _hand_over(tree, draft, kid, draft.surface)
    return None


def _read_phrased(tree: Tree, draft: Draft, owners: list[Draft | None], grammar: Grammar) -> Attribution | None:
    """As in “made it clear that P”, “makes the case that P”, "cites it as evidence that": the noun is the verb's."""
    for slot in draft.slots:
        head = slot.filler.head
        if slot.filler.tree is not tree or slot.is_shared or head < draft.at:
            continue
        if slot.role == "clause" and draft.predicate == "make" and tree.words[slot.filler.left] in CLEAR:
            opener = slot.filler.left + 1
            if opener < slot.filler.right and tree.words[opener] == "that":
                pieces = [(opener + 1, slot.filler.right)]
                set_clause(draft, tree, head, pieces)
                return Attribution(draft, find_speaker(draft), to_characters(tree, pieces))
        if slot.role == "complement" and draft.predicate == "make" and tree.words[head] in CLEAR:
            kids = [*tree.all_kids(head, "ccomp", "advcl"), *tree.all_kids(draft.at, "ccomp", "advcl")]
            for kid in kids:
                marker = tree.kid(kid, "mark")
                if marker != NONE and tree.words[marker] == "that":
                    return _hand_over(tree, draft, kid, find_speaker(draft))
        if (
            slot.role in {"object", "as", "under", "on"}
            and tree.lemmas[head] in grammar.speech.nouns
            and owners[head] is None
        ):
            clause = _find_that(tree, head)
            if clause != NONE:
                return _hand_over(tree, draft, clause, find_speaker(draft))
    return None


def _read_view(tree: Tree, draft: Draft, owners: list[Draft | None], grammar: Grammar) -> Attribution | None:
    """As in “the bank's view is that P”: the view is the bank's."""
    slot = draft.slot("subject")
    if slot is None or slot.filler.tree is not tree:
        return None
    head = slot.filler.head
    speaker: Filler | None = None
    if tree.lemmas[head] in grammar.speech.nouns and tree.kid(head, "poss") != NONE:
        speaker = take_noun(tree, tree.kid(head, "poss"), is_bare=True)
    saying = owners[head]
    if saying is not None and saying.predicate in grammar.speech.any_verb and tree.words[slot.filler.left] == "what":
        speaker = find_speaker(saying)  # "what they are saying is that"
    for kid in tree.all_kids(draft.verb, "ccomp"):
        if speaker is not None and _is_statement(tree, kid):
            return _hand_over(tree, draft, kid, speaker)
    return None


def _read_adjective(tree: Tree, draft: Draft, grammar: Grammar) -> Attribution | None:
    """As in “is confident that P”."""
    if draft.predicate not in grammar.speech.adjectives or not draft.has("subject"):
        return None
    hosts = [draft.at] if draft.verb == NONE else [draft.at, draft.verb]
    for kid in [kid for host in hosts for kid in tree.all_kids(host, "ccomp", "advcl")]:
        marker = tree.kid(kid, "mark")
        if tree.deps[kid] == "advcl" and (
            marker == NONE or tree.words[marker] != "that" or tree.words[marker - 1] == "so"
        ):
            continue
        if _is_statement(tree, kid) and tree.kid(kid, "nsubj", "nsubjpass", "expl") != NONE:
            return _hand_over(tree, draft, kid, find_speaker(draft))
    return None
