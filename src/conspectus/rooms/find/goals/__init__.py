"""Goals: who wants what."""

from conspectus.rooms.find.goals.cues import GoalCues, load_goal_cues
from conspectus.rooms.find.goals.find import find_goals

__all__ = ["GoalCues", "find_goals", "load_goal_cues"]
