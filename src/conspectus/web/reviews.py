"""Reviews: what people decided on what was read -> rows that say so, where it stands, and what was taken out."""

from conspectus.records import Finding, Flow, Reviewed, Stance
from conspectus.web.citing import word_plainly
from conspectus.web.contents import Link
from conspectus.web.pile import PileViews, make_anchor, quote_loose
from conspectus.web.whole import ReviewRow

VERBS = {"merge": "merged", "split": "split", "correct": "corrected", "reject": "rejected", "note": "noted"}


def list_reviews(views: PileViews) -> tuple[ReviewRow, ...]:
    """List decisions in their order."""
    return tuple(_make_review(views, reviewed) for reviewed in views.reviews)


def _make_review(views: PileViews, reviewed: Reviewed) -> ReviewRow:
    review = reviewed.review
    ids = dict.fromkeys((*reviewed.records, *(target.id for target in review.targets)))
    rejected = [found for found in views.rejected if found.number == reviewed.number]
    return ReviewRow(
        reviewed=reviewed,
        verb=VERBS[review.action],
        targets=tuple(link for id in ids if (link := _link(views, id)) is not None),
        quotes=tuple(quote_loose(views, span) for found in rejected for span in found.spans[:1]),
    )


def _link(views: PileViews, id: str) -> Link | None:
    """Return what a record is called and its row; None where the page has none."""
    if id in views.entities:
        return Link(views.entities[id].name, make_anchor("row", id))
    if id in views.names:
        return Link(views.names[id].label, views.names[id].anchor)
    fact = views.facts.get(id)
    if fact is None or not _has_row(fact.finding):
        return None
    return Link(word_plainly(views, fact.finding), make_anchor("row", id))


def _has_row(finding: Finding) -> bool:
    return not isinstance(finding, Stance | Flow)  # judgements have none, and a flow told both ways has one of two
