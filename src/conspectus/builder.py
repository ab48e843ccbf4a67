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
    Input,
    Journal,
    KeptReading,
    check_file,
    describe_settings,
    hash_rules,
    is_dossier,
    load_kept,
    load_reviews,
    make_key,
    pack_reading,
    unpack_reading,
    write_dossier,
)
from conspectus.errors import DossierError, UnreadableError, UsageError
from conspectus.model.additions import Additions, Contents, find_additions, take_contents
from conspectus.records import Reading, Record, Report, Reviewed, Skipped
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
    reviews: what became of the dossier's reviews. additions: what is another than in the dossier that was there
    before, None where there was none.
    """

    path: Path
    counts: Counts
    read: int
    reused: int
    skipped: tuple[Skipped, ...]
    is_unchanged: bool
    reviews: tuple[Reviewed, ...] = ()
    additions: Additions | None = None


class Keyed(Record, frozen=True):
    """A report under the key of its reading; None for one that an existing dossier was built from and that it keeps."""

    key: str
    path: str
    report: Report | None


Watcher = Callable[[Progress], None]


def build_dossier(
    given: Sequence[str | Path],
    output: str | Path,
    *,
    settings: Settings,
    stdin: BinaryIO | None,
    watch: Watcher,
) -> BuildSummary:
    """Read reports into a dossier at `output`, which is replaced when all is done; its reviews are kept.

    Raises:
        UsageError: a path is missing, or there is no report.
        UnreadableError: no report can be read.
        KnowledgeError: a knowledge file does not hold what is expected.
        DossierError: `output` exists and is no dossier, or cannot be written.
    """
    target = Path(output)
    _check_target(target)
    come = gather(given, settings=settings, stdin=stdin, watch=watch)
    if not come.keyed and not come.refused:
        raise UsageError(f"{', '.join(map(str, given))}: no reports there; name files or folders that hold some")
    return build_keyed(target, come, settings, watch)


class Gathered(Record, frozen=True):
    """The reports of a build, each under its key, and what was passed over on the way to them."""

    keyed: tuple[Keyed, ...]
    refused: tuple[Skipped, ...]


def gather(given: Sequence[str | Path], *, settings: Settings, stdin: BinaryIO | None, watch: Watcher) -> Gathered:
    """Find the reports that are meant by paths.

    Raises:
        UsageError: a path is missing.
        KnowledgeError: a knowledge file cannot be opened.
    """
    watch(Progress("gather"))
    gathered = gather_reports(given, stdin=stdin, settings=settings)
    described, rules = describe_settings(settings), hash_rules()
    reports = [structs.replace(report, path=_make_writable(report.path)) for report in gathered.reports]
    keyed = (Keyed(make_key(report, rules=rules, settings=described), report.path, report) for report in reports)
    refused = (Skipped(_make_writable(s.path), s.stage, _make_writable(s.reason)) for s in gathered.skipped)
    return Gathered(tuple(keyed), tuple(refused))


def build_keyed(target: Path, come: Gathered, settings: Settings, watch: Watcher) -> BuildSummary:
    """Build a dossier from reports under their keys.

    Raises:
        UnreadableError: no report can be read.
        DossierError: the dossier cannot be written, or keeps a report no longer that is not at hand.
    """
    unique, twins = _drop_twins(come.keyed)
    skipped = (*come.refused, *twins)
    inputs = _hash_inputs(come.keyed, come.refused)
    info = BuildInfo(metadata.version("conspectus"), hash_rules(), describe_settings(settings), inputs)
    if _is_current(target, info, skipped):
        return summarise(target, read=0, reused=len(unique), is_unchanged=True)
    given = tuple(Input(item.path, item.key) for item in come.keyed)
    return _build(Job(target, settings, info, unique, skipped, given), watch)


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
    inputs: tuple[Input, ...]


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
    reviews = load_reviews(job.target) if is_filled(job.target) else ()
    pile = read_pile([*(taken.reading for taken in chosen), *skipped], tools, reviews)
    watch(Progress("store", total, total))
    before = load_contents(job.target) if is_filled(job.target) else None
    kept = [taken.kept for taken in chosen]
    write_dossier(job.target, pile, kept=kept, build=job.info, inputs=job.inputs)
    journal.close()
    reused = sum(result.is_reused for result in results)
    summary = summarise(job.target, read=total - len(refused) - reused, reused=reused, is_unchanged=False)
    return add_difference(summary, before)


def load_contents(target: Path) -> Contents:
    """Take from a dossier what it can be compared with another state of it by."""
    with Dossier(target) as dossier:
        return take_contents(dossier)


def add_difference(summary: BuildSummary, before: Contents | None) -> BuildSummary:
    """Say in a summary what is another than before."""
    if before is None:
        return summary
    return structs.replace(summary, additions=find_additions(before, load_contents(summary.path)))


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
    known = {**(load_kept(job.target) if is_filled(job.target) else {}), **journal.load()}
    refused = load_skipped(job.target) if is_filled(job.target) else {}
    results = []
    for done, keyed in enumerate(job.unique, 1):
        result = _reuse(keyed, known) or _recall(keyed, refused) or _read(keyed, tools)
        if result.taken and not result.is_reused:
            journal.add(result.taken.kept)
        results.append(result)
        watch(Progress("read", done, len(job.unique), keyed.path))
    return results


def load_skipped(target: Path) -> dict[str, Skipped]:
    """Load what an existing dossier passed over, by path."""
    with Dossier(target) as dossier:
        return {skipped.path: skipped for skipped in dossier.skipped()}


def _recall(keyed: Keyed, refused: dict[str, Skipped]) -> Result | None:
    """Return why a report that is not at hand was passed over; None for one that is.

    Raises:
        DossierError: it was not passed over, so that the dossier lost its reading.
    """
    if keyed.report is not None:
        return None
    if keyed.path not in refused:
        raise DossierError(f"{keyed.path}: what the dossier keeps of it is damaged; build it again from the reports")
    return Result(skipped=refused[keyed.path])


def _reuse(keyed: Keyed, known: dict[str, KeptReading]) -> Result | None:
    kept = known.get(keyed.key)
    reading = unpack_reading(kept, keyed.path) if kept else None
    return Result(Taken(reading, kept), is_reused=True) if reading and kept else None


def _read(keyed: Keyed, tools: "Tools") -> Result:
    from conspectus.flow import read_report  # noqa: PLC0415

    assert keyed.report is not None  # noqa: S101  (one that is not at hand was recalled)
    try:
        found = read_report(keyed.report, tools)
    except Exception as error:
        error.add_note(f"while reading {keyed.report.path}")
        raise
    if isinstance(found, Skipped):
        return Result(skipped=found)
    return Result(Taken(found, pack_reading(keyed.key, found)))


def _drop_twins(keyed: tuple[Keyed, ...]) -> tuple[tuple[Keyed, ...], tuple[Skipped, ...]]:
    """Keep the first by path of reports that are the same to the last byte."""
    first: dict[str, str] = {}
    unique, twins = [], []
    for item in sorted(keyed, key=lambda k: k.path):
        if item.key in first:
            twins.append(Skipped(item.path, "read", f"the same bytes as {first[item.key]}"))
        else:
            first[item.key] = item.path
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


def _hash_inputs(keyed: tuple[Keyed, ...], skipped: tuple[Skipped, ...]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    lines = [f"{item.key} {item.path}" for item in keyed] + [f"- {s.path} {s.reason}" for s in skipped]
    for line in sorted(lines):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def is_filled(target: Path) -> bool:
    """Whether there is something at the place of a dossier."""
    return target.exists() and target.stat().st_size > 0


def _is_current(target: Path, info: BuildInfo, skipped: tuple[Skipped, ...]) -> bool:
    """Whether the dossier was built from these inputs, and no report failed that may be read another time."""
    if not is_filled(target):
        return False
    with Dossier(target) as dossier:
        return dossier.build_info() == info and set(dossier.skipped()) == set(skipped)


def summarise(target: Path, *, read: int, reused: int, is_unchanged: bool) -> BuildSummary:
    """Sum up what a dossier holds."""
    with Dossier(target) as dossier:
        reviews = dossier.reviews()
        return BuildSummary(target, dossier.counts(), read, reused, dossier.skipped(), is_unchanged, reviews)


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
    if is_filled(target):
        if not is_dossier(target):
            raise DossierError(f"{target}: exists and is no dossier; choose another name")
        check_file(target)
