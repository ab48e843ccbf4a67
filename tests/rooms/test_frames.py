"""Frames: who does what to whom, how real, when and by whose word."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from conspectus.knowledge import Knowledge
from conspectus.records import (
    Block,
    Dating,
    Document,
    Entity,
    Expression,
    Frame,
    Mention,
    Naming,
    Published,
    Sentence,
    Time,
)
from conspectus.rooms.frames import Grammar, load_grammar, read_frames
from tests.golden_cases import load_cases

Read = Callable[..., tuple[Document, tuple[Frame, ...]]]
DOCS = Path(__file__).parents[2] / "docs" / "frames.md"
PLAIN = {"predicate", "form", "modality", "tense", "aspect", "voice", "link", "rule"}


def name_by_hand(text: str, names: dict[str, str]) -> Naming:
    """Mark every occurrence of the given names; a kind that ends in "*" is a nationality: {"Peruvian": "state*"}."""
    mentions = [
        Mention(at.start(), at.end(), name, name, "adjective" if kind.endswith("*") else "name", 0)
        for name, kind in names.items()
        for at in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    entities = tuple(Entity(name, kind.rstrip("*"), name) for name, kind in names.items())  # type: ignore[arg-type]
    return Naming(entities, tuple(sorted(mentions, key=lambda m: m.start)))


def date_by_hand(text: str, times: list[str]) -> Dating:
    """Mark the given words as time expressions, in text order."""
    starts = sorted((text.index(words), words) for words in times)
    expressions = tuple(
        Expression(index, start, start + len(words), words, 0, "date", "")
        for index, (start, words) in enumerate(starts)
    )
    return Dating(Published(Time(None, None, "open"), "content"), expressions)


@pytest.fixture(scope="session")
def grammar(knowledge: Knowledge) -> Grammar:
    return load_grammar(knowledge)


@pytest.fixture(scope="session")
def frames_of(
    make_document: Callable[..., Document], parse: Callable[[Document], tuple[Sentence, ...]], grammar: Grammar
) -> Read:
    def run(text: str, names: dict[str, str] | None = None, times: list[str] | None = None) -> Any:
        document = make_document(text)
        sentences = parse(document)
        frames = read_frames(
            document, sentences, name_by_hand(text, names or {}), date_by_hand(text, times or []), grammar
        )
        return document, frames

    return run


def describe(frame: Frame, frames: tuple[Frame, ...], text: str, times: list[str]) -> dict[str, Any]:
    """Return a frame as the words that a golden case would use for it."""
    described: dict[str, Any] = {field: getattr(frame, field) for field in PLAIN}
    described["negated"] = frame.is_negated
    described["words"] = text[frame.start : frame.end]
    described["clause_words"] = text[frame.clause_start : frame.clause_end]
    described["cue"] = text[slice(*frame.modal_cue)] if frame.modal_cue else None
    described["not"] = text[slice(*frame.negation)] if frame.negation else None
    described["parent"] = None if frame.parent is None else frames[frame.parent].predicate
    described["times"] = [sorted(times, key=text.index)[at] for at in frame.times]
    holder = frame.holder
    named = "?" if holder.start is None else text[holder.start : holder.end]
    described["holder"] = "author" if holder.kind == "author" else named
    described["shared"] = sorted(argument.role for argument in frame.arguments if argument.is_shared)
    roles: dict[str, Any] = {}
    for argument in frame.arguments:
        words = text[argument.phrase.start : argument.phrase.end]
        if argument.role in roles:
            earlier = roles[argument.role]
            roles[argument.role] = [*(earlier if isinstance(earlier, list) else [earlier]), words]
        else:
            roles[argument.role] = words
    return {
        **described,
        "roles": roles,
        "absent": [],
        **{f"entities of {a.role}": list(a.phrase.entities) for a in frame.arguments},
    }


def differs(described: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Return what a frame has otherwise than expected."""
    found = []
    for key, value in expected.items():
        if key == "absent":
            found += [f"has {role}" for role in value if role in described["roles"]]
        elif key in described and key not in described["roles"]:
            found += [] if described[key] == value else [f"{key}: {described[key]!r}, expected {value!r}"]
        else:
            got = described["roles"].get(key)
            found += [] if got == value else [f"{key}: {got!r}, expected {value!r}"]
    return found


@pytest.mark.parametrize("case", load_cases("frames"))
def test_golden_sentences_give_their_frames(case: dict[str, Any], frames_of: Read) -> None:
    document, frames = frames_of(case["text"], case.get("names"), case.get("times"))
    described = [describe(frame, frames, document.text, case.get("times", [])) for frame in frames]
    for expected in case["frames"]:
        candidates = [d for d in described if d["predicate"] == expected["predicate"]]
        assert candidates, f"no frame {expected['predicate']!r} among {[d['predicate'] for d in described]}"
        closest = min((differs(d, expected) for d in candidates), key=len)
        assert not closest, f"{expected['predicate']}: {'; '.join(closest)}"
    for predicate in case.get("no_frames", []):
        assert predicate not in [d["predicate"] for d in described]


# ---------------------------------------------------------------- the record keeps its promises

LONG = (
    'The port of Lima will be closed, the minister said. "We had no choice," she told reporters in Cusco. '
    "The union, which had asked for talks, refused to end its strike unless wages rise.\n"
    "According to Ana Ruiz, head of the harbour board, ships from Chile were sent to Callao after the announcement."
)


