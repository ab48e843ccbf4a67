"""Titles: offices that head a body, seats in one, and parties -> who leads what, and who is a member of what."""

from collections.abc import Iterator

from conspectus.records import Office
from conspectus.rooms.find.ties.claims import Claim, Grounds, TieScene

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


def _name_tie(office: Office, scene: TieScene) -> str | None:
    role = office.role.strip()
    heads = scene.cues.heading.match(role)
    if heads is not None and _is_whole(heads.group(1), heads.group(2), office, scene):
        is_state = scene.kind(office.of or "") in ("state", "place")
        words = role.casefold().split()
        return None if is_state and "leader" not in words else "leads"
    sits = scene.cues.member.match(role)
    if sits is not None and scene.kind(office.of or "") in ("organization", "bloc"):
        return "member_of"
    return None


def _is_whole(before: str, after: str, office: Office, scene: TieScene) -> bool:
    """Whether a title heads the whole body: "executive director", "head of Acme"; not "sales director", "head of sales"."""
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
    return (
        rest in names
        or any(rest.endswith(f" of {n}") or rest.endswith(f" of the {n}") for n in names)
        and (rest.startswith(BOARDS))
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
