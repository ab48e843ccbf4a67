"""Ledger: a sentence in which nothing was read -> the reason why."""

import re
from collections.abc import Collection

from conspectus.records import Reading, Rejected

HEADING = "title or heading only"
QUESTION = "question"
SHORT = "too short"
DATE = "only a date"
REFERENCE = "only pronouns or adjectives refer"
NOTHING = "no name and no finding"
REJECTED = "rejected by a review"
REASONS = (HEADING, QUESTION, SHORT, DATE, REFERENCE, NOTHING, REJECTED)

_WORD = re.compile(r"\w+")
_QUESTION = re.compile(r"\?[\"'”’»)\]]*$")
_FEWEST_WORDS = 3  # two words ("Not yet.", "Read more") make no clause about anyone


def account_sentences(
    reading: Reading, used: Collection[int], rejected: Collection[Rejected] = ()
) -> tuple[str | None, ...]:
    """Return for each sentence why nothing was read in it, None for those that were used."""
    emptied = _find_emptied(reading, rejected)
    dated = {e.sentence for e in reading.dating.expressions}
    referring = {m.sentence for m in reading.naming.mentions}
    return tuple(
        None
        if s.index in used
        else REJECTED
        if s.index in emptied
        else _find_reason(reading, s.index, dated=dated, referring=referring)
        for s in reading.sentences
    )


def _find_emptied(reading: Reading, rejected: Collection[Rejected]) -> set[int]:
    """Return the sentences in which something stood that a review took out."""
    spans = [span for one in rejected for span in one.spans if span.document == reading.document.id]
    return {s.index for s in reading.sentences for span in spans if span.start < s.end and s.start < span.end}


def _find_reason(reading: Reading, index: int, *, dated: Collection[int], referring: Collection[int]) -> str:
    extent = reading.sentences[index]
    text = reading.document.text[extent.start : extent.end]
    if reading.document.blocks[extent.block].kind in {"title", "heading"}:
        return HEADING
    if _QUESTION.search(text):
        return QUESTION
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        return SHORT
    if index in referring:
        return REFERENCE
    return DATE if index in dated else NOTHING
