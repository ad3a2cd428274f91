"""Small pages of the shapes that generators and sites write; the texts are made up for these tests."""

from pathlib import Path

from pipeline.documents import read
from pipeline.model import Document

LEAD = "The ferry line to Harrow Isle carried 61,000 people in 2019, more than in any year since the bridge was closed"
SECOND = (
    "Its fares rose by 4 percent a year, and the crews were paid from a fund that three parishes had set up together"
)
THIRD = "A survey of the shore found that the new pier had not moved the sand, although the first winter had worried everyone"
REST = "<p>Nobody on the isle wants the old timetable back. It had two boats a day, and the last left before noon.</p>"
WORKS = (
    "Maud Fenwick, <i>Ferries of the North</i> (Lorne: Gull Press, 2011), 12.",
    "Piet Aarden and Lise Holm, “What a Crossing Costs,” <i>Journal of Small Ports</i> 8, no. 2 (2015): 33–51.",
    "Oona Reid, “Sand and Piers,” <i>Coastal Letters</i> 3 (2018): 101–109.",
)


def article(
    first: str, second: str, third: str, behind: str, *, before: str = "", after: str = "", head: str = ""
) -> str:
    """Return a page whose three sentences end with these marks, and what stands behind them."""
    body = "".join(f"<p>{text}{mark}.</p>" for text, mark in ((LEAD, first), (SECOND, second), (THIRD, third)))
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Harrow Isle</title>{head}</head><body>{before}"
        f"<article><h1>The Harrow Isle ferry</h1>{body}{REST}{behind}</article>{after}</body></html>"
    )


def read_page(folder: Path, page: str) -> Document:
    """Return the document of a page that is saved in a folder."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return read(path)
