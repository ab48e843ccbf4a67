"""Export: a dossier -> formats that other programs read, one a module."""

from conspectus.export.contract import write_json

__all__ = ["write_json"]
