"""How real and when events are said to be, on a public set: `python benchmarks/events.py FOLDER` prints a table.

FOLDER holds `meantime/` (NewsReader MEANTIME, CC BY 4.0). Only its sentences 0 to 5 are annotated in full and read.
A mention counts where one of its words is the predicate of a frame; what a right answer is stands beside each function.
"""

import argparse
import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dates import _widen, join

from conspectus.flow import Tools, load_tools
from conspectus.records import Block, Document, Extent, Frame, Reading, Status, Time
from conspectus.rooms.dates import read_dates
from conspectus.rooms.find.events import find_events
from conspectus.rooms.find.events.scene import Scene, build_scene, load_status_cues
from conspectus.rooms.find.events.status import find_status
from conspectus.rooms.find.events.times import bound_time, find_time
from conspectus.rooms.frames import read_frames
from conspectus.rooms.names import read_names
from conspectus.rooms.parse import parse_document
from conspectus.settings import Settings

PROBABLE = ("expect", "likel", "probabl", "intend", "plan", "believ")
POSSIBLE = ("may", "might", "could", "possib", "perhaps", "potential", "alleged")
LAST = 5  # sentences after this one carry no polarity, certainty and time
WITHIN = {"IS_INCLUDED", "SIMULTANEOUS", "BEGINS", "BEGUN_BY", "ENDS", "ENDED_BY"}
INVERSE = {"INCLUDES", "SIMULTANEOUS", "BEGINS", "BEGUN_BY", "ENDS", "ENDED_BY"}


class Told(NamedTuple):
    """An annotated mention: where its words stand, and what the set says of it ("" where it is silent)."""

    start: int
    end: int
    polarity: str
    certainty: str
    time: str
    days: tuple[str, str] | None  # the first and last day of the time that it lies within


class Case(NamedTuple):
    """A text, the places of its title and lines, its day of publication, and its mentions."""

    text: str
    published: str
    mentions: list[Told]


class Marked(NamedTuple):
    """A mention, the frame that it coincides with, and the scene around it."""

    told: Told
    frame: Frame
    scene: Scene


# ---------------------------------------------------------------- the set


