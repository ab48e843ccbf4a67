"""Drafts: frames while they are being read, open to change."""

from conspectus.records import Holder
from conspectus.rooms.frames.tree import NONE, Tree


class Filler:
    """What fills a role: tokens left..right of a tree, both included, about the token `head`."""

    __slots__ = ("head", "left", "right", "tree")

    def __init__(self, tree: Tree, head: int, left: int, right: int) -> None:
        self.tree, self.head, self.left, self.right = tree, head, left, right

    @property
    def key(self) -> tuple[int, int, int]:
        """Return the document's token positions of head, left and right."""
        base = self.tree.base
        return base + self.head, base + self.left, base + self.right


class Slot:
    """A role and what fills it. `opener` is the preposition's token, if one leads the phrase."""

    __slots__ = ("filler", "is_shared", "opener", "role")

    def __init__(self, role: str, filler: Filler, *, is_shared: bool = False, opener: int = NONE) -> None:
        self.role, self.filler, self.is_shared, self.opener = role, filler, is_shared, opener


class Draft:
    """A frame being read. `at` is the predicate's token, `verb` the one that carries tense (NONE for a bare noun).

    `surface` is the grammatical subject, whatever its role.
    """

    __slots__ = (
        "aspect",
        "at",
        "form",
        "hi",
        "holder",
        "index",
        "is_finite",
        "is_modal_own",
        "is_negated",
        "is_settled",
        "link",
        "lo",
        "modal_cue",
        "modality",
        "negation",
        "parent",
        "parts",
        "predicate",
        "rule",
        "slots",
        "span",
        "surface",
        "tense",
        "times",
        "tree",
        "verb",
        "voice",
    )

    def __init__(self, tree: Tree, at: int, verb: int, predicate: str, form: str) -> None:
        self.tree, self.at, self.verb, self.predicate, self.form = tree, at, verb, predicate, form
        self.rule = form
        self.slots: list[Slot] = []
        self.surface: Filler | None = None
        self.parent: Draft | None = None
        self.link: str | None = None
        self.voice = "active"
        self.modality, self.aspect, self.tense = "asserted", "simple", "none"
        self.is_negated = self.is_settled = self.is_finite = self.is_modal_own = False
        self.negation: tuple[int, int] | None = None
        self.modal_cue: tuple[int, int] | None = None
        self.times: list[int] = []
        self.holder = Holder()
        self.span = (at, at)
        self.parts: list[int] = [at]  # every token of the predicate: verb, particle, light verb
        self.lo, self.hi = at, at
        self.index = NONE

    def slot(self, role: str) -> Slot | None:
        """Return the first slot of a role."""
        for slot in self.slots:
            if slot.role == role:
                return slot
        return None

    def has(self, role: str) -> bool:
        """Whether a role is filled."""
        return self.slot(role) is not None

    def add(self, role: str, filler: Filler, *, is_shared: bool = False, opener: int = NONE) -> None:
        """Fill a role."""
        self.slots.append(Slot(role, filler, is_shared=is_shared, opener=opener))
