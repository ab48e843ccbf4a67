"""Forecasts: what somebody says will or may come."""

from conspectus.rooms.find.forecasts.find import ForecastSigns, find_forecasts, load_forecast_signs

__all__ = ["ForecastSigns", "find_forecasts", "load_forecast_signs"]
