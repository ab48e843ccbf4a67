"""Cast: a document's scene with who can act in it, and what finding events knows."""

from msgspec import Struct, structs

from conspectus.records import Reading
from conspectus.rooms.find.events.actors import Actors, list_actors
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.scene import Scene, build_scene
from conspectus.rooms.find.events.standins import find_stand_ins


class Cast(Struct, frozen=True):
    """A scene with who can act in it, and what finding events knows."""

    scene: Scene
    actors: Actors
    lexicon: EventLexicon


def build_cast(reading: Reading, lexicon: EventLexicon) -> Cast:
    """Tie a reading's frames together and list who can act in it."""
    actors = list_actors(reading, lexicon)
    actors = structs.replace(actors, stand_ins=find_stand_ins(reading, actors, lexicon))
    return Cast(build_scene(reading, lexicon.status_cues), actors, lexicon)
