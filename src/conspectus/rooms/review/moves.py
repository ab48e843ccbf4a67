"""Moves: mentions of one entity given to another -> a reading whose names, offices and frames say so."""

from collections.abc import Iterator

from msgspec import Struct, structs

from conspectus.records import Argument, Frame, Holder, Office, Phrase, Reading

Spots = frozenset[tuple[int, int]]


class Move(Struct, frozen=True):
    """Mentions of `old` in one document that are of `new` now, or of nothing: where they stand, and which stay."""

    old: str
    new: str | None
    gone: Spots
    kept: Spots

    def has(self, start: int, end: int) -> bool:
        """Whether a mention of the old entity stands in or reaches into characters [start, end)."""
        return _meet(self.gone, start, end) or _meet(self.kept, start, end)

    def stand_for(self, start: int, end: int) -> tuple[str, ...]:
        """Return who is meant in [start, end) where it was the old entity.

        Where no mention stands there, as when a subject is taken over from another clause, it is the new one only if
        the document has no mention of the old one left.
        """
        is_gone, is_kept = _meet(self.gone, start, end), _meet(self.kept, start, end)
        if not is_gone and not is_kept:
            is_gone, is_kept = not self.kept, bool(self.kept)
        return (*([self.old] if is_kept else []), *([self.new] if is_gone and self.new else []))


def _meet(spots: Spots, start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spots)


def move_mentions(reading: Reading, move: Move) -> Reading:
    """Give mentions to another entity wherever a reading speaks of them; the entities themselves are the caller's."""
    naming = reading.naming
    mentions = (
        structs.replace(m, entity=move.new) if m.entity == move.old and (m.start, m.end) in move.gone else m
        for m in naming.mentions
        if not (move.new is None and m.entity == move.old and (m.start, m.end) in move.gone)
    )
    own = {e.id for e in naming.entities if e.id != move.old or move.kept}
    named = structs.replace(
        naming,
        entities=tuple(entity for entity in naming.entities if entity.id in own),
        mentions=tuple(mentions),
        offices=tuple(office for old in naming.offices for office in _move_office(old, move)),
    )
    return structs.replace(reading, naming=named, frames=tuple(_move_frame(frame, move) for frame in reading.frames))


def _move_office(office: Office, move: Move) -> Iterator[Office]:
    """Yield the office under whoever holds it; nothing where that is nobody any more."""
    person = _one(office.person, move, office.start, office.end)
    if person is not None:
        yield structs.replace(office, person=person, of=_one(office.of, move, office.start, office.end))


def _one(entity: str | None, move: Move, start: int, end: int) -> str | None:
    if entity != move.old:
        return entity
    return next(reversed(move.stand_for(start, end)), None)


def _move_frame(frame: Frame, move: Move) -> Frame:
    return structs.replace(
        frame,
        arguments=tuple(_move_argument(argument, move) for argument in frame.arguments),
        holder=_move_holder(frame.holder, move),
    )


def _move_holder(holder: Holder, move: Move) -> Holder:
    start, end = holder.start or 0, holder.end or 0
    entity = _one(holder.entity, move, start, end)
    return holder if entity == holder.entity else structs.replace(holder, entity=entity)


def _move_argument(argument: Argument, move: Move) -> Argument:
    phrase = argument.phrase
    if move.old not in phrase.entities and move.old not in phrase.inside:
        return argument
    return structs.replace(argument, phrase=_move_phrase(phrase, move))


def _move_phrase(phrase: Phrase, move: Move) -> Phrase:
    """The mention at the head says whom a phrase names; every mention in it, who stands anywhere inside."""
    whole = move.stand_for(phrase.start, phrase.end)
    at_head = move.has(phrase.head_start, phrase.head_end)
    head = move.stand_for(phrase.head_start, phrase.head_end) if at_head else whole
    return structs.replace(
        phrase, entities=_put(phrase.entities, move.old, head), inside=_put(phrase.inside, move.old, whole)
    )


def _put(entities: tuple[str, ...], old: str, new: tuple[str, ...]) -> tuple[str, ...]:
    every = (one for entity in entities for one in (new if entity == old else (entity,)))
    return tuple(dict.fromkeys(every))
