"""Clauses: "because", "if", "after" and sentences that follow from the one before -> links."""

import re
from collections.abc import Iterator

from conspectus.records import Dependence, Frame
from conspectus.rooms.find.links.scene import CLAUSES, Found, Scene

BREAK = re.compile(r"[\"“”—–?!]| -{1,2} ")  # between two clauses these say that they do not belong together
POINTERS = frozenset({"this", "that"})
ADVERBIAL = frozenset({"cause", "condition", "time"})
OPENING = 40  # characters before a clause in which its opener stands
ONLY_IF = "only if "


def read_clause(scene: Scene, frame: Frame) -> Iterator[Found]:
    """Read a clause that an opener hangs on another one."""
    above = scene.look.parent(frame)
    if above is None or above.form not in CLAUSES or above.sentence != frame.sentence or frame.link not in ADVERBIAL:
        return
    start, word = _opener(scene, frame)
    kind = _kind(scene, frame, above, word)
    if kind is None:
        return
    above = scene.governor(_main(scene, above))
    source = (frame.clause_start, scene.tail(frame))
    target = scene.rest(above, start, source[1])
    pointer = scene.look.find(above, "subject")
    is_bare = scene.look.find(above, "complement") is None
    if (
        above.form == "copula" and is_bare and pointer is not None and pointer.lemma in POINTERS
    ):  # "That is because ..."
        said = scene.before(above.sentence)
        if said is None:
            return
        target = said
    elif BREAK.search(scene.text[min(source[1], target[1]) : max(source[0], target[0])]):
        return
    confidence = 0.6 if kind == "response" or word == "as" else 0.85
    yield Found(above, kind, source, target, f"clause-{word.replace(' ', '-')}", confidence)


def read_sentence(scene: Scene, number: int) -> Iterator[Found]:
    """Read a sentence that says that it follows from the one before: "As a result, it closed."."""
    root, before = scene.roots.get(number), scene.roots.get(number - 1)
    source = scene.before(number)
    if root is None or before is None or source is None or before.holder.kind != root.holder.kind:
        return
    start = scene.sentences[number].start
    words = scene.text[start : scene.sentences[number].end].casefold()
    opener = next((o for o in scene.cues.then if words.startswith((f"{o} ", f"{o},"))), None)
    if opener is not None and not words.startswith((f"{opener} of ", f"{opener} to ", f"{opener} for ")):
        target = (start + len(opener), scene.look.clause_end(root))
        yield Found(root, scene.cues.then[opener], source, target, f"then-{opener.replace(' ', '-')}", 0.65)


def _main(scene: Scene, above: Frame) -> Frame:
    """Return the clause that a clause bears on: "If it rains, they said, it floods" says nothing of the saying."""
    said = [f for f in scene.look.below(above, "complement") if f.form in CLAUSES and f.holder.cue == above.index]
    return said[0] if said else above


def _opener(scene: Scene, frame: Frame) -> tuple[int, str]:
    """Return where the opener of a clause starts and what it is; "" for none."""
    at = max(0, frame.clause_start - OPENING)
    match = scene.cues.opener.search(scene.text[at : frame.clause_start])
    if match is None:
        is_inside = scene.text[frame.clause_start :][: len(ONLY_IF)].casefold() == ONLY_IF
        return frame.clause_start, "if" if is_inside else ""
    is_barred = (match.group(1) or "").casefold() in scene.cues.barred
    return at + match.start(2), "" if is_barred else match.group(2).casefold()


def _kind(scene: Scene, frame: Frame, above: Frame, word: str) -> Dependence | None:
    if word == "as":
        is_reason = frame.form == "verb" and frame.predicate not in scene.cues.parenthetical
        return "cause" if is_reason and above.predicate in scene.cues.changes else None
    if word in scene.cues.after:
        is_answer = above.predicate in scene.cues.reactions and above.modality == "asserted" and not above.is_negated
        return "response" if word == "after" and is_answer else None
    if word == "since" and (above.form != "verb" or above.aspect == "perfect"):
        return None  # a time
    kind = scene.cues.openers.get(word)
    if kind == "condition" and frame.predicate in scene.cues.idle:
        return None  # "if compared to", "if needed"
    return kind if kind == frame.link else None
