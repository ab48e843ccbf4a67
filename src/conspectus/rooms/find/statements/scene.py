"""Scene: what finding the statements of one document looks up again and again."""

from bisect import bisect_right

from conspectus.knowledge.quotation import Quote, find_quotes
from conspectus.records import Entity, Extent, Frame, Mention, Phrase, Reading
from conspectus.rooms.find.statements.cues import StatementCues


class Scene:
    """A reading with its quotations, its frames by what they stand under, and which frames hand words over."""

    __slots__ = (
        "appositions",
        "below",
        "cues",
        "entities",
        "handing",
        "mention_starts",
        "mentions",
        "quotes",
        "reading",
        "starts",
        "text",
    )

    def __init__(self, reading: Reading, cues: StatementCues) -> None:
        self.reading, self.cues, self.text = reading, cues, reading.document.text
        self.quotes: list[Quote] = find_quotes(reading.document, reading.sentences)
        self.starts = [extent.start for extent in reading.sentences]
        self.entities: dict[str, Entity] = {entity.id: entity for entity in reading.naming.entities}
        self.mentions: tuple[Mention, ...] = reading.naming.mentions
        self.mention_starts = [mention.start for mention in self.mentions]
        self.below: dict[int, list[Frame]] = {}
        for frame in reading.frames:
            if frame.parent is not None:
                self.below.setdefault(frame.parent, []).append(frame)
        self.appositions: dict[int, list[Frame]] = {}
        for frame in reading.frames:
            if frame.form == "apposition" and frame.rule != "title":
                self.appositions.setdefault(frame.sentence, []).append(frame)
        self.handing = frozenset(f.holder.cue for f in reading.frames if f.holder.cue is not None)

    def words(self, phrase: Phrase) -> str:
        """Return the words of a phrase."""
        return self.text[phrase.start : phrase.end]

    def sentence_at(self, character: int) -> Extent:
        """Return the sentence that a character stands in, or the one before it."""
        return self.reading.sentences[max(0, bisect_right(self.starts, character) - 1)]

    def sentences_over(self, start: int, end: int) -> tuple[Extent, ...]:
        """Return the sentences that share characters with [start, end)."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_right(self.starts, max(start, end - 1))
        return tuple(s for s in self.reading.sentences[first:last] if s.start < end and start < s.end)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie within [start, end), in text order."""
        at = bisect_right(self.mention_starts, start - 1)
        found = []
        while at < len(self.mentions) and self.mentions[at].start < end:
            if self.mentions[at].end <= end:
                found.append(self.mentions[at])
            at += 1
        return found

    def is_quoted(self, character: int) -> bool:
        """Whether a character stands in quotation marks."""
        return any(quote.start <= character < quote.end for quote in self.quotes)
