"""What a web page declares of itself: character encoding, title, DOI, canonical URL."""

import re
from html import unescape

_CHARSET = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,40})")
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_DOI = re.compile(
    r"""<meta[^>]{0,80}citation_doi["'][^>]{0,20}content=["'](?:doi:)?(10\.[^"']{3,200})""", re.IGNORECASE
)
_LINK_TAG = re.compile(r"<link\b[^>]{1,500}>", re.IGNORECASE)
_REL_CANONICAL = re.compile(r"""rel=["']?canonical\b""", re.IGNORECASE)
_HREF = re.compile(r"""href=["']([^"']{1,400})""", re.IGNORECASE)
_HEAD = 100_000  # characters at the start of a page in which all this stands


def declared_encoding(data: bytes) -> str:
    """Return the character encoding that a page declares, "" where it declares none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def page_title(text: str) -> str:
    """Return the title of a page, "" where it has none."""
    title = _TITLE.search(text[:_HEAD])
    return " ".join(unescape(title[1]).split()) if title else ""


def citation_doi(text: str) -> str:
    """Return the DOI of the page's citation_doi, in lower case, "" where it has none."""
    doi = _DOI.search(text[:_HEAD])
    return doi[1].lower() if doi else ""


def canonical_url(text: str) -> str:
    """Return the page's canonical link, "" where it has none; trafilatura gives it only when it can prove the host."""
    for tag in _LINK_TAG.findall(text[:_HEAD]):
        if _REL_CANONICAL.search(tag):
            href = _HREF.search(tag)
            return href[1] if href else ""
    return ""
