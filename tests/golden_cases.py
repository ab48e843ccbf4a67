"""Golden cases: tables of inputs and what is expected of them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "golden"


def load_cases(name: str) -> list[Any]:
    """Return the `[[case]]` tables of golden/NAME.toml as pytest parameters, named by their `name`."""
    cases = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in cases]
