"""Zip archives from strangers: real bytes are counted while they unpack, and nothing is unpacked to disk.

The limits stop zip bombs: a .docx or .epub of some kilobytes that unpacks to gigabytes.
"""

import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from pipeline.documents.shared.unreadable import UnreadableInput

_MAX_ENTRIES = 10_000
_MAX_UNPACKED = 200 * 2**20  # bytes of all entries that were read
_MAX_RATIO = 100  # unpacked ÷ packed
_RATIO_FROM = 2**20  # bytes unpacked, from which the ratio counts: a short text may be packed well
_CHUNK = 2**18
_ZIP_ERRORS = (BadZipFile, ValueError, EOFError, OSError, NotImplementedError)


class Archive:
    """The entries of a zip archive by name.

    Attributes:
        names: the names of all entries.
    """

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableInput when this is no archive, or one with too many entries."""
        try:
            self._zip = ZipFile(BytesIO(data))
        except (*_ZIP_ERRORS, LargeZipFile) as error:
            raise UnreadableInput("DAMAGED", f"the archive cannot be opened: {error}") from error
        if len(self._zip.infolist()) > _MAX_ENTRIES:
            raise UnreadableInput("BOMB", f"{len(self._zip.infolist()):,} entries; the limit is {_MAX_ENTRIES:,}")
        self.names = frozenset(self._zip.namelist())
        self._packed, self._unpacked = len(data), 0

    def read(self, name: str) -> bytes:
        """Return the bytes of an entry, b"" where there is none. Raises UnreadableInput when it is damaged or a bomb."""
        if name not in self.names:
            return b""
        chunks = []
        try:
            with self._zip.open(name) as entry:
                while chunk := entry.read(_CHUNK):
                    self._count(len(chunk))
                    chunks.append(chunk)
        except (*_ZIP_ERRORS, zlib.error) as error:
            raise UnreadableInput("DAMAGED", f"{name}: {error}") from error
        except RuntimeError as error:  # what zipfile raises for an encrypted entry
            raise UnreadableInput("PASSWORD", f"{name}: {error}") from error
        return b"".join(chunks)

    def _count(self, length: int) -> None:
        self._unpacked += length
        packed_too_well = self._unpacked > _RATIO_FROM and self._unpacked > _MAX_RATIO * self._packed
        if self._unpacked > _MAX_UNPACKED or packed_too_well:
            raise UnreadableInput("BOMB", f"{self._packed:,} bytes unpack to more than {self._unpacked:,}")
