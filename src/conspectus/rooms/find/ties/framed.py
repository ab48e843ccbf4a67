"""Framed: verbs, nouns and adjectives that tie their arguments to one another."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import structs

from conspectus.records import Frame, Phrase, Time
from conspectus.rooms.find.scene import POSSESSIVE, find_phrase
from conspectus.rooms.find.ties.claims import Claim, Grounds, TieScene
from conspectus.rooms.find.ties.cues import Cue
from conspectus.rooms.find.ties.force import Force, weigh_noun, weigh_verb, words_before

CONFIDENCE = {"verb": 0.85, "adjective": 0.8, "noun": 0.8}
SPEAKING = frozenset(
    {"say", "tell", "praise", "hail", "welcome", "criticize", "criticise", "mention", "discuss", "note", "support"}
)
PAIR = "pair"
MODIFYING = re.compile(r"\s+(?!(?:in|and|or|of|on|at|since|for|with|by|which|that|until|near|from|to)\b)[a-z]")
TO = re.compile(r"\bto\s+(?:the\s+)?$")
OWNERS = ("state", "organization", "bloc")
LANDS = ("place", "state")


def read_frames(scene: TieScene) -> Iterator[Claim]:
    """Read the ties that frames say by their predicate, and by the noun that a copula or an apposition says."""
    tables = {"verb": scene.cues.verbs, "noun": scene.cues.nouns, "adjective": scene.cues.adjectives}
    for frame in scene.reading.frames:
        cues = tables.get(frame.form, {}).get(frame.predicate, ())
        if not cues and frame.rule == "happening":  # "deliveries to Kenya ended"
            cues = scene.cues.nouns.get(frame.predicate, ())
        for cue in cues:
            yield from _read_cue(frame, cue, scene)
        if frame.form in ("copula", "apposition"):
            yield from _read_complement(frame, scene)
        yield from _read_under(frame, scene)


def _read_cue(frame: Frame, cue: Cue, scene: TieScene) -> Iterator[Claim]:
    if not _has_words(frame, cue, scene) or _is_list(frame, cue, scene):
        return
    force = weigh_noun(frame, cue, scene) if frame.form == "noun" else weigh_verb(frame, cue, scene)
    if force is None:
        return
    tie = "seeks_membership" if force.is_sought and cue.tie == "member_of" else cue.tie
    spots: list[Phrase] = []
    subjects = _name_end(frame, cue, cue.subject, scene, spots) or _name_turned(frame, cue, scene, spots)
    if _is_doubtful(frame, cue, subjects, scene):
        return
    subjects = subjects or _name_above(frame, cue, scene, spots)
    objects = _name_end(frame, cue, cue.object, scene, spots) or _name_inside(frame, cue, scene, spots)
    pairs = [(s, o) for s in subjects for o in objects]
    if not pairs and PAIR in cue.object:
        pairs = list(combinations(subjects, 2))
    grounds = _ground(frame, cue, force, spots, scene)
    for subject, object_ in pairs:
        if not cue.object_kinds or scene.kind(object_) in cue.object_kinds:
            yield from scene.make_claims(tie, (subject,), (object_,), grounds)


def _is_doubtful(frame: Frame, cue: Cue, subjects: tuple[str, ...], scene: TieScene) -> bool:
    """Whether an apposition may be said of the last name before it: "Ruiz, envoy of Chile, a member of the pact"."""
    above = scene.parent(frame)
    said = find_phrase(above, "subject") if above is not None and above.form == "apposition" else None
    if said is None or not subjects or above is None or said.start > above.start:
        return False
    last = scene.within(said.head_end, said.end)[-1:]
    kinds = scene.cues.kinds[cue.tie].subject
    return any(m.end == said.end and m.entity not in subjects and scene.kind(m.entity) in kinds for m in last)


def _has_words(frame: Frame, cue: Cue, scene: TieScene) -> bool:
    if not cue.needs and not cue.bars:
        return True
    object_ = find_phrase(frame, "object") if cue.needs_through else None
    if object_ is not None:
        return bool(cue.needs & set(scene.text[object_.start : object_.head_start].casefold().split()))
    words = set(words_before(frame, scene)[-5:])
    return not words & cue.bars and (not cue.needs or bool(words & cue.needs))


# ---------------------------------------------------------------- who stands at an end


def _name_troops(phrase: Phrase, scene: TieScene, *, is_subject: bool) -> tuple[str, ...]:
    """Return whose troops a phrase is about, or which land they are in."""
    if is_subject:
        owner = scene.name_owner(phrase, OWNERS) if phrase.lemma in scene.cues.troops else None
    elif phrase.entities:
        return phrase.entities
    else:
        owner = scene.name_owner(phrase, LANDS) if phrase.lemma in scene.cues.spots else None
    return () if owner is None else (owner,)


def _name_end(frame: Frame, cue: Cue, roles: Iterable[str], scene: TieScene, spots: list[Phrase]) -> tuple[str, ...]:
    """Return the entities in the first of these roles that has any, in all of them for a tie of many ends."""
    found: dict[str, None] = {}
    for role in roles:
        for phrase in scene.find_phrases(frame, (role,)):
            named = _name_phrase(frame, cue, role, phrase, scene)
            found.update(dict.fromkeys(named))
            if named:
                spots.append(phrase)
        if found and not cue.every:
            break
    return tuple(found)


def _name_phrase(frame: Frame, cue: Cue, role: str, phrase: Phrase, scene: TieScene) -> tuple[str, ...]:
    if phrase.lemma in cue.through:
        inner = scene.name_owner(phrase, scene.cues.kinds[cue.tie].object)
        there = find_phrase(frame, "in") or find_phrase(frame, "of") or find_phrase(frame, "place")
        return (inner,) if inner else scene.name_fillers(there, frame) if there is not None else ()
    is_bound = cue.needs_through and phrase is find_phrase(frame, "object")
    if is_bound:
        return ()
    if cue.troops:
        return _name_troops(phrase, scene, is_subject=role in cue.subject)
    named = scene.name_fillers(phrase, frame)
    if named:
        return () if _is_turned(frame, role, phrase, scene) else named
    is_party = role in ("subject", "with") or cue.tie in scene.cues.both
    if phrase.lemma in scene.cues.government and is_party:
        return scene.name_owners(phrase, OWNERS)
    if phrase.lemma in scene.cues.spots and not (cue.tie in scene.cues.own and role in cue.object):
        return scene.name_owners(phrase, LANDS)
    if cue.origin:
        before = [m for m in scene.within(phrase.start, phrase.head_start) if scene.kind(m.entity) in LANDS]
        return tuple(m.entity for m in before[:1])
    return ()


def _name_inside(frame: Frame, cue: Cue, scene: TieScene, spots: list[Phrase]) -> tuple[str, ...]:
    """Return to whom a noun's goods go where that hangs on them: "supplier of cars to Peru"."""
    object_ = find_phrase(frame, "object") if frame.form == "noun" and "to" in cue.object else None
    if object_ is None or object_.entities:
        return ()
    inside = scene.within(object_.head_end, object_.end)
    named = [m for m in inside if TO.search(scene.text, object_.head_end, m.start) is not None][:1]
    spots.extend([object_] if named else [])
    return tuple(m.entity for m in named)


