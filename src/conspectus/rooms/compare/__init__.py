"""Compare: the findings of a pile set side by side, and forecasts held against what came."""

from conspectus.rooms.compare.compare import compare_pile
from conspectus.rooms.compare.sides import Comparer, load_comparer

__all__ = ["Comparer", "compare_pile", "load_comparer"]
