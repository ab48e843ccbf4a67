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
NO_KIND = "NONE"  # of a sense that is no event
Words = frozenset[str]


class Combination(Struct, frozen=True):
    """A verb and the noun that heads its object, or the preposition of one of its arguments."""

    verb: str
    word: str


class EventLexicon(Struct, frozen=True):
    """What finding events knows, from `events.toml` and `status.toml`; each field is explained there."""

    # verbs: a key is the verb, with its particle or with the preposition of an argument
    verbs: Mapping[str, str]  # key -> kind
    combinations: Mapping[Combination, str]  # verb and object noun -> kind
    done_to_actors: Mapping[str, str]  # key -> kind where the object is somebody
    done_to_persons: Mapping[str, str]
    done_to_things: Mapping[str, str]
    idle: frozenset[Combination]  # no event
    weak: Words  # needs an actor and a thing
    clausal: Words  # needs a clause
    clauseless: Words  # no event with a clause
    objectless: Words  # no event with an object
    bare: Words  # a stance that needs no object
    joint: Words  # cooperation, when states do it together
    happenings: Words  # needs no actor
    bodily: Words  # happenings that persons undergo
    harming: Words  # happenings that may have an object
    judging: Words  # "called the study a disgrace"
    blame: Words
    praise: Words
    # nouns
    nouns: Mapping[str, str]  # noun -> kind
    light: Mapping[str, str]  # noun -> kind, with a light verb only
    before: Mapping[str, Mapping[str, str]]  # noun -> word before it -> kind
    modified: Mapping[str, Words]  # noun -> words of which one must stand before it
    certain: Words  # an event with nobody named
    standing: Words  # a lasting state, unless something says that it changes
    accidents: Words
    # who and where
    actors: Words
    bodies: Words  # actors that are no persons
    endings: tuple[str, ...]  # of nouns that name persons
    weapons: Words
    pronouns: Words
    personal: Words
    civil: Words  # actors without arms
    firms: Words  # actors that a nationality only describes: "the French bank"
    measures: Words  # nouns that only count what follows "of"
    undertakings: Words  # nouns that may stand for the project or accord that a report is about
    papers: Words  # what stands for the one project that a report is about, too: "the permit"
    natural: Words  # words in the names of places that cannot act: "Lake Chad"
    making: Words  # who does this with a thing is answerable for it: "published a study"
    spots: Words
    capitals: Mapping[str, str]  # a city's name -> the name of the state whose capital it is
    # how predicates hang together
    folding: Words  # starts, plans or tries what stands under it
    plans: Words  # nouns that only plan, try or tell what stands under them
    telling: Words  # tells what stands under it
    binding: Words  # who does this with a plan does what it is about
    heading: Words  # takes in what stands under it
    stances: Words  # kinds whose verbs are events in the plain present
    mutual: Words  # what two or more do together
    arriving: Words
    adjuncts: Words  # prepositions of what takes no part
    families: Mapping[str, str]  # predicate -> sort of event, by which it is known again
    # small words
    auxiliaries: Words
    inserted: Words  # may stand between auxiliaries
    openers: Words
    pointing: Words
    others: Words
    neutral: Words
    one_in_many: Words
    receiving: Words
    urging: Words
    asking: Words
    instead: tuple[str, ...]
    status_cues: StatusCues


