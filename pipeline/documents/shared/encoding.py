"""Bytes to text, with a warning when the character encoding was guessed."""

import codecs

from pipeline.model import ErrorCode, Trouble

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC_CODECS = ("cp1251", "koi8-r", "cp866", "iso8859-5")
# Python's codecs that do not encode text, and those that the bytes would have shown by themselves
_NOT_BELIEVED = frozenset(
    """
    base64 bz2 hex idna punycode quopri raw-unicode-escape rot13 undefined unicode-escape uu zlib
    utf-16 utf-32 utf-16-le utf-16-be mbcs oem
    """.split()
)
_FREQUENT_RUSSIAN = "оеаинт"
_SAMPLE = 65536  # bytes by which an encoding is guessed
_MAX_WESTERN = 0.3  # share of bytes above ASCII in a text of a Western language
_MIN_CYRILLIC = 0.2  # the same share, from which a text may be Russian


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[Trouble, ...]]:
    """Return the text of a file, and a warning where its encoding is a guess. Never raises.

    The order: byte-order mark, strict UTF-8, what the file declares, Russian code pages, Windows-1252, a detector.
    Windows-1252 is believed when every byte has a character there: the detector reads Western text as Central European.

    Args:
        data: the file.
        declared: the encoding that the file says it has, "" where it says nothing.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), ()
    wide = detect_utf16(data)
    if wide:
        return data.decode(wide, "replace"), _guessed(
            f"no byte-order mark, but every other byte is NUL; read as {wide}"
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        position = error.start
    text, codec = _decode_declared(data, declared) or _decode_cyrillic(data) or _decode_detected(data)
    return text, _guessed(f"byte {position:,} is not UTF-8; read as {codec}")


def _guessed(reason: str) -> tuple[Trouble, ...]:
    return (Trouble(ErrorCode.ENCODING_GUESSED, reason, recovered=True),)


def detect_utf16(data: bytes) -> str:
    """Return "utf-16-le" or "-be" for UTF-16 without a byte-order mark, "" for others: Western letters have NULs between."""
    head = data[:4096]
    even, odd = head[::2], head[1::2]
    for high, low, codec in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        controls = sum(byte < 32 and byte not in b"\t\n\f\r" for byte in low)
        if high.count(0) > 0.7 * len(high) and controls < 0.02 * len(low) + 1:
            return codec
    return ""


def _decode_declared(data: bytes, name: str) -> tuple[str, str] | None:
    """Return the text as declared, None unless that fits every byte; who writes Latin-1 means Windows-1252."""
    try:
        codec = codecs.lookup(name.strip()).name if name.strip() else ""
        codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
        return (data.decode(codec), codec) if codec and codec not in _NOT_BELIEVED else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _decode_cyrillic(data: bytes) -> tuple[str, str] | None:
    """Return Russian text in one byte a letter: mostly small letters, and only one old code page makes them small."""
    high = [byte for byte in data[:_SAMPLE] if byte >= 0x80]
    if len(high) < _MIN_CYRILLIC * len(data[:_SAMPLE]):
        return None
    scores = {}
    for codec in _CYRILLIC_CODECS:
        text = bytes(high).decode(codec, "replace")
        scores[codec] = sum("а" <= c <= "я" for c in text) + 2 * sum(c in _FREQUENT_RUSSIAN for c in text)
    best = max(scores, key=lambda codec: scores[codec])
    return (data.decode(best, "replace"), best) if scores[best] > 1.2 * len(high) else None


def _decode_detected(data: bytes) -> tuple[str, str]:
    """Return the text as Windows-1252 where it is ASCII with a few other letters, else as the detector says."""
    high = sum(byte >= 0x80 for byte in data[:_SAMPLE])
    if high < _MAX_WESTERN * len(data[:_SAMPLE]):
        try:
            return data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # only strange files pay for the detector

    best = from_bytes(data[:1_000_000]).best()
    codec = best.encoding if best else "latin-1"
    return data.decode(codec, "replace"), codec
