"""A dossier written from the hand-made pile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conspectus.dossier import Dossier, write_dossier
from tests.dossier.piles import INFO, make_kept, make_pile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "ferry.dossier"
    pile = make_pile()
    write_dossier(target, pile, kept=make_kept(pile), build=INFO)
    return target


@pytest.fixture
def dossier(path: Path) -> Iterator[Dossier]:
    with Dossier(path) as opened:
        yield opened
