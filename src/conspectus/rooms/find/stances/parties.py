"""Parties: a noun for a relation -> the pairs that it binds."""

import re
from collections import Counter
from itertools import combinations, pairwise

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.lookup import WORKS
from conspectus.rooms.find.stances.judge import LIGHT, SAID, WORDS, About, Judge

MOST = 3  # parties of a relation; of more the text judges no pair
NEAR = ("subject", "between", "among", "of")
FAR = ("with", "to", "toward", "towards")
MUCH = 3  # times at least that a report names whom it is about
CONTEXT = 2  # sentences before one in which the other party is looked for
PEERS = frozenset({"state", "bloc", "organization"})
NONE = WORKS | {"place"}  # these have no relations
DASH = re.compile(r"\s?[-–/]\s?")
OWN = re.compile(r"\b(?:our|my|we)\b", re.IGNORECASE)
APPOSED = re.compile(r",\s(?:the\s)?")
AND = re.compile(r"\band\b")


def pair_up(parties: tuple[str, ...]) -> About:
    """Return each two of two or three parties, no pairs of more."""
    return tuple(combinations(parties, 2)) if 2 <= len(parties) <= MOST else ()


def find_pairs(judge: Judge, frame: Frame, above: Frame | None) -> About:
    """Return the pairs that a relation binds; one side may be the subject of the verb above it.

    Whoever holds an office of a state stands for it in what binds the state to another.
    """
    look = judge.look
    is_light = frame.rule in (*LIGHT, "happening")  # of "which has ties with" the subject stands elsewhere
    phrases = {a.role: a.phrase for a in reversed(frame.arguments) if is_light or not a.is_shared}
    near = list(_sides(judge, next((phrases[role] for role in NEAR if role in phrases), None)))
    far = list(look.judged(next((phrases[role] for role in FAR if role in phrases), None)))
    is_told = above is not None and above.form == "verb" and above.modality in SAID
    subject = look.find(above, "subject") if above is not None and is_told else None
    if len({*near, *far}) == 1 and subject is not None and not subject.start <= frame.start < subject.end:
        far = far or near
        is_foreign = look.kind(far[0]) in ("state", "bloc", "group")
        near = [look.state_of(entity) if is_foreign else entity for entity in look.judged(subject)]
    if len({*near, *far}) == 1 and (own := _own_side(judge, frame)) is not None:
        far = far or near
        near = [own]
    if len({*near, *far}) == 1 and far and frame.form == "noun":
        return pair_up(find_peer(judge, frame, far[0]))
    if not near and not far and subject is not None and above is not None:
        near = (
            list(look.judged(subject)) if above.predicate in judge.cues.relation.keeping else []
        )  # "enjoy close ties"
    if not far:
        near = near or list(_joined(judge, frame))
        return pair_up(tuple(entity for entity in near if look.kind(entity) not in NONE))
    pairs = ((a, b) for a in near for b in far if a != b and not {look.kind(a), look.kind(b)} & NONE)
    about = tuple(dict.fromkeys(pairs))
    return about if len(about) <= MOST else ()


def _sides(judge: Judge, phrase: Phrase | None) -> tuple[str, ...]:
    """Return whom a phrase names; of "Peru and the Chilean authorities" both."""
    named = judge.look.judged(phrase)
    if phrase is None or len(named) > 1 or not AND.search(judge.text, phrase.start, phrase.end):
        return named
    inside = [m for m in judge.mentions if phrase.start <= m.start and m.end <= phrase.end]
    comma = APPOSED.match(judge.text, phrase.end)
    apposed = [m for m in judge.mentions if comma is not None and m.start == comma.end()]
    if len(named) == 1 and len(apposed) == 1 and judge.text.startswith(",", apposed[0].end):
        return (*named, apposed[0].entity)  # "the bank and its owner, Ana Ruiz,"
    both = tuple(dict.fromkeys(m.entity for m in inside if judge.look.kind(m.entity) in judge.cues.actors.kinds))
    is_whole = any(
        word in judge.cues.actors.collective for word in WORDS.findall(judge.text[phrase.start : phrase.end])
    )
    return both if len(both) == 2 and is_whole else named


def _own_side(judge: Judge, frame: Frame) -> str | None:
    """Return the speaker's side of "our ties with Peru", and of "ties with Peru" in the mouth of a state's minister."""
    speaker = judge.look.speaker(frame)
    if speaker is None:
        return None
    side = judge.look.state_of(speaker)
    is_own = OWN.search(judge.text, frame.clause_start, frame.clause_end) is not None
    return side if is_own or side != speaker or judge.look.kind(speaker) in PEERS else None


def _joined(judge: Judge, frame: Frame) -> tuple[str, ...]:
    """Return the two of "US-China ties"."""
    before = [m for m in judge.mentions if frame.clause_start <= m.start and m.end <= frame.start]
    joined = ((a.entity, b.entity) for a, b in pairwise(before) if DASH.fullmatch(judge.text, a.end, b.start))
    return next(joined, ())


def find_nation(judge: Judge, phrase: Phrase) -> tuple[str, ...]:
    """Return whom a phrase names; of "the Chilean people" their state."""
    named = judge.look.judged(phrase)
    if named or phrase.lemma not in ("people", "nation"):
        return named
    inside = (m.entity for m in judge.mentions if phrase.start <= m.start and m.end <= phrase.end)
    return tuple(entity for entity in inside if judge.look.kind(entity) == "state")


def find_peer(judge: Judge, frame: Frame, party: str) -> tuple[str, ...]:
    """Return a party and the one other of its kind named right before, or most in the report."""
    look, sentences = judge.look, judge.look.reading.sentences
    kind = look.kind(party)
    if kind not in PEERS:
        return ()
    start = sentences[max(0, frame.sentence - CONTEXT)].start
    near = {m.entity for m in judge.mentions if start <= m.start < sentences[frame.sentence].end}
    others = [entity for entity in sorted(near, key=look.first_place) if entity != party and look.kind(entity) == kind]
    if len(others) == 1:
        return (party, *others)
    named = Counter(m.entity for m in judge.mentions if m.entity != party and look.kind(m.entity) == kind)
    first, second = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return (party, first[0]) if first[1] >= MUCH and first[1] >= 2 * second[1] else ()  # whom the report is about
