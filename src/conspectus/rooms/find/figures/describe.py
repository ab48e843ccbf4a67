"""Descriptions: the words of the text that say what a figure measures, and where they stand."""

from conspectus.rooms.find.figures.describe_amounts import describe_amount, describe_share
from conspectus.rooms.find.figures.phrases import Piece, clause_before, trim
from conspectus.rooms.find.figures.scene import (
    Description,
    Scene,
    circumstances_of,
    clause_after,
    clause_of,
    governor_of,
    is_done,
    is_object,
    measured_subject,
    noun_before,
    predicate_of,
    shorten,
    subject_of,
)
from conspectus.rooms.find.figures.words import HYPHENS, Line


def describe(scene: Scene) -> Description:
    """Find what a quantity measures; where nothing is found, what one of its kind before it measured."""
    found = _describe(scene)
    return found if found.words(scene.line) or not scene.is_kin else scene.again()


def _describe(scene: Scene) -> Description:
    quantity = scene.quantity
    if quantity.kind == "rank":
        return _of_rank(scene)
    if quantity.kind == "factor":
        return _of_factor(scene)
    if quantity.is_modifier:
        return _of_modifier(scene)
    if quantity.dimension == "time":
        return _of_duration(scene)
    if quantity.rule == "odds":
        return Description((scene.after(quantity.last),), "share of")
    if quantity.dimension == "share" or quantity.kind == "share":
        return describe_share(scene)
    if quantity.noun is not None:
        return _of_count(scene)
    if quantity.unit == "person":
        return _of_casualties(scene)
    return describe_amount(scene)


def _of_rank(scene: Scene) -> Description:
    """Read "the third largest buyer", and "the dam, the country's largest," by what stands before the comma."""
    line, begin = scene.line, scene.quantity.begin
    after = scene.after(scene.quantity.last)
    if after:
        return Description((after,))
    comma = next((k for k in range(begin - 1, max(begin - 6, 0), -1) if line.lower(k) == ","), None)
    return Description((trim(line, noun_before(scene, comma)),) if comma is not None else ())


def _of_casualties(scene: Scene) -> Description:
    """Read "killing 12", "another 30 were injured": people killed, people injured."""
    line, quantity = scene.line, scene.quantity
    verbs = scene.measures.verbs["casualty"]
    near = [quantity.begin - 1, *range(quantity.last, quantity.last + 4)]
    said = next((verbs[line.lower(k)] for k in near if line.lower(k) in verbs), None)
    if said:
        return Description((), f"people {said}", is_whole=True)
    predicate = predicate_of(scene, quantity.last)
    return Description((predicate,), "people") if predicate else describe_amount(scene)


def _of_factor(scene: Scene) -> Description:
    """Read "more than double its oil production", "output doubled"."""
    at = scene.quantity.last
    if scene.line.lower(at) == "as" and scene.line.lower(at + 1) in ("many", "much", "high", "large", "big", "long"):
        at += 2
        if scene.line.lower(at) == "as" or scene.earlier:
            return scene.again()
    elif scene.line.lower(at) in ("as", "the", "that"):
        at += 1
    after = scene.after(at)
    if scene.earlier and scene.line.lower(scene.quantity.begin - 1) == "," and scene.line.lower(at).endswith("'s"):
        return scene.again()  # "1,200 a year, nearly double today's 650"
    if after and not scene.line.is_in(at, "prepositions"):
        return Description((after,))
    return Description((measured_subject(scene, scene.quantity.begin),))


def _of_modifier(scene: Scene) -> Description:
    """Read "two-day state visit to Rome", "300-mile pipeline" (its length), "$8 billion project"."""
    at = _past_modifiers(scene.line, scene.quantity.end)
    extent = scene.measures.extents.get(scene.line.lower(at), "length")
    if scene.line.lower(at) in scene.measures.extents:
        at += 1
    after = scene.after(at)
    if not after or (scene.line.is_in(after.end - 1, "generic") and after.end - after.begin == 1):
        return describe_amount(scene)
    if scene.quantity.dimension == "length":
        return Description((after,), f"{extent} of the")
    if scene.quantity.dimension == "count":
        noun = scene.quantity.unit or ""
        plural = scene.line.lower(scene.quantity.number_end + 1)
        return Description((after,), f"{plural if plural.endswith('s') else noun + 's'} of the")
    return Description((after,))


