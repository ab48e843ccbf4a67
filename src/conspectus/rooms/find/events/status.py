"""Status: how real the text says an event is."""

from conspectus.records import Frame, Status
from conspectus.rooms.find.events.dated import find_dated
from conspectus.rooms.find.events.scene import Scene

AFTER = frozenset({"after", "following", "since"})
OVER = ("-day", "-week", "-month", "-year", "-hour")  # what has a length is over: "the six-week strike"
INTO = frozenset({"object", "complement", "to", "into", "for"})  # where an event that is yet to be made stands
RECENT_DAYS = 60  # "the visit" of a report is no older
UNREAL: frozenset[Status] = frozenset({"planned", "possible", "denied"})


def find_status(frame: Frame, scene: Scene) -> Status:
    """Say how real an event frame is said to be.

    What the text dates after its own publication cannot have occurred: it is planned.
    """
    status = _read_plain(frame, scene)
    if frame.form != "noun" or status not in {"occurred", "ongoing"}:
        return status
    return _read_echoes(frame, status, scene)


def _read_plain(frame: Frame, scene: Scene) -> Status:
    """Say how real a frame is by itself, whatever the rest of the document says."""
    status = _read_noun(frame, scene) if frame.form == "noun" else _read_clause(frame, scene)
    return "planned" if status in {"occurred", "ongoing"} and _lies_ahead(frame, scene) else status


def _lies_ahead(frame: Frame, scene: Scene) -> bool:
    dated, published = find_dated(frame, scene), scene.published.latest
    return dated is not None and dated.earliest is not None and published is not None and dated.earliest > published


# ---------------------------------------------------------------- what the frame itself says


def _read_modality(frame: Frame, scene: Scene) -> Status | None:
    """Return what negation and modality say, None where the frame is asserted."""
    cues, modality = scene.cues, frame.modality
    cue = scene.quote(*frame.modal_cue).lower() if frame.modal_cue else ""
    if modality == "denied":
        return "possible" if cue in cues.doubting_cues else "denied"
    if _is_inverted(frame, scene):
        return "possible"
    if cue in cues.unfulfilled and _is_unfulfilled(frame, scene):
        return "possible" if frame.link == "condition" or frame.is_negated else "denied"
    if frame.is_negated:
        if frame.predicate in cues.silence and cue == "would":
            return None  # "would not comment": a refusal, that took place
        is_open = frame.link == "condition" or cue in cues.doubting_cues or modality == "asked"
        return "possible" if is_open or _is_turned_away(frame, scene) else "denied"
    if modality == "planned":
        above = scene.parent(frame)
        is_doubted = frame.link == "complement" and above is not None and above.predicate in cues.doubtful
        return "possible" if is_doubted or cue.startswith(cues.possible_cues) else "planned"
    if modality == "possible" and cue.startswith(cues.planned_cues):
        return "planned"
    if modality == "possible" and cue.startswith(cues.realised_cues) and _is_realised(frame, scene):
        return None
    if modality == "asked" and _is_taken_for_granted(frame, scene):
        return None
    if modality == "wanted":
        return _read_wanted(frame, cue, scene)
    return None if modality == "asserted" else "possible"


def _is_turned_away(frame: Frame, scene: Scene) -> bool:
    """As in “wants to prevent a deal”: it is a verb that denies, and it is itself not real."""
    if frame.negation is None or frame.modality not in {"wanted", "possible", "conditional"}:
        return False
    return scene.cues.negatives.isdisjoint(scene.words(*frame.negation))


def _read_wanted(frame: Frame, cue: str, scene: Scene) -> Status:
    """Read what is wanted: planned where going about it is, ongoing where it is being tried."""
    above = scene.parent(frame)
    if frame.link == "coordination" and above is not None and above.modality == "wanted":
        return _read_wanted(above, cue, scene)
    if cue.startswith("look") or above is None or frame.link not in {"control", "purpose"}:
        return "planned" if cue.startswith("look") else "possible"
    if above.predicate in scene.cues.trying and above.tense == "present" and not above.is_negated:
        return _read_plain(above, scene)
    return "planned" if above.modality == "planned" and not above.is_negated else "possible"


def _is_realised(frame: Frame, scene: Scene) -> bool:
    """As in “was able to restore”, "has enabled them to build": an ability told in the past was used."""
    above = scene.parent(frame)
    is_perfect = above is not None and above.aspect == "perfect" and above.modality == "asserted"
    return frame.tense == "past" or is_perfect


def _is_unfulfilled(frame: Frame, scene: Scene) -> bool:
    """As in “would have joined”, "should not have begun", not "would have to join"."""
    after = scene.words(frame.modal_cue[1], frame.clause_end) if frame.modal_cue else ()
    at = next((k for k, word in enumerate(after[:3]) if word == "have"), None)
    return at is not None and after[at + 1 : at + 2] != ("to",)


def _is_inverted(frame: Frame, scene: Scene) -> bool:
    """As in “Had the sale gone through, ...”."""
    first = scene.words(frame.clause_start, frame.clause_end)[:1]
    return frame.link is not None and frame.aspect == "perfect" and first == ("had",)


