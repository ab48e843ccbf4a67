"""Replay: reviews, one after another -> the pile that they make, and what became of each."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec
from msgspec import structs

from conspectus.errors import UsageError
from conspectus.records import Comparison, Entity, Finding, Pile, Record, Rejected, Review, Reviewed, Span

REVIEWED = ", reviewed"  # ends the rule of whatever a review changed


class Change(Record, frozen=True):
    """What one review makes of a pile.

    records: ids that it changed or made. joined: ids that are no more; the first of the records stands for them.
    rejected: what was taken out, and the spans where it stood.
    """

    pile: Pile
    records: tuple[str, ...]
    joined: tuple[str, ...] = ()
    rejected: tuple["Struck", ...] = ()


class Struck(Record, frozen=True):
    """A record that a review takes out, and where it stood."""

    record: Finding | Entity | Comparison
    spans: tuple[Span, ...]


Apply = Callable[[Pile, Review], Change]
Stage = Literal["document", "entity", "finding", "comparison"]
_STAGES: dict[str, Stage] = {
    "d": "document",
    "e": "entity",
    "cm": "comparison",
}  # by the beginning of an id; all else is a finding


def replay(pile: Pile, reviews: tuple[Review, ...], stage: Stage, apply: Apply) -> Pile:
    """Apply the reviews of one stage; one that does not fit is kept with the reason."""
    for number, review in enumerate(reviews, 1):
        if _STAGES.get(find_prefix(review.targets[0].id), "finding") != stage:
            continue
        try:
            change = apply(pile, review)
        except UsageError as misfit:
            outcome = Reviewed(number, review, problem=str(misfit))
            pile = structs.replace(pile, reviewed=(*pile.reviewed, outcome))
        else:
            pile = _settle(change, number, review)
    return structs.replace(pile, reviewed=tuple(sorted(pile.reviewed, key=lambda r: r.number)))


def _settle(change: Change, number: int, review: Review) -> Pile:
    """Note what a review did, under the ids that stand for what it and those before it changed."""
    joined = dict.fromkeys(change.joined, change.records[0])
    earlier = (
        structs.replace(r, records=tuple(dict.fromkeys(joined.get(id, id) for id in r.records)))
        for r in change.pile.reviewed
    )
    rejected = tuple(
        Rejected(
            struck.record.id,
            type(struck.record).__name__.lower(),
            number,
            struck.spans,
            msgspec.json.encode(struck.record, order="deterministic").decode(),
        )
        for struck in change.rejected
    )
    return structs.replace(
        change.pile,
        reviewed=(*earlier, Reviewed(number, review, change.records)),
        rejected=tuple(sorted((*change.pile.rejected, *rejected), key=lambda r: r.id)),
    )


def find_prefix(id: str) -> str:
    """Return what says of an id which kind of thing it is: "ev" of an event's."""
    return id.partition("-")[0]


def mark(rule: str) -> str:
    """Return the name of a rule with a mark that a person had a say."""
    return rule if rule.endswith(REVIEWED) else f"{rule}{REVIEWED}"


def list_spans(value: object) -> Iterator[Span]:
    """Yield every span in a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from list_spans(item)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from list_spans(getattr(value, name))
