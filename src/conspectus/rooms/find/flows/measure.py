"""Measure: the figure that says how much of a flow there is."""

from conspectus.records import Figure, Frame
from conspectus.rooms.find.flows.claims import Claim
from conspectus.rooms.find.flows.cues import FlowCues
from conspectus.rooms.find.scene import Scene

AFTER = ("object", "complement", "at", "to", "by")
UNMEASURING = frozenset({"year", "month", "week", "day", "hour", "minute", "time"})


def find_figure(claim: Claim, scene: Scene, cues: FlowCues) -> Figure | None:
    """Find the figure in the good's own phrase, else in what the flow is said to reach, else the clause's only one."""
    figures = [f for f in scene.reading.figures if f.sentence == claim.frame.sentence and f.unit not in UNMEASURING]
    above = scene.parent(claim.frame) if claim.frame.form == "noun" else None
    around = [
        a.phrase
        for a in (*claim.frame.arguments, *(above.arguments if above is not None else ()))
        if (a.role == "object" and a in claim.frame.arguments)
        or (a.phrase.start <= claim.good.start and claim.good.end <= a.phrase.end)
    ]
    for phrase in (claim.amount, *around) if claim.amount is not None else around:
        inside = [f for f in figures if phrase.start < f.span.end <= phrase.end]  # "up to" stands outside
        if inside:
            return inside[0]
    if claim.frame.form != "noun":
        return None
    own = [f for f in figures if claim.frame.clause_start <= f.span.start and f.span.end <= claim.frame.clause_end]
    return own[0] if own else _find_reached(claim.frame, figures, scene, cues)


def _find_reached(frame: Frame, figures: list[Figure], scene: Scene, cues: FlowCues) -> Figure | None:
    """Find the figure in "exports to Japan rose to $2 billion": not "rose by 3 percent", which measures the rise."""
    above = scene.parent(frame)
    while above is not None and above.form == "noun":
        above = scene.parent(above)
    if above is None or above.predicate not in cues.reaching:
        return None
    for argument in above.arguments:
        if argument.role in AFTER and argument.phrase.start > frame.start:
            for figure in figures:
                is_in = argument.phrase.start - 12 <= figure.span.start and figure.span.end <= argument.phrase.end + 12
                if is_in and figure.unit != "percent":
                    return figure
    if above.predicate == "worth":
        return next((f for f in figures if f.span.start >= above.start), None)
    return None
