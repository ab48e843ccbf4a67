"""Gather: folders, files and standard input -> the reports in them, each with its side file."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from conspectus.errors import UsageError
from conspectus.records import Record, Report, Skipped
from conspectus.rooms.read.kinds import MEDIA, SUPPORTED, find_extension, show_size
from conspectus.settings import Settings

SIDE = ".meta.json"
STDIN = "stdin.txt"


class Gathered(Record, frozen=True):
    """Hold the reports that were found, and the files that were passed over with the reason; both sorted by path."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]


def gather_reports(paths: Iterable[str | Path], *, stdin: BinaryIO | None, settings: Settings) -> Gathered:
    """Gather the reports of folders (walked to the bottom), single files and "-" for standard input.

    Hidden files are ignored, a file that is named twice is taken once, and NAME.meta.json or NAME.EXT.meta.json goes
    with its report. A report's path is relative to the folder given, so that where the folder lies leaves no trace.

    Raises:
        UsageError: a path does not exist, or "-" is asked for and there is no standard input.
    """
    reports: list[Report] = []
    skipped: list[Skipped] = []
    seen: set[Path] = set()
    for given in paths:
        if str(given) == "-":
            found: Iterable[Report | Skipped] = [_read_stdin(stdin, settings)]
        else:
            found = _read_path(Path(given), seen, settings)
        for item in found:
            if isinstance(item, Report):
                reports.append(item)
            else:
                skipped.append(item)
    return Gathered(
        tuple(sorted(reports, key=lambda r: (r.path, r.content))), tuple(sorted(skipped, key=lambda s: s.path))
    )


def _read_stdin(stdin: BinaryIO | None, settings: Settings) -> Report | Skipped:
    if stdin is None:
        raise UsageError("-: there is no standard input to read")
    content = stdin.read(settings.max_bytes + 1)
    if len(content) > settings.max_bytes:
        return _refuse(STDIN, f"more than {show_size(settings.max_bytes)}; raise max_bytes")
    return Report(STDIN, content)


def _read_path(path: Path, seen: set[Path], settings: Settings) -> Iterator[Report | Skipped]:
    if path.is_dir():
        for file in sorted(_walk(path)):
            yield from _read_file(file, file.relative_to(path).as_posix(), seen, settings)
    elif path.exists():
        yield from _read_file(path, path.name, seen, settings)
    else:
        raise UsageError(f"{path}: no such file or folder")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, hidden ones and those in hidden folders apart."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                yield Path(root, name)


def _read_file(file: Path, name: str, seen: set[Path], settings: Settings) -> Iterator[Report | Skipped]:
    """Yield what one file is: a report, a reason why not, or nothing for a side file and for a file already read."""
    resolved = Path(os.path.realpath(file))  # before 3.13, Path.resolve() raises where links go in circles
    if resolved in seen:
        return
    seen.add(resolved)
    if name.endswith(SIDE):
        if not _find_reports(file):
            yield _refuse(name, "a side file without its report")
        return
    try:
        yield _open_report(file, name, settings)
    except OSError as error:
        yield _refuse(name, f"cannot be opened: {error.strerror}")


def _open_report(file: Path, name: str, settings: Settings) -> Report | Skipped:
    if not file.is_file():
        return _refuse(name, "not a regular file")
    extension = find_extension(file.name)
    if extension not in MEDIA:
        return _refuse(name, f"{extension or 'a file without extension'} is not read; {SUPPORTED} are")
    size = file.stat().st_size
    if size > settings.max_bytes:
        return _refuse(name, f"{show_size(size)}, limit {show_size(settings.max_bytes)}; raise max_bytes")
    return Report(PurePosixPath(name).as_posix(), file.read_bytes(), _read_side(file))


def _read_side(file: Path) -> bytes | None:
    """Read a report's side file; the one that repeats its extension comes first."""
    for side in (file.with_name(file.name + SIDE), file.with_name(file.stem + SIDE)):
        if side.is_file():
            return side.read_bytes()
    return None


def _find_reports(side: Path) -> bool:
    """Whether a side file has a report beside it."""
    name = side.name.removesuffix(SIDE)
    names = [name, *(name + extension for extension in MEDIA)]
    return any(find_extension(n) in MEDIA and side.with_name(n).is_file() for n in names)


def _refuse(name: str, reason: str) -> Skipped:
    return Skipped(name, "read", f"{name}: {reason}")
