"""Conspectus: reports about one subject -> the system that they describe, dated and sourced.

import conspectus

conspectus.build(["reports"], "pile.dossier")
with conspectus.open("pile.dossier") as dossier:
    for role in dossier.roles():
        print(role.role, role.span.text)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conspectus.api import Dossier, add, build, open, review, undo
    from conspectus.builder import BuildSummary, Progress
    from conspectus.errors import ConspectusError, DossierError, KnowledgeError, UnreadableError, UsageError
    from conspectus.records import Place, Review, Target
    from conspectus.settings import Settings

    __version__: str

__all__ = [
    "BuildSummary",
    "ConspectusError",
    "Dossier",
    "DossierError",
    "KnowledgeError",
    "Place",
    "Progress",
    "Review",
    "Settings",
    "Target",
    "UnreadableError",
    "UsageError",
    "__version__",
    "add",
    "build",
    "open",
    "review",
    "undo",
]

_HOMES = {
    "BuildSummary": "builder",
    "ConspectusError": "errors",
    "Dossier": "api",
    "DossierError": "errors",
    "KnowledgeError": "errors",
    "Place": "records",
    "Progress": "builder",
    "Review": "records",
    "Settings": "settings",
    "Target": "records",
    "UnreadableError": "errors",
    "UsageError": "errors",
    "add": "api",
    "build": "api",
    "open": "api",
    "review": "api",
    "undo": "api",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `import conspectus` alone is quick."""
    if name == "__version__":
        return str(import_module("importlib.metadata").version("conspectus"))
    if name not in _HOMES:
        raise AttributeError(f"module 'conspectus' has no attribute {name!r}")
    return getattr(import_module(f"conspectus.{_HOMES[name]}"), name)
