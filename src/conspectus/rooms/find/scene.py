"""Scene: one reading, indexed by who stands where, for finders that ask who fills a phrase."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from conspectus.records import Entity, Frame, Mention, Phrase, Reading, Time
from conspectus.rooms.find.inside import find_holder, find_statement

POSSESSIVE = re.compile(r"['’]s?(?=\s)")
LEADING = re.compile(r"(?:of|in|on|at|across|throughout|within|near|inside)\s+(?:\w+\s+){0,4}", re.IGNORECASE)
PREFIX = re.compile(r"\b(?:non|ex|anti|pro|pre|post|un)[-‑]$", re.IGNORECASE)  # "non-EU" is not the EU
FORMER = re.compile(r"\bformer\s$", re.IGNORECASE)  # "the former Soviet states" are not the Soviet Union
JOINED = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+(?:the\s+)?")
BASELINE = re.compile(r"\b(?:from|than|with|against|to|on)\s+$")  # "up 3 percent from a year ago" dates no rise
BEFORE = re.compile(r"\b(?:ago|earlier|before|previous)\b")
OF_NAME = re.compile(r"\s+of\s+")
APPOSED = ("organization", "person", "project")
SETTLEMENTS = frozenset(
    {"city", "town", "village", "port", "island", "province", "region", "state", "district", "republic"}
)


class Scene:
    """One reading: its text, entities, mentions by sentence, and what appositions say that a noun stands for."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.document.text
        self.entities: dict[str, Entity] = {entity.id: entity for entity in reading.naming.entities}
        self.mentions = tuple(
            m
            for m in reading.naming.mentions
            if m.entity in self.entities
            and not PREFIX.search(self.text, max(0, m.start - len("former ")), m.start)
            and not (m.form == "adjective" and FORMER.search(self.text, max(0, m.start - len("former ")), m.start))
        )
        self.starts = [m.start for m in self.mentions]
        self.beneath: defaultdict[int, list[Frame]] = defaultdict(list)
        self.stand_ins: dict[int, tuple[str, ...]] = {}
        for frame in reading.frames:
            if frame.parent is not None:
                self.beneath[frame.parent].append(frame)
            is_said = frame.form == "copula" and frame.modality == "asserted" and not frame.is_negated
            if frame.form == "apposition" or is_said:
                said, named = find_phrase(frame, "complement"), find_phrase(frame, "subject")
                if said is not None and named is not None and not said.entities and named.entities:
                    self.stand_ins[said.head_start] = named.entities

    def kind(self, entity: str) -> str:
        """Return the kind of an entity, "" for one that is not of this document."""
        return self.entities[entity].kind if entity in self.entities else ""

    def parent(self, frame: Frame) -> Frame | None:
        """Return the frame that this one stands under."""
        return None if frame.parent is None else self.reading.frames[frame.parent]

    def first_spot(self, entity: str) -> int:
        """Return where the document first mentions an entity: it says who is meant, whatever its id."""
        return next((m.start for m in self.mentions if m.entity == entity), -1)

    # ------------------------------------------------------------ who fills a phrase

    def name_fillers(self, phrase: Phrase, frame: Frame) -> tuple[str, ...]:
        """Return the entities that a phrase as a whole stands for.

        "a unit of China's Geely" is cut after China: what comes after the possessive is meant.
        """
        cut = POSSESSIVE.match(self.text, phrase.head_end) if phrase.start > frame.start else None
        if cut is not None:
            owned = self.mention_at(cut.end() + 1)
            return () if owned is None else (owned.entity,)
        known = phrase.entities or self.stand_ins.get(phrase.head_start, ())
        return known or self._name_place(phrase) or self._name_before(phrase)

    def _name_before(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the name before the comma that "a company" is: "Acme, a company based in Ohio"."""
        comma = phrase.start - len(", ")
        if self.text[max(0, comma) : phrase.start] != ", " or not self.text.startswith(("a ", "an "), phrase.start):
            return ()
        named = next((m for m in self.mentions if m.end == comma and m.form == "name"), None)
        return (named.entity,) if named is not None and self.kind(named.entity) in APPOSED else ()

    def _name_place(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the place that "the town of Lima" is."""
        after = OF_NAME.match(self.text, phrase.head_end) if phrase.lemma in SETTLEMENTS else None
        found = self.mention_at(after.end()) if after is not None else None
        return (found.entity,) if found is not None and self.kind(found.entity) in ("place", "state") else ()

    def name_owner(self, phrase: Phrase, kinds: Iterable[str]) -> str | None:
        """Return whose a common noun is: "the Kenyan army", "the coast of Chile", "servers in Ghana"; None if nobody's.

        What an "of" or "in" after the noun leads to goes before the possessor or adjective in front of it.
        """
        inside = [m for m in self.within(phrase.start, phrase.end) if self.kind(m.entity) in kinds]
        for mention in inside:
            if mention.start >= phrase.head_end and LEADING.fullmatch(
                self.text[phrase.head_end : mention.start].lstrip()
            ):
                return mention.entity
        before = [m for m in inside if m.end <= phrase.head_start]
        return before[-1].entity if before else None

    def name_owners(self, phrase: Phrase, kinds: Iterable[str]) -> tuple[str, ...]:
        """Return all whose a common noun is: "the Kenyan and Ugandan armies"."""
        owner = self.name_owner(phrase, kinds)
        before = [m for m in self.within(phrase.start, phrase.head_start) if self.kind(m.entity) in kinds]
        if owner is None:
            return ()
        if not before or before[-1].entity != owner:
            return self._list_after(phrase, owner, kinds)
        found = [before[-1]]
        for mention in reversed(before[:-1]):
            if JOINED.fullmatch(self.text, mention.end, found[0].start) is None:
                break
            found.insert(0, mention)
        return tuple(dict.fromkeys(m.entity for m in found))

    def _list_after(self, phrase: Phrase, owner: str, kinds: Iterable[str]) -> tuple[str, ...]:
        """Return an owner behind the noun and those joined to it: "factories in Ghana and Togo"."""
        after = [m for m in self.within(phrase.head_end, phrase.end) if self.kind(m.entity) in kinds]
        at = next((n for n, m in enumerate(after) if m.entity == owner), len(after))
        found = [owner]
        for one, two in pairwise(after[at:]):
            if JOINED.fullmatch(self.text, one.end, two.start) is None:
                break
            found.append(two.entity)
        return tuple(dict.fromkeys(found))

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that stand in [start, end), in text order."""
        found = []
        for mention in self.mentions[bisect_left(self.starts, start) :]:
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def mention_at(self, start: int) -> Mention | None:
        """Return the mention that begins here."""
        at = bisect_left(self.starts, start)
        return self.mentions[at] if at < len(self.mentions) and self.mentions[at].start == start else None

    # ------------------------------------------------------------ what a noun leaves to its verb

    def find_phrases(self, frame: Frame, roles: Iterable[str]) -> list[Phrase]:
        """Return what fills the first of these roles that is filled.

        A noun's own phrase may hang on the verb above it ("approved a loan to Ghana"): taken where it follows at once.
        """
        for role in roles:
            own = [a.phrase for a in frame.arguments if a.role == role]
            if own:
                return own
            above = self.parent(frame) if frame.form == "noun" else None
            if above is not None and role not in ("subject", "object", "complement", "clause", "place"):
                near = [
                    a.phrase
                    for a in above.arguments
                    if a.role == role and a.phrase.start - frame.end > 0 and self._follows(frame, a.phrase, role)
                ]
                if near:
                    return near
        return []

    def _follows(self, frame: Frame, phrase: Phrase, role: str) -> bool:
        gap = self.text[max(frame.clause_end, frame.end) : phrase.start].split()
        return gap in ([role], [role, "the"], []) or " ".join(gap) == role

    # ------------------------------------------------------------ whose word, and when

    def find_holder(self, start: int, end: int, frame: Frame | None = None) -> str | None:
        """Return whose word a stretch is: of the statement around it, else of the frame that it was read from."""
        statement = find_statement(self.reading.statements, start, end)
        around = frame or self._find_around(start, end)
        if statement is not None or around is None or around.holder.kind == "author":
            return find_holder(statement)
        return around.holder.entity

    def _find_around(self, start: int, end: int) -> Frame | None:
        """Return the frame whose clause holds [start, end) most closely."""
        around = [f for f in self.reading.frames if f.clause_start <= start and end <= f.clause_end]
        return min(around, key=lambda f: (f.clause_end - f.clause_start, f.index), default=None)

    def find_time(self, *frames: Frame | None) -> Time | None:
        """Return the first date that these frames have."""
        expressions = self.reading.dating.expressions
        for frame in frames:
            for number in frame.times if frame is not None else ():
                if number < len(expressions) and expressions[number].kind == "date":
                    said = expressions[number]
                    if not (BASELINE.search(self.text, 0, said.start) and BEFORE.search(said.text)):
                        return said.time
        return None


def find_phrase(frame: Frame, role: str) -> Phrase | None:
    """Return what fills a role, None if nothing does."""
    return next((a.phrase for a in frame.arguments if a.role == role), None)
