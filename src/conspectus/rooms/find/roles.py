"""Roles: offices and affiliations -> who is what, for whom, when."""

from msgspec import Struct

from conspectus.knowledge import Knowledge
from conspectus.records import Reading, Role


class RoleCues(Struct, frozen=True):
    """What finding roles knows."""


def load_role_cues(knowledge: Knowledge) -> RoleCues:
    return RoleCues()


def find_roles(reading: Reading, cues: RoleCues) -> tuple[Role, ...]:
    return ()
