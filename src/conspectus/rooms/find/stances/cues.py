"""Cues of stances: `stances.toml` -> which words judge whom how."""

from msgspec import Struct

from conspectus.knowledge import Knowledge, Table
from conspectus.rooms.find.lookup import ActorWords, load_actor_words

Worth = dict[str, int]  # word -> 1 for, 0 mixed, -1 against


class RelationCues(Struct, frozen=True):
    """Nouns of relations, those that judge by themselves, and verbs of what relations do."""

    nouns: frozenset[str]
    worth: Worth
    changing: Worth
    turns: Worth  # what relations take: "a nosedive"
    over: frozenset[str]
    meeting: Worth  # of two: "disagree", "coincide"
    shared: frozenset[str]
    likeness: Worth  # of what two have: "common", "conflicting"
    states: Worth  # "at odds"
    near: frozenset[str]  # adjectives of one who is near another: "close to"
    easing: frozenset[str]  # what is done to a quarrel that is over: "settled the row"
    keeping: frozenset[str]  # what two do who have a relation: "enjoy close ties"
    idioms: Worth  # verb and object of two who make peace or quarrel: "bury hatchet"


class AttitudeCues(Struct, frozen=True):
    """Verbs, adjectives and nouns for how one feels about another."""

    acts: Worth  # their denial says nothing
    feelings: Worth  # their denial is the contrary, that of bad ones says nothing
    felt: frozenset[str]  # what one who feels so suffers: "feels threatened by"
    idioms: Worth  # verb, object and preposition: "pay tribute to"
    takers: Worth  # "a critic of Peru": who takes a side by what he is
    of_acts: frozenset[str]
    adjectives: Worth
    adjective_prepositions: tuple[str, ...]
    nouns: Worth
    noun_prepositions: tuple[str, ...]
    bearing: frozenset[str]
    losing: frozenset[str]
    lifting: frozenset[str]  # what is done to sanctions that are no more


class StanceCues(Struct, frozen=True):
    """What finding stances knows."""

    adjectives: Worth
    relational: frozenset[str]
    plain: frozenset[str]
    relation: RelationCues
    agents: Worth
    past: frozenset[str]
    attitude: AttitudeCues
    works: Worth  # what is done to projects and accords
    deeds: Worth
    work_deeds: Worth
    needed: dict[str, frozenset[str]]  # deeds that are good or ill only with one of these objects
    weighty: frozenset[str]
    shown: Worth  # what one shows who does well or ill: "has shown courage"
    owned: frozenset[str]  # nouns for what somebody does or stands for: "the policy of Peru"
    verdict_verbs: frozenset[str]
    verdicts: Worth
    of_acts: frozenset[str]  # verdicts on what is done, so that "it was a mistake" judges nobody
    negators: frozenset[str]
    actors: ActorWords


def load_stance_cues(knowledge: Knowledge) -> StanceCues:
    """Build the cues from the tables `stances` and `actors`."""
    table = knowledge["stances"]
    adjective, verdict = table["adjective"], table["verdict"]
    return StanceCues(
        adjectives=_worth(adjective) | dict.fromkeys(adjective["mixed"], 0),
        relational=frozenset(adjective["relational"]),
        plain=frozenset(adjective["plain"]),
        relation=_load_relation(table["relation"], table["state"]),
        agents=_worth(table["agent"]),
        past=frozenset(table["agent"]["past"]),
        attitude=_load_attitude(table["attitude"]),
        works=_worth(table["work"]),
        work_deeds=_worth(table["deed"]["work"]),
        needed={verb: frozenset(group["objects"]) for group in table["deed"]["needed"] for verb in group["verbs"]},
        weighty=frozenset(adjective["weighty"]),
        shown=_worth(table["deed"]["shown"]),
        owned=frozenset(verdict["owned"]),
        deeds=_worth(table["deed"]),
        verdict_verbs=frozenset(verdict["verbs"]),
        verdicts=_worth(verdict),
        of_acts=frozenset(verdict["of_acts"]),
        negators=frozenset(table["negator"]["words"]),
        actors=load_actor_words(knowledge),
    )


def _load_relation(table: Table, states: Table) -> RelationCues:
    worth = _worth(table)
    return RelationCues(
        nouns=frozenset(table["neutral"]) | frozenset(worth),
        worth=worth,
        changing=_signed(table["improving"], table["worsening"]),
        turns=_signed(table["upturns"], table["downturns"]),
        over=frozenset(table["over"]),
        meeting=_signed(table["agreeing"], table["disagreeing"]),
        shared=frozenset(table["shared"]),
        likeness=_signed(table["alike"], table["unlike"]),
        states=_worth(states),
        near=frozenset(table["near"]),
        easing=frozenset(table["easing"]),
        keeping=frozenset(table["keeping"]),
        idioms=_worth(table["idiom"]),
    )


def _load_attitude(table: Table) -> AttitudeCues:
    adjective, noun = table["adjective"], table["noun"]
    return AttitudeCues(
        acts=_signed(table["praising"], table["blaming"]),
        feelings=_signed(table["liking"], table["disliking"]),
        felt=frozenset(table["felt"]),
        idioms=_worth(table["idiom"]),
        takers=_worth(table["taker"]),
        of_acts=frozenset(table["acts"]),
        adjectives=_worth(adjective),
        adjective_prepositions=tuple(adjective["prepositions"]),
        nouns=_worth(noun),
        noun_prepositions=tuple(noun["prepositions"]),
        bearing=frozenset(noun["bearing"]),
        losing=frozenset(noun["losing"]),
        lifting=frozenset(noun["lifting"]),
    )


def _worth(table: Table) -> Worth:
    return _signed(table["positive"], table["negative"])


def _signed(good: list[str], bad: list[str]) -> Worth:
    return dict.fromkeys(good, 1) | dict.fromkeys(bad, -1)
