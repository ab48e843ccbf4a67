"""Tense: what the words around a time say of it: reported as past, announced for the future, or neither."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from conspectus.records import Sentence, Token
from conspectus.rooms.dates.calendar import Calendar

# hoped: said of the future, but from a past point of view ("agreed to supply", "would open"), so it may be past by now
Tense = Literal["past", "future", "hoped", "near"]
BE = frozenset({"am", "is", "are", "'s", "’s", "'re", "’re", "'m", "be"})
WAS = frozenset({"was", "were", "been"})
BEGINNING = frozenset({"starting", "beginning", "ending", "effective"})
AHEAD = frozenset({"once", "if", "unless", "until", "when"})  # with a present tense
HAD = frozenset({"had", "'d", "’d", "having"})
UNTIL = frozenset({"until", "till"})
HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having", "'d"})


class Syntax:
    """A sentence's tokens, to be asked about a place in it."""

    def __init__(self, sentence: Sentence, calendar: Calendar, *, is_title: bool = False) -> None:
        self.tokens = sentence.tokens
        self.first = sentence.tokens[0].index
        self.calendar = calendar
        self.is_title = is_title
        self.starts = [token.start for token in sentence.tokens]
        self.has_brackets = any(token.text in ("(", "[") for token in sentence.tokens)

    def find_token(self, offset: int) -> Token:
        """Return the token that covers a character offset."""
        return self.tokens[max(bisect_right(self.starts, offset) - 1, 0)]

    def head(self, token: Token) -> Token:
        """Return a token's head, itself at the root."""
        place = token.head - self.first
        return self.tokens[place] if 0 <= place < len(self.tokens) else token

    def climb(self, token: Token) -> Iterator[Token]:
        """Yield a token and what governs it, up to the root."""
        for _ in range(30):  # a tree is never this deep; a broken one might go round
            yield token
            head = self.head(token)
            if head.index == token.index:
                return
            token = head

    def find_verb(self, offset: int) -> Token | None:
        """Return the verb that governs what stands at an offset; inside brackets, one inside them if there is any."""
        path = self.climb(self.find_token(offset))
        verb = next((t for t in path if t.pos in ("VERB", "AUX")), None)
        brackets = self.find_brackets(offset)
        if brackets is None or (verb and brackets[0] <= verb.start < brackets[1]):
            return verb
        inside = (
            t for t in self.tokens if brackets[0] <= t.start < brackets[1] and t.tag in ("VBD", "VBZ", "VBP", "VBN")
        )
        return next(inside, verb)

    def find_brackets(self, offset: int) -> tuple[int, int] | None:
        """Return the offsets of the brackets around an offset."""
        if not self.has_brackets:
            return None
        opened: int | None = None
        for token in self.tokens:
            if token.text in ("(", "["):
                opened = token.start
            elif token.text in (")", "]"):
                if opened is not None and opened <= offset < token.start:
                    return opened, token.start
                opened = None
        return None

    def find_first(self, verb: Token) -> Token:
        """Return the first of the verbs that share their subject with a verb: "bought" in "bought it and sold it"."""
        while verb.dep == "conj" and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in self.tokens):
            above = self.head(verb)
            if above.pos not in ("VERB", "AUX") or above.index == verb.index:
                break
            verb = above
        return verb

    def helpers(self, verb: Token) -> set[str]:
        """Return the auxiliaries of a verb, and "to" before an infinitive."""
        return {
            t.text.lower()
            for t in self.tokens
            if t.head == verb.index and t.dep in ("aux", "auxpass") and t.index < verb.index
        }

    def has_finite_verb(self) -> bool:
        """Whether the sentence is one: captions and headings often have no finite verb."""
        return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in self.tokens)


def find_tense(syntax: Syntax, offset: int) -> Tense:
    """Return how the text looks at a time: by the nearest word above it that tells."""
    has = syntax.calendar.has
    if syntax.head(syntax.find_token(offset)).text.lower() in BEGINNING:
        return "near"
    brackets = syntax.find_brackets(offset)
    verb = syntax.find_verb(offset) if brackets else None
    if brackets and verb and brackets[0] <= verb.start < brackets[1]:
        return _judge_verb(syntax, verb) or "near"
    if _is_arranged(syntax, offset):
        return "future"
    for token in syntax.climb(syntax.find_token(offset)):
        if token.pos in ("NOUN", "PROPN", "ADJ") and _is_awaited(syntax, token):
            return "future"
        if token.pos not in ("VERB", "AUX"):
            continue
        tense = _judge_verb(syntax, token)
        if tense:
            return tense
        if token.pos == "VERB" and has("prospective", token.text.lower()) and token.tag in ("VBN", "VBG"):
            return "future"
    return "near"


def is_deadline(syntax: Syntax, offset: int, word: str) -> bool:
    """Whether "by Friday" is a term that the words above it set: "asked for a reply by Friday", "gave them until May".

    What was promised by April in the pluperfect is told of the past, and what "was finished by April" is done.
    """
    has = syntax.calendar.has
    for token in syntax.climb(syntax.find_token(offset)):
        if token.pos not in ("VERB", "AUX"):
            continue
        helpers = syntax.helpers(token)
        if helpers & HAD:
            return False
        if has("demanding", token.lemma) or (word in UNTIL and has("granting", token.lemma)):
            return True
        if "to" not in helpers:
            return False
    return False