def _is_turned(frame: Frame, role: str, phrase: Phrase, scene: TieScene) -> bool:
    """Whether a nationality before a noun says who it is, not of whom: "Acme, a Chilean rival"."""
    if frame.rule != "agent" or role != "object" or frame.predicate in scene.cues.turned:
        return False
    mention = scene.mention_at(phrase.head_start)
    subject = find_phrase(frame, "subject")
    is_state = subject is not None and any(scene.kind(e) in ("state", "bloc") for e in subject.entities)
    return mention is not None and mention.form == "adjective" and not is_state


def _is_list(frame: Frame, cue: Cue, scene: TieScene) -> bool:
    """Whether goods are taken for a company that is bought, or it for goods: "buys steel, and seats from Acme"."""
    objects = [a.phrase for a in frame.arguments if a.role == "object"]
    if cue.tie == "supplies" and "from" in cue.subject:  # a company is bought, not supplied
        return any(scene.kind(e) == "organization" for p in objects[:1] for e in p.entities)
    return cue.tie == "owns" and len(objects) > 1 and not objects[0].entities


def _name_turned(frame: Frame, cue: Cue, scene: TieScene, spots: list[Phrase]) -> tuple[str, ...]:
    """Return who a noun is that stands as the subject of a copula: "Peru's largest partner is Chile"."""
    above = scene.parent(frame)
    if frame.form != "noun" or above is None or above.form != "copula" or cue.subject[0] not in ("subject", "object"):
        return ()
    subject, said = find_phrase(above, "subject"), find_phrase(above, "complement")
    if subject is None or said is None or "subject" not in cue.subject or subject.head_start != frame.start:
        return ()
    spots.append(said)
    return scene.name_fillers(said, above)


