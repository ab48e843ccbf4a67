"""The cues of ties: ties.toml, compiled."""

import re
from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct

from conspectus.knowledge import Knowledge, Table
from conspectus.knowledge.places import Gazetteer, load_gazetteer

Effect = Literal["holds", "begins", "ends", "seeks"]
WORDS = (
    "both", "seeking", "wishing", "ending", "former", "government", "troops", "under", "spots", "heading_modifiers",
    "societies", "sites", "civil", "between", "parties", "own", "turned",
)  # fmt: skip


POSTS = ("appoint", "hold", "leave", "dismiss")
PREPOSITIONS = (
    "through",
    "to",
    "from",
    "in",
    "via",
    "and",
    "or",
    "at",
    "on",
    "with",
    "for",
    "by",
    "near",
    "the",
    "of",
    "into",
)


class Cue(Struct, frozen=True):
    """One way to say a tie: ties.toml says what each field means."""

    tie: str
    form: Literal["verb", "noun", "adjective", "any"]
    lemmas: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    effect: Effect = "holds"
    voice: str | None = None
    aspect: str | None = None
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    object_kinds: frozenset[str] = frozenset()
    needs_through: bool = False
    troops: bool = False
    origin: bool = False
    standing: bool = False
    every: bool = False
    planned: bool = False


class Ends(Struct, frozen=True):
    """The kinds of entities that may be at a tie's two ends."""

    subject: frozenset[str]
    object: frozenset[str]


class Beside(Struct, frozen=True):
    """Patterns of what stands between or beside two names."""

    settlement: re.Pattern[str]  # "city of", between an adjective and a place
    trade: re.Pattern[str]  # words that end in a noun for a company or a person
    stated: re.Pattern[str]  # "state oil company": group 1 is the state word
    compound: re.Pattern[str]  # "-based": group 1 is the word
    base: re.Pattern[str]  # "military base in"
    public: re.Pattern[str]  # a name of a part of a state or of a body
    state: re.Pattern[str]  # a name of a part of a state
    owned: re.Pattern[str]  # a name of a part of a state after a possessive


class TieCues(Struct, frozen=True):
    """What finding ties knows, from `ties.toml`, the verbs of `offices.toml` and the gazetteer."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    kinds: dict[str, Ends]
    both: frozenset[str]
    seeking: frozenset[str]
    wishing: frozenset[str]
    under: frozenset[str]
    ending: frozenset[str]
    former: frozenset[str]
    government: frozenset[str]
    troops: frozenset[str]
    spots: frozenset[str]
    complements: dict[str, str]
    compounds: dict[str, str]
    state_words: dict[str, str]
    heading: re.Pattern[str]
    member: re.Pattern[str]
    heading_modifiers: frozenset[str]
    societies: frozenset[str]
    civil: frozenset[str]
    between: frozenset[str]
    parties: frozenset[str]
    own: frozenset[str]
    turned: frozenset[str]
    posts: dict[str, str]  # verb -> how it deals with an office: appoint, hold, leave, dismiss
    sites: frozenset[str]
    beside: Beside
    provinces: frozenset[str]
    cities: frozenset[str]
    regions: frozenset[str]


def load_tie_cues(knowledge: Knowledge) -> TieCues:
    """Build the cues from the table `ties`; provinces, which tell a town from what it lies in, from `places`."""
    table, gazetteer = knowledge["ties"], load_gazetteer(knowledge)
    cues = [_load_cue(row) for row in table["cue"]]
    lists = {name: frozenset(table[name]) for name in WORDS}
    kinds = {tie: Ends(frozenset(row["subject"]), frozenset(row["object"])) for tie, row in table["kinds"].items()}
    return TieCues(
        verbs=_index(cues, "verb"),
        nouns=_index(cues, "noun"),
        adjectives=_index(cues, "adjective"),
        kinds=kinds,
        complements=dict(table["complements"]),
        compounds=dict(table["compounds"]),
        state_words=dict(table["state_words"]),
        posts={v: k for k in POSTS for v in knowledge["offices"]["verbs"][k]},
        heading=_load_title(table["heading"]),
        member=_load_title(table["member"]),
        beside=_load_beside(table),
        provinces=_load_provinces(gazetteer),
        cities=frozenset(gazetteer.cities),
        regions=gazetteer.regions,
        **lists,
    )


def _load_cue(row: dict[str, Any]) -> Cue:
    fields = dict(row)
    fields.update((key, frozenset(row[key])) for key in ("needs", "bars", "through", "object_kinds") if key in row)
    fields.update((key, tuple(row[key])) for key in ("lemmas", "subject", "object"))
    return Cue(**fields)


def _index(cues: Iterable[Cue], form: str) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for cue in cues:
        for lemma in cue.lemmas if cue.form == form or (cue.form == "any" and form != "adjective") else ():
            found[lemma] = (*found.get(lemma, ()), cue)
    return found


def _load_provinces(gazetteer: Gazetteer) -> frozenset[str]:
    return gazetteer.provinces | frozenset(gazetteer.abbreviations) | frozenset(gazetteer.abbreviations.values())


def _load_title(titles: Iterable[str]) -> re.Pattern[str]:
    """Match a title by its first words up to what follows it: group 1 what stands before it, group 2 its tail."""
    return re.compile(rf"^(.*?)\b(?:{_join(titles)})\b(.*)$", re.IGNORECASE | re.DOTALL)


def _load_beside(table: Table) -> Beside:
    few = rf"(?:(?!(?:{_join(PREPOSITIONS)})\b)[a-z][\w&-]*,?\s+){{0,3}}"
    trade = rf"(?:{_join(table['trades'])}|[a-z-]+(?:maker|builder|farmer|grower|producer|seller|owner|processor))"
    return Beside(
        settlement=re.compile(
            rf"\s+(?:(?!(?:{_join(PREPOSITIONS)})\b)[a-z][\w-]*\s+){{0,2}}(?:{_join(table['settlements'])})\s+of\s+(?:the\s+)?"
        ),
        trade=re.compile(rf"\s+{few}{trade},?\s+"),
        stated=re.compile(rf"\s+({_join(table['state_words'])})\s+{few}"),
        compound=re.compile(rf"[-‑–]({_join(table['compounds'])}),?\s+{few}"),
        base=re.compile(
            rf"\s+(?:\w+\s+)?(?:military|naval|air|army|air force)\s+(?:{_join(table['bases'])})\s+"
            r"(?:in|at|on|near)\s+(?:the\s+)?(?:\w+\s+)?"
        ),
        public=re.compile(rf"\b(?:{_join(table['public'])})\b", re.IGNORECASE),
        owned=re.compile(rf"\b(?:{_join(table['owned'])})\b", re.IGNORECASE),
        state=re.compile(rf"\b(?:{_join(set(table['public']) - set(table['weak']))}|parliamentary)\b", re.IGNORECASE),
    )


def _join(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
