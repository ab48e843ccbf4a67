"""The whole program: reports with other names or of other years give the same dossier with those names and years."""

import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import conspectus
from conspectus import flow
from conspectus.flow import Tools
from tests.piles import write_reports

# every name stands beside words that say what it names: of a bare one the parser guesses, by its spelling
PILE = {
    "strike": """Dockers walk out in the town of Velmora
Harbour Gazette, 9 May 2016

Dockers in the town of Velmora walked out on Monday. Union leader Mr. Tolmar Brenske said 1,400 workers would stay away
until the company Norvik Ltd raised pay by 6 percent.

"We have waited two years," Mr. Brenske said. The chief executive of Norvik Ltd, Ms. Ilka Sorven, called the demand
"out of reach". The port handled 3.2 million tonnes of grain in 2015.

Ms. Sorven met Mr. Brenske in the town of Skarsund on 7 May 2016. If the strike goes on, grain will go by rail.
""",
    "deal": """The company and dockers settle
Coastal Times, 1 June 2016

The company Norvik Ltd and the dockers signed a two-year deal on Tuesday. Mr. Tolmar Brenske, the union leader, said pay
would rise by 4.5 percent in 2017. Ms. Ilka Sorven had met Mr. Brenske in the town of Skarsund on 7 May 2016.

About 1,100 workers had stayed away. The company Norvik Ltd will buy a stake in the company Graniva Ltd this year. Ms.
Sorven denied that grain had gone by rail.
""",
    "later": """Grain goes by rail after all
Inland Post, 4 March 2019

Grain began to go to the town of Velmora by rail in January 2019. Mr. Oskel Trand, the chief executive of the company
Norvik Ltd, blamed the strike of May 2016. Mr. Trand replaced Ms. Ilka Sorven in 2018.

The company Graniva Ltd will not sell its elevators, Mr. Trand said on 1 March 2019. The port handled 2.1 million tonnes
of grain in 2018.
""",
}
# invented names, each for one of the same length and shape, so that every place stays
NAMES = {
    "Velmora": "Valdora",
    "Norvik": "Haldor",
    "Graniva": "Pelmora",
    "Skarsund": "Drelmark",
    "Tolmar": "Vesnik",
    "Brenske": "Halvard",
    "Ilka": "Orsa",
    "Sorven": "Kandel",
    "Oskel": "Tovin",
    "Trand": "Brusk",
}
YEARS = 28  # after so many years every day has its weekday again
Change = Callable[[str], str]
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")
_ID = re.compile(r"\b[a-z]{1,3}-[0-9a-f]{12}\b")


@pytest.fixture(autouse=True)
def _loaded(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the parser once for all builds."""
    monkeypatch.setattr(flow, "load_tools", lambda settings: tools)


def rename(text: str) -> str:
    return re.sub("|".join(NAMES), lambda match: NAMES[match[0]], text)


def move(text: str) -> str:
    return _YEAR.sub(lambda match: str(int(match[0]) - YEARS), text)


def export(folder: Path, pile: Mapping[str, str]) -> str:
    """Return the export of a pile, as text."""
    conspectus.build([write_reports(folder / "reports", **pile)], folder / "a.dossier")
    stream = io.StringIO()
    with conspectus.open(folder / "a.dossier") as dossier:
        dossier.export(stream)
    return stream.getvalue()


def tell(exported: str) -> dict[str, list[str]]:
    """Return what an export says, line by line, with names in place of ids and in an order that ids have no part in."""
    found: dict[str, list[dict[str, Any]]] = json.loads(exported)
    labels = {item["id"]: item["path"] for item in found["documents"]}
    labels |= {item["id"]: f"{item['kind']} {item['name']}" for item in found["entities"]}
    for kind, items in found.items():
        for item in items:
            if "sentence" in item and "id" in item:
                labels[item["id"]] = f"{kind} at {labels[item['sentence']['document']]} {item['sentence']['start']}"
    named = json.loads(_ID.sub(lambda match: labels.get(match[0], "an id"), exported))
    return {kind: sorted(json.dumps(_sort(item), sort_keys=True) for item in items) for kind, items in named.items()}


def _sort(item: Any) -> Any:
    """Sort the lists in an item: several are in the order of ids or names."""
    if isinstance(item, dict):
        return {key: _sort(value) for key, value in item.items() if key != "id"}
    if isinstance(item, list):
        return sorted((_sort(value) for value in item), key=lambda value: json.dumps(value, sort_keys=True))
    return item


@pytest.mark.parametrize("change", [rename, move, lambda text: move(rename(text))], ids=["renamed", "moved", "both"])
def test_a_changed_pile_gives_the_dossier_changed_in_the_same_way(tmp_path: Path, change: Change) -> None:
    as_it_is = export(tmp_path / "one", PILE)
    changed = export(tmp_path / "other", {name: change(text) for name, text in PILE.items()})
    expected, found = tell(change(as_it_is)), tell(changed)
    assert {kind: (set(expected[kind]) - set(lines), set(lines) - set(expected[kind])) for kind, lines in found.items()
            if lines != expected[kind]} == {}  # fmt: skip
    assert found["events"]
    assert found["figures"]
    assert found["statements"]
