"""Reviews: a person's decisions <-> a file of them, one JSON object a line."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import msgspec

from conspectus.errors import UsageError
from conspectus.records import Review, Reviewed


def write_reviews(reviews: Iterable[Reviewed], stream: TextIO) -> None:
    """Write reviews in their order, without what became of them: that is the dossier's."""
    for reviewed in reviews:
        stream.write(msgspec.json.encode(reviewed.review).decode() + "\n")


def read_reviews(path: Path) -> tuple[Review, ...]:
    """Read the reviews of a file.

    Raises:
        UsageError: the file cannot be opened, or a line of it is no review.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened: {error.strerror}") from error
    return tuple(_read_line(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _read_line(path: Path, number: int, line: bytes) -> Review:
    try:
        review = msgspec.json.decode(line, type=Review)
    except msgspec.DecodeError as error:
        raise UsageError(f"{path}: line {number} is no review: {error}") from error
    if not review.targets:
        raise UsageError(f"{path}: line {number} is no review: it names nothing")
    return review
