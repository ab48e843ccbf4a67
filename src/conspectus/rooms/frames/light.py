"""Light verbs: "paid a visit", "talks were held", "talks took place": the noun is the predicate."""

from conspectus.rooms.frames.drafts import Draft
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.tree import NONE, Tree

Owners = list[Draft | None]


def merge_light_verbs(tree: Tree, owners: Owners, grammar: Grammar) -> None:
    """Let light verbs give way to their noun, and happenings to what happens."""
    for at, draft in enumerate(owners):
        if draft is None or draft.at != at or draft.form not in {"verb", "copula"} or draft.verb != at:
            continue
        noun = _find_noun(tree, draft, grammar)
        if noun != NONE:
            _merge_noun(tree, draft, noun, owners, grammar)
        if owners[draft.verb] is draft and draft.predicate in grammar.light.happening:
            _merge_happening(tree, draft, owners, grammar)


def _find_noun(tree: Tree, draft: Draft, grammar: Grammar) -> int:
    """Return the noun that a light verb gives way to."""
    nouns = grammar.light.pairs.get(draft.predicate)
    if nouns:
        slot = draft.slot("object")
        noun = slot.filler.head if slot else NONE
        if noun == NONE and draft.voice == "passive" and tree.deps[draft.at] == "acl":
            noun = tree.heads[draft.at]  # "talks held in Vienna"
        if noun != NONE and tree.lemmas[noun] in nouns and tree.pos[noun] == "NOUN":
            return noun
    for slot in draft.slots:
        nouns = grammar.light.pairs.get(f"{draft.predicate} {slot.role}")
        if nouns and slot.filler.tree is tree and tree.lemmas[slot.filler.head] in nouns:
            return slot.filler.head
    return NONE


def _merge_noun(tree: Tree, draft: Draft, noun: int, owners: Owners, grammar: Grammar) -> None:
    below = owners[noun]
    if below is None or below.form != "noun":
        if tree.deps[noun] not in {"dobj", "nsubjpass"}:
            return
        draft.predicate += " " + tree.lemmas[noun]  # "take part": the noun alone would say nothing
        draft.parts.append(noun)
        draft.slots = [slot for slot in draft.slots if slot.filler.head != noun]
        draft.rule = "light-idiom"
        return
    _take_over(draft, below, noun, owners)
    below.aspect = grammar.light.aspects.get(draft.predicate, below.aspect)
    below.rule = "light-verb"


def _take_over(verb: Draft, noun: Draft, at: int, owners: Owners) -> None:
    """Give the noun's frame the verb's clause: subject, other arguments, tense."""
    noun.form, noun.verb, noun.voice = "verb", verb.verb, verb.voice
    noun.surface = verb.surface
    own = {slot.filler.head for slot in noun.slots}
    for slot in verb.slots:
        if slot.filler.head == at or slot.filler.head in own:
            continue
        if slot.role == "subject" and noun.has("subject"):
            for other in noun.slots:
                if other.role == "subject":
                    other.role = "of"
        noun.slots.append(slot)
    noun.parts += verb.parts
    owners[verb.at] = noun


def _merge_happening(tree: Tree, draft: Draft, owners: Owners, grammar: Grammar) -> None:
    """As in “Talks took place in Rome”: the subject is what happens; the verb says only where, when and how real."""
    slot = draft.slot("subject")
    if (
        slot is None
        or draft.slot("object")
        or draft.slot("complement")
        or slot.filler.tree is not tree
        or draft.slot("clause")
    ):
        return
    below = owners[slot.filler.head]
    if below is None or below.form != "noun" or below.rule == "agent" or below.at != slot.filler.head:
        return
    if draft.predicate == "be" and not (draft.slot("place") or _has_time(tree, draft.at)):
        return
    if not below.has("subject"):
        for other in draft.slots:
            if other.role in {"between", "among"}:
                other.role = "subject"
    _take_over(draft, below, below.at, owners)
    below.surface = None
    below.aspect = grammar.light.happening[draft.predicate]
    below.rule = "happening"


def _has_time(tree: Tree, at: int) -> bool:
    return any(
        tree.time[kid] != NONE or any(tree.time[inner] != NONE for inner in tree.kids[kid]) for kid in tree.kids[at]
    )
