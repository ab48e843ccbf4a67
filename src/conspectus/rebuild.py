"""Rebuild: a dossier -> the same dossier with another report or other reviews, from the readings that it keeps."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from conspectus.builder import (
    BuildSummary,
    Gathered,
    Keyed,
    Progress,
    Watcher,
    add_difference,
    build_keyed,
    gather,
    load_contents,
    summarise,
)
from conspectus.dossier import (
    BuildInfo,
    Dossier,
    Input,
    KeptReading,
    describe_settings,
    hash_rules,
    load_kept,
    load_reviews,
    unpack_reading,
    write_dossier,
)
from conspectus.errors import DossierError, UsageError
from conspectus.records import Pile, Reading, Review
from conspectus.settings import Settings

Edit = Callable[[tuple[Review, ...]], tuple[Review, ...]]


def add_reports(
    target: Path, given: Sequence[str | Path], *, knowledge: Sequence[Path], stdin: BinaryIO | None, watch: Watcher
) -> BuildSummary:
    """Add reports to a dossier; those that it was built from need not be at hand.

    A report of the path of an earlier one takes its place.

    Raises:
        UsageError: a path is missing, there is no report, or the dossier was built by other rules or knowledge.
        DossierError: there is no such dossier, or it cannot be written.
    """
    with Dossier(target) as dossier:
        info, inputs, skipped = dossier.build_info(), dossier.inputs(), dossier.skipped()
    settings = _restore_settings(target, info, knowledge)
    come = gather(given, settings=settings, stdin=stdin, watch=watch)
    if not come.keyed:
        raise UsageError(f"{', '.join(map(str, given))}: no reports there; name files or folders that hold some")
    new = {item.path for item in come.keyed}
    old = tuple(Keyed(item.key, item.path, None) for item in inputs if item.path not in new)
    known = {item.path for item in inputs} | new | {s.path for s in come.refused}
    refused = tuple(s for s in skipped if s.path not in known)
    return build_keyed(target, Gathered((*old, *come.keyed), (*refused, *come.refused)), settings, watch)


def add_reviews(
    target: Path, reviews: Iterable[Review], *, is_strict: bool, knowledge: Sequence[Path] = (), watch: Watcher
) -> BuildSummary:
    """Add reviews to a dossier and resolve it again; those that it has already are not added twice.

    is_strict: a new review that does not fit is refused. Otherwise it is kept and listed with the reason.

    Raises:
        UsageError: a new review does not fit, or the dossier was built by other rules or knowledge.
        DossierError: there is no such dossier, or it cannot be written.
    """
    new = tuple(reviews)
    if not all(review.targets for review in new):
        raise UsageError("a review names nothing that it is about")

    def edit(old: tuple[Review, ...]) -> tuple[Review, ...]:
        return tuple(dict.fromkeys((*old, *new)))

    return _change_reviews(target, edit, is_strict=is_strict, knowledge=knowledge, watch=watch)


def drop_review(target: Path, number: int | None, *, knowledge: Sequence[Path] = (), watch: Watcher) -> BuildSummary:
    """Take a review back, the last one where no number is given, and resolve the dossier again.

    Raises:
        UsageError: there is no such review, or the dossier was built by other rules or knowledge.
        DossierError: there is no such dossier, or it cannot be written.
    """

    def edit(old: tuple[Review, ...]) -> tuple[Review, ...]:
        at = len(old) if number is None else number
        if not 1 <= at <= len(old):
            what = f"{number}: no such review" if old else "there are no reviews"
            raise UsageError(f"{what}; `conspectus review {target} list` lists them")
        return (*old[: at - 1], *old[at:])

    return _change_reviews(target, edit, is_strict=False, knowledge=knowledge, watch=watch)


def _change_reviews(
    target: Path, edit: Edit, *, is_strict: bool, knowledge: Sequence[Path], watch: Watcher
) -> BuildSummary:
    from conspectus.flow import load_tools, read_pile  # noqa: PLC0415  (brings the parser)

    kept = load_kept(target)
    with Dossier(target) as dossier:
        info, inputs, skipped = dossier.build_info(), dossier.inputs(), dossier.skipped()
        paths = {item.document.id: item.document.path for item in dossier.documents()}
    old = load_reviews(target)
    reviews = edit(old)
    settings = _restore_settings(target, info, knowledge)
    if reviews == old:
        return summarise(target, read=0, reused=len(kept), is_unchanged=True)
    watch(Progress("load", 0, len(kept)))
    tools = load_tools(settings)
    watch(Progress("resolve", len(kept), len(kept)))
    readings = [_unpack(target, one, paths) for one in kept.values()]
    pile = read_pile([*readings, *skipped], tools, reviews)
    if is_strict:
        _refuse_misfits(pile, len(old))
    watch(Progress("store", len(kept), len(kept)))
    return _write(target, pile, tuple(kept.values()), info, inputs)


def _write(
    target: Path, pile: Pile, kept: tuple[KeptReading, ...], info: BuildInfo, inputs: tuple[Input, ...]
) -> BuildSummary:
    before = load_contents(target)
    write_dossier(target, pile, kept=kept, build=info, inputs=inputs)
    return add_difference(summarise(target, read=0, reused=len(kept), is_unchanged=False), before)


def _unpack(target: Path, kept: KeptReading, paths: dict[str, str]) -> Reading:
    reading = unpack_reading(kept, paths[kept.document])
    if reading is None:
        raise DossierError(f"{target}: what it keeps of {paths[kept.document]} is damaged; build it again")
    return reading


def _refuse_misfits(pile: Pile, known: int) -> None:
    for outcome in pile.reviewed:
        if outcome.number > known and outcome.problem is not None:
            raise UsageError(outcome.problem)


def _restore_settings(target: Path, info: BuildInfo, knowledge: Sequence[Path]) -> Settings:
    """Return the settings that a dossier was built with.

    Raises:
        UsageError: other rules read it, or other knowledge files.
    """
    if info.rules != hash_rules():
        raise UsageError(f"{target}: another version of the program or its libraries read it; build it again first")
    limits = {name: float(info.settings[name]) for name in ("max_bytes", "max_characters", "timeout_s")}
    settings = Settings(
        max_bytes=int(limits["max_bytes"]),
        max_characters=int(limits["max_characters"]),
        timeout_s=limits["timeout_s"],
        knowledge=tuple(knowledge),
    )
    if describe_settings(settings)["knowledge"] != info.settings["knowledge"]:
        raise UsageError(f"{target}: built with other knowledge files; name the same with --knowledge")
    return settings
