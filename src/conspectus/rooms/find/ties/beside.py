"""Beside: what two names that stand side by side say of each other."""

import re
from collections.abc import Iterator
from itertools import pairwise

from conspectus.records import Mention
from conspectus.rooms.find.ties.claims import Claim, Grounds, TieScene

OWNING = re.compile(r"['’]s?\s+")
BLANK = re.compile(r"\s+")
WITHIN = re.compile(r"\s+(?:\([^()]{1,12}\)\s+)?in\s+(?:the\s+)?")
NOUN = re.compile(r"(?:['’]s?)?\s+((?:[a-z-]+\s+){0,2})([a-z-]+),?\s+")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
COMMA = re.compile(r",\s+")
LISTED = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?|,\s+")
HYPHENS = ("-", "‑", "–")
JOINING = frozenset({"and", "or", "to", "the", "a", "for", "by", "of", "in", "with", "as"})
ITS = frozenset({"its", "their", "his", "her"})
FEW = 2  # words of a company's name before "of Chile"; longer ones go on there
TOWN, PROVINCE, STATE, REGION = 1, 2, 3, 4


def read_beside(scene: TieScene) -> Iterator[Claim]:
    """Read what stands between each name and the next of its sentence."""
    named = [m for m in scene.mentions if m.form in ("name", "adjective")]
    for at, (one, two) in enumerate(pairwise(named)):
        if one.sentence != two.sentence or one.end > two.start or one.entity == two.entity:
            continue
        if scene.text[max(0, one.start - 1) : one.start] not in HYPHENS:  # "African-American"
            around = (named[at - 1] if at else None, named[at + 2] if at + 2 < len(named) else None)
            pair = _Pair(one, two, scene)
            yield from pair.read_places(*(m if m and m.sentence == one.sentence else None for m in around))
            yield from pair.read_bodies()
            yield from pair.read_noun()
    for owner in scene.mentions:
        if owner.form == "pronoun" and owner.text.casefold() in ITS:  # "its rival Acme"
            after = next((m for m in named if m.start > owner.end), None)
            if after is not None and after.sentence == owner.sentence and after.entity != owner.entity:
                yield from _Pair(owner, after, scene).read_noun()


