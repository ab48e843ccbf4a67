"""Lands: which state "the government", "the country" and "the Ruiz administration" can only mean."""

from collections import Counter

from conspectus.rooms.names.answers import WINDOW, Title
from conspectus.rooms.names.spots import Found, Scene

CLEAR = 3  # a state named so many times as often as any other is the one that a report is about
LEAST = 3  # mentions that it must have


def find_land(scene: Scene, title: Title) -> str | None:
    """Return the state meant: the one that the sentence names, else the lines before, else the whole report."""
    line = scene.lines[title.at]
    if title.owner is not None:
        return _find_led(scene, title.owner)
    here = _list_states(scene, title.at, title.start)
    subjects = {f.key for f in here if f.is_subject and _is_object(scene, title)}
    found = {f.key for f in here} - subjects
    if len(found) == 1 and not subjects:
        return found.pop()
    around = [f for at in range(max(0, title.at - WINDOW + 1), title.at) for f in _list_states(scene, at, None)]
    near = {f.key for f in (*around, *here)}
    is_named = len({k for k, kind in scene.kinds.items() if kind == "state"}) == 1 or any(
        f.form == "name" for f in around
    )
    if len(near) == 1 and not subjects and is_named:
        return near.pop()
    main = _find_main(scene)
    is_open = line.low[title.piece] not in scene.namer.words["rulers"] or not subjects
    return main if main is not None and main not in subjects and is_open and (not near or main in near) else None


def _list_states(scene: Scene, at: int, limit: int | None) -> list[Found]:
    """Return the names and adjectives of states on a line before a piece."""
    return [f for f in scene.spots[at] if f.kind == "state" and (limit is None or f.end <= limit)]


def _is_object(scene: Scene, title: Title) -> bool:
    """Whether somebody does something to whom the title names: that is not whoever does it."""
    return scene.lines[title.at].pieces[title.piece].dep in ("dobj", "pobj", "dative")


def _find_main(scene: Scene) -> str | None:
    """Return the state that a report names far more often than any other."""
    counts = Counter(f.key for spots in scene.spots for f in spots if f.kind == "state" and f.form != "title")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def _find_led(scene: Scene, owner: str) -> str | None:
    """Return a state itself, or the state that a person leads: of "the Ruiz administration"."""
    if scene.kinds[owner] == "state":
        return owner
    leading = scene.namer.words["leading_offices"]
    posts = [p for p in scene.posts if p.person == owner and " ".join(p.words) in leading]
    found = {p.of for p in posts if p.of is not None and scene.kinds[p.of] == "state"}
    if not found and posts:
        main = _find_main(scene)
        return main
    return found.pop() if len(found) == 1 else None
