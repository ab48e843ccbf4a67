"""Lens: a user's file that names subsystems, and topics where there is none."""

from pathlib import Path

import pytest

from conspectus.errors import UsageError
from conspectus.model.lens import find_subsystems, load_lens
from tests.model.piles import Teller

LENS = """
name = "ports"
[[subsystem]]
name = "Alliances"
kinds = ["ally_of", "CONSULT"]
[[subsystem]]
name = "Norvik"
entities = ["norvik"]
[[subsystem]]
name = "Fish"
words = ["herring", "company"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "lens.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_finding_belongs_where_its_kind_entity_or_words_say(tmp_path: Path) -> None:
    lens = load_lens(write(tmp_path, LENS))
    teller = Teller()
    ally = teller.tie("vel", "ally_of", "tar", on="2014-03-01")
    owner = teller.tie("nor", "owns", "vel", on="2014-03-02")
    fish = teller.flow("Herrings", "vel", "tar", on="2014-03-03")
    known = teller.known()
    assert find_subsystems(ally, lens, known) == ("Alliances",)
    assert find_subsystems(owner, lens, known) == ("Norvik",)
    assert find_subsystems(fish, lens, known) == ("Fish",)


def test_what_no_subsystem_claims_is_other(tmp_path: Path) -> None:
    lens = load_lens(write(tmp_path, LENS))
    teller = Teller()
    fact = teller.tie("vel", "rival_of", "tar", on="2014-03-01")
    assert find_subsystems(fact, lens, teller.known()) == ("other",)


@pytest.mark.parametrize(
    "text",
    ["name = ", "name = 'empty'", "[[subsystem]]\nwords = ['a']", "[[subsystem]]\nname = 'a'\nword = ['a']",
     "[[subsystem]]\nname = 'a'\nwords = 'a'"],
)  # fmt: skip
def test_a_file_that_is_no_lens_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"lens\.toml"):
        load_lens(write(tmp_path, text))
