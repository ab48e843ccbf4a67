"""The dossier: one SQLite file with all that was read; the only place that speaks SQL."""

from conspectus.dossier.items import (
    BuildInfo,
    Counts,
    DocumentItem,
    Explanation,
    ExpressionItem,
    FrameItem,
    Input,
    LeftOutItem,
    MentionItem,
    SentenceItem,
    Subject,
)
from conspectus.dossier.kept import (
    Journal,
    KeptReading,
    describe_settings,
    hash_rules,
    load_kept,
    load_reviews,
    make_key,
    pack_reading,
    unpack_reading,
)
from conspectus.dossier.opened import Dossier
from conspectus.dossier.parts import find_status, find_time, list_parties, list_pieces, meets_period
from conspectus.dossier.rows import decode_rejected
from conspectus.dossier.schema import check_file, is_dossier
from conspectus.dossier.write import write_dossier

__all__ = [
    "BuildInfo",
    "Counts",
    "DocumentItem",
    "Dossier",
    "Explanation",
    "ExpressionItem",
    "FrameItem",
    "Input",
    "Journal",
    "KeptReading",
    "LeftOutItem",
    "MentionItem",
    "SentenceItem",
    "Subject",
    "check_file",
    "decode_rejected",
    "describe_settings",
    "find_status",
    "find_time",
    "hash_rules",
    "is_dossier",
    "list_parties",
    "list_pieces",
    "load_kept",
    "load_reviews",
    "make_key",
    "meets_period",
    "pack_reading",
    "unpack_reading",
    "write_dossier",
]
