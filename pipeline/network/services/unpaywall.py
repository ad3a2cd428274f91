"""Unpaywall: where a work can be had openly. https://api.unpaywall.org; needs an e-mail."""

from urllib.parse import quote

import msgspec

from pipeline.model.copy import Copy, Version
from pipeline.network.query import FORTNIGHT_TTL, Query

NAME = "unpaywall"


class _Location(msgspec.Struct):
    url_for_pdf: str | None = None
    url_for_landing_page: str | None = None
    url: str | None = None
    host_type: str | None = None
    license: str | None = None
    version: str | None = None


class _Work(msgspec.Struct):
    best_oa_location: _Location | None = None
    oa_locations: list[_Location] | None = None


def copies(doi: str) -> Query[tuple[Copy, ...]]:
    """Ask where the work of a DOI can be had openly."""
    url = f"https://api.unpaywall.org/v2/{quote(doi, safe='/')}"
    return Query(NAME, url, f"DOI {doi}", _read, (), fresh=FORTNIGHT_TTL)


def _read(body: bytes) -> tuple[Copy, ...]:
    work = msgspec.json.decode(body, type=_Work)
    places = [*([work.best_oa_location] if work.best_oa_location else []), *(work.oa_locations or [])]
    return tuple(dict.fromkeys(copy for place in places for copy in _copies(place)))


def _copies(place: _Location) -> list[Copy]:
    version, licence, hosted = Version.of(place.version), place.license or "", place.host_type == "repository"
    page = place.url_for_landing_page or (place.url if place.url != place.url_for_pdf else None)
    pdf = [Copy(place.url_for_pdf, NAME, "pdf", version, licence, hosted)] if place.url_for_pdf else []
    return pdf + ([Copy(page, NAME, "page", version, licence, hosted)] if page else [])
