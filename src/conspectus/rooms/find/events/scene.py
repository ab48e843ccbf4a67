"""Scenes: a reading with its frames tied together, as telling how real and when an event is needs it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from conspectus.knowledge import Knowledge
from conspectus.records import Expression, Frame, Reading, Time

WORD = re.compile(r"[\w’'-]+")
LIKE = 5  # first letters by which a verb and its noun are one: withdraw, withdrawal; approve, approval

Words = frozenset[str]


class StatusCues(Struct, frozen=True):
    """What telling how real an event is knows, from `status.toml`; its comments say what each list means."""

    planned: Words
    wanted: Words
    wanted_now: Words
    planned_cues: tuple[str, ...]
    possible_cues: tuple[str, ...]
    realised_cues: tuple[str, ...]
    alleged_cues: tuple[str, ...]
    doubting_cues: Words
    undone: Words
    undone_passive: Words
    held: Words
    silence: Words
    doubtful: Words
    looking_back: Words
    unfulfilled: Words
    negatives: Words
    ahead: Words
    trying: Words
    gatherings: Words
    staying: Words
    news: Words
    onward: Words
    makers: Words
    announcing: Words
    weighing: Words
    lasting: Words
    lasting_modifiers: Words
    lasting_adverbs: Words
    past_modifiers: Words
    planned_modifiers: Words
    possible_modifiers: Words
    definite: Words
    telling: Words
    openers: Words


class Scene(Struct, frozen=True):
    """A reading, what stands under each of its frames, and what telling of status and time knows."""

    reading: Reading
    cues: StatusCues
    below: tuple[tuple[int, ...], ...]
    alike: Mapping[str, tuple[int, ...]]  # verbs and nouns by the first letters of their predicates
    headlines: frozenset[int]
    depths: tuple[tuple[int, int], ...]  # when a walk down from the roots enters and leaves each frame
    dated: dict[int, Time | None] = field(default_factory=dict)  # what `find_dated` has said of frames, asked for often

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All frames of the document, in text order; a frame's index is its place."""
        return self.reading.frames

    @property
    def published(self) -> Time:
        """When the document was published, as far as is known."""
        return self.reading.dating.published.time

    def parent(self, frame: Frame) -> Frame | None:
        """The frame that this one stands under."""
        return None if frame.parent is None else self.frames[frame.parent]

    def children(self, frame: Frame) -> tuple[Frame, ...]:
        """The frames right under this one, in text order."""
        return tuple(self.frames[index] for index in self.below[frame.index])

    def governors(self, frame: Frame) -> Iterator[Frame]:
        """The frames above this one, the closest first."""
        seen = {frame.index}
        above = self.parent(frame)
        while above is not None and above.index not in seen:
            seen.add(above.index)
            yield above
            above = self.parent(above)

    def is_below(self, frame: Frame, above: Frame) -> bool:
        """Whether one frame stands somewhere under another."""
        (enter, leave), (inner, _) = self.depths[above.index], self.depths[frame.index]
        return enter < inner < leave

    def expressions(self, frame: Frame) -> tuple[Expression, ...]:
        """The time expressions that say when of this frame."""
        return tuple(self.reading.dating.expressions[index] for index in frame.times)

    def is_headline(self, frame: Frame) -> bool:
        """Whether a frame stands in the title or a heading."""
        return frame.sentence in self.headlines

    def quote(self, start: int, end: int) -> str:
        """The characters [start, end) of the document."""
        return self.reading.document.text[start:end]

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The words of [start, end), in lower case."""
        return tuple(WORD.findall(self.quote(start, end).lower()))

    def words_before(self, frame: Frame) -> tuple[str, ...]:
        """The words of a noun phrase before its noun: "the first such"."""
        return self.words(frame.clause_start, frame.start)

    def word_before(self, start: int) -> str:
        """The last word before a character, "" where a sentence or mark comes first."""
        found = re.search(r"([\w’'-]+)\s+$", self.quote(max(start - 30, 0), start))
        return found[1].lower() if found else ""

    def is_definite(self, frame: Frame) -> bool:
        """Whether a noun phrase speaks of something known: "the visit", "her visit", "the queen's visit"."""
        words = self.words_before(frame)
        return any(w in self.cues.definite or w.endswith(("'s", "’s", "s'", "s’")) for w in words)

    def role_of(self, frame: Frame, above: Frame) -> str | None:
        """The role in another frame that a noun fills, None if it fills none."""
        spans = (
            (a.phrase.end - a.phrase.start, a.role)
            for a in above.arguments
            if a.phrase.start <= frame.start < a.phrase.end and a.role != "clause"
        )
        return min(spans, default=(0, None))[1]

    def echoes(self, frame: Frame) -> tuple[Frame, ...]:
        """Other frames of the document that may tell of the same event: a like predicate, no other actors."""
        alike = (self.frames[index] for index in self.alike.get(frame.predicate[:LIKE], ()))
        return tuple(other for other in alike if other.index != frame.index and _shares_actors(frame, other))


def list_entities(frame: Frame) -> frozenset[str]:
    """The entities named anywhere in a frame's arguments."""
    return frozenset(entity for argument in frame.arguments for entity in argument.phrase.inside)


