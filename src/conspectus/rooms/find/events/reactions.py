"""Reactions: whose deed an event answers to: "condemned the attack", "rejected the offer", "trashed the study"."""

from msgspec import structs

from conspectus.records import Participant, Phrase
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.identity import Telling, find_family
from conspectus.rooms.find.events.kinds import find_phrases

REACTING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST", "CONCEDE", "REQUEST", "AGREE"})
ROLES = ("object", "to", "against", "at", "with", "over", "for")
OPENING = 3  # sentences that may speak of what the text tells later
TALKS = ("meeting", "negotiation")
DEFINITE = ("the ", "this ", "that ", "these ", "those ")
ACCUSATIONS = frozenset({"accusation", "claim", "allegation", "charge", "criticism", "complaint"})


def name_those_meant(tellings: tuple[Telling, ...], cast: Cast) -> tuple[Telling, ...]:
    """Add to each reaction whoever did what it is about, as recipient: told before, or after where a report opens."""
    done: list[Telling] = []
    for telling in tellings:
        entities: tuple[str, ...] = ()
        if telling.candidate.kind in REACTING:
            later = tellings[len(done) + 1 :] if telling.candidate.frame.sentence <= OPENING else ()
            entities = _find_doers(telling, [*reversed(later), *done], cast)
        parts = [Participant(entity, "recipient") for entity in entities if entity not in telling.entities]
        if not telling.participants and not parts:
            parts = _take_parties(telling, done, cast)
        done.append(structs.replace(telling, participants=(*telling.participants, *parts)))
    return tuple(done)


def _take_parties(telling: Telling, before: list[Telling], cast: Cast) -> list[Participant]:
    """As in “The talks were suspended”: the parties are those of the talks told of right before."""
    frame = telling.candidate.frame
    if frame.form != "verb" or frame.voice != "passive":
        return []
    for phrase in find_phrases(frame, "object"):
        is_known = cast.scene.quote(phrase.start, phrase.head_start).lower().startswith(DEFINITE)
        families = {cast.lexicon.families.get(phrase.lemma, phrase.lemma), *(TALKS if phrase.lemma == "talk" else ())}
        if is_known and phrase.lemma in cast.lexicon.mutual:
            found = next((b for b in reversed(before) if find_family(b, cast) in families and b.participants), None)
            return list(found.participants) if found is not None else []
    return []


def _find_doers(telling: Telling, before: list[Telling], cast: Cast) -> tuple[str, ...]:
    frame = telling.candidate.frame
    if frame.form != "verb":
        return ()
    for role in ROLES:
        for phrase in find_phrases(frame, role):
            is_known = cast.scene.quote(phrase.start, phrase.head_start).lower().startswith(DEFINITE)
            is_itself = telling.candidate.content is not None and phrase.head_start == telling.candidate.content.start
            if is_known and not phrase.inside and not is_itself:
                return next(
                    (_list_doers(b) for b in reversed(before) if _is_meant(phrase, telling.candidate.kind, b, cast)), ()
                )
    return ()


def _is_meant(phrase: Phrase, kind: str, telling: Telling, cast: Cast) -> bool:
    """Whether a phrase means what was told before: by the sort of event, or as what was made in it."""
    candidate = telling.candidate
    if not _list_doers(telling) or telling.status == "denied":
        return False
    if phrase.lemma in ACCUSATIONS and candidate.kind == "ACCUSE":
        return True
    family = cast.lexicon.families.get(phrase.lemma, phrase.lemma)
    is_named = phrase.lemma in cast.lexicon.nouns or phrase.lemma in cast.lexicon.light
    if is_named and family == find_family(telling, cast):
        return True
    if kind == "AGREE":
        return False
    objects = find_phrases(candidate.frame, "object")
    is_made = (
        candidate.source in {"verb", "combination", "light-verb"} and candidate.frame.predicate in cast.lexicon.making
    )
    return is_made and any(thing.lemma == phrase.lemma for thing in objects)


def _list_doers(telling: Telling) -> tuple[str, ...]:
    return tuple(part.entity for part in telling.participants if part.role == "actor")
