"""Forecasts: frames -> what the author, a speaker or a plan says will or may come."""

from collections.abc import Iterable

from conspectus.records import Forecast, Reading, make_id
from conspectus.rooms.find.forecasts.dated import read_nominals, read_timetable
from conspectus.rooms.find.forecasts.governed import read_governed
from conspectus.rooms.find.forecasts.horizon import read_horizon
from conspectus.rooms.find.forecasts.modals import read_modals
from conspectus.rooms.find.forecasts.scene import Scene, Sighting
from conspectus.rooms.find.forecasts.signs import ForecastSigns
from conspectus.rooms.find.inside import find_statement


def find_forecasts(reading: Reading, signs: ForecastSigns) -> tuple[Forecast, ...]:
    """Find what is said to come, in text order; of one that stands inside another only the outer one."""
    scene = Scene(reading, signs)
    seen = (*read_modals(scene), *read_governed(scene), *read_timetable(scene), *read_nominals(scene))
    return tuple(_make(scene, sighting) for sighting in _keep_outer(_drop_asides(scene, seen)))


def _drop_asides(scene: Scene, sightings: Iterable[Sighting]) -> list[Sighting]:
    """Leave out what only describes something in another forecast: "will rule in a case that could decide"."""
    seen = list(sightings)
    heads = {sighting.frames[0].index for sighting in seen}
    return [
        sighting
        for sighting in seen
        if sighting.rule not in {"may", "would"}
        or sighting.frames[0].link != "relative"
        or not any(above.index in heads for above in list(scene.ancestors(sighting.frames[0]))[1:])
    ]


def _keep_outer(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Return sightings in text order without those that begin inside another."""
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda s: (s.start, -s.end, -s.confidence, s.rule)):
        if sighting.start < sighting.end and (not kept or sighting.start >= kept[-1].end):
            kept.append(sighting)
    return kept


def _make(scene: Scene, sighting: Sighting) -> Forecast:
    document = scene.reading.document
    statement = find_statement(scene.reading.statements, sighting.start, sighting.end)
    return Forecast(
        id=make_id("fc", document.id, sighting.start, sighting.end),
        span=document.span(sighting.start, sighting.end),
        speaker=sighting.speaker,
        horizon=read_horizon(scene, sighting),
        sentence=sighting.frames[0].sentence,
        statement=None if statement is None else statement.id,
        confidence=sighting.confidence,
        rule=sighting.rule,
    )
