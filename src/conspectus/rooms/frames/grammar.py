"""Grammar: the word classes that reading frames needs, taken from the knowledge tables once."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from conspectus.knowledge import Knowledge

Words = frozenset[str]
CLASSES = (
    "planned",
    "wanted",
    "possible",
    "denied",
    "failing",
    "succeeding",
    "starting",
    "continuing",
    "ending",
    "asserted",
)


class Speech(Struct, frozen=True):
    """Words that hand a clause to somebody."""

    say: Words
    think: Words
    show: Words
    quote_only: Words
    reported: Words
    accuse: Words
    doubting: Words
    quoting: Words
    nouns: Words
    adjectives: Words
    opinions: Words
    with_that: Words  # hand a clause over only with "that"
    moved: Words  # in the passive, who undergoes these thinks it
    any_verb: Words  # say, think and show together, without those that only go with a quotation


class Modality(Struct, frozen=True):
    """What governing words say of the predicate below them: word -> class (see `modality.toml`)."""

    auxiliaries: Mapping[str, str]
    adverbs: Mapping[str, str]
    modifiers: Mapping[str, str]
    verbs: Mapping[str, str]
    objects: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    finite: Mapping[str, str]
    kept: Words  # nouns that a rejection leaves as real as they were


class Negation(Struct, frozen=True):
    """Words that deny, and those through which a denial passes down."""

    determiners: Words
    pronouns: Words
    adverbs: Words
    nouns: Words
    raising: Words
    raised: Words  # with a finite clause: "does not think that"


class Nominals(Struct, frozen=True):
    """Nouns that are predicates: lemma -> class; `undergone`: a lone possessor is what it is done to."""

    classes: Mapping[str, str]
    undergone: Words
    given: Words  # "of" before a body says who gives it
    bodies: Words
    not_gerunds: Words


class Light(Struct, frozen=True):
    """Verbs that give way to their noun, and verbs that say that their subject comes about (-> aspect)."""

    pairs: Mapping[str, Words]
    aspects: Mapping[str, str]
    happening: Mapping[str, str]


class Grammar(Struct, frozen=True):
    """What reading frames knows."""

    speech: Speech
    modality: Modality
    negation: Negation
    nominals: Nominals
    light: Light
    prepositions: Mapping[
        str, tuple[tuple[str, ...], ...]
    ]  # first word -> prepositions of several words, longest first
    place_prepositions: Words
    place_kinds: Words
    links: Mapping[str, str]
    subject_despite_object: Words
    appealing: Words
    ditransitive: Words
    intransitive: Words
    moving: Words  # verbs whose "to" and "from" are their own
    moving_prepositions: Words
    copulas: Words
    titles: Words  # nouns that a name may follow: "writer", "company"
    persons: Words  # nouns for persons, agent nouns not included
    of_verbs: Words
    prefixes: Words
    particles: Mapping[str, Mapping[str, bool]]  # verb -> particle -> whether an object follows it
    appointing: Words
    agentive: Words  # what only a person or a body does
    manners: Words  # after "without" these are no deeds
    magnitudes: Words
    held: Words  # nouns that took place however they failed
    lemmas: Mapping[str, str]  # words whose base form the parser gets wrong


def load_grammar(knowledge: Knowledge) -> Grammar:
    """Build the word classes from the tables frames, nominals, light_verbs, modality and speech."""
    table = knowledge["frames"]
    return Grammar(
        speech=_load_speech(knowledge["speech"]),
        modality=_load_modality(knowledge["modality"]),
        negation=Negation(
            **{name: frozenset(knowledge["modality"]["negation"][name]) for name in Negation.__struct_fields__}
        ),
        nominals=_load_nominals(knowledge["nominals"]),
        light=_load_light(knowledge["light_verbs"]),
        prepositions=_group_prepositions(table["prepositions"]),
        place_prepositions=frozenset(table["place_prepositions"]),
        place_kinds=frozenset(table["place_kinds"]),
        links=dict(table["links"]),
        subject_despite_object=frozenset(table["control"]["subject_despite_object"]),
        appealing=frozenset(table["control"]["appealing"]),
        ditransitive=frozenset(table["ditransitive"]["verbs"]),
        intransitive=frozenset(table["intransitive"]["verbs"]),
        moving=frozenset(table["attachment"]["verbs"]),
        moving_prepositions=frozenset(table["attachment"]["prepositions"]),
        copulas=frozenset(table["copulas"]["verbs"]),
        titles=frozenset(table["titles"]["nouns"]) | frozenset(table["titles"]["things"]),
        persons=frozenset(table["titles"]["nouns"]) | frozenset(table["titles"]["persons"]),
        of_verbs=frozenset(table["attachment"]["of_verbs"]),
        particles=_group_particles(table["particles"]),
        appointing=frozenset(table["appointing"]["verbs"]),
        agentive=frozenset(table["agentive"]["verbs"]),
        manners=frozenset(table["no_verbs"]["manners"]),
        magnitudes=frozenset(table["no_verbs"]["magnitudes"]),
        held=frozenset(table["held"]["nouns"]),
        lemmas=dict(table["lemmas"]),
        prefixes=frozenset(table["prefixes"]["words"]),
    )


def _load_speech(table: Mapping[str, Any]) -> Speech:
    names = [name for name in Speech.__struct_fields__ if name != "any_verb"]
    sets = {name: frozenset(table[name]) for name in names}
    return Speech(**sets, any_verb=(sets["say"] | sets["think"] | sets["show"]) - sets["quote_only"])


def _load_modality(table: Mapping[str, Any]) -> Modality:
    def by_class(part: str) -> dict[str, str]:
        return _invert((name, table[name][part]) for name in CLASSES)

    return Modality(
        auxiliaries=dict(table["auxiliaries"]),
        adverbs=_invert(table["adverbs"].items()),
        modifiers=_invert(table["modifiers"].items()),
        verbs=by_class("verbs"),
        objects=by_class("objects"),
        nouns=by_class("nouns"),
        adjectives=by_class("adjectives"),
        finite=_invert((name, table["finite"][name]) for name in ("wanted", "possible", "denied")),
        kept=frozenset(table["denied"]["kept"]),
    )


def _load_nominals(table: Mapping[str, Any]) -> Nominals:
    order = ("transitive", "undergone", "transfer", "intransitive", "relation", "agent")
    classes = _invert((("transitive" if name == "undergone" else name), table[name]["nouns"]) for name in order)
    return Nominals(
        classes=classes,
        undergone=frozenset(table["undergone"]["nouns"]),
        given=frozenset(table["given"]["nouns"]),
        bodies=frozenset(table["given"]["bodies"]),
        not_gerunds=frozenset(table["endings"]["not_predicates"]),
    )


def _load_light(table: Mapping[str, Any]) -> Light:
    aspects = ("starting", "continuing", "ending", "failing")
    happening = dict.fromkeys(table["happening"]["verbs"], "simple")
    happening.update(_invert((name, table["happening"][name]) for name in aspects))
    return Light(
        {verb: frozenset(nouns) for verb, nouns in table["pairs"].items()}, _invert(table["aspects"].items()), happening
    )


def _invert(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Turn class -> words into word -> class; the first class that lists a word keeps it."""
    inverted: dict[str, str] = {}
    for name, words in groups:
        for word in words:
            inverted.setdefault(word, name)
    return inverted


def _group_prepositions(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        groups.setdefault(words[0], []).append(words)
    return {first: tuple(group) for first, group in groups.items()}


def _group_particles(table: Mapping[str, Iterable[str]]) -> dict[str, dict[str, bool]]:
    groups: dict[str, dict[str, bool]] = {}
    for name in ("alone", "with_object"):
        for words in table[name]:
            verb, particle = words.split()
            groups.setdefault(verb, {})[particle] = name == "with_object"
    return groups
