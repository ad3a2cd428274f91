"""The type of what was fetched, by its first bytes; what a header says of it is no evidence."""

import re

from pipeline.text.regex import regex

_HTML = regex(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JATS = regex(rb"<article\b|<!DOCTYPE\s+article\b", re.IGNORECASE)
_TEI = regex(rb"<TEI\b")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_HEAD = 4096


def ending_of(data: bytes) -> str:
    r"""Return the ending that a file of these bytes gets: .pdf, .docx, .epub, .html or .xml; "" where citetrail has no reader.

    >>> ending_of(b"%PDF-1.7 ..."), ending_of(b"<!DOCTYPE html><html>"), ending_of(b"MZ\x90")
    ('.pdf', '.html', '')
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".epub" if b"application/epub+zip" in head[:200] else ".docx" if b"word/" in data else ""
    text = head.lstrip(_BLANK)
    if not text.startswith(b"<"):
        return ""
    if _HTML.search(text):
        return ".html"
    return ".xml" if text.startswith(b"<?xml") and (_JATS.search(text) or _TEI.search(text)) else ""


def with_origin(data: bytes, url: str, day: str) -> bytes:
    """Return a page as it came, behind a comment that says where it is from, as browsers write it when they save."""
    safe = url.replace("--", "%2D%2D").replace(">", "%3E").replace(" ", "%20")
    comment = f"<!-- saved from url=({len(safe):04}){safe} at {day} -->\n".encode("ascii", "xmlcharrefreplace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # two bytes a letter: one of ASCII in front would break it
        return data
    mark, rest = (data[:3], data[3:]) if data.startswith(b"\xef\xbb\xbf") else (b"", data)
    end = rest.find(b"?>") + 2 if rest.startswith(b"<?xml") else 0
    return mark + rest[:end] + comment + rest[end:]