def _name_above(frame: Frame, cue: Cue, scene: TieScene, spots: list[Phrase]) -> tuple[str, ...]:
    """Return who the verb above says it of, for a relation with its other party only: "relies on close ties with"."""
    if frame.form != "noun" or "with" not in cue.object or find_phrase(frame, "with") is None:
        return ()
    above = scene.parent(frame)
    while above is not None and above.form == "noun":
        above = scene.parent(above)
    phrase = find_phrase(above, "subject") if above is not None else None
    if above is None or phrase is None or above.modality != "asserted" or above.predicate in SPEAKING:
        return ()
    named = scene.name_fillers(phrase, above)
    spots.extend([phrase] if named else [])
    return named


# ---------------------------------------------------------------- "X is part of Y", "X is under Y's control"


def _read_under(frame: Frame, scene: TieScene) -> Iterator[Claim]:
    """Read "the town is under Kenyan control", "came under the control of rebels": who controls what."""
    under = find_phrase(frame, "under")
    if under is None or under.lemma not in scene.cues.under or frame.modality != "asserted":
        return
    owner = scene.name_owner(under, ("state", "organization", "bloc", "group"))
    held = find_phrase(frame, "subject") if frame.voice == "active" else find_phrase(frame, "object")
    if owner is None or held is None:
        return
    force = Force(-1 if frame.is_negated or frame.aspect == "ending" else 1)
    cue = Cue("controls", "verb", (), (), ())
    grounds = _ground(frame, cue, force, [held, under], scene)
    yield from scene.make_claims("controls", (owner,), scene.name_fillers(held, frame), grounds)


def _read_complement(frame: Frame, scene: TieScene) -> Iterator[Claim]:
    said, named = find_phrase(frame, "complement"), find_phrase(frame, "subject")
    if said is None or named is None or frame.modality != "asserted":
        return
    yield from _read_based(frame, said, named, scene)
    yield from _read_nationality(frame, said, named, scene)
    yield from _read_plural(frame, said, named, scene)
    tie = scene.cues.complements.get(said.lemma)
    whole = scene.name_owner(said, ("organization", "state", "place", "bloc", "project")) if tie else None
    if tie is None or whole is None or not _ends_there(said, whole, scene):
        return
    before = set(scene.text[said.start : said.head_start].casefold().split())
    is_over = bool(scene.cues.former & before) or frame.aspect == "ending"
    force = Force(-1 if is_over or frame.is_negated else 1)
    cue = Cue(tie, "noun", (), (), ())
    grounds = structs.replace(_ground(frame, cue, force, [named, said], scene), rule="tie.complement", confidence=0.8)
    yield from scene.make_claims(tie, scene.name_fillers(named, frame), (whole,), grounds)


def _ends_there(said: Phrase, entity: str, scene: TieScene) -> bool:
    """Whether a name is what the noun is of, not a modifier: "part of Kenya", not "part of the Kenya problem"."""
    for mention in scene.within(said.start, said.end):
        if mention.entity == entity:
            after = scene.text[mention.end : said.end]
            return mention.end <= said.head_start or MODIFYING.match(after) is None
    return True


