"""Relations: frames of two parties -> how good their relation is said to be."""

import re
from collections.abc import Iterator

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.lookup import WORKS
from conspectus.rooms.find.stances.judge import LIGHT, POSSESSIVE, SAID, WORDS, Found, Holders, Judge
from conspectus.rooms.find.stances.parties import MOST, find_nation, find_pairs, find_peer, pair_up

REACH = 60  # characters before a noun in which the words that judge it stand
QUALITY = re.compile(
    r"(?:[\w“”\"'’-]+[ ,]+){1,4}?(nature|character|quality|state|level|spirit|tone|atmosphere|climate|strength|warmth)"
    r" (?:of|in|to) (?:the |their |its )?$"
)
PAST = re.compile(r"\b(?:until recently|until lately|no longer|used to be|once was|was once(?! again)|formerly)\b")
OURS = re.compile(r"our\b|our two\b", re.IGNORECASE)
ADVERB = re.compile(r"^(?:no longer|not|now|still|again|once again|already|currently|often|\w+ly)\s")
BONDS = frozenset({"relation", "relationship", "tie", "bond", "cooperation"})
TOWARDS = re.compile(r"\b(?:towards?|of|for|at|on)\s$")  # "a step towards mending ties" has not mended them
LEVELS = frozenset({"level", "footing", "term", "shape", "state", "condition", "note", "point", "place"})
TURNING = frozenset({"turn", "grow", "become", "get", "go", "remain", "stay", "run", "stand"})
IMPORTANCE = ("importance of ", "importance to ", "value on ")


