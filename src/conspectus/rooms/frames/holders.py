"""Holders: whose word each frame is."""

from bisect import bisect_right

from conspectus.records import Holder
from conspectus.rooms.frames.attributions import Attribution
from conspectus.rooms.frames.drafts import Draft, Filler
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.phrases import Phraser
from conspectus.rooms.frames.scopes import settle_scopes
from conspectus.rooms.frames.tree import Tree

AUTHOR = Holder()
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})


class Scene:
    """What holders need of a document: its trees, its frames by sentence, its attributions."""

    __slots__ = ("attributions", "by_cue", "drafts", "grammar", "starts", "trees")

    def __init__(
        self, trees: list[Tree], drafts: list[list[Draft]], attributions: list[Attribution], grammar: Grammar
    ) -> None:
        self.trees, self.drafts, self.attributions, self.grammar = trees, drafts, attributions, grammar
        self.starts = [tree.starts[0] for tree in trees]
        self.by_cue = {id(a.cue): a for a in attributions}

    def tree_at(self, character: int) -> int:
        """Return the position of the sentence that a character stands in."""
        return max(0, bisect_right(self.starts, character) - 1)


def set_holders(scene: Scene, phraser: Phraser) -> None:
    """Give every frame the innermost speaker in whose words it stands."""
    settle_scopes(scene.attributions, scene.grammar)
    pieces = sorted(
        ((start, end, attribution) for attribution in scene.attributions for start, end in attribution.pieces),
        key=lambda piece: (piece[0], -piece[1]),
    )
    firsts = [piece[0] for piece in pieces]
    widest = max((end - start for start, end, _ in pieces), default=0)
    held: dict[int, Attribution] = {}  # by frame index
    for draft in (draft for drafts in scene.drafts for draft in drafts):
        attribution = _innermost(pieces, firsts, widest, draft)
        if attribution is not None:
            held[draft.index] = attribution
    resolved: dict[int, Holder] = {}
    for draft in (draft for drafts in scene.drafts for draft in drafts):
        if draft.index in held:
            draft.holder = _make_holder(scene, held[draft.index], held, resolved, phraser)


def _innermost(
    pieces: list[tuple[int, int, Attribution]], firsts: list[int], widest: int, draft: Draft
) -> Attribution | None:
    """Return the attribution with the shortest stretch around a predicate."""
    at = draft.tree.starts[draft.at]
    best: Attribution | None = None
    size = widest + 1
    for number in range(bisect_right(firsts, at) - 1, -1, -1):
        start, end, attribution = pieces[number]
        if start + widest < at:
            break
        if at < end and end - start < size and attribution.cue is not draft:
            best, size = attribution, end - start
    return best


def _make_holder(
    scene: Scene,
    attribution: Attribution,
    held: dict[int, Attribution],
    resolved: dict[int, Holder],
    phraser: Phraser,
) -> Holder:
    """Make the record of an attribution; "I" and "we" inside a speaker's words are the speaker."""
    made = resolved.get(id(attribution))
    if made is not None:
        return made
    cue, speaker = attribution.cue, attribution.speaker
    index = cue.index if cue.index >= 0 else None
    resolved[id(attribution)] = Holder("speaker", cue=index)
    if speaker is None:
        return resolved[id(attribution)]
    phrase = phraser.write(speaker)
    entity = phrase.entities[0] if phrase.entities else _name_apposed(scene, speaker, phraser)
    outer = held.get(cue.index)
    if entity is None and outer is not None and speaker.tree.words[speaker.head] in FIRST_PERSON:
        entity = _make_holder(scene, outer, held, resolved, phraser).entity
    resolved[id(attribution)] = Holder("speaker", entity, phrase.start, phrase.end, index)
    return resolved[id(attribution)]


def _name_apposed(scene: Scene, speaker: Filler, phraser: Phraser) -> str | None:
    """As in “her rival, Interior Minister Jan Bielik, says”: the person whose name stands right behind an office."""
    tree = speaker.tree
    for draft in scene.drafts[scene.tree_at(tree.starts[speaker.head])]:
        named, office = draft.slot("subject"), draft.slot("complement")
        if draft.form != "apposition" or named is None or office is None or named.filler.tree is not tree:
            continue
        name = named.filler
        lead = office.filler.left if draft.rule == "title" else name.left
        between = tree.words[speaker.head + 1 : lead]
        is_next = lead > speaker.head and between[-1:] in ([], [","]) and between.count(",") <= 1
        if (draft.rule == "title" or office.filler.head == speaker.head) and is_next and _is_close(tree, speaker, lead):
            return next(iter(phraser.write(name).entities), None)
    return None


def _is_close(tree: Tree, speaker: Filler, lead: int) -> bool:
    """Whether nothing but the speaker's own phrase stands between its head and what follows."""
    return lead - 1 <= speaker.right + 1 and not any(tree.pos[at] == "VERB" for at in range(speaker.head, lead))
