"""The Wayback Machine: archived copies of pages. Its CDX service is asked; the availability call answers {} for pages it has."""

import re
from dataclasses import dataclass
from functools import partial

import msgspec

from pipeline.network.query import DAY_TTL, FORTNIGHT_TTL, Query, with_parameters
from pipeline.text.regex import regex

NAME = "wayback"
_CDX = "https://web.archive.org/cdx/search/cdx"
_TIMESTAMP = regex(r"\d{14}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Capture:
    """An archived copy of an address. timestamp: YYYYMMDDhhmmss."""

    timestamp: str
    original: str

    @property
    def day(self) -> str:
        """The day, EDTF."""
        return f"{self.timestamp[:4]}-{self.timestamp[4:6]}-{self.timestamp[6:8]}"

    @property
    def url(self) -> str:
        """The address for people."""
        return f"https://web.archive.org/web/{self.timestamp}/{self.original}"

    @property
    def raw_url(self) -> str:
        """The address of the bytes as they were saved."""
        return f"https://web.archive.org/web/{self.timestamp}id_/{self.original}"


def nearest(url: str, day: str) -> Query[Capture | None]:
    """Ask for the copy nearest to a day (EDTF; the newest without one)."""
    digits = re.sub(r"\D", "", day)[:8]
    order: dict[str, str | int] = (
        {"closest": digits, "sort": "closest", "limit": 1} if len(digits) >= 4 else {"limit": -1}
    )
    parameters = {"url": url, "output": "json", "fl": "timestamp,original", "filter": "statuscode:200", **order}
    return Query(
        NAME, with_parameters(_CDX, parameters), f"address {url}", partial(_read, url), None, fresh=FORTNIGHT_TTL, empty=DAY_TTL
    )  # fmt: skip


def _read(url: str, body: bytes) -> Capture | None:
    """Return the first copy of a list whose first row names the columns; [] where there is none."""
    rows = msgspec.json.decode(body, type=list[list[str]])
    if len(rows) < 2:
        return None
    if not rows[1] or not _TIMESTAMP.fullmatch(rows[1][0]):
        raise ValueError("no timestamp")
    return Capture(rows[1][0], url)
