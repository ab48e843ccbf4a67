"""Spans: how far a mention of an event reaches: its predicate with its arguments, without the mentions inside it."""

from conspectus.records import Argument, Frame, Span
from conspectus.rooms.find.events.kinds import Candidate
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.scene import Scene

LOOSE = " \t\n,;:–—-\"“”'‘("
CORE = frozenset({"subject", "object", "recipient"})
GAP = 2  # characters between a noun and the clause that says more of it: a space, a comma
WIDE = 40  # characters between a subject and its verb
AUXILIARIES = frozenset("is are was were be been being am has have had will would may might can could should must not never also do does did".split())
FAR = 120  # characters: an antecedent further off is left out


def find_span(candidate: Candidate, others: tuple[Candidate, ...], scene: Scene, lexicon: EventLexicon) -> Span:
    """Quote an event: from its first to its last argument, cut where another event of its own begins."""
    frame = candidate.frame
    start, end = (frame.clause_start, frame.clause_end) if frame.form == "noun" else _reach(candidate, scene, lexicon)
    start, end = min(start, frame.start), max(end, frame.end)
    for child in _inner(frame, others, scene):
        if frame.end < child.clause_start < end:
            end = child.clause_start
    return _trim(start, end, frame, scene)


def _reach(candidate: Candidate, scene: Scene, lexicon: EventLexicon) -> tuple[int, int]:
    frame = candidate.frame
    start, end = frame.start, frame.end
    for argument in frame.arguments:
        if not _belongs(argument, frame, candidate, lexicon):
            continue
        phrase = argument.phrase
        if phrase.end <= frame.start and argument.role not in CORE:
            continue  # "In May, ..." stands before the clause
        if phrase.start <= frame.start < phrase.end:  # the antecedent of its relative clause
            if frame.start - phrase.start <= FAR:
                start = min(start, phrase.start)
            continue
        if frame.start - phrase.end > WIDE:
            continue  # "The bank, which had said in March that it would not, sold": the label brings the subject back
        start, end = min(start, phrase.start), max(end, phrase.end)
    return start if start < frame.start else _take_auxiliaries(frame, scene), end


def _take_auxiliaries(frame: Frame, scene: Scene) -> int:
    """Where the verb's own words begin: "has not yet been sold"."""
    start = frame.start
    before = scene.quote(frame.clause_start, frame.start) if frame.clause_start < frame.start else ""
    while before and before.rstrip().rsplit(None, 1)[-1].lower() in AUXILIARIES:
        before = before.rstrip().rsplit(None, 1)[0] if " " in before.strip() else ""
        start = frame.clause_start + len(before.rstrip()) + (1 if before else 0)
    return start


def _belongs(argument: Argument, frame: Frame, candidate: Candidate, lexicon: EventLexicon) -> bool:
    if argument.role in lexicon.adjuncts:
        return False
    phrase = argument.phrase
    if argument.is_shared:
        is_antecedent = frame.link in {"relative", "participle"} and 0 <= frame.clause_start - phrase.end <= GAP
        return phrase.start <= frame.start < phrase.end or is_antecedent
    if argument.role == "clause":
        return frame.predicate in lexicon.heading and phrase.start > frame.end
    return frame.clause_start <= phrase.start and phrase.end <= frame.clause_end


def _inner(frame: Frame, others: tuple[Candidate, ...], scene: Scene) -> list[Frame]:
    """The verbs below a frame that are mentions of their own; below a noun, every relative clause."""
    if frame.form == "noun":
        return [child for child in scene.children(frame) if child.form != "noun" and child.link in {"relative", "participle"}]
    return [
        other.frame
        for other in others
        if other.frame.form != "noun" and any(above.index == frame.index for above in scene.governors(other.frame))
    ]


def _trim(start: int, end: int, frame: Frame, scene: Scene) -> Span:
    text = scene.reading.document.text
    while end > frame.end and text[end - 1].isalnum() and end < len(text) and (text[end].isalnum() or text[end - 1 : end + 1] == "-"):
        end -= 1
    while end > frame.end and text[end - 1] in LOOSE:
        end -= 1
    words = ("and", "but", "or", "while", "when", "that", "which", "who", "to", "after", "before", "as", "if", "because", "by", "for", "in", "with", "of")
    while True:
        last = text[start:end].rsplit(None, 1)[-1]
        if last.lower() not in words or end - len(last) <= frame.end:
            break
        end -= len(last)
        while end > frame.end and text[end - 1] in LOOSE:
            end -= 1
    while start < frame.start and text[start] in LOOSE.replace("(", ""):
        start += 1
    return scene.reading.document.span(start, end)
