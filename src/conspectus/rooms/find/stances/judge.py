"""Judge: words -> what they are worth, whom they judge, and by whose word."""

import re

from msgspec import Struct

from conspectus.records import Frame, Mention, Phrase, Reading
from conspectus.rooms.find.inside import AUTHOR
from conspectus.rooms.find.lookup import WORKS, Lookup
from conspectus.rooms.find.stances.cues import StanceCues

SAID = frozenset({"asserted", "planned"})
LIGHT = frozenset({"light-verb", "light-idiom"})
WORDS = re.compile(r"\w+(?:-\w+)*")
POSSESSIVE = re.compile(r"['’]s?\s(?!(?:a|an|the|not|been|very|so|too)\b)")  # not "Peru's a safe place"
AVOIDED = re.compile(r"\b(?:clear of|short of|away from|instead of|rather than|without|before) $")
AVOIDING = 20  # characters in which such words stand
OVER = " over "
PARTED = 30  # characters between a verb and its particle
MATTERS = frozenset(
    {"issue", "question", "topic", "matter", "factor", "point", "element", "subject", "theme", "moment"}
)
NEAR = 60  # characters from a verb to the noun that it stands for and what follows that
OF = re.compile(r"\s+of\s+(?:the\s+)?")
NEVER = re.compile(r"\bnever\b(?:\s\w+)?\s(?:so|more|\w+er|worse)\b", re.IGNORECASE)
OWNERS = frozenset({"its", "his", "her", "their"})

Holders = tuple[str | None, ...]
About = tuple[tuple[str, ...], ...]


class Found(Struct, frozen=True):
    """A stance before it is made: who judges, whom, how well, and in which characters."""

    frame: Frame
    holders: Holders
    about: About
    polarity: int
    extent: tuple[int, int]
    rule: str
    confidence: float


