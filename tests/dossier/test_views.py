"""Views: what was stored comes back as the records that went in."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from conspectus.dossier import Dossier, write_dossier
from conspectus.errors import UsageError
from conspectus.records import Entity, Time
from tests.dossier.piles import FERRY, INFO, make_ferry, make_pile, make_tunnel


def test_documents_come_back_whole_and_by_date(dossier: Dossier) -> None:
    items = dossier.documents()
    assert [(i.document, i.published) for i in items] == [
        (r.document, r.dating.published) for r in (make_ferry(), make_tunnel())
    ]


def test_entities_come_back_with_aliases_and_ids(dossier: Dossier) -> None:
    assert set(map(msgspec.json.encode, dossier.entities())) == set(map(msgspec.json.encode, make_pile().entities))


def test_entities_are_filtered_by_kind(dossier: Dossier) -> None:
    assert [e.name for e in dossier.entities(kind="place")] == ["the Sound"]


def test_roles_figures_and_frames_come_back_as_they_went_in(dossier: Dossier) -> None:
    ferry = make_ferry()
    assert (dossier.roles(), dossier.figures()) == (ferry.roles, ferry.figures)
    assert tuple(item.frame for item in dossier.frames()) == ferry.frames


def test_mentions_quote_text_beyond_the_first_plane(dossier: Dossier) -> None:
    tunnel = make_tunnel()
    found = dossier.expressions(document=tunnel.document.id)
    assert [(e.span.text, e.time) for e in found] == [("2 July 2018", tunnel.dating.expressions[0].time)]
    assert [m.span.text for m in dossier.mentions(entity="e-line")] == ["Sundlinjen"]


def test_figures_are_filtered_by_what_they_are_about(dossier: Dossier) -> None:
    assert [f.id for f in dossier.figures(entity="e-sound")] == ["f-1"]
    assert dossier.figures(entity="e-line") == ()


def test_the_ledger_accounts_for_every_sentence(dossier: Dossier) -> None:
    lines = [(s.span.text, s.records, s.reason) for s in dossier.ledger(document=make_ferry().document.id)]
    assert lines == [
        ("Ferry line reopens", (), "title or heading only"),
        (FERRY[19:86].strip(), ("e-mira", "e-sound", "f-1", "r-1"), None),
        ("Who will pay?", (), "question"),
        ("She would not say.", (), "only pronouns or adjectives refer"),
        ("In June 2018.", (), "only a date"),
        ("No.", (), "too short"),
        ("Nothing else was said.", (), "no name, office or figure"),
    ]


def test_the_ledger_can_show_only_what_was_not_used(dossier: Dossier) -> None:
    assert len(dossier.ledger()) == 8
    assert len(dossier.ledger(unused=True)) == 6


def test_left_out_and_skipped_keep_their_reasons(dossier: Dossier) -> None:
    assert [(c.text, c.reason) for c in dossier.left_out()] == [("Share this", "menu")]
    assert dossier.skipped() == make_pile().skipped


def test_build_info_comes_back(dossier: Dossier) -> None:
    assert dossier.build_info() == INFO


def test_counts_say_how_much_there_is(dossier: Dossier) -> None:
    counts = dossier.counts()
    assert (counts.documents, counts.entities, counts.mentions, counts.roles, counts.figures) == (2, 3, 5, 1, 1)
    assert (counts.used, counts.unused, counts.skipped) == (2, 6, 1)
    assert (counts.first, counts.last) == ("2018-06-01", "2018-07-02")


def test_a_date_of_which_only_one_end_is_known_counts_by_that_end(tmp_path: Path) -> None:
    reading = make_tunnel()
    published = structs.replace(reading.dating.published, time=Time(None, dt.date(2019, 3, 4), "open"))
    reading = structs.replace(reading, dating=structs.replace(reading.dating, published=published))
    pile = structs.replace(make_pile(), readings=(reading,))
    write_dossier(tmp_path / "b.dossier", pile, kept=[], build=INFO)
    with Dossier(tmp_path / "b.dossier") as dossier:
        assert (dossier.counts().first, dossier.counts().last) == ("2019-03-04", "2019-03-04")


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("agree", ["Mira Östby of Sundlinjen 🚢 agreed to wait until 2 July 2018."]),
        ("OSTBY tunnel", []),
        ('"who will"', ["Who will pay?"]),
        ('"will who"', []),
        ('pay? NOT(" AND *', []),
        ('"', []),
        ("", []),
    ],
)
def test_search_takes_any_words(dossier: Dossier, words: str, texts: list[str]) -> None:
    assert [s.span.text for s in dossier.search(words)] == texts


def test_search_puts_no_more_than_the_limit(dossier: Dossier) -> None:
    assert len(dossier.search("Östby")) == 2
    assert len(dossier.search("Östby", limit=1)) == 1


def test_a_sentence_is_found_by_its_id_by_a_finding_and_by_words(dossier: Dossier) -> None:
    wanted = dossier.ledger(document=make_ferry().document.id)[1]
    for words in (wanted.id, wanted.id[:8], "f-1", "cars crossed"):
        assert dossier.sentence(words) == wanted


def test_a_sentence_that_is_not_there_is_refused(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="zebra: no sentence"):
        dossier.sentence("zebra")


def test_a_finding_is_explained_by_all_that_stands_in_its_sentence(dossier: Dossier) -> None:
    why = dossier.explain("r-1")
    assert why.record == make_ferry().roles[0]
    assert why.document is not None
    assert why.document.document.outlet == "Sound Post"
    assert why.sentence is not None
    assert [s.text for s in why.evidence] == ["Captain Mira Östby"]
    assert why.sentence.span.text[8:18] == "Mira Östby"
    assert [f.frame.predicate for f in why.frames] == ["say"]
    assert [e.name for e in why.entities] == ["Sundlinjen", "Mira Östby", "the Sound"]
    assert len(why.mentions) == 2
    assert len(why.expressions) == 1


def test_an_entity_is_explained_by_its_mentions_names_first(dossier: Dossier) -> None:
    why = dossier.explain("e-mira")
    assert isinstance(why.record, Entity)
    assert [s.text for s in why.evidence] == ["Mira Östby", "Mira Östby", "She"]


def test_a_document_is_explained_by_what_its_date_was_read_from(dossier: Dossier) -> None:
    why = dossier.explain(make_tunnel().document.id)
    assert [s.text for s in why.evidence] == ["2 July 2018"]
    assert why.sentence is None


@pytest.mark.parametrize(("id", "message"), [("r-9", "nothing in the dossier has this id"), ("e-", "several ids")])
def test_an_id_that_means_not_one_thing_is_refused(dossier: Dossier, id: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        dossier.explain(id)
