"""Scenes: a reading as finding forecasts sees it, and the small questions asked of its frames."""

import re
from collections import defaultdict
from collections.abc import Iterator

from conspectus.records import Argument, Expression, Frame, Holder, Phrase, Reading, Record, Time
from conspectus.rooms.find.forecasts.signs import ForecastSigns
from conspectus.rooms.find.inside import AUTHOR, find_statement

CLAUSES = frozenset({"verb", "copula", "adjective", "existential"})
FIRST_PERSON = frozenset({"i", "we"})
PRONOUNS = frozenset({"it", "he", "she", "they"})


class Sighting(Record, frozen=True):
    """A forecast as it stands in the text. frames: those whose times say when, the nearest first."""

    start: int
    end: int
    speaker: str | None
    frames: tuple[Frame, ...]
    rule: str
    confidence: float


class Scene:
    """One reading, its frames by parent, and the signs."""

    def __init__(self, reading: Reading, signs: ForecastSigns) -> None:
        self.reading, self.signs = reading, signs
        self.text = reading.document.text
        self.published = reading.dating.published.time
        self.kids: defaultdict[int, list[Frame]] = defaultdict(list)
        self.by_sentence: defaultdict[int, list[Frame]] = defaultdict(list)
        for frame in reading.frames:
            self.by_sentence[frame.sentence].append(frame)
            if frame.parent is not None:
                self.kids[frame.parent].append(frame)
        self.cues = frozenset(f.holder.cue for f in reading.frames if f.holder.cue is not None)
        self.told = {s.cue.start: s.speaker for s in reading.statements if s.cue is not None}

    def parent(self, frame: Frame) -> Frame | None:
        """Return the frame above."""
        return None if frame.parent is None else self.reading.frames[frame.parent]

    def ancestors(self, frame: Frame) -> Iterator[Frame]:
        """Yield a frame and those above it, each once: a misread sentence may hang on itself."""
        seen: set[int] = set()
        at: Frame | None = frame
        while at is not None and at.index not in seen:
            seen.add(at.index)
            yield at
            at = self.parent(at)

    def cue(self, frame: Frame) -> str:
        """Return the word that says how real a frame is, in lower case."""
        return "" if frame.modal_cue is None else self.text[slice(*frame.modal_cue)].lower()

    def before(self, frame: Frame) -> str:
        """Return the words of a clause up to the end of its predicate, in lower case; all where that is a noun."""
        end = frame.clause_end if frame.rule in {"light-verb", "happening"} else frame.end
        return self.text[frame.clause_start : max(frame.clause_start, end)].lower()

    def words(self, phrase: Phrase) -> str:
        """Return the words of a phrase, in lower case."""
        return self.text[phrase.start : phrase.end].lower()

    def name_speaker(self, holder: Holder) -> str | None:
        """Return whose word a frame is: "author", an entity, or None for somebody unnamed."""
        if holder.kind == "author":
            return AUTHOR
        return holder.entity or self._name_told(holder) or self._name_beside(holder)

    def _name_told(self, holder: Holder) -> str | None:
        """Return who speaks in the statement that a holder's cue hands over: a statement knows more of pronouns."""
        if holder.cue is None:
            return None
        cue = self.reading.frames[holder.cue]
        extent = self.reading.sentences[cue.sentence]
        spans = [s.cue for s in self.reading.statements if s.cue is not None and s.cue.start >= extent.start]
        at = next((span.start for span in spans if span.start <= cue.start < span.end), None)
        if at is None and holder.start is not None and self.text[holder.start : holder.end].lower() in FIRST_PERSON:
            outer = find_statement(self.reading.statements, cue.start, cue.end)
            return None if outer is None else outer.speaker  # “I think it will,” she said
        return None if at is None else self.told[at]

    def _name_beside(self, holder: Holder) -> str | None:
        """Return who the words beside a cue mean: "its director, Ana Ruiz, said", "..., warned Ana Ruiz"."""
        if holder.cue is None:
            return None
        cue = self.reading.frames[holder.cue]
        start, end = holder.start, holder.end
        if start is None or end is None:
            inverted, clause = find_argument(cue, "object"), find_argument(cue, "clause")
            if inverted is None or clause is None or find_argument(cue, "subject") or clause.phrase.end > cue.start:
                return None
            if inverted.phrase.entities:
                return inverted.phrase.entities[0]
            start, end = inverted.phrase.start, inverted.phrase.end
        for frame in self.by_sentence[cue.sentence]:
            said, named = find_argument(frame, "complement"), find_argument(frame, "subject")
            if frame.form == "apposition" and said is not None and named is not None:
                is_meant = start <= said.phrase.head_start < end
                if is_meant and 0 <= named.phrase.start - said.phrase.end <= len(", "):
                    return next(iter(named.phrase.entities), None)
        return None

    def name_viewer(self, frame: Frame) -> str | None:
        """Return whose word a clause is, also one that is feared, hoped or agreed on."""
        above = self.parent(frame)
        if frame.holder.kind == "author" and frame.link == "complement" and above is not None:
            is_view = above.predicate in self.signs.viewing or ("verbs", above.predicate) in self.signs.governing
            if is_view or (above.form == "verb" and frame.modality == "planned" and above.tense == "past"):
                return self.name_subject(above)
        return self.name_speaker(frame.holder)

    def name_subject(self, frame: Frame) -> str | None:
        """Return who expects or promises: the subject's entity, or the speaker who says "we"."""
        subject = find_argument(frame, "subject")
        if subject is None:
            return None
        if self.words(subject.phrase) in self.signs.first_person:
            return self.name_speaker(frame.holder)
        if self.words(subject.phrase) in PRONOUNS and not subject.phrase.entities and frame.holder.kind == "speaker":
            return frame.holder.entity  # "the bank said it expected"
        return next(iter(subject.phrase.entities), None) or self._name_teller(frame)

    def _name_teller(self, frame: Frame) -> str | None:
        """Return who speaks in the statement whose cue a frame is: "she pledged to scrap the tax"."""
        cues = (s for s in self.reading.statements if s.cue is not None and s.cue.start <= frame.start < s.cue.end)
        return next((statement.speaker for statement in cues), None)

    def is_asked(self, frame: Frame) -> bool:
        """Whether a frame stands in a question."""
        extent = self.reading.sentences[frame.sentence]
        whole = self.text[extent.start : extent.end].rstrip("\"”’' )")
        return (
            frame.modality == "asked"
            or whole.endswith("?")
            or self.text[frame.clause_end : extent.end].lstrip("\"”’' )").startswith("?")
        )

    def is_habit(self, frame: Frame) -> bool:
        """Whether a clause says what is done again and again."""
        said = set(re.findall(r"[a-z]+", self.before(frame)))
        has_number = any(char.isdigit() for char in self.text[frame.start : frame.clause_end])
        is_repeated = any(x.kind == "recurrence" for x in self.expressions(frame)) and not has_number
        return is_repeated or bool(said & self.signs.habits)

    def is_generic(self, frame: Frame) -> bool:
        """Whether the subject is nobody in particular: "you", "one"."""
        subject = find_argument(frame, "subject") or find_argument(frame, "object")
        return subject is not None and self.words(subject.phrase) in self.signs.generic

    def is_spoken(self, frame: Frame) -> bool:
        """Whether the subject is "I" or "we"."""
        subject = find_argument(frame, "subject")
        return subject is not None and self.words(subject.phrase) in self.signs.first_person

    def expressions(self, frame: Frame) -> list[Expression]:
        """Return the time expressions that say when of a frame."""
        return [self.reading.dating.expressions[number] for number in frame.times]

    def is_ahead(self, frame: Frame) -> bool:
        """Whether a frame's own time, or an adverb beside it, lies ahead of the document's date."""
        ahead = any(x.time is not None and self.lies_ahead(x.time) for x in self.expressions(frame))
        return ahead or self.signs.coming.search(self.text[frame.clause_start : frame.clause_end]) is not None

    def lies_ahead(self, time: Time) -> bool:
        """Whether a time ends after the day on which the document was published at the earliest."""
        since = self.published.earliest
        return since is not None and time.latest is not None and time.latest > since


def find_argument(frame: Frame, *roles: str) -> Argument | None:
    """Return the first argument of a frame with one of these roles."""
    return next((argument for argument in frame.arguments if argument.role in roles), None)
