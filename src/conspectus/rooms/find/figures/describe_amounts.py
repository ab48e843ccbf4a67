"""Measures of amounts: what money, volumes and shares measure."""

from conspectus.rooms.find.figures.context import Host
from conspectus.rooms.find.figures.nouns import is_plural
from conspectus.rooms.find.figures.phrases import LONGEST, Piece, clause_before, trim, verb_before
from conspectus.rooms.find.figures.scene import (
    Description,
    Scene,
    circumstances_of,
    clause_after,
    clause_of,
    is_done,
    measured_subject,
    noun_before,
    predicate_of,
    shorten,
    subject_of,
    verb_alone,
)
from conspectus.rooms.find.figures.words import HYPHENS, Line

LOSING = frozenset({"lost", "lose", "loses", "losing"})


def describe_share(scene: Scene) -> Description:
    """Read "40 percent of the project has been built", "exports fell 3 percent", "a quarter came from Chad"."""
    line, quantity = scene.line, scene.quantity
    if line.lower(quantity.end) == "of":
        whole = scene.after(quantity.end + 1)
        if line.lower(quantity.end + 1) in ("that", "what") and not (whole and line.lower(quantity.end + 1) == "that"):
            return _of_that(scene)
        if whole:
            whole = Piece(quantity.end + 1, whole.end)
            said = predicate_of(scene, whole.end) if scene.is_head else Piece(0, 0)
            return Description((whole, said), "share of")
        return Description((predicate_of(scene, quantity.end + 2),), "share")
    if quantity.kind == "share" and line.is_in(quantity.end, "determiners"):
        whole = scene.after(quantity.end)
        return Description((Piece(quantity.end, whole.end), predicate_of(scene, whole.end)), "share of")
    if _is_before_noun(scene):
        return Description((scene.after(quantity.end),))
    if changed := _changed(scene):
        return Description(changed)
    if _is_continued(scene):
        return scene.again()
    if line.lower(quantity.end - 1) in ("more", "fewer", "less"):
        things = scene.after(quantity.end)
        if things:
            return Description((things, *clause_of(scene)))
    verb = verb_before(line, quantity.begin, scene.measures)
    if verb is not None:
        subject = measured_subject(scene, verb)
        if subject:
            return Description((subject,))
    predicate = predicate_of(scene, quantity.end)
    if predicate:
        return Description((predicate,), "share")
    return describe_amount(scene)


def _of_that(scene: Scene) -> Description:
    """Read "9 percent of that sold abroad", "half of what had been feared"; "a third of that is" goes on."""
    at = scene.quantity.end + 1
    if scene.line.lower(at) == "that" and scene.line.is_in(at + 1, "finite"):
        return Description(scene.earlier, "share of" if scene.earlier else "")
    end = max(at + 1, clause_after(scene, at).end)
    end = next((k for k in range(at + 2, end) if scene.line.lower(k) == "and"), end)
    return Description((Piece(at, end),), "share of")


def describe_amount(scene: Scene) -> Description:
    """Read money and measures: "48 tonnes of gold", "trade stood at $4 bn", "$5 million for roads"."""
    line, quantity = scene.line, scene.quantity
    if _is_before_noun(scene):
        return Description((scene.after(quantity.end),))
    if changed := _changed(scene):
        return Description(changed)
    if _is_continued(scene):
        return scene.again()
    if (place := _distant(scene)) is not None:
        return place
    if extent := _extended(scene):
        return extent
    at = _past_brackets(line, quantity.end)
    at += line.lower(at) == "worth"
    for find in (_placed, _listed, _held, _contained, _measured, _priced, _aimed):
        if pieces := find(scene, at):
            return Description(pieces)
    return Description(clause_of(scene))


def _placed(scene: Scene, at: int) -> tuple[Piece, ...]:
    """The measure of the figure before, elsewhere: "300 branches in Spain, 120 in Italy"."""
    line, quantity, earlier = scene.line, scene.quantity, scene.earlier
    if not (quantity.rule.endswith("implied") or line.lower(quantity.begin - 1) == "and"):
        return ()
    if not earlier or line.is_in(earlier[0].begin, "prepositions") or not line.is_in(at, "placing"):
        return ()
    place = scene.after(at + 1)
    return (shorten(scene, earlier[0]), Piece(at, place.end)) if place else earlier


