"""The spine: the same reports give the same model, whatever their order and names, and strangers change nothing."""

from collections.abc import Sequence

import msgspec
import pytest

from conspectus.flow import Tools, read_pile, read_report
from conspectus.records import Pile, Report, Skipped
from conspectus.rooms.find import find_all

HARBOUR = """Velmora port strike enters second week
Lina Okafor
Harbour Gazette, 2016-05-09

Dockers at the port of Velmora walked out for an eighth day on Monday. Union leader Tomas Brandt said 1,400 workers
would stay away until the port operator, Norvik Terminals, raised pay by 6 percent.

"We have waited two years," Brandt said. Norvik's chief executive, Ida Solheim, called the demand "out of reach".
"""
SEQUEL = """Norvik and dockers settle
Coastal Times, 2016-06-01

Norvik Terminals and the dockers' union signed a two-year deal on Tuesday. Tomas Brandt, the union leader, said pay
would rise 4.5 percent. Ms. Solheim did not attend.
"""
STRANGER = """Quarry reopens in Tarnholm
Inland Post, 2019-02-02

The quarry in Tarnholm reopened on Friday after three months. Its owner, Graniva, has hired 60 people. Mayor Peder Ruud
cut the ribbon.
"""


def read_all(texts: Sequence[tuple[str, str]], tools: Tools) -> Pile:
    return read_pile((read_report(Report(path, text.encode()), tools) for path, text in texts), tools)


def strip_paths(pile: Pile) -> bytes:
    plain = msgspec.to_builtins(pile)
    for reading in plain["readings"]:
        reading["document"].pop("path")
    return msgspec.json.encode(plain, order="sorted")


def test_order_and_names_of_files_change_nothing(tools: Tools) -> None:
    one = read_all([("a.txt", HARBOUR), ("b.txt", SEQUEL)], tools)
    other = read_all([("z/b.txt", SEQUEL), ("k.txt", HARBOUR)], tools)
    assert strip_paths(one) == strip_paths(other)


def test_an_unrelated_report_changes_nothing_elsewhere(tools: Tools) -> None:
    without = read_all([("a.txt", HARBOUR), ("b.txt", SEQUEL)], tools)
    with_it = read_all([("a.txt", HARBOUR), ("b.txt", SEQUEL), ("c.txt", STRANGER)], tools)
    assert set(map(msgspec.json.encode, without.readings)) < set(map(msgspec.json.encode, with_it.readings))
    assert set(map(msgspec.json.encode, without.entities)) < set(map(msgspec.json.encode, with_it.entities))


def test_two_runs_give_the_same_records(tools: Tools) -> None:
    texts = [("a.txt", HARBOUR), ("b.txt", SEQUEL)]
    assert msgspec.json.encode(read_all(texts, tools)) == msgspec.json.encode(read_all(texts, tools))


@pytest.mark.parametrize("text", [HARBOUR, SEQUEL, STRANGER])
def test_every_record_quotes_its_document(tools: Tools, text: str) -> None:
    reading = read_report(Report("a.txt", text.encode()), tools)
    assert not isinstance(reading, Skipped)
    reading = find_all(reading, tools.finders)
    body = reading.document.text
    quoted = [
        *((m.start, m.end, m.text) for m in reading.naming.mentions),
        *((e.start, e.end, e.text) for e in reading.dating.expressions),
        *((r.span.start, r.span.end, r.span.text) for r in reading.roles),
        *((f.span.start, f.span.end, f.span.text) for f in reading.figures),
    ]
    assert quoted
    assert [body[start:end] for start, end, _ in quoted] == [words for _, _, words in quoted]


def test_a_report_that_cannot_be_read_costs_only_itself(tools: Tools) -> None:
    results = [read_report(Report("a.txt", HARBOUR.encode()), tools), read_report(Report("b.txt", b""), tools)]
    pile = read_pile(results, tools)
    assert [r.document.path for r in pile.readings] == ["a.txt"]
    assert [s.path for s in pile.skipped] == ["b.txt"]


def test_a_finished_reading_survives_being_written_and_read_back(tools: Tools) -> None:
    pile = read_all([("a.txt", HARBOUR)], tools)
    assert msgspec.json.decode(msgspec.json.encode(pile), type=Pile) == pile
