"""Units that stand elsewhere: "about 35 would be permanent jobs", "killed 12", "users reached 24.7 million"."""

from collections.abc import Sequence

from msgspec import Struct, structs

from conspectus.rooms.find.figures.lexicon import Measures
from conspectus.rooms.find.figures.nouns import Noun, is_plural, read_noun, singularise
from conspectus.rooms.find.figures.phrases import clause_before
from conspectus.rooms.find.figures.quantities import Quantity
from conspectus.rooms.find.figures.words import Line

REACH = 12  # words back to the subject of "reached 24.7 million"


class Count(Struct, frozen=True, gc=False):
    """A unit found elsewhere in the sentence, and the noun if the text has one."""

    unit: str
    dimension: str = "count"
    noun: Noun | None = None


class Known(Struct, frozen=True):
    """The quantities read so far in the sentence, and those of the sentence before it."""

    here: Sequence[Quantity]
    before: Sequence[Quantity] = ()


def complete(
    line: Line, quantity: Quantity, known: Known, measures: Measures, *, subject: str | None = None
) -> Quantity:
    """Give a quantity without a unit the one that the sentence implies; without a unit where it implies none.

    subject: the head noun of the frame that the number completes, if it stands in one.
    """
    if quantity.unit not in (None, "other"):
        return quantity
    found = (
        _magnitude(line, quantity)
        or _casualties(line, quantity, measures)
        or _predicated(line, quantity, measures)
        or _paid(line, quantity, measures)
        or _repeated(line, quantity, known, subject)
        or _collected(line, quantity, measures)
        or _enumerated(line, quantity, measures)
        or _reached(line, quantity, measures, subject)
        or _told(line, quantity, known, subject)
    )
    if found is None:
        return structs.replace(quantity, unit=None)
    return structs.replace(
        quantity, unit=found.unit, dimension=found.dimension, noun=found.noun, rule=f"{found.dimension}-implied"
    )


def _magnitude(line: Line, quantity: Quantity) -> Count | None:
    """Read "A magnitude 6.2 earthquake", "a magnitude of 7"."""
    before = (
        line.lower(quantity.begin - 2) if line.lower(quantity.begin - 1) == "of" else line.lower(quantity.begin - 1)
    )
    return Count("magnitude", "scale") if before == "magnitude" and not _is_large(quantity) else None


def _casualties(line: Line, quantity: Quantity, measures: Measures) -> Count | None:
    """Persons, after "killing", and before "were injured"."""
    before = line.lower(quantity.begin - 1)
    after = [line.lower(quantity.last + k) for k in range(4)]
    verbs = measures.verbs["casualty"]
    if before in verbs and line.lower(quantity.begin) not in ("in", "of"):
        return Count("person")
    if (after[0] in ("were", "was", "are", "have", "others") or quantity.unit == "other") and any(
        w in verbs for w in after
    ):
        return Count("person")
    return None


def _predicated(line: Line, quantity: Quantity, measures: Measures) -> Count | None:
    """What a copula after the number says that it counts: "about 35 would be permanent jobs"."""
    at = quantity.last
    if not line.is_in(at, "copulas"):
        return None
    while line.is_in(at, "copulas"):
        at += 1
    noun = read_noun(line, at, measures)
    return Count(noun.singular, noun=noun) if noun is not None else None


def _paid(line: Line, quantity: Quantity, measures: Measures) -> Count | None:
    """Money, after a verb of paying: "pouring millions into"."""
    if not quantity.number_end or line.lower(quantity.first) not in measures.numbers["plurals"]:
        return None
    if any(line.lower(quantity.begin - k) in measures.verbs["paying"] for k in (1, 2, 3)):
        return Count("?dollar", "money")
    return None


def _repeated(line: Line, quantity: Quantity, known: Known, subject: str | None) -> Count | None:
    """The unit of the count before it: "Of those, about 40 were ...", "another 12 came from"."""
    if known.here and _is_end(line, quantity, known.here[-1]):
        return Count(str(known.here[-1].unit), known.here[-1].dimension)
    is_here = any(_is_count(q) for q in known.here)
    counts = [q for q in (known.here if is_here else known.before) if _is_count(q)]
    last = counts[-1] if counts else None
    if last is None:
        return None
    if is_here and last.dimension == "count" and _is_owned(line, quantity):
        return Count(str(last.unit))
    if is_here and _is_compared(line, quantity, last):
        return Count(str(last.unit), last.dimension)
    if is_here and _is_listed(line, quantity):
        return Count(str(last.unit), last.dimension)
    ends = line.lower(quantity.last) in (",", ";", ".", "")
    if is_here and subject and last.dimension == "count" and ends and line.is_in(quantity.begin - 1, "tallying"):
        return Count(str(last.unit))  # "took 40 seats; its rival won 25"
    if not line.is_in(quantity.last, "elliptic"):
        return None
    is_partial = line.lower(quantity.first - 1) in ("another", "remaining", "further") or (
        is_here and quantity.bound != "exact"
    )
    has_whole = line.lower(quantity.last) == "of" and line.lower(quantity.last + 1) in (
        "them",
        "these",
        "those",
        "which",
        "whom",
    )
    if has_whole and last.dimension == "money":
        return None  # "three of them" are no dollars
    if quantity.unit == "other" or is_partial or has_whole:
        return Count(str(last.unit), last.dimension)
    return None


