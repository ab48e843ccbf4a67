"""Attribution: who is given which words, on PolNeAR's development part.

    python benchmarks/attribution.py DATA [--errors N]

DATA holds `polnear/dev/{text,attributions}` (brat stand-off). A document with several annotation files counts once, by
the first. Predictions are matched one to one to gold relations by the words of their contents, best overlap first.
*exact*: the same words (punctuation and an opening "that" count with neither). *overlap*: precision and recall of the
words of matched pairs, as Citron counts them. *relations*: source, cue and content all exact, or all overlapping.
"""

import argparse
import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from conspectus.flow import Tools, load_tools, read_report
from conspectus.records import Document, Reading, Report, Statement
from conspectus.settings import Settings

WORD = re.compile(r"\w+")
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", re.DOTALL)
PARTS = ("source", "cue", "content")
Words = frozenset[int]


class Relation(Struct, frozen=True):
    """One attribution as word positions of the raw text."""

    source: Words
    cue: Words
    content: Words
    manner: str


class Tally(Struct):
    """Counts behind one precision and recall."""

    hit_predicted: int = 0
    predicted: int = 0
    hit_gold: int = 0
    gold: int = 0

    def show(self) -> str:
        precision = self.hit_predicted / self.predicted if self.predicted else 0.0
        recall = self.hit_gold / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"{100 * precision:6.1f} {100 * recall:6.1f} {100 * f1:6.1f}   n={self.gold}"


class Raw:
    """A text as its publisher has it, and its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text)]

    def within(self, start: int, end: int) -> set[int]:
        return {at for at, (_, left, right) in enumerate(self.words) if left < end and right > start}

    def align(self, document: Document) -> dict[int, int]:
        """Return character -> word position, for the first character of each word of the cleaned text."""
        theirs = [(m.group().lower(), m.start()) for m in WORD.finditer(document.text)]
        blocks = difflib.SequenceMatcher(None, [w for w, _ in theirs], [w for w, *_ in self.words], autojunk=False)
        return {theirs[a + step][1]: b + step for a, b, size in blocks.get_matching_blocks() for step in range(size)}


# ---------------------------------------------------------------- gold


def read_gold(raw: Raw, path: Path) -> list[Relation]:
    """Read the relations of one annotation file."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    relations = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            kind, _, offsets = fields[1].partition(" ")
            spans[fields[0]] = (kind, [tuple(map(int, part.split())) for part in offsets.split(";")])  # type: ignore[misc]
        elif line.startswith("E"):
            relations.append([pair.partition(":")[2] for pair in fields[1].split()])
    found = []
    for names in relations:
        parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for name in names:
            kind, places = spans[name]
            parts[kind] += places
        if parts["Content"]:
            found.append(
                Relation(
                    frozenset().union(*(raw.within(*place) for place in parts["Source"])),
                    frozenset().union(*(raw.within(*place) for place in parts["Cue"])),
                    _drop_that(raw, frozenset().union(*(raw.within(*place) for place in parts["Content"]))),
                    _judge_manner(raw, parts["Content"]),
                )
            )
    return found


def _drop_that(raw: Raw, content: Words) -> Words:
    first = min(content, default=None)
    return content - {first} if first is not None and raw.words[first][0] == "that" and len(content) > 1 else content


def _judge_manner(raw: Raw, places: list[tuple[int, int]]) -> str:
    quoted = [m.span() for m in QUOTED.finditer(raw.text)]
    words = [raw.words[at] for place in places for at in raw.within(*place)]
    inside = sum(any(start <= left and right <= end for start, end in quoted) for _, left, right in words)
    return "direct" if inside == len(words) else "mixed" if inside else "indirect"


# ---------------------------------------------------------------- predictions


def write_relations(raw: Raw, reading: Reading) -> list[Relation]:
    """Return a reading's statements as relations."""
    where = raw.align(reading.document)

    def cover(start: int, end: int) -> set[int]:
        return {at for character, at in where.items() if start <= character < end}

    found = []
    for statement in reading.statements:
        content = frozenset().union(*(cover(piece.start, piece.end) for piece in statement.content))
        cue = statement.cue
        found.append(
            Relation(
                frozenset(cover(*_find_source(statement, reading.document.text))),
                frozenset(cover(cue.start, cue.end)) if cue else frozenset(),
                content,
                statement.manner,
            )
        )
    return found


def _find_source(statement: Statement, text: str) -> tuple[int, int]:
    """Return where the speaker is named: the place nearest to the cue."""
    words = statement.speaker_text
    if not words:
        return 0, 0
    near = statement.cue.start if statement.cue else statement.content[0].start
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    start = min(places, key=lambda at: abs(at - near), default=0)
    return start, start + len(words)


# ---------------------------------------------------------------- comparing


