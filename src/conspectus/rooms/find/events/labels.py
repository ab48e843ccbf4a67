"""Labels: a short clause in the text's own words, by which people know an event."""

from conspectus.records import Argument, Span
from conspectus.rooms.find.events.actors import Actors
from conspectus.rooms.find.events.kinds import Candidate
from conspectus.rooms.find.events.scene import Scene

LONGEST = 100  # characters: what fits on a line of a timeline


def write_label(candidate: Candidate, span: Span, names: dict[str, str], scene: Scene, actors: Actors) -> str:
    """Write an event's label: its mention, with the name for a pronoun and for a subject that stands elsewhere."""
    frame = candidate.frame
    subjects = [argument for argument in frame.arguments if argument.role == "subject"]
    text = span.text
    if frame.form != "noun" and frame.voice == "active" and len(subjects) == 1:
        text = _lead_with(subjects[0], span, names, scene, actors)
    return _shorten(" ".join(text.split()))


def _lead_with(argument: Argument, span: Span, names: dict[str, str], scene: Scene, actors: Actors) -> str:
    phrase = argument.phrase
    is_inside = span.start <= phrase.start and phrase.end <= span.end
    if not is_inside and span.start < phrase.end and phrase.start < span.end:
        return span.text  # an antecedent: the clause stands inside its phrase
    is_pronoun = phrase.lemma in actors.pronouns
    if is_inside and not is_pronoun:
        return span.text
    if is_pronoun:
        if not phrase.entities:
            return span.text
        lead = " and ".join(names[entity] for entity in phrase.entities)
    else:
        lead = scene.quote(phrase.start, phrase.end)
    if is_inside:
        return f"{span.text[: phrase.start - span.start]}{lead}{span.text[phrase.end - span.start :]}"
    return f"{lead} {span.text}"


def _shorten(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
