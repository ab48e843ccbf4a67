"""Read: a file -> its text and metadata."""

from conspectus.errors import UnreadableError
from conspectus.records import Draft, Metadata, Report
from conspectus.settings import Settings


def read_text(report: Report, settings: Settings) -> Draft:
    """Read plain text (stand-in until the room is built)."""
    if not report.path.endswith((".txt", ".md")):
        raise UnreadableError("read", f"{report.path}: unknown kind")
    return Draft(report.path, "text", report.content.decode("utf-8"), Metadata())
