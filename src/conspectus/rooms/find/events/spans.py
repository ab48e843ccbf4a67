"""Spans: how far a mention of an event reaches: its predicate with its arguments, without the mentions inside it."""

import re

from conspectus.records import Argument, Frame, Span
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.kinds import Candidate

LOOSE = " \t\n,;:–—-\"“”'‘("
CORE = frozenset({"subject", "object", "recipient"})
ASIDES = frozenset({"relative", "participle", "complement"})  # clauses that say more of a noun
WIDE = 40  # characters between a subject and its verb beyond which the mention begins with the verb
ADJUNCT = re.compile(r",? (?:after|before|despite|following|amid) ")
TO = "to "
GAP = 3  # characters between an antecedent and its clause
VERBAL = 30  # characters of "will not take place" and the like
FAR = 120  # characters: an antecedent further off is left out


def find_span(candidate: Candidate, others: tuple[Candidate, ...], cast: Cast) -> Span:
    """Quote an event: from its first to its last argument, cut where another event of its own begins."""
    frame = candidate.frame
    if frame.form == "noun":
        start, end = frame.clause_start, _cut_adjunct(frame, cast)
    else:
        start, end = _reach(candidate, cast)
    end = min([end, *(c.clause_start for c in _inner(frame, others, cast) if frame.end < c.clause_start < end)])
    text = cast.scene.reading.document.text
    while start < frame.start and text[start] in LOOSE.replace("(", ""):
        start += 1
    return cast.scene.reading.document.span(start, _trim(start, end, frame, cast))


def _reach(candidate: Candidate, cast: Cast) -> tuple[int, int]:
    frame = candidate.frame
    is_near = frame.rule == "happening" and frame.start - frame.clause_start <= WIDE
    is_bare = frame.rule == "light-verb" and not any(a.role == "subject" and not a.is_shared for a in frame.arguments)
    start = frame.clause_start if is_near or is_bare else frame.start  # "the talks" took place; "to *reach* a deal"
    if is_bare and cast.scene.quote(start, start + len(TO)).lower() == TO:
        start += len(TO)
    end = _find_idiom_end(frame, cast) if frame.rule == "light-idiom" else frame.end
    if frame.rule == "happening":
        end = _find_verb_end(frame, end, cast)
    for argument in frame.arguments:
        phrase = argument.phrase
        if not _belongs(argument, candidate, cast) or (phrase.end <= frame.start and argument.role not in CORE):
            continue  # "In May, ..." stands before the clause
        if phrase.start <= frame.start < phrase.end:  # the antecedent of its relative clause
            if frame.start - phrase.start <= FAR:
                start = min(start, phrase.start)
            continue
        if frame.start - phrase.end > WIDE and not (argument.is_shared and frame.clause_start - phrase.end <= GAP):
            continue  # "The bank, which had said in March that it would not, sold": the label brings the subject back
        start, end = min(start, phrase.start), max(end, phrase.end)
    return start if start < frame.start else _take_auxiliaries(frame, cast), end


def _cut_adjunct(frame: Frame, cast: Cast) -> int:
    """Where a noun phrase ends without what says when it was: "a truce *after four days of talks*"."""
    found = ADJUNCT.search(cast.scene.quote(frame.end, frame.clause_end))
    return frame.end + found.start() if found else frame.clause_end


def _find_verb_end(frame: Frame, end: int, cast: Cast) -> int:
    """Where the verb ends by which a noun's event happens: "the talks between A and B *broke down*"."""
    inside = [
        a.phrase.end for a in frame.arguments if frame.end <= a.phrase.start and a.role not in cast.lexicon.adjuncts
    ]
    reach = max([end, *inside])
    stops = [e.start for e in cast.scene.expressions(frame) if e.start > reach]
    rest = cast.scene.quote(reach, min([frame.clause_end, *stops]))
    words = [word for word in rest.lower().split() if word not in cast.lexicon.openers]
    is_verb = bool(words) and words[-1] not in cast.lexicon.auxiliaries  # no "The visit was"
    return reach + len(rest) if is_verb and len(rest) <= VERBAL else end


def _find_idiom_end(frame: Frame, cast: Cast) -> int:
    """Where the noun of an idiom ends: "filed a *motion*"."""
    noun = frame.predicate.rpartition(" ")[2]
    after = cast.scene.quote(frame.end, frame.clause_end)
    at = after.lower().find(noun[:-1] if noun.endswith("y") else noun)
    if at < 0:
        return frame.end
    return frame.end + at + len(after[at:].split(maxsplit=1)[0].rstrip(LOOSE + "."))


def _belongs(argument: Argument, candidate: Candidate, cast: Cast) -> bool:
    """Whether an argument is part of the mention; what is understood from elsewhere only as the antecedent."""
    frame, phrase = candidate.frame, argument.phrase
    is_verdict = candidate.source == "judgement" and argument.role == "as"  # "described it as a disgrace"
    if argument.role in cast.lexicon.adjuncts and not is_verdict:
        return False
    if argument.is_shared:
        return phrase.start <= frame.start < phrase.end or _is_antecedent(argument, frame, cast)
    if argument.role == "clause":
        return frame.predicate in cast.lexicon.heading and phrase.start > frame.end
    return frame.clause_start <= phrase.start and phrase.end <= frame.clause_end


def _is_antecedent(argument: Argument, frame: Frame, cast: Cast) -> bool:
    """Whether the clause follows the argument at once: "the ferry (that) she built"."""
    if frame.link not in {"relative", "participle"} or argument.phrase.end > frame.clause_start:
        return False
    between = cast.scene.quote(argument.phrase.end, frame.clause_start).strip(" ,").lower()
    return not between or between in cast.lexicon.openers


def _take_auxiliaries(frame: Frame, cast: Cast) -> int:
    """Where the verb's own words begin: "has not yet been sold"."""
    text, at, start = cast.scene.reading.document.text, frame.start, frame.start
    for word in reversed(cast.scene.quote(min(frame.clause_start, frame.start), frame.start).split()):
        at = text.rindex(word, frame.clause_start, at)
        if word.lower() in cast.lexicon.auxiliaries:
            start = at
        elif word.lower() not in cast.lexicon.inserted:
            break
    return start


def _inner(frame: Frame, others: tuple[Candidate, ...], cast: Cast) -> list[Frame]:
    """The verbs below a frame that are mentions of their own; below a noun, every clause that says more of it."""
    if frame.form == "noun":
        return [child for child in cast.scene.children(frame) if child.form != "noun" and child.link in ASIDES]
    return [other.frame for other in others if other.frame.form != "noun" and cast.scene.is_below(other.frame, frame)]


def _trim(start: int, end: int, frame: Frame, cast: Cast) -> int:
    """The end without half words, marks and words that open what was cut off."""
    text = cast.scene.reading.document.text
    while end > frame.end and end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    while end > frame.end:
        last = text[start:end].rsplit(None, 1)[-1]
        if text[end - 1] in LOOSE:
            end -= 1
        elif last.lower() in cast.lexicon.openers and end - len(last) >= frame.end:
            end -= len(last)
        elif last.endswith("ing") and _is_left_over(text[frame.end : end - len(last)], cast):
            end -= len(last)  # "fined the airline for failing | to refund"
        else:
            break
    return end


def _is_left_over(before: str, cast: Cast) -> bool:
    """Whether only a preposition holds a participle at the end of a mention that was cut."""
    words = before.lower().split()
    return bool(words) and words[-1] in cast.lexicon.openers
