"""Ask: the commands that show what is in a dossier: show, sentence, explain, ledger, search."""

import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from conspectus.cli.choose import choose_records
from conspectus.cli.explain import print_explanation
from conspectus.cli.filters import Asked, What, find_filters
from conspectus.cli.tables import COLUMNS, make_row
from conspectus.cli.terminal import make_console, make_text
from conspectus.cli.wording import Names
from conspectus.dossier import Dossier
from conspectus.records import Record

DossierArgument = Annotated[Path, typer.Argument(metavar="DOSSIER", help="The dossier.", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
DocumentOption = Annotated[
    str | None,
    typer.Option("--document", "-d", metavar="NAME", help="Only of this document: its id, path, outlet or title."),
]
LimitOption = Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="Show so many at most.")]

SHOW_HELP = """
List what was read.

Each record comes with the words that it was read from. WHAT is documents, entities, mentions, roles, statements,
events, figures, forecasts, ties, stances, goals, flows, links, comparisons, reprints, dates, frames, sentences, skipped
or left-out. Filters are joined by "and"; one that does not fit the list is refused.

[dim]$ conspectus show pile.dossier roles --entity Okafor[/dim]

[dim]$ conspectus show pile.dossier figures --document "Harbour Gazette"[/dim]

[dim]$ conspectus show pile.dossier statements --by Okafor[/dim]

[dim]$ conspectus show pile.dossier events --status planned,possible --from 2013 --to 2024-06[/dim]

[dim]$ conspectus show pile.dossier events --kind CONSULT --entity Okafor[/dim]

[dim]$ conspectus show pile.dossier forecasts --by author --status open[/dim]

[dim]$ conspectus show pile.dossier frames --json | jq .frame.predicate[/dim]
"""

SENTENCE_HELP = """
Show one sentence with all that was read in it.

It is named by its id, by the id of something read in it, or by words that it holds.

[dim]$ conspectus sentence pile.dossier s-1f0c2d[/dim]

[dim]$ conspectus sentence pile.dossier "walked out"[/dim]
"""

EXPLAIN_HELP = """
Show why something is in the dossier.

Shows the sentence with the words marked, the report and its date, the rule and its confidence, names, dates and
frames; of a statement its speaker, cue and words, of an event every mention, of either whose words it stands in. ID is
what `conspectus show` prints, of a document, sentence, entity or anything read; its beginning will do.

[dim]$ conspectus explain pile.dossier f-5d1a[/dim]

[dim]$ conspectus explain pile.dossier ev-2c[/dim]
"""

LEDGER_HELP = """
Show what every sentence became.

For each the findings that were read in it, or the reason why there are none.

[dim]$ conspectus ledger pile.dossier --unused[/dim]
"""

SEARCH_HELP = """
Find sentences that hold all the words.

In any form: "agree" finds "agreed". Best matches come first; words in double quotes stand together.

[dim]$ conspectus search pile.dossier port strike[/dim]

[dim]$ conspectus search pile.dossier '"chief executive"'[/dim]

[dim]$ conspectus search pile.dossier --any cost price budget[/dim]
"""


def show(  # noqa: PLR0913, PLR0917  (each is an option)
    dossier: DossierArgument,
    what: Annotated[What, typer.Argument(metavar="WHAT", help="What to list.")] = What.documents,
    document: DocumentOption = None,
    entity: Annotated[
        str | None,
        typer.Option("--entity", "--person", "-e", metavar="NAME", help="Only what has to do with it: its id or name."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only what it says: a speaker's id or name, or author for the forecasts that a report makes itself.",
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS",
            help="Only events that are occurred, ongoing, planned, possible or denied, or forecasts that are open, "
            "borne_out or contradicted. Repeatable, or with commas.",
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND", help="Only events (CONSULT) or entities (person) of this kind. Repeatable, or with commas."
        ),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHAT",
            help="Only comparisons of this: event, figure, date, role, position, tie or flow. Repeatable.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="WHEN", help="Only what may hold in this year, month or day or later."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="WHEN", help="Only what may hold in this year, month or day or earlier."),
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Only what reviews took out, which no other list holds.")
    ] = False,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List records of one kind."""
    asked = Asked(document, entity, by, tuple(status or ()), tuple(kind or ()), tuple(about or ()), since, until)
    with Dossier(dossier) as opened:
        chosen = choose_records(opened, what, find_filters(opened, what, asked), is_rejected=rejected)
        listed = chosen.records[:limit]
        _print_records(opened, what, listed, json=json)
        touched = {id for outcome in opened.reviews() for id in outcome.records}
    reviewed = [id for record in listed for id in [getattr(record, "id", None)] if id in touched]
    if reviewed and not json:
        sys.stderr.write(f"reviewed: {', '.join(reviewed)}; `conspectus explain` says how\n")
    if chosen.undated:
        sys.stderr.write(f"{chosen.undated} undated left out\n")


def sentence(
    dossier: DossierArgument,
    words: Annotated[list[str], typer.Argument(metavar="ID-OR-WORDS", help="An id, or words.", show_default=False)],
    json: JsonOption = False,
) -> None:
    """Show one sentence."""
    with Dossier(dossier) as opened:
        found = opened.sentence(" ".join(words))
        why = opened.explain(found.id)
        _print_lines([why]) if json else print_explanation(why)


def explain(
    dossier: DossierArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="An id or its beginning.", show_default=False)],
    json: JsonOption = False,
) -> None:
    """Show why something is in the dossier."""
    with Dossier(dossier) as opened:
        why = opened.explain(id)
        _print_lines([why]) if json else print_explanation(why)


def ledger(
    dossier: DossierArgument,
    unused: Annotated[bool, typer.Option("--unused", help="Only sentences in which nothing was read.")] = False,
    document: DocumentOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """Show what every sentence became."""
    with Dossier(dossier) as opened:
        wanted = find_filters(opened, What.sentences, Asked(document=document)).documents or (None,)
        lines = (line for one in wanted for line in opened.ledger(unused=unused, document=one))
        _print_records(opened, What.sentences, list(islice(lines, limit)), json=json)


def search(
    dossier: DossierArgument,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words, or a "phrase".', show_default=False)],
    any_word: Annotated[bool, typer.Option("--any", help="One of the words is enough; most of them first.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="Show so many at most.")] = 20,
    json: JsonOption = False,
) -> None:
    """Find sentences by words."""
    with Dossier(dossier) as opened:
        _print_records(opened, What.sentences, opened.search(" ".join(words), limit=limit, is_any=any_word), json=json)


def _print_records(dossier: Dossier, what: What, records: Iterable[Record], *, json: bool) -> None:
    if json:
        _print_lines(records)
        return
    rows = [
        make_row(record, names)
        for names in [Names(dossier.entities(), dossier.documents(), dossier.statements())]
        for record in records
    ]
    if not rows:
        sys.stderr.write(f"no {what.value}\n")
        return
    from rich.table import Table  # noqa: PLC0415  (JSON output does without)

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS[what]:
        table.add_column(
            column.heading, no_wrap=column.is_whole, ratio=None if column.is_whole else column.ratio, overflow="fold"
        )
    for row in rows:
        table.add_row(*map(make_text, row))
    make_console().print(table)


def _print_lines(records: Iterable[Record]) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for record in records:
        sys.stdout.write(msgspec.json.encode(record).decode() + "\n")
