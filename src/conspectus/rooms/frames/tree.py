"""Trees: one sentence's syntax as plain lists, and which names and times stand on its tokens."""

from bisect import bisect_left

from conspectus.records import Dating, Mention, Naming, Sentence

NONE = -1
PUNCTUATION = frozenset(
    {
        ",",
        ";",
        ":",
        "-",
        "–",
        "—",
        ".",
        "!",
        "?",
        "(",
        ")",
        "[",
        "]",
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "``",
        "''",
        "«",
        "»",
        "…",
        "...",
        "--",
        "„",
    }
)


def _fold(word: str) -> str:
    """Return a word in lower case, its apostrophe straight; a mark that stands alone keeps its shape."""
    return word.lower().replace("’", "'") if len(word) > 1 else word.lower()


class Tree:
    """A sentence as lists over its tokens; positions count from the sentence's first token.

    `mention` is the position in Naming.mentions of the widest name on a token, `time` that in Dating.expressions.
    """

    __slots__ = (
        "base",
        "deps",
        "ends",
        "heads",
        "index",
        "kids",
        "lefts",
        "lemmas",
        "mention",
        "pos",
        "rights",
        "size",
        "starts",
        "tags",
        "time",
        "words",
    )

    def __init__(self, sentence: Sentence, marks: "Marks") -> None:
        tokens = sentence.tokens
        base = tokens[0].index
        self.index, self.base, self.size = sentence.index, base, len(tokens)
        self.words = [_fold(token.text) for token in tokens]
        self.lemmas = [token.lemma for token in tokens]
        self.tags = [token.tag for token in tokens]
        self.pos = [token.pos for token in tokens]
        self.deps = [token.dep for token in tokens]
        self.heads = [token.head - base for token in tokens]
        self.starts = [token.start for token in tokens]
        self.ends = [token.end for token in tokens]
        self.mention = marks.on_tokens(marks.mentions, marks.mention_starts, self)
        self.time = marks.on_tokens(marks.times, marks.time_starts, self)
        self.kids: list[list[int]] = []
        self.lefts: list[int] = []
        self.rights: list[int] = []

    def grow(self) -> None:
        """Index children and subtree edges; once the attachments are settled."""
        size, heads = self.size, self.heads
        kids: list[list[int]] = [[] for _ in range(size)]
        lefts, rights = list(range(size)), list(range(size))
        for at, head in enumerate(heads):
            if head != at:
                kids[head].append(at)
            child, steps = at, 0
            while heads[child] != child and steps < size:
                child, steps = heads[child], steps + 1
                lefts[child] = min(lefts[child], at)
                rights[child] = max(rights[child], at)
        self.kids, self.lefts, self.rights = kids, lefts, rights

    def kid(self, at: int, *deps: str) -> int:
        """Return the first child with one of the labels, or NONE."""
        labels = self.deps
        for kid in self.kids[at]:
            if labels[kid] in deps:
                return kid
        return NONE

    def all_kids(self, at: int, *deps: str) -> list[int]:
        """Return the children with one of the labels, in order."""
        labels = self.deps
        return [kid for kid in self.kids[at] if labels[kid] in deps]

    def is_under(self, at: int, top: int) -> bool:
        """Whether a token is in the subtree of another."""
        for _ in range(self.size):
            if at == top:
                return True
            if self.heads[at] == at:
                return False
            at = self.heads[at]
        return False

    def runs(self, top: int, without: int = NONE) -> list[tuple[int, int]]:
        """Return the stretches of the subtree of `top` less that of `without`, each without outer punctuation."""
        left, right = self.lefts[top], self.rights[top]
        if without == NONE and all(self.is_under(at, top) for at in range(left, right + 1)):
            kept = [(left, right)]
        else:
            flags = [
                self.is_under(at, top) and not (without != NONE and self.is_under(at, without))
                for at in range(left, right + 1)
            ]
            kept, at = [], 0
            while at < len(flags):
                stop = at
                while stop < len(flags) and flags[stop]:
                    stop += 1
                if stop > at:
                    kept.append((left + at, left + stop - 1))
                at = max(stop, at + 1)
        trimmed = [self.trim(a, b) for a, b in kept]
        return [(a, b) for a, b in trimmed if a <= b]

    def trim(self, left: int, right: int) -> tuple[int, int]:
        """Take punctuation off both ends; brackets and quotation marks stay when their other half is inside."""
        words = self.words
        while left <= right and words[left] in PUNCTUATION:
            left += 1
        while right >= left and words[right] in PUNCTUATION and not self._closes(left, right):
            right -= 1
        return left, right

    def _closes(self, left: int, right: int) -> bool:
        """Whether the bracket at the right end opened inside."""
        opener = {")": "(", "]": "["}.get(self.words[right])
        if opener is None:
            return False
        inside = self.words[left:right]
        return inside.count(opener) > inside.count(self.words[right])


class Marks:
    """The names and time expressions of a document, found by character."""

    __slots__ = ("all_starts", "kinds", "mention_starts", "mentions", "naming", "time_starts", "times")

    def __init__(self, naming: Naming, dating: Dating) -> None:
        self.naming: tuple[Mention, ...] = naming.mentions
        self.kinds = {entity.id: entity.kind for entity in naming.entities}
        self.all_starts = [mention.start for mention in naming.mentions]
        ranked = sorted(range(len(naming.mentions)), key=self._rank)
        self.mentions = [(self.naming[at].start, self.naming[at].end, at) for at in ranked]
        self.mention_starts = [mention[0] for mention in self.mentions]
        self.times = sorted((e.start, e.end, at) for at, e in enumerate(dating.expressions))
        self.time_starts = [time[0] for time in self.times]

    def _rank(self, at: int) -> tuple[int, int]:
        return self.naming[at].start, -self.naming[at].end

    def on_tokens(self, marks: list[tuple[int, int, int]], firsts: list[int], tree: Tree) -> list[int]:
        """Return for each token which mark stands on it: names before adjectives, then the widest."""
        found = [NONE] * tree.size
        at = bisect_left(firsts, tree.starts[0])
        end = tree.ends[-1]
        while at < len(marks) and marks[at][0] < end:
            start, stop, which = marks[at]
            first = bisect_left(tree.ends, start + 1)
            while first < tree.size and tree.starts[first] < stop:
                if found[first] == NONE or (marks is self.mentions and self._is_better(which, found[first])):
                    found[first] = which
                first += 1
            at += 1
        return found

    def _is_better(self, new: int, old: int) -> bool:
        """A name inside a title keeps its own token; a title beats the adjective it begins with."""
        forms = (self.naming[new].form, self.naming[old].form)
        return forms[1] == "adjective" or forms == ("name", "title")

    def share(self, which: int) -> list[str]:
        """Return the entities of all mentions of the same words: "they", "the two leaders" are several."""
        start, end = self.naming[which].start, self.naming[which].end
        at, found = bisect_left(self.all_starts, start), []
        while at < len(self.naming) and self.naming[at].start == start:
            if self.naming[at].end == end:
                found.append(self.naming[at].entity)
            at += 1
        return found

    def inside(self, start: int, end: int) -> tuple[str, ...]:
        """Return the entities mentioned in a stretch, in text order, each once."""
        at = bisect_left(self.all_starts, start)
        found: dict[str, None] = {}
        while at < len(self.naming) and self.all_starts[at] < end:
            if self.naming[at].end <= end:
                found[self.naming[at].entity] = None
            at += 1
        return tuple(found)
