"""Cues: the words that hand something over to a speaker, taken from `speech.toml` and `outlets.toml`."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from conspectus.knowledge import Knowledge

Words = frozenset[str]


class StatementCues(Struct, frozen=True):
    """What finding statements knows. Roles map to the predicates that take what is said in that role."""

    say: Words
    think: Words
    show: Words
    things_do: Words  # a thing that does these says nothing
    quoting: Words
    accuse: Words
    nouns: Words
    unowned: Words  # of the nouns, those that need nobody: "fears that"
    adjectives: Words
    quote_only: Words
    opening: Words  # as participles these open a condition: "assuming that"
    opinions: Words
    moved: Words  # in the passive, who undergoes these thinks it
    things: Mapping[str, Words]  # role -> verbs: "hopes for rain"
    by_noun: Words  # roles
    by_adjective: Words  # roles
    judged: Mapping[str, Words]  # role -> verbs: "described the dam as a risk"
    orders: Words
    unnamed: Words  # what a source asks not to be: named
    works: Words
    seen: Words  # whoever does these to a report has not made it
    official_plurals: Words
    official_bodies: Words
    told: Words
    places: Words
    place_prepositions: Words
    speakers: Words  # nouns for persons and bodies
    speaker_things: Words  # nouns with such an ending that are no persons
    speaker_openers: Words  # in front of a speaker: "earlier President Lund"
    speaker_endings: tuple[str, ...]
    chain_verbs: Words  # between speaker and cue: "has also", "went on to"
    chain_adverbs: Words
    outlet_words: Words
    outlets: Words


def load_statement_cues(knowledge: Knowledge) -> StatementCues:
    """Build the cues from the tables `speech` and `outlets`."""
    speech, outlets = knowledge["speech"], knowledge["outlets"]
    plain = (
        "say",
        "think",
        "show",
        "things_do",
        "quoting",
        "accuse",
        "nouns",
        "unowned",
        "adjectives",
        "quote_only",
        "opinions",
        "moved",
        "opening",
    )
    return StatementCues(
        **{name: frozenset(speech[name]) for name in plain},
        things=_by_role(speech["things"], without=("by_noun", "by_adjective")),
        by_noun=frozenset(speech["things"]["by_noun"]),
        by_adjective=frozenset(speech["things"]["by_adjective"]),
        judged=_by_role(speech["judged"]),
        orders=frozenset(speech["orders"]["verbs"]),
        unnamed=frozenset(speech["orders"]["unnamed"]),
        works=frozenset(speech["works"]["nouns"]),
        seen=frozenset(speech["works"]["seen"]),
        official_plurals=frozenset(speech["officials"]["plural"]),
        official_bodies=frozenset(speech["officials"]["bodies"]),
        told=frozenset(speech["venues"]["told"]),
        places=frozenset(speech["venues"]["places"]),
        place_prepositions=frozenset(speech["venues"]["prepositions"]),
        speakers=frozenset(speech["speakers"]["nouns"]),
        speaker_things=frozenset(speech["speakers"]["things"]),
        speaker_openers=frozenset(speech["speakers"]["openers"]),
        speaker_endings=tuple(speech["speakers"]["endings"]),
        chain_verbs=frozenset(speech["chains"]["verbs"]),
        chain_adverbs=frozenset(speech["chains"]["adverbs"]),
        outlet_words=frozenset(outlets["words"]),
        outlets=frozenset(name.lower() for name in outlets["names"]),
    )


def _by_role(table: Mapping[str, Iterable[str]], without: tuple[str, ...] = ()) -> dict[str, Words]:
    return {role: frozenset(verbs) for role, verbs in table.items() if role not in without}