def _is_owned(line: Line, quantity: Quantity) -> bool:
    """Whether somebody else's number is given beside a count: "38,914 votes, to Soto's 35,107"."""
    at = quantity.begin - 1
    is_possessive = line.lower(at) in ("'s", "’s") or line.lower(at).endswith(("'s", "’s"))
    return (
        is_possessive
        and (at in line.named or at - 1 in line.named)
        and line.lower(quantity.last) in (",", ".", ";", "")
    )


def _is_count(quantity: Quantity) -> bool:
    """Whether a quantity counts or measures things, so that a number after it may count the same."""
    return quantity.unit is not None and quantity.dimension not in ("rank", "factor", "time", "share", "")


def _is_listed(line: Line, quantity: Quantity) -> bool:
    """Whether a number goes on a list of places: "4,300 jobs in France, 3,700 in Germany and 400 in Spain"."""
    after = quantity.last + 1
    return (
        line.lower(quantity.begin - 1) in (",", "and")
        and line.lower(quantity.last) in ("in", "from", "at", "on", "for")
        and after < len(line.words)
        and (line.words[after].text[:1].isupper() or line.lower(after) == "the")
        and after not in line.dated
    )


def _is_end(line: Line, quantity: Quantity, last: Quantity) -> bool:
    """Whether a number ends what the quantity right before it began: "from 12 weeks to 26"."""
    is_next = last.end == quantity.begin - 1 and line.lower(last.end) == "to"
    return is_next and line.lower(last.begin - 1) == "from" and last.unit is not None and last.kind == "amount"


def _is_compared(line: Line, quantity: Quantity, last: Quantity) -> bool:
    """Whether a number is what the count before it is held against: "down from 131", "compared with 40", "up to 60".

    Also "to 60, from 123", "put the figure nearer 500", "double last year's 650".
    """
    before, first = line.lower(quantity.begin - 1), line.lower(quantity.begin - 2)
    return (
        (before in ("from", "to") and first in ("up", "down"))
        or (before in ("with", "to", "against") and first in ("compared", "compare"))
        or (before == "from" and first == "," and last.end == quantity.begin - 2)
        or (before in ("nearer", "closer", "to", "at") and _is_said_of(line, quantity.begin - 1))
        or (before.endswith("'s") and quantity.begin - 1 in line.dated)
    )


def _is_said_of(line: Line, at: int) -> bool:
    """Whether the words before one are "put the figure" or "put it", "the total closer"."""
    near = [line.lower(k) for k in range(at - 4, at)]
    return "the" in near and bool({"figure", "number", "total"} & set(near))


def _reached(line: Line, quantity: Quantity, measures: Measures, subject: str | None) -> Count | None:
    """The plural subject of a measuring verb: "active users of the service reached 24.7 million"."""
    at = quantity.begin - 1
    while line.lower(at) in ("to", "at", "by", "from", "a"):
        at -= 1
    if line.lower(at) not in measures.verbs["measuring"]:
        return None
    if (noun := _numbered(line, at, measures)) is not None:
        return Count(noun.singular)
    if _is_toll(line, at, subject):
        return Count("person")
    if not _is_large(quantity):
        return None
    if subject is not None and (unit := _unit_of(subject.lower(), measures)) is not None:
        return Count(unit)
    for k in range(at - 1, max(at - REACH, -1), -1):
        word, after = line.lower(k), line.lower(k + 1)
        if word in (",", ";", ":", "that", "which", "while"):
            return None
        if word in measures.nouns["collectives"]:
            return Count(str(measures.nouns["collectives"][word]))
        if k in line.named:
            return None
        if is_plural(word, measures) and (k in (0, at - 1) or line.is_in(k + 1, "placing") or after in ("of", "to")):
            return Count(singularise(word, measures))
    return None


def _is_toll(line: Line, verb: int, subject: str | None) -> bool:
    """Whether a toll rises to the number, however small: "the death toll climbed to five"."""
    if subject is not None:
        return subject.lower() == "toll"
    clause = clause_before(line, verb)
    return "toll" in (line.lower(k) for k in range(clause.begin, clause.end))


