"""Reviews from end to end: kept in the dossier, replayed on every build, carried from one dossier to another."""

import sqlite3
from itertools import permutations
from pathlib import Path

import pytest

import conspectus
from conspectus import flow
from conspectus.errors import UsageError
from conspectus.export.reviews import read_reviews, write_reviews
from conspectus.flow import Tools
from conspectus.records import Event, Figure, Place, Review, Target
from conspectus.settings import Settings
from tests.piles import HARBOUR, QUARRY, SEQUEL, write_reports


@pytest.fixture(autouse=True)
def _loaded(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the parser once for all builds."""
    monkeypatch.setattr(flow, "load_tools", lambda settings: tools)


@pytest.fixture(scope="module")
def built(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the reports once; tests work on copies."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "load_tools", lambda settings: tools)
        conspectus.build([write_reports(folder / "reports", harbour=HARBOUR, sequel=SEQUEL)], folder / "pile.dossier")
    return folder


@pytest.fixture
def reports(built: Path) -> Path:
    return built / "reports"


@pytest.fixture
def target(built: Path, tmp_path: Path) -> Path:
    path = tmp_path / "pile.dossier"
    path.write_bytes((built / "pile.dossier").read_bytes())
    return path


def find_target(path: Path, words: str) -> tuple[Target, ...]:
    """Find the entity with a name, or the figure with these words."""
    with conspectus.open(path) as dossier:
        named = [entity.id for entity in dossier.entities() if entity.name == words]
        figures = [figure.id for figure in dossier.figures() if figure.span.text == words]
        return (dossier.target((named + figures)[0]),)


def list_events(path: Path) -> tuple[Event, ...]:
    with conspectus.open(path) as dossier:
        return dossier.events()


def find_figure(path: Path, words: str) -> Figure | None:
    with conspectus.open(path) as dossier:
        return next((figure for figure in dossier.figures() if figure.span.text == words), None)


def forget_inputs(path: Path) -> None:
    """Let the next build find that something changed."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE build SET value = '' WHERE name = 'inputs'")
    connection.commit()
    connection.close()


def decide_all(path: Path) -> tuple[Review, ...]:
    """Return reviews of several kinds that have nothing to do with each other."""
    solheim, workers = find_target(path, "Ida Solheim"), find_target(path, "1,400 workers")
    percent = find_target(path, "4.5 percent")
    with conspectus.open(path) as dossier:
        sequel = next(d.document.id for d in dossier.documents() if d.document.path == "sequel.txt")
    return (
        Review("split", solheim, documents=(sequel,)),
        Review("correct", workers, field="value", value="1,300"),
        Review("reject", percent, note="an offer"),
    )


def test_a_review_needs_no_reports_and_reads_none(target: Path) -> None:
    summary = conspectus.review(target, Review("reject", find_target(target, "4.5 percent")))
    assert (summary.read, summary.reused) == (0, 2)
    assert find_figure(target, "4.5 percent") is None


def test_a_rebuilt_dossier_is_the_reviewed_one_byte_for_byte(target: Path, reports: Path) -> None:
    with conspectus.open(target) as dossier:
        document = dossier.target(dossier.documents()[0].document.id)
    dated = Review("correct", (document,), field="published", value="2016-05-18")
    conspectus.review(target, (*decide_all(target), dated))
    reviewed = target.read_bytes()
    forget_inputs(target)
    summary = conspectus.build([reports], target)
    assert not summary.is_unchanged
    assert target.read_bytes() == reviewed


def test_a_build_with_nothing_changed_keeps_the_reviews(target: Path, reports: Path) -> None:
    conspectus.review(target, decide_all(target))
    reviewed = target.read_bytes()
    assert conspectus.build([reports], target).is_unchanged
    assert target.read_bytes() == reviewed


def test_reviews_are_replayed_when_a_report_comes_in(target: Path, tmp_path: Path) -> None:
    conspectus.review(target, Review("reject", find_target(target, "4.5 percent")))
    conspectus.add(target, write_reports(tmp_path / "new", quarry=QUARRY))
    assert find_figure(target, "4.5 percent") is None
    with conspectus.open(target) as dossier:
        assert dossier.reviews()[0].problem is None