def load_event_lexicon(knowledge: Knowledge) -> EventLexicon:
    """Build the lexicon from the tables `events` and `status`.

    Raises:
        KnowledgeError: a kind is none of PLOVER's, or a predicate stands under two kinds.
    """
    table = knowledge["events"]
    small, acting, folding = table["small_words"], table["actors"], table["folding"]
    return EventLexicon(
        verbs=_by_kind(table["verbs"], "verbs"),
        combinations=_read_combinations(table["combinations"]),
        done_to_actors=table["done_to_actors"],
        done_to_persons=table["done_to_persons"],
        done_to_things=table["done_to_things"],
        idle=frozenset(Combination(verb, word) for verb, words in table["idle"].items() for word in words),
        weak=frozenset(table["weak"]["verbs"]),
        clausal=frozenset(table["clausal"]["verbs"]),
        clauseless=frozenset(table["clauseless"]["verbs"]),
        objectless=frozenset(table["objectless"]["verbs"]),
        bare=frozenset(table["bare"]["verbs"]),
        joint=frozenset(table["joint"]["verbs"]),
        happenings=frozenset(table["happenings"]["verbs"]),
        bodily=frozenset(table["happenings"]["bodily"]),
        harming=frozenset(table["happenings"]["harming"]),
        judging=frozenset(table["judging"]["verbs"]),
        blame=frozenset(table["judging"]["blame"]),
        praise=frozenset(table["judging"]["praise"]),
        nouns=_by_kind(table["nouns"], "nouns"),
        light=_by_kind(table["light"], "light"),
        before=table["before"],
        modified={noun: frozenset(words) for noun, words in table["modified"].items()},
        certain=frozenset(table["certain"]["nouns"]),
        standing=frozenset(table["standing"]["nouns"]),
        accidents=frozenset(table["accidents"]["nouns"]),
        actors=frozenset(acting["nouns"]),
        bodies=frozenset(acting["bodies"]),
        endings=tuple(acting["endings"]),
        weapons=frozenset(table["weapons"]["nouns"]),
        pronouns=frozenset(acting["pronouns"]),
        personal=frozenset(acting["personal"]),
        civil=frozenset(acting["civil"]),
        firms=frozenset(acting["firms"]),
        measures=frozenset(acting["measures"]),
        undertakings=frozenset(table["undertakings"]["nouns"]),
        papers=frozenset(table["undertakings"]["papers"]),
        natural=frozenset(acting["natural"]),
        making=frozenset(table["making"]["verbs"]),
        spots=frozenset(table["spots"]["nouns"]),
        capitals=_read_capitals(knowledge),
        folding=frozenset(folding["verbs"]),
        plans=frozenset(folding["nouns"]),
        telling=frozenset(folding["telling"]),
        binding=frozenset(folding["binding"]),
        heading=frozenset(folding["heading"]),
        stances=frozenset(table["stances"]["kinds"]),
        mutual=frozenset([*table["mutual"]["nouns"], *table["mutual"]["verbs"]]),
        arriving=frozenset(table["arriving"]["predicates"]),
        adjuncts=frozenset(table["adjuncts"]["prepositions"]),
        families={word: name for name, words in table["families"].items() for word in words},
        auxiliaries=frozenset(small["auxiliaries"]),
        inserted=frozenset(small["inserted"]),
        openers=frozenset(small["openers"]),
        pointing=frozenset(small["pointing"]),
        others=frozenset(small["others"]),
        neutral=frozenset(small["neutral"]),
        one_in_many=frozenset(small["one_in_many"]),
        receiving=frozenset(small["receiving"]),
        urging=frozenset(small["urging"]),
        asking=frozenset(small["asking"]),
        instead=tuple(small["instead"]),
        status_cues=load_status_cues(knowledge),
    )


def _read_capitals(knowledge: Knowledge) -> dict[str, str]:
    states = load_gazetteer(knowledge).states.values()
    return {capital: state.name for state in states for capital in state.capitals}


def _by_kind(table: Mapping[str, list[str]], name: str) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, words in table.items():
        _check_kind(kind, f"[{name}]", KINDS)
        for word in words:
            if kinds.get(word, kind) != kind:
                raise KnowledgeError(f"events.toml [{name}]: {word} stands under {kinds[word]} and {kind}")
            kinds[word] = kind
    return kinds


def _read_combinations(entries: list[Mapping[str, Any]]) -> dict[Combination, str]:
    kinds: dict[Combination, str] = {}
    for combination, kind in _pair(entries):
        _check_kind(kind, "[[combinations]]", (*KINDS, NO_KIND))
        kinds.setdefault(combination, kind)  # the first entry wins, so that exceptions stand first
    return kinds


def _pair(entries: list[Mapping[str, Any]]) -> Iterator[tuple[Combination, str]]:
    for entry in entries:
        for verb in entry["verbs"]:
            for noun in entry["nouns"]:
                yield Combination(verb, noun), entry["kind"]


def _check_kind(kind: str, where: str, kinds: tuple[str, ...]) -> None:
    if kind not in kinds:
        raise KnowledgeError(f"events.toml {where}: {kind} is no kind of event; there are {', '.join(kinds)}")
