"""Print two works of the sample as people have them: a PDF with printed page numbers, and a Word file.

    python corpus/make_sources.py TEXTS OUT

reads corridor-performance-report-2023.md and halloran-2023.md in TEXTS and writes the same works as .pdf and .docx to OUT.
"""

import datetime as dt
import sys
from pathlib import Path

from docx import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

REPORT, BRIEF = "corridor-performance-report-2023", "halloran-2023"
FIRST = 11  # the number printed on the report's first page: it is saved without its front matter
_MARGIN = 50.0  # points


def blocks(text: str) -> list[tuple[int, str]]:
    """Return (level of the heading or 0, words) of each block of a text whose markdown is headings and paragraphs."""
    out = []
    for block in text.split("\n\n"):
        said = block.strip()
        if said:
            level = len(said) - len(said.lstrip("#"))
            out.append((level, " ".join(said.lstrip("# ").split())))
    return out


def report(text: str, path: Path) -> None:
    """Print a PDF: a running header, the page's number at its foot and in the file's own page labels."""
    title = blocks(text)[0][1]

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(_MARGIN, A5[1] - 28, title)
        canvas.drawCentredString(A5[0] / 2, 26, str(FIRST + document.page - 1))
        if document.page == 1:
            canvas.addPageLabel(0, style="ARABIC", start=FIRST)

    sheet = getSampleStyleSheet()
    body = ParagraphStyle(
        "body", parent=sheet["Normal"], fontName="Times-Roman", fontSize=12, leading=17, alignment=4, spaceAfter=8
    )
    heads = {1: sheet["Title"], 2: sheet["Heading2"]}
    page = Frame(_MARGIN, _MARGIN, A5[0] - 2 * _MARGIN, A5[1] - 2 * _MARGIN)
    document = BaseDocTemplate(
        str(path), pagesize=A5, title=title, author="Eurasian Connectivity Institute", invariant=1
    )
    document.addPageTemplates([PageTemplate(frames=[page], onPage=furnish)])
    story = [Paragraph(said, heads.get(level, body)) for level, said in blocks(text)]
    document.build([*story, Spacer(1, 1)])


def brief(text: str, path: Path) -> None:
    """Write a Word file of two pages; the second begins with the third section."""
    made = Word()
    sections = 0
    for level, said in blocks(text):
        sections += level > 0
        if level and sections == 3:
            made.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        if level:
            made.add_heading(said, level)
        else:
            made.add_paragraph(said)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    made.sections[0]._sectPr.append(numbers)
    about = made.core_properties
    about.title, about.author, about.created = "Five plus one in New York", "Grace Halloran", dt.datetime(2023, 10, 5)
    made.save(str(path))


def main() -> None:
    """Read the texts, write the files."""
    texts, out = map(Path, sys.argv[1:3])
    report((texts / f"{REPORT}.md").read_text(encoding="utf-8"), out / f"{REPORT}.pdf")
    brief((texts / f"{BRIEF}.md").read_text(encoding="utf-8"), out / f"{BRIEF}.docx")


if __name__ == "__main__":
    main()
