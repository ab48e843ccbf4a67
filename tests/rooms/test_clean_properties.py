"""Clean, by generated drafts: nothing disappears, spans hold, cleaning a clean text changes nothing."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.errors import UnreadableError
from conspectus.knowledge import load_knowledge
from conspectus.records import Document, Draft, Metadata
from conspectus.rooms.clean import clean_draft, load_cleaner

STEADY = settings(derandomize=True, deadline=None)  # the same drafts every time, on a slow machine too
CLEANER = load_cleaner(load_knowledge())
SENTENCES = st.sampled_from(
    [
        "The mill at Korsnas will close in May.",
        "Its owner blamed the price of power.",
        '"We had no choice," the manager told Radio West.',
        "Some 240 people will lose their work, the union said.",
        "Prices fell by 3.5 percent in 2019- 2020.",
        "The mayor wrote to the U.S. embassy.",
        "Is that the end?",
        "the town has no other employer,",
        "Nobody was paid for the con-\nference in the port.",
        "It ended.Then it began again.",
    ]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)
LINES = st.sampled_from(
    [
        "Home",
        "Share",
        "ADVERTISEMENT",
        "Leave a comment",
        "By Anna Berg",
        "Anna Berg, Per Lund",
        "Daily Echo, 2019-03-02",
        "3 May 2019",
        "Read the original in Finnish",
        "© 2019 Daily Echo",
        "SEE ALSO: Other mills",
        "OSLO (Reuters) - The mill will close in May, it said.",
        "---",
        "## What next",
        "* One mill is left.",
        "[the plan](http://x.example/p)",
        "![mill](m.jpg)",
        "**Bold** and \\$5",
        "Mill to close",
        "> quoted",
        "1. First",
        "Photo: A. Berg",
        "Новости дня",
        "Related stories",
        "(2nd LD) Mill to close (ATTN: ADDS quote)",
        "a@b.example(END)",
        "• Point\u00a0one",
        "Image caption,",
        "| a | b |",
        "News | Sport | Weather",
    ]
)
DRAFTS = st.lists(
    st.tuples(st.one_of(PARAGRAPHS, LINES), st.sampled_from(["\n", "\n\n", "\n \n"])), min_size=1, max_size=14
)


def make_draft(parts: list[tuple[str, str]], media: str = "text") -> Draft:
    return Draft("a.txt", media, "".join(line + gap for line, gap in parts), Metadata(language="en"))  # type: ignore[arg-type]


def count_letters(text: str) -> Counter[str]:
    """Count letters and digits: repairs move spaces and signs, never these."""
    return Counter(filter(str.isalnum, text))


def clean_or_none(draft: Draft) -> Document | None:
    try:
        return clean_draft(draft, CLEANER)
    except UnreadableError:
        return None


@settings(STEADY, max_examples=300)
@given(DRAFTS)
def test_every_letter_is_in_the_text_or_in_what_was_left_out(parts: list[tuple[str, str]]) -> None:
    draft = make_draft(parts)
    document = clean_or_none(draft)
    if document is not None:
        kept = document.text + "".join(cut.text for cut in document.left_out)
        assert count_letters(kept) == count_letters(draft.text)


@settings(STEADY)
@given(DRAFTS)
def test_blocks_are_exactly_the_lines_of_the_text(parts: list[tuple[str, str]]) -> None:
    document = clean_or_none(make_draft(parts))
    if document is not None:
        assert [document.text[block.start : block.end] for block in document.blocks] == document.text.split("\n")
        assert all(line == " ".join(line.split()) and line for line in document.text.split("\n"))


@settings(STEADY)
@given(DRAFTS)
def test_cleaning_twice_gives_the_same_bytes(parts: list[tuple[str, str]]) -> None:
    draft = make_draft(parts)
    assert clean_or_none(draft) == clean_or_none(draft)


@settings(STEADY)
@given(st.lists(SENTENCES, min_size=4, unique=True), st.integers(1, 4))
def test_sentences_of_a_report_are_never_cut(sentences: list[str], size: int) -> None:
    paragraphs = [" ".join(sentences[n : n + size]) for n in range(0, len(sentences), size)]
    document = clean_or_none(make_draft([(text, "\n\n") for text in paragraphs]))
    assert document is not None
    assert count_letters(document.text) == count_letters("".join(paragraphs))
    assert document.left_out == ()
