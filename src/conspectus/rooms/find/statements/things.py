"""Things: what is handed over without a finite clause: orders and hopes, judgements, things stressed or feared."""

import re

from conspectus.records import Frame, Phrase
from conspectus.rooms.find.statements.handing import Handing, find_argument, find_clauses, find_subject, make_handing
from conspectus.rooms.find.statements.pieces import Piece
from conspectus.rooms.find.statements.scene import Scene
from conspectus.rooms.find.statements.speakers import can_speak

POINTERS = frozenset(
    {"it", "they", "them", "this", "that", "these", "those", "what", "which", "who", "so", "one", "more", "himself"}
    | {"herself", "itself", "themselves", "me", "him", "her", "us", "you"}
)
POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "it"})
SHORTEST = 2  # words of a phrase that only points
LONGEST_LEAD = 2  # words before a time that belongs to the thing
LONGEST_MARK = 2  # characters between a thing and a quotation of it: a space, a mark
FARTHEST_VERB = 3  # words from a hearer to the verb of the order
OF_DEED = frozenset({"to", "from", "in", "with", "into"})
GOES_ON = re.compile(r",? (?:which|who|whose|including|such as|especially)\b| \(| [—–-] ")
AS = re.compile(r"(?<!as well)(?<!as much)(?<!such) as (?!well|much|long)")
OF = re.compile(r" of [\"“]|ing\b")
APART = frozenset(
    {"participle", "adverbial", "time", "cause", "concession", "condition", "purpose", "coordination", "quote"}
)


def read_order(scene: Scene, frame: Frame) -> Handing | None:
    """As in “urged the council to resign”, “vowed to appeal”, "expects rain to fall", "expressed readiness to help"."""
    is_noun = frame.rule == "light-verb" and frame.predicate in scene.cues.nouns
    if not is_noun and (frame.form != "verb" or frame.predicate not in scene.cues.orders):
        return None
    if frame.voice == "passive" and find_argument(frame, "subject") is None:
        return None
    if frame.modality != "asserted" or frame.is_negated or not can_speak(scene, find_subject(scene, frame)):
        return None
    if any(f.predicate in scene.cues.unnamed and f.voice == "passive" for f in scene.below.get(frame.index, [])):
        return None  # "asked not to be named"
    if any(f.predicate in scene.cues.unnamed for f in scene.below.get(frame.index, []) if f.form == "adjective"):
        return None  # "asked to remain anonymous"
    pieces = [_skip_aside(scene, p) for p in find_clauses(frame) if _is_infinitive(scene, frame, p)]
    hearer = find_argument(frame, "object")
    if not pieces and hearer is not None and not is_noun and hearer.start > frame.start:
        pieces = _find_purpose(scene, frame, hearer)
    return make_handing(scene, frame, pieces, "order") if pieces else None


def _skip_aside(scene: Scene, clause: Phrase) -> Piece:
    """As in “urged the cabinet, whoever leads it, to act”: the order begins at its infinitive."""
    words = scene.words(clause)
    at = words.find(", to ") if words.startswith(("who", "which")) else -1
    return (clause.start + at + len(", "), clause.end) if at >= 0 else (clause.start, clause.end)


def _is_infinitive(scene: Scene, frame: Frame, clause: Phrase) -> bool:
    if " to " not in f" {scene.words(clause)} ":
        return False
    return any(f.link == "control" and clause.start <= f.start < clause.end for f in scene.below.get(frame.index, []))


def _find_purpose(scene: Scene, frame: Frame, hearer: Phrase) -> list[Piece]:
    """As in “urged staff there to leave”: an infinitive behind the hearer is the order, whatever its link is."""
    for below in scene.below.get(frame.index, []):
        opener = scene.text[hearer.end : below.start].split()
        if below.link == "purpose" and opener and opener[0] == "to" and len(opener) <= FARTHEST_VERB:
            return [(scene.text.index("to", hearer.end), below.clause_end)]
    return []


# ---------------------------------------------------------------- things and judgements


def read_judged(scene: Scene, frame: Frame) -> Handing | None:
    """As in “called the ruling a farce”, “described the dam as a risk”, “accused the firm of hiding losses”."""
    cues = scene.cues
    if frame.form != "verb" or frame.modality != "asserted":
        return None
    if frame.voice == "passive" and find_argument(frame, "subject") is None and frame.predicate not in cues.accuse:
        return None
    if frame.voice == "active" and not can_speak(scene, find_subject(scene, frame)):
        return None
    piece = _find_judgement(scene, frame)
    return make_handing(scene, frame, [piece], "judgement") if piece else None


