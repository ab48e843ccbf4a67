"""The Python API: build a dossier from reports, open it, ask it."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TextIO

from conspectus import dossier
from conspectus.records import Review
from conspectus.settings import Settings

if TYPE_CHECKING:
    from conspectus.builder import BuildSummary, Progress


class Dossier(dossier.Dossier):
    """A dossier open for reading; use it in a `with` statement or call `close()`.

    Its lists are tuples of frozen records in a fixed order: `documents()`, `entities()`, `mentions()`, `roles()`,
    `statements()`, `events()`, `figures()`, `forecasts()`, `expressions()`, `frames()`, `sentences()`, `ledger()`,
    `left_out()`, `skipped()`, `reviews()`, `rejected()`, most with filters (`events(status="planned", since=day)`).
    One thing at a time: `sentence(id_or_words)`, `search(words)`, `explain(id)`, `target(id)`, `counts()`,
    `build_info()`.
    """

    def export(self, stream: TextIO, *, format: Literal["json"] = "json") -> None:
        """Write the dossier to a text stream, UTF-8 if it is a file. The same pile gives the same bytes."""
        from conspectus.export import write_json  # noqa: PLC0415  (only when asked for)

        {"json": write_json}[format](self, stream)


def build(
    paths: Iterable[str | Path] | str | Path,
    output: str | Path,
    *,
    settings: Settings | None = None,
    progress: "Callable[[Progress], None] | None" = None,
) -> "BuildSummary":
    """Read reports into a dossier; what an existing dossier at `output` holds of the same reports is not read again.

    Args:
        paths: files and folders of reports (.txt, .md, .html, .pdf, .docx); "-" is standard input.
        output: the dossier, one file. It is replaced in one step when all is done.
        settings: limits in bytes, characters and seconds, and the user's own knowledge files.
        progress: called with a `Progress` at each step, from the calling thread.

    Returns:
        A summary: counts, reports read and reused, and every report that was skipped, with the reason.

    Raises:
        UsageError: a path is missing, or there is no report.
        UnreadableError: no report can be read.
        KnowledgeError: a knowledge file does not hold what is expected.
        DossierError: `output` exists and is no dossier, or cannot be written.
    """
    from conspectus.builder import build_dossier  # noqa: PLC0415  (brings readers and parser)

    given = [paths] if isinstance(paths, str | Path) else list(paths)
    return build_dossier(
        given, output, settings=settings or Settings(), stdin=_find_stdin(), watch=progress or (lambda _: None)
    )


def add(
    path: str | Path,
    reports: Iterable[str | Path] | str | Path,
    *,
    knowledge: Iterable[Path] = (),
    progress: "Callable[[Progress], None] | None" = None,
) -> "BuildSummary":
    """Add reports to a dossier, which keeps all that it has: those that it was built from need not be at hand.

    Args:
        path: the dossier.
        reports: files and folders; one of the path of an earlier report takes its place.
        knowledge: the user's own knowledge files, the same as when it was built.
        progress: called with a `Progress` at each step.

    Returns:
        A summary; its `additions` say what is new, confirmed, contradicted, dated or named otherwise.

    Raises:
        UsageError: a path is missing, there is no report, or the dossier was built by other rules or knowledge.
        DossierError: there is no such dossier, or it cannot be written.
    """
    from conspectus.rebuild import add_reports  # noqa: PLC0415

    given = [reports] if isinstance(reports, str | Path) else list(reports)
    watch = progress or (lambda _: None)
    return add_reports(Path(path), given, knowledge=tuple(knowledge), stdin=_find_stdin(), watch=watch)


def review(
    path: str | Path,
    reviews: Iterable[Review] | Review,
    *,
    is_strict: bool = True,
    knowledge: Iterable[Path] = (),
    progress: "Callable[[Progress], None] | None" = None,
) -> "BuildSummary":
    """Add reviews to a dossier: merge, split, correct, reject or note what it holds.

    `Review("reject", (dossier.target("ev-2c"),))` rejects an event. Reviews are replayed on every build.

    Args:
        path: the dossier.
        reviews: one or several; those that it has already are not added twice.
        is_strict: refuse a review that does not fit; otherwise it is kept, and `Dossier.reviews()` says why.
        knowledge: the user's own knowledge files, the same as when it was built.
        progress: called with a `Progress` at each step.

    Raises:
        UsageError: a review does not fit, or the dossier was built by other rules or knowledge.
        DossierError: there is no such dossier, or it cannot be written.
    """
    from conspectus.rebuild import add_reviews  # noqa: PLC0415

    given = [reviews] if isinstance(reviews, Review) else list(reviews)
    watch = progress or (lambda _: None)
    return add_reviews(Path(path), given, is_strict=is_strict, knowledge=tuple(knowledge), watch=watch)


def undo(
    path: str | Path,
    number: int | None = None,
    *,
    knowledge: Iterable[Path] = (),
    progress: "Callable[[Progress], None] | None" = None,
) -> "BuildSummary":
    """Take back a review of a dossier by its number, the last one where none is given.

    Raises:
        UsageError: there is no such review, or the dossier was built by other rules or knowledge.
        DossierError: there is no such dossier, or it cannot be written.
    """
    from conspectus.rebuild import drop_review  # noqa: PLC0415

    return drop_review(Path(path), number, knowledge=tuple(knowledge), watch=progress or (lambda _: None))


def _find_stdin() -> BinaryIO | None:
    return getattr(sys.stdin, "buffer", None)


def open(path: str | Path) -> Dossier:
    """Open a dossier for reading.

    Raises:
        DossierError: there is no such file, it is no dossier, or a newer version wrote it.
    """
    return Dossier(path)
