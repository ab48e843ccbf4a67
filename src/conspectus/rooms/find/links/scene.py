"""Scene: a reading's clauses cut into the stretches that a link joins."""

from msgspec import Struct

from conspectus.records import Dependence, Frame, Phrase, Reading
from conspectus.rooms.find.links.cues import LinkCues
from conspectus.rooms.find.lookup import Lookup

Extent = tuple[int, int]
CLAUSES = frozenset({"verb", "adjective", "copula", "existential"})
EVENTFUL = frozenset({"transitive", "transfer", "intransitive"})  # classes of nouns for what happens
NEXT = 8  # characters at most between two clauses that "and" joins


class Found(Struct, frozen=True):
    """A link before it is made: the frame that says so, its near and its far end."""

    frame: Frame
    kind: Dependence
    source: Extent
    target: Extent
    rule: str
    confidence: float


class Scene:
    """One reading, and where its clauses, and what is left of them without an adjunct, begin and end."""

    def __init__(self, reading: Reading, cues: LinkCues) -> None:
        self.cues = cues
        self.look = Lookup(reading, cues.actors)
        self.text = self.look.text
        self.sentences = reading.sentences
        self.roots: dict[int, Frame] = {}
        for frame in reading.frames:
            if frame.parent is None and frame.form in CLAUSES:
                self.roots.setdefault(frame.sentence, frame)

    def is_question(self, number: int) -> bool:
        """Whether a sentence asks."""
        sentence = self.sentences[number]
        return self.text[sentence.start : sentence.end].rstrip("\"”’' ").endswith("?")

    # ------------------------------------------------------------ stretches

    def tail(self, frame: Frame) -> int:
        """Return where a clause ends, with what is coordinated with it under the same opener."""
        end = self.look.clause_end(frame)
        for other in self.look.below(frame, "coordination"):
            if other.form in CLAUSES and other.clause_start - end < NEXT:
                end = max(end, self.tail(other))
        return end

    def rest(self, frame: Frame, start: int, end: int) -> Extent:
        """Return a frame's clause without the adjunct [start, end): the piece that holds the verb."""
        if start <= frame.start < end:
            return frame.clause_start, frame.clause_start
        if frame.start >= end:
            begin = max(frame.clause_start, end)
            subject = self.look.find(frame, "subject" if frame.voice == "active" else "object")
            if subject is not None and begin < subject.start < frame.start:
                begin = subject.start
            return begin, max(end, self.look.clause_end(frame))
        begin = self.begin(frame, start)
        return begin, max(begin, min(start, max(frame.clause_end, frame.end)))

    def begin(self, frame: Frame, before: int) -> int:
        """Return where the plain clause of a frame begins: after clauses and phrases set off in front of it."""
        subject = self.look.find(frame, "subject" if frame.voice == "active" else "object")
        is_relative = frame.link == "relative" and subject is not None and self.look.is_beside(frame, subject)
        first = 0 if is_relative else frame.clause_start
        if subject is not None and first <= subject.start < min(before, frame.start):
            return subject.start
        return frame.clause_start

    def before(self, number: int) -> Extent | None:
        """Return the clause that the sentence before makes, None where that stands in another block."""
        root = self.roots.get(number - 1)
        if root is None or self.sentences[number].block != self.sentences[number - 1].block:
            return None
        return root.clause_start, self.look.clause_end(root)

    # ------------------------------------------------------------ frames and phrases

    def governor(self, frame: Frame) -> Frame:
        """Return the clause that a reason bears on: of "is slow to sell because" the being slow."""
        above = self.look.parent(frame)
        while frame.link == "control" and above is not None and above.form in CLAUSES and above.start < frame.start:
            frame, above = above, self.look.parent(above)
        return frame

    def is_event(self, above: Frame, phrase: Phrase) -> bool:
        """Whether a phrase under a frame is headed by a noun for what happens."""
        return any(f.rule in EVENTFUL and f.start == phrase.head_start for f in self.look.below(above))

    def is_thing(self, phrase: Phrase) -> bool:
        """Whether a phrase stands for no person and no body, and says what it is about."""
        return not self.look.is_somebody(phrase) and self.look.is_full(phrase)
