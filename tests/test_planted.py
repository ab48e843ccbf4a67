"""Planted: four reports with a reprint, a changed figure, a denial and a changed office; all come out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import conspectus
from conspectus.dossier import Dossier
from tests.piles import write_reports

WIRE = """Skarsund port deal signed

Northwire, 2 March 2021

SKARSUND, March 2 (Northwire) - Velmora and Tarnholm signed an agreement on the port of Skarsund on Tuesday,
officials of both countries said.

The new harbour wall will cost 40 million euros, Norvik Terminals said. The company, which runs the port, plans
to hire 300 workers next year.

Ida Solheim, chief executive of Norvik Terminals, called the agreement a turning point for the coast. "We have
waited ten years for this," Solheim told reporters in Havnes.

Work on the wall is to begin in June. Fishermen in Skarsund fear that the larger ships will drive them from the
inner harbour.
"""
REPRINT = """Two countries agree on Skarsund

The Inland Post, 3 March 2021

Velmora and Tarnholm signed an agreement on the port of Skarsund on Tuesday, officials of both countries say.

The new harbour wall will cost 40 million euros, Norvik Terminals said. The company, which runs the port,
intends to hire about 350 workers next year.

Ida Solheim, chief executive of Norvik Terminals, called the agreement a turning point for the coast. "We have
waited ten years for this," Solheim told reporters.
"""
DENIAL = """No deal on Skarsund, says Tarnholm

Coastal Times, 4 March 2021

Tarnholm did not sign an agreement on the port of Skarsund on Tuesday, its transport minister, Peder Ruud, said
on Thursday. "We talked, and that is all," Ruud said.

The new harbour wall will cost 55 million euros, engineers of the ministry estimate. They doubt that work can
begin this summer.

Velmora has not commented on the minister's words.
"""
LATER = """Skarsund, two years on

Harbour Gazette, 9 May 2023

Ove Lund, chief executive of Norvik Terminals, opened the harbour wall in Skarsund on Tuesday. Ida Solheim, who
left the company in 2022, now advises the government of Velmora.

Lund said that the port had taken on 120 people since the work ended. The fishermen have moved to Havnes.
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    folder = tmp_path_factory.mktemp("planted")
    reports = write_reports(folder / "reports", wire=WIRE, reprint=REPRINT, denial=DENIAL, later=LATER)
    conspectus.build([reports], folder / "planted.dossier")
    with conspectus.open(folder / "planted.dossier") as opened:
        yield opened


def explanations(dossier: Dossier, kind: str, about: str) -> list[str]:
    return [c.explanation for c in dossier.comparisons(kind=kind, about=about)]


def path_of(dossier: Dossier, document: str) -> str:
    return Path(dossier.documents(id=document)[0].document.path).stem


def test_the_reprint_is_known_for_one(dossier: Dossier) -> None:
    (reprint,) = dossier.reprints()
    assert (path_of(dossier, reprint.document), path_of(dossier, reprint.of)) == ("reprint", "wire")


def test_the_changed_cost_is_a_conflict_of_two_sources(dossier: Dossier) -> None:
    found = [c for c in dossier.comparisons(kind="conflict", about="figure") if "55 million" in c.explanation]
    assert [(c.independent, "40 million" in c.explanation) for c in found] == [(2, True)]


def test_what_the_reprint_changed_counts_as_one_source(dossier: Dossier) -> None:
    found = [c for c in dossier.comparisons(kind="conflict", about="figure") if "350 workers" in c.explanation]
    assert [c.independent for c in found] == [1]


def test_the_denial_is_set_against_the_report(dossier: Dossier) -> None:
    (text,) = explanations(dossier, "conflict", "event")
    assert "Coastal Times (2021-03-04) it did not" in text


def test_the_office_changed_hands(dossier: Dossier) -> None:
    (text,) = explanations(dossier, "update", "role")
    assert "Ida Solheim" in text
    assert "Ove Lund" in text
