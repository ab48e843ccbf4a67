"""Kinds: a frame -> what kind of event it tells of, if any."""

from typing import Literal

from conspectus.records import Argument, Frame, Phrase, Record
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.lexicon import NO_KIND, Combination

Source = Literal["verb", "combination", "happening", "light-verb", "judgement", "urged", "noun"]
OWN = ("its ", "their ", "how its ", "whether its ", "how their ")  # what somebody looks into that is his
AIMED, SHOOTING = frozenset({"at", "on", "toward", "towards", "against"}), frozenset({"fire", "launch"})
GIVING_WITH = frozenset({"provide", "supply", "furnish", "equip"})  # "provided the bank with a loan"
ANSWER = 25  # characters after "asked" in which "whether" and the like stand
NEAR = 15  # characters that hold these words
AT_PEOPLE = frozenset({"ACCUSE", "REQUEST", "SANCTION", "THREATEN", "AID"})  # done to those who rule a place, not in it
HARD = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "CONCEDE"})  # a storm does none of these


class Candidate(Record, frozen=True):
    """A frame that tells of an event, its kind, the lexicon's key, and what showed it.

    key: the word that says what sort of event it is. content: the frame of the noun by which a verb tells of it: "the
    trip" of "the trip was organised".
    """

    frame: Frame
    kind: str
    key: str
    source: Source
    content: Frame | None = None


def classify_frame(frame: Frame, cast: Cast) -> Candidate | None:
    """Say of what kind of event a frame tells; None where it tells of none."""
    if frame.form == "noun":
        return _classify_noun(frame, cast)
    if frame.form != "verb":
        return None
    if frame.rule in {"light-verb", "happening"}:
        return _classify_light(frame, cast)
    if frame.predicate in cast.lexicon.judging:
        return _classify_judgement(frame, cast)
    return _classify_verb(frame, cast)


def does(frame: Frame, cast: Cast) -> bool:
    """Whether the subject of a frame can act, also a place by those who rule it: "Texas sued"."""
    subjects = find_phrases(frame, "subject")
    return any(cast.actors.is_actor(subject) or cast.actors.is_seat(subject) for subject in subjects)


def find_phrases(frame: Frame, role: str) -> tuple[Phrase, ...]:
    """The phrases in one role."""
    return tuple(argument.phrase for argument in frame.arguments if argument.role == role)


# ---------------------------------------------------------------- verbs


def _classify_verb(frame: Frame, cast: Cast) -> Candidate | None:
    if _is_idle(frame, cast):
        return None
    if frame.rule == "light-idiom":
        return _classify_idiom(frame, cast)
    kind = _combine(frame, cast)
    if kind is not None:
        is_done = frame.voice == "passive" or frame.predicate in cast.lexicon.receiving
        is_done = is_done or does(frame, cast) or not find_phrases(frame, "subject")
        if kind == NO_KIND or not is_done:
            return None
        content = _find_content(frame, cast)
        is_named = content is not None and cast.lexicon.nouns.get(content.predicate) == kind
        name = content.predicate if content is not None and is_named else frame.predicate
        if kind == "ACCUSE" and _is_of_its_own(frame, name, cast):
            kind = "OTHER"
        return Candidate(frame, kind, name, "combination", content)
    key = _find_key(frame, cast)
    sense = None if key is None else _choose_kind(frame, key, cast)
    if key is not None and sense is not None and sense != NO_KIND:
        if _is_urged(frame, cast):
            return Candidate(frame, "REQUEST", key, "urged")
        if _tells(frame, key, cast):
            return Candidate(frame, sense, key, "verb")
    if frame.predicate in cast.lexicon.happenings and _own(frame, cast) and _happens_to_something(frame, cast):
        return Candidate(frame, "OTHER", frame.predicate, "happening")
    return None


def _is_of_its_own(frame: Frame, name: str, cast: Cast) -> bool:
    """Whether somebody looks into his own affairs: "the bank opened an inquiry into its lending"."""
    if cast.lexicon.families.get(name) != "investigation":
        return False
    for argument in frame.arguments:
        text = cast.scene.quote(argument.phrase.start, argument.phrase.end).lower()
        if argument.role == "into" and text.startswith(OWN):
            return True
        if argument.role == "object" and ("internal" in text.split() or any(f"into {own}" in text for own in OWN)):
            return True
    return False


