"""Scenes: a quantity in its sentence, and the clause around it as far as frames and text show it."""

from bisect import bisect_left, bisect_right

from msgspec import Struct

from conspectus.records import Frame
from conspectus.rooms.find.figures.context import Host
from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.phrases import (
    CLAUSE_MARKS,
    LONGEST,
    Piece,
    clause_before,
    phrase_after,
    subject_before,
    text_of,
    trim,
)
from conspectus.rooms.find.figures.quantities import Quantity
from conspectus.rooms.find.figures.words import DASHES, HYPHENS, Line

FARTHEST = 6  # words between a verb and a figure that it still governs plainly
LONGEST_SUBJECT = 22  # words; a list of things bought or built is one subject


class Scene(Struct, frozen=True):
    """A quantity in its sentence, with the frame that holds it and the offsets where finite verbs begin."""

    line: Line
    quantity: Quantity
    host: Host | None
    frames: tuple[Frame, ...]
    verbs: frozenset[int]
    measures: Measures
    before: "Description | None" = None  # what the figure before it in the sentence measures
    is_kin: bool = False  # whether that figure is of the same dimension, or one of the two a share or multiple

    @property
    def earlier(self) -> tuple[Piece, ...]:
        """The words that say what the figure before this one measures."""
        return self.before.pieces if self.before is not None else ()

    def again(self) -> "Description":
        """What the figure before it measures, once more; a share of something only for another share."""
        if self.before is None:
            return Description()
        is_share = self.quantity.unit == "percent" and self.before.lead == "share of"
        return self.before if is_share else Description(self.before.pieces)

    def word_at(self, offset: int) -> int | None:
        """The index of the word at a character, None if the sentence has none there."""
        index = bisect_right(self.line.words, offset, key=lambda word: word.start) - 1
        return index if index >= 0 and self.line.words[index].end > offset else None

    def piece(self, start: int, end: int) -> Piece:
        """The words that lie in characters [start, end)."""
        first = bisect_left(self.line.words, start, key=lambda word: word.start)
        return Piece(first, bisect_left(self.line.words, end, key=lambda word: word.start))

    def verb_group(self, frame: Frame) -> Piece:
        """A frame's predicate with the auxiliaries right before it."""
        piece = self.piece(frame.start, frame.end)
        begin = piece.begin
        while begin > 0 and self.line.is_in(begin - 1, "finite"):
            begin -= 1
        return Piece(begin, piece.end)

    @property
    def is_head(self) -> bool:
        """Whether the argument that holds the figure begins with it, so that what is said is said of what it counts."""
        if self.host is None:
            return True
        phrase = self.host.argument.phrase
        return self.piece(phrase.start, phrase.end).begin >= self.quantity.begin - 1

    def after(self, at: int) -> Piece:
        """The noun phrase that begins at a word."""
        return phrase_after(self.line, at, self.verbs, self.measures)


class Description(Struct, frozen=True):
    """What is measured: a lead of our own ("share of"), then pieces of the text."""

    pieces: tuple[Piece, ...] = ()
    lead: str = ""
    is_whole: bool = False  # the lead says it all
    stands_for: str | None = None  # what a pronoun that begins the measure, or is one of its pieces, stands for

    def words(self, line: Line) -> str | None:
        """The measure in one string, None if nothing was found."""
        texts = [uncapitalise(line, text) for piece in self.pieces if (text := self._text(line, piece))]
        return " ".join([self.lead, *texts]).strip() if texts or self.is_whole else None

    def _text(self, line: Line, piece: Piece) -> str:
        at = self.pronoun(line)
        if self.stands_for is None or at != piece.begin:
            return text_of(line, piece)
        return " ".join(filter(None, [self.stands_for, text_of(line, Piece(piece.begin + 1, piece.end))]))

    def pronoun(self, line: Line) -> int | None:
        """The word that leaves open what is measured: a pronoun that begins the measure."""
        pieces = [piece for piece in self.pieces if piece]
        if not pieces or not line.is_in(pieces[0].begin, "empty"):
            return None
        first = pieces[0]
        is_all = first.end - first.begin == 1 and (
            len(pieces) == 1 or not line.is_in(first.begin, "relatives", "clausal")
        )
        opens = not self.lead and (line.is_in(first.begin, "pronouns") or line.is_in(first.begin + 1, "finite"))
        return first.begin if is_all or opens else None


