"""Contract: a dossier -> the JSON object that other programs read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

import msgspec

from conspectus.dossier import DocumentItem, Dossier, MentionItem, SentenceItem
from conspectus.records import Entity, Event, Figure, Forecast, Role, Skipped, Span, Statement, Time

Json = dict[str, object]

# kinds of finding that this version does not read: their lists are there and empty
_UNREAD = ("ties", "stances", "goals", "flows", "links", "comparisons")
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
    lists: dict[str, Callable[[], Iterable[Json]]] = {
        "documents": lambda: map(_show_document, sorted(dossier.documents(), key=lambda d: d.document.id)),
        "entities": lambda: map(_show_entity, sorted(dossier.entities(), key=lambda e: e.id)),
        "mentions": lambda: _show_mentions(dossier, sentences),
        "roles": lambda: (_show_role(r, sentences[r.span.document, r.sentence]) for r in dossier.roles()),
        "statements": lambda: (
            _show_statement(s, sentences[s.content[0].document, s.sentence]) for s in dossier.statements()
        ),
        "events": lambda: (
            _show_event(e, sentences[e.mentions[0].span.document, e.sentence]) for e in dossier.events()
        ),
        "forecasts": lambda: (_show_forecast(f, sentences[f.span.document, f.sentence]) for f in dossier.forecasts()),
        "figures": lambda: (_show_figure(f, sentences[f.span.document, f.sentence]) for f in dossier.figures()),
        "ledger": lambda: map(_show_sentence, sentences.values()),
        "skipped": lambda: map(_show_skipped, dossier.skipped()),
        **dict.fromkeys(_UNREAD, tuple),
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


def _show_document(item: DocumentItem) -> Json:
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
        "reprint_of": None,
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


def _show_role(role: Role, sentence: SentenceItem) -> Json:
    return {
        "id": role.id,
        "person": role.person,
        "role": role.role,
        "of": role.of,
        "is_former": role.is_former,
        "observed": _show_time(role.observed),
        "span": _show_span(role.span),
        "confidence": role.confidence,
        "rule": role.rule,
        "sentence": _show_span(sentence.span),
    }


def _show_statement(statement: Statement, sentence: SentenceItem) -> Json:
    return {
        "id": statement.id,
        "document": statement.content[0].document,
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
        "cue": statement.cue and _show_span(statement.cue),
        "content": [_show_span(span) for span in statement.content],
        "manner": statement.manner,
        "said": statement.said and _show_time(statement.said),
        "venue": statement.venue,
        "about": statement.about,
        "inside": statement.inside,
        "confidence": statement.confidence,
        "rule": statement.rule,
        "sentence": _show_span(sentence.span),
    }


def _show_event(event: Event, sentence: SentenceItem) -> Json:
    return {
        "id": event.id,
        "kind": event.kind,
        "label": event.label,
        "participants": [{"entity": p.entity, "role": p.role} for p in event.participants],
        "place": event.place,
        "time": event.time and _show_time(event.time),
        "status": event.status,
        "mentions": [
            {
                **_show_span(mention.span),
                "status": mention.status,
                "time": mention.time and _show_time(mention.time),
                "holder": mention.holder,
                "statement": mention.statement,
            }
            for mention in event.mentions
        ],
        "confidence": event.confidence,
        "rule": event.rule,
        "sentence": _show_span(sentence.span),
    }


def _show_forecast(forecast: Forecast, sentence: SentenceItem) -> Json:
    return {
        "id": forecast.id,
        "span": _show_span(forecast.span),
        "speaker": forecast.speaker,
        "horizon": forecast.horizon and _show_time(forecast.horizon),
        "outcome": forecast.outcome,
        "evidence": [_show_span(span) for span in forecast.evidence],
        "statement": forecast.statement,
        "confidence": forecast.confidence,
        "rule": forecast.rule,
        "sentence": _show_span(sentence.span),
    }


def _show_figure(figure: Figure, sentence: SentenceItem) -> Json:
    return {
        "id": figure.id,
        "span": _show_span(figure.span),
        "measure": figure.measure,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "bound": figure.bound,
        "time": figure.time and _show_time(figure.time),
        "about": figure.about,
        "statement": figure.statement,
        "confidence": figure.confidence,
        "rule": figure.rule,
        "sentence": _show_span(sentence.span),
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
