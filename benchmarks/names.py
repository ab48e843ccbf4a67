"""Names: how well pairs of names are told to be one person or body, on OpenSanctions' labelled pairs.

    python benchmarks/names.py FOLDER [--errors]

FOLDER holds `cases.csv` (nomenklatura, contrib/name_bench, MIT) and, if there, `run_data/logicv2-frozen.csv`. The
threshold is chosen on one half of the pairs and measured on the other, both ways round.
"""

import argparse
import csv
import hashlib
from pathlib import Path

from conspectus.knowledge import load_knowledge
from conspectus.rooms.resolve.spelling import Speller, load_spelling

THRESHOLDS = [n / 100 for n in range(50, 100)]


def measure(pairs: list[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 in percent."""
    hits = sum(truth for score, truth in pairs if score >= threshold)
    said = sum(score >= threshold for score, _ in pairs)
    true = sum(truth for _, truth in pairs)
    precision, recall = hits / said if said else 0.0, hits / true if true else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return tuple(round(100 * value, 1) for value in (precision, recall, f1))


def choose(pairs: list[tuple[float, bool]]) -> float:
    return max(THRESHOLDS, key=lambda t: (measure(pairs, t)[2], t))


def is_even(row: dict[str, str]) -> bool:
    return hashlib.blake2b(f"{row['name1']}|{row['name2']}".encode()).digest()[0] % 2 == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the pairs that are judged wrongly at 0.8")
    options = parser.parse_args()
    speller = Speller(load_spelling(load_knowledge()))
    rows = list(csv.DictReader(next(options.folder.rglob("cases.csv")).open(encoding="utf-8")))
    scored = []
    for row in rows:
        compare = speller.compare_persons if row["schema"] == "Person" else speller.compare_bodies
        scored.append((row, compare(row["name1"], row["name2"]), row["is_match"] == "true"))
    halves = {side: [(s, t) for r, s, t in scored if is_even(r) is side] for side in (True, False)}
    everything = [(score, truth) for _, score, truth in scored]
    print(f"{len(rows)} pairs; precision, recall, F1 in percent")
    print("all pairs at 0.80      ", *measure(everything, 0.8))
    for side in (True, False):
        threshold = choose(halves[not side])
        print(
            f"one half at {threshold:.2f}       ",
            *measure(halves[side], threshold),
            f"(chosen on the other, n={len(halves[side])})",
        )
    for name in ("Person", "Company"):
        part = [(s, t) for r, s, t in scored if (r["schema"] == "Person") == (name == "Person")]
        print(f"{name} names at 0.80".ljust(23), *measure(part, 0.8), f"(n={len(part)})")
    if options.errors:
        for row, score, truth in scored:
            if (score >= 0.8) != truth:
                verdict = "missed" if truth else "wrong "
                print(f"{verdict} {score:.2f} {row['quality'] or '-':6s} {row['name1']} | {row['name2']}")


if __name__ == "__main__":
    main()
