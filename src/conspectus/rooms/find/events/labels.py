"""Labels: a short clause in the text's own words, by which people know an event."""

from conspectus.records import Phrase, Span
from conspectus.rooms.find.events.cast import Cast
from conspectus.rooms.find.events.kinds import Candidate, find_phrases

LONGEST = 100  # characters: what fits on a line of a timeline


def write_label(candidate: Candidate, span: Span, cast: Cast) -> str:
    """Write an event's label: its mention, with the name for a pronoun and for a subject that stands elsewhere."""
    frame = candidate.frame
    leads = find_phrases(frame, "subject" if frame.voice == "active" else "object")
    text = span.text
    if frame.form != "noun" and len(leads) == 1:
        text = _lead_with(leads[0], candidate, span, cast)
    return _shorten(" ".join(text.split()))


def _lead_with(phrase: Phrase, candidate: Candidate, span: Span, cast: Cast) -> str:
    is_inside = span.start <= phrase.start and phrase.end <= span.end
    is_antecedent = not is_inside and span.start < phrase.end and phrase.start < span.end
    is_pronoun = phrase.lemma in cast.actors.pronouns
    if is_antecedent or (is_inside and not is_pronoun) or (is_pronoun and not phrase.entities):
        return span.text
    lead = cast.scene.quote(phrase.start, phrase.end)
    if is_pronoun:
        lead = " and ".join(cast.actors.names[entity] for entity in phrase.entities)
    if is_inside:
        return f"{span.text[: phrase.start - span.start]}{lead}{span.text[phrase.end - span.start :]}"
    before = cast.scene.quote(span.start - len("to "), span.start)
    if before.lower() == "to ":
        return f"{lead} to {span.text}"
    return " ".join(word for word in (lead, _find_modal(candidate, span, cast), span.text) if word)


def _find_modal(candidate: Candidate, span: Span, cast: Cast) -> str:
    """The auxiliary of a verb that stands apart from it: "*will* hire workers and open a line"."""
    cue = candidate.frame.modal_cue
    if cue is None or cue[1] > span.start or candidate.frame.link == "control":
        return ""
    modal = cast.scene.quote(*cue)
    return modal if modal.lower() in cast.lexicon.auxiliaries else ""


def _shorten(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
