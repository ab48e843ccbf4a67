"""The cues of flows: flows.toml, compiled."""

from typing import Literal, get_args

from msgspec import Struct

from conspectus.knowledge import Knowledge

Way = Literal["give", "take", "carry", "pass", "move", "invest", "promise", "fetch", "fine", "make", "trade"]
Stage = Literal["agreed", "proposed", "possible", "stopped", "denied", "alleged"]


WORDS = (
    "strong", "streaming", "itself", "abstract", "measures", "mutual", "reaching", "growing", "handling", "ways",
    "fitting", "placing", "leaving", "stored", "doubled", "helping", "undertaking", "meant", "coming", "granting",
    "weights", "opposing", "returning", "making", "using", "parts", "amounts", "winning", "hearsay", "counted",
)  # fmt: skip


class FlowCues(Struct, frozen=True):
    """What finding flows knows, from `flows.toml`."""

    verbs: dict[str, tuple[Way, ...]]
    nouns: dict[str, tuple[Way, ...]]
    goods: frozenset[str]
    money: frozenset[str]
    people: frozenset[str]
    strong: frozenset[str]
    itself: frozenset[str]
    abstract: frozenset[str]
    measures: frozenset[str]
    mutual: frozenset[str]
    reaching: frozenset[str]
    growing: frozenset[str]
    handling: frozenset[str]
    ways: frozenset[str]
    streaming: frozenset[str]
    fitting: frozenset[str]
    placing: frozenset[str]
    leaving: frozenset[str]
    stored: frozenset[str]
    doubled: frozenset[str]
    helping: frozenset[str]
    undertaking: frozenset[str]
    meant: frozenset[str]
    coming: frozenset[str]
    granting: frozenset[str]
    weights: frozenset[str]
    opposing: frozenset[str]
    returning: frozenset[str]
    making: frozenset[str]
    using: frozenset[str]
    parts: frozenset[str]
    amounts: frozenset[str]
    winning: frozenset[str]
    hearsay: frozenset[str]
    counted: frozenset[str]
    course: dict[str, Stage]


def load_flow_cues(knowledge: Knowledge) -> FlowCues:
    """Build the cues from the table `flows`."""
    table = knowledge["flows"]
    lists = {name: frozenset(table[name]) for name in WORDS}
    ways: tuple[Way, ...] = get_args(Way)
    verbs: dict[str, tuple[Way, ...]] = {}
    nouns: dict[str, tuple[Way, ...]] = {}
    for way in (w for w in ways if w in table):
        for words, found in ((table[way].get("verbs", ()), verbs), (table[way].get("nouns", ()), nouns)):
            for word in words:
                found[word] = (*found.get(word, ()), way)
    stages: tuple[Stage, ...] = get_args(Stage)
    course = {word: stage for stage in stages for word in table["course"][stage]}
    return FlowCues(
        verbs=verbs,
        nouns=nouns,
        goods=frozenset().union(*table["goods"].values()),
        money=frozenset(table["goods"]["money"]),
        people=frozenset(table["goods"]["people"]),
        course=course,
        **lists,
    )
