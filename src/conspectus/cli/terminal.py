"""Terminal: what people see, with nothing in it that a report could use to steer the terminal."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from conspectus.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "�") | {9: " ", 10: " "}
# marks that turn the direction of writing could show a quotation in another order than it has
_CONTROLS |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\N{REPLACEMENT CHARACTER}")


def clean_text(text: str) -> str:
    """Return text with every character that steers a terminal replaced."""
    return text.translate(_CONTROLS)


def make_console(*, is_error: bool = False) -> "Console":
    """Return a console on standard output or error; without a terminal it is wide and plain."""
    from rich.console import Console  # noqa: PLC0415  (a tenth of a second that JSON output does without)

    stream = sys.stderr if is_error else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else 160
    return Console(stderr=is_error, width=width, highlight=False, soft_wrap=False)


def make_text(text: str, style: str = "") -> "Text":
    """Return text for a console that is shown as it is, whatever brackets it holds."""
    from rich.text import Text  # noqa: PLC0415

    return Text(clean_text(text), style=style)


@contextlib.contextmanager
def open_output(target: str) -> Iterator[TextIO]:
    """Open a file to write text, "-" for standard output; a file appears whole or not at all.

    Raises:
        UsageError: the file cannot be written.
    """
    if target == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    path = Path(target)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror}") from error
    finally:
        partial.unlink(missing_ok=True)
