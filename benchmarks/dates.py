"""Accuracy and speed of dates on public sets: `python benchmarks/dates.py FOLDER` prints a table.

FOLDER holds `meantime/` (NewsReader MEANTIME), `gum/xml/` (GUM) and `recognizers_specs/` (Recognizers-Text).
Every text is read with its day of publication declared. What a set means by a right answer stands beside its function.
"""

import argparse
import datetime as dt
import json
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from conspectus.knowledge import load_knowledge
from conspectus.records import Block, Document, Expression, Time
from conspectus.rooms.dates import load_calendar, read_dates
from conspectus.rooms.parse import load_parser, parse_document


class Case(NamedTuple):
    """A text, its day of publication, and its times: where they stand, their value, or their first and last day."""

    text: str
    published: str | None
    times: list[tuple[int, int, object]]


class Reader:
    """Reads one text, and keeps count of the time that dating takes."""

    def __init__(self) -> None:
        knowledge = load_knowledge()
        self.parser, self.calendar = load_parser(knowledge), load_calendar(knowledge)
        self.seconds, self.tokens = 0.0, 0

    def read(self, text: str, published: str | None) -> tuple[Expression, ...]:
        blocks, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                blocks.append(Block(at, at + len(line), "paragraph"))
            at += len(line) + 1
        document = Document("d", "a.txt", None, None, (), "en", None, text, tuple(blocks), declared=published)
        sentences = parse_document(document, self.parser)
        begun = time.process_time()
        dating = read_dates(document, sentences, self.calendar)
        self.seconds += time.process_time() - begun
        self.tokens += sum(len(s.tokens) for s in sentences)
        return dating.expressions


