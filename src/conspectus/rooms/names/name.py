"""A name as it stands in a line, with what speaks for its kind."""

from conspectus.rooms.names.lexicon import Known
from conspectus.rooms.names.text import Line


class Name:
    """Pieces [start, end) of a line. `small`: where the name ends if a lower-case noun after it belongs to it.

    title, after: the words of a title right before and after it. clues: kind -> weight, by what they come from.
    """

    __slots__ = ("after", "clues", "end", "is_bare", "known", "line", "office", "small", "start", "title", "words")

    def __init__(
        self,
        line: Line,
        start: int,
        end: int,
        *,
        known: Known | None = None,
        title: tuple[str, ...] = (),
        after: tuple[str, ...] = (),
        small: int | None = None,
    ) -> None:
        self.line, self.start, self.end = line, start, end
        self.known, self.title, self.after = known, title, after
        self.small = small or end
        self.is_bare = False  # a noun alone: "the Commission"
        self.office = ""  # the title right before it, in capitals or not
        self.words: tuple[str, ...] = tuple(line.parts[start:end])
        self.clues: list[tuple[str, float, str]] = []

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
