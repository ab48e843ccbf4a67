"""Offices: noun phrases around a person's name -> the office, job or affiliation that they give the person."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import structs

from conspectus.records import Entity, Mention, Office, Sentence
from conspectus.rooms.names.office_bodies import fill_bodies, name_nouns
from conspectus.rooms.names.office_complements import read_phrase
from conspectus.rooms.names.office_forward import COPULAS, NOW, read_appointment, read_forward, read_joined
from conspectus.rooms.names.office_phrases import (
    ARTICLES,
    HYPHENS,
    INNER,
    POSSESSIVE,
    QUOTES,
    Head,
    Line,
    Name,
    Owners,
    Phrase,
)
from conspectus.rooms.names.office_titles import OfficeTitles, load_office_titles

__all__ = ["OfficeTitles", "find_offices", "load_office_titles"]

WINDOW = 26  # tokens before a name in which an office phrase may begin; the longest seen has 14
PAST = frozenset({"then", "once", "formerly", "previously"})
SUPPOSING = frozenset({"if", "unless", "whether", "should", "had"})
OWNING = frozenset({"organization", "bloc"})
RANKS = frozenset({"military", "academic", "church"})


def find_offices(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], entities: Sequence[Entity], titles: OfficeTitles
) -> tuple[Office, ...]:
    """Find every office, job or affiliation that noun phrases give a named person.

    Returns:
        Offices in text order; `of` is the body, or an office of state's state or place, None where nothing says it.
    """
    by_id = {entity.id: entity for entity in entities}
    by_sentence: defaultdict[int, list[Mention]] = defaultdict(list)
    stand_ins: defaultdict[int, dict[int, str]] = defaultdict(dict)
    pronouns: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.entity in by_id:
            if mention.form in ("name", "adjective"):
                by_sentence[mention.sentence].append(mention)
            elif mention.form == "pronoun" and by_id[mention.entity].kind == "person":
                pronouns[mention.sentence].append(mention)
            elif by_id[mention.entity].kind in OWNING:  # "the group", "its"
                stand_ins[mention.sentence][mention.end] = mention.entity
    found: dict[tuple[str, str, int], Office] = {}
    nouns = name_nouns(mentions, by_id)
    for number, sentence in enumerate(sentences):
        inside = by_sentence.get(sentence.index, [])
        owners = pronouns.get(sentence.index, [])
        if owners or any(by_id[m.entity].kind == "person" for m in inside):
            subject = None
            if number and sentence.tokens and sentence.tokens[0].text == "Its":
                before = sentences[number - 1]
                named = {m.end: m.entity for m in by_sentence.get(before.index, ()) if by_id[m.entity].kind in OWNING}
                subject = _find_subject(before, named | stand_ins.get(before.index, {}))
            line = Line(sentence, inside, by_id, titles, Owners(stand_ins.get(sentence.index, {}), nouns, subject))
            for office in (*_read_line(line), *_read_posts(line, owners)):
                found.setdefault((office.person, office.role.casefold(), office.start), office)
    return fill_bodies(
        sorted(found.values(), key=lambda o: (o.start, o.end, o.role)), sentences, by_sentence, by_id, titles
    )


def _find_subject(sentence: Sentence, bodies: dict[int, str]) -> str | None:
    """Return the body that is the first subject of a sentence."""
    subjects = (token.end for token in sentence.tokens if token.dep.startswith("nsubj"))
    return bodies.get(next(subjects, -1))


def _read_line(line: Line) -> Iterator[Office]:
    people = [name for _, name in line.mentions if name.kind == "person"]
    floor = 0
    for name in people:
        has_title = False
        for phrase, is_shared in _read_before(line, name, floor):
            has_title = True
            yield from _give(line, phrase, name, people, is_shared=is_shared)
        for phrase in _read_after(line, name, has_title=has_title):
            yield _make(line, phrase, name, "office.after")
        if (appointed := read_appointment(line, name)) is not None:
            yield _make(line, appointed, name, "office.as")
        floor = name.end


def _give(line: Line, phrase: Phrase, name: Name, people: list[Name], *, is_shared: bool) -> Iterator[Office]:
    """Give a title to the name after it, and a plural title to all the names joined to it."""
    phrase = _add_state(line, phrase, name)
    yield _make(line, phrase, name, "office.before")
    if not is_shared:
        return
    last = name
    for other in people:
        if other.start <= last.end or not _is_joined(line, last.end, other.start):
            continue
        yield _make(line, _add_state(line, phrase, other), other, "office.shared")
        last = other


def _is_joined(line: Line, start: int, end: int) -> bool:
    """Whether only a comma, "and" or "of STATE" stands between two names."""
    at = start
    while at < end:
        name = line.names[at]
        if line.low[at] in (",", "and", "&"):
            at += 1
        elif line.low[at] == "of" and (after := line.name(at + 1)) is not None and after.kind in ("state", "place"):
            at = after.end
        elif name is not None and name.kind == "adjective":
            at = name.end
        else:
            return False
    return True


def _add_state(line: Line, phrase: Phrase, name: Name) -> Phrase:
    """Take the state or constituency that follows a name: "President Ana Ruiz of Costa Verde"."""
    after = line.name(name.end + 1) or (line.name(name.end + 2) if line.word(name.end + 1) == "the" else None)
    if phrase.of is not None or line.word(name.end) != "of" or after is None:
        return phrase
    names = line.titles.classes[phrase.head.words]
    kinds = {"state", "place"} if names & line.titles.national else {"organization"}
    fits = after.kind in kinds | ({"organization"} if "justice" in names else set())
    return structs.replace(phrase, of=after.entity) if fits else phrase


def _make(line: Line, phrase: Phrase, name: Name, rule: str) -> Office:
    first, last = min(phrase.shown, name.start), max(phrase.end, name.end)
    return Office(
        person=name.entity,
        role=phrase.role,
        of=phrase.of if phrase.of != name.entity else None,
        start=line.tokens[first].start,
        end=line.tokens[last - 1].end,
        sentence=line.index,
        is_former=phrase.is_former,
        confidence=0.9 if rule == "office.before" else 0.85,
        rule=rule,
    )


def _read_posts(line: Line, pronouns: Sequence[Mention]) -> Iterator[Office]:
    """Read "her former post as director of the mint", "Ruiz's term as mayor"."""
    for at in range(2, len(line.tokens) - 1):
        if line.low[at] != "as" or line.low[at - 1] not in line.titles.posts:
            continue
        owner, start = _find_post_owner(line, at - 2, pronouns)
        phrase = read_forward(line, at + 1) if owner is not None else None
        if phrase is None or owner is None:
            continue
        was = bool(line.titles.former & set(line.low[start:at]))
        held = Name(start, at, owner, "person")
        yield _make(line, structs.replace(phrase, is_former=phrase.is_former or was), held, "office.post")


def _find_post_owner(line: Line, at: int, pronouns: Sequence[Mention]) -> tuple[str | None, int]:
    """Return the person whose post it is, and the token where the words for the person begin."""
    while at > 0 and (line.low[at] in line.titles.former or (line.tokens[at].pos in INNER and line.names[at] is None)):
        at -= 1
    if at > 0 and line.low[at] in POSSESSIVE and (name := line.names[at - 1]) is not None and name.kind == "person":
        return name.entity, name.start
    here = line.tokens[at].start
    return next((m.entity for m in pronouns if m.start == here), None), at


# ---------------------------------------------------------------- before the name


def _read_before(line: Line, name: Name, floor: int) -> Iterator[tuple[Phrase, bool]]:
    """Yield the offices before a name, nearest first, and whether one is a plural that other names share."""
    at = name.start
    while line.word(at - 1) in line.titles.honorifics or line.word(at - 1) in QUOTES:
        at -= 1
    compact = _read_compact(line, at, floor)
    for phrase in compact:
        yield phrase, phrase.head.is_plural
    if compact:
        start = min(phrase.start for phrase in compact)
        may_follow = compact[-1].is_former or bool(line.titles.classes[compact[-1].head.words] & RANKS)
        if line.word(start - 1) == "," and may_follow:
            yield from ((phrase, False) for phrase in _read_chain(line, start - 1, floor))
    elif line.word(at - 1) == ",":
        if _may_precede(line, name, at - 1, floor):
            yield from ((phrase, False) for phrase in _read_chain(line, at - 1, floor))
    elif line.name(at - 1) is not None or line.is_upper(at - 1) or line.word(at - 1) == ")":
        yield from ((phrase, False) for phrase in _read_chain(line, at, floor)[:1])


def _read_compact(line: Line, at: int, floor: int) -> list[Phrase]:
    """Read the titles right before token `at`: "former Defence Minister General", "founder and chairman"."""
    found: list[Phrase] = []
    end = at
    if line.word(end - 1) == ")" and line.word(end - 3) == "(" and line.tokens[end - 2].text.isupper():
        end -= 3
    while (head := _match_before(line, end)) is not None and head.start >= floor:
        phrase = read_phrase(line, head, floor, end)
        if line.is_person(phrase.start - 1) and line.word(phrase.start) not in ARTICLES:
            break
        found.append(phrase)
        end = phrase.start
        if line.word(end - 1) in ("and", "&") and line.match_head(end - 1) is not None:
            end -= 1
        if found and line.match_head(end) is not None and line.is_person(end):
            break
    return _share_body(found)


def _match_before(line: Line, end: int) -> Head | None:
    """Return the title that ends before token `end`, be it "minister" or "minister-designate"."""
    if line.word(end - 1) in line.titles.suffixes and line.word(end - 2) in HYPHENS:
        return line.match_head(end - 2)
    return line.match_head(end)


def _share_body(found: list[Phrase]) -> list[Phrase]:
    body = next((phrase.of for phrase in found if phrase.of is not None), None)
    return [structs.replace(phrase, of=phrase.of or body) for phrase in found]


def _may_precede(line: Line, name: Name, comma: int, floor: int) -> bool:
    """Whether "the director, NAME" names the director: not where an opening phrase ends and NAME begins the clause."""
    is_word = name.end - name.start == 1 and line.names[comma - 1] is None
    if is_word and any(phrase.end > phrase.head.end for phrase in _read_chain(line, comma, floor)):
        return False  # "a spokesman for his vehicle, Seaways": the vehicle's name
    after = line.word(name.end)
    if after in line.titles.honours:
        after = line.word(name.end + 1)  # "her lawyer, Imogen Tarr QC, said"
    if after in {",", ".", ";", ":", ")", "—", "–", "-", "", "and", "?", "!", "(", "who", "whose"} | QUOTES:
        return True
    if name.end - name.start < 2 or line.tokens[min(name.end, len(line.tokens) - 1)].pos in ("ADP", "PART"):
        return name.end - name.start >= 2
    chain = _read_chain(line, comma, floor)
    start = min((phrase.start for phrase in chain), default=0)
    return start == 0 or line.word(start - 1) in QUOTES | {",", "but", "and", "while", "when", "that", "as"}


def _read_chain(line: Line, end: int, floor: int) -> list[Phrase]:
    """Read the office phrases that end at token `end`, and those that commas join before them."""
    found: list[Phrase] = []
    while (phrases := _read_long(line, end, floor)) and phrases[0].start > 0:
        if line.word(phrases[-1].start - 1) == "as" and line.is_person(phrases[-1].start - 2):
            return found  # "Ruiz as finance minister, Soto as ...": the title of the person before it
        found += phrases
        end = phrases[-1].start - 1
        if line.word(end) != "," or end <= floor:
            return found
    return found + phrases


def _read_long(line: Line, end: int, floor: int) -> list[Phrase]:
    """Read the phrase that reaches token `end` with its complements; coordinated titles give one office each."""
    low = max(floor, end - WINDOW)
    start = end
    while start > low and not _is_break(line, start - 1, end):
        start -= 1
    for at in range(start + 1, end + 1):
        head = line.match_head(at)
        if head is None or head.start < start or _is_longer(line, head):
            continue
        phrase = read_phrase(line, head, start, end)
        if phrase.end == end:
            before = line.match_head(phrase.start - 1) if line.word(phrase.start - 1) in ("and", "&") else None
            if before is not None and before.start >= start:
                return _share_body([phrase, read_phrase(line, before, start, before.end)])
            return [phrase]
    return []


def _is_longer(line: Line, head: Head) -> bool:
    """Whether a longer title goes on where this one ends: "secretary" in "secretary general"."""
    after = line.match_head(head.end + 1)
    return after is not None and after.start <= head.start


def _is_break(line: Line, at: int, end: int) -> bool:
    """Whether an office phrase cannot reach across token `at`."""
    if line.names[at] is not None:
        return line.is_person(at) and line.word(line.names[at].end) not in POSSESSIVE  # type: ignore[union-attr]
    token, word = line.tokens[at], line.low[at]
    if word in line.titles.modifiers or word in line.titles.former or word in QUOTES | HYPHENS | {"(", ")"}:
        return False
    if word == ",":
        return not (line.word(at + 1) in line.low[at + 1 : end] and {"and", "&"} & set(line.low[at + 1 : at + 6]))
    return token.pos in ("VERB", "AUX", "SCONJ", "PUNCT", "SPACE", "INTJ") or word in (
        "who",
        "which",
        "that",
        "he",
        "she",
    )


# ---------------------------------------------------------------- after the name


def _read_after(line: Line, name: Name, *, has_title: bool) -> Iterator[Phrase]:
    """Yield the offices that an apposition, brackets, a copula or a relative clause gives the person before it."""
    at = name.end
    if line.word(at) == "," and line.word(at + 1).isdigit() and line.word(at + 2) == ",":
        at += 2
    opening = line.word(at)
    if opening in {",", "(", "—", "–", "-"} and at + 1 < len(line.tokens):
        at += 1
    elif opening not in COPULAS or line.word(name.start - 1) in SUPPOSING:
        return
    is_past = False
    if line.word(at) == "until" and line.word(at + 1) in ("now", "recently", "lately"):
        is_past, at = True, at + 2
    while line.word(at) in NOW | PAST | COPULAS:
        is_past = is_past or line.word(at) in PAST | {"was", "were"}
        at += 1
    is_clause = line.word(at - 1) in COPULAS
    if is_clause and at < len(line.tokens) and line.tokens[at].lemma.lower() in line.titles.appointing:
        return  # "was elected president": frames read it
    phrases = read_joined(line, at)
    if phrases and line.word(phrases[-1].end) == "who" and line.word(phrases[-1].end + 1) in ("is", "was"):
        later = read_joined(line, phrases[-1].end + 2)  # "a lawyer who was deputy mayor"
        was = line.word(phrases[-1].end + 1) == "was"
        phrases += [structs.replace(phrase, is_former=was or phrase.is_former) for phrase in later]
    if phrases and not is_clause and opening == "," and _belongs_to_next(line, phrases[0], has_title=has_title):
        return
    yield from (structs.replace(phrase, is_former=True) if is_past else phrase for phrase in phrases)


def _belongs_to_next(line: Line, phrase: Phrase, *, has_title: bool) -> bool:
    """Whether a phrase after a comma is the title of the next person in a list."""
    if line.is_person(phrase.end):
        return True
    is_followed = line.word(phrase.end) == "," and line.is_person(phrase.end + 1)
    return is_followed and has_title
