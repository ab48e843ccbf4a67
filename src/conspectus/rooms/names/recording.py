"""Recording: what was found in a document -> its entities and mentions."""

from collections import Counter
from collections.abc import Iterable, Sequence

from conspectus.records import Document, Entity, Mention
from conspectus.rooms.names.lexicon import Known
from conspectus.rooms.names.spots import Found


class Recorder:
    """Gives things their local ids in order of first mention, and makes the records."""

    def __init__(self, document: Document, found: Sequence[Found]) -> None:
        self.document = document
        self.ids: dict[str, str] = {}
        groups: dict[str, list[Found]] = {}
        mentions: list[Mention] = []
        for item in found:
            if mentions and item.name.text_start < mentions[-1].end:
                continue
            self.ids.setdefault(item.key, f"{document.id}/{len(self.ids) + 1}")
            groups.setdefault(item.key, []).append(item)
            mentions.append(self._make_mention(item))
        self.mentions = tuple(mentions)
        self.entities = tuple(self._make_entity(key, items) for key, items in groups.items())
        self.keys = {identifier: key for key, identifier in self.ids.items()}

    def key_of(self, identifier: str) -> str:
        """Return the key of the thing with a local id."""
        return self.keys[identifier]

    def merge(self, more: Iterable[Found]) -> tuple[Mention, ...]:
        """Return all mentions in text order, those by title and pronoun among them."""
        extra = [self._make_mention(item) for item in more if item.key in self.ids]
        once = {(m.start, m.end, m.entity): m for m in [*extra, *self.mentions]}
        return tuple(once[key] for key in sorted(once))

    def _make_mention(self, item: Found) -> Mention:
        start, end = item.name.text_start, item.name.line.pieces[item.end - 1].end
        return Mention(
            start=start,
            end=end,
            text=self.document.text[start:end],
            entity=self.ids[item.key],
            form=item.form,
            sentence=item.name.line.index,
            confidence=item.confidence,
            rule=item.rule,
        )

    def _make_entity(self, key: str, items: list[Found]) -> Entity:
        surfaces: Counter[str] = Counter()
        known: Known | None = None
        for item in items:
            if item.form == "name":
                text = self._make_mention(item).text
                surfaces[item.name.key if item.name.key.upper() == text else text] += 1
            if item.name.known is not None and item.name.known.key == key:
                known = item.name.known
        name = max(surfaces, key=lambda s: (len(s.split()), surfaces[s], len(s), s), default="")
        ids = dict(known.ids) if known is not None else {}
        if key.startswith("state:"):
            code = key.removeprefix("state:")
            ids = {"iso3166": code} if len(code) == 2 else {}
            name = items[0].state_name or name
        if key.startswith("body:"):  # "Brussels" stands for the European Union
            name = next((item.state_name for item in items if item.state_name), name)
        best = max(items, key=lambda item: item.confidence)
        aliases = tuple(sorted(set(surfaces) - {name}))
        return Entity(self.ids[key], items[0].kind, name, aliases, ids, best.confidence, best.rule)