def test_one_by_one_and_all_at_once_are_the_same(target: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.dossier"
    other.write_bytes(target.read_bytes())
    reviews = decide_all(target)
    conspectus.review(target, reviews)
    for review in reviews:
        conspectus.review(other, review)
    assert other.read_bytes() == target.read_bytes()


def test_reviews_that_the_dossier_has_are_not_added_twice(target: Path) -> None:
    reviews = decide_all(target)
    conspectus.review(target, reviews)
    before = target.read_bytes()
    assert conspectus.review(target, reviews).is_unchanged
    assert target.read_bytes() == before


def test_unrelated_reviews_give_the_same_dossier_in_any_order(target: Path, tmp_path: Path) -> None:
    lists = []
    for order in permutations(decide_all(target)):
        other = tmp_path / "other.dossier"
        other.write_bytes(target.read_bytes())
        conspectus.review(other, order)
        with conspectus.open(other) as dossier:
            rejected = [one.id for one in dossier.rejected()]
            lists.append((dossier.entities(), [read() for read in dossier.finding_lists()], rejected))
    assert len(lists) == 6
    assert all(found == lists[0] for found in lists)


def test_exported_reviews_make_the_same_dossier_elsewhere(target: Path, tmp_path: Path) -> None:
    other, file = tmp_path / "other.dossier", tmp_path / "reviews.jsonl"
    other.write_bytes(target.read_bytes())
    conspectus.review(target, decide_all(target))
    with conspectus.open(target) as dossier, file.open("w", encoding="utf-8") as stream:
        write_reviews(dossier.reviews(), stream)
    conspectus.review(other, read_reviews(file), is_strict=False)
    assert other.read_bytes() == target.read_bytes()


def test_a_file_with_a_line_that_is_no_review_is_refused_with_the_line(tmp_path: Path) -> None:
    file = tmp_path / "reviews.jsonl"
    file.write_text('{"action":"note","targets":[{"id":"f-1"}]}\n{"action":"praise","targets":[]}\n', "utf-8")
    with pytest.raises(UsageError, match="line 2 is no review"):
        read_reviews(file)
    with pytest.raises(UsageError, match="cannot be opened"):
        read_reviews(tmp_path / "none.jsonl")


def test_taking_all_reviews_back_gives_the_dossier_as_it_was(target: Path) -> None:
    before = target.read_bytes()
    conspectus.review(target, decide_all(target))
    conspectus.undo(target, 2)
    conspectus.undo(target)
    conspectus.undo(target)
    assert target.read_bytes() == before
    with pytest.raises(UsageError, match="there are no reviews"):
        conspectus.undo(target)


def test_a_number_that_no_review_has_is_refused(target: Path) -> None:
    conspectus.review(target, decide_all(target)[:1])
    with pytest.raises(UsageError, match="2: no such review"):
        conspectus.undo(target, 2)


def test_a_new_review_that_does_not_fit_is_refused_and_changes_nothing(target: Path) -> None:
    before = target.read_bytes()
    with pytest.raises(UsageError, match="many: no value of a figure"):
        conspectus.review(target, Review("correct", find_target(target, "4.5 percent"), field="value", value="many"))
    assert target.read_bytes() == before


def test_a_review_whose_target_has_gone_is_kept_and_said(target: Path, reports: Path, tmp_path: Path) -> None:
    conspectus.review(target, Review("reject", find_target(target, "4.5 percent")))
    alone = write_reports(tmp_path / "alone", harbour=HARBOUR)
    summary = conspectus.build([alone], target)
    (outcome,) = summary.reviews
    assert "there is no such finding (any more)" in (outcome.problem or "")
    assert conspectus.build([reports], target).reviews[0].problem is None
    assert find_figure(target, "4.5 percent") is None


def test_a_merge_survives_a_report_that_changes_an_id(target: Path, tmp_path: Path) -> None:
    """A report that has a fuller name gives an entity another id."""
    (brandt,) = find_target(target, "Tomas Brandt")
    conspectus.review(target, Review("correct", (brandt,), field="kind", value="group"))
    fuller = SEQUEL.replace("Tomas Brandt", "Tomas Emil Brandt").replace("Coastal Times", "Coast Weekly")
    summary = conspectus.add(target, write_reports(tmp_path / "new", fuller=fuller.replace("two-year", "long")))
    assert summary.reviews[0].problem is None
    with conspectus.open(target) as dossier:
        (entity,) = (e for e in dossier.entities() if "Brandt" in e.name)
    assert entity.id != brandt.id
    assert entity.kind == "group"


def test_a_corrected_speaker_is_shown_with_its_review(target: Path) -> None:
    with conspectus.open(target) as dossier:
        statement = next(s for s in dossier.statements() if s.speaker)
        speaker = next(e for e in dossier.entities() if e.kind == "person" and e.id != statement.speaker)
        wanted = dossier.target(statement.id)
    conspectus.review(target, Review("correct", (wanted,), field="speaker", value=speaker.name, note="see page 2"))
    with conspectus.open(target) as dossier:
        why = dossier.explain(statement.id)
    assert why.record.speaker == speaker.id  # type: ignore[union-attr]
    assert why.record.rule.endswith(", reviewed")  # type: ignore[union-attr]
    assert [outcome.review.note for outcome in why.reviews] == ["see page 2"]


def test_a_corrected_date_of_a_document_moves_what_its_weekdays_mean(target: Path) -> None:
    with conspectus.open(target) as dossier:
        document = next(d.document.id for d in dossier.documents() if d.document.path == "harbour.txt")
        wanted = dossier.target(document)
    conspectus.review(target, Review("correct", (wanted,), field="published", value="2016-05-18"))
    with conspectus.open(target) as dossier:
        monday = next(e for e in dossier.expressions(document=document) if e.span.text == "Monday")
    assert monday.time is not None
    assert str(monday.time.latest) == "2016-05-16"


def test_something_rejected_can_still_be_explained(target: Path) -> None:
    (wanted,) = find_target(target, "4.5 percent")
    conspectus.review(target, Review("reject", (wanted,)))
    with conspectus.open(target) as dossier:
        why = dossier.explain(wanted.id)
    assert [span.text for span in why.evidence] == ["4.5 percent"]
    assert why.reviews[0].number == 1


def test_a_sentence_in_which_all_is_rejected_says_so_in_the_ledger(target: Path, tmp_path: Path) -> None:
    path = tmp_path / "small.dossier"
    text = "Inland Post, 2019-02-02\n\nThe new bridge cost 40 million euros. Nobody was there.\n"
    conspectus.build([write_reports(tmp_path / "small", bridge=text)], path)
    with conspectus.open(path) as dossier:
        index = dossier.figures()[0].sentence
        found = [record for read in dossier.finding_lists() for record in read(sentence=index)]
        targets = [dossier.target(record.id) for record in found]
    conspectus.review(path, [Review("reject", (one,)) for one in targets])
    with conspectus.open(path) as dossier:
        assert dossier.sentences(index=index)[0].reason == "rejected by a review"


def test_a_dossier_read_by_other_rules_is_not_reviewed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review = Review("reject", find_target(target, "4.5 percent"))
    monkeypatch.setattr("conspectus.rebuild.hash_rules", lambda: "other rules")
    with pytest.raises(UsageError, match="build it again first"):
        conspectus.review(target, review)


def test_a_dossier_built_with_own_knowledge_is_reviewed_with_it(reports: Path, tmp_path: Path) -> None:
    own, path = tmp_path / "own.toml", tmp_path / "own.dossier"
    own.write_text("", "utf-8")
    conspectus.build([reports], path, settings=Settings(knowledge=(own,)))
    review = Review("reject", find_target(path, "4.5 percent"))
    with pytest.raises(UsageError, match="--knowledge"):
        conspectus.review(path, review)
    assert conspectus.review(path, review, knowledge=[own]).counts.documents == 2


def test_a_place_is_found_for_what_is_reviewed(target: Path) -> None:
    (found,) = find_target(target, "4.5 percent")
    with conspectus.open(target) as dossier:
        sequel = next(d.document for d in dossier.documents() if d.document.path == "sequel.txt")
    assert found.place == Place(sequel.id, sequel.text.index("4.5 percent"))


# ---------------------------------------------------------------- a report is added


def test_an_added_report_gives_the_bytes_of_a_build_of_all(target: Path, tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", harbour=HARBOUR, copy=HARBOUR, empty="")
    conspectus.build([folder], tmp_path / "grown.dossier")
    summary = conspectus.add(tmp_path / "grown.dossier", write_reports(tmp_path / "new", sequel=SEQUEL))
    assert (summary.read, summary.reused) == (1, 1)
    conspectus.build([write_reports(folder, sequel=SEQUEL)], tmp_path / "whole.dossier")
    assert (tmp_path / "grown.dossier").read_bytes() == (tmp_path / "whole.dossier").read_bytes()


def test_a_report_of_a_known_path_takes_the_place_of_the_earlier_one(target: Path, tmp_path: Path) -> None:
    later = SEQUEL.replace("4.5 percent", "5 percent")
    summary = conspectus.add(target, write_reports(tmp_path / "new", sequel=later))
    assert (summary.counts.documents, summary.read) == (2, 1)
    assert find_figure(target, "4.5 percent") is None


def test_adding_what_is_there_already_changes_nothing(target: Path, reports: Path) -> None:
    before = target.read_bytes()
    assert conspectus.add(target, reports).is_unchanged
    assert target.read_bytes() == before


def test_adding_nothing_is_refused(target: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(UsageError, match="no reports there"):
        conspectus.add(target, tmp_path / "none")


def test_a_build_says_what_a_report_added(target: Path, tmp_path: Path) -> None:
    summary = conspectus.add(target, write_reports(tmp_path / "new", quarry=QUARRY))
    assert summary.additions is not None
    assert "Quarry reopens in Tarnholm" in {new.text for new in summary.additions.new if new.kind == "document"}
    assert summary.additions.gone == ()
    assert summary.additions.identity == ()


def test_a_first_build_adds_to_nothing(reports: Path, tmp_path: Path) -> None:
    assert conspectus.build([reports], tmp_path / "first.dossier").additions is None
