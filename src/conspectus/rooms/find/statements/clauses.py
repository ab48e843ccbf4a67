"""Clauses: what is handed over as a clause or a quotation: "said that", "according to", “...,” he said."""

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.statements.handing import Handing, find_argument, find_clauses, make_handing
from conspectus.rooms.find.statements.scene import Scene

SOURCES = frozenset({"according-to", "opinion", "name-colon"})
PEOPLE = frozenset({"person", "organization", "state", "bloc", "group"})


def read_source(scene: Scene, frame: Frame) -> Handing | None:
    """As in “according to the bank, prices fell”."""
    if frame.rule not in SOURCES:
        return None
    pieces = [(p.start, p.end) for p in find_clauses(frame)]
    return make_handing(scene, frame, pieces, frame.rule) if pieces else None


def read_clause(scene: Scene, frame: Frame) -> Handing | None:
    """As in “she said that prices fell”, “the claim that prices fell”, "is confident that"; quotations too."""
    clauses = find_clauses(frame)
    cues = scene.cues
    if not clauses or (frame.predicate in cues.accuse and not _is_finite(scene, frame)):
        return None
    if frame.predicate in cues.quoting and find_argument(frame, "as") is not None:
        return None  # "quoted Lee as saying": the saying hands over
    if frame.index not in scene.handing and not _hands_over(scene, frame, clauses):
        return None
    if _is_unsaid(scene, frame, clauses) or _is_mute(scene, frame) or _is_nobodys(scene, frame):
        return None
    pieces = [(phrase.start, phrase.end) for phrase in clauses]
    if frame.form == "noun":
        return make_handing(scene, frame, pieces, "noun")
    if frame.form == "copula":
        return make_handing(scene, frame, pieces, "view", _owner(scene, frame))
    if frame.voice == "passive" and frame.predicate in cues.moved:
        return make_handing(scene, frame, pieces, "clause", find_argument(frame, "object"))
    rule = "quotation" if all(scene.is_quoted(start) for start, _ in pieces) else "clause"
    return make_handing(scene, frame, pieces, rule)


def _hands_over(scene: Scene, frame: Frame, clauses: list[Phrase]) -> bool:
    """Whether a cue hands its clauses over though no frame in them shows it: quoted words, clauses without a verb."""
    cues = scene.cues
    if frame.form == "copula":
        subject = find_argument(frame, "subject")
        return subject is not None and subject.lemma in cues.nouns
    known = cues.say | cues.think | cues.show | cues.quote_only
    is_known = frame.form == "verb" and frame.predicate in known and frame.rule != "light-verb"
    if is_known and not scene.is_quoted(frame.start) and any(scene.is_quoted(phrase.start) for phrase in clauses):
        return True
    below = [f for f in scene.below.get(frame.index, []) if any(p.start <= f.start < p.end for p in clauses)]
    is_word = frame.predicate in (cues.say | cues.think) - cues.quote_only or (
        (frame.form != "verb" or frame.rule == "light-verb") and frame.predicate in cues.nouns | cues.adjectives
    )
    return is_word and any(f.link == "complement" for f in below)


def _is_finite(scene: Scene, frame: Frame) -> bool:
    return any(f.link == "complement" for f in scene.below.get(frame.index, []))


def _is_nobodys(scene: Scene, frame: Frame) -> bool:
    """As in “is believed to bring luck”, "asked whether he would resign": common belief, a reporter's question."""
    if frame.voice != "passive" or frame.predicate in scene.cues.moved or find_argument(frame, "subject") is not None:
        return False
    return frame.predicate == "ask" or (frame.predicate in scene.cues.think and not _is_finite(scene, frame))


def _is_unsaid(scene: Scene, frame: Frame, clauses: list[Phrase]) -> bool:
    """As in “did not say whether”, "refused to say": nothing is handed over."""
    if frame.predicate not in scene.cues.say:
        return False
    opener = scene.text[clauses[0].start : clauses[0].end].split(" ", 1)[0].lower()
    return (frame.is_negated or frame.modality == "denied") and (
        opener in {"whether", "if", "how", "when", "where", "why", "who", "what"} or frame.modality == "denied"
    )


def _is_mute(scene: Scene, frame: Frame) -> bool:
    """Whether a thing that speaks for nobody shows it: "his victory shows that"."""
    cues = scene.cues
    if frame.predicate not in cues.show or frame.predicate in cues.say - {"suggest", "indicate", "reveal"}:
        return False
    subject = find_argument(frame, "subject")
    if subject is None:
        return False
    kinds = {scene.entities[e].kind for e in subject.entities if e in scene.entities}
    return not (kinds & PEOPLE or subject.lemma in cues.works)


def _owner(scene: Scene, frame: Frame) -> Phrase | None:
    """As in “the bank's view is that”: whose view it is."""
    subject = find_argument(frame, "subject")
    if subject is None:
        return None
    for other in scene.reading.frames:
        if other.start == subject.head_start and other.form == "noun":
            return find_argument(other, "subject")
    return None
