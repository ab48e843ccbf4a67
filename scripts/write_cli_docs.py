"""Write docs/cli.md: every command with its arguments, options and examples, from the program's own help.

python scripts/write_cli_docs.py           writes it
python scripts/write_cli_docs.py --check   fails where it is out of date
"""

import re
import sys
from pathlib import Path
from typing import Any

import typer.main

from conspectus.cli import app
from conspectus.cli.app import EPILOG

TARGET = Path(__file__).resolve().parent.parent / "docs" / "cli.md"


def write_text(help_text: str) -> list[str]:
    """Return the paragraphs of a help text as Markdown, with its examples in one block."""
    paragraphs = help_text.strip().split("\n\n")
    examples = [match[1] for p in paragraphs if (match := re.fullmatch(r"\[dim\]\$ (.*)\[/dim\]", p))]
    words = [re.sub(r"\[/?bold\]", "**", p) for p in paragraphs if not p.startswith("[dim]")]
    block = ["```", *(f"$ {example}" for example in examples), "```", ""] if examples else []
    return [line for paragraph in words for line in (paragraph, "")] + block


def describe_parameter(parameter: Any) -> str:
    """Return a table row: how it is written and what it does."""
    if parameter.param_type_name == "argument":
        written = f"`{parameter.metavar}`"
    else:
        written = ", ".join(f"`{name}`" for name in parameter.opts) + (
            f" `{parameter.metavar}`" if parameter.metavar else ""
        )
    text = parameter.help
    if parameter.required:
        text += " Required."
    elif isinstance(parameter.default, str | int | float) and not isinstance(parameter.default, bool):
        text += f" Default: {getattr(parameter.default, 'value', parameter.default)}."
    return f"| {written} | {text} |"


def write_table(command: Any) -> list[str]:
    """Return the table of a command's arguments and options."""
    rows = [describe_parameter(parameter) for parameter in command.params if parameter.name != "help"]
    return ["| | |", "|---|---|", *rows, ""]


def write_page() -> str:
    """Return the whole page."""
    program: Any = typer.main.get_command(app)
    lines = ["# The command line", "", "Written by `scripts/write_cli_docs.py`; do not edit.", ""]
    lines += [*write_text(program.help), EPILOG, "", *write_table(program)]
    for name, command in program.commands.items():
        lines += [f"## `conspectus {name}`", "", *write_text(command.help), *write_table(command)]
        for part, below in getattr(command, "commands", {}).items():
            lines += [f"### `conspectus {name} DOSSIER {part}`", "", *write_text(below.help), *write_table(below)]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    page = write_page()
    if "--check" not in sys.argv:
        TARGET.write_text(page, "utf-8")
    elif not TARGET.exists() or TARGET.read_text("utf-8") != page:
        sys.exit("docs/cli.md is out of date: run python scripts/write_cli_docs.py")
