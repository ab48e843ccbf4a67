"""Findings, by generated reports: they quote their text, their ids are unique, what they refer to exists."""

from collections.abc import Iterator

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conspectus.flow import Tools, read_report
from conspectus.records import Reading, Report, Skipped, Span
from conspectus.rooms.find import find_all

STEADY = settings(
    derandomize=True, deadline=None, max_examples=60
)  # the same reports every time, on a slow machine too
SIDE = b'{"published": "2031-04-09"}'
SPEAKERS = [
    "Ana Ruiz",
    "the bank's chairman, Per Lund,",
    "Kenya",
    "officials in Lima",
    "She",
    "nobody",
    "the Norvik Group",
]
CUES = [
    "said",
    "warned that",
    "told reporters",
    "denied",
    "has promised that",
    "wrote in a letter that",
    "expects that",
]
CLAUSES = [
    "the port will be widened by 2034",
    "Chile signed a treaty with Peru on Monday",
    "the strike could cost 40 million dollars",
    "its planes did not bomb the dam",
    "the merger may be blocked next year",
    "the talks broke down",
    "it would sell its ferries and hire 300 people",
    "the army had left the valley",
    "“nothing has changed”",
    "Lund would meet the king in May",
]
FRAMES = ["{speaker} {cue} {clause}.", "“{clause},” {speaker} said.", "According to {speaker}, {clause}.", "{clause}."]
ODD = [
    "“The mill will close,” he said. “We had no choice.”",
    "Ruiz: we will not pay!",
    "• Two ministers, three visits (and a row",
    "Will it rain? Nobody knows.",
    "Plans to open a clinic in Quito were dropped.",
    "The vote, due on 3 May 2031, was called off — again.",
    "He said she said they would.",
    "“",
    "IT IS OVER",
]
JOINTS = st.sampled_from([" ", "\n\n", "\n", " But ", " — "])


def assemble(frame: str, speaker: str, cue: str, clause: str) -> str:
    text = frame.format(speaker=speaker, cue=cue, clause=clause)
    return text[0].upper() + text[1:]


SENTENCES = st.one_of(
    st.builds(assemble, *map(st.sampled_from, (FRAMES, SPEAKERS, CUES, CLAUSES))),
    st.sampled_from(ODD),
)
TEXTS = st.lists(st.tuples(SENTENCES, JOINTS), min_size=1, max_size=8).map(lambda parts: "".join(map("".join, parts)))


def read(text: str, tools: Tools) -> Reading:
    """Read a text as one report; a text with nothing to read is no example."""
    reading = read_report(Report("a.txt", text.encode(), SIDE), tools)
    assume(not isinstance(reading, Skipped))
    assert isinstance(reading, Reading)
    return find_all(reading, tools.finders)


def list_spans(reading: Reading) -> Iterator[Span]:
    for statement in reading.statements:
        yield from statement.content
        if statement.cue is not None:
            yield statement.cue
    for event in reading.events:
        yield from (mention.span for mention in event.mentions)
    for finding in (*reading.forecasts, *reading.figures, *reading.roles):
        yield finding.span


@STEADY
@given(TEXTS)
def test_findings_quote_their_text(tools: Tools, text: str) -> None:
    reading = read(text, tools)
    for span in list_spans(reading):
        assert span.document == reading.document.id
        assert reading.document.text[span.start : span.end] == span.text != ""


@STEADY
@given(TEXTS)
def test_no_two_findings_have_one_id(tools: Tools, text: str) -> None:
    reading = read(text, tools)
    findings = (*reading.statements, *reading.events, *reading.forecasts, *reading.figures, *reading.roles)
    ids = [finding.id for finding in findings]
    assert len(set(ids)) == len(ids)


@STEADY
@given(TEXTS)
def test_the_same_report_gives_the_same_findings(tools: Tools, text: str) -> None:
    assert read(text, tools) == read(text, tools)


@STEADY
@given(TEXTS)
def test_every_statement_that_a_finding_names_exists(tools: Tools, text: str) -> None:
    reading = read(text, tools)
    named = {finding.statement for finding in (*reading.forecasts, *reading.figures)}
    named |= {mention.statement for event in reading.events for mention in event.mentions}
    named |= {statement.inside for statement in reading.statements}
    assert named <= {None, *(statement.id for statement in reading.statements)}


@STEADY
@given(TEXTS)
def test_everyone_whose_word_a_finding_is_is_an_entity_of_the_report(tools: Tools, text: str) -> None:
    reading = read(text, tools)
    named = {finding.speaker for finding in (*reading.forecasts, *reading.statements)}
    named |= {mention.holder for event in reading.events for mention in event.mentions}
    assert named <= {None, "author", *(entity.id for entity in reading.naming.entities)}


@STEADY
@given(TEXTS)
def test_forecasts_stand_apart_each_in_its_sentence(tools: Tools, text: str) -> None:
    reading = read(text, tools)
    ends = 0
    for forecast in reading.forecasts:
        extent = reading.sentences[forecast.sentence]
        assert max(extent.start, ends) <= forecast.span.start < forecast.span.end <= extent.end
        ends = forecast.span.end
