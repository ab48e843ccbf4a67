"""Page: a dossier -> one HTML file that needs nothing but itself."""

import base64
import hashlib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from conspectus.dossier import Dossier
from conspectus.knowledge import load_knowledge
from conspectus.model.coverage import list_alone, list_gaps
from conspectus.model.lens import Lens
from conspectus.model.topics import propose_lens
from conspectus.web.across import group_alone, group_comparisons, group_gaps, list_reprints, view_coverage
from conspectus.web.findings import group_events, group_statements, list_forecasts, list_uncertain_events
from conspectus.web.glance import make_glance
from conspectus.web.networks import list_dependence, list_ties, view_flows, view_influence
from conspectus.web.pile import PileViews, read_views
from conspectus.web.reading import list_sources
from conspectus.web.reviews import list_reviews
from conspectus.web.sections import Chapter, Count, Page
from conspectus.web.system import fold_pile, view_change, view_state
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


def write_page(dossier: Dossier, stream: TextIO, *, lens: Lens | None = None) -> None:
    """Write a dossier as one self-contained page. The same dossier and lens give the same bytes.

    Without a lens its subsystems are topics proposed from the pile. The page asks for nothing from outside and runs no
    script: its policy forbids both. What comes from reports is escaped, and characters that hide or turn text around
    are written out as their codes.
    """
    style = _load_style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    trusted = Markup(style)  # noqa: S704 - the project's own file; escaping would change its hash
    template = _load_templates().get_template("page.html")
    chosen = lens or propose_lens(dossier, load_knowledge())
    page = make_page(read_views(dossier, chosen, is_proposed=lens is None))
    stream.writelines(template.generate(page=page, style=trusted, style_hash=digest))


def make_page(views: PileViews) -> Page:
    """Lay out everything that stands on the page."""
    state = fold_pile(views)
    comparisons, gaps = group_comparisons(views), group_gaps(views)
    return Page(
        title=_make_title(views),
        lede=_make_lede(views),
        chapters=list_chapters(views),
        glance=make_glance(views, state, comparisons, gaps),
        state=view_state(views, state) if state else None,
        change=view_change(views, state) if state else None,
        comparisons=comparisons,
        flows=view_flows(views),
        influence=view_influence(views),
        ties=list_ties(views, uncertain=False),
        uncertain_ties=list_ties(views, uncertain=True),
        dependence=list_dependence(views, uncertain=False),
        uncertain_dependence=list_dependence(views, uncertain=True),
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
        sources=list_sources(views),
        skipped=views.skipped,
        reprints=list_reprints(views),
        timeline=draw_timeline(views),
        coverage=view_coverage(views),
        alone=group_alone(views),
        gaps=gaps,
        reviews=list_reviews(views),
        ledger=make_ledger(views),
    )


def list_chapters(views: PileViews) -> tuple[Chapter, ...]:
    """List the sections of the page in their order, with how much each of them holds."""
    kinds = Counter(type(fact.finding).__name__ for fact in views.known.facts)
    sentences = len(views.sentences_by_id)
    alone = list_alone(views.known, views.comparisons, views.reprints)
    gaps = list_gaps(views.known, views.comparisons)
    return (
        Chapter(
            "The system",
            (
                Count("glance", "At a glance", None),
                Count("state", "State", None),
                Count("change", "Change", None),
                Count("disagreements", "Disagreements", len(views.comparisons)),
                Count("flows", "Flows", kinds["Flow"]),
                Count("influence", "Influence", None),
                Count("aims", "Who wants what", kinds["Goal"]),
                Count("ties", "Ties", kinds["Tie"]),
                Count("dependence", "What depends on what", kinds["Link"]),
            ),
        ),
        Chapter(
            "What the reports tell",
            (
                Count("actors", "Actors", len(views.entities)),
                Count("offices", "Offices", kinds["Role"]),
                Count("statements", "Who says what", kinds["Statement"]),
                Count("events", "Events", kinds["Event"]),
                Count("figures", "Figures", kinds["Figure"]),
                Count("forecasts", "Forecasts", kinds["Forecast"]),
                Count("dates", "Dates", len(views.expressions)),
            ),
        ),
        Chapter(
            "The reports",
            (
                Count("sources", "Sources", len(views.documents)),
                Count("coverage", "Coverage", None),
                Count("alone", "Alone", len(alone)),
                Count("gaps", "Gaps", len(gaps)),
                *([Count("reviews", "Reviews", len(views.reviews))] if views.reviews else []),
                Count("ledger", "Ledger", sentences),
                Count("reading", "Reading", None),
            ),
        ),
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
