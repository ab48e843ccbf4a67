"""Parse: sentences begin and end where readers say they do, and every token stands in its text."""

from collections.abc import Callable
from typing import Any

import pytest

from conspectus.records import Document, Sentence
from tests.golden_cases import load_cases

Parse = Callable[[Document], tuple[Sentence, ...]]


@pytest.mark.parametrize("case", load_cases("sentences"))
def test_sentences_are_cut_where_a_reader_would(case: dict[str, Any], make_document: Any, parse: Parse) -> None:
    document = make_document(case["text"])
    assert [document.text[s.start : s.end] for s in parse(document)] == case["sentences"]


def test_tokens_quote_the_document(make_document: Any, parse: Parse) -> None:
    document = make_document("Oslo sold 40 ferries.\n• Bergen did not.\nWho bought them?")
    tokens = [token for sentence in parse(document) for token in sentence.tokens]
    assert [document.text[t.start : t.end] for t in tokens] == [t.text for t in tokens]


def test_token_indices_count_through_the_document_and_heads_stay_in_their_sentence(
    make_document: Any, parse: Parse
) -> None:
    sentences = parse(make_document("The council met. It chose a site.\nThe site floods."))
    assert [t.index for s in sentences for t in s.tokens] == list(range(sum(len(s.tokens) for s in sentences)))
    for sentence in sentences:
        indices = {t.index for t in sentence.tokens}
        assert {t.head for t in sentence.tokens} <= indices
        assert sum(t.head == t.index for t in sentence.tokens) == 1


def test_a_sentence_knows_its_block(make_document: Any, parse: Parse) -> None:
    sentences = parse(make_document("One. Two.\nThree."))
    assert [s.block for s in sentences] == [0, 0, 1]


def test_a_list_without_stops_is_cut_where_no_sentence_goes_on(make_document: Any, parse: Parse) -> None:
    document = make_document("alpha " * 900 + "omega")
    sentences = parse(document)
    assert [len(s.tokens) for s in sentences] == [400, 400, 101]
    assert document.text[sentences[-1].start : sentences[-1].end].endswith("omega")


def test_a_word_of_any_length_is_tokenized_exactly(make_document: Any, parse: Parse) -> None:
    document = make_document("The key is " + "a.b(" * 2000 + ". It fits.")
    sentences = parse(document)
    assert all(document.text[t.start : t.end] == t.text for s in sentences for t in s.tokens)
    assert document.text[sentences[-1].start : sentences[-1].end] == "It fits."
