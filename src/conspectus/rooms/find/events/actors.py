"""Actors: which phrases name somebody who can act, and whom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from conspectus.records import Entity, Frame, Mention, Phrase, Reading
from conspectus.rooms.find.events.lexicon import EventLexicon

INNER_PLACES = (["in"], ["near"], ["in", "the"], ["at"], ["outside"])
POINTERS = 3  # words: "the controversial pipeline"
DOMINANT = 0.6  # of all mentions of projects, so that no other can be meant
FIRM_OPENERS = frozenset({"the", "its", "a", "an", "their", "this"})
ADJUNCTS = frozenset({"after", "before", "despite", "during", "following", "amid", "since"})  # open what takes no part
COMPARED = " than "
COORDINATED = (" and ", " or ")
SHORT = 5  # letters: "list" and "mist" end as "activist" does
ACTING = frozenset({"person", "state", "organization", "bloc", "group"})


class Title(Struct, frozen=True):
    """A description beside a name, "the Irish firm Carrick Bay": where it stands, and whom it names."""

    start: int
    end: int
    head: int
    entities: tuple[str, ...]


class Aside(Struct, frozen=True):
    """A clause that says more of a noun; whoever is named in it takes part in its own event only."""

    start: int
    end: int


class Actors(Struct, frozen=True):
    """Who is named in a document and where, and the nouns and pronouns that can stand for somebody.

    capitals: a place of the document -> the state whose capital it is, if it is named. undertakings: a noun -> the one
    project or accord of the document that it can stand for. natural: words in the names of places without people.
    stand_ins: a phrase's start and end -> whom it means, where no name says it.
    """

    text: str
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    mentions: tuple[Mention, ...]
    titles: tuple[Title, ...]
    asides: tuple[Aside, ...]
    capitals: Mapping[str, str]
    undertakings: Mapping[str, str]
    nouns: frozenset[str]
    bodies: frozenset[str]
    endings: tuple[str, ...]
    pronouns: frozenset[str]
    weapons: frozenset[str]
    measures: frozenset[str]
    firms: frozenset[str]
    papers: frozenset[str]
    natural: frozenset[str]
    stand_ins: Mapping[tuple[int, int], tuple[str, ...]]

    def is_actor(self, phrase: Phrase) -> bool:
        """Whether a phrase can be somebody who acts: a name, a title, "the company", "they", "the bank's lorries"."""
        if self.is_somebody(phrase) or phrase.lemma in self.pronouns:
            return True
        owners = self.name_between(phrase.start, phrase.head_start)
        return phrase.lemma in self.weapons and any(self.kinds.get(owner) in ACTING for owner in owners)

    def is_somebody(self, phrase: Phrase) -> bool:
        """Whether a phrase names a person or a body, by name or by a common noun."""
        if self._is_noun_for_somebody(phrase) or any(self.kinds.get(e) in ACTING for e in self.name(phrase)):
            return True
        people = (m for m in self.mentions if m.form == "adjective" and m.start <= phrase.head_start < m.end)
        return any(self.kinds.get(mention.entity) in ACTING for mention in people)  # "ethnic Albanians"

    def is_person(self, phrase: Phrase) -> bool:
        """Whether a phrase names persons, by name or by a common noun."""
        named = self.name(phrase)
        if named:
            return any(self.kinds.get(e) == "person" for e in named)
        return self._is_noun_for_somebody(phrase) and phrase.lemma not in self.bodies

    def is_one_firm(self, phrase: Phrase) -> bool:
        """Whether a phrase means a certain firm that a nationality only describes: "the French bank" is not France."""
        words = self.text[phrase.start : phrase.head_end].lower().split()
        return phrase.lemma in self.firms and not words[-1].endswith("s") and words[0] in FIRM_OPENERS

    def _is_noun_for_somebody(self, phrase: Phrase) -> bool:
        after = self.text[phrase.head_end : phrase.end].lower().split()
        if phrase.lemma in self.measures and after[:1] == ["of"]:  # "hundreds of young workers"
            return any(self._is_noun(word.strip(",.").removesuffix("s")) for word in after[1:4])
        return self._is_noun(phrase.lemma)

    def _is_noun(self, lemma: str) -> bool:
        return lemma in self.nouns or (len(lemma) > SHORT and lemma.endswith(self.endings))

    def is_actor_in(self, frame: Frame, role: str) -> bool:
        """Whether what fills a role of a frame can act."""
        return any(argument.role == role and self.is_actor(argument.phrase) for argument in frame.arguments)

    def is_seat(self, phrase: Phrase) -> bool:
        """Whether a phrase names a place that can act by those who rule it: "Texas", "Ankara", no "Lake Chad"."""
        named = phrase.entities
        return bool(named) and all(self.rules_itself(entity) for entity in named)

    def rules_itself(self, entity: str) -> bool:
        """Whether an entity is a place with people who act for it."""
        words = self.names.get(entity, "").lower().split()
        return self.kinds.get(entity) == "place" and self.natural.isdisjoint(words)

    def is_place(self, entity: str) -> bool:
        """Whether things can happen in an entity."""
        return self.kinds.get(entity) in {"place", "state"}

    def name(self, phrase: Phrase) -> tuple[str, ...]:
        """The entities that a phrase names as a whole, also by a name beside its noun ("its owner, Nordbank")."""
        if phrase.entities:
            return phrase.entities
        beside = (title.entities for title in self.titles if title.head == phrase.head_start)
        found = next(beside, None) or self._name_undertaking(phrase)
        return found or self.stand_ins.get((phrase.start, phrase.end), ())

    def _name_undertaking(self, phrase: Phrase) -> tuple[str, ...]:
        """The project or accord that "the pipeline", "this treaty" means: the one that the document is about."""
        main = self.undertakings.get("project" if phrase.lemma in self.papers else phrase.lemma)
        words = self.text[phrase.start : phrase.head_end].lower().split()
        is_pointing = len(words) <= POINTERS and words[0] in {"the", "this", "that"}
        is_told = main is not None and any(m.entity == main and m.start < phrase.start for m in self.mentions)
        return (main,) if main is not None and is_pointing and is_told and not phrase.inside else ()

    def name_all(self, phrase: Phrase) -> tuple[str, ...]:
        """The entities that a phrase names, or else those that its noun belongs to ("Peruvian officials")."""
        whole = self.name(phrase)
        if whole:
            return tuple(dict.fromkeys((*whole, *self._name_beside(phrase))))
        inside = [m for m in self._within(phrase) if self.kinds.get(m.entity) != "place"]
        if self._is_noun_for_somebody(phrase) and phrase.lemma not in self.measures:
            if self.is_one_firm(phrase):
                inside = [m for m in inside if m.form != "adjective"]
            before = [m for m in inside if m.start < phrase.head_start]
            return _each(before or inside[:1])
        return _each(m for m in inside if m.form != "adjective" or self._leads_somebody(m, phrase.end))

    def _name_beside(self, phrase: Phrase) -> Iterator[str]:
        """Whom a description means that is coordinated with the rest: "Lot and *the state airline* SkyBird"."""
        for title in self.titles:
            is_inside = phrase.start < title.start and title.end <= phrase.end
            if is_inside and self.text[: title.start].endswith(COORDINATED):
                yield from title.entities

    def _leads_somebody(self, mention: Mention, end: int) -> bool:
        """Whether an adjective stands before a noun for somebody: "the Iranian side", "Russian border guards"."""
        words = self.text[mention.end : end].split()[:2]
        return any(word.lower().rstrip(".,;s") in self.nouns for word in words)

    def name_between(self, start: int, end: int) -> tuple[str, ...]:
        """The states, bodies and persons named in a stretch."""
        return _each(m for m in self._list(start, end) if self.kinds.get(m.entity) in ACTING)

    def name_places(self, start: int, end: int) -> tuple[str, ...]:
        """The places named in a stretch."""
        return _each(m for m in self._list(start, end) if self.kinds.get(m.entity) == "place")

    def find_inner_place(self, phrase: Phrase) -> str | None:
        """The place where a thing is: "opened a plant in Peru"."""
        for mention in self._list(phrase.head_end, phrase.end):
            words = self.text[phrase.head_end : mention.start].split()
            is_last = words[-1:] == ["in"] and mention.end == phrase.end and self.is_somebody(phrase)
            if self.is_place(mention.entity) and mention.form == "name" and (words in INNER_PLACES or is_last):
                return mention.entity
        return None

    def _list(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def _within(self, phrase: Phrase) -> list[Mention]:
        """The mentions inside a phrase, without those inside a title of somebody there or a clause of its own."""
        return [
            mention
            for mention in self._list(phrase.start, phrase.end)
            if not any(title.start <= mention.start and mention.end <= title.end for title in self.titles)
            and not self.text[max(0, mention.start - len(COMPARED)) : mention.start].endswith(COMPARED)
            and not any(phrase.head_end < aside.start <= mention.start < aside.end for aside in self.asides)
            and ADJUNCTS.isdisjoint(self.text[phrase.head_end : max(phrase.head_end, mention.start)].lower().split())
        ]


def list_actors(reading: Reading, lexicon: EventLexicon) -> Actors:
    """Collect what is known of who can act in a document."""
    return Actors(
        text=reading.document.text,
        names={entity.id: entity.name for entity in reading.naming.entities},
        kinds={entity.id: entity.kind for entity in reading.naming.entities},
        mentions=reading.naming.mentions,
        titles=tuple(_find_titles(reading.frames)),
        asides=tuple(
            Aside(f.clause_start, f.clause_end) for f in reading.frames if f.link in {"relative", "participle"}
        ),
        capitals=_find_capitals(reading.naming.entities, lexicon),
        undertakings=_find_undertakings(reading, lexicon),
        nouns=lexicon.actors,
        bodies=lexicon.bodies,
        endings=lexicon.endings,
        pronouns=lexicon.pronouns,
        weapons=lexicon.weapons,
        measures=lexicon.measures,
        firms=lexicon.firms,
        papers=lexicon.papers,
        natural=lexicon.natural,
        stand_ins={},
    )


def _find_capitals(entities: Iterable[Entity], lexicon: EventLexicon) -> dict[str, str]:
    states = {entity.name: entity.id for entity in entities if entity.kind == "state"}
    owners = {e.id: lexicon.capitals.get(e.name) for e in entities if e.kind == "place"}
    return {place: states[owner] for place, owner in owners.items() if owner in states}


def _find_undertakings(reading: Reading, lexicon: EventLexicon) -> dict[str, str]:
    """Say which project or accord each noun means: the one named with it, or the only kind there is of "project"."""
    entities = {e.id: e for e in reading.naming.entities if e.kind in {"project", "accord"}}
    counts = Counter(m.entity for m in reading.naming.mentions if m.entity in entities and m.form == "name")
    found: dict[str, str] = {}
    for noun in sorted(lexicon.undertakings):
        fitting = {e: n for e, n in counts.items() if noun == "project" or _is_called(entities[e], noun)}
        if fitting:
            best = max(sorted(fitting), key=lambda e: fitting[e])
            if fitting[best] > DOMINANT * sum(fitting.values()):
                found[noun] = best
    return found


def _is_called(entity: Entity, noun: str) -> bool:
    return any(noun in name.lower().split() for name in (entity.name, *entity.aliases))


def _find_titles(frames: Iterable[Frame]) -> Iterable[Title]:
    for frame in frames:
        if frame.form != "apposition":
            continue
        named = [a.phrase for a in frame.arguments if a.role == "subject" and a.phrase.entities]
        said = [a.phrase for a in frame.arguments if a.role == "complement" and not a.phrase.entities]
        for phrase in said:
            for name in named:
                yield Title(phrase.start, phrase.end, phrase.head_start, name.entities)
        if not named:
            yield from _turned(frame)


def _turned(frame: Frame) -> Iterable[Title]:
    """As in "its chair, Ana Ruiz,": the name is what is said of the noun."""
    nouns = [a.phrase for a in frame.arguments if a.role == "subject"]
    names = [a.phrase for a in frame.arguments if a.role == "complement" and a.phrase.entities]
    for noun in nouns:
        for name in names:
            yield Title(noun.start, noun.head_end, noun.head_start, name.entities)


def _each(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.entity for mention in mentions))
