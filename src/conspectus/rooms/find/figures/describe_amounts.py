"""Measures of amounts: what money, volumes and shares measure."""

from conspectus.rooms.find.figures.nouns import is_plural
from conspectus.rooms.find.figures.phrases import LONGEST, Piece, trim, verb_before
from conspectus.rooms.find.figures.scene import (
    Description,
    Scene,
    circumstances_of,
    clause_of,
    is_done,
    measured_subject,
    noun_before,
    predicate_of,
    shorten,
    verb_alone,
)
from conspectus.rooms.find.figures.words import Line


def describe_share(scene: Scene) -> Description:
    """Read "40 percent of the project has been built", "exports fell 3 percent", "a quarter came from Chad"."""
    line, quantity = scene.line, scene.quantity
    if line.lower(quantity.end) == "of":
        whole = scene.after(quantity.end + 1)
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


def describe_amount(scene: Scene) -> Description:
    """Read money and measures: "48 tonnes of gold", "trade stood at $4 bn", "$5 million for roads"."""
    line, quantity = scene.line, scene.quantity
    if _is_before_noun(scene):
        return Description((scene.after(quantity.end),))
    if changed := _changed(scene):
        return Description(changed)
    if _is_continued(scene):
        return scene.again()
    at = _past_brackets(line, quantity.end)
    at += line.lower(at) == "worth"
    for find in (_placed, _held, _contained, _measured, _aimed, _priced):
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


def _held(scene: Scene, at: int) -> tuple[Piece, ...]:
    """The noun before "of": "a loan of $5 million"."""
    line, begin = scene.line, scene.quantity.begin
    if line.lower(begin - 1) != "of" or begin < 2 or line.lower(begin - 2) == "out":
        return ()
    before = trim(line, noun_before(scene, begin - 1))
    return (before,) if before else ()


def _contained(scene: Scene, at: int) -> tuple[Piece, ...]:
    """What an amount is of or in: "48 tonnes of gold the mine yields", "$2 billion in earnings"."""
    line, host = scene.line, scene.host
    is_in = line.lower(at) == "in" and at + 1 not in line.named and not line.is_in(at + 1, "paid_in")
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
    subject = measured_subject(scene, verb) if verb is not None else None
    return (subject,) if subject else ()


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
    if line.lower(begin - 1) != "at" or begin < 2:
        return ()
    before = trim(line, noun_before(scene, begin - 1 - (line.lower(begin - 2) == ",")))
    return (before,) if before else ()


def _is_continued(scene: Scene) -> bool:
    """Whether a figure goes on from the one before it: "from 5 to 7", "or $2 billion", "up 3%", "compared with 4"."""
    line, at = scene.line, scene.quantity.begin
    if not scene.earlier or verb_before(line, at, scene.measures) is not None:
        return False
    before = line.lower(at - 1)
    return (
        before in ("from", "or", "(", "up", "down", "versus", "against")
        or (before == "to" and (line.is_number(at - 2) or line.lower(at - 2) not in scene.measures.verbs["measuring"]))
        or (before in ("with", "to") and line.lower(at - 2) in ("compared", "compare", "comparison"))
    )


def _changed(scene: Scene) -> tuple[Piece, ...]:
    """What is bought for, or changed by or to, an amount: "cut its forecast by 15 percent", "sold the mill for €5m"."""
    host = scene.host
    if host is None or host.frame.form != "verb" or host.frame.voice == "passive":
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
    return any(
        line.is_in(k, "determiners") or line.lower(k).endswith("'s") for k in range(quantity.begin - 2, quantity.begin)
    )
