"""Page: a saved web page -> its main text, what it declares, and the lines around the main text."""

import html
import json
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from conspectus.errors import UnreadableError
from conspectus.rooms.read.encoding import decode_text
from conspectus.rooms.read.extract import Extracted
from conspectus.rooms.read.visible import Line, list_visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

# What a page may call the day it was published, the surest first: schema.org, Open Graph, Dublin Core, and habits.
PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "date",
)
NO_CLOCK = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}  # else it asks what day it is
SHORTEST_BODY = 40  # characters of a line that the fallback takes for running text
INSIDE = 20  # a shorter line is in the main text only if it is one of its lines
TITLE = re.compile(r"<title[^>]*>([^<]{1,500})</title>", re.IGNORECASE)
SEPARATORS = " -|–—·•»:"
LONGEST_OUTLET = 6  # words, the sign before them counted
BLOCKS = frozenset({"p", "quote", "code", "ab", "fw"})
# trafilatura takes no text that declares an encoding, and finds nothing behind a document type with declarations
PREAMBLE = re.compile(r"^\s*<\?xml[^>]*\?>|<!DOCTYPE\b[^>\[]*\[.{0,5000}?\]\s*>", re.IGNORECASE | re.DOTALL)
HEADING = {"h1": "# ", "h2": "## "}


def extract_page(name: str, content: bytes) -> Extracted:
    """Extract a page by trafilatura, or by its visible lines where that finds nothing.

    Raises:
        UnreadableError: the page has no text.
    """
    source = PREAMBLE.sub("", decode_text(content, name, is_page=True))
    visible = list_visible(source)
    declared = _read_declared(source)
    main = _extract_main(source) or _take_lines(visible)
    if not main:
        raise UnreadableError("read", f"{name}: no text on the page")
    title = " ".join((declared.title or "").split()) or None
    heading = _find_heading(visible, title, main)
    blocks = [f"# {heading}", *main] if heading else main
    return Extracted(
        "\n\n".join(blocks),
        title=title or heading,
        outlet=_read_outlet(declared.outlet) or _find_outlet(source, visible),
        authors=declared.authors,
        published=declared.published,
        url=declared.url,
        left_out=tuple(_leave_out(visible, blocks)),
    )


def _extract_main(source: str) -> list[str]:
    """Let trafilatura find the main text: paragraphs, headings marked "#", list items marked "•", one block each."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (the fallback must work without it)

    found = bare_extraction(source, include_comments=False, include_tables=True, include_formatting=True)
    body = getattr(found, "body", None)
    return [] if body is None else [block for block in _walk(body) if block]


def _walk(element: Any) -> Iterator[str]:
    """Yield the blocks of trafilatura's tree in their order."""
    yield from _split_breaks(element.text)
    for child in element:
        if child.tag == "head":
            text = _join(child)
            yield (HEADING.get(child.get("rend", ""), "### ") + text) if text else ""
        elif child.tag == "item":
            yield from _mark_items(child)
        elif child.tag == "row":
            yield " | ".join(text for text in map(_join, child) if text)
        elif child.tag in BLOCKS and not any(c.tag in BLOCKS or c.tag == "list" for c in child):
            yield from _split_breaks(_raw(child))
        elif child.tag in {"graphic", "lb"}:
            pass
        elif child.tag in {"hi", "ref", "del"}:
            yield _join(child)
        else:
            yield from _walk(child)
        yield from _split_breaks(child.tail)


def _mark_items(item: Any) -> Iterator[str]:
    nested = [child for child in item if child.tag == "list"]
    own = " ".join(" ".join(part for part in _texts(item, nested)).split())
    yield f"• {own}" if own else ""
    for child in nested:
        yield from _walk(child)


def _texts(item: Any, nested: list[Any]) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        if child not in nested:
            yield _raw(child)
        yield child.tail or ""


def _raw(element: Any) -> str:
    """Return an element's text; a line break within it stays one."""
    parts = [" ".join((element.text or "").split(" "))]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _raw(child))
        parts.append((child.tail or "").replace("\n", " ") if child.tag != "lb" else (child.tail or ""))
    return "".join(parts)


