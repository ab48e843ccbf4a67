"""Read: what each kind of file gives, and how each kind of bad file is refused."""

import io
import zipfile
from typing import Any

import docx
import pytest

from conspectus.errors import UnreadableError
from conspectus.records import Draft, Metadata, Report
from conspectus.rooms.read import read_text
from conspectus.settings import Settings

PAGE = """<!doctype html>
<html lang="en"><head><title>Ferry runs again | Island Post</title>
<meta property="og:site_name" content="Island Post"><meta name="author" content="Eva Holm">
<meta property="article:published_time" content="2020-05-02T08:00:00Z">
<link rel="canonical" href="https://islandpost.example/ferry"></head>
<body><nav><a>Home</a> <a>Weather</a></nav><h1>Ferry runs again</h1>
<article><p>The ferry between the two islands will run again from Monday, its owner said on Friday.</p>
<p>It had been out of order for a year, and the people of the smaller island had to go by fishing boat.</p>
<h2>What it costs</h2><ul>
<li>Twelve crowns for the crossing, nine for pupils.</li><li>Nothing for those over eighty.</li></ul>
<p>The minister gave the money in March&#x2014;&quot;too late&quot;, said the mayor of the smaller island.</p></article>
<footer>Copyright 2020 Island Post</footer></body></html>"""


def read(path: str, content: bytes | str, side: bytes | None = None, **settings: Any) -> Draft:
    content = content.encode() if isinstance(content, str) else content
    return read_text(Report(path, content, side), Settings(**settings))


def refuse(path: str, content: bytes | str, **settings: Any) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(path, content, **settings)
    assert caught.value.stage == "read"
    return caught.value.reason


