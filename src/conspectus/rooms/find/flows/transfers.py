"""Transfers: frames of giving, taking, carrying and moving -> what goes from whom to whom."""

import re
from collections.abc import Iterable, Iterator

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.flows.claims import Claim
from conspectus.rooms.find.flows.cues import FlowCues, Way
from conspectus.rooms.find.flows.goods import Good, cut_good, read_good
from conspectus.rooms.find.scene import Scene, find_phrase

FROM, TO, VIA = (
    ("from", "out of"),
    ("to", "into", "recipient", "towards", "onto"),
    ("via", "through", "across", "by way of", "along"),
)
PLACING = frozenset(
    {
        "deploy",
        "redeploy",
        "arrive",
        "invest",
        "reinvest",
        "relocate",
        "resettle",
        "deployment",
        "investment",
        "redeployment",
    }
)
FITTING = frozenset({"supply", "provide", "arm", "equip", "feed"})  # "supply Egypt with oil"
LEAVING = frozenset({"flee", "escape"})  # "fled Syria for Turkey"
ENDS = frozenset({"state", "place", "organization", "bloc", "project", "group", "person"})
UP_TO = re.compile(r"\s+(?:up\s+)?to\s+\d")
FROM_WITHIN = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$")
TO_WITHIN = re.compile(r"\bto\s+(?:\w+\s+){0,2}$")
VIA_WITHIN = re.compile(r"\b(?:via|through|across)\s+(?:\w+\s+){0,3}$")
LANDS = ("state", "place", "bloc", "organization", "project")
WAYS = ("project",)