def load_meantime(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("cross_doc/*/*.xml")):
        root = ET.parse(path).getroot()
        words, ids, last = [], [], 0
        for token in root.iter("token"):
            sentence = int(token.get("sentence", 9))
            if sentence > LAST:
                continue
            if sentence != last:
                words.append("\n")
                ids.append("")
                last = sentence
            words.append(token.text or "")
            ids.append(token.get("t_id", ""))
        text, places = join(words)
        where = dict(zip(ids, places, strict=True))
        created = [t.get("value") or "" for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
        if created and len(created[0]) == 10:
            yield Case(text, created[0], list(_load_mentions(root, where)))


def _load_mentions(root: ET.Element, where: dict[str, tuple[int, int]]) -> Iterator[Told]:
    within = _load_days(root)
    for mark in root.iter("EVENT_MENTION"):
        anchors = [anchor.get("t_id", "") for anchor in mark]
        if not anchors or any(anchor not in where for anchor in anchors) or not mark.get("polarity"):
            continue
        yield Told(
            where[anchors[0]][0],
            where[anchors[-1]][1],
            mark.get("polarity", ""),
            mark.get("certainty", ""),
            mark.get("time", ""),
            within.get(mark.get("m_id", "")),
        )


def _load_days(root: ET.Element) -> dict[str, tuple[str, str]]:
    """Return the days of the time expression that an event is linked to as lying within it; the shortest wins."""
    values = {t.get("m_id"): _days(t.get("value") or "") for t in root.iter("TIMEX3")}
    found: dict[str, tuple[str, str]] = {}
    for link in root.iter("TLINK"):
        kind = link.get("reltype")
        ends = [(link.find(end).get("m_id") or "") for end in ("source", "target")]  # type: ignore[union-attr]
        for event, time, kinds in ((ends[0], ends[1], WITHIN), (ends[1], ends[0], INVERSE)):
            days = values.get(time)
            if event in values or days is None or kind not in kinds:
                continue
            if event not in found or _width(days) < _width(found[event]):
                found[event] = days
    return found


def _days(value: str) -> tuple[str, str] | None:
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        first = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return first.isoformat(), (first + dt.timedelta(days=6)).isoformat()
    value = re.sub(r"T.*", "", value)
    return (_widen(value, False), _widen(value, True)) if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else None


def _width(days: tuple[str, str]) -> int:
    return (dt.date.fromisoformat(days[1]) - dt.date.fromisoformat(days[0])).days


# ---------------------------------------------------------------- reading


def read_case(case: Case, tools: Tools) -> Reading:
    """Read a text, told its day of publication: frames as in a build, its first line the title."""
    blocks, at = [], 0
    for number, line in enumerate(case.text.split("\n")):
        begin = at + len(line) - len(line.lstrip())
        if line.strip():
            blocks.append(Block(begin, at + len(line), "title" if number == 0 else "paragraph"))
        at += len(line) + 1
    title = case.text.split("\n")[0]
    document = Document("d", "a.txt", None, title, (), "en", None, case.text, tuple(blocks), declared=case.published)
    sentences = parse_document(document, tools.parser)
    naming = read_names(document, sentences, tools.namer)
    dating = read_dates(document, sentences, tools.calendar)
    frames = read_frames(document, sentences, naming, dating, tools.grammar)
    return Reading(document, tuple(Extent(s.index, s.start, s.end, s.block) for s in sentences), naming, dating, frames)


def mark_frames(case: Case, scene: Scene) -> Iterator[Marked]:
    """Pair each mention with the frame whose predicate lies in it; appositions and copulas are no events here."""
    for told in case.mentions:
        inside = [
            frame
            for frame in scene.frames
            if told.start <= frame.start and frame.end <= told.end and frame.form not in {"apposition", "copula"}
        ]
        if inside:
            yield Marked(told, min(inside, key=lambda frame: (frame.form != "verb", frame.index)), scene)


# ---------------------------------------------------------------- what a status says in the words of the set


def write_polarity(status: Status) -> str:
    """Return POS or NEG: denied is NEG."""
    return "NEG" if status == "denied" else "POS"


def write_certainty(status: Status, frame: Frame, scene: Scene) -> str:
    """Return CERTAIN, PROBABLE or POSSIBLE; what is wanted or can be done is certain there, merely not yet real."""
    cue = scene.quote(*frame.modal_cue).lower() if frame.modal_cue else ""
    if cue.startswith(PROBABLE):
        return "PROBABLE"
    return "POSSIBLE" if status == "possible" and cue.startswith(POSSIBLE) else "CERTAIN"


def write_time(status: Status, frame: Frame, scene: Scene) -> str:
    """Return FUTURE or NON_FUTURE: what is planned or possible lies ahead, but expecting it does not."""
    is_attitude = frame.modality == "asserted" and frame.predicate in scene.cues.planned | scene.cues.wanted
    return "FUTURE" if status in {"planned", "possible"} and not is_attitude else "NON_FUTURE"


def is_same_time(time: Time | None, days: tuple[str, str]) -> bool:
    """Whether two intervals meet, and the found one is at most a month wider."""
    if time is None or time.earliest is None or time.latest is None:
        return False
    first, last = dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[1])
    return (
        time.earliest <= last
        and first <= time.latest
        and (time.latest - time.earliest).days <= (last - first).days + 31
    )


# ---------------------------------------------------------------- the table


def print_row(name: str, pairs: list[tuple[str, str]]) -> None:
    """Print accuracy and macro-F1 of (gold, found) beside those of always saying the commonest."""
    gold = Counter(g for g, _ in pairs)
    common = gold.most_common(1)[0]
    right = sum(g == f for g, f in pairs) / len(pairs)
    base = common[1] / len(pairs)
    base_f1 = 2 * base / (1 + base) / len(gold)
    print(f"{name:<28}{len(pairs):>6}{right:>10.3f}{base:>10.3f}{macro_f1(pairs):>10.3f}{base_f1:>10.3f}")


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean over the set's classes of the harmonic mean of precision and recall."""
    classes = {g for g, _ in pairs}
    total = 0.0
    for label in classes:
        right = sum(g == f == label for g, f in pairs)
        total += 2 * right / max(sum(g == label for g, _ in pairs) + sum(f == label for _, f in pairs), 1)
    return total / len(classes)


