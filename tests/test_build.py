"""Build: what changed is read again, what did not is not, and a build that fails costs nothing that was there."""

import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import conspectus
from conspectus import flow
from conspectus.errors import DossierError, KnowledgeError, UnreadableError, UsageError
from conspectus.flow import Tools
from conspectus.records import Reading, Report, Skipped
from conspectus.settings import Settings
from tests.piles import HARBOUR, QUARRY, SEQUEL, write_reports


@pytest.fixture(autouse=True)
def _loaded(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the parser once for all builds."""
    monkeypatch.setattr(flow, "load_tools", lambda settings: tools)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "reports", harbour=HARBOUR, sequel=SEQUEL)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "pile.dossier"


def export(target: Path, *, with_paths: bool = True) -> str:
    with conspectus.open(target) as dossier:
        stream = io.StringIO()
        dossier.export(stream)
    found = json.loads(stream.getvalue())
    if with_paths:
        return stream.getvalue()
    for document in found["documents"]:
        del document["path"]
    return json.dumps(found)


def test_a_build_counts_what_it_found(pile: Path, target: Path) -> None:
    summary = conspectus.build([pile], target)
    assert (summary.read, summary.reused, summary.skipped, summary.is_unchanged) == (2, 0, (), False)
    assert summary.counts.documents == 2
    assert summary.counts.figures >= 2
    assert summary.counts.used + summary.counts.unused >= 8


def test_a_build_with_nothing_changed_leaves_the_file_alone(
    pile: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conspectus.build([pile], target)
    before = target.stat()
    monkeypatch.delattr(flow, "load_tools")
    summary = conspectus.build([pile], target)
    assert summary.is_unchanged
    assert summary.reused == 2
    assert target.stat() == before


def test_only_a_new_report_is_read(pile: Path, target: Path) -> None:
    conspectus.build([pile], target)
    write_reports(pile, quarry=QUARRY)
    summary = conspectus.build([pile], target)
    assert (summary.read, summary.reused, summary.counts.documents) == (1, 2, 3)


def test_only_a_changed_report_is_read(pile: Path, target: Path) -> None:
    conspectus.build([pile], target)
    write_reports(pile, sequel=SEQUEL.replace("4.5 percent", "5 percent"))
    summary = conspectus.build([pile], target)
    assert (summary.read, summary.reused) == (1, 1)


def test_a_build_from_kept_readings_gives_the_same_bytes_as_a_fresh_one(
    pile: Path, target: Path, tmp_path: Path
) -> None:
    conspectus.build([write_reports(tmp_path / "first", harbour=HARBOUR)], target)
    conspectus.build([pile], target)
    conspectus.build([pile], tmp_path / "fresh.dossier")
    assert export(target) == export(tmp_path / "fresh.dossier")


def test_a_report_that_is_gone_leaves_the_dossier(pile: Path, target: Path) -> None:
    conspectus.build([pile], target)
    (pile / "sequel.txt").unlink()
    summary = conspectus.build([pile], target)
    assert (summary.reused, summary.counts.documents) == (1, 1)


def test_a_renamed_report_is_not_read_again_and_is_shown_under_its_new_name(pile: Path, target: Path) -> None:
    conspectus.build([pile], target)
    (pile / "harbour.txt").rename(pile / "strike.txt")
    summary = conspectus.build([pile], target)
    assert (summary.read, summary.reused, summary.is_unchanged) == (0, 2, False)
    with conspectus.open(target) as dossier:
        assert {item.document.path for item in dossier.documents()} == {"sequel.txt", "strike.txt"}


def test_a_report_whose_name_may_date_it_is_read_again_under_another_name(pile: Path, target: Path) -> None:
    conspectus.build([pile], target)
    (pile / "harbour.txt").rename(pile / "2016-05-09.txt")
    assert conspectus.build([pile], target).read == 1


def test_new_rules_read_everything_again(pile: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    conspectus.build([pile], target)
    monkeypatch.setattr("conspectus.builder.hash_rules", lambda: "other rules")
    assert conspectus.build([pile], target).read == 2


def test_own_knowledge_reads_everything_again(pile: Path, target: Path, tmp_path: Path) -> None:
    conspectus.build([pile], target)
    own = tmp_path / "own.toml"
    own.write_text("", "utf-8")
    assert conspectus.build([pile], target, settings=Settings(knowledge=(own,))).read == 2


def test_missing_knowledge_is_named(pile: Path, target: Path, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.toml: cannot be opened"):
        conspectus.build([pile], target, settings=Settings(knowledge=(tmp_path / "none.toml",)))


def test_a_longer_timeout_alone_reads_nothing_again(pile: Path, target: Path) -> None:
    conspectus.build([pile], target)
    summary = conspectus.build([pile], target, settings=Settings(timeout_s=99))
    assert (summary.read, summary.reused) == (0, 2)


def test_a_damaged_kept_reading_is_read_again(pile: Path, target: Path) -> None:
    conspectus.build([pile], target)
    with sqlite3.connect(target) as connection:
        connection.execute("UPDATE readings SET reading = x'00' WHERE key = (SELECT min(key) FROM readings)")
        connection.execute("UPDATE build SET value = '' WHERE name = 'inputs'")
    connection.close()
    summary = conspectus.build([pile], target)
    assert (summary.read, summary.reused) == (1, 1)


def test_the_same_bytes_twice_are_one_document(pile: Path, target: Path) -> None:
    write_reports(pile, zz_copy=HARBOUR)
    summary = conspectus.build([pile], target)
    assert summary.skipped == (Skipped("zz_copy.txt", "read", "the same bytes as harbour.txt"),)
    assert summary.counts.documents == 2


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_of_the_same_text_twice_the_one_that_says_more_of_itself_stays(
    tmp_path: Path, target: Path, names: tuple[str, str]
) -> None:
    told, plain = names
    body = QUARRY.partition("\n\n")[2]
    folder = write_reports(tmp_path / "reports", **{told: body, plain: body + "\n\n"})
    side = {"url": "https://inland.example/quarry", "authors": ["Peder Hall"]}
    (folder / f"{told}.meta.json").write_text(json.dumps(side), "utf-8")
    summary = conspectus.build([folder], target)
    assert [(s.path, s.stage, s.reason) for s in summary.skipped] == [
        (f"{plain}.txt", "clean", f"the same text as {told}.txt")
    ]
    with conspectus.open(target) as dossier:
        assert [item.document.url for item in dossier.documents()] == [side["url"]]


def test_the_same_text_by_two_outlets_is_two_documents(tmp_path: Path, target: Path) -> None:
    folder = write_reports(tmp_path / "reports", a=QUARRY, b=QUARRY)
    for name, outlet in (("a", "Inland Post"), ("b", "Tarnholm Times")):
        (folder / f"{name}.meta.json").write_text(json.dumps({"outlet": outlet}), "utf-8")
    summary = conspectus.build([folder], target)
    assert (summary.counts.documents, summary.skipped) == (2, ())


def test_order_folder_and_names_change_nothing_but_paths(pile: Path, target: Path, tmp_path: Path) -> None:
    other = write_reports(tmp_path / "elsewhere" / "deep", k=SEQUEL, zz=HARBOUR)
    conspectus.build([pile], target)
    conspectus.build([other / "zz.txt", other / "k.txt"], tmp_path / "other.dossier")
    assert export(target, with_paths=False) == export(tmp_path / "other.dossier", with_paths=False)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_file_name_that_is_no_text_is_read_all_the_same(pile: Path, target: Path) -> None:
    for name in (b"caf\xe9.txt", b"caf\xe9.xls"):
        (pile / os.fsdecode(name)).write_text(QUARRY, "utf-8")
    summary = conspectus.build([pile], target)
    assert [s.path for s in summary.skipped] == ["caf\N{REPLACEMENT CHARACTER}.xls"]
    assert "caf\N{REPLACEMENT CHARACTER}.txt" in export(target)


def test_what_cannot_be_read_is_listed_and_the_rest_is_built(pile: Path, target: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    (pile / "table.xls").write_bytes(b"x")
    summary = conspectus.build([pile], target)
    assert [s.path for s in summary.skipped] == ["empty.txt", "table.xls"]
    assert summary.counts.documents == 2


def test_a_report_that_could_not_be_read_is_tried_again(
    pile: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = flow.read_report

    def time_out(report: Report, tools: Tools) -> Reading | Skipped:
        if report.path == "sequel.txt":
            return Skipped(report.path, "read", "took too long")
        return read(report, tools)

    monkeypatch.setattr(flow, "read_report", time_out)
    assert len(conspectus.build([pile], target).skipped) == 1
    monkeypatch.setattr(flow, "read_report", read)
    summary = conspectus.build([pile], target)
    assert (summary.read, summary.reused, summary.skipped) == (1, 1, ())


def test_where_nothing_can_be_read_the_old_dossier_stays(pile: Path, target: Path, tmp_path: Path) -> None:
    conspectus.build([pile], target)
    before = target.read_bytes()
    with pytest.raises(UnreadableError, match="none of 1 reports can be read"):
        conspectus.build([write_reports(tmp_path / "bad", empty="")], target)
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["missing", "hollow"])
def test_a_folder_without_reports_is_refused(tmp_path: Path, target: Path, name: str) -> None:
    (tmp_path / "hollow").mkdir()
    with pytest.raises(UsageError, match=name):
        conspectus.build([tmp_path / name], target)
    assert not target.exists()


def test_a_file_that_is_no_dossier_is_never_replaced(pile: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", "utf-8")
    with pytest.raises(DossierError, match="exists and is no dossier; choose another name"):
        conspectus.build([pile], notes)
    assert notes.read_text("utf-8") == "mine"


def test_a_device_or_a_pipe_is_never_replaced(pile: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(DossierError, match="is a device or a pipe"):
        conspectus.build([pile], pipe)
    assert pipe.is_fifo()


@pytest.mark.parametrize(("name", "message"), [("reports", "is a folder"), ("no/such.dossier", "there is no folder")])
def test_a_target_that_cannot_be_is_refused_before_reading(pile: Path, tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(DossierError, match=message):
        conspectus.build([pile], tmp_path / name)


@pytest.fixture
def fail_on_sequel(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Have the second report stop the build, until the function that this returns is called."""
    read = flow.read_report

    def fail(report: Report, tools: Tools) -> Reading | Skipped:
        if report.path == "sequel.txt":
            raise ValueError("a fault in a room")
        return read(report, tools)

    monkeypatch.setattr(flow, "read_report", fail)
    return lambda: monkeypatch.setattr(flow, "read_report", read)


def test_a_fault_names_the_report_and_finished_ones_are_not_read_again(
    pile: Path, target: Path, fail_on_sequel: Callable[[], None]
) -> None:
    with pytest.raises(ValueError, match="a fault in a room") as caught:
        conspectus.build([pile], target)
    assert caught.value.__notes__ == ["while reading sequel.txt"]
    assert not target.exists()
    fail_on_sequel()
    summary = conspectus.build([pile], target)
    assert (summary.read, summary.reused) == (1, 1)
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []


def test_a_line_that_a_killed_build_left_unfinished_is_passed_over(
    pile: Path, target: Path, fail_on_sequel: Callable[[], None]
) -> None:
    with pytest.raises(ValueError, match="a fault"):
        conspectus.build([pile], target)
    journal = target.with_name(f".{target.name}.readings")
    journal.write_bytes(journal.read_bytes()[:-20])
    fail_on_sequel()
    assert conspectus.build([pile], target).read == 2


def test_progress_tells_every_step_in_order(pile: Path, target: Path) -> None:
    steps: list[conspectus.Progress] = []
    conspectus.build([pile], target, progress=steps.append)
    assert [step.stage for step in steps] == ["gather", "load", "read", "read", "resolve", "store"]
    assert [(s.done, s.total, s.path) for s in steps if s.stage == "read"] == [
        (1, 2, "harbour.txt"),
        (2, 2, "sequel.txt"),
    ]


def test_a_journal_that_cannot_be_written_is_named(pile: Path, target: Path) -> None:
    target.with_name(f".{target.name}.readings").mkdir()
    with pytest.raises(DossierError, match=r"\.readings: cannot be written"):
        conspectus.build([pile], target)
