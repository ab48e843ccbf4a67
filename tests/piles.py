"""Reports written for tests that go through every room, and what stands in for the parser's loading time."""

from pathlib import Path

HARBOUR = """Velmora port strike enters second week
Harbour Gazette, 2016-05-09

Dockers at the port of Velmora walked out for an eighth day on Monday. Union leader Tomas Brandt said 1,400 workers
would stay away until the port operator, Norvik Terminals, raised pay by 6 percent.

"We have waited two years," Brandt said. Will it end soon? Norvik's chief executive, Ida Solheim, called the demand
"out of reach".
"""
SEQUEL = """Norvik and dockers settle
Coastal Times, 2016-06-01

Norvik Terminals and the dockers' union signed a two-year deal on Tuesday. Tomas Brandt, the union leader, said pay
would rise 4.5 percent. Ms. Solheim did not attend.
"""
QUARRY = """Quarry reopens in Tarnholm
Inland Post, 2019-02-02

The quarry in Tarnholm reopened on Friday after three months. Its owner, Graniva, has hired 60 people. Mayor Peder Ruud
cut the ribbon.
"""


def write_reports(folder: Path, **texts: str) -> Path:
    """Write reports as NAME.txt into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
