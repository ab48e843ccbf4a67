"""Roles: offices and affiliations -> who is what, for whom, when."""

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct, structs

from conspectus.knowledge import Knowledge
from conspectus.records import Entity, Frame, Mention, Office, Phrase, Reading, Role, Time, make_id

BODIES = ("organization", "bloc", "state", "place", "project")
LEADING = re.compile(r"^(?:(?:a|an|the|his|her|its|their|as)\s+)+", re.IGNORECASE)
TAIL = re.compile(r"\s*(?:[,;(]|\b(?:who|which|that|when|after|before|until|since|under)\b)")
FEAT = re.compile(r"\s+to\s+(?!the\b|an?\b)[a-z]")  # "the first leader to set foot there"
POSSESSIVE = re.compile(r"['’]s?(?=\s)")
REACH = 20  # characters within which a particle or a relative clause's antecedent stands
EVENTLESS = frozenset({"be", "work", "act", "serve"})  # said in the past, they tell of an office no longer held


class RoleCues(Struct, frozen=True):
    """What finding roles knows, from `offices.toml`. Titles are known by their last word."""

    titles: frozenset[str]
    state: frozenset[str]
    national: frozenset[str]
    former: frozenset[str]
    epithets: frozenset[str]
    led: frozenset[str]
    complete: frozenset[str]
    verbs: dict[str, str]  # lemma -> lead, appoint, hold, leave, dismiss, succeed


def load_role_cues(knowledge: Knowledge) -> RoleCues:
    """Build the cues from the table `offices`."""
    table = knowledge["offices"]
    heads = {name: frozenset(title.split()[-1] for title in titles) for name, titles in table["heads"].items()}
    return RoleCues(
        titles=frozenset().union(*heads.values()),
        state=heads["state"],
        national=frozenset().union(*(heads[name] for name in table["national"])),
        former=frozenset(word.strip("-") for word in table["former"]),
        epithets=frozenset(table["epithets"]),
        led=frozenset(table["led"]),
        complete=frozenset(table["complete"]),
        verbs={lemma: name for name, lemmas in table["verbs"].items() for lemma in lemmas},
    )


def find_roles(reading: Reading, cues: RoleCues) -> tuple[Role, ...]:
    """Find the offices that names, titles and frames give persons.

    Returns:
        Roles in text order; a person's role once a document, where noun phrases first give it, else a frame or a title.
    """
    finder = _Finder(reading, cues)
    found: dict[tuple[str, str], Role] = {}
    named = ((finder.fill_owner(office), finder.published) for office in reading.naming.offices)
    for office, observed in (*named, *finder.read_frames(), *finder.read_titles()):
        words = " ".join(re.findall(r"\w+", office.role.casefold()))
        if (office.person, words) not in found and not (office.rule.startswith("role.") and finder.has_said(office)):
            found[office.person, words] = _make_role(reading, office, observed)
    return tuple(sorted(found.values(), key=lambda r: (r.span.start, r.span.end, r.id)))


def _make_role(reading: Reading, office: Office, observed: Time) -> Role:
    return Role(
        id=make_id("r", reading.document.id, office.start, office.end, office.role),
        person=office.person,
        role=office.role,
        of=office.of,
        observed=observed,
        span=reading.document.span(office.start, office.end),
        sentence=office.sentence,
        is_former=office.is_former,
        confidence=office.confidence,
        rule=office.rule,
    )