def _listed(scene: Scene, at: int) -> tuple[Piece, ...]:
    """What is counted before: "the number of fires, 14 in March, ...", "put the number of those who fled at 300"."""
    line, begin = scene.line, scene.quantity.begin
    if not scene.quantity.rule.endswith("implied") or line.lower(begin - 1) not in (",", "at"):
        return ()
    counted = next((k for k in range(begin - 2, max(begin - LONGEST, -1), -1) if line.lower(k) == "number"), None)
    if counted is None:
        return ()
    end = next((k for k in range(counted, begin) if line.lower(k) == ","), begin - 1)
    while end > counted and line.lower(end - 1) in scene.measures.verbs["measuring"]:
        end -= 1
    return (trim(line, Piece(counted, end)),)


def _held(scene: Scene, at: int) -> tuple[Piece, ...]:
    """The noun before "of": "a loan of $5 million"."""
    line, begin = scene.line, scene.quantity.begin
    if line.lower(begin - 1) != "of" or begin < 2 or line.lower(begin - 2) in ("out", "instead"):
        return ()
    end = begin - 1 - (line.lower(begin - 2) == ",")  # "a second loan, of $5 million"
    before = trim(line, noun_before(scene, end))
    return (before,) if before else ()


def _contained(scene: Scene, at: int) -> tuple[Piece, ...]:
    """What an amount is of or in: "48 tonnes of gold the mine yields", "$2 billion in earnings"."""
    line, host = scene.line, scene.host
    is_in = line.lower(at) == "in" and at + 1 not in line.named and not line.is_in(at + 1, "paid_in")
    is_in = is_in and not any(line.is_in(k, "passing") for k in (at + 1, at + 2))  # "in the end", "in its first year"
    if not (line.lower(at) == "of" or is_in) or at in line.dated or at + 1 in line.dated:
        return ()
    tail = scene.after(at + 1)
    if not tail or is_in or verb_before(line, scene.quantity.begin, scene.measures) is not None:
        return (tail,) if tail else ()
    if host is not None and is_done(host):
        return (tail, scene.piece(host.frame.start, host.frame.end), *circumstances_of(scene, host.frame))
    clause = clause_of(scene)
    return (shorten(scene, tail) if clause else tail, *clause)


def _measured(scene: Scene, at: int) -> tuple[Piece, ...]:
    """The subject of a measuring verb: "trade stood at $4 bn", "exceeds $8 bn"."""
    line, begin = scene.line, scene.quantity.begin
    verb = verb_before(line, begin, scene.measures)
    if verb is None and line.lower(begin) in scene.measures.verbs["measuring"]:
        verb = begin  # "exceeds $8 billion": the verb belongs to the quote
    if verb is not None and scene.quantity.dimension == "money" and line.lower(verb) in LOSING:
        return ()  # "Norvik lost $44m": what was lost is the figure
    subject = measured_subject(scene, verb) if verb is not None else _brought(scene)
    return (subject,) if subject else ()


def _brought(scene: Scene) -> Piece | None:
    """The subject of any verb without an object that leads to the figure: "output will recover to 40 tonnes"."""
    host = scene.host
    if (
        host is None
        or host.frame.form != "verb"
        or host.argument.role not in ("to", "by", "from", "at")
        or not scene.is_head
    ):
        return None
    if host.argument.role == "at" and host.frame.predicate not in scene.measures.verbs["closing"]:
        return None
    if any(argument.role == "object" for argument in host.frame.arguments):
        return None
    subject = subject_of(scene, host.frame)
    return trim(scene.line, subject) if subject is not None and subject.end <= scene.quantity.begin else None


def _aimed(scene: Scene, at: int) -> tuple[Piece, ...]:
    """What an amount is for: "spent $5 million on roads", "€2m set aside for repairs"."""
    line = scene.line
    if not (line.is_in(at, "prepositions") or (at < len(line.words) and line.lower(at).endswith("ed"))):
        return ()
    if at + 1 < len(line.words) and line.words[at + 1].sort in ("number", "money"):
        return ()
    after = scene.after(at + 1)
    return (*verb_alone(scene), Piece(at, after.end)) if after else ()


