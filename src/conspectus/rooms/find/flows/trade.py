"""Trade: nouns of exchange -> one flow each way."""

import re
from collections.abc import Iterator
from itertools import combinations

from conspectus.records import Frame
from conspectus.rooms.find.flows.claims import Claim, Ends
from conspectus.rooms.find.flows.cues import FlowCues
from conspectus.rooms.find.flows.goods import Good
from conspectus.rooms.find.flows.moving import Moving
from conspectus.rooms.find.scene import Scene

BEFORE = re.compile(r"((?:bilateral|mutual|two-way|trade|commercial|foreign|goods|merchandise)\s+)+$", re.IGNORECASE)
TRADERS = ("state", "place", "bloc")
BACK = 3  # sentences before one that say whose "bilateral trade" it is


def read_trade(scene: Scene, cues: FlowCues) -> Iterator[Claim]:
    """Read "trade between Peru and Chile", "Peru's trade with Chile", "bilateral trade" of two states just named."""
    for frame in scene.reading.frames:
        is_noun = frame.form == "noun" or frame.rule == "happening"  # "trade between Peru and Chile resumed"
        if not is_noun or "trade" not in cues.nouns.get(frame.predicate, ()):
            continue
        it = Moving(frame, "trade", scene, cues)
        own, others = it.name(("subject",)), it.name(("with",))
        pairs = [(s, o) for s in own for o in others if s != o] or list(combinations(own, 2))
        confidence = 0.85
        if not pairs and _is_mutual(frame, scene, cues) and _is_measured(frame, scene, cues):
            pairs, confidence = _find_parties(frame, own or others, scene), 0.65
        start = _find_start(frame, scene)
        good = Good(scene.text[start : frame.end], frame.predicate, start, frame.end, True)
        spots = [(s.start, s.end) for s in it.spots]
        for one, two in pairs:
            for source, target in ((one, two), (two, one)):
                yield Claim(
                    frame=frame,
                    way="trade",
                    good=good,
                    ends=Ends((source,), (), (target,)),
                    start=min([start, *(s for s, _ in spots)]),
                    end=max([frame.end, *(e for _, e in spots)]),
                    rule="flow.trade",
                    confidence=confidence,
                )


def _find_start(frame: Frame, scene: Scene) -> int:
    match = BEFORE.search(scene.text, frame.clause_start, frame.start)
    return match.start() if match is not None else frame.start


def _is_mutual(frame: Frame, scene: Scene, cues: FlowCues) -> bool:
    before = scene.text[frame.clause_start : frame.start].casefold().split()
    return bool(cues.mutual & set(before[-3:])) or (frame.predicate == "turnover" and "trade" in before[-1:])


def _is_measured(frame: Frame, scene: Scene, cues: FlowCues) -> bool:
    """Whether the trade itself is told of, not something about it: "bilateral trade grew", not "talks on it"."""
    above = scene.parent(frame)
    if above is not None and above.form == "copula":
        return any(f.sentence == frame.sentence for f in scene.reading.figures)
    return above is not None and (above.predicate in cues.reaching or above.predicate in cues.growing)


def _find_parties(frame: Frame, known: tuple[str, ...], scene: Scene) -> list[tuple[str, str]]:
    """Return the two states that the sentence, or the nearest before it that names any two, is about."""
    for number in range(frame.sentence, max(-1, frame.sentence - BACK - 1), -1):
        extent = scene.reading.sentences[number]
        named = [m.entity for m in scene.within(extent.start, extent.end) if scene.kind(m.entity) in TRADERS]
        states = [e for e in dict.fromkeys(named) if scene.kind(e) == "state"]
        if len(states) == 2 and (not known or set(known) <= set(states)):
            return [(states[0], states[1])]
        if len(states) > 2:
            return []
    return []
