"""A pile made by hand about a system: gas that ran and stopped, an alliance that ended, aims that meet, a reprint."""

from typing import Any

from msgspec import structs

from conspectus.dossier import list_pieces
from conspectus.records import (
    Comparison,
    Entity,
    Finding,
    Flow,
    Goal,
    Link,
    Member,
    Pile,
    Reading,
    Reprint,
    Span,
    Stance,
    Tie,
    Twin,
    make_id,
)
from tests.web.piles import EVIL, day, find_span, make_hostile_pile, make_pile, read_by_hand, year

VELMORA, TARNHOLM, NORVIK, SKARN, IDA = "e-velmora", "e-tarnholm", "e-norvik", "e-skarn", "e-ida"
ENTITIES = (
    Entity(VELMORA, "state", "Velmora"),
    Entity(TARNHOLM, "state", "Tarnholm"),
    Entity(NORVIK, "organization", "Norvik"),
    Entity(SKARN, "project", "Skarn pipeline"),
    Entity(IDA, "person", "Ida Solheim"),
)
NAMES = {"Velmora": VELMORA, "Tarnholm": TARNHOLM, "Norvik": NORVIK, "Skarn pipeline": SKARN, "Ida Solheim": IDA}


def make_strait_pile() -> Pile:
    """Three reports of two sources, 2015 and 2019."""
    readings = first, second, third = _read_first(), _read_second("b.txt", "Inland Post"), _read_second("c.txt", "Wire")
    pile = make_pile(*readings, entities=ENTITIES)
    twins = tuple(
        Twin(find_span(second.document, one), find_span(third.document, other))
        for one, other in (("Gas to Tarnholm stops", "Gas to Tarnholm stops"), ("The line holds", "The line now holds"))
    )
    return structs.replace(
        pile,
        reprints=(Reprint(third.document.id, second.document.id, 0.9, twins),),
        comparisons=(
            compare(
                "conflict",
                "figure",
                *first.figures,
                *second.figures,
                doubt="a different measure?",
                explanation=f"no value fits both: {first.document.outlet} (2015-03-02): 4; Inland Post (2019-06-01): 3",
            ),
            compare("update", "tie", *first.ties, *second.ties),
            compare("agree", "event", *second.events, confidence=0.3),
        ),
    )


def _read_first() -> Reading:
    reading = read_by_hand(
        "Gas for Tarnholm\n"
        "Velmora sends gas to Tarnholm through the Skarn pipeline. Velmora is an ally of Tarnholm. "
        "Norvik wants a second pipeline. Ida Solheim opposes a second pipeline. "
        "The line holds 4 million tonnes. Ida Solheim praised Norvik. Drought led to the shortage. "
        "Perhaps coal comes too.",
        names=NAMES,
        figures={"4 million tonnes": {"value": 4e6, "unit": "tonne", "measure": "capacity", "about": (SKARN,)}},
        published=day("2015-03-02"),
        outlet="Tarn Herald",
    )
    return add_findings(
        reading,
        flows={
            "Velmora sends gas to Tarnholm": {"good": "gas", "source": VELMORA, "via": (SKARN,), "target": TARNHOLM},
            "Perhaps coal": {"good": "coal", "source": NORVIK, "target": TARNHOLM, "confidence": 0.3},
        },
        ties={"Velmora is an ally of Tarnholm": (VELMORA, "ally_of", TARNHOLM, 1)},
        goals={
            "Norvik wants a second pipeline": (NORVIK, "seeks", "a second pipeline"),
            "Ida Solheim opposes a second pipeline": (IDA, "opposes", "a second pipeline"),
        },
        stances={"Ida Solheim praised Norvik": (IDA, (NORVIK,), 1)},
        links={"cause": ("Drought", "the shortage")},
    )


