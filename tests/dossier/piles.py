"""A small pile made by hand: two reports on a ferry line, so that the store is tested without the parser."""

import datetime as dt

from conspectus.dossier import BuildInfo, KeptReading
from conspectus.records import (
    Argument,
    Block,
    Cut,
    Dating,
    Document,
    Entity,
    Event,
    EventMention,
    Expression,
    Extent,
    Figure,
    Forecast,
    Frame,
    Holder,
    Mention,
    Naming,
    Participant,
    Phrase,
    Pile,
    Published,
    Reading,
    Role,
    Skipped,
    Span,
    Statement,
    Status,
    Time,
    make_id,
)

JUNE = Time(dt.date(2018, 6, 1), dt.date(2018, 6, 30), "month", "June 2018", "absolute")
DAY = Time(dt.date(2018, 7, 2), dt.date(2018, 7, 2), "day", "2 July 2018", "document")
FERRY = (
    "Ferry line reopens\n"
    "Captain Mira Östby said 1,200 cars crossed the Sound in June 2018. Who will pay? She would not say. In June 2018. "
    "No. Nothing else was said."
)
TUNNEL = "Mira Östby of Sundlinjen 🚢 agreed to wait until 2 July 2018."
INFO = BuildInfo("0.1.0", "rules", {"max_bytes": "10"}, "inputs")


def make_document(text: str, **fields: object) -> Document:
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = "title" if "\n" in text and number == 0 else "paragraph"
        blocks.append(Block(at, at + len(line), kind))
        at += len(line) + 1
    given: dict[str, object] = {
        "id": make_id("d", text),
        "path": "ferry.txt",
        "outlet": "Sound Post",
        "title": None,
        "authors": ("A. Writer", "B. Writer"),
        "language": "en",
        "translated_from": None,
        "text": text,
        "blocks": tuple(blocks),
        **fields,
    }
    return Document(**given)  # type: ignore[arg-type]


def find_extents(document: Document) -> tuple[Extent, ...]:
    """Cut each block after full stops and question marks."""
    extents: list[Extent] = []
    for number, block in enumerate(document.blocks):
        start = block.start
        for at in range(block.start, block.end):
            if document.text[at] in ".?" or at == block.end - 1:
                extents.append(Extent(len(extents), start, at + 1, number))
                start = at + 2
    return tuple(extents)


def quote(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def make_mention(document: Document, words: str, entity: str, *, sentence: int, form: str = "name") -> Mention:
    span = quote(document, words)
    return Mention(span.start, span.end, words, entity, form, sentence, 0.8, "full-name")  # type: ignore[arg-type]


def make_expression(
    document: Document, words: str, time: Time | None, *, index: int, start: int, sentence: int
) -> Expression:
    at = document.text.index(words, start)
    return Expression(index, at, at + len(words), words, sentence, "date", "M", time, "month-year")


def make_event(id: str, span: Span, status: Status, time: Time | None, **fields: object) -> Event:
    """Make an event with one mention."""
    own = {name: fields.pop(name) for name in ("holder", "statement") if name in fields}
    mention = EventMention(span, status, time, 0, **own)  # type: ignore[arg-type]
    given: dict[str, object] = {"kind": "OTHER", "participants": (), "place": None, "sentence": 0, **fields}
    return Event(id=id, label=span.text, time=time, status=status, mentions=(mention,), rule="hand", **given)  # type: ignore[arg-type]


def make_ferry() -> Reading:
    document = make_document(FERRY, title="Ferry line reopens", left_out=(Cut("Share this", "menu"),), dateline="June")
    cars = quote(document, "1,200 cars")
    captain = quote(document, "Captain Mira Östby")
    said, person = quote(document, "said"), quote(document, "Mira Östby")
    naming = Naming(
        mentions=(
            make_mention(document, "Mira Östby", "e-mira", sentence=1),
            make_mention(document, "the Sound", "e-sound", sentence=1),
            make_mention(document, "She", "e-mira", sentence=3, form="pronoun"),
        )
    )
    phrase = Phrase(person.start, person.end, person.start, person.end, "östby", ("e-mira",), ("e-mira",))
    frame = Frame(0, 1, "say", "verb", said.start, said.end, 19, 86, (Argument("subject", phrase),), holder=Holder())
    published = Published(JUNE, "content", (quote(document, "June 2018"),), "the latest month it tells of")
    expressions = (
        make_expression(document, "June 2018", JUNE, index=0, start=0, sentence=1),
        make_expression(document, "June 2018", JUNE, index=1, start=100, sentence=4),
    )
    role = Role("r-1", "e-mira", "captain", "e-line", JUNE, captain, 1, rule="apposed-office")
    figure = Figure(
        "f-1", cars, "cars", 1200.0, None, None, "car", "exact", JUNE, ("e-sound",), 1, "st-1", rule="counted-noun"
    )
    words = quote(document, "1,200 cars crossed the Sound in June 2018")
    statement = Statement(
        id="st-1",
        speaker="e-mira",
        speaker_text="Captain Mira Östby",
        cue=said,
        content=(words,),
        manner="indirect",
        said=None,
        venue=None,
        about=("e-sound",),
        sentence=1,
        rule="said-clause",
    )
    crossing = make_event(
        "ev-1", words, "occurred", JUNE, place="e-sound", holder="e-mira", statement="st-1", sentence=1
    )
    return Reading(
        document=document,
        sentences=find_extents(document),
        naming=naming,
        dating=Dating(published, expressions),
        frames=(frame,),
        roles=(role,),
        figures=(figure,),
        statements=(statement,),
        events=(crossing,),
    )


def make_tunnel() -> Reading:
    document = make_document(TUNNEL, path="sub/tunnel.txt", outlet=None)
    mentions = (
        make_mention(document, "Mira Östby", "e-mira", sentence=0),
        make_mention(document, "Sundlinjen", "e-line", sentence=0),
    )
    published = Published(DAY, "dateline", (quote(document, "2 July 2018"),), "")
    expression = make_expression(document, "2 July 2018", DAY, index=0, start=0, sentence=0)
    wait = quote(document, "wait until 2 July 2018")
    parties = (Participant("e-mira", "actor"), Participant("e-line", "recipient"))
    agreed = quote(document, "Mira Östby of Sundlinjen 🚢 agreed to wait until 2 July 2018")
    return Reading(
        document=document,
        sentences=find_extents(document),
        naming=Naming(mentions=mentions),
        dating=Dating(published, (expression,)),
        frames=(),
        events=(
            make_event("ev-2", agreed, "occurred", None, kind="AGREE", participants=parties),
            make_event("ev-3", wait, "planned", DAY),
        ),
        forecasts=(Forecast("fc-1", wait, "author", DAY, 0, rule="agreed-to"),),
    )


def make_pile() -> Pile:
    readings = tuple(sorted((make_ferry(), make_tunnel()), key=lambda r: r.document.id))
    entities = (
        Entity("e-line", "organization", "Sundlinjen", (), {}, 0.9, "company"),
        Entity("e-mira", "person", "Mira Östby", ("Captain Östby", "Östby"), {"wikidata": "Q0"}, 0.8, "full-name"),
        Entity("e-sound", "place", "the Sound", (), {}, 0.7, "place"),
    )
    return Pile(readings, entities, (Skipped("a.pdf", "read", "a.pdf: no text in it"),))


def make_kept(pile: Pile) -> list[KeptReading]:
    return [KeptReading(f"key-{n}", r.document.id, b"packed") for n, r in enumerate(pile.readings)]
