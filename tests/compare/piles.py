"""Piles by hand: reports of which each sentence is one finding, published on the days that their names give."""

import datetime as dt
from typing import Any

from msgspec import structs

from conspectus.records import (
    Block,
    Dating,
    Document,
    Entity,
    Event,
    EventMention,
    Extent,
    Figure,
    Forecast,
    Goal,
    Naming,
    Participant,
    Pile,
    Published,
    Reading,
    Role,
    Span,
    Stance,
    Status,
    Tie,
    Time,
    make_id,
)

ENTITIES = {
    "vel": Entity("vel", "state", "Velmora"),
    "tar": Entity("tar", "state", "Tarnholm"),
    "nor": Entity("nor", "organization", "Norvik Terminals"),
    "ida": Entity("ida", "person", "Ida Solheim"),
    "ove": Entity("ove", "person", "Ove Lund"),
    "ska": Entity("ska", "place", "Skarsund"),
    "hav": Entity("hav", "place", "Havnes"),
}


def day(text: str) -> Time:
    """Return a time of one day."""
    date = dt.date.fromisoformat(text)
    return Time(date, date, "day", text)


def between(first: str, last: str) -> Time:
    """Return a time of several days."""
    return Time(dt.date.fromisoformat(first), dt.date.fromisoformat(last), "day", f"{first} to {last}")


def year(number: int) -> Time:
    """Return a time of a whole year."""
    return Time(dt.date(number, 1, 1), dt.date(number, 12, 31), "year", str(number))


class Writer:
    """Writes one report: each call adds a sentence and the finding that it is; `reading()` returns the report read."""

    def __init__(self, published: str, outlet: str = "Harbour Gazette") -> None:
        self.published, self.outlet = published, outlet
        self.name = f"d-{outlet.replace(' ', '')}-{published}"
        self.sentences: list[str] = []
        self.findings: dict[str, list[Any]] = {}

    def _add(self, words: str) -> Span:
        start = sum(len(sentence) + 1 for sentence in self.sentences)
        self.sentences.append(words)
        return Span(self.name, start, start + len(words), words)

    def _keep(self, kind: str, finding: Any) -> Any:
        self.findings.setdefault(kind, []).append(finding)
        return finding

    def say(self, words: str) -> None:
        """Add a sentence that is no finding."""
        self._add(words)

    def event(
        self, words: str, kind: str, *parties: str, status: Status = "occurred", time: Time | None = None,
        place: str | None = None, trigger: str = "",
    ) -> Event:  # fmt: skip
        """Add an event."""
        span = self._add(words)
        mention = EventMention(span, status, time, len(self.sentences) - 1, trigger or words.rsplit(maxsplit=1)[-1])
        who = tuple(Participant(party, "party") for party in parties)
        event = Event(
            make_id("ev", words, self.name), kind, words, who, place, time, status, (mention,), mention.sentence
        )
        return self._keep("events", event)  # type: ignore[no-any-return]

    def forecast(self, words: str) -> Forecast:
        """Add a forecast by the author, on the words of the event added last."""
        event = self.findings["events"][-1]
        return self._keep(  # type: ignore[no-any-return]
            "forecasts",
            Forecast(make_id("fc", words, self.name), event.mentions[0].span, "author", None, event.sentence),
        )

    def figure(self, words: str, measure: str, value: float, unit: str, **fields: Any) -> Figure:
        """Add a figure."""
        figure = Figure(
            make_id("f", words, self.name), self._add(words), measure, value, None, None, unit, "exact", None, (),
            len(self.sentences) - 1, rule="test",
        )  # fmt: skip
        return self._keep("figures", structs.replace(figure, **fields))  # type: ignore[no-any-return]

    def role(self, person: str, role: str, of: str | None = None, *, is_former: bool = False) -> Role:
        """Add an office."""
        span = self._add(f"{role} {ENTITIES[person].name}")
        held = Role(make_id("r", person, role, self.name), person, role, of, day(self.published), span, 0, is_former)
        return self._keep("roles", held)  # type: ignore[no-any-return]

    def tie(self, subject: str, predicate: str, object: str, polarity: int = 1) -> Tie:
        """Add a tie."""
        span = self._add(f"{subject} {predicate} {object} {polarity}")
        tie = Tie(make_id("ti", span.text, self.name), subject, predicate, object, polarity, None, (span,), 0)
        return self._keep("ties", tie)  # type: ignore[no-any-return]

    def stance(self, one: str, other: str, polarity: int) -> Stance:
        """Add the author's stance on the relation of two."""
        span = self._add(f"relations {one} {other} {polarity}")
        stance = Stance(make_id("sn", span.text, self.name), span, "author", (one, other), polarity, None, 0)
        return self._keep("stances", stance)  # type: ignore[no-any-return]

    def goal(self, actor: str, aim: str, words: str) -> Goal:
        """Add a goal."""
        span = self._add(words)
        goal = Goal(make_id("go", actor, words, self.name), span, actor, aim, span, "author", None, 0)  # type: ignore[arg-type]
        return self._keep("goals", goal)  # type: ignore[no-any-return]

    def reading(self) -> Reading:
        """Return the report as read."""
        text, at, extents = " ".join(self.sentences), 0, []
        for number, sentence in enumerate(self.sentences):
            extents.append(Extent(number, at, at + len(sentence), 0))
            at += len(sentence) + 1
        document = Document(
            self.name, f"{self.name}.txt", self.outlet, None, (), "en", None, text, (Block(0, len(text), "paragraph"),)
        )
        naming, dating = Naming(tuple(ENTITIES.values())), Dating(Published(day(self.published), "metadata"))
        findings = {kind: tuple(found) for kind, found in self.findings.items()}
        return Reading(document, tuple(extents), naming, dating, (), **findings)


def make_pile(*writers: Writer) -> Pile:
    """Make a pile of reports."""
    readings = sorted((writer.reading() for writer in writers), key=lambda r: r.document.id)
    return Pile(tuple(readings), tuple(ENTITIES.values()))
