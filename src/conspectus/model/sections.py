"""Sections: findings -> the lines of each part of a state: what is in force on a day, and what says so."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any

from msgspec import structs

from conspectus.dossier import find_time
from conspectus.model.items import Line, Part, cite
from conspectus.model.known import F, Fact, Known, holds_at, is_begun, keep_kind, sort_key
from conspectus.model.wording import BOTH_WAYS, word_finding, word_time
from conspectus.records import Event, Figure, Flow, Goal, Role, Stance, Tie

_WORD = re.compile(r"\w+")
SHARED = 0.5  # of the shorter one's words, for two aims to be about one thing
Facts = list[Fact[Any]]


def fold_ties(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield each tie in force: what was said last of it by that day."""
    for key, group in _group(keep_kind(facts, Tie), _key_tie, day):
        if group[-1].finding.polarity > 0 and holds_at(group[-1], day):
            yield _line("ties", key, group[-1], [f for f in group if f.finding.polarity > 0], known)


def fold_flows(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield each flow with its status as it was told last, and its quantity where a figure measures it."""
    figures = {f.finding.id: f.finding for f in keep_kind(facts, Figure)}
    for key, group in _group(keep_kind(facts, Flow), _key_flow, day):
        line = _line("flows", key, group[-1], group, known)
        figure = figures.get(group[-1].finding.figure or "")
        yield structs.replace(line, text=f"{line.text}, {figure.span.text}") if figure else line


def fold_offices(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield who holds which office: what was said last of a person, unless somebody followed in it."""
    holders: dict[str, tuple[str, Fact[Role]]] = {}
    held = [(key, group[-1]) for key, group in _group(keep_kind(facts, Role), _key_role, day)]
    for key, fact in sorted(held, key=lambda found: sort_key(found[1])):
        if not fact.finding.is_former:
            holders[_key_office(fact) or key] = (key, fact)
    for key, fact in holders.values():
        yield _line("offices", key, fact, [fact], known)


def fold_agreements(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield agreements with their status."""
    agreed = [f for f in keep_kind(facts, Event) if f.finding.kind == "AGREE"]
    for key, group in _group(agreed, lambda f: f.finding.id, day):
        yield _line("agreements", key, group[-1], group, known)


def fold_goals(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield what each actor seeks or opposes."""
    for key, group in _group(keep_kind(facts, Goal), _key_goal, day):
        yield _line("goals", key, group[-1], group, known)


def fold_stances(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield how each holder judges whom, as said last."""
    for key, group in _group(keep_kind(facts, Stance), _key_stance, day):
        alike = [f for f in group if f.finding.polarity == group[-1].finding.polarity]
        yield _line("stances", key, group[-1], alike, known)


def fold_figures(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield the latest figure of each measure, with its time."""
    measured = [f for f in keep_kind(facts, Figure) if f.finding.measure]
    for key, group in _group(measured, _key_figure, day):
        line = _line("figures", key, group[-1], group[-1:], known)
        time = word_time(line.time)
        yield structs.replace(line, text=f"{line.text} ({time})") if time else line


def fold_disputes(facts: Facts, known: Known, day: dt.date) -> Iterator[Line]:
    """Yield what is open: a tie asserted by one and denied by another at one time, and aims that meet."""
    for key, group in _group(keep_kind(facts, Tie), _key_tie, day):
        sides = {f.finding.polarity: f for f in group}
        if len(sides) == 2 and _overlap(sides[1], sides[-1]):
            yield _dispute(key, sides[1], sides[-1], known)
    goals = [f for f in keep_kind(facts, Goal) if is_begun(f, day)]
    seeking = [f for f in goals if f.finding.aim == "seeks"]
    opposing = [f for f in goals if f.finding.aim == "opposes"]
    for one, other in product(seeking, opposing):
        if _meet(one.finding, other.finding):
            yield _dispute(f"{_key_goal(one)}|{_key_goal(other)}", one, other, known)


FOLDS: dict[Part, Callable[[Facts, Known, dt.date], Iterator[Line]]] = {
    "ties": fold_ties,
    "flows": fold_flows,
    "offices": fold_offices,
    "agreements": fold_agreements,
    "goals": fold_goals,
    "stances": fold_stances,
    "disputes": fold_disputes,
    "figures": fold_figures,
}


# ---------------------------------------------------------------- lines


def _group(
    facts: Iterable[Fact[F]], key: Callable[[Fact[F]], str], day: dt.date
) -> Iterator[tuple[str, list[Fact[F]]]]:
    """Yield the facts begun by a day, those about one thing together, in order of when they hold."""
    groups: defaultdict[str, list[Fact[F]]] = defaultdict(list)
    for fact in sorted(facts, key=sort_key):
        if is_begun(fact, day):
            groups[key(fact)].append(fact)
    yield from sorted(groups.items())


def _line(part: Part, key: str, fact: Fact[F], saying: list[Fact[F]], known: Known) -> Line:
    return Line(
        part, key, word_finding(fact.finding, known.name), find_time(fact.finding), tuple(cite(f) for f in saying)
    )


def _dispute(key: str, one: Fact[F], other: Fact[F], known: Known) -> Line:
    text = f"{word_finding(one.finding, known.name)}; but {word_finding(other.finding, known.name)}"
    return Line("disputes", key, text, None, (cite(one), cite(other)))


def _overlap(one: Fact[F], other: Fact[F]) -> bool:
    """Whether two findings hold at one time; without times of their own, whether they were published at one."""
    left, right = (find_time(f.finding) or f.published for f in (one, other))
    first, last = dt.date.min, dt.date.max
    return (left.earliest or first) <= (right.latest or last) and (right.earliest or first) <= (left.latest or last)


def _meet(seeks: Goal, opposes: Goal) -> bool:
    """Whether one actor seeks what another opposes, by the words of what is sought."""
    left, right = ({w for w in _words(goal.object.text) if len(w) > 3} for goal in (seeks, opposes))
    shared = len(left & right)
    return seeks.actor != opposes.actor and shared > 1 and shared >= SHARED * min(len(left), len(right))


# ---------------------------------------------------------------- what makes findings about one thing


def _key_tie(fact: Fact[Tie]) -> str:
    tie = fact.finding
    ends = sorted((tie.subject, tie.object)) if tie.predicate in BOTH_WAYS else [tie.subject, tie.object]
    return f"{tie.predicate} {' '.join(ends)}"


def _key_flow(fact: Fact[Flow]) -> str:
    good = _words(fact.finding.good)[-1:]
    return f"{' '.join(good)} {fact.finding.source} {fact.finding.target}"


def _key_role(fact: Fact[Role]) -> str:
    role = fact.finding
    return f"{role.person} {role.of or ' '.join(_words(role.role))}"


def _key_office(fact: Fact[Role]) -> str | None:
    """Return what only one person can hold at a time: the same words for the same body; None where no body is named."""
    role = fact.finding
    return f"{role.of} {' '.join(_words(role.role))}" if role.of else None


def _key_goal(fact: Fact[Goal]) -> str:
    goal = fact.finding
    return f"{goal.actor} {goal.aim} {' '.join(_words(goal.object.text))}"


def _key_stance(fact: Fact[Stance]) -> str:
    holder = fact.finding.holder if fact.finding.holder not in ("author", None) else fact.span.document
    return f"{holder} {' '.join(sorted(fact.finding.about))}"


def _key_figure(fact: Fact[Figure]) -> str:
    figure = fact.finding
    return f"{' '.join(_words(figure.measure or ''))} {figure.unit} {' '.join(sorted(figure.about))}"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
