"""Claims: one place of a document that says a tie, before those that say the same are put together."""

from collections.abc import Iterable, Iterator

from conspectus.records import Reading, Record, Time
from conspectus.rooms.find.scene import Scene
from conspectus.rooms.find.ties.cues import TieCues


class Grounds(Record, frozen=True):
    """Where a tie was read, by which rule, whether it holds, when, and whose word it is."""

    start: int
    end: int
    sentence: int
    rule: str
    confidence: float
    polarity: int = 1
    time: Time | None = None
    holder: str | None = "author"


class Claim(Record, frozen=True):
    """A tie as one stretch of text says it."""

    subject: str
    tie: str
    object: str
    grounds: Grounds


class TieScene(Scene):
    """A scene, and what may be tied to what in it."""

    def __init__(self, reading: Reading, cues: TieCues) -> None:
        super().__init__(reading)
        self.cues = cues

    def make_claims(
        self, tie: str, subjects: Iterable[str], objects: Iterable[str], grounds: Grounds
    ) -> Iterator[Claim]:
        """Make one claim for each pair that the kinds of the tie's two ends allow."""
        ends, others = self.cues.kinds[tie], tuple(objects)
        for subject in subjects:
            for object_ in others:
                if (
                    subject == object_
                    or self.kind(subject) not in ends.subject
                    or self.kind(object_) not in ends.object
                ):
                    continue
                if tie not in ("member_of", "seeks_membership") or self.is_society(object_):
                    yield Claim(subject, tie, object_, grounds)

    def is_society(self, entity: str) -> bool:
        """Whether a body has members: a bloc, or one whose name says so ("Liberal Party")."""
        found = self.entities[entity]
        words = {word.strip(".,'’").casefold() for name in (found.name, *found.aliases) for word in name.split()}
        return found.kind == "bloc" or bool(words & self.cues.societies)
