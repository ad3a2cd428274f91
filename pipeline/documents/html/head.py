"""What a web page declares of itself: character encoding, title, authors, date, DOI, and the addresses that lead to it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from pipeline.documents.metadata.date_lines import first_date
from pipeline.model import Meta
from pipeline.text.regex import regex

_CHARSET = regex(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,40})")
_TITLE = regex(r"<title[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_TAGS = regex(r"<(?:meta|link)\b[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = regex(r"""([\w:-]{1,40})\s{0,3}=\s{0,3}(?:"([^"]{0,1500})"|'([^']{0,1500})'|([^\s"'>]{1,400}))""")
_LANGUAGE = regex(r"""<html\b[^>]{0,400}\slang\s?=\s?["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
# what programs that save pages write: browsers, SingleFile, HTTrack
_SAVED_FROM = regex(
    r"<!--\s{0,9}(?:saved\sfrom\surl=\(\d{1,6}\)(?P<browser>\S{4,1000})"
    r"|Page\ssaved\swith\sSingleFile\s{1,9}url:\s{0,9}(?P<single>\S{4,1000})"
    r"|Mirrored\sfrom\s(?P<mirror>\S{4,1000})\sby\sHTTrack)",
    re.IGNORECASE,
)
_HEAD = 300_000  # characters at the start of a page in which all this stands
_FILE_NAME = regex(r"\S{1,200}\.(?:docx?|pdf|xml|html?|indd|fmx\.xml)", re.IGNORECASE)
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author")
_DATES = ("citation_publication_date", "citation_date", "article:published_time", "dcterms.date", "dc.date", "date")
_TITLES = ("citation_title", "dc.title", "og:title")


def declared_encoding(data: bytes) -> str:
    """Return the character encoding that a page declares, "" where it declares none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def is_named_after_file(text: str) -> bool:
    """Tell whether the title that a page declares is the name of a file, as of acts in the law gazettes."""
    return _FILE_NAME.fullmatch(_page_title(text[:_HEAD])) is not None


def read_head(text: str, extracted: Meta) -> Meta:
    """Return the metadata of a page: what it declares, then what was extracted from its text."""
    head = text[:_HEAD]
    declared: dict[str, list[str]] = {}
    canonical = []
    for attributes in _attributes(head):
        if "canonical" in attributes.get("rel", "").lower().split():
            canonical.append(attributes.get("href", ""))
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        if name and attributes.get("content", "").strip():
            declared.setdefault(name, []).append(" ".join(attributes["content"].split()))

    def first(*names: str) -> str:
        return next((declared[name][0] for name in names if name in declared), "")

    addresses = [a for a in (*canonical, first("og:url"), *_saved_from(head), extracted.url) if a.startswith("http")]
    title = first("citation_title") or extracted.title or first(*_TITLES) or _page_title(head)
    language = _LANGUAGE.search(head)
    return replace(
        extracted,
        title="" if _FILE_NAME.fullmatch(title) else title,
        authors=tuple(declared.get("citation_author", ())) or extracted.authors or _people(declared),
        date=extracted.date or first_date(first(*_DATES)),
        url=next(iter(addresses), ""),
        addresses=tuple(dict.fromkeys(addresses))[1:],
        doi=re.sub(r"^(?:doi:|https?://(?:dx\.)?doi\.org/)", "", first("citation_doi", "dc.identifier").lower())
        if "10." in first("citation_doi", "dc.identifier")
        else "",
        language=language[1].lower() if language else "",
    )


def _attributes(head: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of each <meta> and <link>."""
    for tag in _TAGS.findall(head):
        yield {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def _people(declared: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the authors that a page declares; an address is no name."""
    names = next((declared[name] for name in _AUTHORS if name in declared), [])
    return tuple(name for name in names if "://" not in name)


def _page_title(head: str) -> str:
    title = _TITLE.search(head)
    return " ".join(unescape(title[1]).split()) if title else ""


def _saved_from(head: str) -> Iterator[str]:
    """Yield the address that a page was saved from."""
    found = _SAVED_FROM.search(head)
    if found:
        yield found["browser"] or found["single"] or f"https://{found['mirror']}"
