"""DOI, URL and other numbers of the work that no other field needs."""

import re

from pipeline.references.parse.rules.placeholders import LINK, cut

_CLOSERS = {")": "(", "]": "[", ">": "<", "}": "{"}
# e.g. "10.1093/jb/mvg083", "doi: 10. 1093/jb", "https://doi.org/10.1093/jb"
_DOI = re.compile(r"\b10\.\s?\d{4,9}(?:\.\d{1,9})?/\s?[^\s\"<>{}|^`\ue003]{2,300}")
_DOI_LEAD = re.compile(
    r"(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|\bdoi\s?[:=]?\s?(?:https?://(?:dx\.)?doi\.org/)?)?\s?$", re.IGNORECASE
)
_REACH = 40  # characters before a DOI in which its lead stands
_URL = re.compile(r"(?:https?://|ftp://|\bwww\.)[^\s<>\"“”\ue003]{3,2000}", re.IGNORECASE)
# what only leads up to a link: "Retrieved from", "Available at:", "Disponível em:", "Verfügbar unter", "URL:"
_LEAD = re.compile(
    r"[(\[]?(?<!\w)(?:(?:retrieved|available|accessible|accessed|access|online|disponíve(?:l|is)(?: respectivamente)?|disponible|"
    r"recuperado|verfügbar|abrufbar|erreichbar|obtido|tomado|in|at)"
    r"\s?(?:online|web|im internet)?\s?(?:from|at|on|via|em|en|de|à|unter|:)?"
    r"|url|doi|link|web|website|режим доступа|abgerufen von)\s?:?\s?[<(\[]?\s?$",
    re.IGNORECASE,
)
# [arXiv:1502.01689 [hep-th]], PMid:26045324, PMCID: PMC12, ISBN 978-3-…, hdl:1721/3
_NUMBER = re.compile(
    r"\[?\s?(?:\barxiv\s?:\s?[\w./-]{5,30}(?:\s?\[[\w. -]{2,20}\])?|\b(?:PMID|PubMed)\s?:?\s?\d{4,9}|\bPMCID\s?:?\s?PMC\s?\d{3,9}"
    r"|\b(?:e-?)?IS[BS]N(?:-?1[03])?\s?[:.]?\s?[\dXx –-]{8,24}|\bhdl\s?:\s?\S{3,60})\s?\]?",
    re.IGNORECASE,
)
# one of these stands in every link, and in every other number; "in" is quicker than a pattern that finds nothing
_LINKS = ("10.", "http", "www.", "ftp:")
_NUMBERS = ("arxiv", "pmid", "pubmed", "pmcid", "isbn", "issn", "hdl")


def take(text: str) -> tuple[str, str, str]:
    """Return (doi, url, the text with LINK marks in their place).

    >>> take("Nature 5. https://doi.org/10.1000/ABC.")[:2], take("See https://a.org/b_(c).")[:2]
    (('10.1000/abc', 'https://doi.org/10.1000/ABC'), ('', 'https://a.org/b_(c)'))
    """
    lower = text.lower()
    doi, url, text = _linked(text) if any(map(lower.__contains__, _LINKS)) else ("", "", text)
    return doi, url, _NUMBER.sub(LINK, text) if any(map(lower.__contains__, _NUMBERS)) else text


def _linked(text: str) -> tuple[str, str, str]:
    """Return (doi, url, the text without them)."""
    doi = url = ""
    found = _DOI.search(text) if "10." in text else None
    if found:
        written = trim(found.group())
        doi = written.replace(" ", "").lower()  # a DOI is the same in any case (DOI Handbook, 2.4)
        lead = _DOI_LEAD.search(text, max(0, found.start() - _REACH), found.start())
        start, end = lead.start() if lead else found.start(), found.start() + len(written)
        at = text.lower().find("http", start, end)
        url = text[at:end] if at >= 0 else ""
        text = cut(text, start, end, LINK)
    found = _URL.search(text)
    while found:
        written = trim(found.group())
        url = url or written
        lead = _LEAD.search(text, max(0, found.start() - 60), found.start())
        text = cut(text, lead.start() if lead else found.start(), found.start() + len(written), LINK)
        found = _URL.search(text)
    return doi, url, text


def trim(link: str) -> str:
    """Return the link without the punctuation of the sentence around it; a bracket that opens inside stays."""
    while link and (
        link[-1] in ".,;:'\"”’" or (link[-1] in _CLOSERS and link.count(link[-1]) > link.count(_CLOSERS[link[-1]]))
    ):
        link = link[:-1]
    return link
