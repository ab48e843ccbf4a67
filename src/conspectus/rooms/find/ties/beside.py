"""Beside: what two names that stand side by side say of each other."""

import re
from collections.abc import Iterator

from conspectus.records import Mention
from conspectus.rooms.find.ties.claims import Claim, Grounds, TieScene

OWNING = re.compile(r"['’]s?\s+")
BLANK = re.compile(r"\s+")
WITHIN = re.compile(r"\s+(?:\([^()]{1,12}\)\s+)?in\s+(?:the\s+)?")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
NOUN = re.compile(r"(?:['’]s?)?\s+((?:[a-z-]+\s+){0,2})([a-z-]+),?\s+")
COMMA = re.compile(r",\s+")
LISTED = re.compile(r",\s+")
TOWN, PROVINCE, STATE, REGION = 1, 2, 3, 4


def read_beside(scene: TieScene) -> Iterator[Claim]:
    """Read what stands between each name and the next of its sentence."""
    named = [m for m in scene.mentions if m.form in ("name", "adjective")]
    for at, (one, two) in enumerate(zip(named, named[1:], strict=False)):
        if one.sentence != two.sentence or one.end > two.start or one.entity == two.entity:
            continue
        before = named[at - 1] if at and named[at - 1].sentence == one.sentence else None
        after = named[at + 2] if at + 2 < len(named) and named[at + 2].sentence == one.sentence else None
        yield from _read_places(one, two, before, after, scene)
        yield from _read_bodies(one, two, scene)
        yield from _read_noun(one, two, scene)


def _claim(
    tie: str,
    subject: str,
    object_: str,
    one: Mention,
    two: Mention,
    scene: TieScene,
    confidence: float,
    polarity: int = 1,
) -> Iterator[Claim]:
    start, end = one.start, two.end
    grounds = Grounds(
        start=start,
        end=end,
        sentence=one.sentence,
        rule="tie.beside",
        confidence=confidence,
        polarity=polarity,
        holder=scene.find_holder(start, end),
    )
    yield from scene.make_claims(tie, (subject,), (object_,), grounds)


# ---------------------------------------------------------------- "Faro, Portugal", "the Kenyan port of Lamu"


def _read_places(
    one: Mention, two: Mention, before: Mention | None, after: Mention | None, scene: TieScene
) -> Iterator[Claim]:
    gap = scene.text[one.end : two.start]
    first, second = _rank(one, scene), _rank(two, scene)
    if not first or not second:
        return
    if one.form == "name" and two.form == "name" and first < second:
        is_listed = _is_listed(one, two, before, after, scene)
        is_whole = OWNING.match(scene.text, two.end) is None
        if (COMMA.fullmatch(gap) and is_whole and not is_listed) or (WITHIN.fullmatch(gap) and second < REGION):
            yield from _claim("located_in", one.entity, two.entity, one, two, scene, 0.9)
    is_owning = OWNING.fullmatch(gap) is not None or (
        one.form == "adjective" and (BLANK.fullmatch(gap) or scene.cues.beside.settlement.fullmatch(gap))
    )
    if one.form == "name" and first in (PROVINCE, STATE) and scene.cues.beside.settlement.fullmatch(gap):
        is_owning = True  # "the Ohio town of Lima"
    if is_owning and two.form == "name" and second < first < REGION:
        yield from _claim("located_in", two.entity, one.entity, one, two, scene, 0.85)


def _rank(mention: Mention, scene: TieScene) -> int:
    """Return how large a place is; 0 for what is no place."""
    entity = scene.entities[mention.entity]
    names = {entity.name, mention.text, *entity.aliases}
    if entity.kind == "state":
        return STATE
    if entity.kind != "place":
        return 0
    if names & scene.cues.regions:
        return REGION
    return PROVINCE if names & scene.cues.provinces else TOWN


def _is_listed(one: Mention, two: Mention, before: Mention | None, after: Mention | None, scene: TieScene) -> bool:
    """Whether two places with a comma between them may be members of a list."""
    if before is not None and _rank(before, scene) == _rank(one, scene):
        if LISTED.fullmatch(scene.text[before.end : one.start]):
            return True
    if after is None or not _rank(after, scene):
        return False
    gap = scene.text[two.end : after.start]
    return re.fullmatch(r",?\s+(?:and|or)\s+(?:the\s+)?|,\s+", gap) is not None and _rank(after, scene) != TOWN