def read_relations(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read what one frame says of the relation of two parties."""
    relation = judge.cues.relation
    is_noun = frame.form == "noun" or frame.rule in LIGHT
    if is_noun and frame.predicate in relation.nouns:
        yield from _read_noun(judge, frame)
    if frame.rule == "happening" and frame.predicate in relation.nouns:
        yield from _read_course(judge, frame)
    if frame.rule in LIGHT and frame.predicate in relation.shared:
        yield from _read_having(judge, frame)
    if frame.rule in LIGHT and (worth := relation.idioms.get(f"make {frame.predicate}")) is not None:
        look = judge.look
        parties = dict.fromkeys([*look.judged(look.find(frame, "subject")), *look.judged(look.find(frame, "with"))])
        polarity = judge.signed(frame, worth)
        yield Found(frame, judge.teller(frame), pair_up(tuple(parties)), polarity, judge.extent(frame), "meeting", 0.75)
    if frame.form == "noun":
        yield from _read_agent(judge, frame)
    elif frame.form == "copula":
        yield from _read_state(judge, frame)
        yield from _read_agents(judge, frame)
    elif frame.form == "adjective":
        yield from _read_near(judge, frame)
    elif frame.form == "existential":
        yield from _read_existence(judge, frame)
    elif frame.form == "verb" and frame.rule not in LIGHT:
        yield from _read_against(judge, frame)
        yield from _read_meeting(judge, frame)


def read_bare(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read a relation that no frame tells of: "the rift between Peru and Chile"."""
    nouns = {f.start for f in judge.look.below(frame)}
    for argument in frame.arguments:
        phrase = argument.phrase
        worth = judge.worth_of(phrase, is_relation=True) if phrase.lemma in judge.cues.relation.nouns else None
        is_between = judge.text.startswith(" between ", phrase.head_end)
        if worth is None or argument.is_shared or not is_between or phrase.head_start in nouns:
            continue
        pairs = pair_up(tuple(e for e in phrase.inside if judge.look.kind(e) in judge.cues.actors.kinds))
        if len(pairs) == 1 and frame.form != "existential":
            extent = (phrase.start, phrase.end)
            yield Found(frame, judge.teller(frame), pairs, judge.signed(frame, worth), extent, "relation", 0.75)


# ---------------------------------------------------------------- "tense relations between Peru and Chile"


def _read_noun(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read a relation that a word before it, its own noun, or what is said of it judges."""
    above = judge.look.parent(frame)
    pairs = find_pairs(judge, frame, above)
    said = _said_of(judge, frame, above)
    is_lacking = frame.is_negated and said is None and judge.text[: frame.clause_start].casefold().endswith("without ")
    if not pairs or is_lacking or _is_name(judge, frame) or (said is None and frame.aspect == "ending"):
        return
    if above is not None and above.predicate in judge.cues.relation.over:
        is_eased = (
            above.predicate in judge.cues.relation.easing and above.modality == "asserted" and not above.is_negated
        )
        if is_eased and judge.cues.relation.worth.get(frame.predicate) == -1:
            yield Found(above, judge.teller(above), pairs, 1, judge.extent(above), "relation-eased", 0.7)
        return
    holders, worth = _value(judge, frame, above)
    start, end = frame.clause_start, max(frame.clause_end, frame.end)
    if said is not None and above is not None:
        polarity: int | None = said
        first, last = judge.extent(above)
        start, end = min(start, first), max(end, last)
    else:
        polarity = judge.signed(frame, worth) if worth is not None else None
    if polarity is not None:
        yield Found(frame, holders, pairs, polarity, (_with_subject(judge, above, start), end), "relation", 0.8)


def _read_course(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read how a relation goes: "their alliance broke down", "the standoff with Peru continues"."""
    worth = judge.cues.relation.worth.get(frame.predicate, 1 if frame.predicate in BONDS else None)
    if worth is None or frame.is_negated or frame.modality != "asserted":
        return
    pairs = find_pairs(judge, frame, None)
    polarity = -worth if frame.aspect == "ending" else worth
    if pairs and (frame.aspect == "ending" or frame.predicate not in BONDS):
        yield Found(frame, judge.teller(frame), pairs, polarity, judge.extent(frame), "relation-course", 0.7)


def _value(judge: Judge, frame: Frame, above: Frame | None) -> tuple[Holders, int | None]:
    """Return by whose word a relation is worth what: its words, "the friendly nature of", or its noun."""
    start = max(frame.clause_start, frame.start - REACH)
    worth = judge.worth_between(start, frame.start, is_relation=True)
    if worth is not None:
        return judge.teller(frame), worth
    if above is not None and judge.text.endswith(IMPORTANCE, 0, frame.clause_start):
        return judge.look.actors(judge.look.find(above, "subject")) or judge.teller(frame), 1
    at = max(0, frame.clause_start - REACH)
    quality = QUALITY.search(judge.text[at : frame.clause_start])
    if quality is not None:
        worth = judge.worth_between(at + quality.start(), at + quality.start(1), is_relation=True)
    return judge.teller(frame), worth if worth is not None else judge.cues.relation.worth.get(frame.predicate)


def _is_name(judge: Judge, frame: Frame) -> bool:
    """Whether the noun only says what kind of body a name is: "the NATO alliance"."""
    return any(
        frame.clause_start <= m.start
        and m.end < frame.start
        and m.form == "name"
        and judge.look.kind(m.entity) in ("bloc", "organization")
        and POSSESSIVE.match(judge.text, m.end) is None
        for m in judge.mentions
    )


def _with_subject(judge: Judge, above: Frame | None, start: int) -> int:
    if above is None or above.form != "verb":
        return start
    subject = judge.look.find(above, "subject")
    is_near = subject is not None and subject.entities and judge.look.is_beside(above, subject)
    return min(start, subject.start) if is_near and subject is not None else start


def _said_of(judge: Judge, frame: Frame, above: Frame | None) -> int | None:
    """Return what the predicate over a relation makes of it: "are tense", "soured", "severed"."""
    if above is None or above.modality not in SAID:
        return None
    look, cues = judge.look, judge.cues.relation
    subject = look.find(above, "subject" if above.voice == "active" else "object")
    object_ = look.find(above, "object")
    is_subject = subject is not None and subject.head_start == frame.start
    is_object = object_ is not None and object_.head_start == frame.start
    worth: int | None = None
    if above.form == "adjective" and is_subject:
        word = judge.text[above.start : above.end].casefold()  # "better", of which the lemma is another word
        worth = judge.cues.adjectives.get(word, judge.cues.adjectives.get(above.predicate))
    elif above.form == "copula" and is_subject:
        complement = look.find(above, "complement")
        worth = judge.worth_of(complement, is_relation=True) if complement is not None else _state_of(judge, above)
        worth = worth if worth is not None else _level_of(judge, above)
    elif above.predicate in TURNING and is_subject and (turned := look.find(above, "complement")) is not None:
        worth = judge.worth_of(turned, is_relation=True)
    elif above.predicate in TURNING and is_subject:
        end = look.find(above, "to", "into")
        worth = judge.cues.attitude.nouns.get(end.lemma, cues.worth.get(end.lemma)) if end is not None else None
        worth = worth if worth is not None else _level_of(judge, above)
    elif above.form == "verb" and (is_subject or is_object):
        is_bad = cues.worth.get(frame.predicate, 0) < 0  # a rift that deepens is no better
        is_bad = is_bad or TOWARDS.search(judge.text, max(0, above.clause_start - 10), above.clause_start) is not None
        worth = None if is_bad or above.modality != "asserted" else cues.changing.get(above.predicate)
        if is_subject and worth is None and object_ is not None:
            worth = cues.turns.get(object_.lemma)  # "took a nosedive"
    return judge.signed(above, worth) if worth is not None else None


# ---------------------------------------------------------------- "are at odds", "disagree", "share interests"


def _read_state(judge: Judge, frame: Frame) -> Iterator[Found]:
    look = judge.look
    worth = _state_of(judge, frame)
    others = look.find(frame, "with", "at", "on", "in")
    far = look.judged(others) or (others.inside[:1] if others is not None else ())
    parties = tuple(dict.fromkeys([*look.judged(look.find(frame, "subject")), *far]))
    if worth is not None and len(parties) == 2:
        polarity = judge.signed(frame, worth)
        yield Found(frame, judge.teller(frame), (parties,), polarity, judge.extent(frame), "state", 0.75)


def _read_near(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "the party is close to the bank"; of states and places that tells where they lie."""
    look = judge.look
    one, other = look.judged(look.find(frame, "subject")), look.judged(look.find(frame, "to", "with"))
    word = judge.text[frame.start : frame.end].casefold()
    if word not in judge.cues.relation.near or len(one) != 1 or len(other) != 1 or one == other:
        return
    barred = {"place", *WORKS} | ({"state"} if word == "close" else set())
    if not {look.kind(one[0]), look.kind(other[0])} & barred:
        polarity = judge.signed(frame, 1)
        yield Found(frame, judge.teller(frame), ((*one, *other),), polarity, judge.extent(frame), "state", 0.75)


def _state_of(judge: Judge, frame: Frame) -> int | None:
    words = ADVERB.sub("", judge.text[frame.end : frame.end + REACH].casefold().lstrip())
    return next((worth for state, worth in judge.cues.relation.states.items() if words.startswith(state)), None)


def _read_against(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "acted in opposition to Peru"."""
    look = judge.look
    parties = look.actors(look.find(frame, "subject"))
    other = look.judged(look.find(frame, "in opposition to", "in defiance of", "at the expense of"))
    if len(parties) == 1 and len(other) == 1 and parties != other and not frame.is_negated:
        yield Found(frame, judge.teller(frame), ((*parties, *other),), -1, judge.extent(frame), "against", 0.7)


def _read_meeting(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "Peru and Chile disagree", "share a goal", "our positions coincide"."""
    look, cues = judge.look, judge.cues.relation
    subject, object_ = look.find(frame, "subject"), look.find(frame, "object")
    worth = cues.meeting.get(frame.predicate)
    if object_ is not None and object_.head_end == object_.end:
        worth = cues.idioms.get(f"{frame.predicate} {object_.lemma}", worth)
    if frame.predicate in ("share", "have") and object_ is not None and object_.lemma in cues.shared:
        said = _likeness(judge, look.words_before(object_))
        worth = 1 if said is None and frame.predicate == "share" else said
    if worth is None:
        return
    own = look.judged(subject)
    if subject is not None and not own and subject.lemma in cues.shared:
        own = tuple(entity for entity in subject.inside if look.kind(entity) in judge.cues.actors.kinds)
        speaker = look.speaker(frame)
        if not own and speaker is not None and OURS.match(judge.text, subject.start):
            own = find_peer(judge, frame, look.state_of(speaker))
    pairs = pair_up(tuple(dict.fromkeys([*own, *look.judged(look.find(frame, "with"))])))
    polarity = judge.signed(frame, worth)
    if pairs:
        yield Found(frame, judge.teller(frame), pairs, polarity, judge.extent(frame), "meeting", 0.75)


def _level_of(judge: Judge, frame: Frame) -> int | None:
    """Read "at quite a good level", "on a friendly footing"."""
    level = judge.look.find(frame, "at", "on", "in")
    if level is None or level.lemma not in LEVELS:
        return None
    return judge.worth_between(level.start, level.head_start, is_relation=True)


def _likeness(judge: Judge, words: list[str]) -> int | None:
    return next((judge.cues.relation.likeness[w] for w in words if w in judge.cues.relation.likeness), None)


def _read_having(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "both have common interests"."""
    pairs = pair_up(judge.look.judged(judge.look.find(frame, "subject")))
    worth = _likeness(judge, WORDS.findall(judge.text[frame.clause_start : frame.start].casefold()))
    if worth is not None and pairs:
        polarity = judge.signed(frame, worth)
        yield Found(frame, judge.teller(frame), pairs, polarity, judge.extent(frame), "meeting", 0.75)


def _read_existence(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "there are no problems between Peru and Chile"."""
    what = judge.look.find(frame, "subject")
    worth = judge.cues.relation.worth.get(what.lemma) if what is not None else None
    if what is None or worth is None or " between " not in judge.text[what.start : what.end]:
        return
    parties = tuple(entity for entity in what.inside if judge.look.kind(entity) in judge.cues.actors.kinds)
    if len(set(parties)) == 2:
        about = (tuple(dict.fromkeys(parties)),)
        polarity = judge.signed(frame, worth)
        yield Found(frame, judge.teller(frame), about, polarity, judge.extent(frame), "existence", 0.8)


# ---------------------------------------------------------------- "Chile is Peru's ally"


def _read_agent(judge: Judge, frame: Frame) -> Iterator[Found]:
    worth = judge.cues.agents.get(frame.predicate)
    subject, object_ = judge.look.find(frame, "subject"), judge.look.find(frame, "object", "to")
    words = WORDS.findall(judge.text[frame.clause_start : frame.start].casefold())
    if worth is None or object_ is None or judge.cues.past & set(words):
        return
    if subject is None:
        yield from _read_made(judge, frame, worth)
        return
    if frame.predicate in judge.cues.attitude.takers:
        return  # he takes a side: an attitude
    before = judge.worth_between(frame.clause_start, frame.start, is_relation=False)
    if worth > 0 and (before == -1 or _has_ended(judge, frame)):
        worth = -1
    pairs = tuple((a, b) for a in judge.look.judged(subject) for b in find_nation(judge, object_) if a != b)
    if 1 <= len(pairs) <= MOST:
        extent = _around(judge, frame, subject)
        yield Found(frame, judge.teller(frame), pairs, judge.signed(frame, worth), extent, "agent", 0.8)


def _read_made(judge: Judge, frame: Frame, worth: int) -> Iterator[Found]:
    """Read "made Peru Chile's partner", of which the parser makes one name."""
    above = judge.look.parent(frame)
    before = [m for m in judge.mentions if frame.clause_start <= m.start and m.end <= frame.start]
    is_made = above is not None and above.predicate == "make" and len(before) == 2 and not above.is_negated
    if is_made and above is not None and judge.text[before[0].end : before[1].start] == " ":
        about = ((before[0].entity, before[1].entity),)
        yield Found(frame, judge.teller(frame), about, worth, judge.extent(above), "agent", 0.7)


def _read_agents(judge: Judge, frame: Frame) -> Iterator[Found]:
    """Read "Peru and Chile are bitter rivals"."""
    complement = judge.look.find(frame, "complement")
    worth = judge.cues.agents.get(complement.lemma) if complement is not None else None
    pairs = pair_up(judge.look.judged(judge.look.find(frame, "subject")))
    if complement is None or worth is None or not pairs or complement.inside:
        return
    if not judge.cues.past & set(judge.look.words_before(complement)):
        before = judge.worth_between(complement.start, complement.head_start, is_relation=True)
        polarity = judge.signed(frame, -1 if before == -1 else worth)  # "uneasy allies"
        yield Found(frame, judge.teller(frame), pairs, polarity, judge.extent(frame), "agent", 0.8)


def _has_ended(judge: Judge, frame: Frame) -> bool:
    """Whether the clause says that somebody was so once: "until recently Peru's ally"."""
    above = judge.look.parent(frame)
    is_copula = above is not None and above.form == "copula"
    return is_copula and above is not None and PAST.search(judge.text, above.clause_start, frame.start) is not None


def _around(judge: Judge, frame: Frame, subject: Phrase) -> tuple[int, int]:
    """Return the noun with its "of" and, where a copula joins it to its subject, that clause."""
    above = judge.look.parent(frame)
    start, end = frame.clause_start, frame.clause_end
    if above is not None and above.form in ("copula", "apposition") and judge.look.is_beside(above, subject):
        start = min(start, subject.start)
        end = max(end, subject.end)
    return start, end
