"""System: the commands that fold a dossier into the model: state, change, flows, influence, without."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conspectus.cli.filters import find_entities, read_days
from conspectus.cli.printing import print_json, print_table
from conspectus.cli.terminal import make_console, make_text, open_output
from conspectus.cli.wording import show_time
from conspectus.dossier import Dossier

if TYPE_CHECKING:
    from conspectus.model.items import Citation, State
    from conspectus.model.known import Known
    from conspectus.model.lens import Lens

DossierArgument = Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier.", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="A year, month or day; its last day counts.")
]
KnownByOption = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DAY", help="Only what was published by then, a year, month or day."),
]
LensOption = Annotated[
    Path | None, typer.Option("--lens", metavar="FILE", help="A TOML file that names the subsystems.")
]
GraphOption = Annotated[
    Path | None, typer.Option("--graphml", metavar="FILE", help="Write a GraphML file instead of a table.")
]

STATE_HELP = """
Show the system as of a date, subsystem by subsystem.

Ties in force, flows, offices, agreements, goals, stances, disputes and the latest figures; "not said" where the pile
is silent. Every line ends with the sentences that say it. Without a lens the subsystems are topics of the pile.

[dim]$ conspectus state pile.dossier --as-of 2013-08 --known-by 2013-12[/dim]

[dim]$ conspectus state pile.dossier --lens energy.toml[/dim]
"""

CHANGE_HELP = """
Show what differs between two dates.

What is new, gone, or says another thing, subsystem by subsystem.

[dim]$ conspectus change pile.dossier 2007 2024[/dim]
"""

FLOWS_HELP = """
List what moves from where to where.

With status, quantity where a figure measures it, and by whose word.

[dim]$ conspectus flows pile.dossier --good gas --as-of 2024[/dim]

[dim]$ conspectus flows pile.dossier --graphml flows.graphml[/dim]
"""

INFLUENCE_HELP = """
List who bears on whom: signed, dated, attributed arrows, and what each actor seeks or opposes.

+ helps, - harms, 0 is mixed: read from ties, stances and events.

[dim]$ conspectus influence pile.dossier --as-of 2024[/dim]
"""

WITHOUT_HELP = """
Take an actor, place or project away and list what passes through it.

Flows, ties, goals, events to come and stated conditions, in order of how directly; each with the sentence that says
it. Nothing is predicted: a later step is there because a text says that it depends on the one before.

