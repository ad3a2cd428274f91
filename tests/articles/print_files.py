"""Print articles and sources of our own in the formats in which people have them.

    python -m tests.articles.print_files [FOLDER ...]            (in the project's folder)

Each texts/NAME.md of a folder becomes the file that forms.toml says: Word, PDF of one or two columns, EPUB.
"""

import datetime as dt
import html
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document as Word

from corpus.make_sources import blocks
from tests.fixtures.press import Press

HERE = Path(__file__).parent
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


def pdf(said: list[tuple[int, str]], path: Path, *, columns: int = 1, first: int = 1) -> None:
    """Print a PDF with a running header and page numbers; journals have two columns, and begin on any page."""
    press = Press(
        path,
        columns=columns,
        labels=lambda index: str(first + index),
        header=lambda _: said[0][1].partition(":")[0],
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


def main(folders: Sequence[str]) -> None:
    """Print what forms.toml says of the folders, of all of them where none is named."""
    forms = tomllib.loads((HERE / "forms.toml").read_text(encoding="utf-8"))
    for folder in folders or forms:
        for form in forms[folder]:
            path = HERE / folder / form.pop("file")
            text = (HERE / folder / "texts" / f"{form.pop('text')}.md").read_text(encoding="utf-8")
            WRITERS[path.suffix](blocks(text.replace("*", "")), path, **form)


if __name__ == "__main__":
    main(sys.argv[1:])
