"""Gather: which files of a folder become reports, and under which path."""

import io
from pathlib import Path

import pytest

from conspectus.errors import UsageError
from conspectus.records import Report, Skipped
from conspectus.rooms.read import Gathered, gather_reports
from conspectus.settings import Settings


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def gather(*paths: Path | str, stdin: bytes | None = None, **settings: int) -> Gathered:
    stream = None if stdin is None else io.BytesIO(stdin)
    return gather_reports(paths, stdin=stream, settings=Settings(**settings))  # type: ignore[arg-type]


def test_folders_are_walked_and_paths_are_relative_to_them(tmp_path: Path) -> None:
    write(tmp_path, b_txt="B", sub__a_md="A", sub__deep__c_txt="C")
    assert [r.path for r in gather(tmp_path).reports] == ["b.txt", "sub/a.md", "sub/deep/c.txt"]


def test_a_single_file_goes_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, sub__a_txt="A")
    assert gather(tmp_path / "sub" / "a.txt").reports == (Report("a.txt", b"A"),)


def test_the_order_of_the_arguments_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, x__a_txt="1", y__a_txt="2", y__b_txt="3")
    assert gather(tmp_path / "x", tmp_path / "y") == gather(tmp_path / "y", tmp_path / "x")


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A")
    assert len(gather(tmp_path, tmp_path / "a.txt", str(tmp_path)).reports) == 1


def test_hidden_files_and_folders_are_ignored(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A", _git__b_txt="B", _hidden_txt="C")
    assert [r.path for r in gather(tmp_path).reports] == ["a.txt"]
    assert gather(tmp_path).skipped == ()


@pytest.mark.parametrize("name", ["a_meta_json", "a_txt_meta_json"])
def test_a_side_file_goes_with_its_report(tmp_path: Path, name: str) -> None:
    write(tmp_path, a_txt="A", **{name: "{}"})
    assert gather(tmp_path) == Gathered((Report("a.txt", b"A", b"{}"),), ())
    assert gather(tmp_path / "a.txt").reports == (Report("a.txt", b"A", b"{}"),)


def test_the_side_file_that_repeats_the_extension_comes_first(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A", a_html="<p>A", a_meta_json="1", a_txt_meta_json="2")
    assert {r.path: r.side for r in gather(tmp_path).reports} == {"a.txt": b"2", "a.html": b"1"}


def test_a_side_file_without_its_report_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_meta_json="{}")
    assert gather(tmp_path).skipped == (Skipped("a.meta.json", "read", "a.meta.json: a side file without its report"),)


def test_other_kinds_of_file_are_skipped_with_those_that_are_read(tmp_path: Path) -> None:
    write(tmp_path, a_xlsx="A", README="B")
    kinds = ".txt, .md, .html, .pdf and .docx"
    assert [s.reason for s in gather(tmp_path).skipped] == [
        f"README: a file without extension is not read; {kinds} are",
        f"a.xlsx: .xlsx is not read; {kinds} are",
    ]


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A" * 2_500)
    assert gather(tmp_path, max_bytes=2_000) == Gathered(
        (), (Skipped("a.txt", "read", "a.txt: 2.5 kB, limit 2 kB; raise max_bytes"),)
    )


def test_a_dash_is_standard_input() -> None:
    assert gather("-", stdin=b"The ferry runs.").reports == (Report("stdin.txt", b"The ferry runs."),)


def test_standard_input_has_the_same_limit() -> None:
    assert (
        gather("-", stdin=b"x" * 30, max_bytes=20).skipped[0].reason == "stdin.txt: more than 20 bytes; raise max_bytes"
    )


def test_a_path_that_is_not_there_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        gather(tmp_path / "nowhere")


def test_a_dash_without_standard_input_stops_the_run() -> None:
    with pytest.raises(UsageError, match="no standard input"):
        gather("-")
