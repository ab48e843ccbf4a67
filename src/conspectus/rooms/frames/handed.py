"""Handed-over lists: the bullets right after "The minister wrote:" are his words, without quotation marks too."""

from conspectus.knowledge.quotation import Quote
from conspectus.records import Document, Sentence
from conspectus.rooms.frames.drafts import Draft
from conspectus.rooms.frames.holders import Scene
from conspectus.rooms.frames.quotes import extend_cue, may_hand_over
from conspectus.rooms.frames.tree import NONE

WRITING = frozenset({"write", "post", "tweet", "say", "state", "declare"})


def attach_lists(scene: Scene, document: Document, sentences: tuple[Sentence, ...]) -> None:
    """Give the bullets after a colon to who is said to speak there; the first paragraph or heading ends them."""
    blocks = {sentence.index: sentence.block for sentence in sentences}
    for which in range(len(scene.trees) - 1):
        block = blocks[scene.trees[which].index]
        if scene.trees[which].words[-1] != ":" or blocks[scene.trees[which + 1].index] == block:
            continue
        cue = _find_cue(scene, which)
        if cue is None:
            continue
        for number in range(block + 1, len(document.blocks)):
            bullet = document.blocks[number]
            if bullet.kind != "bullet":
                break
            start = max(bullet.start, scene.trees[which + 1].starts[0])
            if start < bullet.end and not _is_covered(scene, start, bullet.end):
                extend_cue(scene, cue, Quote(start, bullet.end))


def _find_cue(scene: Scene, which: int) -> Draft | None:
    """Return the main verb of writing or saying, if it has no words yet and no object that sums them up."""
    for draft in scene.drafts[which]:
        is_main = draft.parent is None or draft.link == "coordination"
        if not is_main or draft.predicate not in WRITING or draft.has("clause") or draft.has("object"):
            continue
        if may_hand_over(draft, scene.grammar) and draft.voice == "active" and draft.verb != NONE:
            return draft
    return None


def _is_covered(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody has words in a stretch already."""
    return any(a < end and start < b for said in scene.attributions if said.is_direct for a, b in said.pieces)