def score_found(case: Case, reading: Reading, tools: Tools) -> Counter[str]:
    """Count the mentions that `find_events` finds, and those among its own that the set has: for information."""
    count: Counter[str] = Counter()
    found = [mention.span for event in find_events(reading, tools.finders.event_lexicon) for mention in event.mentions]
    count["gold"] = len(case.mentions)
    count["found"] = len(found)
    count["met"] = sum(any(s.start <= told.start and told.end <= s.end for s in found) for told in case.mentions)
    count["right"] = sum(any(s.start <= told.start and told.end <= s.end for told in case.mentions) for s in found)
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="", help="print the misses of one row: polarity, certainty, time or days")
    arguments = parser.parse_args()
    tools = load_tools(Settings())
    cues = load_status_cues(tools.knowledge)
    marked: list[Marked] = []
    total, count = 0, Counter[str]()
    for case in load_meantime(arguments.folder / "meantime"):
        reading = read_case(case, tools)
        total += len(case.mentions)
        marked += mark_frames(case, build_scene(reading, cues))
        count += score_found(case, reading, tools)
    print_table(marked, arguments.show)
    print(f"\n{total} mentions, {len(marked)} of them frames")
    if count["found"]:
        recall, precision = count["met"] / count["gold"], count["right"] / count["found"]
        print(f"find_events: recall {recall:.3f}, precision {precision:.3f} ({count['found']} mentions)")
    print("published beside: rules, FactBank, 0.70 macro and 0.80 micro F1 (De Facto, 2012)")


def print_table(marked: list[Marked], show: str) -> None:
    print(f"{'MEANTIME, sentences 0-5':<28}{'n':>6}{'accuracy':>10}{'majority':>10}{'macro F1':>10}{'majority':>10}")
    rows: dict[str, list[tuple[str, str]]] = {
        "polarity": [],
        "certainty": [],
        "time": [],
        "days": [],
        "with bounds": [],
    }
    for told, frame, scene in marked:
        status = find_status(frame, scene)
        answers = [
            ("polarity", told.polarity, write_polarity(status)),
            ("certainty", told.certainty, write_certainty(status, frame, scene)),
            ("time", told.time, write_time(status, frame, scene)),
        ]
        if told.days is not None:
            time = find_time(frame, scene)
            answers.append(("days", "right", "right" if is_same_time(time, told.days) else "wrong"))
            time = time or bound_time(frame, scene)
            answers.append(("with bounds", "right", "right" if is_same_time(time, told.days) else "wrong"))
        for row, gold, found in answers:
            if gold not in {"", "UNDERSPECIFIED"}:
                rows[row].append((gold, found))
                if show == row and gold != found:
                    show_miss(told, frame, scene, f"{gold} but {found} ({status})")
    for row in ("polarity", "certainty", "time"):
        print_row(row, rows[row])
    for row, name in (("days", "days (of a linked time)"), ("with bounds", "  with bounds")):
        pairs = rows[row]
        print(f"{name:<28}{len(pairs):>6}{sum(g == f for g, f in pairs) / max(len(pairs), 1):>10.3f}")


def show_miss(told: Told, frame: Frame, scene: Scene, what: str) -> None:
    text = scene.quote(max(told.start - 70, 0), told.end + 50).replace("\n", " | ")
    print(f"  {what}: {scene.quote(told.start, told.end)!r} in {text!r}")
    print(f"     {frame.predicate} {frame.form} {frame.modality} {frame.tense} {frame.aspect} {frame.link}", told.days)


if __name__ == "__main__":
    main()
