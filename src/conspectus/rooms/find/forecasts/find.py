"""Forecasts: frames -> what the author, a speaker or a plan says will or may come."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Forecast, Reading


class ForecastSigns(Struct, frozen=True):
    """What finding forecasts knows, from `forecasts.toml`."""


def load_forecast_signs(knowledge: Knowledge) -> ForecastSigns:
    """Build the signs from the table `forecasts`."""
    return ForecastSigns()


def find_forecasts(reading: Reading, signs: ForecastSigns) -> tuple[Forecast, ...]:
    """Find what is said to come, in text order."""
    return ()
