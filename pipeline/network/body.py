"""The bytes of an answer, unpacked as they come and counted, so that neither a long answer nor a packed one fills the memory."""

import zlib
from collections.abc import Iterable, Iterator

from pipeline.network.failures import FailureKind, NoAnswerError

_RATIO = 100  # of unpacked to packed bytes; text has 3 to 20
_RATIO_FROM = 1 << 20  # bytes; a short answer may well be packed better
_STEP = 1 << 16
ENCODINGS = "gzip, deflate"


def read_body(chunks: Iterable[bytes], encoding: str, most: int, *, cut: bool = False) -> bytes:
    """Return a body unpacked.

    Args:
        chunks: as they come from the connection.
        encoding: the header Content-Encoding.
        most: bytes after unpacking.
        cut: return the first bytes of one that is longer or breaks off, rather than fail.

    Raises:
        NoAnswerError: it is too large, packed as no text is, or not packed as the header says.
    """
    body = bytearray()
    for part in _unpacked(chunks, encoding, cut=cut):
        body += part
        if len(body) > most:
            if cut:
                return bytes(body[:most])
            raise NoAnswerError(FailureKind.TOO_LARGE, f"the answer is larger than {_size(most)}")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], encoding: str, *, cut: bool) -> Iterator[bytes]:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        yield from chunks
    elif name in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(chunks, name, cut=cut)
    else:
        raise NoAnswerError(FailureKind.BROKEN, f"the answer is packed by {name[:20]!r}, which was not asked for")


def _inflated(chunks: Iterable[bytes], name: str, *, cut: bool) -> Iterator[bytes]:
    unpack = None
    packed = unpacked = 0
    for chunk in chunks:
        if unpack is None:
            unpack = zlib.decompressobj(_window(chunk, name))
        packed += len(chunk)
        rest = chunk
        while rest and not unpack.eof:
            try:
                part = unpack.decompress(rest, _STEP)
            except zlib.error as error:
                raise NoAnswerError(FailureKind.BROKEN, f"the answer cannot be unpacked: {error}") from error
            unpacked += len(part)
            if unpacked > _RATIO_FROM and unpacked > _RATIO * packed:
                raise NoAnswerError(FailureKind.TOO_LARGE, "the answer unpacks to more than 100 times its size")
            yield part
            rest = unpack.unconsumed_tail
    if unpack is not None and not unpack.eof and not cut:  # a range of a packed page has no end
        raise NoAnswerError(FailureKind.BROKEN, "the packed answer breaks off")


def _window(first: bytes, name: str) -> int:
    """Return zlib's wbits: "deflate" is zlib by the standard, and raw from some servers."""
    if name != "deflate":
        return 31
    is_zlib = len(first) >= 2 and first[0] & 15 == 8 and (first[0] << 8 | first[1]) % 31 == 0
    return 15 if is_zlib else -15


def _size(count: int) -> str:
    return f"{count >> 20} MB" if count >= 1 << 20 else f"{count >> 10} KB"
