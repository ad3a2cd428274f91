"""The type of a file by its first bytes, where it contradicts the ending of its name."""

from pipeline.documents.shared.encoding import detect_utf16
from pipeline.model import ErrorCode, Trouble

_TEXT_ENDINGS = frozenset(
    ".txt .md .markdown .qmd .rmd .ipynb .wiki .mediawiki .tex .html .htm .xhtml .mhtml .mht .xml .nxml".split()
)
_ZIP_ENDINGS = frozenset([".docx", ".odt", ".epub"])
_OLD_OFFICE = "an old Office file (.doc, .xls, .ppt); save it as .docx"
# first bytes → what the file is
_MAGIC_NUMBERS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, such as .docx or .epub"),
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
    (b"{\\rtf", "rich text (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "compressed by gzip; unpack it"),
    (b"\x7fELF", "a program"),
)
_WIDE_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def find_mismatch(data: bytes, ending: str) -> Trouble | None:
    """Return why the bytes are no file of this ending, None where they may be one: its reader will see."""
    if not data:
        return Trouble(ErrorCode.EMPTY_FILE, "the file holds no bytes")
    actual = next((name for start, name in _MAGIC_NUMBERS if data.startswith(start)), "")
    if ending in _TEXT_ENDINGS:
        if actual:
            return Trouble(ErrorCode.WRONG_TYPE, f"named {ending}, but it is {actual}")
        if _is_binary(data):
            return Trouble(ErrorCode.WRONG_TYPE, f"a binary file with the ending {ending}")
    if ending in _ZIP_ENDINGS and not data.startswith(b"PK"):
        if actual == _OLD_OFFICE and ending == ".docx":
            reason = "encrypted, or an old .doc under a new name; save it as .docx without a password"
            return Trouble(ErrorCode.PASSWORD, reason)
        return Trouble(ErrorCode.WRONG_TYPE, f"named {ending}, but it is {actual or 'no zip archive'}")
    return None


def _is_binary(data: bytes) -> bool:
    """Return whether the file begins with NULs that are no part of UTF-16 or UTF-32."""
    return b"\0" in data[:4096] and not data.startswith(_WIDE_BYTE_ORDER_MARKS) and not detect_utf16(data)
