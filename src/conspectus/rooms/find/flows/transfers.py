"""Transfers: frames of giving, taking, carrying and moving -> what goes from whom to whom."""

import re
from collections.abc import Iterator

from msgspec import structs

from conspectus.records import Phrase
from conspectus.rooms.find.flows.claims import Claim, Ends
from conspectus.rooms.find.flows.cues import FlowCues
from conspectus.rooms.find.flows.goods import Good, Stretch, cut_good, find_singular, read_good
from conspectus.rooms.find.flows.moving import PARTIES, Moving
from conspectus.rooms.find.scene import Scene, find_phrase

FROM, VIA = ("from", "out of"), ("via", "through", "across", "by way of", "along")
TO = ("to", "into", "recipient", "towards", "onto")
AMOUNT = re.compile(r"\s+(?:most|much|some|all|about|nearly|almost|more than|its|their|\d)")
PLACE = ("place", "in")
PROGRAMME = re.compile(r"(?i)\b(?:program|programme|fund|initiative|plan|mission|campaign)$")  # no way that carries
PAIRED = re.compile(r",?\s+and\s+(?P<good>[\w][\w\s-]*?)\s+(?:from|to)\s+")
ITS = frozenset({"its", "their", "his", "her", "our", "my"})
LONGEST = 4  # words of a good that follows a verb taken for a noun
UP_TO = re.compile(r"\s+(?:up\s+)?to\s+\d")


def read_transfers(scene: Scene, cues: FlowCues) -> Iterator[Claim]:
    """Read every frame whose verb or noun moves something, the first way that its words allow."""
    for frame in scene.reading.frames:
        predicate = frame.predicate
        if UP_TO.match(scene.text, frame.end):  # "carry up to 900 tons": no particle
            predicate = predicate.removesuffix(" up")
        is_noun = frame.form == "noun" or frame.rule == "happening"  # "deliveries to Kenya ended"
        table = cues.nouns if is_noun else cues.verbs if frame.form == "verb" else {}
        for way in table.get(predicate, ()):
            it = Moving(frame, way, scene, cues)
            if (predicate, way) == ("take", "take") and find_phrase(frame, "to") is not None:
                continue  # "took oil to Peru" carries it
            claim = None if way == "trade" else _read_move(it) if way == "move" else _read_transfer(it)
            if frame.form == "noun" and predicate in cues.doubled:
                claim = _read_verb(it) or (None if AMOUNT.match(scene.text, frame.end) else claim)
            if claim is not None:
                yield from _split_pair(it, claim)
                break


def _split_pair(it: Moving, claim: Claim) -> Iterator[Claim]:
    """Tell two goods apart that have an end each: "buys tin from Peru and tea from Kenya"."""
    for role in ("from", "to"):
        phrases = [a.phrase for a in it.frame.arguments if a.role == role]
        if len(phrases) != len(("tin", "tea")):
            continue
        first, second = phrases
        match = PAIRED.fullmatch(it.scene.text, first.head_end, second.start)
        good = cut_good(Stretch(*match.span("good"), match.start("good")), it.scene, it.cues) if match else None
        if good is None or not good.is_known:
            continue
        own, other = (it.scene.name_fillers(p, it.frame) for p in phrases)
        sources, targets = claim.ends.sources, claim.ends.targets
        pair = ((own, targets), (other, targets)) if role == "from" else ((sources, own), (sources, other))
        one, two = (Ends(ends[0], claim.ends.vias, ends[1]) for ends in pair)
        end = min(first.head_end, claim.end)
        yield structs.replace(claim, ends=one, end=end)
        yield structs.replace(claim, ends=two, good=good, start=good.start, end=max(second.head_end, good.end))
        return
    yield claim


# ---------------------------------------------------------------- somebody moves something


def _read_transfer(it: Moving) -> Claim | None:
    object_, with_ = it.find_object(), find_phrase(it.frame, "with")
    if it.frame.predicate in it.cues.fitting and with_ is not None and object_ is not None:
        good = read_good(with_, it.scene, it.cues)  # "supplied Egypt with oil"
        ends = Ends(it.name(("subject",)), (), it.name(("object",)))
        return make_claim(it, good, with_, ends) if good is not None else None
    if object_ is not None:
        good = read_good(object_, it.scene, it.cues)
        ends = fill_ends(it, object_, good) if good is not None else Ends((), (), ())
    else:
        good = _read_itself(it)
        ends = _name_ends(it, good) if good is not None else Ends((), (), ())
    if good is None:
        return None
    if it.frame.form == "noun" and it.frame.predicate in it.cues.stored and not (ends.targets or it.name(FROM)):
        return None  # "Kenya's water supply" is what Kenya has
    sources = ends.sources or it.find_master("give") or it.find_counterpart("take")
    targets = ends.targets or it.find_master("take") or it.find_counterpart("give") or it.find_winner(sources)
    return make_claim(it, good, object_, Ends(sources, ends.vias, targets))


