"""Verbs: "led to", "prevents", "depends on", "is the main obstacle to" -> links."""

import re
from collections.abc import Iterator

from conspectus.records import Dependence, Frame, Phrase
from conspectus.rooms.find.links.scene import CLAUSES, Extent, Found, Scene

INTO = re.compile(r"\s+(?:for|to|of|behind|on)\s+")
WAY = re.compile(r"\W*(?:[\w-]+\s+){0,3}?([\w-]+)\s+(?:for|to|of)\s+")
WHICH = re.compile(r",\s*which\b")
BLAMING = frozenset({"attribute", "blame", "ascribe"})
LETTING = frozenset({"help", "let"})  # "helped Peru sell": the parser takes what Peru does for a clause of its own


def read_verb(scene: Scene, frame: Frame) -> Iterator[Found]:
    """Read a verb whose subject is the near end; what does not let something be is in its way."""
    source = _source(scene, frame)
    is_wish = frame.link == "relative" and scene.text.startswith("to ", frame.clause_start)  # "an appeal to stop it"
    if source is None or is_wish:
        return
    verb, cues = frame.predicate, scene.cues
    far = _far_clause(scene, frame)
    if far is not None and verb in cues.far:
        kind = cues.far[verb]
        if not frame.is_negated:
            yield Found(frame, kind, source, far, f"verb-{verb}", 0.8)
        elif kind == "enabler" and verb != "help":
            yield Found(frame, "obstacle", source, far, f"verb-not-{verb}", 0.75)
    elif frame.is_negated:
        return
    elif (far := _idiom(scene, frame)) is not None:
        yield Found(frame, "enabler", source, far, f"idiom-{verb}", 0.8)
    elif verb == "make" and (made := _made(scene, frame)) is not None:
        yield Found(frame, made[0], source, made[1], "make", 0.75)
    else:
        yield from _read_objects(scene, frame, source)


def _read_objects(scene: Scene, frame: Frame, source: Extent) -> Iterator[Found]:
    """Read "caused a flood", "led to protests", "drew criticism"."""
    for argument in frame.arguments:
        phrase, verb = argument.phrase, frame.predicate
        name = verb if argument.role == "object" else f"{verb} {argument.role}"
        if argument.role == "object" and verb in scene.cues.stirring:
            if phrase.lemma in scene.cues.stirred:
                yield Found(frame, "cause", source, (phrase.start, phrase.end), f"stir-{verb}", 0.75)
            return
        if name in scene.cues.verbs and scene.is_thing(phrase):
            yield Found(frame, scene.cues.verbs[name], source, _whole(scene, frame, phrase), f"verb-{verb}", 0.75)
            return


# ---------------------------------------------------------------- the near end


def _source(scene: Scene, frame: Frame) -> Extent | None:
    """Return what does it: the subject, or the clause that ", causing" or ", which caused" hangs on."""
    look, above = scene.look, scene.look.parent(frame)
    subject = look.find(frame, "subject")
    if above is not None and _bears_on_clause(scene, frame, above, subject):
        return scene.begin(above, frame.clause_start), frame.clause_start
    if subject is None or not scene.is_thing(subject) or scene.text.startswith("whose ", subject.start):
        return None
    if above is not None and look.is_shared(frame, subject):
        if _is_nearest_only(scene, frame, above, subject):
            return None
        complement = look.find(above, "complement")
        whole = look.find(above, "subject")
        is_described = complement is not None and complement.head_start == subject.head_start
        if frame.link == "relative" and is_described and whole is not None and scene.is_thing(whole):
            return whole.start, whole.end  # "the phone is a device that lets"
        if frame.link == "relative" and above.form == "noun" and above.end < subject.end <= above.clause_end:
            return above.clause_start, min(above.clause_end, frame.clause_start)  # "the shelling of Gao, which led"
    which = WHICH.search(scene.text, subject.head_end, subject.end)
    return subject.start, which.start() if which else subject.end


def _bears_on_clause(scene: Scene, frame: Frame, above: Frame, subject: Phrase | None) -> bool:
    """Whether a participle or relative clause after a comma says what the whole clause before it brings about."""
    if above.form not in CLAUSES or frame.start < above.start:
        return False
    if not scene.text[: frame.clause_start].rstrip().endswith(","):
        return False
    if frame.link == "participle":
        return frame.voice == "active"
    kind = scene.cues.verbs.get(frame.predicate, scene.cues.far.get(frame.predicate))
    if kind in ("enabler", "obstacle"):
        return False  # "a camera, which allows"
    is_which = frame.link == "relative" and scene.text.startswith("which ", frame.clause_start)
    return is_which and (subject is None or not scene.is_event(above, subject))


def _is_nearest_only(scene: Scene, frame: Frame, above: Frame, subject: Phrase) -> bool:
    """Whether a subject taken over is only the noun that stands nearest: "drew criticism for letting"."""
    own = scene.look.find(above, "subject" if above.voice == "active" else "object")
    is_loose = frame.link in ("control", "adverbial") or (frame.link == "participle" and above.form in CLAUSES)
    return is_loose and subject != own and frame.voice == "active"


# ---------------------------------------------------------------- the far end