def _read_based(frame: Frame, said: Phrase, named: Phrase, scene: TieScene) -> Iterator[Claim]:
    """Read "Acme, an Ohio-based maker of pumps"."""
    for mention in scene.within(said.start, said.head_start):
        match = scene.cues.beside.compound.match(scene.text, mention.end)
        tie = scene.cues.compounds[match.group(1)] if match is not None else None
        if tie == "located_in" and not frame.is_negated and not said.entities:
            grounds = _ground(frame, Cue(tie, "noun", (), (), ()), Force(1), [named, said], scene)
            yield from scene.make_claims(tie, scene.name_fillers(named, frame), (mention.entity,), grounds)


def _read_nationality(frame: Frame, said: Phrase, named: Phrase, scene: TieScene) -> Iterator[Claim]:
    """Read "Acme, a Kenyan carmaker" and "Zephyr, Kenya's state oil company"."""
    cues = scene.cues
    before = [m for m in scene.within(said.start, said.head_start) if scene.kind(m.entity) in LANDS]
    if not before or frame.is_negated or said.entities:
        return
    rest = POSSESSIVE.sub("", scene.text[before[-1].end : said.head_end], count=1)
    stated, trade = cues.beside.stated.match(rest + " "), cues.beside.trade.fullmatch(rest + " ")
    if trade is None:
        return
    tie = cues.state_words[stated.group(1)] if stated is not None else "located_in"
    grounds = _ground(frame, Cue(tie or "located_in", "noun", (), (), ()), Force(1), [named, said], scene)
    grounds = structs.replace(grounds, rule="tie.complement", confidence=0.85)
    bodies = tuple(e for e in scene.name_fillers(named, frame) if scene.kind(e) == "organization")
    if tie == "located_in":
        yield from scene.make_claims(tie, bodies, (before[-1].entity,), grounds)
    elif tie:
        yield from scene.make_claims(tie, (before[-1].entity,), bodies, grounds)


def _read_plural(frame: Frame, said: Phrase, named: Phrase, scene: TieScene) -> Iterator[Claim]:
    """Read "Ghana and Togo are allies"."""
    parties = scene.name_fillers(named, frame)
    words = scene.text[said.start : said.head_start].casefold().split()
    if scene.within(said.start, said.end) or {"its", "their", "his", "her"} & set(words):
        return  # "are both Kenyan allies", "are its allies": of somebody else
    for cue in scene.cues.nouns.get(said.lemma, ()) if len(parties) > 1 and frame.form == "copula" else ():
        if cue.tie not in scene.cues.both or set(words) & cue.bars or (cue.needs and not set(words) & cue.needs):
            continue
        is_over = bool(scene.cues.former & set(words)) or frame.aspect == "ending"
        grounds = _ground(frame, cue, Force(-1 if is_over or frame.is_negated else 1), [named, said], scene)
        for one, two in combinations(parties, 2):
            yield from scene.make_claims(cue.tie, (one,), (two,), grounds)


# ---------------------------------------------------------------- where, when and by whose word


def _ground(frame: Frame, cue: Cue, force: Force, spots: list[Phrase], scene: TieScene) -> Grounds:
    sentence = scene.reading.sentences[frame.sentence]
    near = [s for s in spots if sentence.start <= s.start and s.end <= sentence.end]
    start, end = min([frame.start, *(s.start for s in near)]), max([frame.end, *(s.end for s in near)])
    confidence = CONFIDENCE.get(frame.form, 0.8) - (0.1 if force.is_sought else 0)
    return Grounds(
        start=start,
        end=end,
        sentence=frame.sentence,
        rule=f"tie.{frame.form}",
        confidence=confidence,
        polarity=force.polarity,
        time=_stretch(scene.find_time(frame, force.governor), cue, force),
        holder=scene.find_holder(start, end, frame),
    )


def _stretch(time: Time | None, cue: Cue, force: Force) -> Time | None:
    """Open a date towards where the tie goes on: after a beginning, before an end."""
    if time is None or force.is_sought:
        return time
    if cue.effect == "begins" and force.polarity == 1:
        return structs.replace(time, latest=None)
    if force.is_end:
        return structs.replace(time, earliest=None)
    return time
