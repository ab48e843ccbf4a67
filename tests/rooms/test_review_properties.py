"""Reviews, whatever they say: each is applied or answered for, and what they leave is a lawful dossier."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.dossier import Dossier, write_dossier
from conspectus.records import Pile, Place, Review, Target
from conspectus.rooms.review import review_comparisons, review_entities, review_findings
from tests.dossier.piles import INFO, make_pile

PILE = make_pile()
IDS = ("e-mira", "e-line", "e-sound", "f-1", "r-1", "st-1", "ev-1", "ev-2", "ev-3", "fc-1", "cm-0", "x")
PLACES = [
    *(Place(r.document.id, mention.start) for r in PILE.readings for mention in r.naming.mentions),
    *(Place(r.document.id, m.span.start) for r in PILE.readings for event in r.events for m in event.mentions),
    Place("d-none", 0),
]
FIELDS = ("kind", "name", "status", "time", "value", "low", "high", "unit", "about", "speaker", "participants", "place")
VALUES = (
    "",
    "none",
    "5",
    "-1",
    "2018",
    "2018-06/2018-07",
    "denied",
    "project",
    "Sundlinjen",
    "author",
    "car",
    "party: x",
)
PLACED = st.sampled_from(PLACES)
TARGETS = st.builds(Target, st.sampled_from(IDS), st.none() | PLACED)
REVIEWS = st.builds(
    Review,
    st.sampled_from(("merge", "split", "correct", "correct", "reject", "note")),
    st.lists(TARGETS, min_size=1, max_size=3).map(tuple),
    mentions=st.lists(PLACED, max_size=2).map(tuple),
    documents=st.lists(st.sampled_from([*(r.document.id for r in PILE.readings), "d-none"]), max_size=2).map(tuple),
    field=st.sampled_from(FIELDS),
    value=st.sampled_from(VALUES),
)
LISTS = st.lists(REVIEWS, min_size=1, max_size=5).map(tuple)


def replay(reviews: tuple[Review, ...]) -> Pile:
    pile = review_entities(PILE, reviews)
    return review_comparisons(review_findings(pile, PILE.readings, reviews), reviews)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(LISTS)
def test_every_review_is_applied_or_answered_for(reviews: tuple[Review, ...]) -> None:
    outcomes = replay(reviews).reviewed
    assert [outcome.number for outcome in outcomes] == list(range(1, len(reviews) + 1))
    assert tuple(outcome.review for outcome in outcomes) == reviews
    assert all(bool(outcome.records) != bool(outcome.problem) for outcome in outcomes)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(LISTS)
def test_a_replay_gives_the_same_again(reviews: tuple[Review, ...]) -> None:
    assert replay(reviews) == replay(reviews)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(LISTS)
def test_reviews_that_do_not_fit_change_nothing(reviews: tuple[Review, ...]) -> None:
    """Without them the others do the same."""
    pile = replay(reviews)
    fitting = tuple(outcome.review for outcome in pile.reviewed if outcome.problem is None)
    assert replay(fitting).readings == pile.readings


@settings(max_examples=60, deadline=None, derandomize=True)
@given(LISTS)
def test_what_reviews_leave_can_be_stored_and_each_thing_explained(reviews: tuple[Review, ...]) -> None:
    # a finding of an entity that is no more is found again, or not, by the rooms between; here the entities stay
    findings_only = tuple(review for review in reviews if not review.targets[0].id.startswith("e-"))
    pile = replay(findings_only)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.dossier"
        write_dossier(path, pile, kept=[], build=INFO)
        with Dossier(path) as dossier:
            assert tuple(outcome.review for outcome in dossier.reviews()) == findings_only
            for outcome in dossier.reviews():
                assert all(dossier.explain(id).reviews for id in outcome.records)
