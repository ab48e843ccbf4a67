"""The commands by which a person decides, and those that say what a report added."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.piles import QUARRY, write_reports


@pytest.fixture
def pile(run: Run, reports: Path, tmp_path: Path) -> Path:
    run("build", reports, "-o", tmp_path / "pile.dossier", "-q")
    return tmp_path / "pile.dossier"


def find_id(run: Run, pile: Path, what: str, words: str) -> str:
    """Find the id of the first record of a list that holds the words."""
    lines = run("show", pile, what, "--json").out.splitlines()
    return str(next(json.loads(line)["id"] for line in lines if words in line))


def list_reviews(run: Run, pile: Path) -> list[dict[str, object]]:
    return json.loads(run("review", pile, "list", "--json").out)  # type: ignore[no-any-return]


def test_a_rejected_finding_is_listed_apart_and_explained(run: Run, pile: Path) -> None:
    id = find_id(run, pile, "figures", "4.5 percent")
    assert run("review", pile, "reject", id[:8], "--note", "an offer").status == 0
    assert id not in run("show", pile, "figures").out
    assert id in run("show", pile, "figures", "--rejected").out
    assert "reviewed: rejected by review 1: an offer" in run("explain", pile, id).out


def test_rejected_findings_are_filtered_like_others(run: Run, pile: Path) -> None:
    run("review", pile, "reject", find_id(run, pile, "figures", "4.5 percent"))
    assert run("show", pile, "figures", "--rejected", "-d", "sequel", "--json").out
    assert not run("show", pile, "figures", "--rejected", "-d", "harbour", "--json").out
    ended = run("show", pile, "documents", "--rejected")
    assert (ended.status, ended.err.startswith("conspectus: documents: --rejected fits role")) == (2, True)


def test_a_correction_is_shown_with_its_field(run: Run, pile: Path) -> None:
    id = find_id(run, pile, "figures", "1,400 workers")
    assert "value 1400.0 → value 1300.0" in run("review", pile, "correct", id, "value", "1,300").out
    assert f"reviewed: corrected by review 1 ({id}: value = 1,300)" in run("explain", pile, id).out
    assert run("show", pile, "figures").err == f"reviewed: {id}; `conspectus explain` says how\n"
    assert run("show", pile, "roles").err == ""


def test_entities_are_merged_and_split(run: Run, pile: Path) -> None:
    one, other = find_id(run, pile, "entities", "Ida Solheim"), find_id(run, pile, "entities", "Tomas Brandt")
    run("review", pile, "merge", one, other)
    assert other not in run("show", pile, "entities").out
    run("review", pile, "split", one, "--document", "sequel", "--day", "2020-01-02")
    (_, split) = list_reviews(run, pile)
    assert split["review"]["day"] == "2020-01-02"  # type: ignore[index]
    assert len(split["records"]) == 2  # type: ignore[arg-type]


def test_a_mention_is_named_by_document_and_place(run: Run, pile: Path) -> None:
    one = find_id(run, pile, "entities", "Ida Solheim")
    mention = json.loads(run("show", pile, "mentions", "--entity", one, "--json").out.splitlines()[0])["span"]
    place = f"{mention['document'][:6]} {mention['start']}"
    assert run("review", pile, "split", one, "--mention", place).status == 0
    assert run("review", pile, "split", one, "--mention", "there").err.startswith("conspectus: there: no place")
    assert "name the mentions" in run("review", pile, "split", one).err


def test_a_note_stands_at_what_it_is_about(run: Run, pile: Path) -> None:
    id = find_id(run, pile, "figures", "6 percent")
    run("review", pile, "note", id, "the ministry says 5")
    assert "reviewed: noted by review 1: the ministry says 5" in run("explain", pile, id).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reject", "f-none"], "f-none: nothing in the dossier has this id"),
        (["undo", "4"], "there are no reviews"),
        (["import", "none.jsonl"], "none.jsonl: cannot be opened"),
    ],
)
def test_what_cannot_be_reviewed_is_refused_in_one_line(run: Run, pile: Path, arguments: list[str], words: str) -> None:
    ended = run("review", pile, *arguments)
    assert ended.status == 2
    assert ended.err.startswith(f"conspectus: {words}")
    assert ended.err.count("\n") == 1


def test_reviews_are_carried_to_another_dossier_and_taken_back(run: Run, pile: Path, tmp_path: Path) -> None:
    other, file = tmp_path / "other.dossier", tmp_path / "reviews.jsonl"
    other.write_bytes(pile.read_bytes())
    run("review", pile, "reject", find_id(run, pile, "figures", "4.5 percent"))
    run("review", pile, "export", "-o", file)
    run("review", other, "import", file)
    assert other.read_bytes() == pile.read_bytes()
    run("review", other, "undo")
    assert list_reviews(run, other) == []


def test_a_review_that_no_longer_fits_is_listed_and_said_by_the_build(run: Run, pile: Path, reports: Path) -> None:
    run("review", pile, "reject", find_id(run, pile, "figures", "4.5 percent"))
    (reports / "sequel.txt").unlink()
    built = run("build", reports, "-o", pile).out
    assert "1 review that does not fit any more:" in built
    assert "there is no such finding (any more)" in built
    assert "there is no such finding (any more)" in run("review", pile, "list").out


def test_a_sent_file_with_reviews_that_do_not_fit_is_taken_in_and_says_so(run: Run, pile: Path, tmp_path: Path) -> None:
    file = tmp_path / "reviews.jsonl"
    file.write_text('{"action":"reject","targets":[{"id":"f-none"}]}\n', "utf-8")
    assert "review 1, reject: f-none: there is no such finding" in run("review", pile, "import", file).out


def test_an_added_report_says_what_is_new(run: Run, pile: Path, tmp_path: Path) -> None:
    new = write_reports(tmp_path / "new", quarry=QUARRY)
    out = run("add", pile, new).out
    assert "1 report read, 2 reused" in out
    assert "new: 1 document" in out


def test_what_is_new_is_printed_for_programs(run: Run, pile: Path, tmp_path: Path) -> None:
    new = write_reports(tmp_path / "new", quarry=QUARRY)
    found = json.loads(run("add", pile, new, "--json").out)
    assert found["path"] == str(pile)
    assert {"document", "entity"} <= {one["kind"] for one in found["additions"]["new"]}
    assert found["additions"]["contradicted"] == []
