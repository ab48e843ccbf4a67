"""Named: what a name itself says: of which state a body is a part, and where a way runs."""

import re
from collections.abc import Iterator

from conspectus.records import Mention
from conspectus.rooms.find.ties.claims import Claim, Grounds, TieScene

DASH = re.compile(r"\s*[-‑–—]\s*")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
PRESS = re.compile(r"\b(?:News|Press|Travel)\b")  # "Peru News Agency" need be no part of the state
BRACKET = re.compile(r"\s*\(([^()]*)\)")
FEWEST = 2  # ends that a chain of places has at least


def read_names(scene: TieScene) -> Iterator[Claim]:
    """Read bodies named after the state or place that they are a part of, and ways named after their ends."""
    lands = {
        name.casefold(): entity.id
        for entity in scene.entities.values()
        if entity.kind in ("state", "place")
        for name in (entity.name, *entity.aliases)
    }
    for mention in scene.mentions:
        if mention.form != "name":
            continue
        is_public = scene.cues.beside.public.search(mention.text) and not PRESS.search(mention.text)
        if scene.kind(mention.entity) == "organization" and is_public:
            yield from _read_public(mention, lands, scene)
        elif scene.kind(mention.entity) == "project":
            yield from _read_route(mention, lands, scene)


def _read_public(mention: Mention, lands: dict[str, str], scene: TieScene) -> Iterator[Claim]:
    """Read "Nebraska Supreme Court" and "Security Council of Chile", where the text names the land by itself too."""
    words = mention.text.split()
    whole = None
    for size in range(min(3, len(words) - 1), 0, -1):
        land = lands.get(" ".join(words[:size]).casefold())
        if land is not None and (scene.kind(land) == "state" or _is_civil(words[size].casefold(), scene)):
            whole = whole or land
    tail = OF.split(mention.text)[-1] if OF.search(mention.text) else ""
    whole = whole or lands.get(tail.casefold())
    end = mention.end
    if whole is not None and not scene.cues.beside.state.search(mention.text):
        return
    if whole is None:
        after = OF.match(scene.text, mention.end)
        found = scene.mention_at(after.end()) if after is not None else None
        wholes = ("state", "place", "organization") if len(words) > 1 else ("state", "place")
        if found is None or scene.kind(found.entity) not in wholes:
            return
        whole, end = found.entity, found.end
    grounds = Grounds(
        mention.start, end, mention.sentence, "tie.name", 0.85, holder=scene.find_holder(mention.start, end)
    )
    yield from scene.make_claims("part_of", (mention.entity,), (whole,), grounds)


def _is_civil(word: str, scene: TieScene) -> bool:
    """Whether a word after a place goes on to a part of it ("Ohio State Police"), not of a river or an industry."""
    return word in scene.cues.civil or scene.cues.beside.public.match(word) is not None


def _read_route(mention: Mention, lands: dict[str, str], scene: TieScene) -> Iterator[Claim]:
    """Read "the Lima-Quito railway" and "(INSTC; Peru-Chile)": a way goes through what it is named after."""
    end = mention.end
    bracket = BRACKET.match(scene.text, mention.end)
    chains = [mention.text]
    if bracket is not None:
        chains += re.split(r"[;,]", bracket.group(1))
    for chain in chains:
        parts = DASH.split(chain.strip())
        if len(parts) < FEWEST:
            continue
        found = [_find_land(part, at == len(parts) - 1, lands) for at, part in enumerate(parts)]
        if sum(land is not None for land in found) >= FEWEST:
            spot = bracket.end() if bracket is not None and chain != mention.text else end
            grounds = Grounds(
                mention.start, spot, mention.sentence, "tie.route", 0.85, holder=scene.find_holder(mention.start, spot)
            )
            ends = [land for land in found if land is not None]
            yield from scene.make_claims("transits", (mention.entity,), ends, grounds)


def _find_land(part: str, is_last: bool, lands: dict[str, str]) -> str | None:
    """Find the land that a piece of a chain names; the last piece may go on with the noun ("Quito railway")."""
    words = part.split()
    for size in range(len(words), 0, -1) if is_last else (len(words),):
        land = lands.get(" ".join(words[:size]).casefold())
        if land is not None:
            return land
    return None
