"""URLs and DOIs brought to one form, so that the same page compares equal."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# "https://example.org/a(1)?x=2", without the stop or bracket that follows it
_URL = re.compile(r"https?://[^\s<>\"'“”‘’\]]{3,2000}")
# Crossref's recommended pattern, "10.1177/14614448211019220"
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>“”]{1,200}", re.IGNORECASE)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|share|amp)$", re.IGNORECASE)
_LAST = ".,;:)]}>"


def same_url(url: str) -> str:
    """Return what is compared of a URL: no scheme, "www.", tracking, fragment or last slash; "" when it is none.

    >>> same_url("https://www.example.org/a/?utm_source=x#top")
    'example.org/a'
    """
    try:
        parts = urlsplit(url.strip().rstrip(_LAST))
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if not host or parts.scheme not in {"http", "https"}:
        return ""
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])))
    path = re.sub(r"/(?:index\.\w{3,5})?$", "", parts.path)
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def same_doi(doi: str) -> str:
    """Return the bare DOI in small letters, "" when there is none.

    >>> same_doi("https://doi.org/10.1000/ABC.1.")
    '10.1000/abc.1'
    """
    found = _DOI.search(doi)
    return found.group().rstrip(_LAST).casefold() if found else ""


def urls_in(text: str) -> list[str]:
    """Return the URLs of a text that lead to a page and not to a whole site, brought to one form."""
    return [url for url in map(same_url, _URL.findall(text)) if "/" in url or "?" in url]


def dois_in(text: str) -> list[str]:
    """Return the DOIs of a text, brought to one form."""
    return [found.rstrip(_LAST).casefold() for found in _DOI.findall(text)]
