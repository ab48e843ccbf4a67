"""Compare: a pile -> agreement, conflict and change between its findings."""

from conspectus.records import Comparison, Pile
from conspectus.rooms.compare.events import compare_events
from conspectus.rooms.compare.figures import compare_figures
from conspectus.rooms.compare.offices import compare_offices
from conspectus.rooms.compare.positions import compare_positions
from conspectus.rooms.compare.sides import Comparer, Sources


def compare_pile(pile: Pile, comparer: Comparer) -> tuple[Comparison, ...]:
    """Compare findings by their fields, never by their sentences: same measure, same event, same office, same relation.

    Returns:
        Comparisons by id. Conflicts may stand within one report; agreement needs two independent ones.
    """
    sources = Sources(pile, comparer)
    rooms = (compare_figures, compare_offices, compare_events, compare_positions)
    found = {comparison.id: comparison for room in rooms for comparison in room(pile, sources)}
    return tuple(found[id] for id in sorted(found))
