"""A name as it stands in a line, with what speaks for its kind."""

from conspectus.records import Kind
from conspectus.rooms.names.lexicon import Known
from conspectus.rooms.names.text import Line


class Name:
    """Pieces [start, end) of a line. `small`: where the name ends if a lower-case noun after it belongs to it.

    title, after: the words of a title right before and after it. clues: kind -> weight, by what they come from.
    """

    __slots__ = ("after", "clues", "end", "is_bare", "known", "line", "office", "small", "start", "title", "words")

    def __init__(self, line: Line, start: int, end: int, known: Known | None = None) -> None:
        self.line, self.start, self.end, self.known = line, start, end, known
        self.words: tuple[str, ...] = tuple(line.parts[start:end])
        self.title: tuple[str, ...] = ()
        self.after: tuple[str, ...] = ()
        self.small = end
        self.is_bare = False  # a noun alone: "the Commission"
        self.office = ""  # the title right before it, in capitals or not
        self.clues: list[tuple[Kind, float, str]] = []

    @property
    def key(self) -> str:
        """Return the name with single spaces: what its other occurrences are found by."""
        return " ".join(self.words)

    @property
    def text_start(self) -> int:
        """Return the first character."""
        return self.line.pieces[self.start].start

    @property
    def text_end(self) -> int:
        """Return the character after the last."""
        return self.line.pieces[self.end - 1].end
