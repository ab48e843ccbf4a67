"""Statements: frames that hand words over -> who says what."""

from collections.abc import Callable, Iterator

from msgspec import structs

from conspectus.records import Frame, Reading, Statement, make_id
from conspectus.rooms.find.statements.circumstances import find_said, find_venue, name_agency
from conspectus.rooms.find.statements.clauses import read_clause, read_source
from conspectus.rooms.find.statements.cues import StatementCues
from conspectus.rooms.find.statements.handing import Handing, find_argument
from conspectus.rooms.find.statements.pieces import judge_manner
from conspectus.rooms.find.statements.scene import Scene
from conspectus.rooms.find.statements.settling import Settled, settle_handings
from conspectus.rooms.find.statements.speakers import find_beside, name_speaker
from conspectus.rooms.find.statements.things import read_judged, read_order, read_thing
from conspectus.rooms.find.statements.uncued import find_subject_before, read_uncued

FIRST_PERSON = frozenset({"i", "we", "you"})
BODIES = frozenset({"organization", "state", "bloc"})
PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
WITHOUT_CLAUSE = frozenset({"order", "judgement", "feeling", "thing"})
NEAR = 2  # sentences between two statements of one speaker
READERS: tuple[Callable[[Scene, Frame], Handing | None], ...] = (
    read_source,
    read_clause,
    read_order,
    read_judged,
    read_thing,
)
# how often statements read by a rule were right in every field on news not seen before, rounded down
CONFIDENCE = {
    "quotation": 0.8,
    "clause": 0.8,
    "according-to": 0.8,
    "opinion": 0.8,
    "name-colon": 0.6,
    "view": 0.6,
    "noun": 0.7,
    "order": 0.7,
    "judgement": 0.7,
    "feeling": 0.7,
    "thing": 0.7,
    "uncued": 0.5,
}


def find_statements(reading: Reading, cues: StatementCues) -> tuple[Statement, ...]:
    """Find every stretch that the text gives to somebody, in text order of the first piece."""
    scene = Scene(reading, cues)
    settled = settle_handings(scene, [*_read_handings(scene), *read_uncued(scene)])
    made = _name_pronouns(scene, [_make_statement(scene, one) for one in settled])
    return tuple(_place(scene, number, settled, made) for number in range(len(made)))


def _name_pronouns(scene: Scene, made: list[Statement]) -> list[Statement]:
    """Give "he" and "she" that nobody could name to whom the sentence before tells of, or to who spoke right before."""
    named: list[Statement] = []
    last: Statement | None = None  # the last one by a known person
    body: Statement | None = None  # the last one by a known body, if no person spoke since
    for statement in made:
        speaker = statement.speaker
        if speaker is None and (statement.speaker_text or "").lower() in PRONOUNS:
            place = statement.cue or statement.content[0]
            told_of = name_speaker(scene, find_subject_before(scene, place.start)).entity
            is_near = last is not None and statement.sentence - _last_sentence(scene, last) <= NEAR
            speaker = told_of or (last.speaker if is_near and last is not None else None)
            named.append(structs.replace(statement, speaker=speaker, confidence=0.6))
        elif speaker is None and (statement.speaker_text or "").lower() == "it" and statement.cue is not None:
            speaker = body.speaker if body is not None and _is_next(scene, body, statement) else None
            named.append(structs.replace(statement, speaker=speaker, confidence=0.7))
        else:
            named.append(statement)
        if speaker is not None:
            kind = scene.entities[speaker].kind if speaker in scene.entities else None
            last = named[-1] if kind == "person" else None
            body = named[-1] if kind in BODIES else None
    return named


def _is_next(scene: Scene, before: Statement, statement: Statement) -> bool:
    return statement.sentence == _last_sentence(scene, before) + 1 and statement.inside is None


def _last_sentence(scene: Scene, statement: Statement) -> int:
    return scene.sentence_at(statement.content[-1].start).index


def _read_handings(scene: Scene) -> Iterator[Handing]:
    """Yield what each frame hands over, by the first reader that finds something."""
    for frame in scene.reading.frames:
        if not _is_own(frame):
            handing = next((found for read in READERS if (found := read(scene, frame)) is not None), None)
            if handing is not None:
                yield handing


def _is_own(frame: Frame) -> bool:
    """Whether "I" or "we" say or think it: the author, or a speaker of himself, whose word it is anyway."""
    roles = ("recipient", "object") if frame.voice == "passive" else ("subject",)
    speaker = find_argument(frame, *roles)
    return frame.modality == "asked" or (speaker is not None and speaker.lemma.lower() in FIRST_PERSON)


def _make_statement(scene: Scene, one: Settled) -> Statement:
    document, handing = scene.reading.document, one.handing
    speaker = name_speaker(scene, handing.speaker)
    if handing.cue and handing.speaker and any(a <= handing.speaker.start < b for a, b in one.pieces):
        speaker = find_beside(scene, handing.cue, one.pieces)  # the parser took words said for the speaker
    about = dict.fromkeys(
        mention.entity
        for start, end in one.pieces
        for mention in scene.mentions_in(start, end)
        if mention.form in {"name", "title"}
    )
    return Statement(
        id=make_id("st", document.id, handing.cue, one.pieces, speaker.text),
        speaker=speaker.entity,
        speaker_text=speaker.text,
        cue=document.span(*handing.cue) if handing.cue else None,
        content=tuple(document.span(*piece) for piece in one.pieces),
        manner=judge_manner(scene, one.pieces),
        said=find_said(
            scene,
            handing.frame,
            one.pieces[0][0] if handing.rule in WITHOUT_CLAUSE else None,
            (handing.cue[1], one.pieces[0][0]) if handing.cue and handing.rule == "clause" else None,
        ),
        venue=find_venue(scene, handing.frame, one.pieces),
        about=tuple(about),
        sentence=scene.sentence_at(one.pieces[0][0]).index,
        confidence=CONFIDENCE[handing.rule],
        rule=handing.rule,
    )


def _place(scene: Scene, number: int, settled: list[Settled], made: list[Statement]) -> Statement:
    """Say which statement a statement stands inside; words that an agency hands on were said through it."""
    one, statement = settled[number], made[number]
    around = [
        (end - start, other)
        for other, candidate in enumerate(settled)
        if other != number
        for start, end in candidate.pieces
        if _is_inside(one, start, end)
    ]
    outer = settled[min(around)[1]] if around else None
    agency = name_agency(scene, outer.handing.speaker) if outer else _find_quoter(scene, one.handing)
    return structs.replace(
        statement,
        inside=made[min(around)[1]].id if around else None,
        venue=statement.venue or agency,
    )


def _is_inside(one: Settled, start: int, end: int) -> bool:
    """Whether a statement stands in a stretch: its cue does, or without a cue its words."""
    low, high = one.handing.cue or one.pieces[0]
    return start <= low and high <= end


def _find_quoter(scene: Scene, handing: Handing) -> str | None:
    """As in “Interfax quoted Lee as saying”: through whom the words come."""
    frame = handing.frame
    if frame is None or frame.parent is None:
        return None
    parent = scene.reading.frames[frame.parent]
    quoted = find_argument(parent, "as")
    if parent.predicate not in scene.cues.quoting or quoted is None or not quoted.start <= frame.start < quoted.end:
        return None
    quoter = find_argument(parent, "subject")
    return scene.words(quoter) if quoter is not None else None
