"""Quotes: which cue hands a quotation over, and what goes with it."""

from conspectus.knowledge.quotation import Quote
from conspectus.rooms.frames.attributions import Attribution, find_speaker, set_clause
from conspectus.rooms.frames.drafts import Draft, Filler, Slot
from conspectus.rooms.frames.grammar import Grammar
from conspectus.rooms.frames.holders import Scene
from conspectus.rooms.frames.tree import NONE, PUNCTUATION, Tree

PAUSES = frozenset({",", "?", "!", "…", "...", ".", "—", "–", "-", "--"})
QUOTE_MARKS = frozenset({'"', "“", "'", "‘", "``", "«", "„"})
NAMING = frozenset(
    {
        "on",
        "in",
        "at",
        "from",
        "titled",
        "entitled",
        "called",
        "named",
        "dubbed",
        "its",
        "his",
        "her",
        "their",
        "a",
        "an",
    }
)
NEAR = 12  # tokens between a quotation and the verb that hands it over
PERSONAL = frozenset({"he", "she", "minister", "president", "director", "mayor", "chairman", "chairwoman", "secretary"})
FEWEST = 3  # words; shorter quotations without a cue of their own are words marked, not words said


def attach_quotes(scene: Scene, quotes: list[Quote]) -> None:
    """Find the cue of every quotation and give it the words; quotations that run on keep the speaker."""
    last: Attribution | None = None
    last_end = NONE
    for number, quote in enumerate(quotes):
        cue = _find_cue(scene, quotes, number)
        attribution: Attribution | None = None
        if cue is not None:
            attribution = _give(scene, cue, quote)
        elif last is not None and _is_whole(scene, quote) and _follows(scene, quote, last_end):
            attribution = last
            _extend(scene, attribution, quote)
        elif _is_speech(scene, quote):
            attribution = _give_to_nobody(scene, quote)
        if attribution is not None and attribution.is_direct:
            last, last_end = attribution, max(quote.end, _end_of(scene, attribution))


def _end_of(scene: Scene, attribution: Attribution) -> int:
    """Return where the sentence of the cue ends: a quotation right after it is the same speaker's."""
    return attribution.cue.tree.ends[-1] if attribution.cue.at != NONE else NONE


def _follows(scene: Scene, quote: Quote, last_end: int) -> bool:
    """Whether a quotation begins a sentence right after another one, or runs on from the block before."""
    if quote.runs_on:
        return True
    tree = scene.trees[scene.tree_at(quote.start)]
    before = scene.tree_at(max(0, tree.starts[0] - 1))
    return _begins(scene, quote, scene.tree_at(quote.start)) and last_end >= scene.trees[before].starts[0] - 1


def _token_at(tree: Tree, character: int) -> int:
    """Return the first token that ends after a character."""
    for at in range(tree.size):
        if tree.ends[at] > character:
            return at
    return tree.size