def _is_awaited(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun is awaited: "the upcoming election", "the planned visit", "due in June"."""
    has = syntax.calendar.has
    low = noun.text.lower()
    if noun.pos == "ADJ" or has("agenda", low):
        return has("prospective", low) or has("agenda", low)
    return any(
        t.head == noun.index and t.dep in ("amod", "compound") and has("awaited", t.text.lower()) for t in syntax.tokens
    )


def _is_arranged(syntax: Syntax, offset: int) -> bool:
    """Whether a time is that of something that is arranged: "called a vote for June", "moved the hearing to June"."""
    has, word = syntax.calendar.has, ""
    for token in syntax.climb(syntax.find_token(offset)):
        if token.pos in ("ADP", "SCONJ"):
            if word:
                return False
            word = token.text.lower()
        elif token.pos in ("VERB", "AUX"):
            is_moved = word in ("to", "until", "till") and has("moving", token.lemma)
            return is_moved or (word == "for" and has("setting", token.lemma))
    return False


def _is_past_denial(syntax: Syntax, verb: Token) -> bool:
    """Whether "could not" and "would not" tell of what did not happen: "could not reach", "would not comment"."""
    helpers, has = syntax.helpers(verb), syntax.calendar.has
    is_denied = any(t.head == verb.index and t.dep == "neg" for t in syntax.tokens)
    if not is_denied or helpers & HAVE or verb.dep == "ccomp":
        return False
    is_refused = has("refusing", verb.lemma) or has("saying", verb.lemma)
    return "could" in helpers or ("would" in helpers and is_refused)


def _judge_verb(syntax: Syntax, verb: Token) -> Tense | None:
    helpers, has, low = syntax.helpers(verb), syntax.calendar.has, verb.text.lower()
    if any(has("modals", word) for word in helpers) or has("modals", low):
        return "future"
    if _is_past_denial(syntax, verb):
        return "past"
    if any(has("maybes", word) for word in helpers):
        return "past" if helpers & HAVE else "hoped"
    if "to" in helpers and not helpers & HAVE:
        return _judge_infinitive(syntax, verb)
    if verb.tag in ("VBN", "VBD") and has("awaiting", low) and (verb.tag == "VBN" or helpers & (BE | WAS)):
        return "hoped" if helpers & WAS else "future"
    if helpers & (HAVE | WAS) or verb.tag == "VBD":
        return "past"
    if verb.tag == "VBN":
        return "past" if not helpers & BE else _judge_present(syntax, verb)
    if verb.tag == "VBG":
        return "future" if helpers & BE else None
    if verb.tag in ("VBZ", "VBP"):
        return _judge_present(syntax, verb)
    return None


def _judge_present(syntax: Syntax, verb: Token) -> Tense:
    has = syntax.calendar.has
    if any(t.head == verb.index and t.text.lower() in AHEAD and t.dep in ("mark", "advmod") for t in syntax.tokens):
        return "future"
    if any(
        t.head == verb.index and t.dep in ("acomp", "xcomp", "attr") and has("prospective", t.text.lower())
        for t in syntax.tokens
    ):
        return "future"
    if syntax.is_title or has("saying", verb.lemma):
        return "past"
    return (
        "future"
        if has("timetable", verb.lemma) or has("appointment", verb.lemma) or has("prospective", verb.lemma)
        else "near"
    )


def _judge_infinitive(syntax: Syntax, verb: Token) -> Tense | None:
    """Judge "to sign" by what governs it: "plans to sign" looks ahead, "failed to sign" back."""
    above = syntax.head(verb)
    has = syntax.calendar.has
    if "be" in syntax.helpers(verb) and _follows_noun(syntax, verb):
        return "hoped"  # "a vote to be held in March"
    if above.index == verb.index:
        return "future" if syntax.is_title else "near"
    if above.pos in ("NOUN", "ADJ", "PROPN"):
        if has("prospective", above.text.lower()) or syntax.is_title:
            return "future"
        return "hoped" if above.pos == "NOUN" and verb.dep in ("relcl", "acl") else None
    if above.lemma == "be":
        return "near" if above.text.lower() in WAS else "future"  # "was to end": it may be over
    tense = _judge_verb(syntax, above) if above.pos in ("VERB", "AUX") else None
    if syntax.helpers(above) & HAD and has("prospective", above.text.lower()):  # "had hoped to open": it may be over
        return "near"
    if has("prospective", above.text.lower()) or has("prospective", above.lemma):
        return "hoped" if tense == "past" else "future"
    return "future" if tense == "near" else tense


def _follows_noun(syntax: Syntax, verb: Token) -> bool:
    """Whether "to" and a verb stand right behind a noun."""
    first = next((t for t in syntax.tokens if t.head == verb.index and t.text.lower() == "to" and t.dep == "aux"), None)
    at = first.index - syntax.first - 1 if first else -1
    return at >= 0 and syntax.tokens[at].pos in ("NOUN", "PROPN")
