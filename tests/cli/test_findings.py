"""Statements, events and forecasts on the command line: what filters keep, and how one is explained."""

import json
from pathlib import Path

import pytest
from msgspec import structs

from conspectus.dossier import write_dossier
from tests.cli.conftest import Run
from tests.dossier.piles import DAY, INFO, make_event, make_ferry, make_pile, make_tunnel, quote


def list_ids(out: str) -> set[str]:
    return {json.loads(line)["id"] for line in out.splitlines()}


@pytest.mark.parametrize("name", ["Mira Östby", "östby", "e-mira"])
def test_statements_are_kept_by_their_speaker(run: Run, path: Path, name: str) -> None:
    assert list_ids(run("show", path, "statements", "--by", name, "--json").out) == {"st-1"}


def test_who_is_spoken_of_is_no_speaker(run: Run, path: Path) -> None:
    assert run("show", path, "statements", "--by", "the Sound") == (0, "", "no statements\n")


def test_forecasts_of_the_report_itself_are_kept_by_author(run: Run, path: Path) -> None:
    assert list_ids(run("show", path, "forecasts", "--by", "author", "--json").out) == {"fc-1"}
    assert run("show", path, "forecasts", "--by", "Mira Östby", "--json").out == ""


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--status", "planned"], {"ev-3"}),
        (["--status", "planned", "--status", "denied"], {"ev-3"}),
        (["--status", "planned,occurred"], {"ev-1", "ev-2", "ev-3"}),
        (["--kind", "agree"], {"ev-2"}),
        (["--kind", "AGREE,OTHER", "--status", "occurred"], {"ev-1", "ev-2"}),
        (["--kind", "AGREE", "--entity", "the Sound"], set()),
    ],
)
def test_events_are_kept_by_status_and_kind(run: Run, path: Path, options: list[str], ids: set[str]) -> None:
    assert list_ids(run("show", path, "events", "--json", *options).out) == ids


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--from", "2018"], {"ev-1", "ev-3"}),
        (["--to", "2018"], {"ev-1", "ev-3"}),
        (["--from", "2018-06-30", "--to", "2018-07-01"], {"ev-1"}),
        (["--from", "2018-7"], {"ev-3"}),
        (["--from", "2018-07-03"], set()),
        (["--to", "2018-02"], set()),
    ],
)
def test_events_are_kept_whose_time_meets_the_period_and_the_undated_are_counted(
    run: Run, path: Path, options: list[str], ids: set[str]
) -> None:
    status, out, err = run("show", path, "events", "--json", *options)
    assert (status, list_ids(out), err) == (0, ids, "1 undated left out\n")


def test_what_is_left_out_for_another_reason_is_not_counted_as_undated(run: Run, path: Path) -> None:
    assert run("show", path, "events", "--json", "--status", "planned", "--from", "2018").err == ""


def test_forecasts_are_kept_by_horizon_and_outcome(run: Run, path: Path) -> None:
    assert list_ids(run("show", path, "forecasts", "--from", "2018", "--json").out) == {"fc-1"}
    assert run("show", path, "forecasts", "--to", "2017", "--json").out == ""
    assert list_ids(run("show", path, "forecasts", "--status", "open,borne_out", "--json").out) == {"fc-1"}


@pytest.mark.parametrize(("what", "number"), [("documents", 1), ("roles", 0), ("figures", 0), ("dates", 1)])
def test_a_period_fits_everything_that_has_a_time(run: Run, path: Path, what: str, number: int) -> None:
    assert len(run("show", path, what, "--from", "2018-07", "--json").out.splitlines()) == number


def test_entities_are_kept_by_kind(run: Run, path: Path) -> None:
    assert list_ids(run("show", path, "entities", "--kind", "person,place", "--json").out) == {"e-mira", "e-sound"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["statements", "--by", "Nobody"], "Nobody: no entity has this id or name"),
        (["events", "--by", "Mira Östby"], "events: --by fits statements and forecasts only"),
        (["statements", "--status", "planned"], "statements: --status fits events, forecasts and flows only"),
        (["roles", "--kind", "CONSULT"], "roles: --kind fits events, entities and comparisons only"),
        (["mentions", "--from", "2013"], "mentions: --from and --to fits"),
        (["skipped", "--to", "2013"], "skipped: what could not be read"),
        (["events", "--status", "finished"], "finished: no status of events; there are occurred, ongoing, planned"),
        (["events", "--kind", "party"], "party: no kind of events; there are AGREE, CONSULT"),
        (["events", "--from", "May 2013"], "May 2013: no day; write 2013, 2013-08 or 2013-08-14"),
        (["events", "--from", "2013-02-30"], "2013-02-30: no day"),
        (["events", "--from", "2014", "--to", "2013"], "--from 2014 --to 2013: ends before it begins"),
    ],
)
def test_a_filter_that_cannot_be_is_refused_in_one_line(run: Run, path: Path, arguments: list[str], words: str) -> None:
    status, out, err = run("show", path, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"conspectus: {words}")
    assert err.count("\n") == 1


