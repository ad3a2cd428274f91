"""Identifiers of a work that a key may be: DOI, PMID, PMCID, arXiv, ISBN, or the address."""

import re
from collections.abc import Iterator

from pipeline.model.reference import Reference
from pipeline.text.regex import regex

_SCHEME = regex(r"(?P<scheme>doi|pmid|pmcid|arxiv|isbn|url):(?P<value>\S.*)", re.IGNORECASE)
_DOI = regex(r"(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
_ADDRESS = regex(r"https?://(?:www\.)?(?P<rest>[^\s#]+)", re.IGNORECASE)
# what an entry prints, or a library's record says: "PMID: 26045324", '"PMID": "30000001"', "eprint = {2109.00001}"
_PRINTED = regex(r"\b(?P<scheme>pmid|pmcid|isbn|arxiv|eprint)\W{1,6}(?P<value>[\w][\w./-]{3,40})", re.IGNORECASE)
_SCHEMES = {"eprint": "arxiv"}


def identifier_of(key: str) -> str:
    """Return the normal form of a key that is an identifier, "" for another key.

    >>> identifier_of("doi:10.5555/PS.1"), identifier_of("https://www.quay.example/"), identifier_of("lee2017")
    ('doi:10.5555/ps.1', 'url:quay.example', '')
    """
    found = _SCHEME.match(key)
    value = found["value"] if found else key
    doi = _DOI.fullmatch(value)
    if doi:
        return f"doi:{doi['doi'].lower()}"
    address = _ADDRESS.match(value)
    if address:
        return f"url:{address['rest'].rstrip('/')}"
    return _normal(found["scheme"], value) if found else ""


def identifiers(reference: Reference) -> Iterator[str]:
    """Yield the normal forms of all identifiers of a reference."""
    for key in (f"doi:{reference.doi}" if reference.doi else "", reference.url, reference.citekey):
        if key and (identifier := identifier_of(key)):
            yield identifier
    for found in _PRINTED.finditer(reference.raw):
        yield _normal(found["scheme"], found["value"])


def _normal(scheme: str, value: str) -> str:
    scheme = scheme.lower()
    value = value.lower().rstrip(".")
    return f"{_SCHEMES.get(scheme, scheme)}:{value.replace('-', '') if scheme == 'isbn' else value}"
