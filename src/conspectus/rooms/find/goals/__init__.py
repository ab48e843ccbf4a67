"""Goals: who wants what."""

from conspectus.rooms.find.goals.find import GoalCues, find_goals, load_goal_cues

__all__ = ["GoalCues", "find_goals", "load_goal_cues"]
