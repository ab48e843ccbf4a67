"""Extract: a page, a PDF or a word processor's file -> its text. Runs in the worker: these libraries may crash."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

from msgspec import Struct

from conspectus.errors import UnreadableError
from conspectus.rooms.read.kinds import show_size

UNPACKED = 10  # times max_bytes that a .docx may unpack to; real ones with much text come to about 8 times
PAGE_BREAK = "\f"
GAP = 1.35  # a paragraph begins where the distance to the line above is that much wider than usual
MARKS = {"Title": "# ", "Subtitle": "", "List Bullet": "• ", "List Paragraph": "", "List Number": "• "}


class Task(Struct, frozen=True, tag=True):
    """Ask for the text of one file."""

    name: str
    media: Literal["html", "pdf", "docx"]
    content: bytes
    max_bytes: int


class Extracted(Struct, frozen=True, tag=True):
    """Hold the text of one file, what it declares, and the lines that were left out of the main text."""

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    left_out: tuple[str, ...] = ()


class Refused(Struct, frozen=True, tag=True):
    """Say why a file cannot be read."""

    reason: str


def extract_text(task: Task) -> Extracted:
    """Extract the text of a file.

    Raises:
        UnreadableError: the file is broken, locked, unpacks to too much, or holds no text.
    """
    match task.media:
        case "html":
            from conspectus.rooms.read.page import extract_page  # noqa: PLC0415 (half a second, only for pages)

            return extract_page(task.name, task.content)
        case "pdf":
            return extract_pdf(task.name, task.content)
        case "docx":
            return extract_docx(task.name, task.content, task.max_bytes)


def extract_pdf(name: str, content: bytes) -> Extracted:
    """Extract a PDF's text, page by page; title and author only where the first page shows them."""
    import pypdfium2  # noqa: PLC0415 (only for PDFs)

    open_pdf: Any = pypdfium2.PdfDocument
    try:
        document = open_pdf(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "locked with a password; save it without one" if locked else f"no readable PDF ({error})"
        raise UnreadableError("read", f"{name}: {reason}") from error
    try:
        pages = [_read_page(document[number].get_textpage()) for number in range(len(document))]
        title, author = _read_properties(document, pages)
    finally:
        document.close()
    text = PAGE_BREAK.join(pages)
    if not any(map(str.isalnum, text)):
        raise UnreadableError("read", f"{name}: no text in {len(pages)} pages, a scan; recognise its characters first")
    return Extracted(text, title, authors=(author,) if author else ())


def _read_properties(document: Any, pages: list[str]) -> tuple[str | None, str | None]:
    """Read title and author; programs fill them with file and user names, so the page must show them too."""
    shown = " ".join(pages[0].split()) if pages else ""
    values = document.get_metadata_dict()
    title, author = (" ".join(str(values.get(key, "")).split()) for key in ("Title", "Author"))
    return (title if " " in title and title in shown else None), (author if " " in author and author in shown else None)


def _read_page(page: Any) -> str:
    """Read the lines of a page, with an empty line wherever the distance between two lines is wider than usual."""
    lines: list[str] = []
    tops: list[float] = []
    at = 0
    for line in page.get_text_range().split("\n"):
        stripped = line.strip()
        if stripped:
            lines.append(stripped)
            tops.append(_find_baseline(page, at + len(line) - len(line.lstrip())))
        at += len(line) + 1
    gaps = sorted(a - b for a, b in pairwise(tops) if a > b)
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    out = lines[:1]
    for number in range(1, len(lines)):
        gap = tops[number - 1] - tops[number]
        if gap > usual * GAP or gap < 0:
            out.append("")
        out.append(lines[number])
    return "\n".join(out)


def _find_baseline(page: Any, index: int) -> float:
    return float(page.get_charbox(index, loose=True)[1]) if index < page.count_chars() else 0.0


def extract_docx(name: str, content: bytes, max_bytes: int) -> Extracted:
    """Extract a .docx: headings, paragraphs, list items and table rows in their order."""
    _check_archive(name, content, max_bytes)
    import docx  # noqa: PLC0415 (only for .docx)
    from docx.oxml.exceptions import InvalidXmlError  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(content))
        blocks = [block for block in _walk_docx(document) if block.strip()]
    except (KeyError, ValueError, SyntaxError, InvalidXmlError) as error:
        raise UnreadableError("read", f"{name}: no readable .docx ({error})") from error
    if not blocks:
        raise UnreadableError("read", f"{name}: no text in it")
    return Extracted("\n\n".join(blocks))


def _check_archive(name: str, content: bytes, max_bytes: int) -> None:
    """Refuse what is no zip file, and one that would unpack to far more than a report holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableError("read", f"{name}: no readable .docx ({error})") from error
    limit = max_bytes * UNPACKED
    if size > limit:
        raise UnreadableError(
            "read", f"{name}: unpacks to {show_size(size)}, limit {show_size(limit)}; raise max_bytes"
        )


def _walk_docx(document: Any) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)  # merged cells come twice
                yield " | ".join(cell for cell in cells if cell)
        else:
            text = re.sub(r"[ \t]+", " ", block.text.strip())
            yield _mark_paragraph(block) + text if text else ""


def _mark_paragraph(paragraph: Any) -> str:
    style = paragraph.style.name if paragraph.style is not None else ""
    if style.startswith("Heading"):
        return "## "
    properties = paragraph._p.pPr
    if properties is not None and properties.numPr is not None:
        return "• "
    return MARKS.get(style, "")
