"""Print articles and sources of our own in the formats in which people have them.

    python tests/articles/print_files.py            (in the project's folder)

Each texts/NAME.md of a folder becomes the file that FORMS says: Word, PDF of one or two columns, EPUB.
"""

import datetime as dt
import html
import zipfile
from pathlib import Path

from docx import Document as Word

from corpus.make_sources import blocks
from tests.fixtures.press import Press

HERE = Path(__file__).parent
FORMS = {
    "empty-rooms/sources/brandvold-skov-2019.pdf": "brandvold-skov-2019",
    "hot-nights/sources/llorente-vidal-2021.pdf": "llorente-vidal-2021",
    "hot-nights/sources/nine-summers.docx": "nine-summers",
    "night-trains/article.docx": "article",
    "night-trains/sources/hoffmann-2021.pdf": "hoffmann-2021",
    "night-trains/sources/vassiliou-2022.docx": "vassiliou-2022",
    "night-trains/sources/counting-beds.epub": "counting-beds",
    "reef-count/article.pdf": "article",
    "reef-count/sources/reefsci-2020-0112.pdf": "reefsci-2020-0112",
    "reef-count/sources/santos-2003.pdf": "santos-2003",
    "reef-count/sources/mwangi-price-of-a-warden.docx": "mwangi-price-of-a-warden",
}
# printed in two columns, as journals are
COLUMNS = {"hoffmann-2021": 2, "santos-2003": 2, "brandvold-skov-2019": 2}
# the first page's printed number
FIRST = {"hoffmann-2021": 109, "brandvold-skov-2019": 389, "llorente-vidal-2021": 12}
_DAY = dt.datetime(2024, 1, 1)
_STAMP = (2024, 1, 1, 0, 0, 0)


def word(said: list[tuple[int, str]], path: Path) -> None:
    """Write a Word file."""
    made = Word()
    for level, words in said:
        if level:
            made.add_heading(words, level)
        else:
            made.add_paragraph(words)
    about = made.core_properties
    about.title, about.created, about.modified = said[0][1], _DAY, _DAY
    made.save(str(path))


def pdf(said: list[tuple[int, str]], path: Path) -> None:
    """Print a PDF with a running header and page numbers."""
    name, first = path.stem, FIRST.get(path.stem, 1)
    press = Press(
        path,
        columns=COLUMNS.get(name, 1),
        labels=lambda index: str(first + index),
        header=lambda _: said[0][1],
        footer=lambda label: label,
    )
    for level, words in said:
        if level:
            press.heading(words)
        else:
            press.paragraph([words])
    press.close()


def epub(said: list[tuple[int, str]], path: Path) -> None:
    """Write an EPUB of one chapter."""
    tags = {0: "p", 1: "h1", 2: "h2"}
    body = "".join(f"<{tags[level]}>{html.escape(words)}</{tags[level]}>" for level, words in said)
    title = html.escape(said[0][1])
    parts = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
        "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title></metadata><manifest>"
        '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="c"/></spine></package>',
        "c.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(zipfile.ZipInfo(name, _STAMP), content)


WRITERS = {".docx": word, ".pdf": pdf, ".epub": epub}


def main() -> None:
    """Print all of them."""
    for where, name in FORMS.items():
        path = HERE / where
        text = (HERE / where.partition("/")[0] / "texts" / f"{name}.md").read_text(encoding="utf-8")
        WRITERS[path.suffix](blocks(text.replace("*", "")), path)


if __name__ == "__main__":
    main()
