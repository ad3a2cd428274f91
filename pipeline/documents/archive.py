"""Zip archives and XML from strangers: counted while they unpack, never unpacked to disk, no document types, no network."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, LargeZipFile, ZipFile

from pipeline.model import Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = 10_000
_UNPACKED = 200 * 2**20  # bytes of all entries that were read
_RATIO = 100  # unpacked ÷ packed, counted once something of size came out
_SIZE = 2**20
_CHUNK = 2**18


class Refused(Exception):  # noqa: N818 — a refusal, which the reader tells as a Trouble
    """Something in the file that is not read."""

    def __init__(self, code: str, reason: str) -> None:
        self.trouble = Trouble(code, reason)
        super().__init__(reason)


class Archive:
    """The entries of a zip archive by name; real bytes are counted, whatever the headers say."""

    def __init__(self, data: bytes) -> None:
        """Raises Refused when this is no archive, or one with too many entries."""
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise Refused("DAMAGED", f"the archive cannot be opened: {error}") from error
        if len(self._zip.infolist()) > _ENTRIES:
            raise Refused("BOMB", f"{len(self._zip.infolist()):,} entries; the limit is {_ENTRIES:,}")
        self.names = frozenset(self._zip.namelist())
        self._packed, self._unpacked = len(data), 0

    def read(self, name: str) -> bytes:
        """Return an entry, b"" where there is none of that name. Raises Refused when it is damaged, or a bomb."""
        if name not in self.names:
            return b""
        parts = []
        try:
            with self._zip.open(name) as entry:
                while part := entry.read(_CHUNK):
                    self._count(len(part))
                    parts.append(part)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise Refused("DAMAGED", f"{name}: {error}") from error
        except RuntimeError as error:  # zipfile's word for an encrypted entry
            raise Refused("PASSWORD", f"{name}: {error}") from error
        return b"".join(parts)

    def _count(self, length: int) -> None:
        self._unpacked += length
        if self._unpacked > _UNPACKED or (self._unpacked > _SIZE and self._unpacked > _RATIO * self._packed):
            raise Refused("BOMB", f"{self._packed:,} bytes unpack to more than {self._unpacked:,}")


def parse(data: bytes, *, doctype: bool = False) -> "_Element":
    """Return the root of an XML file. doctype: a plain <!DOCTYPE name> may stand there; one that declares things never.

    Raises Refused with DTD_FORBIDDEN or DAMAGED. Nothing is fetched and no entity is expanded.
    """
    from lxml import etree  # only formats made of XML pay for it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("DAMAGED", f"no XML: {error}") from error
    if root is None:
        raise Refused("DAMAGED", "no XML")
    info = root.getroottree().docinfo
    declares = info.internalDTD is not None and (list(info.internalDTD.entities()) or list(info.internalDTD.elements()))
    if declares or (info.doctype and not doctype):
        raise Refused("DTD_FORBIDDEN", "the XML declares a document type; nothing of it is followed")
    if not len(root) and parser.error_log:
        raise Refused("DAMAGED", "no XML")
    return root