def _find_judgement(scene: Scene, frame: Frame) -> Piece | None:
    """Return the stretch from what is judged to what it is said to be, or from the accused to the deed."""
    cues = scene.cues
    what = find_argument(frame, "object", "recipient")
    for argument in frame.arguments:
        is_deed = argument.role == "clause" and frame.predicate in cues.accuse and argument.phrase.start > frame.end
        is_word = argument.role == "clause" and frame.predicate in cues.judged["complement"] - cues.say - cues.think
        role = "of" if is_deed else "complement" if is_word else argument.role
        if frame.predicate not in cues.judged.get(role, ()):
            continue
        start, end = argument.phrase.start, argument.phrase.end
        if is_deed:  # the parser may hang on the accusing what belongs to the deed
            end = max([end, *(a.phrase.end for a in frame.arguments if a.role in OF_DEED)])
        if what is not None and what.lemma.lower() == "it" and scene.text.startswith((" to ", " that "), end):
            return None  # "finds it difficult to"
        if what is not None and frame.end <= what.start < start:
            return what.start, end
        if frame.voice == "passive" or what is not None or (role == "complement" and frame.link != "participle"):
            return start, end
    if what is not None and frame.predicate in cues.accuse & cues.judged["of"] and what.start > frame.start:
        return (what.start, what.end) if OF.search(scene.words(what)) else None  # "accused the firm of “greed”"
    quoted = _find_quoted(scene, frame, what)
    if what is not None and quoted is not None:
        return what.start, quoted
    is_held = what is not None and frame.voice == "active" and what.start > frame.start
    if what is not None and is_held and frame.predicate in cues.judged["as"]:
        if AS.search(scene.words(what)):
            return what.start, what.end
        behind = scene.text[what.end : frame.clause_end]
        if behind.startswith(" as "):  # "rejected it as baseless": no noun phrase
            return what.start, what.end + len(behind.split(",", 1)[0])
    return None


def _find_quoted(scene: Scene, frame: Frame, what: Phrase | None) -> int | None:
    """As in “called the fine “a joke””: where the quotation ends that stands right behind what is judged."""
    if what is None or what.start < frame.end or frame.predicate not in scene.cues.judged["complement"]:
        return None
    behind = (q for q in scene.quotes if what.start + LONGEST_MARK < q.start <= what.end + LONGEST_MARK)
    return next((quote.end for quote in behind), None)


def read_thing(scene: Scene, frame: Frame) -> Handing | None:
    """As in “stressed the need for reform”, “hopes for rain”, “voiced concern over the delay”, "aware of the risk"."""
    if frame.modality != "asserted" or frame.is_negated or not can_speak(scene, find_subject(scene, frame)):
        return None
    cues = scene.cues
    if frame.rule == "light-verb" and frame.predicate in cues.nouns:
        roles, rule = cues.by_noun, "feeling"
    elif frame.form == "adjective" and frame.predicate in cues.adjectives:
        roles, rule = cues.by_adjective, "feeling"
    elif frame.form == "verb" and frame.rule in {"verb", "light-idiom"}:
        roles, rule = frozenset(role for role, verbs in cues.things.items() if frame.predicate in verbs), "thing"
    else:
        return None
    for argument in frame.arguments:
        phrase = argument.phrase
        if argument.is_shared or phrase.start < frame.start or argument.role not in roles:
            continue
        if _says_something(scene, phrase, rule):
            end = _find_quote_end(scene, _reach(scene, frame, phrase))
            return make_handing(scene, frame, [(phrase.start, end)], rule)
    return None


def _find_quote_end(scene: Scene, end: int) -> int:
    """As in “praised the ties “in all fields. Nothing divides us””: a quotation right behind is of the thing."""
    return next((quote.end for quote in scene.quotes if 0 < quote.start - end <= LONGEST_MARK), end)


def _reach(scene: Scene, frame: Frame, phrase: Phrase) -> int:
    """Return where a thing ends: a relative clause, a bracket or a list behind it is still of it."""
    for at in frame.times:
        expression = scene.reading.dating.expressions[at]
        lead = scene.text[phrase.end : expression.start].split()
        if (
            expression.start >= phrase.end
            and len(lead) <= LONGEST_LEAD
            and lead
            and lead[0] in {"over", "for", "by", "until"}
        ):
            return expression.end  # "announced job cuts over four years"
    follows = scene.text[phrase.end : frame.clause_end]
    is_cut = follows[:1] == "-" and follows[1:2].isalnum()  # inside a word that the parser took apart
    if not is_cut and not GOES_ON.match(follows):
        return phrase.end
    apart = (f.start for f in scene.below.get(frame.index, []) if f.start >= phrase.end and f.link in APART)
    return frame.clause_end if next(apart, None) is None else phrase.end


def _says_something(scene: Scene, phrase: Phrase, rule: str) -> bool:
    """Whether a phrase is more than a pointer ("the project", "that") or a bare name."""
    words = scene.words(phrase).lower().split()
    if phrase.lemma.lower() in POINTERS or (rule == "thing" and len(words) <= SHORTEST and words[0] in POINTING):
        return False
    kinds = {scene.entities[e].kind for e in phrase.entities if e in scene.entities}
    return not (kinds and kinds <= {"person", "organization", "state", "place"})
