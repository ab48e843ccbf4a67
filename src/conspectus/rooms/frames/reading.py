"""Reading: from a document's sentences, names and times to its frames."""

from conspectus.knowledge.quotation import find_quotes
from conspectus.records import Argument, Dating, Document, Frame, Naming, Sentence
from conspectus.rooms.frames.attributions import Attribution, find_attributions
from conspectus.rooms.frames.clauses import is_predicate, read_verb
from conspectus.rooms.frames.copulas import read_apposition, read_copula, read_loose_adjective, read_title
from conspectus.rooms.frames.drafts import Draft, Slot
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.handed import attach_lists
from conspectus.rooms.frames.holders import Scene, set_holders
from conspectus.rooms.frames.light import merge_light_verbs
from conspectus.rooms.frames.links import break_cycles, link_frames
from conspectus.rooms.frames.modality import mark_questions, read_modality
from conspectus.rooms.frames.nominals import read_nominal
from conspectus.rooms.frames.phrases import Phraser, bound_clause, take_noun
from conspectus.rooms.frames.quotes import attach_quotes
from conspectus.rooms.frames.repairs import mend_tree
from conspectus.rooms.frames.sayings import mend_sayings
from conspectus.rooms.frames.sharing import share_arguments
from conspectus.rooms.frames.sources import find_sources
from conspectus.rooms.frames.times import assign_times
from conspectus.rooms.frames.tree import NONE, Marks, Tree

Owners = list[Draft | None]
RANKS = {"subject": 0, "object": 1, "recipient": 2, "complement": 3}


def read_frames(
    document: Document, sentences: tuple[Sentence, ...], naming: Naming, dating: Dating, grammar: Grammar
) -> tuple[Frame, ...]:
    """Read the frames of a document.

    Returns:
        Frames in text order of their predicates; `index` is the position, `parent` and `Holder.cue` refer to it.
    """
    marks = Marks(naming, dating)
    trees: list[Tree] = []
    drafts: list[list[Draft]] = []
    attributions: list[Attribution] = []
    for sentence in sentences:
        if not sentence.tokens:
            continue
        tree = Tree(sentence, marks)
        mend_tree(tree, grammar, marks)
        mend_sayings(tree, grammar)
        tree.grow()
        found, said = _read_sentence(tree, grammar, marks)
        trees.append(tree)
        drafts.append(found)
        attributions += said
    if not trees:
        return ()
    scene = Scene(trees, drafts, attributions, grammar)
    attach_quotes(scene, find_quotes(document, sentences))
    attach_lists(scene, document, sentences)
    return _write_frames(scene, Phraser(marks))


def _read_sentence(tree: Tree, grammar: Grammar, marks: Marks) -> tuple[list[Draft], list[Attribution]]:
    owners, extras = _find_predicates(tree, grammar, marks)
    merge_light_verbs(tree, owners, grammar)
    _hang_appositions(tree, owners, extras)
    link_frames(tree, owners, grammar)
    share_arguments(tree, owners, grammar)
    read_modality(owners, grammar)
    mark_questions(tree, owners)
    assign_times(tree, owners)
    said = find_attributions(tree, owners, grammar)
    sources = find_sources(tree, grammar, marks)
    found = list({id(draft): draft for draft in [*owners, *extras] if draft is not None}.values())
    for source in sources:
        for draft in found:
            if (
                draft.parent is None
                and draft.verb != NONE
                and any(slot.filler.head == draft.verb for slot in source.cue.slots)
            ):
                draft.parent, draft.link = source.cue, "attribution"
    return [*found, *(source.cue for source in sources)], [*said, *sources]


def _find_predicates(tree: Tree, grammar: Grammar, marks: Marks) -> tuple[Owners, list[Draft]]:
    """Return the predicates by token, and beside them appositions and titles."""
    owners: Owners = [None] * tree.size
    extras: list[Draft] = []
    for at in range(tree.size):
        pos = tree.pos[at]
        if pos in {"VERB", "AUX"}:
            _own_verb(tree, at, owners, grammar, marks)
        elif pos in {"NOUN", "PROPN"}:
            owners[at] = read_nominal(tree, at, grammar, marks)
            extra = read_title(tree, at, grammar, marks) if pos == "PROPN" else None
            if extra is None and tree.deps[at] == "appos":
                extra = read_apposition(tree, at, grammar, marks)
            if extra is not None:
                extras.append(extra)
        elif pos == "ADJ" and owners[at] is None:
            owners[at] = read_loose_adjective(tree, at, grammar, marks)
    return owners, extras


