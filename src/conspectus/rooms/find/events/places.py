"""Places: where an event happens."""

from conspectus.records import Argument
from conspectus.rooms.find.events.arguments import PLACES, list_arguments, list_folding, open_argument
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.kinds import AT_PEOPLE, Candidate

TOUCHED = frozenset({"object", "recipient", "of", "to", "from", "against", "complement"})


def find_place(candidate: Candidate, cast: Cast) -> str | None:
    """Say where an event happens, if the text says so of it or of what it is part of."""
    arguments = list_arguments(candidate)
    settings = [a for a in arguments if a.role in PLACES or is_destination(a, candidate, cast)]
    for above in list_folding(candidate.frame, cast):
        settings += [a for a in above.arguments if a.role in PLACES]
    opened = [inner for a in candidate.frame.arguments for inner in open_argument(a, candidate, cast) if inner is not a]
    settings += [inner for inner in opened if inner.role in PLACES]
    for argument in settings:
        place = _find_spot(argument, cast)
        if place is not None:
            return place
    return _find_among(candidate, arguments, cast) or _find_before(candidate, cast)


def is_destination(argument: Argument, candidate: Candidate, cast: Cast) -> bool:
    """Whether an argument says where somebody arrives."""
    return candidate.key in cast.lexicon.arriving and argument.role in {"object", "to", "in", "at"}


def _find_spot(argument: Argument, cast: Cast) -> str | None:
    named = cast.actors.name(argument.phrase)
    if not named and argument.phrase.lemma in cast.lexicon.spots:
        named = argument.phrase.inside
    return next((entity for entity in named if cast.actors.is_place(entity)), None)


def _find_among(candidate: Candidate, arguments: tuple[Argument, ...], cast: Cast) -> str | None:
    """The place that is touched itself, or where what is touched is: "shelled Aden", "opened a plant in Peru"."""
    for argument in arguments:
        if argument.role in {"object", "to", "on"} and candidate.kind not in AT_PEOPLE:
            place = _find_spot(argument, cast)
            if place is not None and cast.actors.kinds.get(place) == "place":
                return place
        if argument.role in TOUCHED and (inner := cast.actors.find_inner_place(argument.phrase)) is not None:
            return inner
    return None


def _find_before(candidate: Candidate, cast: Cast) -> str | None:
    """The place before an event's noun: "the Geneva talks"."""
    noun = candidate.content or candidate.frame
    if noun.form != "noun":
        return None
    return next(iter(cast.actors.name_places(noun.clause_start, noun.start)), None)
