"""Cues of links: `links.toml` -> which words say that one thing depends on another."""

import re

from msgspec import Struct

from conspectus.knowledge import Knowledge, Table
from conspectus.records import Dependence
from conspectus.rooms.find.lookup import ActorWords, load_actor_words

Kinds = dict[str, Dependence]


class LinkCues(Struct, frozen=True):
    """What finding links knows: words to the kind of link that they make, and sets of words."""

    openers: Kinds  # of clauses
    opener: re.Pattern[str]  # an opener at the end of a text, with an adverb or two before it
    after: frozenset[str]
    barred: frozenset[str]
    changes: frozenset[str]
    idle: frozenset[str]
    parenthetical: frozenset[str]
    prepositions: Kinds
    over: frozenset[str]
    reasons: frozenset[str]
    hindering: frozenset[str]
    stalling: frozenset[str]
    verbs: Kinds
    far: Kinds
    driving: frozenset[str]
    stirring: frozenset[str]
    stirred: frozenset[str]
    back: Kinds
    forth: Kinds
    approval: frozenset[str]
    called: frozenset[str]
    rules: frozenset[str]
    nouns: Kinds
    outcomes: frozenset[str]
    idioms: dict[str, frozenset[str]]
    making: Kinds
    reactions: frozenset[str]
    answering: frozenset[str]
    answers: frozenset[str]
    then: Kinds
    meanless: frozenset[str]
    saying: frozenset[str]
    actors: ActorWords


def load_link_cues(knowledge: Knowledge) -> LinkCues:
    """Build the cues from the tables `links` and `actors`."""
    table = knowledge["links"]
    clause, preposition, noun = table["clause"], table["preposition"], table["noun"]
    openers = _kinds(clause, "cause", "condition")
    words = sorted([*openers, *clause["after"]], key=len, reverse=True)
    return LinkCues(
        openers=openers,
        opener=re.compile(rf"(?:(\w+) )?\b({'|'.join(words)})\s+$", re.IGNORECASE),
        after=frozenset(clause["after"]),
        barred=frozenset(clause["barred"]),
        idle=frozenset(clause["idle"]),
        changes=frozenset(clause["changes"]),
        parenthetical=frozenset(clause["parenthetical"]),
        prepositions=_kinds(preposition, "cause", "response", "condition", "enabler"),
        over=frozenset(preposition["over"]),
        reasons=frozenset(preposition["for"]),
        hindering=frozenset(preposition["hindering"]),
        stalling=frozenset(preposition["stalling"]),
        verbs=_kinds(table["verb"], "cause", "enabler", "obstacle"),
        far=_kinds(table["far"], "cause", "enabler", "obstacle"),
        driving=frozenset(table["driving"]["verbs"]),
        stirring=frozenset(table["stirred"]["verbs"]),
        stirred=frozenset(table["stirred"]["nouns"]),
        back=_kinds(table["back"], "cause", "condition"),
        forth=_kinds(table["forth"], "cause", "condition"),
        approval=frozenset(table["approval"]["nouns"]),
        called=frozenset(table["called"]["nouns"]),
        rules=frozenset(table["rules"]["nouns"]),
        nouns=_kinds(noun, "cause", "obstacle", "condition"),
        outcomes=frozenset(noun["back"]),
        idioms={verb: frozenset(nouns) for verb, nouns in table["idiom"].items()},
        making=_kinds(table["make"], "enabler", "obstacle"),
        reactions=frozenset(table["reaction"]["verbs"]),
        answering=frozenset(table["reaction"]["answering"]),
        answers=frozenset(table["reaction"]["nouns"]),
        then=_kinds(table["then"], "cause", "response"),
        meanless=frozenset(table["means"]["barred"]),
        saying=frozenset(table["means"]["saying"]),
        actors=load_actor_words(knowledge),
    )


def _kinds(table: Table, *kinds: Dependence) -> Kinds:
    return {word: kind for kind in kinds for word in table[kind]}