def test_indices_are_positions_and_parents_and_cues_refer_to_them(frames_of: Read) -> None:
    _, frames = frames_of(LONG)
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert all(frame.parent != frame.index and frame.parent in {None, *range(len(frames))} for frame in frames)
    assert all(frame.holder.cue in {None, *range(len(frames))} for frame in frames)
    assert all((frame.parent is None) == (frame.link is None) for frame in frames)


def test_no_frame_is_its_own_ancestor(frames_of: Read) -> None:
    _, frames = frames_of(LONG)
    for frame in frames:
        above, steps = frame.parent, 0
        while above is not None:
            above, steps = frames[above].parent, steps + 1
            assert steps < len(frames)


def test_frames_stand_in_text_order(frames_of: Read) -> None:
    _, frames = frames_of(LONG)
    assert [frame.start for frame in frames] == sorted(frame.start for frame in frames)


def test_phrases_begin_and_end_with_words_and_hold_their_heads(frames_of: Read) -> None:
    document, frames = frames_of(LONG)
    phrases = [argument.phrase for frame in frames for argument in frame.arguments]
    assert len(phrases) > 15
    for phrase in phrases:
        words = document.text[phrase.start : phrase.end]
        assert words == words.strip(' ,.;:"“”')
        assert phrase.start <= phrase.head_start < phrase.head_end <= phrase.end


def test_the_same_text_gives_the_same_frames(frames_of: Read) -> None:
    assert frames_of(LONG)[1] == frames_of(LONG)[1]


def test_a_text_before_it_changes_nothing_in_a_report(frames_of: Read) -> None:
    alone = [(f.predicate, f.modality, f.holder.kind) for f in frames_of(LONG)[1]]
    after = [(f.predicate, f.modality, f.holder.kind) for f in frames_of("The museum sold a painting.\n" + LONG)[1]]
    assert after[-len(alone) :] == alone


def test_no_sentences_give_no_frames(make_document: Callable[..., Document], grammar: Grammar) -> None:
    assert read_frames(make_document(""), (), Naming(), date_by_hand("", []), grammar) == ()


# ---------------------------------------------------------------- words handed over without marks


def test_bullets_after_a_colon_are_the_words_of_who_wrote_it(
    make_document: Callable[..., Document], parse: Callable[[Document], tuple[Sentence, ...]], grammar: Grammar
) -> None:
    text = "The minister wrote on social media:\nThe port will close.\nWe will sell the ferry.\nThe union left."
    ends = [0, *(at for at, letter in enumerate(text) if letter == "\n"), len(text)]
    kinds = ("paragraph", "bullet", "bullet", "paragraph")
    blocks = tuple(
        Block(start + bool(start), end, kind)  # type: ignore[arg-type]
        for start, end, kind in zip(ends[:-1], ends[1:], kinds, strict=True)
    )
    document = msgspec.structs.replace(make_document(text), blocks=blocks)
    frames = read_frames(document, parse(document), Naming(), date_by_hand("", []), grammar)
    holders = {frame.predicate: frame.holder.kind for frame in frames}
    assert holders == {"write": "author", "close": "speaker", "sell": "speaker", "leave": "author"}


def test_pronouns_and_titles_carry_the_entity_that_naming_gives_them(
    make_document: Callable[..., Document], parse: Callable[[Document], tuple[Sentence, ...]], grammar: Grammar
) -> None:
    text = "She said that the Peruvian president sold the ferry."
    mentions = (Mention(0, 3, "She", "Ana", "pronoun", 0), Mention(14, 36, text[14:36], "Luis", "title", 0))
    naming = Naming((Entity("Ana", "person", "Ana"), Entity("Luis", "person", "Luis")), mentions)
    document = make_document(text)
    frames = read_frames(document, parse(document), naming, date_by_hand("", []), grammar)
    said = next(frame for frame in frames if frame.predicate == "say")
    sold = next(frame for frame in frames if frame.predicate == "sell")
    assert said.arguments[0].phrase.entities == ("Ana",)
    assert sold.arguments[0].phrase.entities == ("Luis",)
    assert sold.holder.entity == "Ana"


# ---------------------------------------------------------------- the page that describes them


def write_line(frame: Frame, frames: tuple[Frame, ...], text: str) -> str:
    """Write a frame the way docs/frames.md shows it."""
    roles = [f"{a.role}{'*' if a.is_shared else ''}=[{text[a.phrase.start : a.phrase.end]}]" for a in frame.arguments]
    marks = [frame.modality, *(["negated"] if frame.is_negated else []), frame.tense]
    marks += [frame.aspect] if frame.aspect != "simple" else []
    marks += ["passive"] if frame.voice == "passive" else []
    if frame.holder.kind == "speaker":
        said = "somebody" if frame.holder.start is None else f"[{text[frame.holder.start : frame.holder.end]}]"
        marks.append(f"by {said}")
    under = "" if frame.parent is None else f" < {frames[frame.parent].predicate} ({frame.link})"
    return f"{frame.predicate} ({frame.form}){under}: {' '.join(roles) or '-'}; {', '.join(marks)}"


def examples() -> list[Any]:
    blocks = re.findall(r"```frames\n(.*?)```", DOCS.read_text("utf-8"), re.S)
    return [pytest.param(*block.strip("\n").split("\n", 1), id=block.split("\n", 1)[0][:40]) for block in blocks]


@pytest.mark.parametrize(("sentence", "shown"), examples())
def test_the_examples_of_the_page_are_true(sentence: str, shown: str, frames_of: Read) -> None:
    document, frames = frames_of(sentence)
    assert "\n".join(write_line(frame, frames, document.text) for frame in frames) == shown


def test_the_page_has_a_dozen_examples() -> None:
    assert len(examples()) >= 12
