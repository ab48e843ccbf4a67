"""Speakers: which entity the words for a speaker mean."""

import re

from msgspec import Struct

from conspectus.records import Frame, Mention, Phrase
from conspectus.rooms.find.statements.pieces import CLOCK, Piece, close_marks
from conspectus.rooms.find.statements.scene import Scene

TITLES = re.compile(r",? (?:[A-Z][\w.-]* ){0,3}")
# "the administrator, | Lima lawyer | Ana Ruiz," in one phrase
DESCRIBED = re.compile(
    r", (?:(?!who|which|when|where|while|after|before|with|for|from|to|by|in|on|at|and|as|that|of)[\w’'-]+ ){1,5}"
)
HALF = re.compile(r"-\w+")
ASIDE = re.compile(r"who(?:se|m)?\b")  # "Ana Ruiz, whose son was hurt"
LED_IN = re.compile(
    r"(?:\b(?:of|for|to|from|with|by|and|or|against|in|at|on|near|like|than|as|about)|['’]s?|,)\s+(?:[A-Z][\w.-]*\s+)*$"
)
FARTHEST_NAME = 60  # characters
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
HOUSE = re.compile(r" (?:at|of|from|with) (?:the )?")
LONGEST_GAP = 2  # characters between a name and what it is: a comma, a space
PEOPLE = frozenset({"person", "organization", "state", "bloc", "group"})
MAKERS = (" by ", " from ", " of ", " by the ", " from the ", " of the ")


MAKER = re.compile(r" (?:by|from) the (?:[a-z]+ ){1,2}$")  # "an estimate by the consultancy Flycom"


class Speaker(Struct, frozen=True):
    """Who speaks: the entity, None if unnamed, and the words for him, his description included."""

    entity: str | None
    text: str | None


def name_speaker(scene: Scene, phrase: Phrase | None) -> Speaker:
    """Return who a phrase says the speaker is: "Ana Ruiz, the mayor", "the mayor, Ana Ruiz"."""
    if phrase is None:
        return Speaker(None, None)
    start, end = phrase.start, phrase.end
    entity = _find_entity(scene, phrase)
    if scene.words(phrase).lower() in PERSONAL and not _is_person(scene, entity):
        entity = None  # "he" is no place
    around = next((m for m in scene.mentions if m.start < start < m.end), None)
    if around is not None and around.form == "name":  # the parser has cut a name: "Min-| hee of the party"
        start, entity = around.start, around.entity
    for name, description in _find_appositions(scene, phrase):
        start, end = min(start, name.start, description.start), max(end, name.end, description.end)
        entity = name.entities[0] if name.entities else entity
    if entity is None:
        entity, end = _find_name_behind(scene, end)
    if entity is None:
        entity = _find_name_within(scene, start, end)
    start, end = _take_offices(scene, entity, start, end)
    end = _take_house(scene, phrase, end)
    half = HALF.match(scene.text, end)  # a word that the parser took apart at its hyphen
    end = half.end() if half else end
    clock = CLOCK.match(scene.text, start, end)
    words = scene.text[clock.end() if clock else start : close_marks(scene.text, start, end)]
    opener, _, rest = words.partition(" ")
    return Speaker(entity, rest if rest and opener.lower() in scene.cues.speaker_openers else words)


def _is_person(scene: Scene, entity: str | None) -> bool:
    return entity in scene.entities and scene.entities[entity].kind == "person"


def _take_offices(scene: Scene, entity: str | None, start: int, end: int) -> tuple[int, int]:
    """As in “said Ana Ruiz, Chief Officer of the bank”: an office that naming has read around or beside the name."""
    for office in scene.reading.naming.offices:
        if office.person == entity and office.start <= end and start <= office.end:
            start, end = min(start, office.start), max(end, office.end)
    return start, end