def _far_clause(scene: Scene, frame: Frame) -> Extent | None:
    """Return what somebody is made or let to do, or kept from doing: with him, where he stands right before it."""
    links = ("control", "complement") if frame.predicate in LETTING else ("control",)
    below = [f for f in scene.look.below(frame, *links) if f.start > frame.start and f.form != "noun"]
    if not below and (kept := _kept_clause(scene, frame)) is not None:
        return kept
    if not below:
        return _object_clause(scene, frame)
    child, subject = below[0], scene.look.find(frame, "subject")
    if frame.predicate != "help" and subject is not None and scene.look.find(child, "subject") == subject:
        return None  # "stopped using it"
    who = scene.look.find(frame, "object", "recipient")
    is_before = who is not None and frame.end <= who.start < child.start and who.end <= child.clause_start
    return who.start if who is not None and is_before else child.clause_start, scene.tail(child)


def _kept_clause(scene: Scene, frame: Frame) -> Extent | None:
    """Return what an object is kept from doing, which the parser may hang beside it: "keeps the port from opening"."""
    object_ = scene.look.find(frame, "object")
    if object_ is None or scene.cues.far.get(frame.predicate) != "obstacle":
        return None
    beside = (f for f in scene.look.below(frame, "adverbial") if scene.text[object_.end : f.clause_start] == " from ")
    return next(((object_.start, scene.tail(f)) for f in beside), None)


def _object_clause(scene: Scene, frame: Frame) -> Extent | None:
    """Return an object whose infinitive the parser took for a part of it: "caused ships to sink"."""
    object_ = scene.look.find(frame, "object")
    inside = [f for f in scene.look.below(frame, "relative") if scene.text.startswith("to ", f.clause_start)]
    is_clause = object_ is not None and any(object_.start < f.clause_start < object_.end for f in inside)
    return (object_.start, object_.end) if object_ is not None and is_clause else None


def _whole(scene: Scene, frame: Frame, phrase: Phrase) -> Extent:
    """Return a phrase with the infinitive right after it: "efforts to sell", wherever the parser hung that."""
    whither = scene.look.find(frame, "to", "into") if frame.predicate in scene.cues.driving else None
    if whither is not None and whither.start > phrase.end:
        return phrase.start, whither.end  # "drove the price to a record"
    after = [f for f in scene.look.below(frame, "control", "purpose") if 0 <= f.clause_start - phrase.end <= 1]
    return phrase.start, scene.tail(after[0]) if after else phrase.end


def _idiom(scene: Scene, frame: Frame) -> Extent | None:
    """Return what the way is paved for, or somebody is given the chance to do."""
    nouns = scene.cues.idioms.get(frame.predicate, frozenset())
    match = WAY.match(scene.text, frame.end, frame.clause_end) if nouns else None
    while match is not None and match.group(1).casefold() not in nouns:
        match = WAY.match(scene.text, match.end(), frame.clause_end)
    return (match.end(), scene.look.clause_end(frame)) if match is not None else None


def _made(scene: Scene, frame: Frame) -> tuple[Dependence, Extent] | None:
    """Return what is made possible or hard."""
    how, what = scene.look.find(frame, "complement"), scene.look.find(frame, "object")
    kind = scene.cues.making.get(how.lemma) if how is not None else None
    if kind is None or how is None:
        return None
    below = [f for f in scene.look.below(frame, "control", "purpose") if f.start >= how.end]
    if below:
        return kind, (below[0].clause_start, scene.tail(below[0]))
    return (kind, (what.start, what.end)) if what is not None and scene.look.is_full(what) else None


# ---------------------------------------------------------------- "stems from", "depends on", "is essential to"


def read_back(scene: Scene, frame: Frame) -> Iterator[Found]:
    """Read a verb or adjective whose far end is its subject, or what is blamed on something."""
    look, cues, word = scene.look, scene.cues, frame.predicate
    thing = look.find(frame, "object", "subject") if word in BLAMING else look.find(frame, "subject")
    if thing is None or not scene.is_thing(thing):
        return
    which = WHICH.search(scene.text, thing.head_end, thing.end)
    far = (thing.start, which.start() if which else thing.end)
    for argument in frame.arguments:
        name = word if argument.role == "object" else f"{word} {argument.role}"
        near = (argument.phrase.start, argument.phrase.end)
        if not scene.is_thing(argument.phrase):
            continue
        if name == "subject to" and argument.phrase.lemma not in cues.approval:
            continue
        if name == "require" and (thing.lemma in cues.rules or argument.phrase.lemma in cues.called):
            continue
        if name == "require" and look.below(frame, "control"):
            continue
        if name in cues.back:
            yield Found(frame, cues.back[name], near, far, f"back-{word}", 0.75)
        elif frame.form == "adjective" and name in cues.forth:
            yield Found(frame, cues.forth[name], far, near, f"forth-{word}", 0.75)


# ---------------------------------------------------------------- "the main obstacle to the deal is the price"


def read_noun(scene: Scene, frame: Frame) -> Iterator[Found]:
    """Read a copula that says what is cause, condition or obstacle of what."""
    subject, complement = scene.look.find(frame, "subject"), scene.look.find(frame, "complement", "clause")
    if subject is None or complement is None:
        return
    for noun, other in ((complement, subject), (subject, complement)):
        is_outcome = noun.lemma in scene.cues.outcomes
        kind = "cause" if is_outcome else scene.cues.nouns.get(noun.lemma)
        match = INTO.match(scene.text, noun.head_end, noun.end)
        if kind is None or match is None or not scene.is_thing(other):
            continue
        inner, outer = (match.end(), noun.end), (other.start, other.end)
        source, target = (inner, outer) if is_outcome else (outer, inner)
        yield Found(frame, kind, source, target, f"noun-{noun.lemma}", 0.8)
        return
