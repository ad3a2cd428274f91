"""Web pages in one file of MIME parts (.mhtml, .mht), as browsers save them: the page, with the address it was saved from.

https://www.rfc-editor.org/rfc/rfc2557
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.documents import html
from pipeline.model import ErrorCode, Meta, Part, Trouble

if TYPE_CHECKING:
    from email.message import EmailMessage


def read(data: bytes) -> Iterator[Part]:
    """Yield the parts of the page; pictures, styles and frames are left out."""
    from email import message_from_bytes, policy
    from email.errors import MessageError

    try:
        message = message_from_bytes(data, policy=policy.default)
        address = str(message.get("Snapshot-Content-Location") or "").strip()
        pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        page = next((part for part in pages if _location(part) == address), next(iter(pages), None))
        content = _content(page) if page is not None else b""
    except (MessageError, RecursionError, LookupError, ValueError, AttributeError) as error:
        yield Trouble(ErrorCode.DAMAGED, f"the MIME parts cannot be read: {error}")
        return
    if page is None:
        yield Trouble(ErrorCode.EMPTY_FILE, "no part of the file is a web page")
        return
    for part in html.read(content):
        yield _at(part, address or _location(page)) if isinstance(part, Meta) else part


def _location(part: "EmailMessage") -> str:
    return str(part.get("Content-Location") or "").strip()


def _content(part: "EmailMessage") -> bytes:
    """Return the bytes of a part; where its header names an encoding, as UTF-8 with a byte-order mark."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    encoding = part.get_content_charset()
    return content.decode(encoding, "replace").encode("utf-8-sig", "replace") if encoding else content


def _at(meta: Meta, address: str) -> Meta:
    """Return the metadata with the address that the page was saved from."""
    if not address.startswith("http") or address == meta.url:
        return meta
    if not meta.url:
        return replace(meta, url=address)
    return replace(meta, addresses=tuple(dict.fromkeys((*meta.addresses, address))))
