"""Spans: the clause that says what will come, from its subject to the end of its arguments."""

import re

from conspectus.records import Frame
from conspectus.rooms.find.forecasts.scene import CLAUSES, Scene, find_argument

NEAR = 40  # characters between a relative clause and what it says something of; further off it stands alone
LONGEST_OPENER = len(", even though ")
OUTER = " \t\n,;:.!?-–—\"“”„«»'‘’()[]"
PAIRS = {")": "(", "]": "[", "”": "“"}
TRAILING = re.compile(r"[\s,;]+(?:and|but|or)?\s*$")
JOINED = re.compile(r",\s+(?:so|but|and|yet)\s+$")
CLOSING = re.compile(r"[.,!?]?[”\"]")
BREAK = re.compile(r"[;:]\s|\s[–—]\s")


def span_clause(scene: Scene, frame: Frame) -> tuple[int, int]:
    """Return a frame's clause with its subject, also one before a relative, and all that is coordinated with it."""
    start, end = _reach_subject(scene, frame), max(f.clause_end for f in _chain(scene, frame))
    start = _skip_front(scene, frame, start)
    start, end = _cut_attribution(scene, frame, start, _cut_tail(scene, frame, end))
    closed = scene.text.find("”", frame.end, end)
    if closed >= 0 and "“" not in scene.text[start:closed]:
        end = closed  # what stands behind is no longer the speaker's
    core = [a.phrase.start for a in frame.arguments if a.role in {"subject", "object"} and a.phrase.start >= start]
    return trim_span(scene, start, end, until=min([frame.start, *core]))


def _reach_subject(scene: Scene, frame: Frame) -> int:
    """Return where the clause begins; a relative clause begins with the words that it describes."""
    if frame.rule != "loose-adjective" and frame.link not in {"relative", "participle"}:
        return _skip_day_said(scene, frame)
    extent = scene.reading.sentences[frame.sentence]
    core = [a for a in frame.arguments if a.role in {"subject", "object"}]
    is_loose = frame.rule == "loose-adjective"  # "the bridge, due to reopen in May"
    shared = [
        a.phrase for a in core if (a.is_shared or is_loose) and extent.start <= a.phrase.start < frame.clause_start
    ]
    near = [p.start for p in shared if frame.clause_start - p.end <= NEAR]
    own = [a.phrase.start for a in core if not a.is_shared and frame.clause_start <= a.phrase.start < frame.start]
    return max(near) if near else min(own, default=frame.clause_start)  # "in which shares will be sold"


def _skip_day_said(scene: Scene, frame: Frame) -> int:
    """Return where a clause begins after the day on which it was said: "said on Monday the port would close"."""
    start = frame.clause_start
    if frame.link != "complement":
        return start
    subjects = [a.phrase.start for a in frame.arguments if a.role in {"subject", "object"} and a.phrase.start >= start]
    until, published = min([frame.start, *subjects]), scene.published.latest
    for expression in scene.expressions(frame):
        time = expression.time
        is_past = time is not None and time.latest is not None and published is not None and time.latest <= published
        is_first = expression.start - start <= len("early on ") and expression.end < until
        is_next = until <= expression.end + len(", ") or scene.text[expression.end : until].rstrip().endswith(",")
        if is_past and is_first and is_next:
            return until
    return start


def _chain(scene: Scene, frame: Frame) -> list[Frame]:
    """Return a frame and the clauses coordinated with it that share its subject and how real it is."""
    found = [frame]
    for at in found:
        for kid in scene.kids[at.index]:
            core = [a for a in kid.arguments if a.role in {"subject", "object"} and not a.is_shared]
            has_own = any(kid.clause_start <= a.phrase.start and a.phrase.end <= kid.start for a in core)
            is_joined = kid.link == "coordination" and kid.form in CLAUSES and not has_own and kid not in found
            if is_joined and _is_alike(scene, frame, kid):
                found.append(kid)
    return found


def _is_alike(scene: Scene, first: Frame, second: Frame) -> bool:
    """Whether two coordinated clauses share an auxiliary, or each have one: "will rise and may then fall"."""
    kinds = scene.signs.auxiliaries
    kind = kinds.get(scene.cue(first))
    is_bare = first.tense == second.tense == "future" and second.modality == "asserted"  # "will be built and run"
    return is_bare or first.modal_cue == second.modal_cue or (kind is not None and scene.cue(second) in kinds)


