"""Lexicon: what makes a predicate an event, and of which kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from conspectus.errors import KnowledgeError
from conspectus.knowledge import Knowledge
from conspectus.knowledge.places import load_gazetteer
from conspectus.rooms.find.events.scene import StatusCues, load_status_cues

KINDS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
)  # fmt: skip
NO_KIND = "NONE"  # in a combination: no event


class Combination(Struct, frozen=True):
    """A verb and the noun that heads its object."""

    verb: str
    noun: str


class EventLexicon(Struct, frozen=True):
    """What finding events knows, from `events.toml` and `status.toml`.

    verbs, nouns: a predicate -> its kind; a verb with a particle or with the preposition of an argument is one key.
    light: nouns that are an event only with a light verb. combinations: verb and object noun -> kind. weak: verbs that
    say little without an actor before and a thing after them. idle: a verb with an object noun or
    a preposition that means no event. clausal: verbs that tell only with a clause or "for", clauseless: only without.
    joint: verbs that are COOPERATE when states do them together. standing: nouns that tell of a lasting state unless
    something says that it changes. done_to_actors: verbs that are of this kind when done to
    somebody. happenings: verbs that need no actor. modified: noun ->
    words of which one must stand before it. before: noun -> a word before it -> its
    kind then. actors: nouns that can act; bodies: those that are no persons; endings: of nouns that
    name persons. measures: nouns that only count what follows "of". certain: nouns that tell of an event with nobody named. families: a
    predicate -> the name of the sort of event, by which mentions of one event are found. capitals: a city -> the state whose capital it is.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    light: Mapping[str, str]
    combinations: Mapping[Combination, str]
    weak: frozenset[str]
    idle: frozenset[Combination]
    clausal: frozenset[str]
    clauseless: frozenset[str]
    joint: frozenset[str]
    standing: frozenset[str]
    happenings: frozenset[str]
    done_to_actors: Mapping[str, str]
    done_to_persons: Mapping[str, str]
    done_to_things: Mapping[str, str]
    weapons: frozenset[str]
    judging: frozenset[str]
    blame: frozenset[str]
    praise: frozenset[str]
    modified: Mapping[str, frozenset[str]]
    before: Mapping[str, Mapping[str, str]]
    measures: frozenset[str]
    certain: frozenset[str]
    actors: frozenset[str]
    bodies: frozenset[str]
    endings: tuple[str, ...]
    pronouns: frozenset[str]
    personal: frozenset[str]
    folding: frozenset[str]
    heading: frozenset[str]
    stances: frozenset[str]
    accidents: frozenset[str]
    mutual: frozenset[str]
    arriving: frozenset[str]
    adjuncts: frozenset[str]
    spots: frozenset[str]
    families: Mapping[str, str]
    capitals: Mapping[str, str]
    status_cues: StatusCues


def load_event_lexicon(knowledge: Knowledge) -> EventLexicon:
    """Build the lexicon from the tables `events` and `status`.

    Raises:
        KnowledgeError: a kind is none of PLOVER's, or a predicate stands under two kinds.
    """
    table = knowledge["events"]
    return EventLexicon(
        verbs=_by_kind(table["verbs"], "verbs"),
        nouns=_by_kind(table["nouns"], "nouns"),
        light=_by_kind(table["light"], "light"),
        combinations=_read_combinations(table["combinations"]),
        idle=frozenset(Combination(verb, word) for verb, words in table["idle"].items() for word in words),
        clausal=frozenset(table["clausal"]["verbs"]),
        clauseless=frozenset(table["clauseless"]["verbs"]),
        joint=frozenset(table["joint"]["verbs"]),
        standing=frozenset(table["standing"]["nouns"]),
        weak=frozenset(table["weak"]["verbs"]),
        happenings=frozenset(table["happenings"]["verbs"]),
        done_to_actors=table["done_to_actors"],
        done_to_persons=table["done_to_persons"],
        done_to_things=table["done_to_things"],
        weapons=frozenset(table["weapons"]["nouns"]),
        judging=frozenset(table["judging"]["verbs"]),
        blame=frozenset(table["judging"]["blame"]),
        praise=frozenset(table["judging"]["praise"]),
        modified={noun: frozenset(words) for noun, words in table["modified"].items()},
        before=table["before"],
        measures=frozenset(table["actors"]["measures"]),
        certain=frozenset(table["certain"]["nouns"]),
        actors=frozenset(table["actors"]["nouns"]),
        bodies=frozenset(table["actors"]["bodies"]),
        endings=tuple(table["actors"]["endings"]),
        pronouns=frozenset(table["actors"]["pronouns"]),
        personal=frozenset(table["actors"]["personal"]),
        folding=frozenset(table["folding"]["verbs"]),
        heading=frozenset(table["folding"]["heading"]),
        stances=frozenset(table["stances"]["kinds"]),
        accidents=frozenset(table["accidents"]["nouns"]),
        mutual=frozenset([*table["mutual"]["nouns"], *table["mutual"]["verbs"]]),
        arriving=frozenset(table["arriving"]["predicates"]),
        adjuncts=frozenset(table["adjuncts"]["prepositions"]),
        spots=frozenset(table["spots"]["nouns"]),
        families={word: name for name, words in table["families"].items() for word in words},
        capitals=_read_capitals(knowledge),
        status_cues=load_status_cues(knowledge),
    )


def _read_capitals(knowledge: Knowledge) -> dict[str, str]:
    states = load_gazetteer(knowledge).states.values()
    return {capital: state.name for state in states for capital in state.capitals}


def _by_kind(table: Mapping[str, list[str]], name: str) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in table.items():
        if kind not in KINDS:
            raise KnowledgeError(f"events.toml [{name}]: {kind} is no kind of event; there are {', '.join(KINDS)}")
        for word in words:
            if kinds.get(word, kind) != kind:
                raise KnowledgeError(f"events.toml [{name}]: {word} stands under {kinds[word]} and {kind}")
            kinds[word] = kind
    return kinds


def _read_combinations(entries: list[Mapping[str, Any]]) -> dict[Combination, str]:
    kinds: dict[Combination, str] = {}
    for combination, kind in _pair(entries):
        if kind not in KINDS and kind != NO_KIND:
            raise KnowledgeError(f"events.toml [[combinations]]: {kind} is no kind of event; there are {', '.join(KINDS)}")
        kinds.setdefault(combination, kind)  # the first entry wins, so that exceptions stand first
    return kinds


def _pair(entries: list[Mapping[str, Any]]) -> Iterator[tuple[Combination, str]]:
    for entry in entries:
        for verb in entry["verbs"]:
            for noun in entry["nouns"]:
                yield Combination(verb, noun), entry["kind"]
