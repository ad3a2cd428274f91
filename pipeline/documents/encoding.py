"""Bytes to text, and an honest word when the encoding was guessed."""

import codecs

from pipeline.model import Trouble

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
_NO_TEXT = frozenset(
    ["base64", "bz2", "hex", "idna", "punycode", "quopri", "raw-unicode-escape", "rot13", "undefined"]
) | frozenset(
    ["unicode-escape", "uu", "zlib", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "mbcs", "oem"]
)  # codecs that are no encodings of text, and those that the bytes would have shown by themselves


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[Trouble, ...]]:
    """Byte-order mark, then strict UTF-8, then what the file declares, then Windows-1252, then a detector. Never raises.

    Windows-1252 is believed when it decodes without its C1 gaps: the detector reads Western text as Central European.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace"), ()
    wide = utf16(data)
    if wide:
        reason = f"no byte-order mark, but every other byte is NUL; read as {wide}"
        return data.decode(wide, "replace"), (Trouble("ENCODING_GUESSED", reason, recovered=True),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        where = f"byte {error.start:,} is not UTF-8"
    text, name = _declared(data, declared) or _cyrillic(data) or _guess(data)
    reason = f"{where}; read as {name}"
    return text, (Trouble("ENCODING_GUESSED", reason, recovered=True),)


def _declared(data: bytes, name: str) -> tuple[str, str] | None:
    """Believe a declaration that fits every byte; Latin-1 is what people write when they mean Windows-1252."""
    try:
        codec = codecs.lookup(name.strip()).name if name.strip() else ""
        codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
        return (data.decode(codec), codec) if codec and codec not in _NO_TEXT else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _cyrillic(data: bytes) -> tuple[str, str] | None:
    """Russian in one byte a letter: mostly small letters, and only one of its old code pages makes them small."""
    high = [byte for byte in data[:65536] if byte >= 0x80]
    if len(high) < 0.2 * len(data[:65536]):
        return None
    scores = {}
    for name in _CYRILLIC:
        text = bytes(high).decode(name, "replace")
        scores[name] = sum("а" <= c <= "я" for c in text) + 2 * sum(c in "оеаинт" for c in text)
    best = max(scores, key=lambda name: scores[name])
    return (data.decode(best, "replace"), best) if scores[best] > 1.2 * len(high) else None


def utf16(data: bytes) -> str:
    """Return "utf-16-le" or "-be" of a text that hides its byte-order mark: Western letters have NULs between them."""
    head = data[:4096]
    even, odd = head[::2], head[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if (
            high.count(0) > 0.7 * len(high)
            and sum(byte < 32 and byte not in b"\t\n\f\r" for byte in low) < 0.02 * len(low) + 1
        ):
            return name
    return ""


def _guess(data: bytes) -> tuple[str, str]:
    """Western text has mostly ASCII with a few letters above; anything else goes to the detector."""
    high = sum(byte >= 0x80 for byte in data[:65536])
    if high < 0.3 * len(data[:65536]):
        try:
            return data.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # only strange files pay for the detector

    best = from_bytes(data[:1_000_000]).best()
    name = best.encoding if best else "latin-1"
    return data.decode(name, "replace"), name
