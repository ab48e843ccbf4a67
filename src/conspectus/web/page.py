"""Page: a dossier -> one HTML file that needs nothing but itself."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from conspectus.dossier import Dossier
from conspectus.web.contents import Count, Page
from conspectus.web.findings import group_events, group_statements, list_forecasts, list_uncertain_events
from conspectus.web.pile import PileViews, read_views
from conspectus.web.reading import list_sources
from conspectus.web.tables import (
    group_dates,
    group_figures,
    list_actors,
    list_offices,
    list_uncertain_figures,
    make_ledger,
)
from conspectus.web.timeline import draw_timeline
from conspectus.web.wording import FILTERS, count_words, finish, is_within_year, word_span


def write_page(dossier: Dossier, stream: TextIO) -> None:
    """Write a dossier as one self-contained page. The same dossier gives the same bytes.

    The page asks for nothing from outside and runs no script: its policy forbids both. What comes from reports is
    escaped, and characters that hide or turn text around are written out as their codes.
    """
    style = _load_style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    trusted = Markup(style)  # noqa: S704 - the project's own file; escaping would change its hash
    template = _load_templates().get_template("page.html")
    stream.writelines(template.generate(page=make_page(read_views(dossier)), style=trusted, style_hash=digest))


def make_page(views: PileViews) -> Page:
    """Lay out everything that stands on the page."""
    ledger = make_ledger(views)
    return Page(
        title=_make_title(views),
        lede=_make_lede(views),
        counts=(
            Count("Reports", len(views.documents), "sources", "Sources"),
            Count("Actors", len(views.entities), "actors", "Actors"),
            Count("Offices", len(views.roles), "offices", "Offices"),
            Count("Statements", len(views.statements), "statements", "Who says what"),
            Count("Events", len(views.events), "events", "Events"),
            Count("Figures", len(views.figures), "figures", "Figures"),
            Count("Forecasts", len(views.forecasts), "forecasts", "Forecasts"),
            Count("Dates", len(views.expressions), "dates", "Dates"),
            Count("Sentences", ledger.sentences, "ledger", "Ledger"),
        ),
        sources=list_sources(views),
        skipped=views.skipped,
        timeline=draw_timeline(views),
        actors=list_actors(views),
        offices=list_offices(views, uncertain=False),
        uncertain_offices=list_offices(views, uncertain=True),
        speakers=group_statements(views, uncertain=False),
        uncertain_statements=group_statements(views, uncertain=True),
        events=group_events(views),
        uncertain_events=list_uncertain_events(views),
        forecasts=list_forecasts(views, uncertain=False),
        uncertain_forecasts=list_forecasts(views, uncertain=True),
        figures=group_figures(views),
        uncertain_figures=list_uncertain_figures(views),
        dates=group_dates(views),
        ledger=ledger,
    )


def _make_title(views: PileViews) -> str:
    named: dict[str, int] = {}
    for mention in views.mentions:
        if mention.form == "name":
            named[mention.entity] = named.get(mention.entity, 0) + 1
    most = sorted(named, key=lambda entity: (-named[entity], entity))[:3]
    names = [views.entities[entity].name for entity in most]
    if not names:
        return count_words(len(views.documents), "report")
    return ", ".join(names[:-1]) + (" and " if names[1:] else "") + names[-1]


def _make_lede(views: PileViews) -> str:
    outlets = {item.document.outlet for item in views.documents if item.document.outlet}
    parts = [count_words(len(views.documents), "report")]
    if outlets:
        parts.append(f"from {count_words(len(outlets), 'outlet')}")
    times = [item.published.time for item in views.documents]
    dated = [time for time in times if is_within_year(time)]
    if dated:
        parts.append(f"published {word_span(dated)}")
    if len(dated) < len(times):
        parts.append(f"{len(times) - len(dated)} not dated to a year")
    return ", ".join(parts) + "."


@cache
def _load_style() -> str:
    return (files("conspectus.web") / "static" / "page.css").read_text("utf-8")


@cache
def _load_templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("conspectus.web"),
        autoescape=True,
        finalize=finish,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= FILTERS
    return environment
