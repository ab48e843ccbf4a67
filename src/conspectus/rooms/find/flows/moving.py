"""Moving: one frame read one way, and who stands where around it."""

import re
from collections.abc import Iterable

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.flows.cues import FlowCues, Way
from conspectus.rooms.find.flows.goods import Good
from conspectus.rooms.find.scene import Scene, find_phrase

ENDS = frozenset({"state", "place", "organization", "bloc", "project", "group", "person"})
LANDS = ("state", "place", "bloc", "organization", "project")
WITHIN = {
    "from": re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$"),
    "to": re.compile(r"\bto\s+(?:(?:the|its|their|both|neighbou?ring|northern|southern|eastern|western)\s+)?$"),
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

    def find_within(self, good: Good, phrase: Phrase, preposition: str) -> tuple[str, ...]:
        """Return whom a preposition in the good's own phrase leads to: "tons of rice from Kenya to Togo"."""
        for mention in self.scene.within(good.end, phrase.end):
            is_led = WITHIN[preposition].search(self.scene.text, good.end, mention.start) is not None
            if is_led and self.scene.kind(mention.entity) in LANDS:
                return (mention.entity,)
        return ()

    def find_origin(self, phrase: Phrase, good: Good) -> tuple[str, ...]:
        """Return the land whose adjective or possessive the good has: "Chilean copper", "Chile's copper"."""
        first = self.scene.within(phrase.start, good.end)[:1]
        return tuple(m.entity for m in first if self.scene.kind(m.entity) in ("state", "place"))

    def is_origin(self, sources: tuple[str, ...]) -> bool:
        """Whether an adjective before "imports" says where they come from, as where nothing else is said."""
        if self.frame.form != "noun" or sources or find_phrase(self.frame, "object") is not None:
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