def _join(element: Any) -> str:
    return " ".join(_raw(element).split())


def _split_breaks(text: str | None) -> Iterator[str]:
    for line in (text or "").split("\n"):
        yield " ".join(line.split())


def _take_lines(visible: Iterable[Line]) -> list[str]:
    """Take the lines that look like running text, where trafilatura finds none."""
    out = []
    for line in visible:
        if line.is_outside:
            continue
        if line.tag in {"h1", "h2", "h3", "h4"}:
            out.append(f"## {line.text}")
        elif line.tag == "li" and len(line.text) >= SHORTEST_BODY:
            out.append(f"• {line.text}")
        elif line.tag == "p" or len(line.text) >= SHORTEST_BODY:
            out.append(line.text)
    return out if any(not block.startswith("#") for block in out) else []


def _find_heading(visible: Iterable[Line], title: str | None, main: list[str]) -> str | None:
    """Find the headline on the page, unless the main text has it already: its h1, or the one that the title names."""
    headings = [line.text for line in visible if line.tag == "h1"]
    named = [h for h in headings if title and (_squeeze(h) in _squeeze(title) or _squeeze(title) in _squeeze(h))]
    found = named[0] if named else headings[0] if len(headings) == 1 else None
    if found is None or _squeeze(found) in {_squeeze(block) for block in main[:3]}:
        return None
    return found


def _leave_out(visible: Iterable[Line], main: list[str]) -> Iterator[str]:
    """Yield the visible lines that are not in the main text, so that nothing disappears."""
    lines = Counter(map(_squeeze, main))
    text = "\n".join(lines)
    for line in visible:
        squeezed = _squeeze(line.text)
        if lines[squeezed] > 0:
            lines[squeezed] -= 1
        elif squeezed in lines or (squeezed and not (len(squeezed) >= INSIDE and squeezed in text)):
            yield line.text


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


# ---------------------------------------------------------------- what the page declares


def _read_declared(source: str) -> Extracted:
    """Read title, outlet, authors and address by trafilatura, the date by the names that pages declare it under.

    Dates guessed from the text or the address are no declarations: reading those is left to later rooms.
    """
    from trafilatura import load_html  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    tree = load_html(source)
    if tree is None:
        return Extracted("")
    found: Document = extract_metadata(tree, date_config=dict(NO_CLOCK))
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Extracted("", found.title, found.sitename, authors, _read_published(tree), found.url)


def _read_published(tree: "HtmlElement") -> str | None:
    declared: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        names = (element.get("property"), element.get("name"), element.get("itemprop"))
        content = (element.get("content") or element.get("datetime") or "").strip()
        for name in filter(None, names):
            if content:
                declared.setdefault(name.lower(), content)
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for date in _find_json_dates(script.text or ""):
                declared.setdefault("datepublished", date)
    return next((declared[name] for name in PUBLISHED if name in declared), None)


def _find_json_dates(text: str) -> Iterator[str]:
    """Yield the datePublished of the schema.org objects that say one, outermost first."""
    try:
        queue = deque([json.loads(text)])
    except (json.JSONDecodeError, RecursionError):
        return
    while queue:
        node = queue.popleft()
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                yield node["datePublished"]
            queue.extend(node.values())


def _find_outlet(source: str, visible: list[Line]) -> str | None:
    """Find the outlet behind the headline in the page's title: "Ferry runs again | Island Post"."""
    found = TITLE.search(source)
    title = " ".join(html.unescape(found.group(1)).split()) if found else ""
    for line in visible:
        if line.tag == "h1" and title.startswith(line.text):
            rest = title[len(line.text) :].strip()
            return (
                rest.strip(SEPARATORS) if rest[:1] in SEPARATORS and 0 < len(rest.split()) <= LONGEST_OUTLET else None
            )
    return None


def _read_outlet(name: str | None) -> str | None:
    """Take an outlet's name; an address ("https://www.facebook.com/...") is none, a bare host is."""
    word = " ".join((name or "").split())
    return None if not word or "://" in word or len(word) > 80 else word
