"""Titles: offices that head a body, seats in one, and parties -> who leads what, and who is a member of what."""

import re
from collections.abc import Iterator

from msgspec import structs

from conspectus.records import Frame, Office, Phrase
from conspectus.rooms.find.scene import POSSESSIVE, find_phrase
from conspectus.rooms.find.ties.claims import Claim, Grounds, TieScene

OF_BODY = re.compile(r"\s+(?:of|at|for|with)\s+(?:the\s+)?$")
BOARDS = ("board", "the board", "board of directors", "management board", "supervisory board", "executive board")


def read_titles(scene: TieScene) -> Iterator[Claim]:
    """Read the ties that persons' offices say: a head of a body leads it, a member of one is in it."""
    for office in scene.reading.naming.offices:
        if office.of is None or office.person not in scene.entities or office.of not in scene.entities:
            continue
        tie = _name_tie(office, scene)
        if tie is not None:
            grounds = Grounds(
                start=office.start,
                end=office.end,
                sentence=office.sentence,
                rule="tie.title",
                confidence=0.85,
                polarity=-1 if office.is_former else 1,
                holder=scene.find_holder(office.start, office.end),
            )
            yield from scene.make_claims(tie, (office.person,), (office.of,), grounds)


def read_posts(scene: TieScene) -> Iterator[Claim]:
    """Read "was named chief executive of Acme" and "resigned as head of Zephyr": who leads, and leads no more."""
    for frame in scene.reading.frames:
        way = scene.cues.posts.get(frame.predicate)
        post = find_phrase(frame, "as") or find_phrase(frame, "complement")
        if way is None or post is None or frame.form == "apposition" or not _is_so(frame):
            continue
        holder = find_phrase(frame, "object" if way in ("appoint", "dismiss") else "subject")
        body = _find_body(post, scene)
        if holder is None or body is None:
            continue
        is_end, time = way in ("leave", "dismiss"), scene.find_time(frame)
        if time is not None and frame.form != "copula":
            time = structs.replace(time, earliest=None) if is_end else structs.replace(time, latest=None)
        start, end = min(frame.start, post.start), max(frame.end, post.end)
        grounds = Grounds(
            start=start,
            end=end,
            sentence=frame.sentence,
            rule="tie.post",
            confidence=0.8,
            polarity=-1 if is_end else 1,
            time=time,
            holder=scene.find_holder(start, end, frame),
        )
        yield from scene.make_claims("leads", scene.name_fillers(holder, frame), (body,), grounds)


def _is_so(frame: Frame) -> bool:
    """Whether a verb of office is a fact and not over: "was head of Acme" is past, "became" is not."""
    is_past = frame.tense == "past" and frame.predicate in ("be", "serve", "work", "act")
    return frame.modality == "asserted" and not frame.is_negated and not is_past and frame.aspect != "failing"


def _find_body(post: Phrase, scene: TieScene) -> str | None:
    """Return the body that a phrase names as headed: "head of Acme", "Acme's new chief executive"."""
    for mention in scene.within(post.start, post.end):
        if scene.kind(mention.entity) not in ("organization", "bloc"):
            continue
        before = scene.text[post.start : mention.start]
        if mention.start > post.head_start:
            title = OF_BODY.sub("", before)
        else:
            title = POSSESSIVE.sub("", scene.text[mention.end : post.head_end], count=1)
        match = scene.cues.heading.match(title.strip())
        leading = set(match.group(1).casefold().split()) - {"its", "a", "an"} if match is not None else set()
        is_plain = match is not None and match.group(2).strip().casefold() in (
            "",
            "of the board",
            "and chief executive",
        )
        return mention.entity if is_plain and leading <= scene.cues.heading_modifiers else None
    return None


def _name_tie(office: Office, scene: TieScene) -> str | None:
    role = office.role.strip()
    heads = scene.cues.heading.match(role)
    if heads is not None and _is_whole(heads.group(1), heads.group(2), office, scene):
        is_state = scene.kind(office.of or "") in ("state", "place")
        words = role.casefold().split()
        return None if is_state and "leader" not in words else "leads"
    sits = scene.cues.member.match(role)
    said = scene.text[office.start : office.end].casefold().split()
    is_head = sits is not None and (
        not sits.group(2).strip() or sits.group(2).lstrip().startswith(("of ", "for ", "in "))
    )
    if is_head and "members" not in said and scene.kind(office.of or "") in ("organization", "bloc"):
        return "member_of"
    return None


def _is_whole(before: str, after: str, office: Office, scene: TieScene) -> bool:
    """Whether a title heads the whole body: "executive director", "head of Acme"; not "sales director"."""
    leading = before.casefold().replace(",", " ").split()
    if not set(leading) <= scene.cues.heading_modifiers or not _is_near(office, scene):
        return False
    tail = after.strip(" ,")
    if not tail or tail.casefold().startswith(("and ", "& ")):
        return True
    body = scene.entities[office.of or ""]
    rest = (
        tail.split(" ", 1)[1].casefold() if tail.startswith(("of ", "at ", "for ")) and " " in tail else tail.casefold()
    )
    names = {name.casefold() for name in (body.name, *body.aliases)}
    rest = rest.removeprefix("the ").replace("’", "'")
    return rest in names or (
        any(rest.endswith(f" of {n}") or rest.endswith(f" of the {n}") for n in names) and (rest.startswith(BOARDS))
    )


def _is_near(office: Office, scene: TieScene) -> bool:
    """Whether nothing but the title stands by the body's name: not "Acme's Asia chief", "head of Acme's Asia unit"."""
    words = office.role.casefold().split()
    for mention in scene.within(office.start, office.end):
        if mention.entity != office.of:
            continue
        after = scene.text[mention.end : office.end].casefold()
        if not after.startswith(("'", "’")):
            continue
        owned = after.lstrip("'’s").split()
        at = next((n for n, word in enumerate(owned) if word.strip("(),") == words[0].strip("(),")), None)
        if at is None or not set(owned[:at]) <= scene.cues.heading_modifiers:
            return False
    return True
