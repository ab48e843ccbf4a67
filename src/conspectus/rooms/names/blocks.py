"""Blocks: stretches of capitalised words that belong together, before they are cut into names."""

from msgspec import Struct

from conspectus.rooms.names.lexicon import Known, Namer
from conspectus.rooms.names.text import OPENING, Commons, Line

KOREAN_PART = 6  # letters: the longest second syllable of a given name that is written after a hyphen
MAX_PARTICLES = 3


class Block(Struct):
    """Pieces [start, end) of a line, and the known names inside: start -> (end, entry)."""

    start: int
    end: int
    atoms: dict[int, tuple[int, Known]]


def read_block(line: Line, at: int, namer: Namer) -> Block:
    """Read the longest stretch that begins at piece `at`."""
    block = Block(at, at, {})
    while True:
        end = _step(line, block, block.end, namer)
        if end is None:
            joined = _join(line, block, namer)
            if joined is None:
                return block
            end = _step(line, block, joined, namer)
            if end is None:  # a joint leads on only to what can be read
                return block
        block.end = end


def _step(line: Line, block: Block, at: int, namer: Namer) -> int | None:
    """Return the end of the known name or single capitalised word at `at`."""
    if at >= len(line.parts):
        return None
    match = namer.match(line.parts, at) if line.parts[at] in namer.known else None
    if match is not None and (line.is_top(at) or match[0] > at + 1):
        block.atoms[at] = match
        return match[0]
    word = line.parts[at]
    if not line.is_top(at) or (len(word) == 1 and word in "IA" and not _is_initial(line, at)):
        return at + 1 if _is_korean_part(line, block, at) else None
    return at + 1


def _is_initial(line: Line, at: int) -> bool:
    return line.is_top(at + 1) and at > 0 and line.is_top(at - 1)


def _is_korean_part(line: Line, block: Block, at: int) -> bool:
    """Whether a lower-case piece after a hyphen ends a given name: "hye" in "Park Geun-hye"."""
    word = line.parts[at]
    return (
        at > block.start + 1
        and line.parts[at - 1] == "-"
        and line.is_glued(at)
        and word.isalpha()
        and word.islower()
        and len(word) <= KOREAN_PART
    )


def _join(line: Line, block: Block, namer: Namer) -> int | None:
    """Return where the block goes on after a joint: a hyphen, "&", a particle, the apostrophe in "Workers' Party"."""
    at = block.end
    word = line.word(at)
    if word == "-" and line.is_glued(at) and line.is_glued(at + 1):
        return _join_hyphen(line, block, at, namer)
    if word == "&" and line.is_top(at + 1):
        return None if _are_lands(line, block, at, namer) else at + 1
    if word == "." and line.is_glued(at) and line.is_glued(at + 1):
        return at + 1 if line.parts[at + 1] in namer.words["domains"] else None
    if word in ("'s", "’s", "'", "’") and line.is_top(at + 1):
        is_plural = (
            line.parts[at - 1].endswith("s") and line.parts[at + 1] in namer.words["heads"] and word in ("'", "’")
        )
        return at + 1 if is_plural or line.parts[at - 1] in namer.words["possessive_parts"] else None
    if word in namer.words["particles"] and line.parts[at].islower():
        end = at
        while line.word(end) in namer.words["particles"] or line.word(end) == "-":
            end += 1
        is_person = block.end - 1 not in block.atoms or line.parts[block.end - 1] in namer.words["given"]
        return end if line.is_top(end) and end - at <= MAX_PARTICLES and is_person else None
    return None


def _join_hyphen(line: Line, block: Block, at: int, namer: Namer) -> int | None:
    after = line.parts[at + 1]
    if line.is_top(at + 1):
        return at + 1
    is_begun = at - 2 == block.start and line.parts[at - 2] in namer.words["family_first"]
    if is_begun and after.islower() and len(after) < 4 and after not in ("led", "run", "era"):
        return at + 1
    if not after.islower() or after in namer.words["not_hyphenated"] or len(after) > KOREAN_PART:
        return None
    before = line.parts[at - 1]
    is_second = at - 1 > block.start and at - 1 not in block.atoms and before.isalpha() and len(before) <= KOREAN_PART
    is_family = line.parts[at - 2] in namer.words["family_first"] if at - 2 >= block.start else False
    return at + 1 if is_second and (is_family or after.isalpha()) else None