def _read_verb(it: Moving) -> Claim | None:
    """Read "Kenya exports tea to Sudan" where the verb was taken for a noun: a good follows at once."""
    frame, scene, sentence = it.frame, it.scene, it.scene.reading.sentences[it.frame.sentence]
    start = frame.end + len(" ")
    before = scene.within(sentence.start, frame.start)
    is_apart = (
        bool(before) and scene.text[before[-1].end : frame.start].strip() == ","
    )  # "Peru, a member of it, exports"
    who = before[:1] if is_apart and before[0].start == sentence.start else before[-1:]
    gap = scene.text[who[0].end : frame.start].strip() if who else ""
    if not who or (gap and not is_apart) or scene.kind(who[0].entity) not in PARTIES:
        return None
    good = cut_good(Stretch(start, sentence.end, start), scene, it.cues)
    if good is None or not good.is_known or len(good.text.split()) > LONGEST:
        return None
    phrase = Phrase(start, sentence.end, good.start, good.end, good.lemma)
    known = {p: it.find_within(good, phrase, p) for p in ("from", "to")}
    doer, origin = (who[0].entity,), it.find_origin(phrase, good)
    ends = Ends(doer, (), known["to"]) if it.way == "give" else Ends(known["from"] or origin, (), doer)
    return make_claim(it, good, None, ends)


def _read_itself(it: Moving) -> Good | None:
    """Read the noun itself as the good where nothing else is: "a loan to Ghana", "invested in Togo"."""
    frame = it.frame
    if frame.form == "noun" and frame.predicate in it.cues.itself:
        return cut_good(Stretch(frame.clause_start, frame.end, frame.start, is_bare=True), it.scene, it.cues)
    if frame.form == "verb" and it.way == "invest":
        return cut_good(Stretch(frame.start, frame.end, frame.start), it.scene, it.cues)
    return None


def fill_ends(it: Moving, phrase: Phrase, good: Good) -> Ends:
    """Name the ends, those too that hang on the good, and where the good's own words have it from."""
    ends = _name_ends(it, good)
    if it.frame.predicate in it.cues.returning:  # "repaid Peru's loan": to Peru
        return Ends(ends.sources, ends.vias, ends.targets or it.find_origin(phrase, good))
    return Ends(
        ends.sources or it.find_within(good, phrase, "from") or it.find_origin(phrase, good),
        ends.vias or it.find_within(good, phrase, "through"),
        ends.targets
        or it.find_within(good, phrase, "to")
        or (it.name(("for",)) if good.lemma in it.cues.meant else ()),
    )


def _name_ends(it: Moving, good: Good) -> Ends:
    """Name the ends by what the subject of such a verb or noun is."""
    subjects, sources, vias = it.name(("subject",)) or it.find_party(), it.name(FROM), it.name(VIA)
    targets = it.name((*TO, *(PLACE if it.frame.predicate in it.cues.placing else ())))
    passed = _keep_ways(targets, it.scene) if good.lemma not in it.cues.money | it.cues.people else ()
    if passed:  # what goes to a pipeline goes on through it
        vias, targets = (*vias, *passed), tuple(t for t in targets if t not in passed) or it.name(PLACE[:1])
    if it.way == "fetch":
        return Ends(sources, vias, targets or subjects) if good.lemma in it.cues.people else Ends((), (), ())
    if it.way == "fine":
        return Ends(it.name(("recipient",)), (), subjects or it.name(("by",)))
    if it.way == "take":
        return Ends(subjects, vias, targets) if it.is_origin(sources) else Ends(sources, vias, subjects or targets)
    if it.way == "pass":
        return Ends(sources, (*subjects, *vias), targets)
    ways = _keep_ways(subjects, it.scene)
    if ways or (it.way == "carry" and not sources):
        owners = tuple(e for e in subjects if it.scene.kind(e) == "state") if not ways else ()
        return Ends(sources or owners, (*ways, *vias), targets)
    if _has_port(subjects, sources, it.scene):
        return Ends(subjects, (*sources, *vias), targets)
    return Ends(sources or subjects, vias, targets)


def _has_port(subjects: tuple[str, ...], sources: tuple[str, ...], scene: Scene) -> bool:
    """Whether a state sends it from a place, which is then on the way: "Chile ships copper from Arica"."""
    is_state = bool(subjects) and all(scene.kind(e) == "state" for e in subjects)
    return is_state and bool(sources) and all(scene.kind(e) == "place" for e in sources)


