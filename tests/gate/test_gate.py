"""The gate: accuracy on the gold piles does not fall below its floors.

The gold dossiers are not part of the project. CONSPECTUS_GOLD names a folder that holds `gold/NAME.json`,
`reports/NAME/` and `tools/score.py`; without it these tests are skipped and say so.
"""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import conspectus

FLOORS: dict[str, dict[str, float]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
GOLD = os.environ.get("CONSPECTUS_GOLD")

pytestmark = pytest.mark.skipif(GOLD is None, reason="CONSPECTUS_GOLD names no folder of gold dossiers: no floor held")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Build, export and score every pile that has floors."""
    folder, gold, found = tmp_path_factory.mktemp("gate"), Path(GOLD or ""), {}
    for pile in FLOORS:
        dossier, export = folder / f"{pile}.dossier", folder / f"{pile}.json"
        conspectus.build([gold / "reports" / pile], dossier)
        with conspectus.open(dossier) as opened, export.open("w", encoding="utf-8") as stream:
            opened.export(stream)
        command = [sys.executable, gold / "tools" / "score.py", export, gold / "gold" / f"{pile}.json"]
        scored = subprocess.run(
            [*command, gold / "reports" / pile, "--json"], check=True, capture_output=True, text=True
        )
        found[pile] = json.loads(scored.stdout)
    return found


@pytest.mark.parametrize(("pile", "task"), [(pile, task) for pile, tasks in FLOORS.items() for task in tasks])
def test_accuracy_holds_its_floor(scores: dict[str, Any], pile: str, task: str) -> None:
    # three digits, as the score is printed and the floors are written
    assert round(scores[pile][task]["f1"], 3) >= FLOORS[pile][task]