def _priced(scene: Scene, at: int) -> tuple[Piece, ...]:
    """The noun before "at": "a field at 20 euros", "inflation, at 31 percent, ..."."""
    line, begin = scene.line, scene.quantity.begin
    if begin < 1:
        return ()
    end = begin
    is_for = line.lower(begin - 1) == "for" and (scene.host is None or scene.quantity.dimension != "money")
    if line.is_in(begin, "limiting") or is_for:
        end = begin - (line.lower(begin - 1) == "for")  # "no order above €5,000", "contracts for 40 tonnes"
    elif line.lower(begin - 1) == "at":
        end = begin - 1 - (line.lower(begin - 2) == ",")
    before = trim(line, noun_before(scene, end)) if end <= begin and _is_led(scene, end) else Piece(0, 0)
    if before and line.is_in(before.begin, "particles"):
        before = Piece(before.begin + 1, before.end)  # "rolled over contracts for"
    return (before,) if before and not line.is_in(before.end - 1, "fleeting", "empty") else ()


def _is_led(scene: Scene, end: int) -> bool:
    """Whether what stands before a word can be a noun phrase, not the figure itself."""
    return end < scene.quantity.begin or scene.line.is_in(scene.quantity.begin, "limiting")


def _distant(scene: Scene) -> Description | None:
    """How far off something is: "a quarry at Orta, 40 km upstream" measures the distance of the quarry."""
    line, quantity = scene.line, scene.quantity
    if quantity.dimension != "length" or not line.is_in(quantity.end, "directions"):
        return None
    at = quantity.begin - (line.lower(quantity.begin - 1) == ",")
    whole = clause_before(line, at)
    nouns = [k for k in range(whole.begin + 1, whole.end) if line.is_in(k, "determiners")]
    thing = trim(line, Piece(nouns[-1] if nouns else whole.begin, whole.end))
    is_noun = bool(thing) and not any(line.words[k].start in scene.verbs for k in range(thing.begin, thing.end))
    return Description((thing,), "distance of") if at < quantity.begin and is_noun else Description()


def _extended(scene: Scene) -> Description | None:
    """How far a thing reaches: "a wall of water up to eight metres high" measures the height of the wall."""
    extent = scene.measures.extents.get(scene.line.lower(scene.quantity.end))
    if extent is None or scene.quantity.dimension != "length" or scene.line.lower(scene.quantity.end) == extent:
        return None
    verb = verb_before(scene.line, scene.quantity.begin, scene.measures)
    begin = scene.quantity.begin
    thing = measured_subject(scene, verb) if verb is not None else trim(scene.line, noun_before(scene, begin))
    if thing and verb is None and scene.line.lower(thing.begin - 1) == "of":  # "a wall of water"
        thing = trim(scene.line, Piece(noun_before(scene, thing.begin - 1).begin, thing.end))
    return Description((thing,), f"{extent} of the") if thing else None


def _is_continued(scene: Scene) -> bool:
    """Whether a figure goes on from the one before it: "from 5 to 7", "or $2 billion", "up 3%", "compared with 4"."""
    line, at = scene.line, scene.quantity.begin
    if scene.earlier and _is_next(line, at):
        return True
    if not scene.earlier or verb_before(line, at, scene.measures) is not None:
        return False
    before = line.lower(at - 1)
    return (
        before in ("from", "or", "(", "up", "down", "versus", "against")
        or (before == "to" and (line.is_number(at - 2) or line.lower(at - 2) not in scene.measures.verbs["measuring"]))
        or (before in ("with", "to") and line.lower(at - 2) in ("compared", "compare", "comparison"))
    )