def _is_speech(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation without a cue is a whole sentence of somebody's, not a name or a word held up."""
    tree = scene.trees[scene.tree_at(quote.start)]
    first, last = _token_at(tree, quote.start), _token_at(tree, quote.end)
    finite = any(tree.tags[at] in {"VBD", "VBZ", "VBP", "MD"} for at in range(first, last))
    return _is_whole(scene, quote) and finite and last - first > FEWEST


def _is_whole(scene: Scene, quote: Quote) -> bool:
    """Whether nothing but a quotation stands in its sentence."""
    tree = scene.trees[scene.tree_at(quote.start)]
    around = tree.words[: _token_at(tree, quote.start)] + tree.words[_token_at(tree, quote.end) :]
    return all(word in PUNCTUATION for word in around)


# ---------------------------------------------------------------- cues


def _find_cue(scene: Scene, quotes: list[Quote], number: int) -> Draft | None:
    """Return the frame that hands a quotation over: where it ends, where it begins, or before a colon."""
    quote = quotes[number]
    last, first = scene.tree_at(max(quote.start, quote.end - 1)), scene.tree_at(quote.start)
    for which in dict.fromkeys((last, first)):
        cue = _nearest_cue(scene, quotes, quote, which)
        if cue is not None:
            return cue
    colon = _find_before_colon(scene, quote, first)
    if colon is not None:
        return colon
    if first > 0 and scene.trees[first - 1].words[-1] == ":" and _begins(scene, quote, first):
        for draft in reversed(scene.drafts[first - 1]):
            if may_hand_over(draft, scene.grammar) or _gives_word(draft, scene.grammar):
                return draft
    return None


def _find_before_colon(scene: Scene, quote: Quote, which: int) -> Draft | None:
    """As in “Ruiz welcomed the ruling: “It is fair””: whatever somebody named does before a colon and a quotation."""
    tree = scene.trees[which]
    first = _token_at(tree, quote.start)
    if first < FEWEST or tree.words[first - 2] != ":":
        return None
    for draft in scene.drafts[which]:
        slot = draft.slot("subject")
        if draft.form != "verb" or draft.verb == NONE or draft.verb > first or draft.voice == "passive" or slot is None:
            continue
        head = slot.filler.head
        is_somebody = tree.mention[head] != NONE or tree.lemmas[head] in scene.grammar.persons | PERSONAL
        if slot.filler.tree is tree and not slot.is_shared and is_somebody and tree.tags[draft.verb] in {"VBD", "VBZ"}:
            return draft
    return None


def _gives_word(draft: Draft, grammar: Grammar) -> bool:
    """As in “released the following statement:”."""
    slot = draft.slot("object")
    if slot is None or draft.form != "verb" or draft.voice == "passive" or not draft.has("subject"):
        return False
    return slot.filler.tree is draft.tree and draft.tree.lemmas[slot.filler.head] in grammar.speech.nouns


def _begins(scene: Scene, quote: Quote, which: int) -> bool:
    tree = scene.trees[which]
    return all(word in PUNCTUATION for word in tree.words[: _token_at(tree, quote.start)])


def _nearest_cue(scene: Scene, quotes: list[Quote], quote: Quote, which: int) -> Draft | None:
    tree = scene.trees[which]
    first, last = _token_at(tree, quote.start), _token_at(tree, quote.end)
    best: Draft | None = None
    nearest = NEAR + 1
    for draft in scene.drafts[which]:
        if not may_hand_over(draft, scene.grammar) or _is_quoted(tree.starts[_cue_token(draft)], quotes):
            continue
        at = _cue_token(draft)
        distance = first - at if at < first else at - last
        if draft.predicate not in scene.grammar.speech.quote_only and _hold(tree, draft, quote) is not None:
            distance = min(distance, 0)
        elif at >= last and tree.tags[at] == "VBG" and draft.has("clause"):
            continue  # "..., he said, adding that ...": the second cue has words of its own
        elif not _is_beside(tree, at, first, last):
            continue
        if distance < nearest:
            best, nearest = draft, distance
    return _redirect(scene, best, which)


def _redirect(scene: Scene, cue: Draft | None, which: int) -> Draft | None:
    """As in “Reuters quoted Lee as saying”: the words are Lee's."""
    if cue is None or cue.predicate not in scene.grammar.speech.quoting or not cue.has("as"):
        return cue
    return next(
        (draft for draft in scene.drafts[which] if draft.parent is cue and draft.predicate in scene.grammar.speech.say),
        cue,
    )


def _cue_token(draft: Draft) -> int:
    return draft.verb if draft.verb != NONE else draft.at


def _hold(tree: Tree, draft: Draft, quote: Quote) -> Filler | None:
    """Return the clause of a cue inside which the quotation stands anyway."""
    for slot in draft.slots:
        if slot.role == "clause" and slot.filler.tree is tree:
            start, end = tree.starts[slot.filler.left], tree.ends[slot.filler.right]
            if start <= quote.start and quote.end <= end + 1:
                return slot.filler
    return None


def _is_beside(tree: Tree, at: int, first: int, last: int) -> bool:
    """Whether nothing but the cue's own clause stands between the quotation and the cue."""
    if at < first:
        between = tree.words[at + 1 : first]
        if not between or between[-1] not in QUOTE_MARKS:
            return False
        if len(between) > 1 and between[-2] in NAMING:
            return False  # "says on “The Countdown”": a name, or a word held up
        is_led_in = len(between) == 1 or between[-2] in {",", ":", "that", "as"}
        return is_led_in or tree.kid(at, "dobj", "attr") == NONE
    between = tree.words[last + 1 : at]
    end = last - 1
    while end > 0 and tree.words[end] in QUOTE_MARKS:
        end -= 1  # a quotation inside ends with it
    edge = {tree.words[end], *tree.words[last + 1 : last + 2]}
    if edge.isdisjoint(PAUSES) and at != last + 1:
        return False
    opens_clause = any(tree.deps[token] in {"mark", "cc"} or tree.tags[token] == "WRB" for token in range(last, at))
    return not opens_clause and not any(word in {".", ";", "?", "!"} for word in between)


def may_hand_over(draft: Draft, grammar: Grammar) -> bool:
    """Whether a frame can be the cue of a quotation."""
    speech = grammar.speech
    if draft.rule in {"according-to", "name-colon"}:
        return True
    if draft.form == "noun" or draft.verb == NONE:
        return False
    if draft.rule == "light-verb":
        return draft.predicate in speech.nouns
    if draft.form != "verb" or not (draft.surface is not None or draft.has("subject")):
        return False
    if draft.voice == "passive" and draft.predicate not in speech.reported and not draft.has("subject"):
        return False  # "was told to prepare": he is spoken to
    return (
        draft.predicate in speech.say
        or draft.predicate in speech.quote_only
        or draft.predicate in {"believe", "think", "tell"}
    )


def _is_quoted(character: int, quotes: list[Quote]) -> bool:
    return any(quote.start <= character < quote.end for quote in quotes)


# ---------------------------------------------------------------- giving the words


def _give(scene: Scene, cue: Draft, quote: Quote) -> Attribution:
    """Give a quotation to its cue. What is inside the cue's reported clause is given already."""
    attribution = scene.by_cue.get(id(cue))
    clause = _hold(cue.tree, cue, quote)
    if attribution is None and clause is not None and cue.tree.starts[clause.left] < quote.start - 1:
        return _give_clause(scene, cue, clause)
    led_in = None if attribution is not None else _find_led_in(cue, quote) or _find_thing(cue, quote)
    if led_in is not None:
        set_clause(cue, cue.tree, led_in.head, [(led_in.left, led_in.right)])
        return _give_clause(scene, cue, led_in)
    if attribution is None:
        attribution = Attribution(cue, find_speaker(cue), [])
        scene.attributions.append(attribution)
        scene.by_cue[id(cue)] = attribution
        cue.slots = [slot for slot in cue.slots if slot.role != "clause"]
    elif _covers(attribution, quote):
        begins = any(abs(start - quote.start) <= 2 and end <= quote.end + 2 for start, end in attribution.pieces)
        whole = any(abs(start - quote.start) <= 2 and abs(end - quote.end) <= 2 for start, end in attribution.pieces)
        attribution.is_direct = attribution.is_direct or whole
        if not begins or whole:
            return attribution
    if not attribution.is_direct:
        _drop_parsed(attribution, quote)
    attribution.is_direct = True
    _extend(scene, attribution, quote)
    return attribution


def _find_led_in(cue: Draft, quote: Quote) -> Filler | None:
    """As in “vowed to build it “even if it rains””: an infinitive that a quotation goes on with is said as well."""
    tree, at = cue.tree, cue.verb
    if at == NONE or not tree.starts[0] <= quote.start < tree.ends[-1] or cue.voice == "passive":
        return None
    first, last = _token_at(tree, quote.start), min(_token_at(tree, quote.end), tree.size) - 1
    for kid in tree.all_kids(at, "xcomp"):
        opener = tree.kid(kid, "aux")
        is_led = opener == at + 1 and tree.words[opener] == "to" and kid < first
        if is_led and not any(word in PUNCTUATION for word in tree.words[opener : first - 1]):
            return Filler(tree, kid, opener, tree.trim(opener, last)[1])
    return None


def _find_thing(cue: Draft, quote: Quote) -> Filler | None:
    """As in “warned of “great risk” to its staff”: a quotation inside a thing that is said comes with all of it."""
    tree = cue.tree
    for slot in cue.slots:
        filler = slot.filler
        if slot.role not in {"of", "about", "against", "over"} or filler.tree is not tree or slot.is_shared:
            continue
        start, end = tree.starts[filler.left], tree.ends[filler.right]
        if start - 2 <= quote.start and quote.end + 1 < end:
            cue.slots.remove(slot)
            left = filler.left - 1 if tree.words[filler.left - 1] in QUOTE_MARKS else filler.left
            return Filler(tree, filler.head, left, filler.right)
    return None


def _give_clause(scene: Scene, cue: Draft, clause: Filler) -> Attribution:
    """As in “urged him to “act now””: a quotation inside an infinitive comes with all of it."""
    piece = (cue.tree.starts[clause.left], cue.tree.ends[clause.right])
    attribution = Attribution(cue, find_speaker(cue), [piece])
    scene.attributions.append(attribution)
    scene.by_cue[id(cue)] = attribution
    return attribution


def extend_cue(scene: Scene, cue: Draft, quote: Quote) -> None:
    """Give a cue words that stand in no quotation marks."""
    _give(scene, cue, quote)


def _covers(attribution: Attribution, quote: Quote) -> bool:
    return any(start <= quote.start and quote.end <= end + 1 for start, end in attribution.pieces)


def _drop_parsed(attribution: Attribution, quote: Quote) -> None:
    """Forget a reported clause that the parser read out of part of the quotation."""
    attribution.pieces = [(start, end) for start, end in attribution.pieces if not _overlaps(start, end, quote)]
    cue = attribution.cue
    cue.slots = [
        slot
        for slot in cue.slots
        if slot.role != "clause"
        or not _overlaps(slot.filler.tree.starts[slot.filler.left], slot.filler.tree.ends[slot.filler.right], quote)
    ]


def _overlaps(start: int, end: int, quote: Quote) -> bool:
    return start < quote.end and quote.start < end


def _extend(scene: Scene, attribution: Attribution, quote: Quote) -> None:
    """Add a quotation to what a cue hands over: one clause for each sentence of it."""
    for which in range(scene.tree_at(quote.start), scene.tree_at(max(quote.start, quote.end - 1)) + 1):
        tree = scene.trees[which]
        left, right = _token_at(tree, quote.start), _token_at(tree, quote.end) - 1
        left, right = _trim(tree, left, min(right, tree.size - 1))
        if left > right:
            continue
        piece = (tree.starts[left], tree.ends[right])
        if piece in attribution.pieces:
            continue
        attribution.pieces.append(piece)
        head = _top_within(tree, left, right)
        attribution.cue.slots.append(Slot("clause", Filler(tree, head, left, right)))
        for draft in scene.drafts[which]:
            if (
                draft.at == head
                and draft is not attribution.cue
                and (draft.parent is None or draft.link == "complement" or draft.parent.tree is not tree)
            ):
                draft.parent, draft.link = attribution.cue, "quote"


def _trim(tree: Tree, left: int, right: int) -> tuple[int, int]:
    while left <= right and tree.words[left] in PUNCTUATION:
        left += 1
    while right >= left and tree.words[right] in PUNCTUATION:
        right -= 1
    return left, right


def _top_within(tree: Tree, left: int, right: int) -> int:
    """Return the token of a stretch whose head is outside it."""
    for at in range(left, right + 1):
        head = tree.heads[at]
        if (head == at or not left <= head <= right) and tree.pos[at] not in {"PUNCT", "CCONJ"}:
            return at
    return left


def _give_to_nobody(scene: Scene, quote: Quote) -> Attribution:
    """A whole quoted sentence without a cue is somebody's word, we do not know whose."""
    tree = scene.trees[scene.tree_at(quote.start)]
    nobody = Draft(tree, NONE, NONE, "say", "verb")
    nobody.rule = "quote"
    attribution = Attribution(nobody, None, [], is_direct=True)
    scene.attributions.append(attribution)
    attribution.pieces.append((quote.start, quote.end))
    return attribution
