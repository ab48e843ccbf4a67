"""Verdicts: frames and words before names -> what somebody is said to be or to do, well or ill."""

import re
from collections.abc import Iterator

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.inside import AUTHOR
from conspectus.rooms.find.stances.judge import LIGHT, SAID, WORDS, Found, Judge
from conspectus.rooms.find.stances.parties import find_pairs

BREAK = re.compile(r"\s[-–—]+\s|—|,\s")
OURS = re.compile(r"(?:our|my)\b", re.IGNORECASE)
WHOSE = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)
WORKING = frozenset(
    {"safe", "effective", "successful", "good", "bad", "illegal", "positive", "inadequate", "insufficient"}
)
PRONOUNS = frozenset({"it", "this", "that", "which", "he", "she", "they"})
SHOWING = frozenset({"show", "demonstrate", "display", "prove"})
GIVING = frozenset({"give", "offer", "hand", "grant", "award", "pay", "deal", "send", "wish"})
AS = re.compile(r"\s+as\s+(?:\w+ly\s|too\s|very\s|deeply\s)?(\w+(?:-\w+)?)\b(?!\s+\w+s?\s+of)")
CONDUCT = frozenset(
    {"behave", "act", "treat", "handle", "govern", "rule", "respond", "deal", "conduct", "perform", "manage"}
)
INDEFINITE = re.compile(r"an? ", re.IGNORECASE)


