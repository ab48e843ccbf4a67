"""Goals: frames and knowledge -> who wants what."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Goal, Reading


class GoalCues(Struct, frozen=True):
    """What finding goals knows, from `goals.toml`."""


def load_goal_cues(knowledge: Knowledge) -> GoalCues:
    """Build the cues from the table `goals`."""
    return GoalCues()


def find_goals(reading: Reading, cues: GoalCues) -> tuple[Goal, ...]:
    """Find what actors are said to want or to oppose, in text order."""
    return ()
