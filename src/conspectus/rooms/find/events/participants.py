"""Participants: who does an event, to whom, and between whom."""

from conspectus.records import Argument, Part, Participant, Phrase
from conspectus.rooms.find.events.arguments import (
    PLACES,
    inherit_speaker,
    inherit_subject,
    is_borrowed,
    list_arguments,
    list_taken_in,
    open_argument,
)
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.kinds import AT_PEOPLE, Candidate
from conspectus.rooms.find.events.places import is_destination

TOGETHER = frozenset({"with", "between", "among", "alongside", "together with", "along with"})
TOPICS = frozenset({"on", "over", "about", "for", "of", "in"})
CLOSE = frozenset({"subject", "object", "recipient", "of", "to", "from", "against", "complement"})
DONE_TO = frozenset({"ACCUSE", "COERCE", "ASSAULT", "SANCTION"})  # kinds whose verbs take an object
PUNISHING = frozenset({"ban", "suspension", "fine", "sentence", "penalty", "trial", "conviction", "disqualification"})
DEEDS = frozenset({"SANCTION", "REJECT", "ACCUSE", "REQUEST", "THREATEN", "AGREE", "COERCE"})  # of nouns: "Texas's ban"
BODIES = frozenset({"organization", "bloc", "accord", "project"})  # what one does something in, as no place


def find_participants(candidate: Candidate, cast: Cast) -> tuple[Participant, ...]:
    """Say who takes part in an event, whoever does it first, each once."""
    if candidate.source == "urged":
        return _name_urged(candidate, cast)
    is_mutual = is_shared_by_all(candidate, cast)
    parts: dict[str, Part] = dict.fromkeys(_name_modifiers(candidate, cast) if is_mutual else (), "party")
    adjuncts = cast.lexicon.adjuncts
    arguments = [a for a in list_arguments(candidate) if a.role not in adjuncts and not is_borrowed(a, candidate, cast)]
    arguments += [*inherit_subject(candidate, cast), *inherit_speaker(candidate, cast)]
    is_turned = _is_turned(candidate, cast)
    for argument in sorted(arguments, key=lambda argument: argument.role != "subject"):
        for inner in open_argument(argument, candidate, cast):
            is_touched = is_turned or (argument.role != "subject" and inner is not argument)
            for entity in _name(inner, candidate, cast):
                parts.setdefault(entity, "recipient" if is_touched else _choose_part(entity, inner, candidate, cast))
    for argument in list_taken_in(candidate, cast):
        for entity in _name(argument, candidate, cast):
            if _is_touched_itself(entity, argument.phrase, cast):
                parts.setdefault(entity, "recipient")
    if not parts and is_mutual:
        topics = (e for a in arguments if a.role in TOPICS for e in cast.actors.name_all(a.phrase))
        topics = (e for e in topics if cast.actors.kinds.get(e) != "place" or cast.actors.rules_itself(e))
        parts = dict.fromkeys(topics, "party")
    for entity in _name_hosts(candidate, cast):
        parts.setdefault(entity, "recipient")
    if is_mutual and len(parts) > 1:
        parts = dict.fromkeys(parts, "party")
    return tuple(Participant(entity, part) for entity, part in parts.items())


def is_shared_by_all(candidate: Candidate, cast: Cast) -> bool:
    """Whether an event is what two or more do together; "called on the bank" is no call between the two."""
    names = {candidate.key} if " " in candidate.key else {candidate.key, candidate.frame.predicate}
    return bool(names & cast.lexicon.mutual)


def _is_turned(candidate: Candidate, cast: Cast) -> bool:
    """Whether a headline has left out the passive's auxiliary: "Bank criticised over fees"."""
    frame = candidate.frame
    roles = {argument.role for argument in frame.arguments}
    is_past = frame.tense == "past" and frame.aspect == "simple" and frame.rule == "verb"
    is_bare = candidate.kind in DONE_TO and not roles & {"object", "clause"}
    return cast.scene.is_headline(frame) and is_past and is_bare


def _name_urged(candidate: Candidate, cast: Cast) -> tuple[Participant, ...]:
    """As in "Peru must open its ports, the minister said": the speaker asks it of whoever must do it."""
    frame = candidate.frame
    asked = [entity for a in frame.arguments if a.role == "subject" for entity in _name(a, candidate, cast)]
    speaker = frame.holder.entity
    parts = [Participant(speaker, "actor")] if speaker else []
    return (*parts, *(Participant(entity, "recipient") for entity in dict.fromkeys(asked) if entity != speaker))


def _name_modifiers(candidate: Candidate, cast: Cast) -> tuple[str, ...]:
    """Whoever is named before the noun of what several do: "the Franco-German talks", "the Ruiz-Berg summit"."""
    noun = candidate.content or candidate.frame
    return cast.actors.name_between(noun.clause_start, noun.start) if noun.form == "noun" else ()


