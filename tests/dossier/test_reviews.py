"""Reviews in the store: what was decided, what came of it, what was taken out, held to the law of evidence."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from msgspec import structs

from conspectus.dossier import BuildInfo, Dossier, Input, decode_rejected, load_reviews, write_dossier
from conspectus.records import Place, Review, Reviewed, Target
from conspectus.rooms.review import review_entities, review_findings
from tests.dossier.piles import INFO, make_pile

REVIEWS = (
    Review("reject", (Target("f-1", Place("d-1", 3)),), note="a slip", day=dt.date(2020, 1, 2)),
    Review("split", (Target("e-mira"),), mentions=(Place("d-0", 3),)),
    Review("correct", (Target("ev-2"),), field="status", value="planned"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    pile = review_entities(make_pile(), REVIEWS)
    pile = review_findings(pile, pile.readings, REVIEWS)
    inputs = (Input("ferry.txt", "key-0"), Input("a.pdf", "key-2"))
    write_dossier(tmp_path / "a.dossier", pile, kept=[], build=INFO, inputs=inputs)
    return tmp_path / "a.dossier"


def test_reviews_come_back_as_they_were_with_what_became_of_them(path: Path) -> None:
    with Dossier(path) as dossier:
        found = dossier.reviews()
    assert tuple(one.review for one in found) == REVIEWS == load_reviews(path)
    assert found[0] == Reviewed(1, REVIEWS[0], ("f-1",))
    assert found[1].records == ()
    assert "d-0 3: no mention of e-mira begins there" in (found[1].problem or "")


def test_reviews_are_found_by_what_they_changed_or_were_to_change(path: Path) -> None:
    with Dossier(path) as dossier:
        assert [one.number for one in dossier.reviews(record="ev-2")] == [3]
        assert [one.number for one in dossier.reviews(record="e-mira")] == [2]
        assert dossier.reviews(record="ev-1") == ()


def test_what_was_rejected_is_kept_whole_and_in_no_list(path: Path) -> None:
    with Dossier(path) as dossier:
        assert dossier.figures() == ()
        (rejected,) = dossier.rejected(kind="figure")
        assert dossier.find_ids("f-") == ("f-1",)
    (figure,) = (f for reading in make_pile().readings for f in reading.figures)
    assert decode_rejected(rejected) == figure
    assert rejected.spans == (figure.span,)


def test_where_something_rejected_stood_must_quote_its_document(tmp_path: Path) -> None:
    pile = review_findings(make_pile(), (), REVIEWS[:1])
    (rejected,) = pile.rejected
    wrong = structs.replace(rejected, spans=(structs.replace(rejected.spans[0], text="2,000 cars"),))
    with pytest.raises(sqlite3.IntegrityError, match="does not quote its document"):
        write_dossier(tmp_path / "a.dossier", structs.replace(pile, rejected=(wrong,)), kept=[], build=INFO)


def test_files_that_a_build_was_given_are_listed(path: Path) -> None:
    with Dossier(path) as dossier:
        assert dossier.inputs() == (Input("a.pdf", "key-2"), Input("ferry.txt", "key-0"))
        assert dossier.build_info() == BuildInfo(INFO.version, INFO.rules, INFO.settings, INFO.inputs)


def test_a_target_has_the_place_where_it_is_read_first(path: Path) -> None:
    with Dossier(path) as dossier:
        event = dossier.events(kind="AGREE")[0]
        span = event.mentions[0].span
        assert dossier.target("ev-2") == Target("ev-2", Place(span.document, span.start))
        document = dossier.documents()[0].document.id
        assert dossier.target(document) == Target(document)
