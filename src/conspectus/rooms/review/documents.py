"""Documents: their date, outlet or title corrected by a person -> readings in which they are."""

from msgspec import structs

from conspectus.errors import UsageError
from conspectus.records import Pile, Published, Reading, Review
from conspectus.rooms.review.correct import NOTHING, read_time
from conspectus.rooms.review.replay import Change, replay

FIELDS = ("published", "outlet", "title")


def review_documents(pile: Pile, reviews: tuple[Review, ...]) -> Pile:
    """Apply the reviews of documents. Dates in a reading with another date of its own are to be anchored again."""
    return replay(pile, reviews, "document", _apply)


def _apply(pile: Pile, review: Review) -> Change:
    id = review.targets[0].id
    reading = next((r for r in pile.readings if r.document.id == id), None)
    if reading is None:
        raise UsageError(f"{id}: there is no such document (any more)")
    if review.action == "note":
        return Change(pile, (id,))
    if review.action != "correct":
        raise UsageError(f"{id}: a document can be corrected or noted only; build without it to leave it out")
    corrected = _correct(reading, review.field or "", " ".join((review.value or "").split()))
    return Change(structs.replace(pile, readings=tuple(corrected if r is reading else r for r in pile.readings)), (id,))


def _correct(reading: Reading, field: str, text: str) -> Reading:
    if field not in FIELDS:
        raise UsageError(f"{field}: of a document, {', '.join(FIELDS)} can be corrected")
    if field == "published":
        # as sure as what a side file declares: no other report moves it
        published = Published(read_time(text), "metadata", (), "Corrected by a review.")
        return structs.replace(reading, dating=structs.replace(reading.dating, published=published))
    value = None if text.casefold() in NOTHING else text
    if value == "":
        raise UsageError(f"{field}: is empty; write none for what is not known")
    return structs.replace(reading, document=structs.replace(reading.document, **{field: value}))
