"""Goals: frames and knowledge -> who wants what."""

import re
from collections.abc import Iterator

from msgspec import Struct

from conspectus.records import Aim, Frame, Goal, Phrase, Reading, make_id
from conspectus.rooms.find.goals.cues import GoalCues
from conspectus.rooms.find.goals.wanted import OBJECTS, Wanted, describe_wanted, is_purpose, list_wanted
from conspectus.rooms.find.lookup import Lookup

SAID = frozenset({"asserted", "planned"})  # of a cue; "may seek to" says of nobody that he seeks
FLIP: dict[Aim, Aim] = {"seeks": "opposes", "opposes": "seeks"}
SIDES: dict[str, Aim] = {"against": "opposes", "in favour of": "seeks", "in favor of": "seeks"}  # "is against the tax"
NOMINAL = frozenset({"light-verb", "light-idiom", "happening"})  # rules of verb frames that stand for their noun
FINITE = frozenset({"wanted"})  # "insists that it be done", not "insists that it is so"
BOUND = frozenset({"pledge", "promise", "vow", "decide", "swear"})  # with "that it will"
ASIDE = re.compile(r"\b(?:for|by|in|of|from|without|after|before|with|against|instead of|rather than) $")
ASKING = re.compile(r"(?:how|what|why|whether|if|when|where|who|which)\b", re.IGNORECASE)
OPEN = re.compile(r"\b(?:until|unless|whether)\s$", re.IGNORECASE)
BINDING = frozenset({"agree", "decide", "want", "consent", "choose", "opt"})


class Found(Struct, frozen=True):
    """A goal before it is made: the frame that tells of it, the words for who has it, who that is, what is wanted."""

    frame: Frame
    actor: Phrase
    actors: tuple[str, ...]
    wanted: Wanted
    aim: Aim
    rule: str
    confidence: float


def find_goals(reading: Reading, cues: GoalCues) -> tuple[Goal, ...]:
    """Find what actors are said to want or to oppose, in text order; one goal for each actor and thing."""
    finder = _Finder(reading, cues)
    goals: dict[tuple[str, str, int], Goal] = {}
    for found in finder.read():
        for goal in finder.make(found):
            goals.setdefault((goal.actor, goal.aim, goal.object.end), goal)
    return tuple(sorted(goals.values(), key=lambda g: (g.span.start, g.span.end, g.id)))


