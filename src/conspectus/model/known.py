"""Known: a dossier -> all findings, each with where it stands and when it was published, as far as known by a day."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Generic, TypeVar, cast

from conspectus.dossier import DocumentItem, Dossier, SentenceItem, find_time, list_parties, list_pieces
from conspectus.records import Entity, Finding, Record, Span, Time

F = TypeVar("F", bound=Finding)


class Fact(Record, Generic[F], frozen=True):
    """A finding with its sentence, its document and when that was published."""

    finding: F
    span: Span
    sentence: SentenceItem
    document: DocumentItem

    @property
    def published(self) -> Time:
        """When the document was published."""
        return self.document.published.time

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities of the finding, each once, in order."""
        return tuple(dict.fromkeys(party.entity for party in list_parties(self.finding)))


class Known(Record, frozen=True):
    """What a reader of the pile could know by a day.

    facts: in order of document and place. hidden: documents published later, or at no known time, whose findings are
    left out; none where everything is to be known.
    """

    facts: tuple[Fact[Any], ...]
    entities: dict[str, Entity]
    documents: tuple[DocumentItem, ...]
    hidden: tuple[DocumentItem, ...] = ()

    def name(self, entity: str | None) -> str:
        """Return what an entity is called; "somebody" for none."""
        if entity is None:
            return "somebody"
        if entity == "author":
            return "the author"
        return self.entities[entity].name if entity in self.entities else entity


def load_known(dossier: Dossier, known_by: dt.date | None = None) -> Known:
    """Load every finding of the documents that were surely published by a day; of all documents where none is given."""
    documents = dossier.documents()
    hidden = tuple(item for item in documents if not _is_known(item, known_by))
    by_id = {item.document.id: item for item in documents if item not in hidden}
    sentences = {(s.span.document, s.index): s for s in dossier.sentences()}
    found = [f for read in dossier.finding_lists() for f in read()]
    facts = [_place(finding, by_id, sentences) for finding in found]
    kept = sorted((f for f in facts if f is not None), key=lambda f: (f.span.document, f.span.start, f.finding.id))
    return Known(tuple(kept), {e.id: e for e in dossier.entities()}, tuple(by_id.values()), hidden)


def _is_known(item: DocumentItem, known_by: dt.date | None) -> bool:
    latest = item.published.time.latest
    return known_by is None or (latest is not None and latest <= known_by)


def _place(
    finding: Finding, documents: dict[str, DocumentItem], sentences: dict[tuple[str, int], SentenceItem]
) -> Fact[Finding] | None:
    span = list_pieces(finding)[0].span
    if span.document not in documents:
        return None
    return Fact(finding, span, sentences[span.document, finding.sentence], documents[span.document])


def keep_kind(facts: Iterable[Fact[Any]], kind: type[F]) -> list[Fact[F]]:
    """Keep the facts whose finding is of a kind."""
    return [cast("Fact[F]", fact) for fact in facts if isinstance(fact.finding, kind)]


def holds_at(fact: Fact[Any], day: dt.date) -> bool:
    """Whether a finding holds on a day as far as the text tells.

    With a time of its own it holds inside that; without one from the day that its document was published.
    """
    time = find_time(fact.finding)
    if time is not None and (time.earliest or time.latest):
        return (time.earliest or day) <= day <= (time.latest or day)
    first = fact.published.earliest or fact.published.latest
    return first is not None and first <= day


def find_start(fact: Fact[Any]) -> dt.date | None:
    """Return the day from which a finding holds: its own time's, else that of its document's publication."""
    time, published = find_time(fact.finding), fact.published
    own = (time.earliest or time.latest) if time is not None else None
    return own or published.earliest or published.latest


def is_begun(fact: Fact[Any], day: dt.date) -> bool:
    """Whether a finding's time, or else its document's, began by a day."""
    start = find_start(fact)
    return start is not None and start <= day


def sort_key(fact: Fact[Any]) -> tuple[str, str, int, str]:
    """Order facts by the day from which they hold, then by when they were published, then by place."""
    start, published = find_start(fact), fact.published.latest or fact.published.earliest
    first = start.isoformat() if start else ""
    return (first, f"{published} {fact.span.document}", fact.span.start, fact.finding.id)