def _are_lands(line: Line, block: Block, at: int, namer: Namer) -> bool:
    """Whether "&" joins two states or places, each a name of its own."""
    after = namer.match(line.parts, at + 1)
    before = next((entry for end, entry in block.atoms.values() if end == at), None)
    lands = ("state", "place", "bloc")
    return before is not None and after is not None and before.kind in lands and after[1].kind in lands


def find_start(line: Line, block: Block, namer: Namer, commons: Commons) -> int:
    """Return where the names of a block begin: after a word that only begins the sentence."""
    at = block.start
    is_sided = line.low[at] in namer.words["sides"] and line.word(at + 1) == "-"
    if is_sided and (match := namer.match(line.parts, at + 2)) is not None and match[1].kind in ("state", "place"):
        return at + 2  # "Pro-Moscow candidates", not "Anti-Corruption Commission"
    if not opens(line, at):
        return at
    match = block.atoms.get(at)
    if match is not None and (match[0] > at + 1 or line.word(at) not in namer.words["starters"]):
        return at
    token, low = line.pieces[at], line.low[at]
    word = line.parts[at]
    is_inside = line.is_top(at + 1) and token.tag == "NNP" and token.entity and not line.pieces[at + 1].entity_begins
    is_owner = line.word(at + 1) in ("'s", "’s") and not commons.inner.get(word, 0)  # "Founder's grandson"
    if (low in namer.words["leads"] or low.endswith("maker")) and (line.is_top(at + 1) or is_owner):
        return at + 1
    if low in namer.words["starters"] and is_inside and line.pieces[at + 1].entity == token.entity and len(low) > 3:
        return at
    if word.isupper() and len(word) > 1 and word not in namer.words["product_words"]:
        return at
    if low in namer.words["starters"] and not (low in ("may", "will") and token.entity == "PERSON"):
        return at + 1
    if word in namer.words["heads"] or word in namer.words["places_heads"] or word in namer.words["honorifics"]:
        return at
    if low.rstrip(".") + "." in namer.words["honorifics"] or low in namer.titles_forward:
        return at
    if commons.inner.get(word, 0) and not commons.lower.get(low, 0):
        return at
    if is_before_officer(line, at + 1, namer) and not commons.lower.get(low, 0):
        return at
    if line.word(at + 1) in namer.words["small"] and not commons.lower.get(low, 0) and token.tag not in ("DT", "PRP$"):
        return at
    is_guess = token.entity == "PERSON" or (token.entity in ("ORG", "GPE") and token.tag != "NNS")
    is_told = line.word(at + 1) == "," and line.word(at + 2) in ("which", "who") and token.tag != "NNS"
    is_named = token.tag.startswith("NNP") or ((is_guess or is_told) and not commons.lower.get(low, 0))
    if not is_named and not (token.entity and line.is_top(at + 1)):
        return at + 1
    is_common = commons.lower.get(low, 0) > 0 and not (line.is_top(at + 1) and token.entity)
    return at + 1 if is_common else at


def is_before_officer(line: Line, end: int, namer: Namer) -> bool:
    """Whether a company's office and a person follow the piece before `end`: "Meridian | chief executive Ana Roe"."""
    before = line.low[end - 1]
    if before in namer.words["leads"] | namer.offices.epithets | namer.offices.modifiers | namer.offices.former:
        return False
    for words in namer.titles_forward.get(line.word(end), ()):
        stop = end + len(words)
        if tuple(line.low[end:stop]) == words and line.parts[end].islower():
            return "company" in namer.title_classes.get(words, ()) and line.is_top(stop) and line.is_top(stop + 1)
    return False


def opens(line: Line, at: int) -> bool:
    """Whether a piece begins the sentence or what is quoted in it, so that its capital says nothing."""
    return at == 0 or (line.parts[at - 1] in OPENING and not (line.parts[at - 1] == "-" and line.is_glued(at)))
