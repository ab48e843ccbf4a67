"""Read: a file -> its text and metadata."""

from conspectus.rooms.read.gather import Gathered, gather_reports
from conspectus.rooms.read.reader import read_text

__all__ = ["Gathered", "gather_reports", "read_text"]
