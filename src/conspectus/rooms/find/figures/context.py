"""Context: the names, dates and frames around a figure, found by their place in the text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct

from conspectus.records import Argument, Expression, Extent, Frame, Mention, Reading, Time
from conspectus.rooms.find.figures.words import Line, Word

DATELINE = re.compile(r"[A-Z]{3,}[^\n.!?]{0,60}?(?:\s[-–—]+\s|\s?—\s?)")
LEADS = 4  # sentences: title, byline and subtitle may stand before the dateline
OFTEN = 3  # mentions: below, a short report has no one topic
WIDEST = 366  # days of a report's own date within which its "last year" still means one year or two
OPENING = 2  # sentences: headline and lead
OPENING_WEIGHT = 4  # with it the topic was first in 30 of 45 figures of the second gold pile, without in 25, 2026-11


def _datelined(reading: Reading) -> dict[int, frozenset[str]]:
    """The entities that only the dateline of a sentence names: "LIMA, May 4 (Newswire) - A strike"."""
    found: dict[int, frozenset[str]] = {}
    for extent in reading.sentences[:LEADS]:
        match = DATELINE.match(reading.document.text, extent.start, extent.end)
        if match is not None:
            own = [m for m in reading.naming.mentions if m.sentence == extent.index]
            later = {m.entity for m in own if m.start >= match.end()}
            found[extent.index] = frozenset(m.entity for m in own if m.end <= match.end()) - later
    return found


def _topics(reading: Reading, datelined: dict[int, frozenset[str]]) -> tuple[str, ...]:
    """The entity that a report is most about: the one named most often, counting its opening more; no person."""
    persons = {entity.id for entity in reading.naming.entities if entity.kind == "person"}
    counts: Counter[str] = Counter()
    for mention in reading.naming.mentions:
        is_told = mention.entity not in datelined.get(mention.sentence, ())
        if mention.form == "name" and mention.entity not in persons and is_told:
            counts[mention.entity] += OPENING_WEIGHT if mention.sentence < OPENING else 1
    return tuple(entity for entity, count in counts.most_common(1) if count >= OFTEN)


def _is_wide(time: Time) -> bool:
    return time.earliest is None or time.latest is None or (time.latest - time.earliest).days > WIDEST


class Stretch(Struct, frozen=True, gc=False):
    """Characters [start, end) of the text."""

    start: int
    end: int


class Host(Struct, frozen=True):
    """The frame that a figure stands in, and the argument that holds it."""

    frame: Frame
    argument: Argument


class Context(Struct, frozen=True):
    """A reading's mentions, time expressions and frames by sentence."""

    names: dict[int, tuple[Stretch, ...]]
    dates: dict[int, tuple[Stretch, ...]]
    mentions: dict[int, tuple[Mention, ...]]
    expressions: dict[int, tuple[Expression, ...]]
    frames: dict[int, tuple[Frame, ...]]
    times: tuple[Expression, ...]
    by_index: dict[int, Frame]
    persons: frozenset[str]
    places: frozenset[str]
    called: dict[str, str]  # entity -> its name
    undated: bool  # whether the report's own date is so wide that "last year" says no time
    datelined: dict[int, frozenset[str]]  # sentence -> entities that only its dateline names
    topics: tuple[str, ...]  # what the report names most often, persons left out; empty if nothing stands out

    @classmethod
    def of(cls, reading: Reading) -> "Context":
        """Sort a reading's records by sentence."""
        mentions: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in reading.naming.mentions:
            mentions[mention.sentence].append(mention)
        expressions: defaultdict[int, list[Expression]] = defaultdict(list)
        for expression in reading.dating.expressions:
            expressions[expression.sentence].append(expression)
        frames: defaultdict[int, list[Frame]] = defaultdict(list)
        for frame in reading.frames:
            frames[frame.sentence].append(frame)
        datelined = _datelined(reading)
        return cls(
            names={
                k: tuple(Stretch(m.start, m.end) for m in v if m.form in ("name", "title")) for k, v in mentions.items()
            },
            dates={
                k: tuple(Stretch(e.start, e.end) for e in v if e.kind != "duration") for k, v in expressions.items()
            },
            mentions={k: tuple(v) for k, v in mentions.items()},
            expressions={k: tuple(v) for k, v in expressions.items()},
            frames={k: tuple(v) for k, v in frames.items()},
            times=reading.dating.expressions,
            by_index={frame.index: frame for frame in reading.frames},
            persons=frozenset(e.id for e in reading.naming.entities if e.kind == "person"),
            places=frozenset(e.id for e in reading.naming.entities if e.kind == "place"),
            called={e.id: e.name for e in reading.naming.entities},
            undated=_is_wide(reading.dating.published.time),
            datelined=datelined,
            topics=_topics(reading, datelined),
        )

    def covered(
        self, words: tuple[Word, ...], stretches: dict[int, tuple[Stretch, ...]], extent: Extent
    ) -> frozenset[int]:
        """The indices of the words that lie in any of a sentence's stretches."""
        found: set[int] = set()
        starts = [word.start for word in words]
        for stretch in stretches.get(extent.index, ()):
            first = bisect_right(starts, stretch.start) - 1
            if first < 0 or words[first].end <= stretch.start:
                first += 1
            found.update(range(first, bisect_left(starts, stretch.end)))
        return frozenset(found)

    def host(self, sentence: int, stretch: Stretch) -> Host | None:
        """The frame with the smallest argument that holds a stretch; the later one where several are as small."""
        best: Host | None = None
        for frame in self.frames.get(sentence, ()):
            if frame.form in ("noun", "apposition"):
                continue
            for argument in frame.arguments:
                phrase = argument.phrase
                if argument.role == "clause" or argument.is_shared:
                    continue
                if phrase.start <= stretch.start and stretch.end <= phrase.end:
                    size = phrase.end - phrase.start
                    if best is None or size <= best.argument.phrase.end - best.argument.phrase.start:
                        best = Host(frame, argument)
        return best

    def entities(self, line: Line, stretches: Iterable[Stretch]) -> tuple[str, ...]:
        """The entities mentioned in stretches of a sentence, in the order of the stretches, each once."""
        found: dict[str, bool] = {}
        for stretch in stretches:
            for mention in self.mentions.get(line.sentence, ()):
                is_tied = line.text[mention.end : mention.end + 1] == "-"  # "the U.S.-listed company" names no state
                if mention.start < stretch.end and mention.end > stretch.start and not is_tied:
                    found[mention.entity] = found.get(mention.entity, False) or mention.form != "adjective"
        firm = [entity for entity, is_named in found.items() if is_named]
        return tuple(firm or found)  # "the Irish market" is about Ireland, "the Irish producer Brae" about Brae

    def stand_in(self, sentence: int, start: int) -> str | None:
        """The name that a pronoun at a character stands for."""
        for mention in self.mentions.get(sentence, ()):
            if mention.start == start and mention.form == "pronoun":
                return self.called.get(mention.entity)
        return None

    def verbs(self, sentence: int) -> frozenset[int]:
        """The offsets where the finite verbs of a sentence begin."""
        return frozenset(
            f.start
            for f in self.frames.get(sentence, ())
            if f.form in ("verb", "copula")
            and f.link != "participle"
            and f.rule not in ("light-verb", "light-idiom", "happening")
        )

    def subject(self, line: Line, stretch: Stretch) -> str | None:
        """The head word of the subject of the frame whose argument begins with a stretch; None without one."""
        host = self.host(line.sentence, stretch)
        if host is None or host.frame.form not in ("verb", "copula"):
            return None
        for argument in host.frame.arguments:
            if argument.role == "subject" and argument is not host.argument:
                return line.text[argument.phrase.head_start : argument.phrase.head_end]
        return None
