"""Contract: the export holds every list and field that other programs read."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from conspectus.dossier import Dossier, write_dossier
from conspectus.export import write_json
from tests.dossier.piles import FERRY, INFO, make_ferry, make_pile, make_tunnel

LISTS = """
documents entities mentions roles statements events figures ties stances goals flows links comparisons forecasts
ledger skipped
""".split()  # noqa: SIM905  (shorter to read)


FOUND = ("entities", "roles", "statements", "events", "figures", "forecasts")


@pytest.fixture
def text(tmp_path: Path) -> str:
    write_dossier(tmp_path / "a.dossier", make_pile(), kept=[], build=INFO)
    stream = io.StringIO()
    with Dossier(tmp_path / "a.dossier") as dossier:
        write_json(dossier, stream)
    return stream.getvalue()


@pytest.fixture
def found(text: str) -> Any:
    return json.loads(text)


def find_spans(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [span for item in node for span in find_spans(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"document", "start", "end", "text"} <= node.keys() else []
    return own + [span for value in node.values() for span in find_spans(value)]


def test_every_list_is_there_in_its_order(found: Any) -> None:
    assert list(found) == LISTS


def test_lists_of_kinds_that_are_not_read_are_empty(found: Any) -> None:
    full = {name for name in LISTS if found[name]}
    assert set(LISTS) - full == {"ties", "stances", "goals", "flows", "links", "comparisons"}


def test_every_span_quotes_the_exported_text(found: Any) -> None:
    texts = {document["id"]: document["text"] for document in found["documents"]}
    spans = find_spans(found)
    assert len(spans) > 20
    assert [texts[s["document"]][s["start"] : s["end"]] for s in spans] == [s["text"] for s in spans]


@pytest.mark.parametrize(
    "name",
    ["documents", "entities", "mentions", "roles", "statements", "events", "figures", "forecasts", "ledger"],
)
def test_every_record_has_confidence_and_rule_and_findings_their_sentence(found: Any, name: str) -> None:
    for record in found[name]:
        assert 0 <= record["confidence"] <= 1
        assert isinstance(record["rule"], str)
        if name not in {"documents", "entities"}:
            assert record["sentence"]["text"] in FERRY + make_tunnel().document.text


def test_a_document_is_exported_with_its_date_and_evidence(found: Any) -> None:
    ferry = next(d for d in found["documents"] if d["path"] == "ferry.txt")
    assert ferry["published"] == {
        "earliest": "2018-06-01",
        "latest": "2018-06-30",
        "precision": "month",
        "text": "June 2018",
        "anchor": "absolute",
        "basis": "content",
        "evidence": [{"document": ferry["id"], "start": 75, "end": 84, "text": "June 2018"}],
        "reason": "the latest month it tells of",
    }
    assert ferry["authors"] == ["A. Writer", "B. Writer"]
    assert ferry["left_out"] == [{"text": "Share this", "reason": "menu"}]
    assert (ferry["reprint_of"], ferry["translated_from"]) == (None, None)


def test_a_role_and_a_figure_are_exported_whole(found: Any) -> None:
    role, figure = found["roles"][0], found["figures"][0]
    assert (role["id"], role["person"], role["role"], role["of"]) == ("r-1", "e-mira", "captain", "e-line")
    assert (role["span"]["text"], role["observed"]["latest"]) == ("Captain Mira Östby", "2018-06-30")
    assert (figure["value"], figure["unit"], figure["bound"], figure["about"]) == (1200, "car", "exact", ["e-sound"])
    assert (figure["low"], figure["high"], figure["statement"]) == (None, None, "st-1")


def test_a_statement_is_exported_whole(found: Any) -> None:
    (statement,) = found["statements"]
    content = [span["text"] for span in statement.pop("content")]
    cue = statement.pop("cue")["text"]
    sentence = statement.pop("sentence")["text"]
    assert statement == {
        "id": "st-1",
        "document": make_ferry().document.id,
        "speaker": "e-mira",
        "speaker_text": "Captain Mira Östby",
        "manner": "indirect",
        "said": None,
        "venue": None,
        "about": ["e-sound"],
        "inside": None,
        "confidence": 0.9,
        "rule": "said-clause",
    }
    assert (content, cue) == (["1,200 cars crossed the Sound in June 2018"], "said")
    assert sentence == "Captain Mira Östby said 1,200 cars crossed the Sound in June 2018."


def test_an_event_is_exported_with_its_mentions(found: Any) -> None:
    event = next(event for event in found["events"] if event["id"] == "ev-1")
    (mention,) = event["mentions"]
    assert (event["kind"], event["label"]) == ("OTHER", "1,200 cars crossed the Sound in June 2018")
    assert (event["place"], event["participants"], event["status"]) == ("e-sound", [], "occurred")
    assert (event["time"], mention["time"]) == (found["figures"][0]["time"],) * 2
    assert (mention["text"], mention["status"]) == ("1,200 cars crossed the Sound in June 2018", "occurred")
    assert (mention["holder"], mention["statement"]) == ("e-mira", "st-1")
    agreed = next(event for event in found["events"] if event["id"] == "ev-2")
    assert agreed["participants"] == [{"entity": "e-mira", "role": "actor"}, {"entity": "e-line", "role": "recipient"}]
    assert agreed["time"] is None


def test_a_forecast_is_exported_whole(found: Any) -> None:
    (forecast,) = found["forecasts"]
    assert (forecast["id"], forecast["speaker"], forecast["outcome"]) == ("fc-1", "author", "open")
    assert (forecast["span"]["text"], forecast["horizon"]["latest"]) == ("wait until 2 July 2018", "2018-07-02")
    assert (forecast["evidence"], forecast["statement"]) == ([], None)


def test_findings_come_in_the_order_of_the_text(found: Any) -> None:
    places = [(event["mentions"][0]["document"], event["mentions"][0]["start"]) for event in found["events"]]
    assert len(places) == 3
    assert places == sorted(places)


def test_the_same_pile_gives_the_same_bytes_whatever_order_it_came_in(text: str, tmp_path: Path) -> None:
    pile = make_pile()
    pile = structs.replace(pile, readings=pile.readings[::-1], entities=pile.entities[::-1])
    write_dossier(tmp_path / "b.dossier", pile, kept=[], build=INFO)
    stream = io.StringIO()
    with Dossier(tmp_path / "b.dossier") as dossier:
        write_json(dossier, stream)
    assert stream.getvalue() == text


def test_adjectives_are_no_mentions_of_the_export(tmp_path: Path) -> None:
    pile = make_pile()
    reading = make_tunnel()
    mentions = tuple(structs.replace(m, form="adjective") for m in reading.naming.mentions)
    naming = structs.replace(reading.naming, mentions=mentions)
    pile = structs.replace(pile, readings=(structs.replace(reading, naming=naming, events=(), forecasts=()),))
    write_dossier(tmp_path / "b.dossier", pile, kept=[], build=INFO)
    stream = io.StringIO()
    with Dossier(tmp_path / "b.dossier") as dossier:
        write_json(dossier, stream)
    found = json.loads(stream.getvalue())
    assert found["mentions"] == []
    assert [line["reason"] for line in found["ledger"]] == ["only pronouns or adjectives refer"]


def test_the_ledger_has_every_sentence_with_records_or_a_reason(found: Any) -> None:
    assert len(found["ledger"]) == 8
    assert all(bool(line["records"]) != bool(line["reason"]) for line in found["ledger"])
    known = {record["id"] for name in FOUND for record in found[name]}
    assert {id for line in found["ledger"] for id in line["records"]} <= known


def test_lists_are_sorted(found: Any) -> None:
    for name in ("documents", "entities"):
        ids = [record["id"] for record in found[name]]
        assert ids == sorted(ids)
    for name in ("mentions", "ledger"):
        places = [(record["document"], record["start"]) for record in found[name]]
        assert places == sorted(places)


def test_the_file_is_utf8_a_record_a_line_and_ends_with_a_newline(text: str, found: Any) -> None:
    assert text.endswith("]\n}\n")
    assert "Östby" in text
    records = sum(map(len, found.values()))
    headings = len(found)
    assert len(text.splitlines()) == records + headings + 2
