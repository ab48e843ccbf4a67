"""Ids: findings that stand in the same words, one for each of several actors -> an id for each."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from msgspec import structs

from conspectus.records import Flow, Goal, Stance, Tie, make_id

F = TypeVar("F", Tie, Stance, Goal, Flow)


def tell_apart(findings: Iterable[F]) -> tuple[F, ...]:
    """Give the second and later findings of one id, in the order of the text, ids of their own."""
    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        rank = seen[finding.id]
        seen[finding.id] += 1
        prefix = finding.id.partition("-")[0]
        told.append(structs.replace(finding, id=make_id(prefix, finding.id, rank)) if rank else finding)
    return tuple(told)