def read_verdicts(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read what one frame says that somebody is or does."""
    if frame.form in ("adjective", "copula", "apposition"):
        yield from _read_being(judge, frame)
    elif frame.form == "verb" and frame.rule not in LIGHT:
        if frame.modality in SAID:
            yield from _read_calling(judge, frame)
        yield from _read_deed(judge, frame)
        yield from _read_manner(judge, frame)
    elif frame.form == "noun":
        yield from _read_part(judge, frame)


def _read_part(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "Peru's role as an important supplier"."""
    subject, part = judge.look.find(frame, "subject"), judge.look.find(frame, "as")
    worth = judge.worth_of(part, is_relation=False) if part is not None else None
    if subject is not None and worth is not None and (about := judge.targets(frame, subject)):
        yield Found(frame, judge.teller(frame), about, worth, judge.extent(frame), "part", 0.65)


def _read_calling(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "called the firm a disgrace"."""
    look = judge.look
    target, verdict = look.find(frame, "object"), look.find(frame, "complement", "as")
    if frame.predicate not in judge.cues.verdict_verbs or target is None or frame.is_negated:
        return
    is_relation = judge.is_relation(target)
    start, end = judge.extent(frame)
    if verdict is not None:
        worth = judge.worth_of(verdict, is_relation=is_relation)
    else:  # "regards the treaty as unjust"
        word = AS.match(judge.text, target.end)
        worth = judge.cues.adjectives.get(word.group(1).casefold()) if word is not None else None
        end = word.end() if word is not None else end
    about = judge.targets(frame, target)
    for noun in look.below(frame):
        if is_relation and noun.start == target.head_start:
            about = find_pairs(judge, noun, frame)
    holders = judge.holders(frame, judge.look.find(frame, "subject"))
    verb = judge.cues.attitude.acts.get(frame.predicate)
    if worth is not None and verb is not None and worth != verb:
        return  # "praised the bank as the lesser evil"
    if worth is not None and holders and about:
        yield Found(frame, holders, about, worth, (start, end), "calling", 0.8)


def _read_being(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "the regulator is toothless", "Peru, a model for others"."""
    subject, complement = judge.look.find(frame, "subject"), judge.look.find(frame, "complement")
    if subject is None or judge.is_relation(subject):
        return
    if judge.look.below(frame, "control") or (subject.lemma == "it" and judge.look.below(frame, "complement")):
        return  # "would be wise to", "it is important that"
    if frame.form == "adjective":
        worth = _worth_of_adjective(judge, frame, subject)
    elif complement is None or complement.entities:
        return
    elif complement.lemma in judge.cues.agents and OURS.match(judge.text, complement.start):  # "is our main partner"
        yield from _read_own_agent(judge, frame, subject, complement)
        return
    else:
        worth = _worth_of_being(judge, frame, subject, complement)
    above = judge.look.parent(frame)
    if frame.form == "apposition" and above is not None and above.predicate in GIVING:
        return  # "gave the owner a warm welcome"
    if (
        complement is not None
        and frame.form == "apposition"
        and judge.is_hedged(frame, complement.start - 1, complement.end)
    ):
        return  # somebody else's words
    about = judge.targets(frame, subject)
    is_own = bool(judge.look.named(subject))
    if frame.form == "adjective" and not is_own and frame.predicate in judge.cues.weighty:
        return  # "the bank's decision is important"
    if complement is not None and frame.form == "apposition" and judge.text.endswith("not ", 0, complement.start):
        return  # "a burden, not a boon"
    if worth is not None and about and (worth or frame.form != "apposition"):
        polarity = judge.signed(frame, worth)
        yield Found(frame, judge.teller(frame), about, polarity, judge.extent(frame), "being", 0.65)


def _worth_of_adjective(judge: Judge, frame: Frame, subject: Phrase) -> int | None:
    attitude, cues = judge.cues.attitude, judge.cues
    is_felt = frame.predicate in attitude.adjectives and judge.look.find(frame, *attitude.adjective_prepositions)
    is_work = bool(judge.look.named(subject)) and judge.is_work(subject) and frame.predicate in WORKING
    is_barred = frame.predicate in cues.relational and not is_work
    return None if is_felt or is_barred else cues.adjectives.get(frame.predicate)


def _worth_of_being(judge: Judge, frame: Frame, subject: Phrase, complement: Phrase) -> int | None:
    """Return what it is worth to be what a noun phrase says."""
    cues = judge.cues
    if complement.lemma in cues.attitude.takers:
        return None  # "is a critic of the deal" says what he thinks
    if complement.lemma in cues.agents:  # "is a friend"; whose friend, the relation tells
        is_one = len(subject.entities) == 1 and not complement.inside and frame.form == "copula"
        return cues.agents[complement.lemma] if is_one and not WHOSE.match(judge.text, complement.start) else None
    is_act = complement.lemma in cues.of_acts and subject.lemma in PRONOUNS
    return None if is_act else judge.worth_of(complement, is_relation=False)


def _read_own_agent(judge: Judge, frame: Frame, subject: Phrase, complement: Phrase) -> Iterator[Found]:
    speaker = judge.look.speaker(frame)
    if speaker is not None and len(subject.entities) == 1 and speaker not in subject.entities:
        about = ((judge.look.state_of(speaker), *subject.entities),)
        polarity = judge.signed(frame, judge.cues.agents[complement.lemma])
        yield Found(frame, (speaker,), about, polarity, judge.extent(frame), "agent", 0.8)


def _read_deed(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read what somebody is said by another to do well or ill: "the firm cheated its clients, Lund said"."""
    subject = judge.look.find(frame, "subject")
    names = (frame.predicate, *(f"{frame.predicate} {a.role}" for a in frame.arguments))
    deeds = judge.cues.deeds
    if subject is not None and judge.look.named(subject) and judge.is_work(subject):
        deeds = judge.cues.work_deeds
    worth = next((deeds[name] for name in names if name in deeds), None)
    object_ = judge.look.find(frame, "object")
    if worth is None and frame.predicate in SHOWING and object_ is not None:
        worth = judge.cues.shown.get(object_.lemma)
    needed = judge.cues.needed.get(frame.predicate)
    if needed is not None and (object_ is None or object_.lemma not in needed):
        return
    if worth is None or subject is None or frame.is_negated or judge.teller(frame) == (AUTHOR,):
        return
    if frame.modality not in (*SAID, "conditional") or judge.look.is_shared(frame, subject):
        return
    if about := judge.targets(frame, subject):
        yield Found(frame, judge.teller(frame), about, worth, judge.extent(frame), "deed", 0.7)


def _read_manner(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "Peru has behaved recklessly"."""
    subject = judge.look.find(frame, "subject")
    if frame.predicate not in CONDUCT or subject is None or frame.modality not in SAID or frame.voice != "active":
        return
    words = [
        word for word in WORDS.findall(judge.text[frame.clause_start : frame.clause_end].casefold()) if len(word) > 4
    ]
    stems = (stem for word in words if word.endswith("ly") for stem in (word[:-2], word[:-3] + "y", word[:-1] + "e"))
    worth = next((judge.cues.adjectives[stem] for stem in stems if stem in judge.cues.adjectives), None)
    if worth is not None and (about := judge.targets(frame, subject)):
        extent = (judge.extent(frame)[0], frame.clause_end)
        yield Found(frame, judge.teller(frame), about, judge.signed(frame, worth), extent, "deed", 0.7)


def read_epithets(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read words before a name, or between it and what is its, that judge it: "the notorious Velmora prison"."""
    for argument in frame.arguments:
        phrase = argument.phrase
        owner = None if argument.is_shared or phrase.entities else judge.owner(phrase)
        is_somebody = phrase.lemma in judge.cues.agents or phrase.lemma in judge.cues.actors.people
        if owner is not None and not is_somebody and not judge.is_relation(phrase):
            worth = judge.worth_between(owner.end, phrase.head_start, is_relation=False, is_act=True)
            if worth is not None and not judge.is_hedged(frame, owner.end, phrase.head_end):
                extent = (owner.start, phrase.head_end)
                yield Found(frame, judge.teller(frame), ((owner.entity,),), worth, extent, "epithet-of-own", 0.6)
        is_article = INDEFINITE.match(judge.text, phrase.start) is not None  # "a solid Alba lead"
        named = judge.look.named(phrase)  # "this dirty pipeline" too
        if argument.is_shared or len(named) != 1 or frame.form == "apposition" or is_article:
            continue
        worth = judge.worth_between(phrase.start, phrase.head_start, is_relation=False)
        if worth is None or BREAK.search(judge.text, phrase.start, phrase.head_start):
            continue
        if not judge.is_hedged(frame, phrase.start, phrase.head_end) and not _names_other(judge, phrase):
            extent = (phrase.start, phrase.head_end)
            yield Found(frame, judge.teller(frame), (named,), worth, extent, "epithet", 0.65)


def _names_other(judge: Judge, phrase: Phrase) -> bool:
    """Whether a phrase names somebody before its head, whom the words may judge instead."""
    before = [m for m in judge.mentions if phrase.start <= m.start and m.end <= phrase.head_start]
    return any(mention.entity not in judge.look.named(phrase) for mention in before)