def test_what_stands_in_two_wanted_documents_is_listed_once(run: Run, path: Path) -> None:
    out = run("show", path, "entities", "--document", ".txt", "--json").out
    assert len(out.splitlines()) == len(list_ids(out)) == 3


# ---------------------------------------------------------------- explain


def test_a_statement_is_explained_by_speaker_cue_and_words(run: Run, path: Path) -> None:
    out = run("explain", path, "st-1").out
    assert "st-1  Mira Östby (indirect): 1,200 cars crossed the Sound in June 2018 (rule said-clause" in out
    assert "Captain Mira Östby [said] [1,200 cars crossed the Sound in June 2018]." in out
    assert "speaker: Mira Östby, here “Captain Mira Östby”" in out
    assert "cue: said" in out
    assert "about: the Sound" in out
    assert "said: not said" in out
    assert "ev-1  OTHER, occurred, 2018-06" in out


def test_an_event_without_a_time_is_called_undated(run: Run, path: Path) -> None:
    out = run("explain", path, "ev-2").out
    assert out.startswith("ev-2  AGREE, occurred, undated: ")
    assert "occurred, undated, word of the author: Mira Östby of Sundlinjen" in out


def test_an_event_is_explained_by_every_mention_and_the_statement_around(run: Run, path: Path, tmp_path: Path) -> None:
    ferry = make_ferry()
    (event,) = ferry.events
    doubt = make_event("ev-1", quote(ferry.document, "Nothing else was said"), "denied", DAY, holder=None, sentence=6)
    both = structs.replace(event, mentions=(*event.mentions, *doubt.mentions))
    pile = structs.replace(make_pile(), readings=(structs.replace(ferry, events=(both,)), make_tunnel()))
    write_dossier(tmp_path / "b.dossier", pile, kept=[], build=INFO)
    out = run("explain", tmp_path / "b.dossier", "ev-1").out
    assert "where: the Sound" in out
    words = "Captain Mira Östby said 1,200 cars crossed the Sound in June 2018"
    assert f"occurred, 2018-06, word of Mira Östby, inside st-1: {words}" in out
    assert "denied, 2018-07-02, word of somebody unnamed: … " in out
    assert "st-1  Mira Östby (indirect)" in out.partition("\ninside\n")[2]


def test_a_forecast_is_explained_by_whose_word_it_is_and_its_horizon(run: Run, path: Path) -> None:
    out = run("explain", path, "fc-1").out
    assert "fc-1  the author, horizon 2018-07-02 (open): wait until 2 July 2018 (rule agreed-to, confidence 0.9)" in out
    assert "agreed to [wait until 2 July 2018]." in out


def test_a_speaker_without_a_name_is_called_as_in_the_statement_around(run: Run, tmp_path: Path) -> None:
    ferry = make_ferry()
    (statement,), (event,) = ferry.statements, ferry.events
    statement = structs.replace(statement, speaker=None, speaker_text="A sailor")
    event = structs.replace(event, mentions=tuple(structs.replace(m, holder=None) for m in event.mentions))
    reading = structs.replace(ferry, statements=(statement,), events=(event,))
    write_dossier(tmp_path / "b.dossier", structs.replace(make_pile(), readings=(reading,)), kept=[], build=INFO)
    assert "word of A sailor, inside st-1" in run("explain", tmp_path / "b.dossier", "ev-1").out


def test_an_explanation_for_programs_holds_the_statements_around(run: Run, path: Path) -> None:
    found = json.loads(run("explain", path, "ev-1", "--json").out)
    assert [statement["id"] for statement in found["around"]] == ["st-1"]
    assert [sentence["index"] for sentence in found["sentences"]] == [1]
