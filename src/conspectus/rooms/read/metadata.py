"""Metadata: what a side file, front matter or a page declares about its report."""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from msgspec import structs

from conspectus.records import Cut, Metadata, Record

KEYS = {
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "sitename": "outlet",
    "publication": "outlet",
    "title": "title",
    "headline": "title",
    "authors": "authors",
    "author": "authors",
    "byline": "authors",
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}
NOTHING = frozenset({"", "null", "none", "~", "n/a", "unknown"})
UNPRINTABLE = frozenset({"Cc", "Cs"})  # control characters, and halves of characters that no file can hold
RULE = "---"
PAIR = re.compile(r"^([A-Za-z][A-Za-z0-9_-]{0,30})[ \t]*:(?:[ \t]+(.*)|)$")
ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)$")
FRONT_LINES = 60  # longer than any front matter; a report whose end has a rule is not searched through
AUTHOR_SPLIT = re.compile(r"\s*(?:[,;|]|\band\b|&)\s*")


class Front(Record, frozen=True):
    """Hold a text without its front matter, what that said, and what was taken off."""

    text: str
    metadata: Metadata
    left_out: tuple[Cut, ...] = ()


def read_side(side: bytes | None) -> Front:
    """Read a side file: JSON, an object with flat keys. One that cannot be read is left out, with the reason."""
    if side is None:
        return Front("", Metadata())
    raw = side.decode("utf-8", errors="replace")
    try:
        values = json.loads(raw.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        reason = f"side file is not JSON: {error.msg}, line {error.lineno}, column {error.colno}"
        return Front("", Metadata(), (Cut(raw, reason),))
    except RecursionError:
        return Front("", Metadata(), (Cut(raw, "side file is nested too deeply"),))
    if not isinstance(values, dict):
        return Front("", Metadata(), (Cut(raw, "side file is not a JSON object of keys and values"),))
    return Front("", make_metadata(values))


def read_front(text: str) -> Front:
    """Take front matter off the top of a text: lines `key: value` between two `---`. A lone `---` is just a rule."""
    lines = text.lstrip("\ufeff\n\r ").split("\n", FRONT_LINES)
    if lines[0].strip() != RULE:
        return Front(text, Metadata())
    values: dict[str, str | list[str]] = {}
    key = None
    for number, line in enumerate(lines[1:FRONT_LINES], start=1):
        pair, item = PAIR.match(line.rstrip()), ITEM.match(line.rstrip())
        if line.strip() in {RULE, "..."}:
            return _take_front(lines, number, values) if values else Front(text, Metadata())
        if pair:
            key = pair.group(1)
            values[key] = _read_value(pair.group(2) or "")
        elif item and key is not None and not isinstance(values[key], str):
            values[key] = [*values[key], _unquote(item.group(1))]
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return Front(text, Metadata())


def make_metadata(values: Mapping[str, Any]) -> Metadata:
    """Build metadata from keys as people write them ("date", "Author"); keys that say nothing here are ignored."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        field = KEYS.get(str(name).strip().lower().replace("_", "").replace("-", ""))
        if field is None or field in found:
            continue
        content = _read_names(value) if field == "authors" else _read_word(value)
        if content:
            found[field] = content
    return Metadata(**found)


def merge_metadata(first: Metadata, *others: Metadata) -> Metadata:
    """Fill what the first is silent about from the others, in their order."""
    merged = first
    for other in others:
        gaps = {name: getattr(other, name) for name in Metadata.__struct_fields__ if not getattr(merged, name)}
        merged = structs.replace(merged, **gaps)
    return merged


def _take_front(lines: list[str], number: int, values: Mapping[str, Any]) -> Front:
    front = "\n".join(lines[: number + 1])
    return Front("\n".join(lines[number + 1 :]), make_metadata(values), (Cut(front, "metadata"),))


def _read_value(text: str) -> str | list[str]:
    """Read a flat YAML value: a word, a quoted string, a list in brackets, or nothing (a list may follow)."""
    text = text.strip()
    if not text:
        return []
    if text.startswith("[") and text.endswith("]"):
        return [_unquote(part) for part in text[1:-1].split(",") if part.strip()]
    return _unquote(text)


def _unquote(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _read_word(value: object) -> str | None:
    """Read a single value; numbers count (a year), nested things and words for nothing do not."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    word = "".join(c for c in " ".join(str(value).split()) if unicodedata.category(c) not in UNPRINTABLE)
    return None if word.lower() in NOTHING else word


def _read_names(value: object) -> tuple[str, ...]:
    """Read authors given as a list or as one string with commas."""
    if isinstance(value, str):
        value = AUTHOR_SPLIT.split(re.sub(r"^\s*by\s+", "", value, flags=re.IGNORECASE))
    if not isinstance(value, list):
        return ()
    names = [_read_word(v.get("name") if isinstance(v, dict) else v) for v in value]
    return tuple(dict.fromkeys(name for name in names if name))
