"""Encoding: bytes -> text, and text that was decoded wrongly before it came to us -> what it meant."""

import codecs
import html
import re

import ftfy
from charset_normalizer import from_bytes

from conspectus.errors import UnreadableError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{3,30})""", re.IGNORECASE)
DECLARED_WITHIN = 4096  # HTML asks for the first 1024 bytes; saved pages often have more in front
WESTERN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"})
LETTERS = 0xC0  # where letters begin in the one-byte encodings of Windows; below stand quotation marks and dashes
SPARSE = 0.03  # share of such letters up to which a text is taken for English with a few foreign names
RUBBISH = 0.02  # share of control characters above which a file is no text
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
FIXES = ftfy.TextFixerConfig(unescape_html=False, explain=False)


def decode_text(content: bytes, name: str, *, is_page: bool) -> str:
    """Decode a report's bytes and repair what an earlier program decoded wrongly.

    A byte order mark and bytes that are UTF-8 settle it; then the charset that a page declares counts, then the look
    of the text.

    Raises:
        UnreadableError: the bytes are no text.
    """
    text = _decode(content, is_page=is_page)
    controls = len(CONTROL.findall(text))
    if controls > RUBBISH * len(text):
        raise UnreadableError("read", f"{name}: not text ({controls / len(text):.0%} control characters)")
    return repair_text(text)


def repair_text(text: str) -> str:
    """Turn mojibake back and resolve character references left in the text; correct text stays as it is."""
    if not text.isascii():
        text = "\n".join(line if line.isascii() else ftfy.fix_encoding(line, config=FIXES) for line in text.split("\n"))
    for _ in range(2):  # "&amp;quot;" has been escaped twice
        if not ENTITY.search(text):
            break
        text = ENTITY.sub(lambda m: html.unescape(m.group()), text)
    return text


def _decode(content: bytes, *, is_page: bool) -> str:
    for mark, codec in BOMS:
        if content.startswith(mark):
            return content.decode(codec, errors="replace")
    for codec in (*_guess_wide(content), "utf-8", *(_find_declared(content) if is_page else ())):
        try:
            return content.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(content)


def _guess_wide(content: bytes) -> tuple[str, ...]:
    """Tell UTF-16 without a mark by its zero bytes, which stand at every other place in English."""
    sample = content[:DECLARED_WITHIN]
    half = len(sample) // 2
    if half < 8 or sample.count(0) < half // 2:
        return ()
    return ("utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be",)


def _find_declared(content: bytes) -> tuple[str, ...]:
    match = DECLARED.search(content[:DECLARED_WITHIN])
    if match is None:
        return ()
    name = match.group(1).decode("ascii").lower()
    return ("cp1252", "latin-1") if name in WESTERN else (name,)  # what browsers do: WHATWG Encoding, section 4.2


def _guess(content: bytes) -> str:
    """Guess a one-byte or Asian encoding; a text with few letters beyond ASCII is taken for Western."""
    letters = sum(byte >= LETTERS for byte in content)
    if letters <= SPARSE * len(content):
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(content).best()
    return content.decode("cp1252", errors="replace") if best is None else str(best)