def _is_taken_for_granted(frame: Frame, scene: Scene) -> bool:
    """As in “Why did the board resign?”: it did."""
    first = scene.words(frame.clause_start, frame.clause_end)[:2]
    return not scene.cues.openers.isdisjoint(first)


def _read_attitude(frame: Frame, scene: Scene) -> Status | None:
    """Return the status of what a frame merely plans or wants: "hopes for a deal", "is expected to resign"."""
    cues, word = scene.cues, frame.predicate
    if frame.modality == "denied" or frame.is_negated:
        return None
    if word in cues.planned:
        return "planned"
    is_now = frame.tense == "present" and frame.aspect == "simple"
    return "possible" if word in cues.wanted or (word in cues.wanted_now and is_now) else None


# ---------------------------------------------------------------- clauses


def _read_clause(frame: Frame, scene: Scene) -> Status:
    found = _read_modality(frame, scene) or _read_attitude(frame, scene)
    if found == "planned" and frame.rule == "happening" and frame.aspect == "continuing":
        return "ongoing"  # "the talks will continue"
    if found is not None:
        return found
    if frame.predicate in scene.cues.silence and frame.is_negated:
        return "occurred"
    if _is_undone(frame, scene):
        return "denied"
    return _read_governor(frame, scene) or _read_aspect(frame, scene)


def _is_undone(frame: Frame, scene: Scene) -> bool:
    """As in “the deal fell through”, "the clause was dropped": what it is said of did not come about."""
    cues = scene.cues
    if frame.rule == "happening" and frame.aspect == "failing":
        return frame.predicate not in cues.held
    if frame.predicate in cues.undone:
        is_of_event = any(
            child.link == "control" or (scene.role_of(child, frame) == "subject" and child.rule != "agent")
            for child in scene.children(frame)
        )
        return is_of_event and not _is_held(frame, "subject", scene)  # a brake that fails did fail
    is_bare = frame.voice == "passive" and not any(a.role == "subject" for a in frame.arguments)
    is_somebody = any(a.role == "object" and a.phrase.entities for a in frame.arguments)  # "Peru was excluded"
    is_plan = not is_somebody and not _is_held(frame, "object", scene)
    return is_bare and frame.predicate in cues.undone_passive and is_plan


def _is_held(frame: Frame, role: str, scene: Scene) -> bool:
    """As in “the talks failed”: they took place."""
    return any(a.role == role and a.phrase.lemma in scene.cues.held for a in frame.arguments)


def _read_governor(frame: Frame, scene: Scene) -> Status | None:
    """Return what the clause above says of one that has no tense of its own, or stands for the future."""
    above = scene.parent(frame)
    if above is None:
        return None
    if _is_ahead_of(frame, scene):
        return "planned" if _read_plain(above, scene) in {"planned", "possible"} else None
    if frame.link == "control" and above.predicate in scene.cues.looking_back:
        return "occurred"
    if frame.link == "control" and frame.aspect == "simple" and above.form == "verb":
        return _read_plain(above, scene)  # "have moved to reassure": as real as the move
    if frame.voice == "passive":
        return None
    if frame.link == "adverbial" and any(a.is_shared for a in frame.arguments):
        status = _read_plain(above, scene)
        return status if status in {"planned", "possible"} else None
    is_now = frame.tense in {"present", "future", "none"} and above.aspect != "perfect"
    return "ongoing" if frame.link == "participle" and is_now else None


def _is_ahead_of(frame: Frame, scene: Scene) -> bool:
    """As in “when it arrives, they will”, "once finished, it will"."""
    openers = {scene.word_before(frame.clause_start), *scene.words(frame.clause_start, frame.clause_end)[:1]}
    is_time = frame.link == "time" or (frame.link == "participle" and not openers.isdisjoint(scene.cues.ahead))
    return is_time and frame.tense != "past"


def _read_aspect(frame: Frame, scene: Scene) -> Status:
    """Read off tense and aspect whether something is going on."""
    above = scene.parent(frame)
    if frame.aspect == "progressive":
        is_over = frame.tense == "past" and (frame.link == "time" or find_dated(frame, scene) is not None)
        return "occurred" if is_over else "ongoing"
    if frame.aspect == "continuing":
        is_over = frame.tense == "past" and (frame.rule == "happening" or find_dated(frame, scene) is not None)
        return "occurred" if is_over else "ongoing"
    if frame.aspect == "starting":
        is_going_on = above is not None and (above.tense == "present" or above.aspect in {"perfect", "progressive"})
        return "ongoing" if is_going_on else "occurred"
    if frame.tense != "present" or scene.is_headline(frame):
        return "occurred"
    if frame.aspect == "perfect":
        return "ongoing" if _is_lasting(frame, scene) else "occurred"
    return _read_present(frame, scene)


