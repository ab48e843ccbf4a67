"""Dates: the document's own, then every time expression in it."""

from msgspec import Struct, structs

from conspectus.knowledge import Knowledge
from conspectus.records import Dating, Document, Published, Sentence, Time


class Calendar(Struct, frozen=True):
    """What dating knows."""


def load_calendar(knowledge: Knowledge) -> Calendar:
    return Calendar()


def read_dates(document: Document, sentences: tuple[Sentence, ...], calendar: Calendar) -> Dating:
    return Dating(Published(Time(None, None, "open"), "content"))


def anchor_dates(dating: Dating, published: Published) -> Dating:
    return structs.replace(dating, published=published)
