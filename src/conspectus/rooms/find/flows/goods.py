"""Goods: the noun phrase of what moves -> its words without number, owner and circumstance."""

import re

from msgspec import structs

from conspectus.records import Phrase, Record
from conspectus.rooms.find.flows.cues import FlowCues
from conspectus.rooms.find.scene import POSSESSIVE, Scene

STOP = re.compile(
    r"[,;:](?!\d)|[()\[\]–—“”\"]|\s-\s|\s(?:of|from|to|for|in|on|at|by|with|via|through|that|which|who|whose|per|worth|under|into|onto|as|"
    r"than|between|across|along|over|during|after|before|since|until|this|next|last|each|every|annually|abroad|south|north|"
    r"directly|used|made|produced|bound|amounting|including|such|like|against|without|within|below|above|is|are|was|were|built|worth|sold|being|already|currently)\b"
    r"|\sa\s(?:day|year|month|week)\b"
)
DETERMINERS = (
    "more than|less than|fewer than|up to|at least|as much as|as many as|the|a|an|its|their|his|her|our|my|your|"
    "some|any|more|most|all|many|several|few|about|around|roughly|nearly|almost|over|further|additional|other|another|these|those|"
    "this|that|such|both|no|less|fewer|enough|much|than|to|hundreds|thousands|dozens|millions|tens|of|only|extra|approximately|own"
)
NUMERALS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
SCALES = "hundred|thousand|million|billion|trillion|dozen|bn|m"
LEADING = re.compile(
    rf"(?:[(\[]|(?:{DETERMINERS})\b|(?:{NUMERALS}|{SCALES})\b|[$€£¥]?\d[\d.,]*(?:\s?(?:{SCALES})\b)?(?:-\w+)?)\s*",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[$€£¥]?\d")
OF = re.compile(r"\bof\s+")
MEASURED = re.compile(r"(?:[\w.,$€£-]+\s+){0,3}?(\w+)\s+of\s+")
BRACKETED = re.compile(r"\s*\([^()]*\)\s+of\s+")
FAR = 60  # characters after a bracket within which the good ends
IN = re.compile(r"\s+in\s+")
LISTED = re.compile(r"(?:,\s+[a-z-]+(?:\s[a-z-]+)?){1,4},?\s+(?:and|or)\s+(?:[a-z-]+\s)?([a-z-]+)")
RATE = re.compile(r"(?:(?:a|per|each|every)\s+)?(?:day|year|month|week|hour)\b")  # "$3 million a year"
A_YEAR = re.compile(r"\s(?:a|per|each|every)\s(?:day|year|month|week|hour)\b")
WORD = re.compile(r"[\w%'’-]+")
JOINED = re.compile(r"\s+(?:and|or)\s+")


class Good(Record, frozen=True):
    """What moves: its words, its last word in the singular, and whether that is a known good."""

    text: str
    lemma: str
    start: int
    end: int
    is_known: bool


class Stretch(Record, frozen=True):
    """Characters [start, end) that name a good; its noun begins at `head`. is_bare: leave out whose it is."""

    start: int
    end: int
    head: int
    is_bare: bool = False


def read_good(phrase: Phrase, scene: Scene, cues: FlowCues) -> Good | None:
    """Read the good that a phrase names: "20,000 tonnes of Zambian maize a year" is Zambian maize.

    Returns:
        None where the phrase names somebody, or nothing that could move.
    """
    if any(scene.kind(entity) not in ("", "place") for entity in phrase.entities):
        return _read_people(phrase.head_start, scene)
    start, end, is_weighed = phrase.start, phrase.end, False
    apart = BRACKETED.match(scene.text, phrase.head_end)
    if apart is not None and phrase.lemma in cues.measures | cues.money:  # "$3 million (€2 million) of components"
        start, end = apart.end(), apart.end() + FAR
    elif phrase.lemma in cues.measures or phrase.lemma in cues.money:
        inner = OF.search(scene.text, phrase.head_end, phrase.end)
        if inner is None and phrase.lemma in cues.money:  # "$3 million in aid"
            inner = IN.search(scene.text, phrase.head_end, phrase.end)
        is_weighed = inner is not None and find_singular(phrase.lemma, cues.weights) is not None
        start = inner.end() if inner is not None else start
    while (inner := MEASURED.match(scene.text, start, end)) is not None:  # "thousands of barrels of oil"
        if find_singular(inner.group(1).casefold(), cues.measures) is None:
            break
        is_weighed |= find_singular(inner.group(1).casefold(), cues.weights) is not None
        start = inner.end()
    good = cut_good(Stretch(start, end, max(start, phrase.head_start)), scene, cues)
    people = _read_people(good.start, scene) if good is not None else None
    if people is not None and good is not None and good.end == people.end:
        return people
    if good is None or good.lemma in cues.abstract or cues.abstract & set(good.text.casefold().split()):
        return None
    if good.lemma in cues.counted and NUMBER.search(scene.text, phrase.start, good.start) is None:
        return None
    return structs.replace(good, is_known=True) if is_weighed else good


def _read_people(start: int, scene: Scene) -> Good | None:
    """Read a people on the move: "thousands of Kenyans"."""
    mention = scene.mention_at(start)
    if mention is None or mention.form != "adjective" or not mention.text.endswith("s"):
        return None
    return Good(mention.text, "people", mention.start, mention.end, True)


def cut_good(stretch: Stretch, scene: Scene, cues: FlowCues) -> Good | None:
    """Cut a stretch down to the words of the good: no owner, number or circumstance."""
    whole = start = _skip_owner(stretch, scene)
    while (match := LEADING.match(scene.text, start, stretch.end)) is not None and match.end() > start:
        start = match.end()
    stop = STOP.search(scene.text, max(start, stretch.head), stretch.end)
    end = stop.start() if stop is not None else stretch.end
    listed = LISTED.match(scene.text, end, stretch.end)
    if listed is not None and find_singular(listed.group(1).casefold(), cues.goods) is not None:
        end = listed.end()  # "maize, gas and pork"
    start = min(start, end)
    start += len(scene.text[start:end]) - len(scene.text[start:end].lstrip())
    words = [] if RATE.match(scene.text, start) else scene.text[start:end].split()
    if not words or is_money(words[-1], cues) or is_money(words[0], cues):
        numbered = NUMBER.search(scene.text, whole, end)
        start = numbered.start() if numbered is not None else start
        rate = A_YEAR.search(scene.text, start, end)
        end = rate.start() if rate is not None else end
    if ")" in scene.text[start:end]:
        start = scene.text.rindex(")", start, end) + 1
        start += len(scene.text[start:end]) - len(scene.text[start:end].lstrip())
    text = scene.text[start:end].strip().rstrip(".")
    lemma, is_known = _name_good(text, cues)
    is_whole = bool(text) and text.split()[0] not in ("and", "or")
    return Good(text, lemma, start, start + len(text), is_known) if is_whole else None


def _skip_owner(stretch: Stretch, scene: Scene) -> int:
    """Return where the good begins after "Kenya's", and where it is to be bare, after "Kenyan"."""
    within = scene.within(stretch.start, stretch.end)
    owner = next((m for m in within if m.start <= stretch.start + len("the ")), None)
    if owner is None:
        return stretch.start
    cut = POSSESSIVE.match(scene.text, owner.end)
    if cut is not None and cut.end() < stretch.end:
        return cut.end()
    return owner.end if stretch.is_bare and owner.end < stretch.head else stretch.start


def is_money(word: str, cues: FlowCues) -> bool:
    """Whether a word counts money: "euros", "million"."""
    return find_singular(word.casefold(), cues.money) is not None


def _name_good(text: str, cues: FlowCues) -> tuple[str, bool]:
    """Return the last word in the singular, and whether it or one joined to it is a known good."""
    parts = [WORD.findall(part.casefold()) for part in JOINED.split(text)]
    lasts = [part[-1] for part in parts if part]
    if not lasts:
        return "", False
    known = [found for word in lasts if (found := find_singular(word.rsplit("-", 1)[-1], cues.goods)) is not None]
    has_number = bool(re.match(r"[$€£¥]\d", text))
    return (known[-1] if known else lasts[-1]), bool(known) or has_number


def find_singular(word: str, words: frozenset[str]) -> str | None:
    """Return the form of a word that a list has."""
    tries = [
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        re.sub(r"ies$", "y", word),
        re.sub(r"ves$", "f", word),
    ]
    return next((form for form in tries if form in words), None)