def _read_present(frame: Frame, scene: Scene) -> Status:
    """Read a present tense: what goes on, save where verbs of telling and dates make it a deed."""
    is_told = frame.predicate in scene.cues.telling and frame.voice == "active"
    is_loose = frame.link in {"participle", "adverbial"} or frame.aspect in {"succeeding", "failing", "ending"}
    return "occurred" if is_told or is_loose or find_dated(frame, scene) is not None else "ongoing"


def _is_lasting(frame: Frame, scene: Scene) -> bool:
    """As in “has long fought”, "has been at war since May", "have argued for years"."""
    for expression in scene.expressions(frame):
        if expression.kind == "duration" or "|since" in expression.form or "span=-" in expression.form:
            return True
    return not scene.cues.lasting_adverbs.isdisjoint(scene.words(frame.clause_start, frame.end))


# ---------------------------------------------------------------- nouns


def _read_noun(frame: Frame, scene: Scene) -> Status:
    words, cues = set(scene.words_before(frame)), scene.cues
    found = _read_modality(frame, scene)
    if found is not None:
        above = scene.parent(frame)
        if found == "planned" and above is not None and above.tense == "past" and above.aspect == "perfect":
            return "occurred"  # "the trial had been postponed twice": it took place since
        is_set = found == "possible" and frame.predicate in cues.gatherings and _lies_ahead(frame, scene)
        return "planned" if is_set else found
    if _lies_ahead(frame, scene) and frame.predicate in cues.gatherings:
        return "planned"
    is_over = frame.predicate in cues.lasting and any(word.endswith(OVER) for word in words)
    if words & cues.past_modifiers or is_over:
        return "occurred"
    if words & cues.planned_modifiers:
        return "planned"
    if words & cues.possible_modifiers:
        return "possible"
    if words & cues.lasting_modifiers:
        return "ongoing"
    found = _read_attitude(frame, scene) or _read_around(frame, scene)
    if found is not None:
        return found
    is_now = frame.tense in {"present", "future"} and find_dated(frame, scene) is None
    return "ongoing" if is_now and frame.predicate in cues.lasting else "occurred"


def _read_around(frame: Frame, scene: Scene) -> Status | None:
    """Return what the verb or noun around an event noun says of it."""
    above, cues = scene.parent(frame), scene.cues
    if above is None or frame.link not in {"argument", "coordination", "time"}:
        return None
    if scene.word_before(frame.clause_start) in AFTER:
        return "occurred"
    if frame.link == "coordination" and above.form == "noun":
        return _read_around(above, scene)
    role = scene.role_of(frame, above)
    if role == "subject" and above.predicate in cues.undone and not above.is_negated:
        return None if frame.predicate in cues.held else "denied"
    if role == "subject" and frame.predicate in cues.lasting and _read_plain(above, scene) == "ongoing":
        return "ongoing"
    if role == "subject" and above.modality == "planned" and frame.predicate in cues.gatherings:
        return "ongoing" if above.predicate in cues.staying else "planned"
    if role == "object" and above.modality == "asserted" and not above.is_negated:
        if above.predicate in cues.announcing:
            return "planned"
        if above.predicate in cues.weighing and frame.predicate not in cues.lasting:
            return "possible"
    status = _read_plain(above, scene)
    return status if status in UNREAL and _is_brought_about(frame, above, scene) else None


def _is_brought_about(frame: Frame, above: Frame, scene: Scene) -> bool:
    """Whether an event noun is only as real as what is said of it: "may sign a treaty", "a strike would hurt"."""
    cues, is_definite = scene.cues, scene.is_definite(frame)
    if above.predicate in cues.makers:
        return True
    if frame.predicate in cues.lasting and is_definite:
        return False
    role = scene.role_of(frame, above)
    if role == "subject":
        return above.modality == "conditional"
    return not is_definite and (role in INTO or above.form == "noun")


def _read_echoes(frame: Frame, status: Status, scene: Scene) -> Status:
    """Return what the rest of the document says of the event that a noun speaks of as known: "the visit".

    It is planned if it is announced and nowhere told as past; ongoing if it lasts and goes on elsewhere.
    """
    is_past = not scene.cues.past_modifiers.isdisjoint(scene.words_before(frame))
    if not scene.is_definite(frame) or is_past or find_dated(frame, scene) is not None:
        return status
    found = {_read_plain(other, scene): other for other in scene.echoes(frame)}
    is_past = any(_is_told_past(other, scene) for other in scene.echoes(frame))
    if "planned" in found and not is_past:
        return "planned"
    is_over = any(word.endswith(OVER) for word in scene.words_before(frame))
    is_lasting = frame.predicate in scene.cues.lasting and not is_over
    return "ongoing" if is_lasting and "ongoing" in found and not is_past else status


def _is_told_past(frame: Frame, scene: Scene) -> bool:
    """Whether a frame tells its event as past by its tense or its time."""
    if _read_plain(frame, scene) != "occurred":
        return False
    dated, published = find_dated(frame, scene), scene.published.earliest
    if dated is not None and dated.latest is not None and published is not None:
        return (published - dated.latest).days <= RECENT_DAYS  # an older one is another event
    return dated is not None or (frame.form == "verb" and frame.tense in {"past", "present"})