def _own_verb(tree: Tree, at: int, owners: Owners, grammar: Grammar, marks: Marks) -> None:
    if owners[at] is not None or not is_predicate(tree, at):
        return
    is_copula = tree.lemmas[at] == "be" or (
        tree.lemmas[at] in grammar.copulas and tree.kid(at, "attr", "acomp", "oprd") != NONE
    )
    draft = read_copula(tree, at, grammar, marks) if is_copula else read_verb(tree, at, grammar, marks)
    owners[at] = owners[draft.at] = draft


def _hang_appositions(tree: Tree, owners: Owners, extras: list[Draft]) -> None:
    """An apposition stands under the frame around its noun; what its description predicates stands under it."""
    for extra in extras:
        subject = extra.slots[0].filler
        at = tree.heads[subject.head] if extra.rule == "title" else tree.heads[extra.at]
        for _ in range(tree.size):
            owner = owners[at]
            if owner is not None and owner.at != extra.at:
                extra.parent, extra.link = owner, "argument"
                break
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        if extra.parent is not None:
            extra.tense = "none"
        below = owners[extra.at]
        if below is not None and below.form == "noun" and below.rule == "agent":
            below.parent, below.link = extra, "argument"


# ---------------------------------------------------------------- records


def _write_frames(scene: Scene, phraser: Phraser) -> tuple[Frame, ...]:
    ordered = sorted(
        (draft for drafts in scene.drafts for draft in drafts),
        key=lambda draft: (draft.tree.starts[draft.at], draft.form != "apposition"),
    )
    for index, draft in enumerate(ordered):
        draft.index = index
    break_cycles(ordered)
    set_holders(scene, phraser)
    return tuple(_write(draft, phraser) for draft in ordered)


def _write(draft: Draft, phraser: Phraser) -> Frame:
    tree = draft.tree
    left, right = _bound(draft)
    low, high = draft.span if draft.rule == "according-to" else (draft.at, draft.at)
    if len(draft.parts) > 1 and draft.form == "verb" and draft.rule != "light-verb" and draft.at == draft.verb:
        particle = draft.parts[1]
        high = particle if particle == draft.at + 1 else draft.at
    return Frame(
        index=draft.index,
        sentence=tree.index,
        predicate=draft.predicate,
        form=draft.form,  # type: ignore[arg-type]
        start=tree.starts[low],
        end=tree.ends[high],
        clause_start=tree.starts[left],
        clause_end=tree.ends[right],
        arguments=tuple(
            Argument(slot.role, phraser.write(slot.filler), slot.is_shared) for slot in sorted(draft.slots, key=_rank)
        ),
        is_negated=draft.is_negated,
        negation=draft.negation if draft.is_negated else None,
        modality=draft.modality,  # type: ignore[arg-type]
        modal_cue=draft.modal_cue if draft.modality != "asserted" else None,
        tense=draft.tense,  # type: ignore[arg-type]
        aspect=draft.aspect,  # type: ignore[arg-type]
        voice=draft.voice,  # type: ignore[arg-type]
        holder=draft.holder,
        times=tuple(sorted(set(draft.times))),
        parent=draft.parent.index if draft.parent is not None and draft.parent.index >= 0 else None,
        link=draft.link if draft.parent is not None and draft.parent.index >= 0 else None,
        rule=draft.rule,
    )


def _rank(slot: Slot) -> tuple[int, int]:
    """Core roles come first, then prepositions, then what is said; each in text order."""
    return RANKS.get(slot.role, len(RANKS)), slot.filler.key[1]


def _bound(draft: Draft) -> tuple[int, int]:
    """Return the first and last token of a frame's clause, or noun phrase."""
    tree = draft.tree
    if draft.rule in {"according-to", "opinion", "name-colon"}:
        return min(draft.lo, draft.at), max(draft.hi, draft.at)
    if draft.form == "apposition":
        fillers = [slot.filler for slot in draft.slots]
        return min(f.left for f in fillers), max(f.right for f in fillers)
    if draft.verb != NONE:
        return bound_clause(tree, draft.verb)
    if draft.form == "adjective":
        return bound_clause(tree, draft.at)
    phrase = take_noun(tree, draft.at)
    return phrase.left, phrase.right
