"""The lexicon of figures: numbers, units, money and bounds by the words that say them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale
from babel.core import get_global
from msgspec import Struct

from conspectus.knowledge import Knowledge, Table

SYMBOLS = "$€£¥₩₹₽₺₪₴₱₫₦฿₸₼₾֏₵₨₭₮₡₲"
WORDLIKE = frozenset(["ALL", "TOP", "CUP", "SOS", "MOP"])  # codes that headlines in capitals print as words
FOLD_QUOTES = str.maketrans("’", "'")


class Unit(Struct, frozen=True, gc=False):
    """A unit by its one name. `factor`: how many of it one printed unit is; `kind` as units.toml has it."""

    name: str
    kind: str
    factor: float = 1.0


class Lexicon(Struct, frozen=True):
    """Phrases by their first word, longest first: what follows the first word, and what the phrase means."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], Any], ...]]


class Money(Struct, frozen=True):
    """Currencies: symbols and codes that stand before a number, and whose a bare "dollar" is where."""

    symbols: dict[str, str]
    codes: frozenset[str]
    names: dict[str, str]
    signs: dict[str, str]
    bare: dict[str, str]
    territories: dict[str, str]  # ISO 3166 code, lower case -> its currency
    states: dict[str, str]  # a territory's English name, lower case -> its ISO 3166 code
    surnames: dict[str, str]  # currency code -> the last word of its name ("dollar")
    weighing: frozenset[str]  # words that make pounds a weight
    sums: frozenset[str]  # what pounds are of when they are money


class Measures(Struct, frozen=True):
    """What finding figures knows: compiled once from units.toml and quantities.toml."""

    trigger: re.Pattern[str]
    word: re.Pattern[str]
    numbers: Mapping[str, Any]
    single: Mapping[str, float]
    units: Lexicon
    money: Money
    before: Lexicon  # bounds, their words backwards
    after: Lexicon
    refuse: Mapping[str, Any]
    nouns: Mapping[str, Any]
    verbs: Mapping[str, Any]
    multiples: Mapping[str, Any]
    ranks: Mapping[str, Any]
    rates: frozenset[str]
    openers: frozenset[str]  # the words that a figure may begin with
    grammar: Mapping[str, frozenset[str]]
    extents: Mapping[str, str]


def load_measures(knowledge: Knowledge) -> Measures:
    """Compile units.toml and quantities.toml, with the currencies that Babel knows."""
    units, words = knowledge["units"], knowledge["quantities"]
    numbers = words["numbers"]
    money = _load_money(units["money"])
    phrases = [*_unit_phrases(units["unit"]), *_money_phrases(money, units["money"])]
    bounds = [
        (tuple(reversed(_split(phrase))), bound)
        for bound in ("about", "over", "under", "exact")
        for phrase in words["bounds"][bound]
    ]
    return Measures(
        trigger=_trigger(words),
        word=_word_pattern(money),
        numbers=numbers,
        single={**numbers["cardinals"], **numbers["tens"]},
        units=_index(phrases),
        money=money,
        before=_index(bounds),
        after=_index((_split(phrase), bound) for phrase, bound in words["bounds"]["after"].items()),
        refuse=_sets({**words["refuse"], **{k: words["bounds"][k] for k in ("temporal", "before_over")}}),
        nouns=_sets(words["nouns"]),
        verbs=_sets(words["verbs"]),
        multiples=_sets(words["multiples"]),
        ranks=_sets(words["ranks"]),
        rates=frozenset(units["rates"]["after_article"]),
        openers=frozenset([*_openers(words), *numbers["ordinals"], *numbers["vague"], "a", "an", "the", "couple"]),
        grammar=_sets(words["grammar"]),
        extents=words["extents"],
    )