def join(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens as they would be printed; return the text and where each stands."""
    text, places = "", []
    for token in tokens:
        glue = (
            not text
            or text[-1] in "([$£€\n"
            or token in {",", ".", ";", ":", "!", "?", "%", ")", "]", "'s", "’s", "n't", "'"}
        )
        text += "" if glue or token == "\n" else " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places


# ---------------------------------------------------------------- MEANTIME: TIMEX3 values, as in TempEval-3


def load_meantime(folder: Path) -> Iterator[Case]:
    """Sentences 0 to 5 without the dateline itself; durations, times of day and vague references count too."""
    for path in sorted(folder.glob("cross_doc/*/*.xml")):
        root = ET.parse(path).getroot()
        tokens = [t for t in root.iter("token") if int(t.get("sentence", 9)) <= 5]
        words, ids, last = [], [], 0
        for token in tokens:
            if int(token.get("sentence")) != last:
                words.append("\n")
                ids.append("")
                last = int(token.get("sentence"))
            words.append(token.text or "")
            ids.append(token.get("t_id"))
        text, places = join(words)
        where = dict(zip(ids, places, strict=True))
        created = [t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
        dateline = {t.get("t_id") for t in tokens if t.get("sentence") == "1"}
        times = []
        for timex in root.iter("TIMEX3"):
            anchors = [a.get("t_id") for a in timex if a.get("t_id") in where]
            if anchors and not set(anchors) <= dateline:
                times.append((where[anchors[0]][0], where[anchors[-1]][1], timex.get("value")))
        if created and len(created[0] or "") == 10:
            yield Case(text, created[0], sorted(times))


def write_timex(expression: Expression) -> str:
    """Return the TIMEX3 value of an expression; qualifiers ("early", "since") are attributes there, no part of it."""
    form = expression.form
    if expression.kind != "date":
        return form
    if count := re.match(r"event\|[+-](\d+)([dwmyX])", form):
        return f"P{count[1]}{count[2].upper()}"
    if span := re.search(r"span=[+-](\d+)([dwmyX])", form):
        return f"P{int(span[1]) * (10 if span[2] == 'X' else 1)}{span[2].upper().replace('X', 'Y')}"
    if not expression.time or not expression.time.earliest:
        return re.sub(r"\|\w+$", "", form)
    first, last = expression.time.earliest, expression.time.latest or expression.time.earliest
    if base := re.match(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)\|", form):
        return base[1]
    if "month=" in form or "mon=" in form:
        return f"{first:%Y-%m}"
    if "year=" in form or re.search(r"-\d+y$", form):
        return f"{first:%Y}"
    days = (last - first).days + 1
    if days == 1:
        return first.isoformat()
    if days == 2 and first.isoweekday() == 6:
        return f"{first:%G-W%V}-WE"
    if days == 7:
        return f"{first:%G-W%V}"
    if first.day == 1 and days in (28, 29, 30, 31):
        return f"{first:%Y-%m}"
    if (first.month, days) in ((1, 90), (1, 91), (4, 91), (7, 92), (10, 92)):
        return f"{first:%Y}-Q{first.month // 3 + 1}"
    return f"{first:%Y}" if days in (365, 366) else f"{first:%Y}"[:3] if first.year % 10 == 0 else f"{first}/{last}"


def split_ranges(expressions: list[Expression]) -> list[Expression]:
    """Give each end of a range of years or months a place of its own, as TIMEX3 marks them."""
    parts: list[Expression] = []
    for e in expressions:
        ends = e.form.split("/")
        if len(ends) != 2 or not all(re.fullmatch(r"\d{4}(-\d\d){0,2}", end) for end in ends):
            parts.append(e)
            continue
        middle = (e.start + e.end) // 2
        for form, start, end in ((ends[0], e.start, middle), (ends[1], middle, e.end)):
            days = Time(dt.date.fromisoformat(_widen(form, False)), dt.date.fromisoformat(_widen(form, True)), "day")
            parts.append(structs.replace(e, form=form, start=start, end=end, time=days))
    return parts


def drop_vague(cases: list[Case]) -> list[Case]:
    """Keep what names a time: not "now", "recently", "at a later time", nor the whole of a range beside its ends."""
    return [c._replace(times=[t for t in c.times if not re.search(r"REF|X|^PM", str(t[2]))]) for c in cases]


def score_timex(cases: list[Case], reader: Reader, show: bool) -> Counter[str]:
    count: Counter[str] = Counter()
    for case in cases:
        found = reader.read(case.text, case.published)
        line = case.text.find("\n"), case.text.find("\n", case.text.find("\n") + 1)
        found = split_ranges([e for e in found if not line[0] < e.start < line[1]])
        count["gold"] += len(case.times)
        count["read"] += len(found)
        for start, end, value in case.times:
            same = next((e for e in found if e.start < end and start < e.end), None)
            count["met"] += same is not None
            mine = write_timex(same) if same else None
            count["right"] += mine == value
            if show and mine != value:
                print(
                    "  ",
                    case.published,
                    repr(case.text[max(start - 40, 0) : end + 20]),
                    "gold",
                    value,
                    "mine",
                    mine,
                    same and same.form,
                )
        if show:
            for e in found:
                if not any(e.start < end and start < e.end for start, end, _ in case.times):
                    print("   extra", repr(case.text[max(e.start - 30, 0) : e.end + 20]), e.form)
    return count


# ---------------------------------------------------------------- GUM: days of dates in news


def load_gum(folder: Path, genre: str) -> Iterator[Case]:
    """Dates only: GUM marks no durations; `when`, `from`/`to` and `notBefore`/`notAfter` give the interval."""
    for path in sorted(folder.glob(f"xml/GUM_{genre}_*.xml")):
        words: list[str] = []
        opened: list[tuple[int, dict[str, str]]] = []
        marks: list[tuple[int, int, dict[str, str]]] = []
        raw = path.read_text("utf-8")
        created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', raw)
        for line in raw.splitlines():
            if line.startswith("<date"):
                opened.append((len(words), dict(re.findall(r'(\w+)="([^"]*)"', line))))
            elif line.startswith("</date") and opened:
                begin, attributes = opened.pop()
                marks.append((begin, len(words) - 1, attributes))
            elif re.match(r"</(?:p|head|caption|item|sp)>", line):
                words.append("\n")
            elif "\t" in line:
                words.append(line.split("\t")[0].replace("&amp;", "&"))
        text, places = join(words)
        times = [(places[a][0], places[b][1], _gum_days(attributes)) for a, b, attributes in marks if b >= a]
        yield Case(text, created[1] if created else None, [t for t in times if t[2]])


def _gum_days(marks: dict[str, str]) -> tuple[str, str] | None:
    first = marks.get("when") or marks.get("from") or marks.get("notBefore") or ""
    last = marks.get("when") or marks.get("to") or marks.get("notAfter") or ""
    is_dated = re.fullmatch(r"\d{4}(-\d\d){0,2}", first) and re.fullmatch(r"\d{4}(-\d\d){0,2}", last)
    return (_widen(first, False), _widen(last, True)) if is_dated else None


def _widen(value: str, is_last: bool) -> str:
    parts = [*value.split("-"), "", ""][:3]
    if parts[2]:
        return value
    year, month = int(parts[0]), int(parts[1] or (12 if is_last else 1))
    if not is_last:
        return f"{year:04}-{month:02}-01"
    return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).isoformat()


def list_readings(expression: Expression) -> list[tuple[str, str]]:
    """Return the days of an expression and, as GUM marks each end by itself and no open ends, those of its ends."""
    time_ = expression.time
    if time_ is None:
        return []
    first, last = str(time_.earliest), str(time_.latest)
    found = [(first, last)]
    for part in re.split(r"/", expression.form):
        base = re.sub(r"\|(?:since|until|before|after|end)$", "", part)
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", base):
            found.append((_widen(base, False), _widen(base, True)))
    if time_.precision == "open" or "/" in expression.form or ":" in expression.form:
        found += [(first, first), (last, last)]
    return found


def score_days(cases: list[Case], reader: Reader, show: bool) -> Counter[str]:
    count: Counter[str] = Counter()
    for case in cases:
        found = [e for e in reader.read(case.text, case.published) if e.kind == "date"]
        count["gold"] += len(case.times)
        count["read"] += len(found)
        for start, end, days in case.times:
            same = next((e for e in found if e.start < end and start < e.end), None)
            count["met"] += same is not None
            mine = list_readings(same) if same else []
            count["right"] += days in mine
            if show and days not in mine:
                print(
                    "  ",
                    case.published,
                    repr(case.text[max(start - 40, 0) : end + 20]),
                    "gold",
                    days,
                    "mine",
                    mine,
                    same and same.form,
                )
    return count


# ---------------------------------------------------------------- Recognizers-Text: an assistant's test sentences


def load_recognizers(folder: Path) -> list[tuple[str, str, dict[str, object]]]:
    path = folder / "DateTime" / "English" / "DateTimeModel.json"
    cases = []
    for case in json.loads(path.read_text("utf-8-sig")):
        reference = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
        for result in case["Results"]:
            kind = result.get("TypeName", "").removeprefix("datetimeV2.")
            if kind in ("date", "daterange", "duration") and reference:
                cases.append((case["Input"], reference, {**result, "kind": kind}))
    return cases


def score_recognizers(
    cases: list[tuple[str, str, dict[str, object]]], reader: Reader, show: bool
) -> dict[str, Counter[str]]:
    """Strict: the same words and the same days. Lenient: words that overlap and days that overlap as well.

    A range there ends before its last day, a bare day means the last and the next one (either counts here), seasons
    have no days, and "next week" begins on the day after.
    """
    counts: dict[str, Counter[str]] = {}
    for text, reference, result in cases:
        count = counts.setdefault(str(result["kind"]), Counter())
        start, end = int(result["Start"]), int(result["End"]) + 1  # type: ignore[call-overload]
        same = next((e for e in reader.read(text, reference) if e.start < end and start < e.end), None)
        count["gold"] += 1
        count["met"] += same is not None
        values = (result.get("Resolution") or {}).get("values", [])  # type: ignore[attr-defined]
        days = [_recognized(value) for value in values]
        if result["kind"] == "duration":
            exact = near = bool(same) and any(same.form == value.get("timex") for value in values)
        else:
            mine = (same.time.earliest, same.time.latest) if same and same.time else None
            exact = mine is not None and any(mine == pair for pair in days)
            near = mine is not None and any(_overlap(mine, pair) for pair in days)
        count["right"] += exact
        count["strict"] += exact and same is not None and same.text.lower() == str(result["Text"]).lower()
        count["lenient"] += near
        if show and not near:
            print(
                "  ",
                reference,
                repr(text),
                result["Text"],
                [v.get("timex") for v in values],
                "mine",
                same and (same.text, same.form),
            )
    return counts


def _recognized(value: dict[str, str]) -> tuple[dt.date | None, dt.date | None]:
    try:
        if "value" in value:
            day = dt.date.fromisoformat(value["value"][:10])
            return day, day
        first, last = value.get("start"), value.get("end")
        end = dt.date.fromisoformat(last[:10]) - dt.timedelta(days=1) if last else None
        return dt.date.fromisoformat(first[:10]) if first else None, end
    except ValueError:
        return None, dt.date.min


def _overlap(a: tuple[dt.date | None, dt.date | None], b: tuple[dt.date | None, dt.date | None]) -> bool:
    return (a[0] or dt.date.min) <= (b[1] or dt.date.max) and (b[0] or dt.date.min) <= (a[1] or dt.date.max)


# ---------------------------------------------------------------- the table


def print_row(name: str, count: Counter[str]) -> None:
    recall = count["right"] / max(count["gold"], 1)
    precision = count["right"] / max(count["read"], 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    found = count["met"] / max(count["gold"], 1)
    accuracy = count["right"] / max(count["met"], 1)
    print(f"{name:<28}{count['gold']:>6}{found:>9.3f}{accuracy:>11.3f}{precision:>11.3f}{recall:>9.3f}{f1:>9.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="print the misses of one set: meantime, gum or recognizers")
    arguments = parser.parse_args()
    reader = Reader()
    print(f"{'set':<28}{'times':>6}{'found':>9}{'value acc':>11}{'precision':>11}{'recall':>9}{'value F1':>9}")
    meantime = list(load_meantime(arguments.folder / "meantime"))
    print_row("MEANTIME, sentences 0-5", score_timex(meantime, reader, arguments.show == "meantime"))
    print_row("  without vague references", score_timex(drop_vague(meantime), reader, show=False))
    for genre in ("news", "interview", "speech", "court"):
        print_row(
            f"GUM {genre}", score_days(list(load_gum(arguments.folder / "gum", genre)), reader, arguments.show == "gum")
        )
    cases = load_recognizers(arguments.folder / "recognizers_specs")
    print(f"\n{'Recognizers-Text':<28}{'times':>6}{'found':>9}{'same days':>11}{'strict':>11}{'lenient':>9}")
    for kind, count in score_recognizers(cases, reader, arguments.show == "recognizers").items():
        shares = [count[key] / count["gold"] for key in ("met", "right", "strict", "lenient")]
        print(f"{kind:<28}{count['gold']:>6}{shares[0]:>9.3f}{shares[1]:>11.3f}{shares[2]:>11.3f}{shares[3]:>9.3f}")
    print(f"\n{reader.tokens} tokens, {reader.seconds / reader.tokens * 1e6:.1f} microseconds a token")


if __name__ == "__main__":
    main()
