"""DOI, URL and other identifiers of a work."""

import re

from pipeline.lexicon import fragment
from pipeline.references.parse.rules.placeholders import LINK, put_placeholder
from pipeline.text.regex import regex

_OPENING = {")": "(", "]": "[", ">": "<", "}": "{"}
# e.g. "10.1093/jb/mvg083", "doi: 10. 1093/jb", "https://doi.org/10.1093/jb"
_DOI = regex(r"\b10\.\s?\d{4,9}(?:\.\d{1,9})?/\s?[^\s\"<>{}|^`\ue003]{2,300}")
_DOI_LEAD = regex(
    r"(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|\bdoi\s?[:=]?\s?(?:https?://(?:dx\.)?doi\.org/)?)?\s?$", re.IGNORECASE
)
_REACH, _URL_REACH = 40, 60  # characters before a DOI or a URL in which its lead stands
_URL = regex(r"(?:https?://|ftp://|\bwww\.)[^\s<>\"“”\ue003]{3,2000}", re.IGNORECASE)
_AVAILABLE = fragment("references.availability_words")
_FROM = fragment("references.link_prepositions")
# what only leads up to a link: "Retrieved from", "Available at:", "Disponível em:", "Verfügbar unter", "URL:"
_LEAD = regex(
    rf"[(\[]?(?<!\w)(?:{_AVAILABLE}\s?(?:online|web|im internet)?\s?(?:{_FROM}|:)?"
    rf"|{fragment('references.link_nouns')})\s?:?\s?[<(\[]?\s?$",
    re.IGNORECASE,
)
# [arXiv:1502.01689 [hep-th]], PMid:26045324, PMCID: PMC12, ISBN 978-3-…, hdl:1721/3
_IDENTIFIER = regex(
    r"\[?\s?(?:\barxiv\s?:\s?[\w./-]{5,30}(?:\s?\[[\w. -]{2,20}\])?|\b(?:PMID|PubMed)\s?:?\s?\d{4,9}|\bPMCID\s?:?\s?PMC\s?\d{3,9}"
    r"|\b(?:e-?)?IS[BS]N(?:-?1[03])?\s?[:.]?\s?[\dXx –-]{8,24}|\bhdl\s?:\s?\S{3,60})\s?\]?",
    re.IGNORECASE,
)
# one of these is in every link, and in every other identifier; "in" is quicker than a pattern that finds nothing
_LINKS = ("10.", "http", "www.", "ftp:")
_SCHEMES = ("arxiv", "pmid", "pubmed", "pmcid", "isbn", "issn", "hdl")


def split_links(text: str) -> tuple[str, str, str]:
    """Return the DOI, the URL, and the text with LINK placeholders instead of all identifiers.

    >>> split_links("Nature 5. https://doi.org/10.1000/ABC.")[:2], split_links("See https://a.org/b_(c).")[:2]
    (('10.1000/abc', 'https://doi.org/10.1000/ABC'), ('', 'https://a.org/b_(c)'))
    """
    lower = text.lower()
    doi, url, text = _split_doi_and_url(text) if any(map(lower.__contains__, _LINKS)) else ("", "", text)
    return doi, url, _IDENTIFIER.sub(LINK, text) if any(map(lower.__contains__, _SCHEMES)) else text


def _split_doi_and_url(text: str) -> tuple[str, str, str]:
    doi = url = ""
    found = _DOI.search(text) if "10." in text else None
    if found:
        written = trim_link(found.group())
        doi = written.replace(" ", "").lower()  # a DOI is the same in any case (DOI Handbook, 2.4)
        lead = _DOI_LEAD.search(text, max(0, found.start() - _REACH), found.start())
        start, end = lead.start() if lead else found.start(), found.start() + len(written)
        at = text.lower().find("http", start, end)
        url = text[at:end] if at >= 0 else ""
        text = put_placeholder(text, start, end, LINK)
    found = _URL.search(text)
    while found:
        written = trim_link(found.group())
        url = url or written
        lead = _LEAD.search(text, max(0, found.start() - _URL_REACH), found.start())
        text = put_placeholder(text, lead.start() if lead else found.start(), found.start() + len(written), LINK)
        found = _URL.search(text)
    return doi, url, text


def trim_link(link: str) -> str:
    """Return the link without the punctuation of the sentence around it; a bracket that opens inside stays."""
    while link and (
        link[-1] in ".,;:'\"”’" or (link[-1] in _OPENING and link.count(link[-1]) > link.count(_OPENING[link[-1]]))
    ):
        link = link[:-1]
    return link