def uncapitalise(line: Line, text: str) -> str:
    """Lower a determiner or preposition that began a sentence."""
    first = text.split(" ", 1)[0].lower()
    loose = ("determiners", "prepositions", "breaks", "pronouns")
    return first + text[len(first) :] if any(first in line.grammar[name] for name in loose) else text


def is_object(scene: Scene) -> bool:
    """Whether a figure is no subject of its frame, nor what a passive verb is done to."""
    host = scene.host
    return host is not None and not (host.argument.role == "subject" or is_done(host))


def is_done(host: Host) -> bool:
    """Whether a figure is what a passive verb is done to: "three more agreements were signed"."""
    return host.frame.voice == "passive" and host.argument.role == "object"


def clause_of(scene: Scene) -> tuple[Piece, ...]:
    """The subject and verb before a figure that is an object: "the plant would create"; nothing if there are none."""
    line, quantity, host = scene.line, scene.quantity, scene.host
    if host is None:
        return _clause_in_text(scene)
    verb = scene.word_at(host.frame.start)
    first = scene.piece(host.argument.phrase.start, host.argument.phrase.end).begin
    is_inside = first < quantity.begin - 1 and host.argument.role != "recipient"
    if host.frame.form != "verb" or verb is None or verb >= quantity.begin or is_inside:
        return ()
    end = quantity.begin
    while end > verb + 1 and (line.is_in(end - 1, "determiners") or line.lower(end - 1) in ("only", "of", ",")):
        end -= 1
    if end - verb > FARTHEST or any(line.lower(k) in CLAUSE_MARKS or line.is_number(k) for k in range(verb, end)):
        return ()
    subject = subject_of(scene, host.frame)
    if subject is None:
        return ()
    between = range(subject.end, verb)
    near = 0 <= len(between) <= 4 and subject.end <= verb
    near = near and not any(
        line.is_number(k) or line.words[k].start in scene.verbs or line.lower(k) in CLAUSE_MARKS for k in between
    )
    return (subject, Piece(subject.end if near else verb, end))


def _clause_in_text(scene: Scene) -> tuple[Piece, ...]:
    """The clause before a figure as far as marks and conjunctions show it, where no frame holds the figure."""
    line = scene.line
    piece = trim(line, clause_before(line, scene.quantity.begin))
    is_loose = line.is_in(piece.begin, "prepositions", "finite") or line.lower(piece.begin) in ("there", "with")
    is_clause = not scene.verbs or any(
        line.is_in(k, "finite") or line.words[k].start in scene.verbs for k in range(piece.begin, piece.end)
    )
    return () if is_loose or not is_clause or not 2 <= piece.end - piece.begin <= LONGEST else (piece,)


def subject_of(scene: Scene, frame: Frame) -> Piece | None:
    """What a frame is about: its subject, or what its passive verb is done to; None where that is the figure."""
    wanted = ("object", "recipient") if frame.voice == "passive" else ("subject",)
    at = scene.line.words[scene.quantity.first].start
    for argument in frame.arguments:
        phrase = argument.phrase
        if argument.role in wanted and not phrase.start <= at < phrase.end:
            piece = _past_dateline(scene.line, scene.piece(phrase.start, phrase.end))
            return Piece(piece.begin, min(piece.end, piece.begin + LONGEST_SUBJECT)) if piece else None
    return None


def _past_dateline(line: Line, piece: Piece) -> Piece:
    """A subject without the dateline that the parser took for its part: "LAGOS (Newswire) - The port"."""
    dash = next((k for k in range(piece.begin, piece.end) if line.lower(k) in DASHES and not line.is_glued(k)), None)
    is_place = dash is not None and line.words[piece.begin].text.isupper() and len(line.words[piece.begin].text) > 1
    return Piece(dash + 1, piece.end) if dash is not None and is_place else piece


def circumstances_of(scene: Scene, frame: Frame) -> tuple[Piece, ...]:
    """The prepositional phrase that goes with a figure's verb, with its preposition: "during the visit"."""
    for argument in frame.arguments:
        piece = scene.piece(argument.phrase.start, argument.phrase.end)
        is_led = (
            argument.role in scene.line.grammar["prepositions"] and scene.line.lower(piece.begin - 1) == argument.role
        )
        if piece and is_led and not any(i in scene.line.dated for i in range(piece.begin, piece.end)):
            return (Piece(piece.begin - 1, min(piece.end, piece.begin + 10)),)
    return ()


