"""Reading names: a document's sentences -> its entities, their mentions, and the offices of persons."""

from collections import Counter
from collections.abc import Sequence

from conspectus.records import Document, Entity, Kind, Mention, Naming, Office, Sentence
from conspectus.rooms.names.bodies import Use, assign_owners, find_bodies, find_pairs, make_key
from conspectus.rooms.names.clues import read_clues
from conspectus.rooms.names.cutting import read_line
from conspectus.rooms.names.headlines import read_headline
from conspectus.rooms.names.kinds import Profile, decide_kinds
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.offices import find_offices
from conspectus.rooms.names.people import find_people
from conspectus.rooms.names.pronouns import read_pronouns
from conspectus.rooms.names.seats import is_government
from conspectus.rooms.names.spots import Found, Post, Scene
from conspectus.rooms.names.text import Commons, Line, read_lines
from conspectus.rooms.names.titles import read_titles


HOMONYMS = frozenset({"Georgia"})  # also a state of the United States
GENERIC = frozenset(
    {"dam", "pipeline", "bridge", "railway", "highway", "canal", "tunnel", "route", "hydropower", "reactor"}
)  # no name behind a sea or region


def read_names(document: Document, sentences: tuple[Sentence, ...], namer: Namer) -> Naming:
    """Find the names of a document and who is who.

    Returns:
        Entities in order of first mention, mentions in text order, offices in text order.
    """
    lines = read_lines(document, sentences, namer)
    found = _find_all(lines, namer)
    entities, mentions, keys = _make_records(document, found)
    offices = find_offices(sentences, mentions, entities, namer.offices)
    return Naming(entities, _refer(document, lines, found, mentions, keys, offices, namer), offices)


def _refer(
    document: Document,
    lines: Sequence[Line],
    found: list[Found],
    mentions: tuple[Mention, ...],
    keys: dict[str, str],
    offices: tuple[Office, ...],
    namer: Namer,
) -> tuple[Mention, ...]:
    """Add the mentions by title and pronoun."""
    ids = {identifier: key for key, identifier in keys.items()}
    posts = [
        Post(
            ids[o.person],
            tuple(o.role.lower().split(" of ")[0].split(" for ")[0].split()),
            ids.get(o.of or ""),
            o.is_former,
        )
        for o in offices
        if o.role
    ]
    scene = Scene(lines, found, [post for post in posts if post.words], namer, [(o.start, o.end) for o in offices])
    read_titles(scene)
    read_pronouns(scene)
    extra = [f for spots in scene.spots for f in spots if f.form in ("title", "pronoun")]
    more = [_make_mention(document, f, keys[f.key]) for f in extra]
    return tuple(sorted([*mentions, *more], key=lambda m: (m.start, m.end, m.entity)))


def _find_all(lines: Sequence[Line], namer: Namer) -> list[Found]:
    commons = Commons(lines)
    names = [name for line in lines if line.style == "plain" for name in read_line(line, namer, commons)]
    for name in names:
        read_clues(name, namer)
    profiles = decide_kinds(names, namer)
    for line in lines:
        if line.style != "plain":
            for name in read_headline(line, namer, profiles):
                names.append(name)
                if name.key not in profiles:
                    read_clues(name, namer)
                    profiles |= decide_kinds([name], namer)
                else:
                    profiles[name.key].names.append(name)
    names = sorted((n for n in names if n.key in profiles), key=lambda n: n.text_start)
    return _identify(names, profiles, namer)