def _name_hosts(candidate: Candidate, cast: Cast) -> tuple[str, ...]:
    """The states whose capitals are visited, where the document names them."""
    spots = [e for a in list_arguments(candidate) if is_destination(a, candidate, cast) for e in a.phrase.entities]
    return tuple(cast.actors.capitals[spot] for spot in spots if spot in cast.actors.capitals)


def _name(argument: Argument, candidate: Candidate, cast: Cast) -> tuple[str, ...]:
    """The entities that an argument brings in: those it names, or those that its common noun belongs to."""
    role, phrase = argument.role, argument.phrase
    if role in cast.lexicon.adjuncts or role == "clause":
        return ()
    if role in PLACES:
        return tuple(entity for entity in phrase.entities if _is_setting_that_acts(entity, role, candidate, cast))
    is_somebody = phrase.lemma in cast.actors.nouns
    entities = cast.actors.name_all(phrase) if role in CLOSE or is_somebody else cast.actors.name(phrase)
    if not is_somebody or role != "subject":  # "regulators in Brazil" are Brazil's
        inner = cast.actors.find_inner_place(phrase)
        entities = tuple(entity for entity in entities if entity != inner)  # "a plant in Peru" is not Peru's
    is_sum = phrase.lemma in cast.lexicon.measures
    if is_sum and phrase.lemma not in cast.actors.nouns:
        entities = tuple(e for e in entities if e in phrase.entities or not _is_aside(e, phrase, cast))
    is_plain = is_sum or cast.actors.is_one_firm(phrase)
    if not entities and candidate.kind != "OTHER" and role in CLOSE and not is_plain:
        entities = cast.actors.name_between(phrase.start, phrase.head_start)  # "Chilean copper"
    is_hit = candidate.kind in {"ASSAULT", "COERCE"}
    if is_hit and role == "object":
        return entities
    if is_hit and role == "from" and candidate.frame.form == "verb":
        return ()  # "kidnapped from Peru"
    if _is_seat_meant(argument, candidate):
        meant = (e if role == "subject" else cast.actors.capitals.get(e, e) for e in entities)
        return tuple(e for e in meant if cast.actors.kinds.get(e) != "place" or cast.actors.rules_itself(e))
    return tuple(e for e in entities if cast.actors.kinds.get(e) != "place")


def _is_touched_itself(entity: str, phrase: Phrase, cast: Cast) -> bool:
    """Whether a phrase means somebody or what is his, and not only a thing that has to do with him: "ties to Peru"."""
    if cast.actors.kinds.get(entity) in {"project", "accord"}:
        return True  # "agreed to continue the development of the canal"
    owners = cast.actors.name_between(phrase.start, phrase.head_end)
    return entity in cast.actors.name(phrase) or entity in owners


def _is_aside(entity: str, phrase: Phrase, cast: Cast) -> bool:
    """Whether a sum only has somebody in what it is for: "fined the bank $9 million *for selling arms to Chad*"."""
    at = min((m.start for m in cast.actors.mentions if m.entity == entity and m.start >= phrase.start), default=0)
    return " for " in cast.scene.quote(phrase.head_end, at)


def _is_seat_meant(argument: Argument, candidate: Candidate) -> bool:
    """Whether a place is meant for those who rule it: it does a deed, or one is done to it that is done to people."""
    if argument.role == "subject":
        is_deed = candidate.frame.form == "verb" and candidate.source != "happening"
        return is_deed or candidate.kind in DEEDS
    is_own = argument.role in {"object", "recipient", "against"} or candidate.key.endswith(f" {argument.role}")
    is_given = candidate.kind in {"AID", "SANCTION"} and argument.role in {"to", "on"}  # no "invited Lund to Denver"
    return candidate.kind in AT_PEOPLE and (is_own or is_given)


def _is_setting_that_acts(entity: str, role: str, candidate: Candidate, cast: Cast) -> bool:
    """Whether what an event happens in takes part in it: a body, or a state at war."""
    kind = cast.actors.kinds.get(entity)
    is_war = cast.lexicon.families.get(candidate.key) == "war"
    return (role == "in" and kind in BODIES) or (is_war and kind == "state")


def _choose_part(entity: str, argument: Argument, candidate: Candidate, cast: Cast) -> Part:
    is_person = cast.actors.kinds.get(entity) == "person"
    is_source = argument.role == "from" and candidate.frame.form == "noun" and candidate.frame.rule != "transfer"
    is_noun = candidate.source in {"noun", "happening"}
    if argument.role == "subject" and is_noun and candidate.key in PUNISHING and is_person:
        return "recipient"  # "Lund's ban"
    if argument.role == "subject" or is_source:  # "a visit from the queen"
        return "actor"
    return "party" if argument.role in TOGETHER else "recipient"
