"""Figures: how many values, units and places are read right on three public sets.

    python benchmarks/figures.py FOLDER [--errors]

FOLDER holds `recognizers_specs` (Microsoft Recognizers-Text, MIT), `meantime` (NewsReader MEANTIME, CC BY 4.0) and
`re3d` (Dstl, several open licences); what is missing is passed over. Nothing of them is used to build the program.
"""

import argparse
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from conspectus.flow import Tools, load_tools
from conspectus.records import Block, Dating, Document, Extent, Figure, Naming, Published, Reading, Time, make_id
from conspectus.rooms.dates import read_dates
from conspectus.rooms.find.figures import find_figures
from conspectus.rooms.frames import read_frames
from conspectus.rooms.names import read_names
from conspectus.rooms.parse import parse_document
from conspectus.settings import Settings

SPECS = {
    "currencies": "NumberWithUnit/English/CurrencyModel.json",
    "dimensions": "NumberWithUnit/English/DimensionModel.json",
    "temperatures": "NumberWithUnit/English/TemperatureModel.json",
    "percentages": "Number/English/PercentModel.json",
    "bare numbers": "Number/English/NumberModel.json",
}
CURRENCIES = {
    "dollar": "USD",
    "pound": "GBP",
    "pence": "GBP",
    "cent": "USD",
    "penny": "GBP",
    "rupee": "INR",
    "euro": "EUR",
}
HUNDREDTHS = {"cent", "pence", "penny"}
UNITS = {"metric ton": "tonne", "c": "degree celsius", "f": "degree fahrenheit"}
FULLY_ANNOTATED = 5  # MEANTIME: sentences 0-5 of an article are annotated in full, later ones in part
BARE = Dating(Published(Time(None, None, "open"), "content"))


class Score(Struct):
    """Counts of one task."""

    task: str
    wanted: int = 0
    placed: int = 0
    valued: int = 0
    united: int = 0
    found: int = 0
    placed_found: int = 0


class Gold(Struct, frozen=True):
    """An annotated quantity."""

    start: int
    end: int
    kind: str
    value: float | None = None
    unit: str | None = None


def make_document(text: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "paragraph"))
        at += len(line) + 1
    return Document(make_id("d", text), "a.txt", None, None, (), "en", None, text, tuple(blocks))


def read_bare(text: str, tools: Tools) -> tuple[Figure, ...]:
    """Read a phrase as one sentence, with no names, dates or frames."""
    reading = Reading(make_document(text), (Extent(0, 0, len(text), 0),), Naming(), BARE, ())
    return find_figures(reading, tools.finders.measures)


def read_fully(text: str, tools: Tools) -> tuple[Figure, ...]:
    """Read a text through every room up to the figures."""
    document = make_document(text)
    sentences = parse_document(document, tools.parser)
    naming = read_names(document, sentences, tools.namer)
    dating = read_dates(document, sentences, tools.calendar)
    frames = read_frames(document, sentences, naming, dating, tools.grammar)
    extents = tuple(Extent(s.index, s.start, s.end, s.block) for s in sentences)
    return find_figures(Reading(document, extents, naming, dating, frames), tools.finders.measures)