def _take_house(scene: Scene, phrase: Phrase, end: int) -> int:
    """As in “says Ana Ruiz at the bank”: whose the speaker is, where the parser has left it out."""
    lead = HOUSE.match(scene.text, end)
    if lead is None or end != phrase.end or scene.text[end - 1 : end].islower() is False:
        return end
    for mention in scene.mentions_in(lead.end(), lead.end() + FARTHEST_NAME):
        entity = scene.entities.get(mention.entity)
        is_body = entity is not None and entity.kind == "organization" and mention.form == "name"
        return mention.end if is_body and mention.start == lead.end() else end
    return end


def find_beside(scene: Scene, cue: Piece, pieces: tuple[Piece, ...]) -> Speaker:
    """Return the person or body whose name stands right in front of a cue, behind the words said."""
    floor = max((end for _, end in pieces if end <= cue[0]), default=cue[0])
    for mention in reversed(scene.mentions_in(floor, cue[0])):
        entity = scene.entities.get(mention.entity)
        if entity is not None and entity.kind in PEOPLE and mention.form in {"name", "title", "pronoun"}:
            text = scene.text[floor : cue[0]].strip(" ,\n\t\"“”’'")
            return Speaker(entity.id, text)
    return Speaker(None, None)


def _find_name_within(scene: Scene, start: int, end: int) -> str | None:
    """As in “the minister of transport, Ana Ruiz”: a person's name that ends the words, behind a comma."""
    for mention in scene.mentions_in(start, end):
        is_last = mention.end == end and scene.text[mention.start - 2 : mention.start] == ", "
        if is_last and mention.form == "name" and _is_person(scene, mention.entity):
            return mention.entity
    return None


def _find_name_behind(scene: Scene, end: int) -> tuple[str | None, int]:
    """As in “the bank's chief of staff General Lund said”: a name right behind an office, titles between."""
    for office in scene.reading.naming.offices:
        if office.start - end == LONGEST_GAP and scene.text[end : office.start] == ", ":
            return office.person, office.end  # "her rival, former minister Ruiz"
    for mention in scene.mentions_in(end, end + FARTHEST_NAME):
        between = scene.text[end : mention.start]
        kind = scene.entities[mention.entity].kind if mention.entity in scene.entities else None
        is_set_off = DESCRIBED.fullmatch(between) and scene.text[mention.end : mention.end + 1] == ","
        if mention.form == "name" and kind == "person" and (is_set_off or TITLES.fullmatch(between)):
            return mention.entity, mention.end
    return None, end


def _find_appositions(scene: Scene, phrase: Phrase) -> list[tuple[Phrase, Phrase]]:
    """Return name and description of the appositions that a phrase is one half of, and of theirs: "a, b, Ana Ruiz"."""
    sides = [_sides(scene, frame) for frame in scene.appositions.get(scene.sentence_at(phrase.start).index, ())]
    heads, end = {phrase.head_start}, phrase.end
    found: list[tuple[Phrase, Phrase]] = []
    for name, description in sorted((pair for pair in sides if pair), key=lambda pair: pair[0].start + pair[1].start):
        for mine, other in ((name, description), (description, name)):
            is_next = 0 <= other.start - end <= LONGEST_GAP
            is_within = phrase.start < other.start and other.end <= phrase.end and not phrase.entities
            if mine.head_start in heads and (is_next or is_within):
                found.append((name, description))
                heads.add(other.head_start)
                end = max(end, other.end)
                break
    return found


def _sides(scene: Scene, frame: Frame) -> tuple[Phrase, Phrase] | None:
    """Return the name and the description of an apposition."""
    sides = {a.role: a.phrase for a in frame.arguments}
    if not sides.keys() >= {"subject", "complement"}:
        return None
    name, description = sides["subject"], sides["complement"]
    return None if ASIDE.match(scene.text, description.start) else (name, description)


