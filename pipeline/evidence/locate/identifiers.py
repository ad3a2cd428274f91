"""URLs and DOIs normalised, so that the same page compares equal."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline.lexicon import fragment

# "https://example.org/a(1)?x=2", without the stop or bracket that follows it
_URL = re.compile(r"https?://[^\s<>\"'“”‘’\]]{3,2000}")
# Crossref's recommended pattern, "10.1177/14614448211019220"
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>“”]{1,200}", re.IGNORECASE)
# of a query: they name the link that was followed, and not the page
_TRACKING_PARAMETER = re.compile(rf"^(?:utm_\w+|{fragment('evidence.tracking_parameters')})$", re.IGNORECASE)
_TRAILING = ".,;:)]}>"


def normalise_url(url: str) -> str:
    """Return a URL without scheme, "www.", tracking parameters, fragment and last slash; "" when it is none.

    >>> normalise_url("https://www.example.org/a/?utm_source=x#top")
    'example.org/a'
    """
    try:
        parts = urlsplit(url.strip().rstrip(_TRAILING))
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if not host or parts.scheme not in {"http", "https"}:
        return ""
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING_PARAMETER.match(pair[0])))
    path = re.sub(r"/(?:index\.\w{3,5})?$", "", parts.path)
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def normalise_doi(text: str) -> str:
    """Return the first DOI of a text, bare and in lower case; "" when there is none.

    >>> normalise_doi("https://doi.org/10.1000/ABC.1.")
    '10.1000/abc.1'
    """
    return next(iter(dois_in(text)), "")


def urls_in(text: str) -> list[str]:
    """Return the normalised URLs of a text that lead to a page and not to a whole site."""
    return [url for url in map(normalise_url, _URL.findall(text)) if "/" in url or "?" in url]


def dois_in(text: str) -> list[str]:
    """Return the DOIs of a text, bare and in lower case."""
    return [doi.rstrip(_TRAILING).casefold() for doi in _DOI.findall(text)]
