"""Currencies: whose "dollars", "pesos" or "crowns" a report means."""

import re

from conspectus.records import Reading
from conspectus.rooms.find.figures.lexicon import Measures, Money


def settle_currency(unit: str, reading: Reading, measures: Measures) -> str:
    """Return the ISO 4217 code for a bare name or sign ("?dollar"), or its plain noun where several stay possible.

    First what country the report's address has, then the states it names whose money is called so, then whose is meant
    most often.
    """
    code, _, rate = unit.partition(" per ")
    if not code.startswith("?"):
        return unit
    noun = code[1:]
    money = measures.money
    settled = _home(noun, reading, money) or _named(noun, reading, money) or money.bare.get(noun) or noun
    return f"{settled} per {rate}" if rate else settled


def _home(noun: str, reading: Reading, money: Money) -> str | None:
    """The money of the country that the report's address stands in, if it is called so."""
    host = re.match(r"\w+://([^/:]+)", reading.document.url or "")
    code = money.territories.get(host.group(1).rsplit(".", 1)[-1].lower()) if host else None
    return code if code is not None and money.surnames.get(code) == noun else None


def _named(noun: str, reading: Reading, money: Money) -> str | None:
    """The money of the first state named that calls it so; never for names that one state owns by default."""
    if noun in money.bare:
        return None
    for entity in reading.naming.entities:
        territory = money.states.get(entity.name.lower()) if entity.kind == "state" else None
        code = money.territories.get(territory) if territory else None
        if code is not None and money.surnames.get(code) == noun:
            return code
    return None
