"""Printing: records and rows -> standard output, as tables for people or JSON for programs."""

import sys
from collections.abc import Iterable

import msgspec

from conspectus.cli.terminal import make_console, make_text

WIDE = frozenset({"says", "what", "because"})  # columns that may grow


def print_json(value: object) -> None:
    """Print one JSON object on one line; paths are text."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(msgspec.json.encode(value, enc_hook=str).decode() + "\n")


def print_table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows under headings; where there are none, say so on standard error."""
    from rich.table import Table  # noqa: PLC0415  (JSON output does without)

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", ratio=4 if heading in WIDE else 1)
    for row in rows:
        table.add_row(*map(make_text, row))
    if table.row_count:
        make_console().print(table)
    else:
        sys.stderr.write("nothing that the sources tell\n")
