"""App: the program `conspectus`, its options, and how its errors end."""

import os
import sys
from typing import Annotated

import typer

from conspectus.cli import across, ask, make, review, system
from conspectus.cli.status import EXIT_ERROR, EXIT_USAGE
from conspectus.cli.terminal import clean_text
from conspectus.errors import ConspectusError, UsageError

HELP = """
Rebuild the system that a pile of reports describes, dated and sourced.

[bold]conspectus build[/bold] reads reports into a dossier, one file. Everything else asks the dossier; what it shows
leads back to the sentence that says it.

[dim]$ conspectus build reports -o pile.dossier[/dim]

[dim]$ conspectus show pile.dossier roles[/dim]

[dim]$ conspectus page pile.dossier -o pile.html[/dim]
"""

EPILOG = (
    "Exit status: 0 all went well; 1 an error, with one line that says what to do; 2 the call is wrong; "
    "3 built, but some reports could not be read."
)


def join_lines(text: str) -> str:
    """Join the lines of each paragraph, as the terminal is to break them where it ends."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


app = typer.Typer(
    name="conspectus",
    help=join_lines(HELP),
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib import metadata  # noqa: PLC0415  (only when asked for)

        typer.echo(f"conspectus {metadata.version('conspectus')}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Take the options that stand before the command."""


for command, text in (
    (make.build, make.BUILD_HELP),
    (make.add, make.ADD_HELP),
    (ask.show, ask.SHOW_HELP),
    (ask.search, ask.SEARCH_HELP),
    (ask.sentence, ask.SENTENCE_HELP),
    (ask.explain, ask.EXPLAIN_HELP),
    (ask.ledger, ask.LEDGER_HELP),
    (system.state, system.STATE_HELP),
    (system.change, system.CHANGE_HELP),
    (system.flows, system.FLOWS_HELP),
    (system.influence, system.INFLUENCE_HELP),
    (system.without, system.WITHOUT_HELP),
    (across.coverage, across.COVERAGE_HELP),
    (across.alone, across.ALONE_HELP),
    (across.gaps, across.GAPS_HELP),
    (make.export, make.EXPORT_HELP),
    (make.page, make.PAGE_HELP),
):
    app.command(help=join_lines(text))(command)

app.add_typer(review.make_app(join_lines), name="review")


def main() -> None:
    """Run the command line; an error that the user can mend ends in one line, a fault of the program in a trace."""
    try:
        app(prog_name="conspectus")
    except ConspectusError as error:
        _end(EXIT_USAGE if isinstance(error, UsageError) else EXIT_ERROR, str(error))
    except BrokenPipeError:
        _close_output()
        sys.exit(EXIT_ERROR)
    finally:
        _flush_output()


def _end(status: int, message: str) -> None:
    sys.stderr.write(f"conspectus: {clean_text(' '.join(message.split()))}\n")
    sys.exit(status)


def _flush_output() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()


def _close_output() -> None:
    """Let what is still to be written go nowhere: the reader has left, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
