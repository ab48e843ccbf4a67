"""Events: the events of each document -> the events of the pile, each with all its mentions."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import log, sqrt

from msgspec import Struct, structs

from conspectus.records import Event, EventMention, Participant, Reading, Status, Time, make_id

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?:isations?|izations?|ations?|ments?|ings?|ions?|als?|ed|es|er|s|e)$")
DAY = dt.timedelta(days=1)
LONGEST = 62  # days; an interval longer than this says too little to hold two events together
REPORTED = 45  # days after an event within which a report without a date of its own still tells of it
ENOUGH = 1.5  # weight of shared words that settles it
NAMELESS = 0.8  # of what the words share, where one telling names nobody
SURE = 0.5  # where the times of both are known, short and meet
SAME_MATTER = 0.1
GATHERING = frozenset({"CONSULT"})  # those who meet at one time meet once, whatever of
NEEDED = 0.5  # SAME_MATTER 0-0.2, NAMELESS 0.5-1 and NEEDED 0.4-0.6 were swept on the gold piles, 2026-11
# how much a mention settles about its event: what occurred over what was planned
SETTLED: tuple[Status, ...] = ("occurred", "ongoing", "denied", "planned", "possible")


class Told(Struct, frozen=True):
    """An event as one document has it: what its words, parties and times are."""

    event: Event
    document: str
    triggers: frozenset[str]
    words: frozenset[str]
    parties: frozenset[str]
    sentences: frozenset[tuple[str, int]]
    published: Time
    place_kind: str | None


def join_events(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Find which events of the documents are one; each then stands, with all mentions, where it was told first.

    Two are one only where their kind, parties, time and place agree and their words, weighed by how rare they are in
    the pile, are enough alike: two meetings of the same people on different days stay two.
    """
    acting = _list_acting(readings)
    told = [_tell(event, reading, acting) for reading in readings for event in reading.events]
    weights = _weigh_words(told)
    groups = _Groups(told)
    pairs = [
        (score, one, other)
        for one, other in _find_candidates(told)
        if (score := _score(told[one], told[other], weights)) >= NEEDED
    ]
    for _, one, other in sorted(pairs, key=lambda p: (-p[0], told[p[1]].event.id, told[p[2]].event.id)):
        groups.join(one, other)
    homes: defaultdict[str, list[Event]] = defaultdict(list)
    for members in groups.sets():
        first = min(members, key=_rank)
        homes[first.document].append(_merge(first, sorted(members, key=_rank)))
    return tuple(structs.replace(r, events=tuple(sorted(homes[r.document.id], key=_place))) for r in readings)


# ---------------------------------------------------------------- what an event is like


def _list_acting(readings: tuple[Reading, ...]) -> dict[str, str]:
    """Return for each person the body or state whose office he holds most often: its deeds are his."""
    offices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for role in reading.roles:
            if role.of is not None:
                offices[role.person][role.of] += 1
    return {person: max(bodies, key=lambda b: (bodies[b], b)) for person, bodies in offices.items()}


def _tell(event: Event, reading: Reading, acting: dict[str, str]) -> Told:
    named = {entity.id: entity for entity in reading.naming.entities}
    parties = {p.entity for p in event.participants}
    own = {
        word
        for id in (*parties, event.place)
        if id in named
        for name in (named[id].name, *named[id].aliases)
        for word in _stem(name)
    }
    words = {word for mention in event.mentions for word in _stem(mention.span.text)}
    triggers = frozenset(stem for mention in event.mentions for stem in _stem(mention.trigger))
    return Told(
        event=event,
        document=reading.document.id,
        triggers=triggers,
        words=frozenset(words - own - triggers),
        parties=frozenset(parties | {acting[p] for p in parties if p in acting}),
        sentences=frozenset((mention.span.document, mention.sentence) for mention in event.mentions),
        published=reading.dating.published.time,
        place_kind=named[event.place].kind if event.place in named else None,
    )


def _stem(text: str) -> list[str]:
    return [_ENDING.sub("", word) or word for word in _WORD.findall(text.casefold())]


def _weigh_words(told: list[Told]) -> dict[str, float]:
    """Weigh each word by how few events of the pile have it: 1 for a word of two, towards 0 for one of all."""
    counts = Counter(word for one in told for word in one.words | one.triggers)
    most = log(len(told) + 1)
    return {word: max(0.0, 1 - log(number) / most) for word, number in counts.items()}


def _find_candidates(told: list[Told]) -> list[tuple[int, int]]:
    """Return pairs of one kind of which one word tells, not all with all."""
    shelves: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for trigger in one.triggers:
            shelves[one.event.kind, trigger].append(number)
    return sorted({pair for shelf in shelves.values() for pair in combinations(shelf, 2)})


# ---------------------------------------------------------------- whether two are one


def _score(one: Told, other: Told, weights: dict[str, float]) -> float:
    """Say how much speaks for two being one event; 0 where anything speaks against it.

    The word that tells of both, what else their words share, and near times; all of it counts as much as the parties
    agree.
    """
    if not one.triggers & other.triggers or one.sentences & other.sentences or not _agree(one, other):
        return 0.0
    words = min(1.0, sum(weights[word] for word in one.words & other.words) / ENOUGH)
    time = _meet_closely(one, other)
    if one.event.kind not in GATHERING and words < _least_words(one, other):
        return 0.0  # two promises of the same people are two, unless they promise the same
    trigger = 0.6 if time or one.document == other.document else 0.3  # years apart, the same people meet again
    return _share_parties(one, other, words) * (trigger + words + time)


