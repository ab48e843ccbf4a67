"""Lookup: a reading's frames by parent and sentence, their phrases, and the entities that phrases stand for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Entity, Frame, Mention, Phrase, Reading, Span, Time
from conspectus.rooms.find.inside import find_holder, find_statement

EDGES = " \t\r\n,;:.–—-"
DISPUTING = frozenset({"deny", "dispute", "refute", "dismiss", "rebut", "disprove", "debunk"})
REACH = 3  # characters between an antecedent and its relative clause
ORGANIZATIONS = frozenset({"organization", "bloc"})
BODIES = ORGANIZATIONS | {"state"}
CLOSING = re.compile(r"[,.?!][\"”]\s")
OPENING = re.compile(r"[\"“]")
HYPHENED = re.compile(r"(?:-\w+)+")
SELVES = {"it": BODIES, "he": frozenset({"person"}), "she": frozenset({"person"})}
IN_ORDER = re.compile(r"\s+(?:in order|so as)$")
WORD = re.compile(r"\w+")
WORKS = frozenset({"project", "accord"})
DEFINITE = frozenset({"the", "this", "that", "our"})
OWNERS = frozenset({"his", "her", "their"})
APPLICATIONS = frozenset({"application", "permit", "licence", "license"})
NAMED = 3  # times at least that a report names what it is about


class ActorWords(Struct, frozen=True):
    """What finding actors knows, from `actors.toml`."""

    collective: frozenset[str]
    corporate: frozenset[str]
    governments: frozenset[str]
    others: frozenset[str]
    kinds: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    pronouns: frozenset[str]
    personal: frozenset[str]
    papers: frozenset[str]
    signing: frozenset[str]
    works: frozenset[str]


def load_actor_words(knowledge: Knowledge) -> ActorWords:
    """Build the words from the table `actors`."""
    table = knowledge["actors"]
    return ActorWords(**{name: frozenset(table[name]) for name in ActorWords.__struct_fields__})


class Lookup:
    """One reading and what finders ask of it again and again."""

    def __init__(self, reading: Reading, words: ActorWords) -> None:
        self.reading, self.words = reading, words
        self.text = reading.document.text
        self.entities: dict[str, Entity] = {entity.id: entity for entity in reading.naming.entities}
        self.offices = {o.person: o.of for o in reversed(reading.naming.offices) if o.of is not None}
        named = [m for m in reading.naming.mentions if m.form in ("name", "adjective")]
        self._first = {m.entity: m.start for m in reversed((*named, *reading.naming.mentions))}
        self._main_work = self._find_main_work()
        self._described: dict[int, tuple[str, ...]] = {}  # where a description's head starts -> whom it describes
        self._below: defaultdict[int, list[Frame]] = defaultdict(list)
        for frame in reading.frames:
            if frame.parent is not None:
                self._below[frame.parent].append(frame)
            self._note_description(frame)

    def _note_description(self, frame: Frame) -> None:
        """Keep whom "the minister, Ana Ruiz," or "Nordbank is a firm that" describes."""
        if frame.form not in ("apposition", "copula"):
            return
        subject, complement = self.find(frame, "subject"), self.find(frame, "complement")
        above = self.parent(frame)
        if frame.form == "apposition" and above is not None and above.form == "noun" and subject is not None:
            is_after = self.text[above.end : frame.clause_start] == ", "  # "his host, President Ruiz"
            if is_after and len(subject.entities) == 1 and self.kind(subject.entities[0]) == "person":
                self._described.setdefault(above.start, subject.entities)
        if frame.is_negated or subject is None or complement is None:
            return
        is_one = len(subject.entities) == 1 and not complement.entities
        sorts = self.words.people | self.words.bodies | self.words.works
        if is_one and (self.kind(subject.entities[0]) == "person" or complement.lemma in sorts):  # not "a step that"
            self._described.setdefault(complement.head_start, subject.entities)

    # ------------------------------------------------------------ frames

    def below(self, frame: Frame, *links: str) -> tuple[Frame, ...]:
        """Return the frames right under a frame, in text order; of the given links only, if any are given."""
        return tuple(f for f in self._below[frame.index] if not links or f.link in links)

    def parent(self, frame: Frame) -> Frame | None:
        """Return the frame that a frame stands under."""
        return None if frame.parent is None else self.reading.frames[frame.parent]

    def felt(self, frame: Frame) -> str | None:
        """Return the word for a state of mind that a frame gives somebody: an adjective, or a passive without agent."""
        is_passive = frame.form == "verb" and frame.voice == "passive" and self.find(frame, "subject") is None
        is_state = frame.form == "adjective" or is_passive
        return self.text[frame.start : frame.end].casefold() if is_state else None

    def feeler(self, frame: Frame) -> Phrase | None:
        """Return whose state of mind that is."""
        return self.find(frame, "subject" if frame.form == "adjective" else "object")

    def coordinated(self, frame: Frame, end: int) -> Iterator[Frame]:
        """Yield a frame and those coordinated with it that share its mood and start before `end`."""
        yield frame
        for other in self.below(frame, "coordination"):
            if other.modality == frame.modality and other.start < end and other.form != "noun":
                yield from self.coordinated(other, end)

    def time(self, frame: Frame) -> Time | None:
        """Return when a frame is said to hold, None where its clause has no time expression."""
        expressions = self.reading.dating.expressions
        times = (expressions[number].time for number in frame.times if number < len(expressions))
        return next((time for time in times if time is not None), None)

    def is_disputed(self, frame: Frame) -> bool:
        """Whether a frame tells only of what somebody denies: "denied a report that he plans to leave"."""
        above = self.parent(frame)
        while above is not None and (frame.link == "coordination" or above.form == "noun"):
            frame, above = above, self.parent(above)
        return above is not None and above.predicate in DISPUTING and not above.is_negated and above.start < frame.start

    def speaker(self, frame: Frame) -> str | None:
        """Return the entity whose word a frame is: "the minister, Ana Ruiz, said" names her by describing her."""
        holder = frame.holder
        if holder.entity is not None or holder.start is None or holder.end is None:
            return holder.entity
        described = (who for at, who in self._described.items() if holder.start <= at < holder.end)
        return next((who[0] for who in described), None)

    def holder(self, frame: Frame) -> str | None:
        """Return whose word a frame is: "author", an entity, or None for a speaker without a name."""
        if frame.holder.kind == "speaker":
            return self.speaker(frame)
        return find_holder(find_statement(self.reading.statements, frame.start, frame.end))

    # ------------------------------------------------------------ stretches of text

    def span(self, start: int, end: int) -> Span:
        """Quote [start, end) without spaces and marks at its edges, at most to the end of the quotation it is in."""
        close = CLOSING.search(self.text, start, end)
        if close is not None and OPENING.search(self.text, start, close.start()) is None:
            end = close.start()
        half = HYPHENED.match(self.text, end) if end > start and self.text[end - 1].isalpha() else None
        end = half.end() if half is not None else end  # "a re" of "a re-run"
        while start < end and self.text[start] in EDGES:
            start += 1
        while end > start and self.text[end - 1] in EDGES:
            end -= 1
        return self.reading.document.span(start, end)

    def clause_end(self, frame: Frame) -> int:
        """Return where a frame's clause ends, before a subordinate clause that a comma sets off."""
        ends = [frame.clause_end]
        for child in self.below(frame):
            ends += [self._comma(child)] if child.clause_start > frame.end and child.form != "noun" else []
            for deeper in self.below(child, "relative", "participle"):
                ends += [self._comma(deeper)] if deeper.clause_start > frame.end else []
        return min(end for end in ends if end > 0)

    def _comma(self, child: Frame) -> int:
        """Return where the comma stands that sets a clause off, with a word at most between them; 0 for none."""
        before = self.text[: child.clause_start].rstrip()
        if child.link == "purpose" and (aim := IN_ORDER.search(before[-20:])):
            return len(before) - len(aim.group())
        opener = re.search(r",\s*(?:\w+\s*)?$", before[-20:])
        is_apart = child.link not in ("coordination", "control", "complement") and opener is not None
        return len(before) - len(opener.group()) if is_apart and opener else 0

    # ------------------------------------------------------------ phrases

    def find(self, frame: Frame, *roles: str) -> Phrase | None:
        """Return the first phrase that fills one of the roles, in the order of the roles."""
        for role in roles:
            for argument in frame.arguments:
                if argument.role == role:
                    return argument.phrase
        return None

    def first_place(self, entity: str) -> int:
        """Return where the report first names an entity, or else means it: what tells it from others in an id."""
        return self._first.get(entity, -1)

    def named(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the entities that a phrase names, works and accords included."""
        return tuple(dict.fromkeys(phrase.entities)) or self._works(phrase)

    def judged(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Return the entities that a phrase names or acts for."""
        if phrase is None:
            return ()
        return self.named(phrase) or self.actors(phrase)

    def _works(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the work or accord meant by "the Velmora pipeline", and by "the pipeline" if a report is about one."""
        named = [m for m in self.reading.naming.mentions if phrase.start <= m.start and m.end < phrase.head_start]
        if named:
            is_work = len(named) == 1 and self.kind(named[0].entity) in WORKS
            return (named[0].entity,) if is_work and self.text[named[0].end] == " " else ()
        words = self.text[phrase.start : phrase.end].casefold().split()
        is_definite = phrase.lemma in self.words.works and words[0] in DEFINITE and phrase.head_end == phrase.end
        if not is_definite or self._main_work is None or self._main_work.start > phrase.start:
            return ()
        work = self.entities[self._main_work.entity]
        last = {name.casefold().split()[-1] for name in (work.name, *work.aliases)}
        is_same = phrase.lemma in last or (phrase.lemma == "project" and work.kind == "project")
        return (work.id,) if is_same else ()

    def asked_for(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the work that "the application" or "the permit" is for, where a report is about one."""
        work = self._main_work
        is_one = phrase.lemma in APPLICATIONS and not phrase.inside and work is not None and work.start < phrase.start
        is_definite = self.text[phrase.start :].casefold().startswith(("the ", "its "))
        return (work.entity,) if work is not None and is_one and is_definite else ()

    def _find_main_work(self) -> Mention | None:
        """Return the first mention of the work that a report is about: named thrice, and twice as often as others."""
        named = [m for m in self.reading.naming.mentions if self.kind(m.entity) in WORKS and m.form == "name"]
        counts = Counter(m.entity for m in named).most_common(2)
        if not counts or counts[0][1] < NAMED or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        return next(m for m in named if m.entity == counts[0][0])

    def state_of(self, entity: str) -> str:
        """Return the state for which a person holds an office; all else for itself."""
        of = self.offices.get(entity) if self.kind(entity) == "person" else None
        return of if of is not None and self.kind(of) == "state" else entity

    def is_full(self, phrase: Phrase) -> bool:
        """Whether a phrase says what it is about: not only "it", "this" or "which"."""
        return self.text[phrase.start : phrase.end].casefold() not in self.words.pronouns

    def is_bare(self, span: Span) -> bool:
        """Whether a span is no more than a pronoun, or holds no word."""
        return span.text.casefold() in self.words.pronouns or WORD.search(span.text) is None

    def is_shared(self, frame: Frame, phrase: Phrase) -> bool:
        """Whether a phrase fills a role of a frame only because another clause lends it."""
        return any(a.is_shared for a in frame.arguments if a.phrase == phrase)

    def is_beside(self, frame: Frame, phrase: Phrase) -> bool:
        """Whether a phrase stands in a frame's own clause, or right before it: "Peru, which wants"."""
        return not self.is_shared(frame, phrase) or 0 <= frame.clause_start - phrase.end <= REACH

    def words_before(self, phrase: Phrase) -> list[str]:
        """Return the words of a phrase before its head, in lower case."""
        return WORD.findall(self.text[phrase.start : phrase.head_start].casefold())

    def kind(self, entity: str) -> str | None:
        """Return the kind of an entity."""
        return self.entities[entity].kind if entity in self.entities else None

    def is_somebody(self, phrase: Phrase) -> bool:
        """Whether a phrase stands for persons or bodies, named or not."""
        is_named = any(self.kind(entity) in self.words.kinds for entity in phrase.entities)
        return (
            is_named
            or bool(self.actors(phrase))
            or phrase.lemma in self.words.people
            or phrase.lemma in self.words.personal
        )

    def actors(self, phrase: Phrase | None) -> tuple[str, ...]:
        """Return those who act where a phrase is the subject: whom it names, or for whom "officials" act."""
        if phrase is None:
            return ()
        if phrase.entities:
            named = dict.fromkeys(e for e in phrase.entities if self.kind(e) in self.words.kinds)
            return tuple(e for e in named if not self._is_people(phrase, e))
        if (body := self._named_body(phrase)) is not None:
            return (body,)
        if phrase.head_start in self._described:
            return self._described[phrase.head_start]
        if (holder := self._office_holder(phrase)) is not None:
            return (holder,)
        head = self.text[phrase.head_start : phrase.head_end].casefold()
        kinds = (
            BODIES if head in self.words.collective else ORGANIZATIONS if head in self.words.corporate else frozenset()
        )
        if not kinds or self.words.others & set(self.words_before(phrase)):
            return ()
        bodies = {entity for entity in phrase.inside if self.kind(entity) in kinds}
        persons = {entity for entity in phrase.inside if self.kind(entity) == "person"}
        if not bodies and len(persons) == 1 and head in self.words.governments:
            is_own = self.text[phrase.start : phrase.head_start].casefold().rstrip() in OWNERS
            states = (self.state_of(person) for person in persons)  # "her government": none where none is told
            return tuple(state for state in states if state not in persons or not is_own)
        return tuple(bodies) if len(bodies) == 1 else self._listed(phrase)

    def doers(self, frame: Frame, phrase: Phrase | None) -> tuple[str, ...]:
        """Return those who act for a frame's phrase.

        Where naming left a pronoun open: of "I" and "we" whose word it is, and in "Peru said it would" Peru.
        """
        named, speaker = self.actors(phrase), self.speaker(frame)
        if named or phrase is None or speaker is None:
            return named
        is_own = phrase.lemma in ("we", "i")
        is_same = frame.link == "complement" and self.kind(speaker) in SELVES.get(phrase.lemma, ())
        return (speaker,) if is_own or is_same else ()

    def signers(self, frame: Frame) -> tuple[str, ...]:
        """Return who stands behind the paper that does what a frame tells: "signed an order restarting"."""
        above, paper = self.parent(frame), self.find(frame, "subject")
        if above is not None and above.form == "noun":
            above = self.parent(above)
        if above is None or paper is None or paper.lemma not in self.words.papers or above.is_negated:
            return ()
        object_ = self.find(above, "object")
        is_same = object_ is not None and object_.head_start == paper.head_start
        is_signed = above.predicate in self.words.signing and above.modality in ("asserted", "planned")
        return self.actors(self.find(above, "subject")) if is_same and is_signed else ()

    def _is_people(self, phrase: Phrase, entity: str) -> bool:
        """Whether a phrase means some of a state's people, who do not act for it: "Kenyans"."""
        is_demonym = any(
            m.form == "adjective" and m.entity == entity and m.end == phrase.head_end for m in self._at(phrase)
        )
        return is_demonym and self.kind(entity) == "state"

    def _at(self, phrase: Phrase) -> list[Mention]:
        """Return the mentions inside a phrase."""
        return [m for m in self.reading.naming.mentions if phrase.start <= m.start and m.end <= phrase.end]

    def _named_body(self, phrase: Phrase) -> str | None:
        """Return the body whose kind a noun after its name tells: "the ruling Alba party"."""
        named = [m for m in self.reading.naming.mentions if phrase.start <= m.start and m.end < phrase.head_start]
        is_one = len(named) == 1 and named[0].form == "name" and self.kind(named[0].entity) in ("organization", "bloc")
        is_kind = (
            phrase.lemma in self.words.bodies and self.text[named[0].end : phrase.head_start] == " "
            if is_one
            else False
        )
        return named[0].entity if is_kind else None

    def _office_holder(self, phrase: Phrase) -> str | None:
        """Return whom a report names as holding an office: "Peru's president", where it names one president of Peru."""
        owners = set(phrase.inside)
        held = {
            office.person
            for office in self.reading.naming.offices
            if office.of in owners and not office.is_former and office.role.casefold().split()[-1] == phrase.lemma
        }
        return held.pop() if len(held) == 1 and len(owners) == 1 else None

    def _listed(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the states of "Kenyan and Ugandan officials"."""
        named = [m for m in self.reading.naming.mentions if phrase.start <= m.start and m.end <= phrase.head_start]
        gaps = [self.text[a.end : b.start].strip() for a, b in pairwise(named)]
        is_list = bool(gaps) and all(gap in ("and", ",", "or") for gap in gaps)
        return tuple(dict.fromkeys(m.entity for m in named if self.kind(m.entity) in BODIES)) if is_list else ()