# ---------------------------------------------------------------- "Kenya's Supreme Court", "Ohio-based Acme"


def _read_bodies(one: Mention, two: Mention, scene: TieScene) -> Iterator[Claim]:
    cues, gap = scene.cues, scene.text[one.end : two.start]
    kinds = (scene.kind(one.entity), scene.kind(two.entity))
    is_land = kinds[0] in ("state", "place")
    compound = cues.beside.compound.fullmatch(gap)
    if compound is not None:
        yield from _read_compound(cues.compounds[compound.group(1)], one, two, scene)
        return
    if two.form != "name" or kinds[1] != "organization":
        yield from _read_base(one, two, gap, scene)
        return
    owning = OWNING.match(gap)
    rest = " " + gap[owning.end() :] if owning else gap
    is_adjective = one.form == "adjective"
    if is_land and (owning or is_adjective):
        is_close = not rest.strip()
        stated = cues.beside.stated.fullmatch(rest)
        if stated is not None and cues.state_words[stated.group(1)]:
            yield from _claim(cues.state_words[stated.group(1)], one.entity, two.entity, one, two, scene, 0.85)
        elif is_close and cues.beside.public.search(two.text):
            yield from _claim("part_of", two.entity, one.entity, one, two, scene, 0.85)
        elif is_close or cues.beside.trade.fullmatch(rest):
            yield from _claim("located_in", two.entity, one.entity, one, two, scene, 0.7)
    elif owning and kinds[0] == "organization" and not rest.strip() and cues.beside.public.search(two.text):
        yield from _claim("part_of", two.entity, one.entity, one, two, scene, 0.8)


def _read_compound(tie: str, one: Mention, two: Mention, scene: TieScene) -> Iterator[Claim]:
    """Read "Ohio-based Acme", "Kenya-owned Zephyr": who owns and leads goes first, who is based second."""
    if two.form != "name":
        return
    subject, object_ = (two.entity, one.entity) if tie == "located_in" else (one.entity, two.entity)
    yield from _claim(tie, subject, object_, one, two, scene, 0.85)


def _read_base(one: Mention, two: Mention, gap: str, scene: TieScene) -> Iterator[Claim]:
    owning = OWNING.match(gap)
    rest = " " + gap[owning.end() :] if owning else gap
    if scene.kind(one.entity) in ("state", "bloc") and scene.cues.beside.base.fullmatch(rest):
        yield from _claim("base_in", one.entity, two.entity, one, two, scene, 0.8)
    is_site = two.form == "name" and one.form == "name" and WITHIN.fullmatch(gap) is not None
    if is_site and _rank(two, scene) and _is_site(one, scene):
        yield from _claim("located_in", one.entity, two.entity, one, two, scene, 0.75)


def _is_site(mention: Mention, scene: TieScene) -> bool:
    kind = scene.kind(mention.entity)
    last = re.sub(r"[\s()]+$", "", mention.text).rsplit(maxsplit=1)[-1].casefold()
    return kind == "project" or (kind in ("organization", "place") and last in scene.cues.sites)


# ---------------------------------------------------------------- "Acme unit Zephyr", "its rival, Zephyr"


def _read_noun(one: Mention, two: Mention, scene: TieScene) -> Iterator[Claim]:
    """Read a noun between two names that says what the second is to the first."""
    match = NOUN.fullmatch(scene.text[one.end : two.start])
    if match is None or two.form != "name":
        return
    words = match.group(1).split()
    for cue in scene.cues.nouns.get(match.group(2), ()):
        if "object" not in cue.object + cue.subject or "subject" not in cue.object + cue.subject:
            continue
        if set(words) & cue.bars or (cue.needs and not set(words) & cue.needs):
            continue
        polarity = -1 if set(words) & scene.cues.former else 1
        is_forward = "subject" in cue.subject  # the second name is the noun
        ends = (two.entity, one.entity) if is_forward else (one.entity, two.entity)
        yield from _claim(cue.tie, *ends, one, two, scene, 0.8, polarity)
