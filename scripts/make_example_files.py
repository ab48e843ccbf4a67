"""Make the example reports that cannot be written by hand: the Word file of the dam pile, the same bytes every time."""

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

from docx import Document

EXAMPLES = Path(__file__).parent.parent / "examples"
WRITTEN = dt.datetime(2018, 6, 11, 9, 0)  # noqa: DTZ001 - the format stores no zone

RIVERKEEPERS = """\
# Press release: Lukwesi Falls has no builder. It should have no dam.
Riverkeepers Alliance
11 June 2018, Mbeya
Brennero Costruzioni of Verona has left the Lukwesi Falls dam. The last engineers crossed the bridge at Chipasha \
on 28 May, and since then nobody has worked on a wall that stands 51 metres high where 94 were promised.
The company says that the Lukwesi Basin Authority owes it $210 million. The Authority says that it owes nothing and \
that it will find another builder by September. We hear that Huaxin Hydro of Wuhan has been asked.
We ask both governments to stop and think. The dam was to cost $780 million. In April the finance ministry in Lusaka \
put the cost at $1.64 billion, more than twice as much, and the power station was to be ready in 2016, then in 2019. \
The Authority now says 2021. Nobody who has seen the site believes it.
## Who pays
* 11,000 people will lose their homes or fields. 3,900 of them have been moved so far.
* Of the families we visited in March, 212 in all, only one in three had received the full $1,100.
* The inquiry into the deaths of two men on 19 September 2014 has never been published.
## What they say
Chanda Mulemba, the director general of the Authority, told a radio station last week that nobody would be left \
behind. "He said the same to my mother," says Mercy Phiri, whose family comes from Mabwe. "We are still waiting for \
the man with the tape measure."
The African Development Bank has suspended its loan, of which it had paid out $172 million by the end of 2017. We call \
on the bank to cancel the rest.
"Without that money there will be no dam," predicts our coordinator, Neema Kihwelo. "And without the dam there will \
still be a river."
"""


def write_word_file(text: str, path: Path) -> None:
    """Write one line as one paragraph; `#` and `##` are headings, `*` a bullet."""
    document = Document()
    styles = {"# ": "Title", "## ": "Heading 1", "* ": "List Bullet"}
    for line in text.splitlines():
        mark = next((m for m in styles if line.startswith(m)), "")
        document.add_paragraph(line.removeprefix(mark), style=styles.get(mark))
    properties = document.core_properties
    properties.author, properties.title = "Riverkeepers Alliance", text.splitlines()[0].removeprefix("# ")
    properties.created = properties.modified = WRITTEN
    made = io.BytesIO()
    document.save(made)
    path.write_bytes(_with_fixed_times(made.getvalue()))


def _with_fixed_times(content: bytes) -> bytes:
    """Pack a zip again with one time for all its members, so that its bytes depend on its text alone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    write_word_file(RIVERKEEPERS, EXAMPLES / "dam" / "03-riverkeepers.docx")
    sys.stdout.write("examples/dam/03-riverkeepers.docx\n")
