"""Links of frames: nothing stands under itself."""

from typing import cast

from conspectus.rooms.frames.drafts import Draft
from conspectus.rooms.frames.links import break_cycles
from conspectus.rooms.frames.tree import Tree

NOWHERE = cast(Tree, None)  # parting cycles looks at no token


def make_drafts(*links: tuple[int, str]) -> list[Draft]:
    """Make drafts from the position of each one's parent and the link to it."""
    drafts = [Draft(NOWHERE, number, number, "say", "verb") for number in range(len(links))]
    for number, (draft, (parent, link)) in enumerate(zip(drafts, links, strict=True)):
        draft.index, draft.parent, draft.link = number, drafts[parent], link
    return drafts


def test_a_cue_under_its_own_quotation_is_set_free() -> None:
    shown, welcomed = make_drafts((1, "quote"), (0, "complement"))
    break_cycles([shown, welcomed])
    assert (welcomed.parent, welcomed.link) == (None, None)
    assert shown.parent is welcomed


def test_a_cycle_without_a_quotation_is_cut_at_its_first_frame() -> None:
    first, second, third = make_drafts((2, "coordination"), (0, "relative"), (1, "complement"))
    break_cycles([first, second, third])
    assert first.parent is None
    assert (second.parent, third.parent) == (first, second)


def test_frames_that_only_hang_on_a_cycle_keep_their_parent() -> None:
    outside, first, second = make_drafts((1, "argument"), (2, "coordination"), (1, "coordination"))
    break_cycles([outside, first, second])
    assert outside.parent is first
    assert first.parent is None
