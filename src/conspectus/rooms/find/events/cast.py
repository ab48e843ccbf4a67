"""Cast: a document's scene with who can act in it, and what finding events knows."""

from msgspec import Struct

from conspectus.records import Reading
from conspectus.rooms.find.events.actors import Actors, list_actors
from conspectus.rooms.find.events.lexicon import EventLexicon
from conspectus.rooms.find.events.scene import Scene, build_scene


class Cast(Struct, frozen=True):
    """A scene with who can act in it, and what finding events knows."""

    scene: Scene
    actors: Actors
    lexicon: EventLexicon


def build_cast(reading: Reading, lexicon: EventLexicon) -> Cast:
    """Tie a reading's frames together and list who can act in it."""
    return Cast(build_scene(reading, lexicon.status_cues), list_actors(reading, lexicon), lexicon)