[dim]$ conspectus without pile.dossier Iran[/dim]
"""


def state(
    dossier: DossierArgument,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    lens: LensOption = None,
    json: JsonOption = False,
) -> None:
    """Show the system as of a date."""
    from conspectus.model.state import fold_state  # noqa: PLC0415  (only what is asked for is loaded)

    with Dossier(dossier) as opened:
        known = _load(opened, known_by)
        folded = fold_state(known, choose_lens(opened, lens), _day(as_of, known), known_by=_last_day(known_by))
    if json:
        print_json(folded)
    else:
        _print_state(folded)


def change(
    dossier: DossierArgument,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="A year, month or day.", show_default=False)],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="A later one.", show_default=False)],
    lens: LensOption = None,
    json: JsonOption = False,
) -> None:
    """Show what differs between two dates."""
    from conspectus.model.state import compare_states, fold_state  # noqa: PLC0415

    with Dossier(dossier) as opened:
        known, chosen = _load(opened, None), choose_lens(opened, lens)
        states = [fold_state(known, chosen, _day(day, known)) for day in (before, after)]
    changed = compare_states(*states)
    if json:
        print_json(changed)
        return
    console = make_console()
    for name, shifts in changed.subsystems:
        console.print(make_text(f"\n{name}", "bold"))
        for shift in shifts:
            was = f"{shift.before.text} → " if shift.kind == "changed" and shift.before else ""
            line = shift.after or shift.before
            if line is not None:
                console.print(make_text(f"  {shift.kind:7} {shift.part:10} {was}{line.text}{_cite(line.citations)}"))
        if not shifts:
            console.print(make_text("  nothing that the sources tell"))


def flows(  # noqa: PLR0913, PLR0917
    dossier: DossierArgument,
    good: Annotated[str | None, typer.Option("--good", metavar="WORD", help="Only goods that hold the word.")] = None,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    graphml: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """List what moves from where to where."""
    from conspectus.model.network import fold_flows  # noqa: PLC0415

    with Dossier(dossier) as opened:
        known = _load(opened, known_by)
    arrows = fold_flows(known, as_of=_last_day(as_of), good=good)
    if graphml is not None:
        from conspectus.export.graphml import write_flows  # noqa: PLC0415

        with open_output(str(graphml)) as stream:
            write_flows(arrows, known, stream)
    elif json:
        print_json(arrows)
    else:
        print_table(
            ("good", "from", "via", "to", "status", "figure", "time", "whose word", "says"),
            (
                (
                    a.good,
                    _end(a.source, known),
                    ", ".join(map(known.name, a.via)),
                    _end(a.target, known),
                    a.status,
                    a.figure or "",
                    show_time(a.time) if a.time else "",
                    known.name(a.holder),
                    a.citation.span.text,
                )
                for a in arrows
            ),
        )


def influence(
    dossier: DossierArgument,
    as_of: AsOfOption = None,
    known_by: KnownByOption = None,
    graphml: GraphOption = None,
    json: JsonOption = False,
) -> None:
    """List who bears on whom."""
    from conspectus.model.network import fold_influence  # noqa: PLC0415

    with Dossier(dossier) as opened:
        known = _load(opened, known_by)
    found = fold_influence(known, as_of=_last_day(as_of))
    if graphml is not None:
        from conspectus.export.graphml import write_influence  # noqa: PLC0415

        with open_output(str(graphml)) as stream:
            write_influence(found, known, stream)
    elif json:
        print_json(found)
    else:
        signs = {1: "+", -1: "-", 0: "0"}
        rows = (
            (
                known.name(a.source),
                signs[a.sign],
                known.name(a.target),
                a.basis,
                show_time(a.time) if a.time else "",
                known.name(a.holder),
                a.citation.span.text,
            )
            for a in found.arrows
        )
        print_table(("from", "", "to", "basis", "time", "whose word", "says"), rows)
        aims = ((known.name(a.actor), a.aim, a.object, known.name(a.holder)) for a in found.aims)
        print_table(("actor", "aim", "what", "whose word"), aims)


def without(
    dossier: DossierArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name or id.", show_default=False)],
    known_by: KnownByOption = None,
    json: JsonOption = False,
) -> None:
    """Take an entity away and list what passes through it."""
    from conspectus.model.without import take_away  # noqa: PLC0415

    with Dossier(dossier) as opened:
        known = _load(opened, known_by)
        lost = take_away(known, find_entities(opened, name))
    if json:
        print_json(lost)
    else:
        rows = ((str(k.steps), k.part, k.text, k.why, k.citation.span.text) for k in lost)
        print_table(("steps", "what", "", "because", "says"), rows)


# ---------------------------------------------------------------- what is asked for


def _last_day(text: str | None) -> dt.date | None:
    """Read a year, a month or a day as its last day."""
    return read_days(text).until if text else None


def _load(dossier: Dossier, known_by: str | None) -> "Known":
    from conspectus.model.known import load_known  # noqa: PLC0415

    known = load_known(dossier, _last_day(known_by))
    if known.hidden:
        sys.stderr.write(f"{len(known.hidden)} documents left out: published after {known_by}, or nobody knows when\n")
    return known


def _day(day: str | None, known: "Known") -> dt.date:
    """Return the day asked for, or else the last one that any document was published on."""
    wanted = _last_day(day)
    if wanted is not None:
        return wanted
    ends = [item.published.time.latest for item in known.documents if item.published.time.latest]
    return max(ends, default=dt.date.max)


def choose_lens(dossier: Dossier, path: Path | None) -> "Lens":
    """Return the lens of a file, or else one of topics proposed from the pile."""
    from conspectus.knowledge import load_knowledge  # noqa: PLC0415
    from conspectus.model.lens import load_lens  # noqa: PLC0415
    from conspectus.model.topics import propose_lens  # noqa: PLC0415

    return load_lens(path) if path else propose_lens(dossier, load_knowledge())


# ---------------------------------------------------------------- what people read


def _print_state(state: "State") -> None:
    console = make_console()
    known = f", as known by {state.known_by}" if state.known_by else ""
    console.print(make_text(f"as of {state.as_of}{known}", "bold"))
    for subsystem in state.subsystems:
        console.print(make_text(f"\n{subsystem.name}", "bold"))
        for section in subsystem.sections:
            console.print(make_text(f"  {section.part}{'' if section.lines else ': not said'}"))
            for line in section.lines:
                console.print(make_text(f"    {line.text}{_cite(line.citations)}"))


def _cite(citations: tuple["Citation", ...]) -> str:
    return f"  [{', '.join(dict.fromkeys(c.sentence for c in citations))}]"


def _end(entity: str | None, known: "Known") -> str:
    return known.name(entity) if entity else "not said"