def match(predicted: list[Relation], gold: list[Relation]) -> list[tuple[int, int]]:
    """Pair relations one to one by the overlap of their contents, then of their cues."""
    scored = []
    for i, p in enumerate(predicted):
        for j, g in enumerate(gold):
            shared = len(p.content & g.content)
            if shared:
                scored.append((2 * shared / (len(p.content) + len(g.content)) + 0.1 * bool(p.cue & g.cue), -i, -j))
    used_p: set[int] = set()
    used_g: set[int] = set()
    pairs = []
    for _, i, j in sorted(scored, reverse=True):
        if -i not in used_p and -j not in used_g:
            used_p.add(-i)
            used_g.add(-j)
            pairs.append((-i, -j))
    return pairs


class Score:
    """The tallies of all documents."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = defaultdict(Tally)

    def add(self, predicted: list[Relation], gold: list[Relation]) -> list[tuple[int, int]]:
        pairs = match(predicted, gold)
        for part in PARTS:
            self._count_part(part, predicted, gold, pairs)
        for kind in ("exact", "overlap"):
            hits = sum(all(_agree(predicted[i], gold[j], part, kind) for part in PARTS) for i, j in pairs)
            self._count(f"relations {kind}", hits, len(predicted), hits, len(gold))
        for manner in ("direct", "mixed", "indirect"):
            some_p = [i for i, p in enumerate(predicted) if p.manner == manner]
            some_g = [j for j, g in enumerate(gold) if g.manner == manner]
            shared = {(i, j): len(predicted[i].content & gold[j].content) for i, j in pairs}
            self._count(
                f"content overlap, {manner}",
                sum(n for (i, _), n in shared.items() if i in some_p),
                sum(len(predicted[i].content) for i in some_p),
                sum(n for (_, j), n in shared.items() if j in some_g),
                sum(len(gold[j].content) for j in some_g),
            )
        return pairs

    def _count_part(
        self, part: str, predicted: list[Relation], gold: list[Relation], pairs: list[tuple[int, int]]
    ) -> None:
        has_p = sum(bool(getattr(p, part)) for p in predicted)
        has_g = sum(bool(getattr(g, part)) for g in gold)
        hits = sum(_agree(predicted[i], gold[j], part, "exact") and bool(getattr(gold[j], part)) for i, j in pairs)
        self._count(f"{part} exact", hits, has_p, hits, has_g)
        shared = sum(len(getattr(predicted[i], part) & getattr(gold[j], part)) for i, j in pairs)
        self._count(
            f"{part} overlap",
            shared,
            sum(len(getattr(p, part)) for p in predicted),
            shared,
            sum(len(getattr(g, part)) for g in gold),
        )

    def _count(self, name: str, hit_predicted: int, predicted: int, hit_gold: int, gold: int) -> None:
        tally = self.tallies[name]
        tally.hit_predicted += hit_predicted
        tally.predicted += predicted
        tally.hit_gold += hit_gold
        tally.gold += gold

    def show(self) -> str:
        lines = [f"{'':28s}  prec.  recall    F1"]
        lines += [f"{name:28s} {tally.show()}" for name, tally in self.tallies.items()]
        return "\n".join(lines)


def _agree(p: Relation, g: Relation, part: str, kind: str) -> bool:
    a, b = getattr(p, part), getattr(g, part)
    return a == b if kind == "exact" else bool(a & b) or not (a or b)


# ---------------------------------------------------------------- running


def list_documents(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each text with the first of its annotation files."""
    for text in sorted((folder / "text").glob("*.txt")):
        notes = sorted((folder / "attributions").glob(f"{glob_escape(text.stem)}_*.ann"))
        if notes:
            yield text, notes[0]


def glob_escape(stem: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", stem)


def _read(name: str, content: bytes, tools: Tools) -> Reading | None:
    """Read a text; one that cannot be read is named and left out, so that the others are measured."""
    try:
        reading = read_report(Report(name, content), tools)
    except (IndexError, KeyError, ValueError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
        return None
    return reading if isinstance(reading, Reading) else None


def show_errors(raw: Raw, predicted: list[Relation], gold: list[Relation], pairs: list[tuple[int, int]]) -> list[str]:
    """Return what is missed and what is too much, as words."""

    def tell(label: str, relation: Relation) -> str:
        texts = [" ".join(raw.words[at][0] for at in sorted(getattr(relation, part))) for part in PARTS]
        return f"{label} {relation.manner}: [{texts[0]}] <{texts[1]}> {texts[2]}"

    missed = [tell("missed", g) for j, g in enumerate(gold) if j not in {j for _, j in pairs}]
    return missed + [tell("extra", p) for i, p in enumerate(predicted) if i not in {i for i, _ in pairs}]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="list what is missed and extra in so many documents")
    options = parser.parse_args()
    tools, score, skipped = load_tools(Settings()), Score(), 0
    for number, (text, notes) in enumerate(list_documents(options.data / "polnear" / "dev")):
        content = text.read_bytes()
        reading = _read(text.name, content, tools)
        if reading is None:
            skipped += 1
            continue
        raw = Raw(content.decode("utf-8"))
        predicted, gold = write_relations(raw, reading), read_gold(raw, notes)
        pairs = score.add(predicted, gold)
        if number < options.errors:
            print(text.name, *show_errors(raw, predicted, gold, pairs), sep="\n  ")
    print(score.show())
    print(f"documents skipped: {skipped}")


if __name__ == "__main__":
    main()
