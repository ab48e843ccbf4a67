"""Builder: reports -> a dossier file, reading again only what changed."""

import hashlib
import re
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from msgspec import structs

from conspectus.dossier import (
    BuildInfo,
    Counts,
    Dossier,
    Journal,
    KeptReading,
    check_file,
    describe_settings,
    hash_rules,
    is_dossier,
    load_kept,
    make_key,
    pack_reading,
    unpack_reading,
    write_dossier,
)
from conspectus.errors import DossierError, UnreadableError, UsageError
from conspectus.records import Reading, Record, Report, Skipped
from conspectus.rooms.read import gather_reports
from conspectus.settings import Settings

if TYPE_CHECKING:
    from conspectus.flow import Tools


class Progress(Record, frozen=True):
    """How far a build has come: `done` of `total` reports; `path` is the report just finished."""

    stage: Literal["gather", "load", "read", "resolve", "store"]
    done: int = 0
    total: int = 0
    path: str | None = None


class BuildSummary(Record, frozen=True):
    """What a build did.

    read: reports read in this run. reused: reports whose finished reading was taken over. skipped: reports that are
    not in the dossier, each with its reason. is_unchanged: nothing had changed since the dossier was built.
    """

    path: Path
    counts: Counts
    read: int
    reused: int
    skipped: tuple[Skipped, ...]
    is_unchanged: bool


class Keyed(Record, frozen=True):
    """A report under the key of its reading."""

    key: str
    report: Report


Watcher = Callable[[Progress], None]


def build_dossier(
    given: Sequence[str | Path], output: str | Path, *, settings: Settings, stdin: BinaryIO | None, watch: Watcher
) -> BuildSummary:
    """Read reports into a dossier at `output`, which is replaced when all is done.

    Raises:
        UsageError: a path is missing, or there is no report.
        UnreadableError: no report can be read.
        KnowledgeError: a knowledge file does not hold what is expected.
        DossierError: `output` exists and is no dossier, or cannot be written.
    """
    target = Path(output)
    _check_target(target)
    watch(Progress("gather"))
    gathered = gather_reports(given, stdin=stdin, settings=settings)
    reports = [structs.replace(report, path=_make_writable(report.path)) for report in gathered.reports]
    refused = tuple(Skipped(_make_writable(s.path), s.stage, _make_writable(s.reason)) for s in gathered.skipped)
    described, rules = describe_settings(settings), hash_rules()
    keyed = [Keyed(make_key(report, rules=rules, settings=described), report) for report in reports]
    info = BuildInfo(metadata.version("conspectus"), rules, described, _hash_inputs(keyed, refused))
    unique, twins = _drop_twins(keyed)
    skipped = (*refused, *twins)
    if not keyed and not skipped:
        raise UsageError(f"{', '.join(map(str, given))}: no reports there; name files or folders that hold some")
    if _is_current(target, info, skipped):
        return _summarise(target, read=0, reused=len(unique), is_unchanged=True)
    return _build(Job(target, settings, info, unique, skipped), watch)