def _least_words(one: Told, other: Told) -> float:
    """Return how much two tellings must share in words: more inside a report, most where it says yes and no."""
    if one.document != other.document:
        return SAME_MATTER
    is_opposed = (one.event.status == "denied") != (other.event.status == "denied")
    return SAME_MATTER * (5 if is_opposed else 2)


def _share_parties(one: Told, other: Told, words: float) -> float:
    """Return 1 for the same two or more parties, less for fewer; as much as the words do where one names nobody."""
    shared, least = one.parties & other.parties, min(len(one.parties), len(other.parties))
    if least == 0:
        return NAMELESS * (sqrt(words) if one.parties == other.parties else words)
    return (len(shared) / least) ** 2 * min(1.0, 0.6 + 0.2 * len(shared))


def _agree(one: Told, other: Told) -> bool:
    """Whether time and place allow two to be one event."""
    left, right = one.event, other.event
    # a city lies in a state and a square in a city; two cities are two places
    if left.place and right.place and left.place != right.place and one.place_kind == other.place_kind:
        return False
    return _may_meet(left.time or _bound(one), right.time or _bound(other))


def _bound(told: Told) -> Time | None:
    """Bound an event without a time: what occurred did before its report, what is to come does after it."""
    published = told.published
    if told.event.status == "occurred":
        return Time(None, published.latest, "open")
    if told.event.status == "planned":
        return Time(published.earliest, None, "open")
    return None


def _may_meet(one: Time | None, other: Time | None) -> bool:
    if one is None or other is None:
        return True
    starts_late = one.earliest and other.latest and one.earliest > other.latest + DAY
    ends_early = one.latest and other.earliest and one.latest < other.earliest - DAY
    return not (starts_late or ends_early)


def _meet_closely(one: Told, other: Told) -> float:
    """Return SURE where the times of both are known, short and meet; less where one report tells of news."""
    times = [t for t in (one.event.time, other.event.time) if t is not None and _is_short(t)]
    if len(times) == 2:
        return SURE
    if len(times) == 1:
        undated = other if one.event.time in times else one
        days = _distance(times[0], undated.published)
        return 0.3 if days is not None and days <= REPORTED else 0.0
    if one.document == other.document:
        return 0.2
    days = _distance(one.published, other.published)
    return 0.2 if days is not None and days <= REPORTED else 0.0


def _is_short(time: Time) -> bool:
    return bool(time.earliest and time.latest and (time.latest - time.earliest).days <= LONGEST)


def _distance(time: Time, published: Time) -> int | None:
    """Return the days between two times, 0 where they meet; None where an end is not known."""
    if not (time.earliest and time.latest and published.earliest and published.latest):
        return None
    return max(0, (published.earliest - time.latest).days, (time.earliest - published.latest).days)


class _Groups:
    """Sets of events that are one; a join that something in either set speaks against does not happen."""

    def __init__(self, told: list[Told]) -> None:
        self.told = told
        self.home = list(range(len(told)))
        self.members = {n: [n] for n in self.home}

    def join(self, one: int, other: int) -> None:
        """Join the sets of two events."""
        left, right = self.home[one], self.home[other]
        if left == right:
            return
        if not all(_agree(self.told[a], self.told[b]) for a in self.members[left] for b in self.members[right]):
            return
        self.members[left] += self.members.pop(right)
        for member in self.members[left]:
            self.home[member] = left

    def sets(self) -> Iterable[list[Told]]:
        """Yield the sets."""
        return ([self.told[n] for n in members] for members in self.members.values())


# ---------------------------------------------------------------- one event of several


def _rank(told: Told) -> tuple[dt.date, str, int]:
    """Order tellings by when they were published, then by place."""
    first = told.published.earliest or told.published.latest or dt.date.max
    return (first, told.document, told.event.mentions[0].span.start)


def _place(event: Event) -> tuple[int, str]:
    return (event.mentions[0].span.start, event.id)


def _merge(first: Told, members: list[Told]) -> Event:
    """Make one event of several tellings: its status is the most settled one, its time the narrowest of those.

    Of equals the first that was told counts: an order by id would be one by chance.
    """
    if len(members) == 1:
        return first.event
    events = [member.event for member in members]
    main = min(events, key=lambda e: (SETTLED.index(e.status), -len(e.participants)))
    parts: dict[str, Participant] = {}
    for event in (main, *events):
        for part in event.participants:
            parts.setdefault(part.entity, part)
    mentions: list[EventMention] = [mention for event in events for mention in event.mentions]
    return structs.replace(
        first.event,
        id=make_id("ev", *(event.id for event in sorted(events, key=lambda e: e.id))),
        label=main.label,
        participants=tuple(parts.values()),
        place=next((e.place for e in (main, *events) if e.place), None),
        time=min((e.time for e in events if e.time), key=_width, default=None),
        status=main.status,
        mentions=tuple(mentions),
        confidence=min(event.confidence for event in events),
        rule=f"{first.event.rule}, joined",
    )


def _width(time: Time) -> tuple[int, int]:
    """Rank times, the narrowest first; of those that are open the one whose only end says most."""
    if time.earliest and time.latest:
        return (0, (time.latest - time.earliest).days)
    if time.latest:
        return (1, time.latest.toordinal())
    return (2, -time.earliest.toordinal() if time.earliest else 0)