class _Finder:
    """One reading, and the goals that its frames tell of."""

    def __init__(self, reading: Reading, cues: GoalCues) -> None:
        self.reading, self.cues = reading, cues
        self.look = Lookup(reading, cues.actors)

    def read(self) -> Iterator[Found]:
        """Read every frame that says that somebody wants or opposes something."""
        for frame in self.reading.frames:
            yield from self._read_call(frame)
            if self.look.is_disputed(frame) or not self._is_said(frame):
                continue
            if frame.form == "noun" or frame.rule in NOMINAL:
                yield from self._read_noun(frame)
            elif frame.form == "adjective":
                yield from self._read_adjective(frame)
            elif frame.form == "copula":
                yield from self._read_copula(frame)
            elif frame.form == "verb":
                yield from self._read_verb(frame)
                yield from self._read_adjective(frame)

    def _is_said(self, frame: Frame) -> bool:
        """Whether somebody is said to want it at all; a plan that others reject or that fails was still a plan."""
        if OPEN.search(self.look.text, max(0, frame.clause_start - len(" unless ")), frame.clause_start):
            return False
        if frame.modality in SAID and (frame.aspect != "failing" or frame.rule == "happening"):
            return True
        above, owner = self.look.parent(frame), self.look.find(frame, "subject")
        if frame.form != "noun" or frame.modality != "denied" or above is None or owner is None:
            return False
        own = self.look.actors(owner)
        return above.modality in SAID and not set(own) & set(self.look.actors(self.look.find(above, "subject")))

    def make(self, found: Found) -> Iterator[Goal]:
        """Make one goal for each entity that has it."""
        frame, wanted = found.frame, found.wanted
        aim = FLIP[found.aim] if wanted.turns else found.aim
        thing = self.look.span(wanted.start, wanted.end)
        starts, ends = [frame.start, thing.start], [thing.end]
        if self.look.is_beside(frame, found.actor):
            starts.append(found.actor.start)
            ends.append(found.actor.end)
        span = self.look.span(min(starts), max(ends))
        for actor in found.actors if thing.text else ():
            place = self.look.first_place(actor)
            yield Goal(
                id=make_id("go", self.reading.document.id, span.start, span.end, thing.start, aim, place),
                span=span,
                actor=actor,
                aim=aim,
                object=thing,
                holder=self.look.holder(frame),
                time=self.look.time(frame),
                sentence=frame.sentence,
                confidence=found.confidence,
                rule=f"goal.{found.rule}",
            )

    def _read_call(self, frame: Frame) -> Iterator[Found]:
        """Read "Peru said that Chile must leave": who says what must be done wants it."""
        speaker, cue = self.look.speaker(frame), frame.modal_cue
        if speaker is None or cue is None or frame.modality != "wanted" or frame.link not in ("complement", "quote"):
            return
        above = self.reading.frames[frame.holder.cue] if frame.holder.cue is not None else None
        teller = self.look.find(above, "subject") if above is not None else None
        is_call = self.look.text[cue[0] : cue[1]].casefold() in self.cues.calling
        if above is None or teller is None or speaker not in self.look.actors(teller) or not is_call:
            return
        subject = self.look.find(frame, "subject")
        is_act = frame.voice == "passive" or (subject is not None and self.look.is_somebody(subject))  # else a guess
        is_plain = frame.form == "verb" and frame.aspect != "perfect" and cue[0] > frame.clause_start
        is_asking = ASKING.match(self.look.text, frame.clause_start) is not None
        if not is_act or not is_plain or is_asking or above.predicate in self.cues.clause.seeks:
            return
        if not self._is_said(above):
            return
        wanted = Wanted(frame.clause_start, self.look.clause_end(frame))
        yield Found(frame, teller, (speaker,), wanted, "seeks", "call", 0.65)

    # ------------------------------------------------------------ "seeks to build", "hopes for peace"

    def _read_verb(self, frame: Frame) -> Iterator[Found]:
        actor = self.look.find(frame, "subject")
        actors = self.look.doers(frame, actor) or self.look.signers(frame)
        if actor is None or not actors:
            return
        clauses = self._clauses(frame)
        aim = self._aim_of_clause(frame, clauses)
        if aim is not None:
            for wanted in list_wanted(self.look, self.cues, frame, clauses):
                yield Found(frame, actor, actors, wanted, aim, "clause", 0.85)
        elif not self._is_idle(frame) and (thing := self._thing(frame)) is not None:
            phrase, aim = thing
            yield Found(frame, actor, actors, Wanted(phrase.start, phrase.end), aim, "thing", 0.8)
        elif self._is_announced(frame, actors):
            wanted = Wanted(frame.start, self.look.clause_end(frame))
            yield Found(frame, actor, actors, wanted, "opposes" if frame.is_negated else "seeks", "announced", 0.7)
        yield from self._read_purpose(frame, actor, actors)

    def _is_idle(self, frame: Frame) -> bool:
        """Whether a participle only tells how something might be done: "by rejecting the plan, it could save"."""
        above = self.look.parent(frame)
        return frame.link in ("adverbial", "participle") and above is not None and above.modality not in SAID

    def _clauses(self, frame: Frame) -> tuple[Frame, ...]:
        """Return the clauses that a verb governs: infinitives, gerunds, and finite ones that are wished for."""
        is_asking = frame.predicate in self.cues.clause.asks
        if frame.predicate == "call" and self.look.find(frame, "for", "on", "upon") is None:
            is_for = self.look.text[frame.end :].lstrip().startswith("for ")
            if not is_for:
                return ()
        object_ = self.look.find(frame, "object")
        links = ["control"]
        if is_asking:
            links += ["purpose"]
        if frame.predicate == "need":  # "needs a licence to sell", wherever the parser hung the selling
            links += ["purpose", "relative"]
        governed = [f for f in self.look.below(frame, *links) if f.form != "noun" and f.start > frame.start]
        if object_ is not None and frame.predicate not in OBJECTS and not is_asking and frame.form == "verb":
            governed = [f for f in governed if f.start < object_.start or self.look.is_shared(frame, object_)]
        if frame.predicate == "need":
            governed = [f for f in governed if object_ is not None and object_.head_end < f.start]
        if object_ is not None:  # "wants relief for closing the plant": the closing is no part of the wanting
            governed = [
                f for f in governed if f.start < object_.start or not ASIDE.search(self.look.text, 0, f.clause_start)
            ]
        clause = self.look.find(frame, "clause")
        for child in self.look.below(frame, "complement"):
            is_bound = frame.predicate in BOUND and child.modality == "planned"
            is_inside = clause is not None and max(frame.start, clause.start) <= child.start < clause.end
            is_inside = is_inside and clause is not None and ASKING.match(self.look.text, clause.start) is None
            if (child.modality in FINITE or is_bound) and child.form != "noun" and is_inside:
                governed.append(child)
        return tuple(f for f in governed if f.modality != "asked" and not ASKING.match(self.look.text, f.clause_start))

    def _is_aside(self, frame: Frame) -> bool:
        at = frame.clause_start
        return ASIDE.search(self.look.text, max(0, at - len(" instead of ")), at) is not None

    def _aim_of_clause(self, frame: Frame, clauses: tuple[Frame, ...]) -> Aim | None:
        verb, cues = frame.predicate, self.cues.clause
        if not clauses:
            return None
        if clauses[0].predicate in self.cues.trivial:
            return None
        if verb in self.cues.forbidden and frame.is_negated and frame.modality == "planned":
            return "opposes"
        if verb == "continue" and frame.modality == "planned" and not frame.is_negated:
            return "seeks"
        if verb in cues.against and self.look.find(frame, "against") is not None:
            return None if frame.is_negated else "opposes"
        if verb in cues.opposes and verb not in cues.against:
            return None if frame.is_negated else "opposes"
        if verb in cues.seeks or verb in cues.asks:
            if frame.modality == "planned" and verb in BINDING:
                return None  # "will agree to": a forecast
            if not frame.is_negated:
                return "seeks"
            return None if verb in cues.plain else "opposes"
        is_going = verb == "go" and frame.is_negated and self.look.text[frame.start : frame.end].casefold() == "going"
        return "opposes" if is_going and frame.aspect == "progressive" else None

    def _thing(self, frame: Frame) -> tuple[Phrase, Aim] | None:
        """Return the thing that a verb says is wanted or opposed."""
        cues = self.cues.thing
        for argument in frame.arguments:
            role = argument.role
            name = frame.predicate if role == "object" else f"{frame.predicate} {role}"
            aim: Aim | None = "seeks" if name in cues.seeks else "opposes" if name in cues.opposes else None
            phrase = argument.phrase
            if aim is None and name in self.cues.forbidden and frame.is_negated and frame.modality == "planned":
                return phrase, "opposes"
            if aim is None or not self._is_thing(frame, phrase, name):
                continue
            if not frame.is_negated:
                return phrase, aim
            return (phrase, "opposes") if aim == "seeks" and frame.predicate not in self.cues.clause.plain else None
        return None

    def _is_thing(self, frame: Frame, phrase: Phrase, name: str) -> bool:
        """Whether a phrase tells of something that can be wanted: no person, no body, no pronoun, no saying."""
        if any(self.look.kind(e) in self.cues.actors.kinds for e in phrase.entities):
            return False
        if self.look.text[frame.start : frame.end].casefold() == "opposing" and frame.link != "relative":
            return False  # "opposing views"
        is_person = self.look.is_somebody(phrase) and " to " not in self.look.text[phrase.start : phrase.end]
        if is_person or phrase.lemma in self.cues.thing.sayings or not self.look.is_full(phrase):
            return False
        is_act = any(f.form == "noun" and f.start == phrase.head_start for f in self.look.below(frame))
        return name not in self.cues.thing.acts_only or is_act or phrase.lemma in self.cues.thing.acts

    def _is_announced(self, frame: Frame, actors: tuple[str, ...]) -> bool:
        """Whether somebody says of himself what he will do."""
        speaker = self.look.speaker(frame)
        return (
            frame.holder.kind == "speaker"
            and speaker is not None
            and not {speaker, self.look.offices.get(speaker)}.isdisjoint(actors)
            and frame.modality == "planned"
            and frame.tense == "future"
            and frame.voice == "active"
            and frame.aspect in ("simple", "progressive", "continuing", "ending", "starting")
            and frame.link in ("complement", "quote", "attribution", "coordination")
            and self.look.text[frame.start : frame.end].casefold().split()[0]
            == frame.predicate.split()[0]  # no "he'd left"
            and frame.predicate not in self.cues.involuntary
            and not self._is_supposed(frame)
        )

    def _is_supposed(self, frame: Frame) -> bool:
        """Whether a "would" stands in a speaker's own words, where it tells of no plan."""
        auxiliaries = self.look.text[frame.clause_start : frame.start].casefold()
        sentence = self.reading.sentences[frame.sentence]
        before = self.look.text[sentence.start : frame.clause_start]
        is_quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
        return is_quoted and (" would " in auxiliaries or "’d " in auxiliaries or "'d " in auxiliaries)

    def _read_purpose(self, frame: Frame, actor: Phrase, actors: tuple[str, ...]) -> Iterator[Found]:
        """Read "cut the tax to attract firms": what somebody does, he does for a purpose."""
        if frame.is_negated or frame.voice == "passive" or frame.predicate in self.cues.involuntary:
            return
        if frame.predicate in self.cues.clause.asks:
            return
        for clause in self.look.below(frame, "purpose"):
            if not is_purpose(self.look, self.cues, frame, clause):
                continue
            for each in self.look.coordinated(clause, frame.clause_end):
                wanted = describe_wanted(self.look, self.cues, clause, each, is_first=False)
                yield Found(frame, actor, actors, wanted, "seeks", "purpose", 0.65)

    # ------------------------------------------------------------ "its plan to leave", "has no wish to"

    def _read_noun(self, frame: Frame) -> Iterator[Found]:
        cues = self.cues.noun
        opposing = self.look.find(frame, "against") if frame.predicate in cues.against else None
        if frame.predicate not in cues.seeks | cues.opposes and opposing is None:
            return
        who, above = self._owner(frame), self.look.parent(frame)
        if who is None or (above is not None and above.predicate in cues.dropped and not above.is_negated):
            return
        aim: Aim = "opposes" if opposing is not None or frame.predicate in cues.opposes else "seeks"
        if frame.is_negated and frame.predicate in cues.opposes:
            return
        if frame.is_negated:
            aim = FLIP[aim]
        teller, actor = who
        is_call = frame.predicate in cues.calling  # "the demand that Peru pay" has no mood of its own
        moods = {"wanted", "planned", "conditional"} | ({"asserted"} if is_call else set())
        finite = [f for f in self.look.below(frame, "complement") if f.modality in moods]
        to = [f for f in self.look.below(frame, "relative") if self.look.text.startswith("to ", f.clause_start)]
        below = [*self.look.below(frame, "control"), *to, *finite]
        clauses = tuple(f for f in below if f.start > frame.start and f.form != "noun")
        if clauses:
            for wanted in list_wanted(self.look, self.cues, frame, clauses):
                yield Found(teller, actor, self.look.actors(actor), wanted, aim, "noun", 0.8)
        elif (thing := opposing or self._noun_thing(frame)) is not None and self.look.is_full(thing):
            wanted = Wanted(thing.start, thing.end)
            yield Found(teller, actor, self.look.actors(actor), wanted, aim, "noun", 0.75)

    def _owner(self, frame: Frame) -> tuple[Frame, Phrase] | None:
        """Return the phrase whose plan it is: the possessor, or who announces it; with the frame that holds it."""
        owner = self.look.find(frame, "subject")
        if owner is not None and self.look.actors(owner):
            return None if self.look.is_shared(frame, owner) and frame.form == "noun" else (frame, owner)
        above = self.look.parent(frame)
        if above is None or above.predicate not in self.cues.noun.shown or above.modality not in SAID:
            return None
        if above.is_negated or above.voice == "passive" or above.form != "verb":
            return None
        object_, owner = self.look.find(above, "object"), self.look.find(above, "subject")
        is_object = object_ is not None and object_.head_start == frame.start
        return (above, owner) if is_object and owner is not None and self.look.actors(owner) else None

    def _noun_thing(self, frame: Frame) -> Phrase | None:
        if frame.predicate in self.cues.noun.opposes:
            return self.look.find(frame, "to", "object", "of")
        return self.look.find(frame, "for", "in", "to") if frame.predicate in self.cues.noun.things else None

    # ------------------------------------------------------------ "is keen to join", "its goal is to lead"

    def _read_adjective(self, frame: Frame) -> Iterator[Found]:
        cues = self.cues.adjective
        word, actor = self.look.felt(frame), self.look.feeler(frame)
        actors = self.look.doers(frame, actor)
        if actor is None or not actors or word not in cues.seeks | cues.opposes:
            return
        aim: Aim = "seeks" if word in cues.seeks else "opposes"
        if frame.is_negated:
            if aim == "opposes" or word in cues.plain:
                return
            aim = "opposes"
        clauses = self._clauses(frame)
        if clauses:
            for wanted in list_wanted(self.look, self.cues, frame, clauses):
                yield Found(frame, actor, actors, wanted, aim, "adjective", 0.8)
        elif (thing := self.look.find(frame, cues.prepositions.get(word or "", ""))) is not None and self._is_thing(
            frame, thing, ""
        ):
            yield Found(frame, actor, actors, Wanted(thing.start, thing.end), aim, "adjective", 0.75)

    def _read_copula(self, frame: Frame) -> Iterator[Found]:
        subject = self.look.find(frame, "subject")
        if subject is None or frame.is_negated:
            return
        for role, aim in SIDES.items():
            thing = self.look.find(frame, role)
            if thing is not None and self._is_thing(frame, thing, ""):
                yield Found(
                    frame, subject, self.look.actors(subject), Wanted(thing.start, thing.end), aim, "side", 0.75
                )
        owners = tuple(e for e in subject.inside if self.look.kind(e) in self.cues.actors.kinds)
        clauses = self._clauses(frame)
        if subject.lemma in self.cues.noun.stated and len(owners) == 1 and clauses:
            for wanted in list_wanted(self.look, self.cues, frame, clauses):
                yield Found(frame, subject, owners, wanted, "seeks", "stated", 0.75)
