"""Speed: what reading costs beside the bare parse, measured side by side in one run.

python benchmarks/speed.py FOLDER [ROUNDS]

Each round parses every report once with the pipeline alone and reads it once through all rooms, turn by turn, so that
whatever else the machine does falls on both. Prints words per second and the ratio of the medians.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from conspectus.flow import load_tools, read_pile, read_report
from conspectus.records import Reading
from conspectus.rooms.parse import parse_document
from conspectus.rooms.read import gather_reports
from conspectus.settings import Settings


def measure_reading(folder: str, rounds: int) -> None:
    tools = load_tools(Settings())
    reports = gather_reports([folder], stdin=None, settings=tools.settings).reports
    readings = [reading for report in reports if isinstance(reading := read_report(report, tools), Reading)]
    words = sum(len(reading.document.text.split()) for reading in readings)
    parse_s, whole_s = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        for reading in readings:
            parse_document(reading.document, tools.parser)
        parse_s.append(time.perf_counter() - start)
        start = time.perf_counter()
        read_pile([read_report(report, tools) for report in reports], tools)
        whole_s.append(time.perf_counter() - start)
    bare, whole = statistics.median(parse_s), statistics.median(whole_s)
    print(f"{len(readings)} reports, {words} words, median of {rounds} rounds, Python {sys.version.split()[0]}")
    print(f"bare parse     {words / bare:8.0f} words/s")
    print(f"whole reading  {words / whole:8.0f} words/s")
    print(f"reading / bare parse = {whole / bare:.2f}  (aim: at most 2)")


def measure_cold_build(folder: str) -> None:
    command = [sys.executable, "-m", "conspectus", "build", folder, "--quiet", "-o"]
    with tempfile.TemporaryDirectory() as scratch:
        target = str(Path(scratch) / "bench.dossier")
        for label in ("cold build", "second build, nothing changed"):
            start = time.perf_counter()
            subprocess.run([*command, target], check=True, capture_output=True)
            print(f"{label}: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    pile = sys.argv[1]
    measure_reading(pile, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    measure_cold_build(pile)