class _Pair:
    """Two names of a sentence with no name between them, and the words that stand there."""

    def __init__(self, one: Mention, two: Mention, scene: TieScene) -> None:
        self.one, self.two, self.scene, self.cues = one, two, scene, scene.cues
        self.gap = scene.text[one.end : two.start]
        owning = OWNING.match(self.gap)
        self.is_owning = owning is not None
        self.rest = " " + self.gap[owning.end() :] if owning is not None else self.gap  # after a possessive
        self.kinds = (scene.kind(one.entity), scene.kind(two.entity))

    def claim(self, tie: str, confidence: float, *, is_turned: bool = False, polarity: int = 1) -> Iterator[Claim]:
        """Claim a tie from the first name to the second, or the other way round."""
        start, end = self.one.start, self.two.end
        ends = (self.two.entity, self.one.entity) if is_turned else (self.one.entity, self.two.entity)
        grounds = Grounds(
            start=start,
            end=end,
            sentence=self.one.sentence,
            rule="tie.beside",
            confidence=confidence,
            polarity=polarity,
            holder=self.scene.find_holder(start, end),
        )
        yield from self.scene.make_claims(tie, ends[:1], ends[1:], grounds)

    # ------------------------------------------------------------ "Faro, Portugal", "the Kenyan port of Lamu"

    def read_places(self, before: Mention | None, after: Mention | None) -> Iterator[Claim]:
        """Read a place and the larger one that it lies in."""
        first, second = self._rank(self.one), self._rank(self.two)
        if not first or not second or self.two.form != "name":
            return
        if self.one.form == "name" and first < second:
            is_line = COMMA.fullmatch(self.gap) and not self._is_listed(before, after)
            is_inside = WITHIN.fullmatch(self.gap) and second < REGION and self.one.text in self.cues.cities
            if (is_line and OWNING.match(self.scene.text, self.two.end) is None) or is_inside:
                yield from self.claim("located_in", 0.9)
        is_town_of = self.cues.beside.settlement.fullmatch(self.gap) is not None
        if self.one.form == "adjective":
            is_of = is_town_of or BLANK.fullmatch(self.gap) is not None
        else:  # "Kenya's Lamu", "the Ohio town of Lima"
            is_plain = is_town_of and len(self.gap.split()) == len(("town", "of"))
            is_of = (self.is_owning and not self.rest.strip()) or (is_plain and first in (PROVINCE, STATE))
        if is_of and second < first < REGION:
            yield from self.claim("located_in", 0.85, is_turned=True)

    def _rank(self, mention: Mention) -> int:
        """Return how large a place is; 0 for what is no place."""
        entity = self.scene.entities[mention.entity]
        names = {entity.name, mention.text, *entity.aliases}
        if entity.kind == "state":
            return STATE
        if entity.kind != "place":
            return 0
        if names & self.cues.regions:
            return REGION
        return PROVINCE if names & self.cues.provinces else TOWN

    def _is_listed(self, before: Mention | None, after: Mention | None) -> bool:
        """Whether two places with a comma between them may be members of a list."""
        is_like = before is not None and self._rank(before) == self._rank(self.one)
        if is_like and before is not None and COMMA.fullmatch(self.scene.text[before.end : self.one.start]):
            return True
        if after is None or self._rank(after) in (0, TOWN):
            return False
        return LISTED.fullmatch(self.scene.text[self.two.end : after.start]) is not None

    # ------------------------------------------------------------ "Kenya's Supreme Court", "Ohio-based Acme"

    def read_bodies(self) -> Iterator[Claim]:
        """Read a body and whose it is, who is of it, or where it or its base is."""
        if self.kinds[0] == "person" and OF.fullmatch(self.gap) and self.kinds[1] in ("organization", "group"):
            if self.cues.parties & set(self.two.text.casefold().split()):
                yield from self.claim("member_of", 0.8)
            return
        if OF.fullmatch(self.gap) and self._is_company() and self.kinds[1] in ("state", "place"):
            if self.two.form == self.one.form == "name":  # "Acme of Ohio"
                yield from self.claim("located_in", 0.7)
            return
        compound = self.cues.beside.compound.fullmatch(self.gap)
        if compound is not None and self.two.form == "name":
            tie = self.cues.compounds[compound.group(1)]  # who owns or leads stands first, who is based second
            yield from self.claim(tie, 0.85, is_turned=tie == "located_in")
        elif self.two.form == "name" and self.kinds[1] == "organization":
            yield from self._read_owned()
        else:
            yield from self._read_base()

    def _read_owned(self) -> Iterator[Claim]:
        is_close = not self.rest.strip()
        if self.kinds[0] in ("state", "place") and (self.is_owning or self.one.form == "adjective"):
            stated = self.cues.beside.stated.fullmatch(self.rest)
            tie = self.cues.state_words[stated.group(1)] if stated is not None else ""
            if tie:
                yield from self.claim(tie, 0.85)
            elif is_close and self._is_public():
                yield from self.claim("part_of", 0.85, is_turned=True)
            elif (is_close and self.is_owning) or self.cues.beside.trade.fullmatch(self.rest):
                yield from self.claim("located_in", 0.85, is_turned=True)
        elif self.is_owning and self.kinds[0] == "organization" and is_close:
            if self.cues.beside.public.search(self.two.text):
                yield from self.claim("part_of", 0.8, is_turned=True)
        else:
            yield from self._read_base()

    def _is_company(self) -> bool:
        """Whether the first name is of a body that is only somewhere: no ministry, no party, no army."""
        words = set(self.one.text.casefold().split())
        is_body = self.kinds[0] == "organization" and not words & (self.cues.societies | self.cues.parties)
        return is_body and self.cues.beside.public.search(self.one.text) is None and len(words) <= FEW

    def _is_public(self) -> bool:
        owned = self.is_owning and self.cues.beside.owned.search(self.two.text) is not None
        return owned or self.cues.beside.state.search(self.two.text) is not None

    def _read_base(self) -> Iterator[Claim]:
        """Read "Kenya's naval base in Lamu", and a site and where it is: "Yarrow Hospital in Lima"."""
        if self.kinds[0] in ("state", "bloc") and self.cues.beside.base.fullmatch(self.rest):
            yield from self.claim("base_in", 0.8)
        is_site = self.one.form == self.two.form == "name" and WITHIN.fullmatch(self.gap) is not None
        if is_site and self._rank(self.two) and self._is_site():
            yield from self.claim("located_in", 0.75)

    def _is_site(self) -> bool:
        last = re.sub(r"[\s()]+$", "", self.one.text).rsplit(maxsplit=1)[-1].casefold()
        return self.kinds[0] == "project" or (self.kinds[0] in ("organization", "place") and last in self.cues.sites)

    # ------------------------------------------------------------ "Acme unit Zephyr", "Acme's rival, Zephyr"

    def read_noun(self) -> Iterator[Claim]:
        """Read a noun between two names that says what the second is to the first."""
        match = NOUN.fullmatch(self.gap)
        if match is None or self.two.form != "name" or match.group(2) not in self.cues.between:
            return
        if self.one.form == "adjective" and self.kinds[0] != self.kinds[1]:  # "Spanish rival Acme"
            return
        words = set(match.group(1).split())
        for cue in self.cues.nouns.get(match.group(2), ()):
            roles = {*cue.subject, *cue.object}
            is_barred = bool(words & (cue.bars | JOINING)) or bool(cue.needs and not words & cue.needs)
            is_fit = not cue.object_kinds or self.kinds[0] in cue.object_kinds
            if is_fit and not is_barred and {"subject", "object"} <= roles:
                polarity = -1 if words & self.cues.former else 1
                yield from self.claim(cue.tie, 0.8, is_turned="subject" in cue.subject, polarity=polarity)
