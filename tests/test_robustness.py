"""Robustness: odd files cost nothing but themselves, and no spans ever drift."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import conspectus
from conspectus import flow
from conspectus.errors import UnreadableError, UsageError
from conspectus.flow import load_tools, read_report
from conspectus.records import Reading, Report, Skipped
from conspectus.rooms.find import find_all
from conspectus.settings import Settings
from tests.piles import HARBOUR, QUARRY, SEQUEL, write_reports

STORY = "Dockers settle\n\nThe dockers of Velmöra signed a deal on Tuesday. Tomas Brandt said 40 ships would sail.\n"
FRENCH = (
    "Le ministre a déclaré mardi que les négociations reprendraient la semaine prochaine à Bruxelles. "
    "Il a ajouté que le gouvernement ne céderait pas."
)
TOOLS = load_tools(Settings())
SECONDS = 20.0  # far above what any of the texts here takes, far below what a rule gone quadratic takes


def read(content: bytes, path: str = "a.txt", side: bytes | None = None) -> Reading | Skipped:
    reading = read_report(Report(path, content, side), TOOLS)
    return reading if isinstance(reading, Skipped) else find_all(reading, TOOLS.finders)


def check_spans(reading: Reading) -> None:
    """Hold every record against the text that it quotes."""
    document = reading.document
    text = document.text
    for mention in reading.naming.mentions:
        assert text[mention.start : mention.end] == mention.text
    for expression in reading.dating.expressions:
        assert text[expression.start : expression.end] == expression.text
    for span in [f.span for f in reading.figures] + [r.span for r in reading.roles]:
        assert text[span.start : span.end] == span.text
    for sentence in reading.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
    for frame in reading.frames:
        assert 0 <= frame.start < frame.end <= len(text)
        for argument in frame.arguments:
            assert 0 <= argument.phrase.start < argument.phrase.end <= len(text)


# ---------------------------------------------------------------- one odd text


ENCODED = {
    "utf-16": STORY.encode("utf-16"),
    "utf-16 without a mark": STORY.encode("utf-16-le"),
    "latin-1": STORY.encode("latin-1"),
    "utf-8 with a mark": STORY.encode("utf-8-sig"),
    "lines of Windows": STORY.replace("\n", "\r\n").encode(),
    "lines of old Macs": STORY.replace("\n", "\r").encode(),
    "line separators": STORY.replace("\n", "\u2028").encode(),
    "spaces that do not break": STORY.replace(" ", "\u00a0").encode(),
    "spaces of no width": STORY.replace(" ", " \u200b").encode(),
}


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED)
def test_one_text_in_any_encoding_is_one_document(content: bytes) -> None:
    plain, found = read(STORY.encode()), read(content)
    assert isinstance(plain, Reading)
    assert isinstance(found, Reading)
    assert found.document.text == plain.document.text
    assert found.figures == plain.figures != ()


ODD = {
    "numbers": "12 34 5,678 9.10 11/12/13 31/31/2031 99:99\n" * 40,
    "emoji": "😀🎉👩‍👩‍👧 " * 50 + "The mill in Oslo sold 40 ferries 🎉 on 3 May 2019 for 🎉 $4bn.",
    "right to left": "The minister שלום said that محمد would pay 40 million dollars. \u202eabc\u202c He left.",
    "combining characters": "Jose\u0301 Nu\u0303n\u0303ez, the ministe\u0301r of Peru\u0301, met 40 men on 3 May 2019.",
    "letters beyond the first plane": "𝕋𝕙𝕖 𝕞𝕒𝕪𝕠𝕣 said 𠜎𠜱 that 40 ships left Oslo on 3 May 2019. 𝟛𝟘 percent stayed.",
    "a word a line": "\n".join(["Brandt", "nine", "2016", "said", "port"][n % 5] for n in range(2000)),
    "words without a stop": "Brandt sold nine ports in 2016 and " * 500,
    "long words": "The port of " + "x" * 20_000 + " was closed by " + "Aa-" * 2000 + " and " + "9" * 7000 + " men.",
    "brackets": "He said " + "(" * 1500 + " and " + '"' * 1500 + " on Monday.",
    "dots": "a." * 2000 + " The end came in May. " + "... " * 1000,
    "a header that never ends": "---\ntitle: [broken\n : :\n\n" + STORY,
    "zero bytes": STORY + "\0\0" + STORY,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_text_is_read_with_exact_spans_and_in_time(text: str) -> None:
    began = time.perf_counter()
    found = read(text.encode())
    assert time.perf_counter() - began < SECONDS
    assert isinstance(found, Reading)
    check_spans(found)


PAGES = {
    "deeply nested": "<div>" * 3000 + f"<p>{STORY}</p>" + "</div>" * 3000,
    "a huge table": "<h1>Ships</h1><table>" + "<tr><td>Ship</td><td>31</td></tr>" * 1000 + f"</table><p>{STORY}</p>",
    "thousands of links": f"<h1>Strike</h1><p>{STORY * 3}</p><ul>" + "<li><a href=/x>Link</a></li>" * 10_000 + "</ul>",
    "never closed": f"<html><body><p>{STORY}<b><i><table><tr><td>{STORY}",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_an_odd_page_is_read_with_its_story(page: str) -> None:
    found = read(page.encode(), "a.html")
    assert isinstance(found, Reading)
    assert "signed a deal on Tuesday" in found.document.text
    check_spans(found)


REFUSED = {
    "nothing": (b"", "a.txt", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, "a.txt", "not text"),
    "punctuation": (b"... !!! ,,, --- ???\n;;; ::: ((( )))\n" * 20, "a.txt", "nothing but"),
    "emoji alone": ("😀🎉 ".encode() * 50, "a.txt", "nothing but"),
    "French": (FRENCH.encode(), "a.txt", "language is fr"),
    "no PDF": (b"%PDF-1.4 rubbish", "a.pdf", "no readable PDF"),
    "no archive": (b"PK\x03\x04 rubbish", "a.docx", "no readable .docx"),
    "an empty page": (b"<html></html>", "a.html", "no text"),
    "too long": (b"The port is open. " * 60_000, "a.txt", "max_characters"),
}


@pytest.mark.parametrize(("content", "path", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_report_is_refused_with_its_reason(content: bytes, path: str, reason: str) -> None:
    found = read(content, path)
    assert isinstance(found, Skipped)
    assert reason in found.reason


@pytest.mark.parametrize(
    "side", [b"", b"{broken", b"[1, 2]", b"[" * 5000, b'{"title": 3, "authors": {"a": 1}, "language": 4}', b"\xff\xfe"]
)
def test_a_broken_side_file_costs_no_report(side: bytes) -> None:
    found = read(STORY.encode(), side=side)
    assert isinstance(found, Reading)
    assert found.document.title in {"Dockers settle", "3"}


def test_a_line_that_fills_a_file_is_cleaned_in_time() -> None:
    line = "The mill at Korsnas sold 40 ferries to Graniva on 3 May 2019, its owner said. " * 11_500
    began = time.perf_counter()
    draft = flow.read_text(Report("a.txt", line.encode()), Settings())
    document = flow.clean_draft(draft, TOOLS.cleaner)
    assert len(document.text) > 890_000
    assert time.perf_counter() - began < SECONDS


TEXT = (
    "The Oslo Kenya U.S. Dr. Brandt Ida Solheim minister said told agreed to sell not 40 2016 $4bn 5% 3 May "
    "Monday last year and , . ; : ? ! ( ) \" “ ” ' ’s - — … if will by of in who was it Norvik Inc. percent euro "
    "\n\n \n é 東京 😀 e\u0301 𝕋 \u200b \t & <b> # * • 2/4/2007 13:45 p.m. half dozen from president Russian"
)
WORDS = st.sampled_from(TEXT.split(" "))


@settings(derandomize=True, deadline=None, max_examples=120)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_any_words_are_read_with_exact_spans(words: list[str]) -> None:
    found = read(" ".join(words).encode())
    if isinstance(found, Reading):
        check_spans(found)


# ---------------------------------------------------------------- odd piles


@pytest.fixture
def _loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "load_tools", lambda settings: TOOLS)


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize(
    "name", ["a b.txt", "a\nb.txt", "a'\"b.txt", "ünï-東京.txt", "<b>&amp;.txt", "-o.txt", "..a.txt"]
)
def test_a_report_of_any_name_is_built_and_exported(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / f"x{name}").write_text(HARBOUR, "utf-8")
    conspectus.build([folder], tmp_path / "a.dossier")
    with conspectus.open(tmp_path / "a.dossier") as dossier, (tmp_path / "a.json").open("w", encoding="utf-8") as file:
        dossier.export(file)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["documents"][0]["path"] == f"x{name}"


@pytest.mark.usefixtures("_loaded")
@pytest.mark.skipif(os.name != "posix", reason="links, pipes and permissions as POSIX has them")
def test_links_in_circles_pipes_and_locked_files_cost_only_themselves(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", harbour=HARBOUR, locked=QUARRY)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "locked.txt").chmod(0)
    summary = conspectus.build([folder], tmp_path / "a.dossier")
    is_locked = os.geteuid() != 0  # root opens every file
    assert summary.counts.documents == 2 - is_locked
    skipped = {skipped.path for skipped in summary.skipped}
    assert skipped == {"self.txt", "dangling.txt", "pipe.txt"} | ({"locked.txt"} if is_locked else set())
    (folder / "locked.txt").chmod(stat.S_IRUSR | stat.S_IWUSR)


@pytest.mark.usefixtures("_loaded")
def test_copies_and_lone_side_files_are_listed(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", one=HARBOUR, two=HARBOUR)
    (folder / "gone.meta.json").write_text("{}", "utf-8")
    summary = conspectus.build([folder], tmp_path / "a.dossier")
    assert summary.counts.documents == 1
    assert sorted(skipped.path for skipped in summary.skipped) == ["gone.meta.json", "two.txt"]


@pytest.mark.usefixtures("_loaded")
def test_an_empty_folder_and_one_of_rubbish_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    rubbish = tmp_path / "rubbish"
    rubbish.mkdir()
    (rubbish / "a.txt").write_bytes(bytes(range(32)) * 10)
    with pytest.raises(UsageError, match="no reports there"):
        conspectus.build([tmp_path / "empty"], tmp_path / "a.dossier")
    with pytest.raises(UnreadableError, match="none of 1 reports"):
        conspectus.build([rubbish], tmp_path / "a.dossier")
    assert not (tmp_path / "a.dossier").exists()


# ---------------------------------------------------------------- the command line


def start(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "conspectus", *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, **pipes, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(os.name != "posix", reason="limits as POSIX has them")
def test_a_disk_that_is_full_leaves_the_old_dossier(tmp_path: Path) -> None:
    target = tmp_path / "a.dossier"
    conspectus.build([write_reports(tmp_path / "reports", harbour=HARBOUR)], target)
    before = target.read_bytes()
    write_reports(tmp_path / "reports", sequel=SEQUEL)
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)); import sys; "
    code = limited + "sys.argv = sys.argv[1:]; from conspectus.cli import main; main()"
    command = [sys.executable, "-c", code, "conspectus", "build", tmp_path / "reports", "-o", target]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".*.partial"))


def test_standard_input_goes_together_with_a_folder(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", harbour=HARBOUR)
    with start("build", "-", folder, "-o", tmp_path / "a.dossier") as process:
        out, _ = process.communicate(SEQUEL.encode())
    assert process.returncode == 0
    assert b"2 reports read" in out


def test_two_builds_at_one_time_on_one_target_leave_a_whole_dossier(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", harbour=HARBOUR, sequel=SEQUEL)
    with (
        start("build", folder, "-o", tmp_path / "a.dossier") as one,
        start("build", folder, "-o", tmp_path / "a.dossier") as two,
    ):
        errors = [process.communicate()[1] for process in (one, two)]
    assert (one.returncode, two.returncode) == (0, 0), errors
    with conspectus.open(tmp_path / "a.dossier") as dossier:
        assert dossier.counts().documents == 2


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_build_that_is_interrupted_leaves_the_old_dossier(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", harbour=HARBOUR)
    target = tmp_path / "a.dossier"
    with start("build", folder, "-o", target) as process:
        process.communicate()
    before = target.read_bytes()
    write_reports(folder, long=(SEQUEL + "\n") + "\n\n".join(f"Ship {n} left. {QUARRY}" for n in range(1600)))
    with start("build", folder, "-o", target) as process:
        time.sleep(2.5)  # it is loading or reading: the long report takes longer than that
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode not in {0, None}
    assert b"Traceback" not in err
    assert target.read_bytes() == before
