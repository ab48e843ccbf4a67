"""Contract: a dossier -> the JSON object that other programs read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

import msgspec
from msgspec import structs

from conspectus.dossier import DocumentItem, Dossier, MentionItem, SentenceItem, list_pieces
from conspectus.records import Comparison, Entity, EventMention, Finding, Skipped, Span, Statement, Time

Json = dict[str, object]

# the contract calls the ends of flows and links so; both are words of Python
_RENAMED = {"source": "from", "target": "to"}
_ORDER = (
    "documents",
    "entities",
    "mentions",
    "roles",
    "statements",
    "events",
    "figures",
    "ties",
    "stances",
    "goals",
    "flows",
    "links",
    "comparisons",
    "forecasts",
    "ledger",
    "skipped",
)


def write_json(dossier: Dossier, stream: TextIO) -> None:
    """Write one JSON object: a list for each kind of record, one record a line, the same bytes for the same pile.

    Spans count characters from 0, ends exclusive; days are ISO 8601, both ends included; values are in base units.
    """
    sentences = {(s.span.document, s.index): s for s in dossier.sentences()}
    originals = {reprint.document: reprint.of for reprint in dossier.reprints()}
    lists: dict[str, Callable[[], Iterable[Json]]] = {
        "documents": lambda: (
            _show_document(item, originals.get(item.document.id))
            for item in sorted(dossier.documents(), key=lambda d: d.document.id)
        ),
        "entities": lambda: map(_show_entity, sorted(dossier.entities(), key=lambda e: e.id)),
        "mentions": lambda: _show_mentions(dossier, sentences),
        "roles": lambda: _show_findings(dossier.roles(), sentences),
        "statements": lambda: _show_findings(dossier.statements(), sentences),
        "events": lambda: _show_findings(dossier.events(), sentences),
        "figures": lambda: _show_findings(dossier.figures(), sentences),
        "ties": lambda: _show_findings(dossier.ties(), sentences),
        "stances": lambda: _show_findings(dossier.stances(), sentences),
        "goals": lambda: _show_findings(dossier.goals(), sentences),
        "flows": lambda: _show_findings(dossier.flows(), sentences),
        "links": lambda: _show_findings(dossier.links(), sentences),
        "forecasts": lambda: _show_findings(dossier.forecasts(), sentences),
        "comparisons": lambda: (
            _show_comparison(c, sentences) for c in sorted(dossier.comparisons(), key=lambda c: c.id)
        ),
        "ledger": lambda: map(_show_sentence, sentences.values()),
        "skipped": lambda: map(_show_skipped, dossier.skipped()),
    }
    for number, name in enumerate(_ORDER):
        stream.write(f"{',' if number else '{'}\n{_encode(name)}: [")
        for line, record in enumerate(lists[name]()):
            stream.write(f"{',' if line else ''}\n{_encode(record)}")
        stream.write("]")
    stream.write("\n}\n")


def _encode(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _show_span(span: Span) -> Json:
    return {"document": span.document, "start": span.start, "end": span.end, "text": span.text}


def _show_time(time: Time) -> Json:
    return {
        "earliest": time.earliest and time.earliest.isoformat(),
        "latest": time.latest and time.latest.isoformat(),
        "precision": time.precision,
        "text": time.text,
        "anchor": time.anchor,
    }


def _show_document(item: DocumentItem, original: str | None) -> Json:
    document, published = item.document, item.published
    return {
        "id": document.id,
        "path": document.path,
        "outlet": document.outlet,
        "title": document.title,
        "authors": document.authors,
        "published": {
            **_show_time(published.time),
            "basis": published.basis,
            "evidence": [_show_span(span) for span in published.evidence],
            "reason": published.reason,
        },
        "language": document.language,
        "translated_from": document.translated_from,
        "reprint_of": original,
        "url": document.url,
        "text": document.text,
        "left_out": [{"text": cut.text, "reason": cut.reason} for cut in document.left_out],
        "confidence": 1.0,  # that the report was there is not in doubt
        "rule": "clean",
    }


def _show_entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": entity.aliases,
        "ids": dict(sorted(entity.ids.items())),
        "confidence": entity.confidence,
        "rule": entity.rule,
    }


def _show_mentions(dossier: Dossier, sentences: dict[tuple[str, int], SentenceItem]) -> Iterator[Json]:
    """Show every mention but adjectives, which name no actor by themselves."""
    for item in dossier.mentions():
        if item.form != "adjective":
            yield _show_mention(item, sentences[item.span.document, item.sentence])


def _show_mention(item: MentionItem, sentence: SentenceItem) -> Json:
    return {
        **_show_span(item.span),
        "entity": item.entity,
        "form": item.form,
        "confidence": item.confidence,
        "rule": item.rule,
        "sentence": _show_span(sentence.span),
    }


def _show_findings(findings: Iterable[Finding], sentences: dict[tuple[str, int], SentenceItem]) -> Iterator[Json]:
    """Show findings field by field: the records have the contract's names."""
    for finding in findings:
        first = list_pieces(finding)[0].span
        shown = {_RENAMED.get(name, name): _show(value) for name, value in structs.asdict(finding).items()}
        if isinstance(finding, Statement):
            shown["document"] = first.document
        yield {**shown, "sentence": _show_span(sentences[first.document, finding.sentence].span)}


def _show(value: object) -> object:
    match value:
        case Span():
            return _show_span(value)
        case Time():
            return _show_time(value)
        case EventMention():
            told = {"status": value.status, "time": _show(value.time), "holder": value.holder}
            return {**_show_span(value.span), **told, "statement": value.statement}
        case tuple():
            return [_show(item) for item in value]
    return value


def _show_comparison(comparison: Comparison, sentences: dict[tuple[str, int], SentenceItem]) -> Json:
    first = comparison.members[0].span
    held = (s.span for s in sentences.values() if s.span.document == first.document)
    return {
        "id": comparison.id,
        "kind": comparison.kind,
        "about": comparison.about,
        "members": [{**_show_span(member.span), "record": member.record} for member in comparison.members],
        "documents": comparison.documents,
        "independent": comparison.independent,
        "explanation": comparison.explanation,
        "doubt": comparison.doubt,
        "confidence": comparison.confidence,
        "rule": comparison.rule,
        "sentence": _show_span(next(s for s in held if s.start <= first.start < s.end)),
    }


def _show_sentence(item: SentenceItem) -> Json:
    return {
        "document": item.span.document,
        "start": item.span.start,
        "end": item.span.end,
        "records": item.records,
        "reason": item.reason,
        "id": item.id,
        "confidence": 1.0,
        "rule": "ledger",
        "sentence": _show_span(item.span),
    }


def _show_skipped(item: Skipped) -> Json:
    return {"path": item.path, "stage": item.stage, "reason": item.reason}
