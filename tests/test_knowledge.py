"""Knowledge: every table is described and says where it comes from; a user's entries are merged in."""

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from conspectus.errors import KnowledgeError
from conspectus.knowledge import load_knowledge

TABLES = sorted(
    item.name.removesuffix(".toml")
    for item in resources.files("conspectus.knowledge").iterdir()
    if item.name.endswith(".toml")
)
DOCS = Path(__file__).parent.parent / "docs" / "knowledge.md"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_it_is_where_it_comes_from_and_when_it_was_made(name: str) -> None:
    text = (resources.files("conspectus.knowledge") / f"{name}.toml").read_text("utf-8")
    table = tomllib.loads(text)
    assert text.startswith("# ")
    assert len(table["source"]) > 20
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", table["date"])


def test_the_page_on_knowledge_names_every_table_and_no_other() -> None:
    assert re.findall(r"^\| `(\w+)` \|", DOCS.read_text("utf-8"), re.MULTILINE) == TABLES


def test_a_users_entries_are_added(tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text('[sentences]\nclosing = ["approp."]\n', "utf-8")
    merged, built_in = load_knowledge([own])["sentences"], load_knowledge()["sentences"]
    assert merged["closing"] == [*built_in["closing"], "approp."]
    assert merged["leading"] == built_in["leading"]


@pytest.mark.parametrize("content", ["[nothing]\nwords = []\n", "closing = [", "sentences = 3\n"])
def test_a_file_that_fits_no_table_is_refused(tmp_path: Path, content: str) -> None:
    own = tmp_path / "my.toml"
    own.write_text(content, "utf-8")
    with pytest.raises(KnowledgeError, match=r"my\.toml"):
        load_knowledge([own])
