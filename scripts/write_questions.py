"""Write docs/questions.md: questions asked of the example piles, the command that answers each, and its output.

python scripts/write_questions.py [--check]      --check: say whether the page is as it would be written
"""

import os
import shlex
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "questions.md"
MOST_LINES = 18  # of an output; more is counted
HEAD = """# Questions

What an analyst asks of the example piles, and the one command that brings up the evidence. Written by
`scripts/write_questions.py` from `examples/questions.toml`; a test runs every command and looks for the words that its
output must hold. Where the sources do not agree, the command shows both sides; where they are silent, it shows
nothing, or nothing that answers.
"""


def build_piles(folder: Path) -> None:
    for pile in sorted({question["pile"] for question in load_questions()}):
        run(["build", str(ROOT / "examples" / pile), "-o", f"{pile}.dossier", "--quiet"], folder)


def load_questions() -> list[dict[str, object]]:
    return tomllib.loads((ROOT / "examples" / "questions.toml").read_text("utf-8"))["question"]


def run(arguments: list[str], folder: Path) -> str:
    command = [sys.executable, "-m", "conspectus", *arguments]
    environment = {**os.environ, "COLUMNS": "140", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout or done.stderr


def answer(question: dict[str, object], folder: Path) -> str:
    return run(shlex.split(str(question["command"])), folder)


def write_page(folder: Path) -> str:
    parts, pile = [HEAD], None
    for question in load_questions():
        if question["pile"] != pile:
            pile = question["pile"]
            parts.append(f"\n## {pile}\n\n`conspectus build examples/{pile} -o {pile}.dossier`\n")
        lines = [line.rstrip() for line in answer(question, folder).splitlines()]
        shown, more = lines[:MOST_LINES], len(lines) - MOST_LINES
        output = "\n".join([*shown, *([f"… {more} more lines"] if more > 0 else [])])
        parts.append(
            f"\n### {question['ask']}\n\n*{str(question['verdict']).capitalize()}.*\n\n"
            f"```text\n$ conspectus {question['command']}\n{output}\n```\n"
        )
    return "".join(parts)


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        build_piles(Path(scratch))
        page = write_page(Path(scratch))
    if "--check" not in sys.argv:
        PAGE.write_text(page, "utf-8")
    elif not PAGE.is_file() or PAGE.read_text("utf-8") != page:
        sys.exit(f"{PAGE}: not as it would be written; run python scripts/write_questions.py")


if __name__ == "__main__":
    main()
