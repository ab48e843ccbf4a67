"""Reader: one report -> a draft, the text as the file gives it with what is declared about it."""

from conspectus.errors import UnreadableError
from conspectus.records import Cut, Draft, Metadata, Report
from conspectus.rooms.read.encoding import decode_text, repair_text
from conspectus.rooms.read.extract import Task
from conspectus.rooms.read.kinds import SUPPORTED, Media, find_extension, find_media, show_size
from conspectus.rooms.read.metadata import Front, merge_metadata, read_front, read_side
from conspectus.rooms.read.worker import WORKER
from conspectus.settings import Settings

OUTSIDE = "outside the main text"


def read_text(report: Report, settings: Settings) -> Draft:
    """Read a report: its text, and its metadata from side file, front matter and the page itself, in that order.

    Raises:
        UnreadableError: the file is of no kind that is read, too large, empty, broken, locked or without text.
    """
    media = find_media(report.path, report.content)
    if media is None:
        extension = find_extension(report.path) or "a file without extension"
        raise UnreadableError("read", f"{report.path}: {extension} is not read; {SUPPORTED} are")
    _check_size(report, settings)
    side = read_side(report.side)
    match media:
        case "text" | "markdown":
            front = read_front(decode_text(report.content, report.path, is_page=False).replace("\r\n", "\n"))
            if not front.text.strip():
                raise UnreadableError("read", f"{report.path}: no text in it")
        case _:
            front = _extract(report, media, settings)
    if len(front.text) > settings.max_characters:
        sizes = f"{len(front.text):,} characters, limit {settings.max_characters:,}"
        raise UnreadableError("read", f"{report.path}: {sizes}; raise max_characters")
    return Draft(
        path=report.path,
        media=media,
        text=front.text,
        metadata=merge_metadata(side.metadata, front.metadata),
        left_out=side.left_out + front.left_out,
    )


def _check_size(report: Report, settings: Settings) -> None:
    size = len(report.content)
    if size > settings.max_bytes:
        sizes = f"{show_size(size)}, limit {show_size(settings.max_bytes)}"
        raise UnreadableError("read", f"{report.path}: {sizes}; raise max_bytes")
    if not report.content.strip():
        raise UnreadableError("read", f"{report.path}: empty")


def _extract(report: Report, media: Media, settings: Settings) -> Front:
    """Have the worker open what only a library can."""
    task = Task(report.path, media, report.content, settings.max_bytes)  # type: ignore[arg-type]
    found = WORKER.extract(task, settings.timeout_s)
    metadata = Metadata(found.outlet, found.title, found.authors, found.published, found.url)
    return Front(repair_text(found.text), metadata, tuple(Cut(line, OUTSIDE) for line in found.left_out))