def load_specs(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for case in json.loads(path.read_text("utf-8-sig")):
        text, gold = case["Input"], []
        for result in case["Results"]:
            resolution = result.get("Resolution") or {}
            value = resolution.get("value")
            at = text.lower().find(result["Text"].lower())
            if value in (None, "null") or at < 0:
                continue
            unit = str(resolution.get("unit", "percent" if str(value).endswith("%") else "")).lower()
            number = float(str(value).rstrip("%")) / (100 if unit in HUNDREDTHS else 1)
            is_money = result["TypeName"] == "currency"
            code = resolution.get("isoCurrency") or (CURRENCIES.get(unit) if is_money else None)
            name = code or UNITS.get(unit) or unit.replace("meter", "metre").replace("liter", "litre")
            gold.append(Gold(at, at + len(result["Text"]), result["TypeName"], number, name))
        yield text, gold


def load_meantime(folder: Path) -> Iterator[tuple[str, list[Gold], int]]:
    """Yield each article's fully annotated opening, its values, and where the opening ends."""
    for path in sorted(folder.glob("intra_doc/*/*.xml")):
        root = ET.parse(path).getroot()
        text, spots, sentence = "", {}, 0
        for token in root.iter("token"):
            if int(token.get("sentence", 0)) > FULLY_ANNOTATED:
                break
            if int(token.get("sentence", 0)) != sentence:
                text, sentence = text + "\n", int(token.get("sentence", 0))
            elif text and not text.endswith("\n"):
                text += " "
            spots[token.get("t_id")] = (len(text), len(text) + len(token.text or ""))
            text += token.text or ""
        gold = []
        for value in root.iter("VALUE"):
            anchors = [spots[a.get("t_id")] for a in value.iter("token_anchor") if a.get("t_id") in spots]
            if anchors:
                gold.append(Gold(anchors[0][0], anchors[-1][1], value.get("type", "").lower()))
        yield text, gold, len(text)


def load_re3d(folder: Path) -> Iterator[tuple[str, list[Gold], int]]:
    for source in sorted(p for p in folder.iterdir() if p.is_dir()):
        marked: dict[str, list[Gold]] = {}
        for line in (source / "entities.json").read_text("utf-8-sig").splitlines():
            entity = json.loads(line)
            if entity["type"] in ("Quantity", "Money") and any(c.isdigit() for c in entity["value"]):
                gold = Gold(entity["begin"], entity["end"], entity["type"].lower())
                marked.setdefault(entity["documentId"], []).append(gold)
        for line in (source / "documents.json").read_text("utf-8-sig").splitlines():
            document = json.loads(line)
            yield document["text"], marked.get(document["_id"], []), len(document["text"])


def is_near(figure: Figure, gold: Gold) -> bool:
    return figure.span.start < gold.end and gold.start < figure.span.end


def measure_specs(name: str, path: Path, tools: Tools, *, errors: bool) -> Score:
    score = Score(name)
    for text, gold in load_specs(path):
        figures = read_bare(text, tools)
        score.found += len(figures)
        score.placed_found += sum(any(is_near(f, g) for g in gold) for f in figures)
        for wanted in gold:
            near = [f for f in figures if is_near(f, wanted)]
            valued = [f for f in near if _has_value(f, wanted.value)]
            united = [f for f in valued if (f.unit or "").lower() == (wanted.unit or "").lower()]
            score.wanted += 1
            score.placed += bool(near)
            score.valued += bool(valued)
            score.united += bool(united)
            if errors and not united:
                print(
                    f"  {name}: {text[wanted.start : wanted.end]!r} = {wanted.value} {wanted.unit};",
                    [(f.span.text, f.value, f.unit) for f in near],
                    "in",
                    repr(text[:90]),
                )
    return score


def _has_value(figure: Figure, value: float | None) -> bool:
    return value is not None and any(
        number is not None and abs(number - value) <= 1e-3 * max(1, abs(value))
        for number in (figure.value, figure.low, figure.high)
    )


def measure_texts(
    name: str, cases: Iterator[tuple[str, list[Gold], int]], tools: Tools, *, errors: bool
) -> list[Score]:
    scores: dict[str, Score] = {}
    total = Score(f"{name}, all")
    for text, gold, _ in cases:
        figures = read_fully(text, tools)
        total.found += len(figures)
        total.placed_found += sum(any(is_near(f, g) for g in gold) for f in figures)
        for wanted in gold:
            score = scores.setdefault(wanted.kind, Score(f"{name}, {wanted.kind}"))
            near = any(is_near(f, wanted) for f in figures)
            for counted in (score, total):
                counted.wanted += 1
                counted.placed += near
            if errors and not near:
                print(
                    f"  {name}: missed {text[wanted.start : wanted.end]!r} in",
                    repr(text[max(0, wanted.start - 50) : wanted.end + 40]),
                )
        if errors:
            for figure in figures:
                if not any(is_near(figure, g) for g in gold):
                    start, end = figure.span.start, figure.span.end
                    print(f"  {name}: extra {figure.span.text!r} in", repr(text[max(0, start - 50) : end + 40]))
    return [*scores.values(), total]


def show(scores: list[Score]) -> None:
    print(f"{'task':<24}{'wanted':>8}{'found %':>9}{'value %':>9}{'unit %':>9}{'precision %':>13}")
    for score in scores:

        def share(count: int, of: int = score.wanted) -> str:
            return f"{100 * count / of:.1f}" if of else "-"

        print(
            f"{score.task:<24}{score.wanted:>8}{share(score.placed):>9}"
            f"{share(score.valued) if score.valued else '-':>9}{share(score.united) if score.united else '-':>9}"
            f"{share(score.placed_found, score.found) if score.found else '-':>13}"
        )


NOTES = """
What differs between the tasks. The specs mark every number and unit of a phrase, often of a phrase that no report
would print ("2.5^-1", "gb dollar", "10G"); a figure needs something that it measures, so bare numbers are mostly
left out here on purpose. MEANTIME's quantity marks numbers also where they are ordinals or parts of names, without
their nouns; re3d marks places in a row ("93rd"), distances and parts of designations. Neither gives values, so only
place is scored; precision counts figures with a mark beside them, and neither set marks durations, ranks or shares
in words."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what was missed or read otherwise")
    args = parser.parse_args()
    tools = load_tools(Settings())
    scores: list[Score] = []
    for name, file in SPECS.items():
        if (path := args.folder / "recognizers_specs" / file).exists():
            scores.append(measure_specs(name, path, tools, errors=args.errors))
    if (path := args.folder / "meantime").exists():
        scores += measure_texts("meantime", load_meantime(path), tools, errors=args.errors)
    if (path := args.folder / "re3d").exists():
        scores += measure_texts("re3d", load_re3d(path), tools, errors=args.errors)
    show(scores)
    print(NOTES)


if __name__ == "__main__":
    main()
