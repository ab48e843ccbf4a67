"""Moving: one frame read one way, and who stands where around it."""

import re
from collections.abc import Iterable

from conspectus.records import Figure, Frame, Phrase
from conspectus.rooms.find.flows.cues import FlowCues, Way
from conspectus.rooms.find.flows.goods import Good
from conspectus.rooms.find.scene import POSSESSIVE, Scene, find_phrase

ENDS = frozenset({"state", "place", "organization", "bloc", "project", "group", "person"})
PARTIES = frozenset({"state", "organization", "bloc", "group"})
LANDS = ("state", "place", "bloc", "organization", "project")
WITHIN = {
    "from": re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$"),
    "to": re.compile(r"\b(?:to|for)\s+(?:(?:the|its|their|both|neighbou?ring|northern|southern|eastern|western)\s+)?$"),
    "through": re.compile(r"\b(?:via|through|across)\s+(?:\w+\s+){0,3}$"),
}


class Moving:
    """A frame that moves something, and the phrases that its ends were read from (`spots`)."""

    def __init__(self, frame: Frame, way: Way, scene: Scene, cues: FlowCues) -> None:
        self.frame, self.way, self.scene, self.cues = frame, way, scene, cues
        self.spots: list[Phrase] = []

    def find_object(self) -> Phrase | None:
        """Return what is moved: the object, or the amount after "up to" where that was read as an end."""
        amounts = [a.phrase for a in self.frame.arguments if a.role == "to" and not a.phrase.entities]
        object_ = find_phrase(self.frame, "object")
        if object_ is None and self.frame.predicate.endswith(" up"):
            return next((p for p in amounts if self.scene.text[p.start].isdigit()), None)
        return object_ or self._find_cut_off()

    def _is_cut_off(self) -> bool:
        """Whether a verb's own words may hang on what governs it: "is accused of re-exporting copper to Spain"."""
        above, own = self.scene.parent(self.frame), {a.role for a in self.frame.arguments}
        is_governed = self.frame.form == "verb" and self.frame.link == "control" and above is not None
        return (
            is_governed
            and above is not None
            and self.cues.course.get(above.predicate) == "alleged"
            and own <= {"subject"}
        )

    def _find_cut_off(self) -> Phrase | None:
        """Return the words right after a verb whose own words hang on what governs it."""
        above = self.scene.parent(self.frame)
        if above is None or not self._is_cut_off():
            return None
        start = self.frame.end + len(" ")
        after = [a.phrase for a in above.arguments if a.phrase.start >= start]
        next_ = min(after, key=lambda p: p.start, default=None)
        if next_ is None or next_.start == start:
            return next_
        words = self.scene.text[start : next_.start].split()[:-1]  # without the preposition
        end = start + len(" ".join(words))
        return Phrase(start, end, end - len(words[-1]), end, words[-1].casefold()) if words else None

    def name(self, roles: Iterable[str]) -> tuple[str, ...]:
        """Return who fills the first of these roles that somebody fills, or whose the noun is that fills it."""
        above = self.scene.parent(self.frame) if self._is_cut_off() else None
        for role in roles:
            found: dict[str, None] = {}
            cut = [a.phrase for a in above.arguments if a.role == role] if above is not None else []
            cut = [p for p in cut if p.start > self.frame.end]
            for phrase in cut or self.scene.find_phrases(self.frame, (role,)):
                named = [e for e in self.scene.name_fillers(phrase, self.frame) if self.scene.kind(e) in ENDS]
                if not named and not phrase.entities:
                    named = list(self.scene.name_owners(phrase, LANDS))
                if named:
                    self.spots.append(phrase)
                found.update(dict.fromkeys(named))
            if found:
                return tuple(found)
        return ()

    def find_party(self) -> tuple[str, ...]:
        """Return who signs, has or wins the contract to do it: "Acme won a contract to deliver"."""
        noun = self.scene.parent(self.frame) if self.frame.form == "verb" and self.frame.link == "control" else None
        above = self.scene.parent(noun) if noun is not None and noun.form == "noun" else None
        phrase = find_phrase(above, "subject") if above is not None and above.form == "verb" else None
        if above is None or phrase is None or find_phrase(self.frame, "subject") is not None:
            return ()
        named = [e for e in self.scene.name_fillers(phrase, above) if self.scene.kind(e) in PARTIES]
        self.spots.extend([phrase] if named else [])
        return tuple(named)

    def find_counterpart(self, way: Way) -> tuple[str, ...]:
        """Return with whom it was agreed, who is the other end: "signed deals with Peru to import tin"."""
        above = self.scene.parent(self.frame)
        if self.way != way or above is None or self.frame.link not in ("control", "purpose"):
            return ()
        deals = [f for f in (above, *self.scene.beneath[above.index]) if self.cues.course.get(f.predicate) == "agreed"]
        phrases = [(p, f) for f in deals for p in self.scene.find_phrases(f, ("with",))]
        return tuple(e for p, f in phrases for e in self.scene.name_fillers(p, f) if self.scene.kind(e) in PARTIES)

    def find_winner(self, sources: tuple[str, ...]) -> tuple[str, ...]:
        """Return who gets what a noun gives: "Chile won a loan from the bank"."""
        above = self.scene.parent(self.frame) if self.frame.form == "noun" and self.way == "give" else None
        if above is None or not sources or above.form != "verb" or above.predicate not in self.cues.winning:
            return ()
        named = [a.phrase for a in above.arguments if a.role == "subject"]
        return tuple(e for p in named for e in self.scene.name_fillers(p, above) if self.scene.kind(e) in ENDS)

    def find_within(self, good: Good, phrase: Phrase, preposition: str) -> tuple[str, ...]:
        """Return whom a preposition in the good's own phrase leads to: "tons of rice from Kenya to Togo"."""
        for mention in self.scene.within(good.end, phrase.end):
            is_led = WITHIN[preposition].search(self.scene.text, good.end, mention.start) is not None
            if is_led and self.scene.kind(mention.entity) in LANDS:
                return (mention.entity,)
        return ()

    def find_origin(self, phrase: Phrase, good: Good) -> tuple[str, ...]:
        """Return the land whose adjective or possessive the good has: "Chilean copper", "Chile's copper"."""
        kinds = ENDS if good.lemma in self.cues.people else ("state", "place")  # "Wagner mercenaries"
        first = [m for m in self.scene.within(phrase.start, good.end)[:1] if m.form in ("name", "adjective")]
        return tuple(m.entity for m in first if self.scene.kind(m.entity) in kinds)

    def find_possessor(self, phrase: Phrase) -> tuple[str, ...]:
        """Return whose a good is: "Japan's gas", "three quarters of its platinum"."""
        first = [m for m in self.scene.within(phrase.start, phrase.end) if self.scene.kind(m.entity) in ENDS][:1]
        return tuple(
            m.entity for m in first if m.form == "pronoun" or POSSESSIVE.match(self.scene.text, m.end) is not None
        )

    def find_meant(self) -> tuple[str, ...]:
        """Return whom what is moved is for: "bought the pipe for the Lima line"."""
        object_ = find_phrase(self.frame, "object")
        inside = self.scene.within(object_.head_end, object_.end) if object_ is not None else ()
        meant = [m for m in inside if WITHIN["to"].search(self.scene.text, object_.head_end if object_ else 0, m.start)]
        return tuple(m.entity for m in meant[:1] if self.scene.kind(m.entity) in ENDS)

    def figures(self) -> list[Figure]:
        """Return the figures of the sentence."""
        return [f for f in self.scene.reading.figures if f.sentence == self.frame.sentence]

    def is_origin(self, sources: tuple[str, ...]) -> bool:
        """Whether an adjective before "imports" says where they come from, as where nothing else is said."""
        object_ = find_phrase(self.frame, "object")
        if self.frame.form != "noun" or sources or (object_ is not None and object_.start > self.frame.start):
            return False
        phrase = find_phrase(self.frame, "subject")
        return phrase is not None and any(m.form == "adjective" for m in self.scene.within(phrase.start, phrase.end))

    def find_master(self, way: Way) -> tuple[str, ...]:
        """Return who raises, cuts or prices a flow that names nobody itself: "Peru cut the price of exports"."""
        above = self.scene.parent(self.frame) if self.frame.form == "noun" and self.way == way else None
        while above is not None and above.form == "noun":
            above = self.scene.parent(above)
        if above is None or above.predicate not in self.cues.handling:
            return ()
        named = [a.phrase for a in above.arguments if a.role == "subject"]
        found = [e for p in named for e in self.scene.name_fillers(p, above) if self.scene.kind(e) in LANDS]
        self.spots.extend(named if found else [])
        return tuple(found)
