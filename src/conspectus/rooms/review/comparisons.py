"""Comparisons: rejected or noted by a person -> a pile without those rejected."""

from msgspec import structs

from conspectus.errors import UsageError
from conspectus.records import Pile, Review
from conspectus.rooms.review.replay import Change, Struck, replay


def review_comparisons(pile: Pile, reviews: tuple[Review, ...]) -> Pile:
    """Apply the reviews of comparisons, once all is compared."""
    return replay(pile, reviews, "comparison", _apply)


def _apply(pile: Pile, review: Review) -> Change:
    id = review.targets[0].id
    comparison = next((c for c in pile.comparisons if c.id == id), None)
    if comparison is None:
        raise UsageError(f"{id}: there is no such comparison (any more)")
    if review.action == "note":
        return Change(pile, (id,))
    if review.action != "reject":
        raise UsageError(f"{id}: a comparison can be rejected or noted only; review the findings that it compares")
    left = tuple(c for c in pile.comparisons if c is not comparison)
    struck = Struck(comparison, tuple(member.span for member in comparison.members))
    return Change(structs.replace(pile, comparisons=left), (id,), rejected=(struck,))
