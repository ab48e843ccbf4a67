"""Repair: what copying, typesetting and web pages do to a text, undone where it is plain what was meant."""

import re

from msgspec import Struct

SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BREAKS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
SOFT_BREAK = re.compile("[\u00ad\ufffe\x02]\n?")  # PDFium gives \ufffe or \x02 for a hyphen at a line's end
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}

HYPHEN = re.compile(r"\b(\w+)-([ \n])(\w+)")
SUSPENDED = frozenset({"and", "or", "to", "but", "nor", "versus", "vs", "through", "as", "und", "y", "et", "is", "are"})
APOSTROPHE = re.compile(r"(?<=[A-Za-z])[`´](?=[A-Za-z])|(?<=[A-Za-z]) (?=[’][sS]\b)")
CLOSE_AGAIN = re.compile(r"(?<=[\w.,!?…])“(?=[\s.,;:)\]]|$)")
OPEN_AGAIN = re.compile(r"(^|[\s(\[])”(?=\w)")
SPACED_STOP = re.compile(r"(?<=\w) ([,.;])(?=\s|$)")
UNTOUCHED = re.compile(r"://|^www\.|@|/|\\")  # addresses, paths
GLUE = re.compile(
    r"(?P<left>[a-z]{2}|[A-Z]{2}|[0-9]|[a-z][”’\"')\]])(?P<stop>[.!?])(?P<close>[”’)\]]*)"
    r"(?P<right>[“‘(\[]?(?:[A-Z][a-zà-ÿ]|[A-Z]{2,}(?![a-z])|(?:[A-Z]\.){2}|[AI](?![A-Za-z.])|I['’]))"
)
AFTER_QUOTE = re.compile(r"(?<=[.,!?])(?P<close>[”\"])(?P<right>[A-Z“][a-zà-ÿ])")
AFTER_PAREN = re.compile(r"(?<=[a-z.)])\)(?=[A-Z][a-z])")
TWIN = re.compile(r"([.,!?])\"\"(?=[A-Z])")


class Spelling(Struct, frozen=True):
    """What repairing knows.

    endings: of web addresses ("ru" of "Gazeta.Ru"), without those that are words which begin a sentence.
    compounds: first parts of words that keep their hyphen. vocabulary: the words of the text that is being repaired.
    """

    endings: frozenset[str]
    compounds: frozenset[str]
    vocabulary: frozenset[str] = frozenset()

    def has(self, word: str) -> bool:
        """Whether the text has a word elsewhere."""
        return word.lower() in self.vocabulary


def clean_characters(text: str) -> str:
    """Put plain spaces and line ends for all kinds of them, and drop characters that nobody sees."""
    text = SOFT_BREAK.sub("", text)
    text = UNSEEN.sub("", BREAKS.sub("\n", text))
    text = SPACES.sub(" ", text)
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return text


def repair_words(text: str, spelling: Spelling) -> str:
    """Repair one line: split hyphens, apostrophes, quotation marks, spaces that are missing or too many."""
    text = HYPHEN.sub(lambda m: _join_hyphen(m, spelling), text)
    text = " ".join(text.split())
    text = APOSTROPHE.sub(lambda m: "" if m.group() == " " else "'", text)
    text = re.sub(r"``|(?<![\w'])''|''(?!\w)", '"', text)
    text = CLOSE_AGAIN.sub("”", text)
    text = OPEN_AGAIN.sub(r"\1“", text)
    text = SPACED_STOP.sub(r"\1", text)
    text = re.sub(r"(?<=\w)(?<!\d)\( +", "(", text) if "( " in text else text
    return split_glued(text, spelling)


def split_glued(text: str, spelling: Spelling) -> str:
    """Put the space back that is missing after a full stop or a quotation ("ended.The"), not inside "Gazeta.Ru"."""
    text = TWIN.sub(r'\1" "', text)
    text = _space_quotes(text)
    text = AFTER_PAREN.sub(") ", text)
    return " ".join(_split_word(word, spelling) for word in text.split(" "))


def _join_hyphen(match: re.Match[str], spelling: Spelling) -> str:
    """Join a word that was split at its hyphen; the text's other words say whether the hyphen belongs to it.

    Inside a line only what is surely one word is joined: "a deal- which" is a dash. At a line's end all are.
    """
    left, gap, right = match.groups()
    if right.lower() in SUSPENDED:
        return f"{left}- {right}"
    if spelling.has(f"{left}-{right}"):
        return f"{left}-{right}"
    if spelling.has(left + right) and left.isalpha():
        return left + right
    is_name = (left[0].isupper() and right[0].isupper()) or (left.isdigit() and right.isdigit())
    if gap == " ":
        return f"{left}-{right}" if is_name else match.group()
    is_word = left.isalpha() and right.isalpha() and right.islower()
    keeps = not is_word or left.lower() in spelling.compounds or (spelling.has(left) and spelling.has(right))
    return f"{left}-{right}" if keeps else left + right


def _space_quotes(text: str) -> str:
    """Put a space after a quotation that closes right before a capital; a straight mark closes if one is open."""

    def space(match: re.Match[str]) -> str:
        if match.group("close") == '"' and text.count('"', 0, match.start()) % 2 == 0:
            return " " + match.group()
        return match.group("close") + " " + match.group("right")

    return AFTER_QUOTE.sub(space, text)


def _split_word(word: str, spelling: Spelling) -> str:
    if len(word) < 4 or word.islower() or UNTOUCHED.search(word):
        return word

    def split(match: re.Match[str]) -> str:
        ending = re.match(r"[A-Za-z]*", word[match.start("right") :])
        is_site = ending is not None and ending.group().lower() in spelling.endings and word[:1].isupper()
        if is_site and not match.group("close"):
            return match.group()
        return f"{match.group('left')}{match.group('stop')}{match.group('close')} {match.group('right')}"

    return GLUE.sub(split, word)
