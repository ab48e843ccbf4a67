"""Force: whether a frame says that a tie holds, has ended, is denied, or is only wanted."""

import re

from conspectus.records import Frame, Record
from conspectus.rooms.find.scene import find_phrase
from conspectus.rooms.find.ties.claims import TieScene
from conspectus.rooms.find.ties.cues import Cue

WILLED = frozenset({"wanted", "planned"})
SPREAD = frozenset({"argument", "coordination"})
WORD = re.compile(r"[\w-]+")
NONE_OF = frozenset({"no", "neither", "nor", "without"})


class Force(Record, frozen=True):
    """Whether a tie holds (1) or does not (-1).

    is_sought: it is only wanted. is_end: it held before. governor: the frame that says when.
    """

    polarity: int
    is_sought: bool = False
    is_end: bool = False
    governor: Frame | None = None


def words_before(frame: Frame, scene: TieScene) -> list[str]:
    """Return the words before a noun inside its phrase, before a verb inside its clause, in lower case."""
    return WORD.findall(scene.text[frame.clause_start : frame.start].casefold())


def weigh_verb(frame: Frame, cue: Cue, scene: TieScene) -> Force | None:
    """Weigh a verb or an adjective; None where it says nothing of what is."""
    if cue.voice is not None and frame.voice != cue.voice:
        return None
    if cue.planned and frame.modality in ("planned", "conditional") and not frame.is_negated:
        return Force(1)
    if frame.modality in WILLED:
        return _weigh_will(frame, cue, scene)
    if cue.standing and not _is_standing(frame):
        return None
    if frame.modality == "denied":
        is_true = cue.effect == "ends"
    elif frame.modality == "asserted" and frame.aspect != "failing":
        if cue.effect in ("begins", "ends") and frame.aspect == "progressive":
            return None  # "is joining", "is leaving": not yet
        is_true = (cue.effect != "ends") != frame.is_negated
        if frame.aspect == "ending" or _is_over(frame, scene) or _is_used_to(frame, scene):
            is_true = False
    else:
        return None
    is_end = not is_true and (cue.effect == "ends" or frame.aspect == "ending")
    return Force(1 if is_true else -1, is_sought=cue.effect == "seeks", is_end=is_end)


def _weigh_will(frame: Frame, cue: Cue, scene: TieScene) -> Force | None:
    """Weigh what somebody wants: to join is to seek membership, to leave is still to be in."""
    if not cue.tie.endswith("member_of") or frame.aspect == "ending":
        return None
    above = scene.parent(frame)
    if above is None or frame.link != "control" or above.voice == "passive" or above.modality != "asserted":
        return None
    is_own = {e for a in frame.arguments if a.role == "subject" for e in a.phrase.entities}
    wanter = {e for a in above.arguments if a.role == "subject" for e in a.phrase.entities}
    if cue.effect == "begins" and (is_own & wanter or not wanter):
        return Force(-1 if frame.is_negated else 1, is_sought=True)
    if cue.effect == "ends" and is_own & wanter and not frame.is_negated:
        return Force(1)
    return None


def _is_standing(frame: Frame) -> bool:
    if frame.aspect in ("continuing", "ending") or frame.modality == "denied":
        return True
    return frame.tense in ("present", "none") and frame.aspect != "perfect" and not frame.is_negated


def _is_used_to(frame: Frame, scene: TieScene) -> bool:
    above = scene.parent(frame)
    return above is not None and frame.link == "control" and (above.predicate, above.tense) == ("use", "past")


def _is_over(frame: Frame, scene: TieScene) -> bool:
    """Whether a word before the predicate says that it is no longer so: "once owned", "until recently was"."""
    return frame.tense == "past" and bool({"once", "formerly", "previously", "until"} & set(words_before(frame, scene)))


def weigh_noun(frame: Frame, cue: Cue, scene: TieScene) -> Force | None:
    """Weigh a noun by what it is said of ("is an ally"), else by the verbs above it ("sought an alliance")."""
    before = words_before(frame, scene)
    above = scene.parent(frame)
    is_begun = frame.aspect != "starting" or above is None or above.tense != "none"  # "in talks to begin exports"
    if above is not None and above.predicate in scene.cues.ending and frame.aspect in ("continuing", "ending"):
        is_held = frame.modality == "planned" and any(a.role == "subject" and not a.is_shared for a in frame.arguments)
        if is_held and cue.effect == "holds":  # "will not end its dependence on": there is one
            return Force(1)
    if frame.modality not in ("asserted", "denied") or not is_begun:
        return None
    is_over = bool(scene.cues.former & set(before))
    if cue.tie == "leads" and above is not None and scene.cues.posts.get(above.predicate) in ("leave", "dismiss"):
        return None  # "resigned as head": read_posts reads it
    if cue.aspect is not None and frame.aspect != cue.aspect:
        return None
    if above is not None and frame.link == "argument" and above.form in ("copula", "apposition") and _is_said(frame):
        if above.modality != "asserted" or _is_past(above, scene):
            return None
        is_over |= above.aspect == "ending" or _is_over(above, scene)
        polarity = -1 if is_over or above.is_negated or frame.is_negated else 1
        return Force(polarity, is_end=above.aspect == "ending", governor=above)
    climbed = _weigh_above(frame, before, scene)
    if climbed is None:
        return None
    polarity = climbed
    if cue.effect == "ends" or is_over or frame.is_negated or NONE_OF & set(before) or frame.aspect == "ending":
        polarity = -1
    is_end = polarity == -1 and not frame.is_negated and not NONE_OF & set(before)
    return Force(polarity, is_sought=cue.effect == "seeks", is_end=is_end, governor=above)


def _is_past(above: Frame, scene: TieScene) -> bool:
    """Whether a copula tells of a person's past, which may be over: "he was a member of the council"."""
    said = find_phrase(above, "subject") if above.form == "copula" and above.predicate == "be" else None
    is_told = above.tense == "past" and above.aspect == "simple" and above.holder.kind == "author" and not above.times
    return said is not None and is_told and any(scene.kind(e) == "person" for e in said.entities)


def _is_said(frame: Frame) -> bool:
    return any(a.role == "subject" and a.is_shared for a in frame.arguments) or frame.rule == "agent"


def _weigh_above(frame: Frame, before: list[str], scene: TieScene) -> int | None:
    """Climb to the verb above a noun: 1 where it takes the noun for granted, -1 where it ends it, else None."""
    if frame.modality == "denied":
        return None
    is_owned = any(a.role == "subject" and not a.is_shared and a.phrase.end <= frame.start for a in frame.arguments)
    is_given = is_owned or before[:1] == ["the"]
    below, cues = frame, scene.cues
    while (above := scene.parent(below)) is not None and below.link in SPREAD:
        if above.predicate in cues.wishing or (above.predicate in cues.seeking and not is_owned):
            return None
        if above.predicate in cues.ending:
            return -1 if above.modality == "asserted" and not above.is_negated else 1
        if above.form == "existential" and above.is_negated:
            return -1
        if above.form == "verb" and (above.modality != "asserted" or above.is_negated) and not is_given:
            return None
        below = above
    if above is not None and below.link == "control" and not is_owned and not _is_sure(above, scene):
        return None
    return 1


def _is_sure(above: Frame, scene: TieScene) -> bool:
    """Whether what governs a verb leaves no doubt: "began to supply", not "is in talks to supply"."""
    return above.modality == "asserted" and not above.is_negated and above.predicate not in scene.cues.seeking
