"""Wording: a finding -> one line for people, made from the fields of its record alone."""

from collections.abc import Callable

from conspectus.records import Event, Figure, Finding, Flow, Forecast, Goal, Link, Role, Stance, Statement, Tie, Time

# predicate of a tie -> what stands between subject and object; where it is denied or has ended
PREDICATES = {
    "member_of": ("is a member of", "is no member of"),
    "seeks_membership": ("seeks to join", "does not seek to join"),
    "part_of": ("is part of", "is no part of"),
    "located_in": ("lies in", "does not lie in"),
    "base_in": ("has a base or forces in", "has no base or forces in"),
    "citizen_of": ("is a citizen of", "is no citizen of"),
    "leads": ("leads", "does not lead"),
    "owns": ("owns", "does not own"),
    "operates": ("operates", "does not operate"),
    "supplies": ("supplies", "does not supply"),
    "transits": ("runs through", "does not run through"),
    "invests_in": ("invests in", "does not invest in"),
    "depends_on": ("depends on", "does not depend on"),
    "controls": ("controls", "does not control"),
    "mediates": ("mediates for", "does not mediate for"),
    "opposes": ("opposes", "does not oppose"),
    "threatened_by": ("is threatened by", "is not threatened by"),
    "ally_of": ("is an ally of", "is no ally of"),
    "partner_of": ("is a partner of", "is no partner of"),
    "rival_of": ("is a rival of", "is no rival of"),
    "trades_with": ("trades with", "does not trade with"),
}
Name = Callable[[str | None], str]  # of an entity's id; "author" and None have names too
BOTH_WAYS = frozenset({"ally_of", "partner_of", "rival_of", "trades_with"})
POLARITIES = {1: "for", 0: "mixed on", -1: "against"}


def word_finding(finding: Finding, name: Name) -> str:
    """Return a finding in one line; whose word it is stands at its end where it is not the author's."""
    match finding:
        case Tie():
            line = f"{name(finding.subject)} {word_predicate(finding)} {name(finding.object)}"
            return line + _by(finding.holder, name)
        case Flow():
            return word_flow(finding, name) + _by(finding.holder, name)
        case Role():
            former = "former " if finding.is_former else ""
            of = f", {name(finding.of)}" if finding.of else ""
            return f"{name(finding.person)}: {former}{finding.role}{of}"
        case Event():
            return f"{finding.label} ({finding.kind}, {finding.status})"
        case Goal():
            return f"{name(finding.actor)} {finding.aim}: {finding.object.text}" + _by(finding.holder, name)
        case Stance():
            about = " and ".join(map(name, finding.about))
            return f"{name(finding.holder)}: {POLARITIES[finding.polarity]} {about}"
        case Figure():
            return f"{finding.measure or 'not said what'}: {finding.span.text}"
        case Forecast():
            return f"{name(finding.speaker)} ({finding.outcome}): {finding.span.text}"
        case Link():
            return f"{finding.source.text} — {finding.kind} of — {finding.target.text}" + _by(finding.holder, name)
        case Statement():
            words = " … ".join(span.text for span in finding.content)
            return f"{name(finding.speaker)} {finding.cue.text if finding.cue else ''}: {words}"


def word_predicate(tie: Tie) -> str:
    """Return what stands between a tie's subject and object."""
    holds, denied = PREDICATES[tie.predicate]
    return holds if tie.polarity > 0 else denied


def word_flow(flow: Flow, name: Name) -> str:
    """Return "gas: A → B via C (running)"; an unknown end is "?"."""
    ends = [name(end) if end else "?" for end in (flow.source, flow.target)]
    via = f" via {', '.join(map(name, flow.via))}" if flow.via else ""
    return f"{flow.good}: {ends[0]} → {ends[1]}{via} ({flow.status})"


def word_time(time: Time | None) -> str:
    """Return an interval as short as it can be, "" where nothing is known."""
    if time is None or not (time.earliest or time.latest):
        return ""
    first, last = (end.isoformat() if end else "" for end in (time.earliest, time.latest))
    return first if first == last else f"{first}/{last}"


def _by(holder: str | None, name: Name) -> str:
    return "" if holder == "author" else f" — says {name(holder)}"
