"""Stand-ins: a pronoun in a measure -> the words or the name that it stands for."""

from msgspec import structs

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.figures.context import Context, Stretch
from conspectus.rooms.find.figures.nouns import is_plural
from conspectus.rooms.find.figures.scene import Description, Scene, clause_of

LONGEST = 10  # words of an antecedent; what is longer has swallowed another clause
PLURAL = frozenset(["they", "them", "these", "those", "ones", "themselves"])
PERSONAL = frozenset(["he", "she", "him", "her"])
RELATIVE = frozenset(["which", "what", "who", "there", "one"])


def settle_pronoun(description: Description, scene: Scene, context: Context) -> Description:
    """Say what a pronoun stands for that leaves the measure open; without a measure where nothing tells."""
    line = scene.line
    at = description.pronoun(line)
    if at is None:
        return description
    word = line.lower(at)
    found = _counted(scene, word)
    if found is None and not _is_itself(scene, context, at):
        found = context.stand_in(line.sentence, line.words[at].start)
    if found is None and word not in PERSONAL | RELATIVE:
        found = _antecedent(scene, context, at, is_plural_word=word in PLURAL)
    if found is not None:
        return structs.replace(description, stands_for=found)
    clause = Description(clause_of(scene))
    return clause if clause.pronoun(line) is None else Description()


def _is_itself(scene: Scene, context: Context, at: int) -> bool:
    """Whether naming takes an object for its own subject ("Orta owns half of it"), or "it was 15,000" for a body."""
    word = scene.line.words[at]
    own = context.entities(scene.line, [Stretch(word.start, word.end)])
    frames = [f for f in scene.frames if any(a.phrase.start <= word.start < a.phrase.end for a in f.arguments)]
    subjects = {e for f in frames for a in f.arguments if a.role == "subject" for e in a.phrase.entities}
    is_object = not any(a.phrase.start == word.start for f in frames for a in f.arguments if a.role == "subject")
    is_counting = scene.quantity.rule.endswith("implied") and word.lower == "it"
    return is_counting or (is_object and bool(subjects & set(own)))


def _counted(scene: Scene, word: str) -> str | None:
    """Read "31 of them" by the noun that the count before it has."""
    unit = scene.quantity.unit
    if word not in PLURAL or not scene.quantity.rule.endswith("implied") or unit is None:
        return None
    plurals = scene.measures.nouns["irregular"]
    return next((plural for plural, single in plurals.items() if single == unit), f"{unit}s")


def _antecedent(scene: Scene, context: Context, at: int, *, is_plural_word: bool) -> str | None:
    """The first subject before a pronoun in its sentence, else the one of the sentence before, if the numbers agree."""
    line = scene.line
    before = line.words[at].start
    here = [f for f in scene.frames if f.start < before and not _takes(f, before)]
    opens = at <= 1
    last = [f for f in context.frames.get(line.sentence - 1, ()) if f.parent is None] if opens else []
    for frames in (here, last):
        for frame in sorted(frames, key=lambda frame: frame.start):
            phrase = _subject(frame)
            if phrase is None or phrase.end > before or phrase.lemma in line.grammar["empty"]:
                continue
            head = line.text[phrase.head_start : phrase.head_end].lower()
            is_many = is_plural(head, scene.measures) and not phrase.entities
            is_person = any(entity in context.persons for entity in phrase.entities)
            if is_many == is_plural_word and not is_person and not head[:1].isdigit():
                return _words(scene, phrase)
    return None


def _takes(frame: Frame, at: int) -> bool:
    return any(a.phrase.start <= at < a.phrase.end and a.role != "subject" for a in frame.arguments)


def _subject(frame: Frame) -> Phrase | None:
    wanted = "object" if frame.voice == "passive" else "subject"
    if any(a.role == "clause" for a in frame.arguments):
        return None  # who says or thinks it is not what it measures
    phrases = [a.phrase for a in frame.arguments if a.role == wanted and not a.is_shared]
    return phrases[0] if phrases and frame.form in ("verb", "copula") else None


def _words(scene: Scene, phrase: Phrase) -> str | None:
    """The text of a phrase up to its first comma, without its article."""
    words = scene.line.text[phrase.start : phrase.end].split(",")[0].split()
    while words and words[0].lower() in scene.line.grammar["determiners"]:
        words = words[1:]
    return " ".join(words) if 0 < len(words) <= LONGEST else None
