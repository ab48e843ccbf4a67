"""Attitudes: frames of feeling, praise and blame -> how somebody stands to somebody else."""

import re
from collections.abc import Iterator

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.lookup import WORKS
from conspectus.rooms.find.stances.judge import LIGHT, SAID, WORDS, About, Found, Judge

LOOSE = frozenset({"adverbial", "participle", "control"})
FEELING = re.compile(r"\b(?:feels?|felt|feeling)(?:\s\w+)?\s$")
PREPOSITION = re.compile(r"\s(with|in|on|upon|to|at|for|against|of)\s(?:the\s)?")
TREATING = frozenset({"treat", "regard", "view", "greet", "meet"})
NOTHING = re.compile(r"nothing but (?:\w+ )?(\w+) (?:for|to|towards?) (?:the )?")
STRIKING = frozenset({"attack", "fight"})  # in words only what one stands for, else with arms
GETTING = frozenset({"enjoy", "have", "win", "gain", "earn", "command", "secure", "receive", "keep", "retain", "lose"})
ATTITUDES = frozenset({"attitude", "approach"})  # a word before them says which


def read_attitudes(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read what one frame says of somebody's attitude."""
    if judge.is_avoided(frame):
        return
    if frame.form == "noun" or frame.rule in LIGHT:
        yield from _read_noun(judge, frame)
        yield from _read_taker(judge, frame)
        yield from _read_idiom(judge, frame) if frame.rule in LIGHT else ()
    elif frame.form == "adjective":
        yield from _read_adjective(judge, frame)
    elif frame.form == "verb":
        is_felt = tuple(_read_felt(judge, frame))
        yield from is_felt or _read_verb(judge, frame)
        yield from _read_idiom(judge, frame)
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
        if worth is None or is_harm or (frame.is_negated and (name in cues.acts or worth < 0)):
            continue
        if name in cues.of_acts and argument.phrase.entities and not judge.is_work(argument.phrase):
            continue
        if name in STRIKING and argument.phrase.lemma not in judge.cues.owned:
            continue
        about = judge.targets(frame, argument.phrase)
        holders = (
            (None,) if is_nobody and name in cues.acts else judge.holders(frame, judge.look.find(frame, "subject"))
        )
        if about and holders:
            polarity, confidence = judge.signed(frame, worth), 0.6 if is_nobody else 0.85
            yield Found(frame, holders, about, polarity, judge.extent(frame), "attitude-verb", confidence)


def _read_felt(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "feels betrayed by Peru"."""
    doer, feeler = judge.look.find(frame, "subject"), judge.look.find(frame, "object")
    is_felt = frame.predicate in judge.cues.attitude.felt and FEELING.search(judge.text, 0, frame.start) is not None
    if not is_felt or frame.voice != "passive" or doer is None or feeler is None or frame.is_negated:
        return
    about, holders = judge.targets(frame, doer), judge.holders(frame, feeler)
    if about and holders:
        yield Found(frame, holders, about, -1, judge.extent(frame), "attitude-adjective", 0.85)


def _read_idiom(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "paid tribute to Peru", "lost patience with Peru", "treated Peru with contempt"."""
    object_ = judge.look.find(frame, "object")
    only = NOTHING.match(judge.text, object_.start) if object_ is not None else None
    if frame.is_negated and only is None:
        return
    if only is not None and (worth := judge.cues.attitude.nouns.get(only.group(1))) is not None:
        found: Iterator[tuple[int, About]] = iter(((worth, judge.named_at(only.end())),))
    else:
        found = _idioms(judge, frame)
    for worth, about in found:
        holders = judge.holders(frame, judge.look.find(frame, "subject"))
        if about and holders:
            yield Found(frame, holders, about, worth, judge.extent(frame), "attitude-idiom", 0.75)


def _idioms(judge: Judge, frame: Frame) -> Iterator[tuple[int, About]]:
    """Yield what a verb with its object and a preposition is worth, and whom it judges."""
    cues, look = judge.cues.attitude, judge.look
    object_ = look.find(frame, "object")
    head = f"{frame.predicate} {object_.lemma}" if object_ is not None else frame.predicate
    with_ = look.find(frame, "with")
    if object_ is not None and with_ is not None and frame.predicate in TREATING and with_.lemma in cues.nouns:
        yield cues.nouns[with_.lemma], judge.targets(frame, object_)
    if object_ is not None and head == "have word" and (target := look.find(frame, "for")) is not None:
        worth = judge.worth_between(object_.start, object_.head_start, is_relation=True)
        yield from ((worth, judge.targets(frame, target)),) if worth is not None else ()
    for argument in frame.arguments:
        names = (f"{head} {argument.role}", f"{frame.predicate} {argument.role}")
        worth = next((cues.idioms[name] for name in names if name in cues.idioms), None)
        if worth is not None:
            yield worth, judge.targets(frame, argument.phrase)
    after = PREPOSITION.match(judge.text, object_.head_end) if object_ is not None else None
    if after is not None and (worth := cues.idioms.get(f"{head} {after.group(1)}")) is not None:
        yield worth, judge.named_at(after.end())
    if after is None or object_ is None or frame.predicate not in cues.bearing:
        return
    worth = cues.nouns.get(object_.lemma)
    if worth is not None and not any(f.start == object_.head_start for f in look.below(frame)):
        yield worth, judge.named_at(after.end())  # "share a dislike of Peru"


def _read_taker(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "Ruiz, a critic of Peru"."""
    worth = judge.cues.attitude.takers.get(frame.predicate)
    subject, target = judge.look.find(frame, "subject"), judge.look.find(frame, "object", "of")
    words = WORDS.findall(judge.text[frame.clause_start : frame.start].casefold())
    if worth is None or subject is None or target is None or judge.cues.past & set(words):
        return
    about, holders = judge.targets(frame, target), judge.holders(frame, subject)
    if about and holders:
        above = judge.look.parent(frame)
        is_beside = above is not None and above.form in ("copula", "apposition")
        start, end = judge.extent(above if above is not None and is_beside else frame)
        extent = (start, max(end, target.end))
        yield Found(frame, holders, about, judge.signed(frame, worth), extent, "taker", 0.8)


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
    if target is None or (frame.is_negated and cues.adjectives[word] < 0):  # who is not afraid need not like
        return
    about, holders = judge.targets(frame, target), judge.holders(frame, feeler)
    if about and holders:
        polarity = judge.signed(frame, cues.adjectives[word])
        yield Found(frame, holders, about, polarity, judge.extent(frame), "attitude-adjective", 0.85)


def _read_noun(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "Peru's gratitude to Chile", "voiced concern about the bank", "a hostile attitude to"."""
    cues, look = judge.cues.attitude, judge.look
    above = look.parent(frame)
    subject = look.find(frame, "subject")
    is_attitude = frame.predicate in ATTITUDES
    roles = ("to", "toward", "towards") if is_attitude else (*cues.noun_prepositions, "recipient", "object")
    target = look.find(frame, *roles)
    worth = cues.nouns.get(frame.predicate.split()[-1])  # "voice dismay"
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
    if worth is None or subject is None or (above is not None and above.predicate in cues.lifting):
        return
    is_got = above is not None and above.predicate in GETTING and judge.text.startswith(" of ", frame.end)
    if target is None and is_got and above is not None:  # "enjoys the confidence of Peru"
        target = look.find(above, "subject")
    if subject == target:
        return
    if target is None:
        about = judge.named_after(frame, cues.noun_prepositions)
    else:
        about = judge.targets(frame, target) or judge.targets(above or frame, target)
    holders = judge.holders(frame, subject)
    if about and holders and not (frame.is_negated and worth < 0):
        polarity = judge.signed(frame, worth)
        extent = judge.extent(above if is_got and above is not None else frame)
        yield Found(frame, holders, about, polarity, extent, "attitude-noun", 0.75)


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
        named = judge.look.named(argument.phrase) or judge.look.asked_for(argument.phrase)
        works = [entity for entity in named if judge.look.kind(entity) in WORKS]
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
