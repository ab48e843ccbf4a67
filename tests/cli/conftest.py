"""The program run in this process, and dossiers and reports for it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from conspectus import flow
from conspectus.cli import main
from conspectus.dossier import write_dossier
from conspectus.flow import Tools
from tests.dossier.piles import INFO, make_pile
from tests.piles import HARBOUR, SEQUEL, write_reports


class Ended(NamedTuple):
    status: int | str | None
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process, on a terminal that is 200 columns wide."""
    monkeypatch.setenv("COLUMNS", "200")

    def go(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["conspectus", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ended(ended.value.code, out, err)

    return go


@pytest.fixture
def path(tmp_path: Path) -> Path:
    pile = make_pile()
    write_dossier(tmp_path / "a.dossier", pile, kept=[], build=INFO)
    return tmp_path / "a.dossier"


@pytest.fixture
def reports(tmp_path: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(flow, "load_tools", lambda settings: tools)
    return write_reports(tmp_path / "reports", harbour=HARBOUR, sequel=SEQUEL)
