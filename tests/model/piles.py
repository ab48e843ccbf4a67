"""What is known, by hand: facts about invented actors, each a sentence of its own in a report of its own day."""

import datetime as dt
from typing import Any

from msgspec import structs

from conspectus.dossier import DocumentItem, SentenceItem
from conspectus.model.known import Fact, Known
from conspectus.records import (
    Document,
    Entity,
    Event,
    EventMention,
    Finding,
    Flow,
    Goal,
    Link,
    Participant,
    Published,
    Role,
    Span,
    Stance,
    Tie,
    Time,
)

ENTITIES = {
    "vel": Entity("vel", "state", "Velmora", ("Velmorans",)),
    "nor": Entity("nor", "organization", "Norvik Terminals", ("Norvik",)),
    "tar": Entity("tar", "state", "Tarnholm"),
    "pact": Entity("pact", "bloc", "Fjord Pact"),
    "ida": Entity("ida", "person", "Ida Solheim"),
    "ove": Entity("ove", "person", "Ove Lund"),
}


def day(text: str) -> Time:
    """Return a time of one day."""
    date = dt.date.fromisoformat(text)
    return Time(date, date, "day", text)


def between(first: str | None, last: str | None) -> Time:
    """Return a time between two days."""
    ends = [dt.date.fromisoformat(end) if end else None for end in (first, last)]
    return Time(ends[0], ends[1], "open")


class Teller:
    """Tells facts one after another; `known()` returns all that was told."""

    def __init__(self) -> None:
        self.facts: list[Fact[Any]] = []

    def tell(self, finding: Finding, *, on: str, says: str) -> Fact[Any]:
        """Add a finding of a report published on a day, whose one sentence is `says`."""
        name = f"d-{on}"
        item = DocumentItem(
            Document(name, f"{on}.txt", None, None, (), "en", None, says, ()), Published(day(on), "metadata")
        )
        span = Span(name, 0, len(says), says)
        sentence = SentenceItem(f"s-{len(self.facts)}", 0, span, "paragraph", (), None)
        fact = Fact(finding, span, sentence, item)
        self.facts.append(fact)
        return fact

    def known(self) -> Known:
        """Return what was told."""
        documents = {fact.document.document.id: fact.document for fact in self.facts}
        return Known(tuple(self.facts), ENTITIES, tuple(documents.values()))

    # ------------------------------------------------------------ findings in short

    def tie(self, subject: str, predicate: str, object: str, *, on: str, **fields: Any) -> Fact[Any]:
        """Tell a tie."""
        says = f"{ENTITIES[subject].name} {predicate} {ENTITIES[object].name}."
        span = Span(f"d-{on}", 0, len(says), says)
        tie = Tie(f"ti-{len(self.facts)}", subject, predicate, object, 1, None, (span,), 0)
        return self.tell(structs.replace(tie, **fields), on=on, says=says)

    def flow(self, good: str, source: str | None, target: str | None, *, on: str, **fields: Any) -> Fact[Any]:
        """Tell a flow."""
        says = f"{good} flows."
        span = Span(f"d-{on}", 0, len(says), says)
        flow = Flow(f"fl-{len(self.facts)}", span, good, source, (), target, "running", None, None, 0)
        return self.tell(structs.replace(flow, **fields), on=on, says=says)

    def role(self, person: str, role: str, of: str, *, on: str, **fields: Any) -> Fact[Any]:
        """Tell who holds an office."""
        says = f"{role} {ENTITIES[person].name}"
        held = Role(f"r-{len(self.facts)}", person, role, of, day(on), Span(f"d-{on}", 0, len(says), says), 0)
        return self.tell(structs.replace(held, **fields), on=on, says=says)

    def goal(self, actor: str, aim: str, words: str, *, on: str) -> Fact[Any]:
        """Tell a goal."""
        says = f"{ENTITIES[actor].name} wants {words}"
        start = says.index(words)
        span, wanted = Span(f"d-{on}", 0, len(says), says), Span(f"d-{on}", start, len(says), words)
        goal = Goal(f"go-{len(self.facts)}", span, actor, aim, wanted, "author", None, 0)  # type: ignore[arg-type]
        return self.tell(goal, on=on, says=says)

    def stance(self, holder: str, about: str, polarity: int, *, on: str) -> Fact[Any]:
        """Tell a stance."""
        says = f"{holder} judges {about}"
        span = Span(f"d-{on}", 0, len(says), says)
        return self.tell(Stance(f"sn-{len(self.facts)}", span, holder, (about,), polarity, None, 0), on=on, says=says)

    def event(self, kind: str, actor: str, recipient: str, *, on: str, status: str = "occurred") -> Fact[Any]:
        """Tell an event."""
        says = f"{ENTITIES[actor].name} {kind} {ENTITIES[recipient].name}"
        span = Span(f"d-{on}", 0, len(says), says)
        who = (Participant(actor, "actor"), Participant(recipient, "recipient"))
        mention = EventMention(span, status, None, 0)  # type: ignore[arg-type]
        event = Event(f"ev-{len(self.facts)}", kind, says, who, None, None, mention.status, (mention,), 0)
        return self.tell(event, on=on, says=says)

    def link(self, kind: str, source: str, target: str, *, on: str) -> Fact[Any]:
        """Tell what depends on what; both ends stand in one sentence."""
        says = f"{source}; {target}"
        ends = (Span(f"d-{on}", 0, len(source), source), Span(f"d-{on}", len(source) + 2, len(says), target))
        link = Link(f"li-{len(self.facts)}", kind, *ends, "author", 0)  # type: ignore[arg-type]
        return self.tell(link, on=on, says=says)