def _enumerated(line: Line, quantity: Quantity, measures: Measures) -> Count | None:
    """Read "cut the number of ferries to 60", "the number of fires, 14 in March, ..."."""
    at = quantity.begin - 1
    if line.lower(at) not in ("to", "at", "near", ","):
        return None
    noun = _numbered(line, at, measures, nearest=line.lower(at) == ",")
    return Count(noun.singular) if noun is not None else None


def _told(line: Line, quantity: Quantity, known: Known, subject: str | None) -> Count | None:
    """Read "It was more than 15,000" by what the sentence before it counted."""
    if known.here or subject is None or subject.lower() not in ("it", "that", "this") or not _is_large(quantity):
        return None
    counts = [q for q in known.before if q.dimension == "count" and not q.is_modifier]
    is_said = line.is_in(quantity.begin - 1, "copulas") and line.lower(quantity.last) in (",", ";", ".", "")
    return Count(str(counts[0].unit)) if counts and is_said else None


def _numbered(line: Line, verb: int, measures: Measures, *, nearest: bool = False) -> Noun | None:
    """What "the number of ferries in service" before a verb counts; nearest: the noun must end at the verb."""
    for k in range(verb - 1, max(verb - REACH, 0), -1):
        if line.lower(k) in (";", ":"):
            return None
        if line.lower(k) == "of" and line.lower(k - 1) in ("number", "total", "count"):
            if line.lower(k + 1) in ("those", "people") and line.lower(k + 2) in ("who", "whose"):
                return Noun(k + 1, k + 2, "person")
            noun = read_noun(line, k + 1, measures)
            return noun if noun is None or not nearest or noun.end == verb else None
    return None


def _unit_of(noun: str, measures: Measures) -> str | None:
    """The unit that a plural or collective noun counts in: "users" -> user, "population" -> person."""
    if noun in measures.nouns["collectives"]:
        return str(measures.nouns["collectives"][noun])
    return singularise(noun, measures) if is_plural(noun, measures) else None


def _collected(line: Line, quantity: Quantity, measures: Measures) -> Count | None:
    """What stands before "of" and a number: "job cuts of 10,000", "a crew of six"."""
    if line.lower(quantity.begin - 1) != "of":
        return None
    noun = line.lower(quantity.begin - 2)
    if noun in measures.nouns["collectives"]:
        return Count(str(measures.nouns["collectives"][noun]))
    if noun in measures.nouns["settlements"] and _is_large(quantity):
        return Count("person")
    return Count(singularise(noun, measures)) if is_plural(noun, measures) and _is_large(quantity) else None


def _is_large(quantity: Quantity) -> bool:
    top = quantity.value if quantity.value is not None else quantity.high
    return top is not None and abs(top) >= 100


def read_only(line: Line, at: int, measures: Measures) -> Quantity | None:
    """Read "the only contract that was signed": one, where what happened to it shows that it is counted."""
    if line.lower(at) != "the" or line.lower(at + 1) != "only":
        return None
    noun = read_noun(line, at + 2, measures, is_one=True)
    if noun is None or noun.end - at > 5 or noun.singular in measures.refuse["loose"]:
        return None
    word = line.lower(noun.end - 1)
    after = line.lower(noun.end)
    is_done = after in ("that", "which") and line.lower(noun.end + 1) in ("was", "were", "is", "has", "had")
    if not is_done or line.lower(noun.end + 2) in ("to", "not", "a", "the", "in", "of") or is_plural(word, measures):
        return None
    return Quantity(
        at,
        noun.end,
        at,
        noun.end,
        1.0,
        noun.singular,
        "exact",
        "amount",
        "only",
        dimension="count",
        noun=noun,
        number_end=at + 2,
    )


def read_similar(line: Line, at: int, known: Sequence[Quantity]) -> Quantity | None:
    """Read "the value of ... is similar": the amount given just before for something else."""
    if line.lower(at) != "similar" or line.lower(at - 1) not in ("is", "are", "was", "were"):
        return None
    last = known[-1] if known else None
    if (
        last is None
        or last.last > at
        or last.value is None
        or last.dimension not in ("money", "volume", "mass", "count")
    ):
        return None
    if line.lower(at + 1) not in (")", ".", ",", ";", ""):
        return None
    if not any(line.is_in(k, "alike") for k in range(last.last, at)):
        return None
    return Quantity(
        at,
        at + 1,
        at,
        at + 1,
        last.value,
        last.unit,
        "about",
        "amount",
        "similar",
        dimension=last.dimension,
        number_end=at + 1,
    )
