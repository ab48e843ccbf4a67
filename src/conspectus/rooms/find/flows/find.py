"""Flows: frames and knowledge -> what moves from whom to whom."""

from collections.abc import Iterator

from conspectus.records import Flow, Reading, make_id
from conspectus.rooms.find.flows.claims import Claim
from conspectus.rooms.find.flows.course import read_course
from conspectus.rooms.find.flows.cues import FlowCues
from conspectus.rooms.find.flows.measure import find_figure
from conspectus.rooms.find.flows.rests import read_rests
from conspectus.rooms.find.flows.trade import read_trade
from conspectus.rooms.find.flows.transfers import read_transfers
from conspectus.rooms.find.scene import Scene


def find_flows(reading: Reading, cues: FlowCues) -> tuple[Flow, ...]:
    """Find everything that moves, or is said that it would, from one to another.

    Returns:
        Flows in text order; one for each pair of ends, once a sentence.
    """
    scene = Scene(reading)
    found: dict[tuple[object, ...], Flow] = {}
    moved = tuple(read_transfers(scene, cues))
    for claim in (*moved, *read_rests(scene, cues, moved), *read_trade(scene, cues)):
        for flow in _make_flows(claim, scene, cues):
            key = (flow.sentence, flow.source, flow.target, flow.status)
            known = found.get((*key, claim.good.lemma))
            if known is None or (len(known.via), known.confidence) < (len(flow.via), flow.confidence):
                found[*key, claim.good.lemma] = flow
    whole = [flow for flow in found.values() if not any(_is_within(flow, other) for other in found.values())]
    return tuple(sorted(whole, key=lambda f: (f.span.start, f.span.end, f.id)))


def _is_within(flow: Flow, other: Flow) -> bool:
    """Whether another flow of the sentence tells the same with more ends: "received a shipment of tea from Kenya"."""
    ends, others = (flow.source, flow.target), (other.source, other.target)
    is_less = all(a is None or a == b for a, b in zip(ends, others, strict=True)) and None in ends and ends != others
    is_inside = other.span.start <= flow.span.start and flow.span.end <= other.span.end
    return is_less and is_inside


def _make_flows(claim: Claim, scene: Scene, cues: FlowCues) -> Iterator[Flow]:
    frame, document = claim.frame, scene.reading.document
    if frame.is_negated and frame.modality in ("conditional", "asked"):  # "if no aid came": says nothing of what is
        return
    is_project = claim.is_way or any(scene.kind(via) == "project" for via in claim.ends.vias)
    is_promise = claim.way == "promise" or frame.predicate in cues.undertaking
    status = read_course(frame, scene, cues, is_promise=is_promise, is_project=is_project)
    figure = find_figure(claim, scene, cues)
    above = scene.parent(frame) if frame.form == "noun" else None
    for source in claim.ends.sources or (None,):
        for target in claim.ends.targets or (None,):
            ends = [scene.first_spot(end) if end is not None else None for end in (source, target)]
            yield Flow(
                id=make_id("fl", document.id, claim.start, claim.end, claim.good.start, *ends),
                span=document.span(claim.start, claim.end),
                good=claim.good.text,
                source=source,
                via=claim.ends.vias,
                target=target,
                status=status,
                figure=figure.id if figure is not None else None,
                time=scene.find_time(frame, above),
                sentence=frame.sentence,
                holder=scene.find_holder(claim.start, claim.end, frame),
                confidence=claim.confidence,
                rule=claim.rule,
            )