class Transfer:
    """One frame read one way, with the phrases that it was read from."""

    def __init__(self, frame: Frame, way: Way, scene: Scene, cues: FlowCues) -> None:
        self.frame, self.way, self.scene, self.cues = frame, way, scene, cues
        self.spots: list[Phrase] = []

    def name(self, roles: Iterable[str], *, is_owned: bool = True) -> tuple[str, ...]:
        """Return who fills the first of these roles that somebody fills."""
        for role in roles:
            found: dict[str, None] = {}
            for phrase in self.scene.find_phrases(self.frame, (role,)):
                named = [e for e in self.scene.name_fillers(phrase, self.frame) if self.scene.kind(e) in ENDS]
                if not named and is_owned and not phrase.entities:
                    owner = self.scene.name_owner(phrase, LANDS)
                    named = [owner] if owner is not None else []
                if named:
                    self.spots.append(phrase)
                found.update(dict.fromkeys(named))
            if found:
                return tuple(found)
        return ()

    def find_origin(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Return the state whose adjective or possessive the good has: "Chilean copper"."""
        if phrase is None:
            return ()
        before = [m for m in self.scene.within(phrase.start, phrase.end) if m.form != "pronoun"]
        lands = [m.entity for m in before if self.scene.kind(m.entity) in ("state", "place")]
        return tuple(lands[:1]) if before and before[0].entity in lands[:1] else ()


    def find_within(self, start: int, end: int, leading: re.Pattern[str]) -> tuple[str, ...]:
        """Return whom a preposition inside the good's own phrase leads to: "833 tons of rice from Kenya to Togo"."""
        for mention in self.scene.within(start, end):
            if leading.search(self.scene.text, start, mention.start) and self.scene.kind(mention.entity) in LANDS:
                return (mention.entity,)
        return ()

    def find_master(self) -> tuple[str, ...]:
        """Return who raises, cuts or prices a noun's flow without a subject of its own: "Peru cut the price of sales"."""
        above = self.scene.parent(self.frame) if self.frame.form == "noun" and self.way == "give" else None
        while above is not None and above.form == "noun":
            above = self.scene.parent(above)
        if above is None or above.predicate not in self.cues.handling:
            return ()
        named = [a.phrase for a in above.arguments if a.role == "subject"]
        found = [e for p in named for e in self.scene.name_fillers(p, above) if self.scene.kind(e) in LANDS]
        self.spots.extend(named if found else [])
        return tuple(found)


def read_transfers(scene: Scene, cues: FlowCues) -> Iterator[Claim]:
    """Read every frame whose verb or noun moves something."""
    for frame in scene.reading.frames:
        table = cues.verbs if frame.form == "verb" else cues.nouns if frame.form == "noun" else {}
        predicate = frame.predicate
        if UP_TO.match(scene.text, frame.end):  # "carry up to 900 tons": no particle
            predicate = predicate.removesuffix(" up")
        for way in table.get(predicate, ()):
            claim = _read_move(Transfer(frame, way, scene, cues)) if way == "move" else None
            if way not in ("move", "trade"):
                claim = _read_transfer(Transfer(frame, way, scene, cues))
            if claim is not None:
                yield claim
                break


def _read_transfer(it: Transfer) -> Claim | None:
    frame, scene = it.frame, it.scene
    object_ = find_phrase(frame, "object")
    with_ = find_phrase(frame, "with")
    if frame.predicate in FITTING and with_ is not None and object_ is not None:
        good = read_good(with_, scene, it.cues)
        return _claim(it, good, with_, it.name(("subject",)), (), it.name(("object",))) if good is not None else None
    good, phrase = _read_object(it, object_)
    if good is None:
        return None
    sources, vias, targets = _name_ends(it)
    if phrase is not None:
        sources = sources or it.find_within(good.end, phrase.end, FROM_WITHIN)
        targets = targets or it.find_within(good.end, phrase.end, TO_WITHIN)
        vias = vias or it.find_within(good.end, phrase.end, VIA_WITHIN)
    sources = sources or it.find_origin(phrase) or it.find_master()
    return _claim(it, good, phrase, sources, vias, targets)


def _read_object(it: Transfer, phrase: Phrase | None) -> tuple[Good | None, Phrase | None]:
    frame = it.frame
    if phrase is not None:
        return read_good(phrase, it.scene, it.cues), phrase
    if frame.form == "noun" and frame.predicate in it.cues.itself:
        return cut_good(frame.clause_start, frame.end, frame.start, it.scene, it.cues), None
    if frame.form == "verb" and it.way == "invest":
        return cut_good(frame.start, frame.end, frame.start, it.scene, it.cues), None
    return None, None


def _name_ends(it: Transfer) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return sources, what lies between, and targets, by what the subject of such a verb or noun is."""
    frame, scene = it.frame, it.scene
    subjects, sources, vias = it.name(("subject",)), it.name(FROM), it.name(VIA)
    placing = ("place", "in") if frame.predicate in PLACING else ()
    targets = it.name((*TO, *placing))
    ways = tuple(e for e in subjects if scene.kind(e) in WAYS)
    ends = tuple(e for e in targets if scene.kind(e) in WAYS)
    if ends:  # what goes to a pipeline goes on through it
        vias, targets = (*vias, *ends), tuple(e for e in targets if e not in ends) or it.name(("place",))
    if it.way == "take":
        return sources, vias, subjects
    if it.way == "pass":
        return sources, (*subjects, *vias), targets
    if ways or (it.way == "carry" and not sources):
        owners = tuple(e for e in subjects if scene.kind(e) == "state") if not ways else ()
        return sources or owners, (*ways, *vias), targets
    return sources or subjects, vias, targets


def _read_move(it: Transfer) -> Claim | None:
    """Read what moves by itself: "gas flows from", "refugees fled"; of a noun: "the flow of arms to"."""
    frame = it.frame
    moving = find_phrase(frame, "subject") or find_phrase(frame, "of")
    object_ = find_phrase(frame, "object")
    if moving is None or (object_ is not None and frame.form == "verb" and frame.predicate not in (*LEAVING, "cross")):
        return None
    good = read_good(moving, it.scene, it.cues)
    if good is None or not good.is_known:
        return None
    sources = it.name((*FROM, "object") if frame.predicate in LEAVING else FROM)
    targets = it.name(
        ((*TO, "for") if frame.predicate in LEAVING else TO) + (("place", "in") if frame.predicate in PLACING else ())
    )
    vias = it.name((*VIA, "object") if frame.predicate == "cross" else VIA)
    if not (sources or vias or targets):
        return None
    return _claim(it, good, moving, sources or it.find_origin(moving), vias, targets)


def _claim(
    it: Transfer,
    good: Good,
    phrase: Phrase | None,
    sources: tuple[str, ...],
    vias: tuple[str, ...],
    targets: tuple[str, ...],
) -> Claim | None:
    """Make the claim if enough is known: one end for verbs that always move goods, two for the others."""
    known = sum(map(bool, (sources, vias, targets)))
    is_strong = it.frame.predicate in it.cues.strong
    if not known or not (good.is_known or is_strong) or known < (1 if is_strong else 2):
        return None
    frame, sentence = it.frame, it.scene.reading.sentences[it.frame.sentence]
    spots = [(s.start, s.end) for s in (*it.spots, phrase) if s is not None] + [
        (good.start, good.end),
        (frame.start, frame.end),
    ]
    near = [(s, e) for s, e in spots if sentence.start <= s and e <= sentence.end]
    vias = tuple(v for v in dict.fromkeys(vias) if v not in sources and v not in targets)
    return Claim(
        frame=frame,
        way=it.way,
        good=good,
        sources=sources or (None,),
        vias=vias,
        targets=tuple(t for t in targets if t not in sources) or (None,),
        start=min(s for s, _ in near),
        end=max(e for _, e in near),
        is_way=any(a.role == "subject" and a.phrase.lemma in it.cues.ways for a in frame.arguments),
        rule=f"flow.{it.way}",
        confidence=(0.85 if good.is_known else 0.7) - (0.1 if known < 2 else 0),
    )
