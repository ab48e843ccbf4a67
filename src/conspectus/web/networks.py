"""Networks: what flows, who bears on whom, who stands how to whom -> pictures and the rows that say the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from conspectus.model.known import keep_kind
from conspectus.model.network import Aim, Arrow, fold_influence
from conspectus.model.wording import word_predicate
from conspectus.records import Figure, Flow, Goal, Record, Tie
from conspectus.records import Link as Dependence
from conspectus.web.contents import Voice
from conspectus.web.drawing import Stop, Way, draw_network
from conspectus.web.findings import AUTHOR, NOBODY
from conspectus.web.pile import (
    UNCERTAIN_BELOW,
    PileViews,
    is_way_back,
    link_entity,
    make_anchor,
    quote_loose,
    quote_short,
)
from conspectus.web.whole import (
    AimGroup,
    AimRow,
    ArrowRow,
    ArrowTold,
    DependenceRow,
    FlowRow,
    FlowView,
    InfluenceView,
    TieRow,
)

MOST_ACTORS = 14  # in a picture: more cannot be told apart
MOST_WAYS = 26
SIGNS = {1: "+", -1: "−", 0: "±"}
SIGN_KINDS = {1: "plus", -1: "minus", 0: "mixed"}
RUNNING = "running"


class Ends(Record, frozen=True, order=True):
    """What arrows are drawn as one by: from where, to where, and how they look."""

    source: str
    target: str
    look: str


# ---------------------------------------------------------------- flows


def view_flows(views: PileViews) -> FlowView:
    """Draw the flows and list them, the running ones first."""
    flows = sorted(
        (fact.finding for fact in keep_kind(views.known.facts, Flow)),
        key=lambda f: (f.status != RUNNING, f.good.casefold(), _name(views, f.source), _name(views, f.target), f.id),
    )
    sure = [flow for flow in flows if flow.confidence >= UNCERTAIN_BELOW]
    unsure = [flow for flow in flows if flow.confidence < UNCERTAIN_BELOW]
    ways = _join_flows(views, sure)
    keys = dict.fromkeys(key for way in ways for key in (way.source, way.target))
    drawn = _keep_most(ways, Counter(key for way in ways for key in (way.source, way.target)))
    return FlowView(
        drawing=draw_network([_make_stop(views, key) for key in keys], drawn),
        undrawn=len(ways) - len(drawn),
        rows=_list_flows(views, sure),
        uncertain=_list_flows(views, unsure),
    )


def _join_flows(views: PileViews, flows: Sequence[Flow]) -> list[Way]:
    """Join the flows that run between the same two and are of one status; those that run both ways are one arrow."""
    goods: dict[Ends, dict[str, str]] = defaultdict(dict)
    for flow in flows:
        figure, name = _find_figure(views, flow), flow.good.casefold()
        for source, target in _list_legs(flow):
            held = goods[Ends(source, target, flow.status)]
            if figure or name not in held:
                held[name] = f"{flow.good}: {figure}" if figure else flow.good
    ways = []
    for ends, held in sorted(goods.items()):
        back = Ends(ends.target, ends.source, ends.look)
        both = [good for name, good in held.items() if goods.get(back, {}).get(name) == good]
        alone = [good for good in held.values() if good not in both]
        if both and ends < back:
            ways.append(_make_way(ends, both, is_both_ways=True))
        if alone:
            ways.append(_make_way(ends, alone))
    return ways


def _make_way(ends: Ends, goods: Sequence[str], *, is_both_ways: bool = False) -> Way:
    status = "" if ends.look == RUNNING else f" ({ends.look})"
    kinds = RUNNING if ends.look == RUNNING else "idle"
    return Way(ends.source, ends.target, ", ".join(goods) + status, kinds, is_both_ways)


def _list_legs(flow: Flow) -> list[tuple[str, str]]:
    """List the legs of a flow; an end that nobody names is an end of its own."""
    stops = [flow.source or f"? from {flow.target}", *flow.via, flow.target or f"? to {flow.source}"]
    return list(pairwise(stops))


def _make_stop(views: PileViews, key: str, *, note: str = "", anchor: str | None = None) -> Stop:
    if key not in views.entities:
        return Stop(key, "not said", kind="unknown")
    kind = "place" if views.entities[key].kind in ("project", "place") else "actor"
    return Stop(key, views.entities[key].name, note, kind, anchor or make_anchor("row", key))


def _keep_most(ways: Sequence[Way], weights: Counter[str]) -> list[Way]:
    """Keep the arrows between the actors that most weighs on, as many as can be told apart."""
    if len(ways) <= MOST_WAYS and len(weights) <= 2 * MOST_ACTORS:
        return list(ways)
    actors = {key for key, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_ACTORS]}
    return [way for way in ways if way.source in actors and way.target in actors][:MOST_WAYS]


def _list_flows(views: PileViews, flows: Sequence[Flow]) -> tuple[FlowRow, ...]:
    """List flows; one told both ways by the same words, as trade is, stands once."""
    ways = {(flow.span, flow.source, flow.target) for flow in flows}
    rows = []
    for flow in flows:
        is_both_ways = (flow.span, flow.target, flow.source) in ways
        if not (is_both_ways and is_way_back(flow)):
            rows.append(_make_flow(views, flow, is_both_ways=is_both_ways))
    return tuple(rows)


def _make_flow(views: PileViews, flow: Flow, *, is_both_ways: bool) -> FlowRow:
    return FlowRow(
        anchor=make_anchor("row", flow.id),
        flow=flow,
        source=link_entity(views, flow.source) if flow.source else None,
        via=tuple(link_entity(views, entity) for entity in flow.via),
        target=link_entity(views, flow.target) if flow.target else None,
        is_both_ways=is_both_ways,
        figure=_find_figure(views, flow),
        holder=_find_holder(views, flow.holder),
        quote=quote_short(views, flow.span),
    )


def _find_figure(views: PileViews, flow: Flow) -> str | None:
    fact = views.facts.get(flow.figure or "")
    return fact.finding.span.text if fact and isinstance(fact.finding, Figure) else None


# ---------------------------------------------------------------- influence


def view_influence(views: PileViews) -> InfluenceView:
    """Draw who bears on whom, list it, and list what each actor seeks or opposes."""
    found = fold_influence(views.known)
    sure = [arrow for arrow in found.arrows if not _is_uncertain(views, arrow.citation.finding)]
    unsure = [arrow for arrow in found.arrows if _is_uncertain(views, arrow.citation.finding)]
    aims = [aim for aim in found.aims if not _is_uncertain(views, aim.citation.finding)]
    unsure_aims = [aim for aim in found.aims if _is_uncertain(views, aim.citation.finding)]
    groups = _group_aims(views, aims, "aims")
    weights = Counter(end for arrow in sure for end in (arrow.source, arrow.target))
    ways = _join_arrows(sure)
    drawn = _keep_most(ways, weights)
    return InfluenceView(
        drawing=draw_network([_make_node(views, key, aims) for key in sorted(weights)], drawn),
        undrawn=len(ways) - len(drawn),
        rows=_list_arrows(views, sure),
        uncertain=_list_arrows(views, unsure),
        aims=groups,
        uncertain_aims=_group_aims(views, unsure_aims, "unsure-aims"),
    )


def _is_uncertain(views: PileViews, finding: str) -> bool:
    return bool(views.facts[finding].finding.confidence < UNCERTAIN_BELOW)


def _list_arrows(views: PileViews, arrows: Iterable[Arrow]) -> tuple[ArrowRow, ...]:
    """List who bears on whom, those pairs first of which most is told; a sentence stands once for a pair."""
    told: dict[tuple[str, str, int], dict[str, list[Arrow]]] = defaultdict(lambda: defaultdict(list))
    for arrow in arrows:
        told[arrow.source, arrow.target, arrow.sign][arrow.citation.sentence].append(arrow)
    order = sorted(told, key=lambda k: (-len(told[k]), _name(views, k[0]), _name(views, k[1]), -k[2]))
    return tuple(
        ArrowRow(
            link_entity(views, key[0]),
            link_entity(views, key[1]),
            key[2],
            tuple(_make_told(views, held) for held in told[key].values()),
        )
        for key in order
    )


def _join_arrows(arrows: Iterable[Arrow]) -> list[Way]:
    """Join the arrows of one sign between the same two, with how many sentences say so; both ways, they are one."""
    told = {(Ends(a.source, a.target, SIGN_KINDS[a.sign]), a.citation.sentence) for a in arrows if a.source != a.target}
    counts = Counter(ends for ends, _ in told)
    signs = {kind: SIGNS[sign] for sign, kind in SIGN_KINDS.items()}
    ways = []
    for ends, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        back = Ends(ends.target, ends.source, ends.look)
        if back in counts and (-counts[back], back) < (-number, ends):
            continue
        total = number + counts[back]
        label = f"{signs[ends.look]} {total}" if total > 1 else signs[ends.look]
        ways.append(Way(ends.source, ends.target, label, ends.look, back in counts))
    return ways


def _make_node(views: PileViews, key: str, aims: Sequence[Aim]) -> Stop:
    counts = Counter(aim.aim for aim in aims if aim.actor == key)
    note = ", ".join(f"{aim} {counts[aim]}" for aim in ("seeks", "opposes") if counts[aim])
    return _make_stop(views, key, note=note, anchor=make_anchor("aims", key) if note else None)


def _make_told(views: PileViews, arrows: Sequence[Arrow]) -> ArrowTold:
    """Make one telling of what one sentence says, in the longest of its words."""
    longest = max(arrows, key=lambda arrow: len(arrow.citation.span.text))
    return ArrowTold(
        basis=" and ".join(dict.fromkeys(arrow.basis for arrow in arrows)),
        time=next((arrow.time for arrow in arrows if arrow.time), None),
        holder=None if longest.holder == longest.source else _find_holder(views, longest.holder),
        quote=quote_short(views, longest.citation.span),
    )


def _group_aims(views: PileViews, aims: Iterable[Aim], prefix: str) -> tuple[AimGroup, ...]:
    groups: dict[str, list[Aim]] = defaultdict(list)
    for aim in aims:
        groups[aim.actor].append(aim)
    return tuple(
        AimGroup(
            make_anchor(prefix, actor),
            link_entity(views, actor),
            tuple(_make_aim(views, aim) for aim in sorted(groups[actor], key=lambda aim: aim.aim == "opposes")),
        )
        for actor in sorted(groups, key=lambda actor: (-len(groups[actor]), _name(views, actor), actor))
    )


def _make_aim(views: PileViews, aim: Aim) -> AimRow:
    goal: Goal = views.facts[aim.citation.finding].finding
    return AimRow(
        anchor=make_anchor("row", goal.id),
        aim=aim.aim,
        holder=None if aim.holder == aim.actor else _find_holder(views, aim.holder),
        quote=quote_short(views, goal.object),
    )


# ---------------------------------------------------------------- ties and dependence


def list_ties(views: PileViews, *, uncertain: bool) -> tuple[TieRow, ...]:
    """List relations by their subject, those with most first."""
    ties = [f.finding for f in keep_kind(views.known.facts, Tie)]
    wanted = [tie for tie in ties if (tie.confidence < UNCERTAIN_BELOW) == uncertain]
    counts = Counter(tie.subject for tie in wanted)
    wanted.sort(key=lambda tie: (-counts[tie.subject], _name(views, tie.subject), *_order_tie(views, tie)))
    return tuple(_make_tie(views, tie) for tie in wanted)


def _order_tie(views: PileViews, tie: Tie) -> tuple[str, str, int, str]:
    return (tie.predicate, _name(views, tie.object), views.names[tie.mentions[0].document].number, tie.id)


def _make_tie(views: PileViews, tie: Tie) -> TieRow:
    return TieRow(
        anchor=make_anchor("row", tie.id),
        tie=tie,
        subject=link_entity(views, tie.subject),
        relation=word_predicate(tie),
        object=link_entity(views, tie.object),
        holder=_find_holder(views, tie.holder),
        quotes=tuple(quote_short(views, span) for span in tie.mentions),
    )


def list_dependence(views: PileViews, *, uncertain: bool) -> tuple[DependenceRow, ...]:
    """List what depends on what, by report and place."""
    links = [f.finding for f in keep_kind(views.known.facts, Dependence)]
    wanted = [link for link in links if (link.confidence < UNCERTAIN_BELOW) == uncertain]
    wanted.sort(key=lambda link: (views.names[link.source.document].number, link.source.start, link.id))
    return tuple(
        DependenceRow(
            make_anchor("row", link.id),
            link,
            quote_loose(views, link.source),
            quote_loose(views, link.target),
            _find_holder(views, link.holder),
        )
        for link in wanted
    )


# ---------------------------------------------------------------- names


def _name(views: PileViews, entity: str | None) -> str:
    return views.known.name(entity).casefold() if entity else ""


def _find_holder(views: PileViews, holder: str | None) -> Voice | None:
    """Return whose word something is; None for the report's own."""
    if holder == AUTHOR:
        return None
    return Voice(views.entities[holder].name, make_anchor("row", holder)) if holder else Voice(NOBODY, None)
