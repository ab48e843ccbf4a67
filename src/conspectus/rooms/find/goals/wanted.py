"""Wanted: frames under a word of wanting -> the wanted thing, and whether it is wanted or to be prevented."""

import re
from collections.abc import Iterator

from msgspec import Struct

from conspectus.records import Frame
from conspectus.rooms.find.goals.cues import GoalCues
from conspectus.rooms.find.lookup import Lookup

OBJECTS = frozenset({"want", "wish", "prefer", "desire", "intend", "need"})  # "offers Peru money to leave" is none
SHUTTING = frozenset({"ban", "prohibit", "discourage"})  # "to ban firms from bidding" is not against the firms
NOT = re.compile(r"(?:not|never)\s+", re.IGNORECASE)
THAT = re.compile(r"that\s+", re.IGNORECASE)


class Wanted(Struct, frozen=True):
    """The wanted thing, characters [start, end), and whether the words below the cue turn wanting into opposing."""

    start: int
    end: int
    turns: bool = False


def list_wanted(look: Lookup, cues: GoalCues, frame: Frame, clauses: tuple[Frame, ...]) -> Iterator[Wanted]:
    """Yield what is wanted, each coordinated clause for itself."""
    end = frame.clause_end
    first = clauses[0]
    for clause in look.coordinated(first, end):
        wanted = describe_wanted(look, cues, frame, clause, is_first=clause is first)
        if frame.link == "relative" and " " not in look.text[wanted.start : wanted.end].removeprefix("to "):
            continue  # "the creatures they refuse to name"
        yield wanted
        for further in look.below(clause, "purpose"):
            if is_purpose(look, cues, clause, further):
                yield describe_wanted(look, cues, clause, further, is_first=False)


def describe_wanted(look: Lookup, cues: GoalCues, frame: Frame, clause: Frame, *, is_first: bool = True) -> Wanted:
    """Describe a wanted clause; of "to prevent the sale" the sale, which is then opposed."""
    object_ = look.find(clause, "object")
    is_shutting = clause.predicate in SHUTTING and look.find(clause, "from") is not None
    is_kept = frame.predicate == "threaten" or is_shutting
    if clause.predicate in cues.turning and object_ is not None and not clause.is_negated and not is_kept:
        return Wanted(object_.start, object_.end, turns=True)
    if (
        object_ is not None
        and look.is_shared(clause, object_)
        and object_.end <= frame.start
        and clause.voice == "active"
    ):
        return Wanted(object_.start, object_.end)  # "the port that Peru wants to build"
    match = NOT.match(look.text, clause.clause_start) or THAT.match(look.text, clause.clause_start)
    start = match.end() if match else clause.clause_start
    turns = match is not None and clause.is_negated and not match.group().lower().startswith("that")
    asked = look.find(frame, "object", "recipient", "on", "to", "for")
    is_other = frame.predicate in cues.clause.asks or frame.predicate in OBJECTS
    if frame.predicate == "need" and (asked is None or not look.is_somebody(asked)):
        is_other = False  # "needs a permit to build"
    if is_first and is_other and asked is not None and not look.is_shared(frame, asked):
        words = look.text[asked.end : start]
        if frame.end <= asked.start and not words.strip():
            start = asked.start  # "urged Peru to leave": that Peru leave
    end = look.clause_end(clause)
    if object_ is not None and look.is_shared(clause, object_) and object_.start > end:
        end = object_.end  # "to sign and keep the treaty"
    return Wanted(start, end, turns=turns)


def is_purpose(look: Lookup, cues: GoalCues, frame: Frame, clause: Frame) -> bool:
    """Whether a clause is an infinitive after a verb that tells for what somebody acts."""
    opener = look.text[max(0, clause.clause_start - len("for ")) : clause.clause_start].casefold()
    is_apart = opener == "for " or opener.rstrip().endswith(",")
    is_infinitive = look.text.startswith("to ", clause.clause_start) and not is_apart
    is_act = clause.form == "verb" and clause.predicate not in cues.aimless and clause.voice == "active"
    return clause.start > frame.start and is_infinitive and is_act
