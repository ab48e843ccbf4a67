"""Write: all of a dossier or nothing, whatever happens."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from conspectus.dossier import Dossier, write, write_dossier
from conspectus.errors import DossierError
from conspectus.records import Pile, Span
from tests.dossier.piles import INFO, make_ferry, make_pile, make_tunnel

# writes a dossier and stops for ever at one step of it, having said so
STOP = """
import sys, time
from pathlib import Path
from conspectus.dossier import write, write_dossier
from tests.dossier.piles import INFO, make_pile
def stop(*_):
    print("stopped", flush=True)
    time.sleep(60)
setattr(*{"begin": (write, "create_tables", stop), "rows": (write, "_fill_findings", stop),
          "sync": (write, "_sync", stop), "replace": (write.os, "replace", stop)}[sys.argv[2]])
write_dossier(Path(sys.argv[1]), make_pile(), kept=[], build=INFO)
"""


def kill_at(step: str, path: Path) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", STOP, path, step], stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"stopped\n"
        process.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("step", ["begin", "rows", "sync", "replace"])
def test_killing_the_writer_leaves_the_old_dossier(path: Path, step: str) -> None:
    before = path.read_bytes()
    kill_at(step, path)
    assert path.read_bytes() == before


def test_killing_the_first_writer_leaves_none_and_the_next_clears_up(tmp_path: Path) -> None:
    target = tmp_path / "new.dossier"
    kill_at("rows", target)
    assert not target.exists()
    assert len(list(tmp_path.iterdir())) == 1
    write_dossier(target, make_pile(), kept=[], build=INFO)
    assert list(tmp_path.iterdir()) == [target]


def test_a_fault_while_writing_leaves_the_old_dossier(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(write, "_fill_findings", fail)
    with pytest.raises(KeyboardInterrupt):
        write_dossier(path, make_pile(), kept=[], build=INFO)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_partial_file_of_a_writer_that_lives_stays(tmp_path: Path) -> None:
    other = tmp_path / f".new.dossier.{os.getppid()}.partial"
    other.touch()
    write_dossier(tmp_path / "new.dossier", make_pile(), kept=[], build=INFO)
    assert other.exists()


def test_a_record_that_does_not_quote_its_document_stops_the_build(tmp_path: Path) -> None:
    reading = make_tunnel()
    mention = structs.replace(reading.naming.mentions[0], text="Mira Ostby")
    naming = structs.replace(reading.naming, mentions=(mention,))
    pile = Pile((structs.replace(reading, naming=naming),), make_pile().entities)
    with pytest.raises(sqlite3.IntegrityError, match="a mention does not quote its sentence"):
        write_dossier(tmp_path / "new.dossier", pile, kept=[], build=INFO)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"content": (Span(make_ferry().document.id, 0, 5, "Harry"),)}, "the evidence of a finding does not quote"),
        ({"about": ("e-nobody",)}, "FOREIGN KEY"),
    ],
)
def test_a_finding_that_breaks_the_law_of_evidence_stops_the_build(
    tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    ferry = make_ferry()
    (statement,) = ferry.statements
    reading = structs.replace(ferry, statements=(structs.replace(statement, **changes),))
    with pytest.raises(sqlite3.IntegrityError, match=message):
        write_dossier(tmp_path / "new.dossier", Pile((reading,), make_pile().entities), kept=[], build=INFO)
    assert list(tmp_path.iterdir()) == []


def test_the_same_pile_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a.dossier", "b.dossier"):
        write_dossier(tmp_path / name, make_pile(), kept=[], build=INFO)
    assert (tmp_path / "a.dossier").read_bytes() == (tmp_path / "b.dossier").read_bytes()


def test_no_folder_and_no_clock_stand_in_the_file(path: Path) -> None:
    content = path.read_bytes()
    assert str(path.parent).encode() not in content


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be written"):
        write_dossier(tmp_path / "missing" / "a.dossier", make_pile(), kept=[], build=INFO)
    (tmp_path / "folder").mkdir()
    with pytest.raises(DossierError, match="cannot be written"):
        write_dossier(tmp_path / "folder", make_pile(), kept=[], build=INFO)


def test_a_dossier_keeps_its_permissions_and_the_link_that_leads_to_it(path: Path) -> None:
    path.chmod(0o600)
    link = path.with_name("[link].dossier")
    link.symlink_to(path)
    write_dossier(link, make_pile(), kept=[], build=structs.replace(INFO, version="9"))
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o600
    with Dossier(path) as dossier:
        assert dossier.build_info().version == "9"


def test_an_empty_pile_of_findings_is_stored_too(tmp_path: Path) -> None:
    reading = structs.replace(make_tunnel(), naming=make_tunnel().naming.__class__(), events=(), forecasts=())
    write_dossier(tmp_path / "a.dossier", Pile((reading,), ()), kept=[], build=INFO)
    with Dossier(tmp_path / "a.dossier") as dossier:
        assert [s.reason for s in dossier.ledger()] == ["only a date"]
