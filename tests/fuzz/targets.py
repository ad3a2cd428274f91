"""What guided.py feeds: each takes bytes and must end without an exception."""

from collections.abc import Callable

from pipeline.documents import READERS
from pipeline.documents.compose import clean, compose
from pipeline.documents.docx.citation_fields import works_of_field, works_of_tag
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.page_layout import Line, PageLayout

TEXT = [".txt", ".md", ".html", ".xml"]


def reads(ending: str) -> Callable[[bytes], None]:
    """Return a target: a reader ends, and every place in its document reads back."""

    def target(data: bytes) -> None:
        found = compose(READERS[ending](data), key="", data=data)
        assert clean(found.text) == found.text
        for thing in (*found.blocks, *found.marks, *found.pages):
            assert 0 <= thing.span.start <= thing.span.end <= len(found.text)

    return target


def fields(data: bytes) -> None:
    """Instructions of Word fields and tags of content controls."""
    text = data.decode("utf-8", "replace")
    for start in ("ADDIN ZOTERO_ITEM CSL_CITATION {", "ADDIN EN.CITE <EndNote>", "CITATION ", ""):
        works_of_field(start + text)
    works_of_tag("MENDELEY_CITATION_v3_" + text)


def pages(data: bytes) -> None:
    """Lines at any place of a page: nobody draws them so, but a made-up file may."""
    import atheris

    take = atheris.FuzzedDataProvider(data)
    pages = []
    for index in range(take.ConsumeIntInRange(1, 4)):
        lines = []
        for _ in range(take.ConsumeIntInRange(0, 24)):
            x, y, wide = (take.ConsumeFloatInRange(-900, 900) for _ in range(3))
            text = take.ConsumeUnicodeNoSurrogates(12).strip() or "3"
            raised = ((0, 1),) if take.ConsumeBool() else ()
            lines.append(Line(text, x, x + abs(wide), y, take.ConsumeFloatInRange(0.1, 40), take.ConsumeBool(), raised))
        pages.append(PageLayout(index, "", 595.0, 842.0, tuple(lines)))
    list(assemble(pages))


TARGETS = {**{ending: reads(ending) for ending in TEXT}, "fields": fields, "pages": pages}