def _happens_to_something(frame: Frame, cast: Cast) -> bool:
    """Whether a happening is told of a thing or a name, and not of "what", "it" or a clause."""
    is_harm = frame.predicate in cast.lexicon.harming or frame.voice == "passive"
    if find_phrases(frame, "clause") or (find_phrases(frame, "object") and not is_harm):
        return False
    if frame.predicate not in cast.lexicon.bodily and any(_is_human(p, cast) for p in find_phrases(frame, "subject")):
        return False
    things = (*find_phrases(frame, "subject"), *find_phrases(frame, "object"))
    return any(cast.actors.name(thing) or thing.lemma not in cast.actors.pronouns for thing in things)


def _is_human(phrase: Phrase, cast: Cast) -> bool:
    return cast.actors.is_person(phrase) or phrase.lemma in cast.lexicon.personal


def _classify_idiom(frame: Frame, cast: Cast) -> Candidate | None:
    """As in "grant asylum": a light verb and its noun make one predicate."""
    verb, _, noun = frame.predicate.rpartition(" ")
    kind = (
        cast.lexicon.combinations.get(Combination(verb, noun))
        or cast.lexicon.nouns.get(noun)
        or cast.lexicon.light.get(noun)
    )
    return Candidate(frame, kind, noun, "light-verb") if kind and kind != NO_KIND else None


def _is_urged(frame: Frame, cast: Cast) -> bool:
    """Whether a speaker says that somebody must do something: "Peru must open its ports, the minister said"."""
    if (
        frame.holder.kind != "speaker"
        or frame.modality != "wanted"
        or frame.modal_cue is None
        or frame.voice != "active"
    ):
        return False
    return cast.scene.quote(*frame.modal_cue).lower() in cast.lexicon.urging and bool(find_phrases(frame, "subject"))


def _list_heads(phrase: Phrase, cast: Cast) -> list[str]:
    """The noun of a phrase; after one that only counts, the nouns that are counted: "tons of food aid"."""
    if phrase.lemma not in cast.lexicon.measures:
        return [phrase.lemma]
    rest = cast.scene.quote(phrase.head_end, phrase.end).lower().split()
    return [phrase.lemma, *rest, *(word.rstrip("s") for word in rest)]


def _combine(frame: Frame, cast: Cast) -> str | None:
    """The kind that a verb has with the noun of its object, or with that of another argument."""
    roles = (
        ("object",)
        if find_phrases(frame, "object") and frame.voice == "active"
        else ("object", "on", "to", "into", "under")
    )
    roles = (*roles, "with") if frame.predicate in GIVING_WITH else roles
    for argument in sorted(frame.arguments, key=lambda argument: argument.role != "object"):
        if argument.role in roles:
            for noun in _list_heads(argument.phrase, cast):
                kind = cast.lexicon.combinations.get(Combination(frame.predicate, noun))
                if kind == "MOBILIZE" and any(a.role in AIMED for a in frame.arguments):
                    return "ASSAULT" if frame.predicate in SHOOTING else kind
                if kind is not None:
                    return kind
    return None


def _find_content(frame: Frame, cast: Cast) -> Frame | None:
    heads = {phrase.head_start for phrase in find_phrases(frame, "object")}
    return next((child for child in cast.scene.children(frame) if child.form == "noun" and child.start in heads), None)


def _own(frame: Frame, cast: Cast) -> list[Argument]:
    """The arguments that stand beside the verb and take part."""
    return [a for a in frame.arguments if not a.is_shared and a.role not in cast.lexicon.adjuncts]


def _is_idle(frame: Frame, cast: Cast) -> bool:
    """Whether a verb means no event here: "closed at 24 dollars", "gave a reason", "pushed the door"."""
    for argument in frame.arguments:
        if Combination(frame.predicate, argument.role) in cast.lexicon.idle:
            return True
        if argument.role == "object" and Combination(frame.predicate, argument.phrase.lemma) in cast.lexicon.idle:
            return True
    if frame.predicate in cast.lexicon.objectless and find_phrases(frame, "object") and frame.voice == "active":
        return True
    if (
        cast.scene.quote(max(0, frame.clause_start - NEAR), frame.clause_start)
        .lower()
        .rstrip()
        .endswith(cast.lexicon.instead)
    ):
        return True
    if frame.predicate == "ask" and cast.lexicon.asking & set(
        cast.scene.quote(frame.end, frame.end + ANSWER).lower().split()
    ):
        return True
    if frame.predicate in cast.lexicon.clausal:
        takes = {argument.role for argument in frame.arguments} & {"clause", "for", "on", "against"}
        return not takes and not any(child.link in {"control", "complement"} for child in cast.scene.children(frame))
    return frame.predicate in cast.lexicon.clauseless and bool(find_phrases(frame, "clause"))


