"""Forecasts: what is said to come, by whose word and until when, read from whole reports."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from conspectus.flow import Tools
from conspectus.knowledge import Knowledge
from conspectus.records import Forecast, Reading, Statement
from conspectus.rooms.find.forecasts import ForecastSigns, find_forecasts, load_forecast_signs
from tests.golden_cases import load_cases

SAID = b'{"published": "2030-05-15"}'


@pytest.fixture(scope="module")
def signs(knowledge: Knowledge) -> ForecastSigns:
    return load_forecast_signs(knowledge)


def describe(reading: Reading, forecast: Forecast) -> list[str]:
    """Return quote, speaker, and both ends of the horizon, as the golden cases write them."""
    names = {entity.id: entity.name for entity in reading.naming.entities}
    horizon = forecast.horizon
    ends = ("", "") if horizon is None else (horizon.earliest or "", horizon.latest or "")
    speaker = forecast.speaker or ""
    return [forecast.span.text, names.get(speaker, speaker), *map(str, ends)]


@pytest.mark.parametrize("case", load_cases("forecasts"))
def test_a_report_foretells(case: Any, read: Callable[..., Reading]) -> None:
    reading = read(case["text"], side=SAID)
    assert [describe(reading, forecast) for forecast in reading.forecasts] == case["expected"]


def test_a_forecast_quotes_its_document(read: Callable[..., Reading]) -> None:
    reading = read("Fiji will host the games in 2034. Ana Ruiz said tickets would cost 30 dollars.", side=SAID)
    assert len(reading.forecasts) == 2
    for forecast in reading.forecasts:
        span = forecast.span
        assert reading.document.text[span.start : span.end] == span.text
        assert forecast.outcome == "open"
        assert forecast.rule in {"will", "reported-would"}


def test_a_forecast_names_the_statement_that_it_stands_in(read: Callable[..., Reading], signs: ForecastSigns) -> None:
    reading = read("Ana Ruiz said the mill would close in June.", side=SAID)
    text = reading.document.text
    words = reading.document.span(text.index("the mill"), text.index(".", text.index("June")))
    statement = Statement("st-1", None, None, None, (words,), "indirect", None, None, (), 0)
    (forecast,) = find_forecasts(structs.replace(reading, statements=(statement,)), signs)
    assert forecast.statement == "st-1"


def test_without_a_date_of_publication_the_horizon_is_unknown(read: Callable[..., Reading]) -> None:
    (forecast,) = read("The strike will hurt the sugar trade.").forecasts
    assert forecast.horizon is None


def test_an_identifier_depends_on_nothing_but_document_and_span(read: Callable[..., Reading], tools: Tools) -> None:
    text = "The port will be widened. The railway will be doubled."
    reading = read(text, side=SAID)
    shorter = structs.replace(reading, frames=tuple(f for f in reading.frames if f.sentence == 1))
    renumbered = {frame.index: at for at, frame in enumerate(shorter.frames)}
    frames = tuple(
        structs.replace(f, index=renumbered[f.index], parent=renumbered.get(f.parent) if f.parent is not None else None)
        for f in shorter.frames
    )
    (alone,) = find_forecasts(structs.replace(shorter, frames=frames), tools.finders.forecast_signs)
    assert alone.id == reading.forecasts[1].id


def test_frames_that_hang_on_each_other_are_read_to_an_end(read: Callable[..., Reading], tools: Tools) -> None:
    reading = read("Ana Ruiz said on Monday that the port would be widened and the railway would close.", side=SAID)
    first, *others = reading.frames
    last = others[-1].index
    frames = (structs.replace(first, parent=last, link="coordination"), *others)
    found = find_forecasts(structs.replace(reading, frames=frames), tools.finders.forecast_signs)
    assert [forecast.span.text for forecast in found] == ["the port would be widened", "the railway would close"]