class _Finder:
    """One reading, and the offices that its frames and title mentions give."""

    def __init__(self, reading: Reading, cues: RoleCues) -> None:
        self.reading, self.cues = reading, cues
        self.text = reading.document.text
        self.entities: dict[str, Entity] = {entity.id: entity for entity in reading.naming.entities}
        self.published = reading.dating.published.time
        self.stand_ins: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in reading.naming.mentions:
            if mention.form in ("title", "pronoun") and self._kind(mention.entity) in ("organization", "bloc"):
                self.stand_ins[mention.sentence].append(mention)
        self.appositions: defaultdict[int, list[Frame]] = defaultdict(list)
        for frame in reading.frames:
            if frame.form == "apposition":
                self.appositions[frame.sentence].append(frame)
        self.named = [m for m in reading.naming.mentions if m.form in ("name", "adjective")]

    def has_said(self, office: Office) -> bool:
        """Whether a noun phrase of the same sentence gives the person this office in more or fewer words."""
        words = set(office.role.casefold().split())
        return any(
            (said := set(other.role.casefold().split())) <= words or words <= said
            for other in self.reading.naming.offices
            if other.person == office.person and other.sentence == office.sentence
        )

    def fill_owner(self, office: Office) -> Office:
        """Give an office of no body that of the words that own it: "the group's chairman", "its founder"."""
        if office.of is not None or office.sentence not in self.stand_ins:
            return office
        for mention in self.stand_ins[office.sentence]:
            is_owner = mention.text.lower() == "its" or POSSESSIVE.match(self.text, mention.end) is not None
            if office.start - len("the ") <= mention.start and mention.end <= office.end and is_owner:
                return structs.replace(office, of=mention.entity, confidence=0.7)
        return office

    # ------------------------------------------------------------ "the Norwegian premier"

    def read_titles(self) -> Iterator[tuple[Office, Time]]:
        """Read titles of states that stand for a person, where they name the country."""
        for mention in self.reading.naming.mentions:
            if mention.form != "title" or self._kind(mention.entity) != "person":
                continue
            country = next((m for m in self.named if mention.start <= m.start and m.end < mention.end), None)
            if country is None or self._kind(country.entity) not in ("state", "place"):
                continue
            role = self._clean(self.text[country.end : mention.end])
            if role and role.casefold().split()[-1] in self.cues.state:
                yield (
                    Office(
                        mention.entity, role, country.entity, mention.start, mention.end, mention.sentence,
                        confidence=0.8, rule="role.title",
                    ),
                    self.published,
                )  # fmt: skip

    # ------------------------------------------------------------ "she heads", "he was elected"

    def read_frames(self) -> Iterator[tuple[Office, Time]]:
        """Read verbs that give or take an office, where they are said to be so."""
        for frame in self.reading.frames:
            kind = self.cues.verbs.get(frame.predicate) or self.cues.verbs.get(self._with_particle(frame))
            if (
                kind is None
                or frame.form not in ("verb", "copula")
                or frame.is_negated
                or frame.modality != "asserted"
                or frame.aspect == "failing"
            ):
                continue
            if kind == "lead":
                yield from self._read_lead(frame)
            elif kind == "succeed":
                yield from self._read_succession(frame)
            else:
                yield from self._read_office(frame, kind)

    def _read_lead(self, frame: Frame) -> Iterator[tuple[Office, Time]]:
        what = _find(frame, "object") or _find(frame, "over")
        if what is None:
            return
        is_body = any(self._kind(entity) in ("organization", "bloc") for entity in what.entities)
        if not is_body and what.lemma not in self.cues.led:
            return
        place = _find(frame, "at") or _find(frame, "of")
        body = self._body(what) or (self._body(place) if place is not None else None)
        verb, object_ = self.text[frame.start : frame.end], self.text[what.start : self._cut(what.start, what.end)]
        object_ = object_.replace("The ", "the ", 1) if object_.startswith("The ") else object_
        role = " ".join(f"{verb} {object_}".split())
        for person in self._persons(frame, "subject") or self._described(frame):
            office, observed = self._place(frame, what, _draft(frame, person, role, body))
            has_ended = frame.tense == "past" and observed.earliest is None and observed is not self.published
            yield structs.replace(office, is_former=has_ended), observed  # "who ran it until June"

    def _read_office(self, frame: Frame, kind: str) -> Iterator[tuple[Office, Time]]:
        office = _find(frame, "as") or _find(frame, "complement")
        if office is None or office.lemma not in self.cues.titles or self._names_person(office):
            return
        if FEAT.match(self.text, office.head_end, office.end):
            return
        role, body, is_former = self._read_title(office)
        is_former |= kind in ("leave", "dismiss") or (frame.predicate in EVENTLESS and frame.tense == "past")
        whose = ("object", "complement") if kind in ("appoint", "dismiss") else ("subject",)
        for person in self._persons(frame, *whose):
            held = _draft(frame, person, role, body)
            yield self._place(frame, office, structs.replace(held, rule=f"role.{kind}", is_former=is_former))

    def _read_succession(self, frame: Frame) -> Iterator[tuple[Office, Time]]:
        """Read "replaced Soto as mayor", and "Mayor Ruiz, who took over from Soto": Soto was mayor."""
        office = _find(frame, "as")
        if office is not None and office.lemma in self.cues.titles and not self._names_person(office):
            role, body, _ = self._read_title(office)
            for person in self._persons(frame, "subject", "object", "from"):
                held = _draft(frame, person, role, body)
                is_former = person not in self._persons(frame, "subject")
                yield self._place(frame, office, structs.replace(held, rule="role.succeed", is_former=is_former))
        elif office is None and len(heirs := self._persons(frame, "subject")) == 1:
            said = [o for o in self.reading.naming.offices if o.person == heirs[0] and o.sentence == frame.sentence]
            before = (
                self._persons(frame, "from") if frame.predicate.startswith("take") else self._persons(frame, "object")
            )
            for person in before if len(said) == 1 and not said[0].is_former else ():
                held = _draft(frame, person, said[0].role, said[0].of)
                held = structs.replace(held, rule="role.succeed", is_former=True, confidence=0.7)
                placed, observed = self._place(frame, self._whole(frame, person), held)
                yield structs.replace(placed, start=min(placed.start, said[0].start)), observed

    def _whole(self, frame: Frame, person: str) -> Phrase:
        return next(a.phrase for a in frame.arguments if person in a.phrase.entities)

    def _read_title(self, phrase: Phrase) -> tuple[str, str | None, bool]:
        """Return the role's text, its body, and whether a word says that it is former."""
        inside = [m for m in self.named if phrase.start <= m.start and m.end <= phrase.end]
        inside = [m for m in inside if self._kind(m.entity) in BODIES and not self._is_modifier(m)]
        before = [m for m in inside if m.end <= phrase.head_start and self.text[m.end] not in "-‑–"]
        start = before[-1].end if before else phrase.start
        words = self.text[start : phrase.head_start].casefold().split()
        title = self._clean(self.text[start : phrase.head_end])
        tail = self.text[phrase.head_end : self._cut(phrase.head_end, phrase.end)]
        after = [m.entity for m in inside if phrase.head_end <= m.start < phrase.head_end + len(tail)]
        of = after[0] if after else None
        if of is None and before:
            is_national = phrase.lemma in self.cues.national or self._kind(before[-1].entity) == "organization"
            of = before[-1].entity if is_national else None
        is_whole = bool(after) and title.casefold() in self.cues.complete
        role = title if is_whole else " ".join((title + tail).split())
        return role, of, bool(self.cues.former & set(words))

    def _is_modifier(self, mention: Mention) -> bool:
        """Whether a place only says where a body is: "chief executive of the Galway company"."""
        after = self.text[mention.end : mention.end + 2]
        is_plain = after[:1] == " " and after[1:].islower() and mention.form == "name"
        words = re.findall(r"\w+", self.text[mention.end : mention.end + REACH])[:1]
        return is_plain and self._kind(mention.entity) == "place" and bool(self.cues.led & set(words))

    def _place(self, frame: Frame, phrase: Phrase, office: Office) -> tuple[Office, Time]:
        """Stretch an office over its frame, the person and the phrase that names it; date it by the frame."""
        sentence = self.reading.sentences[frame.sentence]
        spots = [
            a.phrase
            for a in frame.arguments
            if office.person in a.phrase.entities
            and (not a.is_shared or -REACH < frame.start - a.phrase.end < REACH)  # "Ruiz, who ..."
        ]
        spots = [s for s in (*spots, phrase) if sentence.start <= s.start and s.end <= sentence.end]
        start, end = min([frame.start, *(s.start for s in spots)]), max([frame.end, *(s.end for s in spots)])
        expressions = self.reading.dating.expressions
        times = (expressions[number].time for number in frame.times if number < len(expressions))
        observed = next((time for time in times if time is not None), self.published)
        return structs.replace(office, start=start, end=end), observed

    # ------------------------------------------------------------ small questions

    def _clean(self, text: str) -> str:
        """Return the words of an office without articles, possessives, epithets and "former"."""
        words = LEADING.sub("", _without_possessive(text).strip()).split()
        return " ".join(w for w in words if w.casefold() not in self.cues.former | self.cues.epithets)

    def _cut(self, start: int, end: int) -> int:
        """Return where a phrase stops naming an office: before a clause or comma that is no part of a name."""
        for match in TAIL.finditer(self.text, start, end):
            if not any(m.start < match.end() and match.start() < m.end for m in self.named):
                return match.start()
        return end

    def _with_particle(self, frame: Frame) -> str:
        """Return a frame's verb with the word after it: "step down"."""
        after = self.text[frame.end : frame.end + REACH].split()
        return f"{frame.predicate} {after[0]}" if after else frame.predicate

    def _persons(self, frame: Frame, *roles: str) -> list[str]:
        named = [e for a in frame.arguments if a.role in roles for e in a.phrase.entities]
        return sorted({entity for entity in named if self._kind(entity) == "person"})

    def _described(self, frame: Frame) -> list[str]:
        """Return the person of whom the frame's subject is an apposition: "Ruiz, a lawyer who heads the bank"."""
        subject = _find(frame, "subject")
        for other in self.appositions.get(frame.sentence, ()):
            said = _find(other, "complement")
            if said is not None and subject is not None and said.start == subject.start:
                return self._persons(other, "subject")
        return []

    def _names_person(self, phrase: Phrase) -> bool:
        return any(self._kind(entity) == "person" for entity in phrase.entities)

    def _body(self, phrase: Phrase) -> str | None:
        return next((e for e in (*phrase.entities, *phrase.inside) if self._kind(e) in BODIES), None)

    def _kind(self, entity: str) -> str | None:
        return self.entities[entity].kind if entity in self.entities else None


def _draft(frame: Frame, person: str, role: str, of: str | None) -> Office:
    return Office(person, role, of, frame.start, frame.end, frame.sentence, confidence=0.75, rule="role.lead")


def _find(frame: Frame, role: str) -> Phrase | None:
    return next((a.phrase for a in frame.arguments if a.role == role), None)


def _without_possessive(text: str) -> str:
    match = POSSESSIVE.match(text)
    return text[match.end() :] if match else text
