"""Clauses: what is handed over as a clause or a quotation: "said that", "according to", “...,” he said."""

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.statements.handing import Handing, find_argument, find_clauses, find_subject, make_handing
from conspectus.rooms.find.statements.scene import Scene
from conspectus.rooms.find.statements.speakers import can_speak

FIRST_PERSON = frozenset({"i", "we", "you", "my", "our", "your"})
LONGEST_LEAD = 12  # characters of "under the"
SHORTEST = 2  # words
UNSETTLED = frozenset({"determine", "decide", "judge"})
EMPTY = frozenset({"it", "this", "that", "there", "which"})
SOURCES = frozenset({"according-to", "opinion", "name-colon"})


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
    if frame.predicate in cues.judged["complement"] - cues.say - cues.think:
        return None  # "called it “a farce”": a judgement
    if frame.predicate in cues.quoting and find_argument(frame, "as") is not None:
        return None  # "quoted Lee as saying": the saying hands over
    if frame.predicate in UNSETTLED and scene.words(clauses[0]).lower().startswith("whether"):
        return None  # "will determine whether": nobody has said which
    if frame.index not in scene.handing and not _hands_over(scene, frame, clauses):
        return None
    if (
        _is_bare(scene, frame, clauses)
        or _is_unsaid(scene, frame)
        or _is_mute(scene, frame)
        or _is_nobodys(scene, frame)
    ):
        return None
    pieces = [(phrase.start, phrase.end) for phrase in clauses]
    if frame.form == "noun":
        speaker = find_argument(frame, "subject") or _find_pretender(scene, frame)
        if speaker is None and frame.predicate not in cues.unowned:
            return None
        return make_handing(scene, frame, pieces, "noun", speaker)
    subject = find_argument(frame, "subject")
    if subject is not None and any(start <= subject.head_start < end for start, end in pieces):
        return None  # "a “slow start” beginning in May"
    if any(_is_unnaming(scene, below) for below in scene.below.get(frame.index, [])):
        return None
    if frame.form == "copula":
        if scene.words(clauses[0]).startswith("to "):
            return None  # "its findings are to be published"
        owner = _owner(scene, frame)
        is_own = owner is None or owner.lemma.lower() in FIRST_PERSON
        return None if is_own else make_handing(scene, frame, pieces, "view", owner)
    if frame.voice == "passive" and frame.predicate in cues.moved:
        return make_handing(scene, frame, pieces, "clause", find_argument(frame, "object"))
    if frame.predicate == "tell" and find_argument(frame, "subject") is None and frame.voice == "active":
        return make_handing(scene, frame, pieces, "quotation", find_argument(frame, "object"))  # “...,” told the mayor
    if frame.link in {"adverbial", "time"} and len(scene.text[pieces[0][0] : pieces[-1][1]].split()) <= SHORTEST:
        return None  # "not as rich as he says he is"
    is_quotation = all(scene.is_quoted(start) and scene.is_quoted(end - 1) for start, end in pieces)
    rule = "quotation" if is_quotation else "clause"
    return make_handing(scene, frame, pieces, rule)


def _is_unnaming(scene: Scene, frame: Frame) -> bool:
    """As in “asked that her name not be used”, "asked not to be named": what a source asks for himself says nothing."""
    what = find_argument(frame, "object")
    is_name = what is not None and what.lemma in scene.cues.unnamed
    return frame.voice == "passive" and frame.is_negated and (is_name or frame.predicate in scene.cues.unnamed)


def _hands_over(scene: Scene, frame: Frame, clauses: list[Phrase]) -> bool:
    """Whether a cue hands its clauses over though no frame in them shows it: quoted words without a verb."""
    cues = scene.cues
    if frame.form == "copula":
        subject = find_argument(frame, "subject")
        return subject is not None and subject.lemma in cues.nouns
    known = cues.say | cues.think | cues.show | cues.quote_only
    is_known = frame.form == "verb" and frame.predicate in known and frame.rule != "light-verb"
    return is_known and not scene.is_quoted(frame.start) and any(scene.is_quoted(phrase.start) for phrase in clauses)


def _is_finite(scene: Scene, frame: Frame) -> bool:
    return any(f.link == "complement" for f in scene.below.get(frame.index, []))


def _is_nobodys(scene: Scene, frame: Frame) -> bool:
    """As in “is believed to bring luck”, "asked whether he would resign": common belief, a reporter's question."""
    if frame.voice != "passive" or frame.predicate in scene.cues.moved or find_argument(frame, "subject") is not None:
        return False
    return frame.predicate == "ask" or (frame.predicate in scene.cues.think and not _is_finite(scene, frame))


def _is_bare(scene: Scene, frame: Frame, clauses: list[Phrase]) -> bool:
    """As in “note that”, "it is hard to say", "it should be expected that": the author's own way of speaking."""
    subject = find_argument(frame, "subject")
    is_empty = subject is not None and subject.lemma in EMPTY and not subject.entities
    if frame.form == "adjective":
        return is_empty  # "it is clear that"
    if frame.form != "verb":
        return False
    if frame.link == "participle" and frame.predicate in scene.cues.opening and frame.predicate not in scene.cues.say:
        return True
    if subject is not None and is_empty and subject.lemma == "that":
        return True  # "that said, it rains"
    if subject is not None and not is_empty:
        return False
    if subject is None and scene.is_quoted(clauses[0].start) and not scene.is_quoted(frame.start):
        return False
    if frame.voice == "passive":
        return frame.modality != "asserted"
    return frame.rule == "verb" and (subject is None or frame.link in {"control", "adverbial"})


def _is_unsaid(scene: Scene, frame: Frame) -> bool:
    """As in “did not say whether”, "refused to say": nothing is handed over."""
    if frame.negation is not None and scene.is_quoted(frame.negation[0]) and not scene.is_quoted(frame.start):
        return False  # replies: “Certainly not”
    return frame.predicate in scene.cues.say and (frame.is_negated or frame.modality == "denied")


def _is_mute(scene: Scene, frame: Frame) -> bool:
    """Whether a thing that speaks for nobody shows it: "his victory shows that"."""
    if frame.predicate not in scene.cues.things_do:
        return False
    subject = find_subject(scene, frame)
    is_shown = frame.predicate in scene.cues.show and frame.modality not in {"asserted", "possible"}
    return is_shown or (subject is not None and not can_speak(scene, subject))


def _find_pretender(scene: Scene, frame: Frame) -> Phrase | None:
    """As in “left under the pretext that”, "waits in the hope that": who does it thinks or says so."""
    before = scene.text[max(0, frame.start - LONGEST_LEAD) : frame.start].split()[-2:]
    if frame.parent is None or not before or before[0].lower() not in {"under", "in", "on"} or before[-1] != "the":
        return None
    return find_argument(scene.reading.frames[frame.parent], "subject")


def _owner(scene: Scene, frame: Frame) -> Phrase | None:
    """As in “the bank's view is that”: whose view it is."""
    subject = find_argument(frame, "subject")
    if subject is None:
        return None
    for other in scene.reading.frames:
        if other.start == subject.head_start and other.form in {"noun", "verb"}:
            return find_argument(other, "subject")
    return None
