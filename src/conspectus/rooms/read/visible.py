"""Visible: every line that a reader of a page sees, by the standard library alone: nothing on a page can break it."""

from html.parser import HTMLParser

from msgspec import Struct

UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "title", "math"})
OUTSIDE = frozenset({"nav", "footer", "aside", "form", "button", "select", "dialog", "menu"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | OUTSIDE | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "td", "th", "tr", "table", "br", "hr", "blockquote", "section",
    "article", "header", "main", "body", "html", "head", "pre", "figure", "figcaption", "address", "option", "details",
    "summary", "fieldset", "label", "legend", "caption", "center", "video", "audio",
}  # fmt: skip
VOID = frozenset({"br", "hr"})


class Line(Struct, frozen=True):
    """One visible line: its text, the tag it stands in, and whether that is part of the frame around the content."""

    text: str
    tag: str
    is_outside: bool = False


class _Reader(HTMLParser):
    """Collect lines; tags that are never closed cost no more than a wrong mark on a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.unseen: str | None = None
        self.depth = 0
        self.outside = 0
        self.tag = "body"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen is not None:
            self.depth += tag == self.unseen
        elif tag in UNSEEN:
            self.unseen, self.depth = tag, 1
        elif tag in BLOCKS:
            self.break_line()
            self.outside += tag in OUTSIDE
            self.tag = self.tag if tag in VOID else tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and self.unseen is None:
            self.break_line()

    def handle_endtag(self, tag: str) -> None:
        if self.unseen is not None:
            self.depth -= tag == self.unseen
            if self.depth <= 0 or tag in {"head", "body"}:
                self.unseen = None
        elif tag in BLOCKS:
            self.break_line()
            self.outside -= tag in OUTSIDE and self.outside > 0
            self.tag = "body"

    def handle_data(self, data: str) -> None:
        if self.unseen is None:
            self.words.append(data)

    def break_line(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            self.lines.append(Line(text, self.tag, self.outside > 0))


def list_visible(source: str) -> list[Line]:
    """List the lines of a page as a reader sees them, in their order."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    reader.break_line()
    return reader.lines