def _find_key(frame: Frame, cast: Cast) -> str | None:
    """The lexicon's key for a verb: with the preposition of one of its arguments where that is listed."""
    for argument in frame.arguments:
        key = f"{frame.predicate} {argument.role}"
        if key in cast.lexicon.verbs:
            return key
    tables = (cast.lexicon.verbs, cast.lexicon.done_to_persons, cast.lexicon.done_to_actors)
    return frame.predicate if any(frame.predicate in table for table in tables) else None


def _choose_kind(frame: Frame, key: str, cast: Cast) -> str | None:
    """The kind of a verb, by whom or what it is done to and who does it."""
    kind = _by_object(frame, key, cast)
    if kind == "OTHER" and _is_joint(frame, key, cast):
        return "COOPERATE"
    subjects = find_phrases(frame, "subject")
    if kind in HARD and subjects and not does(frame, cast):
        is_armed = kind == "ASSAULT" and any(subject.lemma in cast.lexicon.weapons for subject in subjects)
        return kind if is_armed else "OTHER"
    if kind == "ASSAULT" and frame.predicate == "occupy" and any(s.lemma in cast.lexicon.civil for s in subjects):
        return "PROTEST"  # farmers occupy a station, troops a town
    return "OTHER" if kind == "ASSAULT" and _is_accident(frame, cast) else kind


def _is_accident(frame: Frame, cast: Cast) -> bool:
    """Whether somebody was hurt in a crash, a flood or the like, and not by a weapon."""
    for argument in frame.arguments:
        phrase = argument.phrase
        if phrase.lemma in cast.lexicon.accidents:
            words = cast.scene.quote(phrase.start, phrase.end).lower().split()
            return not any(word in cast.lexicon.weapons for word in words)
    return False


def _by_object(frame: Frame, key: str, cast: Cast) -> str | None:
    objects = find_phrases(frame, "object")
    if key in cast.lexicon.done_to_persons and any(cast.actors.is_person(thing) for thing in objects):
        return cast.lexicon.done_to_persons[key]
    if key in cast.lexicon.done_to_actors and any(cast.actors.is_somebody(thing) for thing in objects):
        return cast.lexicon.done_to_actors[key]
    if key in cast.lexicon.done_to_things and objects and not any(cast.actors.is_somebody(t) for t in objects):
        return cast.lexicon.done_to_things[key]
    return cast.lexicon.verbs.get(key)


def _is_joint(frame: Frame, key: str, cast: Cast) -> bool:
    """Whether states make or trade something together: "Chile and Peru build a bridge", "Mali buys rice from Ghana"."""
    if key not in cast.lexicon.joint:
        return False
    subjects = {e for phrase in find_phrases(frame, "subject") for e in cast.actors.name_all(phrase)}
    others = {
        e
        for role in ("to", "from", "with")
        for phrase in find_phrases(frame, role)
        for e in cast.actors.name_all(phrase)
    }
    states = {e for e in subjects | others if cast.actors.kinds.get(e) == "state"}
    return len(states) > 1 and bool(states & subjects)


