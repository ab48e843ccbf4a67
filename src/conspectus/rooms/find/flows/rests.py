"""Rests: an amount or a pronoun that stands for a good named before: "a quarter will come from Peru"."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from conspectus.records import Frame, Phrase, Record
from conspectus.rooms.find.flows.claims import Claim, Ends
from conspectus.rooms.find.flows.cues import FlowCues, Way
from conspectus.rooms.find.flows.goods import Good, find_singular, read_good
from conspectus.rooms.find.flows.moving import ENDS, Moving
from conspectus.rooms.find.flows.transfers import fill_ends, fill_moved_ends, make_claim
from conspectus.rooms.find.scene import JOINED, Scene, find_phrase

WORD = re.compile(r"[\w%-]+")
NUMBER = re.compile(r"\d[\d.,]*\w?$")
PRONOUNS = frozenset({"it", "they", "them", "these", "those"})
SCALES = frozenset({"million", "billion", "trillion"})  # "110 million" alone is a sum
OF_WHAT = frozenset({"it", "that", "them", "these", "those", "which"})
NAMING = ("object", "subject", "of", "for")
GAPPED = re.compile(
    r"(?:,|;|\band)\s+(?P<amount>(?:(?:and|about|around|some|nearly|almost|roughly|another|the|a|more than)\s+)*"
    r"(?:rest|remainder|quarter|half|third|others|\d[\d.,]*(?:\s(?:percent|per cent|million|thousand|tonnes|tons))?)"
    r"(?:\s+of\s+(?:it|them))?)\s+(?P<way>from|to)\s+"
)
NEAR = re.compile(r"(?:(?:the|a|an|in|of|its|port|plant|plants|factory|factories|mine|mines)\s+)*")
BACK = 2  # sentences before one in which the good may be named


class Named(Record, frozen=True):
    """A good named before, and the ends that it has there: of a flow, or whom it is bought or used for."""

    good: Good
    ends: Ends


def read_rests(scene: Scene, cues: FlowCues, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Read verbs that move an amount or a pronoun, of the good that is named last before it."""
    known = {claim.frame.index for claim in claims}
    found = list(claims)
    for before in claims:
        if before.frame.form == "verb":
            yield from _read_gapped(before, scene)
    for frame in scene.reading.frames:
        if frame.form != "verb" or frame.index in known:
            continue
        made: tuple[Way, ...] = ("make",) if frame.predicate in cues.making and frame.voice == "passive" else ()
        for way in (*cues.verbs.get(frame.predicate, ()), *made):
            claim = _read_rest(Moving(frame, way, scene, cues), found)
            if claim is not None:
                found.append(claim)
                yield claim
                yield from _read_gapped(claim, scene)
                break


def _read_rest(it: Moving, claims: Sequence[Claim]) -> Claim | None:
    is_moving = it.way == "move"
    phrase = find_phrase(it.frame, "subject") if is_moving else it.find_object()
    if phrase is None or phrase.entities or (is_moving and find_phrase(it.frame, "object") is not None):
        return None
    words = WORD.findall(it.scene.text[phrase.start : phrase.end].casefold())
    is_part = bool(it.cues.parts & set(words)) or (len(words) > 1 and words[-2] == "of" and words[-1] in OF_WHAT)
    own = None if set(words) <= PRONOUNS or _is_amount(words, it.cues) else read_good(phrase, it.scene, it.cues)
    if own is not None and not is_part:
        return None
    near = _find_before(phrase, claims, it, back=BACK) if is_part else None
    before = near or _find_before(phrase, claims, it, back=0) or _find_flow(phrase, claims, it, back=1)
    if before is None or (own is not None and own.lemma != before.good.lemma):
        return None
    stand_in = structs.replace(before.good, start=phrase.head_start, end=phrase.head_end)
    ends = _name_ends(it, phrase, stand_in)
    if not (ends.sources or ends.targets) or (it.way == "make" and not before.ends.targets):
        return None
    if is_part or it.way == "pass":  # "imports gas from Peru and re-exports it": from Peru
        ends = Ends(ends.sources or before.ends.sources, ends.vias, ends.targets or before.ends.targets)
    claim = make_claim(it, own or before.good, phrase, ends)
    return None if claim is None else structs.replace(claim, rule="flow.rest", confidence=0.75, amount=phrase)


