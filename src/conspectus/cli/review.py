"""Review: the commands by which a person decides: merge, split, correct, reject, note, list, undo, export, import."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from conspectus.cli.filters import Asked, What, find_filters, read_days
from conspectus.cli.make import DossierArgument, show_summary, watching
from conspectus.cli.printing import print_json, print_table
from conspectus.cli.terminal import open_output
from conspectus.dossier import Dossier
from conspectus.errors import UsageError
from conspectus.records import Action, Place, Review, Reviewed

REVIEW_HELP = """
Decide what is right: merge, split, correct, reject, note.

Each decision is kept in the dossier as a review and replayed on every build. `conspectus show` and `conspectus explain`
say where one changed something; one that no longer fits is said so. IDs are what `conspectus show` prints; their
beginnings will do.

[dim]$ conspectus review pile.dossier merge e-41c e-9b0[/dim]

[dim]$ conspectus review pile.dossier list[/dim]
"""

MERGE_HELP = """
Make one of several entities, or of several events.

The first keeps its id and name; mentions and findings of the others follow.

[dim]$ conspectus review pile.dossier merge e-41c e-9b0[/dim]
"""

SPLIT_HELP = """
Take mentions out of an entity or an event and make another one of them.

[dim]$ conspectus review pile.dossier split e-41c --document "Harbour Gazette"[/dim]

[dim]$ conspectus review pile.dossier split ev-2c --mention "d-5a 1204"[/dim]
"""

CORRECT_HELP = """
Correct a field of a finding, kind or name of an entity, or when a document was published.

Fields are those of the record as `conspectus show --json` prints it. Times are written as days (2013, 2013-08,
2013-08-01/2013-08-14), entities by id or name, several with semicolons, what is not known as none.

[dim]$ conspectus review pile.dossier correct ev-2c status planned[/dim]

[dim]$ conspectus review pile.dossier correct f-5d value 1.4e6[/dim]

[dim]$ conspectus review pile.dossier correct s-7e speaker "Ida Solheim"[/dim]

[dim]$ conspectus review pile.dossier correct d-5a published 2013-08-14[/dim]
"""

REJECT_HELP = """
Take out what is wrong: a finding, an entity or a comparison.

It is left out of lists, comparisons and the model, but kept: `conspectus show DOSSIER events --rejected`.

[dim]$ conspectus review pile.dossier reject ev-2c --note "a figure of speech"[/dim]
"""

NOTE_HELP = """
Attach a text to anything that has an id.

[dim]$ conspectus review pile.dossier note f-5d "the ministry says 1,300"[/dim]
"""

LIST_HELP = """
List the reviews with what became of each.

[dim]$ conspectus review pile.dossier list[/dim]
"""

UNDO_HELP = """
Take a review back, the last one if no number is given.

[dim]$ conspectus review pile.dossier undo 3[/dim]
"""

EXPORT_HELP = """
Write the reviews to a file, one JSON object a line.

[dim]$ conspectus review pile.dossier export -o reviews.jsonl[/dim]
"""

IMPORT_HELP = """
Add the reviews of a file; those that the dossier has already are not added twice.

What does not fit is kept and listed with the reason.

[dim]$ conspectus review pile.dossier import reviews.jsonl[/dim]
"""

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An id or its beginning.", show_default=False)]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, for those who read it later.")]
DayOption = Annotated[
    str | None, typer.Option("--day", metavar="DAY", help="When it was decided, if that is to be kept: 2013-08-14.")
]
KnowledgeOption = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", metavar="FILE", help="Your own word lists, the same as when it was built. Repeatable."),
]
_PLACE = re.compile(r"(\S+)\s+(\d+)")


class Decided:
    """The dossier that is reviewed, and the knowledge files that it was built with."""

    def __init__(self, dossier: Path, knowledge: list[Path]) -> None:
        self.dossier = dossier
        self.knowledge = knowledge

    def add(self, reviews: Iterable[Review], *, is_strict: bool = True) -> None:
        """Add reviews and show what they changed."""
        from conspectus import api  # noqa: PLC0415  (brings what resolves)

        with watching(quiet=False) as watch:
            summary = api.review(self.dossier, reviews, is_strict=is_strict, knowledge=self.knowledge, progress=watch)
        show_summary(summary)

    def decide(self, action: Action, ids: Iterable[str], note: str | None, day: str | None, **fields: object) -> None:
        """Add one review of what the ids mean."""
        with Dossier(self.dossier) as opened:
            targets = tuple(opened.target(id) for id in ids)
        self.add([Review(action, targets, note=note, day=_read_day(day), **fields)])  # type: ignore[arg-type]


def make_app(join_lines: Callable[[str], str]) -> typer.Typer:
    """Make the group of commands; `join_lines` makes a help text of a module's."""
    group = typer.Typer(help=join_lines(REVIEW_HELP), no_args_is_help=True, rich_markup_mode="rich")
    group.callback(help=join_lines(REVIEW_HELP))(start)
    for name, command, text in (
        ("merge", merge, MERGE_HELP),
        ("split", split, SPLIT_HELP),
        ("correct", correct, CORRECT_HELP),
        ("reject", reject, REJECT_HELP),
        ("note", note, NOTE_HELP),
        ("list", list_reviews, LIST_HELP),
        ("undo", undo, UNDO_HELP),
        ("export", export_reviews, EXPORT_HELP),
        ("import", import_reviews, IMPORT_HELP),
    ):
        group.command(name, help=join_lines(text))(command)
    return group


