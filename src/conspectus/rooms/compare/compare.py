"""Compare: a pile -> agreement, conflict and change between its findings."""

from msgspec import structs

from conspectus.records import Comparison, Pile
from conspectus.rooms.compare.events import compare_events
from conspectus.rooms.compare.figures import compare_figures
from conspectus.rooms.compare.forecasts import judge_forecasts
from conspectus.rooms.compare.offices import compare_offices
from conspectus.rooms.compare.positions import compare_positions
from conspectus.rooms.compare.sides import Comparer, Sources


def compare_pile(pile: Pile, comparer: Comparer) -> Pile:
    """Compare findings by their fields, never by their sentences: same measure, same event, same office, same relation.

    Returns:
        The pile with its forecasts judged and with comparisons, by id. Conflicts may stand within one report; agreement
        needs two independent ones.
    """
    sources = Sources(pile, comparer)
    comparing = (compare_figures, compare_offices, compare_events, compare_positions)
    found: dict[str, Comparison] = {c.id: c for compare in comparing for c in compare(pile, sources)}
    return structs.replace(judge_forecasts(pile, sources), comparisons=tuple(found[id] for id in sorted(found)))
