"""Cuts: lines and stretches that are no part of the report, by the table `boilerplate`."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from conspectus.rooms.clean.sheet import Piece, Sheet

LONGEST = 900  # characters; what is longer is a paragraph, whatever it begins with
ENDS = 6  # pieces at the top and at the bottom among which labels and notes on the author are believed
MARKS = " \t*_|•·>»«<›‹→←▶►■□▷◀~=-–—"
REPEATABLE = 5  # words; shorter lines may well be said twice ("Yes.")
MENU_RUN = 3  # short lines on end that make a menu, if half of them are labels
MENU_WORDS = 4
HOUSES = "Reuters|AP|AFP|EPA|EFE|Getty|Xinhua|Yonhap|TASS|Bloomberg|Anadolu|Kyodo|DPA|Shutterstock|Alamy|NurPhoto|Zuma"
SCRIPTED = "(?:Applause|Laughter|Laughs|Cheers|Crosstalk|Inaudible|Pause|Music|Continued|End)"  # a transcript's notes
_PICTURE = (
    r"(?i:(?:file |handout )?photo)(?: (?:by|courtesy of|via|from))?[:/ ][^()]{2,60}|(?i:file photo|handout)[^()]{0,60}"
)
_HOUSE = rf"(?:{HOUSES})(?: (?:Photos?|Images|File))?(?:[/ ][\w .'’-]{{2,40}})*|AP Photo[^()]{{0,60}}"
CREDIT = re.compile(
    rf"(?:\((?:{_PICTURE}|{_HOUSE}|[^()]{{2,40}}/(?:{HOUSES})[^()]{{0,30}})\)"
    r"|\b(?:REUTERS|AFP|EPA|AP Photo|Getty Images)/[A-Z][\w .'’/-]{1,50}|/(?:REUTERS|AFP|EPA|Getty Images|AP|TASS)"
    r"|\b(?i:photo(?:graph)?(?: by| credit)?: ?)[A-Z][\w .'’/-]{1,50})\.?$"
)
GLUED_CREDIT = re.compile(
    rf"^[A-Z][^()]{{20,250}}?(?: ?\((?:{HOUSES})(?: Photo)?\)|(?<=[.!?]) ?\((?!{SCRIPTED}\))[A-Z][^()\d]{{1,40}}\))"
    r"(?=[A-Z“\"])"
)
CAPTION_WORDS = 60
HEADLINE_WORDS = 16
SHOUTED_WORDS = 6  # a line in capitals that long, amid a report that is not, is the headline of another
CAPTION_FOLLOWS = re.compile(r"^(?:image caption|caption|photo caption)\W*$", re.IGNORECASE)
FULL_DATE = re.compile(
    r"[^,:–—-] (?:\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2},?) \d{4}$"
)
MAIL_END = re.compile(r"\(?(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{3,80}\)?\s*(?:\(END\))?$|\(END\)$")
NOTE_ON_TRANSLATION = re.compile(
    r"(?:(?<=[.!?”\"\])]) |^)This (?:article|story|report|interview|text) was (?:originally |first )?"
    r"(?:written|published) in [A-Z][a-z]+(?: and (?:was )?translated|[,.]| on ).*$"
)


class Rules(Struct, frozen=True):
    """Compiled entries of the table: each reason with the pattern of its lines."""

    lines: tuple[tuple[str, re.Pattern[str]], ...]
    ends: tuple[tuple[str, re.Pattern[str]], ...]
    inside: tuple[tuple[str, re.Pattern[str]], ...]
    labels: frozenset[str]

    def find_reason(self, text: str) -> str | None:
        """Return why a line is no part of the report, None if it may be one."""
        return _match_line(text, self.lines)

    def is_label(self, text: str) -> bool:
        """Whether a line is the name of a section and nothing else."""
        return text.strip(MARKS + ".:").lower() in self.labels


def load_rules(table: Mapping[str, object]) -> Rules:
    """Compile the table `boilerplate`."""
    parts: Mapping[str, str] = table["parts"]  # type: ignore[assignment]
    labels: Mapping[str, list[str]] = table["labels"]  # type: ignore[assignment]
    lines, ends, inside = (_compile(table[section], parts) for section in ("lines", "ends", "inside"))  # type: ignore[arg-type]
    return Rules(lines, ends, inside, frozenset(word.lower() for word in labels["words"]))


def cut_glued(sheet: Sheet) -> None:
    """Cut a caption whose credit was run into the paragraph below it: "... on Sunday. (AFP)The minister"."""
    for piece in sheet.pieces:
        if match := GLUED_CREDIT.match(piece.text):
            sheet.cut_part(piece, *match.span(), "caption")


def cut_inside(sheet: Sheet, rules: Rules) -> None:
    """Cut cross references, update notes, credits glued to captions, and addresses at the end, out of paragraphs."""
    for piece in sheet.pieces:
        before = piece.text
        for reason, pattern in (*rules.inside, ("contact", MAIL_END)):
            sheet.cut_all(piece, pattern, reason)
        rest = rules.find_reason(piece.text) if piece.text and piece.text != before else None
        if rest is not None:
            sheet.cut(piece, rest)
    sheet.drop_empty()
    for piece in sheet.pieces[-3:]:
        if match := NOTE_ON_TRANSLATION.search(piece.text):
            sheet.cut_part(piece, *match.span(), "translation note")
    sheet.drop_empty()


def cut_lines(sheet: Sheet, rules: Rules) -> None:
    """Cut the pieces that the table knows, captions with a credit, and what a caption label or "Related" announces."""
    has_label = False
    lists = []  # where lists of other reports may begin
    for number, piece in enumerate(sheet.pieces):
        is_caption = has_label and piece.words <= CAPTION_WORDS and piece.mark == ""
        has_label = CAPTION_FOLLOWS.match(piece.text) is not None
        reason = "caption" if is_caption or _is_caption(piece) else rules.find_reason(piece.text)
        if reason is not None and not (piece.mark == "title" and reason in {"related link", "caption", "update note"}):
            sheet.cut(piece, reason)
            lists += [number] if reason == "related link" else []
    tail = len(sheet.pieces)
    while tail and (not sheet.pieces[tail - 1].text or _is_headline(sheet.pieces[tail - 1])):
        tail -= 1
    for piece in sheet.pieces[min((n for n in lists if n >= tail), default=len(sheet.pieces)) :]:
        if piece.text:
            sheet.cut(piece, "related link")
    sheet.drop_empty()


def cut_ends(sheet: Sheet, rules: Rules) -> None:
    """Cut labels, menus and notes on the author where the report has not begun or is over."""
    count = len(sheet.pieces)
    edge = min(ENDS, count // 2)
    for piece in [*sheet.pieces[:edge], *sheet.pieces[count - edge :]]:
        reason = _match_line(piece.text, rules.ends)
        if reason is not None and piece.mark != "title":
            sheet.cut(piece, reason)
    sheet.drop_empty()
    for step in (1, -1):
        run = _find_run(sheet.pieces[::step])
        labelled = [piece for piece in run if rules.is_label(piece.text)]
        if len(run) >= MENU_RUN and 2 * len(labelled) >= len(run):
            for piece in run[: _last_index(run, labelled) + 1]:
                sheet.cut(piece, "menu")
        else:
            for piece in _lead(run, rules):
                sheet.cut(piece, "section label")
        sheet.drop_empty()


def cut_shouted(sheet: Sheet) -> None:
    """Cut the headlines of other reports that stand in capitals between the paragraphs of this one."""
    for number, piece in enumerate(sheet.pieces):
        around = sheet.pieces[max(0, number - 1) : number + 2]
        is_amid = number > 1 and len(around) == 3 and all(p.is_stopped or p is piece for p in around)
        if (
            is_amid
            and piece.mark == ""
            and piece.text.isupper()
            and piece.words >= SHOUTED_WORDS
            and not piece.is_stopped
        ):
            sheet.cut(piece, "related link")
    sheet.drop_empty()


def cut_repeated(sheet: Sheet) -> None:
    """Keep a line that stands there twice once; a doubled line with a date at its end is a caption, no headline."""
    seen: dict[str, Piece] = {}
    for piece in sheet.pieces:
        key = " ".join(piece.text.lower().split()).strip(" .")
        if piece.words < REPEATABLE or key not in seen:
            seen.setdefault(key, piece)
            continue
        first = seen[key]
        sheet.cut(piece, "repeated")
        if first.text and first.mark == "" and FULL_DATE.search(first.text):
            first.mark = "caption"
    sheet.drop_empty()


def _compile(section: Mapping[str, list[str]], parts: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, _join(entries, parts)) for reason, entries in section.items())


def _join(entries: Iterable[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    source = "|".join(f"(?:{entry})" for entry in entries)
    for name, part in parts.items():
        source = source.replace(f"<{name}>", part)
    return re.compile(source, re.IGNORECASE)


def _match_line(text: str, rules: Iterable[tuple[str, re.Pattern[str]]]) -> str | None:
    if len(text) > LONGEST:
        return None
    core = text.strip(MARKS) or text
    for reason, pattern in rules:
        if pattern.fullmatch(core) or (core[-1] in ".:!?…" and pattern.fullmatch(core.rstrip(".:!?… "))):
            return reason
    return None


def _is_caption(piece: Piece) -> bool:
    """Whether a piece ends in the credit of a picture."""
    return piece.mark == "" and piece.words <= CAPTION_WORDS and CREDIT.search(piece.text) is not None


def _is_headline(piece: Piece) -> bool:
    return piece.words <= HEADLINE_WORDS and not piece.is_stopped and piece.mark in {"", "bullet"}


def _find_run(pieces: list[Piece]) -> list[Piece]:
    """Find the short lines without a stop that stand at the beginning."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.words > MENU_WORDS or piece.is_stopped or piece.mark == "title":
            break
        run.append(piece)
    return run


def _last_index(run: list[Piece], labelled: list[Piece]) -> int:
    return max(number for number, piece in enumerate(run) if any(piece is one for one in labelled))


def _lead(run: list[Piece], rules: Rules) -> list[Piece]:
    """Return the labels that come before anything else in a run."""
    lead = []
    for piece in run:
        if not rules.is_label(piece.text):
            break
        lead.append(piece)
    return lead