def _read_second(path: str, outlet: str) -> Reading:
    holds = "The line holds" if outlet == "Inland Post" else "The line now holds"
    accused = {"kind": "ACCUSE", "participants": ((TARNHOLM, "actor"), (VELMORA, "recipient"))}
    reading = read_by_hand(
        "Gas to Tarnholm stops\n"
        "Velmora has stopped the gas for Tarnholm. Velmora is no ally of Tarnholm any more. "
        f"Oil may come to Tarnholm. {holds} 3 million tonnes. Tarnholm accused Velmora of theft.",
        names=NAMES,
        figures={"3 million tonnes": {"value": 3e6, "unit": "tonne", "measure": "capacity", "about": (SKARN,)}},
        events={"Tarnholm accused Velmora": accused | {"time": year(2019)}},
        published=day("2019-06-01" if outlet == "Inland Post" else "2019-06-02"),
        path=path,
        outlet=outlet,
    )
    return add_findings(
        reading,
        flows={
            "Velmora has stopped the gas": {
                "good": "gas",
                "source": VELMORA,
                "target": TARNHOLM,
                "via": (SKARN,),
                "status": "stopped",
            },
            "Oil may come": {"good": "oil", "target": TARNHOLM, "status": "possible", "holder": None},
        },
        ties={"Velmora is no ally of Tarnholm": (VELMORA, "ally_of", TARNHOLM, -1)},
    )


def add_findings(
    reading: Reading,
    *,
    flows: dict[str, dict[str, Any]] | None = None,
    ties: dict[str, tuple[str, Any, str, int]] | None = None,
    goals: dict[str, tuple[str, Any, str]] | None = None,
    stances: dict[str, tuple[str, tuple[str, ...], int]] | None = None,
    links: dict[Any, tuple[str, str]] | None = None,
) -> Reading:
    """Add findings of a system to a reading: words -> fields, or (subject, predicate, object, polarity) and so on."""
    document = reading.document

    def place(words: str) -> tuple[Span, int]:
        span = find_span(document, words)
        return span, next(s.index for s in reading.sentences if s.start <= span.start < s.end)

    def make_id_of(prefix: str, words: str) -> str:
        return make_id(prefix, document.id, words)

    plain = {"source": None, "via": (), "target": None, "status": "running", "figure": None, "time": None}
    return structs.replace(
        reading,
        flows=tuple(
            Flow(make_id_of("w", words), place(words)[0], sentence=place(words)[1], rule="hand", **{**plain, **told})
            for words, told in (flows or {}).items()
        ),
        ties=tuple(
            Tie(make_id_of("t", words), *ends, None, (place(words)[0],), place(words)[1], rule="hand")
            for words, ends in (ties or {}).items()
        ),
        goals=tuple(
            _make_goal(reading, *place(words), actor, aim, wanted)
            for words, (actor, aim, wanted) in (goals or {}).items()
        ),
        stances=tuple(
            Stance(make_id_of("s", words), place(words)[0], *judged, None, place(words)[1], rule="hand")
            for words, judged in (stances or {}).items()
        ),
        links=tuple(
            Link(make_id_of("l", one), kind, place(one)[0], place(other)[0], "author", place(one)[1], rule="hand")
            for kind, (one, other) in (links or {}).items()
        ),
    )


def _make_goal(reading: Reading, span: Span, sentence: int, actor: str, aim: Any, wanted: str) -> Goal:
    start = span.start + span.text.index(wanted)
    thing = reading.document.span(start, start + len(wanted))
    return Goal(make_id("g", span.document, span.start), span, actor, aim, thing, "author", None, sentence, rule="hand")


def compare(kind: Any, about: Any, *findings: Finding, **told: Any) -> Comparison:
    """Set findings side by side, each by the first of its spans."""
    members = tuple(Member(list_pieces(finding)[0].span, finding.id) for finding in findings)
    documents = tuple(sorted({member.span.document for member in members}))
    given = {"explanation": "they are of one thing", "independent": len(documents), "rule": "hand", **told}
    return Comparison(make_id("cm", kind, about), kind, about, members, documents, **given)


def make_hostile_system() -> Pile:
    """The hostile report, with findings of a system whose words and names try to become markup as well."""
    pile = make_hostile_pile()
    (reading,) = pile.readings
    evil, turned = (entity.id for entity in pile.entities)
    reading = add_findings(
        reading,
        flows={"3 <b>tons</b>": {"good": EVIL, "source": evil, "target": turned}},
        ties={"</style><style>@import": (evil, "ally_of", turned, 1)},
        goals={"<a href=javascript:alert(2)>here": (evil, "seeks", "javascript:alert(2)")},
        stances={"&lt;i&gt;": (evil, (turned,), -1)},
        links={"cause": ("<!--", "</article></main>")},
    )
    comparison = compare("conflict", "figure", *reading.figures, explanation=EVIL, doubt=EVIL)
    return structs.replace(pile, readings=(reading,), comparisons=(comparison,))
