"""The page in a real browser: no requests, no errors, links to highlighted sentences, any width and scheme."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from conspectus.dossier import Dossier
from tests.web.piles import EVIL

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# For every element that holds text of its own: its colour and the first ground under it that is not transparent.
COLOURS = """() => {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility()) continue;
    let ground = element;
    while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
    const style = getComputedStyle(element);
    const ink = element instanceof SVGElement ? style.fill : style.color;
    const paper = getComputedStyle(ground ?? document.documentElement).backgroundColor;
    found.push([element.outerHTML.slice(0, 80), ink, paper]);
  }
  return found;
}"""


class Watched:
    """A tab with everything it asked for and complained about."""

    def __init__(self, context: BrowserContext, path: Path) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.url = path.resolve().as_uri()
        self.page.goto(self.url)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    yield opened
    opened.close()


@pytest.mark.parametrize("pile", ["harbour", "hostile", "strait", "caspian"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    pile: str, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    watched = Watched(context, request.getfixturevalue(pile))
    watched.page.wait_for_load_state("networkidle")

    assert watched.requests == [watched.url]
    assert watched.complaints == []


def test_the_style_sheet_is_let_through_by_the_policy(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page

    assert page.locator("main h2").first.evaluate("e => getComputedStyle(e).borderTopWidth") == "3px"


def test_the_contents_show_the_counts_that_the_views_give(context: BrowserContext, caspian: Path) -> None:
    page = Watched(context, caspian).page
    with Dossier(caspian.with_suffix(".dossier")) as dossier:
        counts = dossier.counts()
    told = {"Actors": counts.entities, "Events": counts.events, "Ties": counts.ties, "Sources": counts.documents}

    shown = page.get_by_role("navigation", name="Contents").get_by_role("listitem").all_inner_texts()
    assert {f"{title} {number:,}" for title, number in told.items()} <= set(shown)


def test_the_first_page_is_seen_before_anything_else(browser: Browser, strait: Path) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = Watched(context, strait).page
    heading = page.get_by_role("heading", name="Where things stand, 2 June 2019")

    box = heading.bounding_box()
    assert box is not None
    assert box["y"] < PHONE["height"] / 2
    context.close()


def test_a_citation_in_the_state_leads_to_the_highlighted_sentence(context: BrowserContext, strait: Path) -> None:
    page = Watched(context, strait).page

    page.locator("#state li", has_text="Norvik seeks").first.locator("a.source").first.click()

    assert page.locator(".s:target").inner_text() == "Norvik wants a second pipeline."
    assert page.locator(".s:target").is_visible()


def test_a_side_of_a_conflict_leads_to_its_highlighted_sentence(context: BrowserContext, strait: Path) -> None:
    page = Watched(context, strait).page

    page.locator("#glance .conflict a.quote", has_text="4 million tonnes").click()

    assert page.locator(".s:target").inner_text() == "The line holds 4 million tonnes."


def test_a_box_of_a_network_is_seen_and_leads_to_its_actor(browser: Browser, strait: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, strait).page
    box = page.locator("#flows svg a.box", has_text="Velmora")
    assert box.is_visible()

    box.click()

    assert "Velmora" in page.locator("tr:target").inner_text()
    context.close()


def test_lines_of_a_network_differ_in_dash_and_in_colour(context: BrowserContext, strait: Path) -> None:
    page = Watched(context, strait).page
    look = "e => { const s = getComputedStyle(e); return [s.strokeDasharray, s.stroke] }"
    drawn = {
        kind: page.locator(f"svg .way.{kind}").first.evaluate(look) for kind in ("running", "idle", "plus", "minus")
    }

    assert drawn["running"][0] == "none"
    assert drawn["idle"][0] != "none"
    assert drawn["plus"][1] != drawn["minus"][1]
    assert drawn["plus"][0] != drawn["minus"][0]


def test_a_wide_network_is_scrolled_in_its_own_frame_on_a_phone(browser: Browser, strait: Path) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = Watched(context, strait).page
    frame = page.get_by_role("region", name="What flows from where to where")

    assert frame.evaluate("e => e.scrollWidth > e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert frame.locator("text").first.evaluate("e => e.getBoundingClientRect().height") >= 11
    context.close()


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_figure_leads_to_the_highlighted_sentence_that_holds_its_words(
    has_scripts: bool, browser: Browser, harbour: Path
) -> None:
    context = browser.new_context(java_script_enabled=has_scripts)
    page = Watched(context, harbour).page
    quote = page.locator("#figures a.quote", has_text="2.5 million kroner a year")

    quote.click()
    target = page.locator(".s:target")
    assert target.inner_text() == "It costs 2.5 million kroner a year."
    assert target.is_visible()
    ground = target.evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground == "rgb(255, 239, 173)"
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 720
    context.close()


@pytest.mark.parametrize(
    ("section", "words", "sentence"),
    [
        ("statements", "that the ferry would sail again", "Mayor Ada Lund of Holm said"),
        ("events", "loss of the ferry", "In 2021 between 60 and 70 people"),
        ("forecasts", "It will stay gone", "“It will stay gone."),
    ],
)
def test_a_finding_leads_to_its_highlighted_sentence(
    section: str, words: str, sentence: str, browser: Browser, harbour: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, harbour).page

    page.locator(f"#{section} a.quote", has_text=words).first.click()
    target = page.locator(".s:target")
    assert sentence in target.inner_text()
    assert target.is_visible()
    context.close()


@pytest.mark.parametrize("section", ["statements", "events", "figures"])
def test_a_group_opens_and_closes_without_a_script(section: str, browser: Browser, harbour: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, harbour).page
    quote = page.locator(f"#{section} details.group a.quote").first
    assert quote.is_visible()

    page.locator(f"#{section} details.group summary").first.click()
    assert not quote.is_visible()

    page.locator(f"#{section} details.group summary").first.click()
    assert quote.is_visible()
    context.close()


def test_the_contents_lead_to_every_section(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page
    for title in ("State", "Disagreements", "Flows", "Who says what", "Events", "Coverage", "Gaps", "Ledger"):
        page.get_by_role("navigation", name="Contents").get_by_role("link", name=title, exact=True).click()
        assert page.get_by_role("heading", level=2, name=title, exact=True).is_visible()
        assert page.locator("section:target h2").inner_text() == title


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("words of Ada Lund", "that the ferry would sail again"),
        ("event, denied: loss of the ferry", "loss of the ferry"),
        ("forecast of a fisherman, open", "It will stay gone"),
    ],
)
def test_a_sign_in_the_text_leads_to_its_row(context: BrowserContext, harbour: Path, label: str, words: str) -> None:
    page = Watched(context, harbour).page

    page.get_by_role("link", name=label, exact=True).first.click()
    assert words in page.locator("tr:target, li:target").inner_text()
    assert page.locator("tr:target, li:target").is_visible()


def test_signs_of_uncertain_findings_are_seen_only_if_asked_for(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page
    sign = page.locator(".report .at.event.possible")
    assert not sign.is_visible()

    page.get_by_role("checkbox", name="uncertain").check()

    assert sign.is_visible()


@pytest.mark.parametrize("kind", ["statement", "event", "forecast"])
def test_unticking_a_kind_takes_its_signs_off(context: BrowserContext, harbour: Path, kind: str) -> None:
    page = Watched(context, harbour).page
    sign = page.locator(f".report .at.{kind}").first
    assert sign.is_visible()

    page.get_by_role("checkbox", name=f"{kind}s").uncheck()

    assert not sign.is_visible()


def test_a_status_is_drawn_full_hollow_or_dashed(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page
    drawn = {
        word: page.locator(f"#events .note .dot.{word}").evaluate(
            "e => { const s = getComputedStyle(e); return [s.backgroundColor, s.backgroundImage, s.borderTopStyle] }"
        )
        for word in ("occurred", "ongoing", "planned", "possible", "denied")
    }
    nothing = "rgba(0, 0, 0, 0)"
    assert drawn["occurred"] == ["rgb(140, 29, 44)", "none", "solid"]
    assert drawn["planned"] == [nothing, "none", "solid"]
    assert drawn["possible"] == [nothing, "none", "dashed"]
    assert drawn["ongoing"][1].startswith("linear-gradient")
    assert drawn["denied"][1].count("linear-gradient") == 2


def test_a_mark_leads_back_to_its_row(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page

    page.locator(".report a.m.figure", has_text="about 90 people").click()

    assert "passengers a day" in page.locator("tr:target").inner_text()


def test_a_mark_opens_the_fold_that_hides_its_row(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page
    assert not page.locator(".uncertain tr", has_text="Perhaps 5").first.is_visible()

    page.locator(".report a.m.figure", has_text="5").last.click()

    assert page.locator("tr:target").is_visible()


def test_what_a_hostile_report_says_is_seen_as_text(context: BrowserContext, hostile: Path) -> None:
    watched = Watched(context, hostile)

    assert EVIL in watched.page.locator("#sources h3").first.inner_text()
    assert EVIL in watched.page.locator("#events").inner_text()
    assert EVIL in watched.page.locator("#statements").inner_text()
    assert watched.page.locator("#reading").is_visible()
    assert watched.page.locator("script, img, iframe").count() == 0
    assert watched.requests == [watched.url]


@pytest.mark.parametrize("pile", ["harbour", "hostile", "strait", "caspian"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_sideways(pile: str, width: int, browser: Browser, request: pytest.FixtureRequest) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = Watched(context, request.getfixturevalue(pile)).page
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pile", ["harbour", "strait"])
def test_all_text_stands_out_from_its_ground(
    pile: str, scheme: Literal["light", "dark"], browser: Browser, request: pytest.FixtureRequest
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = Watched(context, request.getfixturevalue(pile)).page
    page.locator("#figures a.quote").first.click()
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    faint = [(html, ink, ground) for html, ink, ground in page.evaluate(COLOURS) if measure_contrast(ink, ground) < 4.5]

    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == {
        "light": "rgb(252, 251, 248)",
        "dark": "rgb(23, 22, 20)",
    }.get(scheme)
    assert faint == []
    context.close()


def test_the_keyboard_reaches_the_content_first(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "content"


def test_unticking_a_kind_takes_its_marks_off_without_a_script(browser: Browser, harbour: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, harbour).page
    mark = page.locator(".report a.m.figure", has_text="about 90 people")
    underline = "e => getComputedStyle(e).textDecorationLine"
    assert mark.evaluate(underline) == "underline"

    page.get_by_role("checkbox", name="figures").uncheck()

    assert mark.evaluate(underline) == "none"
    context.close()


def test_a_screen_reader_is_told_headings_landmarks_and_tables(context: BrowserContext, harbour: Path) -> None:
    page = Watched(context, harbour).page

    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("navigation", name="Contents").count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("table", name="Offices by person").get_by_role("rowheader").count() == 1
    assert page.get_by_role("article", name="Ferry line to Holm is saved").count() == 1
    assert page.get_by_role("link", name="Ada Lund", description="person: Ada Lund").count() == 1


def test_tables_stay_tables_on_a_phone(browser: Browser, harbour: Path) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = Watched(context, harbour).page

    table = page.get_by_role("table", name="Offices by person")
    assert (table.get_by_role("row").count(), table.get_by_role("cell").count()) == (2, 3)
    context.close()


def measure_contrast(ink: str, ground: str) -> float:
    """Return the contrast of two opaque colours. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((_measure_luminance(ink), _measure_luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _measure_luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
