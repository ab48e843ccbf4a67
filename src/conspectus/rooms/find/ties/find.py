"""Ties: frames and knowledge -> how the actors stand to one another."""

from collections import defaultdict
from collections.abc import Iterator

from conspectus.records import Reading, Tie, make_id
from conspectus.rooms.find.ties.beside import read_beside
from conspectus.rooms.find.ties.claims import Claim, TieScene
from conspectus.rooms.find.ties.cues import TieCues
from conspectus.rooms.find.ties.framed import read_frames
from conspectus.rooms.find.ties.named import read_names
from conspectus.rooms.find.ties.titles import read_posts, read_titles


def find_ties(reading: Reading, cues: TieCues) -> tuple[Tie, ...]:
    """Find every standing relation that the document asserts or denies, in text order of its first mention.

    Returns:
        One tie for the same two ends, predicate, polarity and holder, with every place that says so.
    """
    scene = TieScene(reading, cues)
    groups: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(_read(scene), key=lambda c: (c.grounds.start, c.grounds.end, c.tie, c.grounds.rule)):
        ends = (claim.subject, claim.object)
        key = frozenset(ends) if claim.tie in cues.both else ends
        groups[key, claim.tie, claim.grounds.polarity, claim.grounds.holder].append(claim)
    ties = [_make_tie(scene, claims) for claims in groups.values()]
    return tuple(sorted(ties, key=lambda t: (t.mentions[0].start, t.mentions[0].end, t.predicate, t.id)))


def _read(scene: TieScene) -> Iterator[Claim]:
    yield from read_frames(scene)
    yield from read_titles(scene)
    yield from read_posts(scene)
    yield from read_beside(scene)
    yield from read_names(scene)


def _make_tie(scene: TieScene, claims: list[Claim]) -> Tie:
    """Put together the places that say one tie; the surest one names the rule."""
    reading = scene.reading
    first, best = claims[0], max(claims, key=lambda c: c.grounds.confidence)
    spots = sorted({(c.grounds.start, c.grounds.end) for c in claims})
    grounds = best.grounds
    ends = (scene.first_spot(first.subject), scene.first_spot(first.object))
    return Tie(
        id=make_id("ti", reading.document.id, *spots[0], first.tie, grounds.polarity, *ends),
        subject=first.subject,
        predicate=first.tie,
        object=first.object,
        polarity=grounds.polarity,
        time=next((c.grounds.time for c in claims if c.grounds.time is not None), None),
        mentions=tuple(reading.document.span(start, end) for start, end in spots),
        sentence=first.grounds.sentence,
        holder=grounds.holder,
        confidence=grounds.confidence,
        rule=grounds.rule,
    )
