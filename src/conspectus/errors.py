"""Errors: what can go wrong, as a tree.

ConspectusError
|- UsageError           the call asks for something that cannot be: a missing folder, an unknown id
|- UnreadableError      one report cannot be read; the pile goes on without it
|- KnowledgeError       a knowledge or lens file does not say what it should
`- DossierError         the file is no dossier, or of a schema this version does not know
"""


class ConspectusError(Exception):
    """Base of all errors that a user can do something about."""


class UsageError(ConspectusError):
    """Report a call that cannot be carried out as it stands."""


class UnreadableError(ConspectusError):
    """Report one file that cannot be read; the message names thing, value and remedy."""

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage
        self.reason = reason


class KnowledgeError(ConspectusError):
    """Report a knowledge file that does not hold what its reader expects."""


class DossierError(ConspectusError):
    """Report a file that is no dossier, or one of another schema."""
