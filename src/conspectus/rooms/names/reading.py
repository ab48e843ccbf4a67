"""Reading names: a document's sentences -> its entities, their mentions, and the offices of persons."""

from collections.abc import Sequence

from conspectus.records import Document, Naming, Office, Sentence
from conspectus.rooms.names.bodies import assign_owners, find_bodies, find_pairs
from conspectus.rooms.names.clues import read_clues
from conspectus.rooms.names.cutting import read_line
from conspectus.rooms.names.headlines import read_headline
from conspectus.rooms.names.kinds import Profile, decide_kinds
from conspectus.rooms.names.lexicon import Namer
from conspectus.rooms.names.name import Name
from conspectus.rooms.names.offices import find_offices
from conspectus.rooms.names.owners import own_offices
from conspectus.rooms.names.people import find_people
from conspectus.rooms.names.pronouns import read_pronouns
from conspectus.rooms.names.recording import Recorder
from conspectus.rooms.names.spots import Found, Post, Scene
from conspectus.rooms.names.text import Commons, Line, read_lines
from conspectus.rooms.names.titles import read_titles
from conspectus.rooms.names.uses import Sorter, vote_kinds


def read_names(document: Document, sentences: tuple[Sentence, ...], namer: Namer) -> Naming:
    """Find the names of a document and who is who.

    Returns:
        Entities in order of first mention, mentions in text order, offices in text order.
    """
    lines = read_lines(document, sentences, namer)
    names, profiles = _find_names(lines, namer)
    found = _identify(names, profiles, namer)
    recorder = Recorder(document, found)
    offices = find_offices(sentences, recorder.mentions, recorder.entities, namer.offices)
    more = _refer(lines, found, _list_posts(offices, recorder), namer, [(o.start, o.end) for o in offices])
    mentions = recorder.merge(more)
    references = [m for m in mentions if m.form in ("title", "pronoun")]
    return Naming(recorder.entities, mentions, own_offices(offices, references, recorder.entities, document))


def _find_names(lines: Sequence[Line], namer: Namer) -> tuple[list[Name], dict[str, Profile]]:
    """Find the names in running text, what kinds they are, and then those in headlines."""
    commons = Commons(lines)
    names = [name for line in lines if line.style == "plain" for name in read_line(line, namer, commons)]
    for name in names:
        read_clues(name, namer)
    profiles = decide_kinds(names, namer)
    for line in lines:
        for name in read_headline(line, namer, profiles) if line.style != "plain" else ():
            names.append(name)
            if name.key in profiles:
                profiles[name.key].names.append(name)
            else:
                read_clues(name, namer)
                profiles |= decide_kinds([name], namer)
    return sorted((n for n in names if n.key in profiles), key=lambda n: n.text_start), profiles


def _identify(names: list[Name], profiles: dict[str, Profile], namer: Namer) -> list[Found]:
    """Find what each name names: the names of one thing get one key."""
    people = find_people([p for p in profiles.values() if p.kind == "person"], namer)
    sorter = Sorter(profiles, people, namer)
    sorter.sort(names)
    uses, found = sorter.uses, sorter.settled
    assign_owners(uses, {f.name.text_end: f.key for f in found if f.kind == "state"}, namer)
    groups = find_bodies(uses, find_pairs(uses), namer)
    kinds = vote_kinds(uses, groups.find, profiles)
    full = {groups.find(use.key) for use in uses if not use.name.is_bare}
    for use in uses:
        key = groups.find(use.key)
        if key in full:  # "the Commission" is nothing where none is named
            end, profile = use.name.start + len(use.words), profiles[use.name.key]
            found.append(Found(use.name, kinds[key], key, end, "name", profile.confidence, profile.rule))
    return sorted(found, key=lambda f: (f.name.text_start, f.end))


def _list_posts(offices: Sequence[Office], recorder: Recorder) -> list[Post]:
    """Return the offices by the keys of persons and bodies, in lower case and without their complements."""
    posts = []
    for office in offices:
        words = tuple(office.role.lower().split(" of ")[0].split(" for ")[0].split())
        if words:
            of = recorder.key_of(office.of) if office.of is not None else None
            posts.append(Post(recorder.key_of(office.person), words, of, office.is_former))
    return posts


def _refer(
    lines: Sequence[Line], found: list[Found], posts: list[Post], namer: Namer, titled: list[tuple[int, int]]
) -> list[Found]:
    """Return the mentions by title and pronoun."""
    scene = Scene(lines, found, posts, namer, titled)
    read_titles(scene)
    read_pronouns(scene)
    return [item for spots in scene.spots for item in spots if item.form in ("title", "pronoun")]