def _identify(names: list[Name], profiles: dict[str, Profile], namer: Namer) -> list[Found]:
    people = find_people([p for p in profiles.values() if p.kind == "person"], namer)
    uses, found = _sort_uses(names, profiles, people, namer)
    assign_owners(uses, {f.name.text_end: f.key for f in found if f.kind == "state"}, namer)
    pairs = find_pairs(uses)
    groups = find_bodies(uses, pairs, namer)
    kinds = _vote_kinds(uses, groups.find, profiles)
    full = {groups.find(use.key) for use in uses if not use.name.is_bare}
    for use in uses:
        key = groups.find(use.key)
        if key not in full:
            continue  # "the Commission" where none is named
        profile = profiles[use.name.key]
        found.append(
            Found(use.name, kinds[key], key, use.name.start + len(use.words), "name", profile.confidence, profile.rule)
        )
    return sorted(found, key=lambda f: (f.name.text_start, f.end))


def _sort_uses(
    names: list[Name], profiles: dict[str, Profile], people: dict[int, str], namer: Namer
) -> tuple[list[Use], list[Found]]:
    """Sort names into uses of bodies and places, and what is settled: persons, states and their adjectives."""
    settled: list[Found] = []
    uses: list[Use] = []
    states = _count_states(names, profiles, namer)
    decided: dict[int, bool] = {}
    before: Name | None = None
    for name in names:
        profile = profiles[name.key]
        known = name.known if profile.kind != "person" else None
        if id(name) in people and known is None:
            settled.append(Found(name, "person", people[id(name)], name.end, "name", profile.confidence, profile.rule))
        elif known is not None and known.kind == "state":
            key = _settle_state(name, states)
            if key is not None:
                form = "adjective" if known.use in ("adjective", "people") else "name"
                kind: Kind = "place" if key.startswith("place:") else "state"
                settled.append(Found(name, kind, key, name.end, form, 0.95, f"name.{known.use}"))
        elif (
            known is not None and known.use in ("capital", "seat") and _is_acting(name, before, namer, states, decided)
        ):
            settled.append(
                Found(
                    name,
                    "bloc" if known.state.startswith("body:") else "state",
                    known.state,
                    name.end,
                    "name",
                    0.8,
                    f"name.{known.use}",
                )
            )
        elif known is None or known.use not in ("plain",):
            uses.append(_make_use(name, profile, profiles, namer))
        before = name
    return uses, settled


def _is_acting(name: Name, before: Name | None, namer: Namer, states: Counter[str], decided: dict[int, bool]) -> bool:
    known = name.known
    assert known is not None
    if known.use == "capital":
        other = [k for k in states if k != known.state and k.startswith(("state:", "body:")) and " " not in k]
        if not other or (known.state.startswith("body:") and known.state not in states):
            return False
    decided[id(name)] = is_government(name, before, namer, decided)
    return decided[id(name)]


def _count_states(names: list[Name], profiles: dict[str, Profile], namer: Namer) -> Counter[str]:
    """Count how often states and blocs are named, also by adjective or capital."""
    counts: Counter[str] = Counter()
    for name in names:
        counts["us"] += name.known is not None and name.key in namer.us_places
        known = name.known
        if known is not None and known.use != "short" and profiles[name.key].kind != "person":
            counts[f"{known.key} sure"] += known.use in ("adjective", "people")
            counts[f"{known.state} sure"] += known.use == "capital"
            counts[known.state or known.key] += known.state != "" or known.kind == "bloc"
    return +counts


def _settle_state(name: Name, states: Counter[str]) -> str | None:
    """Return the state that a name means here; None where "the North" is only a direction."""
    known = name.known
    assert known is not None
    if known.use == "short":
        return known.key if states[known.key] else None
    if known.key in states and name.key in HOMONYMS and states["us"] and not states[f"{known.key} sure"]:
        return f"place:{name.key}, U.S."
    if known.use == "loose" and states["state:KP"] and known.key == "state:KR":
        return None
    return known.key


