"""URLs and DOIs normalised, so that the same page compares equal, and whose pages they are."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline.lexicon import fragment
from pipeline.model.reference import Reference
from pipeline.model.span import Span, blank
from pipeline.text.regex import regex

# "https://example.org/a(1)?x=2", without the stop or bracket that follows it
_URL = regex(r"https?://[^\s<>\"'“”‘’\]]{3,2000}")
# a page without its scheme, a mailbox
_BARE_ADDRESS = regex(r"\bwww\.[\w-]{1,63}\.[^\s<>\"]{2,500}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_SIGNS = {_URL: ("://",), _BARE_ADDRESS: ("www.", "@")}  # no address is without
# Crossref's recommended pattern, "10.1177/14614448211019220"
_DOI = regex(r"\b10\.\d{4,9}/[^\s\"'<>“”]{1,200}", re.IGNORECASE)
# of a query: they name the link that was followed, and not the page
_TRACKING_PARAMETER = regex(rf"^(?:utm_\w+|{fragment('evidence.tracking_parameters')})$", re.IGNORECASE)
_DOI_ADDRESS = regex(r"doi\.org/10\.", re.IGNORECASE)
_SHORT_LABEL = 3  # letters: "co.uk", "com.au", "gov.pl"
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


def address_key(url: str) -> str:
    """Return what two addresses of one work share: the DOI, else the normalised URL; "" where it is no address.

    >>> address_key("https://doi.org/10.1000/ABC.1"), address_key("http://www.example.org/a/#top")
    ('10.1000/abc.1', 'example.org/a')
    """
    return (_DOI_ADDRESS.search(url) and normalise_doi(url)) or normalise_url(url)


def address_keys(reference: Reference) -> list[str]:
    """Return the keys of all addresses that a reference states."""
    keys = (reference.doi.casefold(), address_key(reference.url), *dois_in(reference.raw))
    return [key for key in dict.fromkeys(keys) if key]


def site_of(url: str) -> str:
    """Return the site that an address belongs to, "" where it is no address.

    >>> site_of("https://edition.example.co.uk/news"), site_of("https://data.example.org")
    ('example.co.uk', 'example.org')
    """
    labels = normalise_url(url).partition("/")[0].partition("?")[0].split(".")
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= _SHORT_LABEL else 2
    return ".".join(labels[-size:])


def blank_addresses(text: str) -> str:
    """Return the text with its URLs and mailboxes turned into blanks: same length, so that spans hold.

    >>> blank_addresses("see https://example.org/Oslo, ada@example.org")
    'see                         ,                '
    """
    patterns = [pattern for pattern, signs in _SIGNS.items() if any(sign in text for sign in signs)]
    found = (match for pattern in patterns for match in pattern.finditer(text))
    return blank(text, (Span(m.start(), m.start() + len(m.group().rstrip(_TRAILING))) for m in found))


def urls_in(text: str) -> list[str]:
    """Return the normalised URLs of a text that lead to a page and not to a whole site."""
    return [url for url in map(normalise_url, _URL.findall(text)) if "/" in url or "?" in url]


def dois_in(text: str) -> list[str]:
    """Return the DOIs of a text, bare and in lower case."""
    return [doi.rstrip(_TRAILING).casefold() for doi in _DOI.findall(text)]