def governor_of(scene: Scene) -> Frame | None:
    """The verb that a duration goes with: its frame's, else the last one before it in its clause."""
    if scene.host is not None:
        return scene.host.frame if scene.host.frame.form == "verb" else None
    at = scene.line.words[scene.quantity.first].start
    before = [f for f in scene.frames if f.form == "verb" and f.clause_start <= f.start < at < f.clause_end]
    return max(before, key=lambda frame: frame.start, default=None)


def predicate_of(scene: Scene, at: int) -> Piece:
    """What is said of a figure that is a subject, without its auxiliaries: "will be manufactured in Togo"."""
    line = scene.line
    begin = at
    while line.is_in(begin, "finite"):
        begin += 1
    if begin > at and line.is_in(begin, "determiners"):
        return Piece(at, at)  # "half of it is the title": what it is says nothing of the share
    is_verb = begin > at or (begin < len(line.words) and line.words[begin].start in scene.verbs)
    if not is_verb and line.lower(begin) not in ("came", "come", "comes", "went", "goes", "from"):
        return Piece(at, at)
    end = begin
    while end < len(line.words) and end - begin < 12:
        word = line.words[end]
        if word.sort != "word" and not (word.lower in HYPHENS or word.lower in "'’"):
            break
        if word.lower == "and" and line.words[min(end + 1, len(line.words) - 1)].text[:1].isupper():
            end += 1
            continue
        if word.lower in ("and", "but", "while", "because", "so", "as", "which", "that") or end in line.dated:
            break
        end += 1
    return trim(line, Piece(begin, end))


def shorten(scene: Scene, whole: Piece) -> Piece:
    """A noun phrase without its prepositional phrases but "of" ones, where the clause says more."""
    for k in range(whole.begin + 1, whole.end):
        if scene.line.is_in(k, "prepositions") and scene.line.lower(k) != "of":
            return trim(scene.line, Piece(whole.begin, k))
    return whole


def noun_before(scene: Scene, at: int) -> Piece:
    """The noun phrase before "of": "a loan of $5 million"."""
    line = scene.line
    begin = at
    while begin > 0 and at - begin < 6:
        is_tied = line.lower(begin) in HYPHENS or line.lower(begin - 1) in HYPHENS
        if line.words[begin - 1].sort != "word" and not (is_tied and line.is_glued(begin)):
            break
        if line.is_glued(begin - 1) and line.is_number(begin - 2):
            break  # "lent $1.2bn at"
        word = line.lower(begin - 1)
        if (
            line.is_in(begin - 1, "finite", "prepositions", "breaks", "determiners")
            or word in ("and", "that", "which")
            or line.words[begin - 1].start in scene.verbs
        ):
            break
        begin -= 1
    return Piece(begin, at)


def measured_subject(scene: Scene, verb: int) -> Piece:
    """The subject of a measuring verb: from its frame, if it has one, else the words before the verb."""
    words = scene.line.words
    if scene.line.lower(verb) in ("worth", "valued", "priced", "costing", "totalling", "totaling"):
        return trim(scene.line, noun_before(scene, verb - (scene.line.lower(verb - 1) == ",")))
    frames = [scene.host.frame] if scene.host is not None else []
    spot = (words[verb].start, words[min(scene.quantity.last, len(words) - 1)].end) if verb < len(words) else (0, 0)
    frames += [f for f in scene.frames if spot[0] <= f.start < spot[1] and f.form != "noun"]
    for frame in frames:
        subject = subject_of(scene, frame)
        if subject is not None and subject.begin < scene.quantity.begin:
            return trim(scene.line, subject)
    return subject_before(scene.line, verb, scene.verbs)


def verb_alone(scene: Scene) -> tuple[Piece, ...]:
    """The verb that pays or moves an amount, for what follows it: "spent", before "on roads"."""
    host = scene.host
    if host is None or host.frame.form != "verb" or host.argument.role != "object":
        return ()
    piece = scene.piece(host.frame.start, host.frame.end)
    return (piece,) if piece.end == scene.quantity.begin else ()


def clause_after(scene: Scene, at: int) -> Piece:
    """The words from one on to the next mark, a dozen at most."""
    line = scene.line
    end = at
    while end < len(line.words) and end - at < 12 and (line.words[end].sort != "mark" or line.words[end].glued):
        if line.words[end].sort == "mark" and line.lower(end) not in HYPHENS and line.lower(end) not in "'’":
            break
        end += 1
    return trim(line, Piece(at, end))
