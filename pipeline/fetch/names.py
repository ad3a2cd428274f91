"""Names of saved files: of the entry's own words in letters that every system knows, never of a header or an address."""

import re

from pipeline.model.reference import Organisation, Reference
from pipeline.text.names import fold
from pipeline.text.regex import regex

_LONGEST = 80
_TITLE_WORDS = 6
_OTHER = regex(r"[^a-z0-9]+", re.ASCII)
_YEAR = regex(r"\d{4}")
_RESERVED = regex(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.ASCII)


def file_stem(reference: Reference) -> str:
    """Return the name of an entry's file without its ending: "varga-2014-tidal-drift-of-harbour-sediments-beneath".

    It holds a–z, 0–9 and hyphens, 80 letters at most with an ending, and is never empty.
    """
    first = reference.authors[0] if reference.authors else None
    author = first.name if isinstance(first, Organisation) else first.family if first else ""
    year = _YEAR.search(reference.year)
    words = [*fold(author).split()[:3], year.group() if year else "", *fold(reference.title).split()[:_TITLE_WORDS]]
    ascii_words = [_OTHER.sub("", word) for word in words]
    stem = "-".join(word for word in ascii_words if word)[: _LONGEST - len("-99.html")].strip("-")
    if stem and not _RESERVED.fullmatch(stem):
        return stem
    return f"source-{_OTHER.sub('-', reference.id.lower())[:40]}".strip("-")
