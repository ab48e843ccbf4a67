"""Identity: mentions of one event within a document. Two that are only alike stay two."""

from conspectus.records import Frame, Participant, Record, Span, Status, Time
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.kinds import Candidate

LASTING = frozenset({"REJECT", "AGREE", "SANCTION", "CONCEDE", "RETREAT", "COERCE"})  # what is done once to a thing
SEVERAL = 2  # participants by whom an event is known again


class Telling(Record, frozen=True):
    """One mention of an event with all that it says.

    words: those before its noun, without the article. is_pointing: whether these refer to an event that is known.
    is_plural: whether there are several ("the trips", not "the talks").
    """

    candidate: Candidate
    span: Span
    participants: tuple[Participant, ...]
    place: str | None
    time: Time | None
    status: Status
    words: frozenset[str]
    is_pointing: bool
    is_plural: bool

    @property
    def entities(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(part.entity for part in self.participants)

    @property
    def actors(self) -> frozenset[str]:
        """Who does it, alone or with others."""
        return frozenset(part.entity for part in self.participants if part.role != "recipient")


def is_plural(noun: Frame, cast: Cast) -> bool:
    """Whether a noun stands for several events."""
    is_many = noun.form == "noun" and cast.scene.quote(noun.start, noun.end).lower().endswith("s")
    return is_many and not noun.predicate.endswith("s") and noun.predicate not in cast.lexicon.one_in_many


def read_words(noun: Frame, cast: Cast) -> tuple[str, ...]:
    """The words before an event's noun, lower case."""
    is_noun = noun.form == "noun" or noun.rule == "happening"
    return tuple(cast.scene.quote(noun.clause_start, noun.start).lower().split()) if is_noun else ()


def points_back(words: tuple[str, ...], cast: Cast) -> bool:
    """Whether words before a noun point to what is known: "the visit", "Berg's visit"."""
    return bool(words) and (
        words[0] in cast.lexicon.pointing or any(word.endswith(("'s", "’s", "s'", "s’")) for word in words)
    )


def group_tellings(tellings: tuple[Telling, ...], cast: Cast) -> list[list[Telling]]:
    """Put mentions of one event together, in text order of the first."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        homes = [group for group in groups if _is_same(telling, group, cast)]
        homes = [group for group in homes if group is homes[-1] or _is_meant_too(telling, group)]
        joined = [other for group in homes for other in group]
        groups = [group for group in groups if group not in homes]
        groups.append([*joined, telling])
    return sorted(groups, key=lambda group: group[0].span.start)


def _is_meant_too(telling: Telling, group: list[Telling]) -> bool:
    """Whether a mention refers to a group besides the last one told of: "Berg's visit to Oslo", named so before."""
    if not telling.is_pointing or len(telling.entities) < SEVERAL:
        return False
    return any(other.is_pointing and other.entities == telling.entities for other in group)


def _is_same(telling: Telling, group: list[Telling], cast: Cast) -> bool:
    family = find_family(telling, cast)
    if telling.words & cast.lexicon.others or (telling.is_plural and not any(other.is_plural for other in group)):
        return False
    if family not in {find_family(other, cast) for other in group}:
        return False
    if not all(_agrees(telling, other, cast) for other in group):
        return False
    known = frozenset().union(*(other.entities for other in group))
    if family == "war" and telling.place is not None and any(other.place == telling.place for other in group):
        return True  # one war at a time and place
    if telling.is_pointing:
        return _refers(telling, group, known, cast)
    is_full = (
        telling.candidate.kind == group[0].candidate.kind
        and bool(telling.actors & known)
        and (telling.entities <= known or known <= telling.entities)
    )
    if not is_full:
        return bool(_list_things(telling, cast)) and any(_happens_again(telling, other, cast) for other in group)
    if cast.scene.is_headline(group[0].candidate.frame):
        return True  # the text tells what its title tells
    if telling.candidate.kind in LASTING and any(_is_done_to_same(telling, other, cast) for other in group):
        return True
    return len(telling.entities & known) > 1 and telling.time is not None and any(o.time is not None for o in group)


def _list_things(telling: Telling, cast: Cast) -> frozenset[str]:
    """The words of what a happening happens to, without the article: "oil prices"."""
    if telling.candidate.source != "happening" or telling.candidate.frame.form != "verb":
        return frozenset()
    phrases = [a.phrase for a in telling.candidate.frame.arguments if a.role in {"subject", "object"}][:1]
    words = (w for p in phrases for w in cast.scene.quote(p.start, p.head_end).lower().split())
    return frozenset(words) - cast.lexicon.pointing


def _happens_again(telling: Telling, other: Telling, cast: Cast) -> bool:
    """Whether two clauses tell of one happening: "oil prices fell", "the oil prices have dropped"."""
    return _list_things(telling, cast) == _list_things(other, cast) and telling.status == other.status


def _is_done_to_same(telling: Telling, other: Telling, cast: Cast) -> bool:
    """Whether the same people do the same to the same thing: "vetoed the bill", "the bill that he vetoed"."""
    if telling.actors != other.actors or telling.status != other.status:
        return False
    lemmas = [{a.phrase.lemma for a in t.candidate.frame.arguments if a.role == "object"} for t in (telling, other)]
    is_named = telling.entities == other.entities and len(telling.entities) >= SEVERAL
    return is_named or bool((lemmas[0] & lemmas[1]) - cast.lexicon.pronouns)


def _refers(telling: Telling, group: list[Telling], known: frozenset[str], cast: Cast) -> bool:
    """Whether "the visit" can be the one told of: by who takes part, or, with nobody named, by the same word."""
    if telling.entities and known:
        return bool(telling.entities & known) and (telling.entities <= known or known <= telling.entities)
    if all(other.status == "denied" for other in group):
        return False  # "there was no second vote": what did not happen is not "the vote"
    if telling.place is not None and all(other.place != telling.place for other in group):
        return False
    text = " ".join(other.span.text.lower() for other in group).split()
    is_same_word = any(other.candidate.key == telling.candidate.key for other in group)
    is_told = any(other.candidate.frame.form != "noun" for other in group)
    return (is_same_word or is_told) and telling.words - cast.lexicon.neutral <= set(text)


def find_family(telling: Telling, cast: Cast) -> str:
    """Return the lemma that stands for all words of one sort of event: "visit" for "trip"."""
    name = telling.candidate.key
    return cast.lexicon.families.get(name, name)


def _agrees(one: Telling, other: Telling, cast: Cast) -> bool:
    """Whether nothing speaks against two mentions being of one event: who, where, when, whether."""
    if one.place and other.place and not _is_one_place(one.place, other.place, cast):
        return False
    if one.actors and other.actors and not one.actors & other.actors:
        return False
    if not agree_in_time(one, other):
        return False
    return one.candidate.frame.is_negated == other.candidate.frame.is_negated or one.candidate.frame.form == "noun"


def agree_in_time(one: Telling, other: Telling) -> bool:
    """Whether two mentions can be of one time."""
    return not (one.time and other.time) or _overlaps(one.time, other.time)


def _is_one_place(one: str, other: str, cast: Cast) -> bool:
    """Whether two places may be one: a state and its capital are."""
    return one == other or cast.actors.capitals.get(one) == other or cast.actors.capitals.get(other) == one


def _overlaps(one: Time, other: Time) -> bool:
    starts_late = one.earliest and other.latest and one.earliest > other.latest
    ends_early = one.latest and other.earliest and one.latest < other.earliest
    return not (starts_late or ends_early)
