"""Kinds: which files are read, and as what."""

from typing import Literal

Media = Literal["text", "markdown", "html", "pdf", "docx"]

MEDIA: dict[str, Media] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
SUPPORTED = ".txt, .md, .html, .pdf and .docx"
HEAD_BYTES = 1024  # how far into a file its signature may stand; PDF allows it that late


def find_extension(name: str) -> str:
    """Return a file name's extension in lower case, with its dot; none for a dot file."""
    stem, dot, extension = name.rpartition(".")
    return f".{extension.lower()}" if dot and stem else ""


def find_media(name: str, content: bytes) -> Media | None:
    """Return what a report is to be read as, None if it is of no kind that is read.

    A saved page or a PDF that is called .txt is known by how it begins.
    """
    media = MEDIA.get(find_extension(name))
    if media not in {"text", "markdown"}:
        return media
    head = content[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    return "html" if head.startswith((b"<!doctype html", b"<html")) else media


def show_size(count: int) -> str:
    """Write a number of bytes for people: "3 MB", "2.5 MB", "120 kB"."""
    for unit, name in ((1_000_000, "MB"), (1_000, "kB")):
        if count >= unit:
            return f"{count / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{count} bytes"
