"""Head: title, authors, outlet and date that a report shows at its head and foot."""

import re

from msgspec import Struct

from conspectus.records import Cut, Metadata
from conspectus.rooms.clean.dateline import cut_dateline
from conspectus.rooms.clean.names import HeadLine, Register
from conspectus.rooms.clean.sheet import Piece, Sheet

BODY_WORDS = 12  # words from which on a line that ends in a stop is running text
LONG_WORDS = 30  # words from which on any line is
TITLE_WORDS = (2, 30)
FOOT = 3  # pieces at the end among which a name or a date may stand
TAG = re.compile(
    r"^(?:\[[^\[\]]{2,30}\]\s*|\((?:\d(?:st|nd|rd|th) )?(?:LD|LEAD|URGENT|News Focus|Yonhap Feature)\)\s*"
    r"|(?:UPDATE|WRAPUP|RPT|CORRECTED|REFILE|EXCLUSIVE|FACTBOX|ANALYSIS|INSIGHT|TIMELINE)(?: \d+)?-(?=[A-Z]))+"
)
ABOUT_AUTHOR = (
    r"(?:is|was|are|covers?|writes?|reports?|works?|has (?:been|covered|written|reported)|joined|teaches|holds)\b"
)
PREFIX = re.compile(r"^(?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}): ")
OWNER = re.compile(
    r"(?:copyright|©|\(c\))[\s©(c)]*(?:\d{4}(?:[-–]\d{2,4})?,?)?\s*(?:by )?(?P<name>[A-Z][\w .&'’-]{2,40}?)"
    r"(?:,? (?:LLC|Inc|Ltd|Limited|Corp|GmbH|plc|All)\b|[.,;|]|$)",
    re.IGNORECASE,
)


class Head(Struct, frozen=True):
    """What a report says of itself. `piece` is its headline where it stands in the text."""

    title: str | None
    piece: Piece | None
    outlet: str | None
    authors: tuple[str, ...]
    dateline: str | None
    translated_from: str | None


def read_head(sheet: Sheet, metadata: Metadata, register: Register) -> Head:
    """Read and cut what stands around the report; what metadata declares comes before what the text shows."""
    piece = _find_title(sheet, metadata.title, register)
    if piece is not None:
        piece.mark = "title"
        if tag := TAG.match(piece.text):
            sheet.cut_part(piece, 0, tag.end(), "section label")
    shown = piece.text if piece is not None else None
    lines = _read_lines(sheet, piece, register)
    lines.sort(key=lambda line: (line.is_guess, line.is_body))  # known outlets, bodies, names beside a date
    lines += cut_dateline(sheet, shown, register)
    lines += _read_foot(sheet, piece, register, is_dated=any(line.date for line in lines))
    sheet.drop_empty()
    authors = metadata.authors or tuple(dict.fromkeys(name for line in lines for name in line.authors))
    _cut_author_notes(sheet, authors)
    title = metadata.title or shown
    cuts = sheet.list_cuts()
    outlet = metadata.outlet or next((line.outlet for line in lines if line.outlet), None)
    return Head(
        title=title,
        piece=piece,
        outlet=outlet or _read_prefix(sheet, title) or _read_owner(cuts, register),
        authors=authors,
        dateline=next((line.date for line in lines if line.date), None),
        translated_from=_read_language(cuts, register),
    )


def _is_body(piece: Piece) -> bool:
    return piece.mark == "" and (piece.words >= LONG_WORDS or (piece.words >= BODY_WORDS and piece.is_stopped))


def _count_head(sheet: Sheet, bodies: int) -> int:
    """Count the pieces up to the given number of paragraphs of running text."""
    seen = 0
    for number, piece in enumerate(sheet.pieces):
        seen += _is_body(piece)
        if seen == bodies:
            return number
    return len(sheet.pieces)


def _find_title(sheet: Sheet, declared: str | None, register: Register) -> Piece | None:
    """Find the headline: the one that is declared or marked as one, or the first line that looks like one."""
    head = sheet.pieces[: _count_head(sheet, 1)]
    if len(head) == len(sheet.pieces):  # short lines throughout: only the first can be told to be a headline
        head = head[: min(1, len(head) - 1)]
    if declared:
        wanted = _squeeze(declared)
        for piece in sheet.pieces[: len(head) + 1]:
            if _squeeze(piece.text) and _squeeze(piece.text) in wanted and piece.words >= TITLE_WORDS[0]:
                return piece
    for mark in ("title", "heading"):
        for piece in head if mark == "title" else head[:1]:
            if piece.mark == mark:
                return piece
    read = {id(piece): register.read_line(piece.text) for piece in head if _is_headline(piece)}
    likely = [piece for piece in head if id(piece) in read]
    first = next((piece for piece in likely if read[id(piece)] is None), None)
    return first or next((piece for piece in likely if (line := read[id(piece)]) and line.is_body), None)


def _is_headline(piece: Piece) -> bool:
    if (
        piece.mark in {"bullet", "caption"}
        or not re.search("[A-Za-z]{2}", piece.text)
        or not TITLE_WORDS[0] <= piece.words <= TITLE_WORDS[1]
        or piece.text[-1] in ":;,"
    ):
        return False
    if not piece.is_stopped or piece.text[-1] in "?!":
        return True
    long = [word for word in piece.text.split() if len(word) > 3]
    return len(long) > 2 and all(word[0].isupper() for word in long) and piece.words < BODY_WORDS


