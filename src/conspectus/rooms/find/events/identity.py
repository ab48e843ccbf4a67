"""Identity: mentions of one event within a document. Two that are only alike stay two."""

from conspectus.records import Participant, Record, Span, Status, Time
from conspectus.rooms.find.events.kinds import Candidate
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.scene import Scene

POINTING = ("the ", "this ", "that ", "these ", "those ", "its ", "his ", "her ", "their ", "such ")
OTHERS = frozenset({"previous", "last", "next", "another", "new", "other", "earlier", "former", "second", "third", "future", "further", "more", "any", "first"})


class Telling(Record, frozen=True):
    """One mention of an event with all that it says."""

    candidate: Candidate
    span: Span
    participants: tuple[Participant, ...]
    place: str | None
    time: Time | None
    status: Status

    @property
    def entities(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(part.entity for part in self.participants)


def group_tellings(tellings: tuple[Telling, ...], scene: Scene, lexicon: EventLexicon) -> list[list[Telling]]:
    """Put mentions of one event together, in text order of the first."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        home = next((g for g in reversed(groups) if _is_same(telling, g, scene, lexicon)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return groups


def _is_same(telling: Telling, group: list[Telling], scene: Scene, lexicon: EventLexicon) -> bool:
    family = _family(telling, lexicon)
    if family not in {_family(other, lexicon) for other in group}:
        return False
    if not all(_agrees(telling, other) for other in group) or _is_another(telling, scene):
        return False
    known = frozenset().union(*(other.entities for other in group))
    shared = telling.entities & known
    if _points_back(telling, scene):
        return bool(shared) or not telling.entities or not known
    if not shared or not (telling.entities <= known or known <= telling.entities):
        return False
    if any(scene.is_headline(other.candidate.frame) for other in group[:1]):
        return True
    return len(shared) > 1 and telling.time is not None and any(other.time is not None for other in group)


def _family(telling: Telling, lexicon: EventLexicon) -> str:
    candidate = telling.candidate
    return lexicon.families.get(candidate.name, candidate.name)


def _is_another(telling: Telling, scene: Scene) -> bool:
    """Whether a mention says that it is not the one told of before: "the previous visit"."""
    frame = telling.candidate.frame
    return frame.form == "noun" and bool(OTHERS & set(scene.quote(frame.clause_start, frame.end).lower().split()))


def _points_back(telling: Telling, scene: Scene) -> bool:
    """Whether a mention refers to an event that the text has told of: "the visit", "this decision"."""
    frame = telling.candidate.frame
    if frame.form != "noun":
        return False
    return scene.quote(frame.clause_start, frame.end).lower().startswith(POINTING) or "’s " in telling.span.text or "'s " in telling.span.text


def _agrees(one: Telling, other: Telling) -> bool:
    """Whether nothing speaks against two mentions being of one event: place, time, number of parties."""
    if one.place and other.place and one.place != other.place:
        return False
    if one.time and other.time and not _overlaps(one.time, other.time):
        return False
    return one.candidate.frame.is_negated == other.candidate.frame.is_negated or one.candidate.frame.form == "noun"


def _overlaps(one: Time, other: Time) -> bool:
    starts_late = one.earliest and other.latest and one.earliest > other.latest
    ends_early = one.latest and other.earliest and one.latest < other.earliest
    return not (starts_late or ends_early)
