"""Additions: what a build changed -> lines for the terminal."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conspectus.model.additions import Additions, Difference

_MOST = 20  # more than this are counted, not listed
_PLURALS = {"entity": "entities", "stance": "stances"}


def list_additions(additions: "Additions | None") -> Iterator[str]:
    """Yield lines that say what is new, and item by item what is borne out, contradicted, dated or named otherwise."""
    if additions is None:
        return
    if additions.new:
        yield f"new: {_count_kinds(additions.new)}"
    if additions.gone:
        yield f"gone: {_count_kinds(additions.gone)}"
    yield from _list("confirmed", additions.confirmed)
    yield from _list("contradicted", additions.contradicted)
    yield from _list("other dates", additions.dates)
    yield from _list("other names", additions.identity)
    yield from _list("said otherwise", additions.changed)


def _count_kinds(differences: "tuple[Difference, ...]") -> str:
    counts = Counter(difference.kind for difference in differences)
    return ", ".join(
        f"{number} {kind if number == 1 else _PLURALS.get(kind, kind + 's')}" for kind, number in counts.items()
    )


def _list(title: str, differences: "tuple[Difference, ...]") -> Iterator[str]:
    if not differences:
        return
    yield f"{title}: {len(differences)}"
    yield from (f"  {_show(difference)}" for difference in differences[:_MOST])
    if len(differences) > _MOST:
        yield f"  and {len(differences) - _MOST} more; --json lists all"


def _show(difference: "Difference") -> str:
    sides = [side for side in (difference.before, difference.after) if side is not None]
    return f"{difference.id}  {difference.text}" + (f" ({' → '.join(sides)})" if sides else "")