def _shares_actors(frame: Frame, other: Frame) -> bool:
    """Whether two frames have an entity in common, and no other subject; "the visit" of nobody fits any."""
    doers = [{e for a in one.arguments if a.role == "subject" for e in a.phrase.entities} for one in (frame, other)]
    if frame.form == "noun" and not doers[0]:
        return True
    is_other = bool(doers[0] and doers[1]) and doers[0].isdisjoint(doers[1])
    return not is_other and not list_entities(frame).isdisjoint(list_entities(other))


def load_status_cues(knowledge: Knowledge) -> StatusCues:
    """Build the cues from the table `status`."""
    table = knowledge["status"]

    def words(group: str, name: str) -> Words:
        return frozenset(table[group][name])

    return StatusCues(
        planned=words("attitudes", "planned"),
        wanted=words("attitudes", "possible"),
        wanted_now=words("attitudes", "present"),
        planned_cues=tuple(table["cues"]["planned"]),
        possible_cues=tuple(table["cues"]["possible"]),
        realised_cues=tuple(table["cues"]["realised"]),
        alleged_cues=tuple(table["cues"]["alleged"]),
        doubting_cues=words("cues", "doubting"),
        undone=words("undone", "intransitive"),
        undone_passive=words("undone", "passive"),
        held=words("undone", "held"),
        silence=words("undone", "silence"),
        doubtful=words("cues", "doubtful"),
        looking_back=words("cues", "looking_back"),
        unfulfilled=words("cues", "unfulfilled"),
        negatives=words("cues", "negatives"),
        ahead=words("cues", "ahead"),
        trying=words("cues", "trying"),
        gatherings=words("makers", "gatherings"),
        staying=words("makers", "staying"),
        onward=words("news", "onward"),
        news=words("news", "verbs"),
        makers=words("makers", "verbs"),
        announcing=words("makers", "announcing"),
        weighing=words("makers", "weighing"),
        lasting=words("lasting", "nouns"),
        lasting_modifiers=words("lasting", "modifiers"),
        lasting_adverbs=words("lasting", "adverbs"),
        past_modifiers=words("modifiers", "occurred"),
        planned_modifiers=words("modifiers", "planned"),
        possible_modifiers=words("modifiers", "possible"),
        definite=words("modifiers", "definite"),
        telling=words("telling", "verbs"),
        openers=words("telling", "openers"),
    )


def build_scene(reading: Reading, cues: StatusCues) -> Scene:
    """Tie the frames of a reading together."""
    below: list[list[int]] = [[] for _ in reading.frames]
    alike: dict[str, tuple[int, ...]] = {}
    for frame in reading.frames:
        if frame.form in {"verb", "noun"}:
            alike[frame.predicate[:LIKE]] = (*alike.get(frame.predicate[:LIKE], ()), frame.index)
        if frame.parent is not None:
            below[frame.parent].append(frame.index)
    blocks = reading.document.blocks
    headlines = (s.index for s in reading.sentences if blocks[s.block].kind in {"title", "heading"})
    return Scene(reading, cues, tuple(map(tuple, below)), alike, frozenset(headlines), _walk(reading.frames, below))


def _walk(frames: Sequence[Frame], below: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """Number the steps of a walk through the trees of frames, so that what stands under a frame lies within it."""
    enter, leave = [0] * len(frames), [0] * len(frames)
    step = 0
    for root in (frame.index for frame in frames if frame.parent is None):
        stack = [(root, False)]
        while stack:
            at, is_done = stack.pop()
            step += 1
            if is_done:
                leave[at] = step
                continue
            enter[at] = step
            stack.append((at, True))
            stack += [(child, False) for child in below[at]]
    return tuple(zip(enter, leave, strict=True))