def _tells(frame: Frame, key: str, cast: Cast) -> bool:
    """Whether a verb has what it needs to tell of an event: somebody who acts, and for weak verbs a thing too."""
    is_armed = any(subject.lemma in cast.lexicon.weapons for subject in find_phrases(frame, "subject"))
    acts = is_armed or does(frame, cast)
    objects = find_phrases(frame, "object")
    if frame.predicate == "meet" and (*objects, *find_phrases(frame, "with")):
        return any(cast.actors.is_actor(other) for other in (*objects, *find_phrases(frame, "with")))
    if key in cast.lexicon.arriving:
        return acts and any(cast.actors.is_somebody(subject) for subject in find_phrases(frame, "subject"))
    if cast.lexicon.verbs.get(key) in cast.lexicon.stances:
        return _takes_stance(frame, cast)
    if frame.predicate in cast.lexicon.clausal and find_phrases(frame, "clause"):
        return acts
    if key in cast.lexicon.weak:
        if frame.voice == "passive":
            return any(thing.lemma not in cast.lexicon.pronouns or cast.actors.name(thing) for thing in objects)
        subjects = find_phrases(frame, "subject")
        if not subjects and frame.link == "control":
            return any(thing.lemma not in cast.lexicon.pronouns for thing in objects)  # "a contract to buy ferries"
        if any(cast.actors.is_somebody(s) or cast.actors.is_seat(s) for s in subjects):
            return bool(objects)
        is_personal = any(subject.lemma in cast.lexicon.personal for subject in subjects)
        return is_personal and any(thing.lemma not in cast.lexicon.pronouns for thing in objects)
    if not _own(frame, cast):
        return acts and frame.voice == "active" and frame.link != "participle"
    touched = any(
        cast.actors.is_actor(a.phrase) for a in frame.arguments if a.role not in {"subject", "clause", "place"}
    )
    return acts or touched or frame.voice == "passive" or (not find_phrases(frame, "subject") and bool(objects))


def _takes_stance(frame: Frame, cast: Cast) -> bool:
    """Whether somebody promises, urges or refuses something: "I agree" alone is no event."""
    subjects = find_phrases(frame, "subject")
    rest = [a for a in frame.arguments if a.role != "subject" and a.role not in cast.lexicon.adjuncts]
    if frame.voice == "passive":
        return any(
            thing.lemma not in cast.lexicon.pronouns or cast.actors.name(thing)
            for thing in find_phrases(frame, "object")
        )
    is_touched = any(cast.actors.is_actor(thing) and cast.actors.name(thing) for thing in find_phrases(frame, "object"))
    is_said = not subjects or is_touched or does(frame, cast) or any(s.inside for s in subjects)
    if find_phrases(frame, "clause"):
        return is_said
    if not rest and frame.predicate not in cast.lexicon.bare:
        return False
    return is_said


def _classify_judgement(frame: Frame, cast: Cast) -> Candidate | None:
    """As in "the club called the study a disgrace": praise or blame, by the words that the thing is called."""
    if not does(frame, cast):
        return _classify_verb(frame, cast)
    for phrase in (*find_phrases(frame, "complement"), *find_phrases(frame, "as")):
        words = {word.strip("\"“”'‘’,.;").lower() for word in cast.scene.quote(phrase.start, phrase.end).split()}
        for kind, signs in (("ACCUSE", cast.lexicon.blame), ("SUPPORT", cast.lexicon.praise)):
            if words & signs:
                return Candidate(frame, kind, frame.predicate, "judgement")
    return _classify_verb(frame, cast)


# ---------------------------------------------------------------- light verbs and nouns


def _classify_light(frame: Frame, cast: Cast) -> Candidate | None:
    kind = _find_sense(frame, cast) or cast.lexicon.light.get(frame.predicate)
    if kind is None or kind == NO_KIND:
        return None
    if frame.rule == "happening":
        return Candidate(frame, kind, frame.predicate, "happening")
    subjects = find_phrases(frame, "subject")
    is_done = not subjects or does(frame, cast)
    return Candidate(frame, kind, frame.predicate, "light-verb") if is_done else None


def _find_sense(frame: Frame, cast: Cast) -> str | None:
    """The kind of a noun, by the words before it: "peace talks", "a hunger strike", "a joint venture"."""
    kind = cast.lexicon.nouns.get(frame.predicate)
    before = cast.scene.quote(frame.clause_start, frame.start).lower().replace("-", " ").split()
    senses = cast.lexicon.before.get(frame.predicate, {})
    kind = next((senses[word] for word in before if word in senses), kind)
    needed = cast.lexicon.modified.get(frame.predicate) if frame.rule != "happening" else None
    return NO_KIND if needed is not None and not needed & set(before) else kind


def _classify_noun(frame: Frame, cast: Cast) -> Candidate | None:
    kind = _find_sense(frame, cast)
    persons = cast.lexicon.done_to_persons
    if kind and frame.predicate in persons and any(map(cast.actors.is_person, find_phrases(frame, "object"))):
        kind = persons[frame.predicate]
    if kind != NO_KIND:
        kind = _combine(frame, cast) or kind
    return None if kind is None or kind == NO_KIND else Candidate(frame, kind, frame.predicate, "noun")
