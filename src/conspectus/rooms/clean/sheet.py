"""Sheet: a report on the desk while it is cleaned: its pieces in order, and what was cut from it and why."""

import re
from typing import Literal

from msgspec import Struct

from conspectus.records import Cut

Mark = Literal["", "title", "heading", "bullet", "caption"]

STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


class Piece(Struct):
    """One line to be: a paragraph, a heading or a bullet. `raw` is what stood there, `text` what is left of it.

    follows: it stands right below the piece before it, with no empty line between. dropped: what its marks were made
    of (addresses of links); it is listed apart unless the whole piece is cut, as it stood.
    """

    raw: str
    text: str
    order: int
    mark: Mark = ""
    follows: bool = False
    dropped: list[Cut] = []

    @property
    def words(self) -> int:
        """Count the words."""
        return len(WORD.findall(self.text))

    @property
    def is_stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return STOPPED.search(self.text) is not None


class Sheet:
    """The pieces that are still in, and the cuts, each with the order of the place where it stood."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self._cuts: list[tuple[int, int, Cut]] = []

    def note(self, order: int, text: str, reason: str) -> None:
        """Keep a text that is cut, if there is a letter, digit or sign in it."""
        if text.strip():
            self._cuts.append((order, len(self._cuts), Cut(text.strip(), reason)))

    def cut(self, piece: Piece, reason: str) -> None:
        """Cut a whole piece, or what is left of it. It goes from the sheet with the next `drop_empty`."""
        self.note(piece.order, piece.raw, reason)
        piece.text = piece.raw = ""
        piece.dropped.clear()

    def cut_part(self, piece: Piece, start: int, end: int, reason: str) -> None:
        """Cut [start, end) out of a piece's text."""
        self._list_dropped(piece)
        self.note(piece.order, piece.text[start:end], reason)
        rest = f"{piece.text[:start].rstrip()} {piece.text[end:].lstrip()}"
        piece.text = piece.raw = rest.strip()

    def cut_all(self, piece: Piece, pattern: re.Pattern[str], reason: str) -> None:
        """Cut every match of a pattern out of a piece's text, in one pass."""
        kept: list[str] = []
        at = 0
        for match in pattern.finditer(piece.text):
            self.note(piece.order, match.group(), reason)
            kept.append(piece.text[at : match.start()].rstrip())
            at = match.end()
        if kept:
            self._list_dropped(piece)
            kept.append(piece.text[at:])
            text = re.sub(r"\s+(?=[.,;:!?)])", "", " ".join(part.strip() for part in kept)).strip()
            piece.text = piece.raw = text

    def drop_empty(self) -> None:
        """Forget pieces of which nothing is left."""
        for piece in self.pieces:
            if not any(map(str.isalnum, piece.text)):
                self._list_dropped(piece)
        self.pieces = [piece for piece in self.pieces if any(map(str.isalnum, piece.text))]

    def list_cuts(self) -> tuple[Cut, ...]:
        """List what was cut, in the order of the text."""
        for piece in self.pieces:
            self._list_dropped(piece)
        return tuple(cut for _, _, cut in sorted(self._cuts, key=lambda item: item[:2]))

    def _list_dropped(self, piece: Piece) -> None:
        for cut in piece.dropped:
            self.note(piece.order, cut.text, cut.reason)
        piece.dropped.clear()