def _past_modifiers(line: Line, at: int) -> int:
    """Where the noun phrase goes on after more modifiers of the same kind: "three-day, 300-km (190-mile) trip"."""
    if line.lower(at) in HYPHENS:
        at += 1
    start = at
    if line.lower(at) == "," and at + 1 < len(line.words) and line.words[at + 1].sort == "money":
        at = next((k for k in range(at + 2, at + 5) if line.words[min(k, len(line.words) - 1)].text.islower()), at)
        return at + 1 if line.lower(at).endswith("illion") else at  # "a five-year, €4 billion | pact"
    while line.lower(at) in (",", "(", ")", "and") or line.is_number(at):
        if line.is_number(at) and not (line.lower(at + 1) in HYPHENS and line.is_glued(at + 1)):
            return start
        at += 3 if line.is_number(at) else 1
    return at if at == start or line.is_number(at - 3) or line.lower(at - 1) == ")" else start


def _of_duration(scene: Scene) -> Description:
    """What lasts: "four years of delays", else the clause that the duration stands in."""
    line, quantity = scene.line, scene.quantity
    if line.lower(quantity.last) == "of":
        after = scene.after(quantity.last + 1)
        if after:
            return Description((after,))
    if line.is_in(quantity.begin, "limiting"):  # "no contract longer than 30 years"
        thing = trim(line, noun_before(scene, quantity.begin))
        if thing and not line.is_in(thing.end - 1, "finite", "empty", "fleeting"):
            return Description((thing,))
    if scene.host is not None and scene.host.argument.role == "object" and (clause := clause_of(scene)):
        return Description(clause, "time")
    begin = quantity.begin
    while begin > 0 and line.is_in(begin - 1, "prepositions", "period_words"):
        begin -= 1
    before = trim(line, clause_before(line, begin))
    is_clause = any(
        line.is_in(k, "finite") or line.words[k].start in scene.verbs for k in range(before.begin, before.end)
    )
    frame = governor_of(scene)
    if is_clause and frame is not None and line.is_in(before.begin, "finite"):
        subject = subject_of(scene, frame) if line.words[before.begin].start <= frame.start else None
        return Description((subject, before) if subject else (before,), "time")
    if not is_clause and frame is not None:
        subject = subject_of(scene, frame)
        return Description((*((subject,) if subject else ()), scene.verb_group(frame)), "time")
    if before.end - before.begin < 2:
        end = quantity.end + 1 if line.lower(quantity.end) == "," else quantity.end
        before = clause_after(scene, end)
    return Description((before,), "time")


def _of_count(scene: Scene) -> Description:
    """Read "jobs the project would create", "agreements signed", "schools in the country"."""
    line, quantity = scene.line, scene.quantity
    noun = quantity.noun
    if noun is None:
        return describe_amount(scene)
    whole = scene.after(noun.begin)
    whole = Piece(whole.begin, max(whole.end, noun.end))
    if scene.host is not None and is_done(scene.host) and scene.is_head:
        verb = scene.piece(scene.host.frame.start, scene.host.frame.end)
        return Description(
            (whole, verb, *circumstances_of(scene, scene.host.frame)) if verb.begin >= whole.end else (whole,)
        )
    said = predicate_of(scene, whole.end) if scene.is_head else Piece(0, 0)
    if any(line.is_in(k, "relatives") for k in range(whole.begin, whole.end)):
        return Description((whole,))
    if said and not is_object(scene):
        own = [f for f in scene.frames if said and f.start == line.words[said.begin].start]
        opening = [p for f in own for p in circumstances_of(scene, f) if p.end <= quantity.begin]
        return Description((whole, said, *opening))
    clause = () if line.lower(quantity.begin - 1) in ("has", "have", "had") else clause_of(scene)
    if whole.end - noun.end >= 3 and not line.is_in(noun.end, "prepositions"):
        return Description((whole,))
    if whole.end - noun.end >= 3 and not (clause and scene.host is not None and scene.host.argument.role == "object"):
        return Description((whole,))
    return Description((shorten(scene, whole) if clause else whole, *clause))
