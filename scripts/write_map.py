"""Write docs/map.md: every module of the package with the line it opens with, drawn from the code itself.

python scripts/write_map.py           writes it
python scripts/write_map.py --check   fails where it is out of date
"""

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "conspectus"
TARGET = ROOT / "docs" / "map.md"


def describe_module(path: Path) -> str:
    """Return the first line of a module's docstring, or of a knowledge file's first comment."""
    if path.suffix == ".toml":
        return next(line.removeprefix("#").strip() for line in path.read_text("utf-8").splitlines() if line[:1] == "#")
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0]


def draw_map() -> str:
    """Return the whole page."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    lines = [
        "# Map of the code",
        "",
        "Written by `scripts/write_map.py`; do not edit. Imports only go down:",
        "",
        *(f"{depth}. `{layer.replace('conspectus.', '')}`" for depth, layer in enumerate(layers, 1)),
        "",
        "| Module | What it is |",
        "|---|---|",
    ]
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("knowledge/*.toml")]):
        text = describe_module(path)
        if text:
            lines.append(f"| `{path.relative_to(PACKAGE)}` | {text.replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    page = draw_map()
    if "--check" not in sys.argv:
        TARGET.write_text(page, "utf-8")
    elif not TARGET.exists() or TARGET.read_text("utf-8") != page:
        sys.exit("docs/map.md is out of date: run python scripts/write_map.py")