class Judge:
    """One reading, and what its words say of whom."""

    def __init__(self, reading: Reading, cues: StanceCues) -> None:
        self.cues = cues
        self.look = Lookup(reading, cues.actors)
        self.text = self.look.text
        self.mentions = reading.naming.mentions

    # ------------------------------------------------------------ what words are worth

    def worth_between(self, start: int, end: int, *, is_relation: bool, is_act: bool = False) -> int | None:
        """Return the worth of the words in [start, end) that judge; None where none does, 0 where they differ.

        is_act: they stand before an act or a work, and what they say of its weight judges nobody.
        """
        words = WORDS.findall(self.text[start:end].casefold())
        found: set[int] = set()
        for number, word in enumerate(words):
            worth = self.cues.adjectives.get(word)
            if worth is None or (not is_relation and word in self.cues.plain) or (is_act and word in self.cues.weighty):
                continue
            is_denied = bool(self.cues.negators & set(words[max(0, number - 2) : number]))
            found.add(-worth if is_denied else worth)
        if not found:
            return None
        return found.pop() if len(found) == 1 else 0

    def worth_of(self, phrase: Phrase, *, is_relation: bool) -> int | None:
        """Return how a noun phrase judges: by its head, unless a word before it says ill, or by words before it."""
        is_plain = phrase.lemma in self.cues.actors.people | MATTERS  # "an important aide", "an important issue"
        before = self.worth_between(phrase.start, phrase.head_start, is_relation=is_relation, is_act=is_plain)
        lexicons = (self.cues.verdicts, self.cues.adjectives, self.cues.relation.worth if is_relation else {})
        head = next((lexicon[phrase.lemma] for lexicon in lexicons if phrase.lemma in lexicon), None)
        if head is None or (before is not None and before < 0):
            return before
        return None if head < 0 and before else head  # "a worthy foe" is neither

    def is_avoided(self, frame: Frame) -> bool:
        """Whether a deed is only what somebody keeps from: "stopped short of blaming"."""
        return AVOIDED.search(self.text, max(0, frame.clause_start - AVOIDING), frame.clause_start) is not None

    def is_asked(self, frame: Frame) -> bool:
        """Whether a clause only asks: "the question is whether Peru is a friend"."""
        above = self.look.parent(frame)
        clause = above if above is not None and frame.form == "noun" else frame
        return self.text[: clause.clause_start].endswith("whether ") or self.text.startswith(
            "whether ", clause.clause_start
        )

    def is_hedged(self, frame: Frame, start: int, end: int) -> bool:
        """Whether the author puts words in quotation marks, so that they are somebody else's."""
        return self.teller(frame) == (AUTHOR,) and any(mark in self.text[start:end] for mark in '"“”')

    def signed(self, frame: Frame, worth: int) -> int:
        """Return a worth, turned round where the frame is denied; "were never better" denies nothing."""
        is_denied = frame.is_negated and NEVER.search(self.text[frame.clause_start : frame.clause_end]) is None
        return -worth if is_denied else worth

    # ------------------------------------------------------------ by whose word, and whom

    def teller(self, frame: Frame) -> Holders:
        """Return whose word a frame is, as the one holder."""
        return (self.look.holder(frame),)

    def holders(self, frame: Frame, phrase: Phrase | None) -> Holders:
        """Return who judges where a phrase says who; (None,) for somebody unnamed, such as "critics"."""
        named = self.look.doers(frame, phrase)
        if named or phrase is None or phrase.lemma not in self.cues.actors.people:
            return named
        return (None,)

    def is_relation(self, phrase: Phrase) -> bool:
        """Whether a phrase is about a relation."""
        return phrase.lemma in self.cues.relation.nouns

    def is_work(self, phrase: Phrase) -> bool:
        """Whether a phrase names nothing but projects and accords."""
        return all(self.look.kind(entity) in WORKS for entity in phrase.entities)

    def targets(self, frame: Frame, phrase: Phrase) -> About:
        """Return whom a phrase judges, each for himself: whom it names, or whose act or work it is."""
        if named := self.look.judged(phrase):
            is_choice = OVER in self.text[phrase.start : phrase.end]  # "prefers Ruiz over Soto"
            return tuple((entity,) for entity in (named[:1] if is_choice else named))
        for noun in self.look.below(frame):
            if noun.form == "noun" and noun.start == phrase.head_start:
                named = self.look.judged(self.look.find(noun, "subject"))
                if len(named) == 1 and self.look.kind(named[0]) != "place":  # "the Lima protest"
                    return (named,)
        for other in self.look.below(frame, "participle"):  # "the reforms proposed by the bank"
            made = self.look.find(other, "object")
            if made is not None and made.head_start == phrase.head_start and other.voice == "passive":
                maker = self.look.actors(self.look.find(other, "subject"))
                return (maker,) if len(maker) == 1 else ()
        owner = self.owner(phrase) or self._owner_after(phrase)
        return ((owner.entity,),) if owner is not None else ()

    def named_after(self, frame: Frame, prepositions: tuple[str, ...]) -> About:
        """Return who is named right after a noun and a preposition that a frame left out: "voiced dismay at Peru"."""
        noun = frame.predicate.split()[-1]
        after = re.compile(rf"{re.escape(noun)}\s(?:{'|'.join(prepositions)})\s(?:the\s)?")
        found = after.search(self.text, frame.start, frame.start + NEAR)
        return self.named_at(found.end()) if found is not None else ()

    def named_at(self, start: int) -> About:
        """Return who is named right there, and not only as whose something else is."""
        named = (m for m in self.mentions if m.start == start and self.text[m.end : m.end + 1] in '.,;"”')
        return tuple((m.entity,) for m in named if self.look.kind(m.entity) in self.cues.actors.kinds)

    def _owner_after(self, phrase: Phrase) -> Mention | None:
        """Return whose "the policy of Peru" is, where the noun is for what somebody does or stands for."""
        of = OF.match(self.text, phrase.head_end) if phrase.lemma in self.cues.owned else None
        after = (m for m in self.mentions if of is not None and m.start == of.end() and m.form == "name")
        return next((m for m in after if self.look.kind(m.entity) in self.cues.actors.kinds), None)

    def owner(self, phrase: Phrase) -> Mention | None:
        """Return the possessor in a phrase: "the bank's record"."""
        for mention in self.mentions:
            if phrase.start <= mention.start and mention.end < phrase.head_start:
                is_owner = POSSESSIVE.match(self.text, mention.end) or mention.text.casefold() in OWNERS
                if is_owner and self.look.kind(mention.entity) in self.cues.actors.kinds | WORKS:
                    return mention
        return None

    def extent(self, frame: Frame) -> tuple[int, int]:
        """Return where a frame stands with those of its arguments that stand beside it."""
        phrases = [
            a.phrase
            for a in frame.arguments
            if a.role != "clause" and (a.phrase.start > frame.start or a.role in ("subject", "object"))
        ]
        beside = [phrase for phrase in phrases if self.look.is_beside(frame, phrase)]
        particle = frame.predicate.partition(" ")[2]  # "let us down"
        after = self.text.find(f" {particle}", frame.end, frame.end + PARTED) if particle else -1
        end = max(frame.end, after + 1 + len(particle)) if after >= 0 else frame.end
        return min([frame.start, *(p.start for p in beside)]), max([end, *(p.end for p in beside)])