def start(context: typer.Context, dossier: DossierArgument, knowledge: KnowledgeOption = None) -> None:
    """Take the dossier that all these commands are about."""
    context.obj = Decided(dossier, knowledge or [])


# ---------------------------------------------------------------- decisions


def merge(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID ID...", help="What is one.", show_default=False)],
    note: NoteOption = None,
    day: DayOption = None,
) -> None:
    """Make one of several."""
    context.obj.decide("merge", ids, note, day)


def split(  # noqa: PLR0913, PLR0917  (each is an option)
    context: typer.Context,
    id: IdArgument,
    mention: Annotated[
        list[str] | None,
        typer.Option(metavar='"DOCUMENT START"', help="A mention by document and first character. Repeatable."),
    ] = None,
    document: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="All mentions in this document. Repeatable.")
    ] = None,
    note: NoteOption = None,
    day: DayOption = None,
) -> None:
    """Make two of one."""
    if not mention and not document:
        raise UsageError(f"{id}: name the mentions that are of another: --mention or --document")
    with Dossier(context.obj.dossier) as opened:
        places = tuple(_read_place(opened, words) for words in mention or ())
        documents = tuple(d for name in document or () for d in _find_documents(opened, name))
    context.obj.decide("split", [id], note, day, mentions=places, documents=documents)


def correct(  # noqa: PLR0913, PLR0917  (each is an option)
    context: typer.Context,
    id: IdArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="A field of the record.", show_default=False)],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="What it should be.", show_default=False)],
    note: NoteOption = None,
    day: DayOption = None,
) -> None:
    """Correct a field."""
    context.obj.decide("correct", [id], note, day, field=field, value=value)


def reject(context: typer.Context, id: IdArgument, note: NoteOption = None, day: DayOption = None) -> None:
    """Take out what is wrong."""
    context.obj.decide("reject", [id], note, day)


def note(
    context: typer.Context,
    id: IdArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is to be noted.", show_default=False)],
    day: DayOption = None,
) -> None:
    """Attach a text."""
    context.obj.decide("note", [id], text, day)


# ---------------------------------------------------------------- the list of them


def list_reviews(
    context: typer.Context, json: Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")] = False
) -> None:
    """List reviews."""
    with Dossier(context.obj.dossier) as opened:
        found = opened.reviews()
    if json:
        print_json(found)
        return
    rows = (
        (str(r.number), r.review.action, say_review(r.review), r.problem or ", ".join(r.records), r.review.note or "")
        for r in found
    )
    print_table(("number", "review", "what", "became", "because"), rows)


def undo(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="N", min=1, help="Which one; `list` shows numbers.", show_default=False)
    ] = None,
) -> None:
    """Take a review back."""
    from conspectus import api  # noqa: PLC0415

    with watching(quiet=False) as watch:
        summary = api.undo(context.obj.dossier, number, knowledge=context.obj.knowledge, progress=watch)
    show_summary(summary)


def export_reviews(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write, - for standard output.")
    ] = "-",
) -> None:
    """Write reviews to a file."""
    from conspectus.export.reviews import write_reviews  # noqa: PLC0415

    with Dossier(context.obj.dossier) as opened, open_output(output) as stream:
        write_reviews(opened.reviews(), stream)


def import_reviews(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `export` wrote.", show_default=False)],
) -> None:
    """Add the reviews of a file."""
    from conspectus.export.reviews import read_reviews  # noqa: PLC0415

    context.obj.add(read_reviews(file), is_strict=False)


# ---------------------------------------------------------------- words


def say_review(review: Review) -> str:
    """Word what a review is about."""
    targets = ", ".join(target.id for target in review.targets)
    where = "; ".join((*(f"{place.document} {place.start}" for place in review.mentions), *review.documents))
    what = f"{review.field} = {review.value}" if review.field else where
    return f"{targets}: {what}" if what else targets


def say_outcome(reviewed: Reviewed) -> str:
    """Word what a review did to a record that it is about: "rejected by review 3: a figure of speech"."""
    verbs = {"merge": "merged", "split": "split", "correct": "corrected", "reject": "rejected", "note": "noted"}
    review = reviewed.review
    what = f" ({say_review(review)})" if review.action in {"merge", "split", "correct"} else ""
    problem = f", which does not fit: {reviewed.problem}" if reviewed.problem else ""
    because = f": {review.note}" if review.note else ""
    return f"{verbs[review.action]} by review {reviewed.number}{what}{problem}{because}"


def _read_day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    days = read_days(text)
    if days.since != days.until:
        raise UsageError(f"{text}: no single day; write 2013-08-14")
    return days.since


def _read_place(dossier: Dossier, words: str) -> Place:
    match = _PLACE.fullmatch(words.strip())
    if match is None:
        raise UsageError(f'{words}: no place; write "DOCUMENT START", such as "d-5a 1204"')
    (document,) = _find_documents(dossier, match[1])[:1]
    return Place(document, int(match[2]))


def _find_documents(dossier: Dossier, name: str) -> tuple[str, ...]:
    return find_filters(dossier, What.documents, Asked(document=name)).documents or ()
