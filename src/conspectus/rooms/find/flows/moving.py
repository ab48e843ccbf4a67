"""Moving: one frame read one way, and who stands where around it."""

import re
from collections.abc import Iterable

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.flows.cues import FlowCues, Way
from conspectus.rooms.find.flows.goods import Good
from conspectus.rooms.find.scene import Scene, find_phrase

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
        return object_

    def name(self, roles: Iterable[str]) -> tuple[str, ...]:
        """Return who fills the first of these roles that somebody fills, or whose the noun is that fills it."""
        for role in roles:
            found: dict[str, None] = {}
            for phrase in self.scene.find_phrases(self.frame, (role,)):
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
