"""Language: which one a text is in, and stretches of it that are in another script."""

import re

import pycld2

from conspectus.rooms.clean.sheet import Sheet

FEWEST_LETTERS = 60  # the detector guesses on less
ENGLISH_ENOUGH = 50  # percent of a text in several languages that must be English
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
FOREIGN = re.compile(r"[\u0370-\u1dff\u2c00-\ua7ff\uac00-\ufaff]")
STOP = re.compile(r"[.!?…][\"”’')\]]*\s*")


def detect_language(text: str) -> str | None:
    """Detect a text's language as an ISO 639-1 code; None if it is too short to tell."""
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return None
    try:
        is_reliable, _, found = pycld2.detect(text)
    except pycld2.error:
        return None
    if any(code == "en" and share >= ENGLISH_ENOUGH for _, code, share, _ in found):
        return "en"
    return found[0][1].split("-")[0] if is_reliable and found[0][1] != "un" else None


def cut_foreign(sheet: Sheet) -> None:
    """Cut lines, and the ends of lines behind a full stop, that are in another script: a station's call for tips."""
    for piece in sheet.pieces:
        first = FOREIGN.search(piece.text)
        if first is None:
            continue
        stops = [match.end() for match in STOP.finditer(piece.text, 0, first.start())]
        start = stops[-1] if stops else 0
        rest = piece.text[start:]
        if len(FOREIGN.findall(rest)) > len(LATIN.findall(rest)):
            sheet.cut_part(piece, start, len(piece.text), "other language")
    sheet.drop_empty()
