"""XML of publishers and libraries: JATS or TEI, by the root element. Other XML is refused."""

from collections.abc import Iterator

from pipeline.documents import jats, tei
from pipeline.documents.shared.safe_xml import parse_xml
from pipeline.documents.shared.unreadable import UnreadableInput
from pipeline.documents.shared.xml_text import local_name
from pipeline.model import ErrorCode, Part, Trouble

_JATS_ROOTS = ("article", "pmc-articleset", "book", "book-part")
_TEI_ROOTS = ("TEI", "teiCorpus", "TEI.2")


def read(data: bytes) -> Iterator[Part]:
    """Yield the blocks of a JATS article or a TEI text."""
    try:
        root = parse_xml(data, allow_doctype=True)
    except UnreadableInput as unreadable:
        yield unreadable.trouble
        return
    name = local_name(root)
    if name in _JATS_ROOTS:
        yield from jats.read_article(root)
    elif name in _TEI_ROOTS:
        yield from tei.read_text(root)
    else:
        yield Trouble(ErrorCode.WRONG_TYPE, f"XML of the kind <{name}>; JATS and TEI can be read")
