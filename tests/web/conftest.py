"""Pages of piles made by hand and of an example, and a real browser to open them in where one is found."""

import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import conspectus
from conspectus.dossier import BuildInfo, Dossier, write_dossier
from conspectus.records import Pile
from conspectus.web import write_page
from tests.web.piles import make_harbour_pile
from tests.web.strait import make_hostile_system, make_strait_pile

EXAMPLES = Path(__file__).parents[2] / "examples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
EXECUTABLE = next((found for name in BROWSERS if (found := shutil.which(name))), None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that the page was tried in no browser."""
    if EXECUTABLE is None:
        terminalreporter.section("NO BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"The page was opened in no browser: none of {', '.join(BROWSERS)} is installed.")
        terminalreporter.line("Every test marked `browser` was skipped. Debian: apt-get install chromium")


@pytest.fixture(scope="session")
def write_pile(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Pile], Path]:
    """Write a pile to a dossier and its page beside it; return the page."""

    def write(pile: Pile) -> Path:
        folder = tmp_path_factory.mktemp("page")
        dossier = folder / "pile.dossier"
        write_dossier(dossier, pile, kept=[], build=BuildInfo("0", "hand", {}, "hand"))
        return _write_page(dossier)

    return write


@pytest.fixture(scope="session")
def harbour(write_pile: Callable[[Pile], Path]) -> Path:
    return write_pile(make_harbour_pile())


@pytest.fixture(scope="session")
def hostile(write_pile: Callable[[Pile], Path]) -> Path:
    return write_pile(make_hostile_system())


@pytest.fixture(scope="session")
def strait(write_pile: Callable[[Pile], Path]) -> Path:
    return write_pile(make_strait_pile())


@pytest.fixture(scope="session")
def caspian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an example pile for real, from its files to the page."""
    dossier = tmp_path_factory.mktemp("caspian") / "pile.dossier"
    conspectus.build([EXAMPLES / "caspian"], dossier)
    return _write_page(dossier)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if EXECUTABLE is None:
        pytest.skip("no browser found; Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=EXECUTABLE, args=list(QUIET))
        yield opened
        opened.close()


def _write_page(dossier: Path) -> Path:
    stream = StringIO()
    with Dossier(dossier) as opened:
        write_page(opened, stream)
    page = dossier.with_suffix(".html")
    page.write_text(stream.getvalue(), encoding="utf-8", newline="")
    return page
