"""Cues of goals: `goals.toml` -> which words say that somebody wants or opposes what."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.rooms.find.lookup import ActorWords, load_actor_words


class ClauseCues(Struct, frozen=True):
    """Verbs with a clause. plain: not doing it is no aim; against: opposing only with that preposition."""

    seeks: frozenset[str]
    asks: frozenset[str]
    opposes: frozenset[str]
    against: frozenset[str]
    plain: frozenset[str]


class ThingCues(Struct, frozen=True):
    """Verbs with a thing, with their preposition; of `acts_only` the thing must be an act, of all no saying."""

    seeks: frozenset[str]
    opposes: frozenset[str]
    acts_only: frozenset[str]
    acts: frozenset[str]
    sayings: frozenset[str]


class AdjectiveCues(Struct, frozen=True):
    """Adjectives with a clause, or with the preposition that leads the wanted thing."""

    seeks: frozenset[str]
    opposes: frozenset[str]
    plain: frozenset[str]
    prepositions: dict[str, str]


class NounCues(Struct, frozen=True):
    """Nouns with a clause or a preposition.

    shown: verbs that have the actor for a subject. stated: nouns that are subjects. dropped: what these take is wanted
    no more.
    """

    seeks: frozenset[str]
    opposes: frozenset[str]
    against: frozenset[str]
    things: frozenset[str]
    shown: frozenset[str]
    stated: frozenset[str]
    dropped: frozenset[str]
    calling: frozenset[str]


class GoalCues(Struct, frozen=True):
    """What finding goals knows."""

    clause: ClauseCues
    thing: ThingCues
    adjective: AdjectiveCues
    noun: NounCues
    forbidden: frozenset[str]
    turning: frozenset[str]
    involuntary: frozenset[str]
    aimless: frozenset[str]
    trivial: frozenset[str]
    calling: frozenset[str]
    actors: ActorWords


def load_goal_cues(knowledge: Knowledge) -> GoalCues:
    """Build the cues from the tables `goals` and `actors`."""
    table = knowledge["goals"]
    adjective = table["adjective"]
    return GoalCues(
        clause=ClauseCues(**_sets(table["clause"])),
        thing=ThingCues(**_sets(table["thing"])),
        adjective=AdjectiveCues(
            frozenset(adjective["seeks"]),
            frozenset(adjective["opposes"]),
            frozenset(adjective["plain"]),
            {word: preposition for preposition, words in adjective["prepositions"].items() for word in words},
        ),
        noun=NounCues(**_sets(table["noun"])),
        forbidden=frozenset(table["forbidden"]["verbs"]),
        turning=frozenset(table["turning"]["verbs"]),
        involuntary=frozenset(table["involuntary"]["verbs"]),
        aimless=frozenset(table["aimless"]["verbs"]),
        trivial=frozenset(table["trivial"]["verbs"]),
        calling=frozenset(table["calling"]["words"]),
        actors=load_actor_words(knowledge),
    )


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}
