"""Reprints: which document repeats which, sentence by sentence."""

from conspectus.records import Reading
from conspectus.rooms.resolve import find_reprints
from tests.compare.piles import Writer

STORY = (
    "Dockers at the port of Velmora walked out for an eighth day on Monday, the union said.",
    "Norvik Terminals, which runs the port, offered to raise the pay of all hands by four percent.",
    "Some 1,400 workers plan to stay away until the company has agreed to what they ask for.",
    "Ships that carry grain and fruit have been sent on to Skarsund since the strike began.",
)
REWORDED = (
    "Dockers at the port of Velmora walked out for an eighth day Monday, the union says.",
    "Norvik Terminals, which runs the port, offered to lift the pay of all hands by four percent.",
    "About 1,500 workers intend to stay away until the company has agreed to what they ask for.",
)
OWN = (
    "A mayor who had been asked for help told the council that he had none to give to anyone.",
    "In the taverns by the old quay people have begun to pay for their beer in dried cod again.",
)


def write(on: str, outlet: str, *sentences: str) -> Reading:
    writer = Writer(on, outlet)
    for sentence in sentences:
        writer.say(sentence)
    return writer.reading()


def test_a_shortened_copy_in_other_words_is_found_with_what_it_changed() -> None:
    original, copy = write("2016-05-09", "Northwire", *STORY), write("2016-05-10", "Inland Post", *REWORDED)
    (reprint,) = find_reprints((original, copy))
    assert (reprint.document, reprint.of, reprint.share) == (copy.document.id, original.document.id, 1.0)
    assert [(twin.original.text, twin.copy.text) for twin in reprint.twins] == list(zip(STORY, REWORDED, strict=False))


def test_a_copy_that_adds_of_its_own_is_still_one() -> None:
    original, copy = write("2016-05-09", "Northwire", *STORY), write("2016-05-10", "Inland Post", *STORY, *OWN)
    (reprint,) = find_reprints((original, copy))
    assert reprint.document == copy.document.id
    assert 0.5 < reprint.share < 1.0


def test_two_reports_that_share_a_quotation_are_two() -> None:
    shared = STORY[:1]
    assert find_reprints((write("2016-05-09", "A", *shared, *OWN), write("2016-05-10", "B", *shared, *STORY[1:]))) == ()


def test_which_file_comes_first_changes_nothing() -> None:
    original, copy = write("2016-05-09", "Northwire", *STORY), write("2016-05-10", "Inland Post", *REWORDED)
    assert find_reprints((original, copy)) == find_reprints((copy, original))


def test_of_two_copies_each_names_the_original() -> None:
    original = write("2016-05-09", "Northwire", *STORY)
    copies = [write("2016-05-10", "Inland Post", *REWORDED), write("2016-05-11", "Coastal Times", *REWORDED)]
    found = find_reprints((original, *copies))
    assert {reprint.document for reprint in found} == {copy.document.id for copy in copies}
    assert original.document.id not in {reprint.document for reprint in found}
