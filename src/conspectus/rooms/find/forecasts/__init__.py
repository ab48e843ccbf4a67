"""Forecasts: what somebody says will or may come."""

from conspectus.rooms.find.forecasts.find import find_forecasts
from conspectus.rooms.find.forecasts.signs import ForecastSigns, load_forecast_signs

__all__ = ["ForecastSigns", "find_forecasts", "load_forecast_signs"]
