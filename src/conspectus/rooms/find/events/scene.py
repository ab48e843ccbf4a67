"""Scenes: a reading with its frames tied together, as telling of events needs it."""

from collections.abc import Iterator

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Expression, Frame, Reading, Time


class StatusCues(Struct, frozen=True):
    """What telling how real an event is knows, from `status.toml`."""


class Scene(Struct, frozen=True):
    """A reading, its frames by index, what stands under each, and what telling of status and time knows."""

    reading: Reading
    cues: StatusCues
    below: tuple[tuple[int, ...], ...]
    headlines: frozenset[int]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All frames of the document, in text order; a frame's index is its place."""
        return self.reading.frames

    @property
    def published(self) -> Time:
        """When the document was published, as far as is known."""
        return self.reading.dating.published.time

    def parent(self, frame: Frame) -> Frame | None:
        """The frame that this one stands under."""
        return None if frame.parent is None else self.frames[frame.parent]

    def children(self, frame: Frame) -> tuple[Frame, ...]:
        """The frames right under this one, in text order."""
        return tuple(self.frames[index] for index in self.below[frame.index])

    def governors(self, frame: Frame) -> Iterator[Frame]:
        """The frames above this one, the closest first."""
        seen = {frame.index}
        above = self.parent(frame)
        while above is not None and above.index not in seen:
            seen.add(above.index)
            yield above
            above = self.parent(above)

    def expressions(self, frame: Frame) -> tuple[Expression, ...]:
        """The time expressions that say when of this frame."""
        return tuple(self.reading.dating.expressions[index] for index in frame.times)

    def is_headline(self, frame: Frame) -> bool:
        """Whether a frame stands in the title or a heading."""
        return frame.sentence in self.headlines

    def quote(self, start: int, end: int) -> str:
        """The characters [start, end) of the document."""
        return self.reading.document.text[start:end]


def load_status_cues(knowledge: Knowledge) -> StatusCues:
    """Build the cues from the table `status`."""
    return StatusCues()


def build_scene(reading: Reading, cues: StatusCues) -> Scene:
    """Tie the frames of a reading together."""
    below: list[list[int]] = [[] for _ in reading.frames]
    for frame in reading.frames:
        if frame.parent is not None:
            below[frame.parent].append(frame.index)
    blocks = reading.document.blocks
    headlines = (s.index for s in reading.sentences if blocks[s.block].kind in {"title", "heading"})
    return Scene(reading, cues, tuple(map(tuple, below)), frozenset(headlines))