def _name_ends(it: Moving, phrase: Phrase, good: Good) -> Ends:
    if it.way == "make":  # "half of it is made in Peru"
        return Ends(it.name(("place", "in", "at")), (), ())
    return fill_moved_ends(it, phrase, good) if it.way == "move" else fill_ends(it, phrase, good)


def _is_amount(words: Sequence[str], cues: FlowCues) -> bool:
    """Whether words name nothing but how much, and no sum of money: "another 200 tonnes", "almost half of it"."""
    counted = [w for w in words if w in cues.parts or (find_singular(w, cues.measures) is not None and w not in SCALES)]
    numbers = [w for w in words if NUMBER.match(w) or w in SCALES]
    if not set(words) <= {*cues.amounts, *SCALES, *counted, *numbers}:
        return False
    return bool(counted) or (bool(numbers) and not SCALES & set(words))


# ---------------------------------------------------------------- what is named before


def _find_before(phrase: Phrase, claims: Sequence[Claim], it: Moving, *, back: int) -> Named | None:
    """Return the good that is named last before a phrase: of a flow, else in a phrase of another verb."""
    last = it.frame.sentence
    flow = _find_flow(phrase, claims, it, back=back)
    named = [flow] if flow is not None else []
    for other in it.scene.reading.frames:
        if last - back <= other.sentence <= last:
            own = [a.phrase for a in other.arguments if a.role in NAMING and a.phrase.end <= phrase.start]
            goods = [read_good(p, it.scene, it.cues) for p in own]
            ends = Ends((), (), _name_users(other, it))
            named += [Named(g, ends) for g in goods if g is not None and _is_named(g, it.cues)]
    return max(named, key=lambda n: (n.good.start, bool(n.ends.targets), bool(n.ends.sources)), default=None)


def _find_flow(phrase: Phrase, claims: Sequence[Claim], it: Moving, *, back: int) -> Named | None:
    """Return the good of the flow that is told last before a phrase."""
    last = it.frame.sentence
    near = [
        c
        for c in claims
        if last - back <= c.frame.sentence <= last and c.good.end <= phrase.start and _is_named(c.good, it.cues)
    ]
    claim = max(near, key=lambda c: (c.good.start, c.frame.index), default=None)
    return None if claim is None else Named(claim.good, claim.ends)


def _is_named(good: Good, cues: FlowCues) -> bool:
    """Whether a good is one that an amount may be of: no sum, no "imports"."""
    is_vague = good.lemma in cues.money or find_singular(good.lemma, cues.measures) is not None
    return good.is_known and not is_vague


def _name_users(frame: Frame, it: Moving) -> tuple[str, ...]:
    """Return whom a good is bought or used for, else who buys or uses it."""
    if frame.form != "verb" or frame.predicate not in it.cues.using:
        return ()
    user = Moving(frame, "take", it.scene, it.cues)
    return user.find_meant() or user.name(("for", "subject"))


# ---------------------------------------------------------------- "half came from Peru, the rest from Chile"


def _read_gapped(claim: Claim, scene: Scene) -> Iterator[Claim]:
    """Read the amounts that follow without a verb of their own."""
    sentence = scene.reading.sentences[claim.frame.sentence]
    for match in GAPPED.finditer(scene.text, claim.frame.end, sentence.end):
        ends = _name_listed(match.end(), sentence.end, scene)
        if not ends:
            continue
        is_from = match.group("way") == "from"
        sources, targets = (ends, claim.ends.targets) if is_from else (claim.ends.sources, ends)
        amount = Phrase(match.start("amount"), match.end("amount"), match.start("amount"), match.end("amount"), "rest")
        last = max(m.end for m in scene.within(match.end(), sentence.end) if m.entity in ends)
        yield structs.replace(
            claim, ends=Ends(sources, (), targets), start=match.start("amount"), end=last, amount=amount, confidence=0.7
        )


def _name_listed(start: int, end: int, scene: Scene) -> tuple[str, ...]:
    """Return the places named first after here, the ones joined to it too."""
    named = [m for m in scene.within(start, end) if scene.kind(m.entity) in ENDS and m.form == "name"]
    if not named or NEAR.fullmatch(scene.text, start, named[0].start) is None:
        return ()
    found = named[:1]
    for mention in named[1:]:
        if JOINED.fullmatch(scene.text, found[-1].end, mention.start) is None:
            break
        found.append(mention)
    return tuple(dict.fromkeys(m.entity for m in found))
