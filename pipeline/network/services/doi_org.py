"""doi.org: whether a DOI is registered, and with whom."""

from urllib.parse import quote

import msgspec

from pipeline.network.query import DAY_TTL, Query

NAME = "doi.org"
# answers that say that the registry does not have it; any other status is no answer
_UNKNOWN = frozenset({"DOI does not exist", "Invalid DOI"})


class _Registration(msgspec.Struct):
    agency: str | None = msgspec.field(default=None, name="RA")
    status: str | None = None


class _Handle(msgspec.Struct, rename="camel"):
    response_code: int


def agency(doi: str) -> Query[str]:
    """Ask with whom a DOI is registered: "Crossref", "DataCite", …; "" for one that the registry does not have."""
    url = f"https://doi.org/ra/{quote(doi, safe='/')}"
    return Query(NAME, url, f"DOI {doi}", _read_agency, "", empty=DAY_TTL)


def handle(doi: str) -> Query[bool]:
    """Ask whether a DOI leads anywhere, without following it to its publisher."""
    url = f"https://doi.org/api/handles/{quote(doi, safe='/')}"
    return Query(NAME, url, f"DOI {doi}", _read_handle, nothing=False, empty=DAY_TTL)


def _read_agency(body: bytes) -> str:
    found = msgspec.json.decode(body, type=list[_Registration])
    if len(found) != 1:
        raise ValueError("one DOI was asked for")
    if found[0].agency:
        return found[0].agency
    if found[0].status not in _UNKNOWN:
        raise ValueError(f"status {found[0].status}")
    return ""


def _read_handle(body: bytes) -> bool:
    code = msgspec.json.decode(body, type=_Handle).response_code
    if code not in (1, 100):
        raise ValueError(f"response code {code}")
    return code == 1
