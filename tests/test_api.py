"""API: the public names, quick to import, and what they raise."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

import conspectus
from conspectus.dossier import write_dossier
from tests.dossier.piles import INFO, make_pile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_dossier(tmp_path / "a.dossier", make_pile(), kept=[], build=INFO)
    return tmp_path / "a.dossier"


@pytest.mark.parametrize("name", conspectus.__all__)
def test_every_public_name_is_there_and_described(name: str) -> None:
    assert getattr(conspectus, name)
    assert name == "__version__" or getattr(conspectus, name).__doc__


def test_a_name_that_is_not_there_is_missing() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        conspectus.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_dossier_answers_with_the_documented_verbs(path: Path) -> None:
    with conspectus.open(path) as dossier:
        assert len(dossier.documents()) == 2
        assert len(dossier.entities()) == 3
        assert len(dossier.roles()) == 1
        assert len(dossier.figures()) == 1
        assert len(dossier.ledger()) == 8
        assert dossier.sentence("cars").id == dossier.search("cars")[0].id
        assert dossier.explain("f-1").record == dossier.figures()[0]


def test_a_dossier_exports_itself(path: Path) -> None:
    stream = io.StringIO()
    with conspectus.open(path) as dossier:
        dossier.export(stream)
    assert stream.getvalue().startswith('{\n"documents": [')


def test_a_closed_dossier_says_so(path: Path) -> None:
    with conspectus.open(path) as dossier:
        pass
    with pytest.raises(conspectus.UsageError, match="closed"):
        dossier.documents()


def test_opening_what_is_not_there_raises_a_conspectus_error(tmp_path: Path) -> None:
    with pytest.raises(conspectus.DossierError):
        conspectus.open(tmp_path / "none")
    assert issubclass(conspectus.DossierError, conspectus.ConspectusError)


def test_a_single_path_may_stand_alone(tmp_path: Path) -> None:
    with pytest.raises(conspectus.UsageError, match=r"none\.txt: no such file"):
        conspectus.build(tmp_path / "none.txt", tmp_path / "a.dossier")


@pytest.mark.parametrize(
    ("code", "banned"),
    [
        ("import conspectus", ("msgspec", "sqlite3", "spacy", "typer")),
        ("import conspectus; conspectus.open", ("spacy", "typer", "trafilatura", "rich")),
        ("import conspectus; conspectus.build", ("spacy", "typer", "trafilatura", "rich")),
    ],
)
def test_imports_bring_only_what_is_asked_for(code: str, banned: tuple[str, ...]) -> None:
    check = f"import sys; {code}; print([name for name in {banned!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
