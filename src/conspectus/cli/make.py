"""Make: the commands that write files: build, add, export, page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conspectus.cli.additions import list_additions
from conspectus.cli.printing import print_json
from conspectus.cli.status import EXIT_SKIPPED
from conspectus.cli.system import LensOption
from conspectus.cli.terminal import make_console, make_text, open_output
from conspectus.settings import Settings

if TYPE_CHECKING:
    from conspectus.builder import BuildSummary, Progress

DossierArgument = Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier.", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="Show the summary as JSON, for programs.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")]
KnowledgeOption = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", metavar="FILE", help="Your own word lists, the same as when it was built. Repeatable."),
]

BUILD_HELP = """
Read reports into a dossier.

Takes .txt, .md, .html, .pdf and .docx files, folders of them, and [bold]-[/bold] for standard input. A side file
NAME.meta.json gives what a report does not say of itself: outlet, title, authors, published, url. Reports that the
dossier already holds are not read again, its reviews are kept, and what changed is said. What cannot be read is listed
with the reason, and the exit status is 3.

[dim]$ conspectus build reports -o pile.dossier[/dim]

[dim]$ conspectus build a.html b.pdf more/ -o pile.dossier --knowledge offices.toml[/dim]

[dim]$ curl https://example.org/report.txt | conspectus build - -o pile.dossier[/dim]
"""

ADD_HELP = """
Add reports to a dossier and say what they change.

Only they are read; those that the dossier was built from need not be at hand. What is new is counted; what another
source bears out, contradicts, dates or names otherwise is listed.

[dim]$ conspectus add pile.dossier latest.html[/dim]

[dim]$ conspectus add pile.dossier more/ --json | jq '.additions.contradicted[].text'[/dim]
"""

EXPORT_HELP = """
Write a dossier as JSON for other programs.

The same reports give the same bytes.

[dim]$ conspectus export pile.dossier -o pile.json[/dim]

[dim]$ conspectus export pile.dossier | jq '.roles[].role'[/dim]
"""

PAGE_HELP = """
Write a dossier as one HTML file to read and to send.

It needs nothing but itself: no network, no other file. A lens names the subsystems that the state is told by; without
one they are topics of the pile.

[dim]$ conspectus page pile.dossier -o pile.html[/dim]

[dim]$ conspectus page pile.dossier -o pile.html --lens energy.toml[/dim]
"""


class Format(StrEnum):
    """Formats of an export."""

    json = "json"


def build(  # noqa: PLR0913, PLR0917  (each is an option)
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS", help="Reports, folders of them, or -.", show_default=False)
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DOSSIER", help="The dossier to write.", show_default=False)
    ],
    knowledge: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Your own word lists, added to the built-in ones. Repeatable."),
    ] = None,
    max_bytes: Annotated[
        int, typer.Option(min=1, metavar="N", help="Largest report, in bytes.")
    ] = Settings().max_bytes,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="S", help="Longest time to read one file, in seconds.")] = (
        Settings().timeout_s
    ),
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Build a dossier and sum up what is in it."""
    from conspectus import api  # noqa: PLC0415  (brings what reads files)

    settings = Settings(max_bytes=max_bytes, timeout_s=timeout, knowledge=tuple(knowledge or ()))
    with watching(quiet=quiet) as watch:
        summary = api.build(paths, output, settings=settings, progress=watch)
    _end(summary, quiet=quiet, json=json)


def add(
    dossier: DossierArgument,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS", help="Reports, folders of them, or -.", show_default=False)
    ],
    knowledge: KnowledgeOption = None,
    quiet: QuietOption = False,
    json: JsonOption = False,
) -> None:
    """Add reports to a dossier."""
    from conspectus import api  # noqa: PLC0415  (brings what reads files)

    with watching(quiet=quiet) as watch:
        summary = api.add(dossier, paths, knowledge=knowledge or (), progress=watch)
    _end(summary, quiet=quiet, json=json)


def _end(summary: "BuildSummary", *, quiet: bool, json: bool) -> None:
    """Show what a build did."""
    if json:
        print_json(summary)
    elif not quiet:
        show_summary(summary)
    if summary.skipped:
        raise typer.Exit(EXIT_SKIPPED)


@contextmanager
def watching(*, quiet: bool) -> "Iterator[Callable[[Progress], None]]":
    """Show on standard error how far the build is, if that is a terminal."""
    console = make_console(is_error=True)
    if quiet or not console.is_terminal:
        yield lambda _: None
        return
    with console.status("") as status:

        def show(progress: "Progress") -> None:
            status.update(make_text(_describe(progress)))

        yield show


def _describe(progress: "Progress") -> str:
    if progress.stage == "read":
        return f"reading {progress.done} of {progress.total}: {progress.path}"
    return {
        "gather": "looking for reports",
        "load": "loading the parser",
        "resolve": "settling who is who",
        "store": "writing the dossier",
    }[progress.stage]


def show_summary(summary: "BuildSummary") -> None:
    """Show what a build did and what the dossier holds."""
    console, counts = make_console(), summary.counts
    dates = f", {counts.first} to {counts.last}" if counts.first and counts.last else ", undated"
    console.print(make_text(f"{summary.path}: {_count(counts.documents, 'document')}{dates}", "bold"), soft_wrap=True)
    lines = [
        f"{_count(counts.entities, 'entity', 'entities')}, {_count(counts.roles, 'role')}, "
        f"{_count(counts.figures, 'figure')}, {_count(counts.expressions, 'date')}",
        f"{_count(counts.statements, 'statement')}, {_count(counts.events, 'event')}, "
        f"{_count(counts.forecasts, 'forecast')}",
        f"{_count(counts.used + counts.unused, 'sentence')}: {counts.used} with findings, {counts.unused} without",
        "nothing changed since it was built"
        if summary.is_unchanged
        else f"{_count(summary.read, 'report')} read, {summary.reused} reused",
    ]
    if summary.skipped:
        lines.append(f"{_count(len(summary.skipped), 'report')} skipped:")
        lines += [f"  {s.reason if s.path in s.reason else f'{s.path}: {s.reason}'}" for s in summary.skipped]
    misfits = [outcome for outcome in summary.reviews if outcome.problem is not None]
    if misfits:
        lines.append(f"{_count(len(misfits), 'review')} that {'does' if len(misfits) == 1 else 'do'} not fit any more:")
        lines += [f"  review {outcome.number}, {outcome.review.action}: {outcome.problem}" for outcome in misfits]
    for line in [*lines, *list_additions(summary.additions)]:
        console.print(make_text(f"  {line}"))


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def export(
    dossier: DossierArgument,
    format: Annotated[Format, typer.Option(metavar="NAME", help="The format: json.")] = Format.json,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write, - for standard output.")
    ] = "-",
) -> None:
    """Write a dossier in another format."""
    from conspectus import api  # noqa: PLC0415

    with api.open(dossier) as opened, open_output(output) as stream:
        opened.export(stream, format=format.value)


def page(
    dossier: DossierArgument,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file to write, - for standard output.", show_default=False
        ),
    ],
    lens: LensOption = None,
) -> None:
    """Write a dossier as a page."""
    from conspectus import api  # noqa: PLC0415
    from conspectus.model.lens import load_lens  # noqa: PLC0415
    from conspectus.web.page import write_page  # noqa: PLC0415

    chosen = load_lens(lens) if lens else None
    with api.open(dossier) as opened, open_output(output) as stream:
        write_page(opened, stream, lens=chosen)
