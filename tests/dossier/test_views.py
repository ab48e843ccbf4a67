"""Views: what was stored comes back as the records that went in."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from conspectus.dossier import Dossier, meets_period, write_dossier
from conspectus.errors import UsageError
from conspectus.records import Entity, Time
from tests.dossier.piles import FERRY, INFO, make_event, make_ferry, make_pile, make_tunnel, quote


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


def test_statements_events_and_forecasts_come_back_as_they_went_in(dossier: Dossier) -> None:
    ferry, tunnel = make_ferry(), make_tunnel()
    assert dossier.statements() == ferry.statements
    assert set(dossier.events()) == {*ferry.events, *tunnel.events}
    assert dossier.forecasts() == tunnel.forecasts


def test_statements_are_filtered_by_speaker_document_and_sentence(dossier: Dossier) -> None:
    ferry, tunnel = make_ferry().document.id, make_tunnel().document.id
    assert [s.id for s in dossier.statements(speaker="e-mira")] == ["st-1"]
    assert dossier.statements(speaker="e-sound") == ()
    assert [s.id for s in dossier.statements(document=ferry, sentence=1)] == ["st-1"]
    assert dossier.statements(document=ferry, sentence=3) == ()
    assert dossier.statements(document=tunnel) == ()


def test_events_are_filtered_by_status_and_kind(dossier: Dossier) -> None:
    assert [e.id for e in dossier.events(status="planned")] == ["ev-3"]
    assert {e.id for e in dossier.events(status=("planned", "occurred"))} == {"ev-1", "ev-2", "ev-3"}
    assert dossier.events(status=()) == ()
    assert [e.id for e in dossier.events(kind="AGREE")] == ["ev-2"]


@pytest.mark.parametrize(
    ("since", "until", "ids"),
    [
        (None, None, {"ev-1", "ev-2", "ev-3"}),
        ("2018-06-30", None, {"ev-1", "ev-3"}),
        ("2018-07-01", "2018-12-31", {"ev-3"}),
        (None, "2018-06-01", {"ev-1"}),
        (None, "2018-05-31", set()),
    ],
)
def test_events_are_kept_that_may_meet_a_period(
    dossier: Dossier, since: str | None, until: str | None, ids: set[str]
) -> None:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    assert {e.id for e in dossier.events(since=first, until=last)} == ids


@pytest.mark.parametrize(
    ("time", "is_met"),
    [
        (Time(None, dt.date(2017, 1, 1), "open"), False),
        (Time(None, dt.date(2019, 1, 1), "open"), True),
        (Time(dt.date(2017, 1, 1), None, "open"), True),
        (Time(dt.date(2019, 1, 1), None, "open"), False),
        (Time(None, None, "open"), False),
    ],
)
def test_an_open_end_of_a_time_may_reach_into_a_period(time: Time, is_met: bool) -> None:
    assert meets_period(time, dt.date(2018, 1, 1), dt.date(2018, 12, 31)) == is_met


def test_forecasts_are_filtered_by_speaker_and_horizon(dossier: Dossier) -> None:
    assert [f.id for f in dossier.forecasts(speaker="author", since=dt.date(2018, 7, 2))] == ["fc-1"]
    assert dossier.forecasts(speaker="e-mira") == ()
    assert dossier.forecasts(until=dt.date(2018, 7, 1)) == ()


def test_a_finding_that_reaches_over_sentences_stands_in_each(tmp_path: Path) -> None:
    ferry = make_ferry()
    words = quote(ferry.document, "She would not say. In June 2018. No.")
    reading = structs.replace(ferry, events=(make_event("ev-4", words, "denied", None, sentence=3),))
    pile = structs.replace(make_pile(), readings=(reading,))
    write_dossier(tmp_path / "b.dossier", pile, kept=[], build=INFO)
    with Dossier(tmp_path / "b.dossier") as dossier:
        assert [s.index for s in dossier.ledger() if "ev-4" in s.records] == [3, 4, 5]
        assert [e.id for e in dossier.events(document=ferry.document.id, sentence=5)] == ["ev-4"]
        assert [s.index for s in dossier.explain("ev-4").sentences] == [3, 4, 5]


def test_evidence_in_another_document_counts_there(tmp_path: Path) -> None:
    ferry, tunnel = make_ferry(), make_tunnel()
    later = quote(ferry.document, "Nothing else was said.")
    (forecast,) = (structs.replace(f, outcome="contradicted", evidence=(later,)) for f in tunnel.forecasts)
    pile = structs.replace(make_pile(), readings=(ferry, structs.replace(tunnel, forecasts=(forecast,))))
    write_dossier(tmp_path / "b.dossier", pile, kept=[], build=INFO)
    with Dossier(tmp_path / "b.dossier") as dossier:
        assert dossier.ledger(document=ferry.document.id)[-1].records == ("fc-1",)
        assert [f.id for f in dossier.forecasts(document=ferry.document.id)] == ["fc-1"]
        assert dossier.explain("fc-1").document == dossier.documents(id=tunnel.document.id)[0]


def test_the_ledger_accounts_for_every_sentence(dossier: Dossier) -> None:
    lines = [(s.span.text, s.records, s.reason) for s in dossier.ledger(document=make_ferry().document.id)]
    assert lines == [
        ("Ferry line reopens", (), "title or heading only"),
        (FERRY[19:86].strip(), ("e-mira", "e-sound", "ev-1", "f-1", "r-1", "st-1"), None),
        ("Who will pay?", (), "question"),
        ("She would not say.", (), "only pronouns or adjectives refer"),
        ("In June 2018.", (), "only a date"),
        ("No.", (), "too short"),
        ("Nothing else was said.", (), "no name and no finding"),
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
    assert (counts.statements, counts.events, counts.forecasts) == (1, 3, 1)
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


def test_an_event_is_explained_with_the_statements_around_it_and_all_their_names(dossier: Dossier) -> None:
    why = dossier.explain("ev-1")
    assert [s.id for s in why.around] == ["st-1"]
    assert {"e-mira", "e-sound"} <= {e.id for e in why.entities}
    assert {f.id for f in why.findings} == {"st-1", "ev-1", "f-1", "r-1"}


def test_statements_around_each_other_are_listed_once(tmp_path: Path) -> None:
    ferry = make_ferry()
    (outer,) = ferry.statements
    inner = structs.replace(outer, id="st-2", content=(quote(ferry.document, "crossed the Sound"),), inside="st-1")
    reading = structs.replace(ferry, statements=(structs.replace(outer, inside="st-2"), inner))
    write_dossier(tmp_path / "b.dossier", structs.replace(make_pile(), readings=(reading,)), kept=[], build=INFO)
    with Dossier(tmp_path / "b.dossier") as dossier:
        assert [s.id for s in dossier.explain("f-1").around] == ["st-1", "st-2"]


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
