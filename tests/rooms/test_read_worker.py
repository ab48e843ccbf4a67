"""Worker: a file that hangs or breaks the process costs itself and nothing else."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from conspectus.errors import UnreadableError
from conspectus.rooms.read.extract import Task
from conspectus.rooms.read.worker import Worker

GOOD = b"<html><body><p>The ferry between the two islands will run again from Monday.</p></body></html>"
TRAP = """
import os, time
from conspectus.rooms.read import worker
extract = worker.extract_text
def trap(task):
    if task.name == "crash.html": os.abort()
    if task.name == "hang.html": time.sleep(60)
    if task.name == "bug.html": raise RuntimeError("what is this")
    if task.name == "print.html": print("a library talks")
    return extract(task)
worker.extract_text = trap
worker.serve()
"""


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(TRAP)
    yield worker
    worker.close()


def make_task(name: str) -> Task:
    return Task(name, "html", GOOD, 1_000_000)


def test_a_file_that_crashes_the_process_is_refused_and_the_next_is_read(worker: Worker) -> None:
    with pytest.raises(UnreadableError, match=r"crash\.html: broke the program that opens it"):
        worker.extract(make_task("crash.html"), 20)
    assert worker.extract(make_task("a.html"), 20).text.startswith("The ferry")


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(worker: Worker) -> None:
    worker.extract(make_task("a.html"), 20)
    with pytest.raises(UnreadableError, match=r"hang\.html: not read within 0\.2 s; raise timeout_s"):
        worker.extract(make_task("hang.html"), 0.2)
    assert worker.extract(make_task("b.html"), 20).text.startswith("The ferry")


def test_an_error_in_a_library_is_about_the_file(worker: Worker) -> None:
    with pytest.raises(UnreadableError, match=r"bug\.html: cannot be opened \(RuntimeError: what is this\)"):
        worker.extract(make_task("bug.html"), 20)


def test_what_a_library_prints_does_not_mix_with_the_answers(worker: Worker) -> None:
    assert worker.extract(make_task("print.html"), 20).text.startswith("The ferry")


def test_a_program_that_has_read_a_page_ends_by_itself() -> None:
    code = "from conspectus.rooms.read.worker import WORKER; from conspectus.rooms.read.extract import Task; "
    code += "print(WORKER.extract(Task('a.html', 'html', b'<p>The ferry runs again.</p>', 1000), 20).text)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout.strip(), done.stderr) == ("The ferry runs again.", "")