def _make_writable(name: str) -> str:
    """Replace what a file name holds beside text (Python has it as lone surrogates), which no file of ours can hold."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", name)


class Job(Record, frozen=True):
    """What is to be built: the reports to read, those passed over already, and what the dossier will say of it."""

    target: Path
    settings: Settings
    info: BuildInfo
    unique: tuple[Keyed, ...]
    skipped: tuple[Skipped, ...]


def _build(job: Job, watch: Watcher) -> BuildSummary:
    # brings the parser; a build that finds nothing changed does without
    from conspectus.flow import load_tools, read_pile  # noqa: PLC0415

    total = len(job.unique)
    watch(Progress("load", 0, total))
    tools = load_tools(job.settings)
    journal = Journal(job.target)
    results = _read_all(job, journal, tools, watch)
    chosen, copies = _drop_copies(results)
    refused = [result.skipped for result in results if result.skipped]
    skipped = [*job.skipped, *copies, *refused]
    if not chosen:
        raise UnreadableError("build", _say_nothing_read(skipped))
    watch(Progress("resolve", total, total))
    pile = read_pile([*(taken.reading for taken in chosen), *skipped], tools)
    watch(Progress("store", total, total))
    write_dossier(job.target, pile, kept=[taken.kept for taken in chosen], build=job.info)
    journal.close()
    reused = sum(result.is_reused for result in results)
    return _summarise(job.target, read=total - len(refused) - reused, reused=reused, is_unchanged=False)


class Taken(Record, frozen=True):
    """A reading, and that reading packed under its key."""

    reading: Reading
    kept: KeptReading


class Result(Record, frozen=True):
    """What became of one report: what was taken from it, or why it was skipped."""

    taken: Taken | None = None
    skipped: Skipped | None = None
    is_reused: bool = False


def _read_all(job: Job, journal: Journal, tools: "Tools", watch: Watcher) -> list[Result]:
    known = {**(load_kept(job.target) if _is_filled(job.target) else {}), **journal.load()}
    results = []
    for done, keyed in enumerate(job.unique, 1):
        result = _reuse(keyed, known) or _read(keyed, tools)
        if result.taken and not result.is_reused:
            journal.add(result.taken.kept)
        results.append(result)
        watch(Progress("read", done, len(job.unique), keyed.report.path))
    return results


def _reuse(keyed: Keyed, known: dict[str, KeptReading]) -> Result | None:
    kept = known.get(keyed.key)
    reading = unpack_reading(kept, keyed.report.path) if kept else None
    return Result(Taken(reading, kept), is_reused=True) if reading and kept else None


def _read(keyed: Keyed, tools: "Tools") -> Result:
    from conspectus.flow import read_report  # noqa: PLC0415

    try:
        found = read_report(keyed.report, tools)
    except Exception as error:
        error.add_note(f"while reading {keyed.report.path}")
        raise
    if isinstance(found, Skipped):
        return Result(skipped=found)
    return Result(Taken(found, pack_reading(keyed.key, found)))


def _drop_twins(keyed: list[Keyed]) -> tuple[tuple[Keyed, ...], tuple[Skipped, ...]]:
    """Keep the first by path of reports that are the same to the last byte."""
    first: dict[str, str] = {}
    unique, twins = [], []
    for item in sorted(keyed, key=lambda k: k.report.path):
        if item.key in first:
            twins.append(Skipped(item.report.path, "read", f"the same bytes as {first[item.key]}"))
        else:
            first[item.key] = item.report.path
            unique.append(item)
    return tuple(unique), tuple(twins)


def _drop_copies(results: list[Result]) -> tuple[list[Taken], list[Skipped]]:
    """Keep one report of each cleaned text: the one that says most about itself, whatever its name."""
    best: dict[str, Taken] = {}
    copies = []
    for taken in sorted((result.taken for result in results if result.taken), key=_rank):
        document = taken.reading.document
        first = best.setdefault(document.id, taken)
        if first is not taken:
            copies.append(Skipped(document.path, "clean", f"the same text as {first.reading.document.path}"))
    return list(best.values()), copies


def _rank(taken: Taken) -> tuple[int, str]:
    """Order what says more about itself first; the key settles what is left."""
    document = taken.reading.document
    told = (document.outlet, document.title, document.declared, document.url, document.dateline, *document.authors)
    return (-sum(bool(item) for item in told), taken.kept.key)


def _hash_inputs(keyed: list[Keyed], skipped: tuple[Skipped, ...]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    lines = [f"{item.key} {item.report.path}" for item in keyed] + [f"- {s.path} {s.reason}" for s in skipped]
    for line in sorted(lines):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _is_filled(target: Path) -> bool:
    return target.exists() and target.stat().st_size > 0


def _is_current(target: Path, info: BuildInfo, skipped: tuple[Skipped, ...]) -> bool:
    """Whether the dossier was built from these inputs, and no report failed that may be read another time."""
    if not _is_filled(target):
        return False
    with Dossier(target) as dossier:
        return dossier.build_info() == info and set(dossier.skipped()) == set(skipped)


def _summarise(target: Path, *, read: int, reused: int, is_unchanged: bool) -> BuildSummary:
    with Dossier(target) as dossier:
        return BuildSummary(target, dossier.counts(), read, reused, dossier.skipped(), is_unchanged)


def _say_nothing_read(skipped: list[Skipped]) -> str:
    reasons = "; ".join(s.reason for s in skipped[:3])
    more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
    return f"none of {len(skipped)} reports can be read: {reasons}{more}"


def _check_target(target: Path) -> None:
    if not target.parent.is_dir():
        raise DossierError(f"{target}: there is no folder {target.parent}; make it first")
    if target.is_dir():
        raise DossierError(f"{target}: is a folder; name a file, such as {target / 'NAME.dossier'}")
    if target.exists() and not target.is_file():
        raise DossierError(f"{target}: is a device or a pipe; name a file")
    if _is_filled(target):
        if not is_dossier(target):
            raise DossierError(f"{target}: exists and is no dossier; choose another name")
        check_file(target)
