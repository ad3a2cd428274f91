"""What a file is by its first bytes, where its ending says otherwise."""

from pipeline.documents.encoding import utf16
from pipeline.model import Trouble

_TEXT = frozenset(".txt .md .markdown .tex .html .htm .xhtml .xml .nxml".split())
# first bytes → what it is
_SIGNS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, such as .docx or .epub"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .ppt); save it as .docx"),
    (b"{\\rtf", "rich text; save it as .docx"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "compressed by gzip; unpack it"),
    (b"\x7fELF", "a program"),
)


def mistaken(data: bytes, ending: str) -> Trouble | None:
    """Say that the bytes are no file of this ending, None where they may be: the reader will see."""
    if not data:
        return Trouble("EMPTY_FILE", "the file holds no bytes")
    sign = next((what for start, what in _SIGNS if data.startswith(start)), "")
    if ending in _TEXT:
        if sign:
            return Trouble("WRONG_TYPE", f"named {ending}, but it is {sign}")
        if (
            b"\0" in data[:4096]
            and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
            and not utf16(data)
        ):
            return Trouble("WRONG_TYPE", f"a binary file with the ending {ending}")
    if ending in (".docx", ".epub") and not data.startswith(b"PK"):
        if sign.startswith("an old Office") and ending == ".docx":
            return Trouble(
                "PASSWORD", "encrypted, or an old .doc under a new name; save it as .docx without a password"
            )
        return Trouble("WRONG_TYPE", f"named {ending}, but it is {sign or 'no zip archive'}")
    return None
