"""Opened: a dossier open for reading, with what it can say about one thing."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from msgspec import structs

from conspectus.dossier.items import (
    DocumentItem,
    Explanation,
    SentenceItem,
    Subject,
)
from conspectus.dossier.parts import list_around, list_parties, list_pieces
from conspectus.dossier.rows import decode_rejected
from conspectus.dossier.views import Views
from conspectus.errors import UsageError
from conspectus.records import Comparison, Entity, Finding, Place, Span, Statement, Target


class Dossier(Views):
    """A dossier open for reading: `with Dossier(path) as dossier: ...`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ledger(self, *, unused: bool = False, document: str | None = None) -> tuple[SentenceItem, ...]:
        """List every sentence with what it became; `unused` keeps those in which nothing was read."""
        return self.sentences(document=document, unused=unused)

    def sentence(self, words: str) -> SentenceItem:
        """Find one sentence: by its id or the id of a finding in it (its beginning will do), else by words.

        Where several sentences hold the words, the best match is returned.

        Raises:
            UsageError: nothing is meant by the words, or several ids begin so.
        """
        ids = self.find_ids(words) if "-" in words else ()
        found = self.explain(words).sentence if ids else next(iter(self.search(words, limit=1)), None)
        if found is None:
            raise UsageError(
                f"{words}: no sentence has this id or these words; `conspectus ledger` lists all sentences"
            )
        return found

    def explain(self, id: str) -> Explanation:
        """Show why something is in the dossier, by its id or the beginning of its id.

        Raises:
            UsageError: nothing has this id, or several begin so.
        """
        found = self.find_ids(id)
        if len(found) != 1:
            several = f"several ids begin so: {', '.join(found[:5])}" if found else "nothing in the dossier has this id"
            raise UsageError(f"{id}: {several}; `conspectus show` lists ids")
        reviews = self.reviews(record=found[0])
        taken_out = self.rejected(id=found[0])
        if taken_out:
            return structs.replace(self._explain(decode_rejected(taken_out[0]), taken_out[0].spans), reviews=reviews)
        record = self._record(found[0])
        if isinstance(record, DocumentItem):
            return Explanation(record, record, evidence=record.published.evidence, reviews=reviews)
        return structs.replace(self._explain(record, self._evidence(record)), reviews=reviews)

    def target(self, id: str) -> Target:
        """Return what a review is to name, by the id of anything in the dossier or the beginning of its id.

        Raises:
            UsageError: nothing has this id, or several begin so.
        """
        why = self.explain(id)
        record = why.record
        if isinstance(record, DocumentItem):
            return Target(record.document.id)
        if isinstance(record, Comparison | SentenceItem) or not why.evidence:
            return Target(record.id)
        return Target(record.id, Place(why.evidence[0].document, why.evidence[0].start))

    def _record(self, id: str) -> Subject:
        lists: tuple[Callable[..., tuple[Subject, ...]], ...]
        lists = (self.documents, self.sentences, self.entities, *self.finding_lists(), self.comparisons)
        return next(record for read in lists for record in read(id=id))

    def finding_lists(self) -> tuple[Callable[..., tuple[Finding, ...]], ...]:
        """Return what lists each kind of finding; each filters by id, document and sentence."""
        system = (self.ties, self.stances, self.goals, self.flows, self.links)
        return (self.statements, self.events, self.forecasts, *system, self.roles, self.figures)

    def _evidence(self, record: SentenceItem | Entity | Finding | Comparison) -> tuple[Span, ...]:
        if isinstance(record, Entity):
            mentions = self.mentions(entity=record.id)
            return tuple(m.span for m in sorted(mentions, key=lambda m: m.form != "name"))
        if isinstance(record, SentenceItem):
            return (record.span,)
        if isinstance(record, Comparison):
            return tuple(member.span for member in record.members)
        return tuple(piece.span for piece in list_pieces(record))

    def _explain(self, record: SentenceItem | Entity | Finding | Comparison, evidence: tuple[Span, ...]) -> Explanation:
        """Gather what stands in the sentence of the first evidence, and name every entity in all of it."""
        sentences = self._sentences_of(evidence)
        if not sentences:
            return Explanation(record, None)
        sentence = next(s for s in sentences if is_inside(evidence[0], s))
        at, index = sentence.span.document, sentence.index
        mentions = self.mentions(document=at, sentence=index)
        frames = self.frames(document=at, sentence=index)
        findings = tuple(f for read in self.finding_lists() for f in read(document=at, sentence=index))
        around = self._around(record) if isinstance(record, Finding) else ()
        told = [*findings, *around, *([record] if isinstance(record, Finding) else [])]
        named = {m.entity for m in mentions} | {p.entity for finding in told for p in list_parties(finding)}
        named |= {e for f in frames for a in f.frame.arguments for e in (*a.phrase.entities, *a.phrase.inside)}
        named |= {e for f in frames for e in [f.frame.holder.entity] if e}
        return Explanation(
            record=record,
            document=self.documents(id=at)[0],
            sentence=sentence,
            evidence=evidence,
            sentences=sentences,
            around=around,
            mentions=mentions,
            expressions=self.expressions(document=at, sentence=index),
            frames=frames,
            findings=findings,
            entities=tuple(entity for id in sorted(named) for entity in self.entities(id=id)),
        )

    def _sentences_of(self, evidence: tuple[Span, ...]) -> tuple[SentenceItem, ...]:
        """List the sentences that spans stand in or reach into, in text order."""
        documents = sorted({span.document for span in evidence})
        held = (sentence for document in documents for sentence in self.sentences(document=document))
        return tuple(sentence for sentence in held if any(is_inside(span, sentence) for span in evidence))

    def _around(self, finding: Finding) -> tuple[Statement, ...]:
        """List the statements that a finding stands in, the innermost first."""
        found: dict[str, Statement] = {}
        waiting = list(list_around(finding))
        while waiting:
            statement = next(iter(self.statements(id=waiting.pop(0))), None)
            if statement is not None and statement.id not in found:  # of something rejected it may be gone, too
                found[statement.id] = statement
                waiting += list_around(statement)
        return tuple(found.values())


def is_inside(span: Span, sentence: SentenceItem) -> bool:
    """Whether some of a span stands in a sentence."""
    held = sentence.span
    return span.document == held.document and span.start < held.end and held.start < span.end