def make_docx(*paragraphs: tuple[str, str | None]) -> bytes:
    document = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def make_pdf(*pages: str) -> bytes:
    """Write a PDF by hand: one line of text a page."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for n, page in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 700 Td ({page}) Tj ET" if page else ""
        parts = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {font} >> /Contents {4 + 2 * n} 0 R"
        objects += [f"<< {parts} >>", f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, start=1))
    return (body + "trailer\n<< /Root 1 0 R >>\n%%EOF").encode("latin-1")


# ---------------------------------------------------------------- pages


def test_a_page_gives_its_main_text_with_headings_and_items_marked() -> None:
    draft = read("a.html", PAGE)
    assert draft.media == "html"
    assert draft.text.split("\n\n") == [
        "# Ferry runs again",
        "The ferry between the two islands will run again from Monday, its owner said on Friday.",
        "It had been out of order for a year, and the people of the smaller island had to go by fishing boat.",
        "## What it costs",
        "• Twelve crowns for the crossing, nine for pupils.",
        "• Nothing for those over eighty.",
        'The minister gave the money in March—"too late", said the mayor of the smaller island.',
    ]


def test_a_page_gives_what_it_declares() -> None:
    url = "https://islandpost.example/ferry"
    expected = Metadata("Island Post", "Ferry runs again", ("Eva Holm",), "2020-05-02T08:00:00Z", url)
    assert read("a.html", PAGE).metadata == expected


def test_the_date_of_a_page_is_read_from_its_linked_data() -> None:
    data = '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-01-02"}]}</script>'
    page = PAGE.replace('<meta property="article:published_time" content="2020-05-02T08:00:00Z">', data)
    assert read("a.html", page).metadata.published == "2019-01-02"


def test_the_outlet_of_a_page_may_stand_behind_its_headline_in_the_title() -> None:
    page = PAGE.replace('<meta property="og:site_name" content="Island Post">', "")
    page = page.replace('<link rel="canonical" href="https://islandpost.example/ferry">', "")
    assert read("a.html", page).metadata.outlet == "Island Post"


def test_a_date_in_the_text_of_a_page_is_no_declaration() -> None:
    page = PAGE.replace("2020-05-02T08:00:00Z", "").replace("in March", "on 4 March 2018")
    assert read("a.html", page).metadata.published is None


def test_what_stands_around_the_main_text_is_left_out_with_the_reason() -> None:
    left_out = read("a.html", PAGE).left_out
    assert [cut.text for cut in left_out] == ["Home Weather", "Copyright 2020 Island Post"]
    assert {cut.reason for cut in left_out} == {"outside the main text"}


def test_a_page_nested_too_deep_for_the_library_is_read_all_the_same() -> None:
    page = "<html><body>" + "<div>" * 400 + "<p>The ferry will run again.</p>" + "</div>" * 400
    assert read("a.html", page).text == "The ferry will run again."


def test_a_page_whose_document_type_declares_things_is_read_all_the_same() -> None:
    page = PAGE.replace("<!doctype html>", '<!DOCTYPE html [<!ENTITY x "y">]>')
    assert read("a.html", page).text == read("a.html", PAGE).text


def test_a_paragraph_that_a_page_repeats_is_not_lost() -> None:
    twice = (
        "<p>It had been out of order for a year, and the people of the smaller island had to go by fishing boat.</p>"
    )
    draft = read("a.html", PAGE.replace(twice, twice * 3))
    assert (draft.text + "".join(cut.text for cut in draft.left_out)).count("out of order") == 3


def test_a_page_saved_as_text_is_read_as_a_page() -> None:
    assert read("a.txt", PAGE).media == "html"


def test_a_page_without_text_is_refused() -> None:
    assert refuse("a.html", "<html><body><script>x()</script></body></html>") == "a.html: no text on the page"


# ---------------------------------------------------------------- other kinds


def test_a_docx_gives_headings_items_and_tables() -> None:
    content = make_docx(
        ("Ferry runs again", "Title"), ("By Eva Holm", None), ("It is blue.", "List Bullet"), ("Costs", "Heading 1")
    )
    assert read("a.docx", content).text == "# Ferry runs again\n\nBy Eva Holm\n\n• It is blue.\n\n## Costs"


def test_a_zip_bomb_called_docx_is_refused_before_it_is_opened() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)
    reason = refuse("a.docx", target.getvalue(), max_bytes=1_000_000)
    assert reason == "a.docx: unpacks to 30 MB, limit 10 MB; raise max_bytes"


@pytest.mark.parametrize("content", [b"no archive", b"PK\x03\x04 cut off"])
def test_a_broken_docx_is_refused(content: bytes) -> None:
    assert refuse("a.docx", content).startswith("a.docx: no readable .docx (")


def test_a_pdf_gives_its_pages_with_breaks_between_them() -> None:
    assert read("a.pdf", make_pdf("The ferry runs again.", "It is blue.")).text == "The ferry runs again.\fIt is blue."


def test_a_scan_is_refused() -> None:
    assert refuse("a.pdf", make_pdf("")) == "a.pdf: no text in 1 pages, a scan; recognise its characters first"


def test_a_broken_pdf_is_refused() -> None:
    assert refuse("a.pdf", b"%PDF-1.7 and nothing else").startswith("a.pdf: no readable PDF (")


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_encodings_are_detected(codec: str) -> None:
    text = "The “ferry” of Åland – Eva’s – will run again from Monday, its owner said on Friday in Mariehamn."
    assert read("a.txt", text.encode(codec)).text == text


def test_the_charset_that_a_page_declares_counts() -> None:
    text = "Паром снова ходит между островами, сказал владелец в пятницу после последнего испытания судна."
    page = f'<html><head><meta charset="koi8-r"></head><body><p>{text}</p></body></html>'
    assert text in read("a.html", page.encode("koi8-r")).text


def test_mojibake_is_turned_back_and_correct_text_left_alone() -> None:
    right = "The ‘ferry’ costs 5 € – “too much”, said Žarko Čović’s café in Sète."
    assert read("a.txt", right).text == right
    assert read("a.txt", right.encode().decode("latin-1")).text == right


def test_character_references_left_in_a_text_are_resolved() -> None:
    assert (
        read("a.txt", "Eva&#x27;s &quot;ferry&quot; &amp;#39;runs&amp;#39; for AT&T &copy=1").text
        == "Eva's \"ferry\" 'runs' for AT&T &copy=1"
    )


def test_rubbish_called_text_is_refused() -> None:
    assert refuse("a.txt", bytes(range(256)) * 4) == "a.txt: not text (12% control characters)"


# ---------------------------------------------------------------- metadata


def test_front_matter_is_taken_off_and_read() -> None:
    values = 'title: "Ferry: runs again"\nAuthor: Eva Holm and Tom Ek\ndate: 2020-05-02\nsource: Island Post\ntags: [a]'
    front = f"---\n{values}\n---"
    draft = read("a.md", f"{front}\n\nThe ferry runs.")
    assert draft.metadata == Metadata("Island Post", "Ferry: runs again", ("Eva Holm", "Tom Ek"), "2020-05-02")
    assert draft.text.strip() == "The ferry runs."
    assert [(cut.text, cut.reason) for cut in draft.left_out] == [(front, "metadata")]


def test_front_matter_lists_authors_line_by_line() -> None:
    draft = read("a.md", "---\nauthors:\n  - Eva Holm\n  - 'Tom Ek'\n---\nThe ferry runs.")
    assert draft.metadata.authors == ("Eva Holm", "Tom Ek")


@pytest.mark.parametrize(
    "text", ["---\n\n# Ferry\n\n---\nIt runs.", "---\nThe ferry runs.\n---\nIt is blue.", "---\ntitle: A\n\nIt runs."]
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    draft = read("a.md", text)
    assert (draft.text, draft.metadata) == (text, Metadata())


def test_a_side_file_comes_before_front_matter_and_page() -> None:
    side = b'{"outlet": "Archive", "authors": "Eva Holm, Tom Ek", "published": 2020, "language": null}'
    assert read("a.html", PAGE, side).metadata.outlet == "Archive"
    merged = read("a.md", "---\ntitle: Ferry\noutlet: X\n---\nIt runs.", side).metadata
    assert merged == Metadata("Archive", "Ferry", ("Eva Holm", "Tom Ek"), "2020")


@pytest.mark.parametrize(
    ("side", "reason"),
    [
        (b"{outlet: X}", "side file is not JSON: Expecting property name enclosed in double quotes, line 1, column 2"),
        (b"[1]", "side file is not a JSON object of keys and values"),
        (b"[" * 100_000, "side file is nested too deeply"),
    ],
)
def test_a_broken_side_file_costs_the_metadata_and_not_the_report(side: bytes, reason: str) -> None:
    draft = read("a.txt", "The ferry runs.", side)
    assert draft.text == "The ferry runs."
    assert [cut.reason for cut in draft.left_out] == [reason]


# ---------------------------------------------------------------- limits


def test_halves_of_characters_in_a_side_file_are_dropped() -> None:
    side = b'{"outlet": "Fjord\\ud800 Post\\u0000"}'
    assert read("a.txt", "The ferry sank.", side).metadata.outlet == "Fjord Post"


def test_a_file_over_the_limit_is_refused() -> None:
    assert refuse("a.html", b"x" * 3_000_000, max_bytes=2_000_000) == "a.html: 3 MB, limit 2 MB; raise max_bytes"


def test_a_text_over_the_limit_is_refused() -> None:
    reason = refuse("a.txt", "x" * 1_200, max_characters=1_000)
    assert reason == "a.txt: 1,200 characters, limit 1,000; raise max_characters"


@pytest.mark.parametrize("content", [b"", b" \n\t "])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert refuse("a.txt", content) == "a.txt: empty"


def test_other_kinds_of_file_are_refused_with_those_that_are_read() -> None:
    assert refuse("a.xls", b"x") == "a.xls: .xls is not read; .txt, .md, .html, .pdf and .docx are"