def _find_entity(scene: Scene, phrase: Phrase) -> str | None:
    """Return the entity that speaks: the one named, the maker of a report, the state of its officials."""
    if phrase.entities:
        return phrase.entities[0]
    inside = scene.mentions_in(phrase.start, phrase.end)
    if inside and inside[-1].end == phrase.end and _is_titled(scene, phrase, inside[-1]):
        return inside[-1].entity
    for office in scene.reading.naming.offices:
        if phrase.start <= office.start and office.end == phrase.end:
            return office.person  # "Minister of Culture Ana Ruiz"
    head = scene.text[phrase.head_start : phrase.head_end].lower()
    if phrase.lemma in scene.cues.works:
        return _find_maker(scene, phrase, inside)
    if head in scene.cues.official_plurals or head in scene.cues.official_bodies:
        return _find_body(scene, phrase, inside)
    return None


def _is_titled(scene: Scene, phrase: Phrase, mention: Mention) -> bool:
    """As in “the bank's chief of staff General Lund”: the name ends the phrase, and no preposition leads to it."""
    entity = scene.entities.get(mention.entity)
    if entity is None or entity.kind != "person" or mention.form != "name" or mention.start <= phrase.head_end:
        return False
    return LED_IN.search(scene.text[phrase.start : mention.start]) is None


def _find_maker(scene: Scene, phrase: Phrase, inside: list[Mention]) -> str | None:
    """As in “a report by the bank”, “the bank's findings”, “a Gallup poll”."""
    for mention in inside:
        before = scene.text[phrase.start : mention.start]
        after = scene.text[mention.end : phrase.head_start]
        kind = scene.entities[mention.entity].kind if mention.entity in scene.entities else None
        if kind not in {"organization", "state", "person", "bloc"} or mention.form == "adjective":
            continue
        words = before.removesuffix("the ").split()
        is_seen = len(words) > 1 and words[-2] in scene.cues.seen
        is_led = before.endswith(MAKERS) or MAKER.search(before) is not None
        if mention.start > phrase.head_end and is_led and not is_seen:
            return mention.entity
        if mention.end <= phrase.head_start and (after.startswith(("'s ", "’s ", "' ", "’ ")) or not after.strip()):
            return mention.entity
    return None


def _find_body(scene: Scene, phrase: Phrase, inside: list[Mention]) -> str | None:
    """As in “Chilean leaders”, “the bank's officials”, “the Lund administration”: the last that is named before."""
    for mention in reversed([m for m in inside if m.end <= phrase.head_start]):
        entity = scene.entities.get(mention.entity)
        if entity is None:
            continue
        if entity.kind in {"state", "organization", "bloc"}:
            return entity.id
        if entity.kind == "person":
            return next(
                (
                    office.of
                    for office in scene.reading.naming.offices
                    if office.person == entity.id
                    and office.of in scene.entities
                    and scene.entities[office.of].kind == "state"
                ),
                None,
            )
    return None


def can_speak(scene: Scene, phrase: Phrase | None) -> bool:
    """Whether a phrase means a person, a body, or what somebody wrote; a storm or a victory says nothing."""
    if phrase is None:
        return False
    if any(scene.entities[e].kind in PEOPLE for e in phrase.entities if e in scene.entities):
        return True
    lemma = phrase.lemma.lower()
    if {lemma, lemma.removesuffix("s")} & (scene.cues.speakers | scene.cues.works):
        return True  # in front of a sentence the parser may leave a plural as it is
    return lemma.endswith(scene.cues.speaker_endings) and lemma not in scene.cues.speaker_things


def is_outlet(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase names an outlet: a paper, an agency, a broadcaster."""
    words = scene.words(phrase).lower().removeprefix("the ")
    cues = scene.cues
    if words in cues.outlets or f"the {words}" in cues.outlets:
        return True
    kinds = {scene.entities[e].kind for e in phrase.entities if e in scene.entities}
    is_named = "organization" in kinds or (not kinds and scene.text[phrase.head_start].isupper())
    return is_named and bool(set(words.replace("-", " ").split()) & cues.outlet_words)
