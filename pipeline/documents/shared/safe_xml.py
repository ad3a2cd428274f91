"""XML from strangers: no entity is expanded, no document type is followed, nothing is fetched."""

from typing import TYPE_CHECKING

from pipeline.documents.shared.unreadable import UnreadableInput

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes, *, allow_doctype: bool = False) -> "_Element":
    """Return the root element of an XML file.

    Args:
        data: the file.
        allow_doctype: a plain <!DOCTYPE name> may be there; one that declares entities or elements never may.

    Raises:
        UnreadableInput: with DTD_FORBIDDEN or DAMAGED.
    """
    from lxml import etree  # only formats made of XML pay for it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput("DAMAGED", f"no XML: {error}") from error
    if root is None:
        raise UnreadableInput("DAMAGED", "no XML")
    info = root.getroottree().docinfo
    declares = info.internalDTD is not None and (list(info.internalDTD.entities()) or list(info.internalDTD.elements()))
    if declares or (info.doctype and not allow_doctype):
        raise UnreadableInput("DTD_FORBIDDEN", "the XML declares a document type; nothing of it is followed")
    if not len(root) and parser.error_log:
        raise UnreadableInput("DAMAGED", "no XML")
    return root
