"""Links: frames and knowledge -> what depends on what."""

import re
from collections.abc import Iterator

from conspectus.records import Frame, Link, Reading, Span, make_id
from conspectus.rooms.find.links.adjuncts import read_adjuncts
from conspectus.rooms.find.links.clauses import read_clause, read_sentence
from conspectus.rooms.find.links.cues import LinkCues
from conspectus.rooms.find.links.scene import CLAUSES, Extent, Found, Scene
from conspectus.rooms.find.links.verbs import read_back, read_noun, read_verb

# words at the edges of an end that belong to the connective
LEADING = re.compile(r"(?:then|why|to|by|because|and|but|so|only if|of)\s+", re.IGNORECASE)
TRAILING = re.compile(
    r"[\s,]+(?:not only|not just|partly|in (?:large )?part|mainly|largely|mostly|chiefly|primarily|only|simply|just|"
    r"precisely|especially|particularly|possibly|perhaps|probably|apparently|at least|even|solely|purely|and|but|or)$",
    re.IGNORECASE,
)


def find_links(reading: Reading, cues: LinkCues) -> tuple[Link, ...]:
    """Find what the text says depends on what, in text order of the first end."""
    scene = Scene(reading, cues)
    links: dict[tuple[int, int], Link] = {}
    for found in _read(scene, reading):
        link = _make(scene, reading, found)
        if link is not None:
            links.setdefault((link.source.start, link.target.start), link)
    return tuple(sorted(links.values(), key=lambda k: (min(k.source.start, k.target.start), k.source.start, k.id)))


def _read(scene: Scene, reading: Reading) -> Iterator[Found]:
    for frame in reading.frames:
        if frame.modality != "asked" and not scene.is_question(frame.sentence) and not scene.look.is_disputed(frame):
            yield from _read_frame(scene, frame)
    for number in scene.roots:
        yield from read_sentence(scene, number)


def _read_frame(scene: Scene, frame: Frame) -> Iterator[Found]:
    """Read one frame; what is denied tells of no link, save what is not let be."""
    if frame.form in CLAUSES:
        yield from read_clause(scene, frame)
        yield from read_adjuncts(scene, frame)
    if frame.form == "verb":
        yield from read_verb(scene, frame)
    if frame.form in ("verb", "adjective") and not frame.is_negated:
        yield from read_back(scene, frame)
    if frame.form == "copula" and not frame.is_negated:
        yield from read_noun(scene, frame)


def _make(scene: Scene, reading: Reading, found: Found) -> Link | None:
    """Make the link, unless its ends overlap or one of them says nothing by itself."""
    source, target = _trim(scene, found.source), _trim(scene, found.target)
    is_word = found.rule.startswith(("clause", "adjunct")) and " " not in target.text  # "earlier than scheduled due to"
    is_apart = source.end <= target.start or target.end <= source.start
    if not is_apart or is_word or scene.look.is_bare(source) or scene.look.is_bare(target):
        return None
    return Link(
        id=make_id("li", reading.document.id, source.start, source.end, target.start, target.end, found.kind),
        kind=found.kind,
        source=source,
        target=target,
        holder=scene.look.holder(found.frame),
        sentence=found.frame.sentence,
        confidence=found.confidence,
        rule=f"link.{found.rule}",
    )


def _trim(scene: Scene, extent: Extent) -> Span:
    """Quote an end without words that belong to the connective."""
    span = scene.look.span(*extent)
    lead = LEADING.match(span.text)
    start = span.start + lead.end() if lead else span.start
    tail = TRAILING.search(scene.text[start : span.end])
    return scene.look.span(start, start + tail.start() if tail else span.end)
