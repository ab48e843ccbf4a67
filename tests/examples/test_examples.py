"""The example piles: they build whole, and hold what examples/README.md says is planted in them."""

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

import conspectus
from conspectus.dossier import Dossier

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PILES = ("caspian", "takeover", "dam")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Dossier]]:
    built: dict[str, Dossier] = {}

    def build_pile(name: str) -> Dossier:
        if name not in built:
            path = tmp_path_factory.mktemp(name) / "pile.dossier"
            conspectus.build([EXAMPLES / name], path)
            built[name] = conspectus.open(path)
        return built[name]

    yield build_pile
    for dossier in built.values():
        dossier.close()


@pytest.mark.parametrize("pile", PILES)
def test_all_five_reports_of_a_pile_are_read(pile: str, build: Callable[[str], Dossier]) -> None:
    dossier = build(pile)

    assert dossier.skipped() == ()
    assert len(dossier.documents()) == 5


@pytest.mark.parametrize("pile", PILES)
def test_every_report_names_its_outlet_and_title(pile: str, build: Callable[[str], Dossier]) -> None:
    documents = [item.document for item in build(pile).documents()]

    assert [document.path for document in documents if not (document.outlet and document.title)] == []


@pytest.mark.parametrize(
    ("pile", "word"),
    [
        ("caspian", "Subscribe"),
        ("caspian", "Read also"),
        ("takeover", "We use cookies"),
        ("dam", "Be the first to comment"),
    ],
)
def test_menus_and_prompts_of_saved_pages_are_left_out(pile: str, word: str, build: Callable[[str], Dossier]) -> None:
    dossier = build(pile)

    assert all(word not in item.document.text for item in dossier.documents())
    assert any(word in cut.text for cut in dossier.left_out())


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.*")), ids=lambda path: path.name)
def test_readme_describes_every_report(path: Path) -> None:
    if not path.name.endswith(".meta.json"):
        assert f"`{path.name}`" in (EXAMPLES / "README.md").read_text()


def test_the_word_file_is_what_its_script_makes(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_example_files.py"))
    script["write_word_file"](script["RIVERKEEPERS"], tmp_path / "made.docx")

    made, kept = (
        docx.Document(str(path)) for path in (tmp_path / "made.docx", EXAMPLES / "dam" / "03-riverkeepers.docx")
    )
    assert [(p.style.name, p.text) for p in made.paragraphs] == [(p.style.name, p.text) for p in kept.paragraphs]


@pytest.mark.parametrize(
    ("path", "earliest", "latest"),
    [
        ("04-balance.txt", "2024-08-24", "2024-08-24"),
        ("05-convenience.md", "2024-08-21", "2024-08-21"),
        ("01-wire.txt", "2021-03-09", "2021-03-09"),
        ("03-rival.html", "2021-06-17", "2021-06-17"),
        ("05-two-years-on.txt", "2023-04-01", "2023-04-30"),
        ("01-ground-broken.txt", "2011-05-14", "2011-05-14"),
        ("02-cracks.html", "2014-10-02", "2014-10-02"),
        ("03-riverkeepers.docx", "2018-06-11", "2018-06-11"),
        ("05-opened.md", "2024-11-22", "2024-11-22"),
    ],
)
def test_a_report_that_says_when_it_was_published_is_dated_so(
    path: str, earliest: str, latest: str, build: Callable[[str], Dossier]
) -> None:
    (time,) = [i.published.time for pile in PILES for i in build(pile).documents() if i.document.path == path]

    assert (str(time.earliest), str(time.latest)) == (earliest, latest)


def test_the_caption_of_the_saved_page_does_not_date_it(build: Callable[[str], Dossier]) -> None:
    (time,) = [i.published.time for i in build("caspian").documents() if i.document.path == "03-eve-of-visit.html"]

    assert time.latest is None or time.latest.year != 2013
