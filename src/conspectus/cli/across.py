"""Across: the commands that set sources side by side: coverage, alone, gaps."""

from conspectus.cli.printing import print_json, print_table
from conspectus.cli.system import DossierArgument, JsonOption, LensOption, choose_lens
from conspectus.dossier import Dossier

COVERAGE_HELP = """
Show which source tells of what.

A matrix: events that several tell of, and subsystems, by source, with the number of findings; reprints count once. A
dot says that the source leaves it out.

[dim]$ conspectus coverage pile.dossier --lens energy.toml[/dim]
"""

ALONE_HELP = """
List what one source only says.

Events, figures, goals and stances that no independent other source has.

[dim]$ conspectus alone pile.dossier[/dim]
"""

GAPS_HELP = """
List what a reader would expect and no source gives.

Figures without a year, talks without a result, disputes with one side heard, forecasts whose term has passed.

[dim]$ conspectus gaps pile.dossier[/dim]
"""


def coverage(dossier: DossierArgument, lens: LensOption = None, json: JsonOption = False) -> None:
    """Show which source tells of what."""
    from conspectus.model.coverage import cover  # noqa: PLC0415  (only what is asked for is loaded)
    from conspectus.model.known import load_known  # noqa: PLC0415

    with Dossier(dossier) as opened:
        known = load_known(opened)
        found = cover(known, choose_lens(opened, lens), opened.reprints())
    if json:
        print_json(found)
        return
    names = {item.document.id: item.document.outlet or item.document.path for item in known.documents}
    rows = ((r.kind, r.name, str(r.sources), *(str(n) if n else "·" for n in r.counts)) for r in found.rows)
    print_table(("kind", "what", "sources", *(names[document] for document in found.documents)), rows)


def alone(dossier: DossierArgument, json: JsonOption = False) -> None:
    """List what one source only says."""
    from conspectus.model.coverage import list_alone  # noqa: PLC0415
    from conspectus.model.known import load_known  # noqa: PLC0415

    with Dossier(dossier) as opened:
        known = load_known(opened)
        found = list_alone(known, opened.comparisons(), opened.reprints())
    if json:
        print_json(found)
        return
    names = {item.document.id: item.document.outlet or item.document.path for item in known.documents}
    rows = ((a.citation.finding, names[a.citation.document], a.text, a.citation.span.text) for a in found)
    print_table(("id", "source", "what", "says"), rows)


def gaps(dossier: DossierArgument, json: JsonOption = False) -> None:
    """List what no source gives."""
    from conspectus.model.coverage import list_gaps  # noqa: PLC0415
    from conspectus.model.known import load_known  # noqa: PLC0415

    with Dossier(dossier) as opened:
        found = list_gaps(load_known(opened), opened.comparisons())
    if json:
        print_json(found)
        return
    print_table(
        ("id", "missing", "what", "says"), ((g.citation.finding, g.reason, g.text, g.citation.span.text) for g in found)
    )
