"""Attitudes: frames of feeling, praise and blame -> how somebody stands to somebody else."""

from collections.abc import Iterator

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.lookup import WORKS
from conspectus.rooms.find.stances.judge import LIGHT, SAID, Found, Judge

LOOSE = frozenset({"adverbial", "participle", "control"})
ATTITUDES = frozenset({"attitude", "approach"})  # a word before them says which


def read_attitudes(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read what one frame says of somebody's attitude."""
    if judge.is_avoided(frame):
        return
    if frame.form == "noun" or frame.rule in LIGHT:
        yield from _read_noun(judge, frame)
    elif frame.form == "adjective":
        yield from _read_adjective(judge, frame)
    elif frame.form == "verb":
        yield from _read_verb(judge, frame)
        yield from _read_adjective(judge, frame)


def _read_verb(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "criticised the bank", "trusts Peru", "was condemned"."""
    cues = judge.cues.attitude
    is_told = not cues.of_acts & {frame.predicate}  # of what is blamed, not of what is banned, nobody need be named
    is_nobody = judge.look.find(frame, "subject") is None and frame.voice == "passive" and is_told
    for argument in frame.arguments:
        name = frame.predicate if argument.role == "object" else f"{frame.predicate} {argument.role}"
        worth = cues.acts.get(name, cues.feelings.get(name))
        is_harm = name == "blame" and judge.look.find(frame, "on") is not None  # "blamed the loss on the bank"
        if worth is None or is_harm or (name in cues.acts and frame.is_negated):
            continue
        if name in cues.of_acts and argument.phrase.entities and not judge.is_work(argument.phrase):
            continue
        about = judge.targets(frame, argument.phrase)
        holders = (
            (None,) if is_nobody and name in cues.acts else judge.holders(frame, judge.look.find(frame, "subject"))
        )
        if about and holders:
            polarity, confidence = judge.signed(frame, worth), 0.6 if is_nobody else 0.8
            yield Found(frame, holders, about, polarity, judge.extent(frame), "attitude-verb", confidence)


def _read_adjective(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "is wary of Peru", "was disappointed by Peru's answer"."""
    cues = judge.cues.attitude
    word = judge.text[frame.start : frame.end].casefold()
    is_passive = frame.form == "verb" and frame.voice == "passive"
    if word not in cues.adjectives or not (is_passive or frame.form == "adjective"):
        return
    subject = judge.look.find(frame, "subject")
    target = judge.look.find(frame, *cues.adjective_prepositions) or (subject if is_passive else None)
    feeler = judge.look.find(frame, "object") if is_passive else subject
    if target is None:
        return
    about, holders = judge.targets(frame, target), judge.holders(frame, feeler)
    if about and holders:
        polarity = judge.signed(frame, cues.adjectives[word])
        yield Found(frame, holders, about, polarity, judge.extent(frame), "attitude-adjective", 0.8)


def _read_noun(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "Peru's gratitude to Chile", "voiced concern about the bank", "a hostile attitude to"."""
    cues, look = judge.cues.attitude, judge.look
    above = look.parent(frame)
    subject = look.find(frame, "subject")
    is_attitude = frame.predicate in ATTITUDES
    roles = ("to", "toward", "towards") if is_attitude else (*cues.noun_prepositions, "object")
    target = look.find(frame, *roles)
    worth = cues.nouns.get(frame.predicate)
    if is_attitude:
        worth = judge.worth_between(frame.clause_start, frame.start, is_relation=True)
    owner, other = _sides(judge, frame)
    if owner is not None and other is not None:
        subject, target = owner, other
    if above is not None and above.form == "verb" and above.predicate in cues.bearing | cues.losing:
        if not look.actors(subject):
            subject = look.find(above, "subject")
        target = target or look.find(above, *roles[:-1])
        worth = -worth if worth is not None and above.predicate in cues.losing else worth
    if worth is None or target is None or subject is None or subject == target:
        return
    about, holders = judge.targets(frame, target) or judge.targets(above or frame, target), look.actors(subject)
    if about and holders:
        polarity = judge.signed(frame, worth)
        yield Found(frame, holders, about, polarity, judge.extent(frame), "attitude-noun", 0.75)


def _sides(judge: Judge, frame: Frame) -> tuple[Phrase | None, Phrase | None]:
    """Return the possessor before and the "of" after a noun, in whichever roles they stand: "its distrust of Peru"."""
    phrases = [a.phrase for a in frame.arguments if a.role in ("subject", "object", "of")]
    owner = next((p for p in phrases if frame.clause_start <= p.start and p.end <= frame.start), None)
    other = next((p for p in phrases if p.start >= frame.end and judge.text.endswith("of ", 0, p.start)), None)
    return owner, other


# ---------------------------------------------------------------- "wants to sign the treaty", "rejected the pipeline"


def read_works(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read what somebody does, or wants to be done, to a project or an accord: who would stop it is against it."""
    for argument in frame.arguments:
        name = frame.predicate if argument.role == "object" else f"{frame.predicate} {argument.role}"
        worth = judge.cues.works.get(name)
        works = [e for e in judge.look.named(argument.phrase) if judge.look.kind(e) in WORKS]
        if worth is None or not works or frame.is_negated:
            continue
        teller, holders = _wisher(judge, frame)
        if judge.text.endswith("against ", 0, frame.clause_start):  # "voted against signing"
            worth = -worth
        if holders:
            start, end = judge.extent(frame)
            about = tuple((work,) for work in works)
            yield Found(teller, holders, about, worth, (min(start, teller.start), end), "work", 0.7)


def _wisher(judge: Judge, frame: Frame) -> tuple[Frame, tuple[str, ...]]:
    """Return who does or wants what a frame tells, and the frame that says so."""
    look = judge.look
    above = look.parent(frame)
    if frame.modality in SAID:
        is_idle = above is not None and frame.link in LOOSE and above.modality not in SAID  # "by signing, it could"
        return frame, () if is_idle else look.doers(frame, look.find(frame, "subject")) or look.signers(frame)
    if frame.modality != "wanted" or above is None or frame.link not in ("control", "complement", "purpose"):
        return frame, ()
    if above.modality not in SAID or above.is_negated:
        return frame, ()
    return above, look.doers(above, look.find(above, "subject"))
