"""Arguments: the phrases that take part in an event, its own and those of the frames that it hangs together with."""

from collections.abc import Iterator

from conspectus.records import Argument, Frame
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.kinds import Candidate

PLACES = frozenset({"place", "in", "at", "near", "outside", "inside", "across", "throughout", "off", "around"})
SETTINGS = frozenset(
    {"after", "before", "during", "following", "at", "in", "on"}
)  # of what somebody does who was there
TELLING = frozenset({"tell", "address", "inform", "assure"})
TOLD = frozenset({"object", "recipient"})
NEAR = 24  # characters: "two and a half hours of"
TAKEN_IN = frozenset({"object", "to", "for", "on", "of"})
INNER = frozenset({"control", "complement", "argument", "purpose"})


def list_arguments(candidate: Candidate) -> tuple[Argument, ...]:
    """The arguments of an event's frame; its noun's own in place of the noun."""
    content = candidate.content
    if content is None:
        return candidate.frame.arguments
    rest = (a for a in candidate.frame.arguments if a.phrase.head_start != content.start)
    return (*rest, *content.arguments)


def open_argument(argument: Argument, candidate: Candidate, cast: Cast) -> tuple[Argument, ...]:
    """What takes part in the noun that heads an argument, in its place: "*Peru*'s exports to *Japan* fell"."""
    if cast.actors.name(argument.phrase):
        return (argument,)
    for child in cast.scene.children(candidate.frame):
        if child.form == "noun" and child.start == argument.phrase.head_start and child.rule != "agent":
            own = tuple(a for a in child.arguments if not a.is_shared)
            return own or (argument,)
    return (argument,)


def list_taken_in(candidate: Candidate, cast: Cast) -> Iterator[Argument]:
    """What takes part in a clause that an event takes in: "agreed to supply *Kenya*"."""
    frame = candidate.frame
    if frame.predicate in cast.lexicon.heading:
        for child in cast.scene.children(frame):
            if child.link in {"control", "complement"}:
                is_asked = candidate.kind == "REQUEST" and child.link == "complement"  # "demanded that Peru pay"
                yield from (a for a in child.arguments if not a.is_shared and (is_asked or a.role != "subject"))


def inherit_subject(candidate: Candidate, cast: Cast) -> Iterator[Argument]:
    """The subject of what starts, plans or announces an event that has none of its own."""
    frame = candidate.frame
    if any(argument.role == "subject" for argument in frame.arguments) or frame.voice == "passive":
        return
    above = cast.scene.parent(frame)
    if frame.form == "noun" and above is not None and not fills(above, frame):
        return
    for governor in list_folding(frame, cast):
        subjects = [argument for argument in governor.arguments if argument.role == "subject"]
        if subjects:
            yield from (a for a in subjects if not _holds(a, frame) and cast.actors.is_somebody(a.phrase))
            return


def inherit_speaker(candidate: Candidate, cast: Cast) -> Iterator[Argument]:
    """Whoever was at a meeting that his deed is set in: "said after talks with Berg", "told a hearing"."""
    noun = candidate.content or candidate.frame
    above = cast.scene.parent(noun)
    if candidate.kind != "CONSULT" or candidate.source != "noun" or above is None or above.form != "verb":
        return
    roles = {argument.role for argument in noun.arguments}
    has_own = any(a.role == "subject" and not a.is_shared for a in noun.arguments) or "between" in roles
    is_met = "with" in roles and _is_set_in(above, noun, SETTINGS)
    is_told = above.predicate in TELLING and _is_set_in(above, noun, TOLD)
    if not has_own and (is_met or is_told):
        yield from (a for a in above.arguments if a.role == "subject" and cast.actors.is_somebody(a.phrase))


def _is_set_in(frame: Frame, noun: Frame, roles: frozenset[str]) -> bool:
    """Whether a noun stands in an argument of some role, also after a measure: "after *two hours of talks*"."""
    return any(
        a.role in roles and a.phrase.start <= noun.start < a.phrase.end and noun.start - a.phrase.start <= NEAR
        for a in frame.arguments
    )


def list_folding(frame: Frame, cast: Cast) -> Iterator[Frame]:
    """The frames above that only start, plan or announce this one, the closest first."""
    below = frame
    for above in cast.scene.governors(frame):
        is_bound = below.form == "noun" and below is not frame and above.predicate in cast.lexicon.binding
        is_plan = above.form == "noun" and (below.form != "noun" or above.predicate in cast.lexicon.plans)
        if not (is_plan or is_bound or above.predicate in cast.lexicon.folding):
            return
        if below.link not in INNER:
            return
        yield above
        below = above


def is_borrowed(argument: Argument, candidate: Candidate, cast: Cast) -> bool:
    """Whether a noun has its subject only from a clause that it is the setting of: "denied it during the inquiry"."""
    frame = candidate.frame
    above = cast.scene.parent(frame)
    if frame.form != "noun" or argument.role != "subject" or not argument.is_shared or above is None:
        return False
    if candidate.kind == "CONSULT" and fills(above, frame, PLACES):
        return False  # who speaks at a meeting was there
    return not fills(above, frame)


def fills(frame: Frame, noun: Frame, roles: frozenset[str] = TAKEN_IN) -> bool:
    """Whether a noun heads an argument of a frame in one of some roles."""
    return any(a.role in roles and a.phrase.head_start == noun.start for a in frame.arguments)


def _holds(argument: Argument, frame: Frame) -> bool:
    return argument.phrase.start <= frame.start < argument.phrase.end
