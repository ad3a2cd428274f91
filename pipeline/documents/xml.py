"""XML of publishers: JATS and TEI, whose references and citations stand in the markup. Other XML is refused."""

from collections.abc import Iterator

from pipeline.documents import jats, tei
from pipeline.documents.archive import Refused, parse
from pipeline.model import Part, Trouble


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks of a JATS article or a TEI text."""
    try:
        root = parse(data, doctype=True)
    except Refused as refused:
        yield refused.trouble
        return
    name = str(root.tag).rpartition("}")[2]
    if name in ("article", "pmc-articleset", "book", "book-part"):
        yield from jats.parts(root)
    elif name in ("TEI", "teiCorpus", "TEI.2"):
        yield from tei.parts(root)
    else:
        yield Trouble("WRONG_TYPE", f"XML of the kind <{name}>; JATS and TEI can be read")
