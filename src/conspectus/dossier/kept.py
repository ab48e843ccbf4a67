"""Kept: finished readings, packed, under keys that change whenever what they were read from or by changes."""

import hashlib
import json
import re
import zlib
from base64 import b64decode, b64encode
from importlib import metadata
from pathlib import Path, PurePosixPath

import msgspec

from conspectus.dossier.rows import read_reviewed
from conspectus.dossier.schema import open_file
from conspectus.errors import DossierError, KnowledgeError
from conspectus.records import Reading, Record, Report, Review
from conspectus.settings import Settings

# what reading depends on: the code of the rooms, what they pass on, and the word lists
_RULES = ("rooms", "knowledge", "records", "flow.py")
_DATED_NAME = re.compile(r"(?<!\d)(19|20)\d\d")  # a year: such a file name may date a report
_PACKAGE = Path(__file__).resolve().parent.parent


class KeptReading(Record, frozen=True):
    """A reading as it was before the pile was resolved, packed, under the key that says when it may be used again."""

    key: str
    document: str
    packed: bytes


def pack_reading(key: str, reading: Reading) -> KeptReading:
    """Pack a reading as compressed JSON."""
    return KeptReading(key, reading.document.id, zlib.compress(msgspec.json.encode(reading), 6))


def unpack_reading(kept: KeptReading, path: str) -> Reading | None:
    """Return the reading with its report's path of today; None where the packed bytes are damaged."""
    try:
        reading = msgspec.json.decode(zlib.decompress(kept.packed), type=Reading)
    except (zlib.error, msgspec.DecodeError):
        return None
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, path=path))


def load_kept(path: Path) -> dict[str, KeptReading]:
    """Load the readings that an existing dossier keeps.

    Raises:
        DossierError: the file is no dossier, or a newer version wrote it.
    """
    connection = open_file(path)
    try:
        found = connection.execute("SELECT key, document, reading FROM readings")
        return {row["key"]: KeptReading(row["key"], row["document"], row["reading"]) for row in found}
    finally:
        connection.close()


def load_reviews(path: Path) -> tuple[Review, ...]:
    """Load the reviews of an existing dossier, in order.

    Raises:
        DossierError: the file is no dossier, or a newer version wrote it.
    """
    connection = open_file(path)
    try:
        found = connection.execute("SELECT * FROM reviews ORDER BY position")
        return tuple(read_reviewed(row, ()).review for row in found)
    finally:
        connection.close()


def hash_rules() -> str:
    """Hash all that decides how a report is read: this version's rules, and the libraries and model under them."""
    digest = hashlib.blake2b(digest_size=16)
    for part in _RULES:
        for file in sorted([_PACKAGE / part, *(_PACKAGE / part).rglob("*")]):
            if file.suffix in {".py", ".toml"}:
                digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    for library in sorted(_name_libraries()):
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    return digest.hexdigest()


def _name_libraries() -> set[str]:
    """Name the distributions that this package needs to run."""
    required = metadata.requires("conspectus") or []
    return {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required if "extra ==" not in line}


def describe_settings(settings: Settings) -> dict[str, str]:
    """Return settings by name, knowledge files by the hash of their content: two machines give the same.

    Raises:
        KnowledgeError: a knowledge file cannot be opened.
    """
    described = {}
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        described[name] = " ".join(map(_hash_file, value)) if name == "knowledge" else str(value)
    return described


def _hash_file(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be opened: {error.strerror}") from error


def make_key(report: Report, *, rules: str, settings: dict[str, str]) -> str:
    """Return the key of a report's reading. Of its path only what reading may use counts: the ending, a year."""
    path = PurePosixPath(report.path)
    name = path.name if _DATED_NAME.search(path.name) else path.suffix.lower()
    limits = {key: value for key, value in settings.items() if key != "timeout_s"}  # a reading that ended, ended
    digest = hashlib.blake2b(digest_size=16)
    side = b"" if report.side is None else b"side" + report.side
    for part in (rules.encode(), json.dumps(limits, sort_keys=True).encode(), name.encode(), side, report.content):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


class Journal:
    """Finished readings of a build that is under way, in a hidden file beside its target: a killed build resumes.

    A line a reading; a last line cut short by the end of the program is passed over.
    """

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f".{target.name}.readings")

    def load(self) -> dict[str, KeptReading]:
        """Load what an earlier build finished before it was stopped."""
        if not self.path.is_file():
            return {}
        kept = (_read_line(line) for line in self.path.read_bytes().splitlines())
        return {reading.key: reading for reading in kept if reading}

    def add(self, kept: KeptReading) -> None:
        """Write one finished reading down.

        Raises:
            DossierError: the folder cannot be written to.
        """
        line = {"key": kept.key, "document": kept.document, "packed": b64encode(kept.packed).decode()}
        try:
            with self.path.open("ab") as file:
                file.write(b"\n" + json.dumps(line).encode())
        except OSError as error:
            raise DossierError(f"{self.path}: cannot be written: {error.strerror}") from error

    def close(self) -> None:
        """Remove the file: the dossier holds it all."""
        self.path.unlink(missing_ok=True)


def _read_line(line: bytes) -> KeptReading | None:
    try:
        found = json.loads(line)
        return KeptReading(found["key"], found["document"], b64decode(found["packed"], validate=True))
    except ValueError:
        return None