def _read_lines(sheet: Sheet, title: Piece | None, register: Register) -> list[HeadLine]:
    """Read and cut the lines between the top and the second paragraph that name author, outlet and date."""
    first, second = _count_head(sheet, 1), _count_head(sheet, 2)
    found: list[HeadLine] = []
    last = -1
    others = _has_names(sheet.pieces[second:-FOOT], register)
    head = [piece for piece in sheet.pieces[:second] if not _is_body(piece)]
    before = set(map(id, sheet.pieces[:first]))
    read = [None if piece is title else register.read_line(piece.text) for piece in head]
    for number, (piece, line) in enumerate(zip(head, read, strict=True)):
        if (
            line is None
            or piece.mark in {"bullet", "caption"}
            or (piece.is_stopped and not (line.date or line.is_explicit))
        ):
            continue
        is_early = id(piece) in before
        is_dated = any(f.date for f in found)
        if is_dated and line.date and not (last + 1 == number and re.search(r"\d{4}", line.date)):
            continue  # the heading of a chronicle's entry
        after = read[number + 1] if number + 1 < len(head) else None
        if line.is_body:
            before_it = read[number - 1] if number else None
            is_signed = any(
                near and near.date and (near.outlet is None or near.is_guess) for near in (before_it, after)
            )
            if is_early and is_signed:
                sheet.cut(piece, line.reason)
                found.append(line)
            continue
        is_full = line.outlet is not None and re.search(r"\d{4}", line.date or "") is not None
        is_sure = line.is_explicit or (line.date is not None and (is_early or is_full))
        is_placed = is_early and ((number > 0 and head[number - 1] is title and piece.follows) or after is not None)
        is_new = line.authors and not any(f.authors for f in found)
        is_lone = piece.mark == "" and (is_early or is_new) and not others
        if is_sure or (is_early and is_placed) or (is_lone and _is_apart(sheet, piece, line)):
            sheet.cut(piece, line.reason)
            found.append(line)
            last = number
    return found


def _has_names(pieces: list[Piece], register: Register) -> bool:
    """Whether persons' names stand alone between the paragraphs: then they are headings, and so is the first."""
    return any(register.is_person(piece.text) for piece in pieces if not piece.is_stopped)


def _is_apart(sheet: Sheet, piece: Piece, line: HeadLine) -> bool:
    """Whether a lone name is nobody whom the report is about: no other line says any of its words."""
    words = {word for name in line.authors for word in re.findall(r"\w{3,}", name.lower())}
    if not line.authors or line.date:
        return line.date is None and line.outlet is not None
    others = (other.text for other in sheet.pieces if other is not piece)
    return not any(words & set(re.findall(r"\w{3,}", text.lower())) for text in others)


def _read_foot(sheet: Sheet, title: Piece | None, register: Register, *, is_dated: bool) -> list[HeadLine]:
    """Read and cut a name, an outlet or a date that stands alone at the end."""
    sheet.drop_empty()
    found: list[HeadLine] = []
    foot = sheet.pieces[max(1, len(sheet.pieces) - FOOT) :]
    for piece in reversed(foot):
        line = register.read_line(piece.text)
        if (
            line is None
            or line.is_body
            or piece is title
            or piece.mark != ""
            or (piece.is_stopped and not line.is_explicit)
        ):
            break
        if line.date and is_dated:
            break
        if not (line.is_explicit or line.date or _is_apart(sheet, piece, line)):
            break
        sheet.cut(piece, line.reason)
        found.append(line)
    return found


def _cut_author_notes(sheet: Sheet, authors: tuple[str, ...]) -> None:
    """Cut what the last lines say of the author: "Ana Cruz is a freelance writer."."""
    for piece in sheet.pieces[max(1, len(sheet.pieces) - FOOT) :]:
        if any(re.match(rf"{re.escape(name)},? {ABOUT_AUTHOR}", piece.text) for name in authors):
            sheet.cut(piece, "editor's note")
    sheet.drop_empty()


def _read_prefix(sheet: Sheet, title: str | None) -> str | None:
    """Read "Al Ahram: Talks resume" when the text says "writes Al Ahram": a digest of another outlet's report."""
    match = PREFIX.match(title or "")
    if match is None:
        return None
    said = re.compile(rf"\b(?:writes|reports) (?:the )?{re.escape(match.group('name'))}\b")
    return match.group("name") if any(said.search(piece.text) for piece in sheet.pieces) else None


def _read_owner(cuts: tuple[Cut, ...], register: Register) -> str | None:
    for cut in cuts:
        match = OWNER.search(cut.text) if cut.reason == "copyright" else None
        if match and register.is_outlet(match.group("name").strip()):
            return match.group("name").strip()
    return None


def _read_language(cuts: tuple[Cut, ...], register: Register) -> str | None:
    notes = (register.find_language(cut.text) for cut in cuts if cut.reason == "translation note")
    return next(filter(None, notes), None)


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