def _make_use(name: Name, profile: Profile, profiles: dict[str, Profile], namer: Namer) -> Use:
    kind = profile.kind or "organization"
    words = name.words
    if name.small > name.end and _takes_small(name, profile):
        words = tuple(name.line.parts[name.start : name.small])
        small = words[-1]
        kind = (
            "project"
            if small in namer.words["project_small"]
            else "bloc"
            if small == "format"
            else "accord"
            if small in namer.words["accord_small"]
            else "organization"
            if name.line.word(name.end) in namer.words["small_heads"]
            else "place"
        )
        return Use(name, kind, words, make_key(kind, words, namer))
    if name.known is not None:
        return Use(name, kind, words, name.known.key)
    return Use(name, kind, words, make_key(kind, words, namer))


def _takes_small(name: Name, profile: Profile) -> bool:
    """Whether the lower-case noun after a name belongs to it: not where the name is also used without."""
    if name.line.word(name.end) in ("subcommittee", "committee", "commission"):
        return True
    if (
        profile.kind in ("organization", "bloc", "person", "state")
        and profile.known is not None
        and "-" not in name.words
    ):
        return False
    if profile.known is None and profile.kind in ("organization", "person", "accord"):
        return False
    if (
        profile.known is not None
        and profile.known.key.startswith("place:")
        and name.line.low[name.small - 1] in GENERIC
    ):
        return False
    is_bare = any(other.small == other.end for other in profile.names)
    return not is_bare or profile.kind in ("place", "state")


def _vote_kinds(uses: list[Use], find: object, profiles: dict[str, Profile]) -> dict[str, Kind]:
    votes: dict[str, Counter[Kind]] = {}
    for use in uses:
        weight = profiles[use.name.key].confidence
        votes.setdefault(find(use.key), Counter())[use.kind] += weight  # type: ignore[operator]
    return {key: max(sorted(found), key=lambda k: found[k]) for key, found in votes.items()}


# ---------------------------------------------------------------- records


def _make_records(
    document: Document, found: list[Found]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...], dict[str, str]]:
    ids: dict[str, str] = {}
    groups: dict[str, list[Found]] = {}
    mentions = []
    last = -1
    for item in found:
        if item.name.text_start < last:
            continue
        if item.key not in ids:
            ids[item.key] = f"{document.id}/{len(ids) + 1}"
        groups.setdefault(item.key, []).append(item)
        mentions.append(_make_mention(document, item, ids[item.key]))
        last = mentions[-1].end
    entities = tuple(_make_entity(ids[key], items, document.text) for key, items in groups.items())
    return entities, tuple(mentions), ids


def _make_mention(document: Document, item: Found, identifier: str) -> Mention:
    start, end = item.name.text_start, item.name.line.pieces[item.end - 1].end
    return Mention(
        start, end, document.text[start:end], identifier, item.form, item.name.line.index, item.confidence, item.rule
    )  # type: ignore[arg-type]


def _make_entity(identifier: str, items: list[Found], text: str) -> Entity:
    surfaces: Counter[str] = Counter()
    known = None
    for item in items:
        if item.form == "name":
            surfaces[text[item.name.text_start : item.name.line.pieces[item.end - 1].end]] += 1
        if item.name.known is not None and (known is None or item.name.known.key == item.key):
            known = item.name.known
    name = max(surfaces, key=lambda s: (len(s.split()), surfaces[s], len(s), s), default="")
    ids: dict[str, str] = {}
    if items[0].kind == "state":
        state = next((i.name.known for i in items if i.name.known and i.name.known.state == items[0].key), known)
        if state is not None and items[0].key.startswith("state:"):
            name = _state_name(state.name, state.use, items) or name
            ids = {"iso3166": items[0].key.removeprefix("state:")} if len(items[0].key) == 8 else {}
    elif known is not None and items[0].kind == "place":
        ids = dict(known.ids)
    best = max(items, key=lambda i: i.confidence)
    return Entity(
        identifier, items[0].kind, name, tuple(sorted(set(surfaces) - {name})), ids, best.confidence, best.rule
    )


def _state_name(name: str, use: str, items: list[Found]) -> str:
    return next(
        (i.name.known.name for i in items if i.name.known and i.name.known.kind == "state"),
        name if use == "name" else "",
    )
