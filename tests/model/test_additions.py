"""Additions: what a report that comes in makes new, bears out, contradicts, dates and names otherwise."""

from pathlib import Path

from msgspec import structs

from conspectus.dossier import BuildInfo, Dossier, write_dossier
from conspectus.knowledge import Knowledge
from conspectus.model.additions import Additions, Contents, Difference, find_additions, take_contents
from conspectus.records import Mention, Pile
from conspectus.rooms.compare import compare_pile, load_comparer
from conspectus.rooms.resolve import join_events
from tests.compare.piles import Writer, day, make_pile, year

INFO = BuildInfo("0.1.0", "rules", {}, "inputs")


KINDS = ("events", "ties", "figures")


def store(pile: Pile, folder: Path) -> Contents:
    readings = (
        structs.replace(r, **{kind: tuple(structs.replace(f, rule="hand") for f in getattr(r, kind)) for kind in KINDS})
        for r in pile.readings
    )
    write_dossier(folder / "a.dossier", structs.replace(pile, readings=tuple(readings)), kept=[], build=INFO)
    with Dossier(folder / "a.dossier") as dossier:
        return take_contents(dossier)


def add(folder: Path, knowledge: Knowledge, *writers: Writer) -> Additions:
    """Return what the last report adds to the others."""
    comparer = load_comparer(knowledge)
    states = []
    for pile in (make_pile(*writers[:-1]), make_pile(*writers)):
        joined = structs.replace(pile, readings=join_events(pile.readings))
        states.append(store(compare_pile(joined, comparer), folder))
    return find_additions(*states)


def discuss(writer: Writer, *, on: str | None = "2016-05-07") -> Writer:
    time = day(on) if on else None
    writer.event("The council discussed fees", "CONSULT", "ida", "vel", time=time, trigger="discuss")
    return writer


def kinds(differences: tuple[Difference, ...]) -> set[str]:
    return {difference.kind for difference in differences}


def test_what_only_the_new_report_tells_is_new(tmp_path: Path, knowledge: Knowledge) -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times")
    one.event("Dockers struck", "PROTEST", "nor")
    other.tie("vel", "ally_of", "tar")
    found = add(tmp_path, knowledge, one, other)
    assert kinds(found.new) == {"document", "tie"}
    assert (found.gone, found.confirmed, found.changed) == ((), (), ())


def test_an_event_that_a_second_source_tells_is_confirmed_and_not_new(tmp_path: Path, knowledge: Knowledge) -> None:
    one, other = discuss(Writer("2016-05-09")), discuss(Writer("2016-05-12", "Coastal Times"))
    found = add(tmp_path, knowledge, one, other)
    assert [(c.kind, c.before, c.after) for c in found.confirmed] == [("event", "1 source", "2 sources")]
    assert kinds(found.new) == {"document"}
    assert found.gone == ()


def test_a_figure_that_a_second_source_gives_is_confirmed(tmp_path: Path, knowledge: Knowledge) -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times")
    for writer in (one, other):
        writer.figure("40 million euros", "cost of the wall", 4e7, "EUR", time=year(2016))
    found = add(tmp_path, knowledge, one, other)
    assert [(c.kind, c.before, c.after) for c in found.confirmed] == [("figure", "1 source", "2 sources")]


def test_a_conflict_with_what_was_there_is_said(tmp_path: Path, knowledge: Knowledge) -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times")
    one.figure("40 million euros", "cost of the wall", 4e7, "EUR", time=year(2016))
    other.figure("55 million euros", "cost of the wall", 5.5e7, "EUR", time=year(2016))
    (conflict,) = add(tmp_path, knowledge, one, other).contradicted
    assert "no value fits both" in conflict.text


def test_a_conflict_that_was_there_is_not_said_again(tmp_path: Path, knowledge: Knowledge) -> None:
    one, other, third = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times"), Writer("2016-06-01", "Inland Post")
    one.figure("40 million euros", "cost of the wall", 4e7, "EUR", time=year(2016))
    other.figure("55 million euros", "cost of the wall", 5.5e7, "EUR", time=year(2016))
    third.tie("vel", "ally_of", "tar")
    assert add(tmp_path, knowledge, one, other, third).contradicted == ()


def test_an_event_that_another_report_dates_has_another_date(tmp_path: Path, knowledge: Knowledge) -> None:
    one = discuss(Writer("2016-05-09"), on=None)
    other = discuss(Writer("2016-05-12", "Coastal Times"))
    (date,) = add(tmp_path, knowledge, one, other).dates
    assert (date.kind, date.before, date.after) == ("event", "not said", "2016-05-07")


def test_a_report_that_leaves_takes_what_only_it_told(tmp_path: Path) -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times")
    one.event("Dockers struck", "PROTEST", "nor")
    other.tie("vel", "ally_of", "tar")
    both, alone = store(make_pile(one, other), tmp_path), store(make_pile(one), tmp_path)
    assert kinds(find_additions(both, alone).gone) == {"document", "tie"}


def test_a_figure_with_another_value_says_another_thing(tmp_path: Path) -> None:
    one = Writer("2016-05-09")
    figure = one.figure("40 million euros", "cost of the wall", 4e7, "EUR")
    before = store(make_pile(one), tmp_path)
    one.findings["figures"] = [structs.replace(figure, value=4.1e7)]
    (change,) = find_additions(before, store(make_pile(one), tmp_path)).changed
    assert (change.before, change.after) == ("value 40000000.0", "value 41000000.0")


def name(pile: Pile, *owners: str) -> Pile:
    """Let the first words of each report be a name of an entity."""
    readings = tuple(
        structs.replace(
            r, naming=structs.replace(r.naming, mentions=(Mention(0, 4, r.document.text[:4], owner, "name", 0),))
        )
        for r, owner in zip(pile.readings, owners, strict=True)
    )
    return structs.replace(pile, readings=readings)


def test_entities_that_turn_out_to_be_one_are_said(tmp_path: Path) -> None:
    one, other = Writer("2016-05-09"), Writer("2016-05-12", "Coastal Times")
    one.say("Lund spoke")
    other.say("Lund spoke again")
    pile = make_pile(one, other)
    before, after = store(name(pile, "ida", "ove"), tmp_path), store(name(pile, "ove", "ove"), tmp_path)
    (change,) = find_additions(before, after).identity
    assert (change.id, change.before, change.after) == ("ove", "person Ida Solheim", "person Ove Lund")


def test_two_equal_states_differ_in_nothing(tmp_path: Path) -> None:
    state = store(make_pile(discuss(Writer("2016-05-09"))), tmp_path)
    assert find_additions(state, state) == Additions()