def _keep_ways(entities: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    projects = [e for e in entities if scene.kind(e) == "project"]
    return tuple(e for e in projects if PROGRAMME.search(scene.entities[e].name) is None)


# ---------------------------------------------------------------- something moves


def _read_move(it: Moving) -> Claim | None:
    """Read what moves by itself: "gas flows from", "refugees fled Syria"; of a noun: "the flow of arms to"."""
    frame = it.frame
    moving = find_phrase(frame, "subject") or find_phrase(frame, "of")
    is_passing = frame.predicate in it.cues.leaving or frame.predicate == "cross"
    is_moved = find_phrase(frame, "object") is not None and not is_passing
    if moving is None or (is_moved and frame.form == "verb"):
        return None
    good = read_good(moving, it.scene, it.cues)
    if good is None or not good.is_known:
        return None
    return make_claim(it, good, moving, fill_moved_ends(it, moving, good))


def fill_moved_ends(it: Moving, moving: Phrase, good: Good) -> Ends:
    """Name the ends of what moves by itself: "its platinum comes from Peru" goes to whose it is."""
    predicate = it.frame.predicate
    is_leaving, is_crossing = predicate in it.cues.leaving, predicate == "cross"
    sources = it.name((*FROM, "object") if is_leaving else FROM)
    targets = it.name((*TO, "for") if is_leaving else (*TO, *(PLACE if predicate in it.cues.placing else ())))
    vias = it.name((*VIA, "object") if is_crossing else VIA)
    if predicate in it.cues.coming and sources and not targets:
        return Ends(sources, vias, it.find_possessor(moving))
    return Ends(sources or it.find_within(good, moving, "from") or it.find_origin(moving, good), vias, targets)


# ---------------------------------------------------------------- is enough known?


def _is_doers(it: Moving, ends: Ends) -> bool:
    """Whether the one known end is who does it: "Peru exports tin", not "imports from Peru" of nobody."""
    if it.way == "give":
        return bool(ends.sources)
    return it.way != "take" or bool(ends.targets) or it.is_origin(())


def _says_enough(it: Moving, good: Good, ends: Ends) -> bool:
    """Whether one end is enough: of exporting, of what flows or comes from somewhere, of giving a sum."""
    predicate = it.frame.predicate
    if predicate in it.cues.coming:
        return bool(ends.sources) and good.lemma not in it.cues.people | it.cues.money
    if predicate in it.cues.leaving and good.lemma in it.cues.people:
        return bool(ends.targets)  # "left for Peru"
    if predicate in it.cues.undertaking:
        return bool(ends.targets) and bool(it.figures())  # "ordered 75 jets"
    if predicate in it.cues.granting:
        has_sum = any(f.span.start <= good.start < f.span.end or f.span.end == good.start - 1 for f in it.figures())
        above = it.scene.parent(it.frame)
        is_returned = above is not None and above.predicate in it.cues.returning
        return has_sum and it.frame.form in ("verb", "noun") and bool(ends.sources) and not is_returned
    return (predicate in it.cues.strong or predicate in it.cues.streaming) and _is_doers(it, ends)


def _is_bare(it: Moving, good: Good, known: int) -> bool:
    """Whether nothing is said but that somebody just named has such a thing: "80 percent of its imports"."""
    is_alone = it.frame.form == "noun" and good.start == it.frame.start and known == 1
    return (
        is_alone
        and it.frame.predicate in it.cues.strong
        and any(s.head_end - s.head_start <= len("their") and s.lemma in ITS for s in it.spots)
    )


def make_claim(it: Moving, good: Good, phrase: Phrase | None, ends: Ends) -> Claim | None:
    """Make the claim if enough is known: one end for verbs that always move goods, two for the others."""
    known = sum(map(bool, (ends.sources, ends.vias, ends.targets)))
    is_strong = it.frame.predicate in it.cues.strong
    is_enough = good.is_known and _says_enough(it, good, ends)
    if (find_singular(good.lemma, it.cues.measures) is not None and not good.is_known) or _is_bare(it, good, known):
        return None
    if not (good.is_known or is_strong) or known < (1 if is_enough else 2):
        return None
    frame, sentence = it.frame, it.scene.reading.sentences[it.frame.sentence]
    read = [(s.start, s.end) for s in (*it.spots, phrase) if s is not None]
    if good.lemma not in it.cues.money:  # a person pays, but it is a state that sells jets
        persons = {e for e in ends.sources + ends.targets if it.scene.kind(e) == "person"}
        sources, targets = (tuple(e for e in side if e not in persons) for side in (ends.sources, ends.targets))
        if persons:
            return make_claim(it, good, phrase, Ends(sources, ends.vias, targets))
    spots = [(good.start, good.end), (frame.start, frame.end), *read]
    near = [(start, end) for start, end in spots if sentence.start <= start and end <= sentence.end]
    between = tuple(v for v in dict.fromkeys(ends.vias) if v not in ends.sources + ends.targets)
    return Claim(
        frame=frame,
        way=it.way,
        good=good,
        ends=Ends(ends.sources, between, tuple(t for t in ends.targets if t not in ends.sources)),
        start=min(start for start, _ in near),
        end=max(end for _, end in near),
        rule=f"flow.{it.way}",
        confidence=0.55 if known == 1 else 0.8 if good.is_known else 0.5,
        is_way=any(a.role == "subject" and a.phrase.lemma in it.cues.ways for a in frame.arguments),
    )