def _skip_front(scene: Scene, frame: Frame, start: int) -> int:
    """Leave out what stands ahead of the clause: "One thing is clear: ...", "Although it rained, ..."."""
    conceded = [
        kid.clause_end
        for kid in scene.kids[frame.index]
        if kid.link == "concession"
        and kid.form in CLAUSES
        and start <= kid.clause_start
        and kid.clause_end < frame.start
    ]
    start = max([start, *conceded])
    subjects = [a.phrase.start for a in frame.arguments if a.role in {"subject", "object"} and start <= a.phrase.start]
    until = min([frame.start, *subjects])
    breaks = [match.end() for match in BREAK.finditer(scene.text, start, until)]
    if JOINED.search(scene.text, start, until) is not None and until in subjects:
        return until
    return breaks[-1] if breaks else start


def _cut_tail(scene: Scene, frame: Frame, end: int) -> int:
    """Leave out what is conceded behind ("although it is late") and what somebody named in it says ("who said it")."""
    tails = [
        comma
        for kid in scene.by_sentence[frame.sentence]
        if frame.end <= (comma := scene.text.rfind(",", frame.end, kid.clause_start)) < end
        and kid.clause_start - comma <= LONGEST_OPENER
        and (
            (kid.link == "concession" and any(above.index == frame.index for above in scene.ancestors(kid)))
            or (kid.link == "relative" and kid.index in scene.cues and kid.tense != "future")
        )
    ]
    return min(tails, default=end)


def _cut_attribution(scene: Scene, frame: Frame, start: int, end: int) -> tuple[int, int]:
    """Leave out the speaker and the words that hand the clause over, before or behind it."""
    cues = [other for other in scene.by_sentence[frame.sentence] if other.rule in {"according-to", "opinion"}]
    sources = [(other, find_argument(other, "subject")) for other in cues]
    spots = [(cue.start, source.phrase.end) for cue, source in sources if source is not None]
    holder = frame.holder
    if holder.cue is not None and holder.start is not None and holder.end is not None:
        cue = scene.reading.frames[holder.cue]
        if cue.sentence == frame.sentence and cue.rule not in {"according-to", "opinion"}:
            spots.append((min(cue.start, holder.start), max(cue.end, holder.end)))
    for low, high in spots:
        if frame.end <= low < end:
            end = low
        elif start <= low and high <= frame.start and not any(low < a.phrase.start < high for a in frame.arguments):
            subjects = [a.phrase.start for a in frame.arguments if a.role in {"subject", "object"} and not a.is_shared]
            start = high if high <= min(subjects, default=frame.start) else start
    return start, end


def trim_span(scene: Scene, start: int, end: int, *, until: int | None = None) -> tuple[int, int]:
    """Leave out quotation marks, punctuation and, up to `until`, openers ("However,") around a stretch."""
    text = scene.text
    while True:
        while start < end and text[start] in OUTER:
            start += 1
        match = scene.signs.openers.match(text, start, end)
        if match is None or (until is not None and match.end() > until):
            break
        start = match.end()
    while (match := TRAILING.search(text, start, end)) is not None:
        end = match.start()
    while end > start and text[end - 1] in OUTER and not _closes(text, start, end) and not _abbreviates(text, end):
        end -= 1
    return start, _close_quote(text, start, end)


def _close_quote(text: str, start: int, end: int) -> int:
    """Return the end with the mark that closes a quotation opened inside: 'it would be "a success."'."""
    inside = text[start:end]
    is_open = inside.count("“") > inside.count("”") or inside.count('"') % 2 == 1
    match = CLOSING.match(text, end) if is_open else None
    return end if match is None else match.end()


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character closes a bracket that opens inside."""
    inside = text[start:end]
    close = inside[-1]
    if close == '"':
        return inside.count(close) % 2 == 0
    return close in PAIRS and inside.count(PAIRS[close]) == inside.count(close)


def _abbreviates(text: str, end: int) -> bool:
    """Whether a full stop belongs to the word before it: "the U.S."."""
    return re.search(r"\b(?:[A-Z]\.){2,}$", text[max(0, end - 12) : end]) is not None
