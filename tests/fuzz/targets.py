"""The targets of guided.py: each takes bytes and must return without an exception."""

from collections.abc import Callable

from pipeline.documents import READERS
from pipeline.documents.compose import clean, compose
from pipeline.documents.pdf.assemble import assemble
from pipeline.documents.pdf.page_layout import Line, PageLayout
from pipeline.documents.shared.citation_fields import works_of_field, works_of_tag

TEXT = [".txt", ".md", ".html", ".xml", ".rtf", ".ipynb"]


def reader_target(ending: str) -> Callable[[bytes], None]:
    """Return a target: a reader ends, and every place in its document reads back."""

    def target(data: bytes) -> None:
        document = compose(READERS[ending](data), key="", data=data)
        assert clean(document.text) == document.text
        for value in (*document.blocks, *document.marks, *document.pages):
            assert 0 <= value.span.start <= value.span.end <= len(document.text)

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

    provider = atheris.FuzzedDataProvider(data)
    pages = []
    for index in range(provider.ConsumeIntInRange(1, 4)):
        lines = []
        for _ in range(provider.ConsumeIntInRange(0, 24)):
            x, y, wide = (provider.ConsumeFloatInRange(-900, 900) for _ in range(3))
            text = provider.ConsumeUnicodeNoSurrogates(12).strip() or "3"
            raised = ((0, 1),) if provider.ConsumeBool() else ()
            lines.append(
                Line(text, x, x + abs(wide), y, provider.ConsumeFloatInRange(0.1, 40), provider.ConsumeBool(), raised)
            )
        pages.append(PageLayout(index, "", 595.0, 842.0, tuple(lines)))
    list(assemble(pages))


TARGETS = {**{ending: reader_target(ending) for ending in TEXT}, "fields": fields, "pages": pages}
