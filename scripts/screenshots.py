"""Take pictures of a page as readers see it: wide and narrow, light and dark, whole and at a marked sentence.

python scripts/screenshots.py PAGE.html FOLDER
"""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
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
SECTIONS = (
    "glance",
    "state",
    "change",
    "disagreements",
    "flows",
    "influence",
    "ties",
    "dependence",
    "actors",
    "offices",
    "statements",
    "events",
    "figures",
    "forecasts",
    "dates",
    "sources",
    "coverage",
    "alone",
    "gaps",
    "ledger",
    "reading",
)


def take_screenshots(page: Path, folder: Path) -> list[Path]:
    """Take a picture of the top, of every section and of a highlighted sentence, at every width and in both schemes."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        raise SystemExit("no Chromium found; install one (Debian: apt-get install chromium)")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        taken = [path for width in WIDTHS for scheme in SCHEMES for path in _take(browser, page, folder, width, scheme)]
        browser.close()
    return taken


def _take(browser: Browser, page: Path, folder: Path, width: int, scheme: str) -> list[Path]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(page.resolve().as_uri())
    sentence = tab.locator("a.quote").first.get_attribute("href")
    taken = []
    for target in ("#", *(f"#{section}" for section in SECTIONS), sentence):
        if target is None:
            continue
        name = "sentence" if target == sentence else target.removeprefix("#") or "top"
        tab.goto(page.resolve().as_uri() + target)
        path = folder / f"{width}-{scheme}-{name}.png"
        tab.screenshot(path=path)
        taken.append(path)
    context.close()
    return taken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    for picture in take_screenshots(arguments.page, arguments.folder):
        print(picture)