def _is_next(line: Line, at: int) -> bool:
    """Whether a figure follows the one before: ", rising to 5", "instead of 7", "and later at 9"."""
    before, first, second = line.lower(at - 1), line.lower(at - 2), line.lower(at - 3)
    return (
        (before == "to" and first.endswith("ing") and second == "," and line.is_in(at - 2, "changes"))
        or (before == "of" and first == "instead")
        or (before in ("at", "to") and first in ("lower", "higher", "down", "up"))  # "closed 8% lower at 46 euros"
        or (before in ("at", "to", "by") and line.is_in(at - 2, "fleeting") and second in ("and", "or", "but", ","))
        or (before == "from" and first == ",")
        or (before.endswith("'s") and at - 1 in line.dated)  # "nearly double last year's 650"
        or (before in ("at", "nearer", "closer", "to") and bool({"figure", "total"} & {first, second}))
    )


def _changed(scene: Scene) -> tuple[Piece, ...]:
    """What is bought for, or changed by or to, an amount: "cut its forecast by 15 percent", "sold the mill for €5m"."""
    host = scene.host if scene.host is not None else _guessed(scene)
    if host is None or host.frame.form != "verb":
        return ()
    if host.argument.role in ("at", "as", "between") and scene.measures.verbs["estimating"] & {host.frame.predicate}:
        return _estimated(scene, host)
    if host.frame.voice == "passive":
        return ()
    roles = ("by", "to", "from", "for", "at") if scene.quantity.dimension == "money" else ("by", "to", "from")
    if host.argument.role not in roles or not scene.is_head:
        return ()
    for argument in host.frame.arguments:
        if argument.role == "object":
            piece = trim(scene.line, scene.piece(argument.phrase.start, argument.phrase.end))
            verb = scene.piece(host.frame.start, host.frame.end)
            if not piece or piece.begin > scene.quantity.begin or piece.end - piece.begin > LONGEST:
                return ()
            return (verb, piece) if host.argument.role in ("for", "at") else (piece,)
    return ()


def _guessed(scene: Scene) -> Host | None:
    """The frame of estimating whose phrase ends inside the figure: "put it at between 90 | and 120"."""
    at = scene.line.words[scene.quantity.first].start
    for frame in scene.frames:
        if frame.predicate in scene.measures.verbs["estimating"]:
            for argument in frame.arguments:
                if argument.role in ("at", "as") and argument.phrase.start <= at < argument.phrase.end:
                    return Host(frame, argument)
    return None


def _estimated(scene: Scene, host: Host) -> tuple[Piece, ...]:
    """What is put at or given as an amount: "the ministry put the cost at $4m", "the cost was given as $4m"."""
    for argument in host.frame.arguments:
        if argument.role == "object":
            piece = trim(scene.line, scene.piece(argument.phrase.start, argument.phrase.end))
            return (
                (piece,) if piece and piece.end <= scene.quantity.begin and piece.end - piece.begin <= LONGEST else ()
            )
    return ()


def _past_brackets(line: Line, at: int) -> int:
    """Where the sentence goes on after a short bracket: "50 billion won ($40 million) worth of"."""
    if line.lower(at) != "(":
        return at
    close = next((k for k in range(at + 1, min(at + 8, len(line.words))) if line.lower(k) == ")"), None)
    return at if close is None else close + 1


def _is_before_noun(scene: Scene) -> bool:
    """Whether money stands before a noun as its modifier: "the $8 billion project"."""
    line, quantity = scene.line, scene.quantity
    after = line.words[quantity.end] if quantity.end < len(line.words) else None
    if after is None or after.sort != "word" or quantity.end in line.dated or after.start in scene.verbs:
        return False
    if line.is_in(quantity.end, "prepositions", "finite", "breaks", "conjunctions", "unmodified"):
        return False
    noun = scene.after(quantity.end)
    if line.is_in(noun.end - 1, "generic") and noun.end - noun.begin == 1:
        return False
    if line.is_in(noun.end, "finite") and is_plural(line.lower(noun.end - 1), scene.measures):
        return False  # "the €5m analysts had expected": what follows is a clause
    if line.lower(quantity.begin - 1) == "," and line.lower(quantity.begin - 3) in HYPHENS:
        return True  # "a five-year, €4 billion pact"
    return any(
        line.is_in(k, "determiners") or line.lower(k).endswith("'s") for k in range(quantity.begin - 2, quantity.begin)
    )
