"""Additions: a dossier before and after -> what the reports that came in changed."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from conspectus.dossier import DocumentItem, Dossier, find_time
from conspectus.model.wording import word_finding
from conspectus.records import Comparison, Entity, Event, Finding, Record, Reprint, Time

# fields in which a finding says something by itself: times stand under `dates`, entities under `identity`
SAID = (
    *("status", "outcome", "polarity", "aim", "kind", "predicate", "role", "is_former"),
    *("measure", "value", "low", "high", "unit", "bound"),
)
Spot = tuple[str, int]  # where something begins: a document and a character of its text


class Contents(Record, frozen=True):
    """What a dossier holds, as far as two are compared by it. spots: entity -> where it is named or referred to."""

    documents: dict[str, DocumentItem]
    entities: dict[str, Entity]
    spots: dict[str, frozenset[Spot]]
    findings: dict[str, Finding]
    comparisons: tuple[Comparison, ...]
    reprints: tuple[Reprint, ...]


class Difference(Record, frozen=True):
    """One thing that is another than before. `before` is None for what is new, `after` for what is gone."""

    id: str
    kind: str
    text: str
    before: str | None = None
    after: str | None = None


class Additions(Record, frozen=True):
    """What a build changed in a dossier.

    new: documents, entities and findings that were not there. gone: those that are no more. confirmed: events and
    figures that more independent sources tell of than before. contradicted: conflicts that are new. dates: documents
    and findings with another date. identity: entities that are named otherwise, joined or parted. changed: findings
    that say another thing.
    """

    new: tuple[Difference, ...] = ()
    gone: tuple[Difference, ...] = ()
    confirmed: tuple[Difference, ...] = ()
    contradicted: tuple[Difference, ...] = ()
    dates: tuple[Difference, ...] = ()
    identity: tuple[Difference, ...] = ()
    changed: tuple[Difference, ...] = ()


def take_contents(dossier: Dossier) -> Contents:
    """Take from a dossier what two are compared by."""
    spots: dict[str, set[Spot]] = {}
    for mention in dossier.mentions():
        spots.setdefault(mention.entity, set()).add((mention.span.document, mention.span.start))
    return Contents(
        documents={item.document.id: item for item in dossier.documents()},
        entities={entity.id: entity for entity in dossier.entities()},
        spots={entity: frozenset(own) for entity, own in spots.items()},
        findings={finding.id: finding for read in dossier.finding_lists() for finding in read()},
        comparisons=dossier.comparisons(),
        reprints=dossier.reprints(),
    )


def find_additions(before: Contents, after: Contents) -> Additions:
    """Set two states of a dossier side by side; what is the same thing under another id is found by its place."""
    entities = _follow(before.spots, after.spots)
    events = _follow(_list_spots(before), _list_spots(after))
    return Additions(
        new=tuple(_find_new(before, after, {*_flatten(entities), *_flatten(events)})),
        gone=tuple(_find_gone(before, after, {id for id, to in {**entities, **events}.items() if to})),
        confirmed=tuple(_find_confirmed(before, after, events)),
        contradicted=tuple(_find_contradicted(before, after)),
        dates=tuple(_find_dates(before, after, events)),
        identity=tuple(_find_identity(before, after, entities)),
        changed=tuple(_find_changed(before, after, events)),
    )


# ---------------------------------------------------------------- the same thing, before and after


def _follow(before: dict[str, frozenset[Spot]], after: dict[str, frozenset[Spot]]) -> dict[str, tuple[str, ...]]:
    """Return for each id of before the ids that have its places after, most places first."""
    owner: dict[Spot, list[str]] = {}
    for id, spots in sorted(after.items()):
        for spot in spots:
            owner.setdefault(spot, []).append(id)
    followed = {}
    for id, spots in before.items():
        heirs: Counter[str] = Counter()
        for spot in spots:
            there = owner.get(spot, [])
            heirs.update([id] if id in there else there)
        followed[id] = tuple(sorted(heirs, key=lambda heir: (-heirs[heir], heir)))
    return followed


def _list_spots(contents: Contents) -> dict[str, frozenset[Spot]]:
    """Return where each event is told of."""
    events = (finding for finding in contents.findings.values() if isinstance(finding, Event))
    return {event.id: frozenset((m.span.document, m.span.start) for m in event.mentions) for event in events}


def _flatten(followed: dict[str, tuple[str, ...]]) -> Iterator[str]:
    return (heir for heirs in followed.values() for heir in heirs)


def _pair_findings(
    before: Contents, after: Contents, events: dict[str, tuple[str, ...]]
) -> Iterator[tuple[Finding, Finding]]:
    """Yield each finding that both have, as it was and as it is; of several that are one now, the one of its id."""
    heirs = {id: id if id in after.findings else next(iter(events.get(id, ())), None) for id in before.findings}
    old_of = {heir: id for id, heir in sorted(heirs.items(), reverse=True) if heir}
    old_of |= {heir: heir for heir in old_of if heir in before.findings}
    for heir, id in sorted(old_of.items()):
        yield before.findings[id], after.findings[heir]


# ---------------------------------------------------------------- what is new, what is gone


def _find_new(before: Contents, after: Contents, known: Collection[str]) -> Iterator[Difference]:
    for id, text, kind in _list_all(after):
        if id not in known and id not in before.documents and id not in before.entities and id not in before.findings:
            yield Difference(id, kind, text, after=text)


def _find_gone(before: Contents, after: Contents, followed: Collection[str]) -> Iterator[Difference]:
    for id, text, kind in _list_all(before):
        if id not in followed and id not in after.documents and id not in after.entities and id not in after.findings:
            yield Difference(id, kind, text, before=text)


def _list_all(contents: Contents) -> Iterator[tuple[str, str, str]]:
    """Yield id, words and kind of everything."""
    for id, item in sorted(contents.documents.items()):
        yield id, item.document.title or item.document.path, "document"
    for id, entity in sorted(contents.entities.items()):
        yield id, entity.name, "entity"
    for id, finding in sorted(contents.findings.items()):
        yield id, _word(contents, finding), _kind(finding)


def _kind(finding: Finding) -> str:
    return type(finding).__name__.lower()


def _word(contents: Contents, finding: Finding) -> str:
    return word_finding(finding, _namer(contents))


def _namer(contents: Contents) -> Callable[[str | None], str]:
    def name(entity: str | None) -> str:
        if entity in contents.entities:
            return contents.entities[entity].name
        return "the author" if entity == "author" else "somebody"

    return name


# ---------------------------------------------------------------- who bears whom out, who contradicts


def _find_confirmed(before: Contents, after: Contents, events: dict[str, tuple[str, ...]]) -> Iterator[Difference]:
    """Yield what was known and now has more independent sources."""
    earlier, later = _count_sources(before), _count_sources(after)
    for old, new in _pair_findings(before, after, events):
        least, most = earlier.get(old.id, 1), later.get(new.id, 1)
        if most > least:
            yield Difference(new.id, _kind(new), _word(after, new), _say_sources(least), _say_sources(most))


def _count_sources(contents: Contents) -> dict[str, int]:
    """Count the independent sources of what several tell: of an event all that tell it, else all that agree."""
    sources: dict[str, set[str]] = {}
    for comparison in contents.comparisons:
        if comparison.kind == "agree":
            for member in comparison.members:
                sources.setdefault(member.record, set()).update(comparison.documents)
    for finding in contents.findings.values():
        if isinstance(finding, Event):
            sources[finding.id] = {mention.span.document for mention in finding.mentions}
    original = {reprint.document: reprint.of for reprint in contents.reprints}
    return {record: len({_find_origin(d, original) for d in told}) for record, told in sources.items()}


def _find_origin(document: str, original: dict[str, str]) -> str:
    """Return what a document repeats, or repeats by way of another copy; itself if nothing."""
    seen = set()
    while document in original and document not in seen:
        seen.add(document)
        document = original[document]
    return document


def _say_sources(number: int) -> str:
    return f"{number} source{'' if number == 1 else 's'}"


def _find_contradicted(before: Contents, after: Contents) -> Iterator[Difference]:
    """Yield the conflicts that were not there, by the places of their sides: ids of joined events change."""
    known = {_places(comparison) for comparison in before.comparisons if comparison.kind == "conflict"}
    for comparison in after.comparisons:
        if comparison.kind == "conflict" and _places(comparison) not in known:
            yield Difference(comparison.id, comparison.about, comparison.explanation, after=comparison.doubt)


def _places(comparison: Comparison) -> tuple[str, frozenset[Spot]]:
    return comparison.about, frozenset((m.span.document, m.span.start) for m in comparison.members)


# ---------------------------------------------------------------- what says another thing


def _find_dates(before: Contents, after: Contents, events: dict[str, tuple[str, ...]]) -> Iterator[Difference]:
    for id, old in sorted(before.documents.items()):
        if id in after.documents:
            was, now = _say_time(old.published.time), _say_time(after.documents[id].published.time)
            if was != now:
                yield Difference(id, "document", old.document.title or old.document.path, was, now)
    for finding, new in _pair_findings(before, after, events):
        was, now = _say_time(find_time(finding)), _say_time(find_time(new))
        if was != now:
            yield Difference(new.id, _kind(new), _word(after, new), was, now)


def _say_time(time: Time | None) -> str:
    if time is None or (time.earliest is None and time.latest is None):
        return "not said"
    first, last = (end.isoformat() if end else "…" for end in (time.earliest, time.latest))
    return first if first == last else f"{first}/{last}"


def _find_identity(before: Contents, after: Contents, entities: dict[str, tuple[str, ...]]) -> Iterator[Difference]:
    """Yield entities with another name or kind, and those that are one now, or several."""
    for id, old in sorted(before.entities.items()):
        for heir in (id,) if id in after.entities and not entities.get(id) else entities.get(id, ()):
            was, now = f"{old.kind} {old.name}", f"{after.entities[heir].kind} {after.entities[heir].name}"
            if was != now:
                yield Difference(heir, "entity", old.name, was, now)


def _find_changed(before: Contents, after: Contents, events: dict[str, tuple[str, ...]]) -> Iterator[Difference]:
    """Yield findings of which some of what they say is another."""
    for old, new in _pair_findings(before, after, events):
        fields = [name for name in SAID if getattr(old, name, None) != getattr(new, name, None)]
        if fields:
            was, now = (", ".join(f"{name} {getattr(side, name)}" for name in fields) for side in (old, new))
            yield Difference(new.id, _kind(new), _word(after, new), was, now)