def _sets(table: Table) -> Mapping[str, Any]:
    return {key: frozenset(value) if isinstance(value, list) else value for key, value in table.items()}


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(re.findall(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*|\d+|\S", phrase.lower()))


def _index(phrases: Iterable[tuple[tuple[str, ...], Any]]) -> Lexicon:
    index: dict[str, dict[tuple[str, ...], Any]] = {}
    for words, meaning in phrases:
        index.setdefault(words[0], {}).setdefault(words[1:], meaning)
    return Lexicon({k: tuple(sorted(v.items(), key=lambda item: -len(item[0]))) for k, v in index.items()})


def _plurals(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """A phrase and its plurals: "square mile" -> "square miles", "part per million" -> "parts per million"."""
    yield words
    head = next((i for i, w in enumerate(words) if w in ("per", "of")), len(words)) - 1
    noun = words[head]
    if len(noun) > 2 and noun.isalpha() and not noun.endswith("s"):
        yield (*words[:head], noun + "s", *words[head + 1 :])


def _unit_phrases(table: Iterable[Table]) -> Iterable[tuple[tuple[str, ...], Unit]]:
    for entry in table:
        unit = Unit(entry["name"], entry["kind"], float(entry.get("factor", 1)))
        own = () if entry.get("only_forms") else (entry["name"],)
        for form in (*own, *entry["forms"]):
            for words in _plurals(_split(form)):
                yield words, unit


def _load_money(table: Table) -> Money:
    """Gather currencies from Babel (codes, names, who uses which) and from units.toml (signs, bare names)."""
    english = Locale("en")
    current = {
        territory: [code for code, _, end, tender in rows if end is None and tender]
        for territory, rows in get_global("territory_currencies").items()
    }
    used = {code for codes in current.values() for code in codes}
    # old money too ("Dutch guilders"), but no accounting units or dated variants, which have brackets or figures
    names = {code: str(name).lower() for code, name in english.currencies.items()}
    names = {code: name for code, name in names.items() if name.replace(" ", "").isalpha()}
    signs = {s: code for code, s in english.currency_symbols.items() if code in used and any(c in SYMBOLS for c in s)}
    return Money(
        symbols={**signs, **table["symbols"]},
        codes=frozenset(used),
        names=names,
        signs=table["signs"],
        bare=table["bare"],
        territories={k.lower(): codes[0] for k, codes in current.items() if codes and len(k) == 2},
        states={str(n).lower(): k.lower() for k, n in english.territories.items() if len(k) == 2 and k.isalpha()},
        surnames={code: name.split()[-1] for code, name in names.items()},
        weighing=frozenset(table["weighing"]),
        sums=frozenset(table["sums"]),
    )


def _money_phrases(money: Money, table: Table) -> Iterable[tuple[tuple[str, ...], Unit]]:
    """Yield the phrases that name currencies: "Swiss francs", "U.S. dollars", "dollars", "cents", "CHF"."""
    plural: dict[str, str] = table["plural"]
    for code, name in money.names.items():
        surname = money.surnames[code]
        endings = {surname, table["synonyms"].get(surname, surname), *(p for p, s in plural.items() if s == surname)}
        for ending in sorted(endings):
            for words in _plurals(_split(name.removesuffix(surname) + ending)):
                if len(words) > 1:
                    yield words, Unit(code, "money")
    owners_of = Counter(money.surnames[code] for code in money.codes if code in money.surnames)
    alone = {
        n: c for c, n in money.surnames.items() if c in money.codes and owners_of[n] == 1 and n not in table["words"]
    }
    shared = {noun: "?" + noun for noun in table["shared"]}
    for noun, code in {**alone, **money.bare, **shared}.items():
        forms = [(noun,), *_plurals((plural.get(noun, noun),))]
        owners = [(a, own) for a, own in table["adjectives"].items() if money.surnames.get(own) == noun]
        for words in forms:
            yield words, Unit(code, "money")
            for adjective, own in owners:
                yield (*_split(adjective), *words), Unit(own, "money")
    for noun, code in table["cents"].items():
        for words in _plurals((noun,)):
            yield words, Unit(code, "money", 0.01)
    for code in sorted(money.codes - WORDLIKE):
        yield (code.lower(),), Unit(code, "money")


def _word_pattern(money: Money) -> re.Pattern[str]:
    """One alternation for the words, numbers and signs of a sentence."""
    own = sorted(money.symbols, key=lambda s: (-len(s), s))
    symbols = "|".join(re.escape(s) for s in own)
    lettered = "|".join(sorted(money.codes - WORDLIKE))
    return re.compile(
        rf"""
        (?P<code>https?://\S+|www\.\S+|\S+@\S+\.\w+|[#@]\w+)
      | (?P<money>(?<!\w)(?:(?:{symbols})(?=\s?\d)
          |(?:{lettered})[$€£¥]?(?=\s\d|\d{{3}}|\d[\d.,]*[ ]?(?:[mbt]n?|[mbt]r?illion|crore|lakh)\b))|[{SYMBOLS}])
      | (?P<number>\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)(?:\.\d+)?|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?
          |\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?!\d)|\d{{1,3}}(?:[ ]\d{{3}})*[ ]000(?![\d,.])
          |\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)|\d+(?:\.\d+)*|[½¼¾⅓⅔⅕⅛])
      | (?P<word>(?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:['’][^\W\d_]+)*)
      | (?P<mark>\S)
        """,
        re.VERBOSE,
    )


def _openers(words: Table) -> set[str]:
    """The words without which, or digits, a sentence holds no figure."""
    numbers = words["numbers"]
    keys = [*numbers["cardinals"], *numbers["tens"], *numbers["multipliers"], *numbers["plurals"], *numbers["tens_of"]]
    keys += [*numbers["fractions"], *words["multiples"]["verbs"], *words["multiples"]["adverbs"], "majority", "only"]
    keys += [*words["ranks"]["superlatives"], "most", "decade", "century", "similar"]
    return set(keys)


def _trigger(words: Table) -> re.Pattern[str]:
    """A pattern for anything that a figure may begin with; sentences without it are not looked at."""
    alternation = "|".join(sorted(_openers(words), key=lambda k: (-len(k), k)))
    return re.compile(rf"[\d½¼¾⅓⅔⅕⅛]|\b(?:{alternation})\b", re.IGNORECASE)
