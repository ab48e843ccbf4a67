"""Circumstances: when, where and through whom something was said."""

from conspectus.records import Frame, Phrase, Time
from conspectus.rooms.find.statements.pieces import Piece
from conspectus.rooms.find.statements.scene import Scene
from conspectus.rooms.find.statements.speakers import is_outlet

STRETCHES = frozenset(
    {"over", "for", "by", "until", "through", "since", "from", "between", "after", "before", "within"}
)
SHORTEST = 2  # characters; an abbreviation keeps its full stop
HEARERS = frozenset({"object", "recipient", "to"})


def find_said(
    scene: Scene, frame: Frame | None, until: int | None = None, gap: tuple[int, int] | None = None
) -> Time | None:
    """Return the date that stands with the cue; a stretch ("over four years") and a day to come are no such dates.

    until: where a thing said begins, whose own times stand behind it. gap: what stands between cue and words.
    """
    if frame is None:
        return None
    between = [x.index for x in scene.reading.dating.expressions if gap and gap[0] <= x.start and x.end <= gap[1]]
    for at in [*frame.times, *_times_in_venue(scene, frame), *between]:
        expression = scene.reading.dating.expressions[at]
        before = scene.text[max(0, expression.start - 12) : expression.start].lower().split()
        if until is not None and expression.start >= until:
            continue  # "is hopeful of a deal this week": of the deal
        if expression.time is None or expression.time.precision == "open" or (before and before[-1] in STRETCHES):
            continue
        if not _is_ahead(scene, expression.time):
            return expression.time
    return None


def _times_in_venue(scene: Scene, frame: Frame) -> list[int]:
    """Return the times that stand in the place: "in an interview on Monday"."""
    places = [a.phrase for a in frame.arguments if _is_venue(scene, a.role, a.phrase)]
    return [
        expression.index
        for expression in scene.reading.dating.expressions
        if any(place.start <= expression.start and expression.end <= place.end for place in places)
    ]


def _is_ahead(scene: Scene, time: Time) -> bool:
    latest = scene.reading.dating.published.time.latest
    return latest is not None and time.earliest is not None and time.earliest > latest


def find_venue(scene: Scene, frame: Frame | None, pieces: tuple[Piece, ...] = ()) -> str | None:
    """Return where it was said, or to which outlet or gathering, in the text's words."""
    if frame is None or frame.form == "noun":
        return None
    apart = [a for a in frame.arguments if not any(start <= a.phrase.head_start < end for start, end in pieces)]
    heard = (a.phrase for a in apart if _is_venue(scene, a.role, a.phrase))
    place = next(heard, None) or next((a.phrase for a in apart if a.role == "place"), None)
    return _cut(scene.words(place)) if place is not None else None


def _is_venue(scene: Scene, role: str, phrase: Phrase) -> bool:
    """Whether an argument is whom, or where, the words were told: "reporters", "a press conference", "the BBC"."""
    if role in HEARERS and (phrase.lemma in scene.cues.told or is_outlet(scene, phrase)):
        return True
    return role in scene.cues.place_prepositions and (
        phrase.lemma.lower().rstrip(".") in scene.cues.places or is_outlet(scene, phrase)
    )


def name_agency(scene: Scene, phrase: Phrase | None) -> str | None:
    """Return the words for an outlet that hands another's words on; None for any other speaker."""
    return scene.words(phrase) if phrase is not None and is_outlet(scene, phrase) else None


def _cut(words: str) -> str:
    """Leave out what the phrase has taken in of the words said."""
    words = words.split(" that ", 1)[0].strip(' ,;:"“”')
    return words.removesuffix(".") if len(words) <= SHORTEST else words  # "wrote on X."
