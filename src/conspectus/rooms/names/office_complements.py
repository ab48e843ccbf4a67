"""Office complements: what follows a title ("of the board of Nordhavn") and the whole phrase around it."""

from conspectus.rooms.names.office_phrases import (
    ARTICLES,
    HYPHENS,
    INNER,
    OWNERS,
    POSSESSIVE,
    PREPOSITIONS,
    QUOTES,
    Head,
    Left,
    Line,
    Name,
    Phrase,
)

STOPS = frozenset({"VERB", "AUX", "SCONJ", "PRON", "INTJ", "CCONJ", "ADV", "PUNCT", "SYM", "X", "SPACE"})
BODY_PREPOSITIONS = frozenset({"of", "for", "at", "with", "in", "from", "within"})
SERVING = frozenset({"body", "press", "party", "company", "sport"})  # "Nairobi official", but not "Kenya novelist"
BODIES = frozenset({"organization", "bloc", "state", "place", "project", "group"})


class Right:
    """A walk right from a title over prepositional phrases: "of the board of Rosneft", "for trade at the ministry"."""

    def __init__(self, line: Line, head: Head, limit: int) -> None:
        self.at = head.end
        self.body: str | None = None
        if line.word(self.at) in HYPHENS and line.word(self.at + 1) in line.titles.suffixes:
            self.at += 2
        self.role = self.at
        self.at = _skip_short_form(line, self.at, limit)
        while self.at + 1 < limit and line.low[self.at] in PREPOSITIONS:
            end = _read_complement(line, self.at + 1, limit)
            if end is None:
                break
            is_body = self.body is None and line.low[self.at] in BODY_PREPOSITIONS
            body = _find_body(line, self.at + 1, end) if is_body else None
            is_press = "press" in line.titles.classes[head.words]  # "spokesman for the Norwegian army"
            if line.low[self.at] in ("in", "for") and line.names[end - 1] is None and not is_press:
                body = None  # "an expert in Peruvian law", "head of sales for Zephyr cars"
            is_partly = is_press and line.names[end - 1] is None
            if body is None or is_partly or head.words not in line.titles.complete:
                self.role = end
            self.body, self.at = self.body or body, end


def _skip_short_form(line: Line, at: int, limit: int) -> int:
    """Step over a short form in brackets: "Chief Executive Officer (CEO)"."""
    is_short = at + 2 < limit and line.low[at] == "(" and line.low[at + 2] == ")" and line.tokens[at + 1].text.isupper()
    return at + 3 if is_short else at


def _read_complement(line: Line, start: int, limit: int) -> int | None:
    """Return the end of the noun phrase that a preposition leads to; None if it tells when or how."""
    at, has_noun = start, False
    while at < limit:
        name, word = line.names[at], line.low[at]
        if name is not None:
            if name.kind == "person" and line.word(name.end) not in POSSESSIVE:
                break
            at, has_noun = min(limit, name.end), True
            continue
        if not has_noun and (word in line.titles.circumstances or word[:1].isdigit()):
            return None
        if word == "(" and ")" in line.low[at : at + 6]:
            at = line.low.index(")", at)
        elif word in ("and", "&"):
            if not _continues(line, at + 1, limit):
                break
        elif word not in QUOTES | POSSESSIVE | HYPHENS | OWNERS and (
            line.tokens[at].pos in STOPS or word in PREPOSITIONS
        ):
            break
        has_noun = has_noun or line.tokens[at].pos in INNER
        at += 1
    while at > start and at < limit and line.low[at - 1] in QUOTES | ARTICLES | HYPHENS:
        at -= 1
    return min(at, limit) if has_noun else None


def _continues(line: Line, at: int, limit: int) -> bool:
    """Whether "and" joins another noun to a complement, not another office, person or clause."""
    if at >= limit or line.word(at) in ARTICLES or line.word(at) in OWNERS or line.is_person(at):
        return False
    end = at
    while end < limit and (line.tokens[end].pos in INNER or line.names[end] is not None) and not line.is_person(end):
        end += 1
    return end > at and line.match_head(end) is None


def _find_body(line: Line, start: int, end: int) -> str | None:
    """Return the body, state or place that a complement names first; what an owner owns goes before the owner."""
    for at in range(start, end):
        name = line.names[at]
        if name is None or name.kind not in BODIES | {"adjective"}:
            continue
        if name.kind == "adjective":
            later = [n for n in line.names[name.end : end] if n is not None and n.kind in BODIES]
            return later[0].entity if later else name.entity
        if line.word(name.end) in POSSESSIVE:
            return _find_owned(line, name, end)
        return name.entity
    return None


def _find_owned(line: Line, owner: Name, end: int) -> str:
    """Return the body that an owner's noun names, in the phrase or in apposition to it, else the owner itself."""
    for at in range(owner.end, end):
        name = line.names[at]
        if name is not None and name.kind == "organization":
            return name.entity
    if line.word(end) == "," and line.names[end - 1] is None:
        later = (line.name(at) for at in range(end + 1, end + 5))
        return next((name.entity for name in later if name is not None and name.kind == "organization"), owner.entity)
    return owner.entity


# ---------------------------------------------------------------- the whole


def read_phrase(line: Line, head: Head, floor: int, limit: int) -> Phrase:
    """Read the office phrase around a title, inside tokens [floor, limit)."""
    left, right = Left(line, head, floor), Right(line, head, limit)
    names = line.titles.classes[head.words]
    of = left.body or right.body  # "Zephyr's head of sales for Asia" serves Zephyr
    is_owner = not left.is_adjective and names & SERVING and head.words[-1] not in line.titles.affiliations
    if of is None and left.country is not None and (is_owner or names & line.titles.national):
        of = left.country
    elif right.body is None and left.body is not None and _is_person_entity(line, left.body):
        of = left.body
    tail = line.text(head.start, right.role)
    if head.is_plural:
        single = head.words[-1].capitalize() if line.is_upper(head.end - 1) else head.words[-1]
        tail = " ".join([line.text(head.start, head.end - 1), single]).strip()
    gap = "" if left.role < head.start and line.tokens[head.start - 1].end == line.tokens[head.start].start else " "
    core = gap.join(filter(None, [line.text(left.role, head.start), tail]))
    role = " ".join([*left.loose, core])
    return Phrase(left.start, left.shown, right.at, head, role, of, left.is_former)


def _is_person_entity(line: Line, entity: str) -> bool:
    return any(name.entity == entity and name.kind == "person" for _, name in line.mentions)
