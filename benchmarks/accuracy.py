"""Accuracy: scores on gold dossiers and on public data sets, where they are at hand.

python benchmarks/accuracy.py GOLD DATA

GOLD holds gold/NAME.json, reports/NAME/ and tools/score.py; DATA holds the public sets, one folder each. Either may be
empty: then its part is left out, and said so. Nothing of either is part of this project.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import conspectus

TASKS = ("names.py", "dates.py", "figures.py", "attribution.py", "events.py")


def score_gold(gold: Path) -> None:
    for answers in sorted((gold / "gold").glob("*.json")):
        reports = gold / "reports" / answers.stem
        if not reports.is_dir():
            continue
        with tempfile.TemporaryDirectory() as scratch:
            dossier, export = Path(scratch) / "a.dossier", Path(scratch) / "a.json"
            conspectus.build([reports], dossier)
            with conspectus.open(dossier) as opened, export.open("w", encoding="utf-8") as stream:
                opened.export(stream)
            print(f"\n{answers.stem}", flush=True)
            subprocess.run([sys.executable, gold / "tools" / "score.py", export, answers, reports], check=True)


def main() -> None:
    gold, data = [*sys.argv[1:], "", ""][:2]
    if gold:
        score_gold(Path(gold))
    else:
        print("no folder of gold dossiers given (make bench GOLD=...): not measured")
    if not data:
        print("no folder of public data sets given (make bench DATA=...): not measured")
        return
    for task in TASKS:
        print(f"\n{task.removesuffix('.py')}", flush=True)
        subprocess.run([sys.executable, Path(__file__).parent / task, data], check=True)


if __name__ == "__main__":
    main()
